"""Names the actors of the pile in the rows of what reading gave: who a mention, a claimant, a role is, over all reports.

`data` keeps what reading gave, and these columns are computed from it anew each time, so they never drift. A part of the rows
at a time, so that memory does not hold the pile a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

import msgspec
from sqlalchemy import Connection, Table, select

from dateline.linking.types import ActorTold, Pile
from dateline.record import rows, schema
from dateline.record.changing import change
from dateline.record.rows import Row

T = TypeVar("T")

#: Rows looked at together: SQLite takes 32,766 values in one statement.
_AT_ONCE = 1000


class _Id(msgspec.Struct):
    actor_id: str


class _Mention(msgspec.Struct):
    """Of a mention's `data` the one thing that is wanted here: the actor's id within its report."""

    actor: _Id


def name_actors(connection: Connection, pile: Pile, told: Sequence[ActorTold]) -> None:
    """Bring the rows up to a settled pile; `told` are its actors as reading gave them. Rows that are right are left."""
    _name(connection, schema.claims, "claim_id", iter(pile.claims), rows.claim_names)
    _name(connection, schema.events, "event_id", iter(pile.events), rows.event_names)
    pairs = zip(told, pile.actors, strict=True)
    _name_mentions(connection, {(a.report_id, a.actor.actor_id): b.actor.actor_id for a, b in pairs})


def _name(connection: Connection, table: Table, key: str, records: Iterator[T], names: Callable[[T], Row]) -> None:
    while part := list(islice(records, _AT_ONCE)):
        right = {str(getattr(record, key)): names(record) for record in part}
        shown = [table.c[name] for name in (key, *next(iter(right.values())))]
        found = connection.execute(select(*shown).where(table.c[key].in_(right))).mappings().all()
        wrong = [{key: row[key]} | right[row[key]] for row in found if {key: row[key]} | right[row[key]] != dict(row)]
        change(connection, table, (key,), wrong)


def _name_mentions(connection: Connection, settled: dict[tuple[str, str], str]) -> None:
    table, decoder = schema.mentions, msgspec.json.Decoder(_Mention)
    for reports in _parts(sorted({report_id for report_id, _ in settled})):
        shown = (table.c.report_id, table.c.kind, table.c.start, table.c.end, table.c.refers_to, table.c.data)
        query = select(*shown).where(table.c.report_id.in_(reports), table.c.kind == "actor")
        wrong: list[Row] = []
        for row in connection.execute(query).mappings():
            within = decoder.decode(row["data"]).actor.actor_id
            refers_to = settled.get((row["report_id"], within), within)
            if refers_to != row["refers_to"]:
                key = {name: row[name] for name in ("report_id", "kind", "start", "end")}
                wrong.append(key | {"refers_to": refers_to})
        change(connection, table, ("report_id", "kind", "start", "end"), wrong)


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + _AT_ONCE // 5] for at in range(0, len(ids), _AT_ONCE // 5))
