"""The sides that a user has given (ledger/parties.py), kept with the record so that later readings use them too."""

from __future__ import annotations

import json
from collections.abc import Mapping

from sqlalchemy import Connection, select

from dateline.record import schema, writing

KEY = "parties"


def load_parties(connection: Connection) -> dict[str, str] | None:
    """The side of each name, None where the record's parties are inferred."""
    table = schema.state
    text = connection.execute(select(table.c.value).where(table.c.key == KEY)).scalar()
    return dict(json.loads(text)) if text else None


def keep_parties(connection: Connection, parties: Mapping[str, str]) -> bool:
    """Put these sides in the place of those that the record has; none go back to inference. Whether that changed anything."""
    if parties == (load_parties(connection) or {}):
        return False
    text = json.dumps(sorted(parties.items()), ensure_ascii=False) if parties else ""
    writing.set_state(connection, KEY, text)
    return True
