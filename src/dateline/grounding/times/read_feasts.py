"""In `grounding/times`: readers of seasons and holidays."""

from __future__ import annotations

from datetime import date

from dateline.grounding.quantities.words import spelled_year
from dateline.grounding.times.calendar import Span, season_of, season_span, winter_span
from dateline.grounding.times.feasts import by_moon, falls, holidays
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


def holiday(items: Items, frame: Frame) -> Reading | None:
    """A holiday of the year told, or the nearest one before the report, or after it in a clause about the future."""
    names = _names(items)
    if not names or names[0] not in holidays():
        return None
    kind, rule = holidays()[names[0]]
    year = rule[0] if kind == "once" else items.year
    if year is None and frame.day is None:
        value = f"XXXX-{rule[0]:02d}-{rule[1]:02d}" if kind == "fixed" else "XXXX-XX-XX"
        return Reading("DATE", value, reason="no-anchor")
    forward = items.has("NEXT") or (frame.tense > 0 and not items.has("LAST"))
    span = _nearest(names, year, frame.day, forward=forward)
    if span is None:
        return None
    anchor: Anchor = "none" if year else "publication"
    if items.has("U") and items.unit == "W":
        return whole_unit(span[0], "W", anchor=anchor)
    if span[0] == span[1]:
        return whole_day(span[0], anchor=anchor)
    reason = "by-the-moon" if by_moon(names[0]) else ""
    return Reading("DATE", f"{span[0].isoformat()}/{span[1].isoformat()}", span, anchor, reason)


def _names(items: Items) -> list[str]:
    """What the holiday may be called in the table; "Eid" alone is either of two."""
    if items.has("AMB"):
        return ["may-day"] if items.all[0].text == "May" and items.all[1].text == "Day" else []
    name = items.letter_of("HOL", "FEASTDAY") or ("" if items.has("EID") else "new-year")
    if not name:
        return ["eid-al-fitr", "eid-al-adha"]
    day = items.first("DOW")
    if day is not None:
        name += f"-{day.text.lower()}"
    elif items.has("EVE") and f"{name}-eve" in holidays():
        name += "-eve"
    return [f"orthodox-{name}"] if items.has("ORTHODOX") else [name]


def _nearest(names: list[str], year: int | None, day: date | None, *, forward: bool) -> Span | None:
    around = [year] if year is not None else [day.year + step for step in (-1, 0, 1)] if day is not None else []
    spans = sorted(s for n in names for y in around if date.min.year < y < date.max.year for s in falls(n, y))
    if year is not None or day is None:
        return spans[0] if spans else None
    if forward:
        return next((s for s in spans if s[1] >= day), None)
    return next((s for s in reversed(spans) if s[0] <= day), None)
