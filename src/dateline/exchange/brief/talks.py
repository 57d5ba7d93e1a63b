"""Inside the brief: ceasefires with what is alleged of them, positions and contacts, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from dateline.exchange.brief.charts import side_number
from dateline.exchange.brief.citing import Citations, Cited, Quote
from dateline.exchange.brief.incidents import IncidentRow
from dateline.exchange.brief.timeline import NARROW, WIDE, Alleged, Timeline, timeline
from dateline.ledger.types import Ceasefire, Contact, Position, Violation
from dateline.ledger.words import day_words

T = TypeVar("T")

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
    sides: Mapping[str, str | None],
) -> CeasefireRow:
    """`incidents` are those of the page, by id; `sides` those of accusers, by name."""
    order = sorted(ceasefire.violations, key=lambda v: _moment(v, citations))
    side_of = [_column(v, "accuser_side", None) or sides.get(v.accuser) for v in order]
    rows = tuple(
        ViolationRow(
            n,
            violation,
            side_number(side, parties),
            _when(violation.date_from, violation.date_to, *_clocks(violation, citations)),
            citations.quote(violation.claim_id, text=violation.text, anchor=f"v{number}-{n}"),
            tuple(_told(violation)),
        )
        for n, (violation, side) in enumerate(zip(order, side_of, strict=True), 1)
    )
    alleged = [_alleged(row, citations) for row in rows if row.violation.date_from]
    of_side = [side for row, side in zip(rows, side_of, strict=True) if row.violation.date_from]
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
        first=tuple(_first(f) for f in _rows(ceasefire, "first_allegation")),
        extensions=tuple(_extension(e) for e in _rows(ceasefire, "extensions")),
        findings=tuple(
            SaidRow(
                f.by,
                0,
                f"{f.kind}: {f.finding}" + (f" by {f.of}" if f.of else ""),
                day_words(f.date_from, f.date_to, 1),
                citations.quote(f.claim_id, text=f.text),
            )
            for f in _rows(ceasefire, "findings")
        ),
        denials=tuple(
            SaidRow(
                d.by,
                side_number(d.side, parties),
                "denies that it broke it",
                day_words(d.date_from, d.date_to, 1),
                citations.quote(d.claim_id, text=d.text),
            )
            for d in _rows(ceasefire, "denials")
        ),
        during=tuple(incidents[i] for i in _rows(ceasefire, "incidents_during") if i in incidents),
    )


def _column(row: object, name: str, empty: T) -> T:
    """A column that the ledger's own types may not have yet: empty where they lack it."""
    found: T = getattr(row, name, empty)
    return found


def _rows(row: object, name: str) -> tuple[Any, ...]:
    """A column of rows, none where the ledger's own types do not have it yet."""
    return _column(row, name, ())


def _moment(violation: Violation, citations: Citations) -> tuple[bool, date, str, str, str]:
    """What violations are ordered by: the day, the hour, then the names, so that nothing depends on who was read first."""
    v = violation
    return v.date_from is None, v.date_from or date.min, _clocks(v, citations)[0] or "", v.accuser, v.claim_id


def _clocks(violation: Violation, citations: Citations) -> tuple[str | None, str | None]:
    """The hours of the allegation; where the ledger has none, the one that its claim tells for that day, if but one."""
    clock_from, clock_to = _column(violation, "clock_from", None), _column(violation, "clock_to", None)
    if clock_from or clock_to:
        return clock_from, clock_to
    events = [e for e in citations.events(violation.claim_id) if e.date_from == violation.date_from]
    hours = {event.clock_from for event in events if event.clock_from}
    return (hours.pop(), None) if len(hours) == 1 else (None, None)


def _alleged(row: ViolationRow, citations: Citations) -> Alleged:
    v = row.violation
    assert v.date_from is not None
    clock_from, clock_to = _clocks(v, citations)
    return Alleged(
        row.number, v.accuser, v.date_from, v.date_to or v.date_from, clock_from, clock_to, v.text, bool(v.denied_by)
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
    told = (_column(violation, "act", ""), _column(violation, "place", None))
    if any(told):
        yield ", ".join(part for part in told if part) + "."
    minutes: int | None = _column(violation, "minutes_from", None)
    if minutes is not None:
        yield f"{_after(minutes, _column(violation, 'minutes_to', None))} it began."
    if not _column(violation, "called", True):
        yield "Nobody calls it a breach: an act after the ceasefire began."
    if (origins := len(_rows(violation, "origins"))) > 1:
        yield f"{origins} origins."
    for found in _rows(violation, "found_by"):
        yield f"{found.by}, on neither side: {found.finding}."


def _after(low: int, high: int | None) -> str:
    if high is None or high == low:
        return f"{low} {'minute' if low == 1 else 'minutes'} after"
    return f"{low} to {high} minutes after"


def _first(first: Any) -> str:
    """An allegation of the earliest moment, in words."""
    accused = first.accused or "nobody by name"
    when = _when(first.date_from, first.date_from, first.clock_from, first.clock_to)
    after = f" ({_after(first.minutes_from, first.minutes_to)} it began)" if first.minutes_from is not None else ""
    return f"{first.accuser} accuses {accused}, {when}{after}"


def _extension(extension: Any) -> str:
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
