"""Places told in made texts, written down by hand before the program saw them (told_places/places.toml): which place, how
precisely, who is no place, and where a government is meant.

`lat`, `lon`: the place is within 25 km of that point. `country`: ISO code of the country that it is, or lies in. `prec`:
where_prec. What fails still is in open.toml, and is tried in every run.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.grounding.test_places import report_of

from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.grounding.places.evidence import distance_km
from dateline.grounding.places.find import find_places
from dateline.grounding.types import PlaceMention
from dateline.language.engine import Engine

FOLDER = Path(__file__).parent / "told_places"
CASES: list[dict[str, Any]] = tomllib.loads((FOLDER / "places.toml").read_text("utf-8"))["case"]
#: Cases that are not met yet, by their text, with what comes instead.
OPEN: dict[str, str] = tomllib.loads((FOLDER / "open.toml").read_text("utf-8"))["open"]
NEAR_KM = 25.0
UNLISTED = frozenset({"sea", "line", "river", "lake", "mountains", "continent", "water", "terrain"})


def spans(text: str, names: list[str]) -> list[tuple[int, int]]:
    """Where each name stands: the first time, or after the last time that the same name was asked for."""
    found: list[tuple[int, int]] = []
    ends: dict[str, int] = {}
    for name in names:
        start = text.index(name, ends.get(name, 0))
        ends[name] = start + len(name)
        found.append((start, start + len(name)))
    return found


def over(mentions: tuple[PlaceMention, ...], span: tuple[int, int]) -> list[PlaceMention]:
    """The mentions on a stretch that are not part of another name."""
    return [m for m in mentions if m.start < span[1] and span[0] < m.end and m.role != "part_of_name"]


def wrong(entry: dict[str, Any], mentions: list[PlaceMention]) -> list[str]:
    """What is not as it was told."""
    name = entry["text"]
    place = next((m.place for m in mentions if m.place is not None), None)
    if place is None:
        return [f"{name!r}: {[m.reason for m in mentions] or 'not found'}"]
    found = []
    if "lat" in entry:
        if place.lat is None or place.lon is None:
            found.append(f"{name!r}: {place.name} has no point")
        elif (km := distance_km(entry["lat"], entry["lon"], place.lat, place.lon)) > NEAR_KM:
            found.append(f"{name!r}: {place.name} ({place.country}) is {km:.0f} km away")
    if "country" in entry and place.country != entry["country"]:
        found.append(f"{name!r}: {place.name} in {place.country}")
    precisions = sorted({m.where_prec for m in mentions if m.place is not None})
    if "prec" in entry and entry["prec"] not in precisions:
        found.append(f"{name!r}: where_prec {precisions}, not {entry['prec']}")
    return found


def problems(engine: Engine, gazetteer: Gazetteer, case: dict[str, Any]) -> list[str]:
    """All that is not as it was told."""
    text = case["text"]
    report = report_of(text)
    mentions = find_places(report, engine.analyse(text, report.content()), gazetteer)
    places = spans(text, [entry["text"] for entry in case["place"]])
    governments = spans(text, case.get("government", []))
    found: list[str] = []
    for entry, span in zip(case["place"], places, strict=True):
        found += wrong(entry, over(mentions, span))
    for name, span in zip(case.get("government", []), governments, strict=True):
        if [m.role for m in over(mentions, span)] != ["government"]:
            found.append(f"{name!r} is no government: {[m.role for m in over(mentions, span)]}")
    for name, span in zip(case.get("not", []), spans(text, case.get("not", [])), strict=True):
        found += [f"{name!r} is no place: {m.place.name}" for m in over(mentions, span) if m.place is not None]
    listed = [*places, *governments, *spans(text, case.get("not", []))]
    for mention in mentions:
        known = mention.place is not None and mention.role == "location" and mention.place.feature not in UNLISTED
        if known and not any(a < mention.end and mention.start < b for a, b in listed):
            found.append(f"{mention.text!r} is not told")
    return found


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case["text"], marks=[pytest.mark.xfail(strict=True)] if case["text"] in OPEN else [])
        for case in CASES
    ],
)
def test_told_places(engine: Engine, gazetteer: Gazetteer, case: dict[str, Any]) -> None:
    assert problems(engine, gazetteer, case) == []


def test_open_cases_are_cases() -> None:
    assert set(OPEN) <= {case["text"] for case in CASES}
