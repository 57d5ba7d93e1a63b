"""Tolls as numbers: what each named convention makes of words, open ends and conflicting figures."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.events.tolls.conventions import CONVENTIONS, Convention, Count, count, settled, whole
from dateline.events.types import Toll

EXACT = Toll("killed", "people", 12, 12, False, "12 people", 0, 9)
AT_LEAST = replace(EXACT, high=None)
UP_TO = replace(EXACT, low=None)
RANGE = replace(EXACT, low=10, high=15)
ABOUT = replace(EXACT, approximate=True)
PLURAL = Toll("killed", "civilian", None, None, True, "civilians", 0, 9)


def vague(word: str) -> Toll:
    return replace(PLURAL, word=word)


@pytest.mark.parametrize(
    ("toll", "convention", "expected"),
    [
        (EXACT, "literal", Count(12, 12, 12)),
        (AT_LEAST, "literal", Count(12, None, None)),
        (UP_TO, "literal", Count(None, None, 12)),
        (RANGE, "literal", Count(10, None, 15)),
        (ABOUT, "literal", Count(12, None, 12)),
        (vague("dozens"), "literal", Count()),
        (PLURAL, "literal", Count()),
        (EXACT, "ucdp", Count(12, 12, 12)),
        (AT_LEAST, "ucdp", Count(12, 12, 12)),
        (UP_TO, "ucdp", Count(12, 12, 12)),
        (RANGE, "ucdp", Count(10, 10, 15)),
        (vague("dozens"), "ucdp", Count()),
        (EXACT, "acled", Count(12, 12, 12)),
        (RANGE, "acled", Count(10, 10, 10)),
        (AT_LEAST, "acled", Count(12, 12, 12)),
        (vague("several"), "acled", Count(3, 3, 3)),
        (vague("many"), "acled", Count(10, 10, 10)),
        (vague("dozens"), "acled", Count(12, 12, 12)),
        (vague("hundreds"), "acled", Count(100, 100, 100)),
        (PLURAL, "acled", Count(3, 3, 3)),
    ],
)
def test_one_toll(toll: Toll, convention: Convention, expected: Count) -> None:
    assert count(toll, convention) == expected


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_what_is_no_number_stays_none(convention: Convention) -> None:
    assert count(replace(PLURAL, reason="impossible-number"), convention) == Count()


@pytest.mark.parametrize("convention", CONVENTIONS)
def test_parts_totals_and_other_kinds_are_left_out_of_the_whole(convention: Convention) -> None:
    child = replace(EXACT, group="child", low=3, high=3, part_of=True)
    war = replace(EXACT, low=900, high=900, since="since May")
    hurt = replace(EXACT, kind="injured", low=40, high=40)
    assert whole([EXACT, child, war, hurt], "killed", convention) == Count(12, 12, 12)


def test_groups_are_added_up() -> None:
    soldiers = replace(EXACT, group="soldier", low=4, high=4)
    assert whole([EXACT, soldiers], "killed", "literal") == Count(16, 16, 16)
    assert whole([AT_LEAST, soldiers], "killed", "literal") == Count(16, None, None)
    assert whole([vague("dozens"), soldiers], "killed", "acled") == Count(16, 16, 16)


def test_nobody_told_of_is_nought_for_acled_alone() -> None:
    assert whole([], "killed", "acled") == Count(0, 0, 0)
    assert whole([], "killed", "ucdp") == Count()
    assert whole([], "killed", "literal") == Count()


def test_of_conflicting_figures_acled_takes_the_lowest_and_ucdp_both_ends() -> None:
    seven, nine = Count(7, 7, 7), Count(9, 9, 9)
    assert settled([nine, seven], "acled") == seven
    assert settled([nine, seven], "ucdp") == Count(7, 7, 9)
    assert settled([nine, seven], "literal") == Count(7, None, 9)
    assert settled([Count()], "ucdp") == Count()
