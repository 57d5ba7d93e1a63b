"""Inside the brief: what lies under the symbols of a map: land, coasts, lines between countries, graticule, scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.exchange.brief.atlas.clipping import cut_area, cut_line, is_seen, path, thinned
from dateline.exchange.brief.atlas.labels import AIR, Anchor, Box, Label, text_box, text_width
from dateline.exchange.brief.atlas.outlines import Extent, Outlines
from dateline.exchange.brief.atlas.projection import Frame, Plane

#: Degrees between two lines of the graticule, the smallest that gives no more lines than fit.
SPACINGS = (0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30)
ROUND = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 5000)
#: Size and letter-spacing of a country's name, in pixels.
NAME, SPACED = 12.0, 2.0


@dataclass(frozen=True, slots=True)
class Ground:
    """Path data of SVG: land, and lines that two countries share. `pieces` are what is seen of each country that has a name.

    `plain` tells that there is neither a coast nor such a line to see.
    """

    land: str
    shared: str
    pieces: tuple[tuple[str, tuple[Plane, ...]], ...]
    plain: bool


@dataclass(frozen=True, slots=True)
class Graticule:
    """`lines` is path data; the labels name meridians at the lower and parallels at the left edge."""

    lines: str
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class ScaleBar:
    km: int
    width: float


def draw_ground(frame: Frame, outlines: Outlines) -> Ground:
    """Land and lines of a frame."""
    width, height, extent = frame.width, frame.height, seen_extent(frame)
    land: list[Plane] = []
    pieces: dict[str, list[Plane]] = {}
    for area in outlines.areas:
        if area.box.meets(extent):
            rings = [ring for points in area.rings for ring in _seen(points, frame)]
            land += rings
            if area.name and rings:
                pieces.setdefault(area.name, []).extend(rings)
    shared = [
        stretch
        for line in outlines.lines
        if line.box.meets(extent)
        for stretch in cut_line(frame.pixels(line.points), width, height)
    ]
    return Ground(
        path(land, closed=True),
        path(shared),
        tuple((name, tuple(rings)) for name, rings in sorted(pieces.items())),
        plain=not shared and all(len(ring) <= 4 for ring in land),
    )


def _seen(ring: NDArray[np.float64], frame: Frame) -> Iterator[Plane]:
    pixels = frame.pixels(ring)
    if is_seen(pixels, frame.width, frame.height):
        cut = cut_area(thinned(pixels), frame.width, frame.height)
        if len(cut) > 2:
            yield cut


def contains(rings: Sequence[Plane], points: Plane) -> NDArray[np.bool_]:
    """Which points lie inside the rings: those that a ray from them crosses an odd number of times."""
    odd = np.zeros(len(points), np.bool_)
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
            if y1 != y2:
                between = (points[:, 1] < y1) != (points[:, 1] < y2)
                odd ^= between & (points[:, 0] < (x2 - x1) * (points[:, 1] - y1) / (y2 - y1) + x1)
    return odd


def name_countries(ground: Ground, frame: Frame, taken: Sequence[Box]) -> tuple[Label, ...]:
    """Each country's name where there is most room for it in what is seen of it, and nowhere where there is none."""
    labels: list[Label] = []
    full = list(taken)
    for name, rings in ground.pieces:
        long = text_width(name.upper(), NAME) + SPACED * len(name)
        if max(ring[:, 0].max() - ring[:, 0].min() for ring in rings) < long:
            continue
        points = _free(long, frame, full)
        if not len(points):
            continue
        corners = [contains(rings, points + offset) for offset in ((-long / 2, -4), (long / 2, -4), (0, -4))]
        inside = points[np.all(corners, axis=0)]
        if not len(inside):
            continue
        x, y = inside[_room(inside, rings, frame).argmax()].round(1).tolist()
        labels.append(Label(x, y, name, "middle"))
        full.append(text_box(x, y, long, "middle", NAME))
    return tuple(labels)


def _free(long: float, frame: Frame, full: Sequence[Box]) -> Plane:
    """Points of a lattice at which words of that length meet nothing."""
    across, down = np.meshgrid(np.linspace(0, frame.width, 49), np.linspace(0, frame.height, 33))
    lattice = np.stack([across.ravel(), down.ravel()], axis=1)
    free = [
        box.within(frame.width, frame.height) and not any(box.meets(other) for other in full)
        for box in (text_box(x, y, long, "middle", NAME) for x, y in lattice.tolist())
    ]
    return lattice[free]


