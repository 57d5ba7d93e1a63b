"""Which rule gives an event its day: headings, logs, the saying's day beside the event's, what is told in passing."""

from __future__ import annotations

from datetime import date

import pytest

from tests.events.conftest import Tell, Told


def days(told: Told) -> dict[str, tuple[date | None, date | None]]:
    return {told.text[e.start : e.end]: (e.date_from, e.date_to) for e in told.violent()}


def rules(told: Told) -> set[str]:
    return {e.date_rule.partition(":")[0] for e in told.violent()}


LIST = "Saturday, 13 May\nRebels storm the town of Bunia.\n\nSunday, 14 May\nA school in the town of Beni is shelled."
LOG = "08:10 Sirens in Haifa.\n\n09:20 A rocket hit a bakery in Haifa.\n\n10:45 Shells struck a mosque in Tyre."

SAID = [
    ("The army said on Monday that gunners had shelled Kherson on Saturday.", date(2023, 5, 13)),
    ("On Friday shells hit a clinic in Kutum, the mayor said on Monday.", date(2023, 5, 12)),
    ("Rebels told reporters in Goma on Tuesday that jets had bombed the town of Sake on Sunday.", date(2023, 5, 14)),
]
PASSING = [
    "Since the coup of 1 February the town has been quiet. Police shot a student in Yangon.",
    "In Gao, where a truce of March mostly holds, a mine killed two herders.",
    "The convoy came from Kidal, which fell on 3 May. Gunmen ambushed it near Gao.",
]


def test_a_heading_dates_what_stands_under_it(tell: Tell) -> None:
    told = tell(LIST)
    assert days(told) == {"storm": (date(2023, 5, 13),) * 2, "shelled": (date(2023, 5, 14),) * 2}
    assert rules(told) == {"heading"}


def test_an_entry_of_a_log_is_of_its_day(tell: Tell) -> None:
    told = tell(LOG)
    assert set(days(told).values()) == {(date(2023, 5, 17),) * 2}
    assert rules(told) == {"log"}


def test_one_paragraph_that_begins_with_an_hour_is_no_log(tell: Tell) -> None:
    assert "log" not in rules(tell("09:20 A rocket hit a bakery in Haifa."))


@pytest.mark.parametrize(("text", "day"), SAID, ids=[t[:40] for t, _ in SAID])
def test_the_day_of_the_saying_is_not_the_events(tell: Tell, text: str, day: date) -> None:
    assert set(days(tell(text)).values()) == {(day, day)}


@pytest.mark.parametrize("text", PASSING, ids=[t[:40] for t in PASSING])
def test_a_day_told_in_passing_dates_nothing_else(tell: Tell, text: str) -> None:
    told = tell(text)
    assert told.violent()
    assert {e.date_from for e in told.violent()} <= {None, date(2023, 5, 15)}


def test_what_has_happened_on_no_day_told_was_by_the_day_of_the_report(tell: Tell) -> None:
    (event,) = tell("The minister spoke to reporters about the murder of three priests.").violent()
    assert (event.date_from, event.date_to, event.date_prec) == (None, date(2023, 5, 17), 0)
    assert event.date_rule == "by the report"


def test_what_has_not_happened_is_on_no_day(tell: Tell) -> None:
    for event in tell("The general threatened to bomb the town of Kutum.").violent():
        assert (event.date_from, event.date_to) == (None, None)


def test_the_words_that_tell_the_time_are_kept(tell: Tell) -> None:
    told = tell("Shells hit a market in Omdurman on Saturday. Five people were killed.")
    spans = {told.text[e.date_start : e.date_end] for e in told.violent() if e.date_start is not None}
    assert spans == {"Saturday"}
    (event,) = tell("The minister spoke to reporters about the murder of three priests.").violent()
    assert (event.date_start, event.date_end) == (None, None)
