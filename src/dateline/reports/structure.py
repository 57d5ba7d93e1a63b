"""A Document becomes a Report: each paragraph gets its kind, and what stands around the content is told from it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.ids import content_id
from dateline.reports.bylines import byline_name
from dateline.reports.date_lines import read_date_line
from dateline.reports.headlines import mark_headlines
from dateline.reports.languages import language_of
from dateline.reports.lines import split_paragraphs
from dateline.reports.pieces import Piece, split_pieces
from dateline.reports.published import publication_date
from dateline.reports.rows import find_tables
from dateline.reports.signatures import agency_of, source_of
from dateline.reports.types import Document, Passage, Report, Skipped
from dateline.reports.words import is_capitals

_HOST = re.compile(r"https?://(?:www\.)?([\w.-]{3,253})", re.IGNORECASE)
# Above this a text is an archive, not a report: a million characters is a book.
LONGEST_REPORT = 1_000_000


def report_id_of(document: Document) -> str:
    """The id of the report that a document gives: the hash of its text and of what its container stated, wherever it lies."""
    stated = document.stated
    return content_id("r", stated.source, stated.url, stated.title, stated.published_on, document.text)


def build_report(document: Document) -> Report | Skipped:
    """Passages, headline, byline, agency and date of one document; the text itself is kept as it is.

    Skipped with the reason "empty" (nothing to read), "too-long" (over LONGEST_REPORT characters) or "language:xx".
    """
    text = document.text
    if not text.strip():
        return Skipped(document.file, "reports", "empty")
    if len(text) > LONGEST_REPORT:
        return Skipped(document.file, "reports", "too-long", f"{len(text)} characters, at most {LONGEST_REPORT}")
    language = language_of(text)
    if language != "en":
        return Skipped(document.file, "reports", f"language:{language}", "only reports in English are read")
    pieces = read_pieces(text, title=document.stated.title)
    stated = document.stated
    source = stated.source or source_of(pieces) or _site(stated.url)
    return Report(
        report_id=report_id_of(document),
        file=document.file,
        text=text,
        source=source,
        agency=agency_of(pieces, source),
        url=stated.url,
        title=stated.title or _headline(pieces),
        byline=stated.byline or _byline(pieces),
        dateline_place=next((p.dateline.place for p in pieces if p.dateline is not None and p.dateline.place), None),
        published=publication_date(pieces, stated),
        language=language,
        passages=tuple(Passage(p.start, p.end, p.kind, p.reason) for p in pieces),
        repairs=document.repairs,
    )


def read_pieces(text: str, *, title: str | None = None) -> list[Piece]:
    """The pieces of a text in order; together they hold every character that is not white space, each exactly once."""
    in_capitals = is_capitals(text[:4000])
    tables = [(table.start, table.end) for table in find_tables(text)]
    paragraphs = split_paragraphs(text, apart=tables)
    pieces = [piece for paragraph in paragraphs for piece in split_pieces(paragraph, in_capitals=in_capitals)]
    return _with_rows(mark_headlines(pieces, title=title, in_capitals=in_capitals), tables)


def _with_rows(pieces: Sequence[Piece], tables: Sequence[tuple[int, int]]) -> list[Piece]:
    """The pieces, those of tables as body: a row is no headline, and no line of the page."""
    found: list[Piece] = []
    ahead = iter(tables)
    table = next(ahead, None)
    for piece in pieces:
        while table is not None and table[1] <= piece.start:
            table = next(ahead, None)
        row = table is not None and table[0] <= piece.start
        found.append(replace(piece, kind="body", reason="", dateline=None) if row else piece)
    return found


def _site(url: str | None) -> str | None:
    """The host of an address, for reports whose outlet neither container nor text names."""
    match = _HOST.match(url or "")
    return match[1].lower() if match else None


def _headline(pieces: list[Piece]) -> str | None:
    lines = [p.text.split() for p in pieces if p.kind == "headline" and p.reason in ("headline", "title")]
    # One word is a kicker ("GAZA") where a line with more stands below it.
    first = next((words for words in lines if len(words) > 1), lines[0] if lines else None)
    return " ".join(first) if first else None


def _byline(pieces: list[Piece]) -> str | None:
    for piece in pieces:
        if piece.kind == "byline":
            line = read_date_line(piece.text)
            name = byline_name(line.byline if line is not None and line.byline else piece.text)
            return " ".join(name.split()) or None
    return None
