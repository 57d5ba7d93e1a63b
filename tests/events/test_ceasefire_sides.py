"""Who is a side of a ceasefire or of a breach: rebels of a people are no state, an envoy is no side, either may accuse."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.events.types import Event
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated
from tests.events.telling import names

PAIRS = (
    ("Pakistan", "Pakistani", "Islamabad", "India", "Indian"),
    ("India", "Indian", "New Delhi", "Pakistan", "Pakistani"),
)
REBELS = (("Syrian rebels", "Syria"), ("Sudanese rebels", "Sudan"), ("Ethnic Serb rebels", "Croatia"))


def _told(reader: Reader, text: str, *, stage: str) -> list[Event]:
    (reading,) = reader.read([Document("r", text, Stated(published_on=date(2013, 3, 24)))])
    assert isinstance(reading, Reading)
    return [e for e in reading.events if e.type == "Ceasefire" and e.sub_type == stage]


@pytest.mark.parametrize(("rebels", "country"), REBELS)
@pytest.mark.parametrize("turned", [False, True])
def test_rebels_of_a_people_are_no_state(reader: Reader, rebels: str, country: str, turned: bool) -> None:
    sides = [rebels, f"the government of {country}"]
    first, second = reversed(sides) if turned else sides
    text = f"{first[:1].upper()}{first[1:]} and {second} signed a truce on Friday."
    (agreed,) = _told(reader, text, stage="agreed")
    assert country in names(agreed, "party")
    assert any(name.casefold() == rebels.casefold() for name in names(agreed, "party"))


@pytest.mark.parametrize("pair", PAIRS)
def test_two_who_accuse_each_other_are_two_breaches(reader: Reader, pair: tuple[str, ...]) -> None:
    one, _, _, other, _ = pair
    told = _told(
        reader, f"A truce began on Friday. {one} and {other} accused each other of violations.", stage="violated"
    )
    laid = {(*names(e, "accuser"), *names(e, "perpetrator")) for e in told}
    assert laid == {(one, other), (other, one)}


@pytest.mark.parametrize("pair", PAIRS)
def test_an_act_despite_a_truce_is_laid_and_denied(reader: Reader, pair: tuple[str, ...]) -> None:
    one, _, capital, other, _ = pair
    told = _told(
        reader,
        f"{other} said {one} fired on the village of Nakyal on Saturday despite a truce agreed the day before. "
        f"{capital} denied it.",
        stage="violated",
    )
    assert [(names(e, "accuser"), names(e, "perpetrator"), e.terms and e.terms.denied) for e in told] == [
        ({other}, {one}, True)
    ]


@pytest.mark.parametrize(("group", "state"), [("ELN", "Colombia"), ("Kurdistan Workers' Party", "Turkey")])
def test_a_truce_with_another_binds_who_declares_it(reader: Reader, group: str, state: str) -> None:
    (declared,) = _told(reader, f"The {group} declared a ceasefire with {state} on Saturday.", stage="declared")
    assert state not in names(declared, "party")
    assert declared.terms is not None and declared.terms.unilateral


@pytest.mark.parametrize("day", ["Friday", "Saturday"])
def test_the_day_of_an_ending_is_that_of_its_announcement(reader: Reader, day: str) -> None:
    (ended,) = _told(
        reader, f"The Irish Republican Army announced on {day} that it was ending its ceasefire.", stage="ended"
    )
    assert names(ended, "participant") == {"Irish Republican Army"}
    assert str(ended.date_from) == {"Friday": "2013-03-22", "Saturday": "2013-03-23"}[day]


@pytest.mark.parametrize("envoy", ["President Blaise Compaore", "South Africa's former president, Thabo Mbeki,"])
def test_an_envoy_who_mediates_is_no_side(reader: Reader, envoy: str) -> None:
    text = f"The government of Mali and the MNLA signed a ceasefire on Friday. {envoy} mediated."
    (agreed,) = _told(reader, text, stage="agreed")
    assert "Mali" in names(agreed, "party")
    assert "Mali" not in names(agreed, "mediator")
    assert names(agreed, "mediator")


@pytest.mark.parametrize("quarrel", ["trade war", "tariff dispute", "price war", "banana row"])
def test_a_truce_in_a_quarrel_without_arms_is_none(reader: Reader, quarrel: str) -> None:
    text = f"Stocks rose on Monday after Washington and Beijing agreed to a truce in their {quarrel}, dealers said."
    assert _told(reader, text, stage="agreed") == []


@pytest.mark.parametrize(
    ("body", "town", "state"),
    [("Congolese Rally for Democracy", "Moba", "Kinshasa"), ("Sudan People's Front", "Kurmuk", "Khartoum")],
)
def test_a_rebel_body_is_not_the_state_in_its_name(reader: Reader, body: str, town: str, state: str) -> None:
    text = (
        f"The rebel {body} said on Sunday that government aircraft had bombed {town} in breach of the ceasefire. "
        f"{state} said it was responding to 11 violations by the rebels."
    )
    first, second = _told(reader, text, stage="violated")
    assert names(first, "accuser") == names(second, "perpetrator") == {body}
    assert names(first, "perpetrator") == names(second, "accuser")
    assert second.count == 11


@pytest.mark.parametrize("pair", [("Russia", "Ukraine", "Kyiv"), ("Ukraine", "Russia", "Moscow")])
@pytest.mark.parametrize("said", ["There are no troops of ours near Sumy", "We have not fired a single shell"])
def test_a_quoted_no_of_those_charged_is_a_denial(reader: Reader, pair: tuple[str, str, str], said: str) -> None:
    one, other, capital = pair
    text = f'{one} accused {other} on Saturday of breaching the truce by shelling Sumy. "{said}," {capital} said.'
    (breach,) = _told(reader, text, stage="violated")
    assert breach.terms is not None and breach.terms.denied
