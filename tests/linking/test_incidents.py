from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.events.types import Event
from dateline.grounding.types import Actor
from dateline.linking.copies import find_origins
from dateline.linking.incidents.cluster import Members
from dateline.linking.incidents.link import link_incidents
from dateline.linking.incidents.mentions import Mention, find_mentions
from dateline.linking.incidents.whereabouts import place_relation
from tests.making import ATTACK, CLASH, DRONE, SHELLING, Maker, actor, place

UKRAINE, RUSSIA = actor("Ukraine", country="UA"), actor("Russia", kind="military", country="RU")
ARMENIA, AZERBAIJAN = actor("Armenia", country="AM"), actor("Azerbaijan", country="AZ")
ARMY = actor("Sudanese Armed Forces", kind="military", country="SD")
RSF = actor("Rapid Support Forces", kind="armed_group", country="SD")
GOVERNOR = actor("governor's office", country="UA")

KHARKIV = place("Kharkiv", "UA", 49.99, 36.23, admin1="Kharkiv")
CHUHUIV = place("Chuhuiv", "UA", 49.84, 36.69, admin1="Kharkiv")
KHARKIV_REGION = place("Kharkiv Oblast", "UA", 49.6, 36.5, admin1="Kharkiv", feature="admin1")
ODESA = place("Odesa", "UA", 46.48, 30.73, admin1="Odesa")
GANJA = place("Ganja", "AZ", 40.68, 46.36)
KANBALU = place("Kanbalu", "MM", 23.2, 95.5, admin1="Sagaing Region")
SAGAING = place("Sagaing", "MM", 23.5, 95.5, feature="region")
FRONT = place("Line of Control", "IN", 34.0, 74.0, feature="line")
OMDURMAN = place("Omdurman", "SD", 15.64, 32.48, admin1="Khartoum")
KHARTOUM = place("Khartoum", "SD", 15.55, 32.53, admin1="Khartoum")
SUDAN = place("Sudan", "SD", 16.0, 30.0, feature="country")
RIVER_A, RIVER_B = place("Kosti", "SD", 13.16, 32.66), place("Kosti", "UA", 48.0, 33.0)


def clusters(maker: Maker) -> set[frozenset[str]]:
    pile = maker.pile()
    return {frozenset(c.event_ids) for c in link_incidents(pile, find_origins(pile))[0]}


def together(maker: Maker, *events: Event) -> bool:
    """Whether these events are in one cluster."""
    ids = {e.event_id for e in events}
    return any(ids <= cluster for cluster in clusters(maker))


def test_one_town_one_day_one_kind_is_one_incident() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2022-03-02").tell("Shells hit a market in Kharkiv.", at=KHARKIV, on="2022-03-01")
    b = maker.report("Lake Times", "2022-03-03").tell(
        "A bazaar came under fire in Kharkiv.", at=KHARKIV, on="2022-03-01"
    )
    assert together(maker, a, b)


@pytest.mark.parametrize(
    ("where", "first", "second"),
    [
        (GANJA, "2020-10-04", "2020-10-11"),
        (KHARKIV, "2022-03-01", "2022-03-08"),
        (OMDURMAN, "2023-05-01", "2023-05-03"),
    ],
)
def test_two_attacks_on_one_city_days_apart_stay_two(where: object, first: str, second: str) -> None:
    maker = Maker()
    assert isinstance(where, type(GANJA))
    report = maker.report("North Wire", second)
    a = report.tell("A missile struck the city and killed five.", at=where, on=first, killed=5)
    b = report.tell("A missile struck the city and killed five again.", at=where, on=second, killed=5)
    assert not together(maker, a, b)


def test_an_undated_mention_does_not_chain_two_attacks() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2022-03-02").tell("Shells hit the market in Kharkiv.", at=KHARKIV, on="2022-03-01")
    b = maker.report("North Wire", "2022-03-09").tell("Shells hit the market in Kharkiv.", at=KHARKIV, on="2022-03-08")
    maker.report("Lake Times", "2022-03-20").tell("Shells hit the market in Kharkiv.", at=KHARKIV)
    assert not together(maker, a, b)


