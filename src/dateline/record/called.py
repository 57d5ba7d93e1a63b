"""Whom a user means by a name: the actors of the record that bear it in some spelling, or that speak for a country so called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dateline.grounding.actors.fold import name_words
from dateline.grounding.countries import country_of_capital, country_of_code, find_country

Row = dict[str, Any]

_ID = re.compile(r"a[0-9a-f]{6,}")
#: Kinds of actors that speak for the state that is their country; an outlet, a people or an armed group does not.
_OFFICIAL = frozenset({"government", "military", "country"})


@dataclass(frozen=True, slots=True)
class Called:
    """Ids of the actors that are meant, and their names and aliases as the rows of other tables have them."""

    ids: frozenset[str]
    names: frozenset[str]


def find_called(actors: Iterable[Row], wanted: str) -> Called:
    """The actors that `wanted` means: each word of it, folded, is a word of one of their names ("Bayramov", "Ceyhun Bayramov").

    Where it is a country, its code or its capital, all who speak for that state are meant too: its government, its forces,
    and the people who hold its offices.
    """
    words = frozenset(name_words(wanted))
    state = _state(wanted)
    found = [row for row in actors if _is_named(row, words, wanted) or _speaks_for(row, state)]
    return Called(
        frozenset(row["actor_id"] for row in found),
        frozenset(name for row in found for name in (row["name"], *row["aliases"])),
    )


def _is_named(row: Row, words: frozenset[str], wanted: str) -> bool:
    if _ID.fullmatch(wanted) and row["actor_id"].startswith(wanted):
        return True
    return bool(words) and any(words <= set(name_words(name)) for name in (row["name"], *row["aliases"]))


def _state(wanted: str) -> tuple[str, str] | None:
    """ISO code and name of the country that is called so."""
    found = find_country(wanted) or country_of_capital(wanted)
    if found is None and len(wanted) == 2:
        found = country_of_code(wanted.upper())
    return (found.iso2, found.name) if found is not None else None


def _speaks_for(row: Row, state: tuple[str, str] | None) -> bool:
    if state is None:
        return False
    code, name = state
    return row.get("represents") == name or (row["country"] == code and row["kind"] in _OFFICIAL)
