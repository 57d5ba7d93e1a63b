"""The ledger as a whole: it takes no side, knows no order, and adds up the same however reports come in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.ledger.types import Ledger
from dateline.linking.types import Pile
from tests.ledger.wars import AID, WARS, War
from tests.making import CLASH, Maker, add_up

SHELLS = [
    "Shells hit the bus depot near the grain elevator shortly after the morning shift had begun on Tuesday.",
    "Rockets struck a depot on the road to the river port, and fires burnt there until late in the night.",
    "There was an attack on the depot, and the toll has risen.",
]


def told(war: War) -> Maker:
    """A small war in which everything happens: accusations, denials, copies, a rising toll, a truce and its breaches."""
    maker = Maker()
    between = [("party", war.left), ("party", war.right)]
    for n in range(3):
        maker.report(f"Archive {n}", "2022-01-09").tell(f"A fight {n}.", CLASH, on=f"2022-01-0{n + 1}", roles=between)
    told_of = (("Lake Times", "2022-05-03", 5), ("Gulf Desk", "2022-05-04", 5), ("Lake Times", "2022-05-05", 9))
    for n, (outlet, on, killed) in enumerate(told_of):
        report = maker.report(outlet, on)
        report.tell(
            SHELLS[n],
            at=war.town,
            on="2022-05-03",
            perpetrator=war.right,
            target=war.left,
            killed=killed,
            by=war.left_office,
        )
        report.say("The other side denied the charge.", by=war.right_office, act="deny")
    maker.report("Relief Post", "2022-05-06").tell("The depot burnt.", at=war.town, on="2022-05-03", by=AID, injured=40)
    maker.report("Wire Copy", "2022-05-06").tell(SHELLS[0], at=war.town, on="2022-05-03", by=war.left_office, killed=5)
    maker.report("Gulf Desk", "2022-05-21").tell("It began.", ("Ceasefire", "in force"), on="2022-05-20", roles=between)
    for accuser, accused in ((war.left, war.right), (war.right, war.left)):
        kind = ("Ceasefire", "violated")
        report = maker.report("Gulf Desk", "2022-05-22")
        report.tell("They broke it.", kind, on="2022-05-21", perpetrator=accused, by=accuser, count=3)
    return maker


def outline(ledger: Ledger) -> list[tuple[object, ...]]:
    """What a ledger says, without ids."""
    rows: list[tuple[object, ...]] = [
        (
            i.title, i.grade, i.contested, i.killed_low, i.killed_high, i.injured_low, i.perpetrators, i.sides, len(i.reports),
            len(i.origins), tuple((c.claimant, c.side, c.killed_low, c.killed_high, len(c.superseded)) for c in i.claimants),
        )
        for i in ledger.incidents
    ]  # fmt: skip
    rows += [
        (c.title, c.parties, c.unilateral, tuple((v.accuser, v.accused or "", v.count) for v in c.violations))
        for c in ledger.ceasefires
    ]
    return rows


def named(value: object, names: dict[str, str]) -> object:
    """The same with each party's names put into one word for the party; lists of names in the order of these."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, tuple):
        found = tuple(named(item, names) for item in value)
        return tuple(sorted(found, key=repr)) if all(isinstance(item, tuple | str) for item in found) else found
    return value


def words_for(war: War, ledger: Ledger, left: str, right: str) -> dict[str, str]:
    found = {}
    for word, actor, office in ((left, war.left, war.left_office), (right, war.right, war.right_office)):
        found |= {actor.name: word, ledger.sides[actor.actor_id]: word, office.name: f"office of {word}"}
    return found


@pytest.mark.parametrize("war", WARS, ids=lambda war: war.name)
def test_swapping_the_parties_swaps_the_ledger_and_changes_nothing_else(war: War) -> None:
    one, other = told(war).add_up().ledger, told(war.swapped()).add_up().ledger
    as_told = words_for(war, one, "the one", "the other")
    as_swapped = words_for(war, one, "the other", "the one")
    told_rows, swapped_rows = outline(one), outline(other)
    assert sorted(repr(named(r, as_told)) for r in told_rows) == sorted(
        repr(named(r, as_swapped)) for r in swapped_rows
    )
    assert one.parties == other.parties


@pytest.mark.parametrize("war", WARS, ids=lambda war: war.name)
def test_the_order_of_reading_changes_nothing(war: War) -> None:
    assert told(war).add_up(reverse=True) == told(war).add_up()


@pytest.mark.parametrize("war", WARS, ids=lambda war: war.name)
def test_adding_reports_later_gives_what_reading_all_at_once_gives(war: War) -> None:
    whole = told(war).pile()
    for size in range(len(whole.reports)):
        kept = {report.report_id for report in whole.reports[: size + 1]}
        part = Pile(
            tuple(r for r in whole.reports if r.report_id in kept),
            tuple(c for c in whole.claims if c.report_id in kept),
            tuple(e for e in whole.events if e.report_id in kept),
            whole.places,
        )
        last = add_up(part)
    assert last == add_up(whole)


def test_the_whole_story_of_one_incident() -> None:
    (incident,) = [i for i in told(WARS[0]).add_up().ledger.incidents if i.place]
    assert (incident.grade, incident.contested) == ("corroborated", True)
    assert (incident.killed_low, incident.killed_high, incident.injured_low) == (5, 9, 40)
    assert len(incident.reports) == 5 and len(incident.origins) == 3
    (claimed,) = [c for c in incident.claimants if c.killed_low is not None]
    assert claimed.killed_low == 9 and len(claimed.superseded) >= 1


def test_an_event_of_nobody_s_is_left_out() -> None:
    pile = told(WARS[0]).pile()
    lost = replace(pile.events[0], event_id="e0", claim_id="c0")
    assert add_up(replace(pile, events=(lost, *pile.events))).ledger == add_up(pile).ledger


def test_an_empty_pile_adds_up_to_an_empty_ledger() -> None:
    ledger = add_up(Pile((), (), (), {})).ledger
    assert not (
        ledger.incidents or ledger.ceasefires or ledger.positions or ledger.contacts or ledger.parties or ledger.sources
    )
