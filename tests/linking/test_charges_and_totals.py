"""Reports read from their text: charges answered by charges, and totals that are of no one place. Texts of several wars."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.events.types import VIOLENT
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document

Row = dict[str, Any]

CHARGES = {
    "a convoy in Ethiopia": (
        "Convoy of embassy hit\n\nMarch 4, 2021 (Lake Times) - On Tuesday, March 2, gunmen fired on a convoy of the Kenyan "
        "embassy in Mekelle and wounded one driver. The Ethiopian army accused the Tigray People's Liberation Front of the "
        "attack. The Tigray People's Liberation Front accused the army of having attacked the convoy with aircraft.\n"
    ),
    "a bus in Ukraine": (
        "Bus hit near Horlivka\n\nMarch 9, 2021 (Lake Times) - A bus was hit by shells near Horlivka on Sunday and three "
        "passengers died, local doctors said. Ukraine accused Russia of the shelling. Russia accused Ukraine of having "
        "shelled the bus itself.\n"
    ),
    "a school in Colombia": (
        "School attacked\n\nMarch 19, 2021 (Gulf Desk) - Armed men attacked a school in Tibú on Thursday and wounded a "
        "teacher. The Colombian army blamed the National Liberation Army for the attack. The National Liberation Army said "
        "the Colombian army had attacked the school.\n"
    ),
    "a market in Kashmir": (
        "Market shelled\n\nJune 9, 2021 (Gulf Desk) - Shells hit a market in Poonch on Monday and killed two traders. India "
        "accused Pakistan of the attack. Pakistan accused India of the attack.\n"
    ),
}


@pytest.mark.parametrize("text", CHARGES.values(), ids=list(CHARGES))
def test_a_charge_answered_with_a_charge_is_contested(text: str, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(text, "utf-8")
    with dateline.open(tmp_path / "record.db") as record:
        record.read(tmp_path / "report.txt", processes=1)
        found = record.incidents()
    assert [i["contested"] for i in found] == [True], found


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def read(reader: Reader, text: str) -> Reading:
    (found,) = reader.read([Document("report.txt", text)])
    assert isinstance(found, Reading)
    return found


@pytest.mark.parametrize(
    ("charge", "doer"),
    [
        ("Ukraine accused Russia of the attack.", "Russia"),
        ("Russia accused Ukraine of the attack.", "Ukraine"),
        ("Ukraine accused Russia of the strikes.", "Russia"),
        ("Russia blamed Ukraine for the strikes.", "Ukraine"),
        ("The Russian army blamed Ukrainian forces for the attack.", "Ukrainian forces"),
        ("Ukrainian officials accused Russian forces of the shelling.", "Russian forces"),
    ],
)
def test_who_is_accused_of_the_attack_is_its_perpetrator(reader: Reader, charge: str, doer: str) -> None:
    text = (
        "Bus station hit\n\nMarch 9, 2021 (Lake Times) - Rockets hit a bus station in Donetsk on Sunday and killed three "
        f"people, doctors said. {charge}\n"
    )
    doers = {r.text for e in read(reader, text).events for r in e.roles if r.role == "perpetrator" and e.tolls == ()}
    assert doers == {doer}


@pytest.mark.parametrize(
    "sentence",
    [
        "The critics accused the director of the theft.",
        "The minister blamed the central bank for the shock.",
        "The coach blamed the referee for the attack that led to the goal.",
    ],
)
def test_charges_of_peace_tell_of_no_violence(reader: Reader, sentence: str) -> None:
    text = f"A quiet week\n\nMarch 9, 2021 (Lake Times) - The season has ended in Lisbon. {sentence}\n"
    assert [e for e in read(reader, text).events if e.type.startswith(("Violence", "Explosions", "Battles"))] == []


FIRST = "Three teachers were killed in {town} on Sunday when they were caught in crossfire. Two of their pupils were wounded."
TOTALS = [
    "The doctors' union said on Monday that 56 civilians had been killed on the first day.",
    "The doctors' union said on Monday that 56 civilians had been killed on the first day of the fighting.",
    "The doctors' union said 56 civilians had been killed across the country.",
    "The ministry said 41 soldiers had died throughout the country.",
    "The ministry said that 210 people had been wounded nationwide.",
    "Our members have counted 97 civilians killed and 365 injured in all parts of the country since Saturday.",
    "In the whole country 97 civilians have been killed, the union said.",
    "Killed: 528 people since 20 March, according to the Health Ministry. Injured: 4,599.",
]


@pytest.mark.parametrize("town", ["Ansongo", "Bukavu", "Sloviansk"])
@pytest.mark.parametrize("total", TOTALS)
def test_a_total_of_a_country_or_a_war_is_no_toll_of_the_village_told_of_before(
    reader: Reader, town: str, total: str
) -> None:
    text = f"Doctors count the dead\n\nMarch 30, 2021 (North Wire) - {FIRST.format(town=town)}\n\n{total}\n"
    tolls = [(e.place, t) for e in read(reader, text).events for t in e.tolls if t.kind in ("killed", "injured")]
    counted = {t.low for _, t in tolls if not t.since and not t.part_of}
    assert counted <= {2, 3}, tolls


@pytest.mark.parametrize(
    ("sentence", "killed"),
    [
        ("Thirty people were killed in Goma on the first day, the hospital said.", 30),
        ("Shells killed six people in a village in the east of the country on Sunday.", 6),
        ("Rebels killed nine people on Sunday as they fled across the country's border near Goma.", 9),
    ],
)
def test_a_toll_that_names_its_place_is_that_place_s(reader: Reader, sentence: str, killed: int) -> None:
    text = f"Villagers killed\n\nMarch 30, 2021 (North Wire) - {sentence}\n"
    tolls = [t for e in read(reader, text).events for t in e.tolls if t.kind == "killed" and t.low]
    assert [(t.low, t.since) for t in tolls] == [(killed, "")]


KILLED = "{who} was killed in {town} on Monday on the way to work, the Foreign Ministry of Portugal said.\n\n{charge}\n"


@pytest.mark.parametrize(
    ("who", "town", "charge"),
    [
        ("A Portuguese consul", "Goma", "The Congolese army accused the M23 of killing the consul."),
        ("An assistant trade attaché", "Donetsk", "Ukraine accused Russia of killing the attaché."),
        ("An assistant trade attaché", "Donetsk", "Russia accused Ukraine of killing the attaché."),
        ("A Portuguese engineer", "Poonch", "Pakistan accused the Indian army of having killed the engineer."),
    ],
)
def test_who_is_accused_of_killing_him_is_of_the_killing(reader: Reader, who: str, town: str, charge: str) -> None:
    text = "Envoy killed\n\nMarch 30, 2021 (North Wire) - " + KILLED.format(who=who, town=town, charge=charge)
    told = [e for e in read(reader, text).events if e.sub_type == "Attack" and e.modality in ("actual", "alleged")]
    assert {(e.date_from, e.place) for e in told if e.modality == "alleged"} == {(told[0].date_from, told[0].place)}, (
        told
    )


@pytest.mark.parametrize("town", ["Goma", "Donetsk", "Poonch"])
def test_a_charge_of_another_kind_does_not_take_the_day_of_a_killing(reader: Reader, town: str) -> None:
    charge = f"By Tuesday noon the rebels had accused the army of breaking the truce with air strikes on {town}."
    who = "A Portuguese consul"
    text = "Envoy killed\n\nMarch 30, 2021 (North Wire) - " + KILLED.format(who=who, town=town, charge=charge)
    killing, *rest = [e for e in read(reader, text).events if e.type in VIOLENT and e.date_from]
    assert all(e.sub_type == killing.sub_type or e.date_from != killing.date_from for e in rest), rest
