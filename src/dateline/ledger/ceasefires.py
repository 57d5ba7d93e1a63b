"""ledger/ keeps the ceasefires: who declared what from when, and who accuses whom of which violation, by their dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.claims.types import Claim
from dateline.events.types import Event, RoleName
from dateline.grounding.types import Actor
from dateline.ids import content_id
from dateline.ledger.settings import ceasefire_words
from dateline.ledger.sides import Sides
from dateline.ledger.truces import Truce, Truces
from dateline.ledger.types import Ceasefire, Incident, Violation
from dateline.ledger.violations import Breaches
from dateline.ledger.words import day_words
from dateline.linking.parties import STATE_KINDS, party_of, roles_of
from dateline.linking.types import Pile


def build_ceasefires(pile: Pile, sides: Sides, incidents: Sequence[Incident]) -> tuple[Ceasefire, ...]:
    """Ceasefires in order of their start, each with its alleged violations in order of date."""
    truces = Truces(pile, sides)
    breaches = Breaches(pile, sides, truces)
    claims = {claim.claim_id: claim for claim in pile.claims}
    recorder = _Recorder(claims, sides, _incident_of_claims(pile.events, incidents))
    return tuple(recorder.ceasefire(truce, breaches.of[number]) for number, truce in enumerate(truces.all))


def _incident_of_claims(events: Iterable[Event], incidents: Sequence[Incident]) -> dict[str, str]:
    """The incident that a claim tells of, for claims that tell of one only: the act by which a ceasefire was broken."""
    of_event = {event_id: i.incident_id for i in incidents if not i.aggregate_of for event_id in i.event_ids}
    found: dict[str, set[str]] = defaultdict(set)
    for event in events:
        if event.event_id in of_event:
            found[event.claim_id].add(of_event[event.event_id])
    return {claim_id: next(iter(ids)) for claim_id, ids in found.items() if len(ids) == 1}


class _Recorder:
    """Makes rows. Holds what every row looks things up in."""

    def __init__(self, claims: dict[str, Claim], sides: Sides, incident_of: dict[str, str]) -> None:
        self._claims = claims
        self._sides = sides
        self._incident_of = incident_of

    def ceasefire(self, truce: Truce, others: dict[str, list[Event]]) -> Ceasefire:
        words = ceasefire_words()
        mentions = sorted(truce.mentions, key=lambda e: e.event_id)
        ended = [e.date_from for e in others[words.ended] if e.date_from and e.modality == "actual"]
        told = [*mentions, *(e for found in others.values() for e in found)]
        kinds = Counter(e.object for e in mentions if e.object) or Counter(e.object for e in told if e.object)
        kind = min(kinds, key=lambda k: (-kinds[k], k), default="")
        declared_by = {n for e in mentions if e.sub_type == "declared" for n in self._names([e], "party")}
        agreed = any(e.sub_type == "agreed" for e in mentions)
        start, end, prec = _dates(truce)
        parties, hosts = self._parties(mentions, others[words.violated])
        only_year = not truce.dated_to_days
        return Ceasefire(
            ceasefire_id=content_id("f", *(e.event_id for e in mentions[:1]), "inferred" if truce.inferred else ""),
            title=title_of(kind, start, end, prec),
            parties=parties,
            unilateral=kind == "unilateral" or (len(parties) == 1 and parties[0] in declared_by and not agreed),
            rejected_by=self._rejecting(others[words.rejected]),
            kind=kind,
            declared_on=min(truce.declared, default=None) if not only_year else start,
            effective_from=_effective(truce),
            effective_clock=truce.clock,
            effective_to=_planned_end(truce),
            ended_on=min(ended, default=None),
            date_prec=prec,
            mediators=tuple(dict.fromkeys((*self._names(mentions, "mediator"), *hosts))),
            reports=tuple(sorted({e.report_id for e in told})),
            event_ids=tuple(sorted({e.event_id for e in told})),
            violations=self._violations(others[words.violated]),
        )

    def _names(self, events: Iterable[Event], role: RoleName) -> tuple[str, ...]:
        """Names in a role by the number of reports that name them, then by letter."""
        found = {
            (self._sides.name(r.actor) if r.actor else r.name, e.report_id)
            for e in events
            for r in roles_of(e, self._claims[e.claim_id], role)
        }
        counts = Counter(name for name, _ in found)
        return tuple(sorted(counts, key=lambda name: (-counts[name], name)))

    def _parties(
        self, mentions: Sequence[Event], violations: Sequence[Event]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Who ceased fire, and third states that declared it beside them. Where none is named, those accused of breaking it.

        A state that agrees or announces and is no party to the fighting is a mediator, if the parties are known.
        """
        named = [r for e in mentions for r in e.roles if r.role == "party"]
        fighters = (r.actor for r in named if r.actor and self._fights(r.actor))
        fighting = {self._sides.name(actor) for actor in fighters}
        third = {self._sides.name(r.actor) for r in named if r.actor and r.actor.kind in STATE_KINDS} - fighting
        if len(self._sides.parties) < 2:
            return self._names(mentions, "party"), ()
        told = [name for name in self._names(mentions, "party") if name in fighting]
        return tuple(told) or self._quarrelling(violations), tuple(sorted(third))

    def _fights(self, actor: Actor) -> bool:
        return actor.kind == "armed_group" or party_of(actor) in self._sides.of_party

    def _quarrelling(self, violations: Sequence[Event]) -> tuple[str, ...]:
        """The parties that accuse one another of breaking it."""
        accusers = (self._claims[e.claim_id].claimant for e in violations)
        sides = {side for actor in accusers if (side := self._sides.of_party.get(party_of(actor)))}
        return tuple(sorted(sides | {n for n in self._names(violations, "perpetrator") if n in self._sides.parties}))

    def _rejecting(self, events: Iterable[Event]) -> tuple[str, ...]:
        found: set[str] = set()
        for event in events:
            named = self._names([event], "participant") or self._names([event], "perpetrator")
            named = named or self._names([event], "party")
            found.update(named or (self._sides.name(self._claims[event.claim_id].claimant),))
        return tuple(sorted(found))

    def _violations(self, events: Iterable[Event]) -> tuple[Violation, ...]:
        """Allegations, the same one in several reports once; with those of the accused side who deny it."""
        events = list(events)
        denied = [e for e in events if e.modality == "denied"]
        rows: dict[tuple[object, ...], Violation] = {}
        for event in sorted((e for e in events if e.modality in ("actual", "alleged")), key=_by_date):
            row = self._violation(event, denied)
            rows.setdefault((row.accuser, row.accused, row.count, row.date_from, row.date_to, row.incident_id), row)
        return tuple(rows.values())

    def _accuser(self, event: Event, claim: Claim) -> str:
        """Who says so: the speaker of the claim; of what the report itself tells, the side that it says charges the other."""
        named = next((r for r in event.roles if r.role == "accuser"), None)
        return named.name if named is not None and not claim.source_spans else claim.claimant.name

    def _violation(self, event: Event, denied: Sequence[Event]) -> Violation:
        claim = self._claims[event.claim_id]
        accused = next(iter(self._names([event], "perpetrator")), None)
        deniers = (
            self._claims[e.claim_id].claimant.name
            for e in denied
            if accused in self._names([e], "perpetrator") and _overlap(e, event)
        )
        return Violation(
            accuser=self._accuser(event, claim),
            accused=accused,
            count=event.count,
            date_from=event.date_from,
            date_to=event.date_to,
            incident_id=self._incident_of.get(claim.claim_id),
            claim_id=claim.claim_id,
            text=event.text,
            denied_by=tuple(sorted(set(deniers))),
        )


