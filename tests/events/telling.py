"""What tests ask of the events of a text, in the words that the tests state their facts in."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.types import Claim
from dateline.events.types import Event, Role

VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")
Count = tuple[int | None, int | None]


@dataclass(frozen=True)
class Told:
    """The events of one text, with the claims that they belong to."""

    text: str
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]

    def violent(self) -> tuple[Event, ...]:
        return tuple(e for e in self.events if e.type in VIOLENT)

    def of_type(self, type_: str, sub_type: str | None = None) -> tuple[Event, ...]:
        return tuple(e for e in self.events if e.type == type_ and sub_type in (None, e.sub_type))

    def claimant(self, event: Event) -> str:
        return next(c.claimant.name for c in self.claims if c.claim_id == event.claim_id)


def names(event: Event, *roles: str) -> set[str]:
    """Names of those in these roles."""
    return {r.name for r in event.roles if r.role in roles}


def words(event: Event, *roles: str) -> str:
    """Texts of these roles, in lower case, for a test that one of them is spoken of."""
    return " | ".join(r.text.lower() for r in event.roles if r.role in roles)


def role_texts(roles: tuple[Role, ...]) -> list[str]:
    return [f"{r.role}={r.text}" for r in roles]


def tolls(events: tuple[Event, ...]) -> dict[tuple[str, str], Count]:
    """The tolls of events by kind and group, parts of a larger toll marked by "+"."""
    return {(t.kind, t.group + ("+" if t.part_of else "")): (t.low, t.high) for e in events for t in e.tolls}
