"""The example piles end to end, against the ledgers that were written by hand before the code was run on them."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from tests.expectations import Case, Told, load, params

ROOT = Path(__file__).resolve().parents[1]
PILES = ("autumn-2020", "khartoum-2023")
EXPECTED = {pile: load(ROOT / "tests" / "expected" / f"{pile}.toml") for pile in PILES}
FACTS = [
    pytest.param(pile, *fact.values, id=f"{pile}: {fact.id}", marks=fact.marks)
    for pile in PILES
    for fact in params(pile, EXPECTED[pile])
]


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Told]:
    """Each pile, read into a record of its own."""
    piles = {}
    for pile in PILES:
        with dateline.open(tmp_path_factory.mktemp(pile) / "record.db") as record:
            record.read(ROOT / "examples" / pile, processes=1)
            piles[pile] = Told.of(record)
    return piles


@pytest.mark.parametrize(("pile", "case"), FACTS)
def test_the_record_says_what_the_reports_say(pile: str, case: Case, told: dict[str, Told]) -> None:
    assert case.check(told[pile]) is None


@pytest.mark.parametrize("pile", PILES)
def test_every_report_of_the_pile_is_expected_and_read(pile: str, told: dict[str, Told]) -> None:
    assert len(told[pile].reports) == len(EXPECTED[pile]["report"])


@pytest.mark.parametrize("pile", PILES)
def test_no_outlet_of_the_pile_is_skipped(pile: str, tmp_path: Path) -> None:
    with dateline.open(tmp_path / "record.db") as record:
        result = record.read(ROOT / "examples" / pile, processes=1)
    assert (result.added, result.skipped) == (len(EXPECTED[pile]["report"]), 0)
