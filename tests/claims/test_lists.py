"""What stands behind a colon in the passages below it: whose the items of a list are. People and outlets are invented."""

from __future__ import annotations

import pytest

from dateline.language.engine import Engine
from tests.claims.reading import claims_of


def told(text: str, engine: Engine) -> list[tuple[str, str]]:
    claims = [c for c in claims_of(text, engine) if c.parent_id is None]
    return [(c.claimant.name if c.form != "narrative" else "-", c.text) for c in claims]


@pytest.mark.parametrize("bullets", ["- - -", "• • •", "1. 2. 3.", "1) 2) 3)", "a) b) c)", "* * *", "— — —"])
def test_each_item_is_the_speakers(bullets: str, engine: Engine) -> None:
    one, two, three = bullets.split()
    text = (
        "The defence ministry said in a statement:\n"
        f"{one} Two shells hit a school in Kherson\n{two} The army shot down four drones\n{three} Nobody was killed\n"
        "The road is shut."
    )
    assert told(text, engine) == [
        ("Defence Ministry", "Two shells hit a school in Kherson"),
        ("Defence Ministry", "The army shot down four drones"),
        ("Defence Ministry", "Nobody was killed"),
        ("-", "The road is shut."),
    ]


def test_what_an_item_tells_of_another_is_the_others(engine: Engine) -> None:
    text = "According to the UN mission:\n• Nine people were killed in Goma\n• The rebels said the airport was theirs"
    chains = {c.text: [a.name for a in c.chain[1:]] for c in claims_of(text, engine)}
    assert chains["Nine people were killed in Goma"] == ["United Nations"]
    assert chains["the airport was theirs"] == ["United Nations", "rebels"]


def test_without_a_list_it_is_the_next_passage(engine: Engine) -> None:
    text = "Viktor Belov said:\nTwo shells hit a school in Kherson.\nThe road is shut."
    assert told(text, engine) == [("Viktor Belov", "Two shells hit a school in Kherson."), ("-", "The road is shut.")]


@pytest.mark.parametrize(
    "text",
    [
        "Key points:\n- The bridge is gone\n- The road is shut",
        "The town has three roads:\n- The first is mined\n- The second is shut",
        "Viktor Belov left.\n- The bridge is gone",
    ],
)
def test_a_list_that_nobody_tells_is_the_outlets(text: str, engine: Engine) -> None:
    assert {c.form for c in claims_of(text, engine)} == {"narrative"}
