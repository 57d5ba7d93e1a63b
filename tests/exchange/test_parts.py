"""Who takes part in an event, each once and by a name."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.exchange.standoff import standoff
from dateline.exchange.telling import one_each
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated


def parts(text: str, reader: Reader, role: str) -> list[str]:
    (reading,) = reader.read([Document("a.txt", text, Stated(published_on=date(2023, 3, 9)))])
    assert isinstance(reading, Reading)
    return [text[r.start : r.end] for t in one_each(reading) for r in t.event.roles if r.role == role]


def test_the_fuller_of_two_names_stands(reader: Reader) -> None:
    text = "Gunmen shot three Jesuit priests in Juba on Tuesday.\n\nThe bishop condemned the killing of the priests."
    assert parts(text, reader, "victim") == ["Jesuit priests"]


def test_a_pronoun_of_nobody_known_names_nobody(reader: Reader) -> None:
    text = "Nobody knows why.\n\nThey murdered a judge in Cali on Monday."
    assert parts(text, reader, "perpetrator") == []


def test_two_kinds_of_people_stay_two(reader: Reader) -> None:
    text = "A bomb killed four Kurdish teachers and two Turkish teachers in Van on Monday."
    assert len(parts(text, reader, "victim")) == 2


@pytest.mark.parametrize("dead", ["Judge Rosa Quiroga", "Anton Melnyk", "Bishop Idrissa Traore"])
def test_of_one_dead_a_name_and_a_description_are_one(dead: str, reader: Reader) -> None:
    text = f"{dead} was shot dead on Thursday.\n\nGunmen killed the candidate on Thursday at his home, police said."
    named = [p for p in parts(text, reader, "victim") if p[:1].isupper()]
    assert named
    assert parts(text, reader, "victim") == named


def test_of_two_dead_both_are_kept(reader: Reader) -> None:
    text = "Gunmen killed Rosa Quiroga and a driver on Thursday.\n\nThe two were killed at her home."
    assert len(parts(text, reader, "victim")) == 2


def test_who_is_harmed_is_no_target_besides(reader: Reader) -> None:
    text = "A bomb wounded nine soldiers in Van on Monday.\n\nThe soldiers were attacked on Monday in Van on their way home."
    for who in set(parts(text, reader, "victim")):
        assert who not in parts(text, reader, "target")
    assert parts(text, reader, "victim") == ["soldiers"]


def test_what_is_only_wrecked_is_not_called_looted(reader: Reader) -> None:
    names = {}
    for deed in ("sabotaged two pylons", "burned two buses", "looted two shops"):
        text = f"Rebels {deed} near Cali on Monday, the army said. Soldiers fought the rebels all night."
        (reading,) = reader.read([Document("a.txt", text, Stated(published_on=date(2023, 3, 9)))])
        assert isinstance(reading, Reading)
        rows = standoff("a", text=text, events=one_each(reading))["events"]
        names[deed.split()[0]] = next(r["type"] for r in rows if text[r["start"] : r["end"]] == deed.split()[0])
    assert names == {
        "sabotaged": "Property destroyed",
        "burned": "Looting/property destruction (arson)",
        "looted": "Looting/property destruction (looting)",
    }
