"""Any text gives times with spans inside it and in order; a hostile one costs steps in proportion to its length."""

from __future__ import annotations

import itertools
import re
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.grounding.reading import UNKNOWN, published, told

from dateline.grounding.quantities.find import find_quantities
from dateline.grounding.times.find import find_times
from dateline.grounding.times.grammar import Rule, grammar
from dateline.grounding.times.lexicon import TOKEN, lexicon
from dateline.language.types import Analysis, Sentence

WORDS = "last next the a 27 2020 September May Friday days years ago earlier at 6 a.m. half dozen of ' - , . ( ) 1,200 25:80"
MORE = "Christmas Easter winter spring quarter third weekend century 1990s noon GMT overnight this year month tomorrow every"
PHRASES = st.lists(st.sampled_from((WORDS + " " + MORE).split()), max_size=40).map(" ".join)
HOSTILE = [
    "last ",
    "9",
    "27 ",
    "the ",
    "2020-",
    "1,111",
    "half a ",
    "a few ",
    "September ",
    "and a half ",
    "(",
    "10:",
    "twenty-",
    "Eid al-",
    "12:00 (0800 ",
    "from 6 to 8 ",
    "four days after ",
    "two years and three ",
    "27 September to ",
]


class Counted:
    """A rule's pattern that counts how often it is tried."""

    tries = 0

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern

    def match(self, classes: str, at: int) -> re.Match[str] | None:
        Counted.tries += 1
        found = self.pattern.match(classes, at)
        assert found is None or found.end() - at <= 60
        return found


def steps(text: str) -> int:
    """How many rules are tried to find the times of a text."""
    rules = grammar()

    def counted(rule: Rule) -> Rule:
        return replace(rule, pattern=Counted(rule.pattern))  # type: ignore[arg-type]

    pairs = {key: tuple(counted(rule) for rule in found) for key, found in rules.pairs.items()}
    singles = {key: tuple(counted(rule) for rule in found) for key, found in rules.singles.items()}
    watched = replace(rules, pairs=pairs, singles=singles)
    Counted.tries = 0
    classes = lexicon().classes(TOKEN.findall(text))
    taken = watched.find(classes, 0)
    while taken is not None:
        taken = watched.find(classes, taken[2])
    return Counted.tries


@pytest.mark.parametrize("piece", HOSTILE)
def test_steps_grow_with_length_and_no_faster(piece: str) -> None:
    short, long = steps(piece * 500), steps(piece * 5000)
    assert long <= 11 * short + 100


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_gives_spans_inside_it(piece: str) -> None:
    text = piece * 3000
    for time in told(text, on=published("2020-10-20")):
        assert 0 <= time.start < time.end <= len(text)
        assert time.end - time.start < 300


def test_no_pattern_repeats_without_a_bound() -> None:
    data = tomllib.loads((files("dateline.grounding") / "data" / "times_rules.toml").read_text("utf-8"))
    patterns = [*data["macros"].values(), *(rule["pattern"] for rule in data["rule"])]
    for pattern in patterns:
        assert not set("*+") & set(pattern), pattern
        assert all(int(most) <= 5 for most in re.findall(r"\{\d+,(\d*)\}", pattern) if most), pattern
        assert not re.search(r"\{\d+,\}", pattern), pattern


def test_every_rule_has_a_name_of_its_own() -> None:
    data = tomllib.loads((files("dateline.grounding") / "data" / "times_rules.toml").read_text("utf-8"))
    names = [rule["name"] for rule in data["rule"]]
    assert len(names) == len(set(names))


@given(st.one_of(PHRASES, st.text(max_size=200)))
def test_any_text_gives_times_in_order_inside_it(text: str) -> None:
    for on in (published("2020-10-20"), UNKNOWN, published("0001-01-02"), published("9999-12-30")):
        times = told(text, on=on)
        assert times == told(text, on=on)
        for time in times:
            assert time.text == text[time.start : time.end] == time.text.strip()
            assert (time.date_from is None) == (time.date_to is None) == (time.date_prec == 0)
            assert time.date_from is None or time.date_to is None or time.date_from <= time.date_to
            assert time.value
        assert all(a.end <= b.start for a, b in itertools.pairwise(times))


COUNTS = "at least 13 more than two dozen of hundreds thousands a half million some up to or - , few between and 5 no"
COUNTED = st.lists(st.sampled_from(COUNTS.split()), max_size=30).map(" ".join)


@given(st.one_of(COUNTED, PHRASES, st.text(max_size=200)))
def test_any_text_gives_quantities_in_order_inside_it(text: str) -> None:
    analysis = Analysis((Sentence(0, len(text), (), 0),), ())
    quantities = find_quantities(text, analysis)
    assert quantities == find_quantities(text, analysis)
    for q in quantities:
        assert q.text == text[q.start : q.end] == q.text.strip()
        assert q.low is None or q.high is None or q.low <= q.high
    assert all(a.end <= b.start for a, b in itertools.pairwise(quantities))


def test_offsets_hold_where_lower_case_is_longer() -> None:
    text = "İİİ İstanbul fell on 27 September."
    (time,) = find_times(text, Analysis((Sentence(0, len(text), (), 0),), ()), published("2020-10-20"))
    assert text[time.start : time.end] == "27 September"
