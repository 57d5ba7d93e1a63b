"""Inside the brief: a ceasefire's alleged violations on a line of time, a row for each accuser, to the hour where one is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dateline.exchange.brief.atlas.labels import text_width
from dateline.exchange.brief.charts import side_number
from dateline.ledger.types import Ceasefire
from dateline.ledger.words import day_words

#: Widths of the drawing for wide pages and for narrow ones, and the room for the accusers' names on the former; in pixels.
WIDE, NARROW, NAMES = 760, 340, 240
#: Of a mark: its height, the least width that a number fits in, and the gap to the next one.
TALL, LEAST, GAP = 14, 20.0, 2.0
#: Where the first row begins, the room above a row for its name on narrow drawings, and that for the axis.
TOP, CAPTION, AXIS = 34, 16, 22
#: Hours between two ticks of the axis, the first that leaves room for its words.
STEPS = (1, 3, 6, 12, 24, 48, 96, 168, 336, 720, 1440, 2880, 4320, 8760)
#: Room that the words of a tick need, in pixels.
TICK = 62.0
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Alleged:
    """An alleged violation as drawn: `number` in the table, `clock_from` and `clock_to` "HH:MM" where hours are told."""

    number: int
    accuser: str
    date_from: date
    date_to: date
    clock_from: str | None
    clock_to: str | None
    words: str
    denied: bool


@dataclass(frozen=True, slots=True)
class Mark:
    x: float
    y: float
    width: float
    alleged: Alleged
    exact: bool


@dataclass(frozen=True, slots=True)
class Row:
    """An accuser's marks; its name stands at `name_x`, `name_y`, and `y` to `bottom` is its room."""

    accuser: str
    side: int
    name_x: float
    name_y: float
    y: float
    bottom: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    x: float
    words: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """`left` to `right` is the axis. `start_x` is where the ceasefire begins, `end_x` where it is said to have ended."""

    width: int
    height: int
    left: float
    right: float
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    start_x: float | None
    start_words: str
    end_x: float | None
    end_words: str
    words: str


def timeline(
    ceasefire: Ceasefire, alleged: Sequence[Alleged], parties: Sequence[str], sides: Sequence[str | None], *, width: int
) -> Timeline | None:
    """The drawing; None where no violation has a day. `sides` are those of the accusers, one for each of `alleged`."""
    if not alleged:
        return None
    begun = _begun(ceasefire)
    # Of the end only the day is known: the line stands where that day is over.
    ended = datetime.combine(ceasefire.ended_on, time(23, 59)) if ceasefire.ended_on else None
    spans = [_span(a) for a in alleged]
    moments = [m for span in spans for m in span] + [m for m in (begun, ended) if m]
    first, last = _midnight(min(moments)), _midnight(max(moments) + timedelta(hours=23, minutes=59))
    left, right = (float(NAMES), width - 10.0) if width == WIDE else (10.0, width - 10.0)
    axis = _Axis(first, last, left, right)
    rows, bottom = _rows(alleged, parties, sides, axis, wide=width == WIDE)
    return Timeline(
        width=width,
        height=round(bottom) + AXIS,
        left=left,
        right=right,
        rows=rows,
        ticks=axis.ticks(),
        start_x=axis.x(begun) if begun else None,
        start_words=f"in force {ceasefire.effective_clock or ''}".strip() if ceasefire.effective_from else "declared",
        end_x=axis.x(ended) if ended else None,
        end_words="said to have ended",
        words=f"Alleged violations, {day_words(first.date(), (last - HOUR).date(), 1)}",
    )


def _begun(ceasefire: Ceasefire) -> datetime | None:
    start = ceasefire.effective_from or ceasefire.declared_on
    if start is None or ceasefire.date_prec > 2:
        return None
    clock = ceasefire.effective_clock if ceasefire.effective_from else None
    return datetime.combine(start, _clock(clock) or time())


