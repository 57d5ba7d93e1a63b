"""Inside the brief: the outlines of countries as Natural Earth draws them (public domain), from the file in data/."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

#: Longitude and latitude in degrees, one row a point.
Degrees = NDArray[np.float64]

#: The grid on which points lie, in degrees: about 220 metres.
GRID = 0.002


@dataclass(frozen=True, slots=True)
class Extent:
    """What lies between two meridians, from `west` eastwards to `east`, and two parallels; in degrees, `east` may pass 180."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Extent) -> bool:
        """Whether the two have a point in common, also across the 180th meridian."""
        if self.south > other.north or other.south > self.north:
            return False
        return (other.west - self.west) % 360 <= self.east - self.west or (
            self.west - other.west
        ) % 360 <= other.east - other.west


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two countries, and the box that it lies in."""

    points: Degrees
    box: Extent


@dataclass(frozen=True, slots=True)
class Area:
    """One piece of land: its rings, outer one and holes alike, and its country's name; empty where it has no ISO code."""

    name: str
    rings: tuple[Degrees, ...]
    box: Extent


@dataclass(frozen=True, slots=True)
class Outlines:
    lines: tuple[Line, ...]
    areas: tuple[Area, ...]


@cache
def load_outlines() -> Outlines:
    """The world's countries, version 4.1.0 of Natural Earth at 1:10 million, simplified to some 400 metres."""
    with (
        as_file(files("dateline.exchange.brief.atlas").joinpath("data/outlines.npz")) as path,
        np.load(path, allow_pickle=False) as packed,
    ):
        return _unpacked({name: packed[name] for name in packed.files})


def _unpacked(packed: dict[str, NDArray[np.int32]]) -> Outlines:
    ends = np.cumsum(packed["arc_points"])
    deltas = np.stack([packed["x"], packed["y"]], axis=1)
    arcs: list[Degrees] = [np.cumsum(arc, axis=0) * np.float64(GRID) for arc in np.split(deltas, ends[:-1])]
    names = packed["names"].tobytes().decode().split("\n")
    rings = np.split(packed["ring_arcs"], np.cumsum(packed["ring_lengths"])[:-1])
    owners: list[set[int]] = [set() for _ in arcs]
    areas: dict[tuple[int, int], list[Degrees]] = {}
    for ring, country, polygon in zip(rings, packed["ring_country"], packed["ring_polygon"], strict=True):
        for arc in ring:
            owners[arc if arc >= 0 else ~arc].add(int(country))
        pieces = [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring]
        areas.setdefault((int(country), int(polygon)), []).append(np.concatenate(pieces))
    shared = (arc for arc, owner in zip(arcs, owners, strict=True) if len(owner) > 1)
    return Outlines(
        tuple(Line(arc, _box([arc])) for arc in shared),
        tuple(Area(names[country], tuple(rings), _box(rings)) for (country, _), rings in areas.items()),
    )


def _box(rings: Sequence[Degrees]) -> Extent:
    low, high = (
        np.min([ring.min(axis=0) for ring in rings], axis=0),
        np.max([ring.max(axis=0) for ring in rings], axis=0),
    )
    return Extent(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
