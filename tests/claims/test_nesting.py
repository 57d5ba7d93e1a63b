"""Who passes on whose words, outermost first behind the report's own outlet. People are invented; agencies are named as such."""

from __future__ import annotations

import pytest

from dateline.claims.types import Claim
from dateline.language.engine import Engine
from tests.claims.reading import claims_of


def chains(text: str, engine: Engine, *, source: str = "Le Monde Libre") -> dict[str, tuple[str, ...]]:
    """By the words of each claim that somebody makes, the chain behind the outlet; the longest where several have the words."""
    found: dict[str, tuple[str, ...]] = {}
    for claim in sorted(claims_of(text, engine, source=source), key=lambda c: len(c.chain)):
        if claim.form != "narrative":
            found[claim.text.removeprefix("that ")] = tuple(a.name for a in claim.chain[1:])
    return found


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        # one within another
        (
            "Reuters reported that the ministry said that the governor had told aides that the dam was mined.",
            "the dam was mined",
            ("Reuters", "Ministry", "governor"),
        ),
        (
            "The agency quoted the ministry as saying that the governor had said that rebels held the dam.",
            "rebels held the dam",
            ("agency", "Ministry", "governor"),
        ),
        (
            "Reuters quoted Hana Belete as saying that General Thura Aung had admitted that his men burned the village.",
            "his men burned the village",
            ("Reuters", "Hana Belete", "Thura Aung"),
        ),
        ("Rebels took the bridge, Hana Belete said, according to Reuters.", "Rebels took the bridge", ("Reuters", "Hana Belete")),
        # citing
        (
            "Rebels killed nine soldiers, Reuters reported on Monday, citing a security source.",
            "Rebels killed nine soldiers",
            ("Reuters", "security source"),
        ),
        (
            "Reuters reported on Sunday, citing a letter from the governor, that gunmen had burned four camps.",
            "gunmen had burned four camps",
            ("Reuters", "letter"),
        ),
        ("Citing two officials, Reuters reported that rebels took the bridge.", "rebels took the bridge", ("Reuters", "two officials")),  # noqa: E501
        (
            "Radio Okapi, quoting local officials, said that rebels killed nine soldiers.",
            "rebels killed nine soldiers",
            ("Radio Okapi", "local officials"),
        ),
        # the outlet that carried the words
        ("Viktor Belov told Reuters that rebels took the bridge.", "rebels took the bridge", ("Reuters", "Viktor Belov")),
        ("“They came at night,” Hana Belete told Radio Okapi by phone.", "“They came at night,”", ("Radio Okapi", "Hana Belete")),
        (
            "In a statement carried by SANA, the ministry said that rebels killed nine soldiers.",
            "rebels killed nine soldiers",
            ("SANA", "Ministry"),
        ),
        (
            "“Not one shot was fired,” said Hana Belete, quoted by the agency Interfax.",
            "“Not one shot was fired,”",
            ("Interfax", "Hana Belete"),
        ),
        (
            "Viktor Belov said in an interview with the BBC that rebels took the bridge.",
            "rebels took the bridge",
            ("BBC", "Viktor Belov"),
        ),
        (
            "Reuters reported that Hana Belete had told the BBC that the dam was mined.",
            "the dam was mined",
            ("Reuters", "BBC", "Hana Belete"),
        ),
        # an outlet that is spoken of, or to, carries nothing
        ("Viktor Belov said that Reuters had told lies.", "Reuters had told lies", ("Viktor Belov",)),
        ("Viktor Belov accused Reuters of lying.", "Reuters of lying", ("Viktor Belov",)),
        ("Viktor Belov told parliament that rebels took the bridge.", "rebels took the bridge", ("Viktor Belov",)),
    ],
)  # fmt: skip
def test_the_chain(text: str, words: str, chain: tuple[str, ...], engine: Engine) -> None:
    assert chains(text, engine).get(words) == chain


def test_an_outlet_does_not_carry_its_own_report(engine: Engine) -> None:
    text = "Viktor Belov told Reuters that rebels took the bridge."
    assert chains(text, engine, source="Reuters") == {"rebels took the bridge": ("Viktor Belov",)}


def by_words(text: str, engine: Engine) -> dict[str, Claim]:
    return {c.text.removeprefix("that "): c for c in claims_of(text, engine)}


def test_the_parent_is_the_next_outer_claim(engine: Engine) -> None:
    text = "The envoy said that the army said that the rebels said that the dam was mined."
    claims = by_words(text, engine)
    inner, middle = claims["the dam was mined"], claims["the rebels said that the dam was mined"]
    outer = claims["the army said that the rebels said that the dam was mined"]
    assert (inner.parent_id, middle.parent_id, outer.parent_id) == (middle.claim_id, outer.claim_id, None)
    assert [len(c.chain) for c in (outer, middle, inner)] == [2, 3, 4]


def test_what_stands_beside_is_not_within(engine: Engine) -> None:
    text = "The envoy said that the dam was mined, but the army said that it was safe."
    assert {c.parent_id for c in claims_of(text, engine)} == {None}


def test_he_who_tells_of_somebody_is_not_that_one(engine: Engine) -> None:
    text = (
        "Hana Belete, the mayor of Nyala, told the council on Monday that the mills were gone.\n"
        "The Kenyan president, she said, had told the envoy that the road was open.\n"
        "“The road is our only way out of here.”"
    )
    claims = by_words(text, engine)
    assert [a.name for a in claims["the road was open"].chain[1:]][:1] == ["Hana Belete"]
    assert len(claims["the road was open"].chain) == 3
    assert claims["“The road is our only way out of here.”"].claimant.name == "Hana Belete"
