"""Whole reports of sport, markets, disease and disaster give no violence, however warlike their words."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell

REPORTS = [
    "The striker fired the club into the lead. The coach said his team had attacked from the start of the match. "
    "The goalkeeper was under siege and two defenders were injured in a clash of heads before the referee ended the match.",
    "Shares exploded on Monday as investors bet on lower inflation. The bank said rate cuts had hit its profit. "
    "Traders fought for bonds, and the index stormed to a record. The price of wheat was hit by the harvest.",
    "The outbreak of cholera has killed 40 people since May, the health ministry said. Twelve patients died on Monday. "
    "Doctors said the infection struck the camp after the flood. Five children died of the disease on Sunday.",
    "The earthquake struck at dawn and destroyed 300 houses. At least 90 people were killed and 200 injured. "
    "A second quake hit the town in the evening, and four rescuers died when a wall fell.",
    "The film, shot in Malta, tells of a singer who died in 1970. The band attacked the song with joy. "
    "The critic said the concert was killed by the sound, but the audience fought for tickets to the premiere.",
    "The champions crushed their rivals in the final. The captain, who shot two goals, said the club would defend its title. "
    "The fans clashed with no one, the referee said, and the match was a battle of the midfield.",
]


@pytest.mark.parametrize("text", REPORTS, ids=[t[:40] for t in REPORTS])
def test_no_violence_and_no_toll_in_a_peaceful_report(tell: Tell, text: str) -> None:
    told = tell(text)
    assert [(e.sub_type, text[e.start : e.end]) for e in told.violent()] == []
    assert [t.text for e in told.events for t in e.tolls] == []
    assert told.of_type("Ceasefire") == ()
