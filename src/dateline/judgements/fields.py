"""judgements/ knows which fields a person may correct and what a value of each is: data/fields.toml made typed, once."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Protocol

import msgspec

from dateline.errors import UsageError
from dateline.grounding.countries import country_of_code, find_country
from dateline.grounding.types import Actor, Place

NONE = "none"
#: No war has killed as many; a larger number is a slip of the keyboard, and too large for a database's column.
MOST = 2**31 - 1


class Known(Protocol):
    """What a value may name: the places and actors of the record."""

    def place(self, given: str) -> Place | None:
        """The place of this id or name; None where there is none. Raise UsageError E607 where several fit."""

    def actor(self, given: str) -> Actor | None:
        """The actor of this id or name, as for places."""

    def sides(self) -> tuple[str, ...]:
        """The names of the sides that the record knows."""


_TYPES: dict[str, Any] = {
    "texts": tuple[str, ...],
    "day": date,
    "number": Annotated[int, msgspec.Meta(ge=0, le=MOST)],
    "yes_no": bool,
    "latitude": Annotated[float, msgspec.Meta(ge=-90, le=90)],
    "longitude": Annotated[float, msgspec.Meta(ge=-180, le=180)],
    "precision": Annotated[int, msgspec.Meta(ge=1, le=7)],
    "sub_type": tuple[str, str],
    "place": Place | str,
    "known_place": Place,
    "actor": Actor,
    "party": Actor | str,
}


@dataclass(frozen=True, slots=True)
class _Fields:
    of: Mapping[str, Mapping[str, str]]
    words: Mapping[str, tuple[str, ...]]
    where_prec: Mapping[str, int]
    types: Mapping[str, tuple[tuple[str, str], ...]]


@cache
def _fields() -> _Fields:
    data = tomllib.loads((files("dateline.judgements") / "data" / "fields.toml").read_text("utf-8"))
    kinds = tomllib.loads((files("dateline.events") / "data" / "types.toml").read_text("utf-8"))["type"]
    types: dict[str, list[tuple[str, str]]] = {}
    for row in kinds:
        for sub_type in row["sub_types"]:
            for key in (sub_type.casefold(), f"{row['name']}/{sub_type}".casefold()):
                types.setdefault(key, []).append((row["name"], sub_type))
    words, precs = data.pop("words"), data.pop("where_prec")
    return _Fields(data, {k: tuple(v) for k, v in words.items()}, precs, {k: tuple(v) for k, v in types.items()})


def fields_of(subject: str) -> tuple[str, ...]:
    """The fields of a subject that can be corrected, in order of data/fields.toml."""
    return tuple(_fields().of[subject])


def where_prec(feature: str) -> int:
    """UCDP's where_prec of a place that was chosen by hand."""
    return _fields().where_prec.get(feature, 1)


def value_of(subject: str, field: str, given: object, known: Known) -> str:
    """The value as JSON text, from what a person gave: words, or a value of Python.

    Raise UsageError: E604 for a field that cannot be corrected, E605 for a value that the field cannot have.
    """
    kind = _fields().of[subject].get(field)
    if kind is None:
        raise UsageError("E604", _no_field(subject, field))
    if given is None or (isinstance(given, str) and given.strip().casefold() == NONE):
        if kind.endswith("?"):
            return "null"
        raise UsageError("E605", f"{field} of {_a(subject)} cannot be {NONE}")
    try:
        value = _READ[kind.removesuffix("?")](given, known)
    except ValueError as error:
        raise UsageError("E605", f"{field}: {error}") from error
    return msgspec.json.encode(value, order="deterministic").decode()


def decoded(subject: str, field: str, value: str) -> Any:
    """What `value_of` gave, typed: days as date, names as tuples, places and actors whole.

    Raise UsageError E604, E605 as `value_of` does: a file that is imported may say anything.
    """
    kind = _fields().of.get(subject, {}).get(field)
    if kind is None:
        raise UsageError("E604", _no_field(subject, field) if subject in _fields().of else f"{subject!r} has no fields")
    plain = kind.removesuffix("?")
    try:
        found = msgspec.json.decode(value, type=_TYPES.get(plain, str) | None)
    except msgspec.MsgspecError as error:
        raise UsageError("E605", f"{field}: {value!r} is no value of it ({error})") from error
    known = _fields().words.get(plain)
    unknown_type = plain == "sub_type" and found is not None and found not in _all_types()
    if (found is None and plain == kind) or (known and found not in known) or unknown_type:
        raise UsageError("E605", f"{field}: {value!r} is no value of it")
    return found


@cache
def _all_types() -> frozenset[tuple[str, str]]:
    return frozenset(pair for found in _fields().types.values() for pair in found)


def assigned(subject: str, field: str, value: str) -> dict[str, Any]:
    """The columns that a correction sets: a place sets all that is known of it, a sub-type its type too."""
    found = decoded(subject, field, value)
    if field == "sub_type":
        return {"type": found[0], "sub_type": found[1]}
    if subject == "report":
        return {"published_from": found, "published_to": found}
    if field != "place":
        return {field: found}
    point = ("lat", "lon") if subject == "incident" else ()
    if isinstance(found, Place):
        columns: dict[str, Any] = {"place_id": found.place_id, "place": found.name, "country": found.country}
        columns["where_prec"] = where_prec(found.feature)
        return columns | {name: getattr(found, name) for name in point}
    return {"place_id": None, "place": found, "where_prec": 0} | dict.fromkeys(point)


