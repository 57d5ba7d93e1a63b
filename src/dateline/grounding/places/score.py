"""Chooses among namesakes: an explicit sum of named comparisons, the same for every mention, weights in data."""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from dateline.grounding.countries import country_of_capital, country_of_code
from dateline.grounding.gazetteer.lookup import Candidate
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.context import Context

_NEAR_KM = 150.0
_COMPANY_KM = 100.0
_NAMES = 60  # names of a report that are compared with each other
_COMPARED = 40  # candidates of a name whose company is counted
_WIDE = frozenset({"area", "sea", "river", "lake", "mountains", "island", "line", "continent"})
_AREAS = _WIDE | {"region"}  # whose names in the tables are all in use
_SHORT = 4
_FEW = 3  # mentions of countries from which on a place in none of them speaks against a candidate


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """data/place_weights.toml."""
    text = files("dateline.grounding").joinpath("data/place_weights.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text).items()}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the report says of where it plays: mentions of countries by code, regions by position in the gazetteer's file,
    places chosen so far (name looked up, latitude, longitude), the place in its dateline, and in `own` what each folded
    name's mentions have added to `countries`."""

    countries: Counter[str]
    regions: frozenset[int] = frozenset()
    chosen: tuple[tuple[str, float, float], ...] = ()
    dateline: Candidate | None = None
    own: Mapping[str, Counter[str]] = field(default_factory=dict)

    def without(self, name: str) -> Counter[str]:
        """The countries, but for what the mentions of one name itself have added: a choice is no evidence for itself."""
        own = self.own.get(name)
        return self.countries - own if own else self.countries


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in km between two points in degrees."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    turn = math.radians(lon_b - lon_a)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a candidate: the name, the words around it, what it is said to lie in ("Goris, Armenia": areas of
    that name), to enclose or to be had by ("Russia's Belgorod region"); the areas that have a town of the same name; and how
    many of the report's other names have a namesake within 100 km of each candidate, by place_id."""

    name: str
    cues: Context
    enclosing: tuple[Candidate, ...] = ()
    enclosed: tuple[Candidate, ...] = ()
    owners: tuple[Candidate, ...] = ()
    loosely: bool = False
    towns: frozenset[int] = frozenset()
    company: Mapping[str, int] = field(default_factory=dict)


def comparisons(asked: Asked, candidate: Candidate, seen: Evidence) -> dict[str, float]:
    """What each comparison gives for a candidate, by name, weights not yet applied. Names are those of the weights."""
    name, cues = asked.name, asked.cues
    found = {"population": math.log10(candidate.population + 1)}
    found["country"] = float(candidate.feature == "country")
    found["wide"] = float(candidate.listed and candidate.feature in _WIDE)
    found["region"] = float(candidate.feature == "region")
    found["district"] = float(candidate.feature == "district")
    seat = country_of_capital(name)
    found["capital"] = float(candidate.feature == "settlement" and seat is not None and seat.iso2 == candidate.country)
    found["first_name"] = float(candidate.primary or (candidate.listed and candidate.feature in _AREAS))
    found["listed"] = float(candidate.listed and candidate.feature != "country")
    found["short_alternate"] = float(
        not candidate.primary and len(name) <= _SHORT and candidate.feature == "settlement"
    )
    found["spelling"] = float(asked.loosely)
    abroad = not any(seen.countries[code] for code in candidate.countries)
    found["spelling_abroad"] = float(asked.loosely and abroad)
    named_alike = candidate.feature in ("region", "district") and candidate.position in asked.towns
    found["town_of_its_name"] = float(cues.kind is None and candidate.position >= 0 and named_alike)
    found["owned"] = float(any(lies_in(candidate, owner) for owner in asked.owners))
    found["said_around"] = float(any(lies_in(inner, candidate) for inner in asked.enclosed))
    found["company"] = float(min(4, asked.company.get(candidate.place_id, 0)))
    found |= _enclosed(candidate, asked.enclosing)
    found |= _countries(name, candidate, seen)
    found["named_region"] = float(bool({candidate.region, candidate.district} & seen.regions))
    found["near"] = float(min(3, _nearby(name, candidate, seen)))
    found |= _dateline(candidate, seen.dateline)
    if cues.kind is not None:
        found |= _kind(cues.kind, candidate)
    return found


def score(asked: Asked, candidate: Candidate, seen: Evidence) -> float:
    """The weighted sum of the comparisons."""
    weight = weights()
    return sum(weight[key] * value for key, value in comparisons(asked, candidate, seen).items())


