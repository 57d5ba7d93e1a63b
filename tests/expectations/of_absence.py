"""What a ledger expects not to find: page furniture among the claims, events where there are none."""

from __future__ import annotations

from collections.abc import Iterator

from tests.expectations.told import Case, Row, Told, bound


def absent_cases(absent: Row) -> Iterator[Case]:
    for words in absent.get("words", []):
        yield Case(f"absent: {words}", bound(_no_claim_of, {"words": words}))
    for file in absent.get("no_events", []):
        yield Case(f"absent: events in {file}", bound(_no_events, {"file": file}))
    for number in absent.get("no_toll", []):
        yield Case(f"absent: {number} people harmed in an incident", bound(_no_toll, {"number": number}))


def _no_claim_of(told: Told, entry: Row) -> str | None:
    found = [c["text"][:80] for c in told.claims if entry["words"] in c["text"]]
    return None if not found else f"claims {found}"


def _no_events(told: Told, entry: Row) -> str | None:
    report_id = told.report(entry["file"])["report_id"]
    found = [
        (e["type"], e["sub_type"], e["text"][:60])
        for e in told.events
        if e["report_id"] == report_id and (e["type"] in VIOLENT or e["killed_low"] or e["injured_low"])
    ]
    incidents = [i["title"] for i in told.incidents if report_id in i["reports"]]
    ceasefires = [c["title"] for c in told.ceasefires if report_id in c["reports"]]
    return None if not (found or incidents or ceasefires) else f"events {found}, incidents {incidents}, {ceasefires}"


VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians", "Ceasefire"})


def _no_toll(told: Told, entry: Row) -> str | None:
    n = entry["number"]
    found = [
        i["title"]
        for i in told.incidents
        if n in (i["killed_low"], i["killed_high"], i["injured_low"], i["injured_high"])
    ]
    return None if not found else f"incidents {found}"
