"""Stand-off annotations of one text: what `dateline annotate` writes for each line (docs/annotate.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from dateline.errors import InputError
from dateline.exchange.standoff import Row, standoff
from dateline.exchange.telling import one_each
from dateline.grounding.places.find import find_places
from dateline.grounding.quantities.find import find_quantities
from dateline.grounding.times.find import find_times
from dateline.pipeline import Reader
from dateline.reports.structure import build_report
from dateline.reports.types import Document, Report, Skipped, Stated


def annotate_lines(
    lines: Iterable[bytes], *, gazetteer: Path | None = None, words: Path | None = None
) -> Iterator[bytes | InputError]:
    """One line of JSON for each line read, or the error that says why there is none; the rest goes on."""
    reader = Reader.load(gazetteer=gazetteer, words=words)
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found = _document(line, number)
            if isinstance(found, InputError):
                yield found
            else:
                row = reader.guarded(f"line {number}", partial(annotate, found[1], found[0], reader))
                yield _refused(row) if isinstance(row, Skipped) else _line(row)


def _line(row: Row) -> bytes:
    # A lone surrogate has no UTF-8; what stands for it here, a backslash and its number, is JSON's own way to write it.
    return (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "backslashreplace")


def _refused(skipped: Skipped) -> InputError:
    return InputError("E190", f"{skipped.file}: {skipped.reason.removeprefix('E190 ')} {skipped.detail!r}")


def _document(line: bytes, number: int) -> tuple[object, Document] | InputError:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return InputError("E104", f"line {number} is not JSON: {error}")
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return InputError("E105", f'line {number} has no "text"')
    published = row.get("published_on")
    try:
        day = date.fromisoformat(published) if isinstance(published, str) else None
    except ValueError:
        return InputError("E106", f'line {number}: "published_on" is no day: {published!r}')
    return row.get("id"), Document(f"line:{number}", row["text"], Stated(published_on=day))


def annotate(document: Document, identity: object, reader: Reader) -> Row:
    """Names, times and places of the whole text, furniture too; claims and events of its content."""
    report = build_report(document)
    if not isinstance(report, Report):
        return standoff(identity)
    everything = reader.engine.analyse(report.text, [(p.start, p.end) for p in report.passages])
    reading = reader.interpret(report, reader.engine.analyse(report.text, report.content()))
    return standoff(
        identity,
        text=report.text,
        names=everything.names,
        times=find_times(report.text, everything, report.published),
        quantities=find_quantities(report.text, everything),
        places=find_places(report, everything, reader.gazetteer),
        claims=reading.claims,
        events=one_each(reading, recorded=reading.recorded),
    )
