"""Rows of tables and lists of districts are events of their own, where what heads them is of violence, and else are none."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated
from tests.events.events_told import TYPES

SHELLED = "Shelling of the Sumy region on Saturday, by the count of the regional staff\n\n"
FLOODED = "Floods in Pakistan, by the count of the office for disasters\n\n"
AT_WAR = "The army and the rebels fought on for the third day on Saturday, and each side shelled the other's towns.\n\n"

ROWS = {
    "tabs": (SHELLED + "Town\tKilled\tWounded\nShostka\t2\t5\nKonotop\t0\t1\nTotal\t2\t6\n", [("Shostka", 2), ("Konotop", 0)]),
    "a whole beside its parts": (SHELLED + "Town | Men killed | All killed\nShostka | 2 | 5\n", [("Shostka", 5)]),
    "parts without a whole": (SHELLED + "Town | Men killed | Women killed | Hurt\nShostka | 2 | 5 | 3\n", [("Shostka", None)]),
    "nobody, and no attack": (SHELLED + "Town | Killed | Attacks\nShostka | 0 | 0\nKonotop | 1 | 2\n", [("Konotop", 1)]),
    "a list": (AT_WAR + "Killed by town:\nGoris: 3\nKapan: 4 (shot by a patrol)\nTotal: 7\n", [("Goris", 3), ("Kapan", 4)]),
    "floods": (FLOODED + "District\tDead\tInjured\nSwat\t12\t7\nDir\t4\t2\n", []),
    "the weather in a war": (AT_WAR + "Noon in the shade:\nGoris: 27\nKapan: 25\n", []),
    "prices in a war": (AT_WAR + "Town\tBread\tShots given\tTarget\nGoris\t27\t400\t500\nKapan\t25\t300\t500\n", []),
    "rates": (SHELLED + "Town\tDeaths per 1,000\nShostka\t2\nKonotop\t3\n", []),
}  # fmt: skip

LISTS = [
    ("Shelled on Saturday: Nikopol, Marhanets and Kherson.", {"Nikopol", "Marhanets", "Kherson"}),
    ("Shelling was reported in these districts: Goris, the town of Kapan and Sisian.", {"Goris", "Kapan", "Sisian"}),
    ("Jets bombed three towns overnight: Idlib, Binnish (the market), Saraqib.", {"Idlib", "Binnish", "Saraqib"}),
    ("The army shelled two posts: one in Goris, and one near Kapan.", {"Goris"}),
    ("The shelling of Goris went on, and only three towns are calm: Kapan, Sisian and Meghri.", {"Goris"}),
]


def read(reader: Reader, text: str) -> Reading:
    (found,) = reader.read([Document("a.txt", text, Stated(published_on=date(2022, 11, 20)))])
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize(("text", "rows"), ROWS.values(), ids=ROWS.keys())
def test_a_row_is_an_event_with_the_toll_of_its_columns(
    reader: Reader, text: str, rows: list[tuple[str, int | None]]
) -> None:
    events = [e for e in read(reader, text).events if e.start > text.index("\n\n") and e.type in TYPES]
    found = []
    for event in events:
        assert event.place_start is not None
        place = text[event.place_start : event.place_end]
        found.append((place, next((t.low for t in event.tolls if t.kind == "killed"), None)))
    assert found == rows


def test_rows_have_the_day_of_the_heading_and_the_heading_is_of_all_of_them(reader: Reader) -> None:
    text, _ = ROWS["tabs"]
    heading, *rows = [e for e in read(reader, text).events if e.type in TYPES]
    assert heading.aggregate
    assert [(e.date_from, e.date_rule, e.place_rule) for e in rows] == [(date(2022, 11, 19), "table", "table")] * 2


@pytest.mark.parametrize(("text", "places"), LISTS)
def test_what_is_told_of_a_list_of_places_happened_at_each(reader: Reader, text: str, places: set[str]) -> None:
    reading = read(reader, text + " The staff of the region said on Sunday that the army had answered.")
    events = [e for e in reading.events if e.type == "Explosions/Remote violence" and e.start < len(text)]
    assert {reading.report.text[e.place_start : e.place_end] for e in events} == places
    assert len({e.event_id for e in events}) == len(events)


def test_a_toll_over_a_list_is_of_all_places_together(reader: Reader) -> None:
    text = (
        "Shelling killed five soldiers in three towns: Goris, Kapan and Sisian. The army answered, the ministry said."
    )
    (event,) = [e for e in read(reader, text).events if e.tolls]
    assert event.aggregate
    assert [t.low for t in event.tolls] == [5]