def _clock(words: str | None) -> time | None:
    """The hour; 24:00 is the end of the day, as the last minute of it."""
    if not words:
        return None
    return time(23, 59) if words.startswith("24") else time.fromisoformat(words)


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(moment.date(), time())


def _span(alleged: Alleged) -> tuple[datetime, datetime]:
    """Its first and its last moment: of one told to the hour the hours, else whole days."""
    first, last = _clock(alleged.clock_from), _clock(alleged.clock_to)
    if alleged.date_from != alleged.date_to or not (first or last):
        return datetime.combine(alleged.date_from, time()), datetime.combine(alleged.date_to, time(23, 59))
    start, end = first or time(), last or first or time(23, 59)
    return datetime.combine(alleged.date_from, min(start, end)), datetime.combine(alleged.date_from, max(start, end))


@dataclass(frozen=True, slots=True)
class _Axis:
    first: datetime
    last: datetime
    left: float
    right: float

    @property
    def per_hour(self) -> float:
        return (self.right - self.left) / max((self.last - self.first) / HOUR, 1)

    def x(self, moment: datetime) -> float:
        return round(self.left + (moment - self.first) / HOUR * self.per_hour, 1)

    def ticks(self) -> tuple[Tick, ...]:
        step = next((hours for hours in STEPS if hours * self.per_hour >= TICK), STEPS[-1])
        found, moment = [], self.first
        while self.x(moment) <= self.right - TICK / 2:
            found.append(Tick(self.x(moment), self._words(moment, step)))
            moment += step * HOUR
        return tuple(found)

    def _words(self, moment: datetime, step: int) -> str:
        if step < 24 and moment.hour:
            return f"{moment.hour:02}:00"
        day, month, year = day_words(moment.date(), moment.date(), 1).split(" ")
        return f"{day} {month[:3]} {year}" if step > 720 else f"{day} {month[:3]}"


def _rows(
    alleged: Sequence[Alleged], parties: Sequence[str], sides: Sequence[str | None], axis: _Axis, *, wide: bool
) -> tuple[tuple[Row, ...], float]:
    side_of = dict(zip((a.accuser for a in alleged), sides, strict=True))
    rows: list[Row] = []
    top = float(TOP)
    for accuser in sorted(side_of):
        name_y = top + 11 if wide else top + 9
        y = top if wide else top + CAPTION
        mine = sorted((a for a in alleged if a.accuser == accuser), key=lambda a: (*_span(a), a.number))
        marks, lanes = _marks(mine, axis, y)
        bottom = y + lanes * (TALL + GAP)
        room = NAMES - 24 if wide else axis.right - 24
        name_x = 16.0 if wide else axis.left + 14
        name = shortened(accuser, room)
        rows.append(Row(name, side_number(side_of[accuser], parties), name_x, name_y, y, bottom, marks))
        top = bottom + 8
    return tuple(rows), top


def _marks(alleged: Sequence[Alleged], axis: _Axis, y: float) -> tuple[tuple[Mark, ...], int]:
    """Marks in as few lanes as let none lie over another, and how many these are."""
    ends: list[float] = []
    marks: list[Mark] = []
    for a in alleged:
        start, end = _span(a)
        exact = bool(a.clock_from or a.clock_to) and a.date_from == a.date_to
        wide = max(round(axis.x(end) - axis.x(start), 1), LEAST)
        x = min(axis.x(start) - (LEAST / 2 if start == end else 0), axis.right - wide)
        x = max(round(x, 1), axis.left)
        lane = next((n for n, taken in enumerate(ends) if taken + GAP <= x), len(ends))
        ends[lane : lane + 1] = [x + wide]
        marks.append(Mark(x, y + lane * (TALL + GAP), wide, a, exact))
    return tuple(marks), len(ends)


def shortened(name: str, room: float) -> str:
    """The name, with an ellipsis where it is longer than its room in pixels."""
    if text_width(name) <= room:
        return name
    while name and text_width(name + "…") > room:
        name = name[:-1]
    return name.rstrip() + "…"
