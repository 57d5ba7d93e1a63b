"""What `reports/` gives to the stages after it: a Report with its passages and its date of publication."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

PassageKind = Literal["headline", "body", "dateline", "byline", "credit", "furniture"]
PublishedBasis = Literal["stated", "page", "inferred", "unknown", "judged"]

CONTENT_KINDS: frozenset[str] = frozenset({"headline", "body"})


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the report's text (offsets into `Report.text`, end exclusive); one paragraph or line, or a part of one.

    `reason` is the rule that gave the kind, for every kind but "body".
    """

    start: int
    end: int
    kind: PassageKind
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """When the report was published: both ends inclusive, None for an open end; equal ends are a day.

    `evidence` says in words what made the interval ("page: 'Published October 02,2020'").
    A copyright year is never more than an upper bound and never sets `basis`.
    `candidates` are intervals, one of which holds, in order, where an inference leaves one or more ("Sunday, 27 September").
    """

    earliest: date | None
    latest: date | None
    basis: PublishedBasis
    evidence: tuple[str, ...] = ()
    candidates: tuple[tuple[date, date], ...] = ()

    @property
    def day(self) -> date | None:
        """The day, where it is known to the day."""
        return self.earliest if self.earliest is not None and self.earliest == self.latest else None


@dataclass(frozen=True, slots=True)
class Stated:
    """What the container said of the text: JSON Lines fields, page metadata. None where it said nothing.

    `page_dates` keeps every date that the page gives for itself, the most trusted first, each with the field that gave it.
    """

    url: str | None = None
    title: str | None = None
    source: str | None = None
    published_on: date | None = None
    published_from_page: date | None = None
    byline: str | None = None
    language: str | None = None
    page_dates: tuple[tuple[date, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader gives: text as stored, where it came from, what its container stated. No interpretation yet.

    `repairs` are reason codes of what had to be mended or left out to read it at all (docs/reading.md).
    """

    file: str
    text: str
    stated: Stated = Stated()
    repairs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One report. All offsets anywhere in the record are into `text`."""

    report_id: str
    file: str
    text: str
    source: str | None
    agency: str | None
    url: str | None
    title: str | None
    byline: str | None
    dateline_place: str | None
    published: Published
    language: str
    passages: tuple[Passage, ...]
    repairs: tuple[str, ...] = ()

    def content(self) -> list[tuple[int, int]]:
        """Spans of headline and body passages, in order: the blocks that `language/` reads."""
        return [(p.start, p.end) for p in self.passages if p.kind in CONTENT_KINDS]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, line or passage that gave no report, with the reason code; counted and listed, never silent."""

    file: str
    stage: str
    reason: str
    detail: str = ""
