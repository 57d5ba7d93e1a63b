"""The command line's entry: the commands, and every error as one line with a number.

Exit codes: 0 done · 1 an unexpected failure, or E5xx · 2 wrong usage (E4xx, E6xx) · 3 nothing could be read, or a path is missing
(E1xx) · 4 the record (E2xx) · 5 the model or another data file (E3xx) · 130 stopped by the user.
"""

from __future__ import annotations

import errno
import os
import sys

import typer

from dateline.cli import annotate, brief, export, gazetteer, judge, read, show, why
from dateline.errors import DatelineError, UsageError

app = typer.Typer(
    name="dateline",
    help="Keep the record of a pile of reports about an armed conflict: who claims what, where, when, with what toll.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("read")(read.read)
app.command("show")(show.show)
app.command("why")(why.why)
app.command("export")(export.export)
app.command("annotate")(annotate.annotate)
app.command("brief")(brief.brief)
app.add_typer(judge.app, name="judge", help="What people judge: merge, split, confirm, reject, correct, undo.")
app.add_typer(gazetteer.app, name="gazetteer", help="The places that names are looked up in.")


@app.callback(invoke_without_command=True)
def version(show_version: bool = typer.Option(False, "--version", help="Print the version and stop.")) -> None:
    if show_version:
        from dateline import __version__

        typer.echo(__version__)
        raise typer.Exit


def main() -> None:
    """Run a command. An error that has a number is one line on standard error and its own exit code."""
    try:
        app()
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        raise SystemExit(error.exit_code) from None
    except SystemExit as stop:
        # Typer turns an interrupt into this code, and says nothing.
        if stop.code == 130:
            print("dateline: stopped; what was read is kept, the same command goes on from here", file=sys.stderr)
        raise
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        no_room = UsageError("E410", "no room left to write the output")
        print(f"dateline: {no_room}", file=sys.stderr)
        # What is left in the buffer would fail once more on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(no_room.exit_code) from None


if __name__ == "__main__":
    main()
