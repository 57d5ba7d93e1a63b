"""Inside events/: the words that tell of events, read from data/*.toml and, if given, from a user's own file of that form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from dateline.events.lemmas import Lemmas
from dateline.events.types import Modality

#: What a trigger may be, the one that names an event told in several words first.
FAMILIES = (
    "strike", "abduct", "attack", "clash", "seize", "foil", "loot", "arrest", "coup", "protest", "other", "harm",
)  # fmt: skip
#: How its roles stand in the sentence (data/violence.toml).
FRAMES = ("transitive", "at", "mutual", "suffer", "blast", "event", "event-of")


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of event with its sub-types, the scheme it is of, and its CAMEO root code and Goldstein score."""

    name: str
    scheme: str
    sub_types: tuple[str, ...]
    cameo: str
    goldstein: float


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a verb or noun tells of; data/violence.toml says what the fields mean."""

    lemma: str
    pos: str
    family: str
    frame: str
    type: str
    sub_type: str
    toll: str = ""
    weak: bool = False
    armed: bool = False
    human: bool = False
    governed: bool = False
    territory: bool = False
    minor: bool = False
    tool: bool = False
    warlike: bool = False
    finds: bool = False
    needs: frozenset[str] = frozenset()
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """Classes of words (data/words.toml). `weapons` and `human` map a lemma to the sub-type or group that it names."""

    weapons: Mapping[str, str]
    human: Mapping[str, str]
    armed: frozenset[str]
    sure: frozenset[str]
    peace: frozenset[str]
    hostile: frozenset[str]
    wielded: frozenset[str]
    crowds: frozenset[str]
    mobs: frozenset[str]
    marchers: frozenset[str]
    crowd_control: frozenset[str]
    civilian_built: frozenset[str]
    military_built: frozenset[str]
    territory: frozenset[str]
    animals: frozenset[str]
    accidents: frozenset[str]
    domains: frozenset[str]
    body: frozenset[str]
    martial: frozenset[str]
    warlike: frozenset[str]
    idioms: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class ModalityTables:
    """data/modality.toml by word: the modality that each verb, noun, auxiliary, adverb, conjunction or act gives."""

    verbs: Mapping[str, Modality]
    nouns: Mapping[str, Modality]
    adjectives: Mapping[str, Modality]
    auxiliaries: Mapping[str, Modality]
    adverbs: Mapping[str, Modality]
    marks: Mapping[str, Modality]
    acts: Mapping[str, Modality]
    negators: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that `find_events` knows of words. `triggers` and `light` are keyed by (lemma, part of speech)/lemma.

    `phrasal` has the verbs that are triggers only with another word: "blow up" is keyed ("blow up", "VERB"). `further` has what
    a word tells of besides, each tried where the senses before it do not hold (data/further.toml).
    """

    types: Mapping[str, EventType]
    triggers: Mapping[tuple[str, str], Trigger]
    light: Mapping[str, str]
    words: Words
    tables: Mapping[str, Mapping[str, Any]]
    lemmas: Lemmas
    modality: ModalityTables
    phrasal: frozenset[str]
    further: Mapping[tuple[str, str], tuple[Trigger, ...]]

    def finer(self, type_: str, sub_type: str, word: str) -> str:
        """The word that the text has for a sub-type which covers several deeds: "arson"; "" where there is none."""
        lemma = self.lemmas.of(word, word)
        tagged = (t for t in self.triggers.values() if t.tag and (t.type, t.sub_type) == (type_, sub_type))
        return next((t.tag for t in tagged if t.lemma.split()[0] == lemma), "")

    def with_triggers(self, own: Mapping[tuple[str, str], Trigger]) -> Lexicon:
        """The lexicon with triggers that come before its own."""
        return replace(
            self,
            triggers=MappingProxyType({**self.triggers, **own}),
            lemmas=_lemmas([*self.triggers, *self.further, *own]),
            phrasal=self.phrasal | _phrasal(own),
            further=MappingProxyType({key: told for key, told in self.further.items() if key not in own}),
        )

    def table(self, file: str, name: str) -> Mapping[str, tuple[str, ...]]:
        """A table of lists of words, as data/FILE.toml has it."""
        found: Mapping[str, tuple[str, ...]] = self.tables[file][name]
        return found


@lru_cache(maxsize=4)
def load_lexicon(extra: Path | None = None) -> Lexicon:
    """The package's lexicon, with what a user's own file of words adds (`own_words.py`).

    Raises ModelError E311 where the user's file cannot be read or says what cannot be. A file is read once in a run.
    """
    if extra is None:
        return _own_lexicon()
    from dateline.events.own_words import with_own_words

    return with_own_words(_own_lexicon(), extra)


