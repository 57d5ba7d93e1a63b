"""When one report was published: what its text, its container and its page state, and else what can be inferred alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.reports.date_lines import read_date_line
from dateline.reports.dates import DateMention
from dateline.reports.inference import infer_publication, text_bounds
from dateline.reports.pieces import Piece
from dateline.reports.types import Published, PublishedBasis, Stated
from dateline.reports.words import is_sentence_like

# A page's clock may be a day ahead of the reporter's.
_TOLERANCE = timedelta(days=1)
_MOST_EVIDENCE = 6
# Newspapers begin in 1605. What reckons from a day needs room on both sides of it: year 1 and 9999 have none.
_FIRST, _LAST = date(1600, 1, 1), date(9000, 12, 31)
# Ranks of lines of the text: "published" said or a byline dated, a bare date at the head, "updated" said, a bare date below.
_SAID, _HEAD, _CHANGED, _BELOW = range(4)


@dataclass(frozen=True, slots=True)
class Statement:
    """One place that states the date: one day, or two where day and month cannot be told apart."""

    days: tuple[date, ...]
    basis: PublishedBasis
    evidence: str
    is_change: bool = False


def publication_date(pieces: list[Piece], stated: Stated) -> Published:
    """The interval of publication of one report, with its basis and evidence.

    The first of these that is there decides: a line of the text that says "published" or dates the byline, the container's
    `published_on`, a bare date at the head, a dateline with a year, a line that says "updated", a bare date below the report,
    the page's own fields or its address. All others are compared with it, and contradictions are told in the evidence.
    Without any, `infer_publication` looks at the text.
    """
    told = _statements(pieces, stated)
    statements = [s for s in told if all(_FIRST <= day <= _LAST for day in s.days)]
    absurd = [f"disregarded, no day of a report: {s.evidence}" for s in told if s not in statements][:_MOST_EVIDENCE]
    if not statements:
        inferred = infer_publication(pieces)
        return replace(inferred, evidence=(*inferred.evidence, *absurd))
    first, *others = statements
    evidence = [first.evidence, *absurd]
    days = first.days
    if len(days) == 2:
        days, why = _resolve(days, others, pieces)
        evidence += why
    evidence += [_compared(days, other) for other in others[:_MOST_EVIDENCE]]
    bounds = text_bounds(pieces)
    if bounds.lower is not None and bounds.lower > days[-1]:
        evidence.append(f"disagrees: {bounds.lower_evidence}")
    return Published(days[0], days[-1], first.basis, tuple(evidence))


def _compared(days: tuple[date, ...], other: Statement) -> str:
    if any(abs(a - b) <= _TOLERANCE for a in days for b in other.days):
        return f"agrees: {other.evidence}"
    if other.is_change and min(other.days) > days[0]:
        return f"changed later: {other.evidence}"
    return f"disagrees: {other.evidence}"


def _statements(pieces: list[Piece], stated: Stated) -> list[Statement]:
    """All of them, the one that decides first."""
    lines = _in_lines(pieces)
    found = [statement for rank, statement in lines if rank == _SAID]
    if stated.published_on is not None:
        found.append(Statement((stated.published_on,), "stated", f"container: published_on {stated.published_on}"))
    found += [statement for rank, statement in lines if rank == _HEAD]
    found += _in_datelines(pieces)
    found += [statement for rank, statement in lines if rank in (_CHANGED, _BELOW)]
    for day, where in stated.page_dates:
        found.append(Statement((day,), "page", f"page: {where} {day}", "modif" in where or "updat" in where))
    if stated.published_from_page is not None and not stated.page_dates:
        found.append(Statement((stated.published_from_page,), "page", f"page: {stated.published_from_page}"))
    return found


def _in_lines(pieces: list[Piece]) -> list[tuple[int, Statement]]:
    """Lines that do nothing but date the report, each with its rank, best first.

    A bare date below the first sentence may date a letter that the report quotes; so it ranks last.
    """
    first = next((i for i, p in enumerate(pieces) if p.kind == "body" and is_sentence_like(p.text)), len(pieces))
    ranked: list[tuple[int, int, Statement]] = []
    for i, piece in enumerate(pieces):
        for rank, mention in _line_dates(piece, bare=_HEAD if i < first else _BELOW):
            if mention is not None and mention.days:
                evidence = f"text: '{_short(piece.text)}'"
                ranked.append((rank, i, Statement(mention.days, "stated", evidence, rank == _CHANGED)))
    return [(rank, statement) for rank, _, statement in sorted(ranked, key=lambda item: item[:2])]


def _line_dates(piece: Piece, *, bare: int) -> list[tuple[int, DateMention | None]]:
    if piece.reason == "signature" and piece.dateline is not None:
        return [(bare, piece.dateline.date)]
    if piece.kind not in ("furniture", "byline"):
        return []
    line = read_date_line(piece.text)
    if line is None:
        return []
    return [(_SAID if line.has_cue or line.byline else bare, line.published), (_CHANGED, line.updated)]


def _in_datelines(pieces: list[Piece]) -> list[Statement]:
    return [
        Statement(p.dateline.date.days, "stated", f"dateline: '{_short(p.text)}'")
        for p in pieces
        if p.dateline is not None and p.reason != "signature" and p.dateline.date is not None and p.dateline.date.days
    ]


def _resolve(
    days: tuple[date, ...], others: list[Statement], pieces: list[Piece]
) -> tuple[tuple[date, ...], list[str]]:
    """Two readings of a numeric date: another statement decides, else a partial dateline, else what the text tells."""
    for other in others:
        near = tuple(day for day in days if any(abs(day - b) <= _TOLERANCE for b in other.days))
        if len(near) == 1:
            return near, [f"day and month told apart by {other.evidence}"]
    for mention in _partials(pieces):
        near = tuple(day for day in days if _falls_on(day, mention))
        if len(near) == 1:
            return near, [f"day and month told apart by '{mention.text}'"]
    lower = text_bounds(pieces)
    after = tuple(day for day in days if lower.lower is None or day >= lower.lower)
    if len(after) == 1:
        return after, [f"day and month told apart by {lower.lower_evidence}"]
    return days, [f"day and month cannot be told apart: {days[0]} or {days[-1]}"]


def _partials(pieces: list[Piece]) -> list[DateMention]:
    dates = [p.dateline.date for p in pieces if p.dateline is not None]
    return [mention for mention in dates if mention is not None and mention.is_partial]


def _falls_on(day: date, mention: DateMention) -> bool:
    """A dispatch is dated on the day of its publication or the day before."""
    return any(
        (near.month, near.day) == (mention.month, mention.day) for near in (day, day - _TOLERANCE, day + _TOLERANCE)
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 80 else flat[:79] + "…"
