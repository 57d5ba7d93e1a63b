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
    ("A week after the truce of 12 August it was broken.", "2014-08-19"),
]


@pytest.mark.parametrize(("sentence", "value"), COUNTED)
def test_days_counted_from_a_day_told_behind_them(sentence: str, value: str) -> None:
    time = told(sentence, on=published("2014-08-29"))[0]
    assert (time.type, time.value, time.rule, time.anchor) == ("DATE", value, "counted-from", "context")


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("They fought for two years and six months.", "DURATION", "P2Y6M"),
        ("They fought for one day, four hours and ten minutes.", "DURATION", "P1DT4H10M"),
        ("There were three nights of riots.", "DURATION", "P3D"),
        ("Guns fired all day in Goma.", "DURATION", "P1D"),
        ("Trucks cross every other day.", "SET", "P2D"),
        ("They march every other Friday.", "SET", "XXXX-WXX-5"),
        ("They march every weekend.", "SET", "XXXX-WXX-WE"),
        ("They vote on the last Sunday of May 2022.", "DATE", "2022-05-29"),
        ("They met on the first Friday of last month.", "DATE", "2021-04-02"),
        ("Losses rose in Q1 2021.", "DATE", "2021-Q1"),
        ("They met on Friday last week.", "DATE", "2021-05-07"),
        ("They met last week on Friday.", "DATE", "2021-05-07"),
        ("They met on Monday at noon.", "TIME", "2021-05-10T12:00"),
        ("They fired from 6 to 8 p.m. on Sunday.", "TIME", "2021-05-09T18:00/2021-05-09T20:00"),
        ("They fired between 11 and 2 p.m. on Sunday.", "TIME", "2021-05-09T11:00/2021-05-09T14:00"),
    ],
)
def test_forms_of_lengths_sets_and_hours(sentence: str, kind: str, value: str) -> None:
    (time,) = told(sentence, on=published("2021-05-12"))
    assert (time.type, time.value) == (kind, value)


@pytest.mark.parametrize(
    ("day", "sentence", "value"),
    [
        ("2021-05-12", "They will meet next Thursday.", "2021-05-20"),
        ("2021-05-12", "They will meet next Friday.", "2021-05-14"),
        ("2021-05-12", "They met last Tuesday.", "2021-05-04"),
        ("2021-05-12", "They met last Monday.", "2021-05-10"),
        ("2021-05-12", "Talks are planned for this Friday.", "2021-05-14"),
    ],
)
def test_next_is_not_tomorrow_and_last_is_not_yesterday(day: str, sentence: str, value: str) -> None:
    (time,) = told(sentence, on=published(day))
    assert time.value == value


def test_the_ends_of_a_stretch_without_a_year_are_in_order() -> None:
    on = published("2020-10-20")
    assert [t.value for t in told("They fought from 27 December to 10 January.", on=on)] == ["2019-12-27", "2020-01-10"]
    assert [t.value for t in told("They fought from August to October.", on=on)] == ["2020-08", "2020-10"]
