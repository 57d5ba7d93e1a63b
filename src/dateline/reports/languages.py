"""Tells the language of a report by its script and its most common words, so that only what can be read is read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter

from dateline.reports.lexicon import scripts, stop_words
from dateline.reports.words import plain_words

# A name or a quotation is no language: fewer words or letters than this are read as English.
_FEWEST_WORDS = 12
_FEWEST_DISTINCT = 4
# English prose has a share of these words that no other language reaches by chance.
_SURELY_ENGLISH = 0.25
_FEWEST_LETTERS = 8
_SAMPLE = 20_000
# Beyond Latin, its extensions, and the modifiers and accents that go with it.
_NOT_LATIN = re.compile(r"[\u0370-\u1dff\u2c00-\ufeff]")


def language_of(text: str) -> str:
    """ISO 639-1 code ("und" for a script without a known language); "en" wherever the evidence is thin.

    Script first: where most letters are not Latin, the language is one of that script's. Otherwise the language whose most
    common words make up most of the text, if that is clearly more than English has.
    """
    sample = _sample(text)
    foreign = _foreign_script(sample)
    if foreign is not None:
        script, assumed = foreign
        return _by_words(sample, among=_of_script(script)) or assumed
    words = plain_words(sample)
    if len(words) < _FEWEST_WORDS:
        return "en"
    known = stop_words()["en"]
    if sum(word in known for word in words) >= _SURELY_ENGLISH * len(words):
        return "en"
    shares = _shares(words)
    best = max(sorted(shares), key=lambda code: shares[code], default="en")
    # Place names hold articles; a language shows more than two or three of its words.
    distinct = len(stop_words()[best].intersection(words))
    if distinct >= _FEWEST_DISTINCT and shares[best] >= 0.12 and shares[best] >= 1.5 * shares["en"]:
        return best
    return "en"


def _sample(text: str) -> str:
    """The head and the middle, so that a long report costs no more than a short one."""
    if len(text) <= _SAMPLE:
        return text
    middle = len(text) // 2
    return text[: _SAMPLE // 2] + " " + text[middle : middle + _SAMPLE // 2]


def _foreign_script(text: str) -> tuple[str, str] | None:
    if text.isascii() or sum(1 for _ in _NOT_LATIN.finditer(text)) < _FEWEST_LETTERS:
        return None
    table = scripts()
    firsts = [first for first, _, _, _ in table]
    counts: Counter[tuple[str, str]] = Counter()
    letters = 0
    for char in text:
        if char.isascii():
            letters += char.isalpha()
            continue
        at = bisect_right(firsts, ord(char)) - 1
        if at >= 0 and ord(char) <= table[at][1]:
            counts[table[at][2:]] += 1
            letters += 1
        elif char.isalpha():
            letters += 1
    foreign = sum(counts.values())
    if foreign < _FEWEST_LETTERS or foreign * 2 <= letters:
        return None
    return max(sorted(counts), key=lambda key: counts[key])


def _of_script(script: str) -> frozenset[str]:
    table = scripts()
    ranges = [(first, last) for first, last, name, _ in table if name == script]
    return frozenset(
        code for code, words in stop_words().items() if any(a <= ord(min(words)[0]) <= b for a, b in ranges)
    )


def _by_words(text: str, *, among: frozenset[str]) -> str | None:
    shares = {code: share for code, share in _shares(plain_words(text)).items() if code in among and share > 0}
    return max(sorted(shares), key=lambda code: shares[code]) if shares else None


def _shares(words: list[str]) -> dict[str, float]:
    counts = Counter(words)
    total = max(1, len(words))
    return {code: sum(counts[word] for word in sorted(known)) / total for code, known in stop_words().items()}
