"""Meetings, calls, visits and joint news conferences."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell
from tests.events.telling import names

CONTACTS = [
    (
        "Foreign Minister Dana Okello met her Kenyan counterpart Peter Mwangi in Nairobi on Tuesday.",
        {"Dana Okello", "Peter Mwangi"},
        "meeting",
    ),
    (
        "President Viktor Hale spoke by phone with Prime Minister Anna Lindt on Monday.",
        {"Viktor Hale", "Anna Lindt"},
        "phone",
    ),
    ("The delegations of Chile and Peru first met on May 6 in Lima.", {"Chile", "Peru"}, "meeting"),
    (
        "President Viktor Hale and Ghana's president, Ama Owusu, spoke by telephone on Monday.",
        {"Viktor Hale", "Ama Owusu"},
        "phone",
    ),
    ("The African Union met in Addis Ababa on 19 May.", {"African Union"}, "meeting"),
    ("The leaders of Armenia and Azerbaijan held talks in Brussels on Sunday.", {"Armenia", "Azerbaijan"}, "meeting"),
    (
        "Speaking at a joint news conference with Chilean Foreign Minister Marco Ferri, Emre Aydin said the talks went well.",
        {"Marco Ferri", "Emre Aydin"},
        "joint news conference",
    ),
    (
        "During the phone conversation with Foreign Minister Leyla Quliyeva on Monday, Amir Sadiq said the fighting must end.",
        {"Leyla Quliyeva", "Amir Sadiq"},
        "phone",
    ),
    (
        "Secretary of State John Marsh visited Kyiv on Friday and met President Oleh Koval.",
        {"John Marsh", "Oleh Koval"},
        None,
    ),
]

NO_CONTACT = [
    "The factory met its target for the year.",
    "The ministry said in a statement that the meeting was useful.",
    "The minister called the attack a crime.",
    "The news conference lasted an hour.",
    "Talks are needed, the bishop said.",
]


@pytest.mark.parametrize(("text", "people", "channel"), CONTACTS, ids=[t[:50] for t, _, _ in CONTACTS])
def test_who_was_in_contact_and_how(tell: Tell, text: str, people: set[str], channel: str | None) -> None:
    events = [e for e in tell(text).of_type("CONSULT") if people <= names(e, "participant")]
    assert events
    assert channel is None or channel in {e.channel for e in events}


@pytest.mark.parametrize("text", NO_CONTACT)
def test_no_contact(tell: Tell, text: str) -> None:
    assert [names(e, "participant") for e in tell(text).of_type("CONSULT")] == []


@pytest.mark.parametrize("sides", [("England", "Germany"), ("Germany", "England")])
def test_teams_that_meet_play(tell: Tell, sides: tuple[str, str]) -> None:
    page = (
        "{} will meet {} in Munich on Tuesday. The coach named a young team for the match.\n"
        "The striker scored twice in the cup last week. The goalkeeper has a sore knee, and fans bought every ticket.\n"
        "The league begins in May, and the champions train on the beach. The winger signed for two seasons."
    )
    assert tell(page.format(*sides)).of_type("CONSULT") == ()
    assert tell("{}'s president met {}'s chancellor in Munich on Tuesday.".format(*sides)).of_type("CONSULT")


def test_calls_to_several_are_several_calls(tell: Tell) -> None:
    called = "Okello's phone conversations with Foreign Minister Petra Novak and Foreign Minister Ivan Horvat"
    text = f"The attack was discussed during {called}."
    pairs = [names(e, "participant") for e in tell(text).of_type("CONSULT")]
    assert len(pairs) == 2
    assert all("Okello" in " ".join(pair) for pair in pairs)


def test_a_meeting_is_placed_and_dated(tell: Tell) -> None:
    (event,) = tell("The presidents of Serbia and Kosovo met in Ohrid on Saturday.").of_type("CONSULT")
    assert event.place == "Ohrid"
    assert event.date_from is not None and event.date_from.isoformat() == "2023-05-13"


def test_a_meeting_planned_is_not_held(tell: Tell) -> None:
    events = tell("President Viktor Hale will meet Prime Minister Anna Lindt in Geneva on Friday.").of_type("CONSULT")
    assert {e.modality for e in events} == {"promised"}


@pytest.mark.parametrize(
    "text",
    [
        "A French helicopter came under fire at Goma airport, the army said.",
        "A Turkish transport aircraft came under small-arms fire at an air base near Khartoum, the army said.",
        "The Kenyan contingent came under attack at Sake on Monday. The rebels denied it.",
    ],
)
def test_what_comes_under_fire_somewhere_pays_no_visit(tell: Tell, text: str) -> None:
    assert not [e for e in tell(text).events if e.type == "CONSULT"]


def test_two_presidents_who_call_each_other_and_offer_to_mediate_both_do(tell: Tell) -> None:
    told = tell(
        "President Ilham Karimov and Georgia's prime minister, Irakli Beridze, spoke by telephone on May 15 "
        "and offered to mediate between the army and the rebels."
    )
    both = {"Ilham Karimov", "Irakli Beridze"}
    assert [names(e, "participant") for e in told.events if e.channel == "phone"] == [both]
    assert [names(e, "participant") for e in told.events if e.sub_type == "third-party"] == [both]
    assert both <= {c.claimant.name for c in told.claims}


def test_the_spokesman_of_a_president_speaks_and_not_the_president(tell: Tell) -> None:
    told = tell("President Vahid Karimov's spokesman, Ilya Petrov, offered to mediate between the army and the rebels.")
    assert [names(e, "participant") for e in told.events if e.sub_type == "third-party"] == [{"Ilya Petrov"}]
