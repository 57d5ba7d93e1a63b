"""linking/ first looks at words: sentences of a passage, folded so that spelling and punctuation do not hide a copy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_HYPHEN = re.compile(r"(?<=\w)[-\u2010\u2011](?=\w)")
_APOSTROPHE = re.compile(r"(?<=\w)['\u2019](?=\w)")
_WORD = re.compile(r"[^\W_]+")
_STOP = re.compile(r"[.!?\u2026][\"\u201d\u2019\u00bb)\]]*\s+(?=[\"\u201c\u2018\u00ab(\[]?[^\W\d_])")

#: A piece of fewer characters than this and of fewer than three words ("Sept.", "Gen.") goes with the next.
SHORT = 40


def fold(text: str) -> str:
    """Lower case without diacritics and without the marks inside words: "Cease-fire" and "ceasefire" are one word."""
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _APOSTROPHE.sub("", _HYPHEN.sub("", plain)).replace("\u0259", "a").replace("\u0131", "i")


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(_WORD.findall(fold(text)))


def names(text: str) -> frozenset[str]:
    """The folded words of a sentence that are written with a capital, its first word left out."""
    found = _WORD.findall(unicodedata.normalize("NFC", text))
    return frozenset(word for name in found[1:] if name[0].isupper() for word in words(name))


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences in text[start:end], offsets into the whole text; one pass, no abbreviation list needed.

    The same words must be cut the same way in every copy; that matters here, not that every cut is where a reader sees one.
    """
    opened = start
    for stop in _STOP.finditer(text, start, end):
        abbreviated = stop.start() - opened < SHORT and text.count(" ", opened, stop.start()) < 2
        if abbreviated or text[stop.end()].islower():
            continue
        yield _trimmed(text, opened, stop.end())
        opened = stop.end()
    if text[opened:end].strip():
        yield _trimmed(text, opened, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
