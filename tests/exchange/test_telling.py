"""One event for each incident of a text: mentions joined, nothing added up, two incidents kept apart."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.events.types import Event
from dateline.exchange.telling import one_each as tellings
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

ONE = """Shells hit market in Kharkiv

Five people were killed and twelve were wounded when shells hit a market in Kharkiv on Tuesday, the governor said.

The shelling of the market in Kharkiv on Tuesday killed five people, the mayor said.
"""
TWO = """Shells hit a market in Kharkiv on Tuesday, killing five people, the governor said.

Shells hit a school in Odesa on Wednesday, killing three people, the mayor said.
"""


def read(text: str, reader: Reader) -> Reading:
    (reading,) = reader.read([Document("a.txt", text, Stated(published_on=date(2023, 3, 9)))])
    assert isinstance(reading, Reading)
    return reading


def one_each(reading: Reading) -> list[Event]:
    return [t.event for t in tellings(reading) if t.is_incident]


def killed(events: list[Event]) -> list[int | None]:
    return [toll.low for e in events for toll in e.tolls if toll.kind == "killed"]


def test_two_mentions_of_one_attack_are_one_event_and_its_dead_are_counted_once(reader: Reader) -> None:
    reading = read(ONE, reader)
    assert len(killed(list(reading.events))) >= 2
    told = one_each(reading)
    assert killed(told) == [5]
    assert [toll.low for e in told for toll in e.tolls if toll.kind == "injured"] == [12]


def test_two_attacks_stay_two(reader: Reader) -> None:
    assert sorted(n for n in killed(one_each(read(TWO, reader))) if n) == [3, 5]


@pytest.mark.parametrize("text", [ONE, TWO])
def test_no_place_or_day_is_lost(text: str, reader: Reader) -> None:
    reading = read(text, reader)
    told = one_each(reading)
    assert {e.place for e in told if e.place} == {e.place for e in reading.events if e.place}
    assert {e.date_from for e in told if e.tolls} <= {e.date_from for e in reading.events}


AGAIN = [
    ("Gunmen shot three priests in Juba on Tuesday.\n\nThe bishop condemned the killing of the priests.", 1),
    ("Troops shelled Zalingei on Monday.\n\nThe shelling was condemned in Geneva, where envoys met.", 1),
    ("Troops shelled Zalingei on Monday.\n\nThe shelling of Nyala was condemned in Geneva.", 2),
]


@pytest.mark.parametrize(("text", "incidents"), AGAIN)
def test_a_mention_that_adds_nothing_is_of_the_incident_told_before(text: str, incidents: int, reader: Reader) -> None:
    violent = ("Battles", "Explosions/Remote violence", "Violence against civilians")
    assert len([e for e in one_each(read(text, reader)) if e.type in violent]) == incidents


def test_a_country_that_the_report_speaks_for_is_no_name_told(reader: Reader) -> None:
    text = "LIMA, March 9 (Andes Wire) - Police in Cusco searched houses.\n\nIt rained.\n\nGunmen murdered a judge on Monday."
    (event,) = [e for e in one_each(read(text, reader)) if e.sub_type == "Attack"]
    assert (event.country, event.place_rule, event.place_start, event.place_id) == ("PE", "report", None, None)
