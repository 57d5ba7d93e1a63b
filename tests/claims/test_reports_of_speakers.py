"""Who speaks in whole reports of a score of wars, by whatever name, and for whom: the facts of reports_of_speakers.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from dateline.claims.types import Claim
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

TEXTS = tomllib.loads(Path(__file__).with_name("reports_of_speakers.toml").read_text(encoding="utf-8"))["text"]
FACTS = [
    pytest.param(
        text["name"],
        fact,
        id=f"{text['name']}: {fact['says']} ({fact['by']})",
        marks=pytest.mark.xfail(strict=False) if fact.get("open") else (),
    )
    for text in TEXTS
    for fact in text["facts"]
]


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    documents = [Document(t["name"], t["body"], Stated(source="The Paper")) for t in TEXTS]
    return {r.report.file: r for r in reader.read(documents) if isinstance(r, Reading)}


def innermost(reading: Reading, words: str) -> list[Claim]:
    start = reading.report.text.index(words)
    end = start + len(words)
    over = [c for c in reading.claims if any(s <= start and end <= e for s, e in c.content_spans)]
    deepest = max((len(c.chain) for c in over), default=0)
    return [c for c in over if len(c.chain) == deepest]


@pytest.mark.parametrize(("name", "fact"), FACTS)
def test_who_speaks_and_for_whom(name: str, fact: dict[str, Any], readings: dict[str, Reading]) -> None:
    speakers = [c.claimant for c in innermost(readings[name], fact["says"])]
    if fact.get("name_only"):
        assert fact["by"] in {a.name for a in speakers}
        return
    told = [(a.name, a.country, a.represents if a.kind == "person" else None) for a in speakers]
    assert (fact["by"], fact.get("country"), fact.get("represents")) in told


def test_the_share_that_is_met(readings: dict[str, Reading]) -> None:
    facts = [(text["name"], fact) for text in TEXTS for fact in text["facts"]]
    met = sum(any(c.claimant.name == f["by"] for c in innermost(readings[n], f["says"])) for n, f in facts)
    assert met / len(facts) >= 0.95
