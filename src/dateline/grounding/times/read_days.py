"""In `grounding/times`: readers of weekdays, days counted from the report's, parts of the day and clock times."""

from __future__ import annotations

from datetime import date

from dateline.grounding.times.calendar import shift_days, week_span, week_value, weekday_after, weekday_before
from dateline.grounding.times.frame import Frame, Items, Reading
from dateline.grounding.times.read_calendar import whole_day
from dateline.grounding.types import Anchor


def weekday(items: Items, frame: Frame) -> Reading | None:
    """The nearest such day on or before publication, or after it in a clause about the future; "last" never is the day itself."""
    number = items.number_of("DOW", "DOWX")
    if number is None:
        return None
    part = items.letter_of("POD", "OVERNIGHT", "DAWN")
    anchor: Anchor = "publication"
    base = frame.day
    if items.has("PREV", "FOLL", "SAME", "THAT") and frame.told is not None and frame.told.day is not None:
        base, anchor = frame.told.day, "context"
    if base is None:
        value = f"XXXX-WXX-{number}" + (f"T{part}" if part else "")
        return Reading("TIME" if part else "DATE", value, reason="no-anchor")
    found = _weekday_from(base, number, items, frame)
    return whole_day(found, anchor=anchor, part=part) if found is not None else None


def _weekday_from(base: date, number: int, items: Items, frame: Frame) -> date | None:
    if items.has("U"):
        return _weekday_of_week(base, number, items)
    if items.has("LAST", "PAST", "PREV"):
        return weekday_before(base, number, same_day=False)
    if items.has("NEXT", "COMING", "FOLL"):
        return weekday_after(base, number, same_day=False)
    if items.has("SAME", "THAT"):
        return weekday_before(base, number, same_day=True)
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
    part = items.letter_of("POD", "OVERNIGHT", "DAWN")
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
    first = day if told else shift_days(day, -1)
    last = shift_days(first, 1) if first is not None else None
    if first is None or last is None:
        return None
    return Reading("TIME", f"{first.isoformat()}TNI", (first, last), "context" if told else "publication")


def clock(items: Items, frame: Frame) -> Reading | None:
    """A clock time, on the day told in its sentence where there is one, else on the day of the report."""
    number = items.first("N")
    if number is not None and not (number.text.isdigit() and len(number.text) in (3, 4)):
        return None
    hour, minute = _hour_minute(items)
    if hour is None or not (0 <= hour <= 24 and 0 <= minute < 60):
        return bad_clock(items, frame)
    value = f"T{hour:02d}:{minute:02d}"
    # A zone in brackets belongs to the other clock: "10:35 a.m. (0735 GMT)".
    zone = next((i for i in items if i.kind in ("TZ", "LPAR")), None)
    if zone is not None and zone.text.upper() in ("GMT", "UTC"):
        value += "Z"
    told = frame.told.day if frame.told is not None else None
    day = told or frame.day
    if day is None:
        return Reading("TIME", "XXXX-XX-XX" + value, reason="no-anchor")
    return Reading("TIME", day.isoformat() + value, (day, day), "context" if told else "publication")


def _hour_minute(items: Items) -> tuple[int | None, int]:
    noon = items.first("NOON")
    if noon is not None:
        return int(str(noon.value)[:2]), 0
    hour, minute = _digits(items)
    if hour is None:
        return None, 0
    half = _half_of_day(items)
    if half and hour > 12:
        return None, 0
    if half == "p" and hour < 12:
        hour += 12
    return (0 if half == "a" and hour == 12 else hour), minute


def _digits(items: Items) -> tuple[int | None, int]:
    item = items.first("CLK", "DEC", "HHMM", "Y", "N", "D", "ONE", "TEEN")
    if item is None:
        return None, 0
    if item.kind in ("ONE", "TEEN"):
        return (item.value, 0) if isinstance(item.value, int) else (None, 0)
    parts = item.text.replace(".", ":").split(":")
    if len(parts) > 1:
        return int(parts[0]), int(parts[1]) if len(parts[1]) == 2 else 99
    if len(item.text) in (3, 4):
        return int(item.text[:-2]), int(item.text[-2:])
    return int(item.text), 0


def _half_of_day(items: Items) -> str:
    """ "a", "p" or "", from a.m./p.m. or from "in the morning"."""
    marker = items.first("AMPM")
    if marker is not None:
        return marker.text[0].lower()
    if items.has("LETTERP"):
        return "p"
    part = items.letter_of("POD")
    if part:
        return "a" if part == "MO" else "p"
    return "a" if items.has("LETTERM") else ""


def bad_clock(items: Items, frame: Frame) -> Reading | None:
    return Reading("TIME", " ".join(item.text for item in items), reason="impossible-date")


def this_weekend(day: date, steps: int) -> Reading | None:
    """The Saturday and Sunday of the ISO week `steps` weeks from that of `day`."""
    monday = shift_days(week_span(day)[0], steps * 7)
    saturday = shift_days(monday, 5) if monday is not None else None
    if monday is None or saturday is None:
        return None
    return Reading("DATE", f"{week_value(monday)}-WE", (saturday, week_span(monday)[1]), "publication")
