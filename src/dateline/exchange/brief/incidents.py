"""Inside the brief: incidents as the page shows them, numbered in the order of their days, each figure with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.exchange.brief.charts import KINDS, Bar, bar, range_words, scale, side_number
from dateline.exchange.brief.citing import Citations, Cited, Quote
from dateline.ledger.types import ClaimedToll, Incident
from dateline.ledger.words import day_words

#: Largest tolls that the summary lists.
LARGEST = 8
#: UCDP date_prec up to which an interval is shown as days; a wider one as a month or a year.
TO_THE_WEEK = 3


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A figure that its claimant gave besides the one that stands: both in words, when, what became of it, the sentence."""

    words: str
    said: str
    became: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What one claimant says of an incident: a bar for each of KINDS, None where it gives no number, and the sentences.

    A bar leads to the first of `quotes`, whose id is `anchor`.
    """

    toll: ClaimedToll
    side: int
    stands: str
    bars: tuple[Bar | None, ...]
    anchor: str
    quotes: tuple[Quote, ...]
    said: str
    earlier: tuple[EarlierRow, ...]


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """`kinds` are those of KINDS that somebody gives a number of; `also`, reports that tell of it beside those of the figures.

    `claimed` has the range of each kind in words, empty where nobody gives a number. `covers` are incidents that it counts
    together.
    """

    number: int
    incident: Incident
    claimed: tuple[str, ...]
    sentences: tuple[str, ...]
    covers: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    figures: tuple[FigureRow, ...]
    also: tuple[Cited, ...]

    @property
    def when(self) -> str:
        i = self.incident
        return day_words(i.date_from, i.date_to, i.date_prec) or "no date told"

    def anchor(self, kind: int) -> str:
        """The id of the first sentence that gives a number of the kind (an index of KINDS), or of the incident itself."""
        return next((f.anchor for f in self.figures if f.bars[kind]), self.incident.incident_id)


@dataclass(frozen=True, slots=True)
class Day:
    """Incidents claimed for one day or interval; `anchor` is its id on the page, `short` its words within its month."""

    anchor: str
    words: str
    short: str
    month: str
    rows: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The days of one month in the index."""

    words: str
    days: tuple[Day, ...]


def arrange_days(
    incidents: Sequence[Incident], parties: Sequence[str], citations: Citations
) -> tuple[tuple[Day, ...], tuple[IncidentRow, ...]]:
    """Days with their incidents, single days before longer intervals; and incidents without a date. Numbers run through both."""
    titles = {i.incident_id: i.title for i in incidents}
    groups: dict[tuple[date, date, int], list[Incident]] = {}
    undated = []
    for incident in incidents:
        if incident.date_from and incident.date_to:
            wide = incident.date_prec if incident.date_prec > TO_THE_WEEK else 1
            groups.setdefault((incident.date_from, incident.date_to, wide), []).append(incident)
        else:
            undated.append(incident)
    number = 1
    days = []
    for key in sorted(groups, key=lambda key: (key[2] > 1, key)):
        rows = _numbered(groups[key], number, parties, citations, titles)
        number += len(rows)
        days.append(_day(key, rows))
    return tuple(days), _numbered(undated, number, parties, citations, titles)


def _numbered(
    incidents: Iterable[Incident], first: int, parties: Sequence[str], citations: Citations, titles: Mapping[str, str]
) -> tuple[IncidentRow, ...]:
    return tuple(_row(n, incident, parties, citations, titles) for n, incident in enumerate(incidents, first))


def _day(key: tuple[date, date, int], rows: tuple[IncidentRow, ...]) -> Day:
    start, end, wide = key
    words = day_words(start, end, wide)
    anchor = f"day-{start.isoformat()}" + (f"-{end.isoformat()}" if start != end else "") + (f"-{wide}" * (wide > 1))
    month = day_words(start.replace(day=1), start.replace(day=2), 4)
    if wide > 1:
        return Day(anchor, words, words, "Known to a month or less closely", rows)
    return Day(
        anchor, words, str(start.day) if start == end else day_words(start, end, 1).rsplit(" ", 1)[0], month, rows
    )


def months(days: Iterable[Day]) -> tuple[Month, ...]:
    """Days by month, in the order of the days."""
    found: dict[str, list[Day]] = {}
    for day in days:
        found.setdefault(day.month, []).append(day)
    return tuple(Month(words, tuple(members)) for words, members in found.items())


def largest(rows: Iterable[IncidentRow]) -> tuple[IncidentRow, ...]:
    """The incidents of which most dead are claimed, at most LARGEST; totals over several are none."""
    told = [row for row in rows if row.claimed[0] and not row.incident.aggregate_of and _dead(row)]
    return tuple(sorted(told, key=lambda row: (-_dead(row), row.number))[:LARGEST])


def _dead(row: IncidentRow) -> int:
    return row.incident.killed_high or row.incident.killed_low or 0


def _row(
    number: int, incident: Incident, parties: Sequence[str], citations: Citations, titles: Mapping[str, str]
) -> IncidentRow:
    most = {kind: scale(incident.claimants, kind) for kind in KINDS}
    figures = tuple(
        FigureRow(
            toll=toll,
            side=side_number(toll.side, parties),
            stands=_stands(toll),
            bars=tuple(bar(toll, kind, most[kind]) for kind in KINDS),
            anchor=f"q{number}-{n}",
            quotes=citations.figure_quotes(toll.claim_id, text=toll.text, anchor=f"q{number}-{n}"),
            said=day_words(toll.said_from, toll.said_from, 1),
            earlier=_earlier(toll, citations),
        )
        for n, toll in enumerate(incident.claimants, 1)
    )
    beside = {quote.cited for figure in figures for quote in figure.quotes}
    beside |= {old.quote.cited for figure in figures for old in figure.earlier if old.quote}
    ranges = ((incident.killed_low, incident.killed_high), (incident.injured_low, incident.injured_high))
    return IncidentRow(
        number=number,
        incident=incident,
        claimed=tuple("" if pair == (None, None) else range_words(*pair) for pair in ranges),
        sentences=tuple(_sentences(incident)),
        covers=tuple((i, titles[i]) for i in incident.aggregate_of if i in titles),
        kinds=tuple(kind for n, kind in enumerate(KINDS) if any(figure.bars[n] for figure in figures)),
        figures=figures,
        also=tuple(c for c in citations.of_reports(incident.reports) if c not in beside),
    )


def _stands(toll: ClaimedToll) -> str:
    if toll.side is None:
        return "on no side"
    return "a party" if toll.side == toll.claimant else f"side of {toll.side}"


def _earlier(toll: ClaimedToll, citations: Citations) -> tuple[EarlierRow, ...]:
    """Other figures of this claimant, oldest first."""
    found = []
    for old in toll.history:
        pairs = zip(KINDS, ((old.killed_low, old.killed_high), (old.injured_low, old.injured_high)), strict=True)
        words = "; ".join(f"{kind} {range_words(*pair)}" for kind, pair in pairs if pair != (None, None))
        said = day_words(old.said_from, old.said_from, 1)
        found.append(EarlierRow(words, said, old.became, citations.quote(old.claim_id)))
    return tuple(found)


def _sentences(incident: Incident) -> Iterator[str]:
    """What is claimed in all beside the toll: by whom, against whom, with what; and what is told of nowhere."""
    if {incident.killed_low, incident.killed_high, incident.injured_low, incident.injured_high} == {None}:
        yield "No toll is told in numbers."
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
