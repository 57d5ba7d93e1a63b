"""Days, months and years of the calendar, and which year a day without one belongs to."""

from __future__ import annotations

import pytest
from tests.grounding.reading import UNKNOWN, between, published, told

DAYS = [
    ("2022-05-10", "Shells hit the market in Chernihiv on 3 March.", "3 March", "2022-03-03"),
    ("2022-05-10", "The siege of Mariupol began on February 24, 2022.", "February 24, 2022", "2022-02-24"),
    ("2023-06-01", "Fighting broke out in Khartoum on the 15th of April.", "the 15th of April", "2023-04-15"),
    ("2023-06-01", "Fighting broke out in Khartoum on April 15th.", "April 15th", "2023-04-15"),
    ("2020-11-20", "Troops crossed into Tigray on Nov. 4.", "Nov. 4", "2020-11-04"),
    (
        "2020-11-20",
        "Troops crossed into Tigray on Wednesday, 4 November 2020.",
        "Wednesday, 4 November 2020",
        "2020-11-04",
    ),
    ("2021-02-03", "The generals took power in Naypyidaw on 2021-02-01.", "2021-02-01", "2021-02-01"),
    ("2016-09-28", "The accord was signed in Cartagena on 26.09.2016.", "26.09.2016", "2016-09-26"),
    ("2016-09-28", "The accord was signed in Cartagena on 9/26/2016.", "9/26/2016", "2016-09-26"),
    ("2020-10-20", "Clashes erupted on Sept. 27, when shells fell on Terter.", "Sept. 27", "2020-09-27"),
    ("2020-10-20", "The pact of September the 9th failed.", "September the 9th", "2020-09-09"),
    ("2024-01-15", "The raid took place on 7 October.", "7 October", "2023-10-07"),
    ("2024-01-15", "The court will hear the case on 7 February.", "7 February", "2024-02-07"),
    ("2024-12-20", "The truce is due to end on 5 January.", "5 January", "2025-01-05"),
    ("2024-01-03", "The convoy was struck on 29 December.", "29 December", "2023-12-29"),
    ("2024-03-10", "The town was retaken on Feb. 29.", "Feb. 29", "2024-02-29"),
    ("2015-03-01", "It was agreed in Minsk on the twelfth of February.", "the twelfth of February", "2015-02-12"),
    ("2015-03-01", "It was agreed in Minsk on February 12 this year.", "February 12 this year", "2015-02-12"),
    ("2015-03-01", "The first pact dates from 5 September last year.", "5 September last year", "2014-09-05"),
    ("2019-05-20", "They must leave by 1 June.", "1 June", "2019-06-01"),
    ("2020-10-20", "They met on the 10th of this month.", "the 10th of this month", "2020-10-10"),
]


@pytest.mark.parametrize(("day", "sentence", "text", "value"), DAYS)
def test_a_day_of_the_calendar(day: str, sentence: str, text: str, value: str) -> None:
    (time,) = told(sentence, on=published(day))
    assert (time.text, time.type, time.value, time.date_prec) == (text, "DATE", value, 1)
    assert str(time.date_from) == str(time.date_to) == value


STRETCHES = [
    ("2020-10-20", "It lasted from 27 to 29 September.", "2020-09-27/2020-09-29", "2020-09-27", "2020-09-29", 2),
    ("2020-10-20", "It lasted from September 27-29, 2019.", "2019-09-27/2019-09-29", "2019-09-27", "2019-09-29", 2),
    (
        "2020-10-20",
        "The town was shelled between 9 and 11 October.",
        "2020-10-09/2020-10-11",
        "2020-10-09",
        "2020-10-11",
        2,
    ),
    (
        "2020-10-20",
        "The town was shelled on the night of 9-10 October.",
        "2020-10-09TNI",
        "2020-10-09",
        "2020-10-10",
        2,
    ),
    ("2019-08-01", "Protesters died on 3 and 4 June.", "2019-06-03/2019-06-04", "2019-06-03", "2019-06-04", 2),
    ("2014-12-01", "The airport was lost in mid-October.", "2014-10", "2014-10-11", "2014-10-21", 4),
    ("2014-12-01", "The airport was lost in early March 2014.", "2014-03", "2014-03-01", "2014-03-10", 3),
    ("2014-12-01", "The airport was lost at the end of September.", "2014-09", "2014-09-21", "2014-09-30", 3),
    ("2014-12-01", "The airport was lost in May.", "2014-05", "2014-05-01", "2014-05-31", 4),
    ("2014-12-01", "They fled in August of last year.", "2013-08", "2013-08-01", "2013-08-31", 4),
    ("2014-12-01", "They fled last August.", "2014-08", "2014-08-01", "2014-08-31", 4),
    ("2014-12-01", "They have been displaced since 1991.", "1991", "1991-01-01", "1991-12-31", 5),
    ("2014-12-01", "The 1994 genocide is remembered here.", "1994", "1994-01-01", "1994-12-31", 5),
    ("2014-12-01", "The war of 2008-2010 left scars.", "2008/2010", "2008-01-01", "2010-12-31", 5),
    ("2014-12-01", "The war of 1991-94 left scars.", "1991/1994", "1991-01-01", "1994-12-31", 5),
    ("2014-12-01", "The rebels rose in the 1990s.", "199", "1990-01-01", "1999-12-31", 5),
    ("2014-12-01", "The rebels rose in the late 1980s.", "198", "1987-01-01", "1989-12-31", 5),
    ("2014-12-01", "The rebels rose in the nineties.", "199", "1990-01-01", "1999-12-31", 5),
    ("2014-12-01", "The border dates from the 19th century.", "18", "1800-01-01", "1900-12-31", 5),
    ("2014-12-01", "The border was drawn in the summer of 1920.", "1920-SU", "1920-06-01", "1920-09-22", 5),
    ("2014-12-01", "They fled last winter.", "2013-WI", "2013-12-01", "2014-03-20", 5),
    ("2014-12-01", "Exports fell in the first half of 2012.", "2012-H1", "2012-01-01", "2012-06-30", 5),
    ("2014-12-01", "Exports fell in the third quarter of 2012.", "2012-Q3", "2012-07-01", "2012-09-30", 5),
]


