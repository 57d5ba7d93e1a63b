"""What is a breach of a ceasefire and what is none: calls, conditions and demands lay nothing to anybody."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.events.types import Event
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

SIDES = (("Ethiopia", "Ethiopian", "Eritrea", "Eritrean"), ("Pakistan", "Pakistani", "India", "Indian"))
BOTH_WAYS = [*SIDES, *((c, d, a, b) for a, b, c, d in SIDES)]

#: Texts in which nobody is charged with a breach: {0} and {2} are the sides, {1} and {3} their adjectives.
NO_BREACH = (
    "{0} and {2} reached a ceasefire in 1994. For {0} to agree to a cease-fire, {2} must pull its troops out, the Norwegian "
    "foreign minister said on Friday.",
    "World powers, including China, Norway and Brazil, have called for a new cease-fire between {0} and {2}.",
    "The ceasefire of 1994 between {0} and {2} left the hills in {1} hands. Norway and Brazil, with others, urged that clashes "
    "there be halted at once.",
    "{0} and {2} signed a ceasefire in 2003. {0} declared a state of war because of {3} border violations and attacks.",
    "A ceasefire between {0} and {2} began on Friday. The ministry demanded that {2} respect the ceasefire.",
    "A ceasefire between {0} and {2} took hold on Friday. Norway's envoy held talks with both on violations of human rights.",
)


def _events(reader: Reader, text: str) -> list[Event]:
    (reading,) = reader.read([Document("r", text, Stated(published_on=date(2020, 10, 20)))])
    assert isinstance(reading, Reading)
    return [e for e in reading.events if e.type in ("Ceasefire", "Battles")]


def _breaches(events: list[Event]) -> list[Event]:
    held = ("actual", "alleged")
    return [e for e in events if e.type == "Ceasefire" and e.sub_type == "violated" and e.modality in held]


@pytest.mark.parametrize("sides", BOTH_WAYS)
@pytest.mark.parametrize("text", NO_BREACH)
def test_a_call_a_condition_or_a_demand_is_no_breach(reader: Reader, text: str, sides: tuple[str, ...]) -> None:
    assert _breaches(_events(reader, text.format(*sides))) == []


@pytest.mark.parametrize("sides", BOTH_WAYS)
def test_who_calls_for_a_ceasefire_is_no_party_to_it(reader: Reader, sides: tuple[str, ...]) -> None:
    events = _events(reader, NO_BREACH[1].format(*sides))
    (told,) = [e for e in events if e.sub_type == "proposed"]
    assert {r.name for r in told.roles if r.role == "participant"} == {"China", "Norway", "Brazil"}
    assert {r.name for r in told.roles if r.role == "party"} == {sides[0], sides[2]}


@pytest.mark.parametrize("sides", BOTH_WAYS)
def test_a_cease_fire_cut_into_words_is_no_clash(reader: Reader, sides: tuple[str, ...]) -> None:
    text = "{0} and {2} agreed on a cease-fire on Monday. They agreed to a cease-fire in 1994, too."
    assert [e.type for e in _events(reader, text.format(*sides)) if e.type == "Battles"] == []


@pytest.mark.parametrize("sides", BOTH_WAYS)
def test_an_attack_hours_after_a_ceasefire_is_laid_to_whoever_made_it(reader: Reader, sides: tuple[str, ...]) -> None:
    text = "{0} condemned missile attacks by {2} on its towns hours after a ceasefire was agreed on."
    (told,) = _breaches(_events(reader, text.format(*sides)))
    assert [r.name for r in told.roles if r.role == "perpetrator"] == [sides[2]]
    assert [r.name for r in told.roles if r.role == "accuser"] == [sides[0]]


@pytest.mark.parametrize("sides", BOTH_WAYS)
def test_both_sides_that_allege_breaches_charge_each_other(reader: Reader, sides: tuple[str, ...]) -> None:
    text = (
        "A ceasefire between {0} and {2} took effect at noon on Monday. Both sides reported violations within the hour."
    )
    told = _breaches(_events(reader, text.format(*sides)))
    charges = {
        (r.name, o.name)
        for e in told
        for r in e.roles
        for o in e.roles
        if (r.role, o.role) == ("accuser", "perpetrator")
    }
    assert charges == {(sides[0], sides[2]), (sides[2], sides[0])}


@pytest.mark.parametrize("sides", BOTH_WAYS)
def test_a_toll_lays_a_breach_to_nobody(reader: Reader, sides: tuple[str, ...]) -> None:
    text = "A ceasefire between {0} and {2} took effect on Monday. Seven people were killed on Tuesday, {1} officials said."
    assert _breaches(_events(reader, text.format(*sides))) == []


@pytest.mark.parametrize("sides", BOTH_WAYS)
def test_who_denies_a_breach_is_whom_it_is_laid_to(reader: Reader, sides: tuple[str, ...]) -> None:
    text = "A ceasefire between {0} and {2} took effect on Monday. {0}'s defence ministry said it had not broken the ceasefire."
    told = [e for e in _events(reader, text.format(*sides)) if e.sub_type == "violated"]
    assert [e.modality for e in told] == ["denied"]
    assert [r.name for r in told[0].roles if r.role == "perpetrator"] == [sides[0]]
