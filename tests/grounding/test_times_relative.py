"""Times counted from the report, from a day told before, durations, sets and clock times."""

from __future__ import annotations

import pytest
from tests.grounding.reading import published, told

# Publications: 2020-10-20 is a Tuesday, 2022-03-18 a Friday, 2024-01-15 a Monday.
DAYS = [
    ("2020-10-20", "Armed men targeted a cemetery last Thursday.", "last Thursday", "2020-10-15"),
    ("2020-10-20", "A truce entered into force last Saturday.", "last Saturday", "2020-10-17"),
    ("2020-10-20", "The minister spoke on Tuesday.", "Tuesday", "2020-10-20"),
    ("2020-10-20", "The minister spoke Monday.", "Monday", "2020-10-19"),
    ("2020-10-20", "The minister was killed on Wednesday.", "Wednesday", "2020-10-14"),
    ("2020-10-20", "They left on Tuesday of last week.", "Tuesday of last week", "2020-10-13"),
    ("2022-03-18", "A theatre in the port was bombed on Wednesday.", "Wednesday", "2022-03-16"),
    ("2022-03-18", "Shells fell on Friday.", "Friday", "2022-03-18"),
    ("2022-03-18", "Shells fell last Friday.", "last Friday", "2022-03-11"),
    ("2022-03-18", "Talks will resume on Monday.", "Monday", "2022-03-21"),
    ("2022-03-18", "Negotiators are scheduled to meet on Tuesday.", "Tuesday", "2022-03-22"),
    ("2022-03-18", "The corridor stays open until Sunday.", "Sunday", "2022-03-20"),
    ("2022-03-18", "On Thursday, the council will vote.", "Thursday", "2022-03-24"),
    ("2022-03-18", "Envoys could arrive as early as Saturday.", "Saturday", "2022-03-19"),
    ("2022-03-18", "The sides meet next Tuesday.", "next Tuesday", "2022-03-22"),
    ("2024-01-15", "Drones struck the depot yesterday.", "yesterday", "2024-01-14"),
    ("2024-01-15", "Drones struck the depot today.", "today", "2024-01-15"),
    ("2024-01-15", "Drones struck the depot the day before yesterday.", "the day before yesterday", "2024-01-13"),
    ("2024-01-15", "The funeral is tomorrow.", "tomorrow", "2024-01-16"),
    ("2024-01-15", "The hostages were freed three days ago.", "three days ago", "2024-01-12"),
    ("2024-01-15", "Late on Friday the village fell.", "Late on Friday", "2024-01-12"),
    ("2024-01-15", "The village fell early on Thursday.", "early on Thursday", "2024-01-11"),
]


@pytest.mark.parametrize(("day", "sentence", "text", "value"), DAYS)
def test_a_day_counted_from_the_report(day: str, sentence: str, text: str, value: str) -> None:
    (time,) = told(sentence, on=published(day))
    assert (time.text, time.value[:10], time.anchor, time.date_prec) == (text, value, "publication", 1)
    assert str(time.date_from) == str(time.date_to) == value


STRETCHES = [
    ("2020-10-20", "It was hit earlier this week.", "DATE", "2020-W43", "2020-10-19", "2020-10-20", 2),
    ("2020-10-20", "It was hit last week.", "DATE", "2020-W42", "2020-10-12", "2020-10-18", 3),
    ("2020-10-20", "It was hit last month.", "DATE", "2020-09", "2020-09-01", "2020-09-30", 4),
    ("2020-10-20", "It was hit last year.", "DATE", "2019", "2019-01-01", "2019-12-31", 5),
    ("2020-10-20", "It was hit two weeks ago.", "DATE", "2020-W41", "2020-10-05", "2020-10-11", 3),
    ("2020-10-20", "It was hit five months ago.", "DATE", "2020-05", "2020-05-01", "2020-05-31", 4),
    ("2020-10-20", "It was hit nearly four years ago.", "DATE", "2016", "2016-01-01", "2016-12-31", 5),
    ("2020-10-20", "It was hit over the weekend.", "DATE", "2020-W42-WE", "2020-10-17", "2020-10-18", 2),
    ("2020-10-20", "It was hit overnight.", "TIME", "2020-10-19TNI", "2020-10-19", "2020-10-20", 2),
    ("2020-10-20", "Over the last 10 days they broke the truce.", "DURATION", "P10D", "2020-10-10", "2020-10-20", 4),
    ("2020-10-20", "In the past three months many died.", "DURATION", "P3M", "2020-07-20", "2020-10-20", 5),
    ("2020-10-20", "They withdraw in the next two weeks.", "DURATION", "P2W", "2020-10-20", "2020-11-03", 4),
    ("2020-10-20", "Over the past 24 hours shells fell.", "DURATION", "PT24H", "2020-10-19", "2020-10-20", 2),
    ("2020-10-20", "They met in the summer.", "DATE", "2020-SU", "2020-06-01", "2020-09-22", 5),
]


@pytest.mark.parametrize(("day", "sentence", "kind", "value", "first", "last", "precision"), STRETCHES)
def test_a_stretch_counted_from_the_report(
    day: str, sentence: str, kind: str, value: str, first: str, last: str, precision: int
) -> None:
    (time,) = told(sentence, on=published(day))
    assert (time.type, time.value, time.date_prec) == (kind, value, precision)
    assert (str(time.date_from), str(time.date_to)) == (first, last)


