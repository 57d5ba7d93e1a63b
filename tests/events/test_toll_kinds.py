"""Kinds of tellings of a toll, each over several wars: what a recorder would write down of a sentence, in any order.

Each toll is (kind, group, low, high), with "part" where a larger toll includes it and "total" where it is of a period or war.
"""

from __future__ import annotations

import pytest

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document

Told = tuple[str, str, int | None, int | None] | tuple[str, str, int | None, int | None, str]

LISTS: list[tuple[str, list[Told]]] = [
    (
        "Forty-one cadets died in the strike on Poltava, 12 of them women and two instructors.",
        [("killed", "people", 41, 41), ("killed", "woman", 12, 12, "part"), ("killed", "people", 2, 2, "part")],
    ),
    (
        "The blast in Quetta killed 22 people, nine of them schoolgirls and three teachers.",
        [("killed", "people", 22, 22), ("killed", "child", 9, 9, "part"), ("killed", "civilian", 3, 3, "part")],
    ),
    (
        "Rebels killed 18 villagers near Beni on Monday. Among the dead is a family of six.",
        [("killed", "civilian", 18, 18), ("killed", "people", 6, 6, "part")],
    ),
    (
        "Twelve people died in the shelling of Sukhumi. Among them were two nurses.",
        [("killed", "people", 12, 12), ("killed", "medic", 2, 2, "part")],
    ),
    (
        "Nine died when gunmen stormed a church in Jos. The victims were five women, three men and a baby.",
        [
            ("killed", "people", 9, 9),
            ("killed", "woman", 5, 5, "part"),
            ("killed", "man", 3, 3, "part"),
            ("killed", "child", 1, 1, "part"),
        ],
    ),
    (
        "A bomb killed a policeman in Derry, and two soldiers were among the wounded.",
        [("killed", "police", 1, 1), ("injured", "soldier", 2, 2, "part")],
    ),
    (
        "A gunbattle left five militants, two soldiers and a woman dead.",
        [("killed", "fighter", 5, 5), ("killed", "soldier", 2, 2), ("killed", "woman", 1, 1)],
    ),
    (
        "A colonel, two majors and 14 soldiers were killed when the rebels shot down a helicopter.",
        [("killed", "soldier", 17, 17)],
    ),
    (
        "Gunmen kidnapped three engineers, a cook and two drivers near Kirkuk.",
        [("captured", "people", 3, 3), ("captured", "civilian", 1, 1), ("captured", "people", 2, 2)],
    ),
    (
        "Neighbours pulled the bodies of a couple and their three children from the rubble in Idlib.",
        [("killed", "people", 2, 2), ("killed", "child", 3, 3)],
    ),
]

OWN_NUMBERS: list[tuple[str, list[Told]]] = [
    (
        "The ministry in Baku reported three of its soldiers dead and 11 wounded.",
        [("killed", "soldier", 3, 3), ("injured", "people", 11, 11)],
    ),
    (
        "Police said 21 civilians were killed and 117 people injured, and that 106 guests were led to safety.",
        [("killed", "civilian", 21, 21), ("injured", "people", 117, 117)],
    ),
    (
        "Gunmen killed a farmer on Tuesday and wounded at least five herders, an elder said.",
        [("killed", "civilian", 1, 1), ("injured", "civilian", 5, None)],
    ),
    (
        "Three bomb attacks killed 41 and injured 90 in Peshawar.",
        [("killed", "people", 41, 41), ("injured", "people", 90, 90)],
    ),
    ("Thirteen marines were killed and 40 wounded.", [("killed", "soldier", 13, 13), ("injured", "soldier", 40, 40)]),
    (
        "Chadian troops killed 207 fighters in the raid, at a cost of 16 dead and 32 wounded.",
        [("killed", "fighter", 207, 207), ("killed", "people", 16, 16), ("injured", "people", 32, 32)],
    ),
    (
        "Five of the 12 wounded died overnight, lifting the toll of the attack to 21.",
        [("killed", "people", 5, 5, "part"), ("injured", "people", 12, 12), ("killed", "people", 21, 21)],
    ),
    (
        "Another soldier died of his wounds on Friday, bringing the number killed to five.",
        [("killed", "soldier", 1, 1, "part"), ("killed", "people", 5, 5)],
    ),
    (
        "Militants seized 18 policemen and released nine of them a day later.",
        [("captured", "police", 18, 18)],
    ),
    ("Hezbollah announced the death of three of its fighters.", [("killed", "fighter", 3, 3)]),
    ("The rebels ambushed a convoy of 12 lorries, killing eight of the escort.", [("killed", "people", 8, 8)]),
    ("A mass grave containing 86 bodies was discovered near Mosul.", [("killed", "people", 86, 86)]),
    ("Shining Path guerrillas hacked to death 69 peasants.", [("killed", "civilian", 69, 69)]),
    ("A boy of 11 was shot dead by a sniper.", [("killed", "child", 1, 1)]),
    (
        "The bombers killed 23 day labourers and two policemen.",
        [("killed", "civilian", 23, 23), ("killed", "police", 2, 2)],
    ),
    (
        "Six soldiers were killed and 12 more were flown to a military hospital in Bogota.",
        [("killed", "soldier", 6, 6), ("injured", "people", 12, 12)],
    ),
]

