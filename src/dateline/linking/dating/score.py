"""In `linking/dating`: how well one day of publication fits what a report says, given the dated reports that it resembles.

Weights are log2 odds, so that they add up. Every weight can say in words where it came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import log2

from dateline.grounding.times.find import read_alone
from dateline.linking.dating.evidence import Cue, DatingEvidence
from dateline.linking.dating.own import ReadyCue, Reason, ready, tables

# The odds that a cue and a day told in a dated report are of one event: bits for each bit of rarity of the keys that their
# sentences share, less what sentences of one story share by chance, and at most so many.
SHARED_BIT, BY_CHANCE, MOST_SHARED = 0.6, 2.5, 5.0
WINDOW = 61  # days that a cue may tell of, were no dated report to tell of its event
DEADLINE = frozenset({"by", "until", "to", "before", "from", "till"})
AGAIN = 0.5  # a further day that the same report tells of is worth this share of the one before
FIXED = frozenset({"calendar", "day_range", "iso", "slashed", "month", "year"})  # the same on every day of a year
SPAN_START = 0.3  # "over the last 10 days" begins about then


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A dated report that shares names with the undated one; `share` of the likeness of all neighbours is its own.

    `likeness` is the share of the rarity of the undated report's words that the dated one has too;
    `of_the_day` the chance that both tell the news of the same days. Only reports that are
    about the same parties or places are `related`: the others tell no more than the time of the pile.
    """

    report_id: str
    day: date
    share: float
    names: tuple[str, ...]
    sentences: int
    likeness: float = 0.0
    of_the_day: float = 0.0
    related: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """A day that a dated report tells of, with the keys of the sentence."""

    report_id: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Around:
    """What an undated report is weighed against: the days that dated reports alike tell of, how rare each key is.

    `rarity` is in thousandths of a bit, whole numbers so that no order of adding matters.
    """

    told: Mapping[date, Sequence[Told]]
    rarity: Mapping[str, int]
    memo: dict[Cue, dict[date, tuple[float, str]]] = field(default_factory=dict)

    def odds(self, cue: Cue) -> dict[date, tuple[float, str]]:
        """For each day told, the odds that the cue tells of its event, and the report that tells it best."""
        known = self.memo.get(cue)
        if known is None:
            best = ((day, max((self._odds(cue, t), t.report_id) for t in told)) for day, told in self.told.items())
            known = self.memo[cue] = {day: found for day, found in best if found[0] > 0}
        return known

    def _odds(self, cue: Cue, told: Told) -> float:
        shared = sum(self.rarity.get(key, 0) for key in cue.keys & told.keys) / 1000
        return 2.0 ** min(MOST_SHARED, SHARED_BIT * shared - BY_CHANCE) if shared else 0.0


def told_days(evidence: DatingEvidence, day: date) -> dict[date, list[Told]]:
    """The days that a dated report tells of."""
    days: dict[date, list[Told]] = {}
    for item in ready(evidence):
        reading = read_alone(item.found, day)
        if reading is not None and reading.day is not None:
            days.setdefault(reading.day, []).append(Told(evidence.report_id, item.cue.keys))
    return days


def told_reasons(day: date, cues: Sequence[ReadyCue], around: Around) -> list[Reason]:
    """The reasons for and against one day of publication that the days told in others give."""
    lead = next((item for item in cues if item.cue.lead), None)
    seen: set[date] = set()
    shared: list[Reason] = []
    against: list[Reason] = []
    for item in cues:
        if item is lead or item.cue.dateline:
            continue
        reason = _coincidence(day, item, around, seen)
        if reason is not None:
            (shared if reason.weight > 0 else against).append(reason)
    return [*against, *_damped(shared)]


def _damped(shared: Sequence[Reason]) -> list[Reason]:
    """Days that one and the same report tells of are not independent evidence. Those that are fixed in the year take nothing
    from those that depend on the day, for they tell of nothing but the year."""
    before: dict[tuple[str, bool], int] = {}
    found: list[Reason] = []
    for reason in sorted(shared, key=lambda reason: (-reason.weight, reason.words)):
        kind = (reason.told_by, reason.relative)
        times = before.get(kind, 0)
        before[kind] = times + 1
        found.append(replace(reason, weight=reason.weight * AGAIN**times))
    return found


def _coincidence(day: date, item: ReadyCue, around: Around, seen: set[date]) -> Reason | None:
    """What an expression means on that day of publication, and whether that is when a report alike tells of its event."""
    reading = read_alone(item.found, day)
    if reading is None or reading.span is None:
        return None
    first = reading.span[0]
    if item.cue.tense < 0 and first > day and item.cue.before not in DEADLINE:
        return Reason(tables()["told"]["after"], f"tells of {first} as past")
    found = reading.day
    if found is None and reading.type == "DURATION":
        found = first
    if found is None or found in seen or found == day:
        return None
    seen.add(found)
    odds = around.odds(item.cue)
    here, report_id = odds.get(found, (0.0, ""))
    bits = log2(WINDOW * (1 + here) / (WINDOW + sum(o for o, _ in odds.values())))
    sure = SPAN_START if reading.type == "DURATION" else 1.0
    if bits > 0:
        relative = item.found.rule.build not in FIXED
        sure *= tables()["told"]["relative" if relative else "fixed"]
        words = f"'{item.cue.text}' is then {found}, told of by {report_id}"
        return Reason(sure * bits, words, report_id, relative=relative, past=found < day)
    best, (_, elsewhere) = max(odds.items(), key=lambda o: (o[1][0], o[0]), default=(found, (0.0, "")))
    told = f"and {elsewhere} tells it of {best}" if elsewhere else "told of by none"
    return Reason(tables()["told"]["against"] * sure * bits, f"'{item.cue.text}' is then {found}, {told}")
