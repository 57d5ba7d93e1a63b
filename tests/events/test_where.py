"""Which rule gives an event its place: its clause, "there", the paragraph, the report; and what is never its place."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell

#: The text, the words that name the place ("" for none), and the rule.
CHOSEN = [
    ("Shells hit a market in Omdurman, killing five.", "Omdurman", "clause"),
    ("A truce had held in Aden when gunmen attacked a convoy in Lahij.", "Lahij", "clause"),
    ("Troops entered Jenin on Saturday. They shot a man there.", "Jenin", "there"),
    (
        "Trucks reached Axum at noon. Soldiers shot men in the streets of the town.",
        "Axum",
        "the town",
    ),
    ("People fled El Fasher. Shells hit a market in the city, doctors in Khartoum said.", "El Fasher", "the town"),
    ("A convoy reached Hpakant. Jets bombed the village of Lonkin.", "Lonkin", "clause"),
    ("Families in Kramatorsk sat in cellars. Shells killed eleven people, medics said.", "Kramatorsk", "paragraph"),
    ("People in El Fasher said that shells had hit a clinic.", "El Fasher", "speakers"),
    ("Officials told a radio station in Khartoum that gunmen had shot five farmers.", "", ""),
    ("The governor of Hajjah said that a mine had killed three fishermen.", "", ""),
    ("Two reporters of a Beirut broadcaster were killed on Tuesday.", "", ""),
    ("The governor of Kandahar was killed in Ghazni on Sunday.", "Ghazni", "clause"),
    ("While the generals dined in Naypyidaw, rebels stormed a post in Hpapun.", "Hpapun", "clause"),
    ("Rockets fired from Horlivka hit a school in Kramatorsk.", "Kramatorsk", "clause"),
]


@pytest.mark.parametrize(("text", "named", "rule"), CHOSEN, ids=[t[:40] for t, *_ in CHOSEN])
def test_the_place_and_the_rule_that_chose_it(tell: Tell, text: str, named: str, rule: str) -> None:
    told = tell(text)
    event = told.violent()[-1]
    found = told.text[event.place_start : event.place_end] if event.place_start is not None else ""
    assert (found, event.place_rule) == (named, rule)


def test_an_event_without_a_place_is_in_the_one_country_that_the_report_is_of(tell: Tell) -> None:
    text = "A bomb went off in Arequipa on Sunday. Police in Cusco arrested two men. Gunmen also murdered a judge."
    event = tell(text.replace(". ", ".\n\n")).violent()[-1]
    assert (event.place, event.country, event.place_rule, event.where_prec) == ("Peru", "PE", "report", 6)
    assert (event.place_id, event.place_start) == (None, None)


def test_of_a_war_between_two_states_no_country_is_concluded(tell: Tell) -> None:
    text = (
        "Ethiopian troops shelled Zalambessa. Eritrean troops shelled Badme. Eritrean officers met in Asmara. "
        "Ethiopian officers met in Mekelle. Gunmen murdered a judge."
    )
    assert tell(text.replace(". ", ".\n\n")).violent()[-1].place_rule == ""


def test_the_same_report_gives_the_same_places_whichever_side_comes_first(tell: Tell) -> None:
    text = "{0} jets bombed a base in Goma on Monday. {1} gunners shelled a camp in Beni on Sunday."
    one, other = (tell(text.format(*sides)) for sides in (("Rwandan", "Congolese"), ("Congolese", "Rwandan")))
    assert [(e.place, e.place_rule) for e in one.violent()] == [(e.place, e.place_rule) for e in other.violent()]
