"""linking/ reads its thresholds, weights and families of words from data files; here they become typed, once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.grounding.actors.fold import name_words


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """data/incidents.toml: log-odds weights, limits, and the families of sub-types and weapons, each word to its family.

    `rules` are those of the weights that a codebook gives, and that are not estimated.
    """

    weights: dict[str, float]
    rules: dict[str, float]
    limits: dict[str, float]
    violent: frozenset[str]
    sub_types: dict[str, str]
    kin: frozenset[tuple[str, str]]
    kin_of_doer: frozenset[tuple[str, str]]
    weapons: dict[str, str]
    wide: frozenset[str]
    parts: frozenset[str]
    stop_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class PartySettings:
    """data/parties.toml: words of state offices and of nobody's names; short names of disputed entities with their ids.

    `kinds` say what an armed body is and not which, `group` and `state` name one of a war with only one such, `owners` possess.
    """

    state_offices: frozenset[str]
    nobody: frozenset[str]
    entities: dict[str, str]
    kinds: frozenset[str]
    group: frozenset[str]
    state: frozenset[str]
    owners: frozenset[str]
    accusing: frozenset[str]


@dataclass(frozen=True, slots=True)
class ActorSettings:
    """data/actors.toml, which says what each part is. Names in `common` are folded; `families` maps an office noun to its own."""

    weights: dict[str, float]
    limits: dict[str, int]
    private: frozenset[str]
    profession: frozenset[str]
    families: dict[str, str]
    past: frozenset[str]
    genders: dict[str, str]
    honorifics: frozenset[str]
    generations: frozenset[str]
    fathers: frozenset[str]
    common: frozenset[str]
    swaps: frozenset[frozenset[str]]
    inner_swaps: frozenset[frozenset[str]]
    silent: frozenset[str]
    vowels: frozenset[str]
    inner: frozenset[str]
    known_as: tuple[str, ...]
    short_for: tuple[str, ...]
    body_words: dict[str, str]
    idle: frozenset[str]


def read_data(name: str) -> dict[str, Any]:
    """One TOML file of this stage's data folder."""
    return tomllib.loads((files("dateline.linking") / "data" / name).read_text("utf-8"))


@cache
def link_settings() -> LinkSettings:
    data = read_data("incidents.toml")
    rules = {key: float(value) for key, value in data["rules"].items()}
    return LinkSettings(
        weights={key: float(value) for key, value in data["weights"].items()} | rules,
        rules=rules,
        limits={key: float(value) for key, value in data["limits"].items()},
        violent=frozenset(data["types"]["violent"]),
        sub_types=_by_word(data["sub_types"]),
        kin=_pairs(data["types"]["kin"]),
        kin_of_doer=_pairs(data["types"]["kin_of_doer"]),
        weapons=_by_word(data["weapons"]),
        wide=frozenset(data["places"]["wide"]),
        parts=frozenset(data["places"]["parts"]),
        stop_words=frozenset(data["words"]["stop"]),
    )


@cache
def party_settings() -> PartySettings:
    data = read_data("parties.toml")
    bodies = {key: frozenset(data["bodies"][key]) for key in ("kinds", "group", "state", "owners")}
    offices, nobody = frozenset(data["offices"]["state"]), frozenset(data["nobody"]["words"])
    accusing = frozenset(data["accusing"]["verbs"])
    return PartySettings(offices, nobody, dict(data["entities"]), accusing=accusing, **bodies)


@cache
def actor_settings() -> ActorSettings:
    data = read_data("actors.toml")
    sounds, around = data["sounds"], data["around"]
    return ActorSettings(
        weights={key: float(value) for key, value in data["weights"].items()},
        limits={key: int(value) for key, value in data["limits"].items()},
        private=frozenset(data["private"]["nouns"]),
        profession=frozenset(data["profession"]["nouns"]),
        families=_by_word(data["exclusive"]),
        past=frozenset(data["past"]["words"]),
        genders=_by_word(data["gender"]),
        honorifics=frozenset(around["honorifics"]),
        generations=frozenset(around["generations"]),
        fathers=frozenset(word for name in around["fathers"] for word in name_words(name)),
        common=frozenset(word for name in data["common"]["names"] for word in name_words(name)),
        swaps=frozenset(frozenset(pair) for pair in sounds["swap"]),
        inner_swaps=frozenset(frozenset(pair) for pair in sounds["inner"]),
        silent=frozenset(sounds["silent"]),
        vowels=frozenset(sounds["vowels"]),
        inner=frozenset(data["aliases"]["inner"]),
        known_as=tuple(sorted(data["aliases"]["known"], key=lambda phrase: (-len(phrase), phrase))),
        short_for=tuple(sorted(data["aliases"]["short"], key=lambda phrase: (-len(phrase), phrase))),
        body_words={word: words[0] for words in data["bodies"]["words"] for word in words},
        idle=frozenset(data["bodies"]["idle"]),
    )


def _pairs(listed: list[list[str]]) -> frozenset[tuple[str, str]]:
    return frozenset((a, b) for pair in listed for a, b in (pair, pair[::-1]))


def _by_word(families: dict[str, list[str]]) -> dict[str, str]:
    return {word: family for family, found in families.items() for word in found}
