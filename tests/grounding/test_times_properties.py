"""What holds of the times of any text: spans inside it, no interval turned round, values of one form, twice the same."""

from __future__ import annotations

import itertools
import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.grounding.reading import told

from dateline.grounding.times.find import find_times
from dateline.language.types import Analysis, Sentence
from dateline.reports.types import Published

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
ENDS = "from to between and until - – , . ( ) of on the in"
DATED = "27 31 30 29 0 45 September Sept. May February 2020 2023 1991 '93 Sunday Monday Friday"
HOURS = "25:80 6 a.m. 12:00 p.m. GMT UTC + local time noon midnight half past six hours"
COUNTS = "two weeks days year ago later after before from today first second last week half"
FEASTS = "Eid al - Fitr Adha Ramadan Yom Kippur Orthodox Easter Good Friday Christmas Eve Q 3 fiscal every other night"
PHRASES = st.lists(st.sampled_from(f"{ENDS} {DATED} {HOURS} {COUNTS} {FEASTS}".split()), max_size=30).map(" ".join)
TEXTS = st.one_of(PHRASES, st.text(max_size=120))
REASONS = {
    "",
    "impossible-date",
    "no-anchor",
    "published-interval",
    "ambiguous-order",
    "weekday-differs",
    "by-the-moon",
}
VALUE = re.compile(r"[A-Z_]+|P[0-9.A-ZT]+|[0-9X]{2,4}[0-9A-Z:/+.-]*")


def published(first: date, last: date) -> Published:
    return Published(min(first, last), max(first, last), "stated" if first == last else "inferred")


@given(TEXTS, DAYS, DAYS)
@settings(max_examples=300)
def test_no_interval_is_turned_round_and_no_span_leaves_the_text(text: str, first: date, last: date) -> None:
    for on in (published(first, first), published(first, last), Published(None, None, "unknown")):
        times = told(text, on=on)
        assert all(a.end <= b.start for a, b in itertools.pairwise(times))
        for time in times:
            assert text[time.start : time.end] == time.text == time.text.strip() != ""
            assert (time.date_from is None) == (time.date_to is None) == (time.date_prec == 0)
            assert time.date_from is None or time.date_to is None or time.date_from <= time.date_to
            assert time.reason in REASONS
            assert time.zone in ("", "local") or re.fullmatch(r"[+-]\d\d:\d\d", time.zone)


@given(TEXTS, DAYS)
def test_the_same_text_gives_the_same_twice(text: str, day: date) -> None:
    on = published(day, day)
    assert told(text, on=on) == told(text, on=on)


@given(TEXTS, DAYS)
@settings(max_examples=300)
def test_a_value_has_the_form_of_a_value_or_is_the_text_of_what_cannot_be(text: str, day: date) -> None:
    for time in told(text, on=published(day, day)):
        if time.reason == "impossible-date":
            assert time.value == " ".join(time.text.split()) or "X" in time.value
            assert time.date_from is None
        else:
            assert VALUE.fullmatch(time.value), time


@given(TEXTS)
def test_without_a_publication_no_day_comes_from_nowhere(text: str) -> None:
    for time in told(text, on=Published(None, None, "unknown")):
        assert time.anchor != "publication" or time.date_from is None


@given(PHRASES, DAYS, st.integers(1, 5))
def test_cutting_a_text_into_sentences_anywhere_breaks_nothing(text: str, day: date, pieces: int) -> None:
    cuts = sorted({len(text) * i // pieces for i in range(pieces + 1)})
    sentences = tuple(Sentence(a, b, (), 0) for a, b in itertools.pairwise(cuts) if b > a)
    times = find_times(text, Analysis(sentences, ()), published(day, day))
    assert all(any(s.start <= t.start < s.end for s in sentences) for t in times)
