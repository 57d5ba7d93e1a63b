"""Beside reading.py: which of several processes is to read a document. One that has read the same words reads a copy of them.

Each process keeps the passages that it has analysed (language/engine.py). Dealt out in turn, copies would meet their words
in one process of two, and the other would analyse them again. What is read does not depend on where: only how fast.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from dateline.reports.types import Document

#: Lines shorter than this are furniture as often as not, and say little of where the rest was read.
_SHORT = 40
#: Lines remembered, over all processes; about as many as the engines keep.
_LINES = 50_000
#: What reading a character met before costs, to one that is new.
_AGAIN = 0.3
#: How far ahead of the least busy process one may run before a copy goes elsewhere, in new characters: some twenty reports.
_AHEAD = 60_000


class Router:
    """Deals documents out. A function of the documents given so far alone, not of how far the processes have come."""

    def __init__(self, processes: int) -> None:
        self._given = [0.0] * processes
        self._readers: OrderedDict[str, int] = OrderedDict()

    def deal(self, batch: Sequence[Document]) -> list[list[int]]:
        """For each process, the indices of its documents of a batch, in order."""
        dealt: list[list[int]] = [[] for _ in self._given]
        for index, document in enumerate(batch):
            dealt[self.choose(document)].append(index)
        return dealt

    def choose(self, document: Document) -> int:
        """The process that is to read a document: the one that knows most of it, unless that is far ahead of the others."""
        lines = [line for line in document.text.splitlines() if len(line) >= _SHORT]
        known = [0] * len(self._given)
        for line in lines:
            readers = self._readers.get(line, 0)
            for process in range(len(known)):
                known[process] += len(line) * (readers >> process & 1)
        idle = min(range(len(known)), key=lambda process: self._given[process])
        knowing = max(range(len(known)), key=lambda process: (known[process], -self._given[process]))
        chosen = knowing if known[knowing] and self._given[knowing] - self._given[idle] < _AHEAD else idle
        self._given[chosen] += len(document.text) - (1 - _AGAIN) * known[chosen]
        for line in lines:
            self._readers[line] = self._readers.pop(line, 0) | 1 << chosen
        while len(self._readers) > _LINES:
            self._readers.popitem(last=False)
        return chosen
