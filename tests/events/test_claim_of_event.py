"""Whose claim an event is where the words that tell of it stand beside the content, and what a later word changes."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events.conftest import Tell
from tests.events.telling import names

BESIDE = [
    (
        "Ethiopia's army accused Fano gunmen of killing 12 farmers in Debark on Monday, in breach of a ceasefire.",
        "fano",
    ),
    ("Kyiv accused Russia of shelling Kherson on Monday, in violation of a truce.", "russia"),
    ("Moscow accused Ukraine of shelling Donetsk on Monday, in violation of a truce.", "ukraine"),
    ("The junta accused the Arakan Army of killing six policemen in Sittwe on Monday, in breach of a truce.", "arakan"),
]


@pytest.mark.parametrize(("text", "who"), BESIDE)
def test_a_breach_told_beside_an_accusation_is_the_accused_ones(tell: Tell, text: str, who: str) -> None:
    broken = [e for e in tell(text).of_type("Ceasefire") if e.sub_type == "violated"]
    assert broken
    assert all(who in " ".join(names(e, "perpetrator")).lower() for e in broken)
    assert all(e.modality == "alleged" for e in broken)


REACTIONS = [
    "Turkey's Foreign Ministry condemned Israel on Monday over the bombing of a school in Rafah.",
    "Chad's Foreign Ministry criticised the Rapid Support Forces on Monday over the shelling of a market in Nyala.",
    "Russia's Foreign Ministry condemned Ukraine on Monday over the shelling of a market in Donetsk.",
    "Ukraine's Foreign Ministry condemned Russia on Monday over the shelling of a market in Kharkiv.",
]


@pytest.mark.parametrize("text", REACTIONS)
def test_what_somebody_is_condemned_over_has_happened(tell: Tell, text: str) -> None:
    told = tell(text)
    assert told.violent()
    assert all(e.modality in ("actual", "alleged") for e in told.violent())


APPOSED = [
    ("Officials said that a clinic in Bakhmut, a city that Russians call Artyomovsk, was shelled on Monday.", "clinic"),
    ("Officials said that a school in Shushi, a town that Azerbaijanis call Shusha, was shelled on Monday.", "school"),
    ("Officials said that a school in Shusha, a town that Armenians call Shushi, was shelled on Monday.", "school"),
]


@pytest.mark.parametrize(("text", "what"), APPOSED)
def test_what_is_called_by_two_names_is_not_what_was_hit(tell: Tell, text: str, what: str) -> None:
    targets = {r.text for e in tell(text).violent() for r in e.roles if r.role == "target"}
    assert any(what in target for target in targets)


TRUCES = [
    ("The war ended with a truce, brokered by Norway in 2002.", date(2002, 1, 1)),
    ("Its end came with a ceasefire, agreed on in 2014, which was broken many times.", date(2014, 1, 1)),
    ("The fighting stopped with a truce, signed in 2016, that few obeyed.", date(2016, 1, 1)),
]


@pytest.mark.parametrize(("text", "day"), TRUCES)
def test_a_truce_is_dated_by_the_participle_beside_it(tell: Tell, text: str, day: date) -> None:
    assert day in {e.date_from for e in tell(text).of_type("Ceasefire") if e.sub_type == "agreed"}


MEDIATED = [
    ("The truce, announced by both armies on Friday evening after Qatari mediation, took effect at noon.", "QA"),
    ("The ceasefire, announced on Friday evening with the mediation of Angola, took effect at noon.", "AO"),
]


@pytest.mark.parametrize(("text", "country"), MEDIATED)
def test_a_mediator_is_one_wherever_the_mediation_stands(tell: Tell, text: str, country: str) -> None:
    events = tell(text).of_type("Ceasefire")
    who = {r.actor.country for e in events for r in e.roles if r.role == "mediator" and r.actor}
    assert who == {country}


def test_a_count_told_earlier_is_no_other_event(tell: Tell) -> None:
    told = tell(
        "At least 21 people were killed when rockets hit a market in El Fasher on Tuesday, the health ministry said. "
        "An hour earlier it had spoken of 14 dead."
    )
    assert {t.low for e in told.violent() for t in e.tolls if t.kind == "killed"} == {21}


@pytest.mark.parametrize(
    "text",
    [
        "Human Rights Watch said that Syrian forces had used cluster munitions in Idlib on 4 April.",
        "The mission said that Houthi fighters had used rockets in Taiz on 4 April.",
    ],
)
def test_the_weapon_used_says_what_kind_of_attack_it_was(tell: Tell, text: str) -> None:
    assert {e.sub_type for e in tell(text).violent()} == {"Shelling/artillery/missile attack"}