WHO: list[tuple[str, list[Told]]] = [
    ("Nine peshmerga fell near Kirkuk on Tuesday.", [("killed", "fighter", 9, 9)]),
    ("Twelve Taliban died in the raid, said the police chief.", [("killed", "fighter", 12, 12)]),
    ("Twenty wedding guests were killed by an air strike near Saada.", [("killed", "civilian", 20, 20)]),
    ("A Royal Marine was shot dead in Newry.", [("killed", "soldier", 1, 1)]),
    ("The navy killed 11 Sea Tigers.", [("killed", "people", 11, 11)]),
    (
        "UN observers reported one dead and five wounded, all of them civilians, in Gorazde.",
        [("killed", "civilian", 1, 1), ("injured", "civilian", 5, 5)],
    ),
    (
        "A hospital was bombed on Wednesday. Thirty patients and two nurses died, an aid worker said.",
        [("killed", "civilian", 30, 30), ("killed", "medic", 2, 2)],
    ),
]

REPLACED: list[tuple[str, list[Told]]] = [
    ("The mayor first said six people were dead; by nightfall the toll was 17.", [("killed", "people", 17, 17)]),
    (
        "Officials at first said three people had been killed; later they put the number at nine.",
        [("killed", "people", 9, 9)],
    ),
    (
        "The army initially reported four deaths. By Sunday evening the toll had reached 12.",
        [("killed", "people", 12, 12)],
    ),
]

PERIODS: list[tuple[str, list[Told]]] = [
    (
        "Six months of fighting have driven 900,000 people from their homes.",
        [("displaced", "people", 900_000, 900_000, "total")],
    ),
    ("Two years of war have killed 12,000 civilians.", [("killed", "civilian", 12_000, 12_000, "total")]),
    ("The insurgency has claimed some 27,000 lives in Assam.", [("killed", "people", 27_000, 27_000, "total")]),
    (
        "The junta has executed four activists and arrested 15,000 people since the coup.",
        [("killed", "people", 4, 4, "total"), ("detained", "people", 15_000, 15_000, "total")],
    ),
    ("A week of shelling has killed 36 civilians in Goma.", [("killed", "civilian", 36, 36)]),
]

NOBODY: list[tuple[str, list[Told]]] = [
    ("Rebels fired 30 mortars at the airport; nine fell short and 12 fell in the sea.", []),
    ("Two policemen fell into an ambush near Gwoza.", []),
    ("Marcos and Duterte took power together in May and fell out over the army after the raid on Jolo.", []),
    ("After the shelling of Donetsk the two commanders fell out over how the troops are to be paid.", []),
    ("Twelve soldiers fell back to Bakhmut after the shelling.", []),
    ("Nine soldiers fell in the battle for Avdiivka on Sunday.", [("killed", "soldier", 9, 9)]),
    ("A score of armed men fell upon the bus near Gwoza on Sunday.", []),
    ("Not one of the 300 passengers was hurt in the attack.", [("injured", "civilian", 0, 0)]),
    ("The 12-nation force has 3,400 troops, 60 tanks and 18 helicopters in the valley.", []),
    ("The court heard 63 witnesses in 120 days and sentenced 17 men to death.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*LISTS, *OWN_NUMBERS, *WHO, *REPLACED, *PERIODS, *NOBODY])
def test_the_tolls_of_a_kind_of_telling(reader: Reader, text: str, expected: list[Told]) -> None:
    reading = next(iter(reader.read([Document("told", text)])))
    assert isinstance(reading, Reading)
    tolls = [t for event in reading.events for t in event.tolls if t.low is not None or t.high is not None]
    found = [
        (t.kind, t.group, t.low, t.high, *(["part"] if t.part_of else []), *(["total"] if t.since else []))
        for t in tolls
    ]
    assert sorted(set(map(str, found))) == sorted(set(map(str, expected)))


def test_an_unnumbered_plural_beside_counted_people_leaves_the_number_open(reader: Reader) -> None:
    text = "Gunmen murdered the priests, their cook and her daughter."
    reading = next(iter(reader.read([Document("told", text)])))
    assert isinstance(reading, Reading)
    assert any(t.low is t.high is None for event in reading.events for t in event.tolls)
