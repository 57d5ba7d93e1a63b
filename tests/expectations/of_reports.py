"""What a ledger expects of reports: their dates, outlets, origins and copied passages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.expectations.told import Case, Row, Told, any_in, bound


def report_cases(entry: Row, all_entries: list[Row]) -> Iterator[Case]:
    name = f"report: {entry['file']}"
    if "published" in entry:
        yield Case(f"{name}: published {entry['published'][0]}", bound(_published, entry))
    if "names" in entry:
        yield Case(f"{name}: from {entry['names'][0]}", bound(_outlet, entry))
    for field in ("title", "byline", "dateline_place"):
        if field in entry:
            yield Case(f"{name}: {field}", bound(_field(field), entry))
    if "origin" in entry:
        yield Case(f"{name}: origin", bound(_origin(all_entries), entry))
    for words in entry.get("copied", []):
        yield Case(f"{name}: copied: {words}", bound(_copied(words), entry))


def _published(told: Told, entry: Row) -> str | None:
    row = told.report(entry["file"])
    said = [row["published_from"], row["published_to"], row["published_basis"]]
    right = said[:2] == [d.isoformat() for d in entry["published"]] and said[2] in entry.get("basis", [said[2]])
    return None if right else f"published {said}, because {row.get('published_evidence')}"


def _outlet(told: Told, entry: Row) -> str | None:
    row = told.report(entry["file"])
    return None if any_in(entry["names"], row["source"], row["agency"]) else f"{row['source']=}, {row['agency']=}"


def _field(field: str) -> Callable[[Told, Row], str | None]:
    def check(told: Told, entry: Row) -> str | None:
        value = told.report(entry["file"])[field]
        return None if any_in([entry[field]], value) else f"{field} is {value!r}"

    return check


def _origin(entries: list[Row]) -> Callable[[Told, Row], str | None]:
    """Reports with one origin label share an origin_id, and no others have it."""

    def check(told: Told, entry: Row) -> str | None:
        mine = told.report(entry["file"])["origin_id"]
        same = {told.report(e["file"])["origin_id"] for e in entries if e["origin"] == entry["origin"]}
        others = {e["file"] for e in entries if told.report(e["file"])["origin_id"] == mine}
        wrong = sorted(others - {e["file"] for e in entries if e["origin"] == entry["origin"]})
        return None if mine and same == {mine} and not wrong else f"origin {mine}, fellows have {same}, also {wrong}"

    return check


def _copied(words: str) -> Callable[[Told, Row], str | None]:
    def check(told: Told, entry: Row) -> str | None:
        report, first = told.report(entry["file"]), told.report(entry["copy_of"])["report_id"]
        at = report["text"].index(words)
        seen = [
            p["first_seen_report_id"]
            for p in told.passages
            if p["report_id"] == report["report_id"] and p["start"] <= at < p["end"]
        ]
        return None if first in seen else f"first seen in {seen}, not {first}"

    return check
