"""`dateline read`: files and folders into the record."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, GazetteerOption, RecordOption


def read(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders: text, HTML, JSON Lines.", show_default=False)],
    record: RecordOption = DEFAULT_RECORD,
    processes: Annotated[int, typer.Option(help="Processes to read with; 0 is one for each core.", min=0)] = 0,
    gazetteer: GazetteerOption = None,
) -> None:
    """Read reports into the record. Safe to stop and to run again: what was read stays read."""
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from dateline.errors import InputError
    from dateline.record.record import Record

    missing = [path for path in paths if not path.exists()]
    console = Console(stderr=True)
    with Record(record, gazetteer=gazetteer) as opened:
        bar = Progress(
            SpinnerColumn(),
            TextColumn("reading"),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TextColumn("[dim]{task.fields[file]}"),
            console=console,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        with bar:
            task = bar.add_task("reading", total=None, rate="", file="")

            def progress(done: int, file: str) -> None:
                speed = bar.tasks[0].speed
                bar.update(task, completed=done, rate=f"{speed:.0f} reports/s" if speed else "", file=file[-60:])

            result = opened.read(*paths, processes=processes or None, progress=progress)
        counts = f"{opened.count('incidents')} incidents, {opened.count('ceasefires')} ceasefires"
        print(
            f"dateline: {result.added} reports read, {result.known} known already, {result.skipped} skipped; "
            f"the record has {opened.count('reports')} reports, {counts}",
            file=sys.stderr,
        )
        if result.skipped:
            print("dateline: `dateline show skipped` lists what was skipped, and why", file=sys.stderr)
        if missing:
            raise InputError("E101", f"no such file or folder: {', '.join(map(str, missing))}")
        if not result.added and not result.known:
            raise InputError("E102", "none of it could be read as a report; `dateline show skipped` says why")
