"""In `grounding/quantities`: a token as the scanner sees it, and the number that it makes of some."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil, floor

DASHES = frozenset("-–—−‑")
LARGEST = 10**12
#: Why a number is kept as its text: no way of grouping digits, below nought, or more than anybody can have counted.
MALFORMED, NEGATIVE, IMPOSSIBLE = "malformed-number", "negative-number", "impossible-number"


@dataclass(frozen=True, slots=True)
class Piece:
    """A token of the sentence: as written, in lower case, and its offsets in the report."""

    text: str
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number read from tokens first..end: `core` is the token that a parse would attach to what is counted.

    `more` says that it adds to a number told before ("30 more"), `reason` why it is no number, which has neither end.
    """

    first: int
    end: int
    core: int
    low: int | None
    high: int | None
    approximate: bool
    word: str = ""
    more: bool = False
    reason: str = ""


def glued(pieces: Sequence[Piece], at: int, count: int = 1) -> bool:
    """Whether no space stands before the token at `at`, nor before the ones behind it, `count` of them."""
    if at < 1 or at + count > len(pieces):
        return False
    return all(pieces[k - 1].end == pieces[k].start for k in range(at, at + count))


def whole(number: Number, value: float) -> Number:
    """The number with this value; both whole numbers around one that is not whole."""
    if value > LARGEST:
        return replace(number, low=None, high=None, reason=IMPOSSIBLE)
    low, high = floor(value), ceil(value)
    return replace(number, low=low, high=high, approximate=number.approximate or low != high)
