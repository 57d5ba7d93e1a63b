"""Reads lines that do nothing but date a report: "Published October 02,2020", "2020-10-19 By ...", "2 Oct 2020 14:05"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.reports.bylines import is_byline
from dateline.reports.dates import CLOCK, DateMention, cut_dates, find_dates
from dateline.reports.furniture import section_outlet
from dateline.reports.lexicon import agencies, date_words
from dateline.reports.words import plain_words, written_words

_LONGEST = 160
_PLACE_TIME = re.compile(r"(?<=\s)[A-Z][a-z]+(?:['’]s)?\s(?:standard\s|daylight\s|local\s)?time\b")
_BY = re.compile(r"(?:^|[\s|,–—-])by:?\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateLine:
    """`published` and `updated` are the dates that the line gives; `byline` the part "By ..." of it, "" where there is none."""

    published: DateMention | None
    updated: DateMention | None
    byline: str
    has_cue: bool
    outlet: str


def read_date_line(text: str) -> DateLine | None:
    """What a line says that holds dates, times, words such as "published", maybe a byline or a section, and nothing else."""
    if len(text) > _LONGEST:
        return None
    dates = find_dates(text, short_years=True)
    by = _BY.search(text)
    head = text[: by.start()] if by else text
    byline = text[by.start() :].strip(" |,–—-") if by else ""
    if byline and not is_byline(byline):
        return None
    rest = cut_dates(head, dates)
    rest, clocks = CLOCK.subn(" ", _PLACE_TIME.sub(" time", rest))
    words = [word for word in plain_words(rest) if not word.isdigit() or len(word) < 3]
    known = date_words()
    cues = [word for word in words if word in known.published or word in known.updated]
    left = [word for word in words if not _says_nothing(word)]
    outlet = _outlet(rest, left)
    if outlet is None or not (dates or (cues and clocks)) or (not dates and byline):
        return None
    if not cues and not _dated_well(dates, byline):
        return None
    published, updated = _roles(text, dates)
    return DateLine(published, updated, byline, bool(cues), outlet)


def _says_nothing(word: str) -> bool:
    known = date_words()
    return (
        word in known.published
        or word in known.updated
        or word in known.filler
        or word in known.zone
        or word in known.weekdays
        or word.isdigit()
    )


def _dated_well(dates: list[DateMention], byline: str) -> bool:
    """Without "published", a line needs a year, or a weekday beside the day, to be taken for more than a mention."""
    return any(mention.days or mention.weekday is not None for mention in dates) or bool(dates and byline)


def _outlet(rest: str, left: list[str]) -> str | None:
    """What is left of the line is nothing, an agency, a section or an outlet with its section; None where it is more."""
    if not left:
        return ""
    kept = " ".join(
        word for word in rest.split() if not (pw := plain_words(word)) or not all(_says_nothing(w) for w in pw)
    )
    kept = kept.strip(" |,–—-:;./()")
    if agencies().is_agency(kept):
        return kept
    section = section_outlet(kept)
    if section is not None:
        return section
    return None


def _roles(text: str, dates: list[DateMention]) -> tuple[DateMention | None, DateMention | None]:
    """Gives each date to the last of "published" and "updated" that stands before it."""
    published: DateMention | None = None
    updated: DateMention | None = None
    at, is_update = 0, False
    for mention in dates:
        for word in written_words(text[at : mention.start]):
            if word.lower() in date_words().updated:
                is_update = True
            elif word.lower() in date_words().published:
                is_update = False
        at = mention.end
        if is_update:
            updated = updated or mention
        else:
            published = published or mention
    return published, updated
