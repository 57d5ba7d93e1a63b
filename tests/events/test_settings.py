"""Where and when: the place and day chosen for an event among those told."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events.conftest import Tell

DAYS = [
    ("Rebels attacked the town of Goma on Tuesday.", date(2023, 5, 16), "clause"),
    ("On Monday, shells hit a school in Kherson, killing two.", date(2023, 5, 15), "clause"),
    ("Last Thursday, gunmen attacked civilians in the city of Beni, killing four.", date(2023, 5, 11), "clause"),
    ("The army said on Wednesday that rebels had attacked the town of Goma on Sunday.", date(2023, 5, 14), "clause"),
    ("Rockets hit the city of Kharkiv on 3 May, wounding five people.", date(2023, 5, 3), "clause"),
    ("Clashes erupted on May 12 when troops attacked the village of Kumanovo.", date(2023, 5, 12), "clause"),
]

PLACES = [
    ("Rebels attacked the town of Goma on Tuesday.", "Goma"),
    ("Russian missiles hit an apartment block in Dnipro, officials in Kyiv said.", "Dnipro"),
    ("Gunmen in the city of Kaduna killed five people.", "Kaduna"),
    ("On Monday, Sudan's army bombed a market in the northern town of Kutum, killing six.", "Kutum"),
    ("Azerbaijani shells hit the town of Martuni, Armenia's government said in Yerevan.", "Martuni"),
    ("In Sloviansk, a rocket struck a school.", "Sloviansk"),
    ("The attack on the city of Ganja killed ten people.", "Ganja"),
]


@pytest.mark.parametrize(("text", "day", "rule"), DAYS, ids=[t[:50] for t, *_ in DAYS])
def test_the_day_of_its_own_clause(tell: Tell, text: str, day: date, rule: str) -> None:
    for event in tell(text).violent():
        assert (event.date_from, event.date_to, event.date_prec) == (day, day, 1)
        assert event.date_rule.startswith((rule, "sentence"))


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[t[:50] for t, _ in PLACES])
def test_the_place_of_the_event(tell: Tell, text: str, place: str) -> None:
    events = tell(text).violent()
    assert events
    assert {text[e.place_start : e.place_end] for e in events if e.place_start is not None} == {place}


def test_a_duration_is_no_date(tell: Tell) -> None:
    (event,) = tell("The shelling of the town of Bakhmut lasted for six hours.").violent()
    assert "duration" not in event.date_rule


def test_news_without_a_day_is_of_the_two_days_before_and_says_so(tell: Tell) -> None:
    (event,) = tell("Rebels attacked the town of Goma, killing four soldiers.").violent()
    assert (event.date_from, event.date_to, event.date_rule) == (date(2023, 5, 15), date(2023, 5, 17), "publication")
    assert event.date_prec == 2


def test_no_day_is_invented_where_publication_is_unknown(tell: Tell) -> None:
    (event,) = tell("Rebels attacked the town of Goma, killing four soldiers.", published=None).violent()
    assert (event.date_from, event.date_to, event.date_prec) == (None, None, 0)


def test_since_then_runs_to_the_day_of_the_report(tell: Tell) -> None:
    later = "since then its army has kept up attacks on farmers"
    text = f"Clashes erupted on May 2, when Eritrea launched attacks on villages, and {later}."
    spans = {(e.date_from, e.date_to) for e in tell(text).violent()}
    assert (date(2023, 5, 2), date(2023, 5, 17)) in spans
    assert (date(2023, 5, 2), date(2023, 5, 2)) in spans


def test_a_day_told_before_in_the_paragraph_holds_on(tell: Tell) -> None:
    told = tell("Missiles hit Odesa on May 12. A hotel was struck and three people were killed.")
    assert {(e.date_from, e.date_to) for e in told.violent()} == {(date(2023, 5, 12), date(2023, 5, 12))}


def test_the_hour_is_kept(tell: Tell) -> None:
    (event,) = tell("Azerbaijani forces attacked the village of Talish on May 3 at 6 am.").violent()
    assert event.clock_from == "06:00"
