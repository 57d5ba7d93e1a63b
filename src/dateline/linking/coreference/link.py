"""Within linking/: tellings of any kind of event linked across reports by their words, at a cost that grows with the pile.

Only tellings of reports that are alike are compared: reports are looked up by their weightiest words, those rare in the pile.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from dateline.linking.coreference.cluster import Scored, clusters
from dateline.linking.coreference.compare import reports_alike, wording_score
from dateline.linking.coreference.settings import wording_settings
from dateline.linking.coreference.types import Bag, Worded


def link_tellings(tellings: Sequence[Worded], *, join: float | None = None) -> list[tuple[int, ...]]:
    """Numbers of the tellings that tell of one event, one group for each event. The order of the tellings changes nothing else.

    `join` is the mean chance above which two groups are one, by default that of data/wording.toml. Tellings of one report must
    share its `report`.
    """
    least = wording_settings().limits["join"] if join is None else join
    return clusters(len(tellings), list(compared(tellings)), join=least)


def compared(tellings: Sequence[Worded]) -> Iterator[Scored]:
    """The scores of all pairs of one report or of two that are alike."""
    of_report: dict[str, list[int]] = defaultdict(list)
    for n, told in enumerate(tellings):
        of_report[told.report_id].append(n)
    reports = {key: tellings[own[0]].report for key, own in sorted(of_report.items())}
    for own in of_report.values():
        yield from (_scored(tellings, a, b) for a, b in combinations(own, 2))
    for one, other in near_reports(reports):
        yield from (_scored(tellings, a, b) for a, b in product(of_report[one], of_report[other]))


def _scored(tellings: Sequence[Worded], a: int, b: int) -> Scored:
    return Scored(a, b, wording_score(tellings[a], tellings[b]))


def near_reports(reports: dict[str, Bag]) -> list[tuple[str, str]]:
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
