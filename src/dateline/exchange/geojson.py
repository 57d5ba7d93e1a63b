"""A table as GeoJSON (RFC 7946): one feature for each row, with a point only where the record has one that is not vague."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from dateline.errors import UsageError

Row = dict[str, Any]
Point = tuple[float, float]
#: UCDP where_prec: 1 the very place, 2 near it. A district's or a region's point would be an invented pin.
NEAR = 2


def geojson_bytes(rows: Sequence[Row], columns: Sequence[str], points: Sequence[Point | None]) -> bytes:
    """A FeatureCollection; `points` are (lon, lat) of the rows, None for a null geometry. Same rows, same bytes."""
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": list(point)} if point else None,
            "properties": {name: row[name] for name in columns},
        }
        for row, point in zip(rows, points, strict=True)
    ]
    lines = ",\n".join(json.dumps(f, ensure_ascii=False, separators=(", ", ": ")) for f in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode("utf-8", "replace")


def points_of(table: str, rows: Sequence[Row], columns: Sequence[str]) -> list[Point | None]:
    """The points of a table of the record. Raise UsageError E416 for one whose rows have none."""
    if not {"lat", "lon"} <= set(columns):
        raise UsageError("E416", f"{table!r} has no points to write as GeoJSON; incidents and places have")
    return [_point(row) for row in rows]


def _point(row: Row) -> Point | None:
    vague = not 0 < row.get("where_prec", 1) <= NEAR
    return None if vague or row["lat"] is None or row["lon"] is None else (row["lon"], row["lat"])
