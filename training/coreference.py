"""Fits the weights of linking/data/wording.toml to ECB+ train: logistic regressions over named comparisons in levels.

    python -m training.coreference DATA [--folds 5]

DATA is the folder that benchmarks/ecbplus_corpus.py reads. For each kind of pair of triggers (one word, words alike, other words)
one regression over all pairs of mentions of one topic. A pair of one event counts less the more tellings its event has, so that
not the few largest decide. Writes the weights (log-odds, base 2) to standard output, in front of them, as a comment, the CoNLL F1
of cross-validation over topics at each threshold. numpy only; dev is never read.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path

import numpy as np
import numpy.typing as npt
from benchmarks.chains import groups_of, score
from benchmarks.ecbplus import tellings
from benchmarks.ecbplus_corpus import read

from dateline.language.engine import Engine
from dateline.linking.coreference.cluster import Scored, clusters
from dateline.linking.coreference.compare import KINDS, Amounts, Kind, amounts_of, kind_of
from dateline.linking.coreference.retold import with_retold
from dateline.linking.coreference.settings import wording_settings
from dateline.linking.coreference.types import Worded

Matrix = npt.NDArray[np.float32]
Column = npt.NDArray[np.float64]
Weights = Mapping[Kind, Column]

PULL = 3.0  # of each weight towards 0: as much as so many pairs that turn on it alone
STEPS = 30
HALVED = (1.0, 0.5, 0.25, 0.125, 0.0625, 0.03125)
FREE = frozenset({"one_report"})
TOLD = frozenset({"doing", "undergoing", "around"})
THRESHOLDS = (0.1, 0.15, 0.2, 0.25, 0.3, 0.35)


@dataclass(frozen=True, slots=True)
class Pairs:
    """All pairs of the mentions of one topic: which two, the steps that each takes [pairs, steps], and whether they are one."""

    topic: str
    chains: tuple[str, ...]
    first: npt.NDArray[np.int64]
    second: npt.NDArray[np.int64]
    steps: Matrix
    kinds: npt.NDArray[np.int64]
    one: npt.NDArray[np.bool_]
    counts: npt.NDArray[np.float64]


def pairs_of(topic: str, told: Sequence[Worded], chains: Sequence[str]) -> Pairs:
    first, second = np.triu_indices(len(told), 1)
    rows, kinds = [], []
    for a, b in zip(first, second, strict=True):
        one, other = told[int(a)], told[int(b)]
        rows.append(amounts_of(one, other))
        kinds.append(KINDS.index(kind_of(one, other)))
    amounts = np.array(rows, dtype=np.float32)
    columns = [amounts[:, n] >= cut for n, (_, cuts) in enumerate(_levels()) for cut in cuts]
    size = Counter(chains)
    sizes = np.array([float(size[chain]) for chain in chains])
    named = np.array(chains)
    return Pairs(
        topic=topic,
        chains=tuple(chains),
        first=first,
        second=second,
        steps=np.stack([np.ones(len(amounts), dtype=bool), *columns], axis=1).astype(np.float32),
        kinds=np.array(kinds),
        one=named[first] == named[second],
        counts=(sizes[first] * sizes[second]) ** -0.25,
    )


def fit(pairs: Sequence[Pairs]) -> Weights:
    """For each kind the prior and the weight of each step (log-odds, base e)."""
    return {kind: _newton(pairs, n) for n, kind in enumerate(KINDS)}


def _newton(pairs: Sequence[Pairs], kind: int) -> Column:
    """By Newton's method, over the steps that are free or speak for one event; each move is halved until it fits better."""
    x = np.concatenate([p.steps[p.kinds == kind] for p in pairs])
    y = np.concatenate([p.one[p.kinds == kind] for p in pairs]).astype(float)
    counts = np.concatenate([p.counts[p.kinds == kind] for p in pairs])
    free = np.array(_free())
    pull = np.where(np.arange(len(free)) == 0, 0.01, PULL)

    def fits(w: Column) -> float:
        odds = x @ w
        return float((counts * (y * odds - np.logaddexp(0, odds))).sum() - (pull * w * w).sum() / 2)

    w = np.zeros(len(free))
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (counts * (y - p)) - pull * w
        on = free | (w > 0) | (slope > 0)
        part = x[:, on]
        curve = (part * (counts * p * (1 - p))[:, None].astype(np.float32)).T @ part + np.diag(pull[on])
        move = np.zeros(len(free))
        move[on] = np.clip(np.linalg.solve(curve, slope[on]), -1.5, 1.5)
        tried = [np.where(free, w + share * move, np.maximum(w + share * move, 0)) for share in HALVED]
        better = next((one for one in tried if fits(one) > fits(w)), w)
        if float(np.abs(better - w).max()) < 1e-4:
            break
        w = better
    return w


