"""linking/copies/ says in a sentence why a report has its origin, and what each origin is called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.linking.copies.circles import circle_id, pairs_in_circles
from dateline.linking.copies.citing import Citing
from dateline.linking.copies.seen import outlet_name, own_origin
from dateline.reports.types import Report


@dataclass(frozen=True, slots=True)
class Decided:
    """A report's origin; `share` (0 to 1) of its words was told before it or is told citing others, `by_citing` mostly so.

    `circle` has the origins that cite each other, where it is one of them.
    """

    own: str
    origin_id: str
    share: float
    by_citing: bool = False
    circle: tuple[str, ...] = ()


def names_of(reports: Iterable[Report], decided: Mapping[str, Decided], citing: Citing) -> dict[str, str]:
    """What each origin is called: the agency or outlet whose it is, in the spelling that most of its reports use."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        spellings[own_origin(report)][outlet_name(report) or report.title or report.file.rsplit("/", 1)[-1]] += 1
    names = citing.names | {o: min(found, key=lambda n: (-found[n], n)) for o, found in spellings.items()}
    circles = {d.circle for d in decided.values() if d.circle} | set(pairs_in_circles(citing.tellers))
    for circle in circles:
        names[circle_id(circle)] = f"{' and '.join(names[o] for o in circle)}, who cite each other"
    return dict(sorted(names.items()))


def reasons_of(
    reports: Iterable[Report], decided: Mapping[str, Decided], names: Mapping[str, str], wrong: frozenset[str]
) -> dict[str, str]:
    """By report_id why, and by origin_id how many reports share it."""
    reasons: dict[str, str] = {}
    for report in reports:
        why = _reason(report, decided[report.report_id], names)
        if report.report_id in wrong:
            why += " Its date is before what it tells of, so it was not taken to be the first."
        reasons[report.report_id] = why
    for origin, count in sorted(Counter(d.origin_id for d in decided.values()).items()):
        reasons[origin] = f"{count} {'report goes' if count == 1 else 'reports go'} back to {names[origin]}."
    return reasons


def _reason(report: Report, decided: Decided, names: Mapping[str, str]) -> str:
    whose = names[decided.origin_id]
    if decided.circle:
        return f"It cites one that cites it in turn: {whose}, are one origin, and none of them tells it of its own."
    if decided.origin_id != decided.own:
        how = "are told citing" if decided.by_citing else "were told before by"
        return f"{decided.share:.0%} of its words {how} {whose}."
    if report.agency:
        return f"It carries the credit of {report.agency}."
    if outlet_name(report):
        return f"It is {outlet_name(report)}'s own text."
    return "It names no outlet and repeats no other report, so it counts as its own origin."
