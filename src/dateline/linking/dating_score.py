"""In `linking/dating`: how well one day of publication fits what a report says, given the dated reports that it resembles.

Weights are log2 odds, so that they add up. Every weight can say in words where it came from.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from math import log2

from dateline.grounding.times.find import Found, expression, read_alone
from dateline.linking.dating_evidence import Cue, DatingEvidence

# How many days after the weekday of its news a report comes out, in shares; wires date their leads by the day itself
# (first sentences of 64 news reports of TimeBank and AQUAINT: 52 the day itself, 8 the day after).
FIRST_LAG = (0.88, 0.08, 0.01, 0.01, 0.005, 0.005, 0.01)
LATER_LAG = (0.7, 0.2, 0.03, 0.03, 0.01, 0.01, 0.02)
SENT, SENT_NOT = {0: 5.0, 1: 3.0}, -8.0
FIRST_SENTENCES = 2  # the headline and the first of the body
# A day told in both: the more, the fewer days around it the others tell of; more for each name or word the sentences share.
COINCIDE = 0.35  # how often a day that a report tells of is told by the reports alike that we have
SHARED_BIT, REPORT_BIT, MOST_SHARED = (
    0.12,
    0.04,
    2.5,
)  # bits that a shared key is worth for each bit of its rarity, and at most
WINDOW = 30
# Reports that are alike come out within days of one another: shares fall with the gap in days.
GAP_SCALE, GAP_POWER = 3.0, 1.25
AFTER_TOLD = -3.0
DEADLINE = frozenset({"by", "until", "to", "before", "from", "till"})
AGAIN = 0.5  # a further day that the same report tells of is worth this share of the one before
AGE_SLOPE, FAR = 0.5, 2.0
SPAN_START = 0.3  # "over the last 10 days" begins about then


@dataclass(frozen=True, slots=True)
class Reason:
    weight: float
    words: str
    told_by: str = ""
    near: bool = False
    own: bool = False  # of the day of its own news: the weekday of the lead, the dateline


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A dated report that shares names with the undated one; `share` of the likeness of all neighbours is its own."""

    report_id: str
    day: date
    share: float
    names: tuple[str, ...]
    sentences: int


@dataclass(frozen=True, slots=True)
class Told:
    """A day that a dated report tells of, with the keys of the sentence. `news`: the day of its own news, or the day before."""

    report_id: str
    keys: frozenset[str]
    news: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What an undated report is weighed against: dated reports alike, the days they tell of, how rare each key is.

    `rarity` is in thousandths of a bit, whole numbers so that no order of adding matters; `keys` are the undated report's.
    """

    neighbours: Sequence[Neighbour]
    told: Mapping[date, Sequence[Told]]
    rarity: Mapping[str, int]
    keys: frozenset[str]
    memo: dict[tuple[Cue, date], tuple[float, str]] = field(default_factory=dict)

    def likest(self, cue: Cue, day: date) -> tuple[float, str]:
        """The best likeness of a cue to what is told of a day, in bits, and the report that tells it."""
        known = self.memo.get((cue, day))
        if known is None:
            known = max((self._likeness(cue.keys, told.keys), told.report_id) for told in self.told[day])
            self.memo[cue, day] = known
        return known

    def _likeness(self, sentence: frozenset[str], told: frozenset[str]) -> float:
        """Keys shared with the cue's sentence, and, worth less, with its whole report; what every report has is worth little."""
        near = sum(self.rarity.get(key, 0) for key in sentence & told)
        far = sum(self.rarity.get(key, 0) for key in (self.keys & told) - sentence)
        return min(MOST_SHARED, (SHARED_BIT * near + REPORT_BIT * far) / 1000)


@dataclass(frozen=True, slots=True)
class ReadyCue:
    cue: Cue
    found: Found


def ready(evidence: DatingEvidence) -> list[ReadyCue]:
    pairs = [(cue, expression(cue.text, before=cue.before, tense=cue.tense)) for cue in evidence.cues]
    return [ReadyCue(cue, found) for cue, found in pairs if found is not None]


def told_days(evidence: DatingEvidence, day: date) -> dict[date, list[Told]]:
    """The days that a dated report tells of."""
    days: dict[date, list[Told]] = {}
    for item in ready(evidence):
        reading = read_alone(item.found, day)
        if reading is not None and reading.day is not None:
            days.setdefault(reading.day, []).append(
                Told(evidence.report_id, item.cue.keys, 0 <= (day - reading.day).days <= 1)
            )
    return days


def first_look(day: date, cues: Sequence[ReadyCue], around: Around) -> list[Reason]:
    """The reasons that cost little to find: how near the day lies to reports alike, the weekday of the lead, the dateline."""
    reasons = [_nearness(day, around.neighbours)]
    lead = lead_of(cues)
    if lead is not None:
        lags = FIRST_LAG if lead.cue.sentence < FIRST_SENTENCES else LATER_LAG
        lag = (day.isoweekday() - lead.cue.lead) % 7
        reasons.append(Reason(log2(lags[lag] * 7), f"the lead tells of '{lead.cue.text}'", own=True))
    return reasons + [_sent(day, item) for item in cues if item.cue.dateline]


