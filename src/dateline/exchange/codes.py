"""The codes that the field gives an event, for events that leave the record: PLOVER type, CAMEO code, Goldstein score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dateline.events.politics.codes import code_of

Row = dict[str, Any]
CODES = ("plover", "cameo", "goldstein")


def coded_columns(columns: Sequence[str]) -> list[str]:
    """The columns of `events` with the codes after `sub_type`."""
    return [c for name in columns for c in ((name, *CODES) if name == "sub_type" else (name,))]


def coded_events(events: Iterable[Row], texts: Mapping[str, str]) -> list[Row]:
    """Rows of `events` with their codes; `texts` has the text of each report, by report_id."""
    return [_coded(row, texts.get(row["report_id"], "")) for row in events]


def _coded(row: Row, text: str) -> Row:
    code = code_of(row["type"], row["sub_type"], row["modality"], word=text[row["start"] : row["end"]])
    whole = row | {"plover": code.plover, "cameo": code.cameo, "goldstein": code.goldstein}
    return {name: whole[name] for name in coded_columns(list(row))}
