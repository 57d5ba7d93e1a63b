"""In `grounding/times`: readers of seasons and holidays."""

from __future__ import annotations

import tomllib
from datetime import date
from functools import lru_cache
from importlib.resources import files

from dateline.grounding.quantities.words import spelled_year
from dateline.grounding.times.calendar import (
    day_of,
    easter,
    season_of,
    season_span,
    shift_days,
    weekday_after,
    winter_span,
)
from dateline.grounding.times.frame import Frame, Items, Reading, narrowed
from dateline.grounding.times.read_calendar import whole_day
from dateline.grounding.times.read_units import whole_unit
from dateline.grounding.types import Anchor


def season(items: Items, frame: Frame) -> Reading | None:
    name = items.letter_of("SEASON", "FALL")
    words = [i.value for i in items if i.kind in ("TEEN", "TENS", "ONE") and isinstance(i.value, int)]
    year = items.year or spelled_year(words)
    if year is None:
        year = _season_year(name, items, frame)
    if year is None:
        return Reading("DATE", f"XXXX-{name}", reason="no-anchor")
    if not date.min.year <= year <= date.max.year:
        return None
    anchor: Anchor = "none" if items.year or words else "publication"
    if name == "WI":
        return Reading("DATE", f"{year:04d}-WI", winter_span(year, told=anchor == "none"), anchor)
    return narrowed(Reading("DATE", f"{year:04d}-{name}", season_span(year, name), anchor), items.part)


def _season_year(name: str, items: Items, frame: Frame) -> int | None:
    if frame.day is None:
        return None
    here = frame.day.year
    if items.has("U"):
        return here + (1 if items.has("NEXT") else -1 if items.has("LAST") else 0)
    if name == "WI":
        current = here - 1 if frame.day.month <= 2 else here
        over = items.has("LAST", "PAST") or (frame.tense <= 0 and 3 <= frame.day.month < 12)
        return current + (1 if items.has("NEXT") else -1 if over else 0)
    begun = season_span(here, name)[0] <= frame.day
    if items.has("LAST") or (items.has("PAST") and not items.has("THIS")):
        return here if begun and season_of(frame.day) != name else here - 1
    if items.has("NEXT", "COMING"):
        return here + 1 if begun else here
    if items.has("THIS") or frame.tense > 0:
        return here
    return here if begun else here - 1


@lru_cache(maxsize=1)
def _holidays() -> dict[str, tuple[str, list[int]]]:
    data = tomllib.loads((files("dateline.grounding") / "data" / "times_holidays.toml").read_text("utf-8"))
    days = {name: ("fixed", rule) for name, rule in data["fixed"].items()}
    days |= {name: ("nth", rule) for name, rule in data["nth"].items()}
    return days | {name: ("easter", [rule]) for name, rule in data["easter"].items()}


def holiday(items: Items, frame: Frame) -> Reading | None:
    eve = items.has("EVE")
    name = items.letter_of("HOL") if items.has("HOL") else "new-year"
    if eve and f"{name}-eve" in _holidays():
        name += "-eve"
    kind, rule = _holidays()[name]
    year = items.year
    if year is None and frame.day is not None:
        forward = items.has("NEXT") or (frame.tense > 0 and not items.has("LAST"))
        year = _holiday_year(kind, rule, frame.day, forward=forward)
    if year is None:
        return Reading(
            "DATE", f"XXXX-{rule[0]:02d}-{rule[1]:02d}" if kind == "fixed" else "XXXX-XX-XX", reason="no-anchor"
        )
    day = _holiday_day(kind, rule, year)
    if items.has("U") and items.unit == "W":
        return whole_unit(day, "W", anchor="publication")
    return whole_day(day, anchor="none" if items.year else "publication")


def _holiday_year(kind: str, rule: list[int], day: date, *, forward: bool) -> int | None:
    """The year of the holiday's nearest day before, or after, the report's."""
    around = range(max(day.year - 1, date.min.year), min(day.year + 1, date.max.year) + 1)
    days = [(year, _holiday_day(kind, rule, year)) for year in around]
    if forward:
        return next((year for year, found in days if found >= day), None)
    return next((year for year, found in reversed(days) if found <= day), None)


def _holiday_day(kind: str, rule: list[int], year: int) -> date:
    if kind == "fixed":
        return day_of(year, rule[0], rule[1]) or date(year, rule[0], 1)
    if kind == "nth":
        first = weekday_after(date(year, rule[0], 1), rule[1], same_day=True) or date(year, rule[0], 1)
        return shift_days(first, 7 * (rule[2] - 1)) or first
    return shift_days(easter(year), rule[0]) or easter(year)
