"""How a terminal shows ceasefires and what is alleged of them: moments, the first allegation, denials, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

Row = dict[str, Any]


def _effective(row: Row) -> str:
    return " ".join(filter(None, (row["effective_from"], row["effective_clock"])))


def _when(row: Row) -> str:
    first, last = row["date_from"], row.get("date_to", row["date_from"])
    day = first if first == last else f"{first or '…'} to {last or '…'}"
    clock, until = row["clock_from"], row["clock_to"]
    hours = f"{clock} to {until}" if clock and until and clock != until else clock
    return " ".join(filter(None, (day, hours)))


def _after(row: Row) -> str:
    """Minutes after the ceasefire began: "4 min", "0 to 59 min"; "" where not known."""
    first, last = row["minutes_from"], row["minutes_to"]
    if first is None:
        return ""
    return f"{first} min" if first == last or last is None else f"{first} to {last} min"


def _accused(row: Row) -> str:
    return row["accused"] or "nobody by name"


def _first(row: Row) -> list[str]:
    said = ((f, _after(f)) for f in row["first_allegation"])
    return [f"{f['accuser']} accuses {_accused(f)} {_when(f)}{f' ({after})' if after else ''}" for f, after in said]


def _violations(row: Row) -> list[str]:
    """Allegations by accuser and accused, with the times that are counted in them where a number is told."""
    pairs = Counter((v["accuser_side"] or v["accuser"], _accused(v)) for v in row["violations"])
    told = {(v["accuser_side"] or v["accuser"], _accused(v)): v["count"] for v in row["violations"] if v["count"]}
    return [
        f"{by} accuses {of}: {number}{f' ({told[by, of]} times)' if (by, of) in told else ''}"
        for (by, of), number in sorted(pairs.items())
    ]


def _denied(row: Row) -> list[str]:
    return sorted({d["by"] for d in row["denials"]}) if "denials" in row else row["denied_by"]


def _found(row: Row) -> list[str]:
    if "findings" in row:
        return sorted({f"{f['by']}: {f['finding']}{' by ' + f['of'] if f['of'] else ''}" for f in row["findings"]})
    return [f"{f['by']} {f['finding']}" for f in row["found_by"]]


#: Columns of the terminal that are made of several of the record's.
TRUCES: dict[str, Callable[[Row], Any]] = {
    "effective": _effective,
    "when": _when,
    "after": _after,
    "accused": _accused,
    "first": _first,
    "violations": _violations,
    "denied": _denied,
    "found": _found,
}
