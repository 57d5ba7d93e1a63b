"""Inside the brief: which part of the record a page is of, a span of days or a place, and what falls into it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.ledger.types import Ceasefire, Contact, Incident, Position
from dateline.ledger.words import day_words


@dataclass(frozen=True, slots=True)
class Scope:
    """Days from `first` to `last`, both within, None for an open end; and words that a place's name has, None for any place.

    What has no date is shown only where no days are asked for.
    """

    first: date | None = None
    last: date | None = None
    place: str | None = None

    @property
    def all_days(self) -> bool:
        """Whether no days are asked for."""
        return self.first is None and self.last is None

    @property
    def whole(self) -> bool:
        """Whether the whole record is asked for."""
        return self.all_days and self.place is None

    def has_incident(self, incident: Incident) -> bool:
        return self._meets(incident.date_from, incident.date_to) and self._at(incident.place, incident.title)

    def has_ceasefire(self, ceasefire: Ceasefire, incidents: frozenset[str]) -> bool:
        """Of its days; for a place, where an incident there is told as its violation."""
        if self.place is not None and not any(v.incident_id in incidents for v in ceasefire.violations):
            return False
        start = ceasefire.effective_from or ceasefire.declared_on
        spans = [(start, ceasefire.ended_on or start), *((v.date_from, v.date_to) for v in ceasefire.violations)]
        return any(self._meets(a, b) for a, b in spans)

    def has_position(self, position: Position) -> bool:
        """A position is of no place."""
        return self.place is None and self._meets(position.said_from, position.said_to)

    def has_contact(self, contact: Contact) -> bool:
        return self._meets(contact.date_from, contact.date_to) and self._at(contact.place)

    def _meets(self, start: date | None, end: date | None) -> bool:
        if start is None or end is None:
            return self.all_days
        return (self.last is None or start <= self.last) and (self.first is None or end >= self.first)

    def _at(self, *names: str | None) -> bool:
        return self.place is None or any(self.place.casefold() in (name or "").casefold() for name in names)

    def words(self) -> str:
        """ "the whole record", "10 to 18 October 2020", "Ganja, from 10 October 2020"."""
        parts = [self.place] if self.place else []
        if self.first and self.last:
            parts.append(day_words(self.first, self.last, 1))
        elif self.first:
            parts.append(f"from {day_words(self.first, self.first, 1)}")
        elif self.last:
            parts.append(f"until {day_words(self.last, self.last, 1)}")
        return ", ".join(parts) or "the whole record"
