"""Inside events/: whether a report is of an armed conflict or of political violence at all, from the words that it has."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log, sqrt
from types import MappingProxyType

from dateline.events.lexicon import load_lexicon
from dateline.language.types import Analysis

#: Parts of speech that count, as a key has them: "shell n", "shell v". No names: no side, country or outlet weighs anything.
_KINDS: Mapping[str, str] = MappingProxyType({"NOUN": "n", "VERB": "v", "ADJ": "a"})
#: Words named in a reason.
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Feed:
    """`probability` that the report is of a conflict. `sure_of_none`: so low that no violence is looked for in it; `words`
    are then the base forms that spoke most against it, and otherwise none."""

    probability: float
    sure_of_none: bool
    words: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Why no violence is looked for; empty where it is."""
        return f"surely of no conflict, by its words: {', '.join(self.words)}" if self.sure_of_none else ""


@dataclass(frozen=True, slots=True)
class FeedWeights:
    """data/feed.toml: log-odds (base e) of each key at a length of one, and of a text without any words that count.

    `ballast` is added to the squared length of a text, so that few words say little. Below `least`, with `words` words or
    more and none that is said of violence alone, a report is surely of none.
    """

    prior: float
    ballast: float
    least: float
    words: int
    of: Mapping[str, float]


@cache
def feed_weights() -> FeedWeights:
    data = tomllib.loads(files("dateline.events").joinpath("data", "feed.toml").read_text(encoding="utf-8"))
    of = {f"{lemma} {kind}": float(w) for kind in _KINDS.values() for lemma, w in data["weights"][kind].items()}
    return FeedWeights(**data["model"], of=MappingProxyType(of))


def words_of(analysis: Analysis) -> list[list[str]]:
    """Of each sentence, the base forms that count, each with its part of speech."""
    return [
        [
            f"{token.lemma.lower()} {_KINDS[token.upos]}"
            for token in sentence.tokens
            if token.upos in _KINDS and len(token.lemma) > 2 and token.lemma.replace("-", "").isalpha()
        ]
        for sentence in analysis.sentences
    ]


def amounts(keys: Iterable[str], *, ballast: float) -> dict[str, float]:
    """How much of each key a text has: one and the logarithm of its count, over the length of the whole text."""
    counts = Counter(keys)
    damped = {key: 1 + log(count) for key, count in counts.items()}
    length = sqrt(ballast + sum(amount * amount for amount in damped.values()))
    return {key: amount / length for key, amount in damped.items()}


def of_conflict(analysis: Analysis, weights: FeedWeights | None = None) -> Feed:
    """Of a report's whole text. A logistic model over its words (training/feed.py, docs/events.md)."""
    weights = weights or feed_weights()
    keys = [key for sentence in words_of(analysis) for key in sentence]
    told = {key: amount * weights.of.get(key, 0.0) for key, amount in amounts(keys, ballast=weights.ballast).items()}
    log_odds = weights.prior + sum(told[key] for key in sorted(told))
    probability = round(1 / (1 + exp(-max(-30.0, min(30.0, log_odds)))), 4)
    if probability >= weights.least or len(keys) < weights.words or _of_war_alone(keys):
        return Feed(probability, False, ())
    return Feed(probability, True, _against(told))


def _of_war_alone(keys: Iterable[str]) -> bool:
    """Whether a word is said of violence alone ("gunman", "assassinate"): then nothing is sure, whatever the others say."""
    words = load_lexicon().words
    return any(lemma in words.sure or lemma in words.hostile for lemma in (key.split()[0] for key in keys))


def _against(told: Mapping[str, float]) -> tuple[str, ...]:
    found: Sequence[str] = sorted((key for key, amount in told.items() if amount < 0), key=lambda key: (told[key], key))
    return tuple(dict.fromkeys(key.split()[0] for key in found[: 2 * _NAMED]))[:_NAMED]
