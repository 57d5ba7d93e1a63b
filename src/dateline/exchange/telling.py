"""One event for each incident told of in one text: its mentions joined, and what is no incident of its own set apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import reduce

from dateline.events.merge import merged
from dateline.events.types import Event, Modality
from dateline.exchange.parts import each_once, first_names
from dateline.linking.retold.group import Group, Joined, group
from dateline.linking.retold.mention import find_told
from dateline.linking.retold.settings import retold_settings
from dateline.linking.retold.specific import NO_SCORES, specific
from dateline.linking.types import Comparison, Pile
from dateline.pipeline import Reading

#: What one telling asserts comes before what another only denies or demands.
ASSERTED: tuple[Modality, ...] = ("actual", "alleged")


@dataclass(frozen=True, slots=True)
class Telling:
    """What a text tells of one event: `event` is what its mentions add up to.

    `joined` has why each further mention is one of it. `specific` says what speaks for an incident of its own (empty where
    the question is not asked, for what is no violence), and `score` is its sum, log-odds in base e.
    """

    event: Event
    joined: tuple[Joined, ...] = ()
    specific: tuple[Comparison, ...] = ()
    score: float = 0.0

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The word that tells of it in each of its mentions, in order of the text."""
        return tuple(sorted({(self.event.start, self.event.end), *self.event.retold}))

    @property
    def is_incident(self) -> bool:
        """Whether the text tells one thing that happened, and not of violence in general, of the past or in passing."""
        return not self.specific or self.score > retold_settings().limits["incident"]


def one_each(reading: Reading, *, recorded: Mapping[str, float] = NO_SCORES) -> list[Telling]:
    """Everything told, mentions of one incident of violence together (linking/retold/), in order of the text.

    `recorded` has a trained head's log-odds that a coder would record a mention, by event_id, where there is such a head.
    """
    groups = group(find_told(_pile(reading)))
    taken = {told.event.event_id for g in groups for told in g.members}
    found = [Telling(e) for e in reading.events if e.event_id not in taken]
    found += [_telling(g, reading, recorded) for g in groups]
    names = first_names(reading.grounding.actors)
    found = [replace(t, event=each_once(t.event, names, reading.report.text)) for t in found]
    return sorted(found, key=lambda t: (t.event.start, t.event.end, t.event.event_id))


def _pile(reading: Reading) -> Pile:
    places = {m.place.place_id: m.place for m in reading.grounding.places if m.place is not None}
    return Pile((reading.report,), reading.claims, reading.events, places)


def _telling(found: Group, reading: Reading, recorded: Mapping[str, float]) -> Telling:
    event = _merged(found)
    published = reading.report.published
    day = published.latest if published else None
    why = specific(found.members, event, published=day, recorded=recorded)
    return Telling(event, tuple(found.joined), why, round(sum(c.weight for c in why), 4))


def _merged(found: Group) -> Event:
    return reduce(merged, sorted((told.event for told in found.members), key=_order))


def _order(event: Event) -> tuple[object, ...]:
    """What is asserted first, the largest toll before smaller ones, then as the text goes."""
    people = sum(toll.low or toll.high or 0 for toll in event.tolls if not toll.part_of)
    return (event.modality not in ASSERTED, -people, event.start, event.end, event.event_id)
