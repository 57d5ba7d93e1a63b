"""Hours with the zone that they are told in, nights told by two days, stretches, parts of a month, dates that cannot be."""

from __future__ import annotations

import pytest
from tests.grounding.reading import UNKNOWN, published, told

ON = published("2020-10-20")  # a Tuesday

ZONES = [
    ("The truce starts at 12:00 local time (0800 GMT).", "2020-10-20T12:00", "+04:00"),
    ("Shells fell on Terter at 7:15 a.m. local time (0315 GMT) on Sunday.", "2020-10-18T07:15", "+04:00"),
    ("Guns fell silent in Donetsk at midnight local time (2200 GMT) on Saturday.", "2020-10-17T24:00", "+02:00"),
    ("Rockets hit Ashkelon at 4 a.m. (0100 GMT).", "2020-10-20T04:00", "+03:00"),
    ("The junta spoke at 10:30 p.m. (1600 GMT).", "2020-10-20T22:30", "+06:30"),
    ("Rebels took the base at 1:30 p.m. EDT (1730 UTC).", "2020-10-20T13:30", "-04:00"),
    ("A drone fell on Mekelle at 13:30 UTC+3 on Sunday.", "2020-10-18T13:30", "+03:00"),
    ("A drone fell on Sanaa at 13:30 (UTC+3).", "2020-10-20T13:30", "+03:00"),
    ("Firing stopped at 06:00 Moscow time on Friday.", "2020-10-16T06:00", "local"),
    ("Firing stopped at 06:00 Kyiv time (0300 GMT) on Friday.", "2020-10-16T06:00", "+03:00"),
    ("Shelling stopped at 0830 GMT.", "2020-10-20T08:30Z", "+00:00"),
    ("Shelling stopped at 0830 GMT (3 p.m. local time).", "2020-10-20T08:30Z", "+00:00"),
    ("A pylon was blown up at 0650 (1250 Gmt).", "2020-10-20T06:50", "-06:00"),
    ("Jets have bombed the hills since 1330 (1930 GMT).", "2020-10-20T13:30", "-06:00"),
    ("The plane took off at 1213 Gmt.", "2020-10-20T12:13Z", "+00:00"),
    ("Shelling stopped at 9 pm MSK.", "2020-10-20T21:00", "+03:00"),
    ("Shelling stopped at 9 pm IST.", "2020-10-20T21:00", "local"),
    ("Shelling stopped at 9 pm.", "2020-10-20T21:00", ""),
]


@pytest.mark.parametrize(("sentence", "value", "zone"), ZONES)
def test_an_hour_and_the_zone_it_is_told_in(sentence: str, value: str, zone: str) -> None:
    (time,) = told(sentence, on=ON)
    assert (time.type, time.value, time.zone, str(time.date_from)) == ("TIME", value, zone, value[:10])


NIGHTS = [
    ("Both armies fired on the night of 9-10 October.", "2020-10-09TNI", "2020-10-09", "2020-10-10"),
    ("Both armies fired during the night of October 9-10.", "2020-10-09TNI", "2020-10-09", "2020-10-10"),
    ("Both armies fired in the night from 9 to 10 October.", "2020-10-09TNI", "2020-10-09", "2020-10-10"),
    ("Both armies fired on the night between Friday and Saturday.", "2020-10-16TNI", "2020-10-16", "2020-10-17"),
    ("Drones circled Odesa overnight from Saturday to Sunday.", "2020-10-17TNI", "2020-10-17", "2020-10-18"),
    ("Drones circled Khartoum overnight into Sunday.", "2020-10-17TNI", "2020-10-17", "2020-10-18"),
    ("Clashes in Taiz went on from Saturday night into Sunday.", "2020-10-17TNI", "2020-10-17", "2020-10-18"),
    ("Armed men came in the early hours of Sunday.", "2020-10-18TMO", "2020-10-18", "2020-10-18"),
    ("Armed men came in the early hours of 27 September.", "2020-09-27TMO", "2020-09-27", "2020-09-27"),
    ("Armed men came in the small hours of Friday.", "2020-10-16TMO", "2020-10-16", "2020-10-16"),
    ("Armed men came at dawn on Monday.", "2020-10-19TMO", "2020-10-19", "2020-10-19"),
]


