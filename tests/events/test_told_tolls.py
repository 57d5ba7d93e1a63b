"""How many, of whom, in what standing: made-up texts of a dozen wars, whose tolls were written down before any code saw them.

A case of told_tolls/*.toml lists all the tolls of its text: `kind`; `group`, one or several of which any is right; `low` and
`high` (none is an open end) or the vague `word`; `more`, `part`, `total` (over a period or war) and `modality` where they
hold. `none` are things that must not be counted. What fails still is in open.toml by name, and is tried in every run.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline.events.types import Event, Toll
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

Case = dict[str, Any]
Told = tuple[Event, Toll]

FOLDER = Path(__file__).resolve().parent / "told_tolls"
CASES: tuple[Case, ...] = tuple(
    case
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])
)
#: Cases that are not met yet, by name, with what comes instead.
OPEN: dict[str, str] = tomllib.loads((FOLDER / "open.toml").read_text(encoding="utf-8"))["open"]
#: The share of cases met, and of the tolls in them. They may rise and must not fall.
CASES_FLOOR, TOLLS_FLOOR = 0.97, 0.98
#: Finer groups of the record than the cases tell apart.
CIVIL = ("protester", "prisoner", "elderly", "aid worker")
ASSERTED = ("actual", "alleged")


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    documents = [Document(c["name"], c["text"], Stated(published_on=c.get("published"))) for c in CASES]
    read = zip(CASES, reader.read(documents), strict=True)
    return {case["name"]: reading for case, reading in read if isinstance(reading, Reading)}


def _params() -> Iterator[Any]:
    for case in CASES:
        name = case["name"]
        yield pytest.param(
            case, id=name, marks=pytest.mark.xfail(reason=OPEN[name], strict=True) if name in OPEN else ()
        )


@pytest.mark.parametrize("case", list(_params()))
def test_the_tolls_are_those_of_the_text(case: Case, readings: dict[str, Reading]) -> None:
    found = numbered(readings[case["name"]])
    assert missed(case, found) == []
    assert beyond(case, found) == []


def test_the_share_of_cases_and_of_tolls_met(readings: dict[str, Reading]) -> None:
    found = {case["name"]: numbered(readings[case["name"]]) for case in CASES}
    met = sum(not missed(c, found[c["name"]]) and not beyond(c, found[c["name"]]) for c in CASES)
    tolls = sum(len(c["toll"]) for c in CASES)
    right = tolls - sum(len(missed(c, found[c["name"]])) for c in CASES)
    assert met / len(CASES) >= CASES_FLOOR, f"{met} of {len(CASES)} cases"
    assert right / tolls >= TOLLS_FLOOR, f"{right} of {tolls} tolls"


def test_every_open_case_is_a_case() -> None:
    assert sorted(set(OPEN) - {case["name"] for case in CASES}) == []


def numbered(reading: Reading) -> list[Told]:
    """The tolls of a reading that say how many, by a number or a word."""
    told = [(event, toll) for event in reading.events for toll in event.tolls]
    return [(e, t) for e, t in told if t.low is not None or t.high is not None or t.word]


def missed(case: Case, found: list[Told]) -> list[Case]:
    """Tolls of the case that are not among those found."""
    return [entry for entry in case["toll"] if not any(_meets(entry, *told) for told in found)]


def beyond(case: Case, found: list[Told]) -> list[str]:
    """What is found and not told: tolls that meet no entry, and things counted that are no people."""
    extra = [toll.text for event, toll in found if not any(_meets(entry, event, toll) for entry in case["toll"])]
    things = [toll.text for _, toll in found for thing in case.get("none", ()) if thing in toll.text.lower().split()]
    return extra + things


def _meets(entry: Case, event: Event, toll: Toll) -> bool:
    groups = [entry["group"]] if isinstance(entry["group"], str) else list(entry["group"])
    groups += CIVIL if "civilian" in groups else ()
    modalities = (entry["modality"],) if "modality" in entry else ASSERTED
    same = (toll.kind, toll.low, toll.high, toll.word) == (
        entry["kind"], entry.get("low"), entry.get("high"), entry.get("word", "")
    )  # fmt: skip
    standing = (toll.part_of, toll.more, bool(toll.since)) == (
        entry.get("part", False), entry.get("more", False), entry.get("total", False)
    )  # fmt: skip
    about = toll.approximate or not entry.get("approximate", False)
    return same and standing and about and toll.group in groups and event.modality in modalities