@pytest.mark.parametrize(
    ("sentence", "text", "value"),
    [
        ("The attack began at 6 am on 27 September.", "6 am on 27 September", "2020-09-27T06:00"),
        ("The attack began on September 27 at 6 am.", "September 27 at 6 am", "2020-09-27T06:00"),
        ("The truce started at 00:00 on October 18.", "00:00 on October 18", "2020-10-18T00:00"),
        ("The truce starts at 12:00 local time (0800 GMT).", "12:00 local time (0800 GMT)", "2020-10-20T12:00"),
        ("Guns fell silent at noon on 10 October.", "noon on 10 October", "2020-10-10T12:00"),
        ("A drone fell at around 3:30 a.m. on Monday.", "around 3:30 a.m. on Monday", "2020-10-19T03:30"),
        ("By 10 p.m. Wednesday all was quiet.", "10 p.m. Wednesday", "2020-10-14T22:00"),
        ("Shelling stopped at 0830 GMT.", "0830 GMT", "2020-10-20T08:30Z"),
        ("Shelling stopped at 8 o'clock in the evening.", "8 o'clock in the evening", "2020-10-20T20:00"),
        ("Troops moved in at dawn on Sunday.", "dawn on Sunday", "2020-10-18TMO"),
        ("On Monday night, drones hit the port.", "Monday night", "2020-10-19TNI"),
        ("Sirens sounded this morning.", "this morning", "2020-10-20TMO"),
        ("Sirens sounded last night.", "last night", "2020-10-19TNI"),
        ("Sirens sounded yesterday afternoon.", "yesterday afternoon", "2020-10-19TAF"),
    ],
)
def test_a_time_of_day(sentence: str, text: str, value: str) -> None:
    (time,) = told(sentence, on=published("2020-10-20"))
    assert (time.text, time.type, time.value) == (text, "TIME", value)


@pytest.mark.parametrize(
    ("sentence", "kind", "value"),
    [
        ("It was occupied for nearly three decades.", "DURATION", "P3E"),
        ("They fought for five months.", "DURATION", "P5M"),
        ("They fought for several weeks.", "DURATION", "PXW"),
        ("They fought for days.", "DURATION", "PXD"),
        ("They fought for a year.", "DURATION", "P1Y"),
        ("They fought for two and a half years.", "DURATION", "P2Y6M"),
        ("They fought for an hour and a half.", "DURATION", "PT1H30M"),
        ("They held out for half an hour.", "DURATION", "PT30M"),
        ("A 24-hour truce held.", "DURATION", "PT24H"),
        ("A week-long truce held.", "DURATION", "P1W"),
        ("They held out for more than two dozen hours.", "DURATION", "PT24H"),
        ("A curfew is set every night.", "SET", "XXXX-XX-XXTNI"),
        ("Convoys arrive twice a week.", "SET", "P1W"),
        ("Convoys arrive daily.", "SET", "P1D"),
        ("Convoys arrive every two days.", "SET", "P2D"),
        ("Convoys arrive on Fridays.", "SET", "XXXX-WXX-5"),
        ("The town is calm now.", "DATE", "PRESENT_REF"),
        ("The town fell recently.", "DATE", "PAST_REF"),
        ("The siege ended decades ago.", "DATE", "PAST_REF"),
    ],
)
def test_durations_sets_and_vague_references(sentence: str, kind: str, value: str) -> None:
    (time,) = told(sentence, on=published("2020-10-20"))
    assert (time.type, time.value) == (kind, value)


CONTEXT = [
    (["The strike came on 27 September.", "The next day, troops advanced."], "2020-09-28"),
    (["The strike came on 27 September.", "The day before, drones were seen."], "2020-09-26"),
    (["The strike came on 27 September.", "Three days later, a truce was called."], "2020-09-30"),
    (["The strike came on 27 September.", "The same day, the bridge fell."], "2020-09-27"),
    (["The strike came on 27 September.", "That day the bridge fell."], "2020-09-27"),
    (["The strike came on 27 September.", "The following week the town fell."], "2020-W40"),
    (["They met in Geneva in May 2015.", "A year earlier, talks had failed."], "2014"),
    (["The strike came on 27 September.", "The previous Friday a convoy was hit."], "2020-09-25"),
    (["The strike came on 27 September.", "Witnesses were calm.", "The next day, troops came."], "2020-09-28"),
]


@pytest.mark.parametrize(("sentences", "value"), CONTEXT)
def test_a_time_counted_from_the_day_told_before(sentences: list[str], value: str) -> None:
    time = told(*sentences, on=published("2020-10-20"))[-1]
    assert (time.value, time.anchor) == (value, "context")


def test_a_day_told_long_before_is_no_context() -> None:
    calm = ["The mayor spoke.", "The market was open.", "Nothing moved."]
    time = told("The strike came on 27 September.", *calm, "The next day, troops came.", on=published("2020-10-20"))[-1]
    assert (time.value, time.reason) == ("XXXX-XX-XX", "no-anchor")


def test_hours_later_tells_no_day() -> None:
    times = told("The strike came on 27 September.", "Hours later, a truce was called.", on=published("2020-10-20"))
    assert (times[-1].type, times[-1].value, times[-1].date_from) == ("DURATION", "PTXH", None)


def test_a_clock_time_is_of_the_day_told_beside_it() -> None:
    times = told("Guns fell silent on 10 October.", "At 13:05 they opened fire again.", on=published("2020-10-20"))
    assert (times[-1].value, times[-1].anchor) == ("2020-10-10T13:05", "context")


def test_a_sentence_cut_after_its_clock_time_is_read_whole() -> None:
    (time,) = told("Guns fall silent until 5 p.m.", "GMT Friday.", on=published("2022-03-18"))
    assert time.value == "2022-03-18T17:00Z"
