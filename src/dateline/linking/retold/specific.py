"""Within linking/: whether what a report tells is one incident, or talk of violence in general, of its past, or in passing.

A coder of events asks who, whom, where and when; what gives none of it is no record of an incident, whatever its words. Each
answer is a named comparison with a weight of data/retold.toml, estimated by training/retold.py. What a trained head gives to
the mentions ("a coder would record it") is one more of them, where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from math import log2
from types import MappingProxyType

from dateline.events.types import Event
from dateline.linking.retold.mention import Told
from dateline.linking.retold.settings import retold_settings
from dateline.linking.types import Comparison
from dateline.linking.words import words

# Days before the report after which an event is of its past.
_PAST = 60
_NEAR = 400
NO_SCORES: Mapping[str, float] = MappingProxyType({})


def specific(
    members: Sequence[Told], event: Event, *, published: date | None, recorded: Mapping[str, float] = NO_SCORES
) -> tuple[Comparison, ...]:
    """What speaks for and against an incident of its own; `event` is what the members add up to. Log-odds, base e.

    `recorded` has a trained head's log-odds that a coder would record a mention, by event_id.
    """
    weights = retold_settings().incident
    return tuple(
        Comparison(trait.field, trait.detail, round(weights.get(trait.field, 0.0) * trait.weight, 4))
        for trait in traits(members, event, published=published, recorded=recorded)
    )


def traits(
    members: Sequence[Told], event: Event, *, published: date | None, recorded: Mapping[str, float] = NO_SCORES
) -> Iterator[Comparison]:
    """The comparisons by name; `weight` is how much of each there is (1 where it is there or not)."""
    yield Comparison("prior", "an incident or a mention in passing", 1.0)
    yield from _told(members, event)
    yield from _where(event)
    yield from _when(event, published)
    yield from _manner(members, event)
    scores = [recorded[m.event.event_id] for m in members if m.event.event_id in recorded]
    if scores:
        yield Comparison("recorded", "a coder would record it", max(scores))


def _is(name: str, detail: str = "") -> Comparison:
    return Comparison(name, detail, 1.0)


def _told(members: Sequence[Told], event: Event) -> Iterator[Comparison]:
    """Who did it to whom, with what, how many."""
    if any(m.persons for m in members):
        yield _is("person")
    for role in ("victim", "target", "perpetrator", "weapon"):
        if any(r.role == role for r in event.roles):
            yield _is(role)
    for kind in ("killed", "injured"):
        told = [t for t in event.tolls if t.kind == kind and not t.since]
        if told:
            yield _is(kind if any(t.low for t in told) else f"{kind}_vague")


def _where(event: Event) -> Iterator[Comparison]:
    if event.place is None or event.place_start is None:
        yield _is("place_untold")
    else:
        own = event.place_rule.startswith(("clause", "sentence", "speakers"))
        yield _is(("place_point" if event.where_prec <= 3 else "place_wide") if own else "place_lent", event.place)


def _when(event: Event, published: date | None) -> Iterator[Comparison]:
    if event.date_from is None:
        yield _is("date_untold")
        return
    own = event.date_rule.startswith(("clause", "sentence", "since"))
    yield _is(("date_day" if event.date_prec == 1 else "date_wide") if own else "date_lent", event.date_rule)
    if published is not None and (published - event.date_from).days > _PAST:
        yield _is("past", str(event.date_from))


def _manner(members: Sequence[Told], event: Event) -> Iterator[Comparison]:
    settings = retold_settings()
    for name, there in (
        ("background", all(m.event.background for m in members)),
        ("aggregate", all(m.event.aggregate for m in members)),
        ("unasserted", all(m.event.modality not in ("actual", "alleged") for m in members)),
        ("quoted", not any(m.mention.own_voice for m in members)),
        ("definite", all(m.definite for m in members)),
        ("ended", all(m.event.ended for m in members)),
        ("plural", all(m.plural for m in members)),
        ("bare", all(m.bare for m in members)),
        ("first", members[0].order == 0),
        ("general", all(settings.general & set(words(m.event.text)) for m in members)),
    ):
        if there:
            yield _is(name)
    yield Comparison("mentions", f"{len(members)}", log2(len(members)))
    yield Comparison("distance", f"{event.start} characters", log2(1 + members[0].event.start / _NEAR))
