"""Stand-off annotations of one text: what `dateline annotate` writes for each line (docs/annotate.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from dateline.claims.types import Claim
from dateline.errors import InputError
from dateline.events.types import Event
from dateline.exchange.telling import one_each
from dateline.grounding.places.find import find_places
from dateline.grounding.times.find import find_times
from dateline.grounding.types import PlaceMention, Time
from dateline.language.types import Name
from dateline.pipeline import Reader
from dateline.record.rows import total
from dateline.reports.structure import build_report
from dateline.reports.types import Document, Report, Skipped, Stated

Row = dict[str, Any]


def annotate_lines(lines: Iterable[bytes], *, gazetteer: Path | None = None) -> Iterator[bytes | InputError]:
    """One line of JSON for each line read, or the error that says why there is none; the rest goes on."""
    reader = Reader.load(gazetteer=gazetteer)
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
        return _row(identity, (), (), (), (), ())
    everything = reader.engine.analyse(report.text, [(p.start, p.end) for p in report.passages])
    places = find_places(report, everything, reader.gazetteer)
    reading = reader.interpret(report, reader.engine.analyse(report.text, report.content()))
    return _row(
        identity,
        everything.names,
        find_times(report.text, everything, report.published),
        places,
        reading.claims,
        one_each(reading),
    )


def _row(
    identity: object,
    names: Iterable[Name],
    times: Iterable[Time],
    places: Sequence[PlaceMention],
    claims: Iterable[Claim],
    events: Iterable[Event],
) -> Row:
    countries = {p.place.place_id: p.place.country for p in places if p.place}
    return {
        "id": identity,
        "entities": [{"start": n.start, "end": n.end, "type": n.kind} for n in names],
        "times": [{"start": t.start, "end": t.end, "type": t.type, "value": t.value} for t in times],
        "places": [_place(p) for p in places if p.role != "part_of_name" and p.place and p.place.lat is not None],
        "claims": _once(_claim(c) for c in claims if c.form != "narrative"),
        "events": [_event(e, countries) for e in events],
    }


def _once(rows: Iterable[Row]) -> list[Row]:
    """Each row once: what "Paris and Rome said" is a claim of each of the two in the record, and one attribution here."""
    kept: list[Row] = []
    for row in rows:
        if row not in kept[-8:]:
            kept.append(row)
    return kept


def _place(mention: PlaceMention) -> Row:
    place = mention.place
    return {
        "start": mention.start,
        "end": mention.end,
        "name": place.name if place else mention.text,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames_id": place.geonames_id if place else None,
        "country": place.country if place else None,
    }


def _claim(claim: Claim) -> Row:
    return {
        "source": [list(s) for s in claim.source_spans],
        "cue": [list(s) for s in claim.cue_spans],
        "content": [list(s) for s in claim.content_spans],
        "act": claim.act,
        "form": claim.form,
        "saying": claim.saying,
    }


def _event(event: Event, countries: Mapping[str, str | None]) -> Row:
    def spans(role: str) -> list[Row]:
        return [{"start": r.start, "end": r.end} for r in event.roles if r.role == role]

    killed, injured = total(event.tolls, "killed"), total(event.tolls, "injured")
    day = {"start": event.date_from, "end": event.date_to} if event.date_from or event.date_to else None
    return {
        "start": event.start,
        "end": event.end,
        "type": event.sub_type or event.type,
        "perpetrators": spans("perpetrator"),
        "targets": spans("target"),
        "victims": spans("victim"),
        "weapons": spans("weapon"),
        "date": {k: v.isoformat() if v else None for k, v in day.items()} if day else None,
        "place": {"name": event.place, "country": countries.get(event.place_id or "")} if event.place else None,
        "killed": {"low": killed[0], "high": killed[1]} if killed != (None, None) else None,
        "injured": {"low": injured[0], "high": injured[1]} if injured != (None, None) else None,
        "modality": event.modality,
    }
