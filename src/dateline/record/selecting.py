"""Choosing rows of a table by place, by who speaks and by day; the same choice for every command and for Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from dateline.errors import UsageError
from dateline.record.called import Called, find_called

Row = dict[str, Any]

#: Columns that name a place, a speaker, and the two ends of a row's time, over all tables.
PLACE = ("place", "name", "aliases", "title", "dateline_place")
SPEAKER = (
    "claimant",
    "claimants",
    "accuser",
    "speaker",
    "actor",
    "chain",
    "participants",
    "perpetrator",
    "name",
    "aliases",
)
FIRST_DAY = ("date_from", "effective_from", "declared_on", "said_from", "published_from")
LAST_DAY = ("date_to", "effective_to", "said_to", "published_to")


def day(text: str | None) -> str | None:
    """An ISO day, checked. Raise E402 for anything else."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise UsageError("E402", f"{text!r} is no day; write it as YYYY-MM-DD") from error


def select_rows(
    rows: Iterable[Row],
    *,
    place: str | None = None,
    by: str | None = None,
    actors: Sequence[Row] = (),
    country: str | None = None,
    kind: str | None = None,
    date_from: str | None = None,
    date_to: str | None = None,
) -> list[Row]:
    """Rows that match all that is asked. A row without a date matches no span of days, one without a country no country.

    `by` is a name in any spelling of it, an actor_id or its beginning, or a country, which all who speak for it are. `actors`
    are the rows of that table, by which spellings and countries are known. A claim is by its claimant and by those who pass
    it on, not by the outlet that reports it.
    """
    first, last = day(date_from), day(date_to)
    called = find_called(actors, by) if by is not None else None
    code = _country(country) if country is not None else None
    return [
        row
        for row in rows
        if (place is None or _has(row, PLACE, place))
        and (by is None or called is None or _by(row, by, called))
        and (code is None or row.get("country") == code)
        and (kind is None or row.get("kind") == kind)
        and (first is None or (_end(row) or "") >= first)
        and (last is None or (_start(row) or "9999") <= last)
    ]


def _by(row: Row, wanted: str, called: Called) -> bool:
    if row.get("actor_id") in called.ids or row.get("claimant_id") in called.ids:
        return True
    if "claimant_id" in row:
        row = {"claimant": row["claimant"], "chain": row["chain"][1:]}
    named = [name for column in SPEAKER for name in _names(row.get(column))]
    return any(wanted.casefold() in name.casefold() or name in called.names for name in named)


def _names(value: object) -> list[str]:
    """The names in a cell: itself, those of a list, the claimants of a list of tolls."""
    if isinstance(value, dict):
        return _names(value.get("claimant"))
    if isinstance(value, list):
        return [name for item in value for name in _names(item)]
    return [value] if isinstance(value, str) else []


def _country(name: str) -> str:
    """The ISO code of a country given by its code or its name. Raise E411 for what is neither."""
    from dateline.grounding.countries import country_of_code, find_country

    found = country_of_code(name.upper()) or find_country(name)
    if found is None:
        raise UsageError("E411", f"{name!r} is no country; write its name or its ISO code of two letters")
    return found.iso2


def _has(row: Row, columns: tuple[str, ...], wanted: str) -> bool:
    return any(wanted.casefold() in str(row.get(column, "")).casefold() for column in columns)


def _start(row: Row) -> str | None:
    return next((row[c] for c in (*FIRST_DAY, *LAST_DAY) if row.get(c)), None)


def _end(row: Row) -> str | None:
    return next((row[c] for c in (*LAST_DAY, *FIRST_DAY) if row.get(c)), None)
