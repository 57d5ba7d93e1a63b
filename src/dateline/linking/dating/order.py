"""In `linking/dating`: days that would turn the order of what is told around.

Counts of the dead at one place grow from report to report, and what goes on in a war does not begin before the war.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from dateline.grounding.times.find import read_alone
from dateline.linking.dating.evidence import DatingEvidence
from dateline.linking.dating.own import Constraint, ReadyCue, tables
from dateline.linking.dating.score import Neighbour
from dateline.linking.dating.told import Killed, counts_that_differ

MOST_COMPARED = 8


def order_of_counts(
    evidence: DatingEvidence, neighbours: Sequence[Neighbour], dated: Mapping[str, DatingEvidence]
) -> list[Constraint]:
    """For places where a dated report alike counts more or fewer dead: the higher count is the later one.

    That holds for 29 of 32 pairs of reports of AQUAINT that lie within `reach` days of each other; further off, towns have other
    dead.
    """
    pairs = [
        (own, told, neighbour)
        for neighbour in neighbours
        if neighbour.related
        for own, told in counts_that_differ(evidence.killed, dated[neighbour.report_id].killed)
    ][:MOST_COMPARED]
    part = 1.0 / len(pairs) ** tables()["counts"]["damping"] if pairs else 1.0
    return [_order(own, told, neighbour, part) for own, told, neighbour in pairs]


def _order(own: Killed, told: Killed, neighbour: Neighbour, part: float) -> Constraint:
    table, middle = tables()["counts"], neighbour.day.toordinal()
    sign = 1 if own.killed > told.killed else -1

    def weigh(ordinal: int) -> float:
        after = (ordinal - middle) * sign
        bits = 0.0 if abs(after) > table["reach"] else table["order"] if after >= 0 else table["against"]
        return float(part * bits)

    side = "more" if sign > 0 else "fewer"
    words = f"tells of {side} killed in {own.name} ({own.killed}) than {neighbour.report_id} of {neighbour.day} ({told.killed})"
    return Constraint(weigh, lambda _: words, told_by=neighbour.report_id)


def span_of_the_war(cues: Sequence[ReadyCue]) -> list[Constraint]:
    """ "Over the last 10 days the sides have broken two truces": not before the day on which "fighting began"."""
    outbreak = next((item for item in cues if item.cue.outbreak and item.found.rule.build != "span"), None)
    span = next((item for item in cues if item.found.rule.build == "span" and item.cue.tense <= 0), None)
    if outbreak is None or span is None:
        return []

    def before(ordinal: int) -> bool:
        today = date.fromordinal(ordinal)
        begins, began = read_alone(span.found, today), read_alone(outbreak.found, today)
        if begins is None or begins.span is None or began is None or began.day is None:
            return False
        return begins.span[0] < began.day <= today

    def words(ordinal: int) -> str:
        side = "begins before" if before(ordinal) else "does not begin before"
        return f"'{span.cue.text}' {side} '{outbreak.cue.text}', when the fighting began"

    bits = float(tables()["outbreak"]["span_before"])
    return [Constraint(lambda ordinal: bits if before(ordinal) else 0.0, words)]
