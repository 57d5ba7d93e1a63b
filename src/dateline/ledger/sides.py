"""ledger/ infers the sides: the parties from who is said to fight whom, and who else stands with one by its own positions.

No country is known to the code. The parties come from the record and can be given instead (`overrides`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.countries import country_of_code, entities
from dateline.grounding.types import Actor
from dateline.ledger.outlets import Home, find_homes, heard_in
from dateline.ledger.positions import Stance
from dateline.ledger.types import Alignment
from dateline.linking.copies import origin_of_name
from dateline.linking.mentions import is_violent
from dateline.linking.parties import STATE_KINDS, fights_for, party_of, roles_of, speaks_for_state
from dateline.linking.types import Pile

#: A party must be in at least this share of the reports of fighting that the most named one of its war is in,
LEAST_SHARE = 0.1
#: and in two, where that one is in so many that one report may be a slip.
MANY = 8
FIGHTERS = STATE_KINDS | {"armed_group"}


@dataclass(frozen=True, slots=True)
class Sides:
    """`of_party` maps party keys to side names; `of_actor` actor ids. An actor on neither side is in neither.

    `local` has the ids of bodies of no known country that only the outlets of one party's country quote.
    `wars` numbers the wars of the pile by party key: who is linked by fights, however far, is in one war. `neutral` are the ids
    of actors that a person has judged to be on no side.
    """

    parties: tuple[str, ...]
    of_party: Mapping[str, str]
    of_actor: Mapping[str, str]
    alignments: tuple[Alignment, ...] = ()
    state_names: Mapping[str, str] = field(default_factory=dict)
    wars: Mapping[str, int] = field(default_factory=dict)
    local: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()

    def side(self, actor: Actor) -> str | None:
        """The side of an actor, None where it is on neither."""
        return self.of_actor.get(actor.actor_id)

    def is_third(self, actor: Actor) -> bool:
        """Whether an actor is known to be on no side: an outlet, an organisation, or one of a country that is no party.

        "A spokesman" or "the office" of nobody knows whom may be of either side, so it corroborates nothing.
        """
        if actor.actor_id in self.neutral:
            return True
        if self.side(actor) or actor.kind == "unnamed" or actor.actor_id in self.local:
            return False
        if actor.kind == "person" and actor.represents:
            return party_of(actor) not in self.of_party
        if actor.country:
            return f"state:{actor.country}" not in self.of_party and not party_of(actor).startswith("entity:")
        return (
            actor.kind == "outlet"
            or (actor.kind == "organisation" and len(actor.name.split()) > 1)
            or actor.name.isupper()
        )

    def accused(self, event: Event, claim: Claim) -> str | None:
        """The side of the first perpetrator named that has one. People are not sides: only states and groups fight."""
        named = (r.actor for r in roles_of(event, claim, "perpetrator") if r.actor)
        sides = (self.of_party.get(party_of(actor)) for actor in named if actor.kind in FIGHTERS)
        return next((side for side in sides if side), None)

    def name(self, actor: Actor) -> str:
        """A state by its country's name, whichever of its organs is meant; anyone else by its own."""
        return self.state_names.get(party_of(actor), actor.name) if actor.kind in STATE_KINDS else actor.name


def state_names(actors: Iterable[Actor]) -> dict[str, str]:
    """Names of the states, and of the disputed entities, that actors are of, by party key."""
    codes = {actor.country for actor in actors if actor.country}
    known = {code: country_of_code(code) for code in codes}
    states = {f"state:{code}": country.name for code, country in sorted(known.items()) if country}
    return states | {f"entity:{entity.entity_id}": entity.name for entity in entities()}


def all_actors(pile: Pile) -> list[Actor]:
    """Every actor that a claim or an event names, each id once, in order of ids: as most of them tell of it."""
    told = Counter(actor for claim in pile.claims for actor in (claim.claimant, *claim.chain))
    told.update(role.actor for event in pile.events for role in event.roles if role.actor)
    found: dict[str, Actor] = {}
    for actor in sorted(
        told, key=lambda a: (a.actor_id, -told[a], a.country or "", a.office or "", a.represents or "")
    ):
        found.setdefault(actor.actor_id, actor)
    return list(found.values())


