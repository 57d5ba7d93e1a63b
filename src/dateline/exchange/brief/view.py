"""Inside the brief: the ledger arranged as the page shows it, in typed rows. The template only writes them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.exchange.brief.charts import Bar, Timeline, bar, range_words, scale, side_number, timeline
from dateline.ledger.types import Ceasefire, ClaimedToll, Contact, Incident, Ledger, Position, SourceView
from dateline.ledger.words import day_words
from dateline.linking.copies import outlet_name
from dateline.linking.recycled import seen_on
from dateline.linking.types import Origins, Pile
from dateline.reports.types import Report

#: Sentences shown for a position that many claims tell of.
QUOTES = 4
#: Of tolls that are drawn, a column for each on the whole page, so that bars stand under each other.
KINDS = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Cited:
    """A report as the page cites it, by its number in the list of sources at the end."""

    number: int
    outlet: str
    title: str
    day: str
    file: str
    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What one claimant says of an incident: a bar for each of KINDS, None where it gives no number, the sentence, the report."""

    toll: ClaimedToll
    side: int
    bars: tuple[Bar | None, ...]
    cited: Cited | None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """`kinds` are those of KINDS that somebody gives a number of; `also`, reports that tell of it beside those of the figures."""

    incident: Incident
    sentences: tuple[str, ...]
    kinds: tuple[str, ...]
    figures: tuple[FigureRow, ...]
    also: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """Incidents claimed for one day or interval."""

    words: str
    rows: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class CeasefireRow:
    ceasefire: Ceasefire
    when: str
    line: Timeline | None
    cited: tuple[Cited, ...]
    violations: tuple[tuple[str, str, Cited | None], ...]


@dataclass(frozen=True, slots=True)
class PositionRow:
    """`quotes` are sentences, each once, with the reports that have it; `more` are not shown."""

    position: Position
    quotes: tuple[tuple[str, tuple[Cited, ...]], ...]
    more: int


@dataclass(frozen=True, slots=True)
class ContactRow:
    contact: Contact
    when: str
    cited: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class BriefView:
    """The whole page, top to bottom."""

    period: str
    counts: tuple[tuple[int, str], ...]
    parties: tuple[str, ...]
    alignments: tuple[str, ...]
    days: tuple[Day, ...]
    undated: tuple[IncidentRow, ...]
    ceasefires: tuple[CeasefireRow, ...]
    positions: tuple[PositionRow, ...]
    contacts: tuple[ContactRow, ...]
    sources: tuple[SourceView, ...]
    reports: tuple[Cited, ...]


def arrange(ledger: Ledger, pile: Pile, origins: Origins, *, date_from: date | None, date_to: date | None) -> BriefView:
    """Arrange what falls into the period (both days inclusive, None for an open end).

    What has no date is shown only when the whole record is asked for.
    """
    cited = _cite(pile.reports, origins)
    within = _Period(date_from, date_to)
    incidents = [i for i in ledger.incidents if within.meets(i.date_from, i.date_to)]
    ceasefires = [c for c in ledger.ceasefires if within.touches(c)]
    positions = [p for p in ledger.positions if within.meets(p.said_from, p.said_to)]
    contacts = [c for c in ledger.contacts if within.meets(c.date_from, c.date_to)]
    # The sentence that an event stands in reads better than the claim's content, which may begin in its middle.
    texts = {claim.claim_id: (claim.text, claim.report_id) for claim in pile.claims}
    events = sorted(pile.events, key=lambda e: e.event_id, reverse=True)
    texts |= {event.claim_id: (event.text, event.report_id) for event in events}
    titles = {i.incident_id: i.title for i in ledger.incidents}
    rows = [(i, _incident(i, ledger.parties, cited, titles)) for i in incidents]
    return BriefView(
        period=within.words(),
        counts=(
            (len(pile.reports), "reports read"),
            (len(set(origins.of_report.values())), "independent origins"),
            (len(incidents), "incidents claimed"),
            (sum(i.contested for i in incidents), "of them contested"),
        ),
        parties=ledger.parties,
        alignments=_alignments(ledger),
        days=_days(rows),
        undated=tuple(row for i, row in rows if i.date_from is None),
        ceasefires=tuple(_ceasefire(c, texts, cited) for c in ceasefires),
        positions=tuple(_position(p, texts, cited) for p in positions),
        contacts=tuple(
            ContactRow(c, day_words(c.date_from, c.date_to, 1), _all_cited(c.report_ids, cited)) for c in contacts
        ),
        sources=ledger.sources,
        reports=_listed(
            pile, cited, None if within.open else {*_report_ids(incidents, ceasefires, positions, contacts)}
        ),
    )


