"""In `linking/dating`: the dated reports that an undated one resembles, and when it came out going by them alone.

A report comes out within days of those that tell the same news, or else at any time of the pile, or at none of these times.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from math import exp, log2

from dateline.linking.dating.evidence import DatingEvidence
from dateline.linking.dating.own import Style, tables
from dateline.linking.dating.score import Neighbour, Told
from dateline.linking.dating.style import style_of
from dateline.linking.dating.told import Killed, counts_that_differ

MAIN_SHARED = 2  # main names that neighbours share; one, where they share a whole sentence
MOST_NEIGHBOURS = 12
MOST_LOOKUPS = 50_000  # of reports that hold a word, for one report: the words of few come first
OTHERS = 8
REACH = 183  # days on either side of a neighbour
TAIL = 400
REPORTS = ""  # the key under which all reports are counted
ANY_TIME = 7300  # days: a report of no known time lies within twenty years


@dataclass(frozen=True, slots=True)
class Dated:
    """The dated reports of a pile, indexed by key; `spread` is in how many reports of the whole pile a key occurs.

    `days` are the ordinals of their days, sorted.
    """

    evidence: Mapping[str, DatingEvidence]
    postings: Mapping[str, Sequence[str]]
    spread: Mapping[str, int]
    reports: int
    days: Sequence[int]
    style: Style
    killed: Mapping[str, Sequence[Killed]]
    told: dict[str, dict[date, list[Told]]] = field(default_factory=dict)  # what each tells, once it was asked
    memo: dict[int, float] = field(default_factory=dict)

    def rarity(self, key: str) -> float:
        """Bits that sharing a key is worth; a key of every report is worth next to nothing."""
        return log2((self.reports + 1) / self.spread.get(key, 1))

    def surprise(self, key: str) -> float:
        """Bits by which a key is rarer than one of every report, as if OTHERS more reports had not had it: piles are small."""
        return log2((self.reports + OTHERS) / self.spread.get(key, 1))

    def density(self, ordinal: int) -> float:
        """The chance that a report of the pile, whatever it tells, came out that day; one more report lies at no known time."""
        known = self.memo.get(ordinal)
        if known is None:
            window = int(tables()["near"]["pile_window"])
            first, last = bisect_left(self.days, ordinal - window), bisect_right(self.days, ordinal + window)
            near = Counter(self.days[first:last])
            weight = sum(count * (window - abs(day - ordinal)) for day, count in sorted(near.items()))
            known = weight / (window * window) + 1 / ANY_TIME
            known = self.memo[ordinal] = known / (len(self.days) + 1)
        return known


def every_key(evidence: DatingEvidence) -> frozenset[str]:
    """What other reports may share with this one, those of its expressions included."""
    return evidence.text_keys.union(*(cue.keys for cue in evidence.cues))


def index(
    pile: Iterable[DatingEvidence],
    *,
    wanted: frozenset[str] | None = None,
    held: Mapping[str, DatingEvidence] | None = None,
) -> Dated:
    """The reports of a pile that are dated to the day by their own text or page. `pile` is in order of report_id.

    Keys that are not `wanted` (default: all are) nobody will ask for; where `held` has the reports, they are not kept here.
    """
    known: dict[str, DatingEvidence] = {}
    spread: Counter[str] = Counter()
    postings: dict[str, list[str]] = {}
    days: list[int] = []
    killed: dict[str, tuple[Killed, ...]] = {}

    def dated() -> Iterator[DatingEvidence]:
        for evidence in pile:
            keys = every_key(evidence)
            spread.update(keys if wanted is None else keys & wanted)
            spread[REPORTS] += 1
            if evidence.published.day is None or evidence.published.basis not in ("stated", "page", "judged"):
                continue
            for key in evidence.text_keys if wanted is None else evidence.text_keys & wanted:
                postings.setdefault(key, []).append(evidence.report_id)
            days.append(evidence.published.day.toordinal())
            if evidence.killed:
                killed[evidence.report_id] = evidence.killed
            if held is None:
                known[evidence.report_id] = evidence
            yield evidence

    style = style_of(dated())
    reports = spread.pop(REPORTS, 0)
    return Dated(known if held is None else held, postings, spread, reports, sorted(days), style, killed)


def neighbours_of(evidence: DatingEvidence, dated: Dated) -> list[Neighbour]:
    """The dated reports most alike, by the rarity of the words of their news; those about other parties or places are none."""
    shared: dict[str, float] = {}
    own = 0.0
    left = MOST_LOOKUPS
    held = [(dated.postings.get(key, ()), key) for key in evidence.text_keys if key.startswith("w:")]
    for holders, key in sorted(held, key=lambda found: (len(found[0]), found[1])):
        rarity = dated.rarity(key) ** 2
        own += rarity
        left -= len(holders)
        if left >= 0:
            for report_id in holders:
                shared[report_id] = shared.get(report_id, 0.0) + rarity
    for report_id in shared if evidence.killed else ():
        if counts_that_differ(evidence.killed, dated.killed.get(report_id, ())):
            shared[report_id] += tables()["near"]["counts_differ"] * own
    likest = sorted(shared, key=lambda r: (-round(shared[r], 6), r))[: MOST_NEIGHBOURS * 2]
    near = tables()["near"]
    related = [r for r in likest if _related(evidence, dated.evidence[r])][:MOST_NEIGHBOURS]
    alike = [r for r in likest if shared[r] >= near["alike"] * own] if len(dated.days) >= near["least_dated"] else []
    kept = related or alike[:MOST_NEIGHBOURS]
    power = near["likeness_power"]
    total = sum(shared[r] ** power for r in kept)
    return [
        _neighbour(evidence, dated.evidence[r], shared[r] ** power / total, shared[r] / own, related=bool(related))
        for r in kept
    ]


def _related(a: DatingEvidence, b: DatingEvidence) -> bool:
    """Whether two reports are about the same parties or places: a name that both only mention in passing is not enough."""
    keys = a.text_keys & b.text_keys
    main = sum(1 for key in keys if key.startswith("m:"))
    return main >= MAIN_SHARED or (main >= 1 and any(key.startswith("s:") for key in keys))


def _neighbour(
    evidence: DatingEvidence, other: DatingEvidence, share: float, likeness: float, *, related: bool
) -> Neighbour:
    keys = sorted(evidence.text_keys & other.text_keys)
    day = other.published.day
    assert day is not None  # index keeps only reports dated to the day
    names = tuple(key[2:] for key in keys if key.startswith("n:"))
    sentences = sum(1 for key in keys if key.startswith("s:"))
    near = tables()["near"]
    of_the_day = near["of_the_day_most"] * _logistic(near["of_the_day"] + near["of_the_day_slope"] * likeness)
    return Neighbour(other.report_id, day, share, names, sentences, likeness, of_the_day, related)


@dataclass(frozen=True, slots=True)
class Nearness:
    """The chance of each day (as its ordinal), going by reports alike and by the time of the pile."""

    neighbours: Sequence[Neighbour]
    dated: Dated

    @property
    def same(self) -> float:
        """The chance that the report came out with those that it resembles."""
        near = tables()["near"]
        likest = max((neighbour.likeness for neighbour in self.neighbours if neighbour.related), default=None)
        if likest is None:
            return 0.0
        return _logistic(near["same"] + near["same_slope"] * likest)

    def chance(self, ordinal: int) -> float:
        slow, steep = falls()
        near = 0.0
        for neighbour in self.neighbours:
            gap = abs(neighbour.day.toordinal() - ordinal)
            if gap < TAIL:
                near += neighbour.share * (slow[gap] + neighbour.of_the_day * (steep[gap] - slow[gap]))
        return self.same * near + (1.0 - self.same) * self.dated.density(ordinal)

    def bits(self, ordinal: int) -> float:
        """The chance in bits, tempered: the neighbours are not independent of what they tell."""
        return float(tables()["near"]["temper"]) * log2(self.chance(ordinal))

    def elsewhere(self, days: Sequence[int], first: int, last: int) -> float:
        """The chance of the days from `first` to `last` that `days` leave out."""
        among = set(days)
        left = sum(1 for day in self.dated.days if day not in among and first <= day <= last)
        unknown = 1 if last - first > 2 * len(among) else 0
        return (1.0 - self.same) * (left + unknown) / (len(self.dated.days) + 1)


@cache
def falls() -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The chance of each gap in days to one report alike: where its story goes on, and where it tells of the same days."""
    near = tables()["near"]
    return _fall(near["scale"], near["power"]), _fall(near["scale"], near["steep"])


def _fall(scale: float, power: float) -> tuple[float, ...]:
    raw = [(1 + gap / scale) ** -power for gap in range(TAIL)]
    total = 2 * sum(raw) - raw[0]
    return tuple(value / total for value in raw)


def _logistic(bits: float) -> float:
    return 1.0 / (1.0 + exp(-bits))
