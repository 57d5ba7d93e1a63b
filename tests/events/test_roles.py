"""Who does it, to whom, with what: active, passive, nominal and participial tellings."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell
from tests.events.telling import names, words

PERPETRATORS = [
    ("Russian forces shelled a hospital in Kherson on Tuesday.", "Russia"),
    ("A hospital in Kherson was shelled by Russian forces on Tuesday.", "Russia"),
    ("The shelling of Kherson by Russian forces damaged a hospital.", "Russia"),
    ("Ukraine's attack on Belgorod damaged three houses.", "Ukraine"),
    ("Ukrainian missile attacks on the city of Donetsk killed four people.", "Ukraine"),
    ("Israeli air strikes hit the town of Rafah overnight.", "Israel"),
    ("Ethiopian troops attacked the town of Adigrat on Monday.", "Ethiopia"),
    ("Azerbaijan launched an attack on the village of Talish.", "Azerbaijan"),
    ("Armenia targeted civilians in the city of Ganja, killing four.", "Armenia"),
    ("Five farmers were killed by Armenian shells in Tovuz.", "Armenia"),
    ("Syrian jets bombed a market in Idlib.", "Syria"),
    ("Turkish drones struck a power station in Qamishli.", "Turkey"),
    ("Pakistan carried out air strikes in Khost province.", "Pakistan"),
    ("Two villages came under fire from Sudanese troops near El Obeid.", "Sudan"),
    ("Ukraine accused Russia of shelling a school in Kharkiv.", "Russia"),
    ("Armenian missiles killed twelve civilians in Ganja.", "Armenia"),
]
ARMED = [
    ("Unknown gunmen killed five farmers in North Kivu.", "gunmen"),
    ("Rebels ambushed an army convoy in Tigray.", "rebels"),
    ("Militants attacked a village in Cabo Delgado.", "militants"),
    ("A convoy was ambushed by insurgents near Kidal.", "insurgents"),
    ("Junta troops torched 40 houses in Sagaing.", "junta"),
]
TARGETS = [
    ("Russian forces shelled a hospital in Kherson.", "hospital"),
    ("Azerbaijani troops attacked Armenian positions near Hadrut.", "positions"),
    ("Gunmen attacked a convoy of trucks in Darfur.", "convoy"),
    ("Israeli air strikes hit a refugee camp in Gaza.", "camp"),
    ("Saudi jets bombed a funeral in Sanaa.", "funeral"),
    ("The attack on civilians in Bucha was condemned.", "civilians"),
    ("Rockets struck an apartment block in Mykolaiv.", "block"),
    ("Houthi drones hit an oil refinery in Riyadh.", "refinery"),
]
WEAPONS = [
    ("The army hit the village with a Smerch rocket.", "rocket", "Shelling/artillery/missile attack"),
    ("A drone strike killed three people in Mekelle.", "drone", "Air/drone strike"),
    ("Russian missiles struck a hotel in Kramatorsk.", "missiles", "Shelling/artillery/missile attack"),
    ("A suicide bomber attacked a mosque in Peshawar, killing ten.", "suicide", "Suicide bomb"),
    ("A landmine exploded near Izium, killing two farmers.", "landmine", "Remote explosive/landmine/IED"),
    (
        "Artillery shells landed on the town and hit a school in Stepanakert.",
        "shells",
        "Shelling/artillery/missile attack",
    ),
    ("Warplanes bombed the airport in Khartoum.", "warplanes", "Air/drone strike"),
    ("Attackers threw a grenade at a bar; the grenade attack in Bujumbura wounded six people.", "grenade", "Grenade"),
]
TYPES = [
    ("Heavy clashes broke out between the army and the Rapid Support Forces in Khartoum.", "Battles", "Armed clash"),
    ("The army clashed with Kachin fighters near Myitkyina.", "Battles", "Armed clash"),
    ("Rebels seized the town of Bunagana from the army.", "Battles", "Non-state actor overtakes territory"),
    ("Government troops recaptured the village of Robotyne.", "Battles", "Government regains territory"),
    (
        "Gunmen kidnapped 15 students from a school in Kaduna.",
        "Violence against civilians",
        "Abduction/forced disappearance",
    ),
    ("Soldiers raped at least ten women in the town of Adwa.", "Violence against civilians", "Sexual violence"),
    ("Gunmen killed a journalist in Bogota.", "Violence against civilians", "Attack"),
    ("Fighters attacked an army base in Mali, killing 20 soldiers.", "Battles", "Armed clash"),
    ("The army shelled the outskirts of Donetsk.", "Explosions/Remote violence", "Shelling/artillery/missile attack"),
    ("Government jets carried out air strikes on Nyala.", "Explosions/Remote violence", "Air/drone strike"),
]


@pytest.mark.parametrize(("text", "state"), PERPETRATORS, ids=[t[:50] for t, _ in PERPETRATORS])
def test_a_state_or_its_forces_is_the_perpetrator(tell: Tell, text: str, state: str) -> None:
    events = tell(text).violent()
    assert events
    assert any(state in name for e in events for name in names(e, "perpetrator"))
    assert not any(state in name for e in events for name in names(e, "target"))


@pytest.mark.parametrize(("text", "word"), ARMED, ids=[t[:50] for t, _ in ARMED])
def test_unnamed_armed_men_are_the_perpetrator(tell: Tell, text: str, word: str) -> None:
    events = [*tell(text).violent(), *tell(text).of_type("Strategic developments")]
    assert any(word in words(e, "perpetrator") for e in events)


@pytest.mark.parametrize(("text", "word"), TARGETS, ids=[t[:50] for t, _ in TARGETS])
def test_what_is_attacked_is_the_target(tell: Tell, text: str, word: str) -> None:
    events = tell(text).violent()
    assert any(word in words(e, "target", "victim") for e in events)
    assert not any(word in words(e, "perpetrator") for e in events)


@pytest.mark.parametrize(("text", "word", "sub_type"), WEAPONS, ids=[t[:50] for t, _, _ in WEAPONS])
def test_the_weapon_gives_the_sub_type(tell: Tell, text: str, word: str, sub_type: str) -> None:
    events = [e for e in tell(text).violent() if e.sub_type == sub_type]
    assert events
    assert any(word in words(e, "weapon", "perpetrator") for e in events)


@pytest.mark.parametrize(("text", "type_", "sub_type"), TYPES, ids=[t[:50] for t, _, _ in TYPES])
def test_types_are_those_of_the_codebook(tell: Tell, text: str, type_: str, sub_type: str) -> None:
    assert (type_, sub_type) in [(e.type, e.sub_type) for e in tell(text).events]


def test_parties_of_a_clash_stand_on_one_level(tell: Tell) -> None:
    (event,) = tell("Clashes between the Ethiopian army and Fano militia erupted in Lalibela on Sunday.").violent()
    assert len(names(event, "party")) == 2
    assert not names(event, "perpetrator", "target")


def test_one_sentence_tells_of_one_event(tell: Tell) -> None:
    told = tell(
        "Last Thursday, Russia targeted civilians in the western city of Lviv, killing four and also injuring four."
    )
    assert len(told.violent()) == 1


def test_two_attacks_counted_together_are_an_aggregate(tell: Tell) -> None:
    (event,) = tell(
        "In two attacks on Kharkiv, Russian missiles killed some two dozen civilians and injured scores of others."
    ).violent()
    assert (event.aggregate, event.count) == (True, 2)
    assert names(event, "perpetrator") == {"Russia"}


def test_the_one_who_tells_is_not_the_one_who_does(tell: Tell) -> None:
    told = tell("Kyiv's mayor Oleh Moroz said that a missile strike on the city killed three people.")
    assert all("Moroz" not in name for e in told.violent() for name in names(e, "perpetrator", "party"))


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers found two bodies in a ditch near Goma after the attack.",
        "The army discovered the bodies of 12 civilians in Goma, a spokesman said.",
        "Ukrainian troops exhumed 40 bodies in Izium, which Russian forces had occupied.",
        "Russian troops exhumed 40 bodies in Izium, which Ukrainian forces had occupied.",
        "The bodies of six herders were found by Kenyan police near Lodwar after a raid.",
    ],
)
def test_who_finds_the_dead_has_not_killed_them(tell: Tell, text: str) -> None:
    found = [e for e in tell(text).violent() if any(t.kind == "killed" for t in e.tolls)]
    assert found
    assert [names(e, "perpetrator") for e in found] == [set()] * len(found)


def test_who_dumps_the_dead_has(tell: Tell) -> None:
    (event,) = tell("Gunmen dumped three bodies by the road in Goma.").violent()
    assert "gunmen" in words(event, "perpetrator")
