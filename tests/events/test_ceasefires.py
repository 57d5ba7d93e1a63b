"""Ceasefires: what became of each, between whom, by whose mediation, and who is said to have broken it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events.conftest import Tell
from tests.events.telling import names

STATES = [
    ("A new humanitarian ceasefire entered into force last Saturday.", "in force"),
    ("The truce took effect at midnight on Monday.", "in force"),
    ("A cease-fire brokered by Qatar came into force on Friday.", "in force"),
    ("The ceasefire began at 7 am on Tuesday.", "in force"),
    ("The two sides agreed to a ceasefire on Sunday.", "agreed"),
    ("A cease-fire was agreed to in 1994.", "agreed"),
    ("A ceasefire was reached in 1994 after six years of war.", "agreed"),
    ("The army and the rebels signed a ceasefire agreement in Juba.", "agreed"),
    ("Ethiopia's government declared a unilateral ceasefire in Tigray on Monday.", "declared"),
    ("The ELN announced a holiday truce in Colombia.", "declared"),
    ("A Christmas ceasefire was declared by the FARC.", "declared"),
    ("Egypt proposed a ceasefire in Gaza.", "proposed"),
    ("The rebels rejected a ceasefire on Tuesday.", "rejected"),
    ("The parties extended the truce by 72 hours.", "extended"),
    ("The truce in Khartoum was extended for five days.", "extended"),
    ("The army violated the ceasefire on Sunday.", "violated"),
    ("Russia broke the truce, Ukraine's army said.", "violated"),
    ("The ceasefire was violated 14 times by Armenian forces.", "violated"),
    ("The truce collapsed on Sunday.", "ended"),
    ("The ceasefire expired on Friday morning.", "ended"),
    ("UN observers will monitor the ceasefire in Hodeidah.", "monitored"),
    ("The general accused the militia of violating the truce.", "violated"),
    ("He stressed the violation of the humanitarian ceasefire by Armenia's armed forces.", "violated"),
    ("The two sides accepted a humanitarian pause of 48 hours.", "agreed"),
    ("Saudi Arabia brokered a truce between the army and the RSF.", "agreed"),
]

NOT_TOLD = [
    "Turkey supports a lasting ceasefire in the region.",
    "The minister spoke about the ceasefire in parliament.",
    "Ceasefire monitors arrived at the hotel by bus.",
    "Cease fires of the kiln were scheduled for the spring.",
]


@pytest.mark.parametrize(("text", "state"), STATES, ids=[t[:55] for t, _ in STATES])
def test_the_state_of_a_ceasefire(tell: Tell, text: str, state: str) -> None:
    assert state in [e.sub_type for e in tell(text).of_type("Ceasefire")]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_a_ceasefire_only_spoken_of_has_no_new_state(tell: Tell, text: str) -> None:
    assert [e.sub_type for e in tell(text).of_type("Ceasefire")] == []


def test_a_ceasefire_that_is_called_for_is_proposed_and_no_more(tell: Tell) -> None:
    events = tell("The Pope called for a ceasefire in Sudan.").of_type("Ceasefire")
    assert [(e.sub_type, e.modality) for e in events] == [("proposed", "demanded")]


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Armenia broke the ceasefire on Sunday.", "Armenia"),
        ("Azerbaijan broke the ceasefire on Sunday.", "Azerbaijan"),
        ("During the past 10 days, Armenia has broken several humanitarian truces.", "Armenia"),
        ("The truce was violated by Russian troops on Monday.", "Russia"),
        ("Russian troops violated the truce on Monday.", "Russia"),
    ],
)
def test_who_is_said_to_have_broken_it(tell: Tell, text: str, accused: str) -> None:
    (event,) = tell(text).of_type("Ceasefire", "violated")
    assert any(accused in name for name in names(event, "perpetrator"))
    assert not names(event, "party")


def test_violations_are_counted(tell: Tell) -> None:
    (event,) = tell("Azerbaijani forces violated the ceasefire 14 times in three sectors on Monday.").of_type(
        "Ceasefire", "violated"
    )
    assert event.count == 14
    assert event.date_from == date(2023, 5, 15)


def test_parties_and_mediators(tell: Tell) -> None:
    events = tell("A ceasefire between Armenia and Azerbaijan, brokered by Russia, took effect on Monday.").of_type(
        "Ceasefire", "in force"
    )
    assert names(events[0], "party") == {"Armenia", "Azerbaijan"}
    assert names(events[0], "mediator") == {"Russia"}


def test_a_humanitarian_ceasefire_has_its_kind_and_hour(tell: Tell) -> None:
    (event,) = tell("The humanitarian ceasefire took effect at 12:00 on Saturday.").of_type("Ceasefire", "in force")
    assert (event.object, event.clock_from) == ("humanitarian", "12:00")
    assert event.date_from == event.date_to == date(2023, 5, 13)


def test_a_ceasefire_of_long_ago_is_background_and_dated_to_its_year(tell: Tell) -> None:
    (event,) = tell("A ceasefire, however, was agreed upon in 1994.").of_type("Ceasefire", "agreed")
    assert event.background
    assert (event.date_from, event.date_to, event.date_prec) == (date(1994, 1, 1), date(1994, 12, 31), 5)


def test_several_ceasefires_broken_over_a_window_are_an_aggregate(tell: Tell) -> None:
    (event,) = tell("Over the last 10 days, Russia violated several truces in Donbas.").of_type("Ceasefire", "violated")
    assert event.aggregate
    assert event.date_from == date(2023, 5, 7)
    assert event.date_to == date(2023, 5, 17)


def test_an_allegation_of_a_violation_is_the_accusers(tell: Tell) -> None:
    told = tell("Ukraine accused Russia of violating the ceasefire.")
    (event,) = told.of_type("Ceasefire", "violated")
    assert event.modality == "alleged"
    assert names(event, "perpetrator") == {"Russia"}


def test_a_denied_violation_is_denied(tell: Tell) -> None:
    (event,) = tell("The rebels denied violating the ceasefire.").of_type("Ceasefire", "violated")
    assert event.modality == "denied"


def test_a_ceasefire_still_to_come_is_not_in_force(tell: Tell) -> None:
    events = tell("The truce will take effect on Friday.").of_type("Ceasefire", "in force")
    assert {e.modality for e in events} == {"promised"}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya accused Uganda of killing five soldiers on Monday in breach of the ceasefire.",
        "Kenya accused Uganda of attacking a village in violation of the truce.",
    ],
)
def test_the_accuser_is_never_the_one_who_broke_it(tell: Tell, text: str) -> None:
    for event in tell(text).of_type("Ceasefire", "violated"):
        assert "Kenya" not in names(event, "perpetrator")


def test_a_ceasefire_named_by_its_year_is_of_that_year_and_its_violation_is_not(tell: Tell) -> None:
    told = tell("India violated the ceasefire of 2003 on Monday, Pakistan's army said.")
    assert {e.date_from for e in told.of_type("Ceasefire", "violated")} == {date(2023, 5, 15)}
    assert {e.date_from for e in told.of_type("Ceasefire", "agreed")} == {date(2003, 1, 1)}


def test_each_other_is_never_the_one_who_says_so(tell: Tell) -> None:
    told = tell("Armenia and Azerbaijan accused each other of breaking the ceasefire.")
    for event in told.of_type("Ceasefire", "violated"):
        assert event.modality == "alleged"
        assert told.claimant(event) not in names(event, "perpetrator")
