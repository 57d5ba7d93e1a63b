"""`dateline brief`: a dossier to read and print."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, RecordOption


def brief(
    date_from: Annotated[str | None, typer.Option("--from", help="First day, YYYY-MM-DD.")] = None,
    date_to: Annotated[str | None, typer.Option("--to", help="Last day, YYYY-MM-DD.")] = None,
    place: Annotated[str | None, typer.Option("--place", help="Only places with these words in their name.")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file; without it, standard output.")] = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Write one self-contained HTML page: what is claimed to have happened, by whom, and what the others say."""
    from dateline.cli.output import check_output, write
    from dateline.record.record import Record
    from dateline.record.selecting import day

    if out is not None:
        check_output(out, source=Path(record) if Path(record).exists() else None)
    first, last = day(date_from), day(date_to)
    with Record(record, create=False) as opened:
        page = opened.brief(
            date_from=date.fromisoformat(first) if first else None,
            date_to=date.fromisoformat(last) if last else None,
            place=place,
        ).encode("utf-8", "replace")
    if out is None:
        write(page)
    else:
        out.write_bytes(page)
