"""Within linking/: the weights by which tellings are compared in words, typed, from data/wording.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.linking.settings import read_data


@dataclass(frozen=True, slots=True)
class WordingSettings:
    """data/wording.toml, which says what each part is.

    `levels` has for each comparison the amounts at which its next level begins. `weights` has, for each kind of pair of
    triggers, the prior and for each comparison the log-odds (base 2) of its levels, one more than there are amounts.
    `stories` are the mean likenesses at which reports are of one story, the loosest first.
    """

    levels: Mapping[str, tuple[float, ...]]
    weights: Mapping[str, Mapping[str, tuple[float, ...]]]
    stories: tuple[float, ...]
    limits: Mapping[str, float]
    stop_words: frozenset[str]


@cache
def wording_settings() -> WordingSettings:
    data = read_data("wording.toml")
    return WordingSettings(
        levels={name: tuple(map(float, cuts)) for name, cuts in data["levels"].items()},
        weights={
            kind: {name: tuple(map(float, levels)) for name, levels in data[kind].items()}
            for kind in ("same", "kin", "other")
        },
        stories=tuple(map(float, data["stories"]["likeness"])),
        limits={name: float(limit) for name, limit in data["limits"].items()},
        stop_words=frozenset(data["words"]["stop"]),
    )
