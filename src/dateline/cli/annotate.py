"""`dateline annotate`: stand-off annotations of texts, no record kept."""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from dateline.cli.options import GazetteerOption, WordsOption


def annotate(
    source: Annotated[
        Path | None, typer.Argument(metavar="IN", help='JSON Lines: {"id", "text", "published_on"}.')
    ] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="A file; without it, standard output.")] = None,
    conllu: Annotated[Path | None, typer.Option(help="Annotate gold-tokenised sentences of this CoNLL-U file.")] = None,
    gazetteer: GazetteerOption = None,
    words: WordsOption = None,
) -> None:
    """Write entities, times, places, claims and events with their character offsets, one line for each text."""
    from dateline.cli.output import check_output
    from dateline.errors import InputError, UsageError
    from dateline.exchange.annotate import annotate_lines

    if (source is None) == (conllu is None):
        raise UsageError("E407", "give either a JSON Lines file or --conllu FILE")
    given = source or conllu
    assert given is not None
    if not given.is_file():
        raise InputError("E101", f"no such file: {given}")
    if out is not None:
        check_output(out, source=given)
    if conllu is not None:
        from dateline.language.conllu import annotate_conllu
        from dateline.language.engine import Engine

        if out is None:
            raise UsageError("E408", "--conllu needs --out FILE")
        try:
            annotate_conllu(conllu, out, Engine.load())
        except UnicodeDecodeError as error:
            raise InputError("E120", f"{conllu} is not UTF-8: {error.reason}") from error
        return
    broken = 0
    with _input(given) as lines, _output(out) as sink:
        for line in annotate_lines(lines, gazetteer=gazetteer, words=words):
            if isinstance(line, InputError):
                broken += 1
                print(f"dateline: {line}", file=sys.stderr)
            else:
                sink.write(line)
    if broken:
        raise InputError("E103", f"{broken} lines were not annotated; the rest were")


def _input(source: Path) -> BinaryIO:
    from dateline.errors import InputError

    try:
        return source.open("rb")
    except OSError as error:
        raise InputError("E101", f"{source} cannot be read: {error.strerror}") from error


def _output(out: Path | None) -> AbstractContextManager[BinaryIO]:
    return out.open("wb") if out is not None else nullcontext(sys.stdout.buffer)
