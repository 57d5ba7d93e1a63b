"""Inside the brief: what people judged, as the page lists it, and which fields of what is shown they have touched."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dateline.judgements.types import Judgement, Standing, Touched


@dataclass(frozen=True, slots=True)
class JudgementRow:
    """`about` are titles of what it is about, each with its id; that is empty where the page does not show it."""

    judgement: Judgement
    when: str
    state: str
    words: str
    about: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class TouchedRow:
    """A field that a person set, what it was, and the judgement; its id is empty where the page does not list it."""

    words: str
    judged_by: str
    judgement_id: str


def judgement_rows(
    standings: Sequence[Standing], titles: Mapping[str, str], shown: AbstractSet[str]
) -> tuple[JudgementRow, ...]:
    """In order of time; `titles` are of incidents and ceasefires by id, `shown` the ids of those on the page."""
    ordered = sorted(standings, key=lambda standing: standing.judgement.order)
    return tuple(
        JudgementRow(
            s.judgement,
            _moment(s.judgement.judged_at),
            s.state,
            _words(s.judgement),
            tuple((i if i in shown else "", titles[i]) for i in s.applies_to if i in titles),
        )
        for s in ordered
    )


def _moment(judged_at: str) -> str:
    """ "2024-05-01 12:00 UTC" of a moment as judgements keep it."""
    return f"{judged_at[:10]} {judged_at[11:16]} UTC" if len(judged_at) > 16 else judged_at


def _words(judgement: Judgement) -> str:
    """ "confirm incident", "correct incident: killed_low is 5"."""
    said = f"{judgement.kind} {judgement.subject}"
    return f"{said}: {judgement.field} is {_value(judgement.value)}" if judgement.field else said


def _value(written: str) -> str:
    """A value of JSON as a person reads it: of a place or an actor its name."""
    try:
        value = json.loads(written)
    except ValueError:
        return written
    if isinstance(value, dict):
        return str(value.get("name", written))
    return "empty" if value is None else value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def touched_rows(touched: Sequence[Touched], standings: Sequence[Standing]) -> tuple[TouchedRow, ...]:
    """One for each field, with who set it; that something is confirmed is told by its badge."""
    who = {standing.judgement.judgement_id: standing.judgement.judged_by for standing in standings}
    return tuple(
        TouchedRow(
            t.field if t.was is None else f"{t.field} (was {_value(json.dumps(t.was, default=str))})",
            who.get(t.judgement_id, ""),
            t.judgement_id if t.judgement_id in who else "",
        )
        for t in touched
        if t.field != "judged"
    )
