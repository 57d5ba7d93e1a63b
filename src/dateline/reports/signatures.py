"""Whose report it is, as far as its own text shows: the agency that wrote it and the outlet that carries it."""

from __future__ import annotations

import re

from dateline.reports.bylines import credited_agency
from dateline.reports.date_lines import read_date_line
from dateline.reports.headlines import masthead
from dateline.reports.lexicon import agencies
from dateline.reports.pieces import Piece

_HOLDER_HEAD = re.compile(
    r"^[\s*(]*(?:(?:copyright|\(c\)|©|by|&copy;|(?:19|20)\d\d(?:\s?[-–—]\s?(?:19|20)?\d\d)?)[\s,:|.-]*)+", re.IGNORECASE
)
_HOLDER_END = re.compile(r"[.,;|:•·]\s|[.,;|]$|\ball rights\b|\s[-–—]\s|\(c\)|©|\b(?:19|20)\d\d\b", re.IGNORECASE)
_ARTICLES = re.compile(r"^the\s+", re.IGNORECASE)


def agency_of(pieces: list[Piece]) -> str | None:
    """The agency named by, in this order: the dateline, a section or date line, a credit, the notice of rights."""
    for piece in pieces:
        if piece.dateline is not None and piece.dateline.agency:
            return agencies().name_of(piece.dateline.agency) or piece.dateline.agency
    for piece in pieces:
        outlet = _page_outlet(piece)
        if outlet and (name := agencies().name_of(outlet)):
            return name
    for piece in pieces:
        if piece.kind in ("credit", "byline") and (name := credited_agency(piece.text)):
            return name
    for piece in pieces:
        if piece.reason == "copyright" and (name := agencies().name_of(rights_holder(piece.text) or "")):
            return name
    return None


def source_of(pieces: list[Piece]) -> str | None:
    """The outlet where only the text shows it: the holder of the rights, a masthead, the agency that signs the dateline."""
    for piece in pieces:
        if piece.reason == "copyright" and (holder := rights_holder(piece.text)):
            return agencies().name_of(holder) or holder
    for piece in pieces:
        if outlet := _page_outlet(piece):
            return agencies().name_of(outlet) or outlet
    for piece in pieces:
        if piece.dateline is not None and piece.dateline.agency:
            return agencies().name_of(piece.dateline.agency) or piece.dateline.agency
        if piece.reason == "agency" and (name := credited_agency(piece.text)):
            return name
    return None


def _page_outlet(piece: Piece) -> str | None:
    if piece.kind != "furniture":
        return None
    if piece.reason in ("date-line", "date"):
        line = read_date_line(piece.text)
        return line.outlet or None if line is not None else None
    return masthead(piece)


def rights_holder(notice: str) -> str | None:
    """Who holds the rights: "© 2018-2020 The Hill Courier. All rights reserved." gives "Hill Courier"."""
    head = _HOLDER_HEAD.match(notice)
    if head is None:
        return None
    rest = notice[head.end() :]
    end = _HOLDER_END.search(rest)
    holder = _ARTICLES.sub("", rest[: end.start()] if end else rest).strip(" ,.-–—|")
    words = holder.split()
    return holder if words and len(words) <= 7 and holder[0].isupper() else None
