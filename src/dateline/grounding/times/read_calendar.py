"""In `grounding/times`: readers of days and months of the calendar. Each takes Items and a Frame, gives a Reading or None."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from dateline.grounding.quantities.words import spelled_year
from dateline.grounding.times.calendar import day_of, month_span, shift_days, shift_months, week_span, week_value
from dateline.grounding.times.frame import MONTHS, ORDINALS, Frame, Items, Reading, narrowed
from dateline.grounding.types import Anchor, TimeType

# A month-day without a year is past, unless its last past one is further back than this and the next is nearer than that.
FAR_BACK, NEAR_AHEAD = 240, 125
# A day without a year that is no further off than this is of the report's own time, even behind a sentence of history.
RECENT = 120
# A year in which 29 February is a day.
LEAP = 2000
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
# How many days "the first days of May" are.
FIRST_DAYS = 5


def impossible(kind: TimeType = "DATE") -> Reading:
    """What the calendar or the clock has none such of: no value and no interval, so that it is kept as it is written."""
    return Reading(kind, "", reason="impossible-date")


def whole_day(day: date, *, anchor: Anchor = "none", part: str = "") -> Reading:
    """A calendar day, or a part of it ("MO", "AF", "EV", "NI"): then a TIME."""
    if part:
        return Reading("TIME", f"{day.isoformat()}T{part}", (day, day), anchor)
    return Reading("DATE", day.isoformat(), (day, day), anchor)


def a_name(items: Items, frame: Frame) -> Reading | None:
    """What is named after a day and tells none: its number is no count either."""
    return None


def iso(items: Items, frame: Frame) -> Reading | None:
    text = items.all[0].text
    year, month, day = (int(part) for part in text.split("T")[0].split("-"))
    found = day_of(year, month, day)
    if found is None:
        return impossible()
    if "T" in text:
        return Reading("TIME", text, (found, found))
    return whole_day(found)


def slashed(items: Items, frame: Frame) -> Reading | None:
    """Year first, or day first, or month first where the other order is impossible; both possible and different: no day."""
    text = items.all[0].text
    parts = re.split(r"[/.-]", text)
    if not parts[1].isdigit():  # "27.IX.2020"
        found = day_of(int(parts[2]), ROMAN.index(parts[1]) + 1, int(parts[0])) if parts[1] in ROMAN else None
        return whole_day(found) if found else impossible()
    a, b, c = (int(part) for part in parts)
    if a > 31:
        found = day_of(a, b, c)
        return whole_day(found) if found else impossible()
    year = c if c > 99 else c + (1900 if c > 60 else 2000)
    both = {day for day in (day_of(year, b, a), day_of(year, a, b)) if day is not None}
    if not both:
        return impossible()
    if len(both) == 1:
        return whole_day(both.pop())
    if "." in text:
        return whole_day(date(year, b, a))
    return Reading("DATE", f"{year:04d}-XX-XX", (min(both), max(both)), reason="ambiguous-order")


def day_range(items: Items, frame: Frame) -> Reading | None:
    month = items.month
    days = [int(item.text) for item in items if item.kind == "D"]
    if month is None or len(days) != 2 or days[0] >= days[1]:
        return None
    year = items.year or _year_until(frame, month) or nearest_year(frame, month, days[0])
    anchor = _anchor(items, frame)
    night = f"T{items.letter_of('POD', 'OVERNIGHT')}" if items.has("POD", "OVERNIGHT") else ""
    if year is None:
        if day_of(LEAP, month, days[1]) is None:
            return impossible()
        value = f"XXXX-{month:02d}-{days[0]:02d}" + (night or f"/XXXX-{month:02d}-{days[1]:02d}")
        return Reading("TIME" if night else "DATE", value, reason="no-anchor")
    first, last = day_of(year, month, days[0]), day_of(year, month, days[1])
    if first is None or last is None:
        return impossible()
    value = first.isoformat() + (night or f"/{last.isoformat()}")
    return Reading("TIME" if night else "DATE", value, (first, last), anchor)


def _anchor(items: Items, frame: Frame) -> Anchor:
    return "none" if items.year is not None else frame.until[2] if frame.until is not None else "publication"


def _year_until(frame: Frame, month: int) -> int | None:
    """The year of a month whose stretch ends in a month with its year: "December to February 2020" begins in 2019."""
    if frame.until is None:
        return None
    year, last, _ = frame.until
    return year if month <= last else year - 1


def calendar(items: Items, frame: Frame) -> Reading | None:
    """A day of a month, with or without its year and weekday; the weekday helps to find a year that is not told."""
    month = items.month
    number = _day_number(items)
    if month is None or number is None:
        return None
    year = items.year or _relative_year(items, frame) or _year_until(frame, month)
    anchor = _anchor(items, frame)
    if year is None and not items.has("DOW", "DOWX"):
        year, anchor = _history_year(frame, month, number), "context"
    if year is None:
        anchor = _anchor(items, frame)
        year = nearest_year(frame, month, number, weekday=items.number_of("DOW", "DOWX"))
    part = day_part(items)
    if year is None:
        if day_of(LEAP, month, number) is None:
            return impossible()
        value = f"XXXX-{month:02d}-{number:02d}" + (f"T{part}" if part else "")
        return Reading("TIME" if part else "DATE", value, reason="no-anchor")
    found = day_of(year, month, number)
    if found is None:
        return impossible()
    reading = whole_day(found, anchor=anchor, part=part)
    weekday = items.number_of("DOW", "DOWX")
    differs = weekday is not None and weekday != found.isoweekday()
    return replace(reading, reason="weekday-differs") if differs else reading


def day_part(items: Items) -> str:
    """The TIMEX3 letters of "morning", "overnight", "dawn" or "the early hours" in an expression, "" where it has none."""
    small = items.has("EARLY", "SMALL") and items.has("US")
    return items.letter_of("POD", "OVERNIGHT", "DAWN") or ("MO" if small and items.unit == "TH" else "")


def bad_day(items: Items, frame: Frame) -> Reading | None:
    """ "Sept. 45", "32 October 2020": no month has such a day."""
    number = items.first("N")
    return impossible() if number is not None and number.text.isdigit() and len(number.text) <= 2 else None


def day_alone(items: Items, frame: Frame) -> Reading | None:
    """ "on the 27th": of the month just told, else the nearest such day that the tense allows."""
    number = int(next(i for i in items if i.kind == "D").text)
    told = frame.told.span[0] if frame.told is not None and frame.told.span is not None else None
    base = told or frame.day
    if base is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}", reason="no-anchor")
    ahead = told is None and (frame.tense > 0 or frame.after == "FOR")  # "set for the 27th"
    steps = (0, 1, 2) if ahead or told is not None else (0, -1, -2)
    for step in steps:
        start = shift_months(base.replace(day=1), step)
        found = day_of(start.year, start.month, number) if start is not None else None
        if found is not None and (found >= base if ahead or told is not None else found <= base):
            return whole_day(found, anchor="context" if told is not None else "publication")
    return Reading("DATE", f"XXXX-XX-{number:02d}", reason="no-anchor")


def _history_year(frame: Frame, month: int, day: int) -> int | None:
    """The year that the paragraph itself has just named with a month, where the clause is past and the day is not recent.

    "In February 2016 talks failed. On 2 April the towns were shelled" is of 2016, whatever the report's own year.
    """
    if frame.year is None or frame.day is None or frame.tense > 0 or frame.year >= frame.day.year:
        return None
    nearest = nearest_year(frame, month, day)
    found = day_of(nearest, month, day) if nearest is not None else None
    return None if found is not None and abs((frame.day - found).days) <= RECENT else frame.year


def _day_number(items: Items) -> int | None:
    tens = items.number_of("TENS")
    ordinal = items.number_of(*ORDINALS)
    figure = items.first("D")
    if figure is not None:
        return int(figure.text)
    if ordinal is None:
        return None
    return (tens or 0) + ordinal


def nearest_year(frame: Frame, month: int, day: int, *, weekday: int | None = None) -> int | None:
    """The year that puts a month-day on the side of the publication that its clause's tense says; past where it says none."""
    if frame.day is None:
        return None
    around = [day_of(frame.day.year + step, month, day) for step in (-1, 0, 1)]
    days = [d for d in around if d is not None]
    if weekday is not None:
        days = [d for d in days if d.isoweekday() == weekday] or days
    past = max((d for d in days if d <= frame.day), default=None)
    ahead = min((d for d in days if d >= frame.day), default=None)
    if past is None or ahead is None:
        nearest = past or ahead
        return nearest.year if nearest is not None else frame.day.year
    back, forth = (frame.day - past).days, (ahead - frame.day).days
    if _is_ahead(frame) and forth < FAR_BACK:
        return ahead.year
    # The past tense of a distant clause is weak evidence against a date that is only just ahead.
    limit = FAR_BACK if frame.tense == 0 else FAR_BACK + 60
    return ahead.year if back > limit and forth < NEAR_AHEAD else past.year


