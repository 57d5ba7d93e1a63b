"""Inside events/, at the end: one report, one telling: what one claimant tells twice of one event becomes one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.claims.types import Claim
from dateline.events.tolls.whole import differ, joined
from dateline.events.types import VIOLENT, Event, Role

# what stands apart from an attack of the same day and place
_APART = (
    "Abduction/forced disappearance", "Sexual violence", "Government regains territory", "Non-state actor overtakes territory",
)  # fmt: skip
_WITHIN = 3
_OWN_TIME = ("clause", "sentence", "since", "saying")


def one_telling(events: Sequence[Event], claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Events in order of place, those that retell an earlier one of the same claimant merged into it.

    A later mention retells an earlier one when nothing it says of place, day, toll and sides differs and it shares a place
    with a day, or adds neither. Accounts of different claimants stay apart: that they differ is what the record is for.
    """
    speakers = {claim.claim_id: (claim.claimant.actor_id, *(a.actor_id for a in claim.chain)) for claim in claims}
    kept: dict[tuple[object, ...], list[Event]] = defaultdict(list)
    again: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for event in sorted(events, key=lambda e: (e.start, e.end, e.type, e.sub_type)):
        group = kept[(speakers.get(event.claim_id), event.modality, event.background, _family(event))]
        home = next(
            (n for n in range(len(group) - 1, max(-1, len(group) - 1 - _WITHIN), -1) if _retells(group[n], event)), -1
        )
        if home < 0:
            group.append(event)
        else:
            group[home] = _fuller(group[home], event)
            again[group[home].event_id].append((event.start, event.end))
    found = {e.event_id: _with_spans(e, again[e.event_id]) for group in kept.values() for e in group}
    return tuple(sorted(found.values(), key=lambda e: (e.start, e.end, e.type, e.sub_type, e.event_id)))


def _family(event: Event) -> tuple[object, ...]:
    if event.type in VIOLENT:
        return ("violent", event.sub_type if event.sub_type in _APART else "")
    if event.type == "CONSULT":
        return ("CONSULT", tuple(sorted(r.name for r in event.roles)))
    if event.type == "Ceasefire":
        return ("Ceasefire", event.sub_type)
    return (event.type, event.sub_type, event.object, tuple(sorted((r.role, r.name) for r in event.roles)))


def _retells(first: Event, later: Event) -> bool:
    if first.aggregate != later.aggregate:
        return False
    if first.type not in (*VIOLENT, "Ceasefire"):
        return _overlap(first, later)
    if _differ(first, later) or (first.object and later.object and first.object != later.object):
        return False
    if first.type == "Ceasefire":
        if first.terms is not None and later.terms is not None and first.terms.number != later.terms.number:
            return False  # two ceasefires, the report says
        return (_dated(first) == _dated(later) and first.sub_type != "violated") or first.text == later.text
    if later.date_rule == "as told before" and (later.place_id, later.date_from) == (first.place_id, first.date_from):
        return True
    same_kind = first.sub_type == later.sub_type or not later.tolls
    if later.place_id is not None and later.place_id == first.place_id and _own_day(later) and _own_day(first):
        return True
    return same_kind and first.text == later.text and first.claim_id != later.claim_id


def _overlap(a: Event, b: Event) -> bool:
    """Whether the two may be of one day: where both are dated, they share one."""
    if a.date_from is None or b.date_from is None or a.date_to is None or b.date_to is None:
        return True
    return a.date_from <= b.date_to and b.date_from <= a.date_to


def _dated(event: Event) -> tuple[object, ...]:
    return (event.date_from, event.date_to)


def _own_day(event: Event) -> bool:
    return event.date_from is not None and event.date_prec == 1


def _differ(a: Event, b: Event) -> bool:
    """Whether the two say different things of one field that both tell of."""
    if a.place_id and b.place_id and a.place_id != b.place_id:
        return True
    if a.date_from and b.date_from and (a.date_from, a.date_to) != (b.date_from, b.date_to):
        return True
    for role in ("perpetrator", "party"):
        ours, theirs = ({r.name for r in e.roles if r.role == role} for e in (a, b))
        if ours and theirs and not ours & theirs:
            return True
    for kind in ("killed", "injured", "missing", "captured"):
        if differ(a.tolls, b.tolls, kind):
            return True
    if {a.type, b.type} == {"Battles", "Explosions/Remote violence"}:
        return True
    return a.count is not None and b.count is not None and a.count != b.count


def merged(first: Event, later: Event) -> Event:
    """The first telling with what the later one adds. Nothing is added up: a toll that the first tells of stands."""
    return _with_spans(_fuller(first, later), [(later.start, later.end), *later.retold])


def _fuller(first: Event, later: Event) -> Event:
    """The first telling with what the later one adds, but for where that stands."""
    roles = {(r.role, r.name): r for r in (*later.roles, *first.roles)}
    placed = min((first, later), key=_vagueness)
    dated = min((first, later), key=_undatedness)
    specific = later if first.sub_type == "Attack" else first  # what the codebook gives where nothing more is known
    return replace(
        first,
        sub_type=specific.sub_type,
        type=specific.type,
        roles=_in_order(roles.values()),
        tolls=joined(first.tolls, later.tolls),
        place_id=placed.place_id,
        place=placed.place,
        place_start=placed.place_start,
        place_end=placed.place_end,
        where_prec=placed.where_prec,
        place_rule=placed.place_rule,
        country=placed.country,
        date_from=dated.date_from,
        date_to=dated.date_to,
        date_prec=dated.date_prec,
        date_rule=dated.date_rule,
        date_start=dated.date_start,
        date_end=dated.date_end,
        clock_from=first.clock_from or later.clock_from,
        count=first.count if first.count is not None else later.count,
        channel=first.channel or later.channel,
    )


def _with_spans(event: Event, again: Sequence[tuple[int, int]]) -> Event:
    """The event with where else it is told, once all is merged: one told a thousand times is not sorted a thousand times."""
    spans = {*event.retold, *again} - {(event.start, event.end)}
    return replace(event, retold=tuple(sorted(spans))) if spans else event


def _vagueness(event: Event) -> tuple[bool, bool, bool]:
    """Less where a place is told and known, or at least the country is."""
    return event.place_id is None, event.place is None or event.place_rule == "report", event.country is None


def _undatedness(event: Event) -> tuple[bool, int, bool, bool]:
    """Less where a day is told, a narrower time before a wider one, and one told of the event before one that it is lent."""
    unknown = event.date_from is None
    return unknown, 0 if unknown else event.date_prec, not event.date_rule.startswith(_OWN_TIME), event.date_to is None


def _in_order(roles: Iterable[Role]) -> tuple[Role, ...]:
    return tuple(sorted(roles, key=lambda r: (r.start, r.end, r.role)))
