"""linking/incidents/ asks how the places of two mentions lie to one another: by gazetteer entry, region and distance.

Which distance is one place is a codebook's rule, not an estimate: UCDP's where_prec 2 is a point known to within 25 km.
"""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from dateline.grounding.types import Place
from dateline.linking.incidents.mentions import Mention
from dateline.linking.incidents.parts import sounds
from dateline.linking.settings import link_settings
from dateline.linking.words import fold

PlaceRelation = Literal["same", "inside", "near", "area", "apart", "unknown", "untold"]
EARTH_KM = 6371.0
COUNTRY_FEATURES = frozenset({"country", "pcli", "pcl"})


def place_relation(a: Mention, b: Mention) -> PlaceRelation:
    """How the places of two mentions lie to one another, by gazetteer entry, region and distance; names where no entry is."""
    if a.place_key is None or b.place_key is None:
        return "untold" if a.place_key == b.place_key else "unknown"
    if a.place_key == b.place_key:
        return "area" if a.wide or b.wide else "same"
    if (a.part or b.part) and _one_spot(a, b):
        return "same"
    if a.place is None or b.place is None:
        return "apart" if _told_apart(a, b) else "unknown"
    if a.wide or b.wide:
        return _wide_relation(a, b)
    return _points_relation(a.place, b.place, 2 in (a.where_prec, b.where_prec))


def _one_spot(a: Mention, b: Mention) -> bool:
    """Whether one names as a part of its town what the other names as its place, no further away than a town is wide."""
    if a.wide or b.wide or not ({a.part, _sounds(a)} & {b.part, _sounds(b)} - {""}):
        return False
    km = distance_km(a.place, b.place) if a.place and b.place else None
    return km is None or km <= link_settings().limits["apart_km"]


def _told_apart(a: Mention, b: Mention) -> bool:
    """Whether one report names two spots that have no word in common, of which no gazetteer says where one lies."""
    if a.report_id != b.report_id or a.wide or b.wide:
        return False
    names = [{fold(word) for word in (m.place.name if m.place else m.place_key or "").split()} for m in (a, b)]
    return not names[0] & names[1]


def _sounds(m: Mention) -> str:
    return sounds(m.place.name if m.place else m.place_key or "")


@lru_cache(maxsize=1 << 16)
def _points_relation(a: Place, b: Place, vague: bool) -> PlaceRelation:
    km, limits = distance_km(a, b), link_settings().limits
    if km is None:
        return "unknown"
    # A district and its seat, or "near X": the codebooks' where_prec 2 is a point known to within 25 km.
    return "near" if km <= (limits["apart_km"] if vague else limits["near_km"]) else "apart"


def _wide_relation(a: Mention, b: Mention) -> PlaceRelation:
    assert a.place is not None and b.place is not None
    if a.wide and b.wide:
        same = a.place.country is None or b.place.country is None or a.place.country == b.place.country
        return "area" if same else "apart"
    return _area_relation(a.place, b.place) if a.wide else _area_relation(b.place, a.place)


@lru_cache(maxsize=1 << 16)
def _area_relation(area: Place, point: Place) -> PlaceRelation:
    if area.country and point.country and area.country != point.country:
        return "apart"
    if area.feature.casefold() in COUNTRY_FEATURES:
        return "area"
    if _is_admin1(area, point):
        return "inside"
    km, limits = distance_km(area, point), link_settings().limits
    if km is None:
        return "area"
    return "apart" if km > limits["region_km"] else "inside" if km <= limits["district_km"] else "area"


def _is_admin1(area: Place, point: Place) -> bool:
    """Whether the point's first-level region is the area, under any of its names ("Sagaing", "Sagaing Region")."""
    if not point.admin1:
        return False
    if area.admin1:
        return fold(area.admin1) == fold(point.admin1)
    region = fold(point.admin1)
    return any(
        region == name or region.startswith(f"{name} ") or name.startswith(f"{region} ") for name in _folded_names(area)
    )


@lru_cache(maxsize=4096)
def _folded_names(area: Place) -> tuple[str, ...]:
    return tuple(fold(name) for name in (area.name, *area.aliases))


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance; None where a place has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    h = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(min(1.0, h)))


def days_between(a: Mention, b: Mention) -> int | None:
    """Days between two intervals: 0 where they overlap, None where one is not known."""
    ours, theirs = a.days, b.days
    if ours is None or theirs is None:
        return None
    if ours[0] > theirs[1]:
        return (ours[0] - theirs[1]).days
    if theirs[0] > ours[1]:
        return (theirs[0] - ours[1]).days
    return 0
