"""What comes out of the record: the pile as typed records, and export rows in a fixed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, select

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.types import ActorMention, Place, PlaceMention
from dateline.linking.actors.told import told_in
from dateline.linking.types import ActorTold, Pile
from dateline.record import schema
from dateline.record.rows import decode
from dateline.record.sharing import Sharing
from dateline.reports.types import Report

T = TypeVar("T")


#: Rows that the database hands over at once: a pile's rows do not lie in memory beside what they become.
_ROWS = 1000


def load_reports(connection: Connection, sharing: Sharing | None = None) -> tuple[Report, ...]:
    table, sharing = schema.reports, sharing or Sharing()
    query = select(table.c.data, table.c.file).order_by(table.c.report_id)
    rows = connection.execute(query.execution_options(yield_per=_ROWS))
    return tuple(sharing.record(replace(decode(Report, data), file=file)) for data, file in rows)


def load_report(connection: Connection, report_id: str) -> Report:
    table = schema.reports
    query = select(table.c.data, table.c.file).where(table.c.report_id == report_id)
    data, file = connection.execute(query).one()
    return replace(decode(Report, data), file=file)


def load_places(connection: Connection) -> dict[str, Place]:
    """Every place that a mention refers to, by place_id."""
    table = schema.mentions
    found = select(table.c.refers_to).where(table.c.kind == "place", table.c.refers_to.is_not(None)).distinct()
    places = {}
    for place_id in sorted(connection.execute(found).scalars()):
        # Every mention carries its place whole: one of them is enough.
        one = select(table.c.data).where(table.c.refers_to == place_id, table.c.kind == "place").limit(1)
        mention = decode(PlaceMention, connection.execute(one).scalar_one())
        if mention.place is not None:
            places[place_id] = mention.place
    return places


def load_actors(
    connection: Connection, reports: Iterable[Report], sharing: Sharing | None = None
) -> Iterator[ActorTold]:
    """What each report tells of its actors, from its mentions, in order of report_id and of the actor's id within it."""
    table, sharing = schema.mentions, sharing or Sharing()
    query = select(table.c.report_id, table.c.data).where(table.c.kind == "actor")
    query = query.order_by(table.c.report_id, table.c.start, table.c.end).execution_options(yield_per=_ROWS)
    known = {report.report_id: report for report in reports}
    for report_id, found in groupby(connection.execute(query), key=lambda row: str(row[0])):
        mentions = [decode(ActorMention, data) for _, data in found]
        yield from map(sharing.record, told_in(known[report_id], mentions))


def load_pile(connection: Connection) -> Pile:
    """Everything read so far, each list in order of ids. What is said many times lies in memory once."""
    sharing = Sharing()
    reports = load_reports(connection, sharing)
    claims = tuple(map(sharing.record, map(_whole, _decoded(connection, Claim, schema.claims, "claim_id"))))
    sharing.know(claim.claim_id for claim in claims)
    return Pile(
        reports=reports,
        claims=claims,
        events=tuple(map(sharing.record, _decoded(connection, Event, schema.events, "event_id"))),
        places=load_places(connection),
        actors=tuple(load_actors(connection, reports, sharing)),
    )


def _whole(claim: Claim) -> Claim:
    """Nearly every claim is all of its words from start to end: in a pile of millions that is not told a second time."""
    return replace(claim, content_spans=()) if claim.content_spans == ((claim.start, claim.end),) else claim


def _decoded(connection: Connection, kind: type[T], table: Table, key: str) -> Iterator[T]:
    query = select(table.c.data).order_by(table.c[key]).execution_options(yield_per=_ROWS)
    return (decode(kind, data) for data in connection.execute(query).scalars())


def columns(table: Table) -> list[str]:
    """The names that leave the record, in order."""
    return [column.name for column in table.columns if column.name not in schema.INTERNAL]


def export_rows(connection: Connection, table: Table, *conditions: ColumnElement[bool]) -> Iterator[dict[str, Any]]:
    """Rows in an order that depends on nothing but their values: by time or place in the text, then by id."""
    shown = [column for column in table.columns if column.name not in schema.INTERNAL]
    leading = [
        table.c[name]
        for name in ("judged_at", "date_from", "published_from", "said_from", "report_id", "start")
        if name in table.c
    ]
    order = [column for key in leading for column in (key.is_(None), key)]
    query = select(*shown).where(*conditions).order_by(*order, *table.primary_key.columns)
    for row in connection.execute(query).mappings():
        yield dict(row)
