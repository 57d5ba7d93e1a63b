"""Folds names of people and bodies before actors are compared: one key for Ceyhun and Jeyhun, Aliyev and Əliyev."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = {ord(mark): None for mark in "'’ʼ`"}


@dataclass(frozen=True, slots=True)
class _Table:
    letters: dict[int, str]
    particles: frozenset[str]
    runs: tuple[tuple[str, str], ...]
    variants: dict[str, str]


@lru_cache(maxsize=1)
def _table() -> _Table:
    """data/transliteration.toml; the first spelling of each list of variants stands for all of them."""
    data = tomllib.loads(files("dateline.grounding").joinpath("data/transliteration.toml").read_text(encoding="utf-8"))
    return _Table(
        letters={ord(letter): folded for letter, folded in data["letters"].items()},
        particles=frozenset(data["particles"]),
        runs=tuple((run, folded) for run, folded in data["runs"]),
        variants={spelling: names[0] for names in data["variants"] for spelling in names},
    )


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """Lower case without accents: "Mevlüt" is "mevlut"."""
    text = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in text if not unicodedata.combining(c)).translate(_table().letters)


@lru_cache(maxsize=16384)
def _fold_word(word: str) -> str:
    table = _table()
    word = table.variants.get(word, word)
    for run, folded in table.runs:
        word = word.replace(run, folded)
    kept = [c for i, c in enumerate(word) if i == 0 or c != word[i - 1]]
    return "".join(kept)


def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name in their order, articles such as "al" left out unless nothing else is left.

    >>> name_words("Jeyhun Bayramov") == name_words("Ceyhun Bayramov")
    True
    >>> name_words("Volodymyr Zelenskyy") == name_words("Vladimir Zelensky")
    True
    """
    words = _WORD.findall(plain(name.translate(_APOSTROPHES)))
    kept = [word for word in words if word not in _table().particles] or words
    return tuple(_fold_word(word) for word in kept)


def name_key(name: str) -> str:
    """The key of a whole name: what an actor's id is made of."""
    return " ".join(name_words(name))
