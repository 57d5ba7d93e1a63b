"""When and where each event happened, over reports of a dozen wars: every fact was written before the program saw it."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from dateline.pipeline import Reader, Reading
from tests.events.settings_told import TOLD, Fact, facts, read_all

FACTS = facts()
#: Facts that are not met yet, by name, with what comes instead. They are tried in every run.
OPEN = tomllib.loads((TOLD / "open.toml").read_text(encoding="utf-8"))["open"]
#: The share of facts that must be met. It may rise and must not fall.
FLOOR = 0.78


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    return read_all(reader)


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param(f, id=f.name, marks=pytest.mark.xfail(reason=OPEN[f.name], strict=True) if f.name in OPEN else ())
        for f in FACTS
    ],
)
def test_the_event_is_when_and_where_the_text_says(fact: Fact, readings: dict[str, Reading]) -> None:
    assert fact.missed(readings[fact.text]) == []


def test_the_share_of_facts_met(readings: dict[str, Reading]) -> None:
    met = sum(not fact.missed(readings[fact.text]) for fact in FACTS)
    assert met / len(FACTS) >= FLOOR, f"{met} of {len(FACTS)}"


def test_every_fact_has_a_name_of_its_own_and_every_open_one_is_a_fact() -> None:
    names = Counter(fact.name for fact in FACTS)
    assert [name for name, times in names.items() if times > 1] == []
    assert sorted(set(OPEN) - set(names)) == []
