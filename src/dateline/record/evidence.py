"""record/ holds what each report says of its own date; a pile of it is gone through as often as needed and never held whole."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy import Connection, select

from dateline.linking.dating.evidence import DatingEvidence, Evidences
from dateline.record import schema
from dateline.record.rows import decode
from dateline.reports.types import Published

#: Rows that the database hands over at once, and pieces of evidence kept after they were asked for.
_ROWS, _KEPT = 500, 2000


def all_evidence(connection: Connection, given: Mapping[str, Published] | None = None) -> Evidences:
    """Of every report; `given` has the dates that people say some were published on, by report_id."""
    held = _Held(connection, given or {})
    return Evidences(held.each, held)


class _Held(Mapping[str, DatingEvidence]):
    """By report_id, in order; some of what was asked for last is kept."""

    def __init__(self, connection: Connection, given: Mapping[str, Published]) -> None:
        self._connection = connection
        self._given = given
        self._kept: OrderedDict[str, DatingEvidence] = OrderedDict()

    def __iter__(self) -> Iterator[str]:
        table = schema.reports
        return iter(self._connection.execute(select(table.c.report_id).order_by(table.c.report_id)).scalars().all())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __getitem__(self, report_id: str) -> DatingEvidence:
        found = self._kept.get(report_id)
        if found is None:
            table = schema.reports
            query = select(table.c.evidence).where(table.c.report_id == report_id)
            data = self._connection.execute(query).scalar()
            if data is None:
                raise KeyError(report_id)
            found = self._kept[report_id] = self._decoded(data)
        self._kept.move_to_end(report_id)
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found

    def each(self) -> Iterator[DatingEvidence]:
        """All of it in order of report_id, one at a time."""
        table = schema.reports
        query = select(table.c.evidence).order_by(table.c.report_id).execution_options(yield_per=_ROWS)
        return map(self._decoded, self._connection.execute(query).scalars())

    def _decoded(self, data: str) -> DatingEvidence:
        evidence = decode(DatingEvidence, data)
        given = self._given.get(evidence.report_id)
        return evidence if given is None else replace(evidence, published=given)


class _Dated(msgspec.Struct):
    """Of a report, or of its evidence, its date alone."""

    published: Published


@dataclass(frozen=True, slots=True)
class Dates:
    """`own` is the date that a report gives itself, `stored` the one that it was last read under."""

    report_id: str
    own: Published
    stored: Published


def all_dates(connection: Connection) -> Iterator[Dates]:
    """For every report, in order of report_id."""
    table, decoder = schema.reports, msgspec.json.Decoder(_Dated)
    query = select(table.c.report_id, table.c.evidence, table.c.data).order_by(table.c.report_id)
    for report_id, own, stored in connection.execute(query.execution_options(yield_per=_ROWS)):
        yield Dates(report_id, decoder.decode(own).published, decoder.decode(stored).published)
