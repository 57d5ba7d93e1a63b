"""First step of `linking/`: a date for reports that state none, from the dated reports of the pile that tell of the same.

Each day of publication that the report's own bounds allow is scored: the weekday of its lead, the days that "last Saturday",
"Sept. 27" or "over the last 10 days" would then mean and whether reports alike tell of those days, and how near it lies to
those reports. One day far ahead of all others is the answer; else the interval that holds nearly all the weight. Reports
without dated neighbours that share their names, and a day, a sentence or the pile's one time, get nothing. Only reports
dated to the day by their own text or page are neighbours, so that the result depends on no order and no guess rests on a guess.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import log2

from dateline.linking.dating_evidence import Cue, DatingEvidence, dating_evidence
from dateline.linking.dating_score import Around, Neighbour, ReadyCue, Reason, Told, first_look, ready, score, told_days
from dateline.reports.types import Published

__all__ = ["Cue", "DatingEvidence", "dating_evidence", "infer_published"]

MAIN_SHARED = 2  # main names that neighbours share; one, where they share a whole sentence
MOST_NEIGHBOURS = 12
MOST_POSTINGS = 3000
MOST_DAYS = 160  # the days that a first look finds likeliest
LIKENESS_POWER = 3.0
OTHERS = 8
SENTENCE, TIED = 1.5, 0.0  # bits
CLOSE = 4  # neighbours
AHEAD = 1.5  # bits between the first day and the second, where no day has most of the weight
REACH = timedelta(days=60)
CERTAIN, LIKELY, HELD = 0.55, 0.45, 0.97  # share of the weight for one day, and that an interval must hold
WIDEST = 366


@dataclass(frozen=True, slots=True)
class Candidate:
    day: date
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> float:
        return sum(reason.weight for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Dated:
    """The dated reports of a pile, indexed by key; `spread` is in how many reports of the whole pile a key occurs."""

    evidence: Mapping[str, DatingEvidence]
    postings: Mapping[str, Sequence[str]]
    spread: Mapping[str, int]
    reports: int
    told: dict[str, dict[date, list[Told]]] = field(default_factory=dict)  # what each tells, once it was asked

    def rarity(self, key: str) -> float:
        """Bits that sharing a key is worth; a key of every report is worth next to nothing."""
        return log2((self.reports + 1) / self.spread.get(key, 1))

    def surprise(self, key: str) -> float:
        """Bits by which a key is rarer than one of every report, as if OTHERS more reports had not had it: piles are small."""
        return log2((self.reports + OTHERS) / self.spread.get(key, 1))


def infer_published(pile: Sequence[DatingEvidence]) -> dict[str, Published]:
    """For reports that are not dated to the day: an inferred interval with its evidence in words, by report_id.

    A report that no dated report of the pile resembles, or that fits none of the days in reach, is left out.
    """
    ordered = sorted(pile, key=lambda evidence: evidence.report_id)
    dated = _index(ordered)
    found: dict[str, Published] = {}
    for evidence in ordered:
        if evidence.published.day is None:
            published = _infer(evidence, dated)
            if published is not None:
                found[evidence.report_id] = published
    return found


def _index(pile: Sequence[DatingEvidence]) -> Dated:
    known = {e.report_id: e for e in pile if e.published.day is not None and e.published.basis in ("stated", "page")}
    spread = Counter(key for e in pile for key in e.text_keys.union(*(cue.keys for cue in e.cues)))
    postings: dict[str, list[str]] = {}
    for report_id, evidence in known.items():
        for key in evidence.text_keys:
            postings.setdefault(key, []).append(report_id)
    return Dated(known, postings, spread, len(pile))


def _infer(evidence: DatingEvidence, dated: Dated) -> Published | None:
    neighbours = _neighbours(evidence, dated)
    if not neighbours:
        return None
    cues = ready(evidence)
    keys = evidence.text_keys.union(*(cue.keys for cue in evidence.cues))
    rarity = {key: round(1000 * dated.surprise(key)) for key in keys if key[0] in "nw"}
    around = Around(neighbours, _told(neighbours, dated), rarity, evidence.text_keys)
    days = [Candidate(day, tuple(first_look(day, cues, around))) for day in _days(evidence.published, neighbours)]
    if not days:
        return _contradiction(evidence.published, neighbours)
    best = sorted(days, key=lambda c: (-round(c.weight, 9), c.day))[:MOST_DAYS]
    candidates = [Candidate(c.day, tuple(score(c.day, cues, around))) for c in best]
    return _answer(evidence, candidates, neighbours, cues)


def _neighbours(evidence: DatingEvidence, dated: Dated) -> list[Neighbour]:
    """The dated reports most alike, by the rarity of the words of their news; those about other parties or places are none."""
    shared: dict[str, float] = {}
    for key in sorted(key for key in evidence.text_keys if key.startswith("w:")):
        holders = dated.postings.get(key, ())
        if len(holders) <= MOST_POSTINGS:
            for report_id in holders:
                shared[report_id] = shared.get(report_id, 0.0) + dated.rarity(key)
    likest = sorted(shared, key=lambda r: (-round(shared[r], 6), r))[: MOST_NEIGHBOURS * 2]
    kept = [r for r in likest if _related(evidence, dated.evidence[r])][:MOST_NEIGHBOURS]
    # Squared: the report most alike says more of the day than several that are alike in passing.
    total = sum(shared[r] ** LIKENESS_POWER for r in kept)
    return [_neighbour(evidence, dated.evidence[r], shared[r] ** LIKENESS_POWER / total) for r in kept]


def _related(a: DatingEvidence, b: DatingEvidence) -> bool:
    """Whether two reports are about the same parties or places: a name that both only mention in passing is not enough."""
    keys = a.text_keys & b.text_keys
    main = sum(1 for key in keys if key.startswith("m:"))
    return main >= MAIN_SHARED or (main >= 1 and any(key.startswith("s:") for key in keys))


def _neighbour(evidence: DatingEvidence, other: DatingEvidence, share: float) -> Neighbour:
    keys = sorted(evidence.text_keys & other.text_keys)
    day = other.published.day
    assert day is not None  # _index keeps only reports dated to the day
    names = tuple(key[2:] for key in keys if key.startswith("n:"))
    return Neighbour(other.report_id, day, share, names, sum(1 for key in keys if key.startswith("s:")))


def _told(neighbours: Sequence[Neighbour], dated: Dated) -> dict[date, list[Told]]:
    days: dict[date, list[Told]] = {}
    for neighbour in neighbours:
        known = dated.told.get(neighbour.report_id)
        if known is None:
            known = dated.told[neighbour.report_id] = told_days(dated.evidence[neighbour.report_id], neighbour.day)
        for day, entries in known.items():
            days.setdefault(day, []).extend(entries)
    return days


def _days(published: Published, neighbours: Sequence[Neighbour]) -> Iterator[date]:
    """Days within reach of a neighbour that the report's own bounds allow, in order."""
    days: set[int] = set()
    for neighbour in neighbours:
        middle = neighbour.day.toordinal()
        days.update(range(max(1, middle - REACH.days), min(date.max.toordinal(), middle + REACH.days) + 1))
    first = published.earliest.toordinal() if published.earliest is not None else 1
    last = published.latest.toordinal() if published.latest is not None else date.max.toordinal()
    for ordinal in sorted(days):
        day = date.fromordinal(ordinal)
        within = not published.candidates or any(a <= day <= b for a, b in published.candidates)
        if first <= ordinal <= last and within:
            yield day


