"""Inside the brief: numbers and days become places on a drawing. Nothing here knows of HTML; the template draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.ledger.types import Ceasefire, ClaimedToll

#: Of a bar's drawing: the scale, and with room for the longest words beside it ("at least 120000").
WIDTH = 170.0
LEAST = 3.0
TIMELINE = 540.0
MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One claimant's range on the scale of its incident: `x` and `width` in pixels, `open_end` where no highest is given."""

    x: float
    width: float
    words: str
    open_end: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """One day on a time line: `row` counts accusers from 0."""

    x: float
    width: float
    row: int
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A ceasefire's days from left to right; `start_x` is its beginning, `end_x` its breaking off where one is told."""

    first: str
    last: str
    rows: tuple[str, ...]
    start_x: float | None
    end_x: float | None
    ticks: tuple[Tick, ...]
    height: int


def range_words(low: int | None, high: int | None) -> str:
    """ "4", "12 to 13", "at least 13", "up to 5"; "no number" where neither end is told."""
    if low is None and high is None:
        return "no number"
    if high is None:
        return f"at least {low}"
    if low is None:
        return f"up to {high}"
    return str(low) if low == high else f"{low} to {high}"


def scale(tolls: Iterable[ClaimedToll], kind: str) -> int:
    """The largest number that any claimant gives."""
    ends = (end for toll in tolls for end in _ends(toll, kind) if end is not None)
    return max(ends, default=0)


def bar(toll: ClaimedToll, kind: str, most: int) -> Bar | None:
    """The bar of one claimant's figure, None where it gives no number."""
    low, high = _ends(toll, kind)
    if low is None and high is None:
        return None
    unit = WIDTH / max(most, 1)
    start = (low or 0) * unit
    end = (low if high is None else high) or 0
    x = min(start, WIDTH - LEAST)
    return Bar(round(x, 1), round(max(end * unit - x, LEAST), 1), range_words(low, high), high is None)


def _ends(toll: ClaimedToll, kind: str) -> tuple[int | None, int | None]:
    return (toll.killed_low, toll.killed_high) if kind == "killed" else (toll.injured_low, toll.injured_high)


def timeline(ceasefire: Ceasefire) -> Timeline | None:
    """The days of a ceasefire's beginning, alleged violations and end; None where fewer than two days are known."""
    start = ceasefire.effective_from or ceasefire.declared_on
    days = [d for v in ceasefire.violations for d in (v.date_from, v.date_to) if d]
    marks = sorted(
        {d for d in (*days, ceasefire.ended_on) if d} | ({start} if start and ceasefire.date_prec <= 2 else set())
    )
    if not days or len(marks) < 2:
        return None
    rows = tuple(sorted({v.accuser for v in ceasefire.violations if v.date_from}))
    first, last = marks[0], marks[-1]
    ticks = tuple(
        _tick(v.date_from, v.date_to or v.date_from, rows.index(v.accuser), v.text, first, last)
        for v in ceasefire.violations
        if v.date_from
    )
    start_x = _x(start, first, last) if start and start in marks else None
    end_x = _x(ceasefire.ended_on, first, last) if ceasefire.ended_on else None
    return Timeline(first.isoformat(), last.isoformat(), rows, start_x, end_x, ticks, 34 + 22 * len(rows))


def _tick(start: date, end: date, row: int, words: str, first: date, last: date) -> Tick:
    x = _x(start, first, last)
    return Tick(x, round(max(_x(end, first, last) - x, 6.0), 1), row, words)


def _x(day: date, first: date, last: date) -> float:
    return round(MARGIN + (TIMELINE - 2 * MARGIN) * (day - first).days / (last - first).days, 1)


def side_number(side: str | None, parties: Sequence[str]) -> int:
    """The pattern in which a side is drawn: 0 for no side; parties in order of their names, so that none comes first."""
    return parties.index(side) + 1 if side in parties else 0
