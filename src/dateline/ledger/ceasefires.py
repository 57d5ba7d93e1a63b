"""ledger/ keeps the ceasefires: who declared what from when, and who accuses whom of which violation, by their dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dateline.claims.types import Claim
from dateline.events.types import Event, RoleName
from dateline.grounding.types import Actor
from dateline.ids import content_id
from dateline.ledger.allegations import Allegations, denied, first_allegations
from dateline.ledger.findings import Findings
from dateline.ledger.settings import ceasefire_words
from dateline.ledger.sides import Sides
from dateline.ledger.truce import Truce
from dateline.ledger.truces import Truces
from dateline.ledger.types import Ceasefire, Extension, Incident
from dateline.ledger.violations import Breaches, by_first_day
from dateline.ledger.words import day_words
from dateline.linking.parties import STATE_KINDS, party_of, roles_of
from dateline.linking.types import Origins, Pile
from dateline.linking.voices import Voices


def build_ceasefires(
    pile: Pile, sides: Sides, incidents: Sequence[Incident], origins: Origins
) -> tuple[Ceasefire, ...]:
    """Ceasefires in order of their start, each with its alleged violations in order of time."""
    truces = Truces(pile, sides)
    breaches = Breaches(pile, truces)
    claims = {claim.claim_id: claim for claim in pile.claims}
    of_claim = _incident_of_claims(pile.events, incidents)
    texts = {report.report_id: report.text for report in pile.reports}
    allegations = Allegations(claims, texts, sides, Voices(origins), of_claim)
    recorder = _Recorder(claims, sides, allegations, Findings(claims, sides), by_first_day(incidents))
    return tuple(recorder.ceasefire(truce, number, breaches) for number, truce in enumerate(truces.all))


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

    def __init__(
        self,
        claims: Mapping[str, Claim],
        sides: Sides,
        allegations: Allegations,
        findings: Findings,
        incidents: Mapping[date, Sequence[Incident]],
    ) -> None:
        self._claims = claims
        self._sides = sides
        self._allegations = allegations
        self._findings = findings
        self._incidents = incidents

    def ceasefire(self, truce: Truce, number: int, breaches: Breaches) -> Ceasefire:
        words, others = ceasefire_words(), breaches.of[number]
        mentions = sorted(truce.mentions, key=lambda e: e.event_id)
        violated = others[words.violated]
        told = [*mentions, *(e for found in others.values() for e in found)]
        kinds = Counter(e.object for e in mentions if e.object) or Counter(e.object for e in told if e.object)
        kind = min(kinds, key=lambda k: (-kinds[k], k), default="")
        start, end, prec = _dates(truce)
        parties, hosts = self._parties(mentions, violated)
        mediators = tuple(dict.fromkeys((*self._names(mentions, "mediator"), *hosts)))
        denials = self._allegations.denials(violated)
        rows = denied(self._allegations.of(truce, violated, parties), denials)
        return Ceasefire(
            ceasefire_id=content_id("f", *(e.event_id for e in mentions[:1]), "inferred" if truce.inferred else ""),
            title=title_of(kind, start, end, prec),
            parties=parties,
            unilateral=not hosts and self._unilateral(mentions, kind, parties),
            rejected_by=self._rejecting(others[words.rejected]),
            kind=kind,
            declared_on=min(truce.declared, default=None) if truce.dated_to_days else start,
            effective_from=_effective(truce),
            effective_clock=truce.clock,
            effective_to=truce.planned_end,
            ended_on=_ended(truce, others[words.ended]),
            date_prec=prec,
            mediators=mediators,
            reports=tuple(sorted({e.report_id for e in told})),
            event_ids=tuple(sorted({e.event_id for e in told})),
            violations=self._findings.tied(rows, violated, mediators),
            first_allegation=first_allegations(truce, rows),
            denials=denials,
            findings=self._findings.of(violated, mediators),
            extensions=_extensions(mentions),
            incidents_during=tuple(breaches.incidents(number, parties, self._incidents)),
        )

    def _unilateral(self, mentions: Sequence[Event], kind: str, parties: Sequence[str]) -> bool:
        """One party's own: said to be so, or declared by the only one that is bound and agreed with nobody."""
        declared_by = {n for e in mentions if e.sub_type == "declared" for n in self._names([e], "party")}
        agreed = any(e.sub_type == "agreed" for e in mentions)
        said = Counter(e.terms.unilateral for e in mentions if e.terms)
        alone = len(parties) == 1 and parties[0] in declared_by and not agreed
        return kind == "unilateral" or alone or (len(parties) <= 1 and said[True] > said[False])

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


def _ended(truce: Truce, events: Iterable[Event]) -> date | None:
    """The first day on which it is said to have been broken off or to have lapsed."""
    days = (e.date_from for e in events if e.date_from and e.modality == "actual")
    return min((day for day in days if truce.start is None or day >= truce.start), default=None)


def _extensions(mentions: Iterable[Event]) -> tuple[Extension, ...]:
    """Each prolongation once, by the day until which it is to run."""
    found: dict[tuple[date | None, date | None], Extension] = {}
    for event in mentions:
        if event.sub_type == ceasefire_words().extended:
            on = event.date_from if event.date_from == event.date_to else None
            until = event.terms.ends_on if event.terms else None
            found.setdefault((on, until), Extension(on, until, event.claim_id))
    dated = {until for on, until in found if on is not None}
    kept = [e for (on, until), e in found.items() if on is not None or until not in dated]
    return tuple(sorted(kept, key=lambda e: (e.on or date.max, e.until or date.max, e.claim_id)))


def title_of(kind: str, start: date | None, end: date | None, prec: int) -> str:
    name = f"{kind} ceasefire" if kind else "ceasefire"
    when = day_words(start, end, prec)
    return f"{name[0].upper()}{name[1:]}{' of ' + when if when else ', undated'}{' or before' if prec == 2 else ''}"
