"""One event for each incident told of in one text: the mentions that linking joins, with their roles and tolls merged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from dateline.events.types import Event, Modality, Role, Toll
from dateline.linking.copies import find_origins
from dateline.linking.incidents import link_incidents
from dateline.linking.types import Pile
from dateline.pipeline import Reading

T = TypeVar("T")

#: What one telling asserts counts before what another only alleges, denies or demands.
ASSERTED: tuple[Modality, ...] = ("actual", "alleged")


def one_each(reading: Reading) -> list[Event]:
    """Events in order of the text. A mention that linking joins to no other, or never looks at, stays as it is."""
    places = {m.place.place_id: m.place for m in reading.grounding.places if m.place is not None}
    pile = Pile((reading.report,), reading.claims, reading.events, places)
    clusters, _ = link_incidents(pile, find_origins(pile))
    of_id = {event.event_id: event for event in reading.events}
    joined = [[of_id[i] for i in cluster.event_ids] for cluster in clusters]
    taken = {event.event_id for group in joined for event in group}
    alone = [event for event in reading.events if event.event_id not in taken]
    return sorted([*alone, *map(merged, joined)], key=lambda e: (e.start, e.end, e.event_id))


def merged(mentions: Sequence[Event]) -> Event:
    """The mention that knows most, with what only the others know: nothing is added up, the larger toll of a kind stands."""
    ordered = sorted(mentions, key=lambda e: (e.modality not in ASSERTED, not e.tolls, e.start, e.end, e.event_id))
    first = ordered[0]
    dated = (
        _first(ordered, lambda e: e if e.date_from and e.date_prec == 1 else None) or _first(ordered, _dated) or first
    )
    placed = _first(ordered, lambda e: e if e.place else None) or first
    return replace(
        first,
        sub_type=_first(ordered, lambda e: e.sub_type if e.sub_type != "Attack" else None) or first.sub_type,
        roles=_roles(ordered),
        tolls=_tolls(ordered),
        date_from=dated.date_from,
        date_to=dated.date_to,
        date_prec=dated.date_prec,
        date_rule=dated.date_rule,
        place_id=placed.place_id,
        place=placed.place,
        place_start=placed.place_start,
        place_end=placed.place_end,
        where_prec=placed.where_prec,
    )


def _dated(event: Event) -> Event | None:
    known: date | None = event.date_from or event.date_to
    return event if known else None


def _first(mentions: Iterable[Event], of: Callable[[Event], T | None]) -> T | None:
    return next((found for found in map(of, mentions) if found is not None), None)


def _roles(mentions: Iterable[Event]) -> tuple[Role, ...]:
    """Each that takes part once for a role: by its name, at the first place that names it."""
    kept: dict[tuple[str, str], Role] = {}
    for role in (role for event in mentions for role in event.roles):
        kept.setdefault((role.role, role.name.casefold()), role)
    return tuple(kept.values())


def _tolls(mentions: Iterable[Event]) -> tuple[Toll, ...]:
    """For each kind, the tolls of the mention that counts most."""
    best: dict[str, tuple[Toll, ...]] = {}
    for event in mentions:
        for kind in sorted({toll.kind for toll in event.tolls}):
            told = tuple(toll for toll in event.tolls if toll.kind == kind)
            if _count(told) > _count(best.get(kind, ())):
                best[kind] = told
    return tuple(toll for told in best.values() for toll in told)


def _count(tolls: Sequence[Toll]) -> int:
    return 1 + sum(toll.low or toll.high or 0 for toll in tolls if not toll.part_of) if tolls else 0
