"""Names that are one, and names that are two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.grounding.actors.fold import name_key, name_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jeyhun Bayramov", "Ceyhun Bayramov"),
        ("Aliyev", "Əliyev"),
        ("Ilham Aliyev", "İlham Əliyev"),
        ("Mevlüt Çavuşoğlu", "Mevlut Cavusoglu"),
        ("Zelensky", "Zelenskyy"),
        ("Volodymyr Zelenskyy", "Vladimir Zelenskiy"),
        ("Nikol Pashinyan", "Nikol Pashinian"),
        ("Hajiyev", "Haciyev"),
        ("Abdel Fattah al-Burhan", "Abdel Fattah Burhan"),
        ("Mohammed Yusuf", "Muhammad Youssef"),
        ("Lukashenko", "Lukashenka"),
        ("O’Brien", "O'Brien"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ilham Aliyev", "Heydar Aliyev"),
        ("Petro Kovalenko", "Ivan Kovalenko"),
        ("Hassan Ali", "Hussein Ali"),
        ("Sergey Lavrov", "Sergey Lavrin"),
        ("Min Aung Hlaing", "Aung Hlaing Min"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(max_size=60))
def test_folding_any_text(text: str) -> None:
    assert name_words(text) == name_words(text)
    assert all(name_words(text))
