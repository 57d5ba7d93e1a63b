"""`dateline export`: a table of the record, whole, in a format that another program reads."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, RecordOption


def export(
    table: Annotated[str, typer.Argument(help="reports, passages, claims, events, incidents, ceasefires, ...")],
    format: Annotated[str, typer.Option("--format", "-f", help="jsonl, csv or parquet.")] = "jsonl",
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file; without it, standard output.")] = None,
    counts: Annotated[
        str | None, typer.Option("--counts", help="Make tolls numbers by a convention: literal, ucdp or acled.")
    ] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Also incidents and ceasefires that a person has rejected.")
    ] = False,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write a table as JSON Lines, CSV or Parquet. The same record gives the same bytes."""
    from dateline.cli.output import check_output, note_rejected, write
    from dateline.exchange.codes import coded_columns, coded_events
    from dateline.exchange.tables import table_bytes
    from dateline.record.record import Record

    with Record(record, create=False) as opened:
        if counts:
            rows, columns = opened.counted(table, counts, rejected=rejected)
        else:
            rows, columns = opened.rows(table, rejected=rejected), opened.columns(table)
        if table == "events":
            texts = {report["report_id"]: report["text"] for report in opened.reports()}
            rows, columns = coded_events(rows, texts), coded_columns(columns)
        data = table_bytes(rows, columns, format)
        if not rejected:
            note_rejected(opened, table)
    if out is None:
        write(data)
    else:
        check_output(out)
        out.write_bytes(data)
