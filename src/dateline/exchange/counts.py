"""Numbers of killed and injured under a named convention, for events and incidents that leave the record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

import msgspec

from dateline.errors import UsageError
from dateline.events.tolls.conventions import CONVENTIONS, Convention, Count, settled, whole
from dateline.events.types import Toll, TollKind

Row = dict[str, Any]
KINDS: tuple[TollKind, ...] = ("killed", "injured")
COUNTED = ("events", "incidents")


def check_counts(table: str, name: str) -> Convention:
    """Raise E412 for a convention that there is none of, E413 for a table that has no tolls."""
    if name not in CONVENTIONS:
        raise UsageError("E412", f"there is no convention {name!r}; there are {', '.join(CONVENTIONS)}")
    if table not in COUNTED:
        raise UsageError("E413", f"{table!r} has no tolls to count; {' and '.join(COUNTED)} have")
    return cast(Convention, name)


def counted_columns(columns: Sequence[str]) -> list[str]:
    """The table's columns with `killed_best` and `injured_best` beside their ends, and `counts`, the convention's name."""
    found: list[str] = []
    for name in columns:
        found.append(name)
        if name in ("killed_low", "injured_low"):
            found.append(name.replace("_low", "_best"))
    return [*found, "counts"]


def counted_events(events: Iterable[Row], convention: Convention) -> list[Row]:
    """Rows of `events`: each toll's words and open ends made numbers."""
    return [
        _counted(event, {kind: whole(_tolls(event), kind, convention) for kind in KINDS}, convention)
        for event in events
    ]


def counted_incidents(incidents: Iterable[Row], events: Iterable[Row], convention: Convention) -> list[Row]:
    """Rows of `incidents`: the latest figures of each claimant, settled as the convention says; `events` are all rows."""
    by_id = {event["event_id"]: event for event in events}
    return [_counted(row, _settled(row, by_id, convention), convention) for row in incidents]


def _settled(incident: Row, events: Mapping[str, Row], convention: Convention) -> dict[TollKind, Count]:
    latest = {claimed["claim_id"] for claimed in incident["claimants"]}
    told = [events[event_id] for event_id in incident["event_ids"] if event_id in events]
    tolls = [_tolls(event) for event in told if event["claim_id"] in latest]
    return {
        kind: settled([whole(of, kind, convention) for of in tolls if any(t.kind == kind for t in of)], convention)
        for kind in KINDS
    }


def _counted(row: Row, counts: Mapping[TollKind, Count], convention: Convention) -> Row:
    numbers: Row = {}
    for kind, count in counts.items():
        numbers |= {f"{kind}_low": count.low, f"{kind}_best": count.best, f"{kind}_high": count.high}
    return row | numbers | {"counts": convention}


def _tolls(event: Row) -> list[Toll]:
    return msgspec.convert(event["toll"], list[Toll])
