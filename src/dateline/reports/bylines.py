"""Tells lines that name who wrote a report, or whose material is in it: bylines and credits."""

from __future__ import annotations

import re

from dateline.reports.dates import find_dates, without_dates
from dateline.reports.lexicon import agencies, byline_words, date_words
from dateline.reports.words import ends_like_sentence, plain_words, written_words

_OPENING = " \t*([—–-|_=•·►▪"
_CLOSING = " \t*)]|_="
# In characters; a paragraph need not be counted in words to be known for one.
_LONGEST_LINE = 400
_LONGEST_BYLINE = 40
_LONGEST_CREDIT = 25
_LONGEST_NOTE = 45
_NAME_END = re.compile(r"\s*[|;]\s*|\s[–—-]\s")
_CUES_OF_NAMES = ("from", "by", ":", "-", "of", "via", "agencies", "agency", "wires", "inputs", "reports")
_BY = re.compile(r"by:?\s+", re.IGNORECASE)


def is_byline(text: str) -> bool:
    """True for "By A Name", "*Writing by ...", "(Reporting by ...; Editing by ...)", "Jane Roe, Staff Writer"."""
    if len(text) > _LONGEST_LINE:
        return False
    line = text.strip(_OPENING + _CLOSING).rstrip(".")
    words = written_words(line)
    if not words or len(words) > _LONGEST_BYLINE:
        return False
    cue = byline_cue(line)
    if cue is not None:
        return _only_names(line[len(cue) :])
    by = _BY.match(line)
    if by is not None:
        return _is_by_line(line[by.end() :], text)
    return _is_name_and_role(line)


def byline_cue(line: str) -> str | None:
    """The words with which a byline other than "By ..." opens, as they stand in the line."""
    folded = line.lower()
    for cue in byline_words().cue:
        if folded.startswith(cue) and not folded[len(cue) : len(cue) + 1].isalnum():
            return line[: len(cue)]
    return None


def byline_name(text: str) -> str:
    """Whom a byline names, without "By" and marks: "By Ana Roe in Goma" gives "Ana Roe in Goma"."""
    line = text.strip(_OPENING + _CLOSING).rstrip(".")
    by = _BY.match(line)
    cue = byline_cue(line)
    if by is not None:
        line = line[by.end() :]
    elif cue is not None and cue.lower().endswith((" by", ":")):
        line = line[len(cue) :]
    dates = find_dates(line)
    if dates:
        line = without_dates(line, dates)
    return _NAME_END.split(line.strip(" ,|–—-:"))[0].strip(" ,|–—-:")


def is_credit(text: str) -> bool:
    """True for "(With inputs from AFP)", "AFP", "Source: X", "Y in Kyiv contributed to this report."."""
    if len(text) > _LONGEST_LINE:
        return False
    line = text.strip(_OPENING + _CLOSING + "/").strip()
    words = plain_words(line)
    folded = line.lower()
    if not words or len(words) > _LONGEST_NOTE:
        return False
    if any(phrase in folded for phrase in byline_words().contributed):
        return True
    if len(words) > _LONGEST_CREDIT:
        return False
    if agencies().is_agency(line) or _are_agencies(line):
        return True
    cue = next((cue for cue in byline_words().credit if folded.startswith(cue)), None)
    if cue is None or folded[len(cue) : len(cue) + 1].isalnum():
        return False
    tail = line[len(cue) :]
    return _names_sources(tail) if cue.endswith(_CUES_OF_NAMES) else True


def credited_agency(text: str) -> str | None:
    """The first agency that a credit line names, written as a name is: "Report", not "this report"."""
    written = written_words(text)
    known = agencies()
    for at in range(len(written)):
        for size in range(min(known.longest, len(written) - at), 0, -1):
            words = tuple(word.casefold().replace("’", "'") for word in written[at : at + size])
            name = known.names.get(words)
            if name is not None and (written[at][0].isupper() or written[at] == name):
                return name
    return None


def _are_agencies(line: str) -> bool:
    """True for "AP/Reuters" and "Sahel Courier and agencies": agencies alone, or names beside the bare word for them."""
    pieces = [piece for piece in re.split(r"[/,;&+|]|\band\b|\s[–—-]\s", line) if piece.strip()]
    known = [piece for piece in pieces if agencies().is_agency(piece)]
    if len(pieces) < 2 or len(known) == len(pieces):
        return len(pieces) > 1
    others = [written_words(piece) for piece in pieces if piece not in known]
    unnamed = any(agencies().name_of(piece) is None for piece in known)
    return unnamed and all(0 < len(words) <= 4 and all(word[0].isupper() for word in words) for words in others)


def _names_sources(tail: str) -> bool:
    """True where nothing but names and words for agencies stand behind "with inputs from"."""
    known = agencies()
    plain = {word for words, name in known.names.items() if name is None for word in words} | byline_words().small
    return all(
        word[0].isupper() or word[0].isdigit() or word.lower() in plain or (word,) in known.names
        for word in written_words(tail)
    )


def _is_by_line(names: str, whole: str) -> bool:
    words = written_words(names)
    if not words or words[0].lower() in byline_words().not_names or words[0].isdigit() or _is_day(words[0]):
        return False
    if len(words) > 14 or (ends_like_sentence(whole) and len(words) > 5):
        return False
    return _only_names(names) and any(word[0].isupper() for word in words)


def _is_day(word: str) -> bool:
    return word.lower() in date_words().weekdays or word.lower() in date_words().months


def _only_names(text: str) -> bool:
    """True where every word is written like a name, is a number of a date, or one of the small words of bylines."""
    for mention in reversed(find_dates(text)):
        text = text[: mention.start] + " " + text[mention.end :]
    small = byline_words().small
    return all(
        word[0].isupper() or word.lower() in small or not word[0].isalpha() for word in _words_with_addresses(text)
    )


def _words_with_addresses(text: str) -> list[str]:
    return [
        word
        for piece in text.split()
        if "@" not in piece and "." not in piece.strip(".")
        for word in written_words(piece)
    ]


def _is_name_and_role(line: str) -> bool:
    """ "Jane Roe, Associated Press" or "Jane Roe | Defence Correspondent": two to five names, then a known agency or a role."""
    parts = [part.strip() for part in re.split(r",|\s[|–—-]\s|\bof\b|\bfor\b", line) if part.strip()]
    if len(parts) != 2 or ends_like_sentence(line):
        return False
    name, role = parts
    names = written_words(name)
    if not 2 <= len(names) <= 5 or not all(word[0].isupper() for word in names) or agencies().is_agency(name):
        return False
    return agencies().name_of(role) is not None or is_role(role)


def is_role(text: str) -> bool:
    """True for "Staff Writer", "Senior Defence Correspondent": up to four words, the last of them what writers are."""
    folded = text.lower()
    return any(
        folded == known or (folded.endswith(" " + known) and len(folded.split()) <= 4) for known in byline_words().role
    )
