"""Inside the brief: the ledger arranged as the page shows it, in typed rows. The template only writes them out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.exchange.brief.citing import Citations, Cited
from dateline.exchange.brief.copies import Changed, SourceRow, changed, source_rows
from dateline.exchange.brief.incidents import Day, IncidentRow, Month, arrange_days, largest, months
from dateline.exchange.brief.judged import JudgementRow, TouchedRow, judgement_rows, touched_rows
from dateline.exchange.brief.period import Scope
from dateline.exchange.brief.places import MapView, arrange_maps
from dateline.exchange.brief.talks import CeasefireRow, ContactRow, Stance, ceasefire_row, contact_row, stances
from dateline.judgements.types import Standing
from dateline.ledger.judged import kept
from dateline.ledger.types import Alignment, Ceasefire, Contact, Incident, Ledger, Position
from dateline.ledger.words import day_words
from dateline.linking.types import Origins, Pile

#: The grades, from most to least, with what each says; the same words as docs/ledger.md.
GRADES = (
    ("conceded", "the accused side says so too"),
    ("corroborated", "two or more origins, at least one of them neither on the accuser's side nor aligned with it"),
    ("one-sided", "two or more origins, all of one side"),
    ("single", "one origin"),
)


@dataclass(frozen=True, slots=True)
class GradeRow:
    name: str
    meaning: str
    incidents: int


@dataclass(frozen=True, slots=True)
class BriefView:
    """The whole page, top to bottom. `touched` is by the id of an incident or a ceasefire."""

    scope: Scope
    span: str
    counts: tuple[tuple[int, str], ...]
    parties: tuple[str, ...]
    alignments: tuple[str, ...]
    grades: tuple[GradeRow, ...]
    contested: int
    largest: tuple[IncidentRow, ...]
    days: tuple[Day, ...]
    months: tuple[Month, ...]
    most: int
    undated: tuple[IncidentRow, ...]
    map: MapView
    ceasefires: tuple[CeasefireRow, ...]
    stances: tuple[Stance, ...]
    contacts: tuple[ContactRow, ...]
    sources: tuple[SourceRow, ...]
    changed: Changed
    judgements: tuple[JudgementRow, ...]
    touched: Mapping[str, tuple[TouchedRow, ...]]
    reports: tuple[Cited, ...]


def arrange(
    ledger: Ledger, pile: Pile, origins: Origins, *, scope: Scope, standings: Sequence[Standing] = ()
) -> BriefView:
    """Arrange what falls into the scope. What a person has rejected is left out, and listed among the judgements."""
    whole, ledger = ledger, kept(ledger)
    citations = Citations(pile, origins)
    parties = tuple(sorted(ledger.parties))
    incidents = [i for i in ledger.incidents if scope.has_incident(i)]
    ids = frozenset(i.incident_id for i in incidents)
    ceasefires = [c for c in ledger.ceasefires if scope.has_ceasefire(c, ids)]
    positions = [p for p in ledger.positions if scope.has_position(p)]
    contacts = [c for c in ledger.contacts if scope.has_contact(c)]
    days, undated = arrange_days(incidents, parties, citations)
    rows = [row for day in days for row in day.rows] + list(undated)
    on_page = {row.incident.incident_id: row for row in rows}
    sides = _sides(ledger, parties)
    titles = {i.incident_id: i.title for i in whole.incidents} | {c.ceasefire_id: c.title for c in whole.ceasefires}
    touched = {i.incident_id: i.touched for i in incidents} | {c.ceasefire_id: c.touched for c in ceasefires}
    told = [cited for cited in citations.every() if scope.whole] or list(
        citations.of_reports(_report_ids(incidents, ceasefires, positions, contacts))
    )
    return BriefView(
        scope=scope,
        span=_span(incidents),
        counts=_counts(told, origins, incidents, ceasefires),
        parties=parties,
        alignments=_alignments(ledger),
        grades=tuple(GradeRow(name, meaning, sum(i.grade == name for i in incidents)) for name, meaning in GRADES),
        contested=sum(i.contested for i in incidents),
        largest=largest(rows),
        days=days,
        months=months(days),
        most=max((len(day.rows) for day in days), default=0),
        undated=undated,
        map=arrange_maps(rows),
        ceasefires=tuple(ceasefire_row(c, n, citations, parties, on_page) for n, c in enumerate(ceasefires, 1)),
        stances=stances(positions, citations, parties, sides),
        contacts=tuple(contact_row(c, citations) for c in contacts),
        sources=source_rows(ledger, told),
        changed=changed(origins, told, citations),
        judgements=judgement_rows(standings, titles, shown={*ids, *(c.ceasefire_id for c in ceasefires)}),
        touched={key: touched_rows(fields, standings) for key, fields in touched.items() if fields},
        reports=tuple(told),
    )


def _counts(
    told: Sequence[Cited], origins: Origins, incidents: Sequence[Incident], ceasefires: Sequence[Ceasefire]
) -> tuple[tuple[int, str], ...]:
    violations = sum(len(c.violations) for c in ceasefires)
    return (
        (len(told), _many(len(told), "report")),
        (len({origins.of_report[c.report_id] for c in told}), "independent origins"),
        (len(incidents), f"{_many(len(incidents), 'incident')} claimed"),
        (sum(i.contested for i in incidents), "of them contested"),
        (len(ceasefires), _many(len(ceasefires), "ceasefire")),
        (violations, f"alleged {_many(violations, 'violation')}"),
    )


def _many(number: int, word: str) -> str:
    return word if number == 1 else f"{word}s"


def _span(incidents: Sequence[Incident]) -> str:
    """The days from the first to the last incident that is dated to the week."""
    dated = [(i.date_from, i.date_to) for i in incidents if i.date_from and i.date_to and 0 < i.date_prec <= 3]
    return day_words(min(a for a, _ in dated), max(b for _, b in dated), 1) if dated else ""


def _sides(ledger: Ledger, parties: Sequence[str]) -> Mapping[str, str | None]:
    """Sides by name of who speaks: the parties themselves, claimants of tolls, and those who say whom they stand with."""
    found: dict[str, str | None] = {a.actor: a.side for a in sorted(ledger.alignments, key=lambda a: a.actor_id)}
    found |= {t.claimant: t.side for i in ledger.incidents for t in i.claimants}
    found |= {a.name: ledger.sides.get(a.actor_id) for a in ledger.actors if a.actor_id in ledger.sides}
    return found | {party: party for party in parties}


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


def _alignments(ledger: Ledger) -> tuple[str, ...]:
    """Why somebody who is no party stands with one, with the number of claims behind it and those who speak for them."""
    groups: dict[tuple[str, tuple[str, ...]], list[Alignment]] = {}
    for alignment in ledger.alignments:
        if alignment.claim_ids:
            groups.setdefault((alignment.side, tuple(sorted(alignment.claim_ids))), []).append(alignment)
    said: dict[str, tuple[set[str], set[str]]] = {}
    for (_, claim_ids), members in groups.items():
        # The plainest reason is that of whom the others speak for.
        main = min(members, key=lambda a: (len(a.reason), a.reason))
        claims, others = said.setdefault(main.reason, (set(), set()))
        claims.update(claim_ids)
        others.update(a.actor for a in members if a.actor != main.actor)
    return tuple(_alignment(reason, len(claims), sorted(others)) for reason, (claims, others) in sorted(said.items()))


def _alignment(reason: str, claims: int, others: Sequence[str]) -> str:
    speak = f" For it speak {', '.join(others)}." if others else ""
    return f"{reason.rstrip('.')} ({claims} {_many(claims, 'claim')}).{speak}"
