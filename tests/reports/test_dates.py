"""Dates as reports write them, and what is no date."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reports.dates import find_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Published October 02,2020", date(2020, 10, 2)),
        ("date 2020-10-19", date(2020, 10, 19)),
        ("02.10.2020", date(2020, 10, 2)),
        ("2 Oct 2020 14:05 GMT", date(2020, 10, 2)),
        ("Sept. 7, 2021", date(2021, 9, 7)),
        ("7th of September 2021", date(2021, 9, 7)),
        ("September 21st, 2021", date(2021, 9, 21)),
        ("2021/09/07", date(2021, 9, 7)),
        ("2021-09-07T23:59:01Z", date(2021, 9, 7)),
        ("25/12/2019", date(2019, 12, 25)),
        ("12/25/2019", date(2019, 12, 25)),
        ("November 3/2020", date(2020, 11, 3)),
        ("5-May-2022", date(2022, 5, 5)),
        ("FRIDAY, MARCH 4, 2022", date(2022, 3, 4)),
        ("29 February 2020", date(2020, 2, 29)),
        ("Tuesday 03/05/2022", date(2022, 5, 3)),  # only the 3 May of 2022 is a Tuesday
        ("Saturday, 03/05/2022", date(2022, 3, 5)),
    ],
)
def test_a_complete_date_is_one_day(text: str, day: date) -> None:
    assert [mention.days for mention in find_dates(text)] == [(day,)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("03/04/2020", (date(2020, 3, 4), date(2020, 4, 3))),
        ("4-5-2019", (date(2019, 4, 5), date(2019, 5, 4))),
    ],
)
def test_a_numeric_date_that_can_be_two_days_is_two_days(text: str, days: tuple[date, ...]) -> None:
    assert find_dates(text)[0].days == days


def test_day_and_month_alike_are_one_day() -> None:
    assert find_dates("05/05/2019")[0].days == (date(2019, 5, 5),)


@pytest.mark.parametrize(
    ("text", "month", "day"),
    [("Oct 5", 10, 5), ("5 October", 10, 5), ("on Sept. 27, when", 9, 27), ("Oct.5", 10, 5), ("the 1st of May", 5, 1)],
)
def test_a_day_without_a_year_is_partial(text: str, month: int, day: int) -> None:
    (mention,) = find_dates(text)
    assert mention.is_partial
    assert (mention.month, mention.day) == (month, day)


@pytest.mark.parametrize(
    "text",
    [
        "31 November 2020",
        "February 30",
        "2020-13-01",
        "00.00.2020",
        "he may 5 times",
        "version 1.2.2020.4",
        "resolution 2254",
        "some 200 soldiers",
        "May said so",
        "marched 12 km",
        "10.5 million",
        "3-2 in the vote",
    ],
)
def test_what_is_no_date_is_left_alone(text: str) -> None:
    assert [mention for mention in find_dates(text) if mention.days] == []


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("on Sunday, September 27", 6),
        ("Sunday (September 27)", 6),
        ("September 27, Sunday", 6),
        ("Sunday the 27 September", 6),
        ("Thurs. 3 March 2022", 3),
        ("September 27. On Sunday", None),
        ("on Sunday and then on September 27", None),
    ],
)
def test_a_weekday_belongs_to_the_date_right_beside_it(text: str, weekday: int | None) -> None:
    assert find_dates(text)[0].weekday == weekday


@pytest.mark.parametrize(("text", "year"), [("3 Jan 90", 1990), ("14 Mar 22", 2022), ("4 Feb 69", 2069)])
def test_two_figures_are_a_year_only_where_datelines_stand(text: str, year: int) -> None:
    assert find_dates(text, short_years=True)[0].year == year
    assert find_dates(text)[0].is_partial


def test_an_hour_is_no_year() -> None:
    assert find_dates("5 Oct 14:05", short_years=True)[0].is_partial


@given(st.text(alphabet="0123456789./- OctMaySundayth,'", max_size=200))
def test_mentions_are_inside_the_text_and_in_order(text: str) -> None:
    mentions = find_dates(text, short_years=True)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