def test_an_undated_mention_that_fits_two_attacks_alike_joins_neither() -> None:
    maker = Maker()
    maker.report("North Wire", "2022-03-02").tell(
        "A strike hit the power plant.", at=KHARKIV, on="2022-03-01", killed=7
    )
    maker.report("Lake Times", "2022-03-09").tell(
        "A strike hit the power plant.", at=KHARKIV, on="2022-03-08", killed=7
    )
    c = maker.report("Gulf Desk", "2022-03-20").tell("A strike hit the plant, killing seven.", at=KHARKIV, killed=7)
    assert frozenset({c.event_id}) in clusters(maker)


def test_an_undated_mention_joins_the_one_attack_with_its_toll() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2022-03-02").tell("A strike killed 31.", at=KHARKIV, on="2022-03-01", killed=31)
    maker.report("Lake Times", "2022-03-09").tell("A strike killed two.", at=KHARKIV, on="2022-03-08", killed=2)
    c = maker.report("Gulf Desk", "2022-03-20").tell("Thirty-one died in the strike.", at=KHARKIV, killed=31)
    assert together(maker, a, c)


def test_a_toll_that_grows_is_one_incident() -> None:
    maker = Maker()
    told = [
        maker.report("North Wire", "2020-10-11").tell(
            f"A missile hit a house in Ganja; {n} died.", at=GANJA, on="2020-10-11", killed=n, by=AZERBAIJAN
        )
        for n in (5, 7, 9, 10)
    ]
    assert together(maker, *told)


def test_two_tolls_from_one_teller_in_one_report_are_two_incidents() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2022-03-02")
    a = report.tell("A morning strike killed four in Kharkiv.", at=KHARKIV, on="2022-03-01", killed=4, by=GOVERNOR)
    b = report.tell("An evening strike killed nine in Kharkiv.", at=KHARKIV, on="2022-03-01", killed=9, by=GOVERNOR)
    assert not together(maker, a, b)


def test_an_aggregate_is_never_one_of_the_incidents_that_it_counts() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2020-10-11").tell("A missile hit Ganja.", at=GANJA, on="2020-10-11", killed=10)
    b = maker.report("Lake Times", "2020-10-20").tell(
        "In two attacks on Ganja some two dozen died.", at=GANJA, killed=24, aggregate=True, count=2
    )
    assert not together(maker, a, b)
    pile = maker.pile()
    assert [c.aggregate for c in link_incidents(pile, find_origins(pile))[0] if b.event_id in c.event_ids] == [True]


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (KHARKIV, ODESA, False),
        (OMDURMAN, KHARTOUM, True),  # 12 km apart: names of one city's parts
        (RIVER_A, RIVER_B, False),  # two towns of one name
        (KHARKIV, KHARKIV_REGION, True),
        (KANBALU, SAGAING, True),
        (GANJA, FRONT, False),
        (ODESA, KHARKIV_REGION, False),
        (KHARKIV, CHUHUIV, False),
    ],
)
def test_places_decide(left: object, right: object, one: bool) -> None:
    maker = Maker()
    assert isinstance(left, type(GANJA)) and isinstance(right, type(GANJA))
    a = maker.report("North Wire", "2023-05-02").tell("Shells fell on Monday.", at=left, on="2023-05-01", killed=6)
    prec = 4 if right.feature in ("admin1", "region", "line") else 1
    b = maker.report("Lake Times", "2023-05-02").tell(
        "There was shelling on Monday.", at=right, on="2023-05-01", killed=6, where_prec=prec
    )
    assert together(maker, a, b) is one


def test_near_a_town_is_the_town() -> None:
    maker = Maker()
    near = place("Pisochyn", "UA", 49.95, 36.10, admin1="Kharkiv")
    a = maker.report("North Wire", "2022-03-02").tell("Shells hit a farm.", at=KHARKIV, on="2022-03-01", where_prec=2)
    b = maker.report("Lake Times", "2022-03-02").tell("Shells hit a farm.", at=near, on="2022-03-01")
    assert together(maker, a, b)


