"""ledger/ adds up positions: who supports, opposes, calls for or offers what, from the events that tell of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.types import Actor
from dateline.ledger.settings import position_acts
from dateline.ledger.types import Position
from dateline.linking.copies import seen_on
from dateline.linking.parties import STATE_KINDS, party_of
from dateline.linking.types import Pile
from dateline.reports.types import Report

_FOR_A_THING = frozenset({"calls_for", "offers"})
TAKEN = frozenset({"actual", "alleged", "demanded", "promised"})


@dataclass(frozen=True, slots=True)
class Stance:
    """One telling of one position: whose it is, in which event and claim. `party` is the key of the state or group."""

    event: Event
    claim: Claim
    actor: str
    speaker: Actor | None
    party: str
    act: str
    object: str
    of: str | None
    target: Actor | None


def find_stances(pile: Pile, *, state_names: Mapping[str, str]) -> tuple[Stance, ...]:
    """Every telling of a position, in order of event_id. `state_names` gives a state's name for its party key."""
    claims = {claim.claim_id: claim for claim in pile.claims}
    found = []
    for event in sorted(pile.events, key=lambda e: e.event_id):
        act = act_of(event)
        claim = claims.get(event.claim_id)
        if act is not None and claim is not None and event.modality in TAKEN:
            found.extend(_stances(event, claim, act, state_names))
    return tuple(found)


def act_of(event: Event) -> str | None:
    """The act of a position that an event is, None where it is none."""
    acts = position_acts()
    if event.type == "Ceasefire":
        return {"proposed": "calls_for", "rejected": "opposes"}.get(event.sub_type)
    return acts.get(f"{event.type}/{event.sub_type}", acts.get(event.type))


def _stances(event: Event, claim: Claim, act: str, state_names: Mapping[str, str]) -> list[Stance]:
    holders = [r.actor for r in event.roles if r.role in ("perpetrator", "participant") and r.actor]
    if not holders:
        # A position without a holder is the speaker's; in an outlet's own voice it is nobody's that we know of.
        if claim.form == "narrative" or claim.claimant.kind == "outlet":
            return []
        holders = [claim.claimant]
    targets = [r for r in event.roles if r.role in ("target", "object")]
    target = next((r.actor for r in targets if r.actor), None)
    of = _name(target, state_names) if target else None
    # whom a demand or an offer is made to is not what it is for
    thing = "ceasefire" if event.type == "Ceasefire" else event.object or (of if act not in _FOR_A_THING else None)
    if thing is None:
        return []
    return [
        Stance(
            event=event,
            claim=claim,
            actor=_name(holder, state_names),
            speaker=holder if holder.kind == "person" else None,
            party=party_of(holder),
            act=act,
            object=thing,
            of=of if of != thing else None,
            target=target,
        )
        for holder in dict.fromkeys(holders)
    ]


def _name(actor: Actor, state_names: Mapping[str, str]) -> str:
    """The state or organisation spoken for; the person where there is none."""
    party = party_of(actor)
    if party in state_names and (actor.kind in STATE_KINDS or actor.kind == "person"):
        return state_names[party]
    return actor.represents or actor.name


def find_positions(pile: Pile, stances: tuple[Stance, ...]) -> tuple[Position, ...]:
    """One position for each actor, speaker, act, object and `of`, with all the claims and reports that tell of it."""
    reports = {report.report_id: report for report in pile.reports}
    groups: dict[tuple[str, str, str, str, str], list[Stance]] = defaultdict(list)
    for stance in stances:
        speaker = stance.speaker.name if stance.speaker else ""
        groups[stance.actor, speaker, stance.act, stance.object, stance.of or ""].append(stance)
    return tuple(
        _position(key, told, [d for s in told if (d := _said(s, reports.get(s.event.report_id)))])
        for key, told in sorted(groups.items())
    )


def _position(key: tuple[str, str, str, str, str], told: list[Stance], days: list[date]) -> Position:
    actor, speaker, act, thing, of = key
    return Position(
        actor=actor,
        speaker=speaker or None,
        act=act,
        object=thing,
        of=of or None,
        said_from=min(days, default=None),
        said_to=max(days, default=None),
        claim_ids=tuple(sorted({s.claim.claim_id for s in told})),
        reports=tuple(sorted({s.event.report_id for s in told})),
    )


def _said(stance: Stance, report: Report | None) -> date | None:
    if stance.claim.said_from:
        return stance.claim.said_from
    day = seen_on(report)[0] if report else None
    return day if day != date.max else None
