"""linking/copies/ takes what a report tells "citing X" for X's: by sentence, whom the report names as having told it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.claims.types import Claim
from dateline.linking.copies.seen import origin_of_name, own_origin
from dateline.linking.copies.units import Units
from dateline.linking.types import Pile


def cited_outlet(claim: Claim) -> str | None:
    """The outlet or agency that a claim is told by way of, and that is not the teller; the innermost of several."""
    cited = [actor.name for actor in claim.chain[1:] if actor.kind == "outlet"]
    return cited[-1] if cited else None


@dataclass(frozen=True, slots=True)
class Citing:
    """`sentences` has, by occurrence, the origin that its report cites for most of it; `names` what origins cited are called;
    `tellers` whom each teller cites anywhere in the pile."""

    sentences: dict[int, str]
    names: dict[str, str]
    tellers: dict[str, set[str]]


def find_citing(pile: Pile, units: Units) -> Citing:
    """Whom the reports of a pile cite."""
    spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    names: dict[str, str] = {}
    tellers: dict[str, set[str]] = defaultdict(set)
    for claim in pile.claims:
        name = cited_outlet(claim)
        if name is not None:
            origin = origin_of_name(name)
            names[origin] = min(name, names.get(origin, name))
            spans[claim.report_id].append((claim.start, claim.end, origin))
    found: dict[int, str] = {}
    for number, report in enumerate(units.reports):
        own = own_origin(report)
        cited = sorted(span for span in spans.get(report.report_id, ()) if span[2] != own)
        if cited:
            tellers[own].update(origin for _, _, origin in cited)
        for occurrence in units.of_report[number] if cited else ():
            start, end = units.start[occurrence], units.end[occurrence]
            overlaps = [(min(end, e) - max(start, s), origin) for s, e, origin in cited]
            most, origin = max(overlaps)
            if 2 * most >= end - start:
                found[occurrence] = origin
    return Citing(found, names, dict(tellers))
