"""Inside the ceasefire ledger: what those who are on neither side say of it in their own name: monitors, mediators, outlets.

They find it broken, or kept, or could not verify what is alleged. A finding of a breach that names who broke it is an
allegation too, by whoever found it. A finding is tied to an allegation where it is about the same one, on days that meet, and
the same incident or place, or where it follows the allegation in its report.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice, takewhile

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.ledger.denials import NEAR
from dateline.ledger.settings import FINDINGS, MonitorWords, monitor_words
from dateline.ledger.sides import Sides
from dateline.ledger.types import Finding, FoundBy, Violation
from dateline.linking.parties import roles_of
from dateline.linking.words import words

BROKEN, KEPT = "broken", "kept"
NOT_VERIFIED, DENIES, CONFIRMS = FINDINGS


class Findings:
    """Findings of the third parties of a pile. Built once for a pile."""

    def __init__(self, claims: Mapping[str, Claim], sides: Sides) -> None:
        self._claims = claims
        self._sides = sides
        self._said = _said(claims.values(), sides, monitor_words())

    def of(self, events: Iterable[Event], mediators: Sequence[str]) -> tuple[Finding, ...]:
        """What third parties say of a ceasefire, by what is told of its violations, in order of days."""
        events = sorted(events, key=lambda e: (e.report_id, e.start, e.event_id))
        found: dict[tuple[str, str, str | None], Finding] = {}
        for event in events:
            claim = self._claims[event.claim_id]
            told = [(said, _of_truce(finding), said.text) for said, finding in self._after(event)]
            if self._is_third(event, claim):
                told.insert(0, (claim, KEPT if event.modality == "denied" else BROKEN, event.text))
            for said, finding, text in told:
                kind, whom = self._kind(said, mediators), self._whom(event, claim)
                if kind is not None:
                    made = Finding(
                        said.claimant.name, kind, finding, whom, event.date_from, event.date_to, said.claim_id, text
                    )
                    found.setdefault((said.claim_id, finding, whom), made)
        return tuple(sorted(found.values(), key=lambda f: (f.date_from or date.max, f.by, f.claim_id, f.of or "")))

    def tied(
        self, rows: Sequence[Violation], events: Iterable[Event], mediators: Sequence[str]
    ) -> tuple[Violation, ...]:
        """The allegations, each with what third parties found of it: of its place, where they name one that is alleged."""
        said: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        of_place: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
        places = {row.place for row in rows if row.place}
        for event in events:
            for claim, finding in self._after(event):
                if self._kind(claim, mediators) is None:
                    continue
                found = (claim.claimant.name, finding, claim.claim_id)
                named = {place for place in places if place in claim.text}
                for place in named:
                    of_place[place].add(found)
                if not named:
                    said[event.claim_id].add(found)
        by_accused: dict[str, list[Violation]] = defaultdict(list)
        for row in rows:
            claim = self._claims[row.claim_id]
            if row.accuser_side is None and row.accused and self._finds(claim, mediators):
                by_accused[row.accused].append(row)
        made = []
        for row in rows:
            every = {f for claim_id in row.claim_ids for f in said.get(claim_id, ())} | of_place.get(
                row.place or "", set()
            )
            if row.accuser_side is not None:
                same = (v for v in by_accused.get(row.accused or "", ()) if _one_breach(v, row))
                every |= {(v.accuser, CONFIRMS, v.claim_id) for v in same}
            made.append(replace(row, found_by=tuple(FoundBy(*f) for f in sorted(every))) if every else row)
        return tuple(made)

    def _is_third(self, event: Event, claim: Claim) -> bool:
        if any(r.role == "accuser" and r.actor and self._sides.side(r.actor) for r in event.roles):
            return False
        return self._sides.side(claim.claimant) is None and self._sides.is_third(claim.claimant)

    def _finds(self, claim: Claim, mediators: Sequence[str]) -> bool:
        return self._sides.is_third(claim.claimant) and self._kind(claim, mediators) is not None

    def _whom(self, event: Event, claim: Claim) -> str | None:
        names = {
            self._sides.doer(r, claim) or (self._sides.name(r.actor) if r.actor else r.name)
            for r in roles_of(event, claim, "perpetrator")
        }
        return names.pop() if len(names) == 1 else None

    def _kind(self, claim: Claim, mediators: Sequence[str]) -> str | None:
        """What they are who find it: None for another country's politician, who has watched over nothing."""
        actor = claim.claimant
        if _called(claim) & monitor_words().names:
            return "monitor"
        if self._sides.name(actor) in mediators or actor.name in mediators or actor.represents in mediators:
            return "mediator"
        if actor.kind == "outlet":
            return "outlet"
        return "third party" if actor.kind == "organisation" and actor.country is None else None

    def _after(self, event: Event) -> list[tuple[Claim, str]]:
        """What third parties of the report say of a charge just after it."""
        if event.modality == "denied":
            return []
        said = self._said.get(event.report_id, [])
        first = bisect_left(said, event.start, key=lambda pair: pair[0].start)
        return list(takewhile(lambda pair: pair[0].start <= event.end + NEAR, islice(said, first, None)))


def _said(claims: Iterable[Claim], sides: Sides, known: MonitorWords) -> dict[str, list[tuple[Claim, str]]]:
    """By report, the claims of third parties that have the phrase of a finding; only monitors confirm and deny by one."""
    found: dict[str, list[tuple[Claim, str]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.report_id, c.start, c.claim_id)):
        monitor = bool(_called(claim) & known.names)
        third = sides.is_third(claim.claimant) or (monitor and sides.side(claim.claimant) is None)
        if claim.duplicate_of is not None or not third:
            continue
        text = " ".join(claim.text.lower().split())
        finding = next((name for name, phrases in known.findings.items() if any(p in text for p in phrases)), None)
        if finding == NOT_VERIFIED or (finding is not None and monitor):
            found[claim.report_id].append((claim, finding))
    return found


def _called(claim: Claim) -> set[str]:
    """The words by which a claim's speaker is called, in the record and in the report."""
    return {*words(claim.claimant.name), *words(claim.claimant_text)}


def _of_truce(finding: str) -> str:
    return {CONFIRMS: BROKEN, DENIES: KEPT}.get(finding, finding)


def _one_breach(found: Violation, alleged: Violation) -> bool:
    """Whether a third party's charge is of the breach that a side alleges."""
    if found.date_from is None or alleged.date_from is None or found.date_to is None or alleged.date_to is None:
        return bool(found.incident_id and found.incident_id == alleged.incident_id)
    if not (found.date_from <= alleged.date_to and alleged.date_from <= found.date_to):
        return False
    if found.incident_id and alleged.incident_id:
        return found.incident_id == alleged.incident_id
    return bool(found.place and found.place == alleged.place)
