"""linking/copies/ distrusts a report's date where its own words belie it: such a report is nowhere taken to be the first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from dateline.linking.types import Pile

#: Rules of dates that stand in the event's own sentence.
OWN_TIME = ("clause", "sentence")
#: Where the sun rises earlier it is tomorrow already.
SLACK = timedelta(days=1)


def misdated(pile: Pile) -> frozenset[str]:
    """Reports that tell as happened what they themselves date, with its year, after their own day of publication."""
    return frozenset(_belied(pile))


def _belied(pile: Pile) -> Iterable[str]:
    reports = {report.report_id: report for report in pile.reports}
    for event in pile.events:
        report = reports.get(event.report_id)
        if report is None or event.date_from is None or event.modality != "actual":
            continue
        published = report.published.latest
        if published is None or event.date_from <= published + SLACK or not event.date_rule.startswith(OWN_TIME):
            continue
        if event.date_start is not None and str(event.date_from.year) in report.text[event.date_start : event.date_end]:
            yield report.report_id
