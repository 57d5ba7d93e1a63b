"""Positions: who supports, condemns, demands, calls for or offers what."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell
from tests.events.telling import names

POSITIONS = [
    ("Turkey backed Azerbaijan's right of self-defence.", "SUPPORT", "Turkey", "self-defence"),
    ("Turkey demanded the withdrawal of Armenia's forces.", "REQUEST", "Turkey", "withdrawal"),
    ("France, Russia and NATO demanded a halt to the clashes.", "REQUEST", "France", "end of attacks"),
    (
        "Several governments, including France, Kenya and Japan, called for a truce on Friday.",
        "REQUEST",
        "France",
        "ceasefire",
    ),
    ("Kenya called for talks between the army and the RSF.", "REQUEST", "Kenya", "negotiated settlement"),
    ("Poland supports Ukraine's territorial integrity.", "SUPPORT", "Poland", "territorial integrity"),
    ("Iran condemned the attack on the consulate.", "ACCUSE", "Iran", "attacks"),
    ("Germany condemned Russia's attacks on Ukrainian cities.", "ACCUSE", "Germany", "attacks"),
    ("Egypt urged Israel and Hamas to show restraint.", "REQUEST", "Egypt", "de-escalation"),
    ("Pakistan stands in solidarity with Azerbaijan.", "SUPPORT", "Pakistan", "Azerbaijan"),
    (
        "The UN Security Council demanded the withdrawal of Rwandan troops from Congo.",
        "REQUEST",
        "United Nations Security Council",
        "withdrawal",
    ),
    ("Qatar offered to mediate between the government and the rebels.", "CONSULT", "Qatar", "mediation"),
    ("Ukraine accused Belarus of shelling the border.", "ACCUSE", "Ukraine", "Belarus"),
]

NO_POSITION = [
    "The columns support the roof of the old mosque.",
    "The bank backed the merger of the two retailers.",
    "The army rejected claims that it had shelled the village.",
    "The children asked for bread.",
]


@pytest.mark.parametrize(("text", "type_", "holder", "thing"), POSITIONS, ids=[t[:50] for t, *_ in POSITIONS])
def test_who_takes_which_position_on_what(tell: Tell, text: str, type_: str, holder: str, thing: str) -> None:
    events = tell(text).of_type(type_)
    assert (True, thing) in [(holder in names(e, "participant"), e.object) for e in events]


@pytest.mark.parametrize("text", NO_POSITION)
def test_no_position(tell: Tell, text: str) -> None:
    assert [(e.type, e.object) for e in tell(text).events if e.type in ("SUPPORT", "REQUEST", "REJECT", "ACCUSE")] == []


def test_whom_a_condemnation_is_aimed_at(tell: Tell) -> None:
    (event,) = tell("Germany condemned Russia's attacks on Ukrainian cities.").of_type("ACCUSE")
    assert names(event, "target") == {"Russia"}


def test_what_a_speaker_says_another_must_do_is_called_for(tell: Tell) -> None:
    told = tell('"Eritrea must withdraw its troops from Tigray," Foreign Minister Abel Tesfaye said.')
    (event,) = told.of_type("REQUEST")
    assert event.object == "withdrawal"
    assert names(event, "participant") == {"Abel Tesfaye"}
    assert names(event, "target") == {"Eritrea"}


def test_votes_of_a_resolution_are_no_toll(tell: Tell) -> None:
    told = tell("Three UN Security Council resolutions demand the withdrawal of foreign troops from Lebanon.")
    assert [t for e in told.events for t in e.tolls] == []
    assert told.of_type("REQUEST")
