"""In `linking/dating`: how the dated reports of a pile date what they tell, for reading the undated ones as their like.

A wire tells the weekday of its own day, a morning paper that of the day before; a dispatch is printed at once or a day later.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.grounding.times.find import read_alone
from dateline.linking.dating_evidence import DatingEvidence
from dateline.linking.dating_own import WEEK, ReadyCue, Style, kind_of, ready, tables, weekdays_told

KINDS = ("past_head", "past_lead", "past_rest", "ahead", "open")


def style_of(dated: Iterable[DatingEvidence]) -> Style:
    """What data/dating.toml takes for usual, and what the dated reports do beside it."""
    printed: list[float] = list(tables()["dateline"]["sent"])
    weight = tables()["weekday"]["reports"]
    lags = {kind: [weight * share for share in tables()["weekday"][kind]] for kind in KINDS}
    for evidence in dated:
        day = evidence.published.day
        if day is not None:
            cues = ready(evidence)
            for item in cues:
                lag = _behind_dateline(item, day) if item.cue.dateline else -1
                if 0 <= lag < len(printed):
                    printed[lag] += 1.0
            for (weekday, _), item in weekdays_told(cues).items():
                lags[kind_of(item)][(day.isoweekday() - weekday) % WEEK] += 1.0
    return Style(_shares(printed), {kind: _shares(counts) for kind, counts in lags.items()})


def _behind_dateline(item: ReadyCue, day: date) -> int:
    """Days from a dateline without its year to the day of publication; one with its year is what dated the report: -1."""
    reading = read_alone(item.found, day)
    if reading is None or reading.day is None or reading.anchor == "none":
        return -1
    return (day - reading.day).days


def _shares(counts: list[float]) -> tuple[float, ...]:
    return tuple(count / sum(counts) for count in counts)
