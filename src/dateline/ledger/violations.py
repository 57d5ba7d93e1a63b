"""ledger/ gives each alleged violation, rejection and end to the ceasefire that it is of.

An alleged violation is what somebody calls one, and an act of arms with which a side charges the other in the passage of a
report that tells of the ceasefire as begun (`Terms.charged`). An attack that is only told on a day of a ceasefire is none; it
is listed among the incidents of its days.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dateline.events.types import Event
from dateline.ledger.settings import ceasefire_words
from dateline.ledger.truce import APART, TO_EFFECT, Truce, moment
from dateline.ledger.truces import IN_MIND, Truces
from dateline.ledger.types import Incident
from dateline.linking.copies import seen_on
from dateline.linking.types import Pile

#: UCDP date_prec 2: the day is known to a few.
DAYS = 2
#: Days for which incidents are listed under a ceasefire whose end is not told.
LISTED = 30


class Breaches:
    """Events of the kinds that a ceasefire suffers, by the number of the ceasefire in `truces`."""

    def __init__(self, pile: Pile, truces: Truces) -> None:
        self._truces = truces
        self._all: Sequence[Truce] = truces.all
        self._number = {id(truce): number for number, truce in enumerate(self._all)}
        self._starts = [truce.start for truce in self._all]
        self._dated = [start for start in self._starts if start is not None]
        self._ends = [_last_day(truce) for truce in self._all]
        self._seen = {report.report_id: seen_on(report)[0] for report in pile.reports}
        self._beside: dict[tuple[str, str], set[int]] = defaultdict(set)
        for number, truce in enumerate(self._all):
            for mention in truce.mentions:
                self._beside[mention.report_id, mention.text].add(number)
        self.of: dict[int, dict[str, list[Event]]] = defaultdict(lambda: defaultdict(list))
        self._add_told(pile.events)

    def _add_told(self, events: Iterable[Event]) -> None:
        words = ceasefire_words()
        kinds = (words.violated, words.rejected, words.ended)
        suffered = (e for e in events if e.type == "Ceasefire" and e.sub_type in kinds)
        for event in sorted(suffered, key=lambda e: e.event_id):
            for number in self._of_ceasefires(event):
                self.of[number][event.sub_type].append(event)

    def _of_ceasefires(self, event: Event) -> list[int]:
        """The one that its sentence or its passage tells of; the last to begin by its day or its report's; for a plural all
        that ran on its days.
        """
        day = event.date_to or self._seen.get(event.report_id, date.max)
        beside = self._beside.get((event.report_id, event.text), set())
        if len(beside) == 1 and not event.aggregate and self._can_be(next(iter(beside)), event, event.date_to):
            return list(beside)
        told = [self._number[id(truce)] for truce in self._truces.told_with(event)]
        told = [n for n in told if self._can_be(n, event, day)]
        dated = sorted(n for n in told if self._starts[n])
        if (event.terms and event.terms.charged) or (told and not event.aggregate):
            return dated[-1:] or told[:1]
        return self._by_day(event, day)

    def _by_day(self, event: Event, day: date) -> list[int]:
        """The last to begin of those that it can be of, those without a date where there is none; of a plural all dated."""
        if day == date.max:
            near = [n for n, truce in enumerate(self._all) if self._truces.may_be_of(event, truce)]
            dated = [n for n in near if self._starts[n]]
            return dated if len(dated) == 1 else []
        ahead = date.max if day > date.max - timedelta(days=TO_EFFECT) else day + timedelta(days=TO_EFFECT)
        begun = range(bisect_right(self._dated, ahead) - 1, -1, -1)
        fits = (n for n in begun if self._can_be(n, event, day) and self._truces.may_be_of(event, self._all[n]))
        if event.aggregate and event.date_from:
            return sorted(n for n in fits if self._all[n].dated_to_days)
        undated = range(len(self._dated), len(self._all))
        last = next(fits, next((n for n in undated if self._truces.may_be_of(event, self._all[n])), None))
        return [] if last is None else [last]

    def _can_be(self, number: int, event: Event, day: date | None) -> bool:
        """Whether a ceasefire had begun by a day, and was running when the event began; an offer is refused before it begins.

        What a report tells without a day may be of one that ran until some weeks before.
        """
        start, end = self._starts[number], self._ends[number]
        if start is None or day is None or day == date.max:
            return True
        ahead = timedelta(days=TO_EFFECT if event.sub_type == ceasefire_words().rejected else 0)
        told = event.date_from and "publication" not in event.date_rule
        late = end if event.date_from and told else end + timedelta(days=IN_MIND)
        return start <= day + ahead and (event.date_from or day) <= late

    def incidents(self, number: int, parties: Iterable[str], incidents: Mapping[date, Sequence[Incident]]) -> list[str]:
        """Ids of the incidents from a ceasefire's beginning to its end in which one of its parties is said to be the doer.

        `incidents` are by their first day, in order. Those of its own first day are not listed: their hours are not known.
        """
        truce, bound = self._all[number], set(parties)
        if truce.start is None or not truce.dated_to_days or not bound:
            return []
        ended = [e.date_to for e in self.of[number][ceasefire_words().ended] if e.date_to and e.modality == "actual"]
        last = min([truce.planned_end or truce.start + timedelta(days=LISTED), *(d for d in ended if d >= truce.start)])
        later = self._next_start(number)
        last = min(last, later - timedelta(days=1)) if later else last
        days = list(incidents)
        during = days[bisect_right(days, truce.start) : bisect_right(days, last)]
        return [i.incident_id for day in during for i in incidents[day] if bound & set(i.perpetrators)]

    def _next_start(self, number: int) -> date | None:
        """The day on which the next ceasefire of the same war began."""
        truce, start = self._all[number], self._starts[number]
        later = (t for t in self._all[number + 1 :] if t.starts and (t.start or date.min) > (start or date.max))
        return next((t.start for t in later if not t.wars or not truce.wars or t.wars & truce.wars), None)


def by_first_day(incidents: Iterable[Incident]) -> dict[date, list[Incident]]:
    """Single incidents whose day is known to a few, by their first day."""
    found: dict[date, list[Incident]] = defaultdict(list)
    for incident in incidents:
        if incident.date_from and 0 < incident.date_prec <= DAYS and not incident.aggregate_of:
            found[incident.date_from].append(incident)
    return {day: found[day] for day in sorted(found)}


def minutes_after(truce: Truce, day: date | None, clock: str | None) -> int | None:
    """Minutes from the hour at which a ceasefire began to another; None where an hour is not known or it was before."""
    if truce.start is None or day is None:
        return None
    begun, then = moment(truce.start, truce.clock), moment(day, clock)
    if begun is None or then is None or then < begun or not truce.starts:
        return None
    return int((then - begun).total_seconds()) // 60


def _last_day(truce: Truce) -> date:
    """The last day on which something can break it: its planned end, or the end of the time for which it is in mind."""
    if truce.start is None or not truce.dated_to_days:
        return date.max - timedelta(days=2 * IN_MIND)
    end = truce.planned_end
    return end + timedelta(days=APART) if end else truce.start + timedelta(days=IN_MIND)
