"""Within linking/: tellings put together by the mean chance over all their pairs, so that no chain joins two events.

Average linkage over the pairs that were compared; a pair that was not compared has no chance. Two groups join while the mean over
every pair across them is above `join`, the likeliest first. The result depends on the pairs alone, not on their order.
"""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heapify, heappop, heappush
from math import exp, log
from typing import NamedTuple


class Scored(NamedTuple):
    """Two tellings by number, and the log-odds (base 2) that they are of one event."""

    a: int
    b: int
    score: float


#: Chances are counted in whole parts of this, so that sums do not depend on the order of adding.
_PARTS = 1 << 24
_MOST = 64.0


def clusters(count: int, pairs: Iterable[Scored], *, join: float) -> list[tuple[int, ...]]:
    """Groups of the numbers below `count`, each in order, in order of their first; `join` is a chance from 0 to 1.

    Takes time in proportion to the pairs that are given, times a logarithm.
    """
    across: list[dict[int, int]] = [{} for _ in range(count)]
    for a, b, score in pairs:
        across[a][b] = across[b][a] = chance_of(score)
    members: dict[int, list[int]] = {n: [n] for n in range(count)}
    heap = [(-total / _PARTS, a, b) for a, near in enumerate(across) for b, total in near.items() if a < b]
    heap = [entry for entry in heap if -entry[0] > join]
    heapify(heap)
    while heap:
        fit, a, b = heappop(heap)
        if a not in members or b not in members or fit != -_mean(across, members, a, b):
            continue  # one of the two has grown or gone since
        for other, total in across[b].items():
            if other != a:
                across[a][other] = across[other][a] = across[a].get(other, 0) + total
                del across[other][b]
        del across[a][b]
        members[a] += members.pop(b)
        across[b] = {}
        for other in across[a]:
            mean = _mean(across, members, a, other)
            if mean > join:
                heappush(heap, (-mean, min(a, other), max(a, other)))
    return sorted(tuple(sorted(group)) for group in members.values())


def _mean(across: list[dict[int, int]], members: dict[int, list[int]], a: int, b: int) -> float:
    return across[a].get(b, 0) / _PARTS / (len(members[a]) * len(members[b]))


def chance_of(score: float) -> int:
    """The chance of log-odds (base 2), in whole parts."""
    held = max(-_MOST, min(_MOST, score))
    return round(_PARTS / (1 + exp(-held * log(2))))
