"""Words of violence that tell of none: idioms, sport, markets, accidents."""

from __future__ import annotations

import pytest

from tests.events.conftest import Tell

NOTHING = [
    "Parliament shot down the proposal by 120 votes to 80.",
    "The striker fired his team into the lead and the defence was crushed.",
    "The company hit its sales target for the third quarter.",
    "Rising fuel prices hit the tourism sector hard.",
    "The two ministers struck a deal on grain exports.",
    "Nurses began a strike over pay on Monday.",
    "The former minister died of a heart attack in London.",
    "Farmers in the valley are battling a drought.",
    "The senator attacked the budget as reckless.",
    "She fought cancer for six years.",
    "Reporters bombarded the minister with questions.",
    "The midfielder was injured in the second half of the match.",
    "The team beat its rivals 3-0 and will meet Chelsea in the final.",
    "The bank's shares exploded after the merger was announced.",
    "Twelve people were killed in a bus crash on the motorway.",
    "An earthquake killed at least 40 people in Herat.",
    "The virus killed 200 people in March.",
    "The film was shot in Malta last summer.",
    "The lawyers clashed in court over the inheritance.",
    "The governor came under fire for his remarks about pensions.",
    "A storm hit the coast and left 20,000 homes without power.",
    "The central bank will target inflation of two per cent.",
    "The president fired his economy minister on Friday.",
    "The champions stormed to victory in the derby.",
    "Wheat exports from the port rose by 12 per cent in May.",
    "The orchestra opened the season with a symphony by Brahms.",
    "The bill was killed in committee.",
    "A neighbour accidentally hit an elderly woman while backing out of a driveway.",
    "A fire destroyed the roof of a family home on Tuesday.",
    "The school may fire veteran teachers.",
    "The two firms are demonstrating confidence in the town.",
    "Hostility to strangers divides the village.",
    "The climbers began their assault on the summit.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_violence_is_told(tell: Tell, text: str) -> None:
    assert [(e.type, e.sub_type, text[e.start : e.end]) for e in tell(text).violent()] == []


@pytest.mark.parametrize("text", NOTHING)
def test_nobody_is_counted(tell: Tell, text: str) -> None:
    assert [t for e in tell(text).events for t in e.tolls] == []
