"""Contacts, positions and political acts of made-up texts of a dozen wars, written down before any code saw them.

A case of told_politics/*.toml lists all the contacts, positions and other acts of its text by their words; a thing that is
heard meets an entry where it touches those words and is of the same kind. The shares below may rise and must not fall.
What fails still is in open.toml by file and number, and is tried in every run.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from dateline.events.types import Event
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

Case = dict[str, Any]

FOLDER = Path(__file__).resolve().parent / "told_politics"
NOTHING = "nothing"
#: The least shares of what is told that is heard in its kind, and of what is heard that is told.
HEARD_FLOOR, RIGHT_FLOOR = 0.63, 0.82
#: The most cases of those with nothing to hear in which something is heard.
FALSE_MOST = 2
POSITIONS = ("SUPPORT", "ACCUSE", "REQUEST", "REJECT", "CONCEDE", "AGREE", "OFFER")
POLITICS = (
    *POSITIONS,
    "CONSULT",
    "COOPERATE",
    "AID",
    "RETREAT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
)
#: Kinds of the record that are those of the cases under another name.
ALIKE = {
    "Ceasefire": ("REQUEST", "REJECT", "CONCEDE", "AGREE", "RETREAT"),
    "Strategic developments": ("COERCE", "AGREE", "RETREAT", "SANCTION"),
    "Protests": ("PROTEST",),
    "Riots": ("PROTEST",),
    "AGREE": ("CONCEDE", "AGREE", "OFFER"),
    "CONCEDE": ("AGREE", "CONCEDE", "RETREAT"),
    "RETREAT": ("CONCEDE", "RETREAT"),
    "CONSULT": ("CONSULT", "OFFER"),
}


@dataclass(frozen=True)
class Thing:
    """One entry of a case: where its words stand, what it is, and who may do it."""

    start: int
    end: int
    type: str
    actors: tuple[str, ...]


def load(folder: Path = FOLDER) -> dict[str, Case]:
    """Cases by "file-number"."""
    found: dict[str, Case] = {}
    for path in sorted(folder.glob("*.toml")):
        for number, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8")).get("case", []), start=1):
            found[f"{path.stem}-{number}"] = case
    return found


def things(case: Case) -> list[Thing]:
    """All that a case tells of."""

    def at(entry: Case, type_: str, actors: Sequence[str]) -> Thing:
        start = case["text"].index(entry["words"])
        return Thing(start, start + len(entry["words"]), type_, tuple(actors))

    told = [at(e, "CONSULT", e.get("participants", ())) for e in case.get("contact", ())]
    told += [at(e, e["act"].partition("/")[0], e.get("actor", ())) for e in case.get("position", ())]
    return told + [at(e, e["type"].partition("/")[0], e.get("actor", ())) for e in case.get("act", ())]


def meets(thing: Thing, event: Event) -> bool:
    """Whether an event is at the words of the thing and of its kind."""
    if thing.type != event.type and thing.type not in ALIKE.get(event.type, ()):
        return False
    return event.start < thing.end and thing.start < event.end


def political(events: Sequence[Event]) -> list[Event]:
    return [e for e in events if e.type in POLITICS]


CASES = load()
#: Cases that are not met yet, by file and number, with what is not heard or is heard and not told.
OPEN: dict[str, str] = tomllib.loads((FOLDER / "open.toml").read_text(encoding="utf-8"))["open"]


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    documents = [Document(name, c["text"], Stated(published_on=c.get("published"))) for name, c in CASES.items()]
    read = zip(CASES, reader.read(documents), strict=True)
    return {name: reading for name, reading in read if isinstance(reading, Reading)}


def _params() -> Iterator[Any]:
    for name in CASES:
        marks = pytest.mark.xfail(reason=OPEN[name], strict=True) if name in OPEN else ()
        yield pytest.param(name, marks=marks)


@pytest.mark.parametrize("name", list(_params()))
def test_what_is_told_is_heard(name: str, readings: dict[str, Reading]) -> None:
    events = readings[name].events
    case = CASES[name]
    assert missed(case, events) == []
    assert not name.startswith(NOTHING) or political(events) == []


def missed(case: Case, events: Sequence[Event]) -> list[str]:
    """The words of a case at which nothing of their kind is heard."""
    return [case["text"][t.start : t.end] for t in things(case) if not any(meets(t, e) for e in events)]


def test_the_shares_of_what_is_heard_and_of_what_is_right(readings: dict[str, Reading]) -> None:
    told = [(name, t) for name, case in CASES.items() for t in things(case)]
    heard = sum(any(meets(t, e) for e in readings[name].events) for name, t in told)
    # what is only demanded, promised or feared is told by the demand or promise, which is what the cases list
    happened = ("actual", "alleged")
    events = [
        (name, e)
        for name, reading in readings.items()
        for e in political(reading.events)
        if e.modality in happened or e.type in (*POSITIONS, "CONSULT")
    ]
    right = sum(any(meets(t, e) for t in things(CASES[name])) for name, e in events)
    false = [name for name in CASES if name.startswith(NOTHING) and political(readings[name].events)]
    assert heard / len(told) >= HEARD_FLOOR, f"{heard} of {len(told)} told"
    assert right / len(events) >= RIGHT_FLOOR, f"{right} of {len(events)} heard"
    assert len(false) <= FALSE_MOST, false


def test_every_open_case_is_a_case() -> None:
    assert sorted(set(OPEN) - set(CASES)) == []
