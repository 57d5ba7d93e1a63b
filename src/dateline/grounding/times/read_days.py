"""In `grounding/times`: readers of weekdays, days counted from the report's, parts of the day and clock times."""

from __future__ import annotations

from datetime import date

from dateline.grounding.times.calendar import (
    month_span,
    shift_days,
    shift_months,
    week_span,
    week_value,
    weekday_after,
    weekday_before,
)
from dateline.grounding.times.frame import ORDINALS, Frame, Items, Reading
from dateline.grounding.times.read_calendar import day_part, impossible, month, whole_day
from dateline.grounding.types import Anchor


def weekday(items: Items, frame: Frame) -> Reading | None:
    """The nearest such day on or before publication, or after it in a clause about the future; "last" never is the day itself."""
    number = items.number_of("DOW", "DOWX")
    if number is None:
        return None
    part = day_part(items)
    anchor: Anchor = "publication"
    base = frame.day
    if items.has("PREV", "FOLL", "SAME", "THAT") and frame.told is not None and frame.told.day is not None:
        base, anchor = frame.told.day, "context"
    if base is None:
        value = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
        return Reading("TIME" if part else "DATE", value, reason="no-anchor")
    found = _weekday_from(base, number, items, frame)
    if found is not None and items.has("OVERNIGHT") and items.has("INTO"):
        return night_of(shift_days(found, -1), anchor=anchor)
    return whole_day(found, anchor=anchor, part=part) if found is not None else None


def night_of(first: date | None, *, anchor: Anchor) -> Reading | None:
    """A night that is told with both of its days; one told with one day ("on Friday night") is of that day."""
    last = shift_days(first, 1) if first is not None else None
    if first is None or last is None:
        return None
    return Reading("TIME", f"{first.isoformat()}TNI", (first, last), anchor)


def night_between(items: Items, frame: Frame) -> Reading | None:
    """ "the night from Friday to Saturday", "Saturday night into Sunday": by its second day, a day before it."""
    first, second = (item for item in items if item.kind == "DOW")
    if not isinstance(first.value, int) or not isinstance(second.value, int) or first.value % 7 + 1 != second.value:
        return None
    if frame.day is None:
        return Reading("TIME", f"XXXX-WXX-{first.value}TNI", reason="no-anchor")
    found = _weekday_from(frame.day, second.value, Items((second,)), frame)
    return night_of(shift_days(found, -1), anchor="publication") if found is not None else None


def _weekday_from(base: date, number: int, items: Items, frame: Frame) -> date | None:
    if items.has("U"):
        return _weekday_of_week(base, number, items)
    if items.has("LAST", "PAST", "PREV"):
        found = weekday_before(base, number, same_day=False)
        # "Last Friday", said on a Saturday, is not yesterday.
        yesterday = items.has("LAST") and found is not None and (base - found).days == 1
        return shift_days(found, -7) if yesterday and found is not None else found
    if items.has("NEXT", "COMING", "FOLL"):
        found = weekday_after(base, number, same_day=False)
        # "Next Friday", said on a Thursday, is not tomorrow.
        tomorrow = items.has("NEXT") and found is not None and (found - base).days == 1
        return shift_days(found, 7) if tomorrow and found is not None else found
    if items.has("SAME", "THAT"):
        return weekday_before(base, number, same_day=True)
    if items.has("THIS") and frame.tense == 0:
        return _weekday_of_week(base, number, items)
    if frame.tense > 0:
        return weekday_after(base, number, same_day=True)
    return weekday_before(base, number, same_day=True)


def _weekday_of_week(base: date, number: int, items: Items) -> date | None:
    """ "Tuesday of last week" by the ISO week; "Friday a week ago" a week before the nearest one."""
    if items.has("AGO", "EARLIER"):
        nearest = weekday_before(base, number, same_day=True)
        return shift_days(nearest, -7) if nearest is not None else None
    weeks = -7 if items.has("LAST") else 7 if items.has("NEXT") else 0
    monday = shift_days(week_span(base)[0], weeks)
    return shift_days(monday, number - 1) if monday is not None else None


def weekday_range(items: Items, frame: Frame) -> Reading | None:
    """ "from Monday to Wednesday": the latest such days, or in a clause not past the ones that hold the report or the next."""
    first, second = (item.value for item in items if item.kind == "DOW")
    if not isinstance(first, int) or not isinstance(second, int) or first == second:
        return None
    if frame.day is None:
        return Reading("DATE", f"XXXX-WXX-{first}/XXXX-WXX-{second}", reason="no-anchor")
    start = weekday_before(frame.day, first, same_day=True)
    end = weekday_after(start, second, same_day=False) if start is not None else None
    if end is not None and end < frame.day and frame.tense > 0:
        start = weekday_after(frame.day, first, same_day=False)
        end = weekday_after(start, second, same_day=False) if start is not None else None
    if start is None or end is None:
        return None
    return Reading("DATE", f"{start.isoformat()}/{end.isoformat()}", (start, end), "publication")


