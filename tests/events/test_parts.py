"""Whom the trained head sees taking part joins what the rules have heard. The parts here are made by hand, so that each test
says what becomes of a part, whatever the head would see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from dateline.events.types import Event
from dateline.events.violence.parts import beliefs
from dateline.language.types import Part, PartKind
from dateline.pipeline import Reader
from dateline.reports.structure import build_report
from dateline.reports.types import Document, Report, Stated

See = Callable[..., list[Event]]
SURE = 0.95


@pytest.fixture
def see(reader: Reader) -> See:
    """The violent events of a text in which the head sees the given parts, and no others: (kind, words, chance)."""

    def read(text: str, *seen: tuple[PartKind, str, float]) -> list[Event]:
        report = build_report(Document("made.txt", text, Stated(published_on=date(2023, 5, 17))))
        assert isinstance(report, Report)
        parts = []
        for kind, words, score in seen:
            start = report.text.index(words)
            parts.append(Part(start, start + len(words), kind, score))
        analysis = replace(reader.engine.analyse(report.text, report.content()), parts=tuple(parts))
        return [e for e in reader.interpret(report, analysis).events if e.type.startswith(("Batt", "Expl", "Viol"))]

    return read


def texts(event: Event, role: str) -> list[str]:
    return [r.text for r in event.roles if r.role == role]


TOLD_APART = "The bridge at Malakal was blown up on Monday. Riders of the Blue Column had come over the river at dawn."


def test_a_part_of_the_next_sentence_joins_an_event_that_has_none(see: See) -> None:
    (bare,) = see(TOLD_APART)
    assert texts(bare, "perpetrator") == []
    (event,) = see(TOLD_APART, ("perpetrator", "Riders of the Blue Column", SURE))
    assert texts(event, "perpetrator") == ["Riders of the Blue Column"]


def test_a_part_that_is_not_likely_enough_is_left_out(see: See) -> None:
    (event,) = see(TOLD_APART, ("perpetrator", "Riders of the Blue Column", beliefs().least["perpetrator"] - 0.01))
    assert texts(event, "perpetrator") == []


@pytest.mark.parametrize("side", ["Malian", "Ukrainian"])
def test_a_side_told_in_another_sentence_is_never_added_to_one_that_is_told(see: See, side: str) -> None:
    text = f"{side} soldiers attacked the camp at Ber on Monday. Men of the Red Column stood by the river."
    (event,) = see(text, ("perpetrator", "Men of the Red Column", SURE))
    assert texts(event, "perpetrator") == [f"{side} soldiers"]


def test_a_part_within_a_role_gives_it_its_span(see: See) -> None:
    text = "Gunmen of the Red Column shot dead two teachers in Yala on Monday."
    (event,) = see(text, ("perpetrator", "Gunmen", SURE))
    assert texts(event, "perpetrator") == ["Gunmen"]


def test_no_part_cuts_off_what_describes_or_names_the_one_it_touches(see: See) -> None:
    text = "Gunmen shot dead three young teachers in the town of Yala on Monday."
    (event,) = see(text, ("victim", "teachers", SURE), ("victim", "young", SURE))
    assert texts(event, "victim") == ["young teachers"]


def test_what_is_told_of_another_paragraph_is_not_added(see: See) -> None:
    text = "The bridge at Malakal was blown up on Monday.\n\nRiders of the Blue Column own most of the cattle."
    (event,) = see(text, ("perpetrator", "Riders of the Blue Column", SURE))
    assert texts(event, "perpetrator") == []


def test_of_two_events_of_a_sentence_the_nearer_has_the_part(see: See) -> None:
    text = "Mortars hit the market in Aden on Monday, and men with pistols abducted two doctors in Taiz."
    found = see(text, ("weapon", "pistols", SURE))
    assert [texts(e, "weapon") for e in found if "Abduction" in e.sub_type] == [["pistols"]]
    assert all("pistols" not in texts(e, "weapon") for e in found if "Abduction" not in e.sub_type)


def test_a_part_that_goes_on_with_of_gives_its_role_the_rest(see: See) -> None:
    text = "Gunmen on Monday attacked members of the council of elders."
    assert [texts(e, "target") for e in see(text)] == [["members of the council"]]
    (event,) = see(text, ("target", "members of the council of elders", SURE))
    assert texts(event, "target") == ["members of the council of elders"]


@pytest.mark.parametrize("part", ["homes of", "homes of two", "homes"])
def test_no_part_ends_in_the_word_that_something_else_begins_with(see: See, part: str) -> None:
    (event,) = see("Rebels bombed the homes of two judges in Yala on Monday.", ("target", part, SURE))
    assert all(not text.endswith(" of") for text in texts(event, "target"))


@pytest.mark.parametrize("side", ["Malian", "Ukrainian", "Karen"])
def test_somebody_whom_the_rules_call_a_target_is_a_victim_where_the_head_says_so(see: See, side: str) -> None:
    text = f"{side} gunmen attacked two teachers in Yala on Monday."
    (bare,) = see(text)
    assert texts(bare, "target") == ["teachers"]
    (event,) = see(text, ("victim", "teachers", SURE))
    assert texts(event, "victim") == ["teachers"]
    assert texts(event, "target") == []


def test_a_building_is_no_victim_whatever_the_head_says(see: See) -> None:
    (event,) = see("Gunmen attacked a clinic in Yala on Monday.", ("victim", "clinic", SURE))
    assert texts(event, "target") == ["clinic"]


def test_who_is_not_seen_gives_way_to_another_who_is_surely_seen(see: See) -> None:
    text = "Gunmen shot dead two teachers on Monday while police stood by."
    (bare,) = see(text)
    assert texts(bare, "perpetrator") == ["Gunmen"]
    (event,) = see(text, ("perpetrator", "police", SURE))
    assert texts(event, "perpetrator") == ["police"]
    (unsure,) = see(text, ("perpetrator", "police", beliefs().sure - 0.01))
    assert "Gunmen" in texts(unsure, "perpetrator")
    (seen,) = see(text, ("perpetrator", "police", SURE), ("perpetrator", "Gunmen", 0.4))
    assert "Gunmen" in texts(seen, "perpetrator")


@pytest.mark.parametrize(("doers", "carried"), [("Gunmen", "motorbikes"), ("Soldiers", "pickups")])
def test_what_those_who_do_it_ride_does_nothing(see: See, doers: str, carried: str) -> None:
    text = f"{doers} on {carried} raided four villages in Mali on Monday."
    (event,) = see(text, ("perpetrator", doers, SURE), ("perpetrator", carried, SURE))
    assert texts(event, "perpetrator") == [doers]
