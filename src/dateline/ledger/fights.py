"""ledger/ finds the parties of each war of a pile: who is said to fight whom, how often, and which of them fight together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.countries import country_of_code, country_of_demonym
from dateline.grounding.types import Actor
from dateline.ledger.names import is_common
from dateline.linking.incidents.mentions import is_violent
from dateline.linking.parties import STATE_KINDS, fights_for, party_of, roles_of
from dateline.linking.types import Pile

#: A party must be in at least this share of the reports of fighting that the most named one of its war is in,
LEAST_SHARE = 0.1
#: and in two, where that one is in so many that one report may be a slip.
MANY = 8
FIGHTERS = STATE_KINDS | {"armed_group"}
Pair = tuple[str, str]


def find_fights(pile: Pile, keys: Mapping[str, str]) -> Counter[Pair]:
    """Pairs of party keys in order, each with the number of reports that tell of one fighting the other.

    One that is only said to attack, and nobody knows whom ("an air strike on a village" of its own country), is paired with
    itself: it is a party. `keys` has the party keys of armed groups under turns of their names, by actor id.
    """
    seen = _Seen(pile, keys)
    told: dict[Pair, set[str]] = defaultdict(set)
    by_place: dict[Pair, set[str]] = defaultdict(set)
    truces: dict[Pair, set[str]] = defaultdict(set)
    charges: dict[Pair, set[str]] = defaultdict(set)
    claims = {claim.claim_id: claim for claim in pile.claims}
    for event in pile.events:
        if event.type == "Ceasefire" and event.sub_type not in ("proposed", "rejected") and not event.background:
            for pair in seen.ceasing(event):
                truces[pair].add(event.report_id)
        elif is_violent(event):
            claim = claims[event.claim_id]
            pairs, placed = seen.pairs(event, claim), seen.by_place(event, claim)
            for pair in pairs or (() if placed else seen.alone(event, claim)):
                told[pair].add(event.report_id)
            for pair in () if pairs else placed:
                by_place[pair].add(event.report_id)
            for pair in seen.charges(event, claim):
                charges[pair].add(event.report_id)
    _add_places(told, by_place, seen)
    _add_truces(told, truces, seen.mediators)
    _add_charges(told, charges)
    return _named(Counter({pair: len(reports) for pair, reports in sorted(told.items())}))


class _Seen:
    """Reads single events for who fights in them."""

    def __init__(self, pile: Pile, keys: Mapping[str, str]) -> None:
        self._keys = keys
        self._places = pile.places
        self.mediators = {
            party_of(r.actor) for event in pile.events for r in event.roles if r.role == "mediator" and r.actor
        }

    def ceasing(self, event: Event) -> set[Pair]:
        """Two who cease fire fought; of three who announce it together one may have mediated."""
        between = sorted(
            {key for r in event.roles if r.role == "party" and r.actor and (key := self._fighter(r.actor))}
        )
        return {(between[0], between[1])} if len(between) == 2 else set()

    def pairs(self, event: Event, claim: Claim) -> set[Pair]:
        """Who is named as fighting whom, or is said so by the state in which it happened."""
        doers, home = self._doers(event, claim), self._home(event)
        right = self._hit(event) or ({home} if party_of(claim.claimant) == home else set())
        return {(min(a, b), max(a, b)) for a in doers for b in right if a != b}

    def by_place(self, event: Event, claim: Claim) -> set[Pair]:
        """ "An attack on Ganja": the state that the place is in is the target. A place of the attacker's own tells nothing."""
        home = self._home(event)
        if self._hit(event):
            return set()
        return {(min(a, home), max(a, home)) for a in self._doers(event, claim) if home and a != home}

    def charges(self, event: Event, claim: Claim) -> set[Pair]:
        """Whoever speaks for a state or a group and says that another did it, with that other."""
        key = self._keys.get(claim.claimant.actor_id) or party_of(claim.claimant)
        speaks = key.startswith("state:") or key in self._keys.values()
        return {(min(a, key), max(a, key)) for a in self._doers(event, claim) if speaks and a != key}

    def alone(self, event: Event, claim: Claim) -> set[Pair]:
        """Whoever attacks and nobody knows whom; of a state only where it is said to do so in its own country."""
        doers = (r.actor for r in roles_of(event, claim, "perpetrator") if r.actor)
        keys = {key for actor in doers if (key := self._fighter(actor))}
        return {(key, key) for key in keys if key == self._home(event) or not key.startswith("state:")}

    def _hit(self, event: Event) -> set[str]:
        """The parties of those named as hit; what bears a state's adjective is that state's."""
        named = [r for r in event.roles if r.role in ("target", "victim", "party")]
        found = {key for r in named if r.actor for key in self._belongs(r.actor)}
        told = (country_of_demonym(word) for r in named if r.actor is None for word in r.text.split())
        return found | {f"state:{country.iso2}" for country in told if country}

    def _doers(self, event: Event, claim: Claim) -> set[str]:
        named = (r.actor for r in roles_of(event, claim, "perpetrator", "party") if r.actor)
        return {key for actor in named if (key := self._fighter(actor))}

    def _home(self, event: Event) -> str:
        place = self._places.get(event.place_id) if event.place_id else None
        return f"state:{place.country}" if place is not None and place.country else ""

    def _fighter(self, actor: Actor) -> str | None:
        return self._keys.get(actor.actor_id) or (party_of(actor) if fights_for(actor) else None)

    def _belongs(self, actor: Actor) -> Iterable[str]:
        """The party hit when this actor is: its own, or the state whose people these are."""
        key = self._fighter(actor)
        if key:
            return (key,)
        return (f"state:{actor.country}",) if actor.kind in ("people", "unnamed") and actor.country else ()


