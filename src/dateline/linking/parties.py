"""linking/ and ledger/ ask of an actor whom it acts for: a state, an armed group, or only itself. No country is named here."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from dateline.claims.types import Claim
from dateline.events.types import Event, Role, RoleName
from dateline.grounding.countries import country_of_code, entity_of_demonym, find_country, find_entity
from dateline.grounding.types import Actor
from dateline.linking.settings import party_settings
from dateline.linking.words import words

#: Kinds that act for the state whose country they carry. A people or residents of a country are not its government.
STATE_KINDS = frozenset({"government", "military", "country"})
#: Words of the longest names of entities that are looked for in an actor's name.
LONGEST = 4


def party_of(actor: Actor) -> str:
    """The key of the party that an actor acts for: "state:XX", "entity:id", or "group:" and the group's or its own name.

    What bears the name of a disputed entity acts for that entity, under whichever country it is coded. A person or an
    organisation that represents a group acts for the group; one with an office of a state, for the state.
    """
    entity = entity_in(actor.name) or (entity_in(actor.represents) if actor.represents else None)
    if entity and (actor.kind != "person" or not speaks_for_state(actor)):
        return f"entity:{entity}"
    if actor.kind in STATE_KINDS and actor.country:
        return f"state:{actor.country}"
    if actor.kind in ("person", "unnamed", "organisation") and actor.represents:
        if actor.country and " ".join(words(actor.represents)) in party_settings().state:
            return f"state:{actor.country}"
        return _represented(actor.represents)
    if actor.kind == "person" and actor.country and speaks_for_state(actor):
        return f"state:{actor.country}"
    return group_key(actor.name)


def _represented(name: str) -> str:
    country = find_country(name)
    return f"state:{country.iso2}" if country else group_key(name)


def group_key(name: str) -> str:
    return "group:" + " ".join(words(name))


def speaks_for_state(actor: Actor) -> bool:
    """Whether a person's office is one of those that speak for a state; a teacher's or a doctor's is not."""
    return actor.office is not None and bool(set(words(actor.office)) & party_settings().state_offices)


def is_known(actor: Actor) -> bool:
    """Whether an armed group has a name of its own: "unidentified gunmen" may be anybody's."""
    named = set(words(actor.name)) - {"army", "forces"}
    return actor.kind != "armed_group" or not (named & party_settings().nobody and actor.name != actor.name.title())


def fights_for(actor: Actor) -> bool:
    """Whether an actor may be a party to fighting: a state or one of its forces, or an armed group with a name of its own."""
    return is_known(actor) and (
        actor.kind == "armed_group" or (actor.kind in STATE_KINDS and actor.country is not None)
    )


@lru_cache(maxsize=4096)
def entity_in(name: str) -> str | None:
    """The id of the disputed entity whose name or people stands in a name: those coded under a country that they are not."""
    parts = name.replace("’s", "").replace("'s", "").split()
    for size in range(min(LONGEST, len(parts)), 0, -1):
        for start in range(len(parts) - size + 1):
            piece = " ".join(parts[start : start + size])
            short = party_settings().entities.get(" ".join(words(piece)))
            entity = find_entity(piece) or (entity_of_demonym(piece) if size == 1 else None)
            if short or (entity and entity.country() and find_country(entity.name) is None):
                return short or (entity.entity_id if entity else None)
    return None


def roles_of(event: Event, claim: Claim, *names: RoleName) -> tuple[Role, ...]:
    """Roles of an event, but for the claimant as its own perpetrator where that can only be a slip of the parse.

    A ministry or a spokesman that "said X had broken the truce by shelling" shells nobody. A state, an army or a group may
    say that it did; whoever is said to accuse another ("a raid hit the camp, and the group accused the army") has not.
    """
    found = (r for r in event.roles if r.role in names)
    return tuple(r for r in found if r.role != "perpetrator" or not (_is_speaker(r.actor, claim) or _accuses(r, event)))


def _accuses(role: Role, event: Event) -> bool:
    _, named, after = event.text.partition(role.text)
    before, opened, rest = after.partition("(")
    if opened and not before.strip():
        after = rest.partition(")")[2]
    return bool(named) and after.lstrip(" )").partition(" ")[0] in party_settings().accusing


def _is_speaker(actor: Actor | None, claim: Claim) -> bool:
    if actor is None or actor.actor_id != claim.claimant.actor_id:
        return False
    country = country_of_code(actor.country) if actor.country else None
    return actor.kind in ("person", "organisation") or (
        actor.kind == "government" and (country is None or country.name != actor.name)
    )


def parties_in(event: Event, claim: Claim, *names: RoleName) -> tuple[str, ...]:
    """Keys of the parties that an event names in these roles, each once, in order of their spans."""
    found = (party_of(r.actor) if r.actor else group_key(r.name) for r in roles_of(event, claim, *names))
    return tuple(dict.fromkeys(found))


#: Keys of a state's own force and of an armed group of which nobody says whose or which: "army units", "militia fighters".
ANY = {"any state": "state:", "any group": "group:"}


def any_of(key: str) -> str:
    """The key of a party, or that of any such where it is only a common noun for one: "the army", "rebel fighters"."""
    name, settings = key.removeprefix("group:"), party_settings()
    if name == key:
        return key
    if name in settings.state:
        return "any state"
    named = [word for word in name.split() if word not in settings.kinds or word in settings.group]
    return "any group" if named and all(word in settings.group for word in named) else key


def may_be_one(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether parties are in common, or one names only "the army" or "the militia" and the other a state or a group."""
    if not set(ours).isdisjoint(theirs):
        return True
    pairs = ((ours, theirs), (theirs, ours))
    return any(noun in a and any(k.startswith(kind) for k in b) for noun, kind in ANY.items() for a, b in pairs)
