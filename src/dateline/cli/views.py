"""Which columns of each table a terminal shows, and how a person reads them."""

from __future__ import annotations

from typing import Any

from dateline.cli.sources import COPIES
from dateline.cli.truces import TRUCES

Row = dict[str, Any]

#: As much of an id as tells it from the others in any pile of a size that a person looks at; `why` takes it.
ID_SHOWN = 9

COLUMNS: dict[str, tuple[str, ...]] = {
    "reports": (
        "report_id",
        "file",
        "source",
        "agency",
        "title",
        "published",
        "published_basis",
        "origin_id",
        "conflict",
    ),
    "passages": ("report_id", "start", "end", "kind", "reason", "first_seen_report_id"),
    "copies": ("report_id", "kind", "first_seen_report_id", "changes", "start", "end"),
    "sources": ("outlet", "in_reports", "words", "own", "copied_from", "quoted", "carried"),
    "times": ("report_id", "text", "type", "value", "date", "rule", "anchor"),
    "quantities": ("report_id", "text", "low", "high", "approximate", "word", "noun", "reason"),
    "mentions": ("report_id", "kind", "text", "refers_to", "role", "where_prec", "rule", "score", "reason"),
    "claims": ("claim_id", "said", "claimant", "act", "addressee", "form", "text"),
    "events": (
        "event_id",
        "date",
        "place",
        "type",
        "sub_type",
        "modality",
        "perpetrator",
        "target",
        "killed",
        "injured",
    ),
    "incidents": ("incident_id", "title", "killed", "injured", "grade", "origins", "claimed_by"),
    "ceasefires": ("ceasefire_id", "title", "effective", "parties", "mediators", "first", "violations"),
    "violations": (
        "violation_id",
        "ceasefire_id",
        "when",
        "after",
        "accuser",
        "accused",
        "act",
        "place",
        "denied",
        "found",
    ),
    "positions": ("actor", "speaker", "act", "object", "of", "said"),
    "contacts": ("participants", "channel", "place", "date"),
    "actors": ("actor_id", "name", "kind", "country", "represents", "side", "held", "aliases", "in_reports", "claims"),
    "actor_links": ("actor_id", "name_a", "name_b", "rule", "score", "judged_by"),
    "places": ("place_id", "name", "country", "feature", "lat", "lon", "aliases"),
    "links": ("event_a", "event_b", "score", "judged_by"),
    "judgements": ("judgement_id", "judged_at", "judged_by", "judged", "state", "why"),
    "skipped": ("file", "stage", "reason", "detail"),
}


def terminal_view(table: str, rows: list[Row], columns: list[str]) -> tuple[list[str], list[Row]]:
    """Column names and rows for the terminal: ranges joined, lists counted or shortened; nothing is rounded or guessed."""
    names = list(COLUMNS.get(table, columns))
    if table == "actors":  # those who say most first
        rows = sorted(rows, key=lambda row: (-row["claims"], -len(row["reports"]), row["name"], row["actor_id"]))
    return names, [{name: _cell(name, row) for name in names} for row in rows]


def _cell(name: str, row: Row) -> Any:
    if name in ("date", "published", "said"):
        prefix = name
        return days(row.get(f"{prefix}_from"), row.get(f"{prefix}_to"))
    if name in ("killed", "injured"):
        return span(row.get(f"{name}_low"), row.get(f"{name}_high"))
    if name.endswith("_id") and isinstance(row[name], str):
        return row[name][:ID_SHOWN]
    if name == "grade":
        return ", ".join((row["grade"], *(["contested"] if row["contested"] else []), *by_hand(row)))
    if name == "judged":
        return judged(row)
    if name == "state":
        against = [key[:ID_SHOWN] for key in (row["undone_by"], *row["overruled_by"]) if key]
        return f"{row['state']}{' by ' + ', '.join(against) if against else ''}"
    if name == "judged_at":
        return row["judged_at"][:16].replace("T", " ")
    if name == "claimed_by":
        return [claimed(c) for c in row["claimants"] if _known(c, "killed") or _known(c, "injured")]
    if name == "origins":
        return len(row["origins"])
    if name in TRUCES:
        return TRUCES[name](row)
    if name == "act" and row.get("saying", "spoken") != "spoken":
        return f"{row['act']} ({row['saying']})"
    if name in COPIES:
        return COPIES[name](row)
    if name == "held":
        return [office(o) for o in row["offices"]]
    if name == "in_reports":
        return len(row["reports"])
    if name == "text":
        return str(row["text"])[:300]
    return row.get(name)


def days(first: str | None, last: str | None) -> str:
    if first == last:
        return first or ""
    return f"{first or '…'} to {last or '…'}"


def span(low: int | None, high: int | None) -> str:
    if low is None and high is None:
        return ""
    if low == high:
        return str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low} to {high}"


def claimed(toll: Row) -> str:
    parts = [f"{span(toll[f'{k}_low'], toll[f'{k}_high'])} {k}" for k in ("killed", "injured") if _known(toll, k)]
    return f"{toll['claimant']}: {', '.join(parts) or 'no toll'}"


def office(held: Row) -> str:
    """ "foreign minister (Turkey), said 2020-10-05 to 2020-11-10"."""
    of = f" ({held['of']})" if held["of"] else ""
    said = days(held["said_from"], held["said_to"])
    return f"{held['office']}{of}" + (f", said {said}" if said else "")


def _known(toll: Row, kind: str) -> bool:
    return toll[f"{kind}_low"] is not None or toll[f"{kind}_high"] is not None


def by_hand(row: Row) -> list[str]:
    """What a person has done to an incident or a ceasefire."""
    verdict = [row["judged"]] if row["judged"] != "none" else []
    touched = sorted({t["field"] for t in row["touched"]} - {"judged"})
    return verdict + ([f"by hand: {', '.join(touched)}"] if touched else [])


def judged(row: Row) -> str:
    """A judgement in a few words: "correct incident i0123abcd: killed_low = 6"."""
    said = f"{row['kind']} {row['subject']} {(row['undoes'] or row['subject_id'])[:ID_SHOWN]}"
    if row["kind"] == "correct":
        value = row["value"].get("name") if isinstance(row["value"], dict) else row["value"]
        words = "none" if value is None else "; ".join(map(str, value)) if isinstance(value, list) else str(value)
        return f"{said}: {row['field']} = {words}"
    if row["kind"] == "merge":
        return f"{said} with {len(row['other'])} events of another"
    if row["kind"] == "split":
        return f"{said}: without {', '.join(a['id'][:ID_SHOWN] for a in row['other'])}"
    return said
