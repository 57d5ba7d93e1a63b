"""Facts written by hand under the texts of tests/claims/told/*.toml, each held against the claims read from its text.

A fact is about the innermost claim that covers the words `says` (the `nth` time that they occur). It may state
`claimant` (names, one of which must be part of the claimant's), `kind` and `country` of the claimant, `chain` (outermost
first without the outlet; a link may be a list of names, "?name" need not be there), `act`, `form`, `saying`, `addressee`,
`occasion`, `said` (the day) and `repeats` (told before in the same text). `no_claim` is about words that nobody says on
their own; they stand in narrative, or in the claim of one of `within`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.claims.types import Claim
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated
from tests.expectations.told import any_in

Entry = dict[str, Any]

TOLD = Path(__file__).resolve().parent / "told"
FIELDS = ("claimant", "kind", "country", "chain", "act", "form", "saying", "addressee", "occasion", "said", "repeats")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, or words that must not be a claim, with the text that it is about."""

    text: str
    entry: Entry

    @property
    def name(self) -> str:
        if "words" in self.entry:
            return f"{self.text}: no claim: {self.entry['words']}"
        again = f" ({self.entry['nth']})" if self.entry.get("nth", 1) > 1 else ""
        return f"{self.text}: {self.entry['says'][:50]}{again}"

    def missed(self, reading: Reading) -> list[str]:
        """What the reading says instead, one string for each field that differs; empty where the fact is met."""
        if "words" in self.entry:
            return _said_alone(self.entry, reading)
        found = _innermost(reading, *_place(self.entry, reading.report.text))
        if not found:
            return ["claimant: no claim covers the words"]
        return min((_differing(self.entry, claim, reading) for claim in found), key=len)


def texts() -> Iterator[Entry]:
    for path in sorted(TOLD.glob("*.toml")):
        yield from tomllib.loads(path.read_text(encoding="utf-8")).get("text", [])


def facts() -> list[Fact]:
    return [Fact(t["name"], entry) for t in texts() for entry in (*t.get("fact", []), *t.get("no_claim", []))]


def read_all(reader: Reader) -> dict[str, Reading]:
    """Every text, read the whole way by its own name."""
    written = list(texts())
    documents = [
        Document(f"{t['name']}.txt", t["body"], Stated(source=t["source"], published_on=t["published"]))
        for t in written
    ]
    readings = zip(written, reader.read(documents), strict=True)
    return {t["name"]: reading for t, reading in readings if isinstance(reading, Reading)}


def _place(entry: Entry, text: str) -> tuple[int, int]:
    at = -1
    for _ in range(entry.get("nth", 1)):
        at = text.index(entry["says"], at + 1)
    return at, at + len(entry["says"])


def _covering(reading: Reading, start: int, end: int) -> list[Claim]:
    return [c for c in reading.claims if any(s <= start and end <= e for s, e in c.content_spans)]


def _innermost(reading: Reading, start: int, end: int) -> list[Claim]:
    covering = _covering(reading, start, end)
    shortest = min((c.end - c.start for c in covering), default=0)
    deepest = max((len(c.chain) for c in covering if c.end - c.start == shortest), default=0)
    return [c for c in covering if c.end - c.start == shortest and len(c.chain) == deepest]


def _said_alone(entry: Entry, reading: Reading) -> list[str]:
    start, end = _place({"says": entry["words"]}, reading.report.text)
    within = entry.get("within", [])
    found = [
        f"no_claim: {_told(claim)}"
        for claim in _covering(reading, start, end)
        if claim.form != "narrative"
        and (not any_in(within, claim.claimant.name) or claim.end - claim.start <= end - start + len("“”"))
    ]
    return found[:1]


def _differing(entry: Entry, claim: Claim, reading: Reading) -> list[str]:
    return [
        f"{field}: {_told(claim)}"
        for field in FIELDS
        if field in entry and not _as_stated(field, entry, claim, reading)
    ]


def _as_stated(field: str, entry: Entry, claim: Claim, reading: Reading) -> bool:
    wanted = entry[field]
    if field == "claimant":
        return any_in(wanted, claim.claimant.name)
    if field == "chain":
        names = [actor.name for actor in claim.chain]
        return _links(wanted, names[1:] if names[:1] == [reading.report.source] else names)
    if field in ("addressee", "occasion"):
        return any_in(_listed(wanted), getattr(claim, field))
    if field == "said":
        return bool(claim.said_from == wanted == claim.said_to)
    if field == "repeats":
        return claim.duplicate_of is not None
    holder = claim.claimant if field in ("kind", "country") else claim
    return getattr(holder, field, None) in _listed(wanted)


def _links(wanted: Sequence[Any], names: Sequence[str]) -> bool:
    """Whether the names are those wanted, one by one; a wanted "?name" is passed over where it does not match."""
    at = 0
    for link in wanted:
        may_lack = isinstance(link, str) and link.startswith("?")
        if at < len(names) and any_in([name.removeprefix("?") for name in _listed(link)], names[at]):
            at += 1
        elif not may_lack:
            return False
    return at == len(names)


def _listed(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


def _told(claim: Claim) -> str:
    who = f"{claim.claimant.name!r} ({claim.claimant_text!r}, {claim.claimant.kind}, {claim.claimant.country})"
    chain = " > ".join(actor.name for actor in claim.chain)
    saying = getattr(claim, "saying", "-")
    to = f"to {claim.addressee!r} at {claim.occasion!r} on {claim.said_from}..{claim.said_to}"
    return f"{who} {claim.act}, {claim.form}, {saying}, {to}, by {chain}: {claim.text[:60]!r}"
