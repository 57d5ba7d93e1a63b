"""ledger/ gives each alleged violation, rejection and end to the ceasefire that it is of.

Two things count as an alleged violation: what a report calls one; and an attack of which a party accuses the other side, after
a ceasefire began and before the next one, in a report that tells of that ceasefire.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.ledger.settings import ceasefire_words
from dateline.ledger.sides import Sides
from dateline.ledger.truces import IN_MIND, Truce, Truces
from dateline.linking.mentions import is_violent
from dateline.linking.parties import party_of
from dateline.linking.recycled import seen_on
from dateline.linking.types import Pile

#: An attack later than this many days after a ceasefire began is war, and no longer told as its violation.
ATTACK_DAYS = 30
#: UCDP date_prec 2: the day is known to a few.
DAYS = 2


class Breaches:
    """Events of the kinds that a ceasefire suffers, by the number of the ceasefire in `truces`."""

    def __init__(self, pile: Pile, sides: Sides, truces: Truces) -> None:
        self._truces = truces
        self._all: Sequence[Truce] = truces.all
        self._sides = sides
        self._seen = {report.report_id: seen_on(report)[0] for report in pile.reports}
        self._claims = {claim.claim_id: claim for claim in pile.claims}
        self._beside: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._told: dict[str, set[int]] = defaultdict(set)
        for number, truce in enumerate(self._all):
            for mention in truce.mentions:
                self._beside[mention.report_id, mention.text].add(number)
                self._told[mention.report_id].add(number)
        self.of: dict[int, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
        self._add_told(pile.events)
        self._add_attacks(pile.events)

    def _add_told(self, events: Iterable[Event]) -> None:
        words = ceasefire_words()
        kinds = (words.violated, words.rejected, words.ended)
        for event in sorted(
            (e for e in events if e.type == "Ceasefire" and e.sub_type in kinds), key=lambda e: e.event_id
        ):
            for number in self._of_ceasefires(event):
                self.of[number][event.sub_type].append(event)

    def _of_ceasefires(self, event: Event) -> list[int]:
        """The one that its sentence tells of; the last to begin by its day or its report's; for a plural all in its days."""
        beside = self._beside.get((event.report_id, event.text), set())
        if len(beside) == 1 and not event.aggregate:
            (number,) = beside
            if event.date_to is None or (start := self._all[number].start) is None or start <= event.date_to:
                return [number]
        day = event.date_to or self._seen.get(event.report_id, date.max)
        near = [n for n, truce in enumerate(self._all) if self._truces.may_be_of(event, truce)]
        if day == date.max:
            dated = [n for n in near if self._all[n].start]
            return dated if len(dated) == 1 else []
        begun = [n for n in near if (start := self._all[n].start) and start <= day]
        since = (event.date_from or day) - timedelta(days=IN_MIND)
        recent = [n for n in begun if (start := self._all[n].start) and start >= since]
        if event.aggregate and event.date_from:
            return recent
        return (recent or begun)[-1:] or [n for n in near if self._all[n].start is None][:1]

    def _add_attacks(self, events: Iterable[Event]) -> None:
        violated = ceasefire_words().violated
        called = {(e.report_id, e.text) for found in self.of.values() for e in found[violated]}
        for event in sorted(events, key=lambda e: e.event_id):
            if is_violent(event) and event.modality != "denied" and (event.report_id, event.text) not in called:
                number = self._broken_by(event)
                if number is not None:
                    self.of[number][violated].append(event)

    def _broken_by(self, event: Event) -> int | None:
        told = self._told.get(event.report_id)
        if not told or event.aggregate or event.background or not event.date_from or not 0 < event.date_prec <= DAYS:
            return None
        if not self._accuses(event, self._claims[event.claim_id]):
            return None
        near = (n for n, truce in enumerate(self._all) if truce.dated_to_days and self._truces.may_be_of(event, truce))
        begun = [n for n in near if (start := self._all[n].start) and start <= event.date_from]
        return begun[-1] if begun and begun[-1] in told and _after(event, self._all[begun[-1]]) else None

    def _accuses(self, event: Event, claim: Claim) -> bool:
        """Whether a party speaks, and of the other side."""
        accused, side = self._sides.accused(event, claim), self._sides.side(claim.claimant)
        return party_of(claim.claimant) in self._sides.of_party and None not in (accused, side) and accused != side


def _after(event: Event, truce: Truce) -> bool:
    """Whether an event is of the days after the beginning, or of its day at an hour not before its hour."""
    assert event.date_from and truce.start
    if event.date_from > truce.start:
        return (event.date_from - truce.start).days <= ATTACK_DAYS
    return bool(event.clock_from and truce.clock and event.clock_from >= truce.clock)
