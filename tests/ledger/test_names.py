"""Who is meant: turns of a group's name, "the army", "the rebels", "its units"; and who is no party whatever is told of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.grounding.types import Actor, ActorKind
from dateline.ledger.names import core_of, is_owned, noun_of
from dateline.ledger.types import Incident
from tests.ledger.wars import COLOMBIA, KARABAKH, TIGRAY, UKRAINE, War
from tests.making import Maker, actor, person, place

SUDAN = War(
    "Sudan",
    actor("Armed Forces of Sudan", kind="military", country="SD"),
    actor("Ministry of Health of Sudan", country="SD"),
    actor("Rapid Support Forces", kind="armed_group"),
    actor("RSF adviser", kind="person", represents="Rapid Support Forces"),
    place("Omdurman", "SD", 15.64, 32.48),
)
CIVIL = (SUDAN, TIGRAY, COLOMBIA)
civil = pytest.mark.parametrize("war", CIVIL, ids=lambda w: w.name)


def fighting(war: War, times: int = 4) -> Maker:
    maker = Maker()
    for n in range(times):
        doer, target = (war.left, war.right) if n % 2 else (war.right, war.left)
        maker.report(f"Archive {n}", "2022-01-02").tell(
            f"Post {n} was hit.", on=f"2022-01-0{n + 1}", perpetrator=doer, target=target
        )
    return maker


def side(maker: Maker, who: Actor) -> str | None:
    maker.report("Lake Times", "2022-05-10").say("It was a quiet night.", by=who)
    return maker.add_up().ledger.sides.get(who.actor_id)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Rapid Support Forces", "Rapid Support militia", True),
        ("Houthis", "Houthi rebels", True),
        ("the National Liberation Army", "National Liberation Army guerrillas", True),
        ("National Liberation Army", "National Liberation Front", False),
        ("Rapid Support Forces", "Joint Forces", False),
    ],
)
def test_a_body_s_name_without_the_kind_of_body(one: str, other: str, same: bool) -> None:
    assert (core_of(one) == core_of(other)) is same


@pytest.mark.parametrize(
    ("name", "noun"),
    [
        ("army", "state"), ("the Armed Forces", "state"), ("government forces", "state"), ("the rebels", "group"),
        ("militia fighters", "group"), ("gunmen", ""), ("soldiers of the Third Army", ""), ("Rapid Support Forces", ""),
        ("forces", ""), ("", ""),
    ],
)  # fmt: skip
def test_common_nouns_for_a_state_s_force_and_for_a_group(name: str, noun: str) -> None:
    assert noun_of(name) == noun


@pytest.mark.parametrize(
    ("text", "owned"), [("its units", True), ("Their fighters", True), ("the army", False), ("it", False)]
)
def test_what_is_somebody_s(text: str, owned: bool) -> None:
    assert is_owned(text) is owned


@civil
@pytest.mark.parametrize(
    ("turn", "kind"), [("{} fighters", "armed_group"), ("{} militia", "unnamed"), ("commander of the {}", "unnamed")]
)
def test_a_group_under_another_turn_of_its_name_is_on_its_side(war: War, turn: str, kind: ActorKind) -> None:
    maker = fighting(war)
    name = turn.format(war.right.name.removesuffix(" Forces"))
    assert side(maker, actor(name, kind=kind)) == side(maker, war.right) == war.right.name


@civil
def test_the_army_and_the_rebels_of_nobody_says_whom_are_the_state_s_and_the_group_s(war: War) -> None:
    maker = fighting(war)
    assert side(maker, actor("Armed Forces", kind="military")) == side(maker, war.left)
    assert side(maker, actor("rebels", kind="armed_group")) == side(maker, war.right)


@pytest.mark.parametrize("war", [UKRAINE, KARABAKH], ids=lambda w: w.name)
def test_in_a_war_of_two_states_the_army_may_be_either_s(war: War) -> None:
    maker = fighting(war)
    assert side(maker, actor("Armed Forces", kind="military")) is None
    assert side(maker, actor("rebels", kind="armed_group")) is None


@civil
def test_a_common_noun_makes_no_third_party(war: War) -> None:
    maker = fighting(war)
    maker.report("Lake Times", "2022-05-10").tell(
        "The army fought paramilitaries.", on="2022-05-09", perpetrator=war.left,
        target=actor("paramilitaries", kind="armed_group"),
    )  # fmt: skip
    assert len(maker.add_up().ledger.parties) == 2


@civil
def test_people_of_a_country_at_war_with_itself_are_voices_of_their_own(war: War) -> None:
    maker = fighting(war)
    code = war.left.country
    for who in (
        actor("residents", kind="unnamed", country=code),
        actor("Doctors' Union", kind="organisation", country=code),
        person("Amal Idris", country=code, office="teacher"),
    ):
        assert side(maker, who) is None
    assert side(maker, person("Omar Taha", country=code, office="defence minister")) == side(maker, war.left)


def of_day(maker: Maker, day: str) -> Incident:
    (found,) = [i for i in maker.add_up().ledger.incidents if str(i.date_from) == day]
    return found


@civil
def test_people_of_such_a_country_corroborate(war: War) -> None:
    maker = fighting(war)
    union = actor("Doctors' Union", kind="organisation", country=war.left.country)
    for outlet, by in (("Lake Times", war.left_office), ("Gulf Desk", union)):
        maker.report(outlet, "2022-05-04").tell(
            f"Shells hit the bus depot, {outlet} has heard.", by=by, at=war.town, on="2022-05-03", perpetrator=war.right
        )
    assert of_day(maker, "2022-05-03").grade == "corroborated"


@pytest.mark.parametrize("sub_type", ["declared", "agreed", "in force"])
def test_who_announces_a_truce_beside_a_fighter_is_no_party(sub_type: str) -> None:
    maker = fighting(SUDAN)
    host = actor("Saudi Arabia", country="SA")
    maker.report("Lake Times", "2022-05-10").tell(
        "It was announced.", ("Ceasefire", sub_type), on="2022-05-10", roles=[("party", host), ("party", SUDAN.left)]
    )
    assert maker.add_up().ledger.parties == ("Rapid Support Forces", "Sudan")


def test_a_mediator_is_no_party_however_often_it_is_named() -> None:
    maker = fighting(SUDAN)
    host = actor("Saudi Arabia", country="SA")
    for n in range(5):
        roles = [("party", host), ("party", SUDAN.left)] if n else [("mediator", host)]
        maker.report(f"Paper {n}", "2022-05-10").tell("It was announced.", ("Ceasefire", "agreed"), roles=roles)
    assert maker.add_up().ledger.parties == ("Rapid Support Forces", "Sudan")


def test_two_who_are_only_known_to_cease_fire_fought() -> None:
    maker = Maker()
    roles = [("party", TIGRAY.left), ("party", TIGRAY.right)]
    maker.report("Lake Times", "2022-05-10").tell(
        "It was agreed.", ("Ceasefire", "agreed"), on="2022-05-10", roles=roles
    )
    assert maker.add_up().ledger.parties == ("Ethiopia", "Tigray People's Liberation Front")


def test_where_a_war_is_within_a_state_a_foreign_strike_there_is_not_thereby_on_the_state() -> None:
    """A government's ally that strikes rebels in its country is not its enemy."""
    maker = Maker()
    town = TIGRAY.town
    ally = actor("Air Force of Eritrea", kind="military", country="ER")
    for n in range(3):
        maker.report(f"Paper {n}", "2022-05-10").tell(
            f"Its guns hit {n}.", at=town, on="2022-05-09", perpetrator=TIGRAY.left
        )
        maker.report(f"Gazette {n}", "2022-05-10").tell(f"Jets hit {n}.", at=town, on="2022-05-08", perpetrator=ally)
    told = maker.add_up().ledger
    assert told.sides.get(TIGRAY.left.actor_id) == "Ethiopia"
    assert told.sides.get(ally.actor_id) != "Ethiopia" and "Eritrea" not in told.parties


