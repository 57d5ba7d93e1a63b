"""What a report says in words that a name stands for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.grounding.types import ActorKind, ActorMention
from dateline.linking.actors.aliases import aliases_after, nicknames, without_nicknames
from tests.making import actor


def given_behind(name: str, behind: str, kind: ActorKind) -> tuple[str, ...]:
    return aliases_after(name + behind, ActorMention(0, len(name), name, actor(name, kind=kind), "name"))


@pytest.mark.parametrize(
    ("name", "behind", "alias"),
    [
        ("Mohamed Hamdan Dagalo", ", known as Hemedti, said on Monday", "Hemedti"),
        ("Mohamed Hamdan Dagalo", ", widely known as “Hemedti”, said", "Hemedti"),
        ("Ahmed al-Sharaa", ", also known as Abu Mohammed al-Jolani, met", "Abu Mohammed al-Jolani"),
        ("Rodrigo Londoño", " (known as Timochenko) signed", "Timochenko"),
        ("Rodrigo Londoño", ", alias Timochenko, signed", "Timochenko"),
        ("Luciano Marín", ", nom de guerre Iván Márquez, left", "Iván Márquez"),
        ("Mohammed bin Salman", " (MBS) travelled", "MBS"),
        ("Saw Htet", ", who is better known as Bo Nagar, leads", "Bo Nagar"),
    ],
)
def test_another_name_of_a_person(name: str, behind: str, alias: str) -> None:
    assert given_behind(name, behind, "person") == (alias,)


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("Saw Htet", ", known as the butcher of the valley, leads"),
        ("Saw Htet", ", known for his songs, leads"),
        ("Saw Htet", " (AFP) said"),
        ("Saw Htet", ", called on Monday for calm"),
        ("Saw Htet", " said he was known as Bo Nagar"),
        ("Saw Htet", " (47) said"),
    ],
)
def test_no_other_name_of_a_person(name: str, behind: str) -> None:
    assert given_behind(name, behind, "person") == ()


@pytest.mark.parametrize(
    ("name", "behind", "alias"),
    [
        ("Rapid Support Forces", " (RSF) shelled", "RSF"),
        ("Rapid Support Forces", " (the RSF) shelled", "RSF"),
        ("Tigray People's Liberation Front", " (TPLF), which", "TPLF"),
        ("National Liberation Army", " (ELN, by its Spanish initials) said", "ELN"),
        ("Alliance of Lake Churches", ", or ALC, said", "ALC"),
        ("Alliance of Lake Churches", ", known by its acronym ALC, said", "ALC"),
        ("United Nations Children's Fund", " (U.N.I.C.E.F.) said", "UNICEF"),
        ("PRF", " (Popular Resistance Front) said", "Popular Resistance Front"),
    ],
)
def test_a_short_form_of_a_body(name: str, behind: str, alias: str) -> None:
    assert given_behind(name, behind, "organisation") == (alias,)


@pytest.mark.parametrize(
    ("name", "behind"),
    [
        ("Lake Charity", " (UK) said"),
        ("Lake Charity", " (pictured) said"),
        ("Lake Charity", " (2014) said"),
        ("Lake Charity", ", or what is left of it, said"),
        ("Reuters", " (Northern Gazette) said"),
        ("Lake Charity", " said (LC)"),
    ],
)
def test_no_short_form_of_a_body(name: str, behind: str) -> None:
    assert given_behind(name, behind, "organisation") == ()


def test_a_nickname_within_a_name() -> None:
    assert nicknames("Mohamed “Hemedti” Dagalo") == ("Hemedti",)
    assert without_nicknames("Mohamed “Hemedti” Dagalo") == "Mohamed Dagalo"
    assert nicknames("Mohamed Dagalo") == ()


@given(st.text(max_size=160), st.sampled_from(("person", "organisation", "armed_group")))
def test_any_text_behind_a_name(behind: str, kind: ActorKind) -> None:
    assert all(alias.strip() for alias in given_behind("Saw Htet", behind, kind))
