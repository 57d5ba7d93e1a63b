"""Doings (events/politics/doings.py): what is stopped, taken and ended, and by whom; a word tells of one of them, not of two."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell
from tests.events.telling import names, words

STOPPED = [
    ("The UN chief called on the two sides to stop fighting at once and to return to talks in Sudan.", "stop"),
    ("Kenya demanded that the rebels halt their air raids on Garissa.", "halt"),
    ("The governor said that he had ordered his troops to stop firing on Taiz in Yemen.", "stop"),
]
NOBODY = [
    "Kremlin officials said Russia welcomed every effort that helps to stop the bloodshed in Sudan.",
    "The president said that Rwanda must give a timetable for its withdrawal before the fighting can end.",
]


@pytest.mark.parametrize(("text", "word"), STOPPED)
def test_to_stop_fighting_is_one_doing(tell: Tell, text: str, word: str) -> None:
    told = tell(text)
    assert [(e.type, e.sub_type) for e in told.events if text[e.start : e.end] == word] == [("RETREAT", "ceasefire")]


@pytest.mark.parametrize("text", NOBODY)
def test_efforts_and_fighting_itself_do_nothing(tell: Tell, text: str) -> None:
    doers = [words(e, "perpetrator") for e in tell(text).events]
    assert not any("effort" in who or "fighting" in who for who in doers)


def test_to_take_part_takes_no_land(tell: Tell) -> None:
    taken = "Non-state actor overtakes territory"
    assert not tell("Turkey has denied taking part in the fighting in Syria.").of_type("Battles", taken)
    assert tell("Turkey denied taking the town of Afrin in Syria.").of_type("Battles", taken)


@pytest.mark.parametrize("leaders", ["Kagame and Tshisekedi", "Tshisekedi and Kagame"])
def test_those_who_sign_to_end_fighting_are_not_who_fights(tell: Tell, leaders: str) -> None:
    battles = tell(f"{leaders} sign statement to end fighting in Congo.").of_type("Battles")
    assert battles
    assert not any(names(e, "perpetrator", "party") for e in battles)
