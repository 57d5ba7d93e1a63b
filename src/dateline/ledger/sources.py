"""ledger/ shows what each outlet adds: how much of it is its own, whom it repeats, and which side it quotes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.ledger.sides import Sides
from dateline.ledger.types import CopiedFrom, SourceView
from dateline.linking.copies import origin_of_name, outlet_name, own_origin
from dateline.linking.types import Origins, Pile
from dateline.linking.voices import Voices
from dateline.linking.words import words
from dateline.reports.types import CONTENT_KINDS, Report

NO_SIDE = "no side"


def find_sources(pile: Pile, origins: Origins, sides: Sides) -> tuple[SourceView, ...]:
    """One view for each outlet, in order of its name. An outlet is who published, whose words it printed is what is counted."""
    reports: dict[str, list[Report]] = defaultdict(list)
    for report in pile.reports:
        reports[report.source or outlet_name(report) or report.file].append(report)
    copied = _copied(origins)
    quoted = _quoted(pile, sides)
    carried = _carried(pile, origins)
    return tuple(_view(outlet, found, origins, copied, quoted, carried) for outlet, found in sorted(reports.items()))


def _copied(origins: Origins) -> dict[str, list[tuple[int, int, str]]]:
    """Spans of sentences that another report had first, by report_id, with the origin of their words."""
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for sentence in origins.sentences:
        if sentence.first_seen_report_id != sentence.report_id:
            found[sentence.report_id].append((sentence.start, sentence.end, sentence.origin_id))
    return found


def _quoted(pile: Pile, sides: Sides) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in pile.claims:
        if claim.stands and claim.form != "narrative" and claim.claimant.kind != "outlet":
            found[claim.report_id][sides.side(claim.claimant) or NO_SIDE] += 1
    return found


def _carried(pile: Pile, origins: Origins) -> dict[str, Counter[str]]:
    """How many claims of each report, by report_id, have which origin."""
    voices = Voices(origins)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in pile.claims:
        if claim.stands and claim.report_id in origins.of_report:
            found[claim.report_id][voices.origin(claim)] += 1
    return found


def _view(
    outlet: str,
    reports: Sequence[Report],
    origins: Origins,
    copied: dict[str, list[tuple[int, int, str]]],
    quoted: dict[str, Counter[str]],
    carried: dict[str, Counter[str]],
) -> SourceView:
    """Words told before by another outlet are copied; an outlet's own earlier words, and its agency's credit, are seen apart."""
    own_origin = own_origin_of_outlet(reports)
    total, elsewhere, sides, claims = 0, Counter[str](), Counter[str](), Counter[str]()
    ids = []
    for report in reports:
        ids.append(report.report_id)
        sides.update(quoted.get(report.report_id, {}))
        claims.update(carried.get(report.report_id, {}))
        length = sum(len(words(report.text[p.start : p.end])) for p in report.passages if p.kind in CONTENT_KINDS)
        total += length
        origin = origins.of_report[report.report_id]
        if origin != own_origin:
            elsewhere[origin] += length
            continue
        for start, end, whose in copied.get(report.report_id, ()):
            if whose != own_origin:
                elsewhere[whose] += len(words(report.text[start:end]))
    shares = [CopiedFrom(o, origins.names.get(o, o), round(n / total, 3)) for o, n in elsewhere.items() if total]
    return SourceView(
        outlet=outlet,
        origin_id=own_origin,
        reports=tuple(sorted(ids)),
        words=total,
        own_share=round(1 - sum(elsewhere.values()) / total, 3) if total else 1.0,
        copied_from=tuple(sorted(shares, key=lambda c: (-c.share, c.origin_id))),
        quoted=tuple(sorted(sides.items(), key=lambda item: (-item[1], item[0]))),
        claims=claims.total(),
        claims_of_others=claims.total() - claims[own_origin],
    )


def own_origin_of_outlet(reports: Sequence[Report]) -> str:
    """The origin that an outlet's own words have: its name's, or its one report's where it has no name."""
    first = reports[0]
    return origin_of_name(first.source) if first.source else own_origin(first)
