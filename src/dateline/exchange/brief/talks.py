"""Inside the brief: ceasefires with what is alleged of them, positions and contacts, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.exchange.brief.charts import side_number
from dateline.exchange.brief.citing import Citations, Cited, Quote
from dateline.exchange.brief.incidents import IncidentRow
from dateline.exchange.brief.timeline import NARROW, WIDE, Alleged, Timeline, timeline
from dateline.ledger.types import Ceasefire, Contact, Extension, FirstAllegation, Position, Violation
from dateline.ledger.words import day_words

#: Sentences shown for a position that many claims tell of.
QUOTES = 4


@dataclass(frozen=True, slots=True)
class ViolationRow:
    """`told` says how it is told beside its sentence: the act, the place, by how many origins, and what others found."""

    number: int
    violation: Violation
    side: int
    when: str
    quote: Quote | None
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidRow:
    """A denial, or what one on neither side says of how a ceasefire is kept: who, what in words, when, and the sentence."""

    by: str
    side: int
    words: str
    when: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class CeasefireRow:
    """`lines` is its time line in each width, empty where there is none to draw. `first` tells the first allegations in words."""

    ceasefire: Ceasefire
    when: str
    declared: str
    until: str
    ended: str
    lines: tuple[Timeline, ...]
    cited: tuple[Cited, ...]
    violations: tuple[ViolationRow, ...]
    first: tuple[str, ...]
    extensions: tuple[str, ...]
    findings: tuple[SaidRow, ...]
    denials: tuple[SaidRow, ...]
    during: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class PositionRow:
    """What an actor says by whatever mouth: `quotes` are sentences, each once, with further reports that have it.

    `more` are not shown.
    """

    words: str
    speakers: tuple[str, ...]
    when: str
    quotes: tuple[tuple[Quote, tuple[Cited, ...]], ...]
    more: int


@dataclass(frozen=True, slots=True)
class Stance:
    """The positions of one actor. `side` is that it stands on, as a tint and in words; empty words for third parties."""

    actor: str
    side: int
    words: str
    rows: tuple[PositionRow, ...]


@dataclass(frozen=True, slots=True)
class ContactRow:
    contact: Contact
    when: str
    cited: tuple[Cited, ...]


def ceasefire_row(
    ceasefire: Ceasefire,
    number: int,
    citations: Citations,
    parties: Sequence[str],
    incidents: Mapping[str, IncidentRow],
) -> CeasefireRow:
    """`incidents` are those of the page, by id."""
    order = sorted(ceasefire.violations, key=_moment)
    rows = tuple(
        ViolationRow(
            n,
            violation,
            side_number(violation.accuser_side, parties),
            _when(violation.date_from, violation.date_to, violation.clock_from, violation.clock_to),
            citations.quote(violation.claim_id, text=violation.text, anchor=f"v{number}-{n}"),
            tuple(_told(violation)),
        )
        for n, violation in enumerate(order, 1)
    )
    alleged = [_alleged(row) for row in rows if row.violation.date_from]
    of_side = [row.violation.accuser_side for row in rows if row.violation.date_from]
    drawn = (timeline(ceasefire, alleged, parties, of_side, width=width) for width in (WIDE, NARROW))
    start = ceasefire.effective_from or ceasefire.declared_on
    return CeasefireRow(
        ceasefire=ceasefire,
        when=day_words(start, start, ceasefire.date_prec) if ceasefire.date_prec <= 2 else "",
        declared=day_words(ceasefire.declared_on, ceasefire.declared_on, 1) if ceasefire.date_prec <= 2 else "",
        until=day_words(ceasefire.effective_to, ceasefire.effective_to, 1),
        ended=day_words(ceasefire.ended_on, ceasefire.ended_on, 1),
        lines=tuple(line for line in drawn if line),
        cited=citations.of_reports(ceasefire.reports),
        violations=rows,
        first=tuple(_first(f) for f in ceasefire.first_allegation),
        extensions=tuple(_extension(e) for e in ceasefire.extensions),
        findings=tuple(
            SaidRow(
                f.by,
                0,
                f"{f.kind}: {f.finding}" + (f" by {f.of}" if f.of else ""),
                day_words(f.date_from, f.date_to, 1),
                citations.quote(f.claim_id, text=f.text),
            )
            for f in ceasefire.findings
        ),
        denials=tuple(
            SaidRow(
                d.by,
                side_number(d.side, parties),
                "denies that it broke it",
                day_words(d.date_from, d.date_to, 1),
                citations.quote(d.claim_id, text=d.text),
            )
            for d in ceasefire.denials
        ),
        during=tuple(
            sorted((incidents[i] for i in ceasefire.incidents_during if i in incidents), key=lambda row: row.number)
        ),
    )


def _moment(violation: Violation) -> tuple[bool, date, str, str, str]:
    """What violations are ordered by: the day, the hour, then the names, so that nothing depends on who was read first."""
    v = violation
    return v.date_from is None, v.date_from or date.min, v.clock_from or "", v.accuser, v.claim_id


def _alleged(row: ViolationRow) -> Alleged:
    v = row.violation
    assert v.date_from is not None
    return Alleged(
        row.number,
        v.accuser,
        v.date_from,
        v.date_to or v.date_from,
        v.clock_from,
        v.clock_to,
        v.text,
        bool(v.denied_by),
    )


def _when(first: date | None, last: date | None, clock_from: str | None, clock_to: str | None) -> str:
    """ "10 October 2020, 12:05", "10 October 2020, 12:05 to 13:00", "11 to 12 October 2020"."""
    days = day_words(first, last, 1) or "no date told"
    if not first or first != last or not (clock_from or clock_to):
        return days
    if clock_from and clock_to and clock_from != clock_to:
        return f"{days}, {clock_from} to {clock_to}"
    return f"{days}, {clock_from}" if clock_from else f"{days}, until {clock_to}"


def _told(violation: Violation) -> Iterator[str]:
    if violation.act or violation.place:
        yield f"Alleged: {', '.join(part for part in (violation.act, violation.place) if part)}."
    if violation.minutes_from is not None:
        yield f"{minutes_after(violation.minutes_from, violation.minutes_to).capitalize()} it began."
    if not violation.called:
        yield "Nobody calls it a breach: an act after the ceasefire began."
    if len(violation.origins) > 1:
        yield f"{len(violation.origins)} origins."
    for found in violation.found_by:
        yield f"{found.by}, on neither side: {found.finding}."


def minutes_after(low: int, high: int | None) -> str:
    """ "5 minutes after", "within 6 hours after", "30 to 90 minutes after"."""
    if high is None or high == low:
        return f"{_minutes(low)} after"
    if low == 0:
        return f"within {_minutes(high)} after"
    if low >= 120 and low % 60 == high % 60 == 0:
        return f"{low // 60} to {_minutes(high)} after"
    return f"{low} to {high} minutes after"


def _minutes(number: int) -> str:
    if number >= 120 and number % 60 == 0:
        return f"{number // 60} hours"
    return f"{number} {'minute' if number == 1 else 'minutes'}"


def _first(first: FirstAllegation) -> str:
    """An allegation of the earliest moment, in words."""
    accused = first.accused or "nobody by name"
    when = _when(first.date_from, first.date_from, first.clock_from, first.clock_to)
    after = (
        f" ({minutes_after(first.minutes_from, first.minutes_to)} it began)" if first.minutes_from is not None else ""
    )
    return f"{first.accuser} accuses {accused}, {when}{after}"


def _extension(extension: Extension) -> str:
    on, until = (day_words(day, day, 1) for day in (extension.on, extension.until))
    return "prolonged" + (f" on {on}" if on else "") + (f" until {until}" if until else "")


def stances(
    positions: Sequence[Position], citations: Citations, parties: Sequence[str], sides: Mapping[str, str | None]
) -> tuple[Stance, ...]:
    """Positions by actor, in order of name: third parties first, then the parties and those on their sides."""
    by_actor: dict[str, dict[str, list[Position]]] = {}
    for position in positions:
        by_actor.setdefault(position.actor, {}).setdefault(_words(position), []).append(position)
    found = []
    for actor in sorted(by_actor, key=lambda name: (name in parties, name)):
        side = actor if actor in parties else sides.get(actor)
        words = "a party" if actor in parties else f"says that it stands with {side}" if side else ""
        rows = tuple(_position(words, same, citations) for words, same in sorted(by_actor[actor].items()))
        found.append(Stance(actor, side_number(side, parties), words, rows))
    return tuple(found)


def _words(position: Position) -> str:
    of = f" of {position.of}" if position.of else ""
    return f"{position.act.replace('_', ' ')} {position.object}{of}"


def _position(words: str, same: Sequence[Position], citations: Citations) -> PositionRow:
    told: dict[str, tuple[Quote, set[str]]] = {}
    for claim_id in sorted({claim_id for position in same for claim_id in position.claim_ids}):
        quote = citations.quote(claim_id)
        if quote and quote.cited:
            told.setdefault(quote.text, (quote, set()))[1].add(quote.cited.report_id)
    quotes = sorted(
        ((quote, _also(quote, citations.of_reports(ids))) for quote, ids in told.values()), key=_first_cited
    )
    days = [day for position in same for day in (position.said_from, position.said_to) if day]
    return PositionRow(
        words,
        tuple(sorted({p.speaker for p in same if p.speaker and p.speaker != p.actor})),
        day_words(min(days), max(days), 1) if days else "",
        tuple(quotes[:QUOTES]),
        max(len(quotes) - QUOTES, 0),
    )


def _also(quote: Quote, cited: Sequence[Cited]) -> tuple[Cited, ...]:
    return tuple(c for c in cited if c != quote.cited)


def _first_cited(quote: tuple[Quote, tuple[Cited, ...]]) -> tuple[int, str]:
    cited = quote[0].cited
    return cited.number if cited else 0, quote[0].text


def contact_row(contact: Contact, citations: Citations) -> ContactRow:
    return ContactRow(
        contact, day_words(contact.date_from, contact.date_to, 1), citations.of_reports(contact.report_ids)
    )
