"""The chances of the trained head become spans: any chances, and what the tags mean."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.language.casting import LEAST, find_parts

PARTS = ("perpetrator", "target", "victim", "weapon")
OUTSIDE, BEGIN, INSIDE = (1.0, 0.0, 0.0), (0.1, 0.6, 0.3), (0.1, 0.3, 0.6)


def chances(words: list[tuple[float, float, float]]) -> np.ndarray:
    """The same for every part's first, outside for the rest."""
    table = np.tile(np.array(OUTSIDE, dtype=np.float32), (len(words), len(PARTS), 1))
    table[:, 0] = words
    return table


def test_a_run_is_one_part_with_the_mean_of_its_chances() -> None:
    (found,) = find_parts(chances([OUTSIDE, BEGIN, INSIDE, OUTSIDE]), PARTS)
    assert (found.first, found.last, found.part) == (1, 2, "perpetrator")
    assert abs(found.score - 0.9) < 1e-6


def test_a_word_that_begins_opens_a_new_part() -> None:
    found = find_parts(chances([BEGIN, BEGIN, INSIDE]), PARTS)
    assert [(f.first, f.last) for f in found] == [(0, 0), (1, 2)]


def test_what_only_continues_is_a_part_too() -> None:
    assert [(f.first, f.last) for f in find_parts(chances([OUTSIDE, INSIDE]), PARTS)] == [(1, 1)]


@given(arrays(np.float32, (12, 4, 3), elements=st.floats(0.0078125, 1, width=32)))
def test_parts_of_any_chances_lie_in_order_and_never_cover_an_unlikely_word(table: np.ndarray) -> None:
    table = table / table.sum(-1, keepdims=True)
    found = find_parts(table, PARTS)
    assert found == sorted(found)
    for part in found:
        assert 0 <= part.first <= part.last < 12
        assert min(1 - table[part.first : part.last + 1, PARTS.index(part.part), 0]) >= LEAST
    for name in PARTS:
        own = [f for f in found if f.part == name]
        assert all(a.last < b.first for a, b in pairwise(own))
