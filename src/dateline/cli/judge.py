"""`dateline judge`: what a person judges of the record, kept apart from what was read and replayed over all readings."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, GazetteerOption, RecordOption, WordsOption

if TYPE_CHECKING:
    from dateline.record.record import Record

app = typer.Typer(no_args_is_help=True)

Id = Annotated[str, typer.Argument(metavar="ID", help="An id, or the beginning of one, as `dateline show` prints it.")]
By = Annotated[str, typer.Option("--by", help="Who judges.", envvar="DATELINE_BY")]
Why = Annotated[str, typer.Option("--why", help="Why: it is kept with the judgement, and printed by `dateline why`.")]
At = Annotated[str | None, typer.Option("--at", help="When, YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS, UTC; without it, now.")]


@app.callback()
def judge() -> None:
    """Say what the record should have: each judgement with who, when and why; all can be undone, none is lost."""


@app.command()
def merge(
    one: Annotated[str, typer.Argument(metavar="A", help="An incident.")],
    other: Annotated[str, typer.Argument(metavar="B", help="The incident that it is.")],
    by: By = "",
    why: Why = "",
    at: At = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Two incidents are one."""
    with _judging(record) as opened:
        _said(opened, opened.judge.merge(one, other, by=by, why=why, at=at or _now()))


@app.command()
def split(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT")],
    events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="Events of it that are of another.")],
    by: By = "",
    why: Why = "",
    at: At = None,
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Some events of an incident are of another one."""
    with _judging(record) as opened:
        _said(opened, opened.judge.split(incident, *events, by=by, why=why, at=at or _now()))


@app.command()
def confirm(wanted: Id, by: By = "", why: Why = "", at: At = None, record: RecordOption = DEFAULT_RECORD) -> None:
    """An incident or a ceasefire is right as it stands."""
    with _judging(record) as opened:
        _said(opened, opened.judge.confirm(wanted, by=by, why=why, at=at or _now()))


@app.command()
def reject(wanted: Id, by: By = "", why: Why = "", at: At = None, record: RecordOption = DEFAULT_RECORD) -> None:
    """It is no incident, or no ceasefire: kept, and left out of what is shown and counted (`--rejected` shows it)."""
    with _judging(record) as opened:
        _said(opened, opened.judge.reject(wanted, by=by, why=why, at=at or _now()))


# A VALUE may be a longitude: "-58.4" is no option.
@app.command(context_settings={"ignore_unknown_options": True})
def correct(
    wanted: Id,
    field: Annotated[str, typer.Argument(metavar="FIELD", help="The column; docs/judgements.md lists them.")],
    value: Annotated[str, typer.Argument(metavar="VALUE", help='What it is; "none" where it is not known.')],
    by: By = "",
    why: Why = "",
    at: At = None,
    record: RecordOption = DEFAULT_RECORD,
    gazetteer: GazetteerOption = None,
    words: WordsOption = None,
) -> None:
    """A field of an incident, ceasefire, event, claim, actor or report has another value."""
    with _judging(record, gazetteer, words) as opened:
        _said(opened, opened.judge.correct(wanted, field, value, by=by, why=why, at=at or _now()))


@app.command()
def undo(
    wanted: Id,
    by: By = "",
    why: Why = "",
    at: At = None,
    record: RecordOption = DEFAULT_RECORD,
    gazetteer: GazetteerOption = None,
    words: WordsOption = None,
) -> None:
    """Take a judgement back, an undo too."""
    with _judging(record, gazetteer, words) as opened:
        _said(opened, opened.judge.undo(wanted, by=by, why=why, at=at or _now()))


@app.command("import")
def take(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Written by `dateline export judgements`.")],
    record: RecordOption = DEFAULT_RECORD,
    gazetteer: GazetteerOption = None,
    words: WordsOption = None,
) -> None:
    """Take the judgements of another record of these reports. Those that are known already are passed over."""
    from dateline.errors import InputError

    with _judging(record, gazetteer, words) as opened:
        try:
            with file.open("rb") as lines:
                new = opened.judge.take(lines)
        except OSError as error:
            raise InputError("E101", f"{file} cannot be read: {error.strerror}") from error
        dormant = sum(row["state"] == "dormant" for row in opened.judgements())
        print(
            f"dateline: {new} judgements are new; of all, {dormant} find nothing in this record that they are about",
            file=sys.stderr,
        )


@contextmanager
def _judging(target: str, gazetteer: Path | None = None, words: Path | None = None) -> Iterator[Record]:
    """The record, with what a report is read with where a judgement gives it another date."""
    from dateline.record.record import Record

    with Record(target, create=False, gazetteer=gazetteer, words=words) as opened:
        yield opened


def _said(record: Record, judgement_id: str) -> None:
    """The id to standard output, for scripts; what became of it for people."""
    from dateline.cli.output import cell

    (row,) = (row for row in record.judgements() if row["judgement_id"] == judgement_id)
    print(judgement_id)
    told = {
        "in force": f"applies to {cell(row['applies_to'])}",
        "overruled": f"a later judgement holds against it: {cell(row['overruled_by'])}",
        "undone": f"it is undone by {row['undone_by']}",
        "dormant": "it finds nothing that it is about",
    }
    print(f"dateline: {row['state']}: {told[row['state']]}", file=sys.stderr)


def _now() -> str:
    """The only clock of the program, here at its edge: the time is stored and never asked for again."""
    from datetime import UTC, datetime

    return datetime.now(UTC).isoformat()