def lead_of(cues: Sequence[ReadyCue]) -> ReadyCue | None:
    return next((item for item in cues if item.cue.lead), None)


def score(day: date, cues: Sequence[ReadyCue], around: Around) -> list[Reason]:
    """All the reasons for and against one day of publication."""
    reasons = [*first_look(day, cues, around), *_age(day, cues)]
    lead = lead_of(cues)
    seen: set[date] = set()
    shared: list[Reason] = []
    for item in cues:
        if item is lead or item.cue.dateline:
            continue
        reason = _coincidence(day, item, around, seen)
        if reason is not None:
            (shared if reason.weight > 0 else reasons).append(reason)
    return [*reasons, *_damped(shared)]


def _damped(shared: Sequence[Reason]) -> list[Reason]:
    """Days that one and the same report tells of are not independent evidence."""
    before: dict[str, int] = {}
    found: list[Reason] = []
    for reason in sorted(shared, key=lambda reason: (-reason.weight, reason.words)):
        times = before.get(reason.told_by, 0)
        before[reason.told_by] = times + 1
        found.append(replace(reason, weight=reason.weight * AGAIN**times))
    return found


def _age(day: date, cues: Sequence[ReadyCue]) -> list[Reason]:
    """A month-day without its year is soon after its day more often than long after it."""
    readings = (
        (item.cue.text, read_alone(item.found, day))
        for item in cues
        if item.found.rule.build in ("calendar", "day_range")
    )
    past = [(r.span[1], text) for text, r in readings if r is not None and r.span is not None and r.anchor != "none"]
    latest = max((told for told in past if told[0] <= day), default=None)
    if latest is None:
        return []
    gap = (day - latest[0]).days
    if gap < 6:  # so near a day most would write its weekday
        return [Reason(-AGE_SLOPE, f"'{latest[1]}' is then only {gap} days before")]
    return [
        Reason(-AGE_SLOPE * log2(1 + gap / 7) - (FAR if gap > 200 else 0.0), f"'{latest[1]}' is then {gap} days before")
    ]


def _nearness(day: date, neighbours: Sequence[Neighbour]) -> Reason:
    likely = sum(n.share * (1 + abs((day - n.day).days) / GAP_SCALE) ** -GAP_POWER for n in neighbours)
    nearest = min(neighbours, key=lambda n: (abs((day - n.day).days), n.report_id))
    return Reason(log2(likely), f"near {nearest.report_id} of {nearest.day}", near=True)


def _coincidence(day: date, item: ReadyCue, around: Around, seen: set[date]) -> Reason | None:
    """What an expression means on that day of publication, and whether a report alike tells of that very day."""
    reading = read_alone(item.found, day)
    if reading is None or reading.span is None:
        return None
    first = reading.span[0]
    if item.cue.tense < 0 and first > day and item.cue.before not in DEADLINE:
        return Reason(AFTER_TOLD, f"tells of {first} as past")
    found = reading.day
    if found is None and reading.type == "DURATION":
        found = first
    if found is None or found in seen or found == day:
        return None
    seen.add(found)
    told = around.told
    chance = _density(found, told)
    if found not in told:
        missed = log2((1 - COINCIDE) / (1 - chance))
        return Reason(missed, f"'{item.cue.text}' is then {found}, told of by none") if reading.day else None
    sure = SPAN_START if reading.type == "DURATION" else 1.0
    best = around.likest(item.cue, found)
    if all(t.news for t in told[found]):  # to lie near a report is counted already
        return Reason(sure * best[0], f"'{item.cue.text}' is then {found}, the news of {best[1]}", best[1])
    weight = sure * (max(0.0, log2(COINCIDE / chance)) + best[0])
    return Reason(weight, f"'{item.cue.text}' is then {found}, told of by {best[1]}", best[1])


def _sent(day: date, item: ReadyCue) -> Reason:
    """A dispatch comes out on the day of its dateline, or the next."""
    reading = read_alone(item.found, day)
    lag = (day - reading.day).days if reading is not None and reading.day is not None else -1
    return Reason(SENT.get(lag, SENT_NOT), f"the dateline says '{item.cue.text}'", own=True)


def _density(day: date, told: Mapping[date, Sequence[Told]]) -> float:
    """The share of the days around one that reports alike tell of: the chance that any day is told by accident."""
    middle = day.toordinal()
    near = sum(1 for other in told if abs(other.toordinal() - middle) <= WINDOW)
    return min(0.95, (near + 1) / (2 * WINDOW + 1))