def _add_places(told: dict[Pair, set[str]], by_place: Mapping[Pair, set[str]], seen: _Seen) -> None:
    """Who is hit where only the place tells it.

    Where a state's own forces attack at home, or a group of it does, the war is within it: what another state strikes there
    may be anybody's, so it counts only for those who are named as enemies as well.
    """
    at_home = {a for a, b in told if a == b}
    for pair, reports in sorted(by_place.items()):
        foreign = all(key.startswith("state:") for key in pair)
        if pair in told or not foreign or not at_home & set(pair):
            told[pair] |= reports


def _add_truces(told: dict[Pair, set[str]], truces: Mapping[Pair, set[str]], mediators: set[str]) -> None:
    """Who ceases fire with whom. A state that mediates, or is named once beside one that fights, is no party by that alone."""
    fighting = {key for pair in told for key in pair}
    for pair, reports in sorted(truces.items()):
        strange = [key for key in pair if key not in fighting]
        mediating = any(key in mediators for key in strange)
        slip = len(strange) == 1 and len(reports) == 1 and strange[0].startswith("state:")
        if not mediating and not slip:
            told[pair] |= reports


def _add_charges(told: dict[Pair, set[str]], charges: Mapping[Pair, set[str]]) -> None:
    """Who fights one that nobody is named as fighting: whoever charges it with attacks in most reports, if anybody does."""
    at_war = {key for a, b in told if a != b for key in (a, b)}
    most: dict[str, int] = defaultdict(int)
    for pair, reports in charges.items():
        for key in pair:
            most[key] = max(most[key], len(reports))
    for pair, reports in sorted(charges.items()):
        if not at_war & set(pair) and all(len(reports) == most[key] for key in pair):
            told[pair] |= reports


def _named(fights: Counter[Pair]) -> Counter[Pair]:
    """Without groups that are called by a common noun ("rebels") where their enemy fights one that has a name."""
    enemies: dict[str, set[str]] = defaultdict(set)
    for a, b in fights:
        enemies[a].add(b)
        enemies[b].add(a)
    groups = {key for key in enemies if key.startswith("group:")}
    named = {key for key in groups if not is_common(key.removeprefix("group:"))}
    idle = {
        key
        for key in groups - named
        if named and (enemies[key] <= {key} or any(enemies[e] & named for e in enemies[key]))
    }
    return Counter({pair: count for pair, count in fights.items() if not idle & set(pair)})


