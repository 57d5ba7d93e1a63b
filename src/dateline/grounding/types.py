"""What `grounding/` gives to the stages after it: times, quantities, places and actors, each with its span and its rule."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["none", "publication", "context", "heading"]
ActorKind = Literal[
    "person", "government", "military", "armed_group", "organisation", "outlet", "country", "people", "unnamed"
]
MentionForm = Literal["name", "short", "title", "pronoun", "capital", "demonym", "group"]
PlaceRole = Literal["location", "government", "part_of_name"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. `value` is a TIMEX3 value; the interval is inclusive, None where it cannot be known.

    `date_prec` is UCDP's: 1 day, 2 two to six days, 3 week, 4 month, 5 year or wider; 0 where there is no interval.
    `reason` is a code where the expression is kept as text only ("impossible-date", "no-anchor") or is not sure of its day
    (docs/times.md lists them). `zone` is the offset from UTC of a clock time ("+04:00"), "local" where only that is said.
    """

    start: int
    end: int
    text: str
    type: TimeType
    value: str
    date_from: date | None
    date_to: date | None
    date_prec: int
    rule: str
    anchor: Anchor
    reason: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of things: "some two dozen civilians" is low 24, high 24, approximate, noun "civilian".

    low/high are whole numbers, None for an open or unknown end ("scores": low None, high None, word "scores").
    `word` is the vague word, kept as it is: it becomes a number only in a named convention, when the record is read out.
    `more` says that the words add it to a number told before ("30 more"). `reason` says why it is kept as its text alone:
    `malformed-number` ("1,00,0"), `negative-number` ("-5"), `impossible-number` ("10^40").
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    approximate: bool
    noun: str
    word: str = ""
    more: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry. `country` is ISO 3166 alpha-2 under the default profile, None for what lies in none or several."""

    place_id: str
    name: str
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    feature: str
    population: int
    geonames_id: int | None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceComparison:
    """One thing compared between a toponym and a place, and what it adds to the place's score (natural log-odds)."""

    field: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A toponym. `place` is None where none of the candidates fits, with the code in `reason`.

    `where_prec` is UCDP's: 1 exact, 2 near, 3 district, 4 first-level region, 5 line or wide area, 6 country, 7 international.
    `rule` is what told the place from its best namesake ("only-candidate" where it has none); `comparisons` add up to
    `score`.
    """

    start: int
    end: int
    text: str
    place: Place | None
    where_prec: int
    role: PlaceRole
    score: float
    reason: str = ""
    rule: str = ""
    comparisons: tuple[PlaceComparison, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """One that speaks or acts. `country` is ISO alpha-2 of the state spoken for, or that the unnamed actor is of."""

    actor_id: str
    name: str
    kind: ActorKind
    country: str | None
    office: str | None = None
    represents: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    start: int
    end: int
    text: str
    actor: Actor
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Grounding:
    """All of it for one report, each list in order of start."""

    times: tuple[Time, ...]
    quantities: tuple[Quantity, ...]
    places: tuple[PlaceMention, ...]
    actors: tuple[ActorMention, ...]
