"""judgements/ stands beside the way of the data: rows that people add, replayed over every reading. Never edited, only undone."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from dateline.ids import content_id

Kind = Literal["merge", "split", "confirm", "reject", "correct", "undo"]
Subject = Literal["incident", "ceasefire", "event", "claim", "actor", "report", "judgement"]
State = Literal["in force", "undone", "overruled", "dormant"]

KINDS: tuple[Kind, ...] = ("merge", "split", "confirm", "reject", "correct", "undo")
SUBJECTS: tuple[Subject, ...] = ("incident", "ceasefire", "event", "claim", "actor", "report", "judgement")


@dataclass(frozen=True, slots=True)
class Anchor:
    """An event, claim or actor as it was when it was judged, by which later readings find it again.

    `id` is tried first, then the characters of the report, `start` to `end`: a report that is read again under another date
    may give other ids, and never other text. An actor is of the pile: it has its id, its name in `name`, and no report. A
    report is its own id.
    """

    id: str
    report_id: str = ""
    start: int = 0
    end: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing that a person judged; `about` are the anchors of what it is about.

    merge: `about` are the events of one incident, `other` those of the one that it is. split: `other` are the events that are
    of another incident than `about`. confirm, reject: an incident or a ceasefire. correct: `field` of the subject is `value`,
    JSON text, so that a place or an actor is kept as it was when it was chosen. undo: `undoes` is the judgement taken back.
    `judged_at` is UTC, "2024-05-01T12:00:00Z"; two of them in order of their letters are in order of time.
    """

    kind: Kind
    subject: Subject
    subject_id: str
    judged_by: str
    judged_at: str
    why: str
    about: tuple[Anchor, ...] = ()
    other: tuple[Anchor, ...] = ()
    field: str = ""
    value: str = ""
    undoes: str = ""

    #: A hash of all that was said: the same judgement twice is one. Made once: a large incident has many anchors.
    judgement_id: str = dataclasses.field(init=False, compare=False)

    def __post_init__(self) -> None:
        about = (_key(anchor) for anchor in (*self.about, *self.other))
        sizes = len(self.about), len(self.other)
        said = (self.kind, self.subject, self.judged_by, self.judged_at, self.why, self.field, self.value, self.undoes)
        object.__setattr__(self, "judgement_id", content_id("j", *said, *sizes, *about))

    @property
    def order(self) -> tuple[str, str]:
        """By time, then by id: of two that cannot both hold the later in this order does."""
        return self.judged_at, self.judgement_id


def _key(anchor: Anchor) -> str:
    return "\x1f".join((anchor.id, anchor.report_id, str(anchor.start), str(anchor.end), anchor.name))


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a judgement over the pile as it is now.

    `applies_to` are the ids of what it was found again as: incidents, ceasefires, events, claims, an actor, a judgement.
    `overruled_by` are the later judgements beside which it cannot hold, or can hold only in part (then it is in force).
    """

    judgement: Judgement
    state: State
    undone_by: str = ""
    overruled_by: tuple[str, ...] = ()
    applies_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Held:
    """Judgements that are not undone, in order of time; `undone_by` has what undoes each of the others, by judgement_id."""

    judgements: tuple[Judgement, ...] = ()
    undone_by: Mapping[str, str] = field(default_factory=dict)

    def of(self, *kinds: Kind) -> tuple[Judgement, ...]:
        return tuple(j for j in self.judgements if j.kind in kinds)


@dataclass(frozen=True, slots=True)
class Touched:
    """A field that a person has touched: by which judgement, and what it was before (None where it is no value).

    Beside columns, `field` is "event_ids" for a merge or a split, and "judged" for confirm and reject.
    """

    field: str
    judgement_id: str
    was: Any = None
