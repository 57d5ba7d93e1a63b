"""What is fired says what kind of attack it is, in the passive too."""

from __future__ import annotations

import pytest

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document

SHELLING = "Shelling/artillery/missile attack"
SENTENCES = [
    "The rockets were fired by a Russian warship in the Black Sea, officials said.",
    "Three missiles were launched at Kharkiv on Monday, the governor said.",
    "Mortar shells were fired at the village of Uri on Friday, police said.",
    "Dozens of rockets were fired into Ashkelon overnight, the army said.",
    "Witnesses said that the shells had been fired from the hills above Sanaa.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_rockets_and_shells_that_are_fired_are_shelling(sentence: str, reader: Reader) -> None:
    assert SHELLING in _sub_types(reader, sentence)


def test_shots_that_are_fired_are_none(reader: Reader) -> None:
    assert SHELLING not in _sub_types(reader, "Shots were fired at a patrol near Goma on Monday, the army said.")


def _sub_types(reader: Reader, sentence: str) -> set[str | None]:
    (reading,) = reader.read([Document("a.txt", f"Fighting goes on\n\nMarch 3, 2021 (Meridian Press) - {sentence}\n")])
    assert isinstance(reading, Reading)
    return {event.sub_type for event in reading.events if event.start > 20}
