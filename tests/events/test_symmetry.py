"""Takes no side: the same text with the parties exchanged gives the same events with the parties exchanged, and nothing else."""

from __future__ import annotations

import re

import pytest

from dateline.events.types import Event
from tests.events.conftest import Tell

PAIRS = [
    (("Armenia", "Azerbaijan"), ("Armenian", "Azerbaijani"), ("Yerevan", "Baku")),
    (("Russia", "Ukraine"), ("Russian", "Ukrainian"), ("Moscow", "Kyiv")),
    (("Ethiopia", "Eritrea"), ("Ethiopian", "Eritrean"), ("Addis Ababa", "Asmara")),
    (("India", "Pakistan"), ("Indian", "Pakistani"), ("New Delhi", "Islamabad")),
]

TEMPLATES = [
    "{A0} forces shelled a village on the border on Tuesday, killing three civilians.",
    "On Monday, {N0} accused {N1} of shelling a hospital near the border.",
    "{N0} denied that its forces had attacked the village.",
    "Five {A1} soldiers were killed by {A0} artillery on Sunday.",
    "{C0} said that {A1} troops had violated the ceasefire 14 times on Monday.",
    "{N0} broke the humanitarian ceasefire on Sunday, {C1} said.",
    "{N0} must withdraw its forces from the border region, the minister said.",
    "Clashes erupted between {A0} and {A1} forces on Tuesday.",
    "Clashes between {N0} and {N1} killed 12 soldiers on Tuesday.",
    "{A0} missiles hit a market on Monday. {N0}'s Defence Ministry denied the accusation.",
    "{N0} declared a unilateral ceasefire on Monday, but {N1} rejected the truce.",
    "{N0} condemned {N1}'s attacks on villages.",
]


def exchange(text: str, pair: tuple[tuple[str, str], ...]) -> str:
    words = {a: b for names in pair for a, b in (names, names[::-1])}
    words |= {a.lower(): b.lower() for a, b in words.items()}
    pattern = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.sub(rf"\b({pattern})\b", lambda m: words[m.group(1)], text)


def summary(event: Event, pair: tuple[tuple[str, str], ...], *, swap: bool) -> tuple[object, ...]:
    def named(name: str) -> str:
        return exchange(name, pair) if swap else name

    return (
        event.type,
        event.sub_type,
        event.modality,
        event.background,
        event.aggregate,
        event.count,
        event.date_from,
        event.date_to,
        event.date_rule,
        named(event.object or ""),
        tuple(sorted((r.role, named(r.name)) for r in event.roles)),
        tuple(sorted((t.kind, t.group, t.low, t.high, t.part_of) for t in event.tolls)),
    )


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("pair", PAIRS, ids=[p[0][0] for p in PAIRS])
def test_exchanging_the_parties_exchanges_the_roles_and_nothing_else(
    tell: Tell, template: str, pair: tuple[tuple[str, str], ...]
) -> None:
    words = {f"{letter}{n}": names[n] for letter, names in zip("NAC", pair, strict=True) for n in (0, 1)}
    text = template.format(**words)
    ours = [summary(e, pair, swap=True) for e in tell(text).events]
    theirs = [summary(e, pair, swap=False) for e in tell(exchange(text, pair)).events]
    assert ours
    assert ours == theirs
