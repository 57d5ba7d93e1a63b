"""Beside events/, when a record is written out: a named convention makes numbers of a toll's words and open ends.

In the record "dozens" stays a word and "at least five" an open end. Three conventions are known: `literal` adds nothing to
what is told; `ucdp` gives a best, a low and a high estimate; `acled` gives one number, the lowest that is told.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, get_args

from dateline.events.types import Toll, TollKind

Convention = Literal["literal", "ucdp", "acled"]
CONVENTIONS: tuple[str, ...] = get_args(Convention)


@dataclass(frozen=True, slots=True)
class Count:
    """How many people under one convention; each end None where the convention gives no number."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class _Acled:
    words: Mapping[str, int]
    plural: int
    unstated: int


def count(toll: Toll, convention: Convention) -> Count:
    """One toll as a number of people under a convention.

    `literal`: the ends as told, `best` where both are one exact number. `ucdp`: a missing end is the one that is told, best is
    the low end, and a vague word gives nothing. `acled`: all three are the lowest number told, that of the word, or that of a
    plural. A toll with a `reason` has no number under any.
    """
    return _BY_NAME[convention](toll)


def whole(tolls: Iterable[Toll], kind: TollKind, convention: Convention) -> Count:
    """The whole toll of one kind in one event: parts and totals over a period are left out, groups are added up.

    Under `acled` an event that tells of nobody, or of "casualties" alone, has nought. Elsewhere an end is None where one of
    the groups has none.
    """
    counts = [count(t, convention) for t in tolls if t.kind == kind and not (t.part_of or t.since or t.reason)]
    if not counts:
        return Count(*(3 * [_acled().unstated])) if convention == "acled" else Count()
    return Count(_sum([c.low for c in counts]), _sum([c.best for c in counts]), _sum([c.high for c in counts]))


def settled(counts: Sequence[Count], convention: Convention) -> Count:
    """The numbers of several tellings of one event as one.

    `acled` takes the lowest of conflicting figures. The others keep the lowest low and the highest high, and a best only
    where all that give one agree.
    """
    known = [c for c in counts if c != Count()]
    if not known:
        return Count()
    if convention == "acled":
        return min(known, key=lambda c: c.best or 0)
    lows = [c.low for c in known if c.low is not None]
    highs = [c.high for c in known if c.high is not None]
    bests = {c.best for c in known if c.best is not None}
    best = min(bests) if bests and (convention == "ucdp" or len(bests) == 1) else None
    return Count(min(lows, default=None), best, max(highs, default=None))


def _literal(toll: Toll) -> Count:
    exact = toll.low == toll.high and not toll.approximate
    return Count(toll.low, toll.low if exact else None, toll.high)


def _ucdp(toll: Toll) -> Count:
    low = toll.low if toll.low is not None else toll.high
    high = toll.high if toll.high is not None else toll.low
    return Count(low, low, high)


def _acled_count(toll: Toll) -> Count:
    table = _acled()
    number = toll.low if toll.low is not None else toll.high
    if toll.reason:
        return Count()
    if number is None:
        number = table.words.get(toll.word, table.plural)
    return Count(number, number, number)


_BY_NAME: Mapping[str, Callable[[Toll], Count]] = MappingProxyType(
    {"literal": _literal, "ucdp": _ucdp, "acled": _acled_count}
)


def _sum(ends: Sequence[int | None]) -> int | None:
    return None if None in ends else sum(end for end in ends if end is not None)


@lru_cache(maxsize=1)
def _acled() -> _Acled:
    table = tomllib.loads(files("dateline.events").joinpath("data", "conventions.toml").read_text("utf-8"))["acled"]
    return _Acled(MappingProxyType({**table["least"], **table["words"]}), table["plural"], table["unstated"])
