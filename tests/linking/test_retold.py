"""Mentions of one report: the same incident told again, another one, and talk that tells of none."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.exchange.telling import Telling, one_each
from dateline.linking.retold import compare, group
from dateline.linking.retold.mention import find_told
from dateline.linking.retold.settings import retold_settings
from dateline.linking.types import Pile
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated
from tests.linking.retold_texts import AGAIN, APART, GENERAL, OPEN

VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots", "Protests")
TWO_SIDES = (
    "{} forces shelled {} on Tuesday, killing four people, {} said.\n\n"
    "The shelling of {} was condemned by envoys.\n\n{} forces bombed {} on Friday and killed a nurse."
)


def read(text: str, reader: Reader) -> Reading:
    (reading,) = reader.read([Document("a.txt", text, Stated(published_on=date(2023, 3, 9)))])
    assert isinstance(reading, Reading)
    return reading


def incidents(text: str, reader: Reader) -> list[Telling]:
    return [t for t in one_each(read(text, reader)) if t.is_incident and t.event.type in VIOLENT]


@pytest.mark.parametrize("text", AGAIN)
def test_what_is_told_again_is_one_incident(text: str, reader: Reader) -> None:
    (telling,) = incidents(text, reader)
    assert len(telling.spans) > len(telling.joined)
    assert len(telling.spans) > 1


@pytest.mark.parametrize("text", [*APART, *(pytest.param(t, marks=pytest.mark.xfail(strict=True)) for t in OPEN)])
def test_two_incidents_stay_two(text: str, reader: Reader) -> None:
    assert len(incidents(text, reader)) == 2


@pytest.mark.parametrize("text", GENERAL)
def test_talk_in_general_is_no_incident(text: str, reader: Reader) -> None:
    assert len(incidents(text, reader)) == 1


def test_no_dead_are_lost_or_added_up(reader: Reader) -> None:
    for text in (*AGAIN, *APART):
        reading = read(text, reader)
        told = {t.low for e in reading.events for t in e.tolls if t.kind == "killed" and t.low}
        kept = [
            t.low for telling in incidents(text, reader) for t in telling.event.tolls if t.kind == "killed" and t.low
        ]
        assert set(kept) == told, text


def test_a_sum_of_several_attacks_is_not_one_of_them(reader: Reader) -> None:
    text = (
        "Rockets hit Ganja on Sunday, killing nine people.\n\n"
        "Two attacks on Ganja have killed some two dozen people since 4 March, the mayor said."
    )
    found = incidents(text, reader)
    assert [t.event.aggregate for t in found] == [False, True]


def test_both_sides_are_joined_alike(reader: Reader) -> None:
    sides = ("Armenian", "Barda", "Baku", "Barda", "Azerbaijani", "Martuni")
    swapped = ("Azerbaijani", "Martuni", "Yerevan", "Martuni", "Armenian", "Barda")
    shapes = [[len(t.spans) for t in incidents(TWO_SIDES.format(*names), reader)] for names in (sides, swapped)]
    assert shapes[0] == shapes[1] == [2, 1]


def test_why_names_what_was_compared_and_adds_up(reader: Reader) -> None:
    weights = retold_settings()
    for text in (*AGAIN, *APART, *GENERAL):
        for telling in one_each(read(text, reader)):
            assert {c.field for c in telling.specific} <= set(weights.incident)
            assert telling.score == pytest.approx(sum(c.weight for c in telling.specific), abs=1e-3)
            for joined in telling.joined:
                assert {c.field for c in joined.comparisons} <= set(weights.same)
                assert joined.score > weights.limits["join"]


def test_a_head_that_would_record_a_mention_is_heard(reader: Reader) -> None:
    reading = read(GENERAL[1], reader)
    before = {t.event.event_id: t.score for t in one_each(reading) if t.specific}
    after = {t.event.event_id: t.score for t in one_each(reading, recorded=dict.fromkeys(before, 2.0)) if t.specific}
    assert all(after[event_id] > score for event_id, score in before.items())


def test_the_cost_of_a_long_report_is_linear(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = 0
    real = compare.compare

    def counted(*args: object) -> object:
        nonlocal calls
        calls += 1
        return real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(group, "compare", counted)
    text = "\n\n".join(
        f"Shells hit house {n} in Odesa at dawn and a bomb killed {n} people in Lviv." for n in range(2, 80)
    )
    reading = read(text, reader)
    places = {m.place.place_id: m.place for m in reading.grounding.places if m.place is not None}
    mentions = find_told(Pile((reading.report,), reading.claims, reading.events, places))
    assert group.group(mentions)
    limits = retold_settings().limits
    assert calls <= len(mentions) * limits["window"] * limits["compared"]
