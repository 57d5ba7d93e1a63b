"""In `grounding/times`: arithmetic on days, weeks, months, quarters, seasons and years, and their TIMEX3 values."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Span = tuple[date, date]

# Northern seasons: by whole months to one people, from solstice to equinox to another. An interval holds both on purpose.
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}
SEASON_ENDS = {"SP": (6, 21), "SU": (9, 22), "FA": (12, 21), "WI": (3, 20)}
UNIT_DAYS = {"D": 1.0, "W": 7.0, "2W": 14.0, "M": 30.44, "Q": 91.3, "Y": 365.25, "E": 3652.5, "C": 36525.0, "WE": 7.0}
UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such ("31 November")."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None


def shift_days(day: date, days: int) -> date | None:
    ordinal = day.toordinal() + days
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def shift_months(day: date, months: int) -> date | None:
    """The same day of another month, or that month's last day; None outside of years 1 to 9999."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shift(day: date, unit: str, count: float) -> date | None:
    """`day` moved by `count` units of a TIMEX3 letter; clock units move by whole days."""
    if abs(count) > 1e7:
        return None
    if unit.startswith("T"):
        hours = {"TH": 1.0, "TM": 1 / 60, "TS": 1 / 3600}[unit] * count
        return shift_days(day, round(hours / 24) if abs(hours) >= 24 else 0)
    if unit in UNIT_MONTHS and float(count).is_integer():
        return shift_months(day, UNIT_MONTHS[unit] * int(count))
    return shift_days(day, round(UNIT_DAYS.get(unit, 365_250.0) * count))


def month_span(year: int, month: int) -> Span:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_span(year: int, *, years: int = 1) -> Span | None:
    last = year + years - 1
    return (date(year, 1, 1), date(last, 12, 31)) if 1 <= year <= last <= 9999 else None


def fiscal_span(year: int) -> Span | None:
    """Every fiscal year of that name: they begin in July or October of the year before, in January or in April."""
    if not date.min.year < year < date.max.year:
        return None
    return date(year - 1, 7, 1), date(year + 1, 3, 31)


def quarter_span(year: int, quarter: int) -> Span:
    return date(year, quarter * 3 - 2, 1), month_span(year, quarter * 3)[1]


def season_span(year: int, season: str) -> Span:
    """A northern spring, summer or autumn, from the first day of its first month to the solstice or equinox."""
    return date(year, SEASON_MONTHS[season][0], 1), date(year, *SEASON_ENDS[season])


def winter_span(year: int, *, told: bool) -> Span:
    """From December of that year to the equinox; where only the year is told, either winter that touches it may be meant."""
    last = date(year + 1, *SEASON_ENDS["WI"]) if year < date.max.year else date.max
    return date(year, 1 if told else 12, 1), last


def season_of(day: date) -> str:
    return next((name for name, (first, last) in SEASON_MONTHS.items() if first <= day.month <= last), "WI")


def week_span(day: date) -> Span:
    """Monday to Sunday of the ISO week that holds the day."""
    monday = max(day.toordinal() - day.weekday(), 1)
    return date.fromordinal(monday), date.fromordinal(min(monday + 6, date.max.toordinal()))


def week_value(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def weekday_before(day: date, weekday: int, *, same_day: bool) -> date | None:
    """The nearest day of that ISO weekday before `day`, or `day` itself where `same_day`."""
    back = (day.isoweekday() - weekday) % 7
    return shift_days(day, -(back or (0 if same_day else 7)))


def weekday_after(day: date, weekday: int, *, same_day: bool) -> date | None:
    ahead = (weekday - day.isoweekday()) % 7
    return shift_days(day, ahead or (0 if same_day else 7))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


def julian_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, as a Gregorian day (Meeus); 13 days behind in the 20th and 21st centuries."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    behind = year // 100 - year // 400 - 2
    return date.fromordinal(date(year, month, day + 1).toordinal() + behind)


def thirds(span: Span, part: str) -> Span:
    """The early, middle or late third of an interval; shorter than three days stays whole."""
    first, last = span
    length = (last - first).days + 1
    if length < 3:
        return span
    third = length // 3
    if part == "early":
        return first, first + timedelta(days=third - 1)
    if part == "late":
        return last - timedelta(days=third - 1), last
    return first + timedelta(days=third), last - timedelta(days=third)


def precision(span: Span | None) -> int:
    """UCDP date_prec of an interval: 1 day, 2 two to six days, 3 a week, 4 a month, 5 wider; 0 for none."""
    if span is None:
        return 0
    days = (span[1] - span[0]).days + 1
    return next((code for code, most in ((1, 1), (2, 6), (3, 10), (4, 31)) if days <= most), 5)