def _is_ahead(frame: Frame) -> bool:
    """A plan, or a term ("by 5 May") in a clause that is not past ("by mid-October the town had fallen")."""
    return frame.tense > 0 or (frame.tense == 0 and frame.after in ("BY", "UNTIL"))


def _relative_year(items: Items, frame: Frame) -> int | None:
    """The year of "last year", "this year", "that year" behind a month."""
    if not (items.has("U") and items.unit == "Y"):
        return None
    if items.has("THAT", "SAME", "PREV", "FOLL"):
        told = frame.told
        if told is None or told.span is None:
            return None
        return told.span[0].year + (1 if items.has("FOLL") else -1 if items.has("PREV") else 0)
    if frame.day is None:
        return None
    return frame.day.year + (1 if items.has("NEXT") else -1 if items.has("LAST") else 0)


def month(items: Items, frame: Frame) -> Reading | None:
    number = items.month
    if number is None:
        return None
    words = [i.value for i in items if i.kind in ("TEEN", "TENS", "ONE") and isinstance(i.value, int)]
    year = items.year or spelled_year(words) or _relative_year(items, frame) or _year_until(frame, number)
    anchor: Anchor = "none" if words else _anchor(items, frame)
    if year is None:
        year = _month_year(items, number, frame)
    if year is None:
        return Reading("DATE", f"XXXX-{number:02d}", reason="no-anchor")
    if not 1 <= year <= 9999:
        return None
    reading = Reading("DATE", f"{year:04d}-{number:02d}", month_span(year, number), anchor)
    return (
        nth_part(reading, items)
        if items.has("HALF", "US") or items.letter_of("U") in ("W", "D")
        else narrowed(reading, items.part)
    )


