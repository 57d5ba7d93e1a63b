"""Text becomes paragraphs with offsets: lines, and lines that were wrapped at a fixed width joined again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.reports.words import ends_like_sentence

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
# Mail, wires and old archives wrap between these widths; a longer "line" is a paragraph, a shorter one a label.
_NARROWEST, _WIDEST = 45, 120


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of text without the white space around it. `after_gap` is true where a blank line, or nothing, precedes it."""

    start: int
    end: int
    text: str
    after_gap: bool


def split_lines(text: str) -> list[Paragraph]:
    """Every line that is not blank, in order; together they hold every character that is not white space."""
    lines: list[Paragraph] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        stripped = raw.strip()
        if not stripped:
            continue
        start = match.start() + len(raw) - len(raw.lstrip())
        breaks = text.count("\n", previous_end, start) or text.count("\r", previous_end, start)
        lines.append(Paragraph(start, start + len(stripped), stripped, not lines or breaks > 1))
        previous_end = start + len(stripped)
    return lines


def split_paragraphs(text: str, *, apart: Sequence[tuple[int, int]] = ()) -> list[Paragraph]:
    """Lines, with those joined that only a fixed width, or a stray break inside a sentence, set apart.

    `apart` has the spans of tables, in order: every line of theirs is a paragraph.
    """
    lines = split_lines(text)
    rows = set(_starts_within(lines, apart))
    prose = [line for line in lines if line.start not in rows]
    width = _wrap_width(prose)
    hyphened = width is None and _hyphened(prose)
    joined: list[list[Paragraph]] = []
    for line in lines:
        free = bool(joined) and not line.after_gap and line.start not in rows and joined[-1][-1].start not in rows
        if free and _continues(joined[-1][-1], line, width=width, hyphened=hyphened):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_join(text, group) for group in joined]


def _starts_within(lines: Sequence[Paragraph], spans: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where lines begin that lie within one of the spans; both are in order."""
    ahead = iter(spans)
    span = next(ahead, None)
    for line in lines:
        while span is not None and span[1] <= line.start:
            span = next(ahead, None)
        if span is not None and span[0] <= line.start:
            yield line.start


def _hyphened(lines: Sequence[Paragraph]) -> bool:
    """Whether words are broken at the ends of lines, as in a column of print: in one of eight lines at least, and twice."""
    broken = sum(1 for first, second in pairwise(lines) if _broken(first, second))
    return broken >= 2 and 8 * broken >= len(lines)


def _broken(first: Paragraph, second: Paragraph) -> bool:
    ends = first.text[-1] == "-" and first.text[-2:-1].isalpha()
    return ends and second.text[0].islower() and not second.after_gap


def _join(text: str, group: list[Paragraph]) -> Paragraph:
    start, end = group[0].start, group[-1].end
    return Paragraph(start, end, text[start:end], group[0].after_gap)


def _wrap_width(lines: list[Paragraph]) -> int | None:
    """The width at which the text was wrapped, None where it was not.

    A line was wrapped when the first word of the next one would not have fitted behind it. Text counts as wrapped when that
    holds for most of the lines that are followed by another without a blank line between.
    """
    pairs = [(first, second) for first, second in pairwise(lines) if not second.after_gap]
    if len(pairs) < 2:
        return None
    width = max(len(first.text) for first, _ in pairs)
    if not _NARROWEST <= width <= _WIDEST or max(len(line.text) for line in lines) > _WIDEST:
        return None
    if sum(1 for first, _ in pairs if not ends_like_sentence(first.text)) * 2 < len(pairs):
        # Lines that end where sentences end are paragraphs of one sentence.
        return None
    full = sum(1 for first, second in pairs if _was_full(first, second, width))
    return width if full >= 0.7 * len(pairs) else None


def _was_full(first: Paragraph, second: Paragraph, width: int) -> bool:
    return len(first.text) + 1 + len(second.text.split(maxsplit=1)[0]) > width


def _continues(first: Paragraph, second: Paragraph, *, width: int | None, hyphened: bool) -> bool:
    if width is not None:
        return _was_full(first, second, width)
    if hyphened and (_broken(first, second) or not ends_like_sentence(first.text)):
        return True
    # Not wrapped: only a line that stops inside a sentence goes on in the next.
    return len(first.text) >= _NARROWEST and second.text[0].islower() and not ends_like_sentence(first.text)
