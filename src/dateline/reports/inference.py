"""Infers when an undated report was published from its own text alone: weekdays with days of the month, years told, rights.

The calendar does the work: 27 September is a Sunday only in some years. Bounds come from what is told as past (not before)
and from a notice of rights (not after the end of its last year). No clock is asked: without a bound an end stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from dateline.reports.date_lines import read_date_line
from dateline.reports.dates import FIRST_YEAR, LAST_YEAR, DateMention, find_dates, possible_day, without_dates
from dateline.reports.lexicon import date_words
from dateline.reports.pieces import Piece
from dateline.reports.types import CONTENT_KINDS, Published
from dateline.reports.words import plain_words

# A day told with its weekday is recent: it lies at most this far behind the report.
_RECENT = timedelta(days=31)
# Where nothing bounds them, candidate years are looked for only here (28 years hold every kind of year once).
_CANDIDATE_YEARS = range(1970, 2070)
# A weekday leaves one year in five to eleven; more candidates than these come from days that no weekday ties to a year.
_MOST_CANDIDATES = 16
# A calendar of events names more days than these; they say no more of the day of publication.
_MOST_DAYS = 200
# A capital behind a full stop begins a sentence; a number does not ("Sept. 27").
_SENTENCE_END = re.compile(r"(?<=[.!?…”\"')])\s+(?=[\"“‘'(]?[^\W\da-z_])")
_YEAR_TOLD = re.compile(
    r"\b(?:in|since|of|during|after|from|between|early|late|mid)[ -](?:the )?((?:19|20)\d\d)(?![\d-])"
    r"(?!\s*(?:people|troops|soldiers|men|civilians|km|kilomet))",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d\d")
_RIGHTS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


Tense = Literal["past", "ahead", "unknown"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """What the text says of the earliest and the latest day of its publication; None for no bound."""

    lower: date | None = None
    upper: date | None = None
    lower_evidence: str = ""
    upper_evidence: str = ""

    def holds(self, day: date) -> bool:
        return (self.lower is None or self.lower <= day) and (self.upper is None or day <= self.upper)


def infer_publication(pieces: list[Piece]) -> Published:
    """The interval of publication of a report that states none; basis "inferred", or "unknown" where only bounds are known.

    `candidates` lists the intervals, one of which holds, where days without a year leave several years.
    """
    bounds = text_bounds(pieces)
    told = tuple(text for text in (bounds.lower_evidence, bounds.upper_evidence) if text)
    if bounds.lower is not None and bounds.upper is not None and bounds.lower > bounds.upper:
        return Published(None, None, "unknown", (*told, "disagrees: the text tells of days after its notice of rights"))
    dateline = _stated_without_year(pieces)
    partials = [(mention, tense) for mention, tense in _told_dates(pieces) if mention.is_partial][:_MOST_DAYS]
    years, why = _years(dateline, partials)
    if years is None:
        return Published(bounds.lower, bounds.upper, "unknown", told)
    spans = [span for year in years if (span := _span(year, dateline, partials)) is not None]
    kept = [fitted for span in spans if (fitted := _clip(span, bounds)) is not None]
    if not kept:
        return Published(bounds.lower, bounds.upper, "unknown", (*told, *why, "disagrees: no year fits all of these"))
    if len(kept) > _MOST_CANDIDATES:
        # A month and a day without a weekday hold in every year: that says nothing of the year.
        return Published(bounds.lower, bounds.upper, "unknown", (*why, *told))
    return _from_candidates(kept, bounds, (*why, *told))


def _stated_without_year(pieces: list[Piece]) -> DateMention | None:
    """The day that a dateline ("BAKU, Oct 5 -") or a line of the page ("Published 5 October, 14:05") gives without a year."""
    for piece in pieces:
        if piece.dateline is not None and piece.dateline.date is not None:
            return piece.dateline.date
        line = read_date_line(piece.text) if piece.kind in ("furniture", "byline") else None
        if line is not None and (line.published or line.updated) is not None:
            return line.published or line.updated
    return None


def text_bounds(pieces: list[Piece]) -> Bounds:
    """Not before the last day or year that the text tells as past; not after the last year of its notice of rights."""
    bounds = Bounds()
    for piece in pieces:
        if piece.reason == "copyright":
            years = [int(year) for year in _RIGHTS_YEAR.findall(piece.text)]
            if years and (bounds.upper is None or date(max(years), 12, 31) < bounds.upper):
                upper = date(max(years), 12, 31)
                bounds = replace(
                    bounds, upper=upper, upper_evidence=f"not after {upper}: notice of rights of {upper.year}"
                )
        if piece.kind in CONTENT_KINDS:
            bounds = _raise_lower(bounds, piece.text)
    return bounds


def _raise_lower(bounds: Bounds, text: str) -> Bounds:
    if _DIGITS.search(text) is None:
        return bounds
    for sentence in _SENTENCE_END.split(text):
        found = [(mention.days[0], mention.text) for mention in find_dates(sentence) if mention.days]
        found += [
            (date(int(m[1]), 1, 1), m.group())
            for m in _YEAR_TOLD.finditer(sentence)
            if FIRST_YEAR <= int(m[1]) <= LAST_YEAR
        ]
        later = [(day, told) for day, told in found if bounds.lower is None or day > bounds.lower]
        if later and _tense(sentence) == "past":
            day, told = max(later)
            bounds = replace(bounds, lower=day, lower_evidence=f"not before {day}: the text tells of '{told}'")
    return bounds


def _tense(sentence: str) -> Tense:
    """Where the words of a sentence place its dates: a date told with "will" is ahead even where something was said of it."""
    known = date_words()
    # Without its dates, for a day in May is no permission.
    words = set(plain_words(without_dates(sentence, find_dates(sentence))))
    if words & known.ahead:
        return "ahead"
    if words & known.past or "as of" in sentence.lower():
        return "past"
    if any(word.endswith("ed") and word not in known.not_past for word in words):
        return "past"
    return "unknown"


def _told_dates(pieces: list[Piece]) -> list[tuple[DateMention, Tense]]:
    """Dates in headlines and body, each with the tense of its sentence."""
    told: list[tuple[DateMention, Tense]] = []
    for piece in pieces:
        if piece.kind not in CONTENT_KINDS:
            continue
        for sentence in _SENTENCE_END.split(piece.text):
            mentions = find_dates(sentence)
            if mentions:
                tense = _tense(sentence)
                told += [(mention, tense) for mention in mentions]
    return told


def _years(
    dateline: DateMention | None, partials: list[tuple[DateMention, Tense]]
) -> tuple[list[int] | None, tuple[str, ...]]:
    """The years in which every weekday told fits its day, and the evidence; None where no day is told with a weekday or
    in the dateline."""
    pairs = [mention for mention, _ in partials if mention.weekday is not None]
    if dateline is not None and dateline.is_partial:
        pairs.append(dateline)
    if not pairs:
        return None, ()
    years = [year for year in _CANDIDATE_YEARS if all(_fits(year, mention) for mention in pairs)]
    evidence = tuple(
        f"{'dateline' if m is dateline else 'the text tells of'} '{' '.join(m.text.split())}'{_weekday_name(m)}"
        for m in pairs[:4]
    )
    return years, evidence


def _fits(year: int, mention: DateMention) -> bool:
    day = _in_year(year, mention)
    return day is not None and (mention.weekday is None or day.weekday() == mention.weekday)


def _weekday_name(mention: DateMention) -> str:
    if mention.weekday is None:
        return ""
    return ", a " + next(form for form, number in date_words().weekdays.items() if number == mention.weekday).title()


def _in_year(year: int, mention: DateMention) -> date | None:
    if mention.month is None or mention.day is None:
        return None
    return possible_day(year, mention.month, mention.day)


def _span(
    year: int, dateline: DateMention | None, partials: list[tuple[DateMention, Tense]]
) -> tuple[date, date] | None:
    """The days on which the report can have come out if it is of this year."""
    if dateline is not None and dateline.is_partial:
        day = _in_year(year, dateline)
        return None if day is None else (day, day)
    days = [(day, tense) for mention, tense in partials if (day := _in_year(year, mention)) is not None]
    past = [day for day, tense in days if tense == "past"]
    if past:
        return max(past), max(past) + _RECENT
    if not days:
        return None
    # Days ahead lie behind the report; of a day without a tense it may lie on either side.
    last = max(day for day, _ in days)
    return min(day for day, _ in days) - _RECENT, last if days[0][1] == "ahead" else last + _RECENT


def _clip(span: tuple[date, date], bounds: Bounds) -> tuple[date, date] | None:
    first = max(span[0], bounds.lower) if bounds.lower is not None else span[0]
    last = min(span[1], bounds.upper) if bounds.upper is not None else span[1]
    return (first, last) if first <= last else None


def _from_candidates(kept: list[tuple[date, date]], bounds: Bounds, evidence: tuple[str, ...]) -> Published:
    """One candidate is an answer. Of several, only those ends are told that the text itself bounds."""
    if len(kept) == 1:
        return Published(kept[0][0], kept[0][1], "inferred", evidence, tuple(kept))
    earliest = kept[0][0] if bounds.lower is not None else None
    latest = kept[-1][1] if bounds.upper is not None else None
    years = ", ".join(str(first.year) for first, _ in kept)
    return Published(earliest, latest, "inferred", (*evidence, f"holds in {years}"), tuple(kept))
