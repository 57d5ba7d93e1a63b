"""Towns that the encoder takes for people or for nothing, by how they stand; and people who stand almost so. By real parses."""

from __future__ import annotations

import pytest
from tests.grounding.test_places import places_of

from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.language.engine import Engine


def found(engine: Engine, gazetteer: Gazetteer, text: str) -> dict[str, tuple[str | None, str]]:
    """Each name that has a place: its country and its role."""
    return {m.text: (m.place.country, m.role) for m in places_of(engine, gazetteer, text) if m.place is not None}


@pytest.mark.parametrize(
    ("text", "towns"),
    [
        ("Goma and Bukavu fell within weeks, and Uvira was next.", {"Goma": "CD", "Bukavu": "CD", "Uvira": "CD"}),
        ("Kunduz fell to the Taliban on Sunday, and Taloqan a few hours later.", {"Kunduz": "AF", "Taloqan": "AF"}),
        ("Srinagar and Poonch were under curfew for a second day.", {"Srinagar": "IN", "Poonch": "IN"}),
        ("Lysychansk was lost, and Siversk came under fire the next morning.", {"Lysychansk": "UA", "Siversk": "UA"}),
        ("Belgorod and Shebekino were shelled from across the border.", {"Belgorod": "RU", "Shebekino": "RU"}),
        ("Sderot and Ashkelon came under rocket fire from Gaza.", {"Sderot": "IL", "Ashkelon": "IL", "Gaza": "PS"}),
        ("Nablus was placed under closure, and Qalqilya as well.", {"Nablus": "PS", "Qalqilya": "PS"}),
        ("Malakal changed hands four times; Bentiu lay in ashes.", {"Malakal": "SS", "Bentiu": "SS"}),
        ("Lalibela changed hands again, and Woldiya was shelled by artillery.", {"Lalibela": "ET", "Woldiya": "ET"}),
        ("Dera'a and Suweida saw new protests against the governor.", {"Dera'a": "SY", "Suweida": "SY"}),
        ("Baidoa woke to gunfire, and Beledweyne to floods.", {"Baidoa": "SO", "Beledweyne": "SO"}),
        ("Loikaw and Demoso were bombed by jets, residents reported.", {"Loikaw": "MM", "Demoso": "MM"}),
    ],
)
def test_towns_that_stand_as_towns_do(engine: Engine, gazetteer: Gazetteer, text: str, towns: dict[str, str]) -> None:
    assert found(engine, gazetteer, text) == {name: (country, "location") for name, country in towns.items()}


@pytest.mark.parametrize(
    ("text", "governments"),
    [
        ("Khartum accused Addis Abeba of arming the rebels.", {"Khartum", "Addis Abeba"}),
        ("Chad closed its border after the raid, and Sudan denied any part in it.", {"Chad", "Sudan"}),
        ("Turkey condemned the raid, and Jordan recalled its envoy.", {"Turkey", "Jordan"}),
        ("Ankara recalled its envoy, and Washington urged calm.", {"Ankara", "Washington"}),
        ("Sofia and Skopje signed a treaty of friendship.", {"Sofia", "Skopje"}),
        ("The ambassador from Caracas handed over a note.", {"Caracas"}),
    ],
)
def test_governments_under_names_of_people(
    engine: Engine, gazetteer: Gazetteer, text: str, governments: set[str]
) -> None:
    said = found(engine, gazetteer, text)
    assert {name for name, (_, role) in said.items() if role == "government"} == governments


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Nikolaev said that the unit had lost three men near Izyum.", "Nikolaev"),
        ("Barre fell from power in 1991, and Mogadishu burned.", "Barre"),
        ("Soldiers surrounded Garcia, who fell to the ground.", "Garcia"),
        ("Gunmen shot and killed Mendoza as he left his house in Managua.", "Mendoza"),
        ("Romero was hit by a sniper's bullet and taken to hospital in Cúcuta.", "Romero"),
        ("Kovalenko and Shevchenko were wounded by shrapnel near Avdiivka.", "Shevchenko"),
        ("Cunningham and Brandon entered the hall; Douglas took the chair.", "Douglas"),
        ("Jackson reached the border with two guides; Lincoln fell ill in Kars.", "Lincoln"),
        ("Mobutu fell in May 1997, when the rebels took Kinshasa.", "Mobutu"),
    ],
)
def test_people_who_stand_almost_so(engine: Engine, gazetteer: Gazetteer, text: str, person: str) -> None:
    assert person not in found(engine, gazetteer, text)


def test_a_cartel_is_called_after_its_city(engine: Engine, gazetteer: Gazetteer) -> None:
    said = found(engine, gazetteer, "The Medellín cartel had men in Cartagena and Santa Marta.")
    assert said["Medellín"] == ("CO", "part_of_name")
    assert said["Cartagena"] == ("CO", "location")


@pytest.mark.parametrize(("written", "country"), [("Bahirdar", "ET"), ("Portsudan", "SD"), ("Wadmadani", "SD")])
def test_a_name_of_two_words_written_as_one(gazetteer: Gazetteer, written: str, country: str) -> None:
    assert {c.country for c in gazetteer.lookup(written, loosely=True)} == {country}