@dataclass(frozen=True, slots=True)
class _Period:
    first: date | None
    last: date | None

    @property
    def open(self) -> bool:
        """Whether the whole record is asked for."""
        return self.first is None and self.last is None

    def meets(self, start: date | None, end: date | None) -> bool:
        if start is None or end is None:
            return self.open
        return (self.last is None or start <= self.last) and (self.first is None or end >= self.first)

    def touches(self, ceasefire: Ceasefire) -> bool:
        spans = [(v.date_from, v.date_to) for v in ceasefire.violations]
        start = ceasefire.effective_from or ceasefire.declared_on
        return any(self.meets(a, b) for a, b in [(start, ceasefire.ended_on or start), *spans])

    def words(self) -> str:
        if self.first and self.last:
            return day_words(self.first, self.last, 1)
        if self.first:
            return f"from {day_words(self.first, self.first, 1)}"
        return f"until {day_words(self.last, self.last, 1)}" if self.last else "the whole record"


def _cite(reports: Iterable[Report], origins: Origins) -> dict[str, Cited]:
    """Reports by id, numbered by day of publication, those without one last."""
    ordered = sorted(reports, key=seen_on)
    return {
        r.report_id: Cited(
            number=number,
            outlet=r.source or outlet_name(r) or "unnamed outlet",
            title=r.title or r.text[:80].split("\n", 1)[0],
            day=day_words(r.published.earliest, r.published.latest, 1) or "undated",
            file=r.file,
            origin=origins.names.get(origins.of_report[r.report_id], ""),
            reason=origins.reasons.get(r.report_id, ""),
        )
        for number, r in enumerate(ordered, 1)
    }


def _report_ids(
    incidents: Iterable[Incident],
    ceasefires: Iterable[Ceasefire],
    positions: Iterable[Position],
    contacts: Iterable[Contact],
) -> Iterable[str]:
    """Ids of the reports that rows cite."""
    rows = [i.reports for i in incidents] + [c.reports for c in ceasefires]
    rows += [p.reports for p in positions] + [c.report_ids for c in contacts]
    return [report_id for row in rows for report_id in row]


def _listed(pile: Pile, cited: Mapping[str, Cited], wanted: set[str] | None) -> tuple[Cited, ...]:
    """The reports to list: all of them, or those that a page of one period cites."""
    kept = (cited[r.report_id] for r in pile.reports if wanted is None or r.report_id in wanted)
    return tuple(sorted(kept, key=lambda c: c.number))


def _all_cited(report_ids: Iterable[str], cited: Mapping[str, Cited]) -> tuple[Cited, ...]:
    return tuple(sorted((cited[r] for r in report_ids if r in cited), key=lambda c: c.number))


