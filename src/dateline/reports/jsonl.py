"""JSON Lines: one report a line, `text` and, if given, `url`, `title`, `source`, `published_on`; other fields are ignored."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from dateline.reports.dates import possible_day
from dateline.reports.decode import Decoded, decode, storable
from dateline.reports.types import Document, Skipped, Stated

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].{0,40})?$", re.ASCII)
_CHUNK = 1 << 20


def read_jsonl(file: BinaryIO, name: str, *, longest: int) -> Iterator[Document | Skipped]:
    """A Document or a Skipped row for each line that is not blank; its file is "name:LINE", lines counted from 1.

    Rows: "broken-json", "not-an-object", "no-text", "empty", "too-long" (over `longest` bytes).
    """
    seen = False
    for number, line in _lines(file, longest=longest):
        where = f"{name}:{number}"
        if line is None:
            yield Skipped(where, "reports", "too-long", f"a line of over {longest} bytes")
            seen = True
        elif line.strip():
            yield from _read_line(decode(line), where)
            seen = True
    if not seen:
        yield Skipped(name, "reports", "empty")


def _lines(file: BinaryIO, *, longest: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is too long, which is passed over without being held in memory."""
    source = _as_utf8(file, longest=longest)
    number = 0
    while line := source.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = source.readline(_CHUNK)
        yield number, None


def _as_utf8(file: BinaryIO, *, longest: int) -> BinaryIO:
    """The file itself, or, where it begins with the mark of UTF-16, as much of it as one file may hold."""
    head = file.read(4)
    file.seek(0)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return io.BytesIO(decode(file.read(longest)).text.encode("utf-8"))
    return file


def _read_line(decoded: Decoded, where: str) -> Iterator[Document | Skipped]:
    try:
        fields = json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        # RecursionError: brackets nested by the thousand are no report either.
        detail = error.msg if isinstance(error, json.JSONDecodeError) else type(error).__name__
        yield Skipped(where, "reports", "broken-json", detail)
        return
    if not isinstance(fields, dict):
        yield Skipped(where, "reports", "not-an-object")
    elif not isinstance(fields.get("text"), str):
        yield Skipped(where, "reports", "no-text")
    elif not fields["text"].strip():
        yield Skipped(where, "reports", "empty")
    else:
        yield _document(fields, where, decoded.repairs)


def _document(fields: dict[str, Any], where: str, repairs: tuple[str, ...]) -> Document:
    """A field of the wrong kind is left out, with "bad-FIELD" among the repairs."""
    day = parse_day(fields.get("published_on"))
    wrong = [key for key in ("url", "title", "source") if not isinstance(fields.get(key), str | None)]
    if day is None and fields.get("published_on") not in (None, ""):
        wrong.append("published_on")
    stated = Stated(
        url=_text(fields.get("url")),
        title=_text(fields.get("title")),
        source=_text(fields.get("source")),
        published_on=day,
    )
    return Document(where, storable(fields["text"]), stated, (*repairs, *(f"bad-{key}" for key in wrong)))


def parse_day(value: object) -> date | None:
    """The day of an ISO 8601 date or time ("2020-10-19T08:30:00+04:00" is the 19th, as its writer saw it)."""
    match = _DAY.match(value.strip()) if isinstance(value, str) else None
    return possible_day(int(match[1]), int(match[2]), int(match[3])) if match else None


def _text(value: object) -> str | None:
    stripped = storable(value).strip() if isinstance(value, str) else ""
    return stripped or None