def nth_part(reading: Reading, items: Items) -> Reading:
    """The interval of "the second half of October", "the last days of June"; the value is the month's."""
    if reading.span is None:
        return reading
    first, last = reading.span
    which = items.number_of(*ORDINALS) or 1
    if items.has("HALF"):
        middle = first + timedelta(days=14)
        return replace(
            reading,
            span=(first, middle) if which == 1 and not items.has("LAST") else (shift_days(middle, 1) or last, last),
        )
    days = 7 if items.letter_of("U", "US") == "W" else FIRST_DAYS
    if items.has("LAST"):
        return replace(reading, span=(last - timedelta(days=days - 1), last))
    # Weeks begin on a Sunday or on a Monday: the interval of a later one begins a day early.
    start = first + timedelta(days=max(days * (which - 1) - 1, 0) if days == 7 else 0)
    days += 1 if days == 7 and which > 1 else 0
    return replace(reading, span=(start, min(start + timedelta(days=days - 1), last))) if start <= last else reading


def _month_year(items: Items, number: int, frame: Frame) -> int | None:
    if frame.day is None:
        return None
    here, now = frame.day.year, frame.day.month
    if items.has("THIS", "CURRENT"):
        return here
    if items.has("LAST", "PAST", "PREV", "LATEST"):
        return here if number < now else here - 1
    ahead = _is_ahead(frame)
    if items.has("NEXT", "COMING", "FOLL") or ahead:
        return here if number > now or (number == now and ahead) else here + 1
    back = (now - number) % 12
    if back > 8 and frame.tense == 0:
        return here if number > now else here + 1
    return here if number <= now else here - 1


def month_set(items: Items, frame: Frame) -> Reading | None:
    return Reading("SET", f"XXXX-{items.month:02d}")


def weekday_ordinal(items: Items, frame: Frame) -> Reading | None:
    """ "Monday the 19th": the nearest month before the publication in which that day is that weekday."""
    weekday, number = items.number_of("DOW", "DOWX"), int(next(i for i in items if i.kind == "D").text)
    if frame.day is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}", reason="no-anchor")
    for back in range(12):
        start = shift_months(frame.day.replace(day=1), -back if frame.tense <= 0 else back)
        found = day_of(start.year, start.month, number) if start is not None else None
        if found is not None and found.isoweekday() == weekday:
            return whole_day(found, anchor="publication", part=items.letter_of("POD"))
    return Reading("DATE", f"XXXX-XX-{number:02d}", reason="impossible-date")


def day_of_this_month(items: Items, frame: Frame) -> Reading | None:
    """ "the 10th of this month"."""
    number = int(next(i for i in items if i.kind == "D").text)
    if items.unit != "M":
        return None
    step = 1 if items.has("NEXT") else -1 if items.has("LAST") else 0
    start = shift_months(frame.day.replace(day=1), step) if frame.day is not None else None
    if start is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}", reason="no-anchor")
    found = day_of(start.year, start.month, number)
    return whole_day(found, anchor="publication") if found is not None else impossible()


def week_of(items: Items, frame: Frame) -> Reading | None:
    """ "the week of March 6"; other units have no such form."""
    reading = calendar(Items(tuple(i for i in items if i.kind in (*MONTHS, "D", "Y"))), frame)
    if items.unit != "W" or reading is None or reading.day is None:
        return None
    return Reading("DATE", week_value(reading.day), week_span(reading.day), reading.anchor)