def _incident(
    incident: Incident, parties: Sequence[str], cited: Mapping[str, Cited], titles: Mapping[str, str]
) -> IncidentRow:
    most = {kind: scale(incident.claimants, kind) for kind in KINDS}
    figures = tuple(
        FigureRow(
            toll=toll,
            side=side_number(toll.side, parties),
            bars=tuple(bar(toll, kind, most[kind]) for kind in KINDS),
            cited=cited.get(toll.report_id),
        )
        for toll in incident.claimants
    )
    beside = {figure.cited for figure in figures}
    return IncidentRow(
        incident=incident,
        sentences=tuple(_sentences(incident, [titles[i] for i in incident.aggregate_of if i in titles])),
        kinds=tuple(kind for n, kind in enumerate(KINDS) if any(figure.bars[n] for figure in figures)),
        figures=figures,
        also=tuple(c for c in _all_cited(incident.reports, cited) if c not in beside),
    )


def _sentences(incident: Incident, covers: Sequence[str]) -> Iterator[str]:
    """What is claimed in all: the toll, by whom, against whom, with what; and what is told of nowhere."""
    ends = ((incident.killed_low, incident.killed_high), (incident.injured_low, incident.injured_high))
    told = [f"{kind} {range_words(*end)}" for kind, end in zip(KINDS, ends, strict=True) if end != (None, None)]
    yield f"Claimed: {'; '.join(told)}." if told else "No toll is told in numbers."
    if incident.perpetrators:
        yield f"Said to be by {' or '.join(incident.perpetrators)}."
    else:
        yield "Nobody is named as responsible."
    if incident.targets:
        yield f"Said to be against {', '.join(incident.targets)}."
    if incident.weapons:
        yield f"Weapon told: {', '.join(incident.weapons)}."
    if not incident.place:
        yield "No place is told."
    if covers:
        yield f"Counts together what is also told as: {'; '.join(covers)}."


def _alignments(ledger: Ledger) -> tuple[str, ...]:
    """Why somebody who is no party stands with one, each reason once with the number of claims behind it."""
    claims: dict[str, set[str]] = {}
    for alignment in ledger.alignments:
        if alignment.claim_ids:
            claims.setdefault(alignment.reason, set()).update(alignment.claim_ids)
    return tuple(
        f"{reason.rstrip('.')} ({len(ids)} {'claim' if len(ids) == 1 else 'claims'})." for reason, ids in claims.items()
    )


def _days(rows: Sequence[tuple[Incident, IncidentRow]]) -> tuple[Day, ...]:
    days: dict[tuple[date, date, int], list[IncidentRow]] = {}
    for incident, row in rows:
        if incident.date_from and incident.date_to:
            prec = incident.date_prec if incident.date_prec > 3 else 1
            days.setdefault((incident.date_from, incident.date_to, prec), []).append(row)
    return tuple(Day(day_words(*key), tuple(days[key])) for key in sorted(days, key=lambda key: (key[2] > 1, key)))


def _ceasefire(ceasefire: Ceasefire, texts: Mapping[str, tuple[str, str]], cited: Mapping[str, Cited]) -> CeasefireRow:
    violations = tuple(
        (day_words(v.date_from, v.date_to, 1) or "no date told", v.text, cited.get(texts.get(v.claim_id, ("", ""))[1]))
        for v in ceasefire.violations
    )
    start = ceasefire.effective_from or ceasefire.declared_on
    when = day_words(start, start, ceasefire.date_prec) if ceasefire.date_prec <= 2 else ""
    return CeasefireRow(ceasefire, when, timeline(ceasefire), _all_cited(ceasefire.reports, cited), violations)


def _position(position: Position, texts: Mapping[str, tuple[str, str]], cited: Mapping[str, Cited]) -> PositionRow:
    told: dict[str, set[str]] = {}
    for text, report_id in (texts[claim_id] for claim_id in position.claim_ids if claim_id in texts):
        told.setdefault(text, set()).add(report_id)
    quotes = sorted(((text, _all_cited(ids, cited)) for text, ids in told.items()), key=_first_cited)
    return PositionRow(position, tuple(quotes[:QUOTES]), max(len(quotes) - QUOTES, 0))


def _first_cited(quote: tuple[str, tuple[Cited, ...]]) -> tuple[list[int], str]:
    text, reports = quote
    return [c.number for c in reports], text
