"""judgements/ settles what the corrections of one thing add up to: each field as the latest of them has it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dateline.judgements.fields import assigned
from dateline.judgements.types import Judgement, Touched

#: The ends of an interval: a corrected end that passes the other one takes it along.
RANGES = (
    ("date_from", "date_to"),
    ("said_from", "said_to"),
    ("effective_from", "effective_to"),
    ("killed_low", "killed_high"),
    ("injured_low", "injured_high"),
)
#: Days of an interval up to which it has a UCDP date_prec (GED codebook: a day, two to six days, a week, a month).
PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4))


@dataclass(slots=True)
class Tally:
    """What became of corrections: what each applies to, and what overrules it, by judgement_id."""

    applies_to: dict[str, list[str]] = field(default_factory=dict)
    overruled: dict[str, set[str]] = field(default_factory=dict)
    holds: set[str] = field(default_factory=set)

    def note(self, judgement: Judgement, target: str, against: Iterable[Judgement], *, holds: bool) -> None:
        key = judgement.judgement_id
        self.applies_to.setdefault(key, []).append(target)
        self.overruled.setdefault(key, set()).update(j.judgement_id for j in against)
        if holds:
            self.holds.add(key)


@dataclass(frozen=True, slots=True)
class Settled:
    """`values` are the columns that corrections set, `touched` the same with the judgement and what was there before."""

    values: Mapping[str, Any]
    touched: tuple[Touched, ...]


def settle_fields(target: str, current: Mapping[str, Any], corrections: Sequence[Judgement], tally: Tally) -> Settled:
    """Corrections of one thing, in order of time; `current` has its columns without them."""
    values: dict[str, Any] = {}
    by: dict[str, Judgement] = {}
    said = [(j, assigned(j.subject, j.field, j.value)) for j in corrections]
    for judgement, columns in said:
        for name, value in columns.items():
            values[name], by[name] = value, judgement
            for ends in RANGES:
                if name in ends:
                    _take_along(ends, name, judgement, current, values, by)
    for judgement, columns in said:
        kept = [name for name, value in columns.items() if by[name] is judgement or values[name] == value]
        against = (by[name] for name in columns if name not in kept)
        tally.note(judgement, target, against, holds=bool(kept))
    touched = (Touched(name, by[name].judgement_id, current.get(name)) for name in sorted(by))
    return Settled(values, tuple(touched))


def _take_along(
    ends: tuple[str, str],
    name: str,
    judgement: Judgement,
    current: Mapping[str, Any],
    values: dict[str, Any],
    by: dict[str, Judgement],
) -> None:
    low, high = (values.get(end, current.get(end)) for end in ends)
    if low is not None and high is not None and low > high:
        other = ends[1] if name == ends[0] else ends[0]
        values[other], by[other] = values[name], judgement


def date_prec(first: date | None, last: date | None) -> int:
    """UCDP's date_prec of an interval that was given by hand; 0 where an end is open."""
    if first is None or last is None:
        return 0
    return next((prec for days, prec in PRECISIONS if (last - first).days < days), 5)
