"""Chooses among namesakes: an explicit sum of named comparisons, the same for every mention, weights in data."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.grounding.countries import country_of_code
from dateline.grounding.gazetteer.lookup import Candidate
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.context import Context
from dateline.grounding.places.evidence import Evidence, distance_km, kind_of_area

_NEAR_KM = 150.0
_WIDE = frozenset({"area", "sea", "river", "lake", "mountains", "island", "line", "continent"})
_TOWN_WORDS = ("City", "Town")
_SHORT = 4
_GREAT = 5.0  # log10 of the number of people from which on a city is a great one
_DILUTE = 0.25  # how much less a region's name says for each other region that the report names
_UNKNOWN = 500  # people, where GeoNames does not know how many: as in the smallest towns that it has
_ALIKE = str.maketrans({**dict.fromkeys("aeiouyjhw ", ""), "q": "k", "c": "k", "x": "k", "z": "s", "v": "b"})
_TOLD_ANYWHERE = 500_000  # people of a town that is told of in reports of any country
_SMALL = ("settlement", "district")
_FEW = 3  # mentions of countries from which on a place in none of them speaks against a candidate


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """data/place_weights.toml."""
    text = files("dateline.grounding").joinpath("data/place_weights.toml").read_text(encoding="utf-8")
    return {name: float(value) for name, value in tomllib.loads(text).items()}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a candidate: the name and the words around it.

    `enclosing`, `enclosed`, `owners`: what it is said to lie in ("Goris, Armenia": areas of that name), to enclose, to be had
    by ("Russia's Belgorod region"); `elsewhere`: what another mention of the name is said to lie in. `towns`: areas that have
    a town of the same name; `seat`: the capital that the name is; `area`, `country`: a country or region, a country is called
    so; `beside`: names beside it in a list. `loosely`: found under another transliteration.
    """

    name: str
    cues: Context
    enclosing: tuple[Candidate, ...] = ()
    enclosed: tuple[Candidate, ...] = ()
    owners: tuple[Candidate, ...] = ()
    elsewhere: tuple[Candidate, ...] = ()
    loosely: bool = False
    towns: frozenset[int] = frozenset()
    seat: str = ""
    area: bool = False
    country: bool = False
    beside: tuple[str, ...] = ()


def comparisons(asked: Asked, candidate: Candidate) -> dict[str, float]:
    """What each comparison with the words around the name gives, by name, weights not yet applied; zeros are left out."""
    name, cues = asked.name, asked.cues
    settlement = candidate.feature == "settlement"
    respelled = not candidate.primary and consonants(name) in (
        consonants(candidate.name),
        "" if asked.area else consonants(_short_form(candidate.name)),
    )
    called = settlement and (candidate.primary or candidate.listed or respelled)
    people = math.log10((candidate.population or _UNKNOWN) + 1)
    named_alike = candidate.feature in ("region", "district") and candidate.position in asked.towns
    found = {
        ("population" if called else "alternate_population" if settlement else "area_population"): people,
        "country": candidate.feature == "country",
        "wide": candidate.listed and candidate.feature in _WIDE,
        "region": candidate.feature == "region",
        "district": candidate.feature == "district",
        "capital": candidate.place_id == asked.seat,
        "alternate": settlement and not called,
        "alternate_area": not (settlement or candidate.primary or candidate.listed or respelled),
        "respelled": respelled and not candidate.listed,
        "listed": candidate.listed and candidate.feature != "country",
        "short_alternate": settlement and not called and len(name) <= _SHORT,
        "spelling": asked.loosely,
        "great_city": max(0.0, people - _GREAT) if called else 0.0,
        "country_of_its_name": asked.country and candidate.feature != "country",
        "part_of_area": cues.part and candidate.where_prec > 3,
        "town_of_its_name": cues.kind is None and not cues.part and candidate.position >= 0 and named_alike,
        "owned": any(lies_in(candidate, owner) for owner in asked.owners),
        "said_around": any(lies_in(inner, candidate) for inner in asked.enclosed),
        "said_before": any(lies_in(candidate, area) for area in asked.elsewhere),
        **_enclosed(candidate, asked),
    }
    if cues.kind is not None:
        found |= _kind(cues.kind, candidate)
    return {key: float(value) for key, value in found.items() if value}


