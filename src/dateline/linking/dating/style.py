"""In `linking/dating`: how the dated reports of a pile date what they tell, for reading the undated ones as their like.

A wire tells the weekday of its own day, a morning paper that of the day before; a dispatch is printed at once or a day later.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.grounding.times.find import read_alone
from dateline.linking.dating.evidence import DatingEvidence
from dateline.linking.dating.own import PRINTED, WEEK, ReadyCue, Style, form_of, kind_of, ready, tables, weekdays_told

KINDS = ("past_head", "past_lead", "past_rest", "ahead", "open")


def style_of(dated: Iterable[DatingEvidence]) -> Style:
    """What data/dating.toml takes for usual, and what the dated reports do beside it."""
    printed: dict[str, list[int]] = {}
    weight = tables()["weekday"]["reports"]
    lags = {kind: [weight * share for share in tables()["weekday"][kind]] for kind in KINDS}
    for evidence in dated:
        day = evidence.published.day
        if day is not None:
            cues = ready(evidence)
            for item in cues:
                lag = _behind_dateline(item, day) if item.cue.dateline else None
                if lag in PRINTED:
                    printed.setdefault(form_of(item), [0] * len(PRINTED))[PRINTED.index(lag)] += 1
            for (weekday, _), item in weekdays_told(cues).items():
                lags[kind_of(item)][(day.isoweekday() - weekday) % WEEK] += 1.0
    other, by_form = _printed(printed)
    return Style(other, by_form, {kind: _shares(counts) for kind, counts in lags.items()})


def _printed(counts: dict[str, list[int]]) -> tuple[tuple[float, ...], dict[str, tuple[float, ...]]]:
    """The shares to be expected of an outlet that the pile does not know, where each known one counts once; and those of
    each known one, by its way to write a dateline.
    """
    table = tables()["dateline"]
    known = {form: _shares([float(count) for count in counts[form]]) for form in sorted(counts)}
    other = _shares([sent + sum(shares[lag] for shares in known.values()) for lag, sent in enumerate(table["sent"])])
    by_form = {
        form: _shares([table["reports"] * share + own for share, own in zip(other, counts[form], strict=True)])
        for form in known
    }
    return other, by_form


def _behind_dateline(item: ReadyCue, day: date) -> int | None:
    """Days from a dateline without its year to the day of publication; one with its year is what dated the report: None."""
    reading = read_alone(item.found, day)
    if reading is None or reading.day is None or reading.anchor == "none":
        return None
    return (day - reading.day).days


def _shares(counts: list[float]) -> tuple[float, ...]:
    return tuple(count / sum(counts) for count in counts)
