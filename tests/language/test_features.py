"""Shapes and lemma scripts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.features import FORMS, SHAPES, SUFFIXES, apply_script, lemma_script, shape, spelling


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("killed", "lower"),
        ("Baku", "title"),
        ("NATO", "upper"),
        ("U.S.", "acronym"),
        ("Sept.", "title-period"),
        ("p.m.", "lower-period"),
        ("A", "initial"),
        ("McDonald", "mixed"),
        ("iPhone", "inner"),
        ("2020", "number"),
        ("1,000", "number-punctuation"),
        ("20th", "number-lower"),
        ("F16", "number-upper"),
        ("—", "punctuation"),
        ("غنجه", "caseless"),
        ("", "punctuation"),
    ],
)
def test_shape(word: str, expected: str) -> None:
    assert SHAPES[shape(word)] == expected


@pytest.mark.parametrize(
    ("form", "lemma", "script"),
    [
        ("killed", "kill", "l:2:"),
        ("Cities", "city", "l:3:y"),
        ("Baku", "Baku", "k:0:"),
        ("BAKU", "Baku", "t:0:"),
        ("was", "be", "=be"),
        ("said", "say", "l:2:y"),
    ],
)
def test_lemma_script(form: str, lemma: str, script: str) -> None:
    assert lemma_script(form, lemma) == script
    assert apply_script(script, form) == lemma


@given(st.text(min_size=1, max_size=20), st.text(min_size=1, max_size=20))
def test_a_script_makes_the_lemma_it_was_made_for(form: str, lemma: str) -> None:
    assert apply_script(lemma_script(form, lemma), form) == lemma


@given(st.text(min_size=1, max_size=20), st.sampled_from(["l:0:", "l:3:y", "k:1:", "t:9:", "=be", "="]))
def test_a_lemma_is_never_empty(form: str, script: str) -> None:
    assert apply_script(script, form)


@given(st.text(max_size=20))
def test_spelling_stays_in_its_tables(word: str) -> None:
    suffix, form = spelling(word)
    assert 0 <= suffix < SUFFIXES
    assert 0 <= form < FORMS
