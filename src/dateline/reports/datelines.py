"""Reads the dateline at the head of a paragraph: "BAKU, Oct 5 (Agency) -", "Goma, 12 June 2023 /SUNA/:", "(Reuters) -"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.reports.dateline_scan import DASH, TAG, DatelineScan
from dateline.reports.dates import DateMention
from dateline.reports.furniture import is_label
from dateline.reports.lexicon import agencies, outlet_words
from dateline.reports.words import is_capitals, is_sentence_like, plain_words, written_words

# No dateline reaches further into its paragraph.
_REACH = 180
_ENCLOSED = re.compile(r"[\[(]([^\[\]()]{6,80})[\])]\s*(?:[:–—-]+\s+)?")
_STOP = re.compile(r"\s*[:.,]\s*")
# "Bunia, May 3 – Lake Agency – Rebels ...": who signs stands between two dashes.
_SIGNED = re.compile(r"([^\W\d_][\w .'’]{1,40}?)\s*[–—-]{1,2}\s+")


@dataclass(frozen=True, slots=True)
class DatelineHead:
    """A dateline of `length` characters; `place` as written, `agency` as named, `date` with offsets into the paragraph."""

    length: int
    place: str | None
    agency: str | None
    date: DateMention | None
    is_strong: bool


def read_dateline(text: str, *, capitals_say_nothing: bool = False) -> DatelineHead | None:
    """The dateline that a paragraph begins with, None where there is none.

    A strong one carries an agency or a date; a weak one is only a place with a dash, and should be trusted only in the first
    paragraph. `capitals_say_nothing` for reports written in capitals throughout.
    """
    head = text[:_REACH]
    enclosed = _ENCLOSED.match(head)
    if enclosed is not None and (found := read_dateline(enclosed[1])) is not None and found.date is not None:
        return replace(found, length=enclosed.end()) if found.length == len(enclosed[1]) else None
    scan = DatelineScan(head)
    scan.tags()
    scan.place_and_date()
    scan.agency()
    if not scan.place and scan.agency_name is None and scan.bracketed is None:
        return None
    return _decide(scan, text, capitals_say_nothing=capitals_say_nothing)


def _decide(scan: DatelineScan, text: str, *, capitals_say_nothing: bool) -> DatelineHead | None:
    has_agency = scan.agency_name is not None or _looks_like_agency(scan.bracketed)
    strong = has_agency or scan.date is not None
    dash = DASH.match(text, scan.at)
    stop = _STOP.match(text, scan.at)
    end = dash.end() if dash else (stop.end() if stop else scan.at)
    if scan.bracketed is not None and not has_agency and scan.date is None:
        return None
    if strong:
        # "Presa Allende (Allende Dam)": an unknown name in brackets is an agency's only where a dash or a date shows it.
        known = scan.date is not None or agencies().name_of(scan.agency_name or "") is not None
        stopped = stop is not None and _closes(scan, stop.group(), text, end)
        closed = dash is not None or (known and (end == len(text) or stopped or scan.is_slashed))
        if not closed and stopped and scan.date is None and _is_signed_place(scan, stop):
            # Trusted in front of the first sentences only, as a place with a dash is.
            return DatelineHead(end, scan.place, scan.agency_name or scan.bracketed, None, False)
        if not closed or (scan.date is not None and not scan.place and not has_agency):
            return None
    elif not _is_place_with_dash(scan.place, dash, stop, text, end, capitals_say_nothing=capitals_say_nothing):
        return None
    while (tag := TAG.match(text, end)) is not None:
        end = tag.end()
    if scan.date is not None and not scan.place and _is_place_in_brackets(scan):
        return DatelineHead(end, scan.bracketed, None, scan.date, strong)
    signed = (
        _SIGNED.match(text, end) if dash is not None and scan.agency_name is None and scan.bracketed is None else None
    )
    if signed is not None and (agencies().name_of(signed[1]) is not None or _is_outlet(signed[1])):
        return DatelineHead(signed.end(), scan.place or None, signed[1], scan.date, True)
    if not strong and _is_outlet(scan.place):
        return DatelineHead(end, None, scan.place, None, strong)
    return DatelineHead(
        end, scan.place or None, scan.agency_name or (scan.bracketed if has_agency else None), scan.date, strong
    )


def _is_place_in_brackets(scan: DatelineScan) -> bool:
    """ "3 May 2023 (Bunia) -": a name that is no agency's, where no place stands in front."""
    return bool(scan.bracketed) and scan.agency_name is None and not _is_outlet(scan.bracketed or "")


def _is_signed_place(scan: DatelineScan, stop: re.Match[str] | None) -> bool:
    """ "Goma (LNA): ...": an unknown name in capitals in brackets behind a place, where it is not short for the words before."""
    name = scan.agency_name or scan.bracketed or ""
    place = written_words(scan.place or "")
    if (
        stop is None
        or ":" not in stop.group()
        or not 1 <= len(place) <= 3
        or not (name.isupper() and 2 <= len(name) <= 5)
    ):
        return False
    return name[0].casefold() != place[0][0].casefold() or len(place) == 1


def _is_outlet(name: str) -> bool:
    """True for "TODAY VALLEY –" and "LAKE NEWS –": some outlets sign where others name the place."""
    words = plain_words(name)
    return len(words) > 1 and not outlet_words().last.isdisjoint((words[0], words[-1]))


def _closes(scan: DatelineScan, stop: str, text: str, end: int) -> bool:
    """A full stop or colon closes a dateline behind an agency or a date; a comma never does, for a sentence goes on there."""
    return stop.strip() in (".", ":") and (end >= len(text) or not text[end].islower())


def _looks_like_agency(name: str | None) -> bool:
    """True for what stands in brackets like a known agency, or like an outlet: one to four capitalised words."""
    if not name:
        return False
    words = written_words(name)
    return agencies().is_agency(name) or (
        1 <= len(words) <= 4 and all(word[0].isupper() for word in words) and len(name) <= 40
    )


def _is_place_with_dash(
    place: str,
    dash: re.Match[str] | None,
    stop: re.Match[str] | None,
    text: str,
    end: int,
    *,
    capitals_say_nothing: bool,
) -> bool:
    words = written_words(place)
    rest = text[end:]
    if not words or len(words) > 6 or is_label(place) or (rest and not _begins_a_sentence(rest)):
        return False
    first_piece = place.split(",")[0].split("/")[0]
    in_capitals = is_capitals(first_piece) and len(first_piece) > 2 and not capitals_say_nothing
    if dash is not None:
        if in_capitals:
            return True
        # "Goma - The rebels ..." but not "Turkey - NATO's second army - said" nor "Anglo-Saxon ...".
        if capitals_say_nothing:
            return False
        return (
            len(words) <= 4
            and dash.group().strip() in ("-", "–", "—", "--")
            and dash.group()[0].isspace()
            and rest != ""
            and DASH.search(rest[:_REACH]) is None
        )
    return in_capitals and stop is not None and stop.group().strip() == ":" and len(words) <= 3 and rest != ""


def _begins_a_sentence(rest: str) -> bool:
    """A place is a dateline only in front of a sentence: "KYIV — Two died." but not "TRUCE — WHAT WE KNOW"."""
    return not rest[0].islower() and is_sentence_like(rest) and not is_capitals(rest)
