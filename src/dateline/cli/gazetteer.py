"""`dateline gazetteer build`: a gazetteer of every village, made from a dump of GeoNames."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True)


@app.callback()
def gazetteer() -> None:
    """The places that names are looked up in."""


@app.command("build")
def build(
    dump: Annotated[Path, typer.Argument(help="A dump of GeoNames: allCountries.zip, cities500.zip, UA.txt, ...")],
    out: Annotated[Path, typer.Option("--out", help="Where the gazetteer file goes.")] = Path("gazetteer.bin"),
) -> None:
    """Build a gazetteer file from a GeoNames dump, for `--gazetteer FILE` of `read` and `annotate`."""
    from dateline.cli.output import check_output
    from dateline.grounding.gazetteer.build import build_gazetteer

    check_output(out, source=dump if dump.exists() else None)
    digest = build_gazetteer(dump, out)
    typer.echo(f"{out}\t{digest}")
