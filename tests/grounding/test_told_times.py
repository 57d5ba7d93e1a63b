"""Times told in made texts, written down by hand before the program saw them (told_times/times.toml): days, value, type.

A range with two ends is one entry; the program may tell it as one time or as its two ends.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.grounding.reading import published

from dateline.grounding.times.find import find_times
from dateline.grounding.types import Time
from dateline.language.engine import Engine

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "told_times" / "times.toml").read_text("utf-8"),
)["case"]
# What the program does not get right, by its text; a case that passes must leave this list.
OPEN = frozenset(
    {
        # A night told with one day is of the day it begins on, in the record as in the codebooks, and not of two.
        "There was heavy fire last night.",
        "The foreign ministers spoke on Monday about a strike that was carried out on Saturday night.",
        # The value of the corpora is P3E.
        "The two have been enemies for nearly three decades.",
        # A week at the precision of weeks.
        "On 10 October they shook hands, and a week later they did so again.",
        # "Later" takes away the days before the report's.
        "More troops will arrive later this week.",
        # Three months back from the 12th begin on the 12th.
        "They have held the ridge for the past three months.",
    }
)


def spans(text: str, entries: list[dict[str, Any]]) -> list[tuple[int, int]]:
    """Where each entry stands, in the order of the text."""
    found, at = [], 0
    for entry in entries:
        start = text.index(entry["text"], at)
        at = start + len(entry["text"])
        found.append((start, at))
    return found


def wrong(entry: dict[str, Any], times: list[Time]) -> list[str]:
    if not times:
        return [f"{entry['text']!r} is not found"]
    told: list[tuple[str, object, object]] = []
    if entry.get("bad"):
        return [f"{t.text!r} is taken for {t.value}" for t in times if t.reason != "impossible-date" or t.date_from]
    firsts, lasts = [t.date_from for t in times if t.date_from], [t.date_to for t in times if t.date_to]
    if "from" in entry:
        told.append(("from", entry["from"], min(firsts, default=None)))
        told.append(("to", entry["to"], max(lasts, default=None)))
    told.extend((key, entry[key], [getattr(t, key) for t in times]) for key in ("value", "type") if key in entry)
    return [
        f"{entry['text']!r}: {key} is {got}, not {want}"
        for key, want, got in told
        if (want not in got if isinstance(got, list) else want != got)
    ]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["text"], marks=[pytest.mark.xfail(strict=True)] if case["text"] in OPEN else [])
        for case in CASES
    ],
)
def test_a_told_time(engine: Engine, case: dict[str, Any]) -> None:
    text, day = case["text"], case["published"]
    assert isinstance(day, date)
    times = find_times(text, engine.analyse(text, [(0, len(text))]), published(day.isoformat()))
    places = spans(text, case["time"])
    problems = [f"{t.text!r} tells no time" for t in times if not any(a < t.end and t.start < b for a, b in places)]
    for entry, (start, end) in zip(case["time"], places, strict=True):
        problems += wrong(entry, [t for t in times if start < t.end and t.start < end])
    assert problems == []
