"""exchange/ writes incidents as rows of ACLED's table (codebook 2023; docs/profiles.md)."""

from __future__ import annotations

from datetime import date, timedelta

from dateline.exchange.profiles.cases import Case, Party, Row, joined, outlet
from dateline.exchange.profiles.settings import tables
from dateline.ledger.reasons import DIFFERENT

#: UCDP date_prec to ACLED time_precision, and where_prec to geo_precision; nothing vaguer is coded.
TIME = {1: 1, 2: 2, 3: 2, 4: 3}
GEO = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
UNARMED = frozenset({"civilians", "civilian"})


def left_out(case: Case) -> str | None:
    """Why ACLED would not code an incident, None where it would."""
    if case.row["date_prec"] not in TIME or case.row["date_from"] is None:
        return "no day, week or month is known"
    if case.row["where_prec"] not in GEO:
        return "no place nearer than a country is known"
    return "it counts several incidents together" if case.row["aggregate_of"] else None


def row_of(case: Case) -> Row:
    """The columns that the record can fill; all others stay empty."""
    row, point = case.row, case.point
    day = _day(row)
    kind, sub_type = row["type"], row["sub_type"]
    disorder = tables().disorder
    return {
        "event_id_cnty": row["incident_id"],
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": TIME[row["date_prec"]],
        "disorder_type": disorder.get(f"{kind}/{sub_type}") or disorder.get(kind),
        "event_type": kind,
        "sub_event_type": sub_type or None,
        **_actors(case),
        "civilian_targeting": "Civilian targeting" if _at_civilians(case) else None,
        "country": case.country,
        "admin1": case.admin1,
        "location": row["place"],
        "latitude": point[1] if point else None,
        "longitude": point[0] if point else None,
        "geo_precision": GEO[case.where_prec] if case.where_prec else None,
        "source": joined(outlet(report) for report in case.reports),
        "notes": _notes(case),
        "fatalities": case.killed[1] or 0,
    }


def _day(row: Row) -> date:
    """The day, or the middle of the days, week or month that are known."""
    first = date.fromisoformat(row["date_from"])
    last = date.fromisoformat(row["date_to"] or row["date_from"])
    return first + timedelta(days=(last - first).days // 2)


def _actors(case: Case) -> Row:
    """The one who did it and the other. Where claimants name different ones, no attack is any one's: a row has no "or"."""
    doers = tuple(party for party in case.perpetrators if party.kind) or case.perpetrators
    hit = [party for party in case.targets if party not in doers and party.kind]
    if case.row["type"] == "Battles" and len(doers) == 2 and not hit:
        doers, hit = doers[:1], list(doers[1:])
    elif DIFFERENT in case.row["grade_reason"]:
        doers = ()
    one = doers[0] if doers else None
    other = hit[0] if hit and not case.against_civilians else None
    first, second = _inter(case, one), _inter(case, other)
    if case.row["type"] in ("Riots", "Protests"):
        first = tables().inter["rioters" if case.row["type"] == "Riots" else "protesters"]
    name = other.name if other else None
    if case.against_civilians:
        name, second = f"Civilians ({case.country})" if case.country else "Civilians", tables().inter["civilians"]
    known = sorted(code for code in (first, second) if code is not None)
    return {
        "actor1": one.name if one else None,
        "inter1": first,
        "actor2": name,
        "inter2": second,
        "interaction": int("".join(map(str, known))) if len(known) == 2 else None,
    }


def _inter(case: Case, party: Party | None) -> int | None:
    """Of a state it can be told; whether a group is rebel, political or of an identity is not said in reports."""
    if party is None or party.kind != "state" or case.row["country"] is None:
        return None
    return tables().inter["home_state" if party.country == case.row["country"] else "other_state"]


def _at_civilians(case: Case) -> bool:
    named = any(UNARMED & set(party.name.casefold().split()) for party in case.targets)
    return case.against_civilians or (case.row["type"] == "Explosions/Remote violence" and named)


def _notes(case: Case) -> str:
    """Each claimant with its sentence: what the record has instead of a coder's summary."""
    told = (f"{c['claimant']}: {' '.join(c['text'].split())}" for c in case.row["claimants"])
    return " | ".join((*told, f"[{case.row['grade']}] {case.row['grade_reason']}"))
