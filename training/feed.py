"""Fits the weights of events/data/feed.toml: a logistic model of what is a report of a conflict at all.

    python -m training.feed --data DIR [--bags FILE] [--out FILE]

DIR is the folder of corpora (README.md, feed_corpora.py). The texts are read with the project's own engine, once: their words are
kept in FILE, and taken from there the next time. Prints what four parts of the corpora give one another. numpy only; the same
corpora and network give the same weights.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

import dateline.language
from dateline.events.feed import amounts, words_of
from dateline.events.lexicon import load_lexicon
from dateline.grounding.countries import country_of_capital, country_of_demonym, entity_of_demonym, find_country
from dateline.language import weights as network
from dateline.language.engine import Engine
from training import feed_corpora
from training.feed_vectors import word_vectors

Vector = npt.NDArray[np.float64]

#: How much each corpus counts in its class. Those that are near to reports, and to what is hard, count more than their size.
SHARE = {
    ("muc4", True): 3.0, ("muc4-politics", True): 2.0, ("petrarch", True): 2.0, ("causal-news", True): 1.0,
    ("maverick", True): 1.0, ("re3d", True): 1.0, ("ecbplus", True): 0.5, ("ewt", True): 0.3, ("gum", True): 0.2,
    ("ecbplus", False): 5.0, ("few-nerd", False): 1.5, ("ewt", False): 1.5, ("gum", False): 1.0, ("polnear", False): 0.5,
}  # fmt: skip
WEIGHT = 1500.0  # of all examples of a class, against the pulls
# Towards zero: of a word's own weight, of its vector's, of its class's.
PULL_WORD, PULL_VECTOR, PULL_CLASS = 0.3, 0.3, 0.3
BALLAST = 10.0  # squared length of a text added to its own
STEPS = 300
LEAST_TEXTS = 3
# Share of peaceful texts given words of war as figures of speech, and how many of their words, least and most.
FIGURES = (0.6, 0.05, 0.25)
SMALLEST = 0.08  # weights nearer to zero are not written
LOST = 0.002  # share of texts of a conflict that may be taken to be surely of none
WORDS = 20  # a text of fewer is never surely of none
PARTS = 4

_HEAD = """\
# What each word says of whether a report is of an armed conflict or of political violence: log-odds (base e), by part of speech
# (n noun, v verb, a adjective). No names, peoples or countries are among them. Written by training/feed.py; do not edit.
# Source: fitted to MUC-4 train, PolNeAR train (no licence line), ECB+ (CC BY 3.0), Causal News Corpus (CC0), MAVERICK headlines
# (CC BY 4.0), PETRARCH's gold sentences (MIT), re3d without its BBC part (OGL, CC BY-SA, public domain), GUM's CC BY genres, EWT
# and Few-NERD (CC BY-SA 4.0); words alike to the network of language/ share in their weights. Licence: Apache-2.0.
"""


@dataclass(frozen=True, slots=True)
class Example:
    corpus: str
    group: str
    conflict: bool
    sentences: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ()
    weight: float = 1.0

    @property
    def keys(self) -> list[str]:
        return [key for sentence in self.sentences for key in sentence]


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary: each key's column, and what it shares with others (its vector and its classes), a row each."""

    column: Mapping[str, int]
    shared: npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Fitted:
    prior: float
    weights: Vector


@dataclass(frozen=True, slots=True)
class Texts:
    """Amounts of words, text after text: `first[n]` is where text n begins."""

    columns: npt.NDArray[np.int64]
    amounts: Vector
    first: npt.NDArray[np.int64]

    def times(self, weights: Vector) -> Vector:
        run = np.concatenate([[0.0], np.cumsum(self.amounts * weights[self.columns])])
        return np.asarray(run[self.first[1:]] - run[self.first[:-1]])


def encode(data: Path) -> Iterator[Example]:
    """Each text's words, as the engine has them; those weakly taken to be peaceful only where no word is surely of war."""
    engine = Engine.load()
    texts = list(feed_corpora.read(data))
    for n in range(0, len(texts), 32):
        part = texts[n : n + 32]
        analyses = engine.analyse_many([(t.text, [(0, len(t.text))]) for t in part])
        for text, analysis in zip(part, analyses, strict=True):
            told = tuple(tuple(sentence) for sentence in words_of(analysis) if sentence)
            names = {t.text.lower() for s in analysis.sentences for t in s.tokens if t.upos == "PROPN"}
            if not (text.weakly and feed_corpora.war_words(key.split()[0] for s in told for key in s)):
                yield Example(text.corpus, text.group, text.conflict, told, tuple(sorted(names)))


def _read(bags: Path) -> list[Example]:
    rows = (json.loads(line) for line in bags.read_text("utf-8").splitlines())
    return [Example(c, g, y, tuple(map(tuple, told)), tuple(names)) for c, g, y, told, names in rows]


