"""Swap who is who in a sentence of any war, and its times, numbers, precisions of place and tolls stay what they are."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

#: Country, people's adjective, people, capital, of both parties.
WARS = [
    (("Armenia", "Armenian", "Armenians", "Yerevan"), ("Azerbaijan", "Azerbaijani", "Azerbaijanis", "Baku")),
    (("Russia", "Russian", "Russians", "Moscow"), ("Ukraine", "Ukrainian", "Ukrainians", "Kyiv")),
    (("Israel", "Israeli", "Israelis", "Jerusalem"), ("Lebanon", "Lebanese", "Lebanese people", "Beirut")),
    (("India", "Indian", "Indians", "Delhi"), ("Pakistan", "Pakistani", "Pakistanis", "Islamabad")),
    (("Ethiopia", "Ethiopian", "Ethiopians", "Addis Ababa"), ("Eritrea", "Eritrean", "Eritreans", "Asmara")),
]
TEXTS = [
    "{1} forces shelled the village of Goris on Sunday, killing 12 {5} soldiers and wounding 30, {7} said.",
    "The {1} Defence Ministry in {3} said on 12 October that {5} artillery had killed at least five {2} near Barda.",
    "{3} accused {7} of breaking the truce at 6 a.m. on Friday; two children died 30 km south of Goris.",
    "Three {6} and nine {2} were killed in clashes overnight on the border between {0} and {4}.",
    '{4} lost 200 men in three days, {0} said. "No casualties," {7} replied on Tuesday.',
    "A missile fired from {4} hit a market in Barda, {0}'s president said; the toll rose to 21 from 14.",
    "The {5} army captured some two dozen {1} soldiers in the first week of October.",
    "Talks between {3} and {7} go on next Thursday after the deaths of scores of {1} and {5} civilians since 27 September.",
]


def grounds(reading: Reading) -> dict[str, list[tuple[object, ...]]]:
    """What must not depend on who is who; names are left out."""
    found = reading.grounding
    tolls = [t for e in reading.events for t in e.tolls]
    return {
        "times": [(t.value, t.date_from, t.date_to, t.rule) for t in found.times],
        "numbers": [(q.low, q.high, q.word, q.approximate) for q in found.quantities],
        "places": [(m.where_prec, m.role) for m in found.places],
        "tolls": sorted((t.kind, t.group, str(t.low), str(t.high), t.word, t.since != "", t.part_of) for t in tolls),
        "events": sorted((e.type, str(e.date_from), e.date_prec, e.where_prec) for e in reading.events),
    }


@pytest.mark.parametrize("war", WARS, ids=[f"{one[0]}-{other[0]}" for one, other in WARS])
def test_who_is_who_changes_no_time_number_precision_or_toll(
    reader: Reader, war: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    one, other = war
    stated = Stated(published_on=date(2020, 10, 20))
    texts = [text.format(*names) for text in TEXTS for names in ((*one, *other), (*other, *one))]
    read = reader.read([Document(f"{i}.txt", text, stated) for i, text in enumerate(texts)])
    for first, second in zip(read[::2], read[1::2], strict=True):
        assert isinstance(first, Reading)
        assert isinstance(second, Reading)
        assert any(grounds(first).values())
        assert grounds(first) == grounds(second)
