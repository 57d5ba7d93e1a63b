from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.making import Maker, actor, day, person, place

AM, AZ = actor("Armenia", country="AM"), actor("Azerbaijan", country="AZ")
RUSSIA, FRANCE = actor("Russia", country="RU"), actor("France", country="FR")
ARMY = actor("Sudanese Armed Forces", kind="military", country="SD")
RSF = actor("Rapid Support Forces", kind="armed_group", country="SD")
SAUDI = actor("Saudi Arabia", country="SA")
ELN = actor("National Liberation Army", kind="armed_group", country="CO")
COLOMBIA = actor("Colombia", country="CO")
MONITOR = person("Ana Brandt", country="PT", office="observer")
MOSCOW = place("Moscow", "RU", 55.75, 37.62)
CITY = place("Omdurman", "SD", 15.64, 32.48)


def kind(sub_type: str) -> tuple[str, str]:
    return "Ceasefire", sub_type


def test_one_ceasefire_for_all_its_wordings() -> None:
    maker = Maker()
    parties = [("party", AM), ("party", AZ)]
    maker.report("A", "2020-10-10").tell(
        "They agreed on a ceasefire from noon on 10 October.", kind("agreed"), on="2020-10-10", clock="12:00",
        roles=[*parties, ("mediator", RUSSIA)], thing="humanitarian",
    )  # fmt: skip
    maker.report("B", "2020-10-12").tell("The truce took effect on Saturday.", kind("in force"), on="2020-10-10")
    maker.report("C", "2020-10-14").tell("The Moscow agreement holds little.", kind("agreed"), at=MOSCOW)
    (ceasefire,) = maker.ceasefires()
    assert (ceasefire.effective_from, ceasefire.effective_clock) == (day("2020-10-10"), "12:00")
    assert ceasefire.title == "Humanitarian ceasefire of 10 October 2020"
    assert (ceasefire.parties, ceasefire.mediators) == (("Armenia", "Azerbaijan"), ("Russia",))
    assert len(ceasefire.reports) == 3 and not ceasefire.unilateral


def test_agreed_on_one_day_and_in_force_on_the_next_is_one() -> None:
    maker = Maker()
    report = maker.report("A", "2020-10-18")
    report.tell("It was announced on Saturday.", kind("declared"), on="2020-10-17")
    report.tell("It took effect at midnight.", kind("in force"), on="2020-10-18", clock="00:00")
    (ceasefire,) = maker.ceasefires()
    assert (ceasefire.declared_on, ceasefire.effective_from) == (day("2020-10-17"), day("2020-10-18"))
    assert ceasefire.effective_clock == "00:00" and ceasefire.date_prec == 1


def test_three_ceasefires_of_a_month_stay_three() -> None:
    maker = Maker()
    for on in ("2020-10-10", "2020-10-18", "2020-10-26"):
        maker.report("A", on).tell("A ceasefire took effect.", kind("in force"), on=on)
        maker.report("B", on).tell("A truce has come into force.", kind("in force"), on=on)
    assert [c.effective_from for c in maker.ceasefires()] == [day("2020-10-10"), day("2020-10-18"), day("2020-10-26")]


def test_a_year_is_kept_as_a_year() -> None:
    maker = Maker()
    for outlet in ("A", "B", "C"):
        maker.report(outlet, "2020-10-02").tell(
            "A ceasefire was agreed in 1994.", kind("agreed"), on=("1994-01-01", "1994-12-31"), prec=5, background=True
        )
    (ceasefire,) = maker.ceasefires()
    assert (ceasefire.title, ceasefire.date_prec, ceasefire.effective_from) == ("Ceasefire of 1994", 5, None)


def test_a_month_joins_the_only_ceasefire_in_it_and_none_of_two() -> None:
    maker = Maker()
    maker.report("A", "2023-05-11").tell("It took effect on 11 May.", kind("in force"), on="2023-05-11")
    vague = maker.report("B", "2023-07-01").tell(
        "A truce was agreed in May.", kind("agreed"), on=("2023-05-01", "2023-05-31"), prec=4
    )
    assert vague.event_id in maker.ceasefires()[0].event_ids
    maker.report("A", "2023-05-23").tell("It took effect on 22 May.", kind("in force"), on="2023-05-22")
    assert len(maker.ceasefires()) == 2
    assert all(vague.event_id not in c.event_ids for c in maker.ceasefires())