def _contradiction(published: Published, neighbours: Sequence[Neighbour]) -> Published:
    near = ", ".join(f"{n.report_id} of {n.day}" for n in neighbours[:3])
    words = f"disagrees: shares names with {near}, outside of {published.earliest} to {published.latest}"
    return Published(published.earliest, published.latest, published.basis, (*published.evidence, words))


def _answer(
    evidence: DatingEvidence, candidates: Sequence[Candidate], neighbours: Sequence[Neighbour], cues: Sequence[ReadyCue]
) -> Published | None:
    ranked = sorted(candidates, key=lambda c: (-round(c.weight, 9), c.day))
    if not _tied(ranked[0], neighbours):
        return None
    top = ranked[0].weight
    total = sum(2.0 ** (c.weight - top) for c in ranked)
    if _stands_out(ranked, 1.0 / total):
        held = [ranked[0]]
    else:
        held, sum_held = [], 0.0
        for candidate in ranked:
            held.append(candidate)
            sum_held += 2.0 ** (candidate.weight - top) / total
            if sum_held >= HELD:
                break
    first, last = min(c.day for c in held), max(c.day for c in held)
    if (last - first).days > WIDEST:
        return None
    return Published(first, last, "inferred", (*evidence.published.evidence, *_words(ranked, held, neighbours)))


def _stands_out(ranked: Sequence[Candidate], share: float) -> bool:
    """Whether the best day is the answer: it fits the report's own weekday or dateline, and leaves the others behind."""
    if not any(reason.own and reason.weight > 0 for reason in ranked[0].reasons):
        return False
    ahead = len(ranked) < 2 or ranked[0].weight - ranked[1].weight >= AHEAD
    return share >= CERTAIN or (share >= LIKELY and ahead)


def _tied(best: Candidate, neighbours: Sequence[Neighbour]) -> bool:
    """Whether days or sentences tell of the same news, and not only of the same war: that goes on for years.

    Where several reports alike all lie close around the day, the pile itself is of one time, and likeness is enough.
    """
    close = sum(1 for n in neighbours if abs(n.day - best.day) <= REACH)
    if close >= CLOSE and close == len(neighbours):
        return True
    told = sum(r.weight for r in best.reasons if r.told_by or r.near)
    return told + (SENTENCE if any(n.sentences for n in neighbours) else 0.0) >= TIED


def _words(ranked: Sequence[Candidate], held: Sequence[Candidate], neighbours: Sequence[Neighbour]) -> Iterator[str]:
    for n in sorted(neighbours, key=lambda n: (-n.share, n.report_id))[:3]:
        sentences = f" and {n.sentences} sentences" if n.sentences else ""
        yield f"shares {len(n.names)} names ({', '.join(n.names[:4])}){sentences} with {n.report_id} of {n.day}"
    best = ranked[0]
    for reason in best.reasons:
        yield f"{best.day}: {reason.words} ({reason.weight:+.1f})"
    if len(ranked) > 1:
        yield f"next best is {ranked[1].day} ({ranked[1].weight - best.weight:+.1f}); {len(held)} of {len(ranked)} days kept"
