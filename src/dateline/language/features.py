"""What the encoder is told of a word beside its wordpieces (the backbone is uncased), and lemma scripts."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

SUFFIXES = 4096  # rows of the table of endings
FORMS = 8192  # rows of the table of whole forms

SHAPES = (
    "none",  # markers such as [CLS]
    "punctuation",
    "lower",
    "title",
    "upper",
    "initial",  # one capital letter
    "mixed",  # McDonald
    "inner",  # iPhone
    "number",
    "number-punctuation",  # 2.30, 1,000
    "number-lower",  # 5m, 20th
    "number-upper",  # F16
    "acronym",  # U.S.
    "title-period",  # Sept.
    "lower-period",  # p.m.
    "caseless",  # letters of a script without case
)
_OPENING_MARKS = frozenset("“«„")
_CLOSING_MARKS = frozenset("”»")
_STRAIGHT_MARKS = frozenset(('"', "``", "''"))
QUOTED = 3  # outside, inside, behind a mark that is never closed
_SHAPE = {name: index for index, name in enumerate(SHAPES)}


def shape(word: str) -> int:
    """The shape class of a word: an index into SHAPES.

    >>> [SHAPES[shape(word)] for word in ("Sept.", "U.S.", "2.30", "McDonald", "killed")]
    ['title-period', 'acronym', 'number-punctuation', 'mixed', 'lower']
    """
    letters = [character for character in word if character.isalpha()]
    digits = any(character.isdigit() for character in word)
    if not letters:
        if not digits:
            return _SHAPE["punctuation"]
        return _SHAPE["number"] if word.isdigit() else _SHAPE["number-punctuation"]
    uppers = sum(character.isupper() for character in letters)
    if digits:
        return _SHAPE["number-upper"] if uppers else _SHAPE["number-lower"]
    period = "." in word
    if uppers == 0:
        if not any(character.islower() for character in letters):
            return _SHAPE["caseless"]
        return _SHAPE["lower-period"] if period else _SHAPE["lower"]
    if uppers == len(letters):
        if period:
            return _SHAPE["acronym"]
        return _SHAPE["initial"] if uppers == 1 else _SHAPE["upper"]
    if letters[0].isupper():
        if uppers == 1:
            return _SHAPE["title-period"] if period else _SHAPE["title"]
        return _SHAPE["mixed"]
    return _SHAPE["inner"]


def spelling(word: str) -> tuple[int, int]:
    """Rows for the last three letters and for the whole form, by hash: lemma scripts need spelling, which wordpieces hide."""
    lower = word.lower()
    return (
        crc32(lower[-3:].encode("utf-8", "surrogatepass")) % SUFFIXES,
        crc32(lower.encode("utf-8", "surrogatepass")) % FORMS,
    )


def lemma_script(form: str, lemma: str) -> str:
    """The edit that makes `lemma` of `form`: "casing:strip:add", or "=lemma" where the two share no beginning.

    Casing is "l" (in lower case), "k" (as the form has it) or "t" (capitalised); then the last `strip` characters go
    and `add` comes. After UDPipe's lemma rules (Straka 2018), without its prefixes, which English does not need.
    """
    best: tuple[int, str] | None = None
    for casing, base in (("l", form.lower()), ("k", form), ("t", form.capitalize())):
        common = 0
        while common < min(len(base), len(lemma)) and base[common] == lemma[common]:
            common += 1
        if common == 0:
            continue
        strip = len(base) - common
        add = lemma[common:]
        cost = strip + len(add)
        if best is None or cost < best[0]:
            best = (cost, f"{casing}:{strip}:{add}")
    return best[1] if best else f"={lemma}"


def apply_script(script: str, form: str) -> str:
    """The lemma that a script makes of a form; never empty."""
    if script.startswith("="):
        return script[1:] or form
    casing, strip, add = script.split(":", 2)
    base = form.lower() if casing == "l" else form if casing == "k" else form.capitalize()
    count = int(strip)
    return (base[: len(base) - count] if count < len(base) else "") + add or base


def quoted(words: Sequence[str]) -> list[int]:
    """For each word of a passage: 0 outside quotation marks, 1 inside, 2 behind a mark that the passage never closes."""
    result = [0] * len(words)
    opened: int | None = None
    for index, word in enumerate(words):
        if word in _OPENING_MARKS or (word in _STRAIGHT_MARKS and opened is None):
            opened = index if opened is None else opened
        elif opened is not None and (word in _CLOSING_MARKS or word in _STRAIGHT_MARKS):
            result[opened : index + 1] = [1] * (index + 1 - opened)
            opened = None
    if opened is not None:
        result[opened:] = [2] * (len(words) - opened)
    return result
