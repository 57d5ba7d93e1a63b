"""Tolls in odd texts: sports, recipes, obituaries, lists, all-capitals wires, broken letters, groupings of other countries.

What a careful reader expects was written down before the program was tried: all tolls that give a number, as (kind, low,
high) in any order. Sports kill nobody, an age is no count, and a broken number is not known.
"""

from __future__ import annotations

import pytest

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document

Number = tuple[str, int | None, int | None]

PEACE = [
    ("Italy killed off Georgia 3-2 on Sunday.", []),
    ("Chelsea were beaten 4-0 and lost two players to injury.", []),
    ("The Sharks killed 12 penalties and shot down three rivals.", []),
    ("The patch killed 3 processes and 12 bugs.", []),
    ("The recipe kills hunger: beat 4 eggs and whip 200 ml of cream.", []),
    ("Stocks were hammered: 12 shares fell, 30 rose, and the Dow shed 410 points.", []),
    ("Section 31 killed the bill in committee by 12 votes to 9.", []),
    ("For help with injured pets ring 112 or 020 7946 0018.", []),
    ("The minister is survived by his wife and three sons.", []),
    ("The show died after 12 seasons and 300 episodes.", []),
    ("Highs of 12 to 15 with deadly heat, winds 10-15 mph.", []),
]

ONE_COUNT = [
    ("Two 122mm rockets killed four people.", [("killed", 4, 4)]),
    ("The 5 October attack killed seven people.", [("killed", 7, 7)]),
    ("Route 66 bomb kills two.", [("killed", 2, 2)]),
    ("No 10 said two soldiers were killed by a mine.", [("killed", 2, 2)]),
    ("A bomb on Flight 77 killed 12 people in Room 101.", [("killed", 12, 12)]),
    ("Shells fell at 12.30pm and 14:05 and killed three people.", [("killed", 3, 3)]),
    ("At 6 a.m. on 27 September shelling killed nine people 12 km from the line.", [("killed", 9, 9)]),
    ("In 2014 shelling killed nine people in house No. 12.", [("killed", 9, 9)]),
    ("The bomb, of 500 kg, killed two soldiers of the 27th Brigade.", [("killed", 2, 2)]),
]

GROUPS = [
    ("Shelling killed 12 000 people.", [("killed", 12_000, 12_000)]),
    ("Shelling killed 1,20,000 people.", [("killed", 120_000, 120_000)]),
    ("Shelling killed 1.200 people.", [("killed", 1200, 1200)]),
    ("Shelling killed 10–15 people.", [("killed", 10, 15)]),
    ("Shelling killed 12\u200b people.", [("killed", 12, 12)]),
    ("Shelling killed \u200f12\u200f people.", [("killed", 12, 12)]),
    ("Shelling killed l0 people.", []),
    ("Shelling killed 1O people.", []),
    ("Shelling killed 5O people.", []),
]

PARTS = [
    ("Half of the 40 people wounded by shelling were children.", [("injured", 40, 40)]),
    ("Forty percent of the dead in the shelling were children.", []),
    ("Shelling killed nine of the ten soldiers in the post.", [("killed", 9, 9)]),
    ("Nine out of ten people killed by shelling were civilians.", []),
    ("One in three soldiers wounded in the battle died.", []),
]

LISTS = [
    ("Shelling of the town went on. Killed: 12. Wounded: 30. Missing: 4.",
     [("killed", 12, 12), ("injured", 30, 30), ("missing", 4, 4)]),
    ("Toll of the shelling: 12 dead, 30 wounded.", [("killed", 12, 12), ("injured", 30, 30)]),
    ("SHELLING OF GANJA KILLS 12, WOUNDS 30", [("killed", 12, 12), ("injured", 30, 30)]),
    ("Blast kills 3 and wounds 14 in Mogadishu", [("killed", 3, 3), ("injured", 14, 14)]),
    ("Mine kills two soldiers, wounds 4 policemen in Donetsk", [("killed", 2, 2), ("injured", 4, 4)]),
    ("Shells killed two men, and wounds 30 cm deep were found.", [("killed", 2, 2)]),
    ("TWO DEAD AS BOMB HITS VAN", [("killed", 2, 2)]),
    ("Shelling killed Ali, 12, and Omar, 9.", [("killed", 1, 1), ("killed", 1, 1)]),
    ("The bomb killed a 12-year-old boy.", [("killed", 1, 1)]),
]  # fmt: skip

ALL = [*PEACE, *ONE_COUNT, *GROUPS, *PARTS, *LISTS]


@pytest.fixture(scope="module")
def tolls(reader: Reader) -> dict[str, list[Number]]:
    read = reader.read([Document(f"{i}.txt", text) for i, (text, _) in enumerate(ALL)])
    found: dict[str, list[Number]] = {}
    for (text, _), reading in zip(ALL, read, strict=True):
        assert isinstance(reading, Reading)
        told = [(t.kind, t.low, t.high) for e in reading.events for t in e.tolls if not t.part_of]
        found[text] = [(kind, low, high) for kind, low, high in told if (low, high) != (None, None)]
    return found


@pytest.mark.parametrize(("text", "expected"), ALL, ids=[text for text, _ in ALL])
def test_tolls_are_those_of_a_careful_reader(tolls: dict[str, list[Number]], text: str, expected: list[Number]) -> None:
    assert sorted(tolls[text], key=str) == sorted(expected, key=str)
