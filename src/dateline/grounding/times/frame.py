"""In `grounding/times`: what a rule's reader is given (items and frame) and what it gives back (a reading)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dateline.grounding.quantities.words import figures, spelled
from dateline.grounding.times.calendar import Span, thirds
from dateline.grounding.times.lexicon import Value
from dateline.grounding.types import Anchor, TimeType

MONTHS = ("MON", "AMB", "LMON", "MONX")
ORDINALS = ("ORD", "SECOND")
NUMBERS = ("D", "Y", "N", "DEC")
SPELLED = ("ONE", "TEEN", "TENS", "HUND", "THOU")
UNITS = ("U", "US", "QTR", "CENT", "SECOND", "SECONDS")


@dataclass(frozen=True, slots=True)
class Item:
    """A token of an expression: its class, its value in the lexicon, its text."""

    kind: str
    value: Value
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What an expression means. `span` is inclusive, None where unknown; `day` is true where it names one calendar day."""

    type: TimeType
    value: str
    span: Span | None = None
    anchor: Anchor = "none"
    reason: str = ""
    quarter: tuple[int, int] | None = None
    zone: str = ""

    @property
    def value_year(self) -> int | None:
        """The year that its interval begins in."""
        return self.span[0].year if self.span is not None else None

    @property
    def day(self) -> date | None:
        return self.span[0] if self.span is not None and self.span[0] == self.span[1] else None


@dataclass(frozen=True, slots=True)
class Frame:
    """What an expression is read against.

    `day` is the publication day, None where unknown. `told` is the last dated reading in the sentences just before, `quarter`
    the last quarter told, `year` a year that the text itself names just before, in the same paragraph, `until` the year and
    month (and their anchor) of the other end of a stretch ("27 September to 10 November 2016"). `tense` of its clause:
    -1 past, 1 future, 0 unknown. `after` is the class of the word before it. `beside` is true where `told` is of the same
    paragraph.
    """

    day: date | None
    told: Reading | None = None
    quarter: tuple[int, int] | None = None
    tense: int = 0
    after: str = ""
    year: int | None = None
    until: tuple[int, int, Anchor] | None = None
    beside: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one match."""

    all: tuple[Item, ...]

    def __iter__(self) -> Iterator[Item]:
        return iter(self.all)

    def first(self, *kinds: str) -> Item | None:
        return next((item for item in self.all if item.kind in kinds), None)

    def has(self, *kinds: str) -> bool:
        return any(item.kind in kinds for item in self.all)

    def number_of(self, *kinds: str) -> int | None:
        """The lexicon's number of the first item of these classes."""
        item = self.first(*kinds)
        if item is not None and item.kind == "SECOND":
            return 2  # its value in the lexicon is that of the unit
        return item.value if item is not None and isinstance(item.value, int) else None

    def letter_of(self, *kinds: str) -> str:
        item = self.first(*kinds)
        return str(item.value) if item is not None else ""

    @property
    def unit(self) -> str:
        return self.letter_of(*UNITS)

    @property
    def month(self) -> int | None:
        return self.number_of(*MONTHS)

    @property
    def year(self) -> int | None:
        item = self.first("Y")
        return int(item.text) if item is not None else None

    @property
    def part(self) -> str:
        """ "early", "late", "mid" or "": the part of a period that is meant."""
        if self.has("EARLY", "START", "EARLIER"):
            return "early"
        if self.has("LATE", "END", "LATER"):
            return "late"
        return "mid" if self.has("MID", "MIDDLE") else ""

    def count(self) -> float | None:
        """The number counted before the unit; None where it is vague ("several days", "days")."""
        if self.has("FEW", "SEVERAL", "DOZENS"):
            return None
        number = self._plain_count()
        if self.has("HALF") and number is not None:
            return number + 0.5 if self.has("AND") else 0.5
        return number

    def _plain_count(self) -> float | None:
        figure = self.first(*NUMBERS)
        words = [item.value for item in self.all if item.kind in SPELLED and isinstance(item.value, int)]
        fraction = self.first("FRAC")
        if fraction is not None:
            top, bottom = (int(part) for part in fraction.text.split("/"))
            return (figures(figure.text) if figure else 0) + (top / bottom if bottom else 0)
        if self.has("DOZEN"):
            return 12.0 * (figures(figure.text) if figure else (spelled(words) or 1))
        if figure is not None:
            return figures(figure.text) * (spelled(words) if self.has("THOU") else 1)
        if words:
            return float(spelled(words))
        if self.has("COUPLE"):
            return 2.0
        return 1.0 if self.has("A", "ADDITIONAL", "U", "QTR", "CENT") else None


def narrowed(reading: Reading, part: str) -> Reading:
    """The reading with the interval of its early, middle or late part; the TIMEX3 value is that of the whole period."""
    if not part or reading.span is None:
        return reading
    return replace(reading, span=thirds(reading.span, part))
