"""What a ledger expects of incidents: each there once, with its day, tolls, grade and reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from tests.expectations.told import Case, Row, Told, any_in, bound, fold, interval, overlaps


def days_of(entry: Row) -> list[date]:
    """First and last day of the incident; `about` where the text does not say the day."""
    days: list[date] = entry["date"] if "date" in entry else entry["about"]
    return days


def candidates(told: Told, entry: Row) -> list[Row]:
    """Incidents of that place and day (or with that claimant's toll); those told by the expected reports come first."""
    among = set(told.ids(entry.get("among", [])))
    found = []
    for row in told.incidents:
        if row["aggregate_of"] or row["date_prec"] > 2 or not overlaps(row, days_of(entry)):
            continue
        if "place" in entry and not any(fold(p) == fold(row["place"]) for p in entry["place"]):
            continue
        if "claimant" in entry and not any(any_in([entry["claimant"]], c["claimant"]) for c in row["claimants"]):
            continue
        found.append(row)
    told_by = [row for row in found if among & set(row["reports"])]
    return sorted(told_by, key=lambda row: (-len(among & set(row["reports"])), -_fit(row, entry), row["incident_id"]))


def _fit(row: Row, entry: Row) -> int:
    return sum(kind in entry and row[f"{kind}_low"] == entry[kind][0] for kind in ("killed", "injured"))


def incident_cases(entry: Row) -> Iterator[Case]:
    name = f"incident: {entry['name']}"
    yield Case(f"{name}: is there", bound(_is_there, entry))
    yield Case(f"{name}: once", bound(_once, entry))
    for field in ("date", "sub_type", "killed", "injured", "perpetrator", "grade", "contested", "reports", "origins"):
        if field in entry:
            yield Case(f"{name}: {field}", bound(_incident_field(field), entry))
    for toll in entry.get("tolls", []):
        yield Case(f"{name}: toll by {toll['claimant']}", bound(_toll_by(toll), entry))
    if entry.get("among") or entry.get("not_among"):
        yield Case(f"{name}: told by", bound(_told_by, entry))


def _is_there(told: Told, entry: Row) -> str | None:
    if candidates(told, entry):
        return None
    near = [f"{r['place']} {interval(r)} {r['title']}" for r in told.incidents if overlaps(r, days_of(entry))]
    return f"not found; on that day: {near}"


def _once(told: Told, entry: Row) -> str | None:
    found = candidates(told, entry)
    listed = [f"{r['title']} {told.files(r['reports'])}" for r in found]
    return None if 1 <= len(found) <= entry.get("at_most", 1) else f"{len(found)} times: {listed}"


def _incident_field(field: str) -> Callable[[Told, Row], str | None]:
    def check(told: Told, entry: Row) -> str | None:
        rows = candidates(told, entry)
        if not rows:
            return "the incident is not there"
        said, right = _said(rows[0], field, entry[field])
        return None if right else f"{field} is {said}; {rows[0]['grade_reason']}"

    return check


def _said(row: Row, field: str, wanted: Any) -> tuple[object, bool]:
    """What the incident says of the field, and whether it is what is wanted."""
    if field == "date":
        return interval(row), interval(row) == (wanted[0].isoformat(), wanted[1].isoformat())
    if field in ("killed", "injured"):
        said = (row[f"{field}_low"], row[f"{field}_high"])
        return said, _people(said, wanted)
    if field == "perpetrator":
        return row["perpetrators"], any(any_in(wanted, p) for p in row["perpetrators"])
    if field in ("reports", "origins"):
        return len(row[field]), len(row[field]) == wanted
    if field == "sub_type":
        return row[field], row[field] in wanted
    return row[field], row[field] == wanted


def _people(said: tuple[int | None, int | None], wanted: list[int]) -> bool:
    """A wanted high of 0 is an open end: "at least 16", "more than 100" (which is 100 or 101 at the low end)."""
    if wanted[1] == 0:
        return said[0] in (wanted[0], wanted[0] + 1)
    return said == tuple(wanted)


def _toll_by(toll: Row) -> Callable[[Told, Row], str | None]:
    def check(told: Told, entry: Row) -> str | None:
        rows = candidates(told, entry)
        if not rows:
            return "the incident is not there"
        given = [c for c in rows[0]["claimants"] if any_in([toll["claimant"]], c["claimant"])]
        for claimed in given:
            numbers = all(
                _people((claimed[f"{kind}_low"], claimed[f"{kind}_high"]), toll[kind])
                for kind in ("killed", "injured")
                if kind in toll
            )
            if numbers and bool(claimed["superseded"]) >= toll.get("superseded", False):
                return None
        return f"claimed: {[(c['claimant'], c['killed_low'], c['injured_low']) for c in rows[0]['claimants']]}"

    return check


def _told_by(told: Told, entry: Row) -> str | None:
    rows = candidates(told, entry)
    if not rows:
        return "the incident is not there"
    among, out = told.ids(entry.get("among", [])), told.ids(entry.get("not_among", []))
    missing = [file for i, file in among.items() if i not in rows[0]["reports"]]
    wrong = [file for i, file in out.items() if i in rows[0]["reports"]]
    return None if not missing and not wrong else f"missing {missing}, wrongly {wrong}"
