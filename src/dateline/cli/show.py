"""`dateline show`: a table of the record in the terminal."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from dateline.cli.options import DEFAULT_RECORD, RecordOption

Row = dict[str, Any]


def show(
    table: Annotated[str, typer.Argument(help="reports, claims, events, incidents, ceasefires, positions, ...")],
    record: RecordOption = DEFAULT_RECORD,
    place: Annotated[str | None, typer.Option(help="Only rows whose place has this in its name.")] = None,
    by: Annotated[
        str | None, typer.Option(help="Only rows by this actor: a name in any spelling, an id, or a country.")
    ] = None,
    country: Annotated[str | None, typer.Option(help="Only rows of this country: its name, or its ISO code.")] = None,
    kind: Annotated[
        str | None,
        typer.Option(help="Only rows of this kind: person, armed_group, ... of actors; body, ... of passages."),
    ] = None,
    date_from: Annotated[str | None, typer.Option("--from", help="Only rows on or after this day, YYYY-MM-DD.")] = None,
    date_to: Annotated[str | None, typer.Option("--to", help="Only rows on or before this day.")] = None,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Also incidents and ceasefires that a person has rejected.")
    ] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="As CSV, with every column.")] = False,
    as_jsonl: Annotated[bool, typer.Option("--jsonl", help="As JSON Lines, with every column.")] = False,
) -> None:
    """Show what the record has. Nothing in it says what happened: it says who claims it."""
    from dateline.cli.output import note_behind, note_rejected, print_rows
    from dateline.cli.views import terminal_view
    from dateline.record.record import Record
    from dateline.record.selecting import select_rows

    with Record(record, create=False) as opened:
        rows = select_rows(
            opened.rows(table, rejected=rejected),
            place=place,
            by=by,
            actors=opened.rows("actors") if by is not None else (),
            country=country,
            kind=kind,
            date_from=date_from,
            date_to=date_to,
        )
        if as_csv or as_jsonl:
            print_rows(rows, opened.columns(table), as_csv=as_csv, as_jsonl=as_jsonl, title=table)
        else:
            names, rows = terminal_view(table, rows, opened.columns(table))
            print_rows(rows, names, as_csv=False, as_jsonl=False, title=table)
        if not rejected:
            note_rejected(opened, table)
        note_behind(opened)
