"""How tests of times read a text: sentences without a parse, one for each text given."""

from __future__ import annotations

from datetime import date

from dateline.grounding.times.find import find_times
from dateline.grounding.types import Time
from dateline.language.types import Analysis, Sentence
from dateline.reports.types import Published

UNKNOWN = Published(None, None, "unknown")


def published(day: str) -> Published:
    return Published(date.fromisoformat(day), date.fromisoformat(day), "stated")


def between(first: str, last: str) -> Published:
    return Published(date.fromisoformat(first), date.fromisoformat(last), "inferred")


def told(*sentences: str, on: Published) -> tuple[Time, ...]:
    """The times of these sentences, told one after another in one paragraph."""
    spans: list[Sentence] = []
    text = ""
    for sentence in sentences:
        spans.append(Sentence(len(text), len(text) + len(sentence), (), 0))
        text += sentence + " "
    return find_times(text, Analysis(tuple(spans), ()), on)
