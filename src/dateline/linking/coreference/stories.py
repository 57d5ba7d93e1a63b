"""Within linking/: which reports are near one another in words, and which of them tell one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from math import log2

from dateline.linking.coreference.cluster import Scored, clusters
from dateline.linking.coreference.settings import wording_settings
from dateline.linking.coreference.types import Bag

_MOST = 0.999


@lru_cache(maxsize=1 << 15)
def reports_alike(a: Bag, b: Bag) -> float:
    """Cosine of the words of two reports, 0 to 1; kept, since a report has many tellings."""
    return 1.0 if a is b else a.alike(b)


def near_reports(reports: Mapping[str, Bag]) -> list[tuple[str, str]]:
    """Pairs of reports that share weighty words and are alike enough, in order. Each report has at most so many as
    data/wording.toml allows, the nearest, and those to which it is among the nearest."""
    limits = wording_settings().limits
    weighty = {key: _weighty(bag, int(limits["weighty"])) for key, bag in reports.items()}
    having: dict[str, list[str]] = defaultdict(list)
    for key, own in weighty.items():
        for word in own:
            having[word].append(key)
    found: set[tuple[str, str]] = set()
    for key, own in weighty.items():
        hits = Counter(other for word in own if len(having[word]) <= limits["postings"] for other in having[word])
        del hits[key]
        first = sorted(hits, key=lambda other: (-hits[other], other))[: int(limits["reports"])]
        alike = (other for other in first if reports_alike(reports[key], reports[other]) >= limits["near_reports"])
        found.update((min(key, other), max(key, other)) for other in alike)
    return sorted(found)


def _weighty(bag: Bag, most: int) -> list[str]:
    return sorted(bag.weights, key=lambda word: (-bag.weights[word], word))[:most]


def stories_of(reports: Mapping[str, Bag]) -> dict[str, tuple[int, ...]]:
    """For each report the story that it is of, at each mean likeness in data/wording.toml, the loosest first: average linkage."""
    keys = sorted(reports)
    order = {key: n for n, key in enumerate(keys)}
    pairs = []
    for one, other in near_reports(reports):
        share = min(_MOST, reports_alike(reports[one], reports[other]))
        pairs.append(Scored(order[one], order[other], log2(share / (1 - share))))
    found: dict[str, list[int]] = {key: [] for key in keys}
    for least in wording_settings().stories:
        for group in clusters(len(keys), pairs, join=least):
            for n in group:
                found[keys[n]].append(group[0])
    return {key: tuple(own) for key, own in found.items()}