def test_a_state_and_a_group_that_both_fight_another_group_are_not_thereby_allies() -> None:
    maker = fighting(COLOMBIA)
    rivals = actor("Tenth Front", kind="armed_group")
    for n in range(3):
        maker.report(f"Paper {n}", "2022-05-10").tell(
            f"They met, {n}.", on="2022-05-09", perpetrator=rivals, target=COLOMBIA.right
        )
    told = maker.add_up().ledger
    assert told.sides[rivals.actor_id] == "Tenth Front" and told.sides[COLOMBIA.left.actor_id] == "Colombia"


@civil
def test_its_units_are_the_speaker_s_so_that_it_concedes(war: War) -> None:
    maker = fighting(war)
    maker.report("Lake Times", "2022-05-04").tell(
        "The depot came under attack.", by=war.left_office, at=war.town, on="2022-05-03", perpetrator=war.right
    )
    event = maker.report("Gulf Desk", "2022-05-04").tell(
        "It said that its units had hit a depot.", by=war.right, at=war.town, on="2022-05-03",
        perpetrator=actor("units", kind="armed_group"),
    )  # fmt: skip
    maker.events[-1] = replace(event, roles=(replace(event.roles[0], text="its units"),))
    assert of_day(maker, "2022-05-03").grade == "conceded"


