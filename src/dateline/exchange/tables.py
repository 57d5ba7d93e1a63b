"""A table of the record as bytes: JSON Lines, CSV or Parquet. Same rows, same bytes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from dateline.errors import UsageError

Row = dict[str, Any]
FORMATS = ("jsonl", "csv", "parquet")


def table_bytes(rows: Sequence[Row], columns: Sequence[str], format: str) -> bytes:
    """Raise E403 for a format that there is none of, E404 where Parquet's library is not installed."""
    if format == "jsonl":
        return "".join(json_line(row) + "\n" for row in rows).encode("utf-8", "replace")
    if format == "csv":
        return csv_text(rows, columns).encode("utf-8", "replace")
    if format == "parquet":
        return _parquet(rows, columns)
    raise UsageError("E403", f"there is no format {format!r}; there are {', '.join((*FORMATS, 'geojson'))}")


def json_line(row: Row) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(", ", ": "))


def csv_text(rows: Sequence[Row], columns: Sequence[str]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(row[name]) for name in columns] for row in rows)
    return out.getvalue()


def csv_cell(value: object) -> object:
    """Lists and objects as JSON. A text that a spreadsheet would run as a formula gets a leading apostrophe (OWASP)."""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def _parquet(rows: Sequence[Row], columns: Sequence[str]) -> bytes:
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise UsageError("E404", "Parquet needs pyarrow: pip install 'dateline[parquet]'") from error
    plain = [{name: _nested(row[name]) for name in columns} for row in rows]
    table = pa.Table.from_pylist(plain) if plain else pa.table({name: pa.array([], pa.string()) for name in columns})
    out = io.BytesIO()
    pq.write_table(table, out)
    return out.getvalue()


def _nested(value: object) -> object:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else value