def _levels() -> list[tuple[str, tuple[float, ...]]]:
    return [(name, wording_settings().levels[name]) for name in Amounts._fields]


def _free() -> list[bool]:
    """The prior, and each step that may speak against one event: that both tell of a thing at all, that one report tells twice.
    The others may not: more in common never speaks against."""
    steps = [name in FREE or (name in TOLD and n == 0) for name, cuts in _levels() for n in range(len(cuts))]
    return [True, *steps]


def scored(pairs: Pairs, weights: Weights) -> Iterator[Scored]:
    for n, kind in enumerate(KINDS):
        for at in np.flatnonzero(pairs.kinds == n):
            yield Scored(int(pairs.first[at]), int(pairs.second[at]), float(pairs.steps[at] @ weights[kind]) / log(2))


def cross_validated(pairs: Sequence[Pairs], folds: int) -> dict[float, float]:
    """CoNLL F1 over all topics, each scored by weights that have not seen it, for each threshold."""
    gold: dict[tuple[str, int], str] = {}
    told: dict[float, dict[tuple[str, int], tuple[str, int]]] = {threshold: {} for threshold in THRESHOLDS}
    for fold in range(folds):
        weights = fit([p for n, p in enumerate(pairs) if n % folds != fold])
        for own in pairs[fold::folds]:
            found = list(scored(own, weights))
            gold.update({(own.topic, n): chain for n, chain in enumerate(own.chains)})
            for threshold in THRESHOLDS:
                for number, group in enumerate(clusters(len(own.chains), found, join=threshold)):
                    told[threshold].update({(own.topic, n): (own.topic, number) for n in group})
    return {threshold: score(groups_of(gold), groups_of(labels)).conll for threshold, labels in told.items()}


def lines(weights: Weights) -> Iterator[str]:
    """The TOML of the weights: each level's is the sum of its steps."""
    for kind, w in weights.items():
        yield f"[{kind}]"
        yield f"prior = [{w[0] / log(2):.2f}]"
        at = 1
        for name, cuts in _levels():
            steps = np.concatenate([[0.0], w[at : at + len(cuts)]]).cumsum() / log(2)
            yield f"{name} = [{', '.join(f'{step:.2f}' for step in steps)}]"
            at += len(cuts)
        yield ""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    documents = read(options.data, "train")
    mentions = [(document, mention) for document in documents for mention in document.mentions]
    told = with_retold(tellings(documents, Engine.load()))
    topics = sorted({document.topic for document in documents}, key=int)
    pairs = []
    for topic in topics:
        own = [n for n, (document, _) in enumerate(mentions) if document.topic == topic]
        pairs.append(pairs_of(topic, [told[n] for n in own], [mentions[n][1].chain for n in own]))
    for threshold, figure in cross_validated(pairs, options.folds).items():
        sys.stdout.write(
            f"# cross-validated over {len(topics)} topics, joined above {threshold}: CoNLL F1 {figure:.2f}\n"
        )
    sys.stdout.write("\n".join(lines(fit(pairs))))


if __name__ == "__main__":
    main()
