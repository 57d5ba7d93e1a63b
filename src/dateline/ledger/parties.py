"""Beside ledger/, a user's own file of parties: whom each side consists of, where the user knows it better than the record shows.

    [sides]
    Sudan = ["Sudan", "Sudanese Armed Forces"]
    "Rapid Support Forces" = ["RSF", "Rapid Support Forces"]

A name is a state's (or its ISO 3166 alpha-2 code), an armed group's, a disputed entity's, or that of any actor of the record: an
outlet, an organisation, a person. The file silences inference: whoever is in no list is no party (docs/ledger.md).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dateline.errors import PartiesError
from dateline.grounding.countries import country_of_code, find_country, find_entity
from dateline.grounding.types import Actor
from dateline.ledger.fights import FIGHTERS
from dateline.ledger.names import core_of
from dateline.linking.parties import group_key, party_of
from dateline.linking.words import words

#: How keys of parties begin, where somebody gives keys and no names.
KEYS = ("state:", "group:", "entity:")


def read_parties(path: Path) -> dict[str, str]:
    """The side of each name in a file of parties, in order of names; empty where the file has no sides.

    Raise PartiesError: E701 it cannot be read, E702 it is not TOML, E703 it is not of this form, E704 a name, or a state by
    its name and its code, is of two sides.
    """
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise PartiesError("E701", f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PartiesError("E702", f"{path} is not TOML: {error}") from error
    sides = data.get("sides", {})
    if not isinstance(sides, dict) or set(data) - {"sides"}:
        raise PartiesError(
            "E703", f'{path}: a file of parties has one table, [sides], with lines like "Side" = ["name", "name"]'
        )
    return _by_name(path, sides)


def _by_name(path: Path, sides: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    folded: dict[str, str] = {}
    for side, names in sides.items():
        if not side.strip():
            raise PartiesError("E703", f"{path}: a side needs a name")
        if not isinstance(names, list) or not names or not all(isinstance(n, str) and words(n) for n in names):
            raise PartiesError("E703", f"{path}: {side!r} needs a list of names, and each of them a text")
        for name in names:
            other = folded.setdefault(_state_key(name) or " ".join(words(name)), side)
            if other != side:
                raise PartiesError(
                    "E704", f"{path}: {name!r} is of {other!r} and of {side!r}; it can be of one side only"
                )
            found[name] = side
    return dict(sorted(found.items()))


def keys_of(given: Mapping[str, str], actors: Sequence[Actor], turned: Mapping[str, str]) -> dict[str, str]:
    """Sides by party key or actor id, of sides by name; keys and ids stay. `turned` has party keys of armed groups by actor id.

    What a name means is asked of the actors of the pile, so that the same file serves what is read later.
    """
    ids = {actor.actor_id for actor in actors}
    found: dict[str, str] = {}
    for name, side in sorted(given.items()):
        keys = [name] if name in ids or name.startswith(KEYS) else _keys(name, actors, turned)
        for key in keys:
            found.setdefault(key, side)
    return found


def _state_key(name: str) -> str | None:
    country = find_country(name) or country_of_code(name)
    return f"state:{country.iso2}" if country else None


def _keys(name: str, actors: Iterable[Actor], turned: Mapping[str, str]) -> list[str]:
    state = _state_key(name)
    if state is not None:
        return [state]
    entity = find_entity(name)
    if entity is not None:
        return [f"entity:{entity.entity_id}"]
    wanted, core = words(name), core_of(name)
    keys = {
        (turned.get(a.actor_id) or party_of(a)) if a.kind in FIGHTERS or a.actor_id in turned else a.actor_id
        for a in actors
        if words(a.name) == wanted or (core and a.kind == "armed_group" and core_of(a.name) == core)
    }
    return sorted(keys) or [group_key(name)]
