"""A toll told of one town is not that of an attack on another, though one sentence tells of both."""

from __future__ import annotations

import pytest

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document

TWO = [
    ("Maternity hospital in Stepanakert damaged, one killed in Shushi", "Shusha"),
    ("School in Kharkiv hit, two killed in Odessa", "Odesa"),
    ("Two killed in Gaza, rocket hits house in Ashkelon", "Gaza City"),
    ("Market in Omdurman shelled, three killed in Nyala", "Nyala"),
]
ONE = [
    ("Rockets hit a market in Omdurman, killing five in the Karari district", "Omdurman"),
    ("A missile struck Odessa and killed three in the port of Odessa", "Odesa"),
    ("Shells fell on Stepanakert and wounded two people in Stepanakert and Shushi", "Stepanakert"),
]


@pytest.mark.parametrize(("headline", "town"), TWO + ONE)
def test_the_toll_is_that_of_its_own_town(headline: str, town: str, reader: Reader) -> None:
    (reading,) = reader.read(
        [Document("a.txt", f"{headline}\n\nGENEVA, October 28, 2020 (Meridian Press) - It rained.\n")]
    )
    assert isinstance(reading, Reading)
    assert {event.place for event in reading.events if event.tolls} == {town}
