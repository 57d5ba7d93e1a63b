"""Finds the lines at the head of a page that sign it: "Hill Courier | 5 Oct 2020", "Wire / Town / 17.10.2020", a masthead."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.reports.bylines import credited_agency, is_role
from dateline.reports.datelines import DatelineHead
from dateline.reports.dates import DateMention, find_dates, without_dates
from dateline.reports.lexicon import agencies, outlet_words
from dateline.reports.pieces import Piece
from dateline.reports.rights import rights_holder
from dateline.reports.words import ends_like_sentence, is_capitals, is_sentence_like, plain_words, written_words

_HEAD_PIECES = 10
_LONGEST_LINE = 120
_SPLIT = re.compile(r"\s[|/–—-]{1,2}\s|[|·•,;\n]|\s/|/\s|\s[–—-]$")

# Two or three names with a capital each, maybe joined to two or three more, maybe a place: "Ana Roe and Tom Poe in Goma".
# No commas: "Six Dead, Army Says" is a headline.
_PERSON = r"[^\W\d_a-z][^\W\d_]*\.?(?:[ -](?:[^\W\d_a-z][^\W\d_]*\.?|al|el|de|van|bin|von)){1,2}"
_PERSONS = re.compile(rf"{_PERSON}(?:(?: and | & ){_PERSON})?(?: in [^\W\d_a-z][^\W\d_]*(?: [^\W\d_a-z][^\W\d_]*)?)?")
_BY = (("by",), ("written", "by"), ("author",))

Name = tuple[str, ...]


def mark_signatures(pieces: list[Piece]) -> list[Piece]:
    """Marks mastheads and signed date lines above the first sentence, and signed date lines at the very end.

    A line that names a place, a date and maybe an outlet becomes a dateline; one without a place, furniture.
    """
    signed = _signed_names(pieces)
    first = next((i for i, piece in enumerate(pieces) if _is_first_sentence(piece)), len(pieces))
    marked = list(pieces)
    for i, piece in enumerate(pieces):
        if i < min(first + 3, _HEAD_PIECES) or i >= len(pieces) - 2:
            marked[i] = _sign(piece, signed)
    titles = [i for i in range(min(first, _HEAD_PIECES)) if marked[i].kind == "body"]
    # without a headline, only what stands on the first line, right above the dateline
    alone = titles == [0] and len(marked) > 1 and marked[1].kind == "dateline"
    for i in titles if len(titles) > 1 or alone else []:
        if is_outlet(pieces[i].text, signed) and not is_sentence_like(pieces[i].text):
            marked[i] = replace(pieces[i], kind="furniture", reason="masthead")
    return _mark_first_line(_mark_names(marked, titles))


def _mark_first_line(pieces: list[Piece]) -> list[Piece]:
    """A name alone on the first line is the outlet's where the headline stands below it, behind the date or a number.

    "Valley Signal / 17 May 2023 / BOMBS ON A HOSPITAL", "PEACE OBSERVATORY / Finding No. 2 on the truce / Goma, 3 May 2023".
    """
    if len(pieces) < 3 or pieces[0].kind != "body":
        return pieces
    words = plain_words(pieces[0].text)
    if not 2 <= len(words) <= 5 or ends_like_sentence(pieces[0].text) or not _is_name(pieces[0].text):
        return pieces
    below = (_is_title(piece) for piece in pieces[2:5] if piece.kind != "byline")
    dated = pieces[1].reason in ("date", "date-line", "signature") and next(below, False)
    if _is_numbered(pieces[1]) or (dated and outlet_words().headline.isdisjoint(words)):
        return [replace(pieces[0], kind="furniture", reason="masthead"), *pieces[1:]]
    return pieces


def _is_title(piece: Piece) -> bool:
    return piece.kind == "body" and not ends_like_sentence(piece.text) and len(written_words(piece.text)) >= 3


def _is_numbered(piece: Piece) -> bool:
    """ "Statement No. 3", "Flash Update #2 on the flood": what numbers a paper, then a number, in a line without an end."""
    words = tuple(plain_words(piece.text))
    if piece.kind != "body" or len(words) > 12 or ends_like_sentence(piece.text):
        return False
    heads = [words[:size] for size in (1, 2)]
    return any(
        head in outlet_words().numbered
        and bool(rest)
        and (rest[0].isdigit() or (rest[0] in ("no", "nr", "number") and len(rest) > 1 and rest[1].isdigit()))
        for head, rest in ((head, words[len(head) :]) for head in heads)
    )


def _mark_names(pieces: list[Piece], titles: list[int]) -> list[Piece]:
    """ "Ana Roe" right above the date and below a headline, or behind "By" on a line of its own, is a byline."""
    marked = list(pieces)
    for i in titles:
        behind_by = i > 0 and tuple(plain_words(pieces[i - 1].text)) in _BY
        above_date = i + 1 < len(pieces) and pieces[i + 1].reason in ("date", "date-line") and titles[0] < i
        if (behind_by or above_date) and _PERSONS.fullmatch(pieces[i].text):
            marked[i] = replace(pieces[i], kind="byline", reason="name")
    return marked


def is_outlet(name: str, signed: frozenset[Name]) -> bool:
    """True for a name that signs this report elsewhere, a known agency's, or one with a word such as Courier or Radio."""
    words = tuple(plain_words(name))
    if not words or len(words) > 6 or ends_like_sentence(name) or not _is_name(name):
        return False
    if agencies().name_of(name) is not None or any(_holds(words, other) or _holds(other, words) for other in signed):
        return True
    return len(words) > 1 and (words[-1] in outlet_words().last or words[0] in outlet_words().first)


