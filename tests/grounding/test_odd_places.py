"""Names of places in odd texts: people, papers, birds, verbs and dishes that share them, addresses, clubs, capitals, tables.

What a careful reader expects was written down before the program was tried: the countries of all places named as places, in
order; people, newspapers, clubs, streets and things named after a place are none.
"""

from __future__ import annotations

import pytest
from tests.grounding.test_places import report_of

from dateline.grounding.gazetteer.lookup import Gazetteer
from dateline.grounding.places.find import find_places
from dateline.language.engine import Engine

PEOPLE = [
    ("Jordan scored 40 points for the Bulls, and Jordan smiled.", []),
    ("Michael Jordan met Chad Smith and Israel Gonzalez.", []),
    ("Paris Hilton flew to Nice.", ["FR"]),
    ("Theresa May and Georgia Meadows spoke to Sydney Carter.", []),
    ("Abraham Lincoln freed the slaves. Lincoln died in Washington.", ["US"]),
    ("Jack London and Virginia Woolf wrote books; Austin Powers did not.", []),
    ("Chelsea Clinton and Brooklyn Beckham came to London.", ["GB"]),
    ("Victoria Beckham and Sofia Coppola met Santiago Abascal.", []),
    ("Florence Nightingale and Adelaide Tambo were nurses.", []),
    ("The Duke of Sussex and the Prince of Wales spoke.", []),
    ("Kenya Barris directed it, and India Willoughby presented it.", []),
    ("Israel Adesanya beat Sean Strickland.", []),
    ("Madison Keys beat Ash Barty.", []),
]

PAPERS_AND_CLUBS = [
    ("The Washington Post reported heavy losses.", []),
    ("The Jerusalem Post and the New York Times reported it.", []),
    ("The Chicago Bulls beat the Boston Celtics.", []),
    ("Real Madrid beat Manchester United.", []),
    ("Norwich City lost to Hull City.", []),
    ("He studied at Cairo University and the London School of Economics.", []),
]

WORDS = [
    ("We ate turkey and drank from fine china.", []),
    ("A turkey sandwich costs nine dollars.", []),
    ("Reading the report took a day.", []),
    ("Nice work, the coach said. Nice to meet you.", []),
    ("Split the bill in two.", []),
    ("Mobile phones were cut off.", []),
    ("Of the 12 dead, nine were soldiers.", []),
    ("Most people fled. Much was lost. Same again.", []),
    ("Man dies in crash", []),
    ("Van hits crowd, two dead", []),
    ("Deal reached on prisoners", []),
    ("Hope fades for miners", []),
    ("Best friends in the army", []),
    ("Orange alert issued", []),
    ("Normal service resumed. Enterprise is growing. Independence came late.", []),
    ("Police said: Are they safe?", []),
    ("Bath time is at six.", []),
    ("He sold guinea pigs, brazil nuts and a football jersey.", []),
    ("Guinea pigs and Brazil nuts are for sale.", []),
    ("They ate chicken Kiev, Lima beans and French fries.", []),
    ("He wore Bermuda shorts and a Panama hat.", []),
    ("Sunday: showers in March, sun in May.", []),
]

PLACES = [
    ("They sailed from Split to Bari.", ["HR", "IT"]),
    ("She studied in Bath and lives in Reading.", ["GB", "GB"]),
    ("The storm hit Mobile, Alabama.", ["US", "US"]),
    ("Chad's army entered Faya.", ["TD", "TD"]),
    ("Georgia's parliament in Tbilisi passed the law.", ["GE", "GE"]),
    ("Deputies in Atlanta, Georgia, passed the law.", ["US", "US"]),
    ("Police in Man, Ivory Coast, fired shots.", ["CI", "CI"]),
    ("The quake struck Van, in eastern Turkey.", ["TR", "TR"]),
    ("Rebels took Of, a town in Turkey.", ["TR", "TR"]),
    ("Jordan closed its border with Syria.", ["JO", "SY"]),
    ("He lives at 221B Baker Street, London NW1.", ["GB"]),
    ("The office is at 1600 Pennsylvania Avenue, Washington.", ["US"]),
    ("The bomb went off on London Road in Leicester.", ["GB"]),
    ("BAKU, OCT 20 - SHELLING OF GANJA KILLS 12", ["AZ", "AZ"]),
    ("SHELLS HIT KHARKIV, GOVERNOR SAYS", ["UA"]),
    ("Nyala: 12 dead\n\nEl Fasher: 5 dead\n\nKutum: 3 dead", ["SD", "SD", "SD"]),
    ("Shells hit \u200fGanja\u200f and \u2066Barda\u2069.", ["AZ", "AZ"]),
]

ALL = [*PEOPLE, *PAPERS_AND_CLUBS, *WORDS, *PLACES]
#: Not right yet, with what comes instead.
OPEN = {
    "We ate turkey and drank from fine china.": "the country, which the encoder sees",
    "They sailed from Split to Bari.": "the region of Somalia",
    "Rebels took Of, a town in Turkey.": "Turkey alone",
    "Jordan closed its border with Syria.": "Syria alone where the encoder sees a PER",
}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        pytest.param(
            text, expected, id=text, marks=[pytest.mark.xfail(strict="PER" not in OPEN[text])] if text in OPEN else []
        )
        for text, expected in ALL
    ],
)
def test_places_are_those_of_a_careful_reader(
    engine: Engine, gazetteer: Gazetteer, text: str, countries: list[str]
) -> None:
    report = report_of(text)
    mentions = find_places(report, engine.analyse(text, report.content()), gazetteer)
    assert [m.place.country for m in mentions if m.place is not None and m.role != "part_of_name"] == countries