def test_two_towns_named_by_one_report_are_two_places_however_near() -> None:
    maker = Maker()
    near = place("Pisochyn", "UA", 49.98, 36.20, admin1="Kharkiv")
    report = maker.report("North Wire", "2022-03-02")
    a = report.tell("Shells hit a clinic and killed one in Kharkiv.", at=KHARKIV, on="2022-03-01", killed=1)
    b = report.tell("Shells hit a farm and killed one in Pisochyn.", at=near, on="2022-03-01", killed=1)
    assert not together(maker, a, b)


def test_two_spots_named_by_one_report_are_two_where_no_gazetteer_has_one_of_them() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2022-03-02")
    report.tell("Shells hit a clinic and killed ten in Kharkiv.", at=KHARKIV, on="2022-03-01", killed=10)
    report.tell("Shells hit a farm and killed ten in Lower Burch.", at=ODESA, on="2022-03-01", killed=10)
    pile = maker.pile()
    town, farm = sorted(find_mentions(pile, find_origins(pile)), key=lambda m: m.place_key != KHARKIV.place_id)
    farm = replace(farm, place=None, place_key="Lower Burch")
    assert place_relation(town, farm) == "apart"
    assert place_relation(town, replace(farm, report_id="another")) == "unknown"
    assert place_relation(town, replace(farm, place_key="Kharkiv airport")) == "unknown"


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (SHELLING, SHELLING, True),
        (SHELLING, ATTACK, True),
        (SHELLING, DRONE, True),
        (SHELLING, CLASH, True),
        (SHELLING, ("Violence against civilians", "Abduction/forced disappearance"), False),
        (SHELLING, ("Riots", "Mob violence"), False),
        (CLASH, ("Violence against civilians", "Sexual violence"), False),
    ],
)
def test_kinds_of_violence_that_reports_use_for_one_another(
    left: tuple[str, str], right: tuple[str, str], one: bool
) -> None:
    maker = Maker()
    where = {"at": OMDURMAN, "on": "2023-05-01", "perpetrator": RSF}
    a = maker.report("North Wire", "2023-05-02").tell("Three people died in Ombada.", left, **where, killed=3)  # type: ignore[arg-type]
    b = maker.report("Lake Times", "2023-05-02").tell("In Ombada three were killed.", right, **where, killed=3)  # type: ignore[arg-type]
    assert together(maker, a, b) is one


def test_a_night_attack_dated_by_either_day_is_one_if_its_toll_is() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2020-10-17").tell("A strike killed 13.", at=GANJA, on="2020-10-16", killed=13)
    b = maker.report("Lake Times", "2020-10-17").tell("A strike killed 13.", at=GANJA, on="2020-10-17", killed=13)
    assert together(maker, a, b)


def test_attacks_on_two_days_running_are_two() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2020-10-04").tell(
        "Rockets hit Ganja.", at=GANJA, on="2020-10-04", perpetrator=ARMENIA
    )
    b = maker.report("Lake Times", "2020-10-05").tell(
        "Rockets hit Ganja.", at=GANJA, on="2020-10-05", perpetrator=ARMENIA
    )
    assert not together(maker, a, b)


def test_two_perpetrators_named_for_one_attack_leave_it_one() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2023-05-02").tell(
        "The army shelled the hospital.", at=OMDURMAN, on="2023-05-01", perpetrator=ARMY, killed=8, by=RSF
    )
    b = maker.report("Lake Times", "2023-05-02").tell(
        "The RSF shelled the hospital.", at=OMDURMAN, on="2023-05-01", perpetrator=RSF, killed=8, by=ARMY
    )
    assert together(maker, a, b)


def test_one_teller_who_accuses_two_in_one_report_tells_of_two() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2023-05-02")
    a = report.tell("The army shelled Omdurman.", at=OMDURMAN, on="2023-05-01", perpetrator=ARMY)
    b = report.tell("The RSF shelled Omdurman.", at=OMDURMAN, on="2023-05-01", perpetrator=RSF)
    assert not together(maker, a, b)


def test_a_denial_is_of_the_incident_that_it_denies() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2022-03-02").tell(
        "Russian shells hit Kharkiv.", at=KHARKIV, on="2022-03-01", perpetrator=RUSSIA
    )
    b = maker.report("Lake Times", "2022-03-02").tell(
        "Russia denied it.", at=KHARKIV, on="2022-03-01", perpetrator=RUSSIA, modality="denied", by=RUSSIA
    )
    assert together(maker, a, b)


