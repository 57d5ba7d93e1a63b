"""exchange/ reads the columns and tables of the profiles from data/profiles.toml; here they become typed, once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

PROFILES = ("ucdp-ged", "acled", "plover", "airwars")


@dataclass(frozen=True, slots=True)
class Tables:
    """data/profiles.toml: columns and convention of counts by profile, and the codebooks' own tables."""

    columns: Mapping[str, tuple[str, ...]]
    counts: Mapping[str, str]
    civilian: frozenset[str]
    armed: frozenset[str]
    disorder: Mapping[str, str]
    inter: Mapping[str, int]
    modes: Mapping[str, str]
    weapons: Mapping[str, frozenset[str]]
    quad: Mapping[str, int]
    scale: Mapping[str, float]
    regions: Mapping[str, str]
    continents: Mapping[str, str]


@cache
def tables() -> Tables:
    data: dict[str, Any] = tomllib.loads((files("dateline.exchange") / "data" / "profiles.toml").read_text("utf-8"))
    regions = {code: name for name, codes in data["regions"].items() if name != "continents" for code in codes}
    return Tables(
        columns={name: tuple(data[name]["columns"]) for name in PROFILES},
        counts={name: data[name]["counts"] for name in PROFILES},
        civilian=frozenset(data["groups"]["civilian"]),
        armed=frozenset(data["groups"]["armed"]),
        disorder=data["disorder"],
        inter=data["inter"],
        modes=data["modes"],
        weapons={mode: frozenset(found) for mode, found in data["weapons"].items()},
        quad=data["quad"],
        scale=data["scale"],
        regions=regions,
        continents=data["regions"]["continents"],
    )