def outlet_name(name: str, pieces: list[Piece]) -> str:
    """The name as the notice of rights spells it; without one, a masthead in capitals is spelt as names are."""
    words = plain_words(name)
    for piece in pieces:
        holder = rights_holder(piece.text) if piece.reason == "copyright" else None
        if holder and plain_words(holder) == words:
            return holder
    if not is_capitals(name) or len(words) < 2:
        return name
    return " ".join(word if len(word) < 4 and word != "THE" else word.capitalize() for word in name.split())


def _is_first_sentence(piece: Piece) -> bool:
    return (piece.kind == "body" and is_sentence_like(piece.text)) or (
        piece.dateline is not None and not _is_whole(piece)
    )


def _is_whole(piece: Piece) -> bool:
    """True for a dateline that was a paragraph of its own, without brackets or a dash behind it."""
    return piece.dateline is not None and piece.dateline.agency is None and piece.text[-1].isalnum()


def _sign(piece: Piece, signed: frozenset[Name]) -> Piece:
    if not (piece.kind == "body" or (piece.kind == "dateline" and _is_whole(piece))):
        return piece
    names, date = read_signature(piece.text)
    if date is None or not names:
        return _sign_undated(piece)
    signers = [name for name in names if is_role(name)]
    outlets = [name for name in names if name not in signers and is_outlet(name, signed)]
    places = [name for name in names if name not in outlets and name not in signers]
    if any(len(written_words(place)) > 3 for place in places) or len(outlets) > 1:
        # A line of one long name beside a date, set off by a bar, is signed by whoever that is.
        if len(names) != 1 or not re.search(r"\s[|/]\s", piece.text):
            return piece
        outlets, places = names, []
    head = DatelineHead(len(piece.text), ", ".join(places) or None, outlets[0] if outlets else None, date, True)
    if signers and not places and not outlets:
        return replace(piece, kind="byline", reason="signature", dateline=head)
    return replace(piece, kind="dateline" if places else "furniture", reason="signature", dateline=head)


def _sign_undated(piece: Piece) -> Piece:
    """ "AFP, Kabul", "Peshawar | Staff Reporter": an agency or a role with a place, at the head of the report."""
    names = [name.strip(" .:()[]") for name in _SPLIT.split(piece.text)]
    if not 2 <= len(names) <= 3 or len(piece.text) > 60 or not all(_is_name(name) for name in names):
        return piece
    signers = [name for name in names if agencies().is_agency(name) or is_role(name)]
    places = [name for name in names if name not in signers]
    if not signers or not places or any(len(written_words(place)) > 3 for place in places):
        return piece
    agency = next((name for name in signers if agencies().name_of(name) is not None), None)
    head = DatelineHead(len(piece.text), ", ".join(places), agency, None, agency is not None)
    return replace(piece, kind="dateline", reason="signature", dateline=head)


def read_signature(text: str) -> tuple[list[str], DateMention | None]:
    """The names and the first date of a line that holds nothing else; no names where it holds more."""
    dates = find_dates(text, short_years=True)
    if not dates or len(text) > _LONGEST_LINE or text[-1] in "!?":
        return [], None
    names = [name.strip(" .:()[]") for name in _SPLIT.split(without_dates(text, dates))]
    names = [name for name in names if name]
    return (names, dates[0]) if len(names) <= 4 and all(_is_name(name) for name in names) else ([], None)


def _is_name(text: str) -> bool:
    words = written_words(text)
    return 0 < len(words) <= 6 and all(
        word[0].isupper() or word[0].isdigit() or word in outlet_words().small for word in words
    )


def _holds(words: Name, other: Name) -> bool:
    """True where `other` stands in `words` as a whole: ("arpa",) in ("arpa", "news", "agency")."""
    return bool(other) and any(words[i : i + len(other)] == other for i in range(len(words) - len(other) + 1))


def _signed_names(pieces: list[Piece]) -> frozenset[Name]:
    """Who signs the report: the holder of the rights, the agency of the dateline, the agency of a credit."""
    names: list[str | None] = []
    for piece in pieces:
        if piece.reason == "copyright":
            names.append(rights_holder(piece.text))
        if piece.dateline is not None:
            names.append(piece.dateline.agency)
        if piece.kind == "credit":
            names.append(credited_agency(piece.text))
    return frozenset(words for name in names if name and (words := tuple(plain_words(name))))
