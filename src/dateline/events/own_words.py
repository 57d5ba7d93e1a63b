"""Inside events/: a user's own file of words (`--words FILE`): triggers, sub-types, and who is armed, human or a weapon."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dateline.errors import ModelError
from dateline.events.lexicon import FAMILIES, FRAMES, EventType, Lexicon, Trigger, Words, triggers_of

_TABLES = ("trigger", "sub_type", "weapons", "human", "armed", "built")
_FLAGS = tuple(f.name for f in fields(Trigger) if f.type == "bool")


def with_own_words(lexicon: Lexicon, path: Path) -> Lexicon:
    """The lexicon with what a user's file adds; its triggers come before the package's (docs/events.md has its form).

    Raises ModelError E311, which names the file and the entry, where it cannot be read, has a table, field, family, frame or
    part of speech that there is none of, or gives a type that is neither the package's nor its own.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        _must(sorted(set(data) - set(_TABLES)) == [], path, f"no table of these is known: {', '.join(sorted(data))}")
        _must(bool(data), path, "it is empty")
        types = _types(lexicon.types, data.get("sub_type", ()), path)
        entries = list(data.get("trigger", ()))
        for number, entry in enumerate(entries, start=1):
            _check(entry, types, path, f"trigger {number}")
        return replace(
            lexicon.with_triggers(triggers_of(entries)),
            types=types,
            words=_words(lexicon.words, data, types, path),
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ModelError("E311", f"{path} is no file of words: {type(error).__name__} {error}") from error


def _must(holds: bool, path: Path, message: str) -> None:
    if not holds:
        raise ModelError("E311", f"{path}: {message}")


def _types(known: Mapping[str, EventType], entries: Iterable[Any], path: Path) -> Mapping[str, EventType]:
    """The types with sub-types of the user's own: {type = "Battles", name = "Naval clash"}."""
    types = dict(known)
    for entry in entries:
        kind = types.get(entry["type"])
        if kind is None:
            raise ModelError("E311", f"{path}: {entry['type']!r} is no type of event")
        types[kind.name] = replace(kind, sub_types=(*kind.sub_types, str(entry["name"])))
    return MappingProxyType(types)


def _check(entry: Mapping[str, Any], types: Mapping[str, EventType], path: Path, which: str) -> None:
    known = {field.name for field in fields(Trigger)} - {"lemma"} | {"lemmas", "source"}
    unknown = sorted(set(entry) - known)
    _must(not unknown, path, f"{which} has a field that there is none of: {', '.join(unknown)}")
    kind = types.get(entry["type"])
    named = kind is not None and entry["sub_type"] in kind.sub_types
    _must(named, path, f"{which}: {entry['type']!r} / {entry['sub_type']!r} is no type of event")
    _must(entry["family"] in FAMILIES, path, f"{which}: family {entry['family']!r} is none of {', '.join(FAMILIES)}")
    _must(entry["frame"] in FRAMES, path, f"{which}: frame {entry['frame']!r} is none of {', '.join(FRAMES)}")
    _must(entry["pos"] in ("VERB", "NOUN"), path, f'{which}: pos is "VERB" or "NOUN"')
    _must(_strings(entry["lemmas"]) and _strings(entry.get("needs", [])), path, f"{which}: lemmas and needs are lists")
    _must(
        all(isinstance(entry.get(f, False), bool) for f in _FLAGS),
        path,
        f"{which}: {', '.join(_FLAGS)} are true or false",
    )


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)


def _words(words: Words, data: Mapping[str, Any], types: Mapping[str, EventType], path: Path) -> Words:
    weapons, human = data.get("weapons", {}), data.get("human", {})
    kinds = {sub_type for kind in types.values() if kind.scheme == "acled" for sub_type in kind.sub_types} | {""}
    odd = sorted(set(weapons) - kinds)
    _must(not odd, path, f"weapons: no sub-type of event is called {', '.join(odd)}")
    built, armed = data.get("built", {}), data.get("armed", {})
    _must(
        set(built) <= {"civilian", "military"} and set(armed) <= {"lemmas"},
        path,
        "built has civilian and military, armed lemmas",
    )
    for table in (weapons, human, built, armed):
        _must(all(_strings(listed) for listed in table.values()), path, "words are given as lists")
    return replace(
        words,
        weapons=MappingProxyType({**words.weapons, **{w: kind for kind, listed in weapons.items() for w in listed}}),
        human=MappingProxyType({**words.human, **{w: group for group, listed in human.items() for w in listed}}),
        armed=words.armed | frozenset(armed.get("lemmas", ())),
        civilian_built=words.civilian_built | frozenset(built.get("civilian", ())),
        military_built=words.military_built | frozenset(built.get("military", ())),
    )
