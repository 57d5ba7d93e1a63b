"""One event for each incident told of in one text: the mentions that linking joins, and those that only speak of it again."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from dateline.events.merge import merged
from dateline.events.types import Event, Modality
from dateline.linking.copies import find_origins
from dateline.linking.incidents import link_incidents
from dateline.linking.settings import link_settings
from dateline.linking.types import Pile
from dateline.pipeline import Reading

#: What one telling asserts comes before what another only denies or demands.
ASSERTED: tuple[Modality, ...] = ("actual", "alleged")
# Rules by which a sentence itself says when and where.
_OWN_TIME = ("clause", "sentence", "since", "saying")
_OWN_PLACE = ("clause", "sentence", "speakers")
_HARMED = ("victim", "target")
# Events of the text that a mention is held against, on either side of it.
_REACH = 40


def one_each(reading: Reading) -> list[Event]:
    """Events in order of the text. A mention that linking joins to no other, or never looks at, stays as it is.

    A mention with no day, place or number of its own that names nobody else ("the murders", "the killing of the priests") is
    of the incident told before it.
    """
    places = {m.place.place_id: m.place for m in reading.grounding.places if m.place is not None}
    pile = Pile((reading.report,), reading.claims, reading.events, places)
    clusters, _ = link_incidents(pile, find_origins(pile))
    of_id = {event.event_id: event for event in reading.events}
    joined = [sorted((of_id[i] for i in cluster.event_ids), key=_telling) for cluster in clusters]
    taken = {event.event_id for group in joined for event in group}
    alone = [event for event in reading.events if event.event_id not in taken]
    told = [*alone, *(reduce(merged, group) for group in joined)]
    return _spoken_of_again(_one_death(sorted(told, key=lambda e: (e.start, e.end, e.event_id))))


def _telling(event: Event) -> tuple[object, ...]:
    """What is asserted first, the largest toll before smaller ones, then as the text goes."""
    people = sum(toll.low or toll.high or 0 for toll in event.tolls if not toll.part_of)
    return (event.modality not in ASSERTED, -people, event.start, event.end, event.event_id)


def _one_death(events: Sequence[Event]) -> list[Event]:
    """Whoever is named dies once: two events in which one and the same person alone is killed are one."""
    kept: list[Event] = []
    for event in events:
        dead = _dead(event)
        home = next((n for n, other in enumerate(kept) if dead & _dead(other)), -1)
        if home < 0:
            kept.append(event)
        else:
            kept[home] = merged(*sorted((kept[home], event), key=_telling))
    return kept


def _dead(event: Event) -> set[str]:
    """The one person, if any, of whom alone the event tells that he or she was killed."""
    alone = [t for t in event.tolls if t.kind == "killed" and t.low == t.high == 1 and not t.since]
    return {
        r.actor.actor_id
        for r in event.roles
        if r.role in _HARMED and r.actor is not None and r.actor.kind == "person"
        if any(t.start < r.end and r.start < t.end for t in alone)
    }


# ---- mentions that add nothing


def _spoken_of_again(events: Sequence[Event]) -> list[Event]:
    """The events without those that add nothing: the incident told before, or else after, takes each of them up."""
    homes: dict[int, int] = {}
    for number, event in enumerate(events):
        if not _bare(event):
            continue
        before = (n for n in range(number - 1, max(-1, number - 1 - _REACH), -1) if n not in homes)
        after = (n for n in range(number + 1, min(len(events), number + 1 + _REACH)) if not _bare(events[n]))
        home = next((n for n in (*before, *after) if _may_be(event, events[n])), None)
        if home is not None:
            homes[number] = home
    kept = list(events)
    for number, home in homes.items():
        kept[home] = merged(kept[home], events[number])
    return [event for number, event in enumerate(kept) if number not in homes]


def _bare(event: Event) -> bool:
    """Whether the sentence gives no day, place or number of the event's own."""
    timed = event.date_rule.startswith(_OWN_TIME)
    placed = event.place_rule.startswith(_OWN_PLACE)
    counted = any(toll.low is not None and toll.low > 1 for toll in event.tolls)
    return event.type in link_settings().violent and not (timed or placed or counted or event.aggregate)


def _may_be(event: Event, other: Event) -> bool:
    """Whether the bare mention may be of the other's incident, and names nobody that the other does not."""
    if other.type not in link_settings().violent or other.aggregate or other.background != event.background:
        return False
    if (event.modality in ASSERTED) != (other.modality in ASSERTED):
        return False
    families = link_settings().sub_types
    same_kind = families.get(event.sub_type) == families.get(other.sub_type) or event.sub_type == "Attack"
    if not same_kind or not _agree(event, other, ("perpetrator", "party")):
        return False
    return _agree(event, other, _HARMED) and (_heads(event, _HARMED) != set() or not _heads(event, ("perpetrator",)))


def _agree(event: Event, other: Event, names: Sequence[str]) -> bool:
    """Whether those named in these roles are among the other's, by the last word of each name."""
    return _heads(event, names) <= _heads(other, names)


def _heads(event: Event, names: Sequence[str]) -> set[str]:
    return {
        (r.actor.actor_id if r.actor else r.text.lower().split()[-1].rstrip("s"))
        for r in event.roles
        if r.role in names
    }
