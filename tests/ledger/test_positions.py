from __future__ import annotations

import pytest

from tests.making import Maker, actor, day, person

LATVIA = actor("Latvia", country="LV")
MINISTER = person("Ilze Kalnina", country="LV", office="foreign minister")
UKRAINE = actor("Ukraine", country="UA")
UNION = actor("African Union", kind="organisation")


@pytest.mark.parametrize(
    ("kind", "act"),
    [
        (("SUPPORT", ""), "supports"),
        (("ACCUSE", "disapprove"), "opposes"),
        (("REJECT", "yield"), "opposes"),
        (("REQUEST", "yield"), "calls_for"),
        (("CONSULT", "third-party"), "offers"),
        (("Ceasefire", "proposed"), "calls_for"),
        (("Ceasefire", "rejected"), "opposes"),
    ],
)
def test_what_an_event_says_of_a_position(kind: tuple[str, str], act: str) -> None:
    maker = Maker()
    maker.report("A", "2022-05-10").tell(
        "It said so.", kind, by=UNION, roles=[("participant", UNION)], thing="ceasefire"
    )
    (position,) = maker.add_up().ledger.positions
    assert (position.actor, position.speaker, position.act, position.object) == (
        "African Union",
        None,
        act,
        "ceasefire",
    )


def test_a_minister_speaks_for_the_state() -> None:
    maker = Maker()
    for outlet, on in (("A", "2022-05-10"), ("B", "2022-05-12")):
        roles = [("target", UKRAINE)]
        maker.report(outlet, on).tell("She backed it.", ("SUPPORT", ""), by=MINISTER, roles=roles, thing="Ukraine")
    maker.report("C", "2022-05-13").say("It is far.", by=LATVIA)
    (position,) = maker.add_up().ledger.positions
    assert (position.actor, position.speaker, position.of) == ("Latvia", "Ilze Kalnina", None)
    assert (position.said_from, position.said_to) == (day("2022-05-10"), day("2022-05-12"))
    assert len(position.claim_ids) == 2 == len(position.reports)


def test_an_allegation_is_no_position() -> None:
    maker = Maker()
    maker.report("A", "2022-05-10").tell("It blamed them.", ("ACCUSE", "allege"), by=UNION, roles=[("target", UKRAINE)])
    assert maker.add_up().ledger.positions == ()


def test_what_is_withdrawn_has_an_owner() -> None:
    maker = Maker()
    maker.report("A", "2022-05-10").tell(
        "It called for the withdrawal.", ("REQUEST", "yield"), by=UNION, roles=[("target", UKRAINE)], thing="withdrawal"
    )
    (position,) = maker.add_up().ledger.positions
    assert (position.object, position.of) == ("withdrawal", "Ukraine")


def test_an_outlet_s_own_words_are_nobody_s_position() -> None:
    maker = Maker()
    maker.report("A", "2022-05-10").tell(
        "There is support.", ("SUPPORT", ""), roles=[("target", UKRAINE)], thing="Ukraine"
    )
    assert maker.add_up().ledger.positions == ()


def test_a_position_that_is_denied_is_not_held() -> None:
    maker = Maker()
    maker.report("A", "2022-05-10").tell(
        "It denied backing it.", ("SUPPORT", ""), by=UNION, roles=[("target", UKRAINE)], modality="denied"
    )
    assert maker.add_up().ledger.positions == ()
