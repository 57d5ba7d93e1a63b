"""What the pile adds up to: views over claims, events and links, computed, never edited. Field names are the tables'."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.judgements.types import Touched

Verdict = Literal["none", "confirmed", "rejected"]
Grade = Literal["conceded", "corroborated", "one-sided", "single"]
Became = Literal["raised", "lowered", "repeated", "out of date", "a part"]


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A figure that the claimant of a `ClaimedToll` is quoted with beside the one that stands, and what it became.

    `became`: `raised` or `lowered` by a later one, `repeated` by one of the same number; `out of date` where it is told after
    it had been replaced; `a part` where it counts only some of those that another one counts.
    """

    claim_id: str
    report_id: str
    said_from: date | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    became: Became


@dataclass(frozen=True, slots=True)
class ClaimedToll:
    """What one claimant says of one incident's toll, its latest figure; `superseded` are its earlier claim_ids.

    `grade` and `grade_reason` are of this figure: which independent voices give it, whoever is quoted. `origins` are theirs.
    `history` has the claimant's other figures, oldest first. Claimants without a figure have no grade.
    """

    claimant: str
    claimant_id: str
    side: str | None
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    said_from: date | None
    claim_id: str
    report_id: str
    text: str
    superseded: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    grade: Grade | None = None
    grade_reason: str = ""
    history: tuple[EarlierFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Incident:
    incident_id: str
    type: str
    sub_type: str
    title: str
    date_from: date | None
    date_to: date | None
    date_prec: int
    place_id: str | None
    place: str | None
    country: str | None
    lat: float | None
    lon: float | None
    where_prec: int
    perpetrators: tuple[str, ...]
    targets: tuple[str, ...]
    weapons: tuple[str, ...]
    killed_low: int | None
    killed_high: int | None
    injured_low: int | None
    injured_high: int | None
    grade: Grade
    grade_reason: str
    contested: bool
    reports: tuple[str, ...]
    origins: tuple[str, ...]
    sides: tuple[str, ...]
    claimants: tuple[ClaimedToll, ...]
    event_ids: tuple[str, ...]
    aggregate_of: tuple[str, ...] = ()
    judged: Verdict = "none"
    touched: tuple[Touched, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What one who is on neither side says of an allegation: `finding` is confirms, denies or not verified."""

    by: str
    finding: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Violation:
    """One allegation, however many reports repeat it. `claim_id` and `text` are of the first telling that says most of it.

    Clocks are "HH:MM" as told or concluded from "four minutes after it began"; one hour has `clock_from` alone or both ends
    equal. `minutes_from`/`minutes_to` is how long after the ceasefire's own hour, where both are known. `called` is true where
    somebody calls it a breach, false for an act of arms with which a side charges the other in the passage that tells of the
    ceasefire. `origins` are independent voices, `accuser_side` the side that the accuser is on, None for neither.
    """

    accuser: str
    accused: str | None
    count: int | None
    date_from: date | None
    date_to: date | None
    incident_id: str | None
    claim_id: str
    text: str
    denied_by: tuple[str, ...] = ()
    violation_id: str = ""
    clock_from: str | None = None
    clock_to: str | None = None
    minutes_from: int | None = None
    minutes_to: int | None = None
    accuser_side: str | None = None
    act: str = ""
    place: str | None = None
    called: bool = True
    found_by: tuple[FoundBy, ...] = ()
    claim_ids: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstAllegation:
    """An allegation of the earliest moment after a ceasefire began; clocks and minutes as of the `Violation`."""

    accuser: str
    accused: str | None
    date_from: date
    clock_from: str | None
    clock_to: str | None
    minutes_from: int | None
    minutes_to: int | None
    violation_id: str
    claim_id: str


@dataclass(frozen=True, slots=True)
class Finding:
    """What one who is on neither side says of how a ceasefire is kept, in its own name.

    `kind` is monitor, mediator, outlet or third party; `finding` is broken, kept or not verified; `of` is who is said to have
    broken or kept it, None for both or nobody named.
    """

    by: str
    kind: str
    finding: str
    of: str | None
    date_from: date | None
    date_to: date | None
    claim_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Denied:
    """A side's denial that it broke a ceasefire. `side` is the denier's, None where it is on neither."""

    by: str
    side: str | None
    date_from: date | None
    date_to: date | None
    claim_id: str
    text: str


@dataclass(frozen=True, slots=True)
class Extension:
    """That a ceasefire was prolonged: on which day this was told to be done, and until when it is to run."""

    on: date | None
    until: date | None
    claim_id: str


@dataclass(frozen=True, slots=True)
class Ceasefire:
    """`first_allegation` has several where several are told of the same moment, none where no allegation has a day.

    `incidents_during` are incidents of its days in which one of its parties is said to be the doer, alleged as breaches or not.
    """

    ceasefire_id: str
    title: str
    parties: tuple[str, ...]
    unilateral: bool
    rejected_by: tuple[str, ...]
    kind: str
    declared_on: date | None
    effective_from: date | None
    effective_clock: str | None
    effective_to: date | None
    ended_on: date | None
    date_prec: int
    mediators: tuple[str, ...]
    reports: tuple[str, ...]
    event_ids: tuple[str, ...]
    violations: tuple[Violation, ...]
    judged: Verdict = "none"
    touched: tuple[Touched, ...] = ()
    first_allegation: tuple[FirstAllegation, ...] = ()
    denials: tuple[Denied, ...] = ()
    findings: tuple[Finding, ...] = ()
    extensions: tuple[Extension, ...] = ()
    incidents_during: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """`act` is supports, opposes, calls_for, offers or neutral; `object` an actor, or ceasefire, withdrawal, ...; `of` whose."""

    actor: str
    speaker: str | None
    act: str
    object: str
    of: str | None
    said_from: date | None
    said_to: date | None
    claim_ids: tuple[str, ...]
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contact:
    contact_id: str
    participants: tuple[str, ...]
    channel: str
    place: str | None
    date_from: date | None
    date_to: date | None
    report_ids: tuple[str, ...]
    event_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alignment:
    """An actor's side and why: a party itself, one that speaks for it, or one that says it supports it (`claim_ids`)."""

    actor_id: str
    actor: str
    side: str
    reason: str
    claim_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CopiedFrom:
    """The share (0 to 1) of an outlet's words that an origin had before it."""

    origin_id: str
    name: str
    share: float


@dataclass(frozen=True, slots=True)
class SourceView:
    """What one outlet adds: its reports, the share of its words that are its own, whom it repeats, how often it quotes whom.

    `quoted` are (side or "no side", number of spoken claims), most often quoted first. Of its `claims`, `claims_of_others` have
    another's origin: they are told citing another outlet, or in words that it had first.
    """

    outlet: str
    origin_id: str
    reports: tuple[str, ...]
    words: int
    own_share: float
    copied_from: tuple[CopiedFrom, ...]
    quoted: tuple[tuple[str, int], ...]
    claims: int = 0
    claims_of_others: int = 0


@dataclass(frozen=True, slots=True)
class OfficeSaid:
    """An office that reports give an actor: `of` is the state or organisation, the days those of the first and last telling.

    `said_by` tells so first, in claim `claim_id` of `report_id`.
    """

    office: str
    of: str | None
    said_from: date | None
    said_to: date | None
    said_by: str | None
    claim_id: str | None
    report_id: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """What the pile tells of one actor: `represents` is whom it speaks for, `claims` counts those that it makes itself.

    `side_reason` says why it has its side, `side_claims` which claims show that, where its own positions do.
    """

    actor_id: str
    name: str
    kind: str
    country: str | None
    represents: str | None
    side: str | None
    aliases: tuple[str, ...]
    offices: tuple[OfficeSaid, ...]
    reports: tuple[str, ...]
    claims: int
    touched: tuple[Touched, ...] = ()
    side_reason: str = ""
    side_claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """Everything that the pile adds up to. `parties` are the names of the sides; `sides` maps actor_id to one of them."""

    incidents: tuple[Incident, ...]
    ceasefires: tuple[Ceasefire, ...]
    positions: tuple[Position, ...]
    contacts: tuple[Contact, ...]
    parties: tuple[str, ...]
    sides: Mapping[str, str]
    alignments: tuple[Alignment, ...]
    sources: tuple[SourceView, ...]
    actors: tuple[ActorView, ...] = ()
