"""Decides what needs the neighbours: headline, standfirst, headings, place-and-date lines, links to other reports."""

from __future__ import annotations

from dataclasses import replace

from dateline.reports.datelines import DatelineHead
from dateline.reports.furniture import opens_related
from dateline.reports.lexicon import outlet_words
from dateline.reports.mastheads import mark_signatures
from dateline.reports.pieces import Piece
from dateline.reports.words import ends_like_sentence, is_capitals, is_sentence_like, plain_words, written_words

# What stands at the head of a page right under headline and standfirst.
_HEAD_REASONS = frozenset({"date-line", "date", "date-and-byline", "byline", "section", "signature", "masthead"})
_HEAD_PIECES = 10
_LONGEST_HEADLINE = 30
_LONGEST_HEADING = 10
_MOST_LINKS = 12
_BULLETS = ("-", "•", "*", "·", "–", "—", "►", "▪")


def mark_headlines(pieces: list[Piece], *, title: str | None, in_capitals: bool) -> list[Piece]:
    """The pieces with their final kinds. `title` is the container's; `in_capitals` true where capitals say nothing."""
    marked = _demote_late_dates(_drop_weak_datelines(pieces))
    marked = mark_signatures(_mark_related(marked))
    head = _head_end(marked)
    marked = _mark_head(marked, head, title=title)
    marked = _mark_labels(_mark_headings(marked, in_capitals=in_capitals))
    return _mark_lone_place(marked, in_capitals=in_capitals)


def _drop_weak_datelines(pieces: list[Piece]) -> list[Piece]:
    """A place with a dash is trusted only in front of the first sentences; elsewhere it goes back to the body behind it."""
    kept: list[Piece] = []
    seen_body = 0
    join = False
    for piece in pieces:
        if join and kept and piece.kind == "body":
            first = kept.pop()
            gap = " " * (piece.start - first.end)
            piece = replace(piece, start=first.start, text=first.text + gap + piece.text)
        join = False
        if piece.kind == "dateline" and piece.reason == "place" and seen_body > 0:
            piece, join = replace(piece, kind="body", reason="", dateline=None), True
        elif piece.kind == "body" and is_sentence_like(piece.text):
            seen_body += 1
        kept.append(piece)
    return kept


def _demote_late_dates(pieces: list[Piece]) -> list[Piece]:
    """A bare date between paragraphs is a heading of what follows; only at the head and the tail does it date the page."""
    sentences = [i for i, piece in enumerate(pieces) if piece.kind == "body" and is_sentence_like(piece.text)]
    if not sentences:
        return pieces
    first, last = sentences[0], sentences[-1]
    later_dates = sum(1 for piece in pieces[first:last] if piece.reason == "date")
    marked = list(pieces)
    for i, piece in enumerate(pieces):
        if piece.reason != "date":
            continue
        # One bare date after the first sentence may stand under a standfirst; several are a list of days.
        if (first < i < last and (later_dates > 1 or i > _HEAD_PIECES)) or (
            i < first and later_dates > 0 and i == first - 1 and i > 0
        ):
            marked[i] = replace(piece, kind="headline", reason="heading")
    return marked


def _mark_related(pieces: list[Piece]) -> list[Piece]:
    """The lines without a full stop right behind "Related articles" are links."""
    marked: list[Piece] = []
    left = 0
    for piece in pieces:
        if opens_related(piece.text):
            left = _MOST_LINKS
        elif (
            left
            and piece.kind == "body"
            and not ends_like_sentence(piece.text)
            and len(written_words(piece.text)) <= _LONGEST_HEADLINE
        ):
            piece = replace(piece, kind="furniture", reason="related-link")
            left -= 1
        elif piece.kind == "body":
            left = 0
        marked.append(piece)
    return marked


def _head_end(pieces: list[Piece]) -> int:
    """The index of the last line that belongs to the head of the page, -1 where the report begins with its body.

    At most two sentences (headline with a full stop, standfirst) stand above such a line, and more than that below it.
    """
    end = -1
    sentences = 0
    below = sum(len(p.text) for p in pieces if p.kind == "body" and is_sentence_like(p.text))
    above = 0
    for i, piece in enumerate(pieces[:_HEAD_PIECES]):
        if piece.kind == "dateline" and piece.reason != "signature":
            # What stands above a sure dateline, full stop or not, is above the report.
            return i if piece.reason == "agency-or-date" else end
        if piece.kind == "body" and is_sentence_like(piece.text):
            sentences += 1
            above += len(piece.text)
        if sentences > 2 or above * 2 > below:
            break
        if piece.reason in _HEAD_REASONS or (piece.kind == "credit" and piece.reason == "agency"):
            end = i
    return end


