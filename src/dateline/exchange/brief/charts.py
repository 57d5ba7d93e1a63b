"""Inside the brief: figures become bars on the scale of their incident. Nothing here knows of HTML; the template draws."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.ledger.types import ClaimedToll

#: Of a bar's drawing, in pixels: the scale, the least that is seen, and the whole with room for the longest words beside it
#: ("at least 120000").
WIDTH = 130.0
LEAST = 3.0
DRAWING = 240
#: Of tolls that are drawn, a column for each on the whole page, so that bars stand under each other.
KINDS = ("killed", "injured")
#: Sides that have a tint of their own; further ones share the last.
TINTS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One claimant's range on the scale of its incident: `x` and `width` in pixels, `open_end` where no highest is given."""

    x: float
    width: float
    words: str
    open_end: bool


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
    return max((end for toll in tolls for end in ends(toll, kind) if end is not None), default=0)


def bar(toll: ClaimedToll, kind: str, most: int) -> Bar | None:
    """The bar of one claimant's figure, None where it gives no number."""
    low, high = ends(toll, kind)
    if low is None and high is None:
        return None
    unit = WIDTH / max(most, 1)
    start = (low or 0) * unit
    end = (low if high is None else high) or 0
    x = min(start, WIDTH - LEAST)
    return Bar(round(x, 1), round(max(end * unit - x, LEAST), 1), range_words(low, high), high is None)


def ends(toll: ClaimedToll, kind: str) -> tuple[int | None, int | None]:
    """The lowest and the highest of one kind's figure."""
    return (toll.killed_low, toll.killed_high) if kind == "killed" else (toll.injured_low, toll.injured_high)


def side_number(side: str | None, parties: Sequence[str]) -> int:
    """The tint of a side: 0 for no side; parties in the order given, which is that of their names, so that none comes first."""
    return min(parties.index(side) + 1, TINTS) if side in parties else 0
