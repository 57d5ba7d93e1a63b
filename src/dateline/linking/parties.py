"""linking/ and ledger/ ask of an actor whom it acts for: a state, an armed group, or only itself. No country is named here."""

from __future__ import annotations

from dateline.events.types import Event, RoleName
from dateline.grounding.types import Actor
from dateline.linking.words import words

#: Kinds that act for the state whose country they carry. A people or residents of a country are not its government.
STATE_KINDS = frozenset({"government", "military", "country"})


def party_of(actor: Actor) -> str:
    """The key of the party that an actor acts for: "state:XX" for a state and its organs, else the group's or its own name.

    A person or an organisation that represents a group acts for the group; one with an office of a state, for the state.
    """
    if actor.kind in STATE_KINDS and actor.country:
        return f"state:{actor.country}"
    if actor.kind in ("person", "unnamed", "organisation") and actor.represents:
        return group_key(actor.represents)
    if actor.kind == "person" and actor.office and actor.country:
        return f"state:{actor.country}"
    return group_key(actor.name)


def group_key(name: str) -> str:
    return "group:" + " ".join(words(name))


def parties_in(event: Event, *roles: RoleName) -> tuple[str, ...]:
    """Keys of the parties that an event names in these roles, each once, in order of their spans."""
    found = (party_of(r.actor) if r.actor else group_key(r.name) for r in event.roles if r.role in roles)
    return tuple(dict.fromkeys(found))
