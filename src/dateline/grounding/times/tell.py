"""In `grounding/times`: each match read by its builder, in order, against the report's day and what was told before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.grounding.times import read_calendar, read_clock, read_days, read_feasts, read_spans, read_units
from dateline.grounding.times.calendar import precision, shift
from dateline.grounding.times.frame import Frame, Items, Reading
from dateline.grounding.times.grammar import Rule, grammar
from dateline.grounding.times.lexicon import TOKEN
from dateline.grounding.types import Anchor, Time

Builder = Callable[[Items, Frame], Reading | None]
READERS = (read_calendar, read_days, read_clock, read_units, read_feasts, read_spans)


def _builders() -> Mapping[str, Builder]:
    """The readers that the rules name. AttributeError for a rule that names none."""
    names = {rule.build for rules in grammar().pairs.values() for rule in rules}
    names |= {rule.build for rules in grammar().singles.values() for rule in rules}
    homes = {name: next((m for m in READERS if hasattr(m, name)), read_calendar) for name in names - {SKIP}}
    return {name: getattr(home, name) for name, home in homes.items()}


SKIP = "skip"
BUILDERS = _builders()
# A day told is the day of "the next day" this many sentences on, and no longer.
TOLD_REACH = 3
QUARTER_REACH = 5
# A paragraph of history goes on in the year that it names, this many sentences on.
YEAR_REACH = 3
# Readers of days and months that can be the ends of a stretch, and what stands between its ends.
DATED = frozenset({"calendar", "month", "day_range"})
STRETCH = re.compile(r"\s{0,2}(?:to|until|till|through|and|or|[-–—])\s{0,2}")
COUNTED = re.compile(r"\s(after|before|from)(?:\s[\w'’-]{1,20}){0,6}\s")
MOST_BETWEEN = 80


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule, before it is read: its place in the text, what it holds, what stands around it.

    `aside` is true where it stands in a relative clause ("the truce that began on 10 October"): no later sentence goes on
    from that day. Known only where the sentence is parsed. `deadline` is true behind "until" or "as early as",
    `saying` where it is the day of a saying behind what is said.
    """

    start: int
    end: int
    rule: Rule
    items: Items
    after: str
    tense: int
    sentence: int
    block: int
    aside: bool = False
    deadline: bool = False
    saying: bool = False


def read(text: str, found: Sequence[Found], day: date | None) -> list[Time]:
    """Every match read against one publication day (None: unknown), in order, so that each sees what was told before it."""
    times: list[Time] = []
    told: Reading | None = None
    told_at, told_block = -TOLD_REACH, -1
    aside: tuple[int, Reading] | None = None
    quarter: tuple[int, int] | None = None
    quarter_at = -QUARTER_REACH
    year: int | None = None
    year_at, year_block = -YEAR_REACH, -1
    for index, match in enumerate(found):
        near = match.sentence - told_at < TOLD_REACH and match.block - told_block <= 1
        latest = quarter if match.sentence - quarter_at < QUARTER_REACH else None
        here = aside[1] if aside is not None and aside[0] == match.sentence else (told if near else None)
        history = year if match.sentence - year_at < YEAR_REACH and match.block == year_block else None
        beside = match.block == told_block
        frame = Frame(day, here, latest, match.tense, match.after, history, _until(text, found, index, day), beside)
        counted = _counted_from(text, found, index, frame)
        reading = counted or BUILDERS[match.rule.build](match.items, frame)
        if reading is None:
            continue
        if counted is not None:
            match = _with_preposition(text, match)
        if reading.span is not None and reading.type in ("DATE", "TIME"):
            if match.aside or (match.saying and told is not None and told_at == match.sentence):
                aside = (match.sentence, reading)
            else:
                told, told_at, told_block, aside = reading, match.sentence, match.block, None
        if reading.quarter is not None:
            quarter, quarter_at = reading.quarter, match.sentence
        if _names_year(reading, again=history is not None):
            year, year_at, year_block = reading.value_year, match.sentence, match.block
        times.append(_time(text, match, reading))
    return times


def _until(text: str, found: Sequence[Found], index: int, day: date | None) -> tuple[int, int, Anchor] | None:
    """Year and month of the match behind this one, where the two are the ends of a stretch and this one has no year."""
    if index + 1 >= len(found) or found[index].items.year is not None or found[index].rule.build not in DATED:
        return None
    other = found[index + 1]
    if (
        other.rule.build not in DATED
        or other.items.month is None
        or not STRETCH.fullmatch(text[found[index].end : other.start])
    ):
        return None
    if other.items.year is not None:
        return other.items.year, other.items.month, "none"
    last = BUILDERS[other.rule.build](other.items, Frame(day, tense=other.tense, after=other.after))
    year = last.value_year if last is not None else None
    return (year, other.items.month, "publication") if year is not None else None


def _counted_from(text: str, found: Sequence[Found], index: int, frame: Frame) -> Reading | None:
    """ "Four days after the raid of 24 August": the day told behind it, moved; None where no day is told there."""
    match = found[index]
    if match.rule.build != "duration" or index + 1 >= len(found) or found[index + 1].sentence != match.sentence:
        return None
    other, unit, count = found[index + 1], match.items.unit, match.items.count()
    gap = text[match.end : other.start]
    between = COUNTED.fullmatch(gap) if len(gap) <= MOST_BETWEEN else None
    if between is None or count is None or not count.is_integer() or unit not in ("D", "W", "M", "Y"):
        return None
    told = BUILDERS[other.rule.build](other.items, replace(frame, tense=other.tense, after=other.after))
    day = told.day if told is not None else None
    moved = shift(day, unit, count if between.group(1) != "before" else -count) if day is not None else None
    grain = "D" if unit == "W" else unit
    return read_units.whole_unit(moved, grain, anchor="context") if moved is not None else None


def _with_preposition(text: str, match: Found) -> Found:
    """The match with the "after" or "before" behind it, under the name of its rule."""
    word = TOKEN.match(text, match.end + 1)
    end = word.end() if word is not None else match.end
    return replace(match, end=end, rule=replace(match.rule, name="counted-from"))


def _names_year(reading: Reading, *, again: bool) -> bool:
    """A day or a month with its year told: a story in days goes on in that year, as one behind a bare "in 2014" need not."""
    if reading.type not in ("DATE", "TIME") or not 0 < precision(reading.span) <= 4:
        return False
    return reading.anchor == "none" or (again and reading.anchor == "context")


def _time(text: str, match: Found, reading: Reading) -> Time:
    first, last = reading.span if reading.span is not None else (None, None)
    return Time(
        start=match.start,
        end=match.end,
        text=text[match.start : match.end],
        type=reading.type,
        value=reading.value or " ".join(text[match.start : match.end].split()),
        date_from=first,
        date_to=last,
        date_prec=precision(reading.span),
        rule=match.rule.name,
        anchor=reading.anchor,
        reason=reading.reason,
        zone=reading.zone,
    )
