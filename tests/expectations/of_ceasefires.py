"""What a ledger expects of ceasefires, contacts and positions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from tests.expectations.told import Case, Row, Told, any_in, bound, overlaps


def _effective(row: Row, entry: Row) -> bool:
    first, last = (day.isoformat() for day in entry["effective"])
    return bool(row["effective_from"] or row["declared_on"]) and any(
        day and first <= day <= last for day in (row["effective_from"], row["effective_from"] or row["declared_on"])
    )


def ceasefire_cases(entry: Row) -> Iterator[Case]:
    name = f"ceasefire: {entry['name']}"
    yield Case(f"{name}: once", bound(_ceasefire_once, entry))
    for field in ("clock", "declared", "kind", "parties", "mediators", "among", "counts"):
        if field in entry:
            yield Case(f"{name}: {field}", bound(_ceasefire_field(field), entry))
    for violation in entry.get("violations", []):
        words = f"{violation['accuser']} accuses {violation['accused']}"
        yield Case(f"{name}: {words}", bound(_violation(violation), entry))


def _ceasefire_once(told: Told, entry: Row) -> str | None:
    found = [row for row in told.ceasefires if _effective(row, entry)]
    others = [(row["title"], row["declared_on"], row["effective_from"]) for row in told.ceasefires]
    return None if len(found) == 1 else f"{len(found)} of {others}"


def _ceasefire_field(field: str) -> Callable[[Told, Row], str | None]:
    def check(told: Told, entry: Row) -> str | None:
        row = next((row for row in told.ceasefires if _effective(row, entry)), None)
        if row is None:
            return "the ceasefire is not there"
        wanted = entry[field]
        if field == "among":
            missing = [file for i, file in told.ids(wanted).items() if i not in row["reports"]]
            return None if not missing else f"missing {missing}"
        if field == "counts":
            counts = [v["count"] for v in row["violations"]]
            return None if all(c in counts for c in wanted) else f"counts {counts}"
        said = row[{"clock": "effective_clock", "declared": "declared_on"}.get(field, field)]
        if field in ("parties", "mediators"):
            return None if all(any(any_in([w], s) for s in said) for w in wanted) else f"{field} are {said}"
        wanted = wanted.isoformat() if isinstance(wanted, date) else wanted
        return None if said == wanted else f"{field} is {said}"

    return check


def _violation(violation: Row) -> Callable[[Told, Row], str | None]:
    def check(told: Told, entry: Row) -> str | None:
        row = next((row for row in told.ceasefires if _effective(row, entry)), None)
        said = [(v["accuser"], v["accused"]) for v in row["violations"]] if row else []
        right = any(
            any_in([violation["accuser"]], accuser) and any_in([violation["accused"]], accused)
            for accuser, accused in said
        )
        return None if right else f"violations {said}"

    return check


def no_other_ceasefires(told: Told, expected: Row) -> str | None:
    others = [
        (row["title"], row["effective_from"], told.files(row["reports"]))
        for row in told.ceasefires
        if not any(_effective(row, entry) for entry in expected["ceasefire"])
    ]
    return None if not others else f"also {others}"


def contact(told: Told, entry: Row) -> str | None:
    for row in told.contacts:
        present = all(any(any_in([p], q) for q in row["participants"]) for p in entry["participants"])
        where = "place" not in entry or any_in([entry["place"]], row["place"])
        if present and where and overlaps(row, entry["date"]) and entry.get("channel", "") in (row["channel"] or ""):
            return None
    return f"contacts {[(r['participants'], r['channel'], r['place'], r['date_from']) for r in told.contacts]}"


def position(told: Told, entry: Row) -> str | None:
    for row in told.positions:
        if (
            any_in(entry["actor"], row["actor"])
            and row["act"] in entry["act"]
            and any_in(entry["object"], row["object"])
        ):
            return None
    return f"positions {[(r['actor'], r['act'], r['object']) for r in told.positions]}"
