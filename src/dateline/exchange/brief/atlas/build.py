"""Before the way of the data: packs Natural Earth's countries, as npm's `world-atlas` carries them, into data/outlines.npz.

    python -m dateline.exchange.brief.atlas.build COUNTRIES_10M_JSON OUTLINES_NPZ

Lines that two countries share are kept once, so that neighbours fit. The same input gives the same bytes.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from dateline.exchange.brief.atlas.outlines import GRID, Degrees

#: Points nearer than this to the line without them are left out; in degrees, about 400 metres.
TOLERANCE = 0.004


def pack(source: Path, target: Path) -> None:
    """Write the outlines of a TopoJSON file with the object `countries`."""
    topology = json.loads(source.read_text("utf-8"))
    arcs = [simplified(arc) for arc in _arcs(topology)]
    countries = sorted(topology["objects"]["countries"]["geometries"], key=lambda g: g["properties"]["name"])
    rings = [
        (number, polygon, ring)
        for number, country in enumerate(countries)
        for polygon, parts in enumerate(_polygons(country))
        for ring in parts
    ]
    cells = [np.diff(np.round(arc / GRID).astype(np.int32), axis=0, prepend=np.int32(0)) for arc in arcs]
    deltas = np.concatenate(cells)
    np.savez_compressed(
        target,
        x=deltas[:, 0],
        y=deltas[:, 1],
        arc_points=np.array([len(arc) for arc in cells], np.int32),
        ring_arcs=np.array([arc for _, _, ring in rings for arc in ring], np.int32),
        ring_lengths=np.array([len(ring) for _, _, ring in rings], np.int32),
        ring_country=np.array([country for country, _, _ in rings], np.int32),
        ring_polygon=np.array([polygon for _, polygon, _ in rings], np.int32),
        names=np.frombuffer("\n".join(_name(country) for country in countries).encode(), np.uint8),
    )


def _arcs(topology: dict[str, Any]) -> list[Degrees]:
    scale, translate = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc, np.float64), axis=0) * scale + translate for arc in topology["arcs"]]


def _polygons(country: dict[str, Any]) -> list[list[list[int]]]:
    return [country["arcs"]] if country["type"] == "Polygon" else list(country["arcs"])


def _name(country: dict[str, Any]) -> str:
    """What has no code of ISO 3166 gets no name on a map: whose it is, is often what is fought about."""
    return str(country["properties"]["name"]) if country.get("id") else ""


def simplified(line: Degrees) -> Degrees:
    """The line without points that it hardly bends at (Ramer 1972, Douglas and Peucker 1973); its ends stay."""
    flat = line * [np.cos(np.radians(np.abs(line[:, 1]).min())), 1.0]
    keep = np.zeros(len(line), np.bool_)
    keep[[0, -1]] = True
    # A ring of one arc starts where it ends: cut it at its farthest point first.
    cuts = sorted({0, int(np.hypot(*(flat - flat[0]).T).argmax()), len(line) - 1})
    keep[cuts] = True
    spans = list(pairwise(cuts))
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        along, off = flat[last] - flat[first], flat[first + 1 : last] - flat[first]
        length = float(np.hypot(*along))
        far = np.hypot(*off.T) if length == 0 else np.abs(along[0] * off[:, 1] - along[1] * off[:, 0]) / length
        bend = int(far.argmax())
        if far[bend] > TOLERANCE:
            middle = first + 1 + bend
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return line[keep]


if __name__ == "__main__":
    pack(Path(sys.argv[1]), Path(sys.argv[2]))
