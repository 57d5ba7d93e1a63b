"""Tolls: how many people, of which group, and what is no toll at all."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell
from tests.events.telling import tolls

EXACT = [
    ("Rebels killed five soldiers near Goma on Tuesday.", {("killed", "soldier"): (5, 5)}),
    ("Five soldiers were killed near Goma on Tuesday.", {("killed", "soldier"): (5, 5)}),
    (
        "Shelling of the port of Odesa killed three dockworkers and wounded nine people.",
        {("injured", "people"): (9, 9)},
    ),
    (
        "Missiles hit a market in Kramatorsk, killing four and also injuring six.",
        {("killed", "people"): (4, 4), ("injured", "people"): (6, 6)},
    ),
    (
        "A drone strike on the town of Mekelle left eight people dead and 14 wounded.",
        {("killed", "people"): (8, 8), ("injured", "people"): (14, 14)},
    ),
    ("A woman was killed when a shell hit her house in Donetsk.", {("killed", "woman"): (1, 1)}),
    ("At least 20 civilians were killed in air strikes on Idlib.", {("killed", "civilian"): (20, None)}),
    ("Gunmen shot dead two policemen in Cauca.", {("killed", "police"): (2, 2)}),
    ("Nine people died when a rocket struck a bus in Kherson.", {("killed", "people"): (9, 9)}),
    (
        "Artillery fire killed 13 civilians, including three children, in the town of Stepanakert.",
        {("killed", "civilian"): (13, 13), ("killed", "child+"): (3, 3)},
    ),
    (
        "Seven people, two of them children, were killed by a missile in Dnipro.",
        {("killed", "people"): (7, 7), ("killed", "child+"): (2, 2)},
    ),
    (
        "The strike on Ganja killed 12 civilians and wounded 40, officials said.",
        {("killed", "civilian"): (12, 12), ("injured", "people"): (40, 40)},
    ),
    (
        "Four soldiers and two civilians were killed in fighting near El Fasher.",
        {("killed", "soldier"): (4, 4), ("killed", "civilian"): (2, 2)},
    ),
    (
        "A missile killed 12 people, including children, in Dnipro on Tuesday.",
        {("killed", "people"): (12, 12), ("killed", "child+"): (None, None)},
    ),
    (
        "At least 30 people, including women and children, died when jets bombed Taiz.",
        {("killed", "people"): (30, None), ("killed", "woman+"): (None, None), ("killed", "child+"): (None, None)},
    ),
    ("The death toll from the missile attack on Odesa rose to 11 from 7.", {("killed", "people"): (11, 11)}),
    (
        "The shelling of the village killed a farmer and his two sons.",
        {("killed", "civilian"): (1, 1), ("killed", "child"): (2, 2)},
    ),
    (
        "Militants killed an officer and wounded three others in an ambush in Cabo Delgado.",
        {("killed", "police"): (1, 1), ("injured", "people"): (3, 3)},
    ),
    ("Fighters abducted 15 girls from a school in Borno.", {("captured", "child"): (15, 15)}),
    ("Israeli forces arrested 14 Palestinians in Jenin.", {("detained", "people"): (14, 14)}),
    ("The army bombed Nyala, killing dozens of civilians.", {("killed", "civilian"): (None, None)}),
    ("The fighting in Rakhine has displaced 30,000 people.", {("displaced", "people"): (30000, 30000)}),
    ("Russian shells hit Nikopol, wounding a 12-year-old boy.", {("injured", "child"): (1, 1)}),
    ("More than 30 villagers were wounded when the air force bombed Sagaing.", {("injured", "civilian"): (30, None)}),
    ("Up to ten fighters were killed in clashes between the army and the FARC.", {("killed", "fighter"): (None, 10)}),
    (
        "The attack on the checkpoint killed two guards, four soldiers and a child.",
        {("killed", "soldier"): (4, 4), ("killed", "child"): (1, 1)},
    ),
    ("Ukrainian forces attacked the column and captured 12 soldiers.", {("captured", "soldier"): (12, 12)}),
    ("Two journalists were injured when rockets hit a church in Shushi.", {("injured", "journalist"): (2, 2)}),
    ("A roadside bomb killed three peacekeepers in Mali.", {("killed", "soldier"): (3, 3)}),
    (
        "In the missile strike 15 residents, including 4 kids, were killed, 52 injured.",
        {("killed", "civilian"): (15, 15), ("killed", "child+"): (4, 4), ("injured", "people"): (52, 52)},
    ),
]

NONE = [
    "Drones destroyed three tanks and two armoured vehicles near Bakhmut.",
    "Parliament backed the resolution by 120 votes to 80.",
    "Forty rockets were fired at the city of Tel Aviv from Gaza.",
    "The shelling continued for six hours and covered 20 kilometres of the front.",
    "The army shot down five drones over Kursk.",
    "Fighters seized three villages in Tigray.",
    "The attack destroyed 12 houses and damaged two schools in Barda.",
    "About 20% of the territory has been occupied for nearly three decades.",
    "Some 40 sheep were killed when a shell hit a farm near Terter.",
]


@pytest.mark.parametrize(("text", "expected"), EXACT, ids=[t[:50] for t, _ in EXACT])
def test_the_toll_told_is_the_toll_read(
    tell: Tell, text: str, expected: dict[tuple[str, str], tuple[int, int]]
) -> None:
    found = tolls(tell(text).events)
    assert {key: found.get(key) for key in expected} == expected


@pytest.mark.parametrize(("text", "expected"), EXACT, ids=[t[:50] for t, _ in EXACT])
def test_a_toll_is_told_once(tell: Tell, text: str, expected: object) -> None:
    spans = [(t.kind, t.start, t.end) for e in tell(text).events for t in e.tolls]
    assert len(spans) == len(set(spans))


@pytest.mark.parametrize("text", NONE)
def test_things_votes_and_kilometres_are_no_toll(tell: Tell, text: str) -> None:
    assert tolls(tell(text).events) == {}


def test_casualties_without_a_number_are_none(tell: Tell) -> None:
    told = tell("Armed men attacked a village near Bunia on Monday, leading to casualties.")
    assert told.violent()
    assert tolls(told.events) == {}


def test_no_casualties_is_zero(tell: Tell) -> None:
    told = tell("A rocket struck a field near Ashkelon on Monday, but there were no casualties.")
    assert {t.low for e in told.violent() for t in e.tolls} == {0}


def test_each_toll_spans_its_own_words(tell: Tell) -> None:
    told = tell("Missiles hit a market in Kramatorsk, killing four people and injuring at least six civilians.")
    for toll in (t for e in told.events for t in e.tolls):
        assert told.text[toll.start : toll.end] == toll.text
