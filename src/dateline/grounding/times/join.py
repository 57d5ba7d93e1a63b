"""In `grounding/times`: a clock time and the day beside it are one time ("6 am on 27 September", "Friday, at 10:35")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.grounding.times.calendar import precision, shift_days
from dateline.grounding.types import Time

# What may stand between the two; fixed words and no repetition of them.
BETWEEN = re.compile(r",?\s{0,3}(?:(?:at|on|of|around|about|from)\s{1,3}){0,2}(?:the\s)?")
ONE_DAY = 10


def joined(text: str, times: Sequence[Time]) -> tuple[Time, ...]:
    found: list[Time] = []
    for time in times:
        pair = _joined(text, found[-1], time) if found else None
        if pair is None:
            found.append(time)
        else:
            found[-1] = pair
    return tuple(found)


def _joined(text: str, a: Time, b: Time) -> Time | None:
    gap = text[a.end : b.start]
    if len(gap) > 12 or BETWEEN.fullmatch(gap) is None:
        return None
    for clock, day in ((a, b), (b, a)):
        if _is_clock(clock) and _is_day(day):
            value = "/".join(day.value[:ONE_DAY] + hour[hour.index("T") :] for hour in clock.value.split("/"))
            first, last = _days(day, clock)
            return replace(
                day,
                date_from=first,
                date_to=last,
                date_prec=precision((first, last)) if first is not None and last is not None else 0,
                start=a.start,
                end=b.end,
                text=text[a.start : b.end],
                type="TIME",
                value=value,
                rule=f"{day.rule}+{clock.rule}",
                zone=clock.zone,
            )
    return None


def _days(day: Time, clock: Time) -> tuple[date | None, date | None]:
    """The one day of an hour; of midnight the day after too, since "midnight on Friday" is said of either end of it."""
    first = last = day.date_from
    if day.date_from != day.date_to and "TNI" not in day.value:
        last = day.date_to
    return first, shift_days(first, 1) if first is not None and clock.value.endswith("T24:00") else last


def _is_clock(time: Time) -> bool:
    return (
        time.type == "TIME"
        and time.rule.startswith(("clock", "noon", "hundred", "hours"))
        and not time.reason.startswith("imp")
    )


def _is_day(time: Time) -> bool:
    """A day, or a part of a day, of whatever anchor; not a clock time, and not a range."""
    return (
        time.type in ("DATE", "TIME")
        and "T" not in time.value[ONE_DAY + 1 : ONE_DAY + 2]
        and len(time.value) >= ONE_DAY
        and not (_is_clock(time) or "/" in time.value or "W" in time.value or time.reason.startswith("imp"))
        and time.value[4:5] == "-" == time.value[7:8]
    )
