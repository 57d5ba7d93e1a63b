"""`dateline read`: files and folders into the record."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, GazetteerOption, PartiesOption, RecordOption, WordsOption


def read(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders: text, HTML, JSON Lines.", show_default=False)],
    record: RecordOption = DEFAULT_RECORD,
    processes: Annotated[int, typer.Option(help="Processes to read with; 0 is one for each core.", min=0)] = 0,
    gazetteer: GazetteerOption = None,
    words: WordsOption = None,
    parties: PartiesOption = None,
) -> None:
    """Read reports into the record. Safe to stop and to run again: what was read stays read."""
    from dateline.errors import InputError
    from dateline.reading import default_processes
    from dateline.record.record import Record

    missing = [path for path in paths if _is_missing(path)]
    with Record(record, gazetteer=gazetteer, words=words, parties=parties) as opened:
        with _Bar(paths) as bar:
            result = opened.read(*paths, processes=processes or default_processes(), progress=bar.advance)
        counts = f"{opened.count('incidents')} incidents, {opened.count('ceasefires')} ceasefires"
        print(
            f"dateline: {result.added} reports read, {result.known} known already, {result.skipped} skipped; "
            f"the record has {opened.count('reports')} reports, {counts}",
            file=sys.stderr,
        )
        if result.skipped:
            print("dateline: `dateline show skipped` lists what was skipped, and why", file=sys.stderr)
        if result.at_peace:
            print(
                f"dateline: {result.at_peace} of those read are surely of no conflict and tell of no violence; "
                "`dateline show reports` lists their `conflict`, a probability",
                file=sys.stderr,
            )
        for side in opened.empty_sides():
            print(
                f"dateline: nobody in the record is on the side that the file of parties calls {side!r}; "
                "its names may be misspelt",
                file=sys.stderr,
            )
        if missing:
            raise InputError("E101", f"no such file or folder: {', '.join(map(str, missing))}")
        if not result.added and not result.known:
            raise InputError("E102", "none of it could be read as a report; `dateline show skipped` says why")


def _is_missing(path: Path) -> bool:
    """Whether nothing is there; what is there and may not be looked at is a row of `skipped`."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


class _Bar:
    """A progress bar by bytes of files done, with reports a second and time left; nothing where there is no terminal."""

    def __init__(self, paths: Sequence[Path]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        from dateline.reports.walk import Found, find_files

        shown = sys.stderr.isatty()
        self._before: dict[str, int] = {}
        total = 0
        for found in find_files(paths) if shown else ():
            if isinstance(found, Found):
                self._before[found.name] = total
                total += found.size
        self._progress = Progress(
            TextColumn("reading"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f}%  {task.fields[reports]} reports  {task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            disable=not shown,
        )
        self._task = self._progress.add_task("reading", total=total, reports=0, rate="")

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def advance(self, done: int, file: str) -> None:
        """`done` reports are read, the last of them from `file`: every file before it is done."""
        seconds = self._progress.tasks[0].elapsed or 0.0
        bytes_done = self._before.get(file, self._before.get(file.rpartition(":")[0]))
        rate = f"{done / seconds:.0f} reports/s" if seconds > 1 else ""
        self._progress.update(self._task, completed=bytes_done, reports=done, rate=rate)
