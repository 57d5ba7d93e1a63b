"""Inside the brief: of a line or an area only what is seen in the frame, and no more points than the eye can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from dateline.exchange.brief.atlas.projection import Plane

#: Room beyond the edge of a drawing, so that no stroke shows where an area was cut off; in pixels.
BEYOND = 4.0
#: Points nearer to the last one drawn than this are left out, and so is an area smaller than its square; in pixels.
FINEST = 1.2


def thinned(line: Plane) -> Plane:
    """The line without points that nobody could tell from the one before; its two ends stay."""
    if len(line) < 3:
        return line
    keep, last = [0], line[0]
    for n in range(1, len(line) - 1):
        if abs(line[n, 0] - last[0]) + abs(line[n, 1] - last[1]) >= FINEST:
            keep.append(n)
            last = line[n]
    return line[[*keep, len(line) - 1]]


def is_seen(ring: Plane, width: float, height: float) -> bool:
    """Whether the box round the points touches the drawing, and is no mere speck."""
    low, high = ring.min(axis=0), ring.max(axis=0)
    return bool(
        low[0] <= width + BEYOND
        and low[1] <= height + BEYOND
        and high[0] >= -BEYOND
        and high[1] >= -BEYOND
        and (high - low).max() >= FINEST
    )


def cut_area(ring: Plane, width: float, height: float) -> Plane:
    """The part of a ring's inside that lies in the drawing (Sutherland and Hodgman 1974), possibly no point at all."""
    for axis, edge, sign in ((0, -BEYOND, 1), (0, width + BEYOND, -1), (1, -BEYOND, 1), (1, height + BEYOND, -1)):
        if not len(ring):
            return ring
        inside = sign * (ring[:, axis] - edge) >= 0
        if inside.all():
            continue
        ring = _cut(ring, inside, axis, edge)
    return ring


def _cut(ring: Plane, inside: np.ndarray[tuple[int], np.dtype[np.bool_]], axis: int, edge: float) -> Plane:
    found: list[Plane] = []
    for n in range(len(ring)):
        before, here = ring[n - 1], ring[n]
        if inside[n] != inside[n - 1]:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            found.append(before + share * (here - before))
        if inside[n]:
            found.append(here)
    return np.array(found).reshape(-1, 2)


def cut_line(line: Plane, width: float, height: float) -> Iterator[Plane]:
    """The stretches of a line that may be seen, each with one point beyond the edge."""
    if len(line) < 2:
        return
    low = np.minimum(line[:-1], line[1:])
    high = np.maximum(line[:-1], line[1:])
    seen = (
        (low[:, 0] <= width + BEYOND)
        & (low[:, 1] <= height + BEYOND)
        & (high[:, 0] >= -BEYOND)
        & (high[:, 1] >= -BEYOND)
    )
    turns = np.flatnonzero(np.diff(np.concatenate([[False], seen, [False]]).astype(np.int8)))
    for first, last in zip(turns[::2], turns[1::2], strict=True):
        yield thinned(line[first : last + 1])


def path(lines: Iterable[Plane], *, closed: bool = False) -> str:
    """SVG's path data, to a tenth of a pixel."""
    return "".join(_stroke(line) + ("z" if closed else "") for line in lines if len(line) > 1)


def _stroke(line: Plane) -> str:
    tenths = np.round(line * 10).astype(np.int64)
    steps = np.diff(tenths, axis=0)
    steps = steps[np.any(steps != 0, axis=1)]
    start = f"M{_tenth(tenths[0, 0])} {_tenth(tenths[0, 1])}"
    return start + ("l" + " ".join(f"{_tenth(x)} {_tenth(y)}" for x, y in steps.tolist()) if len(steps) else "")


def _tenth(number: int) -> str:
    whole, rest = divmod(abs(int(number)), 10)
    return f"{'-' if number < 0 else ''}{whole}" + (f".{rest}" if rest else "")
