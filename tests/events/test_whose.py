"""Whose deed, whose withdrawal, whose dead: sentences in which a hasty reading would swap the sides or the numbers."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.events.types import Event
from tests.events.conftest import Tell
from tests.events.telling import Told, names, tolls, words


def killed(event: Event) -> int | None:
    return next((t.low for t in event.tolls if t.kind == "killed" and not t.part_of), None)


WITHDRAWALS = [
    ("The Security Council demanded the withdrawal of the occupying troops from the seized lands of Georgia.", None),
    ("The Arab League called for the withdrawal of all foreign troops from the soil of Syria.", None),
    ("The African Union demanded that Eritrea withdraw its soldiers from Tigray.", "Eritrea"),
    ("The European Union urged Russia to withdraw its troops from Ukraine.", "Russia"),
    ("The Security Council urged the withdrawal of M23 from the seized towns of Congo.", "M23"),
]


@pytest.mark.parametrize(("text", "who"), WITHDRAWALS)
def test_a_withdrawal_is_of_those_who_are_to_leave_never_of_those_whose_land_it_is(
    tell: Tell, text: str, who: str | None
) -> None:
    for event in tell(text).of_type("REQUEST"):
        targets = {r.actor.country or r.name for r in event.roles if r.role == "target" and r.actor}
        expected = {"Eritrea": "ER", "Russia": "RU"}.get(who or "", who)
        assert event.object == "withdrawal"
        assert targets <= ({expected} if expected else set())


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Ukraine called on Russia to withdraw its forces from the Donbas.", "Ukraine"),
        ("Sudan appealed to Ethiopia to withdraw its troops from al-Fashaga.", "Sudan"),
    ],
)
def test_who_calls_on_another_to_withdraw_does_not_withdraw(tell: Tell, text: str, never: str) -> None:
    moves = tell(text).of_type("RETREAT")
    assert not any(never in names(e, "perpetrator") for e in moves)
    assert not any(e.modality == "actual" for e in moves)


@pytest.mark.parametrize(
    ("text", "object_"),
    [
        ("Hamas rejected any deal that does not include an Israeli withdrawal from Gaza.", "withdrawal"),
        ("The rebels rejected a plan that did not provide for a ceasefire.", "ceasefire"),
    ],
)
def test_who_rejects_what_lacks_a_thing_does_not_reject_the_thing(tell: Tell, text: str, object_: str) -> None:
    assert object_ not in {e.object for e in tell(text).of_type("REJECT")}


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("A suspect in the embassy bombing was arrested in Nairobi on Monday.", "embassy"),
        ("The U.S. Embassy bombing in Nairobi killed 200 people on Friday.", "embassy"),
        ("The market bombing in Maiduguri on Monday killed 12 people.", "market"),
        ("An airline plane was hit by a missile over Luhansk on Monday, killing 40 soldiers.", "airline"),
        ("The priests' murder in San Salvador on Thursday shocked the army.", "priests"),
    ],
)
def test_what_was_bombed_or_who_was_murdered_did_not_do_it(tell: Tell, text: str, never: str) -> None:
    events = tell(text).violent()
    assert all(never not in words(e, "perpetrator").lower() for e in events)


def test_a_speaker_who_stands_behind_the_deed_is_not_its_doer(tell: Tell) -> None:
    told = tell("The soldiers raided the village of Tar Taing on Wednesday, a leader of the local militia said.")
    assert all("leader" not in words(e, "perpetrator") for e in told.violent())


def test_who_evacuates_a_town_has_not_shelled_it(tell: Tell) -> None:
    told = tell("South Korea evacuated 80 people from Yeoncheon after a shell landed near the town on Thursday.")
    assert all("South Korea" not in names(e, "perpetrator") for e in told.violent())


def test_it_in_a_group_s_own_statement_is_the_group(tell: Tell) -> None:
    told = tell(
        "The army said on Monday that 13 rebels had died near Goma. M23 said that it had killed 30 soldiers in Sake."
    )
    event = next(e for e in told.violent() if killed(e) == 30)
    assert names(event, "perpetrator") <= {"M23"}


def test_the_forces_of_a_ministry_are_those_of_its_state(tell: Tell) -> None:
    told = tell("Russia's Defence Ministry said that its forces had hit a depot in Odesa on Tuesday.")
    assert {r.actor.kind for e in told.violent() for r in e.roles if r.role == "perpetrator" and r.actor} == {
        "military"
    }


# ---- numbers


def test_two_clauses_that_kill_count_two_peoples(tell: Tell) -> None:
    told = tell(
        "The command said four servicemen had died near Shali on Tuesday, and that helicopters later killed 15 rebels."
    )
    assert sorted(n for e in told.violent() if (n := killed(e)) is not None) == [4, 15]


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("Two more people died on Saturday, bringing the death toll from the blast in Gao to nine.", 9),
        ("A bomb exploded in a market in Grozny on Monday, killing two policemen and a saleswoman.", 3),
        ("Gunmen attacked a church in Kaduna on Sunday and killed six clergymen.", 6),
        ("RSF fighters stormed the town of Ardamata on Thursday and killed 800 people.", 800),
    ],
)
def test_the_dead_are_counted_once_and_all(tell: Tell, text: str, total: int) -> None:
    told = tolls(tell(text).violent())
    whole = [low for (kind, group), (low, _) in told.items() if kind == "killed" and not group.endswith("+")]
    assert sum(low or 0 for low in whole) == total


def test_those_who_died_in_a_helicopter_that_crashed_died_of_no_violence(tell: Tell) -> None:
    assert not tell("Seventy-three soldiers were killed when two military helicopters crashed in Galilee.").violent()


def test_a_toll_belongs_to_the_claim_that_gives_it(tell: Tell) -> None:
    told = tell(
        "Rescuers found more bodies in the house in Kherson that a missile destroyed on Sunday, and the death toll now "
        "stands at ten, the prosecutor's office said on Monday."
    )
    tellers = {told.claimant(e) for e in told.violent() if killed(e) == 10}
    assert len(tellers) == 1
    assert "rescuers" not in tellers


# ---- time and modality


def test_a_count_since_then_is_no_count_of_the_first_day(tell: Tell) -> None:
    told = tell(
        "Gunmen attacked the town of Djibo on April 7. More than 300 civilians have been killed in the region since then."
    )
    event = next(e for e in told.violent() if killed(e) == 300)
    assert event.date_from == date(2023, 4, 7)
    assert event.date_to == date(2023, 5, 17)
    assert event.aggregate


def test_the_day_beside_the_saying_is_not_the_day_of_the_strike(tell: Tell) -> None:
    told = tell(
        "The number of people killed in a missile strike on Kramatorsk has risen to nine, the governor said on Wednesday, "
        "after rescuers pulled two bodies from the rubble."
    )
    assert all(e.date_from != date(2023, 5, 17) or e.date_from != e.date_to for e in told.violent())


NOT_DONE = [
    ("Israel was ready to withdraw its troops from southern Lebanon, the minister said.", "RETREAT"),
    ("Iraq could start a war by attacking Jordan, the general said.", "Violence against civilians"),
    ("The president rejected a rebel proposal to negotiate a ceasefire.", "Ceasefire"),
    ("The talks will begin once a ceasefire has been agreed.", "Ceasefire"),
]


@pytest.mark.parametrize(("text", "type_"), NOT_DONE)
def test_what_is_offered_or_may_come_has_not_happened(tell: Tell, text: str, type_: str) -> None:
    assert not [
        e
        for e in tell(text).of_type(type_)
        if e.modality == "actual" and e.sub_type in ("withdraw", "Attack", "agreed")
    ]


def test_what_is_protested_has_happened(tell: Tell) -> None:
    told = tell("Forty judges may resign next week to protest the murder of Judge Ana Mendoza in Medellin.")
    assert {e.modality for e in told.violent()} == {"actual"}


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 242 calls for the withdrawal of armed forces from territories occupied in the conflict.",
        "A rescue team was sent to the bombed-out building in Oklahoma City.",
    ],
)
def test_what_a_thing_is_called_is_no_event(tell: Tell, text: str) -> None:
    told: Told = tell(text)
    assert not told.violent()


def test_a_country_before_a_building_is_not_where_it_stands(tell: Tell) -> None:
    told = tell("On Friday a car bomb went off at the French embassy in Chad, killing 81 people.")
    assert {e.place for e in told.violent()} <= {"Chad"}


def test_a_day_of_condemning_is_not_the_day_of_what_is_condemned(tell: Tell) -> None:
    told = tell("Qatar's Foreign Ministry condemned Israel on Monday over the shelling of a cemetery in Rafah.")
    assert told.violent()
    assert all(e.date_from != date(2023, 5, 15) or e.date_from != e.date_to for e in told.violent())


def test_that_there_was_a_shelling_is_said_by_who_condemns_it(tell: Tell) -> None:
    told = tell("Qatar's Foreign Ministry condemned Israel on Monday over the shelling of a cemetery in Rafah.")
    assert all("Ledger" not in told.claimant(e) for e in told.violent())


@pytest.mark.parametrize(
    ("text", "violent"),
    [
        ("Amnesty International said that Myanmar's army had used cluster munitions in Loikaw on 4 April.", True),
        ("The engineers used rockets to launch a satellite.", False),
        ("The farmers used drones to count their sheep near Gao.", False),
    ],
)
def test_a_weapon_used_up_was_an_attack(tell: Tell, text: str, violent: bool) -> None:
    assert bool(tell(text).violent()) is violent


@pytest.mark.parametrize(
    "text",
    [
        "The minister met his aides in Washington on Tuesday to assess the situation following the bombings.",
        "Police raided two homes in Khartoum on Monday in search of a suspect in the bombings.",
    ],
)
def test_what_is_only_spoken_of_takes_no_time_or_place_from_what_people_do_about_it(tell: Tell, text: str) -> None:
    bombings = [e for e in tell(text).violent() if text[e.start : e.end] == "bombings"]
    assert bombings
    assert {(e.date_from, e.place) for e in bombings} == {(None, None)}


@pytest.mark.parametrize("pair", [("Armenian", "AM"), ("Azerbaijani", "AZ"), ("Ukrainian", "UA"), ("Eritrean", "ER")])
def test_whom_an_office_accuses_of_having_fired_has_fired_for_either_side(tell: Tell, pair: tuple[str, str]) -> None:
    told = tell(f"The prosecutor's office accused the {pair[0]} armed forces of having fired the missile at the town.")
    who = {r.actor.country for e in told.violent() for r in e.roles if r.role == "perpetrator" and r.actor}
    assert who == {pair[1]}


@pytest.mark.parametrize(
    ("one", "other"), [("Azerbaijan", "Armenia"), ("Armenia", "Azerbaijan"), ("Russia", "Ukraine")]
)
def test_the_army_in_the_words_of_a_state_is_its_own(tell: Tell, one: str, other: str) -> None:
    demonym = {"Azerbaijan": "Azerbaijani", "Armenia": "Armenian", "Russia": "Russian"}[one]
    told = tell(
        f"The {demonym} army shelled the village, {other}'s defence ministry said. It added that the army destroyed two tanks."
    )
    doers = [
        r.actor.country for e in told.violent() for r in e.roles if r.role == "perpetrator" and r.actor is not None
    ]
    assert doers == [
        {"Azerbaijan": "AZ", "Armenia": "AM", "Russia": "RU", "Ukraine": "UA"}[side] for side in (one, other)
    ]