@pytest.mark.parametrize("modality", ["demanded", "promised", "threatened", "hypothetical"])
def test_what_has_not_happened_is_no_mention(modality: str) -> None:
    maker = Maker()
    maker.report("North Wire", "2022-03-02").tell("They would shell Kharkiv.", at=KHARKIV, modality=modality)  # type: ignore[arg-type]
    assert clusters(maker) == set()


def test_a_report_comes_back_to_its_incident_without_the_place() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2022-03-02")
    a = report.tell("A rocket hit a school in Kharkiv, killing three.", at=KHARKIV, on="2022-03-01", killed=3)
    b = report.tell("The rocket was fired by Russian forces.", on="2022-03-01", perpetrator=RUSSIA)
    assert together(maker, a, b)


def test_another_speaker_s_unplaced_event_of_that_day_is_another() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2022-03-02")
    a = report.tell("Rockets killed three.", at=KHARKIV, on="2022-03-01", killed=3, by=GOVERNOR)
    b = report.tell("Its guns downed two drones.", CLASH, on="2022-03-01", by=RUSSIA, perpetrator=RUSSIA)
    assert not together(maker, a, b)


def test_a_late_report_of_the_last_toll_finds_its_incident_without_the_place() -> None:
    maker = Maker()
    on = "2020-10-11"
    first = maker.report("North Wire", on).tell("A missile killed five.", at=GANJA, on=on, killed=5, by=AZERBAIJAN)
    maker.report("North Wire", "2020-10-12").tell("Ten have died in Ganja.", at=GANJA, on=on, killed=10, by=AZERBAIJAN)
    late = maker.report("North Wire", "2020-10-17").tell("The attack of that day killed ten.", ATTACK, on=on, killed=10)
    other = maker.report("Lake Times", "2020-10-17").tell("An attack that day killed 31.", ATTACK, on=on, killed=31)
    assert together(maker, first, late)
    assert not together(maker, first, other)


def test_a_copy_goes_where_its_original_went() -> None:
    maker = Maker()
    sentence = "Rockets fell on the village hall where families had gathered for a wedding late in the evening."
    a = maker.report("North Wire", "2022-03-02").tell(sentence, at=KHARKIV, on="2022-03-01")
    b = maker.report("Lake Times", "2022-03-03").tell(sentence, at=KHARKIV)
    assert together(maker, a, b)


def test_a_wide_place_alone_ties_nothing() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2023-05-02").tell("Soldiers fired.", CLASH, at=SUDAN, on="2023-05-01", where_prec=6)
    b = maker.report("Lake Times", "2023-05-02").tell(
        "Guns were heard.", CLASH, at=SUDAN, on="2023-05-01", where_prec=6
    )
    assert not together(maker, a, b)


def test_an_unplaced_outbreak_of_one_day_is_one() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2020-09-28").tell("Clashes erupted on Sunday.", CLASH, on="2020-09-27")
    b = maker.report("Lake Times", "2020-10-05").tell("Fighting began on Sept. 27.", CLASH, on="2020-09-27")
    assert together(maker, a, b)


def test_recent_events_reach_back_from_the_day_of_publication() -> None:
    maker = Maker()
    a = maker.report("North Wire", "2022-03-02").tell("A strike killed 21.", at=KHARKIV, on="2022-02-28", killed=21)
    b = maker.report("Lake Times", "2022-03-02").tell(
        "A strike killed 21.", at=KHARKIV, on=("2022-03-01", "2022-03-02"), killed=21, rule="recent: publication"
    )
    assert together(maker, a, b)


def test_each_link_says_what_was_compared() -> None:
    maker = Maker()
    maker.report("North Wire", "2022-03-02").tell("Shells hit a market.", at=KHARKIV, on="2022-03-01", killed=5)
    maker.report("Lake Times", "2022-03-03").tell("Shells hit a bazaar.", at=KHARKIV, on="2022-03-01", killed=5)
    pile = maker.pile()
    (link,) = link_incidents(pile, find_origins(pile))[1]
    assert {"prior", "place", "date", "type", "killed"} <= {c.field for c in link.comparisons}
    assert link.score == pytest.approx(sum(c.weight for c in link.comparisons))
    assert link.score > 0


