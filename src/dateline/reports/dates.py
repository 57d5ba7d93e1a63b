"""Finds calendar dates as reports write them, for telling when a report was published (not what it tells: `grounding/`)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.reports.lexicon import date_words

# Years that a report of today's kind can bear. Fixed, so that no answer depends on the day of reading.
FIRST_YEAR, LAST_YEAR = 1900, 2099

CLOCK = re.compile(
    r"(?<!\d)T?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d{1,6})?)?(?:\s?[ap]\.?m\.?(?!\w))?(?:\s?(?:Z|[+-]\d{2}:?\d{2})(?!\w))?|(?<!\w)\d{1,2}\s?[ap]\.?m\.?(?!\w)|(?<!\d)\d{4}(?=\s?(?:GMT|UTC|hrs|hours)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text. `days` are the days it can mean: one, two where day and month cannot be told apart, none without a year.

    `month` and `day` are None where not written (or ambiguous); `weekday` (Monday is 0) where one stands beside it.
    """

    start: int
    end: int
    text: str
    days: tuple[date, ...] = ()
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @property
    def is_partial(self) -> bool:
        """A month and day without a year."""
        return not self.days and self.month is not None and self.day is not None


def find_dates(text: str, *, short_years: bool = False) -> list[DateMention]:
    """Dates in `text`, in order, not overlapping; impossible ones ("31 November 2020") are left out.

    `short_years` also takes "3 Jan 90" and "19/10/20", which only datelines and date lines write; 70 to 99 are then 1900s
    (POSIX). A dot between numbers means that the day comes first; a slash or hyphen leaves the order open.
    """
    mentions: list[DateMention] = []
    taken = 0
    for match in _pattern().finditer(text):
        if match.start() < taken:
            continue
        mention = _read(match, short_years=short_years)
        if mention is None:
            continue
        mentions.append(mention)
        taken = mention.end
    return [_fit_weekday(mention) for mention in _with_weekdays(text, mentions)]


def without_dates(text: str, dates: list[DateMention]) -> str:
    """What is left of a line without its dates, clocks, zones, weekdays and the words that go with them."""
    bare = CLOCK.sub(" ", cut_dates(text, dates))
    return re.sub(r"[^\W\d_]+", lambda word: "" if _goes_with_dates(word.group()) else word.group(), bare)


def _goes_with_dates(word: str) -> bool:
    known = date_words()
    folded = word.casefold()
    return folded in known.weekdays or folded in known.zone or folded in known.published or folded in known.updated


def cut_dates(text: str, dates: list[DateMention]) -> str:
    """The line with a blank in place of each date."""
    for mention in reversed(dates):
        text = text[: mention.start] + " " + text[mention.end :]
    return text


def on_weekday(days: tuple[date, ...], weekday: int | None) -> tuple[date, ...]:
    return days if weekday is None else tuple(day for day in days if day.weekday() == weekday)


def possible_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such or the year is out of range."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


@cache
def _pattern() -> re.Pattern[str]:
    month = "(?:" + "|".join(sorted(date_words().months, key=lambda form: (-len(form), form))) + r")(?![^\W\d_])\.?"
    return re.compile(
        rf"""
        (?<![\w.])(?:
          (?P<iso>(?P<iy>\d{{4}})(?P<isep>[-/.])(?P<im>\d{{1,2}})(?P=isep)(?P<id>\d{{1,2}})(?=T\d|\D|$))
        | (?P<num>(?P<na>\d{{1,2}})(?P<nsep>[-/.])(?P<nb>\d{{1,2}})(?P=nsep)(?P<ny>\d{{4}}|\d{{2}})(?!\d|\.\d))
        | (?P<dmy>(?P<dd>\d{{1,2}})(?:st|nd|rd|th)?(?:\ of)?[\s-]{{0,2}}(?P<dm>{month})
            (?:[\s,/-]{{0,2}}(?P<dy>(?:19|20)\d{{2}}(?!\d)|'?\d{{2}}(?![\d:.%]|\s?[ap]\.?m)))?)
        | (?P<mdy>(?P<mm>{month})\s{{0,2}}(?P<md>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])
            (?:[\s,/]{{0,3}}(?P<my>(?:19|20)\d{{2}}(?!\d)))?)
        )
        """,
        re.IGNORECASE | re.VERBOSE | re.ASCII,
    )


