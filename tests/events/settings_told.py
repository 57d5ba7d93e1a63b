"""Facts written by hand under the texts of tests/events/told_settings/*.toml, each held against the events of its text.

A fact is about the event told of by the words `event`: one whose trigger stands in them, or one that this telling was merged
into. It may state `day`, or `from` and `to` (with `within_from` and `within_to`: any interval within them that meets it),
or `time = "unknown"`; `place`, a name or several of which one is right, "" for none; `prec`, UCDP's where_prec; `background`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.events.types import Event
from dateline.grounding.gazetteer.names import fold
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

Entry = dict[str, Any]

TOLD = Path(__file__).resolve().parent / "told_settings"
KINDS = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Ceasefire", "CONSULT")


@dataclass(frozen=True, slots=True)
class Fact:
    """One event's time and place, with the text that tells of it."""

    text: str
    entry: Entry

    @property
    def name(self) -> str:
        return f"{self.text}: {self.entry['event'][:50]}"

    def missed(self, reading: Reading) -> list[str]:
        """What the reading says instead, one string for each field that differs; empty where the fact is met."""
        start = reading.report.text.index(self.entry["event"])
        end = start + len(self.entry["event"])
        text = reading.report.text
        sentence = next((e.text for e in reading.events if _covers(e.text, start, end, text)), "")
        found = _told_by(reading.events, start, end, sentence)
        if not found:
            return ["event: none"]
        return min((list(_differing(self.entry, event, reading)) for event in found), key=len)


def texts(folder: Path = TOLD) -> Iterator[Entry]:
    for path in sorted(folder.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8")).get("text", [])


def facts(folder: Path = TOLD) -> list[Fact]:
    return [Fact(t["name"], entry) for t in texts(folder) for entry in t.get("fact", [])]


def read_all(reader: Reader, folder: Path = TOLD) -> dict[str, Reading]:
    """Every text, read the whole way by its own name."""
    written = list(texts(folder))
    documents = [Document(f"{t['name']}.txt", t["body"], Stated(published_on=t.get("published"))) for t in written]
    readings = zip(written, reader.read(documents), strict=True)
    return {t["name"]: reading for t, reading in readings if isinstance(reading, Reading)}


def _covers(sentence: str, start: int, end: int, text: str) -> bool:
    at = text.find(sentence)
    return at <= start and end <= at + len(sentence)


def _told_by(events: Sequence[Event], start: int, end: int, sentence: str) -> list[Event]:
    """Those whose trigger is within the words; else those that have what they tell from them, having been merged."""
    told = [e for e in events if e.type in KINDS] + [e for e in events if e.type not in KINDS]
    own = [e for e in told if start <= e.start < end]
    if own:
        of_kind = [e for e in own if e.type in KINDS]
        return of_kind or own
    merged = [e for e in told if any(s.start < end and start < s.end for s in (*e.tolls, *e.roles))]
    return merged or _alone(told, sentence)


def _alone(told: Sequence[Event], sentence: str) -> list[Event]:
    """The one event of the sentence: what it tells in several words ("tore open the roof, killing ten") is one."""
    found = [e for e in told if e.text == sentence]
    return found if len(found) == 1 else []


def _differing(entry: Entry, event: Event, reading: Reading) -> Iterator[str]:
    days = (event.date_from, event.date_to)
    if not _in_time(entry, event.date_from, event.date_to):
        yield f"time: {days[0]} to {days[1]} ({event.date_rule})"
    if "place" in entry and not _is_there(entry["place"], event, reading):
        yield f"place: {event.place} ({event.place_rule})"
    elif entry.get("prec", event.where_prec) != event.where_prec:
        yield f"prec: {event.where_prec}"
    if entry.get("background", event.background) != event.background:
        yield f"background: {event.background}"


def _in_time(entry: Entry, first: date | None, last: date | None) -> bool:
    if entry.get("time") == "unknown":
        return first is None
    wanted = (entry.get("from", entry.get("day")), entry.get("to", entry.get("day")))
    if wanted[0] is None or (first, last) == wanted:
        return True
    if "within_from" not in entry or first is None or last is None:
        return False
    inside = entry["within_from"] <= first and last <= entry["within_to"]
    return bool(inside and first <= wanted[1] and wanted[0] <= last)


def _is_there(wanted: str | list[str], event: Event, reading: Reading) -> bool:
    names = {fold(name) for name in ([wanted] if isinstance(wanted, str) else wanted)}
    if event.place is None:
        return "" in names
    known = {fold(event.place)}
    if event.place_start is not None:
        told = fold(reading.report.text[event.place_start : event.place_end])
        known |= {told, told.rpartition(" ")[0]}  # "Mai Koho hill"
    for mention in reading.grounding.places:
        if mention.place is not None and mention.place.place_id == event.place_id:
            known.update(fold(name) for name in mention.place.aliases)
    return bool(names & known)
