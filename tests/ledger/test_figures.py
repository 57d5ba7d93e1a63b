"""Sequences of figures: what stands, what it replaced, and what brings nothing back. Numbers told over days in several wars."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from dateline.events.types import Toll
from dateline.grounding.types import Actor
from dateline.ledger.types import ClaimedToll, Incident
from tests.ledger.wars import AID, COLOMBIA, KARABAKH, TIGRAY, UKRAINE, WARS, War
from tests.making import Maker, actor

DAY = "2022-01-07"
PEOPLE = "people"
#: Each outlet has its own words: none copies another.
WORDED = {
    "A": "Figure {n}: at the market {number} were counted {words}, the office told its reporters.",
    "B": "Rescuers at stalls by the river had by then found {number} dead {words} (dispatch {n}).",
    "C": "{number} lives were lost beside the old fountain {words}, as heard in despatch {n} here.",
    "D": "Relatives buried {number} after what happened among the traders {words}, our desk ({n}) heard.",
}
every_war = pytest.mark.parametrize(
    "war", [v for w in WARS for v in (w, w.swapped())], ids=lambda w: f"{w.name} {w.left.name}"
)


@dataclass(frozen=True)
class Said:
    """A figure told: by which outlet, on which day, how many; of whom, and in which further words."""

    outlet: str
    on: str
    low: int
    high: int | None = -1
    group: str = PEOPLE
    words: str = ""
    background: bool = False
    own: bool = False
    more: bool = False
    since: str = ""
    by: Actor | None = None


def told(war: War, *figures: Said) -> Incident:
    maker = Maker()
    for n, said in enumerate(figures):
        high = said.low if said.high == -1 else said.high
        event = maker.report(said.outlet, f"2022-01-{said.on}").tell(
            WORDED[said.outlet].format(n=n, number=said.low, words=said.words),
            at=war.town, on=DAY, killed=(said.low, high), background=said.background,
            by=None if said.own else said.by or war.left_office,
        )  # fmt: skip
        toll = Toll("killed", said.group, said.low, high, False, "", 0, 1, more=said.more, since=said.since)
        maker.events[-1] = replace(event, tolls=(toll,))
    return maker.incident()


def office(incident: Incident, war: War) -> ClaimedToll:
    return next(c for c in incident.claimants if c.claimant == war.left_office.name)


def became(claimed: ClaimedToll) -> list[tuple[int | None, str]]:
    return [(e.killed_low, e.became) for e in claimed.history]


@every_war
def test_a_toll_that_grows_keeps_every_step(war: War) -> None:
    claimed = office(told(war, Said("A", "08", 5), Said("A", "09", 7), Said("B", "10", 7), Said("A", "11", 10)), war)
    assert (claimed.killed_low, claimed.killed_high) == (10, 10)
    assert became(claimed) == [(5, "raised"), (7, "repeated"), (7, "raised")]
    assert len(claimed.superseded) == 3


@every_war
@pytest.mark.parametrize(
    "words",
    [
        "after the toll was revised down from 24",
        "(a corrected figure)",
        "fewer than first said",
        "as some were counted twice",
    ],
)
@pytest.mark.parametrize("on", ["08", "10"])
def test_a_correction_downwards_stands_and_takes_the_higher_one_back(war: War, words: str, on: str) -> None:
    incident = told(war, Said("A", "08", 24), Said("B", on, 21, words=words))
    assert office(incident, war).killed_low == 21
    assert became(office(incident, war)) == [(24, "lowered")]
    assert (incident.killed_low, incident.killed_high) == (21, 21)


@every_war
def test_a_lower_figure_of_a_later_day_is_a_later_figure(war: War) -> None:
    incident = told(war, Said("A", "08", 24), Said("A", "09", 21))
    assert (office(incident, war).killed_low, incident.killed_low, incident.killed_high) == (21, 21, 21)


@every_war
@pytest.mark.parametrize("low, high", [(9, 9), (9, None)])
def test_an_old_figure_told_again_by_another_outlet_brings_nothing_back(war: War, low: int, high: int | None) -> None:
    incident = told(war, Said("A", "08", 9), Said("A", "09", 12), Said("B", "15", low, high))
    claimed = office(incident, war)
    assert claimed.killed_low == 12
    assert became(claimed) == [(9, "raised"), (9, "out of date")]
    assert (incident.killed_low, incident.killed_high) == (12, 12)


@every_war
def test_an_outlet_s_own_words_a_week_later_bring_nothing_back(war: War) -> None:
    incident = told(war, Said("A", "08", 9), Said("A", "09", 12), Said("B", "16", 9, None, own=True))
    assert (incident.killed_low, incident.killed_high) == (12, 12)


@every_war
def test_background_that_is_lower_replaces_nothing_but_the_final_toll_does(war: War) -> None:
    assert office(told(war, Said("A", "08", 12), Said("A", "16", 8, background=True)), war).killed_low == 12
    assert office(told(war, Said("A", "08", 12), Said("A", "16", 15, background=True)), war).killed_low == 15


@every_war
@pytest.mark.parametrize("group", ["child", "woman", "soldier", "civilian", "medic"])
def test_a_part_never_replaces_the_whole(war: War, group: str) -> None:
    incident = told(war, Said("A", "08", 12), Said("A", "09", 3, group=group))
    assert office(incident, war).killed_low == 12
    assert became(office(incident, war)) == [(3, "a part")]
    assert incident.killed_low == 12


@every_war
def test_the_whole_replaces_a_part(war: War) -> None:
    incident = told(war, Said("A", "08", 3, group="child"), Said("A", "09", 12))
    assert (office(incident, war).killed_low, incident.killed_low) == (12, 12)
    assert became(office(incident, war)) == [(3, "a part")]


@every_war
def test_another_outlet_s_part_is_no_low(war: War) -> None:
    incident = told(war, Said("A", "08", 12), Said("B", "08", 3, group="child", by=AID))
    assert (incident.killed_low, incident.killed_high) == (12, 12)


@every_war
def test_more_bodies_are_no_new_toll(war: War) -> None:
    incident = told(war, Said("A", "08", 12), Said("A", "09", 2, more=True))
    assert office(incident, war).killed_low == 12


@every_war
def test_a_total_since_a_day_is_no_toll_of_it(war: War) -> None:
    incident = told(war, Said("A", "08", 12), Said("A", "09", 140, since="since the war began"))
    assert (incident.killed_low, incident.killed_high) == (12, 12)


@every_war
def test_two_claimants_each_keep_their_own_history(war: War) -> None:
    incident = told(
        war,
        Said("A", "08", 5),
        Said("B", "08", 2, by=war.right_office),
        Said("A", "09", 9),
        Said("B", "09", 3, by=war.right_office),
    )
    assert {c.claimant: (c.killed_low, became(c)) for c in incident.claimants} == {
        war.left_office.name: (9, [(5, "raised")]),
        war.right_office.name: (3, [(2, "raised")]),
    }
    assert (incident.killed_low, incident.killed_high) == (3, 9)


@pytest.mark.parametrize("war", [UKRAINE, TIGRAY, COLOMBIA, KARABAKH], ids=lambda w: w.name)
def test_each_figure_has_a_grade_of_its_own(war: War) -> None:
    maker = Maker()
    for n in range(2):
        maker.report("Archive", "2022-01-02").tell(
            f"Post {n} was hit.", on=f"2022-01-0{n + 1}", perpetrator=war.right, target=war.left
        )
    for n, (outlet, number, by) in enumerate(
        (("A", 12, war.left_office), ("B", 12, AID), ("C", 40, war.left), ("D", 40, war.left))
    ):
        maker.report(outlet, "2022-01-08").tell(
            WORDED[outlet].format(n=n, number=number, words=""),
            at=war.town,
            on=DAY,
            killed=number,
            by=by,
            perpetrator=war.right,
        )
    incident = max(maker.add_up().ledger.incidents, key=lambda i: len(i.reports))
    grades = {c.claimant: (c.grade, len(c.origins)) for c in incident.claimants}
    assert grades[war.left_office.name] == grades[AID.name] == ("corroborated", 2)
    assert grades[war.left.name] == ("one-sided", 2)
    reason = next(c.grade_reason for c in incident.claimants if c.claimant == war.left.name)
    assert reason.startswith("Two reports, two origins (C, D), all of one side")


def test_a_claimant_without_a_figure_has_no_grade() -> None:
    maker = Maker()
    maker.report("A", "2022-01-08").tell("The market was hit.", at=UKRAINE.town, on=DAY, by=UKRAINE.left_office)
    assert [(c.grade, c.origins) for c in maker.incident().claimants] == [(None, ())]


def test_the_order_of_reading_changes_no_history() -> None:
    maker = Maker()
    speaker = actor("Health Directorate", kind="government", country="UA")
    for n, number in enumerate((9, 12, 9, 11)):
        maker.report(f"Paper {n}", f"2022-01-{8 + n:02}").tell(
            f"{number} died, it said ({n}).", at=UKRAINE.town, on=DAY, killed=number, by=speaker
        )
    one, other = (maker.add_up(reverse=r).ledger.incidents for r in (False, True))
    assert one == other