def find_wars(fights: Counter[Pair]) -> dict[str, int]:
    """The number of its war by party key: a pile may hold several wars, and nothing of one tells of another."""
    enemies: dict[str, set[str]] = defaultdict(set)
    for a, b in fights:
        enemies[a].add(b)
        enemies[b].add(a)
    wars: dict[str, int] = {}
    for number, first in enumerate(sorted(enemies)):
        waiting = [first] if first not in wars else []
        while waiting:
            key = waiting.pop()
            wars[key] = number
            waiting.extend(enemy for enemy in enemies[key] if enemy not in wars)
    return wars


def belligerents(fights: Counter[Pair], wars: Mapping[str, int]) -> Counter[str]:
    """Party keys by the number of tellings that they fight in; those seldom named beside others of their war are left out."""
    weight: Counter[str] = Counter()
    for (a, b), count in fights.items():
        for key in {a, b}:
            weight[key] += count
    most: dict[int, int] = defaultdict(int)
    for key, count in weight.items():
        most[wars[key]] = max(most[wars[key]], count)
    floor = {war: max(1 if count < MANY else 2, LEAST_SHARE * count) for war, count in most.items()}
    return Counter({key: n for key, n in sorted(weight.items()) if n >= floor[wars[key]]})


def name_sides(
    parties: Counter[str],
    fights: Counter[Pair],
    names: Mapping[str, str],
    actors: Sequence[Actor],
    wars: Mapping[str, int],
) -> dict[str, str]:
    """A side for each party, called by the party most told of on it.

    Where a war has two sides (nobody fights an enemy's enemy) allies share one; otherwise each party is its own side.
    """
    called = {party_of(actor): actor.name for actor in reversed(actors) if actor.kind in FIGHTERS}
    label = {key: names.get(key) or state_name(key) or called.get(key, key) for key in parties}
    sides: dict[str, str] = {}
    for war in sorted(set(wars.values())):
        members = Counter({key: n for key, n in parties.items() if wars[key] == war})
        colours = _two_sides(members, fights)
        heads: dict[int, str] = {}
        for key in sorted(members, key=lambda k: (-members[k], k)):
            head = heads.setdefault(colours[key], key) if colours else key
            sides[key] = label[head] if _allied(key, head, fights) else label[key]
    return dict(sorted(sides.items()))


def _allied(a: str, b: str, fights: Iterable[Pair]) -> bool:
    """Whether two who have an enemy in common fight beside each other: a state and a group that fight another group need not."""
    if a == b or a.startswith("group:") == b.startswith("group:"):
        return True
    enemies = [{x if y == key else y for x, y in fights if key in (x, y) and x != y} for key in (a, b)]
    return any(not enemy.startswith("group:") for enemy in enemies[0] & enemies[1])


def state_name(key: str) -> str | None:
    """The name of a state of which only a place was named."""
    country = country_of_code(key.removeprefix("state:")) if key.startswith("state:") else None
    return country.name if country else None


def _two_sides(parties: Counter[str], fights: Counter[Pair]) -> dict[str, int] | None:
    """A colour for each party such that every fight is between two colours; None where the war is not of two sides."""
    enemies: dict[str, list[str]] = defaultdict(list)
    for a, b in fights:
        if a != b and a in parties and b in parties:
            enemies[a].append(b)
            enemies[b].append(a)
    order = sorted(parties, key=lambda k: (-parties[k], k))
    colours = {order[0]: 0} if order else {}
    waiting = order[:1]
    while waiting:
        key = waiting.pop()
        for enemy in enemies[key]:
            if enemy not in colours:
                colours[enemy] = 1 - colours[key]
                waiting.append(enemy)
            elif colours[enemy] == colours[key]:
                return None
    return colours if len(colours) == len(parties) else None
