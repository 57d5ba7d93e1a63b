"""Who takes part in an event, each once and by a name."""

from __future__ import annotations

from datetime import date

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
