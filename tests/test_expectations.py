"""The ledgers themselves: they quote their reports word for word, and a record that says nothing does not pass them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.expectations import OPEN, Case, Told, cases, load

TESTS = Path(__file__).resolve().parent
PILES = {
    "autumn-2020": TESTS.parent / "examples" / "autumn-2020",
    "khartoum-2023": TESTS.parent / "examples" / "khartoum-2023",
    "other-wars": TESTS / "texts",
}
LEDGERS = {name: load(TESTS / "expected" / f"{name}.toml") for name in PILES}
CLAIMS = [(name, entry) for name in PILES for entry in LEDGERS[name]["claim"]]
SILENT = Told(
    reports=[], passages=[], claims=[], events=[], incidents=[], ceasefires=[], positions=[], contacts=[], actors=[]
)


def text_of(pile: str, file: str) -> str:
    name, _, line = file.partition(":")
    text = (PILES[pile] / name).read_text("utf-8")
    return json.loads(text.splitlines()[int(line) - 1])["text"] if line else text


@pytest.mark.parametrize(
    ("pile", "entry"), CLAIMS, ids=lambda value: value if isinstance(value, str) else value["content"]
)
def test_expected_claims_quote_their_report_once(pile: str, entry: dict[str, str]) -> None:
    assert text_of(pile, entry["file"]).count(entry["content"]) == 1


@pytest.mark.parametrize("pile", PILES)
def test_names_of_expectations_are_unique(pile: str) -> None:
    names = [case.name for case in cases(LEDGERS[pile])]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "case", [c for name in PILES for c in cases(LEDGERS[name]) if not c.name.startswith(("absent", "ceasefires: no"))]
)
def test_a_record_that_says_nothing_meets_no_expectation(case: Case) -> None:
    try:
        reason = case.check(SILENT)
    except AssertionError:
        return
    assert reason is not None


@pytest.mark.parametrize("pile", PILES)
def test_open_facts_are_facts_of_their_ledger(pile: str) -> None:
    assert set(load(OPEN)[pile]) <= {case.name for case in cases(LEDGERS[pile])}
