"""In `linking/dating`: what a report tells that only a later or an earlier report can tell otherwise: its counts, its outbreak.

Counts of the killed at one place grow from report to report; fighting is told of from the day on which it broke out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.events.types import Event
from dateline.grounding.times.find import Found
from dateline.language.types import Sentence
from dateline.linking.settings import link_settings, read_data

DISTRICT = 3  # where_prec of a district; a wider place has many counts
MOST_PLACES = 20
NEAR = 160  # characters


@dataclass(frozen=True, slots=True)
class Killed:
    """The most people that a report tells of as killed at one place. `place` is its place_id, `name` its name."""

    place: str
    name: str
    killed: int


def killed_at(events: Sequence[Event]) -> tuple[Killed, ...]:
    """By place, of what a report tells as a fact. Parts of a toll, additions to it, totals of a period or a war and history told
    beside the news are left out.
    """
    most: dict[str, Killed] = {}
    for event in events:
        if event.type not in link_settings().violent or event.modality != "actual" or event.background:
            continue
        if event.place_id is None or event.place is None or event.where_prec > DISTRICT:
            continue
        count = max(_whole(event), default=0)
        if count and (event.place_id not in most or most[event.place_id].killed < count):
            most[event.place_id] = Killed(event.place_id, event.place, count)
    return tuple(list(most.values())[:MOST_PLACES])


def _whole(event: Event) -> Iterator[int]:
    for toll in event.tolls:
        if toll.kind == "killed" and toll.low is not None and not (toll.part_of or toll.more or toll.since):
            yield toll.low


def counts_that_differ(a: Sequence[Killed], b: Sequence[Killed]) -> list[tuple[Killed, Killed]]:
    """The places of which both tell, with another count: a toll that grows, or the next attack. Counts that are nearly the same
    ("257", "some 250") are one, told by two, and may be told for years.
    """
    if not a or not b:
        return []
    margin, of_place = _margin(), {told.place: told for told in b}
    pairs = [(own, of_place[own.place]) for own in a if own.place in of_place]
    return [(x, y) for x, y in pairs if abs(x.killed - y.killed) > margin * max(x.killed, y.killed)]


@cache
def _margin() -> float:
    return float(read_data("dating.toml")["counts"]["margin"])


def breaks_out(text: str, sentence: Sentence, found: Found) -> bool:
    """Whether the expression says when fighting began: "clashes erupted on 1 May", "on 1 May fighting broke out"."""
    behind, ahead = _patterns()
    before = text[max(sentence.start, found.start - NEAR) : found.start]
    return bool(behind.search(before) or ahead.match(text[found.end : min(sentence.end, found.end + NEAR)]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind the day. A few words in between, in a window of NEAR characters."""
    table = read_data("dating.toml")["outbreak"]
    fighting, begins, start = ("|".join(table[name]).replace(" ", r"\s+") for name in ("fighting", "begins", "start"))
    some, few = r"(?:\W+\w+){0,9}?\W+", r"(?:\W+\w+){0,3}?\W+"
    began = rf"\b(?:(?:{fighting})\b{some}(?:{begins})|(?:{start}){few}(?:{fighting}))\b"
    return re.compile(rf"{began}{some}$", re.IGNORECASE), re.compile(rf"{few}{began}", re.IGNORECASE)
