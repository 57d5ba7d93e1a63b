"""Whether what is told of is said to have happened: actual, alleged, denied, demanded, promised, threatened, hypothetical."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell

CASES = [
    ("Russian forces shelled Kherson on Tuesday.", "actual"),
    ("Myanmar's army bombed a school in Sagaing, witnesses said.", "actual"),
    ("The UN condemned the attack on a hospital in Gaza.", "actual"),
    ("Ukraine accused Russia of shelling a hospital in Kherson.", "alleged"),
    ("Azerbaijan accused Armenia of attacking the town of Terter.", "alleged"),
    ("Armenia accused Azerbaijan of attacking the town of Goris.", "alleged"),
    ("Rebels allegedly attacked the village of Beni on Sunday.", "alleged"),
    ("The army was accused of bombing a market in Nyala.", "alleged"),
    ("The army denied that its forces had shelled the village.", "denied"),
    ("Ethiopia's army denied shelling the town of Mekelle.", "denied"),
    ("Israel denied attacking the hospital in Khan Younis.", "denied"),
    ("The RSF rejected claims that its fighters attacked the village.", "denied"),
    ("Russian forces did not shell the village of Staromaiorske, the ministry said.", "denied"),
    ("The militia denied responsibility for the attack on the convoy.", "denied"),
    ("No missile was fired at the city of Ganja, the ministry said.", "denied"),
    ("If rebels attack the town of Goma, thousands of people could flee.", "hypothetical"),
    ("Russia could attack Kharkiv again, analysts said.", "hypothetical"),
    ("Residents fear that the army will shell the town of Lashio.", "hypothetical"),
    ("The minister threatened to bomb the city of Tripoli.", "threatened"),
    ("The general vowed that his troops will attack the rebels.", "threatened"),
]


@pytest.mark.parametrize(("text", "modality"), CASES, ids=[t[:55] for t, _ in CASES])
def test_modality(tell: Tell, text: str, modality: str) -> None:
    events = tell(text).violent()
    assert events, "no event"
    assert {e.modality for e in events} == {modality}


@pytest.mark.parametrize(
    "text",
    [
        "Armenia must stop attacking civilians, he said.",
        "Azerbaijan must stop attacking civilians, he said.",
        "The Security Council demanded an immediate halt to attacks on civilians in Darfur.",
    ],
)
def test_what_must_stop_is_no_demanded_attack(tell: Tell, text: str) -> None:
    assert not [e for e in tell(text).violent() if e.modality == "demanded"]


@pytest.mark.parametrize(
    "text",
    [
        "Armenia must withdraw its forces from the region, the minister said.",
        "Kyiv demanded that Russia withdraw its troops from Crimea.",
        "The African Union urged Eritrea to withdraw its soldiers from Tigray.",
    ],
)
def test_a_withdrawal_demanded_is_not_done(tell: Tell, text: str) -> None:
    assert {e.modality for e in tell(text).of_type("RETREAT")} <= {"demanded"}
    assert tell(text).of_type("RETREAT") or tell(text).of_type("REQUEST")


BACKGROUND = [
    ("The war began in 1991, when the army attacked the town of Khojaly.", True),
    ("Rebels attacked the same village in 2012, killing 40 people.", True),
    ("Rebels attacked the village on Tuesday, killing 40 people.", False),
    ("In 1994 the two armies had agreed to a ceasefire.", True),
    ("A ceasefire was agreed on Monday.", False),
]


@pytest.mark.parametrize(("text", "background"), BACKGROUND, ids=[t[:55] for t, _ in BACKGROUND])
def test_history_is_background(tell: Tell, text: str, background: bool) -> None:
    events = tell(text).events
    assert events
    assert {e.background for e in events} == {background}
