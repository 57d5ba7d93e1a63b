"""Texts mirrored word for word, in several wars of two states: the record swaps the parties and changes nothing else.

Sentences are plain agency wording; both sides accuse, deny and concede. What differs may only be what the text itself has
differently: here nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import dateline

Row = dict[str, Any]


@dataclass(frozen=True)
class State:
    name: str
    adjective: str
    capital: str


@dataclass(frozen=True)
class Pair:
    left: State
    right: State
    town: str


PAIRS = (
    Pair(State("Armenia", "Armenian", "Yerevan"), State("Azerbaijan", "Azerbaijani", "Baku"), "Kelbajar"),
    Pair(State("Ukraine", "Ukrainian", "Kyiv"), State("Russia", "Russian", "Moscow"), "Donetsk"),
    Pair(State("India", "Indian", "New Delhi"), State("Pakistan", "Pakistani", "Islamabad"), "Poonch"),
    Pair(State("Ethiopia", "Ethiopian", "Addis Ababa"), State("Eritrea", "Eritrean", "Asmara"), "Badme"),
)
REPORTS = {
    "a.txt": """Shells hit market near the border, four dead

March 3, 2021 (Lake Times) - Four people were killed and nine wounded when shells hit a market near the border on Tuesday,
the {A_adjective} Defence Ministry said. It accused {B_adjective} forces of firing from across the border.

The {B_adjective} Defence Ministry denied that its troops had shelled the market.
""",
    "b.txt": """{B} admits strike on bridge

March 5, 2021 (Gulf Desk) - {B_adjective} aircraft bombed a bridge near {town} on Thursday and killed two soldiers,
the {A_adjective} Defence Ministry said. The {B_adjective} Defence Ministry said on Friday that its aircraft had bombed
the bridge.
""",
    "c.txt": """Toll of market shelling rises to six

March 4, 2021 (North Wire) - The number of people killed when shells hit a market near the border on Tuesday has risen to six,
the {A_adjective} Defence Ministry said on Wednesday. The International Committee of the Red Cross said six people had died.
""",
}


def filled(text: str, left: State, right: State, town: str) -> str:
    values = {f"{side}{f'_{key}' if key != 'name' else ''}": getattr(state, key)
              for side, state in (("A", left), ("B", right)) for key in ("name", "adjective", "capital")}  # fmt: skip
    return text.format(town=town, **values)


def read(folder: Path, left: State, right: State, town: str) -> list[Row]:
    folder.mkdir()
    for name, text in REPORTS.items():
        (folder / name).write_text(filled(text, left, right, town), "utf-8")
    with dateline.open(folder / "record.db") as record:
        record.read(*sorted(folder.glob("*.txt")), processes=1)
        return record.incidents()


def mirrored(pair: Pair, text: str) -> str:
    """A text with the names of the two states exchanged."""
    names = {pair.left.name: pair.right.name, pair.left.adjective: pair.right.adjective}
    names |= {b: a for a, b in names.items()}
    pattern = re.compile(r"\b(" + "|".join(sorted(names, key=len, reverse=True)) + r")\b")
    return pattern.sub(lambda found: names[found.group(1)], text)


def facts(incidents: list[Row], rename: Pair | None = None) -> Counter[tuple[object, ...]]:
    def name(text: str) -> str:
        return mirrored(rename, text) if rename else text

    def figure(claimed: Row) -> tuple[object, ...]:
        numbers = (claimed[key] for key in ("killed_low", "killed_high", "injured_low", "injured_high", "grade"))
        history = tuple((e["killed_low"], e["became"]) for e in claimed["history"])
        return (
            name(claimed["claimant"]),
            name(claimed["side"] or ""),
            *numbers,
            history,
            listed(name(claimed["grade_reason"])),
        )

    return Counter(
        (
            *(i[key] for key in ("type", "sub_type", "date_from", "grade", "contested", "killed_low", "killed_high")),
            listed(name(i["grade_reason"])),
            tuple(sorted(map(name, i["perpetrators"]))),
            tuple(sorted((figure(c) for c in i["claimants"]), key=str)),
        )
        for i in incidents
    )


def listed(reason: str) -> tuple[str, ...]:
    """A reason as its words in order of the alphabet: names are listed so, and a mirror lists others first."""
    return tuple(sorted(re.findall(r"\w+", reason)))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p.left.name)
def test_mirrored_texts_give_a_mirrored_record(pair: Pair, tmp_path: Path) -> None:
    """Grades, figures with their own grades, histories and reasons."""
    one = read(tmp_path / "one", pair.left, pair.right, pair.town)
    other = read(tmp_path / "other", pair.right, pair.left, pair.town)
    left, right = facts(one), facts(other, rename=pair)
    assert left == right, [*(left - right), *(right - left)]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: p.left.name)
def test_who_is_accused_is_swapped(pair: Pair, tmp_path: Path) -> None:
    one = read(tmp_path / "one", pair.left, pair.right, pair.town)
    other = read(tmp_path / "other", pair.right, pair.left, pair.town)
    assert {(*i["perpetrators"],) for i in one} == {tuple(mirrored(pair, p) for p in i["perpetrators"]) for i in other}
