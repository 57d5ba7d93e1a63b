"""ledger/ first groups what is said of ceasefires: one group for each ceasefire, whatever reports call it.

By day, in this order: mentions of one that entered into force found groups; what was agreed or declared joins the one that
starts next; a month or a year joins the one ceasefire in it, or stands for one of its own; a mention without a date joins the
only ceasefire that it can mean. Where it could mean several, it is counted to none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.events.types import Event
from dateline.ledger.settings import ceasefire_words
from dateline.ledger.sides import Sides
from dateline.linking.parties import party_of
from dateline.linking.recycled import seen_on
from dateline.linking.types import Pile

#: What is agreed takes effect within so many days; two reports of one start differ by one at most (midnight).
TO_EFFECT = 3
APART = 1
#: UCDP date_prec 2: a range of days. Anything wider is a month or a year.
DAYS = 2
#: Days after its start for which an undated "the ceasefire" can mean it.
IN_MIND = 60

FOUNDING = frozenset({"actual", "alleged", "promised"})


@dataclass(slots=True)
class Truce:
    """The mentions of one ceasefire. `start` and `declared` are days told, `span` the interval where only a wider one is told."""

    mentions: list[Event] = field(default_factory=list)
    starts: list[date] = field(default_factory=list)
    declared: list[date] = field(default_factory=list)
    span: tuple[date, date] | None = None
    inferred: bool = False

    @property
    def start(self) -> date | None:
        """The day told most often as its first, else the first day on which it was declared, else the start of its span."""
        if self.starts:
            counts = Counter(self.starts)
            return min(counts, key=lambda day: (-counts[day], day))
        return min(self.declared, default=self.span[0] if self.span else None)

    @property
    def clock(self) -> str | None:
        """The hour told most often for its beginning, else for what was agreed of that day."""
        started = [e.clock_from for e in self.mentions if e.sub_type in ceasefire_words().started and e.clock_from]
        agreed = [e.clock_from for e in self.mentions if e.clock_from and e.date_from == self.start]
        counts = Counter(started or agreed)
        return min(counts, key=lambda clock: (-counts[clock], clock), default=None)

    @property
    def dated_to_days(self) -> bool:
        """Whether its start is known to a few days."""
        return bool(self.starts or self.declared) or self.inferred


class Truces:
    """Groups ceasefire mentions of a pile. `all` is in order of start."""

    def __init__(self, pile: Pile, sides: Sides) -> None:
        self._wars = _wars_of_reports(pile, sides)
        self._texts = {report.report_id: report.text for report in pile.reports}
        self._seen = {report.report_id: seen_on(report)[0] for report in pile.reports}
        events = sorted((e for e in pile.events if e.type == "Ceasefire"), key=lambda e: e.event_id)
        self.groups: list[Truce] = []
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

    def _found(self, events: Sequence[Event]) -> list[Event]:
        """Group what is dated; the mentions that are not."""
        words = ceasefire_words()
        recent = [e for e in events if "publication" in e.date_rule]
        told = [e for e in events if "publication" not in e.date_rule]
        to_days = [e for e in told if e.date_from and 0 < e.date_prec <= DAYS]
        for event in sorted((e for e in to_days if e.sub_type in words.started), key=_by_day):
            group = self._add(event, self._starting(event))
            group.starts.append(event.date_from or date.max)
        for event in sorted((e for e in to_days if e.sub_type in words.declared), key=_by_day):
            group = self._add(event, self._declaring(event))
            group.declared.append(event.date_from or date.max)
        placed = {e.event_id for e in to_days if e.sub_type in words.started | words.declared}
        rest = [e for e in told if e.event_id not in placed]
        wide = [e for e in rest if e.date_from and e.date_to and e.date_prec > DAYS]
        for event in sorted(wide, key=lambda e: (e.date_prec, *_by_day(e))):
            self._add_wide(event)
        for event in recent:
            self._add_recent(event)
        return [e for e in rest if e.date_from is None or e.date_prec <= DAYS]

    def _add(self, event: Event, group: Truce | None) -> Truce:
        if group is None:
            group = Truce()
            self.groups.append(group)
        group.mentions.append(event)
        return group

    def _starting(self, event: Event) -> Truce | None:
        fits = [
            g for g in self._of_war(event) if g.starts and _within(event.date_from, g.starts, before=APART, after=APART)
        ]
        return fits[0] if fits else None

    def _of_war(self, event: Event) -> list[Truce]:
        """Groups that may be of the same war: a pile may hold several, with ceasefires on one day."""
        wars = self._wars.get(event.report_id, frozenset())
        return [g for g in self.groups if not wars or not (theirs := self.wars(g)) or wars & theirs]

    def wars(self, group: Truce) -> frozenset[int]:
        """The wars that the reports of a ceasefire tell of."""
        return frozenset(war for e in group.mentions for war in self._wars.get(e.report_id, frozenset()))

    def may_be_of(self, event: Event, group: Truce) -> bool:
        """Whether an event and a ceasefire may be of one war."""
        mine, theirs = self._wars.get(event.report_id, frozenset()), self.wars(group)
        return not mine or not theirs or bool(mine & theirs)

    def _add_recent(self, event: Event) -> None:
        """A ceasefire told as news without a day: the one that the report can mean, else one of these days."""
        fits = [g for g in self._of_war(event) if g.dated_to_days and self._in_mind(g, event)]
        if len(fits) == 1:
            fits[0].mentions.append(event)
        elif not fits:
            self._add(event, None).declared.append(event.date_to or date.max)

    def _declaring(self, event: Event) -> Truce | None:
        """The ceasefire that starts next after the declaration, else the one declared on that day."""
        day = event.date_from
        near = self._of_war(event)
        fits = [g for g in near if g.starts and _within(day, g.starts, before=TO_EFFECT, after=APART)]
        fits = sorted(fits, key=lambda g: (abs((min(g.starts) - (day or date.max)).days), min(g.starts)))
        fits += [g for g in near if not g.starts and g.declared and _within(day, g.declared, before=APART, after=APART)]
        return fits[0] if fits else None

    def _add_wide(self, event: Event) -> None:
        assert event.date_from and event.date_to
        span = (event.date_from, event.date_to)
        fits = [g for g in self._of_war(event) if _meets(g, span)]
        if len(fits) == 1:
            fits[0].mentions.append(event)
        elif not fits:
            self.groups.append(Truce([event], span=span))

    def _add_undated(self, event: Event) -> None:
        """The only ceasefire that it can mean on the day of the report: by place, mediator and kind where these are told."""
        near = self._of_war(event)
        known = [g for g in near if g.dated_to_days and self._in_mind(g, event)]
        undated = [g for g in near if g.start is None]
        fits = [g for g in known if _alike(g, event)]
        if len(fits) == 1:
            fits[0].mentions.append(event)
        elif not known and undated:
            undated[0].mentions.append(event)
        elif not known:
            self.groups.append(Truce([event]))

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
            if not by_start and (event.aggregate or not recent):
                self.groups.append(Truce(span=(start, end), inferred=True))
                self.groups[-1].mentions.append(event)


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


def _within(day: date | None, days: Sequence[date], *, before: int, after: int) -> bool:
    """Whether a day is at most `before` days before all of the days, and at most `after` days after them."""
    return day is not None and (max(days) - day).days <= before and (day - min(days)).days <= after


def _meets(group: Truce, span: tuple[date, date]) -> bool:
    if group.span and not group.dated_to_days:
        return group.span[0] <= span[1] and span[0] <= group.span[1]
    return group.start is not None and span[0] <= group.start <= span[1]


def _alike(group: Truce, event: Event) -> bool:
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
