"""`dateline export`: a table of the record, whole, in a format that another program reads."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import DEFAULT_RECORD, RecordOption

if TYPE_CHECKING:
    from dateline.record.record import Record

Row = dict[str, Any]
Point = tuple[float, float] | None
#: Rows, columns, and the points of the rows where a profile gives them.
Found = tuple[Sequence[Row], Sequence[str], Sequence[Point]]


def export(
    table: Annotated[str, typer.Argument(help="reports, passages, claims, events, incidents, ceasefires, ...")],
    format: Annotated[str, typer.Option("--format", "-f", help="jsonl, csv, parquet or geojson.")] = "jsonl",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file; without it, standard output.")] = None,
    counts: Annotated[
        str | None, typer.Option("--counts", help="Make tolls numbers by a convention: literal, ucdp or acled.")
    ] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", help="Incidents as ucdp-ged, acled, plover or airwars has them.")
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Also incidents and ceasefires that a person has rejected.")
    ] = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write a table as JSON Lines, CSV, Parquet or GeoJSON. The same record gives the same bytes."""
    from dateline.cli.output import check_output, note_rejected, write
    from dateline.errors import UsageError
    from dateline.record.record import Record

    if profile and (counts or rejected):
        raise UsageError(
            "E417", "--profile has its own counts, and what a person has rejected is in none: leave the other options"
        )
    with Record(record, create=False) as opened:
        found = _profiled(opened, table, profile) if profile else _table(opened, table, counts, rejected=rejected)
        data = _bytes(*found, table=table, format=format, profiled=profile is not None)
        if not rejected:
            note_rejected(opened, table)
    if out is None:
        write(data)
    else:
        check_output(out)
        out.write_bytes(data)


def _table(record: Record, table: str, counts: str | None, *, rejected: bool) -> Found:
    from dateline.exchange.codes import coded_columns, coded_events

    if counts:
        rows, columns = record.counted(table, counts, rejected=rejected)
    else:
        rows, columns = record.rows(table, rejected=rejected), record.columns(table)
    if table == "events":
        texts = {report["report_id"]: report["text"] for report in record.reports()}
        rows, columns = coded_events(rows, texts), coded_columns(columns)
    return rows, columns, ()


def _profiled(record: Record, table: str, profile: str) -> Found:
    found = record.profiled(table, profile)
    for reason, number in found.left_out.items():
        print(f"dateline: {number} incidents are left out: {reason}", file=sys.stderr)
    return found.rows, found.columns, found.points


def _bytes(
    rows: Sequence[Row], columns: Sequence[str], points: Sequence[Point], *, table: str, format: str, profiled: bool
) -> bytes:
    from dateline.exchange.geojson import geojson_bytes, points_of
    from dateline.exchange.tables import table_bytes

    if format != "geojson":
        return table_bytes(rows, columns, format)
    return geojson_bytes(rows, columns, points if profiled else points_of(table, rows, columns))
