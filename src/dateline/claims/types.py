"""What `claims/` gives to the stages after it. A Claim is the atom of the record: who says what, through whom, how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.grounding.types import Actor

Form = Literal["direct", "indirect", "mixed", "narrative"]
Saying = Literal["spoken", "thought", "negated", "withheld", "possible"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Claim:
    """Field names are those of the `claims` table (docs/record.md). Spans are fragments, offsets into `Report.text`.

    `start`/`end` enclose the content. `claimant` is the innermost speaker, `chain` all of them, outermost first, the outlet
    or agency at its head. Narrative sentences have the outlet or agency as their claimant, no cue and no source.
    `parent_id` is the claim in which this one is nested; `duplicate_of` the same statement told before in the report.
    `saying` tells whether the words were said: `spoken`; only `thought` ("believes", "fears"); `negated` ("did not say that");
    `withheld` ("declined to confirm"); `possible` ("may announce"). Of the last three the claimant asserts nothing.
    """

    claim_id: str
    report_id: str
    start: int
    end: int
    text: str
    claimant: Actor
    claimant_text: str
    chain: tuple[Actor, ...]
    cue: str
    form: Form
    act: str
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    addressee: str | None = None
    occasion: str | None = None
    said_from: date | None = None
    said_to: date | None = None
    parent_id: str | None = None
    duplicate_of: str | None = None
    saying: Saying = "spoken"

    @property
    def stands(self) -> bool:
        """Whether the claimant stands by the content: it was spoken, or is what they think."""
        return self.saying in ("spoken", "thought")