def _dates(truce: Truce) -> tuple[date | None, date | None, int]:
    """Start, end and UCDP date_prec of when a ceasefire began."""
    start = truce.start
    if start is None:
        return None, None, 0
    if truce.starts or truce.declared:
        return start, start, 1
    assert truce.span is not None
    if truce.inferred:
        return start, start, 2
    return start, truce.span[1], max((e.date_prec for e in truce.mentions), default=5)


def _effective(truce: Truce) -> date | None:
    """The day from which it was in force, as far as told; one only declared has none."""
    if truce.starts:
        return truce.start
    return truce.span[0] if truce.inferred and truce.span else None


def _planned_end(truce: Truce) -> date | None:
    """The day until which it was to run, as most mentions tell it; of an extended one the last."""
    extended = [e.terms.ends_on for e in truce.mentions if e.sub_type == "extended" and e.terms and e.terms.ends_on]
    if extended:
        return max(extended)
    ends = Counter(e.terms.ends_on for e in truce.mentions if e.terms and e.terms.ends_on)
    fits = [day for day in ends if truce.start is None or day >= truce.start]
    return min(fits, key=lambda day: (-ends[day], day), default=None)


def title_of(kind: str, start: date | None, end: date | None, prec: int) -> str:
    name = f"{kind} ceasefire" if kind else "ceasefire"
    when = day_words(start, end, prec)
    return f"{name[0].upper()}{name[1:]}{' of ' + when if when else ', undated'}{' or before' if prec == 2 else ''}"


def _by_date(event: Event) -> tuple[date, str, str]:
    return event.date_from or date.max, event.clock_from or "", event.event_id


def _overlap(a: Event, b: Event) -> bool:
    if a.date_from is None or a.date_to is None or b.date_from is None or b.date_to is None:
        return True
    return a.date_from <= b.date_to and b.date_from <= a.date_to
