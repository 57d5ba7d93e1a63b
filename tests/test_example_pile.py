"""The example pile end to end, against the ledger that was written by hand before the code was run on it."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from tests.expectations import Case, Told, load, params

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = load(ROOT / "tests" / "expected" / "autumn-2020.toml")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    with dateline.open(tmp_path_factory.mktemp("autumn") / "record.db") as record:
        record.read(ROOT / "examples" / "autumn-2020", processes=1)
        return Told.of(record)


@pytest.mark.parametrize("case", params("autumn-2020", EXPECTED))
def test_the_record_says_what_the_reports_say(case: Case, told: Told) -> None:
    assert case.check(told) is None


def test_every_report_of_the_pile_is_expected_and_read(told: Told) -> None:
    assert len(told.reports) == len(EXPECTED["report"])


def test_no_outlet_of_the_pile_is_skipped(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "record.db") as record:
        result = record.read(ROOT / "examples" / "autumn-2020", processes=1)
    assert (result.added, result.skipped) == (len(EXPECTED["report"]), 0)
