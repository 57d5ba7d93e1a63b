from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.grounding.types import Actor
from dateline.ledger.build import build_ledger
from dateline.ledger.positions import find_stances
from dateline.ledger.sides import Sides, all_actors, find_sides, state_names
from dateline.linking.copies import find_origins
from dateline.linking.incidents.link import link_incidents
from dateline.linking.parties import party_of
from tests.making import SHELLING, Maker, actor, person, place

UKRAINE, RUSSIA = actor("Ukraine", country="UA"), actor("Armed Forces of Russia", kind="military", country="RU")
RSF = actor("Rapid Support Forces", kind="armed_group", country="SD")
ARMY = actor("Sudanese Armed Forces", kind="military", country="SD")
KHERSON = place("Kherson", "UA", 46.64, 32.61)
SUPPORT = ("SUPPORT", "")


def fighting(*pairs: tuple[Actor, Actor], times: int = 3) -> Maker:
    maker = Maker()
    for left, right in pairs:
        for n in range(times):
            maker.report("North Wire", "2022-05-09").tell(
                f"Fire {n}.", on=f"2022-05-0{n + 1}", perpetrator=left, target=right
            )
    return maker


def side(maker: Maker, who: Actor) -> str | None:
    return maker.add_up().ledger.sides.get(who.actor_id)


def quoted(maker: Maker, who: Actor) -> Actor:
    maker.report("Lake Times", "2022-05-10").say("It was a quiet night.", by=who)
    return who


def test_the_parties_are_who_is_said_to_fight_whom() -> None:
    maker = fighting((RUSSIA, UKRAINE), (UKRAINE, RUSSIA))
    assert maker.add_up().ledger.parties == ("Russia", "Ukraine")


def test_a_place_hit_tells_whose_people_were() -> None:
    maker = Maker()
    maker.report("North Wire", "2022-05-09").tell(
        "Shells hit Kherson.", at=KHERSON, on="2022-05-03", perpetrator=RUSSIA
    )
    assert maker.add_up().ledger.parties == ("Russia", "Ukraine")


def test_an_army_and_a_group_of_one_country_are_two_sides() -> None:
    assert fighting((ARMY, RSF)).add_up().ledger.parties == ("Rapid Support Forces", "Sudan")


def test_a_party_seldom_named_is_none() -> None:
    maker = fighting((RUSSIA, UKRAINE), times=8)
    others = {"perpetrator": actor("Romania", country="RO"), "target": UKRAINE}
    maker.report("Lake Times", "2022-05-09").tell("A patrol fired at smugglers.", on="2022-05-01", **others)
    for n in range(20):
        maker.report("Gulf Desk", "2022-06-09").tell(f"Guns {n}.", on="2022-06-01", perpetrator=UKRAINE, target=RUSSIA)
    assert maker.add_up().ledger.parties == ("Russia", "Ukraine")


def test_allies_against_one_enemy_share_a_side() -> None:
    ally = actor("Belarus", kind="military", country="BY")
    maker = fighting((RUSSIA, UKRAINE), (ally, UKRAINE))
    assert len(maker.add_up().ledger.parties) == 2
    assert side(maker, ally) == side(maker, RUSSIA)


def test_unidentified_gunmen_are_no_party() -> None:
    nobody = actor("unidentified gunmen", kind="armed_group", country="SD")
    assert fighting((nobody, ARMY)).add_up().ledger.parties == ()


def test_three_who_fight_each_other_are_three_sides() -> None:
    third = actor("Liberation Movement Army", kind="armed_group", country="SD")
    assert len(fighting((ARMY, RSF), (RSF, third), (third, ARMY)).add_up().ledger.parties) == 3


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        (actor("Ministry of Defence of Ukraine", country="UA"), "Ukraine"),
        (person("Taras Hnatiuk", country="UA", office="deputy minister"), "Ukraine"),
        (actor("officials", kind="unnamed", country="RU"), "Russia"),
        (actor("Foreign Ministry of Portugal", country="PT"), None),
        (actor("International Aid Federation", kind="organisation"), None),
        (actor("Kyiv Courier", kind="outlet"), None),
    ],
)
def test_who_speaks_for_a_party(who: Actor, expected: str | None) -> None:
    maker = fighting((RUSSIA, UKRAINE))
    assert side(maker, quoted(maker, who)) == expected