def find_sides(
    pile: Pile,
    actors: Sequence[Actor],
    stances: Sequence[Stance],
    *,
    names: Mapping[str, str],
    overrides: Mapping[str, str] | None = None,
    judged: Mapping[str, Alignment | None] | None = None,
) -> Sides:
    """Sides of the pile, whose actors are given in order of ids with the names of their states by party key.

    `overrides` maps party keys or actor ids to side names and silences all inference of parties. `judged` has the alignments
    that people have set by actor_id, None for an actor on no side.
    """
    judged = judged or {}
    fights = _fights(pile)
    wars = _wars(fights)
    of_party = dict(overrides) if overrides else _name_sides(_belligerents(fights, wars), fights, names, actors, wars)
    shared = Counter(_country(key, actors) for key in of_party if key.startswith(("state:", "group:")))
    homes = find_homes(pile.reports)
    heard = {key: code for key, code in heard_in(pile, homes).items() if f"state:{code}" in of_party}
    aligner = _Aligner(
        of_party=of_party,
        shared={country for country, count in shared.items() if country and count > 1},
        names=names,
        supports=_supports(stances, of_party),
        homes=homes,
        heard=heard,
        disputed=_disputed(of_party),
    )
    found = (judged[a.actor_id] if a.actor_id in judged else aligner.align(a) for a in actors)
    alignments = tuple(alignment for alignment in found if alignment)
    return Sides(
        parties=tuple(sorted(set(of_party.values()))),
        of_party=of_party,
        of_actor={a.actor_id: a.side for a in alignments},
        alignments=alignments,
        state_names=names,
        wars=wars,
        local=frozenset(heard),
        neutral=frozenset(actor_id for actor_id, alignment in judged.items() if alignment is None),
    )


def _country(key: str, actors: Iterable[Actor]) -> str | None:
    """The country whose people a party's people are: a state's own, or the one that a group is of."""
    if key.startswith("state:"):
        return key.removeprefix("state:")
    return next((a.country for a in actors if a.kind == "armed_group" and party_of(a) == key), None)


def _fights(pile: Pile) -> Counter[tuple[str, str]]:
    """Pairs of party keys in order, each with the number of reports that tell of one fighting the other.

    One that is only said to attack, and nobody knows whom ("an air strike on a village" of its own country), is paired with
    itself: it is a party.
    """
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    claims = {claim.claim_id: claim for claim in pile.claims}
    for event in pile.events:
        if is_violent(event) or (event.type == "Ceasefire" and event.sub_type not in ("proposed", "rejected")):
            claim = claims[event.claim_id]
            for pair in _pairs(event, claim, pile) or _alone(event, claim, pile):
                told[pair].add(event.report_id)
    return Counter({pair: len(reports) for pair, reports in sorted(told.items())})


def _pairs(event: Event, claim: Claim, pile: Pile) -> set[tuple[str, str]]:
    if event.type == "Ceasefire":
        # Two who cease fire fought; of three who announce it together one may have mediated.
        between = sorted(
            {party_of(r.actor) for r in event.roles if r.role == "party" and r.actor and fights_for(r.actor)}
        )
        return {(between[0], between[1])} if len(between) == 2 else set()
    doers = roles_of(event, claim, "perpetrator", "party")
    left = {party_of(r.actor) for r in doers if r.actor and fights_for(r.actor)}
    right = {
        key for r in event.roles if r.role in ("target", "victim", "party") and r.actor for key in _belongs(r.actor)
    }
    if not right and event.place_id in pile.places:
        # "an attack on Ganja": the state that the place is in is the target. A place of the attacker's own tells nothing.
        country = pile.places[event.place_id].country if event.place_id else None
        right = {f"state:{country}"} if country else set()
    return {(min(a, b), max(a, b)) for a in left for b in right if a != b}


def _alone(event: Event, claim: Claim, pile: Pile) -> set[tuple[str, str]]:
    """Whoever attacks and nobody knows whom; of a state only where it is said to do so in its own country."""
    place = pile.places.get(event.place_id) if event.place_id else None
    home = f"state:{place.country}" if place is not None else ""
    doers = (r.actor for r in roles_of(event, claim, "perpetrator") if is_violent(event))
    keys = {party_of(actor) for actor in doers if actor and fights_for(actor)}
    return {(key, key) for key in keys if key == home or not key.startswith("state:")}


def _belongs(actor: Actor) -> Iterable[str]:
    """The party hit when this actor is: its own, or the state whose people these are."""
    if fights_for(actor):
        return (party_of(actor),)
    return (f"state:{actor.country}",) if actor.kind in ("people", "unnamed") and actor.country else ()


def _wars(fights: Counter[tuple[str, str]]) -> dict[str, int]:
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


def _belligerents(fights: Counter[tuple[str, str]], wars: Mapping[str, int]) -> Counter[str]:
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


