"""First step of `linking/`: a date for reports that state none, from the dated reports of the pile that tell of the same.

Each day that the report's own bounds allow is weighed: what the report says of its own day (dating_own), how near the day lies
to reports alike (dating_near), and whether the days that "last Saturday", "Sept. 27" or "over the last 10 days" would then mean
are days that those reports tell of (dating_score). One day far ahead of all others is the answer; else the narrowest interval
that holds nearly all the weight. Reports without dated neighbours that share their names get nothing, unless they bound
themselves within a year. Only reports dated to the day by their own text or page are neighbours, so that the result depends on
no order and no guess rests on a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.linking.dating.evidence import Cue, DatingEvidence, Evidences, dating_evidence
from dateline.linking.dating.near import REACH, Dated, Nearness, every_key, index, neighbours_of
from dateline.linking.dating.order import order_of_counts, span_of_the_war
from dateline.linking.dating.own import Constraint, ReadyCue, Reason, constraints, ready, tables
from dateline.linking.dating.score import Around, Neighbour, Told, told_days, told_reasons
from dateline.reports.types import Published

__all__ = ["Cue", "DatingEvidence", "dating_evidence", "infer_published"]

MOST_DAYS = 200  # the days that a first look finds likeliest
WIDEST = 366
AGAINST = -1.2  # bits: what a report says so plainly against its likeliest day is told as a contradiction


@dataclass(frozen=True, slots=True)
class Weighed:
    """A day as its ordinal, with its bits: `first` without, `bits` with the days told in others."""

    ordinal: int
    first: float
    bits: float
    reasons: tuple[Reason, ...] = ()

    @property
    def day(self) -> date:
        return date.fromordinal(self.ordinal)


@dataclass(frozen=True, slots=True)
class Asked:
    """One undated report with all that it is weighed against. `near` is None where it has no dated neighbours."""

    evidence: DatingEvidence
    cues: Sequence[ReadyCue]
    own: Sequence[Constraint]
    neighbours: Sequence[Neighbour]
    near: Nearness | None


def infer_published(pile: Iterable[DatingEvidence]) -> dict[str, Published]:
    """For reports that are not dated to the day: an inferred interval with its evidence in words, by report_id.

    A report that no dated report of the pile resembles, or that fits none of the days in reach, is left out.
    """
    every = pile if isinstance(pile, Evidences) else Evidences.of(pile)
    undated = [evidence.report_id for evidence in every if evidence.published.day is None]
    if not undated:
        return {}
    wanted = frozenset(key for report_id in undated for key in every_key(every.held[report_id]))
    dated = index(every, wanted=wanted, held=every.held)
    found = ((report_id, _infer(every.held[report_id], dated)) for report_id in undated)
    return {report_id: published for report_id, published in found if published is not None}


def _infer(evidence: DatingEvidence, dated: Dated) -> Published | None:
    neighbours = neighbours_of(evidence, dated)
    cues = ready(evidence)
    near = Nearness(neighbours, dated) if neighbours else None
    own = [*constraints(evidence, cues, dated.style), *span_of_the_war(cues)]
    own += order_of_counts(evidence, neighbours, dated.evidence)
    asked = Asked(evidence, cues, own, neighbours, near)
    days = list(_days(evidence.published, neighbours))
    if not days:
        return _contradiction(evidence.published, neighbours) if neighbours else None
    return _answer(asked, _with_told(asked, dated, [_first_look(asked, day) for day in days]))


def _days(published: Published, neighbours: Sequence[Neighbour]) -> Iterator[int]:
    """Days within reach of a neighbour that the report's own bounds allow, in order; all days of a year that it bounds itself."""
    first, last = _ends(published)
    days: set[int] = set()
    for neighbour in neighbours:
        middle = neighbour.day.toordinal()
        days.update(range(max(first, middle - REACH), min(last, middle + REACH) + 1))
    if not neighbours and last - first <= WIDEST:
        days.update(range(first, last + 1))
    spans = [(a.toordinal(), b.toordinal()) for a, b in published.candidates]
    for ordinal in sorted(days):
        if not spans or any(a <= ordinal <= b for a, b in spans):
            yield ordinal


def _ends(published: Published) -> tuple[int, int]:
    """The first and the last day that a report bounds itself to. What it tells as past is not sure to be past: where no last day
    bounds it from the other side, that is weighed with the rest (dating_own).
    """
    last = published.latest.toordinal() if published.latest is not None else date.max.toordinal()
    sure = published.earliest is not None and (published.latest is not None or published.candidates)
    return published.earliest.toordinal() if sure and published.earliest is not None else 1, last


def _first_look(asked: Asked, ordinal: int) -> Weighed:
    """What costs little to weigh: the report's own words, and how near the day lies to reports alike."""
    own = sum(constraint.weigh(ordinal) for constraint in asked.own)
    near = asked.near.bits(ordinal) if asked.near is not None else 0.0
    bits = near + own
    return Weighed(ordinal, bits, bits)


