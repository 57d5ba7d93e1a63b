"""exchange/ writes incidents with dead as rows of UCDP's Georeferenced Event Dataset (codebook 23.1; docs/profiles.md)."""

from __future__ import annotations

from math import floor

from dateline.exchange.profiles.cases import Case, Party, Row, joined, outlet, region_of
from dateline.exchange.profiles.settings import tables

#: type_of_violence
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
CIVILIANS = "Civilians"
#: PRIO-GRID's cells are half a degree wide; its rows have 720 of them, counted from the south-west.
CELLS = 720


def left_out(case: Case) -> str | None:
    """Why an incident is no event of GED, None where it is one."""
    if not case.killed[2] and not case.killed[0]:
        return "nobody is counted as killed"
    if case.row["date_from"] is None:
        return "no day is known"
    return "it counts several incidents together" if case.row["aggregate_of"] else None


def row_of(case: Case) -> Row:
    """The columns that the record can fill; all others stay empty."""
    row = case.row
    same_year = row["date_from"][:4] == (row["date_to"] or row["date_from"])[:4]
    return {
        "relid": row["incident_id"],
        "year": int(row["date_from"][:4]) if same_year else None,
        "event_clarity": _clarity(case),
        "date_prec": row["date_prec"] or None,
        "date_start": row["date_from"],
        "date_end": row["date_to"],
        **_parties(case),
        **_sources(case),
        **_place(case),
        **_deaths(case),
    }


def _clarity(case: Case) -> int | None:
    if case.row["date_prec"] == 1 and (case.where_prec or 9) <= 2:
        return 1
    return 2 if case.row["date_prec"] > 2 else None


def _parties(case: Case) -> Row:
    """Who against whom, where both are known; side A is a government where one takes part, else who did it."""
    doers = [party for party in case.perpetrators if party.kind]
    hit = [party for party in case.targets if party.kind and party not in doers]
    if case.against_civilians and len(doers) == 1:
        return _dyad(doers[0].name, CIVILIANS, ONE_SIDED)
    if case.row["type"] == "Battles" and len(doers) == 2 and not hit:
        doers, hit = doers[:1], doers[1:]
    if len(doers) != 1 or len(hit) != 1:
        return {"side_a": doers[0].name if len(doers) == 1 and doers[0].kind == "state" else None}
    a, b = _in_order(doers[0], hit[0])
    return _dyad(a.name, b.name, STATE_BASED if a.kind == "state" else NON_STATE)


def _in_order(doer: Party, hit: Party) -> tuple[Party, Party]:
    return (hit, doer) if hit.kind == "state" and doer.kind != "state" else (doer, hit)


def _dyad(a: str, b: str, violence: int) -> Row:
    return {"type_of_violence": violence, "side_a": a, "side_b": b, "dyad_name": f"{a} - {b}"}


def _sources(case: Case) -> Row:
    reports = case.reports
    articles = (",".join(filter(None, (outlet(r), r["published_from"], r["title"]))).replace('"', "'") for r in reports)
    first = reports[0] if len(reports) == 1 else None
    return {
        "number_of_sources": len(case.row["origins"]) or -1,
        "source_article": ";".join(f'"{article}"' for article in articles) or None,
        "source_office": outlet(first) or None if first else None,
        "source_date": first["published_from"] if first else None,
        "source_headline": first["title"] if first else None,
        "source_original": joined(claimed["claimant"] for claimed in case.row["claimants"]),
    }


def _place(case: Case) -> Row:
    row, point = case.row, case.point
    found: Row = {
        "where_prec": case.where_prec,
        "where_coordinates": row["place"],
        "where_description": joined(event["place"] for event in case.events),
        "adm_1": case.admin1,
        "country": case.country,
        "region": region_of(row["country"]),
    }
    if point is not None:
        lon, lat = point
        cell = floor((lat + 90) * 2) * CELLS + floor((lon + 180) * 2) + 1
        found |= {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})", "priogrid_gid": cell}
    return found


def _deaths(case: Case) -> Row:
    low, best, high = case.killed
    civilians = _civilians(case, best)
    return {
        "best": best,
        "low": low,
        "high": high,
        "deaths_civilians": civilians,
        "deaths_unknown": best - (civilians or 0) if best is not None else None,
    }


def _civilians(case: Case, best: int | None) -> int | None:
    """How many of the best estimate are told to be civilians: all of them, where only civilians are counted."""
    groups = {toll["group"] for event in case.events for toll in event["toll"] if toll["kind"] == "killed"}
    if best is None or not groups:
        return None
    if groups <= tables().civilian:
        return best
    low, _ = case.counted("killed", {"civilian"})
    return low if low is not None and low <= best else None
