"""What goes into the record: readings, one transaction for a batch of them; the ledger, replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, Table, delete, insert, select, update

from dateline.ids import content_id
from dateline.pipeline import Adding, Reading
from dateline.record import rows, schema
from dateline.record.actors import name_actors
from dateline.record.rows import Row
from dateline.reports.types import Skipped

#: Tables that hold what one report gave, all keyed by report_id.
OF_ONE_REPORT: tuple[Table, ...] = (
    schema.passages,
    schema.times,
    schema.quantities,
    schema.mentions,
    schema.claims,
    schema.events,
)
#: Tables that hold what the pile adds up to.
OF_THE_PILE: tuple[Table, ...] = (
    schema.incidents,
    schema.ceasefires,
    schema.positions,
    schema.contacts,
    schema.actors,
    schema.actor_links,
    schema.places,
    schema.links,
)


def _insert(connection: Connection, table: Table, new: Iterable[Row]) -> None:
    batch = list(new)
    if batch:
        connection.execute(insert(table), batch)


def add_reading(connection: Connection, reading: Reading) -> None:
    """Write what one report gave. The report must not be in the record."""
    report = reading.report
    _insert(connection, schema.reports, [rows.report_row(report, rows.encode(reading.evidence), reading.feed)])
    _add_parts(connection, reading)


def replace_reading(connection: Connection, reading: Reading) -> None:
    """The report read again under another date. Its own evidence stays: the pile asks it anew each time."""
    report_id = reading.report.report_id
    row = rows.report_row(reading.report, "", reading.feed)
    del row["evidence"], row["report_id"]
    connection.execute(update(schema.reports).where(schema.reports.c.report_id == report_id).values(row))
    for table in OF_ONE_REPORT:
        connection.execute(delete(table).where(table.c.report_id == report_id))
    _add_parts(connection, reading)


def _add_parts(connection: Connection, reading: Reading) -> None:
    report_id = reading.report.report_id
    grounding = reading.grounding
    _insert(connection, schema.passages, (rows.passage_row(report_id, p) for p in reading.report.passages))
    _insert(connection, schema.times, _once((rows.time_row(report_id, t) for t in grounding.times), schema.times))
    numbers = _once((rows.quantity_row(report_id, q) for q in grounding.quantities), schema.quantities)
    _insert(connection, schema.quantities, numbers)
    actors = [rows.mention_row(report_id, m) for m in grounding.actors]
    places = [rows.mention_row(report_id, m) for m in grounding.places]
    _insert(connection, schema.mentions, _once(actors + places, schema.mentions))
    _insert(connection, schema.claims, _once((rows.claim_row(c) for c in reading.claims), schema.claims))
    _insert(connection, schema.events, _once((rows.event_row(e) for e in reading.events), schema.events))


def _once(new: Iterable[Row], table: Table) -> list[Row]:
    """Rows of one key once, the first of them: a stage may find the same span twice, the record has it once."""
    keys = [column.name for column in table.primary_key.columns]
    kept: dict[tuple[object, ...], Row] = {}
    for row in new:
        kept.setdefault(tuple(row[key] for key in keys), row)
    return list(kept.values())


def add_file(connection: Connection, file: str, report_id: str) -> None:
    """Note which report a file gave; of several files with one report, the record names the first by name."""
    connection.execute(delete(schema.files).where(schema.files.c.file == file))
    connection.execute(delete(schema.skipped).where(schema.skipped.c.file == file))
    _insert(connection, schema.files, [{"file": file, "report_id": report_id}])


def add_skipped(connection: Connection, skipped: Skipped) -> None:
    table = schema.skipped
    row = {"file": skipped.file, "stage": skipped.stage, "reason": skipped.reason, "detail": skipped.detail}
    same = [table.c[key] == row[key] for key in ("file", "stage", "reason")]
    connection.execute(delete(table).where(*same))
    _insert(connection, table, [row])


def skip_file(connection: Connection, skipped: Skipped) -> None:
    """What became of a file when it was last looked at: one row, whatever earlier looks gave."""
    table = schema.skipped
    connection.execute(delete(table).where(table.c.file == skipped.file, table.c.reason != "duplicate"))
    add_skipped(connection, skipped)


def set_state(connection: Connection, key: str, value: str) -> None:
    connection.execute(delete(schema.state).where(schema.state.c.key == key))
    _insert(connection, schema.state, [{"key": key, "value": value}])


def name_first_file(connection: Connection) -> None:
    """Reports found in several files carry the first file name; the others are listed as skipped duplicates."""
    table = schema.files
    first: dict[str, str] = {}
    connection.execute(delete(schema.skipped).where(schema.skipped.c.reason == "duplicate"))
    for file, report_id in connection.execute(select(table.c.file, table.c.report_id).order_by(table.c.file)):
        if first.setdefault(report_id, file) != file:
            add_skipped(connection, Skipped(file, "reports", "duplicate", f"the same report as {first[report_id]}"))
    reports = schema.reports
    for report_id, file in connection.execute(select(reports.c.report_id, reports.c.file)).all():
        if report_id in first and first[report_id] != file:
            change = update(reports).where(reports.c.report_id == report_id).values(file=first[report_id])
            connection.execute(change)


def replace_ledger(connection: Connection, adding: Adding, places: Sequence[Row]) -> None:
    """Replace everything that the pile adds up to, and the columns in readings that name it."""
    for table in OF_THE_PILE:
        connection.execute(delete(table))
    ledger = adding.ledger
    _insert(connection, schema.incidents, (rows.incident_row(i) for i in ledger.incidents))
    _insert(connection, schema.ceasefires, (rows.ceasefire_row(c) for c in ledger.ceasefires))
    _insert(
        connection,
        schema.positions,
        (rows.position_row(p, content_id("p", p.actor, p.speaker, p.act, p.object, p.of)) for p in ledger.positions),
    )
    _insert(connection, schema.contacts, (rows.contact_row(c) for c in ledger.contacts))
    _insert(connection, schema.links, (rows.link_row(link) for link in adding.links))
    _insert(connection, schema.places, places)
    _insert(connection, schema.actors, (rows.actor_row(a) for a in ledger.actors))
    judged = (rows.actor_link_row(link) for link in adding.actor_links)
    _insert(connection, schema.actor_links, _once(judged, schema.actor_links))
    name_actors(connection, adding.pile, adding.reading)
    _name_origins(connection, adding)
    _name_incidents(connection, adding)


def _name_origins(connection: Connection, adding: Adding) -> None:
    table = schema.reports
    for report_id, origin in sorted(adding.origins.of_report.items()):
        values = {"origin_id": origin, "origin_reason": adding.origins.reasons.get(report_id)}
        connection.execute(update(table).where(table.c.report_id == report_id).values(values))
    passages = schema.passages
    connection.execute(update(passages).values(origin_id=None, first_seen_report_id=None))
    for passage in adding.origins.passages:
        where = (passages.c.report_id == passage.report_id, passages.c.start == passage.start)
        values = {"origin_id": passage.origin_id, "first_seen_report_id": passage.first_seen_report_id}
        connection.execute(update(passages).where(*where).values(values))


def _name_incidents(connection: Connection, adding: Adding) -> None:
    events = schema.events
    connection.execute(update(events).where(events.c.incident_id.is_not(None)).values(incident_id=None))
    for incident in adding.ledger.incidents:
        change = update(events).where(events.c.event_id.in_(incident.event_ids))
        connection.execute(change.values(incident_id=incident.incident_id))
