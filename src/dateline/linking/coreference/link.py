"""Within linking/: tellings of any kind of event linked across reports by their words, at a cost that grows with the pile.

Only tellings of reports that are alike are compared: reports are looked up by their weightiest words, those rare in the pile.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from dateline.linking.coreference.cluster import Scored, clusters
from dateline.linking.coreference.compare import wording_score
from dateline.linking.coreference.retold import with_retold
from dateline.linking.coreference.settings import wording_settings
from dateline.linking.coreference.stories import near_reports
from dateline.linking.coreference.types import Worded


def link_tellings(tellings: Sequence[Worded], *, join: float | None = None) -> list[tuple[int, ...]]:
    """Numbers of the tellings that tell of one event, one group for each event. The order of the tellings changes nothing else.

    `join` is the mean chance above which two groups are one, by default that of data/wording.toml. Tellings of one report must
    share its `report`.
    """
    least = wording_settings().limits["join"] if join is None else join
    return clusters(len(tellings), list(compared(tellings)), join=least)


def compared(tellings: Sequence[Worded]) -> Iterator[Scored]:
    """The scores of all pairs of one report or of two that are alike."""
    tellings = with_retold(tellings)
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
