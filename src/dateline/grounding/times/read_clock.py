"""In `grounding/times`: readers of clock times, with the zone that they are told in."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.grounding.times.frame import Frame, Item, Items, Reading
from dateline.grounding.times.read_calendar import impossible

UTC = "+00:00"
LOCAL = "local"
HALF_DAY, DAY = 12 * 60, 24 * 60
# No clock on Earth is further ahead of UTC than this, in minutes.
MOST_AHEAD = 14 * 60


def clock(items: Items, frame: Frame) -> Reading | None:
    """A clock time, on the day told in its sentence where there is one, else on the day of the report."""
    number = items.first("N")
    if number is not None and not (number.text.isdigit() and len(number.text) in (3, 4)):
        return None
    first, second = _halves(items)
    hour, minute = _hour_minute(first)
    if hour is None or not (0 <= hour <= 24 and 0 <= minute < 60):
        return bad_clock(items, frame)
    zone = zone_of(first)
    value = f"T{hour:02d}:{minute:02d}" + ("Z" if zone == UTC else "")
    if second is not None:
        zone = _compared(hour * 60 + minute, zone, second) or zone
    told = frame.told.day if frame.told is not None else None
    day = told or frame.day
    if day is None:
        return Reading("TIME", "XXXX-XX-XX" + value, reason="no-anchor", zone=zone)
    return Reading("TIME", day.isoformat() + value, (day, day), "context" if told else "publication", zone=zone)


def _halves(items: Items) -> tuple[Items, Items | None]:
    """ "12:00 local time (0800 GMT)": the clock told first, and the other one in brackets."""
    at = next((i for i, item in enumerate(items) if item.kind == "LPAR"), None)
    if at is None or items.all[at + 1].kind not in ("CLK", "DEC", "HHMM", "Y", "N", "D"):
        return items, None
    return Items(items.all[:at]), Items(items.all[at:])


def zone_of(items: Items) -> str:
    """The offset of a named zone ("UTC+3" is "+03:00"); "local" for local time, a city's time and a name of several zones."""
    named = items.first("TZ")
    if named is None:
        return LOCAL if items.has("LOCAL", "CAP") else ""
    sign = next((i for i, item in enumerate(items) if item.kind in ("PLUS", "DASH")), None)
    if sign is None:
        return str(named.value or LOCAL)
    hours, _, minutes = items.all[-1 if items.all[-1].kind != "RPAR" else -2].text.partition(":")
    return f"{'+' if items.all[sign].kind == 'PLUS' else '-'}{int(hours):02d}:{int(minutes or 0):02d}"


def _compared(here: int, zone: str, other: Items) -> str:
    """The offset of the clock told first, from the same instant on a clock whose offset is known; "" where neither is."""
    hour, minute = _hour_minute(other)
    known = zone_of(other)
    if hour is None or known in ("", LOCAL) or zone not in ("", LOCAL):
        return ""
    ahead = int(known[:3]) * 60 + int(known[0] + known[4:])
    apart = (here - (hour * 60 + minute) + ahead) % DAY
    apart -= DAY if apart > MOST_AHEAD or (apart > HALF_DAY and apart % 60) else 0
    return f"{'-' if apart < 0 else '+'}{abs(apart) // 60:02d}:{abs(apart) % 60:02d}"


def hours(items: Items, frame: Frame) -> Reading | None:
    """ "from 6 to 8 p.m.": the half of the day of the end is that of the start too, unless it would come after the end."""
    at = next(i for i, item in enumerate(items) if item.kind in ("TO", "AND", "UNTIL", "DASH"))
    mark = tuple(i for i in items if i.kind in ("AMPM", "A", "LETTERP", "LETTERM", "DOT"))
    end = _hour_minute(Items(items.all[at + 1 :]))
    start = _hour_minute(Items((*items.all[:at], *mark)))
    if start[0] is None or end[0] is None or (start[0], start[1]) >= (end[0], end[1]):
        start = _hour_minute(Items(items.all[:at]))
    if start[0] is None or end[0] is None or start[0] > 24 or end[0] > 24 or max(start[1], end[1]) > 59:
        return bad_clock(items, frame)
    day = (frame.told.day if frame.told is not None else None) or frame.day
    stem = day.isoformat() if day is not None else "XXXX-XX-XX"
    value = f"{stem}T{start[0]:02d}:{start[1]:02d}/{stem}T{end[0]:02d}:{end[1]:02d}"
    if day is None:
        return Reading("TIME", value, reason="no-anchor")
    return Reading("TIME", value, (day, day), "context" if day != frame.day else "publication")


def past_hour(items: Items, frame: Frame) -> Reading | None:
    """ "half past six", "a quarter to seven"."""
    hour = _spelled_hour(items.all)
    if hour is None or not 1 <= hour <= 12:
        return None
    minute = 30 if items.has("HALF") else 15
    if items.has("TO"):
        hour, minute = (hour - 1) or 12, 60 - minute
    if _half_of_day(items) == "p" and hour < 12:
        hour += 12
    day = (frame.told.day if frame.told is not None else None) or frame.day
    if day is None:
        return Reading("TIME", f"XXXX-XX-XXT{hour:02d}:{minute:02d}", reason="no-anchor")
    return Reading("TIME", f"{day.isoformat()}T{hour:02d}:{minute:02d}", (day, day), "publication")


def _spelled_hour(items: Sequence[Item]) -> int | None:
    item = next((i for i in items if i.kind in ("D", "ONE", "TEEN")), None)
    if item is None:
        return None
    return int(item.text) if item.kind == "D" else item.value if isinstance(item.value, int) else None


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
    return impossible("TIME")
