"""`why` on copies: what of a report was told before, by whom and when, and what it changed in the telling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dateline.exchange.grounds import days

Row = dict[str, Any]

HOW = {"near": "repeats nearly", "reworded": "rewords"}


def copies_in_words(
    report: Row, passages: Iterable[Row], copies: Iterable[Row], reports: Mapping[str, Row]
) -> Iterator[str]:
    """Lines on one report, from its rows of `passages` and of `copies`; none where it repeats no other report."""
    told = [p for p in passages if p["first_seen_report_id"]]
    firsts = Counter(
        p["first_seen_report_id"] for p in told if p["first_seen_report_id"] not in (report["report_id"], None)
    )
    for first, count in sorted(firsts.items(), key=lambda item: (-item[1], item[0])):
        if first in reports:
            yield f"  {count} of its {len(told)} passages were first seen in {_report(reports[first])}"
    for copy in copies:
        first = reports.get(copy["first_seen_report_id"])
        if first is None:
            continue
        changed = ", ".join(f"{change['before']} -> {change['after']}" for change in copy["changes"])
        what = f" and changes {changed}" if changed else ""
        yield f"  {HOW[copy['kind']]} {_report(first)}{what}"
        yield f"    first \u201c{first['text'][copy['first_start'] : copy['first_end']]}\u201d"
        yield f"    here  \u201c{report['text'][copy['start'] : copy['end']]}\u201d"


def _report(row: Row) -> str:
    day = days(row["published_from"], row["published_to"])
    return f"{row['source'] or row['agency'] or 'unknown outlet'}, {day or 'no date'}, {row['file']}"
