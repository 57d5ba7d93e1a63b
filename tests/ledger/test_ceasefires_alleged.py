"""What the ledger keeps of ceasefires beside their terms: allegations by the hour, once each, denials, findings, extensions."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.events.types import Event, Terms
from dateline.ledger.types import Ceasefire
from tests.ledger.wars import AID, WARS, War
from tests.making import Made, Maker, actor, day, person

BOTH_WAYS = [w for war in WARS for w in (war, war.swapped())]
MISSION = actor("Lowland Monitoring Mission", kind="organisation")
ENVOY = person("Ines Okafor", country="UY", office="envoy")


def kind(sub_type: str) -> tuple[str, str]:
    return "Ceasefire", sub_type


@pytest.fixture(params=BOTH_WAYS, ids=lambda war: f"{war.name}: {war.left.name}")
def war(request: pytest.FixtureRequest) -> War:
    return request.param  # type: ignore[no-any-return]


def fighting(war: War) -> Maker:
    """Both sides have fought before the ceasefire of 1 June at noon, which was to run until 8 June."""
    maker = Maker()
    for n, (doer, target) in enumerate(((war.left, war.right), (war.right, war.left))):
        maker.report("C", "2021-05-02").tell(
            f"They fought {n}.", on=f"2021-05-0{n + 1}", perpetrator=doer, target=target
        )
    began = maker.report("A", "2021-06-01").tell(
        "It took effect at noon.", kind("in force"), on="2021-06-01", clock="12:00", roles=_parties(war)
    )
    _with(maker, began, ends_on=day("2021-06-08"))
    return maker


def _parties(war: War) -> list[Any]:
    return [("party", war.left), ("party", war.right)]


def _with(maker: Maker, event: Event, **terms: Any) -> None:
    told = replace(event, terms=Terms(1, **terms))
    maker.events[maker.events.index(event)] = told


def _break(maker: Maker, report: Made, war: War, text: str, *, clock: str | None = None, **said: Any) -> None:
    terms = {key: said.pop(key) for key in ("clock_to", "charged", "act") if key in said}
    told: dict[str, Any] = {
        "on": "2021-06-01",
        "perpetrator": war.right,
        "by": war.left_office,
        "modality": "alleged",
    } | said
    event = report.tell(text, kind("violated"), clock=clock, **told)
    _with(maker, event, **terms)


def one(maker: Maker) -> Ceasefire:
    (ceasefire,) = maker.ceasefires()
    assert maker.add_up(reverse=True).ledger.ceasefires == (ceasefire,)
    return ceasefire


def test_the_first_allegation_is_counted_in_minutes_from_the_start(war: War) -> None:
    maker = fighting(war)
    report = maker.report("A", "2021-06-02")
    _break(maker, report, war, "It was shelled at 12:30.", clock="12:30")
    _break(maker, report, war, "It was hit four minutes in.", clock="12:04", perpetrator=war.left, by=war.right_office)
    _break(maker, report, war, "It was broken that day.", act="raid", count=3)
    found = one(maker)
    (first,) = found.first_allegation
    assert (first.accuser, first.minutes_from, first.clock_from) == (war.right_office.name, 4, "12:04")
    assert [v.minutes_from for v in found.violations] == [4, 30, None]
    assert {v.accuser_side for v in found.violations} == set(found.parties)


def test_two_allegations_of_one_moment_are_both_the_first(war: War) -> None:
    maker = fighting(war)
    report = maker.report("A", "2021-06-02")
    for doer, by in ((war.left, war.right_office), (war.right, war.left_office)):
        _break(
            maker,
            report,
            war,
            f"{by.name}: broken within minutes.",
            clock="12:00",
            clock_to="12:59",
            perpetrator=doer,
            by=by,
        )
    assert {(f.minutes_from, f.minutes_to) for f in one(maker).first_allegation} == {(0, 59)}
    assert len(one(maker).first_allegation) == 2


def test_hours_that_reach_into_the_next_day_are_kept(war: War) -> None:
    maker = fighting(war)
    report = maker.report("A", "2021-06-03")
    _break(maker, report, war, "Overnight.", on=("2021-06-01", "2021-06-02"), clock="20:00", clock_to="06:00")
    (violation,) = one(maker).violations
    assert (violation.minutes_from, violation.minutes_to) == (8 * 60, 18 * 60)


def test_one_allegation_in_ten_copies_is_one_of_one_origin(war: War) -> None:
    maker = fighting(war)
    text = "The other side fired eleven mortar rounds at the eastern gate of the town shortly before supper, the office said."
    for n in range(10):
        report = maker.report(f"Paper {n}", "2021-06-02", agency="Plain Wire")
        _break(maker, report, war, text, clock="17:10", act="fired")
    (violation,) = one(maker).violations
    assert (len(violation.reports), len(violation.origins), len(violation.claim_ids)) == (10, 1, 10)


def test_two_acts_at_two_hours_are_two_and_their_summary_is_none(war: War) -> None:
    maker = fighting(war)
    report = maker.report("A", "2021-06-02")
    _break(maker, report, war, "It accused the other side of breaking it.")
    _break(maker, report, war, "It said shells fell at 13:10.", clock="13:10", act="shells")
    _break(maker, report, war, "It said shells fell at 15:40.", clock="15:40", act="shells")
    found = one(maker).violations
    assert [v.clock_from for v in found] == ["13:10", "15:40"]
    assert len(found[0].claim_ids) == 2


def test_a_breach_of_one_side_is_no_allegation_by_itself(war: War) -> None:
    maker = fighting(war)
    _break(maker, maker.report("A", "2021-06-02"), war, "It admitted firing first.", perpetrator=war.left)
    assert one(maker).violations == ()


def test_a_charge_that_names_nobody_is_of_the_other_of_two(war: War) -> None:
    maker = fighting(war)
    _break(maker, maker.report("A", "2021-06-02"), war, "It was broken, the office said.", perpetrator=None)
    (violation,) = one(maker).violations
    assert violation.accused in one(maker).parties and violation.accused != violation.accuser_side


def test_a_denial_in_another_report_is_of_the_same_days(war: War) -> None:
    maker = fighting(war)
    _break(maker, maker.report("A", "2021-06-02"), war, "The other side broke it.")
    denied: dict[str, Any] = {"by": war.right_office, "modality": "denied", "perpetrator": war.right}
    _break(maker, maker.report("B", "2021-06-03"), war, "We kept it.", **denied)
    found = one(maker)
    assert [v.denied_by for v in found.violations] == [(war.right_office.name,)]
    assert [(d.by, d.side) for d in found.denials] == [(war.right_office.name, found.violations[0].accused)]


def test_an_answer_just_after_the_charge_denies_it(war: War) -> None:
    maker = fighting(war)
    report = maker.report("A", "2021-06-02")
    _break(maker, report, war, "The other side broke it.")
    report.say("The office denied the charge.", by=war.right_office, act="deny")
    assert one(maker).violations[0].denied_by == (war.right_office.name,)


def test_a_monitor_confirms_and_one_that_cannot_verify_says_so(war: War) -> None:
    maker = fighting(war)
    report = maker.report("A", "2021-06-02")
    _break(maker, report, war, "Its gate was shelled.", at=war.town, act="shelled")
    _break(maker, maker.report("D", "2021-06-03"), war, "The gate was shelled.", by=MISSION, at=war.town, act="shelled")
    report.say("The Hillside Post could not verify the report.")
    found = one(maker)
    alleged = next(v for v in found.violations if v.accuser_side)
    assert {f.finding for f in alleged.found_by} == {"confirms", "not verified"}
    assert {(f.by, f.kind, f.finding) for f in found.findings} == {
        (MISSION.name, "monitor", "broken"),
        ("A", "outlet", "not verified"),
    }


def test_a_monitor_s_words_are_tied_to_the_place_that_they_name(war: War) -> None:
    maker = fighting(war)
    report = maker.report("A", "2021-06-02")
    _break(maker, report, war, "Its gate was shelled.", at=war.town, act="shelled")
    _break(maker, report, war, "It was broken nine times.", count=9)
    report.say(f"Monitors had found no evidence of shelling at {war.town.name}.", by=MISSION)
    assert {(v.count, tuple(f.finding for f in v.found_by)) for v in one(maker).violations} == {
        (None, ("denies",)),
        (9, ()),
    }


@pytest.mark.parametrize(("by", "listed"), [(None, "outlet"), (AID, "third party")])
def test_who_is_on_neither_side_and_names_nobody_accuses_nobody(war: War, by: Any, listed: str) -> None:
    maker = fighting(war)
    _break(maker, maker.report("A", "2021-06-02"), war, "It was broken many times.", perpetrator=None, by=by)
    found = one(maker)
    assert found.violations == ()
    assert [(f.kind, f.finding, f.of) for f in found.findings] == [(listed, "broken", None)]


@pytest.mark.parametrize("named", [True, False])
def test_another_country_s_politician_finds_nothing(war: War, named: bool) -> None:
    maker = fighting(war)
    accused = war.right if named else None
    _break(maker, maker.report("A", "2021-06-02"), war, "It was broken.", perpetrator=accused, by=ENVOY)
    found = one(maker)
    assert found.findings == ()
    assert [v.accuser for v in found.violations] == ([ENVOY.name] if named else [])


def test_another_country_s_politician_confirms_nothing(war: War) -> None:
    maker = fighting(war)
    _break(maker, maker.report("A", "2021-06-02"), war, "Its gate was shelled.", at=war.town, act="shelled")
    report = maker.report("D", "2021-06-03")
    _break(maker, report, war, "The gate was shelled.", by=ENVOY, at=war.town, act="shelled")
    assert [v.found_by for v in one(maker).violations if v.accuser_side] == [()]


def test_nothing_breaks_a_ceasefire_that_has_run_out(war: War) -> None:
    maker = fighting(war)
    _break(maker, maker.report("A", "2021-06-20"), war, "The other side broke it.", on="2021-06-19")
    assert one(maker).violations == ()


def test_an_extension_moves_its_end_and_founds_no_other(war: War) -> None:
    maker = fighting(war)
    told = maker.report("B", "2021-06-07").tell(
        "It was extended.", kind("extended"), on="2021-06-07", roles=_parties(war)
    )
    _with(maker, told, ends_on=day("2021-06-22"))
    _break(maker, maker.report("A", "2021-06-20"), war, "The other side broke it.", on="2021-06-19")
    found = one(maker)
    assert (found.effective_to, len(found.violations)) == (day("2021-06-22"), 1)
    assert [(e.on, e.until) for e in found.extensions] == [(day("2021-06-07"), day("2021-06-22"))]


@pytest.mark.parametrize(
    ("on", "clock", "number"), [("2021-06-02", "12:00", 2), ("2021-06-01", "13:00", 1), ("2021-06-02", "00:00", 2)]
)
def test_the_same_hour_of_the_next_day_is_another_ceasefire(war: War, on: str, clock: str, number: int) -> None:
    maker = fighting(war)
    maker.report("B", "2021-06-02").tell("A truce began.", kind("in force"), on=on, clock=clock, roles=_parties(war))
    assert len(maker.ceasefires()) == number


def test_midnight_told_of_either_day_is_one(war: War) -> None:
    maker = Maker()
    for outlet, on, clock in (("A", "2021-06-01", "24:00"), ("B", "2021-06-02", "00:00"), ("C", "2021-06-01", "23:59")):
        maker.report(outlet, "2021-06-02").tell("It began.", kind("in force"), on=on, clock=clock, roles=_parties(war))
    assert len(maker.ceasefires()) == 1


def test_a_state_s_ceasefires_with_two_groups_on_one_day_are_two() -> None:
    state = actor("Colombia", country="CO")
    groups = [actor(name, kind="armed_group", country="CO") for name in ("Northern Column", "River Front")]
    maker = Maker()
    for n, group in enumerate(groups):
        report = maker.report(f"Paper {n}", "2023-01-02")
        report.tell("They fought.", on="2022-12-01", perpetrator=state, target=group)
        report.tell("It took effect.", kind("in force"), on="2023-01-01", roles=[("party", state), ("party", group)])
    assert sorted(c.parties for c in maker.ceasefires()) == [
        ("Colombia", "Northern Column"),
        ("Colombia", "River Front"),
    ]


def test_an_undated_mention_is_of_the_ceasefire_of_its_passage(war: War) -> None:
    maker = fighting(war)
    for number, on in ((1, "2021-06-20"), (2, "2021-06-27")):
        report = maker.report("B", "2021-06-28")
        began = report.tell("One took effect.", kind("in force"), on=on, roles=_parties(war))
        told = report.tell("It was agreed in Vienna.", kind("agreed"))
        for event in (began, told):
            maker.events[maker.events.index(event)] = replace(event, terms=Terms(number))
    assert [len(c.event_ids) for c in maker.ceasefires()] == [1, 2, 2]


def test_hundreds_of_charges_of_one_day_are_each_kept(war: War) -> None:
    maker = fighting(war)
    for n in range(300):
        _break(maker, maker.report(f"Paper {n}", "2021-06-02"), war, f"Broken {n}.", count=n + 2)
    assert len(one(maker).violations) == 300