def test_a_ceasefire_that_holds_does_not_begin() -> None:
    maker = Maker()
    maker.report("A", "2023-05-23").tell("It took effect on 22 May.", kind("in force"), on="2023-05-22")
    maker.report("A", "2023-05-27").tell("held", kind("in force"), on="2023-05-27")
    assert [c.effective_from for c in maker.ceasefires()] == [day("2023-05-22")]


def test_ceasefires_broken_over_some_days_were_in_force_by_their_start() -> None:
    maker = Maker()
    report = maker.report("A", "2020-10-20")
    report.tell(
        "Over the last 10 days it broke ceasefires.", kind("violated"), on=("2020-10-10", "2020-10-20"), prec=3,
        perpetrator=AM, aggregate=True, thing="humanitarian",
    )  # fmt: skip
    report.tell("A new ceasefire entered into force last Saturday.", kind("in force"), on="2020-10-17")
    report.tell(
        "A ceasefire was agreed in 1994.", kind("agreed"), on=("1994-01-01", "1994-12-31"), prec=5, background=True
    )
    old, first, second = maker.ceasefires()
    assert (old.date_prec, first.effective_from, first.date_prec) == (5, day("2020-10-10"), 2)
    assert (second.effective_from, second.date_prec) == (day("2020-10-17"), 1)
    assert [len(c.violations) for c in (old, first, second)] == [0, 1, 1]


def test_a_dated_ceasefire_explains_the_days_of_violations() -> None:
    maker = Maker()
    maker.report("B", "2020-10-11").tell("It took effect on 10 October.", kind("in force"), on="2020-10-10")
    report = maker.report("A", "2020-10-20")
    days = ("2020-10-10", "2020-10-20")
    report.tell("Over the last 10 days it broke them.", kind("violated"), on=days, perpetrator=AM, aggregate=True)
    report.tell("A new ceasefire entered into force last Saturday.", kind("in force"), on="2020-10-17")
    assert [c.effective_from for c in maker.ceasefires()] == [day("2020-10-10"), day("2020-10-17")]


def test_a_singular_is_explained_by_one_that_began_within_the_days() -> None:
    maker = Maker()
    report = maker.report("A", "2023-05-30")
    report.tell("It took effect on 22 May.", kind("in force"), on="2023-05-22")
    report.tell("It broke the truce all week.", kind("violated"), on=("2023-05-21", "2023-05-30"), perpetrator=RSF)
    assert len(maker.ceasefires()) == 1


@pytest.mark.parametrize(
    ("on", "expected"),
    [("2020-10-10", 0), ("2020-10-14", 0), ("2020-10-18", 1), ("2020-10-20", 1), ("2020-10-25", 1), ("2020-10-27", 2)],
)
def test_a_violation_goes_to_the_ceasefire_in_force_on_its_day(on: str, expected: int) -> None:
    maker = Maker()
    for start in ("2020-10-10", "2020-10-18", "2020-10-26"):
        maker.report("A", start).tell("A ceasefire took effect.", kind("in force"), on=start)
    maker.report("B", "2020-11-01").tell(
        "The other side broke it.", kind("violated"), on=on, perpetrator=AM, by=AZ, count=14
    )
    found = [len(c.violations) for c in maker.ceasefires()]
    assert found == [int(n == expected) for n in range(3)]


def test_an_undated_violation_is_of_the_ceasefire_on_the_day_of_its_report() -> None:
    maker = Maker()
    for start in ("2023-05-11", "2023-05-22"):
        maker.report("A", start).tell("A truce took effect.", kind("in force"), on=start)
    maker.report("B", "2023-05-24").tell("It has been broken again.", kind("violated"), perpetrator=RSF, by=ARMY)
    assert [len(c.violations) for c in maker.ceasefires()] == [0, 1]
    assert maker.ceasefires()[1].violations[0].date_from is None


def test_a_violation_told_beside_its_ceasefire_is_of_that_one() -> None:
    maker = Maker()
    maker.report("A", "2020-10-18").tell("A new one took effect.", kind("in force"), on="2020-10-18")
    report = maker.report("B", "2020-10-20")
    sentence = "A truce agreed in 1994 was broken many times."
    old = report.tell(sentence, kind("agreed"), on=("1994-01-01", "1994-12-31"), prec=5, background=True)
    report.tell(sentence, kind("violated"), background=True)
    assert [len(c.findings) for c in maker.ceasefires()] == [1, 0]
    assert [c.violations for c in maker.ceasefires()] == [(), ()], "an outlet that names nobody accuses nobody"
    assert old.event_id in maker.ceasefires()[0].event_ids


