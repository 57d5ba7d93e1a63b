"""linking/copies/ finds units that a rewrite desk made of others: most of what they tell is the same, in other words and order.

An abridged wire story shares less than a third of its runs of three words with its source, so that it is found by its telling
words, each weighing the more, the rarer it is. Two reporters of one incident share names and figures too, but hardly a sentence's
worth of other words. Sentences that are only weakly alike count where they stand in a run: several, close together in both
reports.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from rapidfuzz.distance import LCSseq
from rapidfuzz.process import cpdist

from dateline.linking.copies.candidates import couples, sharing
from dateline.linking.copies.settings import copy_settings
from dateline.linking.copies.stems import Stems
from dateline.linking.copies.units import Units


@dataclass(frozen=True, slots=True)
class Alike:
    """Two units, the earlier first, and the share (0 to 1) of the weight of what they tell that both tell.

    `plain` is how many telling words, names and numbers left out, they share; `rare` how many of these are not words of any
    conflict.
    """

    earlier: int
    later: int
    share: float
    plain: int
    rare: int


def find_reworded(units: Units, near: Sequence[int], stems: Stems) -> dict[int, int]:
    """By unit, the earlier unit that it rewords; only of units that nearly repeat none (`near`, from near_groups)."""
    settings = copy_settings()
    apart = [
        _set_of(stems.of(words[: settings.align_words])) if near[u] == u and len(words) >= settings.least_words else ""
        for u, words in enumerate(units.words)
    ]
    stems.weigh([found for found in apart if found])
    source: dict[int, int] = {}
    # Units are numbered as reports were seen, so that pairs come report by report: no more than one's lie in memory.
    for _, of_report in groupby(_alike(apart, stems), key=lambda pair: units.report[units.first[pair.later]]):
        source |= _best(units, near, list(of_report))
    return source


def _set_of(found: str) -> str:
    """The stems, each once, in order."""
    return "".join(sorted(set(found)))


def _best(units: Units, near: Sequence[int], alike: Sequence[Alike]) -> dict[int, int]:
    """By unit, the one that it rewords, of all pairs whose later unit one report had first."""
    settings = copy_settings()
    beside = _Runs(units, near, alike)
    best: dict[int, tuple[float, int]] = {}
    for pair in alike:
        run = beside.of(pair)
        score = pair.share + settings.beside * run
        if _enough(pair, run):
            best[pair.later] = max(best.get(pair.later, (0.0, 0)), (score, -pair.earlier))
    return {later: -earlier for later, (_, earlier) in sorted(best.items())}


def _enough(pair: Alike, run: float) -> bool:
    """Whether it is a rewording: by itself, the less alike the longer it is; or with what stands beside it."""
    settings = copy_settings()
    if pair.plain >= settings.least_plain or run >= settings.long_run:
        if pair.share + settings.beside * run >= settings.together:
            return True
        longer = pair.plain - settings.least_plain
        enough = pair.rare >= settings.alone_rare
        return enough and pair.share >= max(settings.alone - settings.longer * longer, settings.alone_least)
    return False


def _alike(apart: Sequence[str], stems: Stems) -> Iterator[Alike]:
    """Pairs of units, as sets of stems, that share enough of what they tell to be looked at, in order of the later."""
    settings = copy_settings()
    keyed = couples([found if len(found) >= settings.stems else "" for found in apart], settings.couples)
    # Of the couples of one unit all are looked up: they are bounded already.
    for earlier, later in sharing(*keyed, rarest=settings.couples**2, nearest=settings.couples_nearest):
        a, b = [apart[i] for i in earlier.tolist()], [apart[i] for i in later.tolist()]
        if not a:
            continue
        # Both sides are sorted sets, so that their longest common subsequence is what they share.
        shared = cpdist(a, b, scorer=LCSseq.similarity, dtype=np.int32)
        for n in np.flatnonzero(shared >= settings.plain_in_run).tolist():
            share, plain, rare = _share(a[n], b[n], stems)
            if share >= settings.in_run:
                yield Alike(int(earlier[n]), int(later[n]), share, plain, rare)


def _share(a: str, b: str, stems: Stems) -> tuple[float, int, int]:
    """Dice's coefficient of two sets of stems, weighed, 0 where too little but names and numbers is shared; how much else is."""
    settings, weights = copy_settings(), stems.weights
    both = set(a).intersection(b)
    plain = both - stems.names
    if len(plain) < settings.plain_in_run:
        return 0.0, 0, 0
    wording = sum(weights[stem] for stem in a + b if stem not in stems.names)
    if 2 * sum(weights[stem] for stem in sorted(plain)) < settings.plain * wording:
        return 0.0, 0, 0
    if _others(a, both, stems) and _others(b, both, stems):
        return 0.0, 0, 0
    days = stems.days
    if not days.isdisjoint(a) and not days.isdisjoint(b) and days.isdisjoint(both):
        return 0.0, 0, 0  # what happened on another day is another thing
    return (
        2 * sum(weights[stem] for stem in sorted(both)) / sum(weights[stem] for stem in a + b),
        len(plain),
        len(plain - stems.common),
    )


def _others(stems_of: str, both: set[str], stems: Stems) -> bool:
    """Whether most of its names and numbers are others: one form filled in for another day and place."""
    named = [stem for stem in stems_of if stem in stems.names]
    return 2 * sum(stem in both for stem in named) < len(named)


class _Runs:
    """Which pairs stand beside others of the same two reports, those where each unit was seen first."""

    def __init__(self, units: Units, near: Sequence[int], alike: Iterable[Alike]) -> None:
        self._units = units
        self._shares: dict[tuple[int, int], dict[int, list[tuple[int, float]]]] = defaultdict(lambda: defaultdict(list))
        for pair in alike:
            (a, i), (b, j) = self._place(pair.earlier), self._place(pair.later)
            if a != b:
                self._shares[a, b][j].append((i, pair.share))
        reports: dict[int, set[int]] = defaultdict(set)
        for a, b in self._shares:
            reports[b].add(a)
        for b, sources in sorted(reports.items()):
            for occurrence in units.of_report[b]:
                a, i = self._place(near[units.unit[occurrence]])
                if a in sources:
                    self._shares[a, b][units.number(occurrence)].append((i, 1.0))

    def _place(self, unit: int) -> tuple[int, int]:
        occurrence = self._units.first[unit]
        return self._units.report[occurrence], self._units.number(occurrence)

    def of(self, pair: Alike) -> float:
        """The shares of the pairs beside this one, added up: the best for each sentence near the later unit."""
        window = copy_settings().window
        (a, i), (b, j) = self._place(pair.earlier), self._place(pair.later)
        shares = self._shares.get((a, b), {})
        beside = (shares.get(k, ()) for k in range(j - window, j + window + 1) if k != j)
        return sum(max((s for n, s in found if 0 < abs(n - i) <= window), default=0.0) for found in beside)
