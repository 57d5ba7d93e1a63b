"""How `why` says what a time, a place and a count rest on."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from dateline.exchange.grounds import by_span, place_in_words, time_in_words, toll_in_words

EVENT = {
    "date_from": "2020-10-11", "date_to": "2020-10-11", "date_prec": 1, "date_rule": "clause: weekday",
    "date_start": 40, "date_end": 46, "place": "Ganja", "where_prec": 1, "place_rule": "clause",
    "place_start": 10, "place_end": 15,
}  # fmt: skip
TIMES = by_span([{"start": 40, "end": 46, "text": "Sunday", "rule": "weekday", "anchor": "publication"}])
MENTION = {
    "start": 10, "end": 15, "text": "Gandja", "rule": "country-named", "score": 9.25, "reason": "",
    "comparisons": [
        {"field": "population", "detail": "", "weight": 2.0},
        {"field": "named_country", "detail": "AZ", "weight": 3.1},
    ],
}  # fmt: skip
TOLL = {
    "kind": "killed", "group": "civilian", "low": 13, "high": 13, "approximate": False, "text": "13 civilians",
    "start": 0, "end": 12, "word": "", "part_of": False, "rule": "object-of-deed", "of": None, "more": False, "since": "",
    "reason": "",
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {},
            "2020-10-11: to the day; “Sunday”, told in its own clause; rule weekday, counted from the day of publication",
        ),
        (
            {"date_rule": "since: year", "date_from": "1994-01-01", "date_to": "2020-10-12", "date_prec": 5},
            "1994-01-01 to 2020-10-12: to the year or wider; “Sunday”, from the day told to the day of the report; "
            "rule weekday, counted from the day of publication",
        ),
        (
            {"date_start": None, "date_rule": "publication", "date_from": "2020-10-10", "date_prec": 2},
            "2020-10-10 to 2020-10-11: to two to six days; no time is told: news of the report's day and the two before "
            "it, by convention",
        ),
        ({"date_start": None, "date_rule": "unknown", "date_from": None, "date_to": None}, "unknown: no time is told"),
        ({"date_start": None, "date_rule": "a rule of tomorrow"}, "2020-10-11: to the day; a rule of tomorrow"),
    ],
)
def test_a_time_says_where_it_is_told_and_from_what_it_is_counted(change: dict[str, object], words: str) -> None:
    assert time_in_words(EVENT | change, TIMES) == words


def test_a_place_says_where_it_is_named_and_what_decided_among_its_namesakes() -> None:
    assert place_in_words(EVENT, by_span([MENTION])) == (
        "Ganja: the very place; “Gandja”, named in its own clause; taken by country-named; "
        "score 9.2, of which named_country AZ +3.1, population +2.0"
    )
    assert place_in_words(EVENT | {"place": None}, {}) == "not said"


def test_a_name_without_a_place_says_why_it_has_none() -> None:
    nowhere = MENTION | {"reason": "not-in-gazetteer", "rule": "", "comparisons": []}
    assert place_in_words(EVENT | {"where_prec": 0}, by_span([nowhere])).endswith(
        "without a place in the gazetteer (not-in-gazetteer)"
    )


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({}, "13"),
        ({"high": None}, "at least 13"),
        ({"low": None}, "up to 13"),
        ({"high": 20}, "13 to 20"),
        ({"approximate": True}, "about 13"),
        ({"low": None, "high": None, "word": "dozens"}, "dozens"),
        ({"low": None, "high": None}, "a number not told"),
        ({"part_of": True}, "13, included in a larger count"),
        ({"part_of": True, "of": [20, 30]}, "13, included in the count at characters 20 to 30"),
        ({"more": True}, "13, beside those told before"),
        ({"since": "since 7 October"}, "13, a total (“since 7 October”)"),
        ({"low": None, "high": None, "reason": "impossible-number"}, "no number (impossible-number)"),
    ],
)
def test_a_count_says_its_bounds_and_its_words(change: dict[str, object], number: str) -> None:
    words = f"killed civilian: {number}; “13 civilians”, characters 0 to 12, by object-of-deed"
    assert toll_in_words(TOLL | change) == words


def test_every_precision_of_the_codebook_has_words() -> None:
    words = tomllib.loads(files("dateline.exchange").joinpath("data/grounds.toml").read_text("utf-8"))
    assert {str(n) for n in range(6)} == set(words["precision"])
    assert {str(n) for n in range(8)} == set(words["where"])
