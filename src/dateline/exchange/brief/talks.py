"""Inside the brief: ceasefires with what is alleged of them, positions and contacts, as the page shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.exchange.brief.charts import side_number
from dateline.exchange.brief.citing import Citations, Cited, Quote
from dateline.exchange.brief.timeline import NARROW, WIDE, Alleged, Timeline, timeline
from dateline.ledger.types import Ceasefire, Contact, Position, Violation
from dateline.ledger.words import day_words

#: Sentences shown for a position that many claims tell of.
QUOTES = 3


@dataclass(frozen=True, slots=True)
class ViolationRow:
    number: int
    violation: Violation
    side: int
    when: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class CeasefireRow:
    """`lines` is its time line in each width, empty where there is none to draw."""

    ceasefire: Ceasefire
    when: str
    declared: str
    until: str
    ended: str
    lines: tuple[Timeline, ...]
    cited: tuple[Cited, ...]
    violations: tuple[ViolationRow, ...]


@dataclass(frozen=True, slots=True)
class PositionRow:
    """`quotes` are sentences, each once, with the reports that have it; `more` are not shown."""

    position: Position
    words: str
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
    ceasefire: Ceasefire, number: int, citations: Citations, parties: Sequence[str], sides: Mapping[str, str | None]
) -> CeasefireRow:
    """`sides` are those of accusers by name."""
    order = sorted(ceasefire.violations, key=lambda v: (v.date_from is None, v.date_from, v.accuser, v.claim_id))
    rows = tuple(
        ViolationRow(
            n,
            violation,
            side_number(sides.get(violation.accuser), parties),
            _violation_when(violation, citations),
            citations.quote(violation.claim_id, text=violation.text, anchor=f"v{number}-{n}"),
        )
        for n, violation in enumerate(order, 1)
    )
    alleged = [a for a in (_alleged(row, citations) for row in rows) if a]
    of_side = [sides.get(a.accuser) for a in alleged]
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
    )


def _alleged(row: ViolationRow, citations: Citations) -> Alleged | None:
    v = row.violation
    if v.date_from is None:
        return None
    denied = bool(v.denied_by)
    return Alleged(row.number, v.accuser, v.date_from, v.date_to or v.date_from, _clock(v, citations), v.text, denied)


def _clock(violation: Violation, citations: Citations) -> str | None:
    """The hour that the claim tells for that day, where it tells but one."""
    events = [e for e in citations.events(violation.claim_id) if e.date_from == violation.date_from]
    hours = {event.clock_from for event in events if event.clock_from}
    return hours.pop() if len(hours) == 1 else None


def _violation_when(violation: Violation, citations: Citations) -> str:
    days = day_words(violation.date_from, violation.date_to, 1) or "no date told"
    clock = _clock(violation, citations)
    return f"{days}, {clock}" if clock and violation.date_from == violation.date_to else days


def stances(
    positions: Sequence[Position], citations: Citations, parties: Sequence[str], sides: Mapping[str, str | None]
) -> tuple[Stance, ...]:
    """Positions by actor, in order of name: third parties first, then the parties and those on their sides."""
    by_actor: dict[str, list[PositionRow]] = {}
    for position in positions:
        by_actor.setdefault(position.actor, []).append(_position(position, citations))
    found = []
    for actor in sorted(by_actor, key=lambda name: (name in parties, name)):
        side = actor if actor in parties else sides.get(actor)
        words = "a party" if actor in parties else f"says that it stands with {side}" if side else ""
        found.append(Stance(actor, side_number(side, parties), words, tuple(by_actor[actor])))
    return tuple(found)


def _position(position: Position, citations: Citations) -> PositionRow:
    told: dict[str, tuple[Quote, set[str]]] = {}
    for claim_id in position.claim_ids:
        quote = citations.quote(claim_id)
        if quote and quote.cited:
            told.setdefault(quote.text, (quote, set()))[1].add(quote.cited.report_id)
    quotes = sorted(((quote, citations.of_reports(ids)) for quote, ids in told.values()), key=_first_cited)
    of = f" of {position.of}" if position.of else ""
    return PositionRow(
        position,
        f"{position.act.replace('_', ' ')} {position.object}{of}",
        day_words(position.said_from, position.said_to, 1),
        tuple(quotes[:QUOTES]),
        max(len(quotes) - QUOTES, 0),
    )


def _first_cited(quote: tuple[Quote, tuple[Cited, ...]]) -> tuple[list[int], str]:
    return [cited.number for cited in quote[1]], quote[0].text


def contact_row(contact: Contact, citations: Citations) -> ContactRow:
    return ContactRow(
        contact, day_words(contact.date_from, contact.date_to, 1), citations.of_reports(contact.report_ids)
    )
