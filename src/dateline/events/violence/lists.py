"""In `events/violence`: "Shelled on Saturday: Goris, Kapan and Sisian": what is told of a list happened at each of its places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import VIOLENT, Event
from dateline.grounding.types import PlaceMention
from dateline.ids import content_id

#: What stands before an item: a colon, a comma or "and", and perhaps what kind of place it is ("the village of").
_BEFORE = re.compile(
    r"(?:[:,;•]|\band\b|\bet\b|&)\s*(?:the )?(?:(?:town|city|village|district|region|province|port|suburb)s?(?: of)? )?$"
)
_LOOK_BACK = 40
_RULE = "list"
_WIDEST = 5  # where_prec of the widest area that is an item, not the country of one


def at_each_place(scene: Scene, tree: Tree, events: Sequence[Event]) -> list[Event]:
    """The events of a sentence, one that is told before a colon and a list of places repeated for each of them.

    One with a toll is of all of them together: who was killed where, the list does not say.
    """
    colon = next((t.start for t in tree.tokens if t.text == ":"), -1)
    if colon < 0 or not any(e.start < colon for e in events):
        return list(events)
    items = list(_items(scene, colon, tree.sentence.end))
    if len(items) < 2:
        return list(events)
    return [made for event in events for made in _each(event, items, colon)]


def _items(scene: Scene, colon: int, end: int) -> Iterator[PlaceMention]:
    """Places that are items of the list, which ends with the first clause of words that are none."""
    text = scene.report.text
    for m in scene.places.touching(colon, end):
        before = text[max(colon, m.start - _LOOK_BACK) : m.start]
        if m.role == "location" and m.where_prec <= _WIDEST and before.count("(") <= before.count(")"):
            if _BEFORE.search(before):
                yield m
            else:
                return


def _each(event: Event, items: Sequence[PlaceMention], colon: int) -> Iterator[Event]:
    own = event.place_start is None or event.place_start > colon or event.where_prec >= _WIDEST
    if event.type not in VIOLENT or event.start >= colon or not own:
        yield event
        return
    if any(t.high != 0 for t in event.tolls):
        yield replace(event, aggregate=True)
        return
    for number, m in enumerate(items):
        more = (m.start,) if number else ()
        yield replace(
            event,
            event_id=content_id("e", event.claim_id, event.start, event.end, event.type, event.sub_type, *more),
            place_id=m.place.place_id if m.place is not None else None,
            place=m.place.name if m.place is not None else m.text,
            place_start=m.start,
            place_end=m.end,
            where_prec=m.where_prec,
            place_rule=_RULE,
            country=m.place.country if m.place is not None else event.country,
        )
