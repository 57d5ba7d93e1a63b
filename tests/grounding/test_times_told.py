"""Which day a bare hour or night goes on from: the last one told in a main clause, never one told in passing."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.grounding.times.find import find_times
from dateline.language.engine import Engine
from dateline.reports.types import Published

PASSAGES = [
    (
        "2022-03-18",
        "The truce followed a first one that began on March 10. The army said rockets were fired at 2:20 a.m.",
        "2:20 a.m.",
        ("2022-03-18", "2022-03-18"),
    ),
    (
        "2021-05-14",
        "The officer described the pause, which took effect on May 3. Shelling started at noon, residents said.",
        "noon",
        ("2021-05-14", "2021-05-14"),
    ),
    (
        "2023-04-20",
        "The convoy left the town on April 17. It was ambushed at 6 a.m. near the bridge.",
        "6 a.m.",
        ("2023-04-17", "2023-04-17"),
    ),
    (
        "2020-10-11",
        "A missile hit a house early on Sunday. The ministry accused the other side of shelling a town overnight.",
        "overnight",
        ("2020-10-10", "2020-10-11"),
    ),
    (
        "2020-10-14",
        "The house was hit on Sunday. Rescuers worked overnight.",
        "overnight",
        ("2020-10-11", "2020-10-12"),
    ),
]


@pytest.mark.parametrize(("day", "text", "words", "days"), PASSAGES)
def test_an_hour_goes_on_from_the_day_last_told(
    engine: Engine, day: str, text: str, words: str, days: tuple[str, str]
) -> None:
    published = date.fromisoformat(day)
    times = find_times(text, engine.analyse(text, [(0, len(text))]), Published(published, published, "stated"))
    (found,) = (t for t in times if t.text == words)
    assert (str(found.date_from), str(found.date_to)) == days
