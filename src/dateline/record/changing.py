"""record/ changes many rows of a table with one statement, and names in them what the pile has found: origins, incidents.

Rows that are right are left: of a large pile few change when reports are added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby, islice

from sqlalchemy import Connection, Table, and_, bindparam, select, update

from dateline.ledger.types import Incident
from dateline.linking.types import Origins, PassageOrigin
from dateline.record import schema
from dateline.record.rows import Row

#: Reports whose passages are looked at together.
_REPORTS = 500
#: Rows changed with one statement.
_CHANGED = 2000


def change(connection: Connection, table: Table, keys: Sequence[str], changed: Sequence[Row]) -> None:
    """Bring rows up to what each of `changed` says of the one with its keys; all of them have the same columns."""
    if not changed:
        return
    these = and_(*(table.c[name] == bindparam(f"of_{name}") for name in keys))
    values: Row = {name: bindparam(name) for name in changed[0] if name not in keys}
    statement, rows = update(table).where(these).values(values), iter(changed)
    while part := list(islice(rows, _CHANGED)):
        given = [{f"of_{name}" if name in keys else name: value for name, value in row.items()} for row in part]
        connection.execute(statement, given)


def name_origins(connection: Connection, origins: Origins) -> None:
    """Whose words each report and each passage are."""
    table, reasons = schema.reports, origins.reasons
    stored = connection.execute(select(table.c.report_id, table.c.origin_id, table.c.origin_reason)).all()
    wrong: list[Row] = []
    for report_id, *named in sorted(stored, key=lambda row: str(row[0])):
        origin = origins.of_report.get(report_id)
        if origin is not None and [origin, reasons.get(report_id)] != named:
            wrong.append({"report_id": report_id, "origin_id": origin, "origin_reason": reasons.get(report_id)})
    change(connection, table, ("report_id",), wrong)
    of_report = groupby(sorted(origins.passages, key=lambda p: p.report_id), key=lambda p: p.report_id)
    part: dict[str, list[PassageOrigin]] = {}
    for report_id, passages in of_report:
        part[report_id] = list(passages)
        if len(part) == _REPORTS:
            _name_passages(connection, part)
            part = {}
    _name_passages(connection, part)


def _name_passages(connection: Connection, part: Mapping[str, Sequence[PassageOrigin]]) -> None:
    table = schema.passages
    right = {(p.report_id, p.start): (p.origin_id, p.first_seen_report_id) for found in part.values() for p in found}
    shown = (table.c.report_id, table.c.start, table.c.origin_id, table.c.first_seen_report_id)
    wrong: list[Row] = []
    for report_id, start, *named in connection.execute(select(*shown).where(table.c.report_id.in_(part))):
        origin, first = right.get((report_id, start), (None, None))
        if named != [origin, first]:
            key = {"report_id": report_id, "start": start}
            wrong.append(key | {"origin_id": origin, "first_seen_report_id": first})
    change(connection, table, ("report_id", "start"), wrong)


def name_incidents(connection: Connection, incidents: Sequence[Incident]) -> None:
    """The incident that each event is a mention of."""
    table = schema.events
    right = {event_id: incident.incident_id for incident in incidents for event_id in incident.event_ids}
    query = select(table.c.event_id, table.c.incident_id).where(table.c.incident_id.is_not(None))
    named = connection.execute(query.execution_options(yield_per=_CHANGED))
    # Of those that are named already, what is right is dropped at once: few are not.
    known, wrong = set[str](), list[str]()
    for event_id, incident_id in named:
        if right.get(event_id) == incident_id:
            known.add(event_id)
        else:
            wrong.append(event_id)
    wrong = sorted({*wrong, *(event_id for event_id in right if event_id not in known)})
    for at in range(0, len(wrong), _CHANGED):
        part = wrong[at : at + _CHANGED]
        change(connection, table, ("event_id",), [{"event_id": i, "incident_id": right.get(i)} for i in part])