def weekday_nth(items: Items, frame: Frame) -> Reading | None:
    """ "the last Sunday of May", "the first Friday of next month": counted within the month told."""
    number = items.number_of("DOW")
    which = -1 if items.all[0].kind == "LAST" or items.all[1].kind == "LAST" else items.number_of(*ORDINALS)
    told = month(items, frame) if items.month is not None else _month_from(items, frame)
    if number is None or which is None or told is None:
        return None
    if told.span is None:
        return Reading("DATE", f"{told.value}-XX", reason="no-anchor")
    first, last = told.span
    if which < 0:
        found = weekday_before(last, number, same_day=True)
    else:
        start = weekday_after(first, number, same_day=True)
        found = shift_days(start, 7 * (which - 1)) if start is not None else None
    return whole_day(found, anchor=told.anchor) if found is not None and found <= last else impossible()


def _month_from(items: Items, frame: Frame) -> Reading | None:
    """The month of the report, or the one before or after it."""
    if items.unit != "M":
        return None
    step = 1 if items.has("NEXT") else -1 if items.all[-2].kind == "LAST" else 0
    start = shift_months(frame.day.replace(day=1), step) if frame.day is not None else None
    if start is None:
        return Reading("DATE", "XXXX-XX", reason="no-anchor")
    return Reading("DATE", f"{start.year:04d}-{start.month:02d}", month_span(start.year, start.month), "publication")


def weekday_set(items: Items, frame: Frame) -> Reading | None:
    part = items.letter_of("POD", "PODS")
    return Reading("SET", f"XXXX-WXX-{items.number_of('DOW', 'DOWS')}" + (f"T{part}" if part else ""))


def deictic(items: Items, frame: Frame) -> Reading | None:
    """today, yesterday, tomorrow, the day before yesterday, with a part of the day."""
    steps = items.number_of("DEIX") or 0
    if items.has("U"):
        if items.unit != "D":
            return None
        steps += 1 if items.has("AFTER") else -1
    part = day_part(items)
    found = shift_days(frame.day, steps) if frame.day is not None else None
    if found is None:
        return Reading("TIME" if part else "DATE", "XXXX-XX-XX" + (f"T{part}" if part else ""), reason="no-anchor")
    return whole_day(found, anchor="publication", part=part)


def part_of_day(items: Items, frame: Frame) -> Reading | None:
    """tonight, overnight, this morning, last night, the next morning, the early hours."""
    part = items.letter_of("POD", "TONIGHT", "OVERNIGHT", "DAWN") or "MO"
    steps = 0
    base, anchor = frame.day, "publication"
    told = frame.told.day if frame.told is not None else None
    if items.has("OVERNIGHT") and not frame.beside:
        told = None  # a paragraph that begins anew with "overnight" is of the night before the report
    here = items.has("THIS", "TONIGHT", "LAST")
    if not here and told is not None:
        base, anchor = told, "context"
    if items.has("LAST") or (items.has("PREV") and base is not None):
        steps = -1
    elif items.has("NEXT", "FOLL"):
        if told is None:
            return Reading("TIME", f"XXXX-XX-XXT{part}", reason="no-anchor")
        steps = 1
    found = shift_days(base, steps) if base is not None else None
    if found is None:
        return Reading("TIME", f"XXXX-XX-XXT{part}", reason="no-anchor")
    if items.has("OVERNIGHT"):
        # The night that begins on the day of the report is still to come.
        return _overnight(found, told is not None and (frame.day is None or found < frame.day))
    return whole_day(found, anchor="context" if anchor == "context" else "publication", part=part)


def _overnight(day: date, told: bool) -> Reading | None:
    """The night that ends on the day of the report, or that begins on an earlier day just told."""
    return night_of(day if told else shift_days(day, -1), anchor="context" if told else "publication")


def this_weekend(day: date, steps: int) -> Reading | None:
    """The Saturday and Sunday of the ISO week `steps` weeks from that of `day`."""
    monday = shift_days(week_span(day)[0], steps * 7)
    saturday = shift_days(monday, 5) if monday is not None else None
    if monday is None or saturday is None:
        return None
    return Reading("DATE", f"{week_value(monday)}-WE", (saturday, week_span(monday)[1]), "publication")
