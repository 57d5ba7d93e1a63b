"""Makes the spans of drafts fit one another: where drafts, of whatever rule or model, are about to become claims."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.claims.spans.drafts import Draft
from dateline.claims.types import Span

_WIDEST_GAP = 3  # characters between two fragments that are one
_DEEPEST = 64  # open contents that are looked at to cut them at a quotation


@dataclass(slots=True)
class _Fragment:
    """One fragment of the content of draft number `draft`; `quoted` where it holds a quotation."""

    start: int
    end: int
    draft: int
    quoted: bool


def fit(text: str, drafts: list[Draft]) -> list[Draft]:
    """The drafts with spans that hold for any claim; those that are left without content are dropped.

    Spans lie within the text, are not empty, and begin and end with no white space; the fragments of one draft stand apart,
    in order; its source, cue and content stand apart from one another (the cue is kept first, then the source). The contents
    of two drafts nest, are equal or stand apart: of two that cross, the later gives way to the earlier, and words of the
    reporter's give way to a quotation. One that lies partly within another one becomes two drafts with the same cue.
    Time is n log n in the number of fragments.
    """
    clean = [_alone(text, draft) for draft in drafts]
    quotations = [[q.start for q in draft.quotations] for draft in clean]
    fragments = [
        _Fragment(start, end, number, any(start <= at < end for at in quotations[number]))
        for number, draft in enumerate(clean)
        for start, end in draft.content
    ]
    cues = [d.cue[0][0] if d.cue else -1 for d in clean]
    contents = _by_container(text, _uncrossed(fragments), cues, quotations)
    fitted: list[Draft] = []
    for number, draft in enumerate(clean):
        fitted.extend(replace(draft, content=content) for content in contents.get(number, ()))
    return fitted


def _alone(text: str, draft: Draft) -> Draft:
    """A draft whose own spans fit."""
    cue = _tidy(text, draft.cue)
    source = _minus(text, _tidy(text, draft.source), cue)
    content = _minus(text, _closed_up(text, _tidy(text, draft.content)), sorted([*cue, *source]))
    return replace(draft, cue=cue, source=source, content=content)


def _tidy(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans within the text, in order, those that overlap joined, without white space at their ends."""
    joined: list[Span] = []
    for start, end in sorted(filter(None, (_stripped(text, *span) for span in spans))):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _closed_up(text: str, spans: list[Span]) -> list[Span]:
    """Spans with nothing but a mark or a blank between them made one ("two months" + "back pay" of "two months' back pay")."""
    closed: list[Span] = []
    for start, end in spans:
        gap = text[closed[-1][1] : start] if closed and start - closed[-1][1] <= _WIDEST_GAP else "\n"
        if closed and "\n" not in gap and not _says(gap, (0, len(gap))):
            closed[-1] = (closed[-1][0], end)
        else:
            closed.append((start, end))
    return closed


def _stripped(text: str, start: int, end: int) -> Span | None:
    start, end = max(0, start), min(end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _minus(text: str, spans: list[Span], barred: list[Span]) -> list[Span]:
    """What of the spans lies outside the barred ones; both in order. Nothing is left of a span but what has a letter or digit."""
    kept: list[Span] = []
    at = 0
    for start, end in spans:
        while at < len(barred) and barred[at][1] <= start:
            at += 1
        pieces, here, low = [], at, start
        while here < len(barred) and barred[here][0] < end:
            pieces.append((low, barred[here][0]))
            low = max(low, barred[here][1])
            here += 1
        whole = not pieces
        pieces.append((low, end))
        for piece in pieces:
            span = _stripped(text, *piece)
            if span is not None and (whole or _says(text, span)):
                kept.append(span)
    return kept


def _says(text: str, span: Span) -> bool:
    return any(character.isalnum() for character in text[span[0] : span[1]])


def _uncrossed(fragments: list[_Fragment]) -> list[_Fragment]:
    """The fragments cut so that any two nest or stand apart: one sweep over them by their start."""
    queue = [(f.start, -f.end, number) for number, f in enumerate(fragments)]
    heapq.heapify(queue)
    still: list[_Fragment] = []  # those that hold the place reached, the widest first
    while queue:
        start, _, number = heapq.heappop(queue)
        here = fragments[number]
        here.start = start
        while still and still[-1].end <= start:
            still.pop()
        crossing = bisect_right(still, -here.end, key=lambda f: -f.end)
        if crossing < len(still) and here.quoted:
            crossing = _cut(still, crossing, start)
        if crossing == len(still):
            still.append(here)
        elif still[crossing].end < here.end:
            heapq.heappush(queue, (still[crossing].end, -here.end, number))
    return [f for f in fragments if f.start < f.end]


def _cut(still: list[_Fragment], crossing: int, start: int) -> int:
    """Ends at `start` the reporter's words that a quotation crosses; else gives the place of what it gives way to itself."""
    low = max(crossing, len(still) - _DEEPEST)
    first = next((i for i in range(len(still) - 1, low - 1, -1) if still[i].quoted), None)
    if first is not None or low > crossing:
        return crossing if first is None else first
    for fragment in still[crossing:]:
        fragment.end = start
    del still[crossing:]
    return crossing


def _by_container(
    text: str, fragments: list[_Fragment], cues: list[int], quotations: list[list[int]]
) -> dict[int, list[list[Span]]]:
    """The contents of each draft: its fragments by the content of another that holds them all, the one with most words first.

    `cues` and `quotations` are where those of each draft begin, -1 for no cue. What is said within another's words reaches
    out of them no further than to a quotation.
    """
    spans = [(f.draft, *span) for f in fragments if (span := _stripped(text, f.start, f.end)) and _says(text, span)]
    sizes: dict[int, int] = defaultdict(int)
    for draft, start, end in spans:
        sizes[draft] += end - start
    marks = [(start, -end, -sizes[draft], draft, True) for draft, start, end in spans]
    marks += [(at, -at - 1, 0, draft, False) for draft, at in enumerate(cues) if at >= 0]
    groups: dict[tuple[int, int], list[Span]] = {}
    numbers: dict[tuple[int, int], int] = {}
    told: dict[int, int] = {}  # by draft, the content that holds its cue
    still: list[tuple[int, int]] = []  # end and number of the contents that hold the place reached
    for start, end, _, draft, said in sorted(marks):
        while still and still[-1][0] <= start:
            still.pop()
        key = (draft, still[-1][1] if still else -1)
        if said:
            groups.setdefault(key, []).append((start, -end))
            still.append((-end, numbers.setdefault(key, len(numbers))))
        else:
            told[draft] = key[1]
    found: dict[int, list[list[Span]]] = defaultdict(list)
    for (draft, container), content in groups.items():
        home = told.get(draft, -1)
        reaches_out = home >= 0 and container != home and (draft, home) in groups
        if not reaches_out or any(s <= at < e for at in quotations[draft] for s, e in content):
            found[draft].append(content)
    for several in found.values():
        several.sort(key=lambda content: (-sum(e - s for s, e in content), content))
    return found
