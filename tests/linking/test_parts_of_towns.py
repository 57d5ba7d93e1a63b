"""What one report places at a part of a town, the next places in the town and names the part: one incident, in any war."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.events.types import Event
from dateline.grounding.types import Place
from dateline.linking.copies import find_origins
from dateline.linking.incidents.link import link_incidents
from dateline.linking.incidents.parts import part_of, sounds
from tests.making import ATTACK, CLASH, Maker, place

GOMA = place("Goma", "CD", -1.68, 29.22)
DONETSK = place("Donetsk", "UA", 48.0, 37.8)
GAZIANTEP = place("Gaziantep", "TR", 37.06, 37.38)
MUGUNGA = place("Mugunga", "CD", -1.61, 29.12)
FAR = place("Mugunga", "CD", -4.61, 27.12)


def nowhere(maker: Maker, event: Event, name: str) -> Event:
    """The event at a place that no gazetteer has."""
    known = replace(event, place=name, place_id=None, where_prec=1)
    maker.events[maker.events.index(event)] = known
    return known


def together(maker: Maker, *events: Event) -> bool:
    pile = maker.pile()
    clusters = link_incidents(pile, find_origins(pile))[0]
    return any({e.event_id for e in events} <= set(c.event_ids) for c in clusters)


@pytest.mark.parametrize(
    ("town", "name", "inside", "one"),
    [
        (GOMA, "Mugunga", "Shells hit a market in Goma's Mugunga district and killed 17 people.", True),
        (GOMA, "Mugunga", "Shells hit a market in the Mugunga camp of Goma and killed 17 people.", True),
        (DONETSK, "Petrovskyi", "Shells hit a market in the Petrovsky district of Donetsk and killed 17 people.", True),
        (DONETSK, "Kuibyshevskyi", "Shells hit a market in the Petrovsky district of Donetsk and killed 17.", False),
        (GAZIANTEP, "Karkamish", "Shells hit a market in the suburb of Karkamış and killed 17 people.", True),
        (GOMA, "Mugunga", "Shells hit a market in the centre of Goma and killed eight people.", False),
    ],
)
def test_a_quarter_that_no_gazetteer_has_and_its_town(town: Place, name: str, inside: str, one: bool) -> None:
    maker = Maker()
    a = maker.report("North Wire", "2021-03-04").tell("Shells fell on a market.", on="2021-03-03", killed=19)
    a = nowhere(maker, a, name)
    b = maker.report("Lake Times", "2021-03-04").tell(
        inside, at=town, on="2021-03-03", killed=17 if "17" in inside else 8
    )
    assert together(maker, a, b) is one


@pytest.mark.parametrize(("spot", "one"), [(MUGUNGA, True), (FAR, False)])
def test_a_base_near_a_town_and_the_base_itself(spot: Place, one: bool) -> None:
    maker = Maker()
    a = maker.report("North Wire", "2021-03-04").tell(
        "Rebels fired on an aircraft near the Mugounga air base outside Goma.",
        ATTACK,
        at=GOMA,
        on="2021-03-03",
        where_prec=2,
    )
    b = maker.report("Lake Times", "2021-03-04").tell(
        "An aircraft came under small-arms fire at Mugunga.", CLASH, at=spot, on="2021-03-03"
    )
    assert together(maker, a, b) is one


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit a market in Khartoum's Mayo district on Wednesday.", "Mayo"),
        ("The militia fired on an aircraft near the Wadi Seidna air base.", "Wadi Sayyidna"),
        ("Two people died in the district of Salt Hills, a nurse said.", "Salt Hills"),
        ("Army units had surrounded its camp at Soba and opened fire.", "Soba"),
        ("The suburb was quiet.", ""),
        ("District officials in Goma counted the dead.", ""),
        ("He returned to the base.", ""),
    ],
)
def test_the_part_of_a_town_that_a_sentence_names(text: str, name: str) -> None:
    assert part_of(text) == sounds(name)


def test_long_runs_of_capitals_are_read_in_time() -> None:
    assert part_of("A " * 50000 + "district") != part_of("base " * 50000)


def test_a_pin_abroad_is_not_believed_where_the_day_names_a_quarter_so() -> None:
    maker = Maker()
    abroad = place("Mayo", "US", 38.89, -76.51)
    a = maker.report("North Wire", "2021-03-04").tell("Shells fell on Mayo.", at=abroad, on="2021-03-03", killed=19)
    b = maker.report("Lake Times", "2021-03-04").tell(
        "Shells hit a market in Goma's Mayo district and killed 17 people.", at=GOMA, on="2021-03-03", killed=17
    )
    c = maker.report("Gulf Desk", "2021-03-04").tell("Shells fell on Mayo.", at=abroad, on="2021-03-02", killed=3)
    assert together(maker, a, b) and not together(maker, b, c)
