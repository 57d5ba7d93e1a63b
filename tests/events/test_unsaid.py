# ruff: noqa: E501  (a text stays in one piece)
"""What was not said, or may yet be said, is nobody's assertion: no event of it has happened, and no toll, truce or stand is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from tests.events.conftest import Tell

ASSERTED = ("actual", "alleged")

UNSAID = (
    "The Russian Defence Ministry refused to confirm that shelling had killed 12 people in Belgorod.",
    "Rwanda did not deny that its soldiers had killed 14 civilians in Goma.",
    "The Ethiopian army never claimed that its drones had struck Mekelle.",
    "The Sudanese army may announce that it has shelled Omdurman.",
    "Israel neither confirmed nor denied that its jets had bombed Damascus.",
    "The Syrian army is expected to say that rebels shelled Aleppo.",
    "If Colombia's defence minister says that rebels killed nine soldiers in Arauca, the talks will end.",
    "The junta's spokesman could not confirm that 30 soldiers had been killed in Loikaw.",
    "Azerbaijan has not said that its forces shelled Stepanakert.",
    "Kyiv stopped short of saying that Moldova's police had killed three men in Tiraspol.",
)

#: What is there all the same stays the outlet's own.
GRANTED = (
    ("The Pentagon declined to comment on the air strike that killed 12 people in Deir al-Zor.", 12),
    ("The Rwandan army did not say who had killed the 14 miners in Goma on Monday.", 14),
    ("The council did not condemn the air strike that killed 23 people in Sanaa.", 23),
)

SAID = (
    "The Russian Defence Ministry confirmed that shelling had killed 12 people in Belgorod.",
    "Analysts believe that Ethiopian drones struck Mekelle.",
    "The Syrian army not only said that rebels had shelled Aleppo, it showed the craters.",
)


@pytest.mark.parametrize("text", UNSAID)
def test_nobody_asserts_what_was_not_said(text: str, tell: Tell) -> None:
    events = [e for e in tell(text).events if e.type not in ("CONSULT", "REQUEST")]
    assert [(e.sub_type, e.modality) for e in events if e.modality in ASSERTED] == []


@pytest.mark.parametrize("text", SAID)
def test_what_was_said_or_is_thought_counts(text: str, tell: Tell) -> None:
    assert any(e.modality in ASSERTED for e in tell(text).events)


@pytest.mark.parametrize(("text", "dead"), GRANTED)
def test_what_is_taken_for_granted_is_told_by_the_outlet(text: str, dead: int, tell: Tell) -> None:
    told = tell(text)
    owners = {c.claim_id: c for c in told.claims}
    counted = [e for e in told.events if any(t.low == dead for t in e.tolls)]
    assert [owners[e.claim_id].form for e in counted] == ["narrative"]
    assert counted[0].modality in ASSERTED


def test_a_thought_is_its_thinkers_and_no_spoken_word(tell: Tell) -> None:
    told = tell("Investigators believe that shells from the army killed nine people in Kharkiv.")
    assert [c.saying for c in told.claims if c.form != "narrative"] == ["thought"]


def test_what_a_denied_saying_tells_is_no_saying(tell: Tell) -> None:
    claims = tell("The Kremlin denied that Macron had said that Russia shelled Kherson.").claims
    assert {c.saying for c in claims if "Russia shelled" in c.text and c.claimant.name == "Macron"} == {"negated"}


def test_no_toll_truce_or_stand_of_what_was_not_said(tmp_path: Path) -> None:
    text = (
        "Kharkiv holds its breath\n\nPublished 5 March 2021\n\n"
        "The Russian Defence Ministry refused to confirm that shelling had killed 31 people in Kharkiv on Thursday. "
        "Ukraine may announce a ceasefire on Sunday. China did not call for a ceasefire. "
        "Turkey is expected to support Azerbaijan."
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    with dateline.open(tmp_path / "r.db") as record:
        record.read(tmp_path / "a.txt")
        assert [r for i in record.incidents() for r in i["claimants"] if r["killed_low"] == 31] == []
        assert [p["actor"] for p in record.positions()] == []
        assert record.ceasefires() == []
        assert {c["saying"] for c in record.claims() if c["form"] != "narrative"} == {"withheld", "possible", "negated"}