@civil
def test_a_boast_of_having_taken_a_place_concedes_nothing(war: War) -> None:
    maker = fighting(war)
    kind = ("Battles", "Non-state actor overtakes territory")
    maker.report("Lake Times", "2022-05-04").tell(
        "Fighting went on.", kind, by=war.left_office, at=war.town, on="2022-05-03"
    )
    maker.report("Gulf Desk", "2022-05-04").tell(
        "It had taken the town, it said.", kind, by=war.right, at=war.town, on="2022-05-03", perpetrator=war.right
    )
    assert of_day(maker, "2022-05-03").grade == "corroborated"


@civil
@pytest.mark.parametrize(("target", "grade"), [("barracks", "single"), ("bus depot", "conceded")])
def test_a_strike_on_the_barracks_is_no_concession_of_one_on_the_market(war: War, target: str, grade: str) -> None:
    maker = fighting(war)
    report = maker.report("Lake Times", "2022-05-04")
    hit = actor("market", kind="unnamed"), actor(target, kind="unnamed")
    report.tell(
        "Shells hit the market.", by=war.left_office, at=war.town, on="2022-05-03", perpetrator=war.right, target=hit[0]
    )
    report.tell(
        "It had hit a target there.", by=war.right, at=war.town, on="2022-05-03", perpetrator=war.right, target=hit[1]
    )
    incident = of_day(maker, "2022-05-03")
    assert incident.grade == grade
    assert (f"speaks of {target} only" in incident.grade_reason) is (grade == "single")


@civil
def test_an_outlet_that_quotes_the_doer_and_says_it_too_is_no_accuser(war: War) -> None:
    maker = fighting(war)
    report = maker.report("Lake Times", "2022-05-04")
    report.tell("Depot hit.", at=war.town, on="2022-05-03", perpetrator=war.right)
    report.tell("Its guns hit a depot, it said.", by=war.right, at=war.town, on="2022-05-03", perpetrator=war.right)
    incident = of_day(maker, "2022-05-03")
    assert incident.grade == "single" and "told only by the side that did it" in incident.grade_reason


@civil
def test_whoever_concedes_it_does_not_contest_it(war: War) -> None:
    maker = fighting(war)
    maker.report("Lake Times", "2022-05-04").tell(
        "Shells hit the depot.", by=war.left_office, at=war.town, on="2022-05-03", perpetrator=war.right
    )
    report = maker.report("Gulf Desk", "2022-05-04")
    report.tell("It had hit a depot, it said.", by=war.right, at=war.town, on="2022-05-03", perpetrator=war.right)
    report.tell("It denied that.", by=war.right, at=war.town, on="2022-05-03", perpetrator=war.right, modality="denied")
    incident = of_day(maker, "2022-05-03")
    assert (incident.grade, incident.contested) == ("conceded", False)


@pytest.mark.parametrize("war", [UKRAINE, TIGRAY, COLOMBIA], ids=lambda w: w.name)
def test_a_group_that_is_no_party_named_instead_contests(war: War) -> None:
    maker = fighting(war, times=8)
    others = actor("Sons of the Delta", kind="armed_group")
    for outlet, doer in (("Lake Times", war.right), ("Gulf Desk", others)):
        maker.report(outlet, "2022-05-04").tell(
            f"The bus depot was hit, {outlet} hears.",
            by=war.left_office,
            at=war.town,
            on="2022-05-03",
            perpetrator=doer,
        )
    incident = of_day(maker, "2022-05-03")
    assert incident.contested and "Sons of the Delta" in incident.grade_reason


def test_a_state_that_fights_at_home_is_hit_by_whom_it_accuses() -> None:
    maker = Maker()
    maker.report("Lake Times", "2022-05-10").tell(
        "Shells fell.", at=UKRAINE.town, on="2022-05-09", perpetrator=UKRAINE.right, by=UKRAINE.left_office
    )
    maker.report("Gulf Desk", "2022-05-10").tell(
        "They attacked.", at=UKRAINE.town, on="2022-05-08", perpetrator=UKRAINE.left
    )
    assert maker.add_up().ledger.parties == ("Russia", "Ukraine")


@pytest.mark.parametrize(
    ("text", "parties"), [("Russian positions", ("Russia", "Ukraine")), ("hill positions", ("Ukraine",))]
)
def test_what_bears_a_state_s_adjective_is_that_state_s(text: str, parties: tuple[str, ...]) -> None:
    maker = Maker()
    event = maker.report("Gulf Desk", "2022-05-10").tell(
        "They attacked.", at=UKRAINE.town, on="2022-05-08", perpetrator=UKRAINE.left, target=UKRAINE.right
    )
    maker.events[-1] = replace(event, roles=(event.roles[0], replace(event.roles[1], text=text, name=text, actor=None)))
    assert maker.add_up().ledger.parties == parties
