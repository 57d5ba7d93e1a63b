from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.grounding.types import Actor
from dateline.ledger.types import Incident
from dateline.linking.types import Pile
from dateline.reports.types import Passage
from tests.ledger.wars import AID, THIRD, WARS, War
from tests.making import ATTACK, CLASH, DRONE, Made, Maker, actor, add_up, place

DAY = "2022-05-03"
both = pytest.mark.parametrize(
    "war", [w for war in WARS for w in (war, war.swapped())], ids=lambda w: f"{w.name}, {w.left.name}"
)


def pile_of(war: War) -> Maker:
    """Elsewhere and weeks before, both parties fight: so that the record knows them as parties."""
    maker = Maker()
    for n, (doer, target) in enumerate(((war.left, war.right), (war.right, war.left), (war.left, war.right))):
        maker.report(f"Archive {n}", "2022-01-02").tell(
            f"Drones of one side hit post {n} of the other.",
            DRONE,
            on=f"2022-01-0{n + 1}",
            perpetrator=doer,
            target=target,
        )
    return maker


def accuse(report: Made, war: War, *, by: Actor | None = None, sentence: str = "Shells hit the bus depot.") -> None:
    report.tell(sentence, at=war.town, on=DAY, perpetrator=war.right, by=by)


def graded(maker: Maker) -> Incident:
    found = [i for i in maker.add_up().ledger.incidents if i.date_from and i.date_from.isoformat() == DAY]
    assert len(found) == 1
    return found[0]


@both
def test_one_origin_is_single(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    incident = graded(maker)
    assert (incident.grade, incident.contested) == ("single", False)
    assert "One report, one origin (Lake Times)" in incident.grade_reason


@both
def test_two_reports_of_one_agency_are_single(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY, agency="North Wire"), war, by=war.left_office)
    accuse(
        maker.report("Gulf Desk", DAY, agency="North Wire"),
        war,
        by=war.left_office,
        sentence="A depot of buses was shelled.",
    )
    incident = graded(maker)
    assert incident.grade == "single"
    assert incident.grade_reason.startswith("Two reports, one origin (North Wire), no voice from the accused side")


