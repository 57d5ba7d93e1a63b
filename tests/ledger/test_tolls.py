from __future__ import annotations

import pytest

from dateline.events.types import Toll, TollKind
from dateline.linking.incidents.mentions import total
from tests.making import Maker, actor, place

TOWN = place("Mekelle", "ET", 13.49, 39.47)
HOSPITAL = actor("hospital director", kind="unnamed", country="ET")
OFFICE = actor("regional office", kind="unnamed", country="ET")
DAY = "2022-01-07"


def toll(
    kind: TollKind, low: int | None, high: int | None, *, group: str = "people", part_of: bool = False, word: str = ""
) -> Toll:
    return Toll(kind, group, low, high, False, "", 0, 1, word, part_of)


@pytest.mark.parametrize(
    ("tolls", "whole"),
    [
        ([toll("killed", 13, 13), toll("killed", 3, 3, group="child", part_of=True)], (13, 13)),
        ([toll("killed", 2, 2, group="soldier"), toll("killed", 3, 3, group="civilian")], (5, 5)),
        ([toll("killed", 4, 4), toll("killed", 4, 4)], (4, 4)),
        ([toll("killed", 5, None)], (5, None)),
        ([toll("killed", None, 9)], (None, 9)),
        ([toll("killed", None, None, word="scores")], None),
        ([toll("injured", 7, 7)], None),
        ([], None),
        ([toll("killed", 0, 0)], (0, 0)),
    ],
)
def test_the_whole_toll_of_an_event(tolls: list[Toll], whole: tuple[int | None, int | None] | None) -> None:
    assert total(tolls, "killed") == whole


def test_a_later_figure_supersedes_the_same_claimant_s_and_the_history_is_kept() -> None:
    maker = Maker()
    claims = [
        maker.report("Lake Times", on).tell(f"{n} died in the strike.", at=TOWN, on=DAY, killed=n, by=HOSPITAL).claim_id
        for on, n in (("2022-01-08", 17), ("2022-01-09", 19), ("2022-01-11", 59))
    ]
    incident = maker.incident()
    (claimed,) = incident.claimants
    assert (claimed.killed_low, claimed.killed_high) == (59, 59)
    assert claimed.claim_id == claims[2] and claimed.superseded == (claims[0], claims[1])
    assert (incident.killed_low, incident.killed_high) == (59, 59)


def test_tolls_of_one_day_are_counted_upwards() -> None:
    maker = Maker()
    for n in (9, 5, 7):
        maker.report("Lake Times", DAY).tell(f"{n} died in the strike.", at=TOWN, on=DAY, killed=n, by=HOSPITAL)
    assert maker.incident().claimants[0].killed_low == 9


def test_quarrelling_claimants_leave_a_range_and_no_mean() -> None:
    maker = Maker()
    maker.report("Lake Times", DAY).tell("56 died in the strike.", at=TOWN, on=DAY, killed=56, by=HOSPITAL)
    maker.report("Gulf Desk", DAY).tell("Two died in the strike.", at=TOWN, on=DAY, killed=2, by=OFFICE)
    incident = maker.incident()
    assert (incident.killed_low, incident.killed_high) == (2, 56)
    assert {c.killed_low for c in incident.claimants} == {2, 56}


def test_an_origin_that_never_heard_the_later_figure_keeps_its_own() -> None:
    maker = Maker()
    maker.report("Lake Times", "2022-01-08").tell(
        "Seven died, the director said.", at=TOWN, on=DAY, killed=7, by=HOSPITAL
    )
    maker.report("Gulf Desk", "2022-01-09").tell(
        "Ten died, the director said.", at=TOWN, on=DAY, killed=10, by=HOSPITAL
    )
    incident = maker.incident()
    assert (incident.killed_low, incident.killed_high) == (7, 10)
    assert incident.claimants[0].killed_low == 10


def test_an_outlet_s_own_early_figure_gives_way_to_what_it_quotes_later() -> None:
    maker = Maker()
    maker.report("Lake Times", "2022-01-08").tell("Five died in the strike.", at=TOWN, on=DAY, killed=5)
    maker.report("Lake Times", "2022-01-09").tell(
        "Ten died, the director said.", at=TOWN, on=DAY, killed=10, by=HOSPITAL
    )
    incident = maker.incident()
    assert (incident.killed_low, incident.killed_high) == (10, 10)


def test_a_denied_toll_does_not_count() -> None:
    maker = Maker()
    maker.report("Lake Times", DAY).tell("19 died in the strike.", at=TOWN, on=DAY, killed=19, by=HOSPITAL)
    maker.report("Gulf Desk", DAY).tell(
        "Nobody died, it said.", at=TOWN, on=DAY, killed=0, by=OFFICE, modality="denied"
    )
    assert maker.incident().killed_low == 19


def test_no_casualties_is_a_figure() -> None:
    maker = Maker()
    maker.report("Lake Times", DAY).tell("Nobody was hurt in the strike.", at=TOWN, on=DAY, killed=0, injured=0)
    incident = maker.incident()
    assert (incident.killed_low, incident.killed_high, incident.injured_low) == (0, 0, 0)


def test_a_vague_word_is_no_number() -> None:
    maker = Maker()
    maker.report("Lake Times", DAY).tell("Scores died in the strike.", at=TOWN, on=DAY, killed=(None, None))
    incident = maker.incident()
    assert (incident.killed_low, incident.killed_high) == (None, None)


def test_an_open_end_stays_open() -> None:
    maker = Maker()
    maker.report("Lake Times", DAY).tell("At least 17 died in the strike.", at=TOWN, on=DAY, killed=(17, None))
    incident = maker.incident()
    assert (incident.killed_low, incident.killed_high) == (17, None)


def test_killed_and_injured_are_followed_apart() -> None:
    maker = Maker()
    maker.report("Lake Times", "2022-01-08").tell(
        "17 died, 40 were hurt.", at=TOWN, on=DAY, killed=17, injured=40, by=HOSPITAL
    )
    maker.report("Lake Times", "2022-01-09").tell("19 have died.", at=TOWN, on=DAY, killed=19, by=HOSPITAL)
    (claimed,) = maker.incident().claimants
    assert (claimed.killed_low, claimed.injured_low) == (19, 40)


def test_a_headline_s_officials_are_the_speaker_whom_the_report_names() -> None:
    maker = Maker()
    ministry = actor("Ministry of Health of Ethiopia", country="ET")
    report = maker.report("Lake Times", DAY)
    report.tell("Strike kills 17, officials say", at=TOWN, on=DAY, killed=17, by=actor("officials", kind="unnamed"))
    report.tell(
        "The ministry said that 17 had died and 40 were hurt.", at=TOWN, on=DAY, killed=17, injured=40, by=ministry
    )
    parties = {"perpetrator": actor("Ethiopia", country="ET"), "target": actor("Eritrea", country="ER")}
    report.tell("It was loud.", at=TOWN, on=DAY, **parties)
    assert "officials" not in {c.claimant for c in maker.incident().claimants}
