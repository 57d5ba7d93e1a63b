"""Dateline: who says what happened, where, when and with what toll, in a pile of reports about an armed conflict.

    record = dateline.open("dateline.db")
    record.read("reports/")
    record.incidents()

What each method gives is in docs/record.md.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.record.record import Record

__version__ = "0.1.0"
__all__ = ["DatelineError", "__version__", "open"]


def open(target: str | Path = "dateline.db", *, create: bool = True, parties: str | Path | None = None) -> Record:
    """Open the record at a file path or a database URL; make it where there is none, unless `create` is false.

    `parties` is a file of your own that says who is on which side (docs/ledger.md); the record keeps what it says.

    Raise RecordError: E201 no record there, E202 not a record, E203 being written, E204 newer, E205 disk full.
    Raise PartiesError (E7xx) for the file of parties.
    """
    from dateline.record.record import Record

    return Record(target, create=create, parties=parties)
