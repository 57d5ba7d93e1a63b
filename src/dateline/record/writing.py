"""What goes into the record: readings, one transaction for a batch of them; the ledger, replaced as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from sqlalchemy import Connection, String, Table, bindparam, delete, func, insert, literal, select, update

from dateline.ids import content_id
from dateline.pipeline import Adding, Reading
from dateline.record import copying, judging, rows, schema
from dateline.record.actors import name_actors
from dateline.record.changing import change, name_incidents, name_origins
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
    schema.copies,
    schema.sources,
    schema.incidents,
    schema.ceasefires,
    schema.violations,
    schema.positions,
    schema.contacts,
    schema.actors,
    schema.actor_links,
    schema.places,
    schema.links,
)
#: File names asked for in one statement: SQLite takes 32,766 values.
_ASKED = 500
#: Rows written with one statement: those of a large pile do not lie in memory beside what they are made of.
_WRITTEN = 2000


def _insert(connection: Connection, table: Table, new: Iterable[Row]) -> None:
    rows_left = iter(new)
    while batch := list(islice(rows_left, _WRITTEN)):
        connection.execute(insert(table), batch)


def add_readings(connection: Connection, readings: Sequence[Reading]) -> None:
    """Write what reports gave. None of them may be in the record."""
    new = (rows.report_row(r.report, rows.encode(r.evidence), r.feed) for r in readings)
    _insert(connection, schema.reports, new)
    _add_parts(connection, readings)


def replace_reading(connection: Connection, reading: Reading) -> None:
    """The report read again under another date. Its own evidence stays: the pile asks it anew each time."""
    report_id = reading.report.report_id
    row = rows.report_row(reading.report, "", reading.feed)
    del row["evidence"], row["report_id"]
    connection.execute(update(schema.reports).where(schema.reports.c.report_id == report_id).values(row))
    for table in OF_ONE_REPORT:
        connection.execute(delete(table).where(table.c.report_id == report_id))
    _add_parts(connection, [reading])


def _add_parts(connection: Connection, readings: Sequence[Reading]) -> None:
    """One statement for each table, whatever the number of reports."""
    parts: dict[Table, list[Row]] = {table: [] for table in OF_ONE_REPORT}
    for reading in readings:
        report_id, grounding = reading.report.report_id, reading.grounding
        parts[schema.passages] += [rows.passage_row(report_id, p) for p in reading.report.passages]
        parts[schema.times] += [rows.time_row(report_id, t) for t in grounding.times]
        parts[schema.quantities] += [rows.quantity_row(report_id, q) for q in grounding.quantities]
        parts[schema.mentions] += [rows.mention_row(report_id, m) for m in grounding.actors]
        parts[schema.mentions] += [rows.mention_row(report_id, m) for m in grounding.places]
        parts[schema.claims] += [rows.claim_row(c) for c in reading.claims]
        parts[schema.events] += [rows.event_row(e) for e in reading.events]
    for table, new in parts.items():
        _insert(connection, table, _once(new, table))


def _once(new: Iterable[Row], table: Table) -> list[Row]:
    """Rows of one key once, the first of them: a stage may find the same span twice, the record has it once."""
    keys = [column.name for column in table.primary_key.columns]
    kept: dict[tuple[object, ...], Row] = {}
    for row in new:
        kept.setdefault(tuple(row[key] for key in keys), row)
    return list(kept.values())


def add_files(connection: Connection, given: Mapping[str, str]) -> None:
    """Note which report each file gave; of several files with one report, the record names the first by name."""
    if not given:
        return
    gone = [{"of_file": file} for file in given]
    for table in (schema.files, schema.skipped):
        connection.execute(delete(table).where(table.c.file == bindparam("of_file")), gone)
    _insert(connection, schema.files, ({"file": file, "report_id": report_id} for file, report_id in given.items()))


def unnoted(connection: Connection, given: Mapping[str, str]) -> dict[str, str]:
    """Those of the files that the record does not know to have given just that report."""
    table, files = schema.files, list(given)
    noted: dict[str, str] = {}
    for at in range(0, len(files), _ASKED):
        found = select(table.c.file, table.c.report_id).where(table.c.file.in_(files[at : at + _ASKED]))
        noted |= {file: report_id for file, report_id in connection.execute(found)}  # noqa: C416
    return {file: report_id for file, report_id in given.items() if noted.get(file) != report_id}


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
    """Reports found in several files carry the first file name; the others are listed as skipped duplicates.

    The database does it by itself: a report may have a million files.
    """
    files, skipped, reports = schema.files, schema.skipped, schema.reports
    connection.execute(delete(skipped).where(skipped.c.reason == "duplicate"))
    first = select(files.c.report_id, func.min(files.c.file).label("file")).group_by(files.c.report_id).subquery()
    same = literal("the same report as ", String).concat(first.c.file)
    others = (
        select(files.c.file, literal("reports"), literal("duplicate"), same)
        .join(first, files.c.report_id == first.c.report_id)
        .where(files.c.file != first.c.file)
    )
    connection.execute(insert(skipped).from_select(["file", "stage", "reason", "detail"], others))
    named = select(reports.c.report_id, first.c.file).join(first, reports.c.report_id == first.c.report_id)
    wrong = connection.execute(named.where(reports.c.file != first.c.file)).all()
    change(connection, reports, ("report_id",), [{"report_id": i, "file": file} for i, file in wrong])


def replace_ledger(connection: Connection, adding: Adding, places: Sequence[Row]) -> None:
    """Replace everything that the pile adds up to, and the columns in readings that name it."""
    for table in OF_THE_PILE:
        connection.execute(delete(table))
    ledger = adding.ledger
    _insert(connection, schema.copies, copying.copy_rows(adding.origins))
    _insert(connection, schema.sources, (copying.source_row(s) for s in ledger.sources))
    _insert(connection, schema.incidents, (rows.incident_row(i) for i in ledger.incidents))
    _insert(connection, schema.ceasefires, (rows.ceasefire_row(c) for c in ledger.ceasefires))
    _insert(connection, schema.violations, (row for c in ledger.ceasefires for row in rows.violation_rows(c)))
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
    name_actors(connection, adding.pile, adding.told)
    judging.write_judged(connection, adding)
    name_origins(connection, adding.origins)
    name_incidents(connection, adding.ledger.incidents)
