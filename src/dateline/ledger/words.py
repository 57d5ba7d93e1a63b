"""ledger/ puts days into words, at the precision at which they are known."""

from __future__ import annotations

from datetime import date

from dateline.ledger.settings import month_names


def day_words(start: date | None, end: date | None, prec: int) -> str:
    """ "17 October 2020", "October 2020", "1994", "27 September to 9 October 2020"; "" where no day is known."""
    if start is None or end is None:
        return ""
    if start == end:
        return _day(start)
    if prec >= 5 and start.year == end.year:
        return str(start.year)
    if prec == 4 and (start.year, start.month) == (end.year, end.month):
        return f"{month_names()[start.month - 1]} {start.year}"
    if start.year != end.year:
        return f"{_day(start)} to {_day(end)}"
    if start.month != end.month:
        return f"{start.day} {month_names()[start.month - 1]} to {_day(end)}"
    return f"{start.day} to {_day(end)}"


def _day(day: date) -> str:
    return f"{day.day} {month_names()[day.month - 1]} {day.year}"
