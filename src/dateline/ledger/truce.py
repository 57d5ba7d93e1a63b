"""Inside the ceasefire ledger: one ceasefire as its mentions tell it, and whether a further mention can be of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from dateline.events.types import Event
from dateline.ledger.settings import ceasefire_words

#: What is agreed takes effect within so many days; two reports of one start differ by one at most (midnight).
TO_EFFECT = 3
APART = 1
#: Two hours told for one start on two days lie this close about midnight; further apart, they are of two ceasefires.
ABOUT_MIDNIGHT = timedelta(hours=6)


@dataclass(slots=True, eq=False)
class Truce:
    """The mentions of one ceasefire. `starts` counts the days told as its first, `declared` has those of its declaration,
    `span` the interval where only a wider one is told. What many mentions are asked for is kept as they come (`add`).
    """

    number: int = 0
    mentions: list[Event] = field(default_factory=list)
    starts: Counter[date] = field(default_factory=Counter)
    declared: set[date] = field(default_factory=set)
    span: tuple[date, date] | None = None
    inferred: bool = False
    wars: set[int] = field(default_factory=set)
    armed: set[str] = field(default_factory=set)
    _begun: set[tuple[date, str | None, str, int]] = field(default_factory=set)
    _ends: Counter[date] = field(default_factory=Counter)
    _extended: set[date] = field(default_factory=set)

    def add(self, event: Event) -> None:
        self.mentions.append(event)
        self.armed |= armed_parties(event)
        words, terms = ceasefire_words(), event.terms
        if event.sub_type in words.started and event.date_from:
            self._begun.add((event.date_from, event.clock_from, event.report_id, terms.number if terms else 0))
        if terms and terms.ends_on:
            self._ends[terms.ends_on] += 1
            if event.sub_type == words.extended:
                self._extended.add(terms.ends_on)

    @property
    def start(self) -> date | None:
        """The day told most often as its first, else the first day on which it was declared, else the start of its span."""
        if self.starts:
            return min(self.starts, key=lambda day: (-self.starts[day], day))
        return min(self.declared, default=self.span[0] if self.span else None)

    @property
    def clock(self) -> str | None:
        """The hour told most often for its beginning, else for what was agreed of that day."""
        start = self.start
        started = [e for e in self.mentions if e.sub_type in ceasefire_words().started and e.clock_from]
        on_the_day = [e.clock_from for e in started if e.date_from == start]
        agreed = [e.clock_from for e in self.mentions if e.clock_from and e.date_from == start]
        counts = Counter(on_the_day or [e.clock_from for e in started] or agreed)
        return min(counts, key=lambda clock: (-counts[clock], clock or ""), default=None)

    @property
    def dated_to_days(self) -> bool:
        """Whether its start is known to a few days."""
        return bool(self.starts or self.declared) or self.inferred

    @property
    def planned_end(self) -> date | None:
        """The day until which it was to run, as most mentions tell it; of an extended one the last."""
        start = self.start
        if last := [day for day in self._extended if start is None or day >= start]:
            return max(last)
        fits = [day for day in self._ends if start is None or day >= start]
        return min(fits, key=lambda day: (-self._ends[day], day), default=None)

    def starts_with(self, event: Event, *, day: date | None = None, clock: str | None = None) -> bool:
        """Whether a start told is this one's: on its day, or on the next where the hours do not tell that they are two.

        `day` and `clock` are those told for the start, by default those of the event.
        """
        day, clock = (day, clock) if day else (event.date_from, event.clock_from)
        if day is None or not within(day, self.starts, before=APART, after=APART):
            return False
        mine = moment(day, clock)
        number = event.terms.number if event.terms else 0
        for begun, at, report_id, thread in sorted(self._begun, key=lambda b: (b[0], b[1] or "", *b[2:])):
            theirs = moment(begun, at)
            if begun == day or (mine and theirs and abs(mine - theirs) <= ABOUT_MIDNIGHT):
                return True
            if (mine and theirs) or (report_id == event.report_id and 0 < number != thread > 0):
                return False  # the same hour of another day, or one report that tells of two
        return True


def moment(day: date, clock: str | None) -> datetime | None:
    """The moment of a day and an hour "HH:MM"; "24:00" ends the day. None where the hour is not known."""
    if not clock:
        return None
    if clock.startswith("24"):
        return datetime.combine(day + timedelta(days=1), time())
    return datetime.combine(day, time.fromisoformat(clock))


def within(day: date | None, days: Collection[date], *, before: int, after: int) -> bool:
    """Whether a day is at most `before` days before all of the days, and at most `after` days after them."""
    return day is not None and (max(days) - day).days <= before and (day - min(days)).days <= after


def armed_parties(event: Event) -> set[str]:
    """Ids of the armed groups that a mention names as parties."""
    actors = (r.actor for r in event.roles if r.role == "party")
    return {actor.actor_id for actor in actors if actor is not None and actor.kind == "armed_group"}


def alike(group: Truce, event: Event) -> bool:
    """Whether nothing told of an undated mention contradicts the group: another kind, another place, another mediator."""
    return all(
        not mine or not theirs or mine & theirs
        for mine, theirs in (
            ({event.object} - {None}, {e.object for e in group.mentions} - {None}),
            ({event.place_id} - {None}, {e.place_id for e in group.mentions} - {None}),
            (_names(event, "mediator"), {n for e in group.mentions for n in _names(e, "mediator")}),
        )
    )


def _names(event: Event, role: str) -> set[str]:
    return {r.actor.actor_id if r.actor else r.name for r in event.roles if r.role == role}
