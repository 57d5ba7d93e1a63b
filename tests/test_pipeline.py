"""A defect in a step costs the one report that met it, says so, and leaves the others of its batch as they were."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline import pipeline
from dateline.claims.types import Claim
from dateline.language.engine import Engine
from dateline.language.types import Analysis
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Report, Skipped

DOCUMENTS = [
    Document(f"{town}.txt", f"Shells hit {town} on Monday, the army said.") for town in ("Goma", "Bukavu", "Bunia")
]


def files_read(answers: Sequence[Reading | Skipped]) -> list[str]:
    return [a.report.file if isinstance(a, Reading) else f"{a.reason}: {a.file}" for a in answers]


EXPECTED = ["Goma.txt", "E190 ValueError: Bukavu.txt", "Bunia.txt"]


def test_a_defect_in_building_a_report(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    build = pipeline.build_report

    def breaks(document: Document) -> Report | Skipped:
        if "Bukavu" in document.text:
            raise ValueError("no such town")
        return build(document)

    monkeypatch.setattr(pipeline, "build_report", breaks)
    assert files_read(reader.read(DOCUMENTS)) == EXPECTED


def test_a_defect_in_the_engine(reader: Reader, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    analyse_many = engine.analyse_many

    def breaks(texts: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[Analysis]:
        if any("Bukavu" in text for text, _ in texts):
            raise ValueError("no such word")
        return analyse_many(texts)

    monkeypatch.setattr(engine, "analyse_many", breaks)
    monkeypatch.setattr(engine, "analyse", lambda text, blocks: breaks([(text, blocks)])[0])
    assert files_read(reader.read(DOCUMENTS)) == EXPECTED


def test_a_defect_in_finding_claims(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    find = pipeline.find_claims

    def breaks(report: Report, *rest: object) -> tuple[Claim, ...]:
        if "Bukavu" in report.text:
            raise ValueError("no such speaker")
        return find(report, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "find_claims", breaks)
    answers = reader.read(DOCUMENTS)
    assert files_read(answers) == EXPECTED
    assert isinstance(answers[1], Skipped) and answers[1].detail == "no such speaker"
