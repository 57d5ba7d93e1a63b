"""In `grounding/times`: on which days a holiday of data/times_holidays.toml falls: Christian, Islamic, Hebrew or civil."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from importlib.resources import files

from dateline.grounding.times.calendar import Span, day_of, easter, julian_easter, shift_days, weekday_after

# Day numbers of date.toordinal: the evening before 1 Muharram of year 1, and before 1 Tishri of year 1.
ISLAMIC_EPOCH, HEBREW_EPOCH = 227_014, -1_373_427
# The new moon is seen a day before or after it is reckoned.
SIGHTING = 1
PARTS_OF_DAY = 25_920
FIRST_HEBREW = 3761


@lru_cache(maxsize=1)
def holidays() -> dict[str, tuple[str, list[int]]]:
    """Name to (kind of rule, its numbers)."""
    data = tomllib.loads((files("dateline.grounding") / "data" / "times_holidays.toml").read_text("utf-8"))
    return {
        name: (kind, rule if isinstance(rule, list) else [rule])
        for kind, rules in data.items()
        for name, rule in rules.items()
    }


def falls(name: str, year: int) -> list[Span]:
    """The stretches of days on which a holiday falls that begins in this year; none, one, or (Islamic) two."""
    kind, rule = holidays()[name]
    spans = _of_moon(kind, rule, year) if kind in ("islamic", "hebrew") else _of_sun(name, kind, rule, year)
    return [span for span in spans if span[0].year == year]


def by_moon(name: str) -> bool:
    """Whether its days are seen, not reckoned, so that its interval is a day wider at both ends."""
    return holidays()[name][0] == "islamic"


def _of_sun(name: str, kind: str, rule: list[int], year: int) -> Iterator[Span]:
    if kind == "once":
        day = day_of(*rule)
    elif kind == "fixed":
        day = day_of(year, *rule)
    elif kind == "nth":
        first = weekday_after(date(year, rule[0], 1), rule[1], same_day=True)
        day = shift_days(first, 7 * (rule[2] - 1)) if first is not None else None
    else:
        day = shift_days(julian_easter(year) if name.startswith("orthodox") else easter(year), rule[0])
    if day is not None:
        yield day, day


def _of_moon(kind: str, rule: list[int], year: int) -> Iterator[Span]:
    month, day, length = rule
    if kind == "islamic":
        about = (year - 622) * 33 // 32
        firsts = [islamic(y, month, day) for y in range(max(about - 1, 1), about + 4)]
    else:
        firsts = [hebrew(year + FIRST_HEBREW + step, month, day) for step in (-1, 0, 1) if year + step > 0]
    wide = SIGHTING if kind == "islamic" else 0
    for first in firsts:
        if 1 + wide <= first <= date.max.toordinal() - length - wide:
            yield date.fromordinal(first - wide), date.fromordinal(first + length - 1 + wide)


def islamic(year: int, month: int, day: int) -> int:
    """The ordinal of a day of the tabular Islamic calendar."""
    return day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + ISLAMIC_EPOCH


def hebrew(year: int, month: int, day: int) -> int:
    """The ordinal of a day of the Hebrew calendar, months counted from Nisan; none later than Kislev, whose lengths vary."""
    if month < 7:  # Nisan to Elul stand at the end of the year: six months of 30, 29, 30, 29, 30 and 29 days
        return _new_year(year + 1) - 177 + (59 * (month - 1) + 1) // 2 + day - 1
    # Tishri has 30 days; Heshvan has 29, and 30 where the year is a full one.
    full = (_new_year(year + 1) - _new_year(year)) % 10 == 5
    return _new_year(year) + (0, 30, 59 + full)[month - 7] + day - 1


def _new_year(year: int) -> int:
    """The ordinal of 1 Tishri: the mean new moon, put off so that no fast stands beside a Sabbath."""
    days = [_elapsed(year + step) for step in (-1, 0, 1)]
    late = 2 if days[2] - days[1] == 356 else 1 if days[1] - days[0] == 382 else 0
    return HEBREW_EPOCH + days[1] + late


def _elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // PARTS_OF_DAY
    return day + 1 if 3 * (day + 1) % 7 < 3 else day
