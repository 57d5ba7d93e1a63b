"""What odd texts tell of: lists and tables of districts, day-lists, nests, capitals, live blogs in reverse, one sentence again.

Every case was written before the program saw it; those that are not met yet are in told_odd/open/open.toml and are tried too.
"""

from __future__ import annotations

import tomllib

import pytest

from dateline.pipeline import Reader, Reading
from tests.events.odd_told import TOLD, Case, cases, read_all

CASES = cases()
OPEN = tomllib.loads((TOLD / "open" / "open.toml").read_text(encoding="utf-8"))["open"]


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    return read_all(reader, CASES)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(c, id=c.name, marks=pytest.mark.xfail(reason=OPEN[c.name], strict=True) if c.name in OPEN else ())
        for c in CASES
    ],
)
def test_the_events_are_those_of_the_text(case: Case, readings: dict[str, Reading]) -> None:
    assert case.missed(readings[case.name]) == []


def test_every_open_case_is_a_case() -> None:
    assert sorted(set(OPEN) - {case.name for case in CASES}) == []
