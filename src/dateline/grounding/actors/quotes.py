"""Quotations in one report: where quotation marks open and close, in one pass over its passages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_OPEN = {"“": "”", "«": "»", "„": "“"}
_CURLY_CLOSE = frozenset("”»")
_STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Quotation:
    """Offsets with the marks; `closed` is false where the closing mark is missing and the passage's end stands for it."""

    start: int
    end: int
    block: int
    closed: bool = True


def find_quotations(text: str, blocks: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """The outermost quotations, in order; none crosses a passage. Linear: each character is looked at once.

    A quotation that runs on over paragraphs opens anew in each and closes only in the last: each gives one, the first not
    closed. Single marks are left to the text: they are apostrophes as often as quotation marks.
    """
    found: list[Quotation] = []
    for number, (start, end) in enumerate(blocks):
        opened = -1
        closer = ""
        at = start
        while at < end:
            mark = text[at]
            width = 1
            if mark in ("`", "'") and text[at : at + 2] in ("``", "''"):
                mark, width = _STRAIGHT, 2
            if opened < 0:
                if mark in _OPEN or (mark == _STRAIGHT and not _inches(text, at)):
                    opened, closer = at, _OPEN.get(mark, _STRAIGHT)
                elif mark == "”" and at > start and _opens(text, at, start):
                    opened, closer = at, "”"  # some wires open with the closing mark
            elif mark == closer or (mark in _CURLY_CLOSE and closer == _STRAIGHT):
                found.append(Quotation(opened, at + width, number))
                opened = -1
            at += width
        if opened >= 0:
            found.append(Quotation(opened, end, number, closed=False))
    return tuple(found)


def _inches(text: str, at: int) -> bool:
    """A straight mark behind a digit and before a blank: a measure, not an opening mark."""
    return at > 0 and text[at - 1].isdigit()


def _opens(text: str, at: int, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return before.isspace() and after.isalnum()
