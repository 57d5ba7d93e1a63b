"""Within linking/: the weights by which tellings are compared in words, typed, from data/wording.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.linking.settings import read_data


@dataclass(frozen=True, slots=True)
class StorySettings:
    """The mean likenesses at which reports are of one matter, and within it of one story, the loosest first: `within` by the
    words rare among its reports, `whole` by those rare in the pile, where the matter has fewer than `few` reports. Of one that
    has more than `many` only those reports are compared that share weighty words."""

    matter: float
    within: tuple[float, ...]
    whole: tuple[float, ...]
    few: int
    many: int


@dataclass(frozen=True, slots=True)
class WordingSettings:
    """data/wording.toml, which says what each part is.

    `levels` has for each comparison the amounts at which its next level begins. `weights` has, for each kind of pair of
    triggers, the prior and for each comparison the log-odds (base 2) of its levels, one more than there are amounts.
    """

    levels: Mapping[str, tuple[float, ...]]
    weights: Mapping[str, Mapping[str, tuple[float, ...]]]
    stories: StorySettings
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
        stories=StorySettings(
            matter=float(data["stories"]["matter"]),
            within=tuple(map(float, data["stories"]["within"])),
            whole=tuple(map(float, data["stories"]["whole"])),
            few=int(data["stories"]["few"]),
            many=int(data["stories"]["many"]),
        ),
        limits={name: float(limit) for name, limit in data["limits"].items()},
        stop_words=frozenset(data["words"]["stop"]),
    )
