"""What expectations are held against: all the tables of a record, and how names and days are compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.record.record import Record

Row = dict[str, Any]

#: Letters that Unicode does not decompose, in the spellings that this world's places come in.
_FOLDED = str.maketrans({"ə": "a", "ı": "i", "ø": "o", "ł": "l", "đ": "d"})


def fold(text: object) -> str:
    """Without case and accents: "Gəncə" is "ganca", "Çavuşoğlu" is "cavusoglu"."""
    plain = unicodedata.normalize("NFKD", str(text or "").casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_FOLDED).replace("’", "'")


def any_in(alternatives: Iterable[str], *names: object) -> bool:
    """Whether one of the alternatives is part of one of the names."""
    folded = [fold(name) for name in names]
    return any(fold(a) in name for a in alternatives for name in folded)


@dataclass(frozen=True, slots=True)
class Told:
    """All the tables of one record, as its export gives them."""

    reports: list[Row]
    passages: list[Row]
    claims: list[Row]
    events: list[Row]
    incidents: list[Row]
    ceasefires: list[Row]
    positions: list[Row]
    contacts: list[Row]
    actors: list[Row]

    @classmethod
    def of(cls, record: Record) -> Told:
        return cls(**{name: record.rows(name) for name in cls.__slots__})

    def report(self, file: str) -> Row:
        found = [r for r in self.reports if r["file"] == file or r["file"].endswith("/" + file)]
        assert len(found) == 1, f"{len(found)} reports of {file}"
        return found[0]

    def ids(self, files: Iterable[str]) -> dict[str, str]:
        return {self.report(file)["report_id"]: file for file in files}

    def files(self, report_ids: Iterable[str]) -> list[str]:
        of = {r["report_id"]: r["file"].rsplit("/", 1)[-1] for r in self.reports}
        return sorted(of[i] for i in report_ids)


Check = Callable[[Told], str | None]


@dataclass(frozen=True, slots=True)
class Case:
    """One expectation. `name` says in words what must be so."""

    name: str
    check: Check


def bound(check: Callable[[Told, Row], str | None], entry: Row) -> Check:
    """A check of one entry of a ledger, ready to be held against a record."""
    return lambda told: check(told, entry)


def interval(row: Row) -> tuple[str, str]:
    """First and last day, ISO; empty where unknown."""
    return row["date_from"] or "", row["date_to"] or row["date_from"] or ""


def overlaps(row: Row, wanted: list[date]) -> bool:
    """Whether the days of a row and of an entry meet."""
    first, last = interval(row)
    return bool(first) and first <= wanted[1].isoformat() and wanted[0].isoformat() <= last