@cache
def _weekday_pattern() -> re.Pattern[str]:
    forms = "|".join(sorted(date_words().weekdays, key=lambda form: (-len(form), form)))
    return re.compile(rf"(?<!\w)({forms})(?!\w)\.?", re.IGNORECASE)


def _read(match: re.Match[str], *, short_years: bool) -> DateMention | None:
    if match["iso"]:
        return _complete(match, int(match["iy"]), int(match["im"]), int(match["id"]))
    if match["num"]:
        return _numeric(match, short_years=short_years)
    by_day = match["dmy"] is not None
    day = int(match["dd"] if by_day else match["md"])
    month = date_words().months[(match["dm"] if by_day else match["mm"]).rstrip(".").lower()]
    written_year = match["dy"] if by_day else match["my"]
    end = match.end()
    if written_year is not None and len(written_year) < 4 and not short_years:
        end, written_year = match.end("dm"), None
    if written_year is None:
        if possible_day(2000, month, day) is None:
            return None
        return DateMention(match.start(), end, match.string[match.start() : end], month=month, day=day)
    return _complete(match, _full_year(written_year), month, day)


def _complete(match: re.Match[str], year: int, month: int, day: int) -> DateMention | None:
    found = possible_day(year, month, day)
    if found is None:
        return None
    return DateMention(match.start(), match.end(), match.group(), (found,), year, month, day)


def _numeric(match: re.Match[str], *, short_years: bool) -> DateMention | None:
    if len(match["ny"]) < 4 and not short_years:
        return None
    first, second, year = int(match["na"]), int(match["nb"]), _full_year(match["ny"])
    orders = [(second, first)] if match["nsep"] == "." else [(second, first), (first, second)]
    days = sorted({day for month, number in orders if (day := possible_day(year, month, number)) is not None})
    if not days:
        return None
    if len(days) == 1:
        return DateMention(match.start(), match.end(), match.group(), (days[0],), year, days[0].month, days[0].day)
    return DateMention(match.start(), match.end(), match.group(), tuple(days), year)


def _full_year(written: str) -> int:
    number = int(written.lstrip("'"))
    if len(written) == 4:
        return number
    return number + (1900 if number >= 70 else 2000)


def _with_weekdays(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Gives each mention the weekday that stands right before or behind it, with nothing but ", (" between."""
    weekdays = [(m.start(), m.end(), m[1].lower()) for m in _weekday_pattern().finditer(text)] if mentions else []
    fitted: list[DateMention] = []
    at = 0
    for mention in mentions:
        while at < len(weekdays) and weekdays[at][1] <= mention.start:
            at += 1
        before = weekdays[at - 1] if at else None
        after = weekdays[at] if at < len(weekdays) else None
        found = None
        if before is not None and _joins(text, before[1], mention.start):
            found = before[2]
        elif after is not None and _joins(text, mention.end, after[0]):
            found = after[2]
        fitted.append(mention if found is None else replace(mention, weekday=date_words().weekdays[found]))
    return fitted


def _joins(text: str, start: int, end: int) -> bool:
    return 0 <= end - start <= 6 and text[start:end].strip(" ,(\n") in ("", "the", "a")


def _fit_weekday(mention: DateMention) -> DateMention:
    """A weekday decides between two readings of a numeric date; one that fits neither is left as a slip of the writer."""
    fitting = on_weekday(mention.days, mention.weekday)
    if len(mention.days) == 2 and len(fitting) == 1:
        day = fitting[0]
        return replace(mention, days=fitting, month=day.month, day=day.day)
    return mention
