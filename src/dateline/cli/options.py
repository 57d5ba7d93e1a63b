"""Options that several commands take, spelt once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

RecordOption = Annotated[
    str, typer.Option("--record", "-r", help="The record: a file, or a database URL.", envvar="DATELINE_RECORD")
]
GazetteerOption = Annotated[
    Path | None,
    typer.Option("--gazetteer", help="A gazetteer built by `dateline gazetteer build`, instead of the one shipped."),
]
WordsOption = Annotated[
    Path | None,
    typer.Option("--words", help="A file of your own words of violence (docs/events.md), beside those shipped."),
]
PartiesOption = Annotated[
    Path | None,
    typer.Option("--parties", help="A file that says who is on which side (docs/ledger.md); the record keeps it."),
]
DEFAULT_RECORD = "dateline.db"
