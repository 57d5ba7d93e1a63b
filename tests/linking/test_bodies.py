"""Which reports speak of one body: spellings, acronyms that some report spells out, kinds that readings differ over."""

from __future__ import annotations

import pytest

from dateline.grounding.types import ActorKind
from dateline.linking.actors.bodies import Bodies, body_key
from dateline.linking.types import ActorTold
from tests.making import actor


def told(report: str, name: str, *, kind: ActorKind = "organisation", aliases: tuple[str, ...] = ()) -> ActorTold:
    return ActorTold(report, actor(name, kind=kind), (name,), aliases)


def groups(*said: ActorTold, near: dict[str, frozenset[str]] | None = None) -> list[set[str]]:
    return [{one.actor.name for one in group} for group in Bodies(said, near=near or {}).link()]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Organisation for Lake Security", "Organization for Lake Security"),
        ("People's Defence Force", "People’s Defense Forces"),
        ("Ansar Allah", "Ansarallah"),
        ("Hay'at Tahrir al-Sham", "Hayat Tahrir al Sham"),
        ("Committee of Doctors", "the Committee of Doctors"),
        ("Human Rights Defenders Network", "Human Rights Defenders' Network"),
        ("Ejército de Liberación Nacional", "Ejercito de Liberacion Nacional"),
        ("U.N.H.C.R.", "UNHCR"),
        ("Jama'at Nusrat al-Islam", "Jamaat Nusrat al-Islam"),
        ("Justice and Equality Movement", "Justice & Equality Movement"),
    ],
)
def test_two_spellings_of_one_body(one: str, other: str) -> None:
    assert len(groups(told("r1", one), told("r2", other))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("People's Defence Force", "People's Protection Force"),
        ("Liberation Army of the North", "Liberation Army of the South"),
        ("National Unity Government", "National Unity Party"),
        ("Sudan Liberation Movement", "Sudan Liberation Army"),
        ("Lake Agency", "Lake Gazette"),
        ("M23", "M19"),
    ],
)
def test_two_bodies(one: str, other: str) -> None:
    assert body_key(one) != body_key(other)
    assert len(groups(told("r1", one), told("r2", other))) == 2


def test_an_acronym_stands_for_the_name_that_a_report_gives_with_it() -> None:
    spelt = told("r1", "Popular Resistance Front", kind="armed_group", aliases=("PRF",))
    assert groups(spelt, told("r2", "PRF"), told("r3", "Popular Resistance Front")) == [
        {"Popular Resistance Front", "PRF"}
    ]
    turned = told("r1", "PRF", aliases=("Popular Resistance Front",))
    assert len(groups(turned, told("r2", "PRF"), told("r3", "Popular Resistance Front"))) == 1


def test_an_acronym_that_two_reports_spell_out_in_two_ways_is_each_in_its_own_report_alone() -> None:
    army = told("r1", "Arakan Army", kind="armed_group", aliases=("AA",))
    agency = told("r2", "Anatolia Agency", kind="outlet", aliases=("AA",))
    found = groups(army, agency, told("r1", "AA"), told("r2", "AA"), told("r3", "AA"))
    assert sorted(map(sorted, found)) == [["AA"], ["AA", "Anatolia Agency"], ["AA", "Arakan Army"]]


def test_an_acronym_of_an_outlet_is_another_than_that_of_a_ministry() -> None:
    service = told("r1", "Island Prison Service", aliases=("IPS",))
    agency = told("r2", "IPS", kind="outlet")
    assert len(groups(service, agency, told("r3", "IPS"))) == 2


def test_an_acronym_told_of_another_country_is_another() -> None:
    army = told("r1", "Southern Defence Front", kind="armed_group", aliases=("SDF",))
    near = {"r1": frozenset({"SD"}), "r2": frozenset({"SY", "TR"}), "r3": frozenset({"SD", "TD"})}
    assert sorted(map(len, groups(army, told("r2", "SDF"), told("r3", "SDF"), near=near))) == [1, 2]


def test_an_acronym_may_stand_for_an_army() -> None:
    army = ActorTold("r1", actor("Armed Forces of Sudan", kind="military", country="SD"), ("Sudanese Army",), ("SAF",))
    assert groups(army, told("r2", "SAF")) == [{"Armed Forces of Sudan", "SAF"}]


def test_one_body_whatever_kind_a_reading_took_it_for() -> None:
    said = (told("r1", "Lake Fighters' League", kind="armed_group"), told("r2", "Lake Fighters' League"))
    assert len(groups(*said)) == 1
