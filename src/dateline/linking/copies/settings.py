"""linking/copies/ reads its thresholds, weights and words from data/copies.toml; here they become typed, once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class CopySettings:
    """data/copies.toml, which says what each threshold is. `numbers` maps words of numbers to digits."""

    least_words: int
    phrase_words: int
    phrase_stems: int
    shingle: int
    rarest: int
    nearest: int
    aligned_short: float
    aligned_long: float
    align_words: int
    copied: float
    days: int
    stem: int
    stems: int
    couples: int
    couples_nearest: int
    least_plain: int
    plain_in_run: int
    long_run: float
    plain: float
    pile: int
    window: int
    alone: float
    longer: float
    alone_least: float
    alone_rare: int
    in_run: float
    beside: float
    together: float
    numbers: dict[str, str]
    empty: frozenset[str]
    common: frozenset[str]
    days_of_week: tuple[str, ...]
    kin: dict[str, str]


@cache
def copy_settings() -> CopySettings:
    data = tomllib.loads((files("dateline.linking") / "data" / "copies.toml").read_text("utf-8"))
    numbers = {word: digits for digits, word in enumerate(data["numbers"]["counted"])}
    return CopySettings(
        **data["sentences"],
        **data["reports"],
        **data["reworded"],
        numbers={word: str(n) for word, n in numbers.items()}
        | {word: str(n) for word, n in data["numbers"]["tens"].items()}
        | {word: word for word in data["numbers"]["vague"]},
        empty=frozenset(data["words"]["empty"]),
        common=frozenset(data["words"]["common"]),
        days_of_week=tuple(data["words"]["days"]),
        kin={word: family[0] for family in data["words"]["kin"] for word in family},
    )
