"""Inside the brief: reports as the page numbers them, and sentences as it quotes them, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.ledger.words import day_words
from dateline.linking.copies import outlet_name, seen_on
from dateline.linking.types import Origins, Pile
from dateline.linking.words import sentences
from dateline.reports.types import Report

#: Characters of a text that stand for the title of a report without one.
TITLE = 80


@dataclass(frozen=True, slots=True)
class Cited:
    """A report as the page cites it, by its number in the list of sources at the end."""

    number: int
    report_id: str
    outlet: str
    title: str
    day: str
    file: str
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, cut so that every second part is a figure's words; `start` to `end` where it stands in the stored text.

    `anchor` is its id on the page; empty for one that nothing leads to.
    """

    anchor: str
    parts: tuple[str, ...]
    cited: Cited | None
    start: int | None
    end: int | None

    @property
    def text(self) -> str:
        return "".join(self.parts)


class Citations:
    """All reports of a pile by number, in order of the day of publication, undated ones last; and its sentences by claim."""

    def __init__(self, pile: Pile, origins: Origins) -> None:
        ordered = sorted(pile.reports, key=seen_on)
        self._reports: Mapping[str, Report] = {report.report_id: report for report in ordered}
        self._cited = {r.report_id: _cited(number, r, origins) for number, r in enumerate(ordered, 1)}
        self._claims: Mapping[str, Claim] = {claim.claim_id: claim for claim in pile.claims}
        self._events: dict[str, list[Event]] = {}
        for event in sorted(pile.events, key=lambda e: e.event_id):
            self._events.setdefault(event.claim_id, []).append(event)

    def of_report(self, report_id: str) -> Cited | None:
        return self._cited.get(report_id)

    def of_reports(self, report_ids: Iterable[str]) -> tuple[Cited, ...]:
        """Each once, in order of their numbers."""
        found = {self._cited[report_id] for report_id in report_ids if report_id in self._cited}
        return tuple(sorted(found, key=lambda cited: cited.number))

    def every(self) -> tuple[Cited, ...]:
        return tuple(self._cited.values())

    def events(self, claim_id: str) -> tuple[Event, ...]:
        """What the claim tells of, in order of event_id."""
        return tuple(self._events.get(claim_id, ()))

    def passage(self, report_id: str, start: int, end: int) -> Quote | None:
        """Characters of a report; None for one that is not in the pile."""
        report = self._reports.get(report_id)
        return Quote("", (report.text[start:end],), self._cited[report_id], start, end) if report else None

    def figure_quotes(self, claim_id: str, *, text: str, anchor: str) -> tuple[Quote, ...]:
        """The sentence of a claim that gives a toll, and after it each further sentence of its report that has a part of it."""
        quote = self.quote(claim_id, text=text, anchor=anchor)
        claim = self._claims.get(claim_id)
        if quote is None or claim is None or quote.start is None or quote.end is None:
            return (quote,) if quote else ()
        whole, report = self._reports[claim.report_id].text, self._reports[claim.report_id]
        tolls = sorted({(t.start, t.end) for e in self.events(claim_id) for t in e.tolls if t.text})
        found: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for start, end in tolls:
            passage = next((p for p in report.passages if p.start <= start and end <= p.end), None)
            if passage and not (quote.start <= start and end <= quote.end):
                around = (s for s in sentences(whole, passage.start, passage.end) if s[0] <= start and end <= s[1])
                found.setdefault(next(around, (start, end)), []).append((start, end))
        return (
            quote,
            *(
                Quote("", _cut(whole[a:b], [(x - a, y - a) for x, y in spans]), quote.cited, a, b)
                for (a, b), spans in sorted(found.items())
            ),
        )

    def quote(self, claim_id: str, *, text: str = "", anchor: str = "") -> Quote | None:
        """The sentence of a claim: `text`, else that of an event it tells of, which reads better than the claim's content."""
        claim = self._claims.get(claim_id)
        if claim is None:
            return Quote(anchor, (text,), None, None, None) if text else None
        events = self.events(claim_id)
        text = text or (events[0].text if events else claim.text)
        start = _where(text, claim, self._reports[claim.report_id].text)
        spans = {(t.start, t.end) for e in events for t in e.tolls if t.text} if start is not None else set()
        return Quote(
            anchor,
            _cut(text, sorted(((a - (start or 0), b - (start or 0)) for a, b in spans))),
            self._cited.get(claim.report_id),
            start,
            None if start is None else start + len(text),
        )


def _where(text: str, claim: Claim, whole: str) -> int | None:
    """Where the sentence stands: the last occurrence that begins before the claim ends, else the first; None where it is none."""
    found = whole.rfind(text, 0, claim.end + len(text)) if text else -1
    found = found if 0 <= found <= claim.end else whole.find(text)
    return found if text and found >= 0 else None


def _cut(text: str, spans: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The text in parts, every second one of which is a span; spans that leave the text or overlap are left out."""
    parts, done = [], 0
    for start, end in spans:
        if done <= start < end <= len(text):
            parts += [text[done:start], text[start:end]]
            done = end
    return (*parts, text[done:])


def _cited(number: int, report: Report, origins: Origins) -> Cited:
    return Cited(
        number=number,
        report_id=report.report_id,
        outlet=report.source or outlet_name(report) or "unnamed outlet",
        title=report.title or report.text[:TITLE].split("\n", 1)[0],
        day=day_words(report.published.earliest, report.published.latest, 1) or "undated",
        file=report.file,
        origin=origins.names.get(origins.of_report[report.report_id], ""),
        reason=origins.reasons.get(report.report_id, ""),
    )
