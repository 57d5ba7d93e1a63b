"""What `events/` gives to the stages after it: what one claim says to have happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.grounding.types import Actor

RoleName = Literal[
    "perpetrator", "target", "victim", "weapon", "party", "mediator", "participant", "object", "accuser"
]  # fmt: skip
Modality = Literal["actual", "alleged", "denied", "demanded", "promised", "threatened", "hypothetical"]
TollKind = Literal["killed", "injured", "missing", "captured", "displaced", "detained"]

#: ACLED's types of violence in which people fight, bomb or are attacked; riots and protests are apart.
VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")


@dataclass(frozen=True, slots=True)
class Role:
    """One that takes part, with its span; `actor` where it is an actor of the record, `name` its canonical name or its text."""

    role: RoleName
    start: int
    end: int
    text: str
    name: str
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Toll:
    """A count of people. low/high None: unknown end. `word` is a vague word that only a named convention makes a number.

    `part_of` true where it is included in a larger toll ("13 civilians, including 3 children"), `of` the span of that one
    where it is told. `more` true where the words add it to a number told before ("30 more"). `since` has the words of the
    period or war that it is a total of ("since 7 October", "in 2020"); empty for the toll of one event. `rule` names the
    construction that gave it (docs/tolls.md). `reason` says why it has no number though the text has one.
    """

    kind: TollKind
    group: str
    low: int | None
    high: int | None
    approximate: bool
    text: str
    start: int
    end: int
    word: str = ""
    part_of: bool = False
    rule: str = ""
    of: tuple[int, int] | None = None
    more: bool = False
    since: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What a report tells of the ceasefire that an event of type Ceasefire is of, wherever in the report it tells it.

    `number` is the same for all tellings of one ceasefire in a report, from 1. `starts_on`/`ends_on` are days, `starts_at`/
    `ends_at` hours "HH:MM" as told, `zone` as of a time expression ("+00:00", "local"). `kind` is of data/truces.toml.
    Of an alleged violation `act` has the words of the act, `denied` is true where the report tells a denial of it, `charged`
    where no one calls it a breach and a side charges the other with an act of arms; `clock_to` ends the hours of the act.
    """

    number: int
    kind: str = ""
    unilateral: bool = False
    starts_on: date | None = None
    starts_at: str | None = None
    ends_on: date | None = None
    ends_at: str | None = None
    zone: str = ""
    act: str = ""
    denied: bool = False
    charged: bool = False
    clock_to: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Field names are those of the `events` table; `type` and `sub_type` those of data/types.toml (ACLED, PLOVER, ceasefires).

    `start`/`end` is the trigger; `text` the sentence or clause. Dates inclusive, None where not known. `date_rule` and
    `place_rule` name the rule that chose them (docs/events.md); `country` is ISO alpha-2, of the place or of the report.
    `date_start`/`date_end` is where the time is told, None where it is concluded; so `place_start`/`place_end`.
    `clock_from` is the hour, "HH:MM", where one is told. `aggregate` is true where several incidents are counted together.
    `terms` is for ceasefires, None for all else.
    `retold` has the spans of further words of the report that tell of it, merged into this one.
    `channel` is for contacts ("phone", "visit", "joint news conference"); `object` for positions (an actor, "ceasefire", ...).
    """

    event_id: str
    claim_id: str
    report_id: str
    start: int
    end: int
    text: str
    type: str
    sub_type: str
    modality: Modality
    background: bool
    roles: tuple[Role, ...]
    tolls: tuple[Toll, ...]
    place_id: str | None
    place: str | None
    place_start: int | None
    place_end: int | None
    where_prec: int
    date_from: date | None
    date_to: date | None
    date_prec: int
    date_rule: str
    clock_from: str | None = None
    count: int | None = None
    aggregate: bool = False
    channel: str | None = None
    object: str | None = None
    ended: bool = False
    place_rule: str = ""
    country: str | None = None
    date_start: int | None = None
    date_end: int | None = None
    retold: tuple[tuple[int, int], ...] = ()
    terms: Terms | None = None
