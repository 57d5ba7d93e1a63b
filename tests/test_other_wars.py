"""Short reports of a dozen other wars, held against a ledger written by hand: rules must not fit one war only."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from tests.expectations import Case, Told, load, params

TESTS = Path(__file__).resolve().parent
EXPECTED = load(TESTS / "expected" / "other-wars.toml")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    with dateline.open(tmp_path_factory.mktemp("wars") / "record.db") as record:
        record.read(*sorted((TESTS / "texts").glob("*.txt")), processes=1)
        return Told.of(record)


@pytest.mark.parametrize("case", params("other-wars", EXPECTED))
def test_the_record_says_what_the_reports_say(case: Case, told: Told) -> None:
    assert case.check(told) is None


def test_reports_of_different_wars_share_no_incident(told: Told) -> None:
    """Each war has one report here, so an incident or a ceasefire of two reports is a confusion of two wars."""
    ours = [row for row in (*told.incidents, *told.ceasefires) if len(row["reports"]) > 1]
    assert [(row["title"], told.files(row["reports"])) for row in ours] == []