@lru_cache(maxsize=1)
def _own_lexicon() -> Lexicon:
    types = {entry["name"]: _event_type(entry) for entry in _data("types")["type"]}
    violence = _data("violence")
    tables = {name: _frozen(_data(name)) for name in ("modality", "ceasefires", "politics", "settings", "tolls")}
    tables["further"] = _frozen({"never": _data("further")["never"]})
    own, further = triggers_of(violence["trigger"]), senses_of(_data("further")["trigger"])
    return Lexicon(
        types=MappingProxyType(types),
        triggers=MappingProxyType(own),
        light=MappingProxyType({lemma: entry["as"] for entry in violence["light"] for lemma in entry["lemmas"]}),
        words=_words(_data("words")),
        tables=MappingProxyType(tables),
        lemmas=_lemmas([*own, *further]),
        modality=_modality(_data("modality")),
        phrasal=_phrasal([*own, *further]),
        further=MappingProxyType(further),
    )


def _phrasal(triggers: Iterable[tuple[str, str]]) -> frozenset[str]:
    return frozenset(lemma.split()[0] for lemma, _ in triggers if " " in lemma)


def _modality(data: dict[str, Any]) -> ModalityTables:
    def by_word(name: str) -> Mapping[str, Modality]:
        return MappingProxyType({word: cast(Modality, m) for m, words in sorted(data[name].items()) for word in words})

    return ModalityTables(
        verbs=by_word("verbs"),
        nouns=by_word("nouns"),
        adjectives=by_word("adjectives"),
        auxiliaries=by_word("auxiliaries"),
        adverbs=by_word("adverbs"),
        marks=by_word("marks"),
        acts=by_word("acts"),
        negators=frozenset(data["negators"]["words"]),
    )


def _lemmas(triggers: Iterable[tuple[str, str]]) -> Lemmas:
    """Every word that a file of the lexicon names is one that a form may be of."""
    known = {word for lemma, _ in triggers for word in (lemma, lemma.split()[0])}
    for name in ("violence", "words", "modality", "ceasefires", "politics", "acts", "settings", "tolls"):
        known.update(_strings(_data(name)))
    irregular = {form: lemma for lemma, forms in _data("forms")["forms"].items() for form in forms}
    return Lemmas(frozenset(known), MappingProxyType(irregular))


def _strings(data: Any) -> Iterator[str]:
    """The strings of nested tables and lists; the files are the package's own and nest four deep at most."""
    waiting = [data]
    while waiting:
        here = waiting.pop()
        if isinstance(here, str):
            yield here
        elif isinstance(here, dict):
            waiting.extend(here.values())
        elif isinstance(here, list):
            waiting.extend(here)


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dateline.events").joinpath("data", f"{name}.toml").read_text(encoding="utf-8"))


def _frozen(tables: dict[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(
        {name: MappingProxyType({k: tuple(v) for k, v in table.items()}) for name, table in tables.items()}
    )


def _event_type(entry: dict[str, Any]) -> EventType:
    return EventType(
        name=entry["name"],
        scheme=entry["scheme"],
        sub_types=tuple(entry["sub_types"]),
        cameo=entry["cameo"],
        goldstein=entry["goldstein"],
    )


def triggers_of(entries: list[dict[str, Any]]) -> dict[tuple[str, str], Trigger]:
    """One Trigger for each lemma; the first entry of a lemma and part of speech stands."""
    return {key: senses[0] for key, senses in senses_of(entries).items()}


def senses_of(entries: list[dict[str, Any]]) -> dict[tuple[str, str], tuple[Trigger, ...]]:
    """The Triggers of each lemma and part of speech, in the order of the entries."""
    found: dict[tuple[str, str], tuple[Trigger, ...]] = {}
    for entry in entries:
        rest = {key: value for key, value in entry.items() if key not in ("lemmas", "source", "needs")}
        rest["needs"] = frozenset(entry.get("needs", ()))
        for lemma in entry["lemmas"]:
            key = (lemma, entry["pos"])
            found[key] = (*found.get(key, ()), Trigger(lemma=lemma, **rest))
    return found


def _words(data: dict[str, Any]) -> Words:
    return Words(
        weapons=MappingProxyType(_inverted(data["weapons"])),
        human=MappingProxyType(_inverted(data["human"])),
        armed=frozenset(data["armed"]["lemmas"]),
        sure=frozenset(data["sure"]["lemmas"]),
        peace=frozenset(data["peace"]["lemmas"]),
        hostile=frozenset(data["hostile"]["lemmas"]),
        wielded=frozenset(data["wielded"]["lemmas"]),
        crowds=frozenset(data["crowds"]["lemmas"]),
        mobs=frozenset(data["crowds"]["mobs"]),
        marchers=frozenset(data["crowds"]["marchers"]),
        crowd_control=frozenset(data["crowds"]["control"]),
        civilian_built=frozenset(data["built"]["civilian"]),
        military_built=frozenset(data["built"]["military"]),
        territory=frozenset(data["territory"]["lemmas"]),
        animals=frozenset(data["animals"]["lemmas"]),
        accidents=frozenset(data["accidents"]["lemmas"]),
        domains=frozenset(data["domains"]["lemmas"]),
        body=frozenset(data["body"]["lemmas"]),
        martial=frozenset(data["martial"]["lemmas"]),
        warlike=frozenset(data["warlike"]["lemmas"]),
        idioms=MappingProxyType({lemma: frozenset(words) for lemma, words in data["idioms"].items()}),
    )


def _inverted(table: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words:
            found.setdefault(word, name)
    return found
