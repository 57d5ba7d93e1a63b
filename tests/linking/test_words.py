from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.linking.words import fold, sentences, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cease-fire", "ceasefire"),
        ("Çavuşoğlu", "Cavusoglu"),
        ("Əliyev", "aliyev"),
        ("the ministry’s", "the ministry's"),
        ("TERTER", "Tərtər".replace("ə", "e")),
        ("non‑state", "nonstate"),
    ],
)
def test_spellings_of_one_word_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_punctuation_is_no_word() -> None:
    assert words("“Yes,” he said – twice: 1,200 men.") == ("yes", "he", "said", "twice", "1", "200", "men")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Shells fell on the market. Nobody was hurt there.", 2),
        ("Shells fell on the market on Sept. 27, officials in the city said.", 1),
        ('He asked: "Who fired?" Nobody in the room answered.', 2),
        ("It was hit by U.S. forces, a villager said", 1),
        ("First line of a text without a stop\nand its second line", 1),
    ],
)
def test_sentences_are_cut_where_one_ends(text: str, count: int) -> None:
    assert len(list(sentences(text, 0, len(text)))) == count


@given(st.text(max_size=300))
def test_sentences_lie_in_order_inside_the_text(text: str) -> None:
    spans = list(sentences(text, 0, len(text)))
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    kept = "".join("".join(text[a:b].split()) for a, b in spans)
    assert kept == "".join(text.split())


def test_a_hostile_text_is_read_in_few_steps() -> None:
    text = "a.\n" * 20_000 + ". " * 20_000
    assert sum(1 for _ in sentences(text, 0, len(text))) <= len(text)
