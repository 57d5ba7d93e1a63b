"""`dateline why`: back from an incident, a ceasefire or a claim to the sentences it came from."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.options import DEFAULT_RECORD, RecordOption


def why(
    wanted: Annotated[str, typer.Argument(metavar="ID", help="An id, or the beginning of one.")],
    record: RecordOption = DEFAULT_RECORD,
) -> None:
    """Say why: each claim, its sentence, its source, and why the grade."""
    from dateline.cli.output import write
    from dateline.exchange.explain import explain
    from dateline.record.record import Record

    with Record(record, create=False) as opened:
        write(explain(opened, wanted).encode("utf-8", "replace"))