def test_people_of_a_country_at_war_with_itself_are_of_no_side_by_birth() -> None:
    maker = fighting((ARMY, RSF))
    assert side(maker, quoted(maker, actor("residents", kind="unnamed", country="SD"))) is None
    assert side(maker, quoted(maker, person("Amal Bashir", country="SD", office="teacher"))) is None
    assert side(maker, quoted(maker, actor("Ministry of Defence of Sudan", country="SD"))) == "Sudan"


def test_a_supporter_is_aligned_by_its_own_words() -> None:
    maker = fighting((RUSSIA, UKRAINE))
    friend = actor("Ministry of Foreign Affairs of Latvia", country="LV")
    claim = maker.report("Lake Times", "2022-05-10").tell(
        "Latvia stands by Ukraine.", SUPPORT, by=friend, roles=[("participant", friend), ("target", UKRAINE)], thing="Ukraine"
    ).claim_id  # fmt: skip
    found = maker.add_up().ledger
    (alignment,) = [a for a in found.alignments if a.actor_id == friend.actor_id]
    assert (alignment.side, alignment.claim_ids) == ("Ukraine", (claim,))
    assert "says that it supports Ukraine" in alignment.reason


def test_a_condemnation_aligns_nobody() -> None:
    maker = fighting((RUSSIA, UKRAINE))
    body = actor("International Aid Federation", kind="organisation")
    roles = [("participant", body), ("target", RUSSIA)]
    maker.report("Lake Times", "2022-05-10").tell(
        "The body condemned the strike.", ("ACCUSE", "disapprove"), by=body, roles=roles, thing="attacks"
    )
    assert side(maker, body) is None


def test_a_friend_of_both_is_of_neither() -> None:
    maker = fighting((RUSSIA, UKRAINE))
    friend = actor("Ministry of Foreign Affairs of Latvia", country="LV")
    for party in (UKRAINE, RUSSIA):
        maker.report("Lake Times", "2022-05-10").tell(
            "It stands by them.",
            SUPPORT,
            by=friend,
            roles=[("participant", friend), ("target", party)],
            thing=party.name,
        )
    assert side(maker, friend) is None


@pytest.mark.parametrize(
    ("outlet", "url", "expected"),
    [
        ("The Kyiv Courier", None, "Ukraine"),
        ("Russian Evening Post", None, "Russia"),
        ("Lake Times", "https://lake.example.ua/1", "Ukraine"),
        ("Lake Times", "https://laketimes.io/1", None),
        ("Lisbon Ledger", None, None),
        ("TASS", None, "Russia"),
    ],
)
def test_an_outlet_of_a_party_s_country_is_no_third_voice(outlet: str, url: str | None, expected: str | None) -> None:
    maker = fighting((RUSSIA, UKRAINE))
    claim = maker.report(outlet, "2022-05-10", url=url).say("It was a quiet night.")
    assert maker.add_up().ledger.sides.get(claim.claimant.actor_id) == expected


def test_what_bears_the_name_of_a_disputed_entity_acts_for_it() -> None:
    army = actor("Nagorno-Karabakh Defence Army", kind="military", country="AZ")
    assert party_of(army) == "entity:nagorno-karabakh"
    assert party_of(actor("Artsakh", country="AZ")) == party_of(army)
    assert party_of(actor("Armed Forces of Azerbaijan", kind="military", country="AZ")) == "state:AZ"


def test_a_resident_of_a_disputed_land_s_country_is_of_no_side() -> None:
    armenia, azerbaijan = actor("Armenia", country="AM"), actor("Azerbaijan", country="AZ")
    maker = fighting((armenia, azerbaijan), (azerbaijan, armenia))
    assert side(maker, quoted(maker, person("Lilit Vartanova", country="AZ", office="teacher"))) is None
    assert side(maker, quoted(maker, person("Rauf Quliyev", country="AZ", office="Foreign Minister"))) == "Azerbaijan"


def test_a_user_s_parties_take_the_place_of_inferred_ones() -> None:
    maker = fighting((RUSSIA, UKRAINE))
    pile = maker.pile()
    origins = find_origins(pile)
    clusters, links = link_incidents(pile, origins)
    given = {"state:RU": "one", "state:UA": "other"}
    assert build_ledger(pile, origins, clusters, links, sides_given=given).parties == ("one", "other")