def _name_sides(
    parties: Counter[str],
    fights: Counter[tuple[str, str]],
    names: Mapping[str, str],
    actors: Sequence[Actor],
    wars: Mapping[str, int],
) -> dict[str, str]:
    """A side for each party, called by the party most told of on it.

    Where a war has two sides (nobody fights an enemy's enemy) allies share one; otherwise each party is its own side.
    """
    called = {party_of(actor): actor.name for actor in reversed(actors) if actor.kind in FIGHTERS}
    label = {key: names.get(key) or _state_name(key) or called.get(key, key) for key in parties}
    sides: dict[str, str] = {}
    for war in sorted(set(wars.values())):
        members = Counter({key: n for key, n in parties.items() if wars[key] == war})
        colours = _two_sides(members, fights)
        heads: dict[int, str] = {}
        for key in sorted(members, key=lambda k: (-members[k], k)):
            sides[key] = heads.setdefault(colours[key], label[key]) if colours else label[key]
    return dict(sorted(sides.items()))


def _state_name(key: str) -> str | None:
    """The name of a state of which only a place was named."""
    country = country_of_code(key.removeprefix("state:")) if key.startswith("state:") else None
    return country.name if country else None


def _two_sides(parties: Counter[str], fights: Counter[tuple[str, str]]) -> dict[str, int] | None:
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


def _supports(stances: Iterable[Stance], of_party: Mapping[str, str]) -> dict[str, dict[str, list[str]]]:
    """Party key of a supporter, then the side that it says it supports, then the claims that say so."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for stance in stances:
        side = of_party.get(party_of(stance.target)) if stance.target else None
        if stance.act == "supports" and side and stance.party not in of_party:
            found[stance.party][side].append(stance.claim.claim_id)
    return found


def _disputed(of_party: Mapping[str, str]) -> set[str]:
    """Countries under which an entity is coded that two parties claim: whoever merely lives there may be of either."""
    return {
        code
        for entity in entities()
        if (code := entity.country()) and sum(f"state:{claimant}" in of_party for claimant in entity.claimed_by) > 1
    }


@dataclass(frozen=True, slots=True)
class _Aligner:
    """Gives an actor its side and the reason. In a country that two parties share, its people are of neither."""

    of_party: Mapping[str, str]
    shared: set[str]
    names: Mapping[str, str]
    supports: Mapping[str, Mapping[str, list[str]]]
    homes: Mapping[str, Home]
    heard: Mapping[str, str]
    disputed: set[str]

    def align(self, actor: Actor) -> Alignment | None:
        side = self.of_party.get(actor.actor_id) or self.of_party.get(party_of(actor))
        if side:
            return Alignment(
                actor.actor_id, actor.name, side, f"{actor.name} is, or speaks for, a party to the fighting."
            )
        if actor.kind == "outlet":
            return self._outlet(actor)
        return self._of_country(actor) or self._office(actor) or self._supporter(actor, party_of(actor))

    def _office(self, actor: Actor) -> Alignment | None:
        """A ministry or army without a country, of which only one party's outlets speak: theirs."""
        code = self.heard.get(actor.actor_id)
        if code is None or actor.kind not in STATE_KINDS or actor.represents or code in self.shared:
            return None
        if party_of(actor).startswith("entity:"):
            return None
        side, of = (
            self.of_party[f"state:{code}"],
            self.names.get(f"state:{code}") or _state_name(f"state:{code}") or code,
        )
        return Alignment(actor.actor_id, actor.name, side, f"{actor.name} is quoted by outlets of {of} alone, a party.")

    def _outlet(self, actor: Actor) -> Alignment | None:
        """An outlet of a party's country is no third voice; one that a supporter's state owns stands where that state does."""
        home = self.homes.get(origin_of_name(actor.name))
        if home is None:
            return self._supporter(actor, party_of(actor))
        side = self.of_party.get(f"state:{home.country}")
        if side and (home.state_owned or home.country not in self.shared):
            return Alignment(actor.actor_id, actor.name, side, f"{actor.name} {home.reason}, which is a party.")
        return self._supporter(actor, f"state:{home.country}") if home.state_owned else None

    def _of_country(self, actor: Actor) -> Alignment | None:
        if actor.kind == "armed_group" or actor.country is None or actor.country in self.shared:
            return None
        if party_of(actor).startswith("entity:") or (actor.country in self.disputed and not speaks_for_state(actor)):
            return None
        side = self.of_party.get(f"state:{actor.country}")
        of = self.names.get(f"state:{actor.country}", side)
        return Alignment(actor.actor_id, actor.name, side, f"{actor.name} is of {of}, a party.") if side else None

    def _supporter(self, actor: Actor, key: str) -> Alignment | None:
        """Aligned by its own words, or by those of the state that it speaks for; one that supports two sides is on neither."""
        sides = self.supports.get(key, {})
        if len(sides) != 1:
            return None
        side, claims = next(iter(sides.items()))
        reason = f"{self.names.get(key, actor.name)} says that it supports {side}."
        return Alignment(actor.actor_id, actor.name, side, reason, tuple(sorted(set(claims))))