def _no_field(subject: str, field: str) -> str:
    able = ", ".join(fields_of(subject))
    why = "a grade follows from who says so, and is computed" if field.startswith("grade") else "it cannot be corrected"
    return f"no judgement sets {field!r} of {_a(subject)}: {why}; what can be corrected is {able}"


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _text(given: object, _: Known) -> str:
    text = " ".join(given.split()) if isinstance(given, str) else ""
    if not text:
        raise ValueError(f"{given!r} is no text")
    return text


def _texts(given: object, known: Known) -> list[str]:
    """Several names: a list, or words with semicolons between; an empty text is nobody."""
    parts = given.split(";") if isinstance(given, str) else given
    if not isinstance(parts, list | tuple):
        raise ValueError(f"{given!r} is no list of names; write them with ; between")
    return list(dict.fromkeys(_text(part, known) for part in parts if part != "" and str(part).strip()))


def _day(given: object, _: Known) -> str:
    if isinstance(given, date):
        return date(given.year, given.month, given.day).isoformat()
    try:
        return date.fromisoformat(str(given).strip()).isoformat()
    except ValueError as error:
        raise ValueError(f"{given!r} is no day; write it as YYYY-MM-DD") from error


def _clock(given: object, _: Known) -> str:
    hour, _colon, minute = str(given).strip().partition(":")
    if not (hour.isdecimal() and minute.isdecimal() and len(minute) == 2 and int(hour) < 24 and int(minute) < 60):
        raise ValueError(f"{given!r} is no hour; write it as HH:MM")
    return f"{int(hour):02}:{int(minute):02}"


def _number(given: object, _: Known) -> int:
    if isinstance(given, bool) or not str(given).strip().isdecimal() or int(str(given)) > MOST:
        raise ValueError(f"{given!r} is no number of people; write digits, or {NONE} for an end that is not known")
    return int(str(given))


def _yes_no(given: object, _: Known) -> bool:
    word = str(given).strip().casefold()
    if word not in ("yes", "no", "true", "false"):
        raise ValueError(f"{given!r} is neither yes nor no")
    return word in ("yes", "true")


def _degrees(most: float) -> Callable[[object, Known], float]:
    def degrees(given: object, _: Known) -> float:
        try:
            number = float(str(given))
        except ValueError:
            number = math.nan
        if isinstance(given, bool) or not abs(number) <= most:
            raise ValueError(f"{given!r} is no number of degrees from {-most:g} to {most:g}")
        return number

    return degrees


def _precision(given: object, _: Known) -> int:
    if str(given).strip() not in tuple("1234567"):
        raise ValueError(f"{given!r} is no where_prec; UCDP's go from 1 (the very place) to 7 (international waters)")
    return int(str(given))


def _country(given: object, _: Known) -> str:
    found = country_of_code(str(given).strip().upper()) or find_country(str(given).strip())
    if found is None:
        raise ValueError(f"{given!r} is no country; write its name or its ISO code of two letters")
    return found.iso2


def _sub_type(given: object, _: Known) -> list[str]:
    """Type and sub-type, by the sub-type alone where only one type has it."""
    found = _fields().types.get(str(given).strip().casefold(), ())
    if len(found) != 1:
        what = "is of several types; write TYPE/SUB-TYPE" if found else "is no sub-type; docs/events.md lists them"
        raise ValueError(f"{given!r} {what}")
    return list(found[0])


def _side(given: object, known: Known) -> str:
    sides = {side.casefold(): side for side in known.sides()}
    if str(given).strip().casefold() not in sides:
        raise ValueError(f"{given!r} is no side; the record knows {', '.join(sides.values()) or 'none'}")
    return sides[str(given).strip().casefold()]


def _word(kind: str) -> Callable[[object, Known], str]:
    def word(given: object, _: Known) -> str:
        words = _fields().words[kind]
        if given not in words:
            raise ValueError(f"{given!r} is none of {', '.join(words)}")
        return str(given)

    return word


def _place(given: object, known: Known) -> Place | str:
    """A place of the record; else a name without coordinates, since no pin is invented."""
    return known.place(str(given)) or _text(given, known)


def _known_place(given: object, known: Known) -> Place:
    found = known.place(str(given))
    if found is None:
        raise ValueError(f"the record has no place {given!r}; `dateline show places` lists them")
    return found


def _actor(given: object, known: Known) -> Actor:
    found = known.actor(str(given))
    if found is None:
        raise ValueError(f"the record has no actor {given!r}; `dateline show actors` lists them")
    return found


def _party(given: object, known: Known) -> Actor | str:
    """An actor of the record, else words ("unknown gunmen")."""
    return known.actor(str(given)) or _text(given, known)


_READ: dict[str, Callable[[object, Known], object]] = {
    "text": _text,
    "texts": _texts,
    "day": _day,
    "clock": _clock,
    "number": _number,
    "yes_no": _yes_no,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
    "precision": _precision,
    "country": _country,
    "sub_type": _sub_type,
    "modality": _word("modality"),
    "saying": _word("saying"),
    "act": _word("act"),
    "place": _place,
    "known_place": _known_place,
    "actor": _actor,
    "side": _side,
    "party": _party,
}