def _room(points: Plane, rings: Sequence[Plane], frame: Frame) -> NDArray[np.float64]:
    """How far each point is from the nearest corner of an outline, or edge of the drawing."""
    corners = np.concatenate(list(rings))
    away = np.hypot(points[:, None, 0] - corners[None, :, 0], points[:, None, 1] - corners[None, :, 1]).min(axis=1)
    edge = np.minimum.reduce([points[:, 0], points[:, 1], frame.width - points[:, 0], frame.height - points[:, 1]])
    room: NDArray[np.float64] = np.minimum(away, edge).round(3)
    return room


def draw_graticule(frame: Frame, taken: Sequence[Box]) -> Graticule:
    """Meridians and parallels at round degrees, about five across, named where nothing else is."""
    extent = seen_extent(frame)
    west, south, east, north = extent.west, extent.south, extent.east, extent.north
    step = next((s for s in SPACINGS if max((east - west) / s, (north - south) / s) <= 7), SPACINGS[-1])
    lines: list[Plane] = []
    labels: list[Label] = []
    first, last = np.ceil(west / step), np.floor(east / step)
    for meridian in (np.arange(first, last + 1) * step).tolist():
        along = np.linspace(max(south - step, -90), min(north + step, 90), 60)
        lines += cut_line(frame.pixels(np.stack([np.full(60, meridian), along], axis=1)), frame.width, frame.height)
        labels += _at_edge(lines[-1:], degrees_words(meridian, "E", "W"), frame, lower=True)
    for parallel in (np.arange(np.ceil(south / step), np.floor(north / step) + 1) * step).tolist():
        if abs(parallel) < 90:
            around = np.linspace(west - step, east + step, 120)
            row = np.stack([around, np.full(120, parallel)], axis=1)
            lines += cut_line(frame.pixels(row), frame.width, frame.height)
            labels += _at_edge(lines[-1:], degrees_words(parallel, "N", "S"), frame, lower=False)
    free: list[Label] = []
    full = list(taken)
    for label, box in zip(labels, label_boxes(labels), strict=True):
        if not any(box.meets(other) for other in full):
            free.append(label)
            full.append(box)
    return Graticule(path(lines), tuple(free))


def seen_extent(frame: Frame) -> Extent:
    """What meridians and parallels are seen in a frame."""
    rim = [(x, y) for x in np.linspace(0, frame.width, 9) for y in np.linspace(0, frame.height, 9)]
    lons, lats = zip(*(frame.place(float(x), float(y)) for x, y in rim), strict=True)
    turned = [(lon - frame.projection.lon + 540) % 360 - 180 + frame.projection.lon for lon in lons]
    south, north = min(lats), max(lats)
    for pole in (-90.0, 90.0):
        x, y = frame.pixels(np.array([[frame.projection.lon, pole]]))[0].tolist()
        if 0 <= x <= frame.width and 0 <= y <= frame.height and abs(frame.projection.lat) > 30:
            return Extent(frame.projection.lon - 180, min(south, pole), frame.projection.lon + 179.9, max(north, pole))
    return Extent(min(turned), south, max(turned), north)


def _at_edge(lines: Sequence[Plane], words: str, frame: Frame, *, lower: bool) -> Iterator[Label]:
    """A label where the line leaves the drawing at its lower edge, or at its left one."""
    axis, edge, limit = (1, frame.height, frame.width) if lower else (0, 0, frame.height)
    for line in lines:
        crossed = np.flatnonzero((line[:-1, axis] - edge) * (line[1:, axis] - edge) <= 0)
        if len(crossed):
            before, after = line[crossed[0]], line[crossed[0] + 1]
            share = (edge - before[axis]) / (after[axis] - before[axis]) if after[axis] != before[axis] else 0.0
            at = round(float(before[1 - axis] + share * (after[1 - axis] - before[1 - axis])), 1)
            if 34 < at < limit - 34:
                anchor: Anchor = "middle" if lower else "start"
                yield Label(at, frame.height - 5.0, words, anchor) if lower else Label(5.0, at + 4, words, anchor)


def degrees_words(number: float, positive: str, negative: str) -> str:
    """ "47° E", "12.5° S", "0°"."""
    if positive == "E":
        number = (number + 540) % 360 - 180
    shown = f"{abs(number):.2f}".rstrip("0").rstrip(".")
    return f"{shown}°" if number == 0 or abs(number) == 180 else f"{shown}° {positive if number > 0 else negative}"


def scale_bar(frame: Frame) -> ScaleBar:
    """The longest round number of kilometres that takes at most a quarter of the drawing's width."""
    most = frame.width / 4 / frame.scale
    km = max((number for number in ROUND if number <= most), default=ROUND[0])
    return ScaleBar(km, round(km * frame.scale, 1))


def label_boxes(labels: Sequence[Label]) -> list[Box]:
    """The room that labels of ordinary size take."""
    return [text_box(label.x, label.y, text_width(label.words) + AIR, label.anchor) for label in labels]
