"""Names the actors of the pile in the rows of what reading gave: who a mention, a claimant, a role is, over all reports.

`data` keeps what reading gave, and these columns are computed from it anew each time, so they never drift.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, Table, and_, bindparam, select, update

from dateline.linking.types import Pile
from dateline.record import rows, schema
from dateline.record.rows import Row

CLAIM = ("claimant_id", "claimant", "chain", "addressee")
EVENT = ("perpetrator", "target", "roles", "object")


class _Id(msgspec.Struct):
    actor_id: str


class _Mention(msgspec.Struct):
    """Of a mention's `data` the one thing that is wanted here: the actor's id within its report."""

    actor: _Id


def name_actors(connection: Connection, pile: Pile, reading: Pile) -> None:
    """Bring the rows up to a settled pile; `reading` is the same pile as reading gave it. Rows that are right are left."""
    _replace(connection, schema.claims, CLAIM, (rows.claim_row(claim) for claim in pile.claims))
    _replace(connection, schema.events, EVENT, (rows.event_row(event) for event in pile.events))
    pairs = zip(reading.actors, pile.actors, strict=True)
    settled = {(a.report_id, a.actor.actor_id): b.actor.actor_id for a, b in pairs}
    _replace(connection, schema.mentions, ("refers_to",), _mentions(connection, settled))


def _mentions(connection: Connection, settled: dict[tuple[str, str], str]) -> Iterable[Row]:
    table = schema.mentions
    shown = (table.c.report_id, table.c.kind, table.c.start, table.c.end, table.c.data)
    for row in connection.execute(select(*shown).where(table.c.kind == "actor")).mappings():
        within = msgspec.json.decode(row["data"], type=_Mention).actor.actor_id
        yield {**row, "refers_to": settled.get((row["report_id"], within), within)}


def _replace(connection: Connection, table: Table, columns: Sequence[str], right: Iterable[Row]) -> None:
    keys = [column.name for column in table.primary_key.columns]
    shown = [table.c[name] for name in (*keys, *columns)]
    stored = {
        tuple(row[key] for key in keys): tuple(row[name] for name in columns)
        for row in connection.execute(select(*shown)).mappings()
    }
    wrong = []
    for row in right:
        key = tuple(row[name] for name in keys)
        if stored.get(key, ()) != tuple(row[name] for name in columns):
            wrong.append({f"of_{name}": row[name] for name in keys} | {name: row[name] for name in columns})
    if wrong:
        these = and_(*(table.c[name] == bindparam(f"of_{name}") for name in keys))
        connection.execute(update(table).where(these).values({name: bindparam(name) for name in columns}), wrong)
