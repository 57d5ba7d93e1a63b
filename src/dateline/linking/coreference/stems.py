"""Within linking/: the stem of a word (Porter's second English stemmer), and the words that tell nothing."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import snowballstemmer

from dateline.linking.coreference.settings import wording_settings
from dateline.linking.words import words

_NUMBER = re.compile(r"\d[\d.,]*")


@cache
def _stemmer() -> snowballstemmer.EnglishStemmer:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def stem_of(word: str) -> str:
    """The stem of one word, folded; empty for what is no word, and for one that tells nothing ("the", "said").

    >>> stem_of("attacks"), stem_of("the"), stem_of("--")
    ('attack', '', '')
    """
    folded = "".join(words(word)[:1])
    return "" if folded in wording_settings().stop_words else root_of(folded)


@lru_cache(maxsize=65536)
def root_of(word: str) -> str:
    """The stem of any folded word, also of one that tells nothing."""
    return str(_stemmer().stemWord(word[:40]))


def is_number(word: str) -> bool:
    return _NUMBER.fullmatch(word) is not None
