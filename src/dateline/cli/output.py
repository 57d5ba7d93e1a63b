"""One output grammar for every command: a table for people, or --csv or --jsonl for programs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import UsageError
from dateline.exchange.tables import table_bytes

if TYPE_CHECKING:
    from dateline.record.record import Record

Row = dict[str, Any]


def write(data: bytes) -> None:
    """To standard output as it is: UTF-8, whatever the terminal's locale."""
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def check_output(out: Path, *, source: Path | None = None) -> None:
    """Raise UsageError E409 where nothing can be written to `out`, or where that would write over `source`."""
    if source is not None and out.exists() and out.samefile(source):
        raise UsageError("E409", f"{out} is the file that is read; name another for --out")
    was_there = out.exists()
    try:
        out.open("ab").close()
        if not was_there:
            out.unlink()
    except OSError as error:
        raise UsageError("E409", f"{out} cannot be written: {error.strerror}") from error


def note_rejected(record: Record, table: str) -> None:
    """Say on standard error how many rows are left out because a person has rejected them."""
    columns = record.columns(table)
    left_out = len(record.rows(table, rejected=True)) - len(record.rows(table)) if "judged" in columns else 0
    if left_out:
        print(f"dateline: {left_out} rejected by hand left out; --rejected has them too", file=sys.stderr)


def note_behind(record: Record) -> None:
    """Say on standard error that another process is adding reports, which what is shown does not count in yet."""
    if record.is_stale():
        print("dateline: the record is being written; incidents and counts are as they were before", file=sys.stderr)


def print_rows(rows: list[Row], names: Sequence[str], *, as_csv: bool, as_jsonl: bool, title: str) -> None:
    if as_jsonl or as_csv:
        write(table_bytes(rows, names, "jsonl" if as_jsonl else "csv"))
    else:
        _print_table(rows, names, title)


def _print_table(rows: list[Row], names: Sequence[str], title: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(soft_wrap=False, width=None if sys.stdout.isatty() else 160)
    table = Table(title=f"{title} ({len(rows)})", title_justify="left", header_style="bold", pad_edge=False)
    for name in names:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell(row[name])) for name in names))
    console.print(table)


def cell(value: object) -> str:
    """A value as a person reads it; control characters of untrusted text never reach the terminal."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, list):
        return "; ".join(cell(item) for item in value)
    if isinstance(value, dict):
        return ", ".join(f"{key} {cell(item)}" for key, item in value.items() if item not in (None, [], ""))
    return "".join(c if c.isprintable() else " " for c in str(value))
