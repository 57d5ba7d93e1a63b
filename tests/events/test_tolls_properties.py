"""Numbers that cannot be, and texts that say nothing sensible: no crash, spans inside the text, no end past the other."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.events.tolls.conventions import CONVENTIONS, Convention, whole
from dateline.events.tolls.counting import WORLD
from dateline.grounding.quantities.find import find_quantities
from dateline.grounding.types import Quantity
from dateline.language.types import Analysis, Sentence
from tests.events.conftest import Tell

KINDS = ("killed", "injured", "missing", "captured", "displaced", "detained")
BAD = [
    ("Rebels killed 10^40 soldiers near Goma.", "impossible-number"),
    ("Rebels killed 99,999,999,999 people near Goma.", "impossible-number"),
    ("Shelling left 1,00,0 dead in the town.", "malformed-number"),
    ("The blast in Kano left -5 wounded.", "negative-number"),
]
WORDS = (
    "killed", "wounded", "dead", "at least", "up to", "more", "than", "another", "10^9", "1,00,0", "-3", "twelve", "dozens", "of",
    "soldiers", "children", "including", "among", "them", "the toll", "rose", "to", "from", "since", "2020", "no", "casualties",
    ",", ":", ".", "bodies", "were", "found", "99999999999999999999", "٣", "Ⅳ", "½", "\u202e", "third",
)  # fmt: skip


def bare(text: str) -> tuple[Quantity, ...]:
    """Quantities of a text that nothing has parsed."""
    return find_quantities(text, Analysis((Sentence(0, len(text), (), 0),), ()))


@pytest.mark.parametrize(("text", "reason"), BAD, ids=[t for t, _ in BAD])
def test_a_number_that_cannot_be_is_kept_as_its_text_with_a_reason(tell: Tell, text: str, reason: str) -> None:
    found = [t for e in tell(text).events for t in e.tolls if t.reason]
    assert [(t.low, t.high, t.reason) for t in found] == [(None, None, reason)]
    assert all(text[t.start : t.end] == t.text for t in found)


def test_lakhs_are_numbers() -> None:
    assert [(q.low, q.reason) for q in bare("1,00,000 people fled and 12,34,567 voted")] == [
        (100_000, ""),
        (1_234_567, ""),
    ]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=6)), max_size=14).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_numbers_within_it(text: str) -> None:
    found = bare(text)
    assert found == bare(text)
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert text[q.start : q.end] == q.text
        assert q.low is None or q.high is None or q.low <= q.high
        assert not q.reason or (q.low, q.high) == (None, None)
    counted = [q for q in found if q.low != 0]
    assert all(a.end <= b.start for a, b in pairwise(counted))


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=16))
@settings(max_examples=60, deadline=None)
def test_any_heap_of_words_gives_tolls_within_it(tell: Tell, words: list[str]) -> None:
    text = "Rebels attacked the town on Monday. " + " ".join(words)
    told = tell(text)
    for toll in (t for e in told.events for t in e.tolls):
        assert 0 <= toll.start < toll.end <= len(text)
        assert text[toll.start : toll.end] == toll.text
        assert toll.kind in KINDS
        assert toll.low is None or toll.high is None or 0 <= toll.low <= toll.high <= WORLD
        assert not toll.reason or (toll.low, toll.high) == (None, None)
        assert toll.of is None or (toll.part_of and 0 <= toll.of[0] < toll.of[1] <= len(text))
        assert toll.rule


@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), convention=st.sampled_from(CONVENTIONS))
@settings(max_examples=30, deadline=None)
def test_under_any_convention_low_is_never_above_high(tell: Tell, words: list[str], convention: Convention) -> None:
    for event in tell("Shells killed " + " ".join(words)).events:
        count = whole(event.tolls, "killed", convention)
        ends = [n for n in (count.low, count.best, count.high) if n is not None]
        assert ends == sorted(ends)
