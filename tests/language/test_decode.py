"""Trees have one root and no cycle, and no better tree exists; names are well-formed."""

from __future__ import annotations

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from dateline.language.decode import NameDecoder, heads, is_tree

TAGS = ["O", *(f"{place}-{kind}" for kind in ("PER", "ORG", "LOC") for place in "BILU")]


def value(scores: np.ndarray, chosen: tuple[int, ...] | np.ndarray) -> float:
    return float(sum(scores[index, head] for index, head in enumerate(chosen)))


@given(st.integers(1, 40), st.integers(0, 2**32 - 1))
@settings(max_examples=200, deadline=None)
def test_the_answer_is_a_tree(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    assert is_tree(heads(scores))


@given(st.integers(1, 5), st.integers(0, 2**32 - 1))
@settings(max_examples=100, deadline=None)
def test_no_tree_is_better(size: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(size, size)).astype(np.float32)
    every = itertools.product(range(size), repeat=size)
    best = max(value(scores, chosen) for chosen in every if is_tree(np.array(chosen)))
    assert abs(value(scores, heads(scores)) - best) < 1e-4


def test_what_is_no_tree() -> None:
    assert is_tree(np.array([0, 0, 1]))
    assert not is_tree(np.array([0, 1, 1]))  # two roots
    assert not is_tree(np.array([1, 0, 2]))  # a cycle
    assert not is_tree(np.array([1, 2, 0]))  # no root


@given(arrays(np.float32, st.tuples(st.integers(1, 12), st.just(len(TAGS))), elements=st.floats(-5, 0, width=32)))
@settings(max_examples=200, deadline=None)
def test_names_do_not_overlap(scores: np.ndarray) -> None:
    at = -1
    for first, last, kind, score in NameDecoder(TAGS).spans(scores):
        assert at < first <= last < len(scores)
        assert kind in ("PER", "ORG", "LOC")
        assert 0 <= score <= 1
        at = last


def test_an_impossible_path_is_mended() -> None:
    scores = np.full((3, len(TAGS)), -9.0, dtype=np.float32)
    scores[0, TAGS.index("B-PER")] = -0.1
    scores[1, TAGS.index("L-ORG")] = -0.3
    scores[1, TAGS.index("L-PER")] = -0.4
    scores[2, 0] = -0.1
    assert [span[:3] for span in NameDecoder(TAGS).spans(scores)] == [(0, 1, "PER")]
