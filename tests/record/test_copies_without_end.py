"""A report copied without end: bounded work, nothing lost, every file accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import dateline
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Skipped

BODY = (
    "DENPASAR, May 4, 2021 (Strait Wire) - Two guards were killed when a bomb exploded at a depot in Surabaya on Tuesday, "
    "police said.\n"
)
COPIES, OTHERS = 2000, 60


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies")
    for number in range(COPIES):
        (folder / f"same-{number:05d}.txt").write_text(f"Bomb kills two at depot\n\n{BODY}", encoding="utf-8")
    for number in range(OTHERS):
        text = f"Depot blast, edition {number}\n\nPaper {number}\n\n{BODY}"
        (folder / f"other-{number:05d}.txt").write_text(text, encoding="utf-8")
    return folder


def test_one_report_in_many_files_is_read_once_and_each_file_is_listed(
    pile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    steps = Reader.read

    def counted(self: Reader, documents: Sequence[Document]) -> list[Reading | Skipped]:
        read.extend(document.file for document in documents)
        return steps(self, documents)

    monkeypatch.setattr(Reader, "read", counted)
    with dateline.open(tmp_path / "r.db") as record:
        result = record.read(pile)
        assert (result.added, result.known, result.skipped) == (OTHERS + 1, COPIES - 1, 0)
        assert len(read) == OTHERS + 1
        assert record.count("files") == COPIES + OTHERS
        listed = record.skipped()
        assert {row["reason"] for row in listed} == {"duplicate"}
        assert len({row["file"] for row in listed}) == COPIES - 1
        assert all(row["detail"].endswith("same-00000.txt") for row in listed)
        tables = {name: record.rows(name) for name in ("reports", "incidents", "claims")}
        again = record.read(pile)
        assert (again.added, again.known) == (0, COPIES + OTHERS)
        assert len(read) == OTHERS + 1
        assert {name: record.rows(name) for name in tables} == tables


def test_one_story_under_many_headlines_is_one_origin_and_one_incident(pile: Path, tmp_path: Path) -> None:
    with dateline.open(tmp_path / "r.db") as record:
        record.read(*sorted(pile.glob("other-*")))
        (incident,) = record.incidents()
        assert (incident["killed_low"], incident["killed_high"]) == (2, 2)
        assert len(incident["reports"]) == OTHERS
        assert len(incident["origins"]) == 1
        assert incident["grade"] == "single"
