"""judgements/ before linking/: events and claims as people say that they should have been read, ids and offsets as they were.

What reading gave stays in the record (`data`); the pile that is linked and counted is this one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.claims.types import Claim
from dateline.events.types import Event, Role, RoleName, Toll, TollKind
from dateline.grounding.types import Actor, Place
from dateline.judgements.dates import of_reports
from dateline.judgements.fields import decoded
from dateline.judgements.replay import Replay
from dateline.judgements.settling import Settled, date_prec, settle_fields
from dateline.judgements.types import Judgement, Touched
from dateline.linking.incidents.mentions import total
from dateline.linking.types import Pile

#: The rule that date_rule, place_rule and a toll's rule name where a person has set them.
RULE = "judgement"
ROLES: tuple[RoleName, ...] = ("perpetrator", "target")
TOLLS: tuple[TollKind, ...] = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Corrected:
    """The pile with its corrections; `touched` has what was corrected by event_id, claim_id and actor_id."""

    pile: Pile
    touched: Mapping[str, tuple[Touched, ...]] = field(default_factory=dict)


def correct_reading(pile: Pile, replay: Replay) -> Corrected:
    """The pile with corrected events and claims; the same pile where there are none. The replay notes what each applies to."""
    _tally_reports(pile, replay)
    events, claims, places = _found(replay)
    if not events and not claims:
        return Corrected(pile)
    touched: dict[str, tuple[Touched, ...]] = {}

    def event(found: Event) -> Event:
        corrections = events.get(found.event_id)
        if not corrections:
            return found
        settled = settle_fields(found.event_id, _event_columns(found), corrections, replay.tally)
        touched[found.event_id] = settled.touched
        return _event(found, settled)

    def claim(found: Claim) -> Claim:
        corrections = claims.get(found.claim_id)
        if not corrections:
            return found
        settled = settle_fields(found.claim_id, _claim_columns(found), corrections, replay.tally)
        touched[found.claim_id] = settled.touched
        return _claim(found, settled.values)

    corrected = replace(
        pile,
        events=tuple(map(event, pile.events)),
        claims=tuple(map(claim, pile.claims)),
        places=dict(sorted({**pile.places, **places}.items())),
    )
    return Corrected(corrected, touched)


def _tally_reports(pile: Pile, replay: Replay) -> None:
    """Note which dates of reports hold; the reports have been read under them already (judgements/dates.py)."""
    found = of_reports(replay.held)
    for report in pile.reports if found else ():
        if report.report_id in found:
            settle_fields(report.report_id, {}, found[report.report_id], replay.tally)


def _found(replay: Replay) -> tuple[dict[str, list[Judgement]], dict[str, list[Judgement]], dict[str, Place]]:
    """Corrections by event_id and by claim_id, each in order of time, and the places that they name."""
    events: dict[str, list[Judgement]] = defaultdict(list)
    claims: dict[str, list[Judgement]] = defaultdict(list)
    places: dict[str, Place] = {}
    for judgement in replay.held.of("correct"):
        if judgement.subject == "event":
            for event_id in replay.finder.events(judgement.about):
                events[event_id].append(judgement)
            value = decoded("event", judgement.field, judgement.value)
            places |= {value.place_id: value} if isinstance(value, Place) else {}
        elif judgement.subject == "claim":
            for claim_id in replay.finder.claims(judgement.about):
                claims[claim_id].append(judgement)
    return events, claims, places


def _event_columns(event: Event) -> dict[str, Any]:
    columns: dict[str, Any] = {name: getattr(event, name) for name in event.__slots__}
    for kind in TOLLS:
        columns[f"{kind}_low"], columns[f"{kind}_high"] = total(event.tolls, kind) or (None, None)
    for name in ROLES:
        columns[name] = next((role.name for role in event.roles if role.role == name), None)
    return columns


def _event(event: Event, settled: Settled) -> Event:
    values = dict(settled.values)
    for name in ROLES:
        if name in values:
            event = replace(event, roles=_roles(event, name, values.pop(name)))
    for kind in TOLLS:
        if f"{kind}_low" in values or f"{kind}_high" in values:
            low, high = total(event.tolls, kind) or (None, None)
            low, high = values.pop(f"{kind}_low", low), values.pop(f"{kind}_high", high)
            event = replace(event, tolls=_tolls(event, kind, low, high))
    if {"date_from", "date_to"} & values.keys():
        first, last = values.get("date_from", event.date_from), values.get("date_to", event.date_to)
        values |= {"date_prec": date_prec(first, last), "date_rule": RULE, "date_start": None, "date_end": None}
    if "place" in values:
        values |= {"place_rule": RULE, "place_start": None, "place_end": None}
    return replace(event, **values)


def _roles(event: Event, name: RoleName, value: Actor | str | None) -> tuple[Role, ...]:
    """The roles with one person's say for those of a name, told where the event is told."""
    others = tuple(role for role in event.roles if role.role != name)
    if value is None:
        return others
    called, actor = (value.name, value) if isinstance(value, Actor) else (value, None)
    return (*others, Role(name, event.start, event.end, called, called, actor))


