"""A paragraph becomes pieces by rules that need no neighbours: dateline and rest, body and trailing credit, furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.reports.bylines import is_byline, is_credit
from dateline.reports.colophon import is_colophon, is_signed_in_brackets
from dateline.reports.date_lines import read_date_line
from dateline.reports.datelines import DatelineHead, read_dateline
from dateline.reports.furniture import furniture_reason, rights_tail
from dateline.reports.lexicon import agencies
from dateline.reports.lines import Paragraph
from dateline.reports.types import PassageKind

_TAIL_BRACKET = re.compile(r"[(\[][^()\[\]]{2,240}[)\]]\.?$")
_TAIL_SIGNATURE = re.compile(r"(?<=[.!?”\"'’])\s*(?:--?|[–—/])\s*([\w./ -]{2,40}?)/?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage in the making: offsets into the report's text, its own text, its kind and the rule that gave it.

    `dateline` is set for datelines; a body piece that is still open to the rules on headlines has no reason.
    """

    start: int
    end: int
    text: str
    kind: PassageKind
    reason: str = ""
    dateline: DatelineHead | None = None


def split_pieces(paragraph: Paragraph, *, in_capitals: bool) -> list[Piece]:
    """One piece where the paragraph is one thing; up to three where a dateline or a credit stands on it."""
    whole = _whole(paragraph)
    if whole is not None:
        return [whole]
    head = read_dateline(paragraph.text, capitals_say_nothing=in_capitals)
    pieces: list[Piece] = []
    start = 0
    if head is not None:
        pieces.append(
            _cut(paragraph, 0, head.length, "dateline", "agency-or-date" if head.is_strong else "place", head)
        )
        start = head.length
    tail = _tail(paragraph.text, start)
    if tail is None:
        return pieces + _body(paragraph, start, len(paragraph.text))
    at, kind, reason = tail
    return [*pieces, *_body(paragraph, start, at), _cut(paragraph, at, len(paragraph.text), kind, reason)]


def _whole(paragraph: Paragraph) -> Piece | None:
    text = paragraph.text
    line = read_date_line(text)
    if line is not None:
        if line.byline:
            return _cut(paragraph, 0, len(text), "byline", "date-and-byline")
        return _cut(paragraph, 0, len(text), "furniture", "date-line" if line.has_cue else "date")
    if is_byline(text):
        return _cut(paragraph, 0, len(text), "byline", "byline")
    if is_credit(text) or is_signed_in_brackets(text):
        return _cut(paragraph, 0, len(text), "credit", "agency" if agencies().is_agency(text) else "credit")
    reason = furniture_reason(text) or ("colophon" if is_colophon(text) else None)
    return None if reason is None else _cut(paragraph, 0, len(text), "furniture", reason)


def _tail(text: str, start: int) -> tuple[int, PassageKind, str] | None:
    """Where a credit, a byline or a notice of rights behind the last sentence begins, and what it is."""
    rights = rights_tail(text)
    if rights is not None and rights > start:
        return rights, "furniture", "copyright"
    opened = max(text.rfind("("), text.rfind("["))
    bracket = _TAIL_BRACKET.match(text, opened) if opened > start else None
    if bracket is not None and _ends(text[start:opened]):
        inside = bracket.group().rstrip(".")
        if is_byline(inside):
            return opened, "byline", "byline"
        if is_credit(inside):
            return opened, "credit", "credit"
    signature = _TAIL_SIGNATURE.search(text, max(start, len(text) - 60))
    if signature is not None and agencies().name_of(signature[1]) is not None:
        return signature.start() + len(signature.group()) - len(signature.group().lstrip()), "credit", "agency"
    return None


def _ends(text: str) -> bool:
    return text.rstrip(" \"'”’»")[-1:] in (".", "!", "?", "…")


def _body(paragraph: Paragraph, start: int, end: int) -> list[Piece]:
    return [_cut(paragraph, start, end, "body", "")] if paragraph.text[start:end].strip() else []


def _cut(
    paragraph: Paragraph, start: int, end: int, kind: PassageKind, reason: str, dateline: DatelineHead | None = None
) -> Piece:
    raw = paragraph.text[start:end]
    first = start + len(raw) - len(raw.lstrip())
    last = start + len(raw.rstrip())
    return Piece(paragraph.start + first, paragraph.start + last, raw.strip(), kind, reason, dateline)
