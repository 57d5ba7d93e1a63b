"""What `linking/` takes from a pile and gives to `ledger/`: origins of texts, actors told of in several reports, incidents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.types import Actor, Place
from dateline.reports.types import Report

CopyKind = Literal["same", "near", "reworded"]


@dataclass(frozen=True, slots=True)
class ActorTold:
    """What one report tells of one of its actors, which are the actors of that report alone until `linking/` has judged.

    `names` are the spellings that it uses, `aliases` further names that it gives in words ("known as X"). `gender` is m, f or
    empty; `past` where it calls the office a former one. `start` and `office_at` are offsets into the report's text: of the
    first mention, and of the one that tells the office. `mentions` counts them.
    """

    report_id: str
    actor: Actor
    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    gender: str = ""
    past: bool = False
    start: int = 0
    office_at: int | None = None
    mentions: int = 1


@dataclass(frozen=True, slots=True)
class Pile:
    """Everything read so far, in order of ids: what linking and the ledger are a pure function of.

    `actors` are in order of report_id, then of the actor's id within its report.
    """

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    places: Mapping[str, Place]
    actors: tuple[ActorTold, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """What a copy has in place of what was there first: a number or a name ("five", "seven")."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class PassageOrigin:
    """A passage or sentence and the origin of its words. `first_seen_report_id` is the earliest report that has them.

    For sentences, `first_start` to `first_end` is where they stand in that report; `kind` tells whether they are the same words,
    nearly the same, or reworded. `changed` tells that a number or a name in them is another: a copy, but news, so that its
    origin is its own report's. `changes` says which.
    """

    report_id: str
    start: int
    end: int
    origin_id: str
    first_seen_report_id: str
    first_start: int | None = None
    changed: bool = False
    kind: CopyKind = "same"
    first_end: int | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """`of_report` maps report_id to origin_id: reports of one agency's story, or mostly copied text, share one.

    `passages` holds every content passage; `sentences` those sentences within them whose words more than one report has,
    the first of them included, in order of report_id and start. `reasons` says in a sentence, by report_id, why the report
    has its origin, and by origin_id how many reports share it. `names` gives the agency, outlet or file behind an origin.
    `own` maps report_id to the origin that the report would have if it repeated and cited nobody.
    """

    of_report: Mapping[str, str]
    passages: tuple[PassageOrigin, ...]
    reasons: Mapping[str, str]
    sentences: tuple[PassageOrigin, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    own: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One thing compared between two mentions and what it gave, in log-odds (base 2; positive speaks for one incident)."""

    field: str
    detail: str
    weight: float


@dataclass(frozen=True, slots=True)
class Link:
    """The judgement that two event mentions tell of one incident, with the comparisons that explain its score."""

    event_a: str
    event_b: str
    score: float
    comparisons: tuple[Comparison, ...]
    judged_by: str = "rule"


@dataclass(frozen=True, slots=True)
class Judged:
    """That two reports' actors are one: by which rule, after what comparisons. An `ActorLink` once it is known whom they are."""

    a: ActorTold
    b: ActorTold
    rule: str
    comparisons: tuple[Comparison, ...]


@dataclass(frozen=True, slots=True)
class ActorLink:
    """The judgement that two reports speak of one actor, under these names; a report stands for all that tell the same of it.

    `rule` names what the two names have in common; `comparisons` add up to the score.
    """

    actor_id: str
    report_a: str
    name_a: str
    report_b: str
    name_b: str
    rule: str
    score: float
    comparisons: tuple[Comparison, ...]
    judged_by: str = "rule"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Event mentions of one incident (ids in order). `aggregate` where they count several incidents together."""

    event_ids: tuple[str, ...]
    aggregate: bool = False
