"""The judgements of a record: rows that are only ever added, what became of each, and what they touched of claims and events."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Table, Text, cast, insert, select, update

from dateline.judgements.types import Anchor, Judgement, Standing
from dateline.pipeline import Adding
from dateline.record import rows, schema
from dateline.record.rows import Row

#: Columns that say what was judged; the others say what became of it.
SAID = (
    "kind", "subject", "subject_id", "judged_by", "judged_at", "why", "about", "other", "field", "value", "undoes",
)  # fmt: skip


def judgement_row(judgement: Judgement) -> Row:
    """What was judged, under the table's column names; `value` is the value itself, as JSON has it."""
    row: Row = {name: msgspec.to_builtins(getattr(judgement, name)) for name in SAID}
    row["value"] = msgspec.json.decode(judgement.value) if judgement.value else None
    return {"judgement_id": judgement.judgement_id} | row


def judgement_of(row: Row) -> Judgement:
    """The judgement that `judgement_row` was given."""
    said = {name: row[name] for name in SAID}
    anchors = {part: tuple(msgspec.convert(row[part], list[Anchor])) for part in ("about", "other")}
    value = msgspec.json.encode(row["value"], order="deterministic").decode() if row["kind"] == "correct" else ""
    return Judgement(**{**said, **anchors, "value": value})


def add_judgements(connection: Connection, judgements: Iterable[Judgement]) -> int:
    """Add those that the record has not; how many that were."""
    known = set(connection.execute(select(schema.judgements.c.judgement_id)).scalars())
    new = {j.judgement_id: j for j in judgements if j.judgement_id not in known}
    if new:
        connection.execute(insert(schema.judgements), [judgement_row(new[key]) for key in sorted(new)])
    return len(new)


def load_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, in order of ids."""
    table = schema.judgements
    query = select(table).order_by(table.c.judgement_id)
    return tuple(judgement_of(dict(row)) for row in connection.execute(query).mappings())


def write_judged(connection: Connection, adding: Adding) -> None:
    """Say what became of each judgement, and give claims and events the columns that people have corrected.

    `data` keeps what reading gave. A row whose correction was undone gets back what it had.
    """
    table = schema.judgements
    for standing in adding.standings:
        where = table.c.judgement_id == standing.judgement.judgement_id
        connection.execute(update(table).where(where).values(_became(standing)))
    _write_touched(connection, schema.claims, "claim_id", adding, adding.pile.claims, rows.claim_row)
    _write_touched(connection, schema.events, "event_id", adding, adding.pile.events, rows.event_row)


def _became(standing: Standing) -> Row:
    return {
        "state": standing.state,
        "undone_by": standing.undone_by,
        "overruled_by": list(standing.overruled_by),
        "applies_to": list(standing.applies_to),
    }


def _write_touched(
    connection: Connection, table: Table, key: str, adding: Adding, found: Iterable[Any], row_of: Callable[[Any], Row]
) -> None:
    touched_before = select(table.c[key]).where(cast(table.c.touched, Text) != "[]")
    wanted = {*connection.execute(touched_before).scalars(), *adding.touched}
    for record in found if wanted else ():
        if getattr(record, key) in wanted:
            row = row_of(record)
            kept = {name: row[name] for name in row.keys() - {key, "data", "incident_id"}}
            kept["touched"] = msgspec.to_builtins(adding.touched.get(getattr(record, key), ()))
            connection.execute(update(table).where(table.c[key] == row[key]).values(kept))