@both
def test_two_origins_that_quote_one_side_are_one_sided(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    accuse(maker.report("Gulf Desk", DAY), war, by=war.left_office, sentence="A depot of buses was shelled.")
    incident = graded(maker)
    assert incident.grade == "one-sided"
    assert "all of one side" in incident.grade_reason


@both
@pytest.mark.parametrize("third", [AID, THIRD, None], ids=["an organisation", "a third state", "the outlet itself"])
def test_a_second_origin_of_no_side_corroborates(war: War, third: Actor | None) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    accuse(maker.report("Gulf Desk", DAY), war, by=third, sentence="A depot of buses was shelled.")
    assert graded(maker).grade == "corroborated"


@both
def test_somebody_of_nobody_knows_whom_corroborates_nothing(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    accuse(
        maker.report("Gulf Desk", DAY),
        war,
        by=actor("officials", kind="unnamed"),
        sentence="A depot of buses was shelled.",
    )
    assert graded(maker).grade == "one-sided"


@both
def test_the_accused_side_saying_so_too_concedes(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    accuse(maker.report("Gulf Desk", DAY), war, by=war.right, sentence="Its guns had struck a depot, the army said.")
    incident = graded(maker)
    assert incident.grade == "conceded"
    assert f"conceded by {war.right.name}, of the accused side" in incident.grade_reason


@both
def test_a_side_that_boasts_alone_concedes_nothing(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Gulf Desk", DAY), war, by=war.right, sentence="Its guns had struck a depot, the army said.")
    assert graded(maker).grade == "single"


@both
def test_a_denial_contests(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    maker.report("Gulf Desk", DAY).tell(
        "The army denied shelling the depot.",
        at=war.town,
        on=DAY,
        perpetrator=war.right,
        by=war.right,
        modality="denied",
    )
    incident = graded(maker)
    assert incident.contested
    assert f"Denied by {war.right.name}, of the accused side." in incident.grade_reason
    assert incident.grade == "single"


@both
def test_a_denial_of_the_accusation_before_it_contests(war: War) -> None:
    maker = pile_of(war)
    report = maker.report("Lake Times", DAY)
    accuse(report, war, by=war.left_office)
    report.say("The army denied the accusation.", by=war.right, act="deny")
    assert graded(maker).contested


@both
def test_not_having_broken_the_truce_contests_the_accusation_before_it(war: War) -> None:
    maker = pile_of(war)
    report = maker.report("Lake Times", DAY)
    accuse(report, war, by=war.left_office)
    report.tell(
        "It had not broken the truce.",
        ("Ceasefire", "violated"),
        by=war.right,
        perpetrator=war.right,
        modality="denied",
    )
    assert graded(maker).contested


@both
def test_a_denial_by_the_accuser_answers_something_else(war: War) -> None:
    maker = pile_of(war)
    report = maker.report("Lake Times", DAY)
    accuse(report, war, by=war.left_office)
    report.say("The ministry denied that its own guns had been near.", by=war.left_office, act="deny")
    assert not graded(maker).contested


@both
def test_the_accuser_s_denial_of_the_same_place_and_day_does_not_contest(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    maker.report("Gulf Desk", DAY).tell(
        "It denied having lost men.", at=war.town, on=DAY, perpetrator=war.right, by=war.left_office, modality="denied"
    )
    assert not graded(maker).contested


@both
def test_an_outlet_that_writes_of_a_denial_denies_nothing(war: War) -> None:
    maker = pile_of(war)
    report = maker.report("Lake Times", DAY)
    accuse(report, war, by=war.left_office)
    report.say("There was no denial.", act="deny")
    assert not graded(maker).contested


@both
def test_another_perpetrator_contests(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    maker.report("Gulf Desk", DAY).tell(
        "Shells hit the bus depot in town.", at=war.town, on=DAY, perpetrator=war.left, by=war.right
    )
    incident = graded(maker)
    assert incident.contested
    assert "different perpetrators" in incident.grade_reason


@both
def test_a_copied_sentence_is_no_second_origin(war: War) -> None:
    maker = pile_of(war)
    sentence = "Shells hit the bus depot near the grain elevator shortly after the morning shift had begun."
    accuse(maker.report("Lake Times", DAY), war, sentence=sentence)
    accuse(maker.report("Gulf Desk", "2022-05-04"), war, sentence=sentence)
    assert graded(maker).grade == "single"


def test_both_sides_telling_of_a_clash_corroborate_it() -> None:
    war = WARS[0]
    maker = pile_of(war)
    maker.report("Lake Times", DAY).tell(
        "Fighting went on in the suburbs.", CLASH, at=war.town, on=DAY, by=war.left_office
    )
    maker.report("Gulf Desk", DAY).tell(
        "Its units met resistance in town.", CLASH, at=war.town, on=DAY, by=war.right_office
    )
    assert graded(maker).grade == "corroborated"


@both
@pytest.mark.parametrize(
    ("elsewhere", "day"), [(True, DAY), (False, "2022-04-01")], ids=["another town", "another day"]
)
def test_a_denial_of_another_incident_does_not_contest_this_one(war: War, elsewhere: bool, day: str) -> None:
    maker = pile_of(war)
    report = maker.report("Lake Times", DAY)
    accuse(report, war, by=war.left_office)
    other = place("Vilnica", war.town.country or "", 1.0, 2.0)
    report.tell(
        "The army denied that it had shelled a school.", CLASH, at=other if elsewhere else war.town, on=day,
        perpetrator=war.right, by=war.right, modality="denied", act="deny",
    )  # fmt: skip
    assert not graded(maker).contested


@both
def test_a_denial_by_another_voice_of_the_accused_side_contests(war: War) -> None:
    maker = pile_of(war)
    report = maker.report("Lake Times", DAY)
    accuse(report, war, by=war.left_office)
    report.say("The spokesman called the accusation a lie.", by=war.right_office, act="deny")
    incident = graded(maker)
    assert incident.contested == (maker.add_up().ledger.sides.get(war.right_office.actor_id) is not None)


@both
def test_one_who_neither_accuses_nor_is_accused_may_deny_it_too(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    maker.report("Gulf Desk", DAY).tell("No shells had hit the depot.", at=war.town, on=DAY, by=AID, modality="denied")
    incident = graded(maker)
    assert incident.contested and f"Denied by {AID.name}." in incident.grade_reason


@both
@pytest.mark.parametrize(("day", "contested"), [(DAY, True), ("2022-05-20", False)])
def test_a_denial_in_a_report_that_accuses_nobody_answers_what_others_told_of_that_place_and_day(
    war: War, day: str, contested: bool
) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    maker.report("Gulf Desk", day).tell(
        "It denied that its mortars had struck homes.", ATTACK, at=war.town, on=day, perpetrator=war.right, by=war.right,
        modality="denied", act="deny",
    )  # fmt: skip
    assert graded(maker).contested is contested


@both
@pytest.mark.parametrize("third", [AID, None], ids=["an organisation", "the outlet itself"])
def test_that_it_happened_may_be_corroborated_and_not_who_did_it(war: War, third: Actor | None) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    maker.report("Gulf Desk", DAY).tell("A depot of buses was shelled.", at=war.town, on=DAY, by=third)
    incident = graded(maker)
    assert incident.grade == "corroborated"
    assert f"; who did it is said by {war.left_office.name} alone, in one origin." in incident.grade_reason


@both
def test_a_third_voice_that_names_who_did_it_is_said_to_tell_all_of_it(war: War) -> None:
    maker = pile_of(war)
    accuse(maker.report("Lake Times", DAY), war, by=war.left_office)
    accuse(maker.report("Gulf Desk", DAY), war, by=AID, sentence="A depot of buses was shelled.")
    assert "who did it" not in graded(maker).grade_reason


@both
def test_a_denial_does_not_answer_what_the_denier_tells_itself(war: War) -> None:
    maker = pile_of(war)
    report = maker.report("Lake Times", DAY)
    accuse(report, war, by=war.right, sentence="Its guns had struck a depot, the army said.")
    report.say("The army denied another attack.", by=war.right, act="deny")
    incident = graded(maker)
    assert not incident.contested and "Denied" not in incident.grade_reason


def with_headline(pile: Pile, source: str) -> Pile:
    """The pile, with the first passage of the outlet's report as its headline."""
    reports = [
        replace(r, passages=(Passage(r.passages[0].start, r.passages[0].end, "headline"), *r.passages[1:]))
        if r.source == source
        else r
        for r in pile.reports
    ]
    return replace(pile, reports=tuple(reports))


def two_with_a_headline(war: War, *, told: int) -> Incident:
    """Two outlets quote one office, and one of them has a headline of its own above it, with a figure."""
    maker = pile_of(war)
    maker.report("Lake Times", DAY).tell(
        "Seven died when shells hit the bus depot.",
        at=war.town,
        on=DAY,
        killed=7,
        perpetrator=war.right,
        by=war.left_office,
    )
    report = maker.report("Gulf Desk", DAY)
    report.tell("Death toll of depot rises", at=war.town, on=DAY, killed=told)
    report.tell(
        "The depot of buses was shelled, and seven died.", at=war.town, on=DAY, killed=7, perpetrator=war.right,
        by=war.left_office,
    )  # fmt: skip
    found = add_up(with_headline(maker.pile(), "Gulf Desk")).ledger.incidents
    (incident,) = [i for i in found if i.date_from and i.date_from.isoformat() == DAY]
    return incident


@both
@pytest.mark.parametrize(("told", "grade"), [(7, "one-sided"), (9, "corroborated")])
def test_a_headline_is_in_the_voice_of_whom_its_story_quotes(war: War, told: int, grade: str) -> None:
    incident = two_with_a_headline(war, told=told)
    assert incident.grade == grade
    assert {c.grade for c in incident.claimants if c.killed_low == 7} == {"one-sided"}


@both
def test_the_witness_named_is_of_an_origin_that_quotes_no_accuser(war: War) -> None:
    maker = pile_of(war)
    report = maker.report("Lake Times", DAY)
    accuse(report, war, by=war.left_office)
    report.tell("A depot lay in ruins after shells hit it.", at=war.town, on=DAY)
    maker.report("Gulf Desk", "2022-05-04").tell("A depot of buses was shelled.", at=war.town, on=DAY)
    assert "told also by Gulf Desk, on neither side" in graded(maker).grade_reason
