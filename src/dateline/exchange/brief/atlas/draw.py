"""Inside the brief: the map of places at which incidents are claimed, as strokes, symbols and words; the template writes SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from dateline.exchange.brief.atlas.ground import (
    Graticule,
    Ground,
    ScaleBar,
    draw_graticule,
    draw_ground,
    label_boxes,
    name_countries,
    scale_bar,
)
from dateline.exchange.brief.atlas.labels import Box, Label, Spot, beside, set_apart
from dateline.exchange.brief.atlas.outlines import load_outlines
from dateline.exchange.brief.atlas.projection import EARTH_KM, Frame, framed

#: A drawing for wide pages and paper, and one for narrow screens: width and height in pixels. One of a place or two is lower.
SIZES = ((760, 500), (340, 340))
LOW = ((760, 300), (340, 240))
FEW = 2
#: Share of a drawing left free around the outermost places, and the least width of the land shown, in km: the first that shows
#: a coast or a line between countries.
MARGIN, LEAST_KM = 0.14, (160.0, 400.0, 1000.0, 2500.0)
#: Places nearer than this to one another, or to one between, are on one map, in km.
NEAR_KM = 1500.0
#: So many maps at most, and so many symbols on one.
MAPS, SYMBOLS = 3, 60
#: Radius of a symbol for one report, and of the largest on a wide and on a narrow drawing; in pixels.
SMALL, LARGE = 8.0, {760: 18.0, 340: 12.0}


@dataclass(frozen=True, slots=True)
class Site:
    """A place with a point: `number` stands in its symbol, `reports` gives its size, `near` where only "near it" is told."""

    number: int
    name: str
    lat: float
    lon: float
    reports: int
    near: bool


@dataclass(frozen=True, slots=True)
class Symbol:
    site: Site
    spot: Spot


@dataclass(frozen=True, slots=True)
class Drawing:
    """One map in one size. `bar_x`, `bar_y` is the left end of the scale bar."""

    frame: Frame
    ground: Ground
    graticule: Graticule
    countries: tuple[Label, ...]
    symbols: tuple[Symbol, ...]
    labels: tuple[Label, ...]
    bar: ScaleBar
    bar_x: float
    bar_y: float


def regions(sites: Sequence[Site]) -> tuple[tuple[Site, ...], ...]:
    """Sites near one another, group by group, that with most reports first: one map each."""
    if not sites:
        return ()
    apart = _distances(sites)
    group = list(range(len(sites)))
    for first in range(len(sites)):
        if group[first] == first:
            _spread(first, apart, group)
    found: dict[int, list[Site]] = {}
    for site, number in zip(sites, group, strict=True):
        found.setdefault(number, []).append(site)
    return tuple(
        tuple(members)
        for members in sorted(found.values(), key=lambda m: (-sum(site.reports for site in m), m[0].number))
    )


def _distances(sites: Sequence[Site]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    lon, lat = np.radians([site.lon for site in sites]), np.radians([site.lat for site in sites])
    on_sphere = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    return np.asarray(EARTH_KM * np.arccos(np.clip(on_sphere @ on_sphere.T, -1, 1)))


def _spread(first: int, apart: np.ndarray[tuple[int, int], np.dtype[np.float64]], group: list[int]) -> None:
    """Give all that can be reached from `first` in short steps its number."""
    reached = [first]
    while reached:
        here = reached.pop()
        for other in np.flatnonzero(apart[here] <= NEAR_KM).tolist():
            if other > first and group[other] == other:
                group[other] = first
                reached.append(other)


def draw_map(sites: Sequence[Site], *, width: int, height: int) -> Drawing:
    """The map that shows all sites, larger symbols for more reports; each with its number, and its name where there is room."""
    frame, ground = _framed(sites, width, height)
    ordered = sorted(sites, key=lambda site: (-site.reports, site.number))
    most = ordered[0].reports
    pixels = frame.pixels(np.array([[site.lon, site.lat] for site in ordered])).round(1).tolist()
    circles = [(x, y, radius(site.reports, most, width)) for (x, y), site in zip(pixels, ordered, strict=True)]
    spots = set_apart(circles, width, height)
    bar = scale_bar(frame)
    bar_x, bar_y = width - bar.width - 14, height - 16.0
    taken = [Box(bar_x - 30, bar_y - 16, width, height), *(spot.box for spot in spots)]
    graticule = draw_graticule(frame, taken)
    taken += label_boxes(graticule.labels)
    taken += [Box(s.dot_x - 3, s.dot_y - 3, s.dot_x + 3, s.dot_y + 3) for s in spots if s.moved]
    labels: list[Label] = []
    for spot, site in zip(spots, ordered, strict=True):
        found = beside(spot, site.name, taken, width, height)
        if found:
            labels.append(found[0])
            taken.append(found[1])
    return Drawing(
        frame,
        ground,
        graticule,
        name_countries(ground, frame, taken),
        tuple(Symbol(site, spot) for site, spot in zip(ordered, spots, strict=True)),
        tuple(labels),
        bar,
        round(bar_x, 1),
        bar_y,
    )


def _framed(sites: Sequence[Site], width: int, height: int) -> tuple[Frame, Ground]:
    points = np.array([[site.lon, site.lat] for site in sites])
    for least_km in LEAST_KM:
        frame = framed(points, width=width, height=height, margin=MARGIN, least_km=least_km)
        ground = draw_ground(frame, load_outlines())
        if not ground.plain:
            break
    return frame, ground


def radius(reports: int, most: int, width: int) -> float:
    """The area grows evenly with the number of reports, from SMALL for one to LARGE for the most."""
    if most <= 1:
        return SMALL
    large = min(LARGE[width], SMALL * sqrt(most))
    return round(sqrt(SMALL**2 + (large**2 - SMALL**2) * (reports - 1) / (most - 1)), 1)


__all__ = ["FEW", "LOW", "MAPS", "SIZES", "SYMBOLS", "Drawing", "Site", "Symbol", "draw_map", "radius", "regions"]
