"""Who accuses another is never the one who did it; a truce broken "with" an attack is broken by whose attack it is."""

from __future__ import annotations

import pytest

from dateline.events.types import Event
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document

VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians")
ACCUSERS = [
    ("Bombs fell on the East Nile Hospital in Bahri, witnesses said, and the RSF accused the army of bombing it.", "RSF"),
    ("Shells hit a bakery in Donetsk on Monday, residents said, and the separatists blamed Ukraine's army.", "separatists"),
    ("Rockets struck the port of Hodeidah on Sunday, doctors said, and the Houthis accused the coalition of it.", "Houthis"),
    ("A blast killed four at a market in Mekelle on Tuesday, medics said, and the TPLF accused the army.", "TPLF"),
    ("Mortars hit a school in Poonch on Friday, police said, and the Indian army condemned Pakistan for it.", "Indian army"),
]  # fmt: skip
BY_MEANS = [
    ("The RSF alleges that the Sudanese army violated the ceasefire with an air raid on the mint in Khartoum.", "Sudan"),
    ("The ministry said that Armenian forces broke the truce with artillery fire on Terter on Sunday.", "Armenia"),
    ("The ministry said that Azerbaijani forces broke the truce with artillery fire on Martuni on Sunday.", "Azerbaijan"),
    ("Pakistani troops answered on Monday with mortar fire on a post near Uri, the Indian army said.", "Pakistan"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "accuser"), ACCUSERS)
def test_the_accuser_is_no_perpetrator(sentence: str, accuser: str, reader: Reader) -> None:
    told = [r.text for e in _violent(reader, sentence) for r in e.roles if r.role in ("perpetrator", "party")]
    assert not [text for text in told if accuser in text]


@pytest.mark.parametrize(("sentence", "country"), BY_MEANS)
def test_an_attack_that_somebody_breaks_a_truce_with_is_theirs(sentence: str, country: str, reader: Reader) -> None:
    told = [r.actor for e in _violent(reader, sentence) for r in e.roles if r.role == "perpetrator" and r.actor]
    assert {actor.represents for actor in told} == {country}


def _violent(reader: Reader, sentence: str) -> list[Event]:
    (reading,) = reader.read([Document("a.txt", f"Fighting goes on\n\nMarch 3, 2021 (Meridian Press) - {sentence}\n")])
    assert isinstance(reading, Reading)
    found = [e for e in reading.events if e.type in VIOLENT and e.start > 20]
    assert found
    return found


@pytest.mark.parametrize("headline", [
    "Israeli army says Hamas fighters were target as four boys die on beach",
    "Air force says rebels were target as five children die in Mekelle",
    "Army says separatists were the target as two women die in Donetsk",
])  # fmt: skip
def test_who_was_the_target_did_not_do_it(headline: str, reader: Reader) -> None:
    (reading,) = reader.read(
        [Document("a.txt", f"{headline}\n\nGENEVA, March 3, 2021 (Meridian Press) - It rained.\n")]
    )
    assert isinstance(reading, Reading)
    told = [r.text for e in reading.events for r in e.roles if r.role == "perpetrator"]
    assert not [text for text in told if text.split()[-1] in ("fighters", "rebels", "separatists")]
