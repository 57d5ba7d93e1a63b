"""ledger/ gives each denial to the incidents that it denies: by the event it tells of, else by what its report told before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.ledger.grades import Denial
from dateline.ledger.sides import Sides
from dateline.ledger.tellings import Telling
from dateline.linking.incidents.mentions import is_violent
from dateline.linking.types import Pile

DENY = "deny"
#: A denial this close (in characters) after an accusation answers that one; further on, all that its report told before.
NEAR = 600
#: UCDP where_prec up to which two places that differ are two.
POINT = 2


def find_denials(pile: Pile, told: Mapping[int, Sequence[Telling]], sides: Sides) -> dict[int, tuple[Denial, ...]]:
    """Denials by the number of the incident in `told`, whose tellings are given.

    An accuser's side that denies something denies something else. "denied the accusation" names no event: it answers what
    the same report told before it of the denier's side, the accusations just before it or, where none is near ("denies that
    it targets civilians"), all of them. Where it tells of an event that no incident has ("denied having shelled X on Sunday"), it
    answers none that is told to be elsewhere or on another day; where its own report accuses nobody, it answers the one incident
    of that place and day of which other reports accuse the denier's side.
    """
    found: dict[int, dict[str, Denial]] = defaultdict(dict)
    placed: set[str] = set()
    by_report: dict[str, list[_Accusation]] = defaultdict(list)
    for number, tellings in told.items():
        accused = {t.accused for t in tellings if t.accused and not t.denied}
        for t in tellings:
            if t.denied:
                placed.add(t.claim.claim_id)
                if not t.own_voice and (t.side is None or not accused or t.side in accused):
                    found[number][t.claim.claim_id] = _denial(t.claim, t.side)
            elif not t.event.background:
                by_report[t.event.report_id].append(_Accusation(number, t.event, accused, t.side))
    meant, by_place = _denied_events(pile), _by_place(told)
    for claim in _unplaced(pile, placed):
        side = sides.side(claim.claimant)
        denied = meant.get(claim.claim_id, ())
        answered = _answered(claim, side, by_report.get(claim.report_id, ()), denied)
        for number in answered or _elsewhere(side, denied, by_place):
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


@dataclass(frozen=True, slots=True)
class _Accusation:
    """An event of the incident of that number, in the report of a denial, and the sides accused of that incident.

    `teller` is the side that tells the event: nobody denies what it has said itself.
    """

    number: int
    event: Event
    accused: set[str]
    teller: str | None

    def is_of(self, side: str | None) -> bool:
        return side in self.accused and side != self.teller


def _denied_events(pile: Pile) -> dict[str, list[Event]]:
    """Violent events that are denied, by claim."""
    found: dict[str, list[Event]] = defaultdict(list)
    for event in pile.events:
        if event.modality == "denied" and is_violent(event):
            found[event.claim_id].append(event)
    return found


def _answered(claim: Claim, side: str | None, told: Sequence[_Accusation], meant: Sequence[Event]) -> list[int]:
    before = [a for a in told if a.event.start < claim.start and a.is_of(side) and _may_be(a.event, meant)]
    near = [a for a in before if a.event.start >= claim.start - NEAR]
    return sorted({a.number for a in near or before})


def _by_place(told: Mapping[int, Sequence[Telling]]) -> dict[str, list[_Accusation]]:
    """Tellings that accuse somebody and name a place, by the place."""
    found: dict[str, list[_Accusation]] = defaultdict(list)
    for number, tellings in sorted(told.items()):
        accused = {t.accused for t in tellings if t.accused and not t.denied}
        for t in tellings if accused else ():
            if t.event.place_id is not None and 0 < t.event.where_prec <= POINT and not t.event.background:
                found[t.event.place_id].append(_Accusation(number, t.event, accused, t.side))
    return found


def _elsewhere(side: str | None, denied: Sequence[Event], by_place: Mapping[str, Sequence[_Accusation]]) -> list[int]:
    """The one incident of this place and day of which the denier's side is accused in other reports; none where there are two."""
    found = {
        a.number
        for event in denied
        for a in by_place.get(event.place_id or "", ())
        if a.is_of(side) and event.date_prec == 1 and a.event.date_prec == 1 and _one_day(a.event, event)
    }
    return sorted(found) if len(found) == 1 else []


def _may_be(told: Event, meant: Sequence[Event]) -> bool:
    """Whether one of the events that a denial tells of may be this one: nothing that both tell differs."""
    return not meant or any(_one_place(told, event) and _one_day(told, event) for event in meant)


def _one_place(a: Event, b: Event) -> bool:
    exact = all(event.place_id is not None and 0 < event.where_prec <= POINT for event in (a, b))
    return not exact or a.place_id == b.place_id


def _one_day(a: Event, b: Event) -> bool:
    if a.date_prec != 1 or b.date_prec != 1 or a.date_from is None or b.date_from is None:
        return True
    return a.date_from == b.date_from
