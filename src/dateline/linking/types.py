"""What `linking/` takes from a pile and gives to `ledger/`: origins of texts, and clusters of events told of one incident."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.types import Place
from dateline.reports.types import Report


@dataclass(frozen=True, slots=True)
class Pile:
    """Everything read so far, in order of ids: what linking and the ledger are a pure function of."""

    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    places: Mapping[str, Place]


@dataclass(frozen=True, slots=True)
class PassageOrigin:
    """A passage or sentence and the origin of its words. `first_seen_report_id` is the earliest report that has them.

    For sentences, `first_start` is where they stand in that report, and `changed` tells that a number in them is another.
    """

    report_id: str
    start: int
    end: int
    origin_id: str
    first_seen_report_id: str
    first_start: int | None = None
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Origins:
    """`of_report` maps report_id to origin_id: reports of one agency's story, or mostly copied text, share one.

    `passages` holds every content passage; `sentences` those sentences within them whose words more than one report has,
    the first of them included, in order of report_id and start. `reasons` says in a sentence, by report_id, why the report
    has its origin, and by origin_id how many reports share it. `names` gives the agency, outlet or file behind an origin.
    """

    of_report: Mapping[str, str]
    passages: tuple[PassageOrigin, ...]
    reasons: Mapping[str, str]
    sentences: tuple[PassageOrigin, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)


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
class Cluster:
    """Event mentions of one incident (ids in order). `aggregate` where they count several incidents together."""

    event_ids: tuple[str, ...]
    aggregate: bool = False
