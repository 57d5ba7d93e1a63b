"""Within linking/: the weights and words by which mentions of one report are joined, typed, from data/retold.toml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from dateline.linking.settings import read_data


@dataclass(frozen=True, slots=True)
class RetoldSettings:
    """data/retold.toml, which says what each part is. `same` and `incident` are log-odds (base e) by name of comparison."""

    same: dict[str, float]
    incident: dict[str, float]
    limits: dict[str, float]
    definite: frozenset[str]
    fresh: frozenset[str]
    pronouns: frozenset[str]
    general: frozenset[str]
    turns: frozenset[str]
    others: frozenset[str]
    common: frozenset[str]


@cache
def retold_settings() -> RetoldSettings:
    data = read_data("retold.toml")
    words = data["words"]
    return RetoldSettings(
        same={name: float(weight) for name, weight in data["same"].items()},
        incident={name: float(weight) for name, weight in data["incident"].items()},
        limits={name: float(limit) for name, limit in data["limits"].items()},
        definite=frozenset(words["definite"]),
        fresh=frozenset(words["fresh"]),
        pronouns=frozenset(words["pronouns"]),
        general=frozenset(words["general"]),
        turns=frozenset(words["turns"]),
        others=frozenset(words["others"]),
        common=frozenset(words["common"]),
    )