def test_a_person_named_as_perpetrator_by_a_slip_is_no_side() -> None:
    maker = fighting((RUSSIA, UKRAINE))
    speaker = person("Taras Hnatiuk", country="UA", office="minister")
    maker.report("Lake Times", "2022-05-12").tell(
        "He said shells had killed four.",
        SHELLING,
        at=KHERSON,
        on="2022-05-11",
        by=speaker,
        perpetrator=speaker,
        killed=4,
    )
    (incident,) = [i for i in maker.add_up().ledger.incidents if i.place]
    assert incident.perpetrators == () and incident.grade == "single"
    assert "nobody named as responsible" in incident.grade_reason


def test_each_war_of_a_pile_has_its_own_parties() -> None:
    maker = fighting((RUSSIA, UKRAINE), times=9)
    maker.report("Lake Times", "2022-05-09").tell("They fought.", on="2022-05-01", perpetrator=ARMY, target=RSF)
    assert maker.add_up().ledger.parties == ("Rapid Support Forces", "Russia", "Sudan", "Ukraine")


def test_an_organisation_s_head_is_a_third_voice() -> None:
    maker = fighting((RUSSIA, UKRAINE))
    head = actor("Marta Oyelaran", kind="person", represents="International Aid Federation")
    for outlet, by in (("Lake Times", UKRAINE), ("Gulf Desk", head)):
        sentence = f"Shells hit, {outlet} was told."
        maker.report(outlet, "2022-05-12").tell(sentence, at=KHERSON, on="2022-05-11", by=by, perpetrator=RUSSIA)
    (incident,) = [i for i in maker.add_up().ledger.incidents if i.place]
    assert incident.grade == "corroborated"


@pytest.mark.parametrize("entity", ["Nagorno-Karabakh", "South Ossetia", "Transnistria"])
def test_who_speaks_for_a_disputed_land_is_no_third_voice(entity: str) -> None:
    sides = sides_of(fighting((RUSSIA, UKRAINE), (UKRAINE, RUSSIA)))
    assert not sides.is_third(actor("Davit Melyan", kind="person", represents=entity))
    assert not sides.is_third(actor(f"Defence Army of {entity}", kind="military"))
    commander = actor("Davit Melyan", kind="person", represents=entity)
    assert not sides.is_third(replace(commander, office="deputy commander of the army"))


@pytest.mark.parametrize("name", ["FDLR", "ELN", "Northern Column"])
def test_an_armed_group_is_no_third_voice(name: str) -> None:
    sides = sides_of(fighting((RUSSIA, UKRAINE), (UKRAINE, RUSSIA)))
    assert not sides.is_third(actor(name, kind="armed_group"))


OFFICE = actor("State Rescue Service", kind="organisation", country=None)


@pytest.mark.parametrize(
    ("outlets", "third"), [(("Kyiv Courier", "Kharkiv Kyiv Post"), False), (("Kyiv Courier", "Lake Times"), True)]
)
def test_a_body_that_one_party_s_papers_alone_quote_is_no_third(outlets: tuple[str, ...], third: bool) -> None:
    maker = fighting((RUSSIA, UKRAINE), (UKRAINE, RUSSIA))
    for outlet in outlets:
        maker.report(outlet, "2022-05-10").say("Nine were pulled from the rubble.", by=OFFICE)
    assert sides_of(maker).is_third(OFFICE) is third


def test_a_ministry_without_a_country_is_of_the_party_whose_papers_alone_quote_it() -> None:
    maker = fighting((RUSSIA, UKRAINE), (UKRAINE, RUSSIA))
    ministry = actor("Interior Ministry", kind="government", country=None)
    maker.report("Kyiv Courier", "2022-05-10").say("Nine were pulled from the rubble.", by=ministry)
    assert side(maker, ministry) == "Ukraine"


def sides_of(maker: Maker) -> Sides:
    pile = maker.pile()
    actors = all_actors(pile)
    names = state_names(actors)
    return find_sides(pile, actors, find_stances(pile, state_names=names), names=names)
