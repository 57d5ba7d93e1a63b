"""What states and forces ask for, threaten, promise, rule out and call off, and what ends, in the plain words of agencies."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell

CASES = [
    ("Khartoum urged the rebels to lay down their arms.", "lay", "demanded"),
    ("Mediators urged both sides to pull back heavy weapons from the line of contact.", "pull", "demanded"),
    ("Pakistan has demanded the immediate release of its two pilots.", "release", "demanded"),
    ("Sudan asked Chad to hand over the rebel leader.", "hand", "demanded"),
    ("Serbia demanded that NATO halt its air raids.", "halt", "demanded"),
    ("Ethiopia pledged to withdraw its troops from Badme by March.", "withdraw", "promised"),
    ("The agreement between Kabul and the rebels provides for the release of all detainees.", "release", "promised"),
    ("Manila agreed to suspend army patrols in the zone.", "suspend", "promised"),
    ("Iran threatened to close the strait if its oil exports were halted.", "close", "threatened"),
    ("The European Union threatened sanctions against Belgrade.", "sanctions", "threatened"),
    ("Ankara said it would not hesitate to strike across the border.", "strike", "threatened"),
    ("Moscow said it had no plans to invade Ukraine.", "invade", "denied"),
    ("There is no evidence that the army shelled the school, the mission in Juba said.", "shelled", "denied"),
    ("Kyiv said that reports of an attack on the convoy were false.", "attack", "denied"),
    ("The defence secretary ruled out a ground invasion.", "invasion", "denied"),
    ("A civil war in Burundi cannot be ruled out, the envoy said.", "war", "hypothetical"),
    ("Washington is considering sanctions against the generals.", "sanctions", "hypothetical"),
    ("The two countries came close to war in 2002.", "war", "hypothetical"),
    (
        "NATO has threatened air strikes if the guns are not withdrawn from the hills by Sunday.",
        "withdrawn",
        "hypothetical",
    ),
    ("A raid on the rebel compound was called off, officials said.", "raid", "hypothetical"),
    ("The prosecutor charged six army officers with killing the priests.", "killing", "alleged"),
]
OVER = [
    ("The arms embargo on Eritrea expired on Wednesday.", "embargo"),
    ("The curfew in Srinagar was lifted on Friday.", "curfew"),
    ("Clashes between the two militias stopped after elders intervened.", "Clashes"),
    ("The army ended its operation in Jenin on Wednesday.", "operation"),
    ("The Iran-Iraq War ended in August 1988.", "War"),
]
PEACE = [
    "Analysts fear a price war among the supermarkets.",
    "The opposition demanded that the council withdraw its parking plan.",
    "The company agreed to hand over the documents.",
    "The mayor promised to release the figures next week.",
    "Gardeners are advised to withdraw the pots into a shed.",
    "The team vowed to retaliate after the home defeat.",
]


@pytest.mark.parametrize(("text", "word", "modality"), CASES, ids=[t[:60] for t, _, _ in CASES])
def test_what_is_only_spoken_of_is_heard_and_stands_so(tell: Tell, text: str, word: str, modality: str) -> None:
    told = tell(text)
    found = {e.modality for e in told.events if told.text[e.start : e.end].split()[0] == word}
    assert found == {modality}


@pytest.mark.parametrize(("text", "word"), OVER, ids=[t[:60] for t, _ in OVER])
def test_what_is_over_has_ended(tell: Tell, text: str, word: str) -> None:
    told = tell(text)
    assert [(e.modality, e.ended) for e in told.events if told.text[e.start : e.end] == word] == [("actual", True)]


@pytest.mark.parametrize("text", PEACE, ids=[t[:60] for t in PEACE])
def test_what_is_asked_for_or_promised_in_peace_is_no_doing_of_a_war(tell: Tell, text: str) -> None:
    spoken = ("REQUEST", "AGREE", "THREATEN", "REJECT")
    assert [
        (e.type, told_at) for e in tell(text).events if e.type not in spoken for told_at in [text[e.start : e.end]]
    ] == []