def _keep(bags: Path, examples: Sequence[Example]) -> None:
    rows = ([e.corpus, e.group, e.conflict, e.sentences, e.names] for e in examples)
    bags.write_text("".join(f"{json.dumps(row)}\n" for row in rows), "utf-8")


def vocabulary(examples: Sequence[Example], model: Path) -> Words:
    """Keys of several texts, and the lexicon's own words of violence; never a name, or what only uncased MUC-4 has."""
    texts = Counter(key for e in examples for key in set(e.keys))
    cased = Counter(key for e in examples if not e.corpus.startswith("muc4") for key in set(e.keys))
    names = Counter(name for e in examples for name in e.names)
    met = {k for k in texts if texts[k] >= LEAST_TEXTS and cased[k] >= 2 and names[k.split()[0]] <= max(2, texts[k])}
    keys = sorted(k for k in met | _of_violence() if k.isascii() and not _of_a_country(k.split()[0]))
    known = load_lexicon().words
    classes = (known.weapons, known.armed, known.sure, known.hostile, known.warlike, known.accidents, known.domains,
               known.peace, known.military_built)  # fmt: skip
    lemmas = [key.split()[0] for key in keys]
    belongs = np.array([[float(lemma in c) for c in classes] for lemma in lemmas])
    shared = np.hstack([word_vectors(model, lemmas) / PULL_VECTOR**0.5, belongs / PULL_CLASS**0.5])
    return Words({key: n for n, key in enumerate(keys)}, shared)


def _of_violence() -> set[str]:
    """The lexicon's words of violence, met in the corpora or not."""
    known = load_lexicon()
    sure = {f"{lemma} n" for lemma in known.words.sure | known.words.hostile}
    triggers = (t for t in known.triggers.values() if " " not in t.lemma)
    return sure | {f"{t.lemma} {'n' if t.pos == 'NOUN' else 'v'}" for t in triggers}


def _of_a_country(lemma: str) -> bool:
    return any(found(lemma) for found in (country_of_demonym, entity_of_demonym, country_of_capital, find_country))


def _figures() -> list[str]:
    """Words of war that peaceful texts use as figures of speech: the lexicon's weak triggers, its idioms, arms and the armed."""
    known = load_lexicon()
    kinds = {"NOUN": "n", "VERB": "v", "ADJ": "a"}
    weak = {f"{lemma.split()[0]} {kinds[pos]}" for (lemma, pos), trigger in known.triggers.items() if trigger.weak}
    idioms = {f"{lemma} {kind}" for lemma in known.words.idioms for kind in "nv"}
    arms = {*known.words.armed, *known.words.weapons, *known.words.warlike} - known.words.sure
    return sorted(weak | idioms | {f"{lemma} n" for lemma in arms})


def with_figures(examples: Sequence[Example]) -> list[Example]:
    """Most peaceful texts with words of war thrown in, so that the words around them come to decide."""
    rng, figures = random.Random(5), _figures()
    share, least, most = FIGURES
    found: list[Example] = []
    for example in examples:
        if example.conflict or not example.keys or rng.random() >= share:
            found.append(example)
            continue
        told = [list(sentence) for sentence in example.sentences]
        for _ in range(max(1, round(rng.uniform(least, most) * len(example.keys)))):
            told[rng.randrange(len(told))].append(rng.choice(figures))
        found.append(replace(example, sentences=tuple(map(tuple, told))))
    return found


