"""What the words of violence mean, kind by kind, on sentences of many wars; both sides do and suffer."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell
from tests.events.events_told import TYPES
from tests.events.telling import words

KINDS = [
    ("Police fired live rounds at protesters in Mandalay, killing two.", "Excessive force against protesters"),
    ("Police fired tear gas at protesters in Lagos on Sunday.", "Protest with intervention"),
    ("Soldiers dispersed a demonstration in Conakry on Friday.", "Protest with intervention"),
    ("Rioters burned three shops in Belfast on Monday.", "Violent demonstration"),
    ("A mob beat a suspected thief to death in Port-au-Prince.", "Mob violence"),
    ("Air defences intercepted two missiles over Haifa.", "Disrupted weapons use"),
    ("Sappers defused a bomb near the station in Kirkuk.", "Disrupted weapons use"),
    ("Pirates hijacked a tanker off Bosaso on Tuesday.", "Abduction/forced disappearance"),
    ("Rebels took two engineers hostage in Arauca.", "Abduction/forced disappearance"),
    ("A woman blew herself up at a checkpoint in Maiduguri.", "Suicide bomb"),
    ("Officers staged a coup in Niamey on Wednesday.", "Other"),
    ("Soldiers torched a village in Rakhine.", "Looting/property destruction"),
    ("Rebels besieged the town of Bunia.", "Armed clash"),
    ("Both sides exchanged fire near Agdam.", "Armed clash"),
    ("Gunmen sprayed a bus with bullets in Tahoua.", "Attack"),
    ("Troops fell upon the village of Bara and shot ten villagers.", "Attack"),
]
DOERS = [
    ("The minister blamed the shelling of Horlivka on Ukrainian troops.", "troops"),
    ("The bombing in Omagh was carried out by a group of dissidents.", "group of dissidents"),
    ("Rebels were behind the attack on the barracks in Gao, the general said.", "rebels"),
    ("The warlord's men shot dead two nurses in Bunia.", "men"),
    ("Two judges were murdered by hooded individuals in Ayacucho.", "individuals"),
]
HARMED = [
    ("Gunmen shot dead three union leaders in Barrancabermeja.", "union leaders"),
    ("A constable was shot in the leg in Derry.", "constable"),
    ("The strike on Sanaa on Monday left five weavers dead.", "weavers"),
    ("Colonel Juma Hassan was killed when a mine exploded in Darfur.", "juma hassan"),
]
NOTHING = [
    "A fuel tank blew up at the depot, and a welder was hurt.",
    "The play bombed at the festival and closed after a week.",
    "The striker fired a rocket into the top corner.",
    "The fire brigade attacked the blaze from two sides.",
    "Two bears were shot by rangers near the camp.",
    "Demolition workers blew up the old cooling towers at noon.",
    "The mayor came under fire in May for the price of water.",
    "Her appointment was the coup of the season.",
]


@pytest.mark.parametrize(("text", "sub_type"), KINDS, ids=[t[:40] for t, _ in KINDS])
def test_the_sub_type_is_the_codebooks(tell: Tell, text: str, sub_type: str) -> None:
    assert sub_type in [e.sub_type for e in tell(text).events]


@pytest.mark.parametrize(("text", "doer"), DOERS, ids=[t[:40] for t, _ in DOERS])
def test_who_is_said_to_have_done_it(tell: Tell, text: str, doer: str) -> None:
    assert any(doer in words(e, "perpetrator") for e in tell(text).violent())


@pytest.mark.parametrize(("text", "whom"), HARMED, ids=[t[:40] for t, _ in HARMED])
def test_whoever_is_harmed_is_named_without_number_or_title(tell: Tell, text: str, whom: str) -> None:
    assert [words(e, "victim") for e in tell(text).violent()] == [whom]


@pytest.mark.parametrize("text", NOTHING)
def test_what_sounds_like_violence_and_is_none(tell: Tell, text: str) -> None:
    assert [(e.sub_type, text[e.start : e.end]) for e in tell(text).events if e.type in TYPES] == []


def test_another_deed_is_another_event(tell: Tell) -> None:
    told = tell("A mine killed a miller in Kunduz; another, in Faizabad on Sunday, wounded two drivers.")
    assert [words(e, "victim") for e in told.violent()] == ["miller", "drivers"]


@pytest.mark.parametrize("who", ["Armed men", "Two armed villagers", "Gunmen", "Rebels"])
def test_armed_people_who_break_into_a_building_attack_it(tell: Tell, who: str) -> None:
    told = tell(f"{who} broke into a hospital in Goma on Friday. The army blamed the rebels.")
    assert [e.sub_type for e in told.violent()] == ["Attack"]


def test_thieves_in_a_shop_are_no_attackers(tell: Tell) -> None:
    assert not tell("Thieves broke into a shop in Nairobi on Sunday.").violent()
