"""Within linking/: which reports are near one another in words, and which of them tell one story."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from math import log, log2

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
    """For each report the groups that it is of, the widest first: average linkage, at the likenesses of data/wording.toml.

    The widest has what is told of one matter; within it reports are compared anew, by what is rare among them alone: all tell of
    an earthquake, and the town says which. Each group is within the one before.
    """
    settings = wording_settings().stories
    order = {key: n for n, key in enumerate(sorted(reports))}
    found: dict[str, list[int]] = {key: [] for key in order}
    for matter in _grouped(reports, near_reports(reports), settings.matter):
        for key in matter:
            found[key].append(order[matter[0]])
        few = len(matter) < settings.few
        own = {key: reports[key] for key in matter} if few else _among(matter, reports)
        pairs = list(combinations(matter, 2)) if len(matter) <= settings.many else near_reports(own)
        for least in settings.whole if few else settings.within:
            for story in _grouped(own, pairs, least):
                for key in story:
                    found[key].append(order[story[0]])
    return {key: tuple(own) for key, own in found.items()}


def _grouped(reports: Mapping[str, Bag], pairs: Iterable[tuple[str, str]], least: float) -> list[list[str]]:
    """Groups whose mean likeness over all pairs is above `least`, each in order."""
    keys = sorted(reports)
    order = {key: n for n, key in enumerate(keys)}
    scored = []
    for one, other in pairs:
        share = min(_MOST, max(1 - _MOST, reports_alike(reports[one], reports[other])))
        scored.append(Scored(order[one], order[other], log2(share / (1 - share))))
    return [[keys[n] for n in group] for group in clusters(len(keys), scored, join=least)]


def _among(matter: Sequence[str], reports: Mapping[str, Bag]) -> dict[str, Bag]:
    """The words that two reports or more of one matter have, weighed by how few of them have each."""
    having = Counter(word for key in matter for word in reports[key].weights)
    rarity = {word: log((len(matter) + 1) / (n + 0.5)) for word, n in having.items() if n > 1}
    return {
        key: Bag.of({word: weight * rarity[word] for word, weight in reports[key].weights.items() if word in rarity})
        for key in matter
    }
