"""judgements/ before reading again: the days on which people say that reports were published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.judgements.fields import decoded
from dateline.judgements.types import Held, Judgement
from dateline.judgements.undoing import hold
from dateline.reports.types import Published


def of_reports(held: Held) -> dict[str, list[Judgement]]:
    """Corrections of reports by report_id, each list in order of time."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in held.of("correct"):
        if judgement.subject == "report":
            for report_id in sorted({anchor.id for anchor in judgement.about}):
                found[report_id].append(judgement)
    return found


def dates_given(judgements: Iterable[Judgement]) -> dict[str, Published]:
    """The date of publication by report_id, as the latest judgement on each has it.

    A day that a person gives dates other reports too, as one that a report states does. "none" takes away the date that the
    report gives itself, so that the pile is asked.
    """
    latest = {report_id: found[-1] for report_id, found in of_reports(hold(judgements)).items()}
    return {report_id: _published(judgement) for report_id, judgement in latest.items()}


def _published(judgement: Judgement) -> Published:
    day = decoded(judgement.subject, judgement.field, judgement.value)
    said = f"judged by {judgement.judged_by}: {judgement.why} ({judgement.judgement_id})"
    return Published(day, day, "unknown" if day is None else "judged", (said,))
