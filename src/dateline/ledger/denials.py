"""ledger/ gives each denial to the incidents that it denies: by the event it tells of, else by what its report told before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dateline.claims.types import Claim
from dateline.ledger.grades import Denial
from dateline.ledger.sides import Sides
from dateline.ledger.tellings import Telling
from dateline.linking.types import Pile

DENY = "deny"
#: A denial this close (in characters) after an accusation answers that one; further on, all that its report told before.
NEAR = 600


def find_denials(pile: Pile, told: Mapping[int, Sequence[Telling]], sides: Sides) -> dict[int, tuple[Denial, ...]]:
    """Denials by the number of the incident in `told`, whose tellings are given.

    An accuser's side that denies something denies something else. "denied the accusation" names no event: it answers what
    the same report told before it of the denier's side, the accusations just before it or, where none is near ("denies that
    it targets civilians"), all of them.
    """
    found: dict[int, dict[str, Denial]] = defaultdict(dict)
    placed: set[str] = set()
    by_report: dict[str, list[tuple[int, int, set[str]]]] = defaultdict(list)
    for number, tellings in told.items():
        accused = {t.accused for t in tellings if t.accused and not t.denied}
        for t in tellings:
            if t.denied:
                placed.add(t.claim.claim_id)
                if not t.own_voice and (t.side is None or not accused or t.side in accused):
                    found[number][t.claim.claim_id] = _denial(t.claim, t.side)
            elif not t.event.background:
                by_report[t.event.report_id].append((t.event.start, number, accused))
    for claim in _unplaced(pile, placed):
        side = sides.side(claim.claimant)
        for number in _answered(claim, side, by_report.get(claim.report_id, ())):
            found[number].setdefault(claim.claim_id, _denial(claim, side))
    return {number: tuple(denials[key] for key in sorted(denials)) for number, denials in sorted(found.items())}


def _unplaced(pile: Pile, placed: set[str]) -> list[Claim]:
    """Denials by somebody, "has not broken the truce" among them: an outlet that writes "they denied it" denies nothing."""
    kept_truce = {e.claim_id for e in pile.events if e.type == "Ceasefire" and e.modality == "denied"}
    denials = (c for c in pile.claims if (c.act == DENY and c.stands) or c.claim_id in kept_truce)
    spoken = (c for c in denials if c.form != "narrative" and c.claimant.kind != "outlet")
    return [c for c in spoken if c.claim_id not in placed and c.duplicate_of is None]


def _denial(claim: Claim, side: str | None) -> Denial:
    return Denial(claim.claimant.name, side, claim.claim_id, claim.report_id)


def _answered(claim: Claim, side: str | None, told: Sequence[tuple[int, int, set[str]]]) -> list[int]:
    before = [(start, number) for start, number, accused in told if start < claim.start and side in accused]
    near = [(start, number) for start, number in before if start >= claim.start - NEAR]
    return sorted({number for _, number in near or before})