def test_both_sides_accuse_and_deny() -> None:
    maker = Maker()
    between = [("party", ARMY), ("party", RSF)]
    maker.report("A", "2023-05-22").tell("It took effect.", kind("in force"), on="2023-05-22", roles=between)
    report = maker.report("B", "2023-05-24")
    on = "2023-05-23"
    report.tell(
        "The RSF broke it, the army said.", kind("violated"), on=on, perpetrator=RSF, by=ARMY, modality="alleged"
    )
    report.tell(
        "The army broke it, the RSF said.", kind("violated"), on=on, perpetrator=ARMY, by=RSF, modality="alleged"
    )
    report.tell("The RSF denied breaking it.", kind("violated"), on=on, perpetrator=RSF, by=RSF, modality="denied")
    (ceasefire,) = maker.ceasefires()
    assert {(v.accuser, v.accused, v.denied_by) for v in ceasefire.violations} == {
        ("Sudanese Armed Forces", "Rapid Support Forces", ("Rapid Support Forces",)),
        ("Rapid Support Forces", "Sudan", ()),
    }


def test_one_allegation_in_two_reports_is_one() -> None:
    maker = Maker()
    maker.report("A", "2020-10-10").tell("It took effect.", kind("in force"), on="2020-10-10")
    for outlet in ("B", "C"):
        maker.report(outlet, "2020-10-15").tell(
            "It broke it 14 times.", kind("violated"), on="2020-10-14", perpetrator=AM, by=AZ, count=14
        )
    (ceasefire,) = maker.ceasefires()
    assert [(v.accuser, v.accused, v.count) for v in ceasefire.violations] == [("Azerbaijan", "Armenia", 14)]
    assert len(ceasefire.reports) == 3


def test_an_allegation_names_the_incident_of_its_claim() -> None:
    maker = Maker()
    maker.report("A", "2023-05-22").tell("It took effect.", kind("in force"), on="2023-05-22")
    report = maker.report("B", "2023-05-24")
    broken = report.tell(
        "Shelling Omdurman broke the truce.", kind("violated"), on="2023-05-23", perpetrator=RSF, by=ARMY
    )
    report.tell("Shells fell on Omdurman.", at=CITY, on="2023-05-23", perpetrator=RSF, by=ARMY, killed=4)
    maker.events[-1] = replace(maker.events[-1], claim_id=broken.claim_id)
    found = maker.add_up().ledger
    assert found.ceasefires[0].violations[0].incident_id == found.incidents[0].incident_id


@pytest.mark.parametrize(("declarers", "unilateral"), [([ELN], True), ([ELN, COLOMBIA], False)])
def test_one_party_s_ceasefire_is_unilateral(declarers: list, unilateral: bool) -> None:  # type: ignore[type-arg]
    maker = Maker()
    roles = [("party", declarer) for declarer in declarers]
    maker.report("A", "2022-12-20").tell(
        "It was declared.", kind("declared"), on="2022-12-20", roles=roles, thing="holiday"
    )
    (ceasefire,) = maker.ceasefires()
    assert (ceasefire.unilateral, ceasefire.kind, ceasefire.effective_from) == (unilateral, "holiday", None)


def test_a_third_state_that_announces_it_is_a_mediator() -> None:
    maker = Maker()
    for n, (doer, target) in enumerate(((ARMY, RSF), (RSF, ARMY))):
        maker.report("C", "2023-05-01").tell("They fought.", on=f"2023-04-2{n}", perpetrator=doer, target=target)
    roles = [("party", ARMY), ("party", RSF), ("party", SAUDI)]
    maker.report("A", "2023-05-20").tell("It was announced.", kind("declared"), on="2023-05-20", roles=roles)
    (ceasefire,) = maker.ceasefires()
    assert ceasefire.mediators == ("Saudi Arabia",)
    assert set(ceasefire.parties) == {"Sudan", "Rapid Support Forces"}
    assert not ceasefire.unilateral


def test_a_rejection_and_an_end_are_kept() -> None:
    maker = Maker()
    maker.report("A", "2022-12-20").tell(
        "It was declared.", kind("declared"), on="2022-12-20", roles=[("party", COLOMBIA)]
    )
    maker.report("A", "2023-01-03").tell("The group rejected it.", kind("rejected"), perpetrator=ELN)
    maker.report("A", "2023-01-05").tell("It was called off.", kind("ended"), on="2023-01-04")
    (ceasefire,) = maker.ceasefires()
    assert (ceasefire.rejected_by, ceasefire.ended_on) == (("National Liberation Army",), day("2023-01-04"))


