from __future__ import annotations

import pytest

from dateline.ledger.types import Incident
from dateline.ledger.words import day_words
from tests.making import ATTACK, CLASH, SHELLING, Maker, actor, day, place

TOWN = place("Ganja", "AZ", 40.68, 46.36)
VILLAGE = place("Wad Elia", "SD", 14.4, 33.1)
COUNTRY = place("Sudan", "SD", 16.0, 30.0, feature="country")
ARMENIA = actor("Armenia", country="AM")
RSF = actor("Rapid Support Forces", kind="armed_group", country="SD")


def incidents(maker: Maker) -> tuple[Incident, ...]:
    return maker.add_up().ledger.incidents


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ({"at": VILLAGE}, True),
        ({"on": "2023-05-01"}, True),
        ({"on": ("2023-05-01", "2023-05-07"), "prec": 3}, True),
        ({"killed": 12}, True),
        ({"injured": (3, None)}, True),
        ({}, False),
        ({"killed": (None, None)}, False),
        ({"at": COUNTRY, "where_prec": 6}, False),
        ({"on": ("2023-05-01", "2023-05-31"), "prec": 4}, False),
        ({"on": ("2023-05-01", "2023-05-02"), "rule": "publication"}, False),
        ({"on": ("2023-05-01", "2023-05-02"), "prec": 2, "rule": "publication, after the day told"}, False),
        ({"on": "2023-05-01", "rule": "publication, after the day told"}, True),
        ({"at": VILLAGE, "modality": "denied"}, False),
        ({"at": VILLAGE, "background": True}, False),
        ({"at": VILLAGE, "background": True, "on": "1992-02-26"}, True),
        ({"at": VILLAGE, "background": True, "on": ("1994-01-01", "1994-12-31"), "prec": 5}, False),
        ({"killed": 30000, "background": True, "on": ("1991-01-01", "1994-12-31"), "prec": 5}, False),
        ({"killed": 300, "background": True}, False),
    ],
)
def test_what_becomes_an_incident(told: dict[str, object], kept: bool) -> None:
    maker = Maker()
    maker.report("A", "2023-05-09").tell("It has been firing at villages.", ATTACK, perpetrator=RSF, **told)
    assert bool(incidents(maker)) is kept


def test_undated_talk_of_attacks_on_a_place_with_dated_ones_is_no_incident_of_its_own() -> None:
    maker = Maker()
    maker.report("A", "2020-10-12").tell("A missile hit Ganja.", at=TOWN, on="2020-10-11", perpetrator=ARMENIA)
    maker.report("B", "2020-10-20").tell("The leader decried strikes on Ganja.", at=TOWN)
    assert [i.date_from for i in incidents(maker)] == [day("2020-10-11")]


def test_an_aggregate_lists_what_it_counts() -> None:
    maker = Maker()
    for on, killed in (("2020-10-11", 10), ("2020-10-17", 13)):
        maker.report("A", on).tell(f"A missile hit Ganja on {on}.", at=TOWN, on=on, killed=killed)
    maker.report("A", "2020-08-02").tell("A drill went wrong in Ganja.", at=TOWN, on="2020-08-01", killed=1)
    maker.report("A", "2020-10-12").tell("Shells hit Wad Elia.", at=VILLAGE, on="2020-10-11", killed=2)
    maker.report("B", "2020-10-20").tell(
        "In two attacks on Ganja two dozen died.", at=TOWN, killed=24, aggregate=True, count=2
    )
    found = incidents(maker)
    (whole,) = [i for i in found if i.aggregate_of]
    days = {i.incident_id: i.date_from for i in found}
    assert {days[i] for i in whole.aggregate_of} == {day("2020-10-11"), day("2020-10-17")}
    assert whole.killed_low == 24 and "several counted together" in whole.title


def test_an_aggregate_of_days_lists_only_those_days() -> None:
    maker = Maker()
    for on in ("2020-10-04", "2020-10-11", "2020-10-17"):
        maker.report("A", on).tell(f"A missile hit Ganja on {on}.", at=TOWN, on=on)
    maker.report("B", "2020-10-20").tell(
        "Two strikes in ten days.", at=TOWN, on=("2020-10-10", "2020-10-20"), aggregate=True
    )
    (whole,) = [i for i in incidents(maker) if i.aggregate_of]
    assert len(whole.aggregate_of) == 2


def test_an_incident_says_where_and_when_as_near_as_any_telling_does() -> None:
    maker = Maker()
    maker.report("A", "2023-05-02").tell(
        "Shells killed nine.", at=VILLAGE, on=("2023-04-29", "2023-05-02"), killed=9, where_prec=2
    )
    maker.report("B", "2023-05-02").tell("Shells killed nine.", at=VILLAGE, on="2023-05-01", killed=9)
    (incident,) = incidents(maker)
    assert (incident.date_from, incident.date_to, incident.date_prec) == (day("2023-05-01"), day("2023-05-01"), 1)
    assert (incident.place, incident.country, incident.where_prec, incident.lat) == ("Wad Elia", "SD", 1, 14.4)
    assert incident.title == "Wad Elia: shelling or missile attack, 1 May 2023"


def test_what_is_not_told_stays_empty() -> None:
    maker = Maker()
    maker.report("A", "2023-05-02").tell("Fighting killed nine.", CLASH, killed=9)
    (incident,) = incidents(maker)
    assert (incident.date_from, incident.date_to, incident.date_prec) == (None, None, 0)
    assert (incident.place, incident.place_id, incident.country, incident.lat, incident.where_prec) == (
        None,
        None,
        None,
        None,
        0,
    )
    assert (incident.perpetrators, incident.targets, incident.injured_low) == ((), (), None)
    assert incident.title == "Clash"


def test_an_army_s_incident_is_its_state_s() -> None:
    maker = Maker()
    army = actor("Armed Forces of Armenia", kind="military", country="AM")
    maker.report("A", "2020-10-12").tell("Guns fired.", at=TOWN, on="2020-10-11", perpetrator=army)
    maker.report("B", "2020-10-12").tell("There was shelling.", at=TOWN, on="2020-10-11", perpetrator=ARMENIA)
    (incident,) = incidents(maker)
    assert incident.perpetrators == ("Armenia",)


def test_every_mention_is_of_one_incident_at_most() -> None:
    maker = Maker()
    for n in range(20):
        kind, on = (SHELLING, ATTACK)[n % 2], f"2020-10-{n % 6 + 1:02}"
        maker.report(f"O{n % 3}", "2020-10-12").tell(f"Shell {n} fell.", kind, at=TOWN, on=on)
    ids = [event_id for i in incidents(maker) for event_id in i.event_ids]
    assert len(ids) == len(set(ids)) == 20


@pytest.mark.parametrize(
    ("start", "end", "prec", "words"),
    [
        ("2020-10-17", "2020-10-17", 1, "17 October 2020"),
        ("2020-10-10", "2020-10-20", 3, "10 to 20 October 2020"),
        ("2020-09-27", "2020-10-09", 3, "27 September to 9 October 2020"),
        ("2019-12-30", "2020-01-02", 2, "30 December 2019 to 2 January 2020"),
        ("2020-10-01", "2020-10-31", 4, "October 2020"),
        ("1994-01-01", "1994-12-31", 5, "1994"),
    ],
)
def test_days_in_words(start: str, end: str, prec: int, words: str) -> None:
    assert day_words(day(start), day(end), prec) == words


def test_no_day_has_no_words() -> None:
    assert day_words(None, None, 0) == ""
