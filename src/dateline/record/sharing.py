"""record/ loads a pile that repeats itself: equal words, days, actors and spans become one object, so that memory does too.

A pile of copies says the same many times over. What is read from the record is equal to what was written; only how often the
same thing lies in memory changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any, TypeVar

from dateline.claims.types import Claim
from dateline.events.types import Event, Role, Toll
from dateline.grounding.types import Actor
from dateline.linking.types import ActorTold
from dateline.reports.types import Passage, Report

T = TypeVar("T")

#: Records that stand at a place in one text: no two are equal, only their parts are.
_PLACED = (Passage, Role, Toll, Claim, Event, Report, ActorTold)
#: Fields that no two records have in common, but for an event's claim; looking them up would cost more than it saves.
_OWN = frozenset({"claim_id", "event_id", "parent_id", "duplicate_of"})
#: Offsets are whole numbers below this, mostly.
_NUMBERS = 20_000


class Sharing:
    """Gives for each value the first one equal to it. Holds what it has given: let it go once the pile is loaded."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}
        self._numbers = list(range(_NUMBERS))
        self._names: dict[type, tuple[tuple[str, bool], ...]] = {}

    def record(self, record: T) -> T:
        """The same record, with parts that other records have too."""
        kind = type(record)
        names = self._names.get(kind)
        if names is None:
            assert is_dataclass(kind)
            names = self._names[kind] = tuple(
                (field.name, field.name not in _OWN or (kind is Event and field.name == "claim_id"))
                for field in fields(kind)
            )
        part = self._part
        return kind(*[part(getattr(record, name)) if shared else getattr(record, name) for name, shared in names])

    def know(self, words: Iterable[str]) -> None:
        """Words that are to come again."""
        self._known.update((word, word) for word in words)

    def _part(self, value: Any) -> Any:
        kind = type(value)
        if kind is str or kind is date:
            return self._known.setdefault(value, value)
        if kind is int:
            return self._numbers[value] if 0 <= value < _NUMBERS else value
        if kind is tuple:
            return self._tuple(value) if value else value
        if kind is Actor:
            found = self._known.get(value)
            return found if found is not None else self._known.setdefault(shared := self.record(value), shared)
        return self.record(value) if kind in _PLACED else value

    def _tuple(self, value: tuple[Any, ...]) -> tuple[Any, ...]:
        if type(value[0]) in _PLACED:
            return tuple([self.record(one) for one in value])
        found: tuple[Any, ...] | None = self._known.get(value)
        if found is None:
            found = tuple([self._part(one) for one in value])
            self._known[found] = found
        return found
