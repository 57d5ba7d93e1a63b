"""Hand-written ledgers (tests/expected/*.toml) held against a record: one check for each fact that could be false.

A check returns None where the record says what the ledger says, else a sentence with what it says instead.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from tests.expectations.of_absence import absent_cases
from tests.expectations.of_ceasefires import ceasefire_cases, contact, no_other_ceasefires, position
from tests.expectations.of_claims import claim
from tests.expectations.of_incidents import incident_cases
from tests.expectations.of_reports import report_cases
from tests.expectations.told import Case, Row, Told, bound

__all__ = ["OPEN", "Case", "Told", "cases", "load", "params"]


OPEN = Path(__file__).resolve().parents[1] / "expected" / "open.toml"


def load(path: Path) -> Row:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def cases(expected: Row) -> Iterator[Case]:
    """Every check that a ledger asks for, in its order."""
    for entry in expected.get("report", []):
        yield from report_cases(entry, expected["report"])
    for entry in expected.get("claim", []):
        yield Case(f"claim: {entry['file']}: {entry['content'][:50]}", bound(claim, entry))
    for entry in expected.get("incident", []):
        yield from incident_cases(entry)
    for entry in expected.get("ceasefire", []):
        yield from ceasefire_cases(entry)
    if "ceasefire" in expected:
        yield Case("ceasefires: no others", bound(no_other_ceasefires, expected))
    for entry in expected.get("contact", []):
        who = " and ".join(entry["participants"]) or "foreign ministers"
        yield Case(f"contact: {who} on {entry['date'][0]}", bound(contact, entry))
    for entry in expected.get("position", []):
        said = f"{entry['actor'][0]} {entry['act'][0]} {entry['object'][0]}"
        yield Case(f"position: {said}", bound(position, entry))
    yield from absent_cases(expected.get("absent", {}))


def params(ledger: str, expected: Row) -> list[ParameterSet]:
    """The cases for a parametrised test; those that expected/open.toml lists fail, and say which stage is wrong: one that
    is met must leave the list."""
    known = load(OPEN)[ledger]
    return [pytest.param(case, id=case.name, marks=_open(known.get(case.name))) for case in cases(expected)]


def _open(reason: str | None) -> tuple[pytest.MarkDecorator, ...]:
    return (pytest.mark.xfail(reason=reason, strict=True),) if reason is not None else ()
