"""The hours of a breach, and acts of arms that are told after a ceasefire began and are no charge of a breach."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.events.ceasefires.clocks import hours_of
from dateline.events.setting.when import When
from dateline.events.types import Event, Terms
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

SIDES = (("Ukraine", "Ukrainian", "Russia", "Russian"), ("Pakistan", "Pakistani", "India", "Indian"))
BOTH_WAYS = [*SIDES, *((c, d, a, b) for a, b, c, d in SIDES)]
START = Terms(1, starts_on=date(2021, 3, 9), starts_at="21:45")
ON = date(2021, 3, 10)
DAY = When(ON, ON, 1, "clause: told")
LEAD = "A ceasefire between {0} and {2} took effect at 9 p.m. on Tuesday. "

CLOCKS = (
    ("They shelled us four minutes after it began", DAY, "21:49", None),
    ("They shelled us twenty-two minutes into the truce", DAY, "22:07", None),
    ("It was broken half an hour after taking effect", DAY, "22:15", None),
    ("They fired two hours after it took hold", DAY, "23:45", None),
    ("Both reported violations within minutes", DAY, "21:45", "22:44"),
    ("Both reported violations within the hour", DAY, "21:45", "22:45"),
    ("It was broken within 10 minutes", DAY, "21:45", "21:55"),
    ("It was broken within half an hour", DAY, "21:45", "22:15"),
    ("They broke it before dawn with mortars", DAY, "00:00", "06:00"),
    ("They broke it on Wednesday afternoon with mortars", DAY, "12:00", "18:00"),
    ("The army said on Wednesday morning that it was broken", DAY, None, None),
    ("They fired an hour after the raid", DAY, None, None),
    ("They broke it at 9:10", When(ON, ON, 1, "clause: told", "09:10"), "09:10", None),
    ("They broke it overnight", When(date(2021, 3, 9), ON, 2, "clause: told"), "20:00", "06:00"),
    ("They broke it", DAY, None, None),
    ("They broke a truce that was to begin at midnight", DAY, None, None),
)


@pytest.mark.parametrize(("text", "told", "clock", "until"), CLOCKS)
def test_the_hours_that_a_sentence_tells(text: str, told: When, clock: str | None, until: str | None) -> None:
    when, last = hours_of(text, text.find("broke"), told, START)
    assert (when.clock, last) == (clock, until)


def test_what_is_told_by_the_start_is_of_its_day() -> None:
    when, _ = hours_of("broken four minutes after it began", 0, When(rule="unknown"), START)
    assert (when.date_from, when.clock) == (date(2021, 3, 9), "21:49")


@pytest.mark.parametrize("text", ["within " * 20000, "minutes after " * 20000, "a " * 50000 + "minute after it began"])
def test_hostile_sentences_take_no_time_of_their_length_squared(text: str) -> None:
    assert hours_of(text, 0, DAY, START)


#: What is told after the beginning and lays a breach to nobody; {0} and {2} are the sides.
NO_CHARGE = (
    LEAD + "The {3} army said that it had struck a command post of {0} before dawn.",
    LEAD + "The {3} army claimed responsibility for the attack.",
    LEAD + "Hours before it began, {3} artillery hit a house in the town, officials of {0} said.",
    LEAD + "Since the fighting began 40 people have died, {0} said.",
    LEAD + "Norway said it was deeply concerned about the reported violations.",
    "The U.N. Security Council adopted by 14 votes a resolution that calls for a ceasefire between {0} and {2}.",
)


def _told(reader: Reader, text: str) -> list[Event]:
    (reading,) = reader.read([Document("r", text, Stated(published_on=date(2021, 3, 11)))])
    assert isinstance(reading, Reading)
    return [e for e in reading.events if e.type == "Ceasefire"]


@pytest.mark.parametrize("sides", BOTH_WAYS)
@pytest.mark.parametrize("text", NO_CHARGE)
def test_what_lays_a_breach_to_nobody(reader: Reader, text: str, sides: tuple[str, ...]) -> None:
    found = [e for e in _told(reader, text.format(*sides)) if e.sub_type == "violated" and e.modality != "denied"]
    assert found == []


@pytest.mark.parametrize("sides", BOTH_WAYS)
def test_an_act_with_which_a_side_charges_the_other_is_charged_and_timed(
    reader: Reader, sides: tuple[str, ...]
) -> None:
    told = _told(
        reader,
        (LEAD + "{0}'s Defence Ministry accused {3} forces of shelling Fairview four minutes after it began.").format(
            *sides
        ),
    )
    (breach,) = [e for e in told if e.sub_type == "violated"]
    assert (breach.date_from, breach.clock_from) == (date(2021, 3, 9), "21:04")
    assert {r.name for r in breach.roles if r.role == "perpetrator"} == {sides[2]}


@pytest.mark.parametrize("sides", BOTH_WAYS)
def test_who_denies_an_act_is_no_accuser(reader: Reader, sides: tuple[str, ...]) -> None:
    told = _told(reader, (LEAD + "The {3} army denied having fired first.").format(*sides))
    found = [e for e in told if e.sub_type == "violated"]
    assert all(e.modality == "denied" for e in found)
    assert not any(r.role == "accuser" for e in found for r in e.roles)


@pytest.mark.parametrize("sides", BOTH_WAYS)
def test_votes_of_a_council_make_no_ceasefire_of_an_election(reader: Reader, sides: tuple[str, ...]) -> None:
    text = (
        "The U.N. Security Council voted with 14 votes in favour of the ceasefire that {0} and {2} declared on Monday."
    )
    assert {e.object for e in _told(reader, text.format(*sides))} <= {None}


def test_two_truces_of_24_hours_on_two_days_are_two(reader: Reader) -> None:
    text = (
        "Ukraine and Russia said they would observe a new 24-hour ceasefire from 6 p.m. on Thursday. A 24-hour truce that was to "
        "begin on Wednesday at 6 p.m. collapsed within minutes. Ukraine said Russia had violated it with shelling."
    )
    told = _told(reader, text)
    starts = {(e.terms.number, e.terms.starts_on) for e in told if e.terms and e.terms.starts_on}
    assert {day for _, day in starts} == {date(2021, 3, 10), date(2021, 3, 11)}
    assert {e.terms.number for e in told if e.sub_type == "violated" and e.terms} == {2}


@pytest.mark.parametrize("days", ["for 16 to 19 March", "for March 16 to March 19", "from March 16 to 19"])
def test_a_truce_announced_for_a_span_of_days_has_them(reader: Reader, days: str) -> None:
    told = _told(reader, f"Ukraine and Russia announced a truce {days}, the governments said.")
    assert {(e.terms.starts_on, e.terms.ends_on) for e in told if e.terms} == {(date(2021, 3, 16), date(2021, 3, 19))}


def test_no_such_truce_is_none(reader: Reader) -> None:
    told = _told(reader, "Shells hit a town. Ukraine said it had agreed to no such truce with Russia and rejected it.")
    assert {e.sub_type for e in told} <= {"rejected"}


def test_who_only_offers_to_mediate_mediates_nothing(reader: Reader) -> None:
    told = _told(
        reader, "A truce between Ukraine and Russia took effect on Tuesday. Norway has offered to mediate between them."
    )
    assert not any(r.role == "mediator" for e in told for r in e.roles)


def test_what_is_said_to_be_no_ceasefire_is_none(reader: Reader) -> None:
    text = "Ukraine and Russia signed a declaration on Tuesday. It is not yet a ceasefire, diplomats said. Shells hit a bridge."
    assert [e for e in _told(reader, text) if e.sub_type in ("agreed", "in force")] == []
