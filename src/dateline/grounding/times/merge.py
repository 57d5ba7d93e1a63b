"""In `grounding/times`: one time from two readings of it, against the earliest and the latest day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.grounding.times.calendar import precision
from dateline.grounding.types import Time


def merged(early: Sequence[Time], late: Sequence[Time], bare: Sequence[Time]) -> list[Time]:
    """The same match by span in all three (`bare`: publication unknown); where they differ the interval holds both ends.

    The value is then what the text alone says ("XXXX-09-27"), with what both ends share before it ("2020-XX-XX").
    """
    later, alone = {(t.start, t.end): t for t in late}, {(t.start, t.end): t for t in bare}
    found = [_pair(t, later.pop((t.start, t.end), None), alone.get((t.start, t.end))) for t in early]
    return sorted([*found, *(_pair(t, None, None) for t in later.values())], key=lambda t: t.start)


def _pair(a: Time, b: Time | None, bare: Time | None) -> Time:
    if b is None:
        return replace(a, date_from=None, date_to=None, date_prec=0, reason="no-anchor")
    if a == b:
        return a
    value = shared_value(a.value, b.value, bare.value if bare is not None else "XXXX")
    spans = [d for d in (a.date_from, a.date_to, b.date_from, b.date_to) if d is not None]
    if len(spans) < 4:
        return replace(
            a, value=value, date_from=None, date_to=None, date_prec=0, reason=a.reason or b.reason or "no-anchor"
        )
    span = min(spans), max(spans)
    prec = precision(span)
    return replace(a, value=value, date_from=span[0], date_to=span[1], date_prec=prec, reason="published-interval")


def shared_value(a: str, b: str, bare: str) -> str:
    """ "2020-10-04", "2020-10-11", "XXXX-XX-XX" give "2020-10-XX"; what the text alone says is never lost."""
    parts = a.split("-"), b.split("-"), bare.split("-")
    if not len(parts[0]) == len(parts[1]) == len(parts[2]):
        return bare
    same = True
    kept: list[str] = []
    for x, y, z in zip(*parts, strict=True):
        same = same and x == y
        kept.append(x if same else z)
    return "-".join(kept)