def _short_form(name: str) -> str:
    """ "Marawi City" is Marawi, "Frankfurt am Main" Frankfurt; the name itself where it has no such end."""
    words = name.split()
    for number, word in enumerate(words[1:], start=1):
        if word.islower() or word in _TOWN_WORDS:
            return " ".join(words[:number])
    return name


@lru_cache(maxsize=65536)
def consonants(name: str) -> str:
    """What two transcriptions of one name share: "Kiryat Shmona" and "Qiryat Shemona", "Mykolaiv" and "Mykolayiv"."""
    letters = fold(name).translate(_ALIKE)
    return "".join(a for a, b in zip(letters, " " + letters, strict=False) if a != b)


def context_comparisons(asked: Asked, candidate: Candidate, seen: Evidence) -> dict[str, float]:
    """What each comparison with the rest of the report gives; zeros are left out."""
    name = fold(asked.name)
    found = _countries(asked, name, candidate, seen)
    named = seen.named.without(name)
    around = min(1.0, named.get(candidate.region, 0.0) + named.get(candidate.district, 0.0))
    found["named_region"] = around / (1.0 + _DILUTE * sum(named.values()))
    regions = seen.regions.without(name)
    total = sum(regions.values())
    here = candidate.position if candidate.feature == "region" else candidate.region
    found["home_region"] = regions.get(here, 0.0) / (total + 1.0) if here >= 0 else 0.0
    near = seen.near.get((name, candidate.place_id), 0.0)
    found["near"] = math.log1p(near)
    found["company"] = math.log1p(seen.company.get((name, candidate.place_id), 0.0))
    if asked.beside:
        alike = sum(seen.kinds.get(other, {}).get(kind_of_area(candidate), 0.0) for other in asked.beside)
        found["like_neighbours"] = alike / len(asked.beside)
    found |= _dateline(candidate, seen.dateline)
    return {key: value for key, value in found.items() if value}


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


def _enclosed(candidate: Candidate, asked: Asked) -> dict[str, float]:
    if not asked.enclosing:
        return {}
    inside = any(lies_in(candidate, area) for area in asked.enclosing)
    if asked.cues.within == "list":
        return {"said_within": 0.5} if inside else {}
    areas = any(area.feature in ("country", "region", "district") for area in asked.enclosing)
    return {"said_within": 1.0} if inside else {"said_elsewhere": 1.0} if areas else {}


def _countries(asked: Asked, name: str, candidate: Candidate, seen: Evidence) -> dict[str, float]:
    named = seen.countries.without(name)
    total = sum(named.values())
    count = max((named.get(code, 0.0) for code in candidate.countries), default=0.0)
    found = {"spelling_abroad": float(asked.loosely and count < 0.5)}
    if total < 0.5 or not candidate.countries:
        return found
    beside = any(_borders(code, named) for code in candidate.countries)
    elsewhere = count < 0.5 and not beside and total >= _FEW and candidate.feature != "country"
    return found | {
        "named_country": count / total,
        "neighbour": float(count < 0.5 and beside),
        "elsewhere": float(elsewhere),
        "small_elsewhere": float(elsewhere and candidate.feature in _SMALL and candidate.population < _TOLD_ANYWHERE),
    }


def _borders(code: str, named: Mapping[str, float]) -> bool:
    country = country_of_code(code)
    return country is not None and any(named.get(other, 0.0) >= 0.5 for other in country.neighbours)


def _dateline(candidate: Candidate, dateline: Candidate | None) -> dict[str, float]:
    if dateline is None or dateline.lat is None or dateline.lon is None:
        return {}
    near = False
    if candidate.lat is not None and candidate.lon is not None:
        near = distance_km(candidate.lat, candidate.lon, dateline.lat, dateline.lon) < _NEAR_KM
    same = candidate.country is not None and candidate.country == dateline.country
    return {"dateline": float(same), "dateline_near": float(near)}