@pytest.mark.parametrize(("sentence", "value", "first", "last"), NIGHTS)
def test_a_night_and_the_hours_before_morning(sentence: str, value: str, first: str, last: str) -> None:
    (time,) = told(sentence, on=ON)
    assert (time.type, time.value, str(time.date_from), str(time.date_to)) == ("TIME", value, first, last)


STRETCHES = [
    ("It lasted from 27 to 29 September.", ["2020-09-27/2020-09-29"]),
    ("It lasted from September 27 to 29.", ["2020-09-27/2020-09-29"]),
    ("It lasted between 27 and 29 September.", ["2020-09-27/2020-09-29"]),
    ("It lasted from 27 September to 10 November 2016.", ["2016-09-27", "2016-11-10"]),
    ("It lasted from Sept. 27 to Oct. 3, 2016.", ["2016-09-27", "2016-10-03"]),
    ("It lasted from December to February 2016.", ["2015-12", "2016-02"]),
    ("It raged in March and April 2014.", ["2014-03", "2014-04"]),
    ("They have held the valley since 1991.", ["1991"]),
    ("They have held the valley since the early 1990s.", ["199"]),
    ("They ruled from 1975 to 1979.", ["1975", "1979"]),
    ("They ruled in 1975 and 1979.", ["1975", "1979"]),
    ("The 2014-2016 war displaced millions.", ["2014/2016"]),
]


@pytest.mark.parametrize(("sentence", "values"), STRETCHES)
def test_the_ends_of_a_stretch(sentence: str, values: list[str]) -> None:
    assert [t.value for t in told(sentence, on=ON)] == values


PARTS = [
    ("They met in the first half of September.", "2020-09-01", "2020-09-15"),
    ("They met in the second half of September.", "2020-09-16", "2020-09-30"),
    ("They met in the first week of September.", "2020-09-01", "2020-09-07"),
    ("They met in the last week of September.", "2020-09-24", "2020-09-30"),
    ("They met in the last days of September.", "2020-09-26", "2020-09-30"),
    ("They met in mid-September.", "2020-09-11", "2020-09-20"),
    ("They met in early September.", "2020-09-01", "2020-09-10"),
]


@pytest.mark.parametrize(("sentence", "first", "last"), PARTS)
def test_a_part_of_a_month(sentence: str, first: str, last: str) -> None:
    (time,) = told(sentence, on=ON)
    assert (time.value, str(time.date_from), str(time.date_to)) == ("2020-09", first, last)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("It fell on 29 February 2023.", "29 February 2023"),
        ("It fell on Sept. 45.", "Sept. 45"),
        ("It fell on 13/13/2020.", "13/13/2020"),
        ("It fell on 32 October 2020.", "32 October 2020"),
        ("It fell on October 0, 2020.", "October 0, 2020"),
        ("It fell on the 31st of June.", "the 31st of June"),
        ("It fell on 30-31 June.", "30-31 June"),
        ("It fell on 31-11-2020.", "31-11-2020"),
        ("It fell at 27 a.m. in the square.", "27 a.m."),
        ("It fell at 13:75 in the square.", "13:75"),
    ],
)
@pytest.mark.parametrize("on", [ON, UNKNOWN], ids=["dated", "undated"])
def test_what_no_calendar_has_is_kept_as_it_is_written(sentence: str, text: str, on: object) -> None:
    (time,) = told(sentence, on=on)  # type: ignore[arg-type]
    assert (time.text, time.value, time.reason, time.date_from, time.date_prec) == (
        text,
        text,
        "impossible-date",
        None,
        0,
    )


def test_a_weekday_that_its_date_is_not_is_said_and_the_date_kept() -> None:
    (time,) = told("It fell on Monday, 29 September 2020.", on=ON)
    assert (time.value, str(time.date_from), time.reason) == ("2020-09-29", "2020-09-29", "weekday-differs")


@pytest.mark.parametrize(
    ("sentences", "value"),
    [
        (["Talks began on 3 October.", "They went on until the 9th."], "2020-10-09"),
        (["The truce will end on the 9th."], "2020-11-09"),
        (["They shelled the port on the 27th."], "2020-09-27"),
    ],
)
def test_a_day_of_the_month_alone(sentences: list[str], value: str) -> None:
    assert told(*sentences, on=ON)[-1].value == value
