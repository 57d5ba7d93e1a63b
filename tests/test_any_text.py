"""Whatever the text: no step breaks, spans are inside it, intervals run forward, places are on Earth, twice is the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.grounding.types import PlaceMention
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Skipped, Stated

# What the steps look for, in any order and any company: that is where a rule meets what it was not written for.
PIECES = (
    "said", "killed", "wounded", "no casualties", "the death toll rose to", "including", "of them children", "a family of",
    "at least", "up to", "some two dozen", "scores", "10^40", "1,00,0", "-5", "99999999999999999999", "½", "٣", "二十",
    "31 November", "25:80", "29 February 2023", "Sept. 45", "13/13/2020", "0000-00-00", "9999-12-31", "on Tuesday",
    "the day before", "the night of 9-10 October", "since 1991", "three days earlier", "12:00 local time (0800 GMT)",
    "the 1990s", "10,000 years ago", "next century", "overnight", "Goris, Armenia", "near", "30 km south of", "Ankara",
    "the border with", "Georgia", "Paris Hilton", "Tripoli", "northern Gaza", "soldiers", "drones", "votes", "%", "$", "(",
    ")", "\u201c", "\u201d", "'", "-", "\u2014", ",", ".", "...", "\n", "\n\n", "\u200f", "\U0001f4a5", "\ud800", "\x00", "İ",
    "Town\tKilled", "\nGoris\t3", "| District | Dead |", "\n| Goris | 3 |", "\nGoris: 12", "Killed by town:", "Total: 99",
    "shelled:", "Goris, Kapan and Sisian", "a ceasefire", "the truce of 1994", "agreed", "broke the truce", "met", "condemned",
    "telephoned", "denied it", "blamed the rebels", "will attack", "STOP", "hos-\npital",
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.text(max_size=200),
)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from((date.min, date.max, date(2020, 2, 29))))
# Enough words of English for a text to count as a report.
OPENING = (
    "Shelling was reported in the north of the country, the ministry said, and both sides blamed each other for it. "
)


def read(reader: Reader, text: str, day: date | None) -> Reading:
    (found,) = reader.read([Document("a.txt", OPENING + text, Stated(published_on=day))])
    assert not isinstance(found, Skipped), found
    return found


def days_of(reading: Reading) -> Iterable[tuple[date | None, date | None]]:
    yield reading.report.published.earliest, reading.report.published.latest
    yield from ((time.date_from, time.date_to) for time in reading.grounding.times)
    yield from ((event.date_from, event.date_to) for event in reading.events)


def spans_of(reading: Reading) -> Iterable[tuple[int, int, str | None]]:
    grounding = reading.grounding
    for found in (*grounding.times, *grounding.quantities, *grounding.places, *grounding.actors):
        yield found.start, found.end, found.text
    for event in reading.events:
        yield event.start, event.end, None
        yield from ((toll.start, toll.end, toll.text) for toll in event.tolls)
        yield from ((role.start, role.end, role.text) for role in event.roles)
        if event.place_start is not None and event.place_end is not None:
            yield event.place_start, event.place_end, None


@settings(max_examples=400, deadline=None, derandomize=True)
@given(text=TEXTS, day=DAYS)
def test_any_text(reader: Reader, text: str, day: date | None) -> None:
    reading = read(reader, text, day)
    whole = reading.report.text
    for start, end, words in spans_of(reading):
        assert 0 <= start < end <= len(whole)
        assert words is None or whole[start:end] == words
    for first, last in days_of(reading):
        assert first is None or last is None or first <= last
    for numbered in (*reading.grounding.quantities, *(toll for event in reading.events for toll in event.tolls)):
        assert numbered.low is None or numbered.high is None or 0 <= numbered.low <= numbered.high
    for mention in reading.grounding.places:
        assert on_earth(mention)
    assert read(reader, text, day) == reading


def on_earth(mention: PlaceMention) -> bool:
    place = mention.place
    if place is None:
        return True
    if place.lat is None or place.lon is None:
        return place.lat is None and place.lon is None
    return -90 <= place.lat <= 90 and -180 <= place.lon <= 180
