"""In `grounding/quantities`: the words of data/quantities.toml, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """`before` and `after` map a phrase to "low", "high", "about", "more" or "between"."""

    numbers: Mapping[str, int]
    multipliers: Mapping[str, int]
    groups: Mapping[str, int]
    vague: frozenset[str]
    chains: frozenset[str]
    determined: frozenset[str]
    pairs: frozenset[str]
    before: Mapping[Phrase, str]
    after: Mapping[Phrase, str]
    zero: frozenset[str]
    zero_alone: frozenset[str]
    zero_nouns: frozenset[str]
    of_members: frozenset[str]
    currency: frozenset[str]
    percent: frozenset[str]
    age_after: frozenset[str]
    kin: frozenset[str]
    irregular: Mapping[str, str]
    stop: frozenset[str]
    pronoun_one: frozenset[str]
    many_after: frozenset[str]
    numbered: frozenset[str]
    fractions: Mapping[str, float]
    measures: frozenset[str]

    @property
    def longest(self) -> int:
        """Words in the longest phrase before a number."""
        return max(len(phrase) for phrase in self.before)


@lru_cache(maxsize=1)
def words() -> Words:
    data = tomllib.loads((files("dateline.grounding") / "data" / "quantities.toml").read_text("utf-8"))
    vague, zero, nouns, stop = data["vague"], data["zero"], data["nouns"], data["stop"]
    return Words(
        numbers=data["numbers"],
        multipliers=data["multipliers"],
        groups=data["groups"],
        vague=frozenset(vague["words"]),
        chains=frozenset(vague["chains"]),
        determined=frozenset(vague["determined"]),
        pairs=frozenset(vague["fixed"]),
        before=_phrases(data["before"]),
        after=_phrases(data["after"]),
        zero=frozenset(zero["words"]),
        zero_alone=frozenset(zero["alone"]),
        zero_nouns=frozenset(zero["nouns"]),
        of_members=frozenset(nouns["of_members"]),
        currency=frozenset(nouns["currency"]),
        percent=frozenset(nouns["percent"]),
        age_after=frozenset(nouns["age_after"]),
        kin=frozenset(nouns["kin"]),
        irregular=data["irregular"],
        stop=frozenset(stop["words"]),
        pronoun_one=frozenset(stop["pronoun_one"]),
        many_after=frozenset(stop["many_after"]),
        numbered=frozenset(stop["numbered"]),
        fractions=data["fractions"],
        measures=frozenset(nouns["measures"]),
    )


def _phrases(table: Mapping[str, list[str]]) -> dict[Phrase, str]:
    return {tuple(phrase.split()): bound for bound, phrases in table.items() for phrase in phrases}
