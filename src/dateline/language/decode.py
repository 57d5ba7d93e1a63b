"""Scores become decisions: a spanning tree for each sentence, and well-formed names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Heads = NDArray[np.int64]
_ROOT_COST = 1e6  # what choosing a root costs: the best tree then has exactly one


def heads(scores: Scores) -> Heads:
    """The best tree: for each word the index of its head, its own index for the root. There is exactly one root.

    `scores[i, j]` is the score of word j as the head of word i; `scores[i, i]` that of word i as the root.
    """
    greedy: Heads = scores.argmax(axis=1)
    if is_tree(greedy):
        return greedy
    size = len(scores)
    arcs = np.full((size + 1, size + 1), -np.inf)  # node 0 is above the root
    arcs[1:, 1:] = scores
    arcs[1:, 0] = np.diagonal(scores).astype(np.float64) - _ROOT_COST
    np.fill_diagonal(arcs, -np.inf)
    best = _arborescence(arcs)[1:] - 1
    return np.where(best < 0, np.arange(size), best)


def is_tree(chosen: Heads) -> bool:
    """One root, and every word reaches it."""
    size = len(chosen)
    own = np.arange(size)
    if int((chosen == own).sum()) != 1:
        return False
    reached = chosen
    for _ in range(max(1, size.bit_length())):
        reached = reached[reached]
    return bool((chosen[reached] == reached).all())


def _arborescence(arcs: NDArray[np.float64]) -> Heads:
    """Chu-Liu-Edmonds: the maximum spanning arborescence out of node 0; `arcs[i, j]` is the score of head j for node i."""
    size = len(arcs)
    chosen: Heads = arcs.argmax(axis=1)
    chosen[0] = 0
    found_cycle = _cycle(chosen)
    if found_cycle is None:
        return chosen
    cycle = np.array(found_cycle)
    inside = np.zeros(size, dtype=bool)
    inside[cycle] = True
    outside = np.flatnonzero(~inside)
    count = len(outside)
    kept = arcs[cycle, chosen[cycle]]
    # the cycle becomes the last node of a smaller graph
    smaller = np.full((count + 1, count + 1), -np.inf)
    smaller[:count, :count] = arcs[np.ix_(outside, outside)]
    out = arcs[np.ix_(outside, cycle)]
    smaller[:count, count] = out.max(axis=1)
    leaves = out.argmax(axis=1)
    into = arcs[np.ix_(cycle, outside)] - kept[:, None]
    smaller[count, :count] = into.max(axis=0)
    entries = into.argmax(axis=0)
    np.fill_diagonal(smaller, -np.inf)
    found = _arborescence(smaller)
    result = chosen.copy()
    for position in range(1, count):
        head = int(found[position])
        result[outside[position]] = cycle[leaves[position]] if head == count else outside[head]
    above = int(found[count])
    result[cycle[entries[above]]] = outside[above]
    return result


def _cycle(chosen: Heads) -> list[int] | None:
    """A cycle among the chosen heads, or None; node 0 is its own head and no cycle."""
    state = [0] * len(chosen)
    state[0] = 2
    for start in range(1, len(chosen)):
        path: list[int] = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(chosen[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for passed in path:
            state[passed] = 2
    return None


class NameDecoder:
    """Decodes begin-inside-last-unit tags: the best path that is well-formed."""

    def __init__(self, tags: Sequence[str]) -> None:
        self.kinds = [tag[2:] for tag in tags]
        self.places = [tag[0] for tag in tags]
        size = len(tags)
        self.allowed = np.zeros((size, size), dtype=bool)  # [before, after]
        for before in range(size):
            for after in range(size):
                opened = self.places[before] in "BI"
                goes_on = self.places[after] in "IL"
                self.allowed[before, after] = opened == goes_on and (
                    not goes_on or self.kinds[before] == self.kinds[after]
                )
        self.first = np.array([place not in "IL" for place in self.places])
        self.last = np.array([place not in "BI" for place in self.places])

    def spans(self, scores: Scores) -> list[tuple[int, int, str, float]]:
        """(first word, last word, kind, score) of each name; the score is the mean probability of its tags."""
        path: NDArray[np.int64] = scores.argmax(axis=1)
        if not path.any():
            return []
        if not (self.first[path[0]] and self.last[path[-1]] and bool(self.allowed[path[:-1], path[1:]].all())):
            path = self._best(scores)
        found: list[tuple[int, int, str, float]] = []
        begin = 0
        for index in np.flatnonzero(path).tolist():
            tag = int(path[index])
            if self.places[tag] in "BU":
                begin = index
            if self.places[tag] in "LU":
                own = np.arange(begin, index + 1)
                score = float(np.exp(scores[own, path[own]]).mean())
                found.append((begin, index, self.kinds[tag], round(score, 4)))
        return found

    def _best(self, scores: Scores) -> NDArray[np.int64]:
        """Viterbi over the allowed steps."""
        barred: Any = np.where(self.allowed, 0.0, -np.inf)
        total = np.where(self.first, scores[0].astype(np.float64), -np.inf)
        back: list[NDArray[np.int64]] = []
        for row in scores[1:]:
            step = total[:, None] + barred
            best = step.argmax(axis=0)
            back.append(best)
            total = step[best, np.arange(len(best))] + row
        tag = int(np.where(self.last, total, -np.inf).argmax())
        path = [tag]
        for best in reversed(back):
            tag = int(best[tag])
            path.append(tag)
        return np.array(path[::-1])
