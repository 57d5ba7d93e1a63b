"""Ceasefires and their breaches in made-up texts of many conflicts, written down before any code saw them.

What a case asks is in ceasefires_told.py; what fails still is in open.toml by name, and is tried in every run.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated
from tests.events.ceasefires_told import TOLD, Judged, cases, judge

CASES = tuple(cases())
#: Cases that are not met yet, by name, with what is told instead.
OPEN: dict[str, str] = tomllib.loads((TOLD / "open.toml").read_text(encoding="utf-8"))["open"]
#: Shares that may rise and must not fall: of cases wholly right, tellings, violations, and pairs told together or apart.
CASES_FLOOR, TELLINGS_FLOOR, VIOLATIONS_FLOOR, PAIRS_FLOOR = 0.65, 0.75, 0.66, 0.95


@pytest.fixture(scope="module")
def judged(reader: Reader) -> dict[str, Judged]:
    documents = [Document(c["name"], c["text"], Stated(published_on=c.get("published"))) for c in CASES]
    read = zip(CASES, reader.read(documents), strict=True)
    return {case["name"]: judge(case, reading) for case, reading in read if isinstance(reading, Reading)}


def _params() -> Iterator[Any]:
    for case in CASES:
        name = case["name"]
        yield pytest.param(
            name, id=name, marks=pytest.mark.xfail(reason=OPEN[name], strict=True) if name in OPEN else ()
        )


@pytest.mark.parametrize("name", list(_params()))
def test_the_ceasefires_are_those_of_the_text(name: str, judged: dict[str, Judged]) -> None:
    assert judged[name].wrong == []


def test_the_shares_met(judged: dict[str, Judged]) -> None:
    found = list(judged.values())
    whole = [not one.wrong for one in found]
    tellings = [not wrong for one in found for wrong in one.tellings]
    violations = [not wrong for one in found for wrong in one.violations]
    pairs = [right for one in found for right in one.pairs]
    for told, floor in (
        (whole, CASES_FLOOR),
        (tellings, TELLINGS_FLOOR),
        (violations, VIOLATIONS_FLOOR),
        (pairs, PAIRS_FLOOR),
    ):
        assert sum(told) / len(told) >= floor, f"{sum(told)} of {len(told)}"


def test_every_open_case_is_a_case() -> None:
    assert sorted(set(OPEN) - {case["name"] for case in CASES}) == []
