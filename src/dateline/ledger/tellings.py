"""ledger/ looks at each event of a cluster as someone's telling: who says it, for which side, in whose words, and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.ledger.sides import Sides
from dateline.linking.copies import seen_on
from dateline.linking.types import Origins, Pile
from dateline.linking.voices import Voices
from dateline.reports.types import Report

When = tuple[date, date, str]


@dataclass(frozen=True, slots=True)
class Telling:
    """One claim's telling of an event. `side` is the claimant's, `accused` the named perpetrator's; None for neither.

    `when` orders tellings in time: the day of the saying, the day of publication, the report's id; date.max where unknown.
    The days of copied words are those of the report that had them first.
    `own_voice` is true where the outlet says it itself, `headline` where it does so in a headline; `independent` where the
    claimant is known to be on no side.
    """

    event: Event
    claim: Claim
    origin_id: str
    side: str | None
    accused: str | None
    denied: bool
    own_voice: bool
    independent: bool
    when: When
    headline: bool = False

    @property
    def said_from(self) -> date | None:
        """The day on which it was said, as far as known."""
        return self.when[0] if self.when[0] != date.max else None


class Teller:
    """Makes tellings of events. Built once for a pile."""

    def __init__(self, pile: Pile, origins: Origins, sides: Sides) -> None:
        self._claims: Mapping[str, Claim] = {claim.claim_id: claim for claim in pile.claims}
        self._reports: Mapping[str, Report] = {report.report_id: report for report in pile.reports}
        self._events: Mapping[str, Event] = {event.event_id: event for event in pile.events}
        self._voices = Voices(origins)
        self._sides = sides

    def of(self, event_ids: tuple[str, ...]) -> tuple[Telling, ...]:
        """The tellings of these events, earliest first. Of one thing: who cites whom is followed to who has it of its own."""
        told = [self.one(self._events[event_id]) for event_id in event_ids]
        origins = self._voices.origins([(t.claim, t.event.start) for t in told])
        tellings = (replace(t, origin_id=origin) for t, origin in zip(told, origins, strict=True))
        return tuple(sorted(tellings, key=lambda t: (t.when, t.event.event_id)))

    def one(self, event: Event) -> Telling:
        claim = self._claims[event.claim_id]
        first = self._voices.first_told(claim, at=event.start)
        published = seen_on(self._reports[first])[0]
        said = claim.said_from if first == event.report_id else None
        return Telling(
            event=event,
            claim=claim,
            origin_id=self._voices.origin(claim, at=event.start),
            side=self._sides.side(claim.claimant),
            accused=self._sides.accused(event, claim),
            independent=self._sides.is_third(claim.claimant),
            denied=event.modality == "denied",
            own_voice=claim.form == "narrative",
            when=(said or published, published, event.report_id),
            headline=claim.form == "narrative" and _in_headline(self._reports[event.report_id], event.start),
        )


def _in_headline(report: Report, at: int) -> bool:
    return any(p.kind == "headline" and p.start <= at < p.end for p in report.passages)
