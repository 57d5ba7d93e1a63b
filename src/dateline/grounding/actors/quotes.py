"""Quotations in one report: where quotation marks open and close, in one pass over its passages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.grounding.actors.quote_marks import CLOSERS, DOUBLE, SINGLE, Mark, find_marks

Span = tuple[int, int]
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=[^\Wa-z])")
_DEEPEST = 8  # quotations within one another that are followed; more is no text
_SHORTEST = 4  # characters of a quotation in single marks, the marks with them ("rock 'n' roll" is none)
_INTRODUCING = frozenset(".!?…:,;—–-“”»\"'’)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Offsets with the marks. `closed` is false where the closing mark is missing; `continued` where it goes on from the
    passage before, which left it open. `inside` are the quotations within it, of any depth."""

    start: int
    end: int
    block: int
    closed: bool = True
    continued: bool = False
    inside: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pair:
    start: int
    end: int
    inside: tuple[_Pair, ...] = ()


@dataclass(slots=True)
class _Open:
    """A mark that nothing has closed so far, and the whole quotations within it."""

    mark: Mark
    inside: list[_Pair] = field(default_factory=list)


def find_quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """The outermost quotations, in order; none crosses a passage. Linear: each mark is looked at a bounded number of times.

    A quotation that runs on over paragraphs opens anew in each, or in the first alone, and closes only in the last: each
    paragraph gives one. Otherwise a quotation that nothing closes ends with its sentence, or with its paragraph where it
    begins a sentence. Single marks count where they stand as a pair around words: the others are apostrophes. A mark behind
    a figure is a measure.
    """
    found: list[Quotation] = []
    carried = ""  # the mark that the passage before left open
    for number, (start, end) in enumerate(blocks):
        marks = find_marks(text, start, end)
        resumed = bool(carried) and _resumes(marks, carried, text, start)
        if resumed and not _opens_at(marks, text, start):
            marks.insert(0, Mark(start, start, carried, opens=True, closes=False))
        pairs, left = _pairs(marks)
        carried = ""
        if left is not None:
            carried = _carried(text, blocks, number, left)
            pairs = _with_open(text, pairs, left, end, carried=bool(carried))
        for at, pair in enumerate(pairs):
            closed = left is None or pair.start != left.start
            if any(character.isalnum() for character in text[pair.start : pair.end]):
                within = _within(pair)
                found.append(Quotation(pair.start, pair.end, number, closed, resumed and at == 0, within))
    return tuple(found)


def _within(pair: _Pair) -> tuple[Span, ...]:
    """All quotations within one, in order."""
    found: list[Span] = []
    waiting = list(pair.inside)
    while waiting:
        inner = waiting.pop()
        found.append((inner.start, inner.end))
        waiting.extend(inner.inside)
    return tuple(sorted(found))


def _pairs(marks: list[Mark]) -> tuple[list[_Pair], Mark | None]:
    """The outermost pairs, and the first mark that opens and that nothing closes: a double one where there is one."""
    whole: list[_Pair] = []
    stack: list[_Open] = []
    strong = _strong_ahead(marks)
    for number, mark in enumerate(marks):
        at = _closed_by(stack, mark) if mark.closes and not (mark.weak and strong[number]) else None
        if at is not None:
            inside = [pair for one in stack[at:] for pair in one.inside]
            pair = _Pair(stack[at].mark.start, mark.end, tuple(inside))
            del stack[at:]
            single = mark.form in SINGLE and pair.end - pair.start < _SHORTEST
            (stack[-1].inside if stack else whole).extend(inside if single else [pair])
        elif mark.opens and len(stack) < _DEEPEST:
            stack.append(_Open(mark))
    for one in stack:  # what stays open encloses nothing: the pairs within it stand for themselves
        whole.extend(one.inside)
    return whole, next((o.mark for o in (*(o for o in stack if o.mark.form in DOUBLE), *stack)), None)


def _strong_ahead(marks: list[Mark]) -> list[bool]:
    """For each mark whether a single mark that closes for sure stands behind it, with none between that opens."""
    ahead = [False] * len(marks)
    known = False
    for number in range(len(marks) - 1, -1, -1):
        ahead[number] = known
        mark = marks[number]
        if mark.form in SINGLE:
            known = (mark.closes and not mark.weak) or (known and not mark.opens)
    return ahead


def _closed_by(stack: list[_Open], mark: Mark) -> int | None:
    """The innermost open quotation that a mark closes; one that may open too closes its own form, and "“" what "„" opened."""
    for at in range(len(stack) - 1, -1, -1):
        form = stack[at].mark.form
        if mark.form in CLOSERS[form] and (not mark.opens or form in (mark.form, "„", "‚")):
            return at
    return None


def _opens_at(marks: list[Mark], text: str, start: int) -> bool:
    """Whether a passage begins with an opening mark."""
    return bool(marks) and marks[0].opens and not text[start : marks[0].start].strip()


def _resumes(marks: list[Mark], form: str, text: str, start: int) -> bool:
    """Whether a passage goes on with the quotation before: it opens with a mark of the kind, or one closes that never opened."""
    kind = SINGLE if form in SINGLE else DOUBLE
    here = [m for m in marks if m.form in kind]
    if not here:
        return False
    closing = here[0].form in CLOSERS[form] and here[0].closes and not here[0].opens and form in DOUBLE
    return closing or (here[0] is marks[0] and _opens_at(marks, text, start))


def _carried(text: str, blocks: Sequence[Span], number: int, left: Mark) -> str:
    """The form of the mark that the next passage takes up again, "" where it does not."""
    if number + 1 >= len(blocks):
        return ""
    start, end = blocks[number + 1]
    return left.form if _resumes(find_marks(text, start, end), left.form, text, start) else ""


def _with_open(text: str, pairs: list[_Pair], left: Mark, end: int, *, carried: bool) -> list[_Pair]:
    """The pairs together with the quotation that stayed open, up to where it ends."""
    if left.form in SINGLE and not carried:
        return pairs
    before = [p for p in pairs if p.end <= left.start]
    behind = pairs[len(before) :]
    if carried:
        return [*before, _Pair(left.start, end, tuple(behind))]
    stop = min(_stop(text, left, end), next((p.start for p in behind), end))
    while stop > left.end and text[stop - 1].isspace():
        stop -= 1
    return [*before, _Pair(left.start, stop), *behind] if stop > left.end else pairs


def _stop(text: str, left: Mark, end: int) -> int:
    """The end of the sentence, of the passage where the mark begins a sentence or stands behind a colon or a comma."""
    at = left.start - 1
    while at >= 0 and text[at] in " \t":
        at -= 1
    if at < 0 or text[at] == "\n" or text[at] in _INTRODUCING:
        return end
    match = _SENTENCE_END.search(text, left.end, end)
    return match.start() + 1 if match else end
