"""Reports of sport, trade, weather and the arts, full of the words of war, in which nothing of a conflict happens."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated
from tests.events.events_told import TYPES

TOLD = Path(__file__).resolve().parent / "told_peace"
REPORTS = [r for path in sorted(TOLD.glob("*.toml")) for r in tomllib.loads(path.read_text(encoding="utf-8"))["report"]]
#: Reports in which an event is heard that is none. At most one in twenty may be.
OPEN: dict[str, str] = {}


@pytest.mark.parametrize(
    "report",
    [
        pytest.param(
            r, id=r["name"], marks=pytest.mark.xfail(reason=OPEN[r["name"]], strict=True) if r["name"] in OPEN else ()
        )
        for r in REPORTS
    ],
)
def test_no_violence_is_heard_in_a_peaceful_report(report: dict[str, object], reader: Reader) -> None:
    text = str(report["body"])
    (reading,) = reader.read([Document(f"{report['name']}.txt", text, Stated(published_on=report.get("published")))])  # type: ignore[arg-type]
    assert isinstance(reading, Reading)
    heard = [e for e in reading.events if e.type in TYPES and e.modality in ("actual", "alleged")]
    assert [(e.sub_type, text[e.start : e.end], e.text) for e in heard] == []


def test_at_most_one_report_in_twenty_is_misheard() -> None:
    assert len(OPEN) * 20 <= len(REPORTS)
