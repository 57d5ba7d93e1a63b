"""What linking does with reports that name hundreds of places, carry wrong dates, or tell of days of fighting."""

from __future__ import annotations

from dataclasses import replace

from dateline.linking.copies import find_origins
from dateline.linking.incidents.link import link_incidents
from tests.linking.test_incidents import ARMENIA, ARMY, GANJA, KHARKIV, OMDURMAN, clusters, together
from tests.making import ATTACK, CLASH, Maker, actor, place

CONVOY, BARRACKS = actor("convoy", kind="unnamed"), actor("barracks", kind="unnamed")


def test_a_report_that_names_300_places_tells_of_300_incidents() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2023-05-02")
    told = [
        report.tell(f"Shells fell on hamlet {n}.", at=place(f"Hamlet {n}", "SD", 10 + n * 0.01, 30.0), on="2023-05-01")
        for n in range(300)
    ]
    report.tell("Houses burned elsewhere.", ATTACK, on="2023-05-01")
    assert {frozenset({e.event_id}) for e in told} <= clusters(maker)


def test_another_report_of_one_of_the_300_places_finds_it() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2023-05-02")
    towns = [place(f"Hamlet {n}", "SD", 10 + n * 0.01, 30.0) for n in range(300)]
    told = [report.tell(f"Shells fell on hamlet {n}.", at=at, on="2023-05-01", killed=3) for n, at in enumerate(towns)]
    other = maker.report("Lake Times", "2023-05-03").tell("Three died.", at=towns[123], on="2023-05-01", killed=3)
    assert frozenset({told[123].event_id, other.event_id}) in clusters(maker)


def test_a_report_with_a_wrong_date_stays_alone_and_moves_no_other() -> None:
    maker = Maker()
    right = [
        maker.report(source, "2022-03-02").tell("A strike killed 21.", at=KHARKIV, on="2022-03-01", killed=21)
        for source in ("North Wire", "Lake Times", "Gulf Desk")
    ]
    wrong = maker.report("Old Paper", "2012-03-02").tell("Some 21 died.", at=KHARKIV, on="2012-03-01", killed=21)
    assert together(maker, *right)
    assert frozenset({wrong.event_id}) in clusters(maker)


def test_days_of_battle_are_as_many_incidents() -> None:
    maker = Maker()
    days = [f"2023-05-{n:02}" for n in range(1, 8)]
    told = [
        maker.report("North Wire", day).tell("Troops fought in the city.", CLASH, at=OMDURMAN, on=day, perpetrator=ARMY)
        for day in days
    ]
    found = [cluster for cluster in clusters(maker) if cluster & {e.event_id for e in told}]
    assert len(found) == len(days)


def test_villages_shelled_one_after_another_along_a_road_are_not_one_place() -> None:
    maker = Maker()
    road = [place(f"Village {n}", "SD", 15 + n * 0.09, 32.0) for n in range(6)]
    told = [
        maker.report(f"Outlet {n}", "2023-05-02").tell("Shells fell; two died.", at=at, on="2023-05-01", killed=2)
        for n, at in enumerate(road)
    ]
    assert not together(maker, told[0], told[2])
    assert not together(maker, told[0], told[-1])


def test_a_town_in_one_report_and_its_province_in_another_are_one_by_their_toll() -> None:
    maker = Maker()
    province = place("Khartoum", "SD", 15.8, 32.6, admin1="Khartoum", feature="region")
    a = maker.report("North Wire", "2023-05-02").tell("Nine died.", at=OMDURMAN, on="2023-05-01", killed=9)
    b = maker.report("Lake Times", "2023-05-02").tell(
        "Nine people were killed.", at=province, where_prec=4, on="2023-05-01", killed=9
    )
    assert together(maker, a, b)


def test_what_a_report_tells_of_the_only_attack_that_day_needs_no_place() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2020-10-05")
    first = report.tell("Gunmen opened fire at an office.", ATTACK, at=GANJA, on="2020-10-04", killed=4)
    later = report.tell("The man walked in and began shooting.", ATTACK, on="2020-10-04", by=ARMENIA)
    assert together(maker, first, later)


def test_where_a_report_tells_of_two_places_an_unplaced_attack_is_of_neither() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2020-10-05")
    report.tell("Gunmen opened fire at an office.", ATTACK, at=GANJA, on="2020-10-04", killed=4)
    report.tell("Gunmen killed a guard.", ATTACK, at=KHARKIV, on="2020-10-04", killed=1)
    later = report.tell("The man walked in and began shooting.", ATTACK, on="2020-10-04")
    pile = maker.pile()
    assert [c for c in link_incidents(pile, find_origins(pile))[0] if c.event_ids == (later.event_id,)]


def test_one_sentence_that_tells_of_an_exchange_of_fire_tells_of_one_incident() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2014-03-31")
    a = report.tell("The two armies exchanged artillery fire across the sea border.", CLASH, on="2014-03-31")
    b = report.tell("The two armies exchanged artillery fire across the sea border.", on="2014-03-31")
    one = maker.events.index(b)
    maker.events[one] = b = replace(b, claim_id=a.claim_id)
    assert together(maker, a, b)


def test_one_sentence_that_tells_of_two_things_hit_tells_of_two() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2014-03-31")
    told = "Rebels ambushed a convoy and shelled a barracks."
    a = report.tell(told, CLASH, on="2014-03-31", target=CONVOY)
    b = report.tell(told, on="2014-03-31", target=BARRACKS)
    maker.events[maker.events.index(b)] = b = replace(b, claim_id=a.claim_id)
    assert not together(maker, a, b)