def company(names: Mapping[str, Sequence[Candidate]]) -> dict[str, dict[str, int]]:
    """For each name and each of its candidates (by place_id): how many other names have a candidate within 100 km.

    Namesakes of one report tend to lie together: of twenty Huntsvilles, the one beside a Madisonville and a Walker County.
    Only towns and districts are compared, a name's first forty, for the first sixty names that have any: a report
    that names more is a list of places, and does not need it.
    """
    owners: list[int] = []
    ids: list[str] = []
    points: list[tuple[float, float]] = []
    keys = [key for key, candidates in names.items() if candidates][:_NAMES]
    for number, key in enumerate(keys):
        for candidate in names[key][:_COMPARED]:
            if candidate.lat is not None and candidate.lon is not None and candidate.where_prec <= 3:
                owners.append(number)
                ids.append(candidate.place_id)
                points.append((candidate.lat, candidate.lon))
    counts: dict[str, dict[str, int]] = {key: {} for key in names}
    if len(keys) < 2 or not points:
        return counts
    close = _close(np.radians(np.array(points)))
    owner = np.array(owners)
    for row, (number, place_id) in enumerate(zip(owners, ids, strict=True)):
        others = set(owner[close[row]].tolist())
        counts[keys[number]][place_id] = len(others - {number})
    return counts


def _close(points: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    """Which pairs of points (radians) lie within 100 km: by the chord between them on the unit sphere."""
    lat, lon = points[:, 0], points[:, 1]
    unit = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    return np.asarray(unit @ unit.T > math.cos(_COMPANY_KM / 6371.0))


def lies_in(candidate: Candidate, area: Candidate) -> bool:
    """Whether a candidate is part of a country, region or district."""
    if candidate.place_id == area.place_id:
        return False
    if area.feature == "country":
        return candidate.country is not None and candidate.country == area.country and candidate.feature != "country"
    if area.position >= 0 and area.position in (candidate.region, candidate.district):
        return True
    if area.feature not in ("region", "area", "island") or area.lat is None or candidate.lat is None:
        return False
    if area.lon is None or candidate.lon is None or candidate.feature != "settlement" or area.position >= 0:
        return False
    shared = candidate.country is not None and candidate.country in area.countries
    reach = _NEAR_KM if area.feature == "region" else 2 * _NEAR_KM
    return shared and distance_km(candidate.lat, candidate.lon, area.lat, area.lon) < reach


def _kind(kind: str, candidate: Candidate) -> dict[str, float]:
    """Whether a candidate is of the kind that is said. A town gives its name to its district: neither right nor wrong."""
    areas = {"region", "district", "area"}
    if kind == candidate.feature or {kind, candidate.feature} <= areas:
        return {"kind_right": 1.0}
    return {} if kind in areas and candidate.feature == "settlement" else {"kind_wrong": 1.0}


def _enclosed(candidate: Candidate, enclosing: Sequence[Candidate]) -> dict[str, float]:
    if not enclosing:
        return {}
    inside = any(lies_in(candidate, area) for area in enclosing)
    areas = any(area.feature in ("country", "region", "district") for area in enclosing)
    return {"said_within": 1.0} if inside else {"said_elsewhere": 1.0} if areas else {}


def _countries(name: str, candidate: Candidate, seen: Evidence) -> dict[str, float]:
    named = seen.without(fold(name))
    total = sum(named.values())
    if not total or not candidate.countries:
        return {}
    count = max(named[code] for code in candidate.countries)
    beside = any(_borders(code, named) for code in candidate.countries)
    return {
        "named_country": count / total,
        "home_country": float(count > 0 and count == max(named.values())),
        "neighbour": float(count == 0 and beside),
        "elsewhere": float(count == 0 and not beside and total >= _FEW and candidate.feature != "country"),
    }


def _borders(code: str, named: Counter[str]) -> bool:
    country = country_of_code(code)
    return country is not None and any(named[other] > 0 for other in country.neighbours)


def _nearby(name: str, candidate: Candidate, seen: Evidence) -> int:
    if candidate.lat is None or candidate.lon is None:
        return 0
    return sum(
        other != name and distance_km(candidate.lat, candidate.lon, lat, lon) < _NEAR_KM
        for other, lat, lon in seen.chosen
    )


def _dateline(candidate: Candidate, dateline: Candidate | None) -> dict[str, float]:
    if dateline is None or dateline.lat is None or dateline.lon is None:
        return {}
    near = False
    if candidate.lat is not None and candidate.lon is not None:
        near = distance_km(candidate.lat, candidate.lon, dateline.lat, dateline.lon) < _NEAR_KM
    same = candidate.country is not None and candidate.country == dateline.country
    return {"dateline": float(same), "dateline_near": float(near)}