def _mark_head(pieces: list[Piece], end: int, *, title: str | None) -> list[Piece]:
    marked = list(pieces)
    wanted = plain_words(title) if title else []
    found_headline = False
    for i, piece in enumerate(pieces):
        if piece.kind != "body":
            continue
        if wanted and i < _HEAD_PIECES and plain_words(piece.text) == wanted:
            marked[i], found_headline = replace(piece, kind="headline", reason="title"), True
        elif i < end:
            reason = "standfirst" if found_headline and is_sentence_like(piece.text) else "headline"
            marked[i], found_headline = replace(piece, kind="headline", reason=reason), True
        elif _is_headline(piece, pieces[i + 1 :]):
            marked[i], found_headline = replace(piece, kind="headline", reason="headline"), True
        else:
            break
    return marked


def _is_headline(piece: Piece, rest: list[Piece]) -> bool:
    """A first line without a full stop, with a sentence somewhere behind it."""
    words = written_words(piece.text)
    if not 2 <= len(words) <= _LONGEST_HEADLINE or piece.text.rstrip()[-1:] in (":", ",", ";"):
        return False
    if ends_like_sentence(piece.text) and not (piece.text.rstrip()[-1] in "?!" and len(words) <= 15):
        return False
    return any(p.kind == "body" and is_sentence_like(p.text) for p in rest[:8])


def _mark_headings(pieces: list[Piece], *, in_capitals: bool) -> list[Piece]:
    """Short lines without a full stop between two paragraphs: "THE FRONT LINE", "What both sides say"."""
    marked = list(pieces)
    for i in range(1, len(pieces) - 1):
        piece, before, after = marked[i], marked[i - 1], marked[i + 1]
        if piece.kind != "body" or piece.text.startswith(_BULLETS) or ends_like_sentence(piece.text):
            continue
        words = written_words(piece.text)
        if not 1 <= len(words) <= _LONGEST_HEADING or after.kind != "body" or not ends_like_sentence(after.text):
            continue
        capitals = is_capitals(piece.text) and not in_capitals
        if capitals or (
            piece.text[-1].isalnum()
            and piece.text[0].isupper()
            and (before.kind != "body" or ends_like_sentence(before.text))
        ):
            marked[i] = replace(piece, kind="headline", reason="heading")
    return marked


def _mark_labels(pieces: list[Piece]) -> list[Piece]:
    """Lines of one to three words behind a line of the page, below the last sentence, are its labels: "Sudan", "Darfur"."""
    sentences = [i for i, piece in enumerate(pieces) if piece.kind == "body" and ends_like_sentence(piece.text)]
    if not sentences:
        return pieces
    marked = list(pieces)
    behind = False
    for i in range(sentences[-1] + 1, len(pieces)):
        behind = behind or pieces[i].kind == "furniture"
        if behind and pieces[i].kind == "body" and len(written_words(pieces[i].text)) <= 3:
            marked[i] = replace(pieces[i], kind="furniture", reason="label")
    return marked


def _mark_lone_place(pieces: list[Piece], *, in_capitals: bool) -> list[Piece]:
    """A place in capitals alone on a line between the headline and the first sentence: "ANKARA". In a report with other
    headings in capitals it is a heading like them."""
    headings = [i for i, piece in enumerate(pieces) if piece.reason == "heading" and is_capitals(piece.text)]
    if len(headings) != 1 or in_capitals or any(piece.kind == "body" for piece in pieces[: headings[0]]):
        return pieces
    at = headings[0]
    text = pieces[at].text
    words = tuple(plain_words(text))
    if len(words) > 3 or words in outlet_words().heading or not all(char.isalpha() or char in " ,/-" for char in text):
        return pieces
    head = DatelineHead(len(text), text, None, None, False)
    return [*pieces[:at], replace(pieces[at], kind="dateline", reason="place", dateline=head), *pieces[at + 1 :]]
