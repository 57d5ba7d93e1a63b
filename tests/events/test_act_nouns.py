"""Political acts that nouns tell of (data/act_nouns.toml), that are told in the passive or as what will not be done."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell
from tests.events.telling import names

NOUNS = [
    ("Colombia's condemnation of the coup in Honduras was swift.", "ACCUSE", "Colombia"),
    ("The move drew criticism from Kenya.", "ACCUSE", "Kenya"),
    ("Greece lodged a complaint with the United Nations.", "ACCUSE", "Greece"),
    ("Spain's refusal to recognise Kosovo angered Serbia.", "REJECT", "Spain"),
    ("The veto cast by China was criticised by France.", "REJECT", "China"),
    ("Pakistan announced the expulsion of two Indian diplomats.", "SANCTION", "Pakistan"),
    ("Chad gave its backing to the Nigerian plan.", "SUPPORT", "Chad"),
    ("Threats by Sudan to attack Juba alarmed Ethiopia.", "THREATEN", "Sudan"),
    ("The withdrawal of Ethiopian forces from Mogadishu was completed on Sunday.", "RETREAT", "Ethiopia"),
]
REFUSED = [
    ("Senegal will not extradite the former leader of Chad.", "Senegal"),
    ("Israel would never abandon the Golan, the Israeli premier said.", "Israel"),
    ("Mali said it would not tolerate the French troops.", "Mali"),
]
WANTED = [
    "The violence must end, the Kenyan minister said.",
    "There should be an immediate ceasefire, the British minister said.",
    "All hostages should be released, the Israeli minister said.",
]
NOTHING = [
    "He hacked his way through the jungle with a knife.",
    "A storm cut power to thousands of homes.",
    "My sister visited Rome with her friends.",
    "The talks should begin at noon, the hotel manager said.",
    "The band cancelled its tour of Germany.",
    "The arrival of spring surprised the gardeners.",
]


@pytest.mark.parametrize(("text", "type_", "doer"), NOUNS, ids=[t[:45] for t, *_ in NOUNS])
def test_a_noun_tells_of_the_act_of_whoever_it_is_of(tell: Tell, text: str, type_: str, doer: str) -> None:
    assert any(doer in " ".join(names(e, "perpetrator", "participant")) for e in tell(text).of_type(type_))


@pytest.mark.parametrize(("text", "doer"), REFUSED)
def test_what_a_state_will_not_do_it_refuses(tell: Tell, text: str, doer: str) -> None:
    (event,) = tell(text).of_type("REJECT")
    assert event.modality == "actual"
    assert doer in " ".join(names(event, "participant"))


@pytest.mark.parametrize("text", WANTED)
def test_what_must_be_is_called_for_of_nobody_named(tell: Tell, text: str) -> None:
    (event,) = tell(text).of_type("REQUEST")
    assert event.object in ("end of attacks", "ceasefire", "prisoner release")


@pytest.mark.parametrize("text", NOTHING)
def test_words_of_politics_of_other_things_are_no_acts(tell: Tell, text: str) -> None:
    assert [(e.type, text[e.start : e.end]) for e in tell(text).events] == []


def test_a_resolution_demands_for_the_body_that_adopts_it(tell: Tell) -> None:
    text = "The African Union Council adopted a resolution demanding the release of Mali's president."
    assert any("Council" in " ".join(names(e, "participant")) for e in tell(text).of_type("REQUEST"))


def test_a_noun_under_its_verb_is_told_once(tell: Tell) -> None:
    assert len(tell("Turkey issued a condemnation of the Greek decision.").of_type("ACCUSE")) == 1


def test_swapped_parties_swap_the_act_of_a_noun(tell: Tell) -> None:
    there = tell("Norway's condemnation of Serbia was swift.").of_type("ACCUSE")
    back = tell("Serbia's condemnation of Norway was swift.").of_type("ACCUSE")
    assert [(names(e, "participant"), names(e, "target")) for e in there] == [({"Norway"}, {"Serbia"})]
    assert [(names(e, "participant"), names(e, "target")) for e in back] == [({"Serbia"}, {"Norway"})]
