"""linking/copies/ counts origins: whose words a report and each of its passages are, so that ten copies of one story count once.

Rules (docs/ledger.md): one agency is one origin, whoever prints it; so is one outlet; a report most of whose words were told
before, or are told citing another, shares the origin of those words. A text is only ever a copy of one seen before, and outlets
that cite each other in a circle are one origin, so that no chain of citations goes on for ever.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.linking.copies.changes import find_changes
from dateline.linking.copies.circles import circle_id, circle_of
from dateline.linking.copies.citing import find_citing
from dateline.linking.copies.groups import Groups, find_groups
from dateline.linking.copies.misdated import misdated
from dateline.linking.copies.reasons import Decided, names_of, reasons_of
from dateline.linking.copies.seen import own_origin, seen_on
from dateline.linking.copies.settings import copy_settings
from dateline.linking.copies.units import Units, find_units
from dateline.linking.types import Change, Origins, PassageOrigin, Pile
from dateline.reports.types import CONTENT_KINDS, Report


def find_origins(pile: Pile) -> Origins:
    """The origin of every report, content passage and recycled sentence; a pure function of the pile, in any order."""
    wrong = misdated(pile)
    units = find_units(pile, distrusted=wrong)
    groups = find_groups(units, pile.places)
    citing = find_citing(pile, units)
    decided = _decide(units, groups, citing.sentences, wrong)
    names = names_of(pile.reports, decided, citing)
    copies = _Copies(units, groups, citing.sentences, {r: d.origin_id for r, d in decided.items()})
    return Origins(
        of_report={report_id: decided[report_id].origin_id for report_id in sorted(decided)},
        passages=tuple(copies.passages()),
        reasons=dict(sorted(reasons_of(pile.reports, decided, names, wrong).items())),
        sentences=tuple(copies.sentences()),
        names=names,
        own={report_id: decided[report_id].own for report_id in sorted(decided)},
    )


def _decide(units: Units, groups: Groups, cited: Mapping[int, str], wrong: frozenset[str]) -> dict[str, Decided]:
    """The origin of each report, and the share of its words that decided it.

    Agency stories first, then by date, then the longest: a trimmed copy without a credit follows the story that it trims.
    """
    decided: dict[str, Decided] = {}
    of_root: dict[int, dict[str, None]] = defaultdict(dict)
    order = sorted(range(len(units.reports)), key=lambda n: _trust(units.reports[n], wrong))
    for number in order:
        report = units.reports[number]
        own = own_origin(report)
        found = [(o, groups.weight[units.unit[o]]) for o in units.of_report[number]]
        elsewhere, copied, citing, total = Counter[str](), 0, 0, 0
        for o, weight in found:
            total += weight
            seen = (cited[o],) if o in cited else tuple(of_root[groups.root[units.unit[o]]])
            if weight and seen and own not in seen:
                copied, citing = copied + weight * (o not in cited), citing + weight * (o in cited)
                for origin in seen:
                    elsewhere[origin] += weight
        origin = own
        if total and copied + citing >= copy_settings().copied * total:
            origin = min(elsewhere, key=lambda o: (-elsewhere[o], o))
        share = (copied + citing) / total if total else 0.0
        decided[report.report_id] = Decided(own, origin, share, citing > copied)
        for o, weight in found:
            if weight:
                of_root[groups.root[units.unit[o]]].setdefault(cited.get(o, origin))
    return _without_circles(decided, {r.report_id: seen_on(r)[0] for r in units.reports})


def _trust(report: Report, wrong: frozenset[str]) -> tuple[bool, bool, date, int, str]:
    return not report.agency, report.report_id in wrong, seen_on(report)[0], -len(report.text), report.report_id


def _without_circles(decided: dict[str, Decided], days: Mapping[str, date]) -> dict[str, Decided]:
    """Reports that have their origin by citing, where those cited cite them in the same days: one origin for all of them."""
    edges = {r: d for r, d in decided.items() if d.by_citing and d.origin_id != d.own}
    tellers = {d.own for d in edges.values()}
    edges = {r: d for r, d in edges.items() if d.origin_id in tellers}
    by_day: dict[int, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for report_id, found in edges.items():
        by_day[days[report_id].toordinal()][found.own].add(found.origin_id)
    final = dict(decided)
    window = copy_settings().days
    for report_id, found in edges.items():
        day = days[report_id].toordinal()
        near: dict[str, set[str]] = defaultdict(set)
        for other in range(day - window, day + window + 1):
            for teller, origins in by_day.get(other, {}).items():
                near[teller] |= origins
        circle = circle_of(found.own, near)
        if circle:
            final[report_id] = Decided(found.own, circle_id(circle), found.share, True, tuple(circle))
    return final


@dataclass(frozen=True, slots=True)
class _Copies:
    """Origins of sentences and passages, once those of reports are known. `changes` is by unit."""

    units: Units
    groups: Groups
    cited: Mapping[int, str]
    of_report: Mapping[str, str]
    changes: dict[int, tuple[Change, ...]] = field(default_factory=dict)
    #: One object for each number, not one for each time that it stands in millions of spans.
    numbers: dict[int, int] = field(default_factory=dict)

    def _first(self, occurrence: int) -> int:
        return self.units.first[self.groups.root[self.units.unit[occurrence]]]

    def _changes(self, unit: int) -> tuple[Change, ...]:
        """What a unit changed: its words say the same wherever it stands, so that its first occurrence speaks for all."""
        if self.groups.kind[unit] == "same":
            return ()
        if unit not in self.changes:
            first, here = self.units.first[self.groups.root[unit]], self.units.first[unit]
            texts = self.units.text_of(first), self.units.text_of(here)
            self.changes[unit] = find_changes(*texts, self.groups.kind[unit], self.groups.stems)
        return self.changes[unit]

    def _origin(self, occurrence: int, changed: bool) -> str:
        first = occurrence if changed else self._first(occurrence)
        whose = self.cited.get(occurrence) or self.cited.get(first)
        return whose or self.of_report[self._report(first).report_id]

    def _report(self, occurrence: int) -> Report:
        return self.units.reports[self.units.report[occurrence]]

    def _number(self, number: int) -> int:
        return self.numbers.setdefault(number, number)

    def _in_order(self) -> list[int]:
        return sorted(range(len(self.units.reports)), key=lambda n: self.units.reports[n].report_id)

    def sentences(self) -> Iterable[PassageOrigin]:
        """Those whose words stand in more than one report, the first of them included, in order of report_id and start."""
        units, root = self.units, self.groups.root
        reports: dict[int, int] = {}
        shared = set()
        for occurrence, unit in enumerate(units.unit):
            if (
                self.groups.weight[unit]
                and reports.setdefault(root[unit], units.report[occurrence]) != (units.report[occurrence])
            ):
                shared.add(root[unit])
        for number in self._in_order():
            for occurrence in sorted(units.of_report[number], key=units.start.__getitem__):
                unit = units.unit[occurrence]
                if root[unit] in shared:
                    yield self._sentence(occurrence, self._changes(unit))

    def _sentence(self, occurrence: int, changes: tuple[Change, ...]) -> PassageOrigin:
        units, first = self.units, self._first(occurrence)
        return PassageOrigin(
            self._report(occurrence).report_id,
            self._number(units.start[occurrence]),
            self._number(units.end[occurrence]),
            self._origin(occurrence, bool(changes)),
            self._report(first).report_id,
            first_start=self._number(units.start[first]),
            changed=bool(changes),
            kind=self.groups.kind[units.unit[occurrence]],
            first_end=self._number(units.end[first]),
            changes=changes,
        )

    def passages(self) -> Iterable[PassageOrigin]:
        """A passage belongs to whoever first had most of its words. In order of report_id and start."""
        units = self.units
        for number in self._in_order():
            report = units.reports[number]
            weights: dict[int, Counter[tuple[str, str]]] = defaultdict(Counter)
            for o in units.of_report[number]:
                whose = self._origin(o, bool(self._changes(units.unit[o]))), self._report(self._first(o)).report_id
                weights[units.passage[o]][whose] += len(units.words[units.unit[o]])
            own = (self.of_report[report.report_id], report.report_id)
            for place, passage in sorted(enumerate(report.passages), key=lambda p: p[1].start):
                if passage.kind in CONTENT_KINDS:
                    origin, first = _most(weights[place], own)
                    yield PassageOrigin(report.report_id, passage.start, passage.end, origin, first)


def _most(found: Counter[tuple[str, str]], own: tuple[str, str]) -> tuple[str, str]:
    return min(found, key=lambda key: (-found[key], key != own, key)) if found else own