def _with_told(asked: Asked, dated: Dated, days: Sequence[Weighed]) -> list[Weighed]:
    """The days, best first; the likeliest are asked what they make of the days told. The rest fare like the worst of them."""
    ranked = sorted(days, key=lambda w: (-round(w.first, 9), w.ordinal))
    if not asked.neighbours:
        return ranked
    keys = asked.evidence.text_keys.union(*(cue.keys for cue in asked.evidence.cues))
    rarity = {key: round(1000 * dated.surprise(key)) for key in keys if key[0] in "nw"}
    around = Around(_told(asked.neighbours, dated), rarity)
    asked_days = [_asked_told(asked, around, weighed) for weighed in ranked[:MOST_DAYS]]
    worst = min(w.bits - w.first for w in asked_days)
    rest = [Weighed(w.ordinal, w.first, w.first + worst) for w in ranked[MOST_DAYS:]]
    return sorted([*asked_days, *rest], key=lambda w: (-round(w.bits, 9), w.ordinal))


def _asked_told(asked: Asked, around: Around, weighed: Weighed) -> Weighed:
    reasons = tuple(told_reasons(weighed.day, asked.cues, around))
    told = sum(reason.weight for reason in reasons)
    return Weighed(weighed.ordinal, weighed.first, weighed.first + told, reasons)


def _told(neighbours: Sequence[Neighbour], dated: Dated) -> dict[date, list[Told]]:
    days: dict[date, list[Told]] = {}
    for neighbour in neighbours:
        known = dated.told.get(neighbour.report_id)
        if known is None:
            known = dated.told[neighbour.report_id] = told_days(dated.evidence[neighbour.report_id], neighbour.day)
        for day, entries in known.items():
            days.setdefault(day, []).extend(entries)
    return days


def _contradiction(published: Published, neighbours: Sequence[Neighbour]) -> Published:
    near = ", ".join(f"{n.report_id} of {n.day}" for n in neighbours[:3])
    words = f"disagrees: shares names with {near}, outside of {published.earliest} to {published.latest}"
    return Published(published.earliest, published.latest, published.basis, (*published.evidence, words))


def _answer(asked: Asked, ranked: Sequence[Weighed]) -> Published | None:
    top = ranked[0].bits
    shares = {w.ordinal: 2.0 ** (w.bits - top) for w in ranked}
    total = sum(shares.values()) + _elsewhere(asked, sorted(shares)) * 2.0**-top
    best = ranked[0].ordinal
    if _stands_out(asked, ranked, 1.0 / total):
        first = last = best
    else:
        narrowest = _narrowest(shares, tables()["answer"]["held"] * total)
        if narrowest is None:
            return None
        first, last = narrowest
    if last - first > WIDEST:
        return None
    evidence = (*asked.evidence.published.evidence, *_words(asked, ranked, 1.0 / total))
    return Published(date.fromordinal(first), date.fromordinal(last), "inferred", evidence)


def _stands_out(asked: Asked, ranked: Sequence[Weighed], share: float) -> bool:
    """Whether the best day is the answer: it fits the report's own weekdays or dateline, and leaves the others behind."""
    answer, best = tables()["answer"], ranked[0]
    if not any(constraint.own and constraint.weigh(best.ordinal) > 0 for constraint in asked.own):
        return False
    if any(item.cue.dateline for item in asked.cues):
        # A dispatch whose head tells no weekday may be dated ahead: four of 16 were, and none of 36 with one.
        return bool(share >= answer["day_sent"]) and any(map(_in_head, asked.cues))
    told = [reason.weight for reason in best.reasons if reason.relative and reason.past]
    told += [constraint.weigh(best.ordinal) for constraint in asked.own if constraint.told_by]
    ahead = len(ranked) < 2 or best.bits - ranked[1].bits >= answer["ahead"]
    if sum(told) >= answer["told_bits"] and any(item.cue.lead for item in asked.cues) and ahead:
        return bool(share >= answer["day_told"])
    return bool(share >= answer["day"])


def _in_head(item: ReadyCue) -> bool:
    return bool(item.cue.lead) and not item.cue.dateline and item.cue.sentence < tables()["weekday"]["head_sentences"]


def _elsewhere(asked: Asked, days: Sequence[int]) -> float:
    if asked.near is None:
        return 0.0
    return asked.near.elsewhere(days, *_ends(asked.evidence.published))


def _narrowest(shares: dict[int, float], wanted: float) -> tuple[int, int] | None:
    """The shortest stretch of days that holds so much of the weight; the heaviest of equally short ones. None holds it: None."""
    days = sorted(shares)
    best: tuple[int, float, int, int] | None = None
    start, held = 0, 0.0
    for end, last in enumerate(days):
        held += shares[last]
        while held - shares[days[start]] >= wanted and start < end:
            held -= shares[days[start]]
            start += 1
        if held >= wanted:
            found = (last - days[start], -round(held, 9), days[start], last)
            best = found if best is None else min(best, found)
    return None if best is None else best[2:]


def _words(asked: Asked, ranked: Sequence[Weighed], share: float) -> Iterator[str]:
    for n in sorted(asked.neighbours, key=lambda n: (-n.share, n.report_id))[:3]:
        sentences = f" and {n.sentences} sentences" if n.sentences else ""
        yield f"shares {len(n.names)} names ({', '.join(n.names[:4])}){sentences} with {n.report_id} of {n.day}"
    best = ranked[0]
    for reason in (*(c.reason(best.ordinal) for c in asked.own), *best.reasons):
        against = "disagrees: " if reason.weight <= AGAINST else ""
        yield f"{against}{best.day}: {reason.words} ({reason.weight:+.1f})"
    runner = f"; next best is {ranked[1].day} ({ranked[1].bits - best.bits:+.1f})" if len(ranked) > 1 else ""
    yield f"likeliest of {len(ranked)} days is {best.day} (share {share:.2f}){runner}"
