# ruff: noqa: E501  (a text stays in one piece)
"""The same statement told twice in one report, and what only looks like it. Outlets and people are invented."""

from __future__ import annotations

import pytest

from dateline.claims.types import Claim
from dateline.language.engine import Engine
from tests.claims.reading import claims_of


def pairs(text: str, engine: Engine, *, headline: bool = False) -> list[tuple[str, str]]:
    """The words of each claim that is told again, and of its telling."""
    claims = claims_of(text, engine, headline=headline)
    named: dict[str, Claim] = {c.claim_id: c for c in claims}
    return [(named[c.duplicate_of].text, c.text) for c in claims if c.duplicate_of is not None]


@pytest.mark.parametrize(
    "text",
    [
        # word for word
        'Hana Belete spoke in Nairobi. "Only talks can bring the prisoners home," she said.\n'
        'The border is shut. "Only talks can bring the prisoners home," Belete said.',
        # reworded a little
        "Hana Belete said that the army had shelled the camp near Goma.\n"
        "The road is mined. The army shelled the camp near Goma, Belete said.",
        "General Thura Aung said that rebels had seized two border posts near Myawaddy on Friday.\n"
        "The market is closed. Rebels seized two border posts near Myawaddy, General Thura Aung told reporters.",
        # a figure in words, one figure more
        "The health ministry of Sudan said that nine people had been killed in the shelling of Nyala.\n"
        "The hospital is full. The Sudanese health ministry said 9 people had been killed and 14 wounded in the shelling of Nyala.",
        # demand and call
        "Viktor Belov demanded that Russia return the prisoners at once.\n"
        "It is cold. Viktor Belov urged Russia to return the prisoners at once.",
    ],
)
def test_told_again_in_the_body(text: str, engine: Engine) -> None:
    assert len(pairs(text, engine)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized two border towns, says minister\nDefence Minister Juan Rios said on Monday that rebels had seized two border towns.",
        "Army shelled camp near Goma: Belete\nHana Belete, an aide to the governor, said the army had shelled a camp near Goma on Friday.",
        "Ukraine calls for return of prisoners\nUkraine's Foreign Minister Viktor Belov called for the return of all prisoners on Friday.",
        "'We will not leave the valley'\n“We will not leave the valley,” said Hana Belete, the mayor.",
    ],
)
def test_told_in_the_headline_and_in_the_body(text: str, engine: Engine) -> None:
    assert len(pairs(text, engine, headline=True)) == 1


@pytest.mark.parametrize(
    "text",
    [
        # another number
        "The ministry said that five people had been killed in Nyala.\nLater the ministry said that seven people had been killed in Nyala.",
        "Hana Belete said shells had killed 12 people in the market of Goma.\nHana Belete said shells had killed 15 people in the market of Goma.",
        # another place
        "Viktor Belov said that two shells had hit a school in Kherson on Monday, wounding nobody.\n"
        "Viktor Belov said that two shells had hit a school in Odesa on Monday, wounding nobody.",
        # the contrary
        "Hana Belete said that the army had shelled the camp near Goma.\nHana Belete said that the army had not shelled the camp near Goma.",
        # another speaker
        "Hana Belete said that the army had shelled the camp near Goma.\nViktor Belov said that the army had shelled the camp near Goma.",
        # another act
        "Hana Belete said that the army had shelled the camp near Goma.\nHana Belete denied that the army had shelled the camp near Goma.",
        "Hana Belete promised to return the prisoners of the war.\nHana Belete demanded the return of the prisoners of the war.",
        # not said
        "Hana Belete said that the army had shelled the camp near Goma.\n"
        "Hana Belete did not say that the army had shelled the camp near Goma.",
        # a quotation behind its summary, in words of its own
        "Hana Belete said that the town had no food left.\n“We have eaten the seed corn, and there is no food,” Hana Belete said.",
        # a few words that many sentences share
        "The army said it had won.\nThe army said it had lost.",
        "The army said the road was open.\nThe army said the road was shut.",
        # a headline without a speaker is the outlet's own
        "Rebels seize two border towns\nThe army said rebels had seized two border towns.",
    ],
)
def test_not_told_again(text: str, engine: Engine) -> None:
    assert pairs(text, engine, headline=text.startswith("Rebels")) == []


def test_a_third_telling_leads_to_the_first(engine: Engine) -> None:
    line = "Hana Belete said that the army had shelled the camp near Goma."
    claims = [c for c in claims_of("\n".join([line] * 3), engine) if c.form == "indirect"]
    assert [c.duplicate_of for c in claims] == [None, claims[0].claim_id, claims[0].claim_id]


def test_sides_may_be_swapped(engine: Engine) -> None:
    text = (
        "Armenia said that Azerbaijan had shelled two villages near Tartar.\n"
        "Azerbaijan shelled two villages near Tartar, Armenia said."
    )
    swap = {"Armenia": "Azerbaijan", "Azerbaijan": "Armenia"}
    swapped = " ".join(swap.get(word, word) for word in text.split(" "))
    swapped = swapped.replace("\nAzerbaijan", "\nArmenia")
    assert len(pairs(text, engine)) == len(pairs(swapped, engine)) == 1
