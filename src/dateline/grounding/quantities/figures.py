"""In `grounding/quantities`: a number in figures as it is written: its groups of digits, its fraction, and what is none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.grounding.quantities.lexicon import Words
from dateline.grounding.quantities.pieces import DASHES, IMPOSSIBLE, MALFORMED, NEGATIVE, Number, Piece, glued
from dateline.grounding.quantities.words import figures

_LONGEST = 16
_MOST_GROUPS = 4
# Thousands by three, or by two above the first three as India writes them; by full stops as most of Europe does.
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}")
_STOPPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,4}")
_FULL_STOP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_APOSTROPHES = frozenset({"'", "’"})
# Letters that a scanner reads for the figures 0 and 1.
_LIKE_FIGURES = frozenset({"O", "o", "I", "l"})


def figure(pieces: Sequence[Piece], at: int, table: Words) -> tuple[int, float] | Number | None:
    """Where the figure at `at` ends and what it is; a Number with a reason where it cannot be one, None where it counts not."""
    text = pieces[at].text
    stopped = _STOPPED.fullmatch(text) is not None
    if (
        not all("0" <= c <= "9" or c in ".," for c in text)
        or (text.count(".") > 1 and not stopped)  # a date in figures, or the number of a version
        or _part_of_name(pieces, at, table)
    ):
        return None
    unreadable = _unreadable(pieces, at)
    if unreadable is not None:
        return unreadable
    end = _groups_end(pieces, at)
    if _FULL_STOP.fullmatch(text) and _counts(pieces, end, table):
        return end, figures(text.replace(".", ""))
    digits = "".join(p.text for p in pieces[at:end] if p.text not in _APOSTROPHES) if end > at + 1 else text
    value = figures(digits.replace(".", "") if stopped else digits)
    part = table.fractions.get(pieces[end].text) if end < len(pieces) else None
    return (end, value) if part is None else (end + 1, value + part)  # "1½ million"


def _groups_end(pieces: Sequence[Piece], at: int) -> int:
    """Where a figure ends whose thousands a space or an apostrophe parts: "12 000 people", "1’200"; the next token otherwise."""
    end = at + 1
    if not pieces[at].text.isdigit() or len(pieces[at].text) > 3 or pieces[at].text[0] == "0":
        return end
    if at and pieces[at - 1].text[0].isdigit() and pieces[at].start - pieces[at - 1].end == 1:
        return end  # a row of figures
    for _ in range(_MOST_GROUPS):
        step = 2 if end < len(pieces) and pieces[end].text in _APOSTROPHES and glued(pieces, end, 2) else 1
        if not _is_group(pieces, end + step - 1, spaced=step == 1):
            break
        end += step
    counts = end < len(pieces) and pieces[end].text.isalpha() and pieces[end].text.islower()
    return end if counts or pieces[end - 1].text == "000" or pieces[end - 2].text in _APOSTROPHES else at + 1


def _counts(pieces: Sequence[Piece], at: int, table: Words) -> bool:
    """Whether what stands behind a figure is counted whole: no measure, no multiplier and no sign."""
    word = pieces[at].word if at < len(pieces) else ""
    measured = table.measures | table.percent | table.multipliers.keys() | table.groups.keys() | {"per", "against"}
    return word.isalpha() and not {word, word.removesuffix("s"), word.removesuffix("es")} & measured


def _is_group(pieces: Sequence[Piece], at: int, *, spaced: bool) -> bool:
    if at >= len(pieces) or not pieces[at].text.isdigit() or len(pieces[at].text) != 3:
        return False
    return not spaced or pieces[at].start - pieces[at - 1].end == 1


def _unreadable(pieces: Sequence[Piece], at: int) -> Number | None:
    """ "1,00,0", "-5", "10^40": what looks like a number and is none that a count can be."""
    text = pieces[at].text
    if _raised(pieces, at):
        return Number(at, at + 3, at + 2, None, None, False, reason=IMPOSSIBLE)
    if len(text) > _LONGEST:
        return Number(at, at + 1, at, None, None, False, reason=IMPOSSIBLE)
    behind = pieces[at + 1].text if at + 1 < len(pieces) and glued(pieces, at + 1) else ""
    if behind in _LIKE_FIGURES and text.isdigit():
        return Number(at, at + 2, at + 1, None, None, False, reason=MALFORMED)  # "1O killed"
    whole = text.rstrip(".,").partition(".")[0]
    if "," in whole and not _GROUPED.fullmatch(whole):
        return Number(at, at + 1, at, None, None, False, reason=MALFORMED)
    if _signed(pieces, at):
        return Number(at - 1, at + 1, at, None, None, False, reason=NEGATIVE)
    return None


def _raised(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the figure is raised to a power: "10^40", "1e30"."""
    if at + 2 >= len(pieces) or pieces[at + 1].word not in ("^", "e", "**"):
        return False
    base, sign, power = pieces[at : at + 3]
    return base.end == sign.start and sign.end == power.start and power.text.isdigit()


def _signed(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a minus stands right before the figure and after a space, at the start of no list: " -5 wounded"."""
    if at < 2 or pieces[at - 1].text not in ("-", "−"):
        return False
    minus, before = pieces[at - 1], pieces[at - 2]
    return minus.end == pieces[at].start and before.end < minus.start and not before.text[0].isdigit()


def _part_of_name(pieces: Sequence[Piece], at: int, table: Words) -> bool:
    """ "S-300", "No. 3", "resolution 2231", "27th"."""
    before, after = pieces[at - 1] if at else None, pieces[at + 1] if at + 1 < len(pieces) else None
    if after is not None and after.start == pieces[at].end and after.word in ("st", "nd", "rd", "th"):
        return True
    if before is None:
        return False
    joined = glued(pieces, at)
    if joined and (before.text in DASHES or before.text == "/") and at > 1 and pieces[at - 2].end == before.start:
        return not (pieces[at - 2].text[0].isdigit() or pieces[at - 2].word in ("to", "or"))  # "10-to-15"
    if joined and before.text == "+" and at > 1 and glued(pieces, at - 1) and pieces[at - 2].text[0].isalnum():
        return True  # "P5+1"
    if joined and before.text.isalpha():
        return before.word not in table.currency
    if before.text in table.numbered:
        return True
    return before.word in table.stop or (before.text == "." and at > 1 and pieces[at - 2].word in ("no", "nr", "art"))
