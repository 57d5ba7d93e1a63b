"""The words that decide what a saying does and whether it was said, read from data/acts.toml. Part of the lexicon of claims/."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.claims.types import Saying

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue of several words: lemmas in their order, the verb first; `takes` as in verbs.toml."""

    words: tuple[str, ...]
    act: str
    takes: Words


@dataclass(frozen=True, slots=True)
class Governors:
    """What the word above a verb of saying, or an auxiliary beside it, makes of the saying."""

    spoken: Words
    withheld: Words
    negated: Words
    possible: Words
    modals: Words
    marks: Words
    disclosing: Words
    refusing: Words
    performing: Words


@dataclass(frozen=True, slots=True)
class Granted:
    """Of what is not said, or may be said, what is taken for granted all the same."""

    acts: Words
    verbs: Words
    openers: Words


@dataclass(frozen=True, slots=True)
class ActWords:
    """`done`, `minds` and `verdicts` map a noun, a state of mind and a predicate to the act that it does."""

    phrases: dict[str, tuple[Phrase, ...]]
    light: Words
    light_objects: Words
    done: dict[str, str]
    minds: dict[str, str]
    standpoints: dict[str, Saying]
    heard: dict[str, str]
    unspoken: Words
    aloud: Words
    verdicts: dict[str, str]
    told: Words
    true: Words
    involvement: Words
    harm: Words
    answers: Words
    coercive: Words
    stative: Words
    anonymity: Words
    deeds: Words
    governors: Governors
    granted: Granted
    directed: dict[str, str]


@lru_cache(maxsize=1)
def act_words() -> ActWords:
    data = tomllib.loads(files("dateline.claims").joinpath("data/acts.toml").read_text(encoding="utf-8"))
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for row in data["phrases"]:
        phrase = Phrase(tuple(row["words"]), row["act"], frozenset(row["takes"]))
        phrases[phrase.words[0]] = (*phrases.get(phrase.words[0], ()), phrase)
    done = _by_word(data["done"])
    objects = data["light_objects"]
    minds = {act: words for act, words in data["minds"].items() if act != "aloud"}
    verdicts = data["verdicts"]
    return ActWords(
        phrases=phrases,
        light=frozenset(data["light"]),
        light_objects=frozenset(n for n, act in done.items() if act in objects["act"]) - frozenset(objects["but"]),
        done=done,
        minds=_by_word(minds),
        heard=_by_word({act: words for act, words in data["heard"].items() if act != "unspoken"}),
        unspoken=frozenset(data["heard"]["unspoken"]),
        standpoints={
            **dict.fromkeys(data["standpoints"]["spoken"], "spoken"),
            **dict.fromkeys(data["standpoints"]["thought"], "thought"),
        },
        aloud=frozenset(data["minds"]["aloud"]),
        verdicts=_by_word({act: verdicts[act] for act in ("deny", "condemn", "support")}),
        told=frozenset(verdicts["told"]),
        true=frozenset(verdicts["true"]),
        involvement=frozenset(verdicts["involvement"]),
        harm=frozenset(data["harm"]["words"]),
        answers=frozenset(data["harm"]["answers"]),
        coercive=frozenset(data["harm"]["coercive"]),
        stative=frozenset(data["stative"]["verbs"]),
        anonymity=frozenset(data["anonymity"]["words"]),
        deeds=frozenset(data["deeds"]["words"]),
        governors=Governors(**{name: frozenset(words) for name, words in data["governors"].items()}),
        granted=Granted(**{name: frozenset(words) for name, words in data["granted"].items()}),
        directed={noun: preposition for preposition, nouns in data["directed"].items() for noun in nouns},
    )


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: act for act, words in table.items() for word in words}
