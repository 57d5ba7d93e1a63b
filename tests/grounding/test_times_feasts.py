"""Holidays of several calendars, fiscal years, stretches of weekdays, days counted from a day told behind them."""

from __future__ import annotations

from datetime import date

import pytest
from tests.grounding.reading import UNKNOWN, published, told

from dateline.grounding.times.feasts import falls, holidays

# Days as they were kept, from the press of those years.
KEPT = [
    ("good-friday", 2021, "2021-04-02"),
    ("orthodox-easter", 2021, "2021-05-02"),
    ("orthodox-easter", 2022, "2022-04-24"),
    ("orthodox-good-friday", 2023, "2023-04-14"),
    ("yom-kippur", 1973, "1973-10-06"),
    ("yom-kippur", 2023, "2023-09-25"),
    ("passover", 2024, "2024-04-23"),
    ("rosh-hashanah", 2020, "2020-09-19"),
    ("hanukkah", 2020, "2020-12-11"),
    ("thanksgiving", 2020, "2020-11-26"),
]


@pytest.mark.parametrize(("name", "year", "first"), KEPT)
def test_the_day_of_a_feast(name: str, year: int, first: str) -> None:
    assert str(falls(name, year)[0][0]) == first


# The first day as announced in most countries, which can differ from each other by a day.
SEEN = [
    ("eid-al-fitr", 2021, "2021-05-13"),
    ("eid-al-fitr", 2023, "2023-04-21"),
    ("eid-al-adha", 2022, "2022-07-09"),
    ("ramadan", 2014, "2014-06-28"),
    ("ashura", 2023, "2023-07-28"),
]


@pytest.mark.parametrize(("name", "year", "first"), SEEN)
def test_a_feast_by_the_moon_holds_the_day_it_was_seen(name: str, year: int, first: str) -> None:
    span = falls(name, year)[0]
    assert span[0] <= date.fromisoformat(first) <= span[1]
    assert (date.fromisoformat(first) - span[0]).days <= 2


@pytest.mark.parametrize("name", sorted(holidays()))
@pytest.mark.parametrize("year", [1, 2, 622, 1582, 2024, 9998, 9999])
def test_any_year_of_the_calendar(name: str, year: int) -> None:
    assert all(a <= b and a.year == year for a, b in falls(name, year))


TOLD = [
    ("2021-05-20", "Both sides kept a truce for Eid al-Fitr.", "2021-05-12", "2021-05-16", "by-the-moon"),
    ("2021-05-12", "Shells fell on Kandahar during Ramadan.", "2021-04-12", "2021-05-13", "by-the-moon"),
    ("2023-10-08", "The garrison was taken by surprise on Yom Kippur 1973.", "1973-10-06", "1973-10-06", ""),
    ("2022-05-03", "Mortars hit the church on Orthodox Easter.", "2022-04-24", "2022-04-24", ""),
    ("2021-05-12", "Mortars hit the church on Good Friday.", "2021-04-02", "2021-04-02", ""),
    ("2014-01-10", "The army burned the village on Orthodox Christmas Eve.", "2014-01-06", "2014-01-06", ""),
    ("2021-05-12", "Police fired on marchers on May Day.", "2021-05-01", "2021-05-01", ""),
    ("2022-04-10", "He was freed at Nowruz.", "2022-03-21", "2022-03-21", ""),
    ("2021-05-12", "Arms sales fell in fiscal year 2019.", "2018-07-01", "2020-03-31", ""),
    ("2021-05-12", "Arms sales fell in FY2019.", "2018-07-01", "2020-03-31", ""),
    ("2021-05-14", "They fought from Monday to Wednesday.", "2021-05-10", "2021-05-12", ""),
    ("2021-05-14", "The crossing will open from Monday to Wednesday.", "2021-05-17", "2021-05-19", ""),
    ("2021-05-12", "He fled in '93.", "1993-01-01", "1993-12-31", ""),
    ("2021-05-12", "He was born in '19.", "2019-01-01", "2019-12-31", ""),
    ("2021-05-12", "The camp was built after 9/11.", "2001-09-11", "2001-09-11", ""),
]


@pytest.mark.parametrize(("day", "sentence", "first", "last", "reason"), TOLD)
def test_a_holiday_or_a_named_stretch_told(day: str, sentence: str, first: str, last: str, reason: str) -> None:
    (time,) = told(sentence, on=published(day))
    assert (str(time.date_from), str(time.date_to), time.reason) == (first, last, reason)


@pytest.mark.parametrize(
    "sentence",
    ["It was a good day.", "The holy man spoke.", "He reads the Sunday Courier.", "Two of the 9 districts fell."],
)
def test_words_that_are_no_holidays(sentence: str) -> None:
    assert told(sentence, on=published("2021-05-12")) == ()


def test_a_holiday_of_an_undated_report() -> None:
    (time,) = told("Both sides kept a truce for Eid al-Adha.", on=UNKNOWN)
    assert (time.value, time.reason, time.date_from) == ("XXXX-XX-XX", "no-anchor", None)


COUNTED = [
    ("Four days after the parade of 24 August the town fell.", "2014-08-28"),
    ("Two days before the raid on 24 August the bridge fell.", "2014-08-22"),
    ("The town fell three days after the vote on Sunday.", "2014-08-27"),
    ("A week after the truce of 12 August it was broken.", "2014-W34"),
]


@pytest.mark.parametrize(("sentence", "value"), COUNTED)
def test_days_counted_from_a_day_told_behind_them(sentence: str, value: str) -> None:
    time = told(sentence, on=published("2014-08-29"))[0]
    assert (time.type, time.value, time.rule, time.anchor) == ("DATE", value, "counted-from", "context")
