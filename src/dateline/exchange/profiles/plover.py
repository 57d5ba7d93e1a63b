"""exchange/ writes incidents and events as PLOVER records (manual of 2024-02-04; docs/profiles.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dateline.events.politics.codes import code_of
from dateline.exchange.profiles.cases import DISTRICT, Case, Party, Row, outlet
from dateline.exchange.profiles.settings import tables
from dateline.grounding.countries import country_of_code

CODEBOOK = "PLOVER 2024-02-04"
DOERS = ("perpetrator", "participant", "party", "accuser")
DONE_TO = ("target", "victim", "object")


def left_out(case: Case) -> str | None:
    """Why an incident makes no PLOVER record, None where it makes one."""
    if case.row["date_from"] is None:
        return "no day is known"
    return "it counts several incidents together" if case.row["aggregate_of"] else None


def row_of(case: Case) -> Row:
    """One record for an incident, with the sentence of its first claimant."""
    row = case.row
    first = row["claimants"][0] if row["claimants"] else None
    report = next((r for r in case.reports if first and r["report_id"] == first["report_id"]), None)
    return {
        **_coded(row["type"], row["sub_type"], "actual", row["weapons"], text=row["title"]),
        "id": row["incident_id"],
        "date": row["date_from"],
        "enddate": row["date_to"] if row["date_to"] != row["date_from"] else None,
        "actor": [_entity(party) for party in case.perpetrators],
        "recipient": [_entity(party) for party in case.targets],
        "event_loc": _place(row, case.point, country=case.country),
        "size": _size(row["killed_low"], row["injured_low"]),
        "text": first["text"] if first else None,
        "cite_info": _cited(report),
        "comment": f"[{row['grade']}] {row['grade_reason']}",
    }


def event_rows(events: Iterable[Row], reports: Mapping[str, Row], claims: Mapping[str, Row]) -> list[Row]:
    """One record for each event that is told as happening, asked for, promised or threatened, and has a day."""
    told = (e for e in events if e["modality"] not in ("denied", "hypothetical") and e["date_from"] is not None)
    return [_event(event, reports[event["report_id"]], claims.get(event["claim_id"])) for event in told]


def _event(event: Row, report: Row, claim: Row | None) -> Row:
    word = report["text"][event["start"] : event["end"]]
    found = _coded(event["type"], event["sub_type"], event["modality"], [event["weapon"] or ""], text=word, word=word)
    return found | {
        "id": event["event_id"],
        "date": event["date_from"],
        "enddate": event["date_to"] if event["date_to"] != event["date_from"] else None,
        "actor": [_named(role) for role in event["roles"] if role["role"] in DOERS],
        "recipient": [_named(role) for role in event["roles"] if role["role"] in DONE_TO],
        "event_loc": _place(event, None, country=_country(event)),
        "size": _size(event["killed_low"], event["injured_low"]),
        "text": event["text"],
        "text_info": {"start": event["start"], "end": event["end"]},
        "cite_info": _cited(report),
        "comment": f"{event['modality']}{', background' if event['background'] else ''}; claimed by {claim['claimant']}"
        if claim
        else event["modality"],
    }


def _coded(kind: str, sub_type: str, modality: str, weapons: Iterable[str], *, text: str, word: str = "") -> Row:
    plover = code_of(kind, sub_type, modality, word=word).plover
    mode = _mode(kind, sub_type, plover, weapons)
    scale = tables().scale
    return {
        "has_event": True,
        "event": plover,
        "event_text": text,
        "quad_code": tables().quad[plover],
        "event_scale": scale.get(f"{plover}/{mode}", scale.get(plover)) if mode else scale.get(plover),
        "mode": mode,
        "context": ["military"] if plover == "ASSAULT" else [],
        "coder": "Dateline",
    }


def _mode(kind: str, sub_type: str, plover: str, weapons: Iterable[str]) -> str | None:
    """Of politics the record has the mode itself; of an attack its sub-type or a weapon tells it, or nothing does."""
    if kind == plover:
        return sub_type or None
    if kind == "Ceasefire":
        return "ceasefire" if plover == "RETREAT" else None
    if plover not in ("ASSAULT", "PROTEST"):
        return None
    words = {word for weapon in weapons for word in weapon.casefold().split()}
    told = [mode for mode, of in sorted(tables().weapons.items()) if words & of]
    aerial = sub_type == "Air/drone strike"
    if len(told) == 1 and (aerial == (told[0] != "firearms")):
        return told[0]
    return tables().modes.get(sub_type)


def _entity(party: Party) -> Row:
    found = country_of_code(party.country) if party.country else None
    return _kept({"code": found.iso3 if found else None, "entity_text": party.name})


def _named(role: Row) -> Row:
    return {"entity_text": role["name"]}


def _place(row: Row, point: tuple[float, float] | None, *, country: str | None) -> Row | None:
    if not row["place"] and not country:
        return None
    found = country_of_code(row["country"]) if row["country"] else None
    near = 0 < row["where_prec"] <= DISTRICT
    return _kept(
        {
            "resolved_place": row["place"],
            "lat": point[1] if point else None,
            "lon": point[0] if point else None,
            "country": country,
            "country_code": found.iso3 if found else None,
            # PLOVER: 4 city, 3 district, 2 province, 1 country; a wide area has no resolution
            "resolution": 4 if near and row["where_prec"] < DISTRICT else {3: 3, 4: 2, 6: 1}.get(row["where_prec"]),
        }
    )


def _country(event: Row) -> str | None:
    found = country_of_code(event["country"]) if event["country"] else None
    return found.name if found else None


def _size(dead: int | None, injured: int | None) -> Row | None:
    return _kept({"dead": dead, "injured": injured}) or None


def _cited(report: Row | None) -> Row | None:
    if report is None:
        return None
    return _kept(
        {"url": report["url"], "title": report["title"], "publication": outlet(report) or None,
         "language": report["language"], "date": report["published_from"], "codebook": CODEBOOK}
    )  # fmt: skip


def _kept(values: dict[str, Any]) -> Row:
    """Without what is not known."""
    return {key: value for key, value in values.items() if value is not None}
