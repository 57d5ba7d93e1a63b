"""exchange/ writes incidents that harmed civilians as Airwars grades them, counting origins (docs/profiles.md)."""

from __future__ import annotations

from dateline.exchange.profiles.cases import Case, Row, joined, outlet
from dateline.exchange.profiles.settings import tables
from dateline.ledger.reasons import DIFFERENT, DOER_ALONE, NEITHER, ONE_NAMING, OWN_WORDS

GRADES = {"corroborated": "Fair", "one-sided": "Fair", "single": "Weak"}


def left_out(case: Case) -> str | None:
    """Why an incident is none of Airwars', None where it is one."""
    if case.row["type"] not in ("Explosions/Remote violence", "Violence against civilians", "Battles"):
        return "it is no attack"
    if not (case.killed[2] or case.killed[0] or case.injured[2] or case.injured[0]):
        return "nobody is counted as killed or injured"
    return "it counts several incidents together" if case.row["aggregate_of"] else None


def row_of(case: Case) -> Row:
    row, point = case.row, case.point
    killed, injured = case.counted("killed", {"civilian"}), case.counted("injured", {"civilian"})
    return {
        "incident_id": row["incident_id"],
        "incident_date": row["date_from"] if row["date_from"] == row["date_to"] else None,
        "date_precision": row["date_prec"] or None,
        "country": case.country,
        "location": row["place"],
        "latitude": point[1] if point else None,
        "longitude": point[0] if point else None,
        "geolocation_precision": case.where_prec,
        "belligerents": joined(party.name for party in case.perpetrators),
        "belligerent_category": joined(party.kind for party in case.perpetrators),
        "strike_status": "Declared" if _declared(case) else "Alleged",
        "grade": grade_of(case),
        "contested": row["contested"],
        "civilians_killed_min": killed[0],
        "civilians_killed_max": killed[1],
        "civilians_injured_min": injured[0],
        "civilians_injured_max": injured[1],
        "people_killed_min": case.killed[0],
        "people_killed_max": case.killed[2],
        "people_injured_min": case.injured[0],
        "people_injured_max": case.injured[2],
        "children_killed_min": case.counted("killed", {"child"})[0],
        "women_killed_min": case.counted("killed", {"woman"})[0],
        "sources": joined(outlet(report) for report in case.reports),
        "number_of_sources": len(row["origins"]),
        "source_not_primary_belligerent": _from_others(case),
        "grade_reason": row["grade_reason"],
    }


def grade_of(case: Case) -> str | None:
    """Airwars' grade. Two or more sources are as many origins that name who did it; None where nobody is named as responsible.

    Competing claims of responsibility are Contested; a bare denial is not. Where all that are counted bear arms: Discounted.
    """
    if case.groups and case.groups <= tables().armed:
        return "Discounted"
    if not case.perpetrators:
        return "Weak" if case.row["grade"] == "single" else None
    if DIFFERENT in case.row["grade_reason"]:
        return "Contested"
    if case.row["grade"] == "conceded":
        return "Confirmed"
    return "Weak" if ONE_NAMING in case.row["grade_reason"] else GRADES[case.row["grade"]]


def _declared(case: Case) -> bool:
    """Whether the side that is said to have done it says so: it concedes it, or it is the one who tells it."""
    return case.row["grade"] == "conceded" or DOER_ALONE in case.row["grade_reason"]


def _from_others(case: Case) -> bool:
    """Whether some voice is of another than the accuser: of the accused, of neither side, or the outlet's own."""
    if case.row["grade"] == "single":
        return NEITHER in case.row["grade_reason"] or OWN_WORDS in case.row["grade_reason"]
    return case.row["grade"] in ("corroborated", "conceded")
