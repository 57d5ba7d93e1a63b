"""Political acts by the frames of data/acts.toml: which verb with which object is which act, who does it to whom."""

from __future__ import annotations

import pytest

from dateline.events.lexicon import load_lexicon
from dateline.events.politics.frames import load_frames
from tests.events.conftest import Tell
from tests.events.telling import names, words

ACTS = [
    ("Norway cut its aid to Eritrea.", "SANCTION", "discontinue", "Norway", "Eritrea"),
    ("Chile broke off diplomatic relations with Bolivia.", "SANCTION", "discontinue", "Chile", "Bolivia"),
    ("Canada imposed sanctions on Belarus.", "SANCTION", "discontinue", "Canada", "Belarus"),
    ("Ethiopia recalled its ambassador to Egypt.", "SANCTION", "withdraw", "Ethiopia", "Egypt"),
    ("Japan sent 300 tonnes of rice to Sri Lanka.", "AID", "", "Japan", "Sri Lanka"),
    ("Iran supplied missiles to Syria.", "AID", "", "Iran", "Syria"),
    ("Kenya extradited the suspects to Rwanda.", "COOPERATE", "", "Kenya", "Rwanda"),
    ("India shared intelligence with Bangladesh.", "COOPERATE", "", "India", "Bangladesh"),
    ("Peru refused to meet Ecuador's envoy.", "REJECT", "meet", "Peru", None),
    ("Serbia rejected the European Union's proposal.", "REJECT", "yield", "Serbia", "European Union"),
    ("Eritrea threatened to attack Ethiopia.", "THREATEN", "violence", "Eritrea", "Ethiopia"),
    ("Colombia gave Venezuela an ultimatum.", "THREATEN", "", "Colombia", "Venezuela"),
    ("Ghana and Togo signed a border treaty.", "AGREE", "", "Ghana", None),
    ("Egypt pledged to support Sudan.", "AGREE", "", "Egypt", None),
    ("Turkey deployed tanks along the border.", "MOBILIZE", "troops", "Turkey", None),
    ("The Philippines banned the radio station.", "COERCE", "censor", "Philippines", None),
    ("Jordan deported four Yemenis.", "COERCE", "deport", "Jordan", None),
    ("Morocco opened an investigation into Algeria's claims.", "ACCUSE", "investigate", "Morocco", None),
    ("Spain summoned the ambassador of Cuba.", "ACCUSE", "disapprove", "Spain", None),
    ("Kazakhstan will not recognise the Donetsk republic.", "REJECT", "change", "Kazakhstan", None),
]

NO_ACT = [
    "The coach summoned the players after the match and promised the fans a goal.",
    "Frost attacks the roots, so gardeners withdraw the pots.",
    "The software rejects any password of fewer than nine signs.",
    "The company's chief resigned herself to rain.",
    "The tenor was recalled five times.",
    "Two footpaths meet at the ford.",
]


@pytest.mark.parametrize(("text", "type_", "sub_type", "doer", "to"), ACTS, ids=[t[:45] for t, *_ in ACTS])
def test_who_does_what_to_whom(tell: Tell, text: str, type_: str, sub_type: str, doer: str, to: str | None) -> None:
    events = tell(text).of_type(type_, sub_type)
    assert any(doer in names(e, "perpetrator", "participant") for e in events)
    assert to is None or any(to in names(e, "target", "participant") for e in events)


@pytest.mark.parametrize("text", NO_ACT)
def test_no_act_where_nobody_acts_in_politics(tell: Tell, text: str) -> None:
    assert [(e.type, text[e.start : e.end]) for e in tell(text).events] == []


@pytest.mark.parametrize("sides", [("Eritrea", "Ethiopia"), ("Ethiopia", "Eritrea")])
def test_one_who_is_to_do_what_is_threatened_is_not_its_target(tell: Tell, sides: tuple[str, str]) -> None:
    ours, theirs = sides
    told = tell(f"{ours}'s defence minister vowed that {ours} would crush {theirs}'s forces at the border.")
    assert [ours in names(e, "target") for e in told.of_type("THREATEN")] == [False]
    assert all(theirs.lower() in words(e, "target") for e in told.of_type("THREATEN"))


def test_what_one_insists_to_be_so_is_no_demand(tell: Tell) -> None:
    assert not tell("Kenya insists that Somali troops opened fire first.").of_type("REQUEST")
    assert tell("Kenya insists that Somalia withdraw its troops.").of_type("REQUEST")


def test_what_is_called_something_is_not_telephoned(tell: Tell) -> None:
    assert not tell("Turkey's foreign ministry called the ceasefire a first step.").of_type("CONSULT")
    assert tell("Ghana's president called his Togolese counterpart to congratulate him on the election.").of_type(
        "CONSULT", "phone"
    )


def test_what_is_refused_is_not_told_as_done(tell: Tell) -> None:
    told = tell("Israel refused to release the prisoners.")
    assert told.of_type("REJECT", "yield")
    assert [e.modality for e in told.of_type("RETREAT")] in ([], ["denied"])


def test_a_threat_told_later_is_no_condition(tell: Tell) -> None:
    (event,) = tell("Nigeria said it would impose sanctions on Mali.").of_type("SANCTION")
    assert event.modality in ("promised", "threatened")


def test_numbers_of_votes_are_no_tolls(tell: Tell) -> None:
    told = tell("The UN Security Council adopted the resolution on Yemen by 14 votes to none, with one abstention.")
    assert told.of_type("AGREE")
    assert [t for e in told.events for t in e.tolls] == []


def test_swapped_parties_swap_the_act(tell: Tell) -> None:
    there = tell("Norway expelled two diplomats of Serbia.").of_type("SANCTION")
    back = tell("Serbia expelled two diplomats of Norway.").of_type("SANCTION")
    assert [names(e, "perpetrator") for e in there] == [{"Norway"}]
    assert [names(e, "perpetrator") for e in back] == [{"Serbia"}]


def test_every_frame_is_of_a_type_that_the_record_has() -> None:
    types = load_lexicon().types
    for frames in load_frames().values():
        for frame in frames:
            assert frame.sub_type in ("", *types[frame.type].sub_types)
            assert "01" <= frame.cameo[:2] <= "20"
