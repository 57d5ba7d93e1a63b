"""Judgements made by hand for the tests: who judged, when, of which events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.judgements.fields import value_of
from dateline.judgements.replay import Replay
from dateline.judgements.types import Anchor, Judgement, Subject
from dateline.linking.types import Cluster, Link, Pile
from tests.making import Maker, place

TOWN = place("Omdurman", "SD", 15.64, 32.48)


class Nobody:
    """A record that knows no places, actors and sides."""

    def place(self, given: str) -> None:
        return None

    def actor(self, given: str) -> None:
        return None

    def sides(self) -> tuple[str, ...]:
        return ()


def at(minute: int) -> str:
    return f"2024-05-01T12:{minute:02}:00.000000Z"


def told(count: int) -> Pile:
    """So many reports, each telling of one event of its own; the ids are in order."""
    maker = Maker()
    for number in range(count):
        maker.report(f"Paper {number}", "2024-04-02").tell(
            f"Shells hit the town, said {number}.", at=TOWN, on="2024-04-01"
        )
    return maker.pile()


def ids(pile: Pile) -> list[str]:
    return [event.event_id for event in pile.events]


def anchors(pile: Pile, event_ids: Iterable[str]) -> tuple[Anchor, ...]:
    known = {event.event_id: event for event in pile.events}
    found = (known[event_id] for event_id in event_ids)
    return tuple(Anchor(e.event_id, e.report_id, e.start, e.end) for e in found)


def merge(pile: Pile, one: Sequence[str], other: Sequence[str], minute: int = 0, *, by: str = "Ann") -> Judgement:
    about, others = anchors(pile, one), anchors(pile, other)
    return Judgement("merge", "incident", "", by, at(minute), "they are one", about, others)


def split(pile: Pile, rest: Sequence[str], out: Sequence[str], minute: int = 0, *, by: str = "Ann") -> Judgement:
    about, others = anchors(pile, rest), anchors(pile, out)
    return Judgement("split", "incident", "", by, at(minute), "they are two", about, others)


def confirm(pile: Pile, events: Sequence[str], minute: int = 0, *, by: str = "Ann") -> Judgement:
    return Judgement("confirm", "incident", "", by, at(minute), "it is so", anchors(pile, events))


def reject(pile: Pile, events: Sequence[str], minute: int = 0, *, by: str = "Ann") -> Judgement:
    return Judgement("reject", "incident", "", by, at(minute), "it is none", anchors(pile, events))


def correct(
    pile: Pile,
    events: Sequence[str],
    field: str,
    value: object,
    minute: int = 0,
    *,
    by: str = "Ann",
    subject: Subject = "incident",
) -> Judgement:
    text = value_of(subject, field, value, Nobody())
    return Judgement("correct", subject, "", by, at(minute), "I looked", anchors(pile, events), field=field, value=text)


def undo(judgement: Judgement, minute: int = 0, *, by: str = "Ann") -> Judgement:
    key = judgement.judgement_id
    return Judgement("undo", "judgement", key, by, at(minute), "a slip", undoes=key)


def chained(*groups: Sequence[str]) -> tuple[tuple[Cluster, ...], tuple[Link, ...]]:
    """Clusters of these events, each member linked to the first."""
    clusters = tuple(sorted((Cluster(tuple(sorted(g))) for g in groups), key=lambda c: c.event_ids))
    links = [Link(min(g[0], e), max(g[0], e), 5.0, ()) for g in groups for e in g[1:]]
    return clusters, tuple(sorted(links, key=lambda link: (link.event_a, link.event_b)))


def replayed(pile: Pile, *judgements: Judgement) -> Replay:
    return Replay.of(judgements, pile)
