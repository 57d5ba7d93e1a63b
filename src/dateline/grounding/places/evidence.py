"""What the names of one report say about each other: countries, regions and nearness, weighed by how likely each choice is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np
import numpy.typing as npt

from dateline.grounding.gazetteer.lookup import Candidate

Key = TypeVar("Key", str, int)
Matrix = npt.NDArray[np.float64]
Likely = Mapping[str, Sequence[tuple[Candidate, float]]]
"""Candidates of each folded name with their probabilities; those of a name sum to at most 1."""

_CITY = 100_000
_DOUBT = 0.3  # what a region counts whose name a city in it has: whether the state or the city is meant by "New York"
_NAMES = 60  # names of a report that are compared with each other
_COMPARED = 40  # candidates of a name whose nearness is counted
_DECAY_KM = 60.0
_COMPANY_KM = 60.0
_PLENTY = 20.0
_EARTH_KM = 6371.0


def distance_km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in km between two points in degrees."""
    a, b = math.radians(lat_a), math.radians(lat_b)
    turn = math.radians(lon_b - lon_a)
    half = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(turn / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


@dataclass(frozen=True, slots=True)
class Shares(Generic[Key]):
    """How much of a report's mentions is of each country or region; `own`: what each folded name has added itself."""

    total: Mapping[Key, float] = field(default_factory=dict)
    own: Mapping[str, Mapping[Key, float]] = field(default_factory=dict)

    def without(self, name: str) -> Mapping[Key, float]:
        """What the other names say: a choice is no evidence for itself."""
        own = self.own.get(name)
        if not own:
            return self.total
        return {key: max(0.0, value - own.get(key, 0.0)) for key, value in self.total.items()}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the report says of where it plays. `countries`: mentions by ISO code; `named`: names of regions and districts by
    position in the gazetteer's file; `regions`: other places by the region that they lie in; `near`: how many other names lie
    beside each candidate (by folded name and place_id, less with distance); the place in the dateline."""

    countries: Shares[str] = field(default_factory=Shares)
    named: Shares[int] = field(default_factory=Shares)
    regions: Shares[int] = field(default_factory=Shares)
    near: Mapping[tuple[str, str], float] = field(default_factory=dict)
    company: Mapping[tuple[str, str], float] = field(default_factory=dict)
    kinds: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    dateline: Candidate | None = None


def evidence(
    likely: Likely, counts: Mapping[str, int], *, spoken: Counter[str], near: Nearness, dateline: Candidate | None
) -> Evidence:
    """What names whose choices are `likely` say, `counts` mentions of each; `spoken`: mentions of peoples by country."""
    countries: dict[str, dict[str, float]] = {}
    named: dict[str, dict[int, float]] = {}
    regions: dict[str, dict[int, float]] = {}
    kinds: dict[str, dict[str, float]] = {}
    for name, choices in likely.items():
        cities = {c.region for c, _ in choices if c.feature == "settlement" and c.population >= _CITY}
        for candidate, probability in choices:
            _add(kinds, name, kind_of_area(candidate), probability)
            if candidate.country:
                _add(countries, name, candidate.country, probability * counts[name])
            if candidate.feature in ("region", "district") and candidate.position >= 0:
                doubt = _DOUBT if candidate.position in cities else 1.0
                _add(named, name, candidate.position, doubt * probability)
            elif candidate.region >= 0:
                _add(regions, name, candidate.region, probability)
    return Evidence(
        countries=_shares(countries, spoken),
        named=_shares(named, {}),
        regions=_shares(regions, {}),
        near=near.of(likely),
        company=near.company,
        kinds=kinds,
        dateline=dateline,
    )


def kind_of_area(candidate: Candidate) -> str:
    """What a list has more of the same kind of: countries, regions, districts, or places."""
    return candidate.feature if candidate.feature in ("country", "region", "district") else "place"


def _add(table: dict[str, dict[Key, float]], name: str, key: Key, value: float) -> None:
    row = table.setdefault(name, {})
    row[key] = row.get(key, 0.0) + value


def _shares(own: Mapping[str, Mapping[Key, float]], first: Mapping[Key, float]) -> Shares[Key]:
    total = dict(first)
    for row in own.values():
        for key, value in row.items():
            total[key] = total.get(key, 0.0) + value
    return Shares(total, own)


class Nearness:
    """Distances between the namesakes of one report, measured once for all rounds.

    Namesakes of one report tend to lie together: of twenty Huntsvilles, the one beside a Madisonville and a Walker County.
    Only towns and districts are compared, a name's first forty, for the first sixty names that have any: a report that
    names more is a list of places, and does not need it.
    """

    def __init__(self, names: Mapping[str, Sequence[Candidate]]) -> None:
        self._ids: list[tuple[str, str]] = []
        points: list[tuple[float, float]] = []
        starts: list[int] = []
        for name in [name for name, candidates in names.items() if candidates][:_NAMES]:
            rows = [c for c in names[name][:_COMPARED] if c.lat is not None and c.lon is not None and c.where_prec <= 3]
            if rows:
                starts.append(len(points))
                points += [(c.lat or 0.0, c.lon or 0.0) for c in rows]
                self._ids += [(name, c.place_id) for c in rows]
        self._starts = np.array(starts, dtype=np.int64)
        self._owner = np.repeat(np.arange(len(starts)), np.diff(np.append(self._starts, len(points))))
        self._close = _closeness(np.radians(np.array(points)), _DECAY_KM) if len(starts) > 1 else None
        self.company = self._company(np.radians(np.array(points))) if len(starts) > 1 else {}

    def _company(self, points: Matrix) -> dict[tuple[str, str], float]:
        """For each candidate: how many other names have any namesake beside it, those with many namesakes less."""
        sizes = np.diff(np.append(self._starts, len(self._ids)))
        best = np.maximum.reduceat(_closeness(points, _COMPANY_KM), self._starts, axis=1)
        return self._others(best * np.minimum(1.0, _PLENTY / sizes))

    def of(self, likely: Likely) -> dict[tuple[str, str], float]:
        """For each candidate (by folded name and place_id): how many other names lie beside it, each at most once."""
        if self._close is None:
            return {}
        chance = {(name, c.place_id): p for name, choices in likely.items() for c, p in choices}
        weighed = self._close * np.array([chance.get(key, 0.0) for key in self._ids])
        return self._others(np.minimum(1.0, np.add.reduceat(weighed, self._starts, axis=1)))

    def _others(self, by_name: Matrix) -> dict[tuple[str, str], float]:
        by_name[np.arange(len(self._ids)), self._owner] = 0.0
        return dict(zip(self._ids, by_name.sum(axis=1).tolist(), strict=True))


def _closeness(points: Matrix, decay: float) -> Matrix:
    """exp(-distance/60 km) for each pair of points (radians), by the chord between them on the unit sphere."""
    lat, lon = points[:, 0], points[:, 1]
    unit = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    angle = np.arccos(np.clip(unit @ unit.T, -1.0, 1.0))
    return np.asarray(np.exp(-angle * (_EARTH_KM / decay)))
