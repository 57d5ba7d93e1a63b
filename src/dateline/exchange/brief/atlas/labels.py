"""Inside the brief: where symbols and words go on a map, so that none lies over another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Literal

Anchor = Literal["start", "middle", "end"]

#: Of words on a map, in pixels: the size of their letters, and the room left free around them.
LETTERS = 11.0
AIR = 2.0
#: How far a symbol is moved aside at most, in steps of so many pixels, and in so many directions.
STEP, STEPS, DIRECTIONS = 5.0, 60, 16


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, width: float, height: float) -> bool:
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


@dataclass(frozen=True, slots=True)
class Spot:
    """A symbol before and after it is moved aside: `x`, `y` its middle, `dot_x`, `dot_y` the place that it stands for."""

    x: float
    y: float
    radius: float
    dot_x: float
    dot_y: float

    @property
    def moved(self) -> bool:
        return (self.x, self.y) != (self.dot_x, self.dot_y)

    @property
    def box(self) -> Box:
        air = self.radius + AIR / 2
        return Box(self.x - air, self.y - air, self.x + air, self.y + air)


@dataclass(frozen=True, slots=True)
class Label:
    x: float
    y: float
    words: str
    anchor: Anchor


def text_width(words: str, size: float = LETTERS) -> float:
    """About how wide words are, rather too wide than too narrow, whatever sans serif a reader has."""
    return size * sum(_width(letter) for letter in words)


def _width(letter: str) -> float:
    if letter in "iljI.,:;'|!()[]1 ":
        return 0.36
    if letter >= "\u2e80":
        return 1.02
    if letter in "WM@%mw—…":
        return 1.0
    return 0.76 if letter.isupper() else 0.6


def set_apart(spots: Sequence[tuple[float, float, float]], width: float, height: float) -> tuple[Spot, ...]:
    """Circles (x, y, radius) moved aside, in the order given, until none covers another; where no room is, it stays."""
    placed: list[Spot] = []
    for x, y, radius in spots:
        options = _around(x, y, radius, width, height)
        placed.append(next((spot for spot in options if not _covered(spot, placed)), Spot(x, y, radius, x, y)))
    return tuple(placed)


def _around(x: float, y: float, radius: float, width: float, height: float) -> Iterable[Spot]:
    yield Spot(x, y, radius, x, y)
    for step in range(1, STEPS + 1):
        for turn in range(DIRECTIONS):
            angle = 2 * pi * turn / DIRECTIONS + step
            right, down = round(x + STEP * step * cos(angle), 1), round(y + STEP * step * sin(angle), 1)
            spot = Spot(right, down, radius, x, y)
            if spot.box.within(width, height):
                yield spot


def _covered(spot: Spot, placed: Iterable[Spot]) -> bool:
    """Whether the symbol, or the place that it stands for, would lie under another one."""
    return any(
        hypot(spot.x - other.x, spot.y - other.y) < spot.radius + other.radius + AIR
        or (spot.moved and hypot(spot.x - other.dot_x, spot.y - other.dot_y) < spot.radius + AIR)
        for other in placed
    )


def beside(spot: Spot, words: str, taken: Iterable[Box], width: float, height: float) -> tuple[Label, Box] | None:
    """A label beside its symbol that meets nothing, None where there is no room on any side."""
    taken = list(taken)
    for label, box in _sides(spot, words):
        if box.within(width, height) and not any(box.meets(other) for other in taken):
            return label, box
    return None


def _sides(spot: Spot, words: str) -> Iterable[tuple[Label, Box]]:
    long, gap, up = text_width(words), spot.radius + 2 * AIR, LETTERS * 0.36
    slant = gap * 0.75
    places: list[tuple[float, float, Anchor]] = [
        (gap, up, "start"),
        (-gap, up, "end"),
        (0, -gap - 2, "middle"),
        (0, gap + LETTERS * 0.75, "middle"),
        (slant, -slant, "start"),
        (slant, slant + LETTERS * 0.7, "start"),
        (-slant, -slant, "end"),
        (-slant, slant + LETTERS * 0.7, "end"),
    ]
    for right, down, anchor in places:
        x, y = round(spot.x + right, 1), round(spot.y + down, 1)
        yield Label(x, y, words, anchor), text_box(x, y, long, anchor)


def text_box(x: float, y: float, long: float, anchor: Anchor, size: float = LETTERS) -> Box:
    """The room that a line of text takes whose baseline is at `y`."""
    left = x - {"start": 0.0, "middle": long / 2, "end": long}[anchor]
    return Box(left - AIR, y - size * 0.85 - AIR / 2, left + long + AIR, y + size * 0.28 + AIR / 2)
