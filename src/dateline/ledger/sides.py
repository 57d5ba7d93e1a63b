"""ledger/ infers the sides: the parties from who is said to fight whom, and who else stands with one by its own positions.

No country is known to the code. The parties come from the record and can be given instead (`overrides`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.claims.types import Claim
from dateline.events.types import Event, Role
from dateline.grounding.countries import country_of_code, entities
from dateline.grounding.types import Actor
from dateline.ledger.fights import FIGHTERS, belligerents, find_fights, find_wars, name_sides, state_name
from dateline.ledger.names import group_keys, group_names, is_common, is_owned, noun_of
from dateline.ledger.outlets import Home, find_homes, heard_in
from dateline.ledger.parties import keys_of
from dateline.ledger.positions import Stance
from dateline.ledger.types import Alignment
from dateline.linking.copies import origin_of_name
from dateline.linking.parties import STATE_KINDS, entity_in, party_of, roles_of, speaks_for_state
from dateline.linking.types import Pile
from dateline.linking.words import words


@dataclass(frozen=True, slots=True)
class Sides:
    """`of_party` maps party keys to side names; `of_actor` actor ids. An actor on neither side is in neither.

    `local` has the ids of bodies of no known country that only the outlets of one party's country quote.
    `wars` numbers the wars of the pile by party key: who is linked by fights, however far, is in one war. `neutral` are the ids
    of actors that a person has judged to be on no side. `keys` has the party keys of armed groups under turns of their names, by
    actor id. `civil` has the countries whose people fight each other: who is of one of them is of no side by that.
    """

    parties: tuple[str, ...]
    of_party: Mapping[str, str]
    of_actor: Mapping[str, str]
    alignments: tuple[Alignment, ...] = ()
    state_names: Mapping[str, str] = field(default_factory=dict)
    wars: Mapping[str, int] = field(default_factory=dict)
    local: frozenset[str] = frozenset()
    neutral: frozenset[str] = frozenset()
    keys: Mapping[str, str] = field(default_factory=dict)
    civil: frozenset[str] = frozenset()

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
        if actor.kind == "armed_group" or party_of(actor).startswith("entity:") or entity_in(actor.represents or ""):
            return False  # it fights, or speaks for a land that two dispute, on a side that nobody told
        if actor.kind == "person" and actor.represents:
            return self.party(actor) not in self.of_party and not noun_of(actor.represents)
        if actor.country:
            if actor.country in self.civil:
                return actor.kind in ("person", "organisation") and not party_of(actor).startswith("state:")
            return f"state:{actor.country}" not in self.of_party
        return (
            actor.kind == "outlet"
            or (actor.kind == "organisation" and len(actor.name.split()) > 1)
            or actor.name.isupper()
        )

    def party(self, actor: Actor) -> str:
        """The party key of an actor, whatever turn of an armed group's name it has."""
        return self.keys.get(actor.actor_id) or party_of(actor)

    def accused(self, event: Event, claim: Claim) -> str | None:
        """The side of the first perpetrator named that has one. People are not sides: only states and groups fight."""
        sides = (self.doer(role, claim) for role in roles_of(event, claim, "perpetrator"))
        return next((side for side in sides if side), None)

    def doer(self, role: Role, claim: Claim) -> str | None:
        """The side that does something in a role, or is made to: "the army", "its units", "the rebels" by who says it."""
        actor, speaker = role.actor, self.side(claim.claimant)
        if actor is not None and actor.kind in FIGHTERS and (side := self.of_party.get(self.party(actor))):
            return side
        if is_owned(role.text) and (actor is None or actor.country is None):
            return speaker if claim.form != "narrative" else None
        if actor is not None and actor.actor_id in self.keys:
            return self.of_party.get(self.keys[actor.actor_id])
        return (
            self.meant(noun_of(actor.name if actor else role.text), speaker) if not (actor and actor.country) else None
        )

    def fighter(self, role: Role, claim: Claim) -> str | None:
        """The name of the state or armed group that a role is of, None where it is of neither."""
        if role.actor is not None and role.actor.kind in FIGHTERS and not is_common(role.actor.name):
            return self.name(role.actor)
        return self.doer(role, claim) or (role.actor.name if role.actor and role.actor.kind in FIGHTERS else None)

    def meant(self, noun: str, speaker: str | None) -> str | None:
        """The side that "state" or "group" names where it can be only one: in a war of a state and one armed group."""
        if not noun:
            return None
        wars = {self.wars.get(key, -1) for key, side in self.of_party.items() if speaker in (None, side)}
        fighting = {key: side for key, side in self.of_party.items() if self.wars.get(key, -1) in wars}
        states = {side for key, side in fighting.items() if key.startswith("state:")}
        groups = {side for key, side in fighting.items() if key.startswith("group:")} - states
        if not groups or len(wars) != 1:
            return None
        found = states if noun == "state" else groups - {speaker}
        return next(iter(found)) if len(found) == 1 else None

    def name(self, actor: Actor) -> str:
        """A state or an armed group by its name, whichever of its organs or fighters is meant; anyone else by its own."""
        named = actor.kind in FIGHTERS or actor.actor_id in self.keys
        return self.state_names.get(self.party(actor), actor.name) if named else actor.name


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

    `overrides` maps names, party keys or actor ids to side names and silences all inference of parties. `judged` has the
    alignments that people have set by actor_id, None for an actor on no side.
    """
    judged = judged or {}
    keys = group_keys(pile, actors)
    names = {**group_names(actors, keys), **names}
    fights = find_fights(pile, keys)
    wars = find_wars(fights)
    of_party = (
        keys_of(overrides, actors, keys)
        if overrides
        else name_sides(belligerents(fights, wars), fights, names, actors, wars)
    )
    civil = _civil(pile, of_party, fights, keys)
    homes = find_homes(pile.reports)
    heard = {key: code for key, code in heard_in(pile, homes).items() if f"state:{code}" in of_party}
    # the sides without the actors on them: what a common noun means can be told already
    sides = Sides(
        tuple(sorted(set(of_party.values()))), of_party, {}, (), names, wars, frozenset(heard), keys=keys, civil=civil
    )
    aligner = _Aligner(sides, _supports(stances, of_party), homes, heard, _disputed(of_party))
    found = (judged[a.actor_id] if a.actor_id in judged else aligner.align(a) for a in actors)
    alignments = tuple(alignment for alignment in found if alignment)
    return replace(
        sides,
        of_actor={a.actor_id: a.side for a in alignments},
        alignments=alignments,
        neutral=frozenset(actor_id for actor_id, alignment in judged.items() if alignment is None),
    )


def _civil(
    pile: Pile, of_party: Mapping[str, str], fights: Mapping[tuple[str, str], int], keys: Mapping[str, str]
) -> frozenset[str]:
    """Countries in which two parties of the country fight: a state and a group whose fighting is told of in that state most.

    A group of whose fighting no place is told is taken to be of the state that it fights.
    """
    where = _places_of_groups(pile, keys)
    found = set()
    for a, b in fights:
        group, state = (a, b) if a.startswith("group:") else (b, a)
        if group in of_party and state in of_party and group.startswith("group:") and state.startswith("state:"):
            most = where.get(group)
            code = state.removeprefix("state:")
            if of_party[group] != of_party[state] and (not most or most[code] == max(most.values())):
                found.add(code)
    return frozenset(found)


def _places_of_groups(pile: Pile, keys: Mapping[str, str]) -> dict[str, Counter[str]]:
    """Countries of the places where each group is said to act or to be hit, by party key."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for event in pile.events:
        place = pile.places.get(event.place_id) if event.place_id else None
        if place is not None and place.country:
            for key in {keys[r.actor.actor_id] for r in event.roles if r.actor and r.actor.actor_id in keys}:
                found[key][place.country] += 1
    return found


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
    """Gives an actor its side and the reason. Where a country's people fight each other, they are of neither by birth."""

    sides: Sides
    supports: Mapping[str, Mapping[str, list[str]]]
    homes: Mapping[str, Home]
    heard: Mapping[str, str]
    disputed: set[str]

    def align(self, actor: Actor) -> Alignment | None:
        of_party = self.sides.of_party
        side = of_party.get(actor.actor_id) or of_party.get(self.sides.party(actor))
        if side:
            return Alignment(actor.actor_id, actor.name, side, self._of_party(actor, side))
        if actor.kind == "outlet":
            return self._outlet(actor)
        return (
            self._noun(actor)
            or self._of_country(actor)
            or self._office(actor)
            or self._supporter(actor, self.sides.party(actor))
        )

    def _of_party(self, actor: Actor, side: str) -> str:
        name = self.sides.name(actor)
        if actor.name in (side, name) and actor.represents in (None, name):
            return f"{actor.name} is a party to the fighting."
        of = self._state(self.sides.party(actor)) or actor.represents or name
        also = f", on the side of {side}" if of != side else ""
        return f"{actor.name} speaks or acts for {of}, a party to the fighting{also}."

    def _state(self, key: str) -> str | None:
        return self.sides.state_names.get(key) or state_name(key)

    def _noun(self, actor: Actor) -> Alignment | None:
        """ "The army" of nobody knows which state, in a war of one state with a group."""
        if actor.country or actor.kind not in FIGHTERS | {"unnamed"}:
            return None
        told = words(actor.name)
        if told[-1:] == ("forces",) and not {"armed", "government"} & set(told):
            return None  # "the forces" are whose its report told of before
        noun = noun_of(actor.represents or actor.name)
        side = self.sides.meant(noun, None)
        if side is None:
            return None
        what = "state" if noun == "state" else "armed group"
        return Alignment(
            actor.actor_id, actor.name, side, f"{actor.name} can only be of {side}, the one {what} that fights here."
        )

    def _office(self, actor: Actor) -> Alignment | None:
        """A ministry or army without a country, of which only one party's outlets speak: theirs."""
        code = self.heard.get(actor.actor_id)
        if code is None or actor.kind not in STATE_KINDS or actor.represents or code in self.sides.civil:
            return None
        if party_of(actor).startswith("entity:"):
            return None
        side, of = self.sides.of_party[f"state:{code}"], self._state(f"state:{code}") or code
        return Alignment(actor.actor_id, actor.name, side, f"{actor.name} is quoted by outlets of {of} alone, a party.")

    def _outlet(self, actor: Actor) -> Alignment | None:
        """An outlet of a party's country is no third voice; one that a supporter's state owns stands where that state does."""
        home = self.homes.get(origin_of_name(actor.name))
        if home is None:
            return self._supporter(actor, self.sides.party(actor))
        side = self.sides.of_party.get(f"state:{home.country}")
        if side and (home.state_owned or home.country not in self.sides.civil):
            return Alignment(actor.actor_id, actor.name, side, f"{actor.name} {home.reason}, which is a party.")
        return self._supporter(actor, f"state:{home.country}") if home.state_owned else None

    def _of_country(self, actor: Actor) -> Alignment | None:
        if actor.kind == "armed_group" or actor.country is None or actor.country in self.sides.civil:
            return None
        if party_of(actor).startswith("entity:") or (actor.country in self.disputed and not speaks_for_state(actor)):
            return None
        side = self.sides.of_party.get(f"state:{actor.country}")
        of = self._state(f"state:{actor.country}") or side
        return Alignment(actor.actor_id, actor.name, side, f"{actor.name} is of {of}, a party.") if side else None

    def _supporter(self, actor: Actor, key: str) -> Alignment | None:
        """Aligned by its own words, or by those of the state that it speaks for; one that supports two sides is on neither."""
        sides = self.supports.get(key, {})
        if len(sides) != 1:
            return None
        side, claims = next(iter(sides.items()))
        who = self._state(key) or actor.name
        speaks = f"{actor.name} speaks for {who}, which" if who != actor.name else who
        reason = f"{speaks} says that it supports {side}."
        return Alignment(actor.actor_id, actor.name, side, reason, tuple(sorted(set(claims))))
