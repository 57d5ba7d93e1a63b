from __future__ import annotations

import pytest

from dateline.ledger.contacts import find_contacts
from tests.making import Maker, actor, day, person, place

LAVRIN = person("Oleg Lavrin", country="RU", office="foreign minister")
BABAYEV = person("Kamran Babayev", country="AZ", office="foreign minister")
MANUKYAN = person("Aram Manukyan", country="AM", office="foreign minister")
HARARE = place("Harare", "ZW", -17.83, 31.05)
CALL, MEETING = ("CONSULT", "phone"), ("CONSULT", "multilateral")


def test_one_call_in_two_reports_is_one_contact() -> None:
    maker = Maker()
    for outlet in ("A", "B"):
        maker.report(outlet, "2020-10-12").tell(
            "They spoke.",
            CALL,
            on="2020-10-11",
            channel="phone",
            roles=[("participant", LAVRIN), ("participant", BABAYEV)],
        )
    (contact,) = find_contacts(maker.pile())
    assert contact.participants == ("Kamran Babayev", "Oleg Lavrin")
    assert (contact.channel, contact.date_from, len(contact.report_ids)) == ("phone", day("2020-10-11"), 2)


@pytest.mark.parametrize(
    ("on", "channel", "one"),
    [
        ("2020-10-12", "phone", True),
        ("2020-10-15", "phone", False),
        ("2020-10-11", "visit", False),
        (None, "phone", True),
    ],
)
def test_what_makes_two_mentions_one_contact(on: str | None, channel: str, one: bool) -> None:
    maker = Maker()
    pair = [("participant", LAVRIN), ("participant", BABAYEV)]
    maker.report("A", "2020-10-12").tell("They spoke.", CALL, on="2020-10-11", channel="phone", roles=pair)
    maker.report("B", "2020-10-16").tell("They talked.", CALL, on=on, channel=channel, roles=pair)
    assert (len(find_contacts(maker.pile())) == 1) is one


def test_an_undated_mention_of_one_of_two_calls_stays_undated() -> None:
    maker = Maker()
    pair = [("participant", LAVRIN), ("participant", BABAYEV)]
    for on in ("2020-10-01", "2020-10-11", None):
        maker.report("A", "2020-10-12").tell("They spoke.", CALL, on=on, channel="phone", roles=pair)
    assert [c.date_from for c in find_contacts(maker.pile())] == [day("2020-10-01"), day("2020-10-11"), None]


def test_a_pair_named_of_three_who_met_is_the_same_meeting() -> None:
    maker = Maker()
    three = [("participant", LAVRIN), ("participant", BABAYEV), ("participant", MANUKYAN)]
    maker.report("B", "2020-10-10").tell("Two met.", MEETING, on="2020-10-09", roles=three[:2])
    maker.report("A", "2020-10-10").tell("Three met.", MEETING, on="2020-10-09", at=HARARE, roles=three)
    (contact,) = find_contacts(maker.pile())
    assert len(contact.participants) == 3 and contact.place == "Harare"


def test_a_contact_needs_two_or_a_day_and_a_place() -> None:
    maker = Maker()
    maker.report("A", "2020-10-10").tell("He spoke.", MEETING, on="2020-10-09", roles=[("participant", LAVRIN)])
    assert find_contacts(maker.pile()) == ()
    maker.report("A", "2020-10-10").tell(
        "He was received.", MEETING, on="2020-10-09", at=HARARE, roles=[("participant", LAVRIN)]
    )
    assert [c.place for c in find_contacts(maker.pile())] == ["Harare"]


@pytest.mark.parametrize("modality", ["promised", "demanded", "hypothetical"])
def test_a_meeting_that_is_only_planned_is_no_contact(modality: str) -> None:
    maker = Maker()
    pair = [("participant", LAVRIN), ("participant", actor("NATO", kind="organisation"))]
    maker.report("A", "2020-10-10").tell("They would meet.", MEETING, modality=modality, roles=pair)
    assert find_contacts(maker.pile()) == ()


def test_ministers_told_by_their_states_are_the_ones_named_elsewhere() -> None:
    maker = Maker()
    named = [("participant", LAVRIN), ("participant", MANUKYAN)]
    maker.report("A", "2020-10-10").tell("They met.", MEETING, on="2020-10-09", at=HARARE, roles=named)
    three = (("Russia", "RU"), ("Armenia", "AM"), ("Azerbaijan", "AZ"))
    states = [("participant", actor(name, country=code)) for name, code in three]
    maker.report("B", "2020-10-11").tell("Three ministers met.", MEETING, at=HARARE, roles=states)
    (contact,) = find_contacts(maker.pile())
    assert contact.participants == ("Aram Manukyan", "Azerbaijan", "Oleg Lavrin")
    assert contact.date_from == day("2020-10-09")


def test_two_calls_of_two_pairs_of_two_states_are_two() -> None:
    maker = Maker()
    president = person("Igor Savin", country="RU", office="president")
    for who in (LAVRIN, president):
        pair = [("participant", who), ("participant", BABAYEV)]
        maker.report("A", "2020-10-12").tell("They spoke.", CALL, on="2020-10-11", roles=pair)
    assert len(find_contacts(maker.pile())) == 2