def test_the_order_of_reading_changes_nothing() -> None:
    maker = Maker()
    for n in range(12):
        maker.report(f"Outlet {n % 5}", f"2022-03-{n % 4 + 2:02}").tell(
            f"Shells hit street number {n} in the town.",
            at=(KHARKIV, ODESA)[n % 2],
            on=f"2022-03-{n % 3 + 1:02}" if n % 5 else None,
            killed=n % 4 or None,
        )
    forward, backward = maker.pile(), maker.pile(reverse=True)
    assert link_incidents(forward, find_origins(forward)) == link_incidents(backward, find_origins(backward))


def test_cost_grows_with_the_pile_and_not_with_its_square(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = []
    admits = Members.admits

    def counting(cluster: Members, mention: Mention) -> bool:
        counted.append(1)
        return admits(cluster, mention)

    monkeypatch.setattr(Members, "admits", counting)
    counts = []
    for size in (200, 800):
        maker = Maker()
        for n in range(size):
            town = place(f"Town {n % 40}", "SD", 10 + n % 40 / 4, 30.0)
            maker.report(f"Outlet {n % 7}", "2023-06-30").tell(
                f"Shells fell near well {n}.", at=town, on=f"2023-{n // 200 + 5:02}-{n // 8 % 25 + 1:02}", killed=n % 9
            )
        counted.clear()
        clusters(maker)
        counts.append(len(counted))
    assert 0 < counts[1] < 4 * counts[0] * 1.5


def test_fighters_who_fell_and_patients_who_were_shelled_are_two_incidents() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2023-05-17")
    report.tell("Troops killed 52 rebels around Omdurman.", CLASH, by=ARMY, at=OMDURMAN, on="2023-05-15", killed=52)
    report.tell("Shells hit a ward in Omdurman.", by=RSF, at=OMDURMAN, on="2023-05-15", killed=11, perpetrator=ARMY)
    battle, shelling = maker.events
    maker.events[:] = [
        replace(battle, tolls=(replace(battle.tolls[0], group="fighter"),)),
        replace(shelling, tolls=(replace(shelling.tolls[0], group="civilian"),)),
    ]
    assert not together(maker, battle, shelling)


def test_an_unplaced_event_of_the_day_with_nothing_in_common_is_another() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2023-05-17")
    mine = report.tell("A convoy struck something near Kosti.", at=RIVER_A, on="2023-05-15", injured=6)
    other = report.tell("Soldiers executed men elsewhere.", ATTACK, on="2023-05-15", killed=300, perpetrator=ARMY)
    assert not together(maker, mine, other)


def test_what_takes_up_an_event_is_of_it_though_only_the_province_is_known() -> None:
    maker = Maker()
    report = maker.report("North Wire", "2023-05-17")
    first = report.tell("Jets hit a prison.", DRONE, at=SAGAING, where_prec=4, on="2023-05-15", killed=60)
    later = report.tell(
        "A clinic took in 200 wounded.", DRONE, by=GOVERNOR, at=SAGAING, where_prec=4, on="2023-05-15", injured=200,
        rule="as told before",
    )  # fmt: skip
    assert together(maker, first, later)


@pytest.mark.parametrize(("doer", "one"), [(UKRAINE, True), (RUSSIA, False)])
def test_a_camp_that_one_army_stormed_and_bombed_is_one_incident(doer: Actor, one: bool) -> None:
    maker = Maker()
    a = maker.report("North Wire", "2022-03-02").tell(
        "Units surrounded the camp and opened fire.", CLASH, at=CHUHUIV, on="2022-03-01", perpetrator=UKRAINE
    )
    b = maker.report("Lake Times", "2022-03-02").tell(
        "They accused the army of bombing the barracks.", DRONE, at=CHUHUIV, on="2022-03-01", perpetrator=doer
    )
    assert together(maker, a, b) is one
