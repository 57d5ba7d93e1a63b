"""What actors are called: offices, organs of states, organisations and unnamed people, read from data files."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dateline.grounding.actors.fold import plain
from dateline.grounding.types import ActorKind

_SHORT_OUTLET = 4  # letters: "Dawn" may be a word, "TASS" is matched in its own case


@dataclass(frozen=True, slots=True)
class OfficeNoun:
    """One office noun of data/offices.toml, in the fields that its file explains."""

    name: str
    speaks: str
    gender: str
    wider: frozenset[str]
    rank: bool = False
    abroad: bool = False
    of_person: bool = False
    kin: bool = False
    status: bool = False
    describes: bool = False


@dataclass(frozen=True, slots=True)
class Offices:
    nouns: dict[tuple[str, ...], OfficeNoun]
    reach: dict[str, int]
    keep: frozenset[str]
    passing: frozenset[str]
    spelling: dict[str, str]
    honorifics: dict[str, str]
    given: dict[str, str]
    against: frozenset[str]
    sorts: frozenset[str]
    naming: frozenset[str]
    naming_verbs: frozenset[str]
    doctors: frozenset[str]
    of_state: frozenset[str]
    governing: frozenset[str]
    peers: frozenset[str]
    anyone: frozenset[str]
    heads: frozenset[str]
    lesser: frozenset[str]
    after: frozenset[str]


@dataclass(frozen=True, slots=True)
class Alias:
    """What a run of words stands for: an organ (its country stands beside it) or a body with a name of its own."""

    name: str
    kind: ActorKind
    organ: bool = False
    alone: bool = True


@dataclass(frozen=True, slots=True)
class Bodies:
    """`organs` and `named` map words in lower case to what they stand for; `exact` holds acronyms in their own case."""

    organs: dict[tuple[str, ...], Alias]
    named: dict[tuple[str, ...], Alias]
    exact: dict[str, Alias]
    longest: int
    armed_words: frozenset[str]
    outlet_words: frozenset[str]
    no_outlet_words: frozenset[str]
    no_armed_words: frozenset[str]
    outlets: frozenset[str]
    people: frozenset[str]
    armed_people: frozenset[str]
    documents: frozenset[str]
    seats: dict[tuple[str, ...], tuple[Alias, str]]
    organ_reach: dict[str, int]
    named_reach: dict[str, int]


@lru_cache(maxsize=2)
def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dateline.grounding").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.lower().replace("-", " - ").split())


def _spellings(phrase: str) -> tuple[tuple[str, ...], ...]:
    """With its hyphens as tokens of their own and within words, for the tokeniser does both; British and American."""
    keys = (_split(phrase), tuple(phrase.lower().split()))
    swapped = (tuple(_other_spelling().get(word, word) for word in key) for key in keys)
    return tuple(dict.fromkeys((*keys, *swapped)))


@lru_cache(maxsize=1)
def _other_spelling() -> dict[str, str]:
    pairs = _toml("actors")["spelling"]["pairs"]
    return {a: b for pair in pairs for a, b in (pair, reversed(pair))}


def _reach(keys: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """For each first word the longest phrase that begins with it: other words need no look-up."""
    reach: dict[str, int] = {}
    for key in keys:
        reach[key[0]] = max(len(key), reach.get(key[0], 0))
    return reach


@lru_cache(maxsize=1)
def offices() -> Offices:
    """data/offices.toml. Nouns are keyed by their words as the tokeniser splits them ("secretary", "-", "general")."""
    data = _toml("offices")
    nouns: dict[tuple[str, ...], OfficeNoun] = {}
    for row in data["office"]:
        for noun in row["nouns"]:
            name = row["name"] or noun.replace("-", " ")
            wider = frozenset(row["of"])
            flags = (row.get(flag, False) for flag in ("rank", "abroad", "of_person", "kin", "status", "describes"))
            meant = OfficeNoun(name, row["speaks"], row.get("gender", ""), wider, *flags)
            nouns.update(dict.fromkeys(_spellings(noun), meant))
    return Offices(
        nouns=nouns,
        reach=_reach(nouns),
        keep=frozenset(data["modifiers"]["keep"]),
        passing=frozenset(data["modifiers"]["pass"]),
        spelling=data["spelling"],
        honorifics=data["honorifics"],
        given={plain(name): gender for gender in ("m", "f") for name in data["given"][gender]},
        against=frozenset(data["modifiers"]["against"]),
        sorts=frozenset(data["modifiers"]["sorts"]),
        naming=frozenset(data["naming"]["words"]),
        naming_verbs=frozenset(data["naming"]["verbs"]),
        doctors=frozenset(data["naming"]["doctors"]),
        **{name: frozenset(nouns) for name, nouns in data["sets"].items()},
    )


@lru_cache(maxsize=1)
def bodies() -> Bodies:
    """data/actors.toml. A name in capitals of five letters or fewer is an acronym and matches in its own case alone."""
    data = _toml("actors")
    organs: dict[tuple[str, ...], Alias] = {}
    for row in data["organ"]:
        alone = {key for phrase in row["alone"] for key in _spellings(phrase)}
        for phrase in row["phrases"]:
            for key in _spellings(phrase):
                organs.setdefault(key, Alias(row["name"], row["kind"], True, key in alone))
    words = data["words"]
    named: dict[tuple[str, ...], Alias] = {}
    exact: dict[str, Alias] = {}
    for kind in ("organisation", "armed_group"):
        for row in data[kind]:
            alias = Alias(row["name"], kind)
            for spelling in (row["name"], *row["aliases"]):
                if " " not in spelling and len(spelling) <= 6 and spelling.replace(".", "")[:2].isupper():
                    exact.setdefault(spelling, alias)
                else:
                    for key in _spellings(spelling):
                        named.setdefault(key, alias)
    for name in words["outlets"]:
        alias = Alias(name, "outlet")
        if " " in name or (len(name) > _SHORT_OUTLET and not name.isupper()):
            for key in _spellings(name):
                named.setdefault(key, alias)
        else:
            exact.setdefault(name, alias)
    seats = {
        _split(p): (Alias(row["name"], "government", True), row["country"])
        for row in data["seat"]
        for p in row["phrases"]
    }
    return Bodies(
        organs=organs,
        named=named,
        exact=exact,
        longest=max(len(key) for key in (*organs, *named)),
        armed_words=frozenset(words["armed_group"]),
        outlet_words=frozenset(words["outlet"]),
        no_outlet_words=frozenset(words["not_outlet"]),
        no_armed_words=frozenset(words["not_armed_group"]),
        outlets=frozenset(name.lower() for name in words["outlets"]),
        people=frozenset(data["unnamed"]["people"]),
        armed_people=frozenset(data["unnamed"]["armed"]),
        documents=frozenset(data["documents"]["nouns"]),
        seats=seats,
        organ_reach=_reach(organs),
        named_reach=_reach([*named, *seats]),
    )


@lru_cache(maxsize=4096)
def is_listed(name: str) -> bool:
    """Whether the tables have a body of that name."""
    return name in bodies().exact or _split(name) in bodies().named


@lru_cache(maxsize=4096)
def is_armed(name: str) -> bool:
    """Whether a body of that name bears arms, by the tables or by its words."""
    known = bodies()
    alias = known.exact.get(name) or known.named.get(_split(name))
    return alias.kind == "armed_group" if alias is not None else bool(known.armed_words & set(_split(name)))


@dataclass(frozen=True, slots=True)
class ShortWords:
    """How a report gives a short name: section short of data/actors.toml."""

    called: frozenset[str]
    links: frozenset[str]
    left_out: frozenset[str]


@lru_cache(maxsize=1)
def short_words() -> ShortWords:
    data = _toml("actors")["short"]
    return ShortWords(frozenset(data["called"]), frozenset(data["links"]), frozenset(data["left_out"]))


@dataclass(frozen=True, slots=True)
class Pairs:
    """What two actors are called together: section pairs of data/actors.toml. Phrases are in lower case."""

    parties: frozenset[str]
    people: frozenset[str]
    first: frozenset[str]
    second: frozenset[str]


@lru_cache(maxsize=1)
def pairs() -> Pairs:
    data = _toml("actors")["pairs"]
    joined = {kind: {f"{b} {n}" for b in data["before"] for n in data[kind]} for kind in ("parties", "people")}
    return Pairs(
        parties=frozenset(joined["parties"]),
        people=frozenset((*joined["people"], *data["people_together"])),
        first=frozenset(data["first"]),
        second=frozenset(data["second"]),
    )


@dataclass(frozen=True, slots=True)
class GroupSettings:
    """When a country word is an actor: sections capital, demonym and locative of data/actors.toml."""

    capital_acts: frozenset[str]
    city_nouns: frozenset[str]
    demonym_acts: frozenset[str]
    locative: frozenset[str]
    generic: dict[str, frozenset[str]]
    kinds: frozenset[str]
    of_states: frozenset[str]
    civil: frozenset[str]
    creeds: frozenset[str]
    speech: frozenset[str]
    own_names: frozenset[str]
    running: frozenset[str]
    local: frozenset[str]


@lru_cache(maxsize=1)
def group_settings() -> GroupSettings:
    data = _toml("actors")
    return GroupSettings(
        capital_acts=frozenset(data["capital"]["acts"]),
        city_nouns=frozenset(data["capital"]["city_nouns"]),
        demonym_acts=frozenset(data["demonym"]["acts"]),
        locative=frozenset(data["locative"]["cases"]),
        generic={kind: frozenset(nouns) for kind, nouns in data["generic"].items()},
        kinds=frozenset(data["names"]["kinds"]),
        of_states=frozenset(data["names"]["of_states"]),
        civil=frozenset(data["names"]["civil"]),
        creeds=frozenset(data["names"]["creeds"]),
        speech=frozenset(data["names"]["speech"]),
        own_names=frozenset(data["names"]["own"]),
        running=frozenset(data["names"]["running"]),
        local=frozenset(data["names"]["local"]),
    )
