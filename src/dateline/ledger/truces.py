"""ledger/ first groups what is said of ceasefires: one group for each ceasefire, whatever reports call it.

By day, in this order: mentions of one that entered into force found groups; what was agreed or declared joins the one that
starts next; a month or a year joins the one ceasefire in it, or stands for one of its own; an extension joins the one that was
running; a mention without a date joins the one that its report speaks of there, by the terms that the report tells, else the
only ceasefire that it can mean. Where it could mean several, it is counted to none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import partial

from dateline.events.types import Event
from dateline.ledger.settings import ceasefire_words
from dateline.ledger.sides import Sides
from dateline.ledger.truce import APART, TO_EFFECT, Truce, alike, armed_parties, within
from dateline.linking.copies import seen_on
from dateline.linking.parties import party_of
from dateline.linking.types import Pile

#: UCDP date_prec 2: a range of days. Anything wider is a month or a year.
DAYS = 2
#: Days after its start for which an undated "the ceasefire" can mean it.
IN_MIND = 60
#: Days ahead of its start at which a ceasefire may be agreed whose report tells the day of its start.
AHEAD = 30

FOUNDING = frozenset({"actual", "alleged", "promised"})


class Truces:
    """Groups ceasefire mentions of a pile. `all` is in order of start."""

    def __init__(self, pile: Pile, sides: Sides) -> None:
        self._wars = _wars_of_reports(pile, sides)
        self._texts = {report.report_id: report.text for report in pile.reports}
        self._seen = {report.report_id: seen_on(report)[0] for report in pile.reports}
        self._threads: dict[tuple[str, int], list[Truce]] = defaultdict(list)
        events = sorted((e for e in pile.events if e.type == "Ceasefire"), key=lambda e: e.event_id)
        self.groups: list[Truce] = []
        self._starting_on: dict[date, list[Truce]] = defaultdict(list)
        undated = self._found(self.founding(events))
        self._infer(e for e in events if e.sub_type == ceasefire_words().violated and e.modality != "denied")
        for event in undated:
            self._add_undated(event)

    @property
    def all(self) -> list[Truce]:
        """Every ceasefire, those without a date last."""
        return sorted(self.groups, key=lambda g: (g.start or date.max, g.mentions[0].event_id if g.mentions else ""))

    def founding(self, events: Iterable[Event]) -> list[Event]:
        """Mentions that tell of a ceasefire's beginning and not of its going on."""
        words = ceasefire_words()
        return [
            e
            for e in events
            if e.sub_type in words.founding
            and e.modality in FOUNDING
            and self._texts.get(e.report_id, "")[e.start : e.end].casefold() not in words.holding
        ]

    def told_with(self, event: Event) -> list[Truce]:
        """The ceasefires that the report's passage about this one was counted to: one, unless reading took two for one."""
        return self._threads.get((event.report_id, event.terms.number), []) if event.terms else []

    def _found(self, events: Sequence[Event]) -> list[Event]:
        """Group what is dated; the mentions that are not."""
        words = ceasefire_words()
        recent = [e for e in events if "publication" in e.date_rule]
        told = [e for e in events if "publication" not in e.date_rule]
        to_days = [e for e in told if e.date_from and 0 < e.date_prec <= DAYS]
        for event in sorted((e for e in to_days if e.sub_type in words.started), key=_by_day):
            self._start(self._add(event, self._starting(event)), event.date_from or date.max)
        for event in sorted((e for e in to_days if e.sub_type in words.declared), key=_by_day):
            group = self._add(event, self._declaring(event))
            group.declared.add(event.date_from or date.max)
        placed = {e.event_id for e in to_days if e.sub_type in words.started | words.declared}
        rest = [e for e in told if e.event_id not in placed]
        wide = [e for e in rest if e.date_from and e.date_to and e.date_prec > DAYS]
        for event in sorted(wide, key=lambda e: (e.date_prec, *_by_day(e))):
            self._add_wide(event)
        spans = {e.event_id for e in wide}
        extending = [e for e in (*rest, *recent) if e.sub_type == words.extended and e.event_id not in spans]
        for event in sorted(extending, key=_by_day):
            self._add_extension(event)
        for event in (e for e in recent if e.sub_type != words.extended):
            self._add_recent(event)
        return [e for e in rest if e.sub_type != words.extended and (e.date_from is None or e.date_prec <= DAYS)]

    def _add(self, event: Event, group: Truce | None) -> Truce:
        if group is None:
            group = Truce(number=len(self.groups))
            self.groups.append(group)
        group.add(event)
        group.wars |= self._wars.get(event.report_id, frozenset())
        if event.terms and group not in (threads := self._threads[event.report_id, event.terms.number]):
            threads.append(group)
        return group

    def _start(self, group: Truce, day: date) -> None:
        if not group.starts[day]:
            self._starting_on[day].append(group)
        group.starts[day] += 1

    def _begun_about(self, event: Event, day: date | None, *, after: int = APART) -> list[Truce]:
        """Groups that may be the event's and start from the day before a day to `after` days after it, the first found first."""
        days = (day + timedelta(days=n) for n in range(-APART, after + 1)) if day else ()
        found = {g.number: g for d in days for g in self._starting_on.get(d, ())}
        return [found[n] for n in sorted(found) if self._can_be_of(event, found[n])]

    def _starting(self, event: Event) -> Truce | None:
        return next((g for g in self._begun_about(event, event.date_from) if g.starts_with(event)), None)

    def _of_war(self, event: Event) -> list[Truce]:
        """Groups that may be of the same war and the same armed group: several may cease fire on one day."""
        return [g for g in self.groups if self._can_be_of(event, g)]

    def _can_be_of(self, event: Event, group: Truce) -> bool:
        if not self.may_be_of(event, group):
            return False
        return not group.armed or not (armed := armed_parties(event)) or bool(armed & group.armed)

    def may_be_of(self, event: Event, group: Truce) -> bool:
        """Whether an event and a ceasefire may be of one war: a pile may hold several, with ceasefires on one day."""
        mine = self._wars.get(event.report_id, frozenset())
        return not mine or not group.wars or bool(mine & group.wars)

    def _add_recent(self, event: Event) -> None:
        """A ceasefire told as news without a day: the one that the report can mean, else one of these days."""
        if (told := self._as_told(event)) is not None:
            self._add(event, told)
            return
        fits = [g for g in self._of_war(event) if g.dated_to_days and self._in_mind(g, event)]
        if len(fits) == 1:
            self._add(event, fits[0])
        elif not fits:
            self._add(event, None).declared.add(event.date_to or date.max)

    def _as_told(self, event: Event, fits: Callable[[Truce], bool] = lambda _: True) -> Truce | None:
        """The one ceasefire of its passage in the report; else the one that begins on the day that the report tells for it."""
        threads = [g for g in self.told_with(event) if self._can_be_of(event, g) and fits(g)]
        if len(threads) == 1:
            return threads[0]
        start = event.terms.starts_on if event.terms else None
        begun = [g for g in self._begun_about(event, start) if g.start == start and fits(g)]
        return begun[0] if len(begun) == 1 else None

    def _declaring(self, event: Event) -> Truce | None:
        """The ceasefire that starts on the day told for it; else next after the declaration; else the one declared that day.

        The day that one is called by ("the ceasefire of 10 October") is its own, whatever the report tells beside it.
        """
        day = event.date_from
        start = event.terms.starts_on if event.terms and not event.date_rule.startswith("name") else None
        if day and start and -APART <= (start - day).days <= AHEAD:
            near = self._begun_about(event, start)
            told = [g for g in near if g.starts_with(event, day=start, clock=_told_clock(event))]
            if told:
                return min(told, key=partial(_days_from, start))
        else:
            start = None
        near = self._begun_about(event, day, after=TO_EFFECT)
        fits = [g for g in near if within(day, g.starts, before=TO_EFFECT, after=APART)]
        fits = [g for g in fits if start is None or within(start, g.starts, before=APART, after=0)]
        fits = sorted(fits, key=lambda g: (abs((min(g.starts) - (day or date.max)).days), min(g.starts)))
        if fits:
            return fits[0]
        declared = (g for g in self._of_war(event) if not g.starts and g.declared)
        return next((g for g in declared if within(day, g.declared, before=APART, after=APART)), None)

    def _add_wide(self, event: Event) -> None:
        assert event.date_from and event.date_to
        span = (event.date_from, event.date_to)
        fits = [g for g in self._of_war(event) if _meets(g, span)]
        if len(fits) == 1:
            self._add(event, fits[0])
        elif not fits:
            self._add(event, None).span = span

    def _add_extension(self, event: Event) -> None:
        """The ceasefire that was running on the day of its extension; where none is known, one of its own."""
        day = event.date_to if event.date_from else self._seen.get(event.report_id, date.max)
        day = day or date.max

        def running(group: Truce) -> bool:
            if group.start is None or day == date.max:
                return group.start is not None
            end = group.planned_end or group.start + timedelta(days=IN_MIND)
            return group.start <= day <= end + timedelta(days=TO_EFFECT)

        told = self._as_told(event, running)
        fits = [g for g in self._of_war(event) if g.dated_to_days and running(g)]
        if told is not None or fits:
            self._add(event, told or max(fits, key=lambda g: g.start or date.min))
        elif not any(g.dated_to_days and self._in_mind(g, event) for g in self._of_war(event)):
            self._add(event, None)

    def _add_undated(self, event: Event) -> None:
        """The one of its passage; else the only one that it can mean on the day of its report, by what is told of it."""
        if (told := self._as_told(event)) is not None:
            self._add(event, told)
            return
        start = event.terms.starts_on if event.terms and event.sub_type in ceasefire_words().declared else None
        if start is not None and event.modality != "promised":
            begun = self._begun_about(event, start)
            group = next((g for g in begun if g.starts_with(event, day=start, clock=_told_clock(event))), None)
            self._start(self._add(event, group), start)  # announced for a day, as far as told
            return
        near = self._of_war(event)
        known = [g for g in near if g.dated_to_days and self._in_mind(g, event)]
        undated = [g for g in near if g.start is None]
        fits = [g for g in known if alike(g, event)]
        if len(fits) == 1:
            self._add(event, fits[0])
        elif not known and undated:
            self._add(event, undated[0])
        elif not known:
            self._add(event, None)

    def _in_mind(self, group: Truce, event: Event) -> bool:
        seen, start = self._seen.get(event.report_id, date.max), group.start
        return start is not None and (seen == date.max or -TO_EFFECT <= (seen - start).days <= IN_MIND)

    def _infer(self, violations: Iterable[Event]) -> None:
        """A ceasefire that was violated over some days was in force by their start, if no dated one explains it.

        Of several ("broke the ceasefires"), one besides the latest must have been in force by then.
        """
        for event in sorted(violations, key=lambda e: (e.date_from or date.max, e.event_id)):
            start, end = event.date_from, event.date_to
            if start is None or end is None or not DAYS < (end - start).days + 1 <= IN_MIND:
                continue
            earliest = start - timedelta(days=IN_MIND)
            recent = [g for g in self._of_war(event) if g.dated_to_days and g.start and earliest <= g.start <= end]
            by_start = [g for g in recent if g.start and g.start <= start + timedelta(days=APART + 1)]
            if not by_start and (event.aggregate or not recent) and "publication" not in event.date_rule:
                group = self._add(event, None)
                group.span, group.inferred = (start, end), True


def _days_from(day: date, group: Truce) -> int:
    return abs((min(group.starts) - day).days)


def _told_clock(event: Event) -> str | None:
    return event.terms.starts_at if event.terms else None


def _wars_of_reports(pile: Pile, sides: Sides) -> dict[str, frozenset[int]]:
    """The wars whose parties a report's events and speakers name, by report_id."""
    found: dict[str, set[int]] = defaultdict(set)
    for event in pile.events:
        for role in event.roles:
            if role.actor and (war := sides.wars.get(party_of(role.actor))) is not None:
                found[event.report_id].add(war)
    for claim in pile.claims:
        if (war := sides.wars.get(party_of(claim.claimant))) is not None:
            found[claim.report_id].add(war)
    return {report_id: frozenset(wars) for report_id, wars in found.items()}


def _by_day(event: Event) -> tuple[date, str]:
    return event.date_from or date.max, event.event_id


def _meets(group: Truce, span: tuple[date, date]) -> bool:
    if group.span and not group.dated_to_days:
        return group.span[0] <= span[1] and span[0] <= group.span[1]
    return group.start is not None and span[0] <= group.start <= span[1]