def views(example: Example) -> list[Example]:
    """The text, and of a longer one its beginning and its middle alone: reports may be of three sentences."""
    told = example.sentences
    found = [told]
    if len(example.keys) > 45:
        end = next(n for n in range(1, len(told) + 1) if sum(map(len, told[:n])) >= 25)
        found += [told[:end], told[len(told) // 2 :][:3]]
    return [replace(example, sentences=part, weight=example.weight / len(found)) for part in found]


def _texts(examples: Sequence[Example], words: Words) -> Texts:
    columns: list[int] = []
    found: list[float] = []
    first = [0]
    for example in examples:
        for key, amount in amounts(example.keys, ballast=BALLAST).items():
            if key in words.column:
                columns.append(words.column[key])
                found.append(amount)
        first.append(len(columns))
    return Texts(np.array(columns, np.int64), np.array(found), np.array(first, np.int64))


def weighed(examples: Sequence[Example]) -> list[Example]:
    """With weights such that each corpus has its share of its class, and both classes weigh the same."""
    size = Counter((e.corpus, e.conflict) for e in examples)
    whole = {y: sum(SHARE[kind] for kind in size if kind[1] == y) for y in (True, False)}
    return [
        replace(e, weight=WEIGHT * SHARE[e.corpus, e.conflict] / size[e.corpus, e.conflict] / whole[e.conflict])
        for e in examples
    ]


def fit(examples: Sequence[Example], words: Words) -> Fitted:
    """Logistic regression by accelerated gradients. A word's weight is its own part and that of its vector and classes."""
    seen = [view for example in with_figures(weighed(examples)) for view in views(example)]
    texts = _texts(seen, words)
    right = np.array([float(e.conflict) for e in seen])
    weight = np.array([e.weight for e in seen])
    of_text = np.repeat(np.arange(len(seen)), np.diff(texts.first))
    size, own = len(words.column), PULL_WORD**-0.5
    shared = np.stack([texts.times(column) for column in words.shared.T], axis=1)

    def forward(t: Vector) -> Vector:
        return np.asarray(texts.times(t[:size]) * own + shared @ t[size:-1] + 3 * t[-1])

    def backward(r: Vector) -> Vector:
        back = np.bincount(texts.columns, texts.amounts * r[of_text], size) * own
        return np.concatenate([back, shared.T @ r, [3 * r.sum()]])

    pull = np.append(np.ones(size + shared.shape[1]), 1e-4)
    steepest = np.cos(np.arange(len(pull)))
    for _ in range(20):
        steepest = backward(weight * forward(steepest / np.linalg.norm(steepest)))
    rate = 1 / (0.28 * float(np.linalg.norm(steepest)) + 1)
    here, ahead, pace = np.zeros(len(pull)), np.zeros(len(pull)), 1.0
    for _ in range(STEPS):
        slope = backward(weight * (1 / (1 + np.exp(-forward(ahead))) - right)) + pull * ahead
        there = ahead - rate * slope
        faster = (1 + (1 + 4 * pace * pace) ** 0.5) / 2
        ahead = there + (pace - 1) / faster * (there - here)
        if float(slope @ (there - here)) > 0:  # past the best: gather speed anew
            ahead, faster = there, 1.0
        here, pace = there, faster
    return Fitted(float(3 * here[-1]), here[:size] * own + words.shared @ here[size:-1])


def log_odds(examples: Sequence[Example], words: Words, fitted: Fitted) -> Vector:
    return _texts(examples, words).times(fitted.weights) + fitted.prior


def _part(example: Example) -> int:
    return hashlib.sha256(f"{example.corpus} {example.group}".encode()).digest()[0] % PARTS


def across(examples: Sequence[Example], words: Words) -> Vector:
    """Log-odds of each text, by weights that its part of the corpora did not help to find."""
    found = np.zeros(len(examples))
    for part in range(PARTS):
        fitted = fit([e for e in examples if _part(e) != part], words)
        here = [n for n, e in enumerate(examples) if _part(e) == part]
        found[here] = log_odds([examples[n] for n in here], words, fitted)
    return found


def _report(examples: Sequence[Example], told: Vector, least: float) -> Iterator[str]:
    for kind in sorted({(e.corpus, e.conflict) for e in examples}):
        here = np.array([(e.corpus, e.conflict) == kind for e in examples])
        right, surely = ((told[here] > 0) == kind[1]).mean(), (told[here] < least).mean()
        of = "conflict" if kind[1] else "none"
        yield f"{kind[0]:14} {of:8} {here.sum():5} texts: {right:6.1%} right, {surely:6.1%} surely of none\n"


def written(words: Words, fitted: Fitted, least: float) -> Iterator[str]:
    yield f"{_HEAD}\n[model]\nprior = {fitted.prior:.3f}\nballast = {BALLAST}\n"
    yield f"least = {1 / (1 + np.exp(-least)):.4f}\nwords = {WORDS}\n"
    for kind in "nva":
        yield f"\n[weights.{kind}]\n"
        for key, column in words.column.items():
            if key.endswith(f" {kind}") and abs(fitted.weights[column]) >= SMALLEST:
                yield f"{key.split()[0]} = {fitted.weights[column]:.2f}\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--bags", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    if options.bags and options.bags.exists():
        examples = _read(options.bags)
    else:
        examples = list(encode(options.data))
        if options.bags:
            _keep(options.bags, examples)
    examples.sort(key=lambda e: (e.corpus, e.group, e.sentences))
    words = vocabulary(examples, Path(dateline.language.__file__).parent / network.FILE)
    told = across(examples, words)
    conflict = np.array([e.conflict and len(e.keys) >= WORDS for e in examples])
    least = min(float(np.quantile(told[conflict], LOST)), -1.0)
    sys.stdout.writelines(_report(examples, told, least))
    if options.out:
        options.out.write_text("".join(written(words, fit(examples, words), least)), "utf-8")


if __name__ == "__main__":
    main()
