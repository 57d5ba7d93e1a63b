"""What a name is: a place, an authority of a place, or part of a person's, club's or firm's name. By real parses."""

from __future__ import annotations

import pytest
from tests.grounding.test_places import places_of

from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.language.engine import Engine


def roles(engine: Engine, gazetteer: Gazetteer, text: str) -> dict[str, str]:
    """Each name that has a place, with its role."""
    return {m.text: m.role for m in places_of(engine, gazetteer, text) if m.place is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # authorities of a town or region
        ("The Nakuru Police Department said two men were held.", {"Nakuru": "location"}),
        ("A judge in Kaduna State High Court freed the editor.", {"Kaduna State": "location"}),
        ("The Bristol City Council approved the budget on Monday.", {"Bristol": "location"}),
        # authorities of a state
        ("The U.S. Department of Justice declined to comment.", {"U.S.": "government"}),
        ("Officials of the Health Ministry of Uganda visited the ward.", {"Uganda": "government"}),
        ("The Fiji Health Ministry confirmed the outbreak.", {"Fiji": "government"}),
        # what stands somewhere
        ("Shells hit Aleppo University Hospital overnight, doctors said.", {"Aleppo": "location"}),
        ("Flights from Khartoum International Airport were halted.", {"Khartoum": "location"}),
        ("The wounded were taken to Mykolaiv Regional Hospital.", {"Mykolaiv": "location"}),
    ],
)
def test_a_body_of_a_place(engine: Engine, gazetteer: Gazetteer, text: str, expected: dict[str, str]) -> None:
    assert roles(engine, gazetteer, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Birmingham City beat Leeds United on Saturday.",
        "The Houston Rockets won again.",
        "Paris Hilton arrived late, her agent said.",
        "The Bank of Georgia raised its rates.",
        "The Sudan Liberation Army said it had withdrawn.",
        "The Arakan Army said its fighters had advanced.",
        "A reporter for the Los Angeles Times was detained.",
        "The Washington Post published the letter.",
        "Columbia University named a new dean.",
        "Manchester United signed a striker.",
        "The China Daily newspaper carried the statement.",
        "President Clinton and Senator Lincoln Chafee met.",
        "Jordan Henderson and Sofia Vergara were invited.",
        "Houthi leader Ali Aden spoke on television.",
        "Doctors warned of the Marburg virus and of West Nile fever.",
        "The deal is worth US$ 40 million.",
        "Pupils of St. Michael's sang at the service.",
        "A SWAT team entered the building.",
        "The Canadian Food Inspection Agency issued a notice.",
        "The Department of Conservation closed the track.",
        "The Revolutionary Armed Forces of Colombia freed two hostages.",
        "The Kachin People's Defence Force shelled the outpost.",
        "A blue Milwaukee lay on the bench.",
    ],
)
def test_part_of_a_name_is_no_place(engine: Engine, gazetteer: Gazetteer, text: str) -> None:
    assert [m.text for m in places_of(engine, gazetteer, text) if m.role != "part_of_name" and m.place] == []


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Rep. Ana Ruiz, D-Oakland, voted against the bill.", "Oakland", "Oakland"),
        ("Sen. Tom Bell, R-Texas, asked for a hearing.", "Texas", "Texas"),
        ("Sen. Joan Hill (D-N.Y.) said she would object.", "N.Y.", "New York"),
        ("Sheriffs of Cooke and Love counties met in Gainesville, Texas.", "Cooke", "Cooke County"),
        ("Hamilton women found dead, police say.", "Hamilton", "Hamilton"),
        ("XENIA, Ohio - A man was charged on Friday.", "XENIA", "Xenia"),
        ("U.S. President Ana Ruiz will visit in June.", "U.S.", "United States"),
        ("Fighting was reported in Kabardino-Balkaria.", "Kabardino-Balkaria", "Kabardino-Balkaria"),
        ("Shoppers returned to downtown Cleveland, Ohio.", "Cleveland", "Cleveland"),
        ("Two tankers were hit in the Gulf, Iranian media said.", "Gulf", "Persian Gulf"),
        ("Floods cut roads in Miyagi Prefecture.", "Miyagi Prefecture", "Miyagi"),
        ("Loyalist pipe bombs were found in Co. Antrim.", "Antrim", "Antrim"),
    ],
)
def test_what_the_words_around_make_a_place(
    engine: Engine, gazetteer: Gazetteer, text: str, name: str, place: str
) -> None:
    found = {m.text: m.place.name for m in places_of(engine, gazetteer, text) if m.place is not None}
    assert any(name in text and place in known for text, known in found.items())
