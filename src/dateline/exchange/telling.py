"""One event for each incident told of in one text: the mentions that linking joins, merged as events/ merges a retelling."""

from __future__ import annotations

from functools import reduce

from dateline.events.merge import merged
from dateline.events.types import Event, Modality
from dateline.linking.copies import find_origins
from dateline.linking.incidents import link_incidents
from dateline.linking.types import Pile
from dateline.pipeline import Reading

#: What one telling asserts comes before what another only denies or demands.
ASSERTED: tuple[Modality, ...] = ("actual", "alleged")


def one_each(reading: Reading) -> list[Event]:
    """Events in order of the text. A mention that linking joins to no other, or never looks at, stays as it is."""
    places = {m.place.place_id: m.place for m in reading.grounding.places if m.place is not None}
    pile = Pile((reading.report,), reading.claims, reading.events, places)
    clusters, _ = link_incidents(pile, find_origins(pile))
    of_id = {event.event_id: event for event in reading.events}
    joined = [sorted((of_id[i] for i in cluster.event_ids), key=_telling) for cluster in clusters]
    taken = {event.event_id for group in joined for event in group}
    alone = [event for event in reading.events if event.event_id not in taken]
    told = [*alone, *(reduce(merged, group) for group in joined)]
    return sorted(told, key=lambda e: (e.start, e.end, e.event_id))


def _telling(event: Event) -> tuple[object, ...]:
    """What is asserted first, the largest toll before smaller ones, then as the text goes."""
    people = sum(toll.low or toll.high or 0 for toll in event.tolls if not toll.part_of)
    return (event.modality not in ASSERTED, -people, event.start, event.end, event.event_id)