@pytest.mark.parametrize("modality", ["demanded", "hypothetical", "threatened"])
def test_a_ceasefire_that_is_only_asked_for_is_none(modality: str) -> None:
    maker = Maker()
    maker.report("A", "2023-05-01").tell("They must agree on a truce.", kind("agreed"), modality=modality)
    assert maker.ceasefires() == ()


def test_a_ceasefire_without_any_date_stays_undated() -> None:
    maker = Maker()
    maker.report("A").tell("They agreed on a truce.", kind("agreed"), roles=[("party", ARMY), ("party", RSF)])
    maker.report("B").tell("A truce was agreed.", kind("agreed"))
    (ceasefire,) = maker.ceasefires()
    assert (ceasefire.title, ceasefire.effective_from, ceasefire.declared_on) == ("Ceasefire, undated", None, None)


def test_the_order_of_reading_changes_no_ceasefire() -> None:
    maker = Maker()
    for n, outlet in enumerate("ABCDEF"):
        start = date(2020, 10, 8 + n).isoformat()
        report = maker.report(outlet, start)
        report.tell("A truce took effect.", kind(("in force", "declared", "agreed")[n % 3]), on=start)
        report.tell("It was broken.", kind("violated"), on=start, perpetrator=(AM, AZ)[n % 2], by=(AZ, AM)[n % 2])
        report.tell("The truce.", kind("agreed"))
    assert maker.add_up(reverse=True).ledger.ceasefires == maker.ceasefires()


def test_two_wars_in_one_pile_keep_their_ceasefires_apart() -> None:
    maker = Maker()
    for left, right in ((ARMY, RSF), (ELN, COLOMBIA)):
        for n in range(2):
            maker.report("C", "2023-05-01").tell(
                f"They fought {n}.", on=f"2023-04-2{n}", perpetrator=left, target=right
            )
        report = maker.report("A", "2023-05-23")
        report.tell("A truce began.", kind("in force"), on="2023-05-22", roles=[("party", left), ("party", right)])
        report.tell("It was broken.", kind("violated"), on="2023-05-23", perpetrator=left, by=right)
    found = maker.ceasefires()
    assert len(found) == 2
    assert {c.violations[0].accused for c in found} == {"Sudan", "National Liberation Army"}
    assert all(len(c.violations) == 1 for c in found)


@pytest.mark.parametrize(
    ("on", "listed"),
    [("2023-05-23", True), ("2023-05-29", True), ("2023-05-20", False), ("2023-08-20", False)],
)
@pytest.mark.parametrize("by", [RSF, ARMY, MONITOR])
def test_an_attack_that_nobody_calls_a_breach_is_no_violation_but_an_incident_of_its_days(
    on: str, listed: bool, by: object
) -> None:
    maker = Maker()
    for n, (doer, target) in enumerate(((ARMY, RSF), (RSF, ARMY))):
        maker.report("C", "2023-05-01").tell(f"They fought {n}.", on=f"2023-04-2{n}", perpetrator=doer, target=target)
    report = maker.report("A", "2023-05-24")
    both = [("party", ARMY), ("party", RSF)]
    report.tell("The truce took effect.", kind("in force"), on="2023-05-22", clock="21:45", roles=both)
    report.tell("Jets bombed Omdurman.", at=CITY, on=on, perpetrator=ARMY, by=by, modality="alleged")  # type: ignore[arg-type]
    (ceasefire,) = maker.ceasefires()
    assert ceasefire.violations == ()
    assert len(ceasefire.incidents_during) == int(listed)


def test_an_attack_in_a_report_that_tells_of_no_ceasefire_is_no_violation() -> None:
    maker = Maker()
    maker.report("B", "2023-05-23").tell("The truce took effect.", kind("in force"), on="2023-05-22")
    for n in range(2):
        maker.report("A", "2023-05-24").tell(
            "Jets came.", at=CITY, on=f"2023-05-2{n + 3}", perpetrator=ARMY, target=RSF, by=RSF
        )
    assert maker.ceasefires()[0].violations == ()


def test_a_ceasefire_told_as_news_without_a_day_is_the_one_in_mind() -> None:
    maker = Maker()
    days = ("2022-11-30", "2022-12-02")
    maker.report("A", "2022-12-02").tell("A truce was agreed.", kind("agreed"), on=days, rule="publication")
    assert [c.declared_on for c in maker.ceasefires()] == [day("2022-12-02")]
    maker.report("B", "2022-12-01").tell("It took effect on 25 November.", kind("in force"), on="2022-11-25")
    assert [c.effective_from for c in maker.ceasefires()] == [day("2022-11-25")]
