"""In `events/setting`: when an event happened, as the rules give it, and the day that "recent" is measured from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.events.scene import Scene
from dateline.grounding.types import Time

_KNOWN = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class When:
    """An interval (inclusive, None where not known), its UCDP date_prec, the rule that chose it, the hour if told.

    `start` and `end` are the span of the expression that it was told in; None where no one expression gives it.
    """

    date_from: date | None = None
    date_to: date | None = None
    prec: int = 0
    rule: str = "unknown"
    clock: str | None = None
    background: bool = False
    start: int | None = None
    end: int | None = None

    @classmethod
    def told(cls, time: Time, rule: str, *, clock: str | None = None, background: bool = False) -> When:
        """What a time expression of the text says, chosen by a rule: "clause: weekday"."""
        return cls(
            time.date_from,
            time.date_to,
            time.date_prec,
            f"{rule}: {time.rule}",
            clock,
            background,
            time.start,
            time.end,
        )


def anchor(scene: Scene) -> date | None:
    """The day that "recent" is measured from: of publication, or the last it can have been; None where it is not known."""
    published = scene.report.published
    if published.earliest is None or published.latest is None or published.latest - published.earliest > _KNOWN:
        return None
    return published.latest


def span_prec(first: date, last: date | None) -> int:
    """UCDP's date_prec of an interval; of an open one that of a year."""
    if last is None:
        return 5
    days = (last - first).days + 1
    return 1 if days <= 1 else 2 if days <= 6 else 3 if days <= 10 else 4 if days <= 31 else 5
