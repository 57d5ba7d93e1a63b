"""In `grounding/times`: readers of weeks, months, quarters, seasons, years and longer, counted from the report or named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.grounding.quantities.words import spelled, spelled_year
from dateline.grounding.times.calendar import (
    Span,
    fiscal_span,
    month_span,
    quarter_span,
    shift,
    shift_days,
    week_span,
    week_value,
    year_span,
)
from dateline.grounding.times.frame import ORDINALS, SPELLED, Frame, Items, Reading, narrowed
from dateline.grounding.times.read_calendar import whole_day
from dateline.grounding.times.read_days import this_weekend
from dateline.grounding.times.read_spans import duration_value
from dateline.grounding.types import Anchor


def whole_unit(day: date, unit: str, *, anchor: Anchor) -> Reading | None:
    """The day, week, month, quarter, year or decade that holds `day`."""
    if unit == "D" or unit.startswith("T"):
        return whole_day(day, anchor=anchor)
    if unit in ("W", "2W"):
        return Reading("DATE", week_value(day), week_span(day), anchor)
    if unit == "M":
        return Reading("DATE", f"{day.year:04d}-{day.month:02d}", month_span(day.year, day.month), anchor)
    if unit == "Q":
        number = (day.month + 2) // 3
        return quarter_reading(day.year, number, anchor=anchor)
    if unit == "Y":
        return Reading("DATE", f"{day.year:04d}", year_span(day.year), anchor)
    if unit == "E":
        return decade_reading(day.year // 10, anchor=anchor)
    if unit == "C":
        return century_reading(day.year // 100)
    return this_weekend(day, 0) if unit == "WE" else None


# Years of a decade that are its early, middle and late ones.
DECADE_PARTS = {"": (0, 9), "early": (0, 3), "mid": (4, 6), "late": (7, 9)}


def decade_reading(tens: int, *, anchor: Anchor = "none") -> Reading:
    return Reading("DATE", f"{tens:03d}", year_span(tens * 10, years=10), anchor)


def century_reading(hundreds: int) -> Reading:
    return Reading("DATE", f"{hundreds:02d}", _century_span(hundreds))


def _century_span(hundreds: int) -> Span | None:
    """The 18th century is 1701 to 1800 by the rule and 1700 to 1799 by use: the interval holds both."""
    return year_span(max(hundreds * 100, 1), years=101 if hundreds else 100)


# The latest year that "'25" can be where no publication is known.
LAST_SHORT = 2029
# Before these "the quarter" is a time even where no quarter has been told.
LASTING = frozenset({"FOR", "OVER", "DURING", "OF", "BY"})
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "M": "XXXX-XX",
    "Q": "XXXX-QX",
    "Y": "XXXX",
    "E": "XXX",
    "WE": "XXXX-WXX-WE",
}


def unanchored(unit: str) -> Reading:
    return Reading("DATE", UNKNOWN.get(unit, "XXXX"), reason="no-anchor")


def unit(items: Items, frame: Frame) -> Reading | None:
    """this week, last year, early next month, the end of the year."""
    letter = items.unit
    if frame.day is None:
        return unanchored(letter)
    steps = 1 if items.has("NEXT", "COMING") else -1 if items.has("LAST", "LATEST", "PAST") else 0
    if letter == "WE":
        return this_weekend(frame.day, _weekend_step(frame, steps))
    if letter.startswith("T"):
        return Reading("TIME", "PRESENT_REF" if steps == 0 else f"P{letter}")
    moved = shift(frame.day, letter, steps)
    reading = whole_unit(moved, letter, anchor="publication") if moved is not None else None
    if reading is None:
        return None
    return _clipped(narrowed(reading, "" if items.has("EARLIER", "LATER") else items.part), items, frame.day)


def _weekend_step(frame: Frame, steps: int) -> int:
    """A weekend that is over is the last one; "this weekend" on a Monday to Wednesday in the past tense too."""
    assert frame.day is not None
    if steps or frame.day.isoweekday() >= 6:
        return steps
    return 0 if frame.tense > 0 else -1


def _clipped(reading: Reading, items: Items, day: date) -> Reading:
    """ "earlier this week" ends with the day of the report, "later this week" begins with it."""
    if reading.span is None or not reading.span[0] <= day <= reading.span[1]:
        return reading
    first, last = reading.span
    if items.has("EARLIER"):
        last = day
    elif items.has("LATER"):
        first = day
    return Reading(reading.type, reading.value, (first, last), reading.anchor, quarter=reading.quarter)


def the_unit(items: Items, frame: Frame) -> Reading | None:
    """ "the year", "the week": the one of the report. Days and hours are too common as plain words to be times."""
    if items.unit not in ("W", "M", "Y", "WE") or frame.after not in (
        "IN",
        "FOR",
        "OVER",
        "DURING",
        "OF",
        "ON",
        "AT",
        "",
    ):
        return None
    return unit(items, frame)


def year_end(items: Items, frame: Frame) -> Reading | None:
    return narrowed_end(unit(items, frame)) if items.unit in ("Y", "M", "W") else None


def narrowed_end(reading: Reading | None) -> Reading | None:
    return narrowed(reading, "late") if reading is not None else None


def context_unit(items: Items, frame: Frame) -> Reading | None:
    """that day, the same week, the next day, the day before: from the day told just before, else from publication."""
    letter = items.unit
    told = frame.told.span if frame.told is not None else None
    back = items.has("PREV", "BEFORE", "EARLIER") and not items.has("SAME", "THAT")
    steps = -1 if back else 1 if items.has("NEXT", "FOLL", "AFTER") else 0
    if letter.startswith("T"):
        return None
    base, anchor = (told[0], "context") if told is not None else (frame.day, "publication")
    if told is None and (frame.day is None or not back):
        return unanchored(letter)
    moved = shift(base, letter, steps) if base is not None else None
    if moved is None:
        return unanchored(letter)
    return whole_unit(moved, letter, anchor="context" if anchor == "context" else "publication")


def ago(items: Items, frame: Frame) -> Reading | None:
    """ "two weeks ago", "a year earlier", "three days later": a day, week, month or year at the grain of the unit."""
    letter, count = items.unit, items.count()
    forward = items.has("LATER", "AFTER", "HENCE", "FROM")
    told = frame.told if not items.has("AGO", "HENCE", "REFNOW") else None
    if count is None or letter in ("L", "2W") or letter.startswith("T"):
        return _vague_ago(items, letter, count)
    if letter == "Y" and count == 1 and frame.quarter is not None and not forward:
        year, number = frame.quarter
        return quarter_reading(year - 1, number, anchor="context", told=False)
    base = told.span[0] if told is not None and told.span is not None else None
    anchor: Anchor = "context" if base is not None else "publication"
    if base is None:
        base = None if items.has("LATER", "AFTER") else frame.day
    moved = shift(base, letter, count if forward else -count) if base is not None else None
    if moved is None:
        return Reading("DURATION", duration_value(count, letter), reason="no-anchor")
    grain = "Y" if letter in ("E", "C") else letter if count.is_integer() or letter == "D" else "M"
    if letter == "W" and told is not None and told.day is not None:
        grain = "D"  # a week on from a day told is that day of the week
    return whole_unit(moved, grain, anchor=anchor)


def ago_today(items: Items, frame: Frame) -> Reading | None:
    """ "A year ago today", "ten years ago yesterday": that day, so many years or weeks back."""
    count, letter = items.count(), items.unit
    here = shift_days(frame.day, items.number_of("DEIX") or 0) if frame.day is not None else None
    if count is None or letter not in ("D", "W", "M", "Y", "E") or not count.is_integer():
        return None
    moved = shift(here, letter, -count) if here is not None else None
    return whole_day(moved, anchor="publication") if moved is not None else Reading("DATE", "XXXX", reason="no-anchor")


def nights_ago(items: Items, frame: Frame) -> Reading | None:
    """ "Two nights before", "three nights later": the night of that day."""
    count = items.count()
    if items.letter_of("PODS") != "NI" or count is None or not count.is_integer():
        return None
    told = frame.told.day if frame.told is not None and not items.has("AGO") else None
    base = told or (frame.day if not items.has("LATER") else None)
    moved = shift_days(base, int(count if items.has("LATER") else -count)) if base is not None else None
    if moved is None:
        return Reading("DURATION", duration_value(count, "D"), reason="no-anchor")
    return whole_day(moved, anchor="context" if told is not None else "publication", part="NI")


def _vague_ago(items: Items, letter: str, count: float | None) -> Reading:
    if items.has("HENCE", "REFNOW"):
        return Reading("DATE", "FUTURE_REF")
    if count is None and items.has("AGO", "EARLIER"):
        return Reading("DATE", "PAST_REF")
    return Reading("DURATION", duration_value(count, letter))


def year(items: Items, frame: Frame) -> Reading | None:
    words = [i.value for i in items if i.kind in ("TEEN", "TENS", "ONE", "HUND") and isinstance(i.value, int)]
    number = items.year or spelled_year(words)
    if items.has("THOU"):
        number = spelled([i.value for i in items if i.kind in SPELLED and isinstance(i.value, int)])
    if number is None:
        return None
    if items.has("FISCAL"):
        return narrowed(Reading("DATE", f"{number:04d}", fiscal_span(number)), items.part)
    return narrowed(Reading("DATE", f"{number:04d}", year_span(number)), items.part)


def year_short(items: Items, frame: Frame) -> Reading | None:
    """ "'93": of this century up to the year of the report, else of the last one."""
    figure = items.first("N", "D")
    if figure is None or len(figure.text) != 2 or not figure.text.isdigit():
        return None
    last = frame.day.year if frame.day is not None else LAST_SHORT
    number = last - (last - int(figure.text)) % 100
    return Reading("DATE", f"{number:04d}", year_span(number), "none") if 1 <= number <= date.max.year else None


def year_range(items: Items, frame: Frame) -> Reading | None:
    """ "1991-94", "2014-2016"; anything that does not rise is a score or a number."""
    parts = [item.text for item in items if item.kind in ("Y", "D", "N")]
    if len(parts) != 2 or len(parts[1]) not in (2, 4):
        return None
    first = int(parts[0])
    last = int(parts[0][: 4 - len(parts[1])] + parts[1])
    if not first < last <= first + 200:
        return None
    return Reading("DATE", f"{first:04d}/{last:04d}", (date(first, 1, 1), date(last, 12, 31)))


def decade(items: Items, frame: Frame) -> Reading | None:
    tens = items.number_of("TENSS")
    century = items.number_of("TEEN")
    if tens is not None:
        number = (century or 19) * 100 + tens
    elif items.year is not None:
        number = items.year
    else:
        text = next(i.text for i in items if i.kind == "N")
        number = 1900 + int(text) if len(text) == 2 else 1
    if number % 10:
        told = year_span(number) if items.has("APO") and items.year is not None else None
        return Reading("DATE", f"{number:04d}", told) if told is not None else None  # "2014's truce"
    first, last = DECADE_PARTS[items.part]
    return replace(decade_reading(number // 10), span=(date(number + first, 1, 1), date(number + last, 12, 31)))


def century(items: Items, frame: Frame) -> Reading | None:
    figure = items.first("D")
    number = int(figure.text) if figure else (items.number_of("TENS") or 0) + (items.number_of(*ORDINALS) or 0)
    return narrowed(century_reading(number - 1), items.part) if 1 <= number <= 99 else None


def quarter_reading(year: int, number: int, *, anchor: Anchor, told: bool = True) -> Reading | None:
    """A quarter of a year; `told` where later sentences may speak of it as "the quarter"."""
    if not date.min.year <= year <= date.max.year:
        return None
    value, span = f"{year:04d}-Q{number}", quarter_span(year, number)
    return Reading("DATE", value, span, anchor, quarter=(year, number) if told else None)


def quarter(items: Items, frame: Frame) -> Reading | None:
    """A numbered quarter, of a year told or of the latest that has begun."""
    figure = items.first("D")
    number = int(figure.text) if figure else items.number_of(*ORDINALS)
    if number is None or not 1 <= number <= 4:
        return None
    year = items.year
    if year is None and frame.day is not None:
        here = frame.day.year
        if items.has("LAST", "NEXT", "THIS"):
            year = here + (1 if items.has("NEXT") else -1 if items.has("LAST") else 0)
        else:
            begun = (number * 3 - 2) <= frame.day.month
            year = (
                here + 1
                if frame.tense > 0 and not begun and number == 1
                else here
                if begun or frame.tense > 0
                else here - 1
            )
    if year is None:
        return Reading("DATE", f"XXXX-Q{number}", reason="no-anchor")
    anchor: Anchor = "none" if items.year else "publication"
    return quarter_reading(year, number, anchor=anchor)


def quarter_relative(items: Items, frame: Frame) -> Reading | None:
    """this quarter, the latest quarter; "the quarter" is the last one told, else the last one over."""
    if items.has("THIS", "CURRENT", "NEXT", "COMING"):
        return (
            unit(items, frame)
            if frame.day is None
            else _quarter_from(frame.day, 3 if items.has("NEXT", "COMING") else 0)
        )
    if frame.quarter is not None and not items.has("PREV", "LAST"):
        year, number = frame.quarter
        return quarter_reading(year, number, anchor="context")
    if not items.has("LAST", "PREV", "LATEST") and frame.after not in LASTING:
        return None  # "the quarter" of a town
    return _quarter_from(frame.day, -3) if frame.day is not None else unanchored("Q")


def _quarter_from(day: date, months: int) -> Reading | None:
    moved = shift(day, "M", months)
    return whole_unit(moved, "Q", anchor="publication") if moved is not None else None


def quarter_before(items: Items, frame: Frame) -> Reading | None:
    """ "the year-earlier quarter": the last quarter told, a year before."""
    if items.unit != "Y":
        return None
    told = frame.quarter
    if told is None:
        if frame.day is None:
            return unanchored("Q")
        latest = _quarter_from(frame.day, -3)
        told = latest.quarter if latest is not None else None
    if told is None:
        return None
    number = items.number_of(*ORDINALS) or told[1]
    if not 1 <= number <= 4:
        return None
    return quarter_reading(told[0] - 1, number, anchor="context", told=False)


def half_year(items: Items, frame: Frame) -> Reading | None:
    year = items.year or (frame.day.year if frame.day is not None else None)
    if not items.has("Y", "U") or (items.has("U") and items.unit != "Y"):
        return None
    number = 2 if items.has("SECOND", "LAST") else 1
    if year is None:
        return Reading("DATE", f"XXXX-H{number}", reason="no-anchor")
    if items.has("NEXT"):
        year += 1
    span = (date(year, 1, 1), date(year, 6, 30)) if number == 1 else (date(year, 7, 1), date(year, 12, 31))
    return Reading("DATE", f"{year:04d}-H{number}", span, "none" if items.year else "publication")