def _tolls(event: Event, kind: TollKind, low: int | None, high: int | None) -> tuple[Toll, ...]:
    others = tuple(toll for toll in event.tolls if toll.kind != kind)
    if low is None and high is None:
        return others
    return (*others, Toll(kind, "people", low, high, False, "", event.start, event.end, rule=RULE))


def _claim_columns(claim: Claim) -> dict[str, Any]:
    return {name: getattr(claim, name) for name in claim.__slots__} | {"claimant": claim.claimant.name}


def _claim(claim: Claim, values: Mapping[str, Any]) -> Claim:
    changed = replace(claim, **values)
    if "claimant" in values:
        # Who passes it on stays; narrative that turns out to be somebody's words keeps its outlet at the head of the chain.
        passed_on = claim.chain if claim.form == "narrative" else claim.chain[:-1]
        changed = replace(changed, chain=(*passed_on, changed.claimant))
    return changed


def correct_actors(pile: Pile, replay: Replay) -> Corrected:
    """The settled pile with corrected actors, wherever claims, events and reports name them; their sides are for the ledger."""
    corrections: dict[str, list[Judgement]] = defaultdict(list)
    known = _actors(pile) if any(j.subject == "actor" for j in replay.held.of("correct")) else {}
    for judgement in replay.held.of("correct"):
        if judgement.subject == "actor":
            for actor_id in _same_actor(judgement, known):
                corrections[actor_id].append(judgement)
    touched: dict[str, tuple[Touched, ...]] = {}
    values: dict[str, dict[str, Any]] = {}
    for actor_id, found in sorted(corrections.items()):
        columns = {name: getattr(known[actor_id], name) for name in ("country", "represents")}
        settled = settle_fields(actor_id, columns, found, replay.tally)
        touched[actor_id] = settled.touched
        values[actor_id] = {name: value for name, value in settled.values.items() if name in columns}
    return Corrected(_with_actors(pile, values) if any(values.values()) else pile, touched)


def _actors(pile: Pile) -> dict[str, Actor]:
    found = {role.actor.actor_id: role.actor for event in pile.events for role in event.roles if role.actor}
    for claim in pile.claims:
        found |= {actor.actor_id: actor for actor in (claim.claimant, *claim.chain)}
    return found | {told.actor.actor_id: told.actor for told in pile.actors}


def _same_actor(judgement: Judgement, known: Mapping[str, Actor]) -> Sequence[str]:
    """The actor of this id, else the only one of its name: an id may change when a namesake turns up."""
    found = []
    for anchor in judgement.about:
        named = [key for key, actor in known.items() if actor.name == anchor.name] if anchor.id not in known else []
        found += [anchor.id] if anchor.id in known else named if len(named) == 1 else []
    return sorted(set(found))


def _with_actors(pile: Pile, values: Mapping[str, Mapping[str, Any]]) -> Pile:
    def one(actor: Actor) -> Actor:
        return replace(actor, **values[actor.actor_id]) if actor.actor_id in values else actor

    def role(found: Role) -> Role:
        return replace(found, actor=one(found.actor)) if found.actor and found.actor.actor_id in values else found

    return replace(
        pile,
        claims=tuple(replace(c, claimant=one(c.claimant), chain=tuple(map(one, c.chain))) for c in pile.claims),
        events=tuple(replace(e, roles=tuple(map(role, e.roles))) for e in pile.events),
        actors=tuple(replace(told, actor=one(told.actor)) for told in pile.actors),
    )


def sides_given(replay: Replay) -> dict[str, Judgement]:
    """The judgement that says whose side an actor is on, by actor_id: the latest of each."""
    found: dict[str, Judgement] = {}
    for judgement in replay.held.of("correct"):
        if judgement.subject == "actor" and judgement.field == "side":
            found |= dict.fromkeys(replay.tally.applies_to.get(judgement.judgement_id, ()), judgement)
    return found