@pytest.mark.parametrize(("day", "sentence", "value", "first", "last", "precision"), STRETCHES)
def test_a_stretch_of_days(day: str, sentence: str, value: str, first: str, last: str, precision: int) -> None:
    (time,) = told(sentence, on=published(day))
    assert (time.value, str(time.date_from), str(time.date_to), time.date_prec) == (value, first, last, precision)


@pytest.mark.parametrize(
    "sentence",
    [
        "They may attack the port.",
        "Rebels march on the second city.",
        "May the dead rest in peace.",
        "The second convoy was hit.",
        "He fired a 120-mm mortar.",
        "Some 2000 people fled.",
        "A 10-year-old boy and a man aged 40 were hit.",
        "He is 30 years old.",
        "Three-quarters of the town lies in ruins.",
        "April Okello and Jan Novak spoke.",
        "The Black Friday sale was held.",
        "The sun sat low over Idlib.",
        "They will fall back.",
    ],
)
def test_words_that_are_no_times(sentence: str) -> None:
    assert told(sentence, on=published("2020-10-20")) == ()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("In September 13 people were killed.", "2020-09"),
        ("In 2000 people fled.", "2000"),
        ("From June 300 shells fell.", "2020-06"),
    ],
)
def test_a_number_after_a_month_or_year_is_not_part_of_it(sentence: str, value: str) -> None:
    assert [t.value for t in told(sentence, on=published("2020-10-20"))] == [value]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("It fell on 31 November.", "31 November"),
        ("It fell on February 30, 2021.", "February 30, 2021"),
        ("It fell on 2021-13-40.", "2021-13-40"),
        ("It fell on 45.45.2021.", "45.45.2021"),
        ("It fell at 25:80 local time.", "25:80"),
    ],
)
@pytest.mark.parametrize("day", ["2021-03-01", None])
def test_an_impossible_date_is_kept_as_text(sentence: str, text: str, day: str | None) -> None:
    (time,) = told(sentence, on=published(day) if day else UNKNOWN)
    assert (time.value, time.reason, time.date_from, time.date_to) == (text, "impossible-date", None, None)


def test_a_numeric_date_whose_order_is_unknown_keeps_both_days() -> None:
    (time,) = told("It fell on 04/10/2020.", on=published("2020-11-01"))
    assert (time.value, time.reason) == ("2020-XX-XX", "ambiguous-order")
    assert (str(time.date_from), str(time.date_to)) == ("2020-04-10", "2020-10-04")


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Clashes erupted on Sept. 27.", "XXXX-09-27"),
        ("Clashes erupted in September.", "XXXX-09"),
        ("Clashes erupted on Tuesday.", "XXXX-WXX-2"),
        ("Clashes erupted last Thursday.", "XXXX-WXX-4"),
        ("Clashes erupted yesterday.", "XXXX-XX-XX"),
        ("Clashes erupted on Monday night.", "XXXX-WXX-1TNI"),
        ("Clashes erupted last year.", "XXXX"),
        ("Clashes erupted last week.", "XXXX-WXX"),
        ("Clashes erupted at 6 am.", "XXXX-XX-XXT06:00"),
    ],
)
def test_nothing_is_invented_where_publication_is_unknown(sentence: str, value: str) -> None:
    (time,) = told(sentence, on=UNKNOWN)
    assert (time.value, time.reason, time.date_from, time.date_to, time.date_prec) == (
        value,
        "no-anchor",
        None,
        None,
        0,
    )


def test_a_full_date_needs_no_publication() -> None:
    (time,) = told("Clashes erupted on 27 September 2020.", on=UNKNOWN)
    assert (time.value, time.anchor, time.reason) == ("2020-09-27", "none", "")


@pytest.mark.parametrize(
    ("first", "last", "sentence", "value", "date_from", "date_to", "reason"),
    [
        ("2020-10-19", "2020-10-21", "It erupted on Sept. 27.", "2020-09-27", "2020-09-27", "2020-09-27", ""),
        (
            "2020-10-19",
            "2020-10-21",
            "It erupted yesterday.",
            "2020-10-XX",
            "2020-10-18",
            "2020-10-20",
            "published-interval",
        ),
        (
            "2020-10-19",
            "2021-10-19",
            "It erupted on Sept. 27.",
            "XXXX-09-27",
            "2020-09-27",
            "2021-09-27",
            "published-interval",
        ),
        ("2020-01-05", "2020-12-05", "It erupted last year.", "2019", "2019-01-01", "2019-12-31", ""),
        (
            "2020-10-01",
            "2020-12-05",
            "It erupted last month.",
            "2020-XX",
            "2020-09-01",
            "2020-11-30",
            "published-interval",
        ),
    ],
)
def test_a_publication_known_as_an_interval(
    first: str, last: str, sentence: str, value: str, date_from: str, date_to: str, reason: str
) -> None:
    (time,) = told(sentence, on=between(first, last))
    assert (time.value, str(time.date_from), str(time.date_to), time.reason) == (value, date_from, date_to, reason)
