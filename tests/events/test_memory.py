"""What a sentence takes up of what was told before: tolls, denials, blame, "the attack", "the city"."""

from __future__ import annotations

from datetime import date

from tests.events.conftest import Tell
from tests.events.telling import names, tolls


def test_a_toll_of_the_next_sentence_takes_place_and_day(tell: Tell) -> None:
    told = tell(
        "Missiles hit a market in Kharkiv on Monday, the mayor said. Four people were killed and ten were wounded."
    )
    later = [e for e in told.violent() if e.tolls]
    assert tolls(tuple(later)) == {("killed", "people"): (4, 4), ("injured", "people"): (10, 10)}
    assert {(e.place, e.date_from, e.sub_type) for e in later} == {
        ("Kharkiv", date(2023, 5, 15), "Shelling/artillery/missile attack")
    }


def test_a_toll_with_a_place_of_its_own_stays_with_it(tell: Tell) -> None:
    told = tell("Missiles hit a market in Kharkiv on Monday. Four people were killed in the town of Izium on Sunday.")
    assert {(e.place, e.date_from) for e in told.violent() if e.tolls} == {("Izyum", date(2023, 5, 14))}


def test_a_denied_accusation_is_the_event_before_denied(tell: Tell) -> None:
    told = tell("The UN accused the RSF of attacking a hospital in Nyala on Monday. The RSF denied the accusation.")
    (denied,) = [e for e in told.violent() if e.modality == "denied"]
    assert (denied.place, denied.date_from, denied.tolls) == ("Nyala", date(2023, 5, 15), ())
    assert told.claimant(denied) == "Rapid Support Forces"


def test_a_denial_by_another_denies_nothing(tell: Tell) -> None:
    told = tell("Ukraine accused Russia of shelling a hospital in Kherson. Kenya's government denied the report.")
    assert [e for e in told.violent() if e.modality == "denied"] == []


def test_blame_lays_the_event_before_to_the_one_blamed(tell: Tell) -> None:
    told = tell("A missile hit a market in Kharkiv on Monday. Ukraine's Defence Ministry blamed Russia.")
    (blamed,) = [e for e in told.violent() if e.modality == "alleged"]
    assert names(blamed, "perpetrator") == {"Russia"}
    assert (blamed.place, blamed.date_from) == ("Kharkiv", date(2023, 5, 15))


def test_the_attack_is_the_one_told_before(tell: Tell) -> None:
    told = tell("A drone struck a school in Mekelle on Sunday. The African Union condemned the attack.")
    where = {(told.text[e.place_start or 0 : e.place_end], e.date_from) for e in told.violent()}
    assert where == {("Mekelle", date(2023, 5, 14))}


def test_an_earlier_attack_on_the_city_keeps_its_own_day(tell: Tell) -> None:
    told = tell("Missiles hit houses in Kharkiv on Monday. An earlier attack on the city, on May 2, killed ten people.")
    days = {e.date_from for e in told.violent()}
    assert {date(2023, 5, 15), date(2023, 5, 2)} <= days
    assert {e.place for e in told.violent()} == {"Kharkiv"}


def test_a_retelling_by_one_claimant_is_one_event(tell: Tell) -> None:
    told = tell("Rebels attacked the town of Goma on Monday. The attack killed four soldiers in Goma on Monday.")
    assert len(told.violent()) == 1
    assert tolls(told.events) == {("killed", "soldier"): (4, 4)}


def test_two_claimants_tell_two_events(tell: Tell) -> None:
    text = "The army said rebels attacked the town of Goma on Monday. The UN said rebels attacked the town of Goma on Monday."
    told = tell(text)
    assert len({told.claimant(e) for e in told.violent()}) == 2


def test_the_helicopter_shot_down_is_the_one_told_before(tell: Tell) -> None:
    told = tell(
        "A Kenyan helicopter was shot down near Goma on Monday. Two crew members were killed, the UN said.\n"
        "M23 admitted that its fighters had shot down the helicopter."
    )
    assert {(e.place, e.date_from) for e in told.violent()} == {("Goma", date(2023, 5, 15))}


def test_the_clinic_denied_is_the_clinic_and_not_the_hospital_told_last(tell: Tell) -> None:
    told = tell(
        "Russian shells hit a maternity clinic in Kherson on Monday, the mayor said. On May 2 Russian shells hit an army "
        "clinic in Kharkiv, the mayor said.\nRussia denied that it had shelled the maternity clinic."
    )
    (denied,) = [e for e in told.violent() if e.modality == "denied"]
    assert (denied.place, denied.date_from) == ("Kherson", date(2023, 5, 15))


def test_those_who_intercept_the_missile_did_not_fire_it(tell: Tell) -> None:
    told = tell(
        "A missile hit houses in Kharkiv on Monday, Ukraine's Defence Ministry said. Air defences intercepted the missile "
        "over the river and nobody was hurt, according to the ministry."
    )
    assert told.of_type("Strategic developments", "Disrupted weapons use")
    assert not any(names(e, "perpetrator") for e in told.violent())
