"""ledger/ reads its words from data files; here they become typed, once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.linking.copies import origin_of_name


@dataclass(frozen=True, slots=True)
class CeasefireWords:
    """Sub-types by what they tell of a ceasefire, and the verbs that tell that one goes on."""

    founding: frozenset[str]
    started: frozenset[str]
    declared: frozenset[str]
    holding: frozenset[str]
    extended: str
    violated: str
    rejected: str
    ended: str


#: What a finding is called in the record, and its phrases in the data, in the order in which they are looked for.
FINDINGS = {"not verified": "unverified", "denies": "denies", "confirms": "confirms"}


@dataclass(frozen=True, slots=True)
class MonitorWords:
    """Words of the names of monitors, and the phrases of each finding (`FINDINGS`)."""

    names: frozenset[str]
    findings: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class TollWords:
    """Phrases that correct a toll downwards, groups of people that are parts of those hit, and the group that is all of them."""

    lowering: tuple[str, ...]
    parts: frozenset[str]
    whole: str


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("dateline.ledger") / "data" / name).read_text("utf-8"))


@cache
def titles() -> dict[str, str]:
    """ACLED sub-type to the phrase by which an incident is called."""
    return dict(_read("words.toml")["titles"])


@cache
def position_acts() -> dict[str, str]:
    """PLOVER "TYPE/mode" or "TYPE" to supports, opposes, calls_for, offers or neutral."""
    return dict(_read("words.toml")["positions"])


@cache
def ceasefire_words() -> CeasefireWords:
    data = _read("words.toml")["ceasefires"]
    return CeasefireWords(
        founding=frozenset(data["founding"]),
        started=frozenset(data["started"]),
        declared=frozenset(data["declared"]),
        holding=frozenset(data["holding"]),
        extended=data["extended"],
        violated=data["violated"],
        rejected=data["rejected"],
        ended=data["ended"],
    )


@cache
def monitor_words() -> MonitorWords:
    data = _read("words.toml")["monitors"]
    findings = {key: tuple(data[name]) for key, name in FINDINGS.items()}
    return MonitorWords(frozenset(data["names"]), findings)


@cache
def toll_words() -> TollWords:
    data = _read("words.toml")["tolls"]
    return TollWords(tuple(data["lowering"]), frozenset(data["parts"]), data["whole"])


@cache
def military_words() -> frozenset[str]:
    """Words of what armies say they strike."""
    return frozenset(_read("words.toml")["targets"]["military"])


@cache
def admission_words() -> frozenset[str]:
    """Words of cues by which a speaker owns up to something."""
    return frozenset(_read("words.toml")["cues"]["admission"])


@cache
def state_outlets() -> dict[str, str]:
    """Origin ids of agencies and broadcasters that a state owns, with that state's ISO alpha-2 code."""
    return {origin_of_name(name): row["country"] for row in _read("outlets.toml")["outlet"] for name in row["names"]}


@cache
def generic_domains() -> frozenset[str]:
    """Country-code domains that say nothing of a country."""
    return frozenset(_read("outlets.toml")["domains"]["generic"])


@cache
def month_names() -> tuple[str, ...]:
    """English names of the months, January first: strftime's depend on the locale of whoever runs the program."""
    return tuple(_read("words.toml")["days"]["months"])
