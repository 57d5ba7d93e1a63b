"""Whose report it is, as far as its own text shows: the agency that wrote it and the outlet that carries it."""

from __future__ import annotations

from dateline.reports.bylines import credited_agency
from dateline.reports.date_lines import read_date_line
from dateline.reports.furniture import section_outlet
from dateline.reports.lexicon import agencies, outlet_words
from dateline.reports.mastheads import outlet_name
from dateline.reports.pieces import Piece
from dateline.reports.rights import rights_holder
from dateline.reports.words import plain_words


def agency_of(pieces: list[Piece], source: str | None) -> str | None:
    """The agency named by, in this order: the dateline, a line of the page, a credit or byline, the notice of rights.

    Where its name is a part of the outlet's ("ARPA" and "Arpa News Agency"), they are one, under the outlet's name.
    """
    found = _agency(pieces, source)
    if found is None or source is None:
        return found
    return source if set(plain_words(found)) <= set(plain_words(source)) else found


def source_of(pieces: list[Piece]) -> str | None:
    """The outlet where only the text shows it: the holder of the rights, a line of the page, the agency that signs it."""
    # The last notice is the page's own; one above it may be a picture's.
    for piece in reversed(pieces):
        if piece.reason == "copyright" and (holder := rights_holder(piece.text)):
            return agencies().name_of(holder) or holder
    for piece in pieces:
        if outlet := _page_outlet(piece):
            return agencies().name_of(outlet) or outlet_name(outlet, pieces)
    for piece in pieces:
        if piece.dateline is not None and piece.dateline.agency:
            return agencies().name_of(piece.dateline.agency) or piece.dateline.agency
        if piece.reason == "agency" and (name := credited_agency(piece.text)):
            return name
    return None


def _agency(pieces: list[Piece], source: str | None) -> str | None:
    for piece in pieces:
        if piece.dateline is not None and piece.dateline.agency and piece.reason != "signature":
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
    return source if source is not None and _is_agency(source) else None


def _is_agency(name: str) -> bool:
    words = tuple(plain_words(name))
    return agencies().name_of(name) is not None or any(words[-len(end) :] == end for end in outlet_words().agency)


def _page_outlet(piece: Piece) -> str | None:
    """The outlet that a line of the page names: a masthead, a section line, a signed or plain date line."""
    if piece.reason == "masthead":
        return piece.text
    if piece.reason == "signature" and piece.dateline is not None:
        return piece.dateline.agency
    if piece.reason in ("date-line", "date"):
        line = read_date_line(piece.text)
        return line.outlet or None if line is not None else None
    return section_outlet(piece.text) or None if piece.reason == "section" else None
