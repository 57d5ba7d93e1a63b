"""Scores clusterings of mentions: MUC, B3 and CEAF-e, each with recall, precision and F1, and their mean, the CoNLL F1.

MUC: Vilain and others (1995); B3: Bagga and Baldwin (1998); CEAF-e with phi4: Luo (2005); the mean of the three: Pradhan and
others (2012), whose reference scorer gives the same figures. Singletons count where they are given. numpy only.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Item = TypeVar("Item", bound=Hashable)
Key = TypeVar("Key", bound=Hashable)
Groups = Sequence[frozenset[Item]]


@dataclass(frozen=True, slots=True)
class Figure:
    """In percent."""

    recall: float
    precision: float

    @property
    def f1(self) -> float:
        return (
            2 * self.recall * self.precision / (self.recall + self.precision) if self.recall + self.precision else 0.0
        )


@dataclass(frozen=True, slots=True)
class Scores:
    muc: Figure
    b3: Figure
    ceaf: Figure

    @property
    def conll(self) -> float:
        return (self.muc.f1 + self.b3.f1 + self.ceaf.f1) / 3


def groups_of(labels: Mapping[Item, Key]) -> list[frozenset[Item]]:
    """The items that share a label, one set for each."""
    found: dict[Key, set[Item]] = defaultdict(set)
    for item, label in labels.items():
        found[label].add(item)
    return [frozenset(group) for group in found.values()]


def score(gold: Groups[Item], told: Groups[Item]) -> Scores:
    """Both are partitions of the same items; raises ValueError where they are not."""
    if sum(map(len, gold)) != sum(map(len, told)) or frozenset().union(*gold) != frozenset().union(*told):
        raise ValueError("the two clusterings are not of the same mentions")
    return Scores(_both(_muc, gold, told), _both(_b3, gold, told), _ceaf(gold, told))


def _both(share: object, gold: Groups[Item], told: Groups[Item]) -> Figure:
    assert callable(share)
    return Figure(100 * share(gold, told), 100 * share(told, gold))


def _places(groups: Groups[Item]) -> dict[Item, int]:
    return {item: n for n, group in enumerate(groups) for item in group}


def _muc(gold: Groups[Item], told: Groups[Item]) -> float:
    """Share of the links that a clustering needs at least which the other has."""
    where = _places(told)
    needed = sum(len(group) - 1 for group in gold)
    had = sum(len(group) - len({where[item] for item in group}) for group in gold)
    return had / needed if needed else 0.0


def _b3(gold: Groups[Item], told: Groups[Item]) -> float:
    """Mean over mentions of the share of its own group that the other clustering has with it."""
    where = _places(told)
    total = sum(sum(n * n for n in Counter(where[item] for item in group).values()) / len(group) for group in gold)
    return total / max(1, sum(map(len, gold)))


def _ceaf(gold: Groups[Item], told: Groups[Item]) -> Figure:
    """Likeness of the groups under the best assignment of one to one, phi4: 2 |g & t| / (|g| + |t|)."""
    where = _places(told)
    likeness: dict[tuple[int, int], float] = {}
    for n, group in enumerate(gold):
        for other, both in Counter(where[item] for item in group).items():
            likeness[n, other] = 2 * both / (len(group) + len(told[other]))
    best = sum(_assigned(part) for part in _parts(likeness))
    return Figure(100 * best / max(1, len(gold)), 100 * best / max(1, len(told)))


def _parts(likeness: Mapping[tuple[int, int], float]) -> Iterable[dict[tuple[int, int], float]]:
    """The pairs apart by what is connected, so that each assignment is small."""
    above: dict[tuple[str, int], tuple[str, int]] = {}

    def top(node: tuple[str, int]) -> tuple[str, int]:
        while above.setdefault(node, node) != node:
            above[node] = node = above[above[node]]
        return node

    for a, b in likeness:
        above[top(("gold", a))] = top(("told", b))
    found: dict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for pair, value in likeness.items():
        found[top(("gold", pair[0]))][pair] = value
    return found.values()


def _assigned(likeness: Mapping[tuple[int, int], float]) -> float:
    """The sum under the best assignment of one to one."""
    rows, columns = (sorted({pair[side] for pair in likeness}) for side in (0, 1))
    size = max(len(rows), len(columns))
    table = np.zeros((size, size))
    for (a, b), value in likeness.items():
        table[rows.index(a), columns.index(b)] = value
    return float(sum(table[row, column] for row, column in enumerate(assign(-table))))


def assign(costs: npt.NDArray[np.float64]) -> list[int]:
    """For each row of a square matrix the column of the cheapest assignment (Kuhn and Munkres, by shortest paths: n^3)."""
    size = len(costs)
    row_price, column_price = np.zeros(size + 1), np.zeros(size + 1)
    held = np.full(size + 1, -1)  # the row that a column has; the last column is where each search starts
    for row in range(size):
        held[size], at = row, size
        least, before, seen = np.full(size, np.inf), np.full(size, size), np.zeros(size + 1, dtype=bool)
        while held[at] >= 0:
            seen[at] = True
            own = held[at]
            slack = costs[own] - row_price[own] - column_price[:size]
            nearer = ~seen[:size] & (slack < least)
            least[nearer], before[nearer] = slack[nearer], at
            reach = np.where(seen[:size], np.inf, least)
            at = int(reach.argmin())
            step = reach[at]
            row_price[held[seen]] += step
            column_price[seen] -= step
            least[~seen[:size]] -= step
        while at != size:
            held[at], at = held[before[at]], int(before[at])
        held[size] = -1
    found = [0] * size
    for column in range(size):
        found[int(held[column])] = column
    return found
