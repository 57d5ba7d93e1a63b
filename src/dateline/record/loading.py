"""What comes out of the record: the pile as typed records, and export rows in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.types import ActorMention, Place, PlaceMention
from dateline.linking.actor_told import told_in
from dateline.linking.dating import DatingEvidence
from dateline.linking.types import ActorTold, Pile
from dateline.record import schema
from dateline.record.rows import decode
from dateline.reports.types import Report


def load_reports(connection: Connection) -> tuple[Report, ...]:
    table = schema.reports
    query = select(table.c.data, table.c.file).order_by(table.c.report_id)
    return tuple(replace(decode(Report, data), file=file) for data, file in connection.execute(query))


def load_evidence(connection: Connection) -> tuple[DatingEvidence, ...]:
    table = schema.reports
    query = select(table.c.evidence).order_by(table.c.report_id)
    return tuple(decode(DatingEvidence, data) for data in connection.execute(query).scalars())


def load_places(connection: Connection) -> dict[str, Place]:
    """Every place that a mention refers to, by place_id."""
    table = schema.mentions
    found = connection.execute(select(table.c.data).where(table.c.kind == "place")).scalars()
    places = {m.place.place_id: m.place for m in (decode(PlaceMention, data) for data in found) if m.place is not None}
    return dict(sorted(places.items()))


def load_actors(connection: Connection, reports: Iterable[Report]) -> Iterator[ActorTold]:
    """What each report tells of its actors, from its mentions, in order of report_id and of the actor's id within it."""
    table = schema.mentions
    query = select(table.c.report_id, table.c.data).where(table.c.kind == "actor")
    rows = connection.execute(query.order_by(table.c.report_id, table.c.start, table.c.end))
    known = {report.report_id: report for report in reports}
    for report_id, found in groupby(rows, key=lambda row: str(row[0])):
        yield from told_in(known[report_id], [decode(ActorMention, data) for _, data in found])


def load_pile(connection: Connection) -> Pile:
    """Everything read so far, each list in order of ids."""
    claims = connection.execute(select(schema.claims.c.data).order_by(schema.claims.c.claim_id)).scalars()
    events = connection.execute(select(schema.events.c.data).order_by(schema.events.c.event_id)).scalars()
    reports = load_reports(connection)
    return Pile(
        reports=reports,
        claims=tuple(decode(Claim, data) for data in claims),
        events=tuple(decode(Event, data) for data in events),
        places=load_places(connection),
        actors=tuple(load_actors(connection, reports)),
    )


def columns(table: Table) -> list[str]:
    """The names that leave the record, in order."""
    return [column.name for column in table.columns if column.name not in schema.INTERNAL]


def export_rows(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> Iterator[dict[str, Any]]:
    """Rows in an order that depends on nothing but their values: by time or place in the text, then by id."""
    shown = [column for column in table.columns if column.name not in schema.INTERNAL]
    leading = [
        table.c[name] for name in ("date_from", "published_from", "said_from", "report_id", "start") if name in table.c
    ]
    order = [column for key in leading for column in (key.is_(None), key)]
    query = select(*shown).where(*conditions).order_by(*order, *table.primary_key.columns)
    for row in connection.execute(query).mappings():
        yield dict(row)
