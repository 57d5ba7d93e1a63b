"""A user's own file of parties: what it says, what it silences, and what cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import PartiesError
from dateline.ledger.build import build_ledger
from dateline.ledger.parties import read_parties
from dateline.ledger.types import Ledger
from dateline.linking.copies import find_origins
from dateline.linking.incidents.link import link_incidents
from tests.ledger.wars import AID, THIRD
from tests.making import Maker, actor, person, place

ARMY = actor("Armed Forces of Sudan", kind="military", country="SD")
RSF = actor("Rapid Support Forces", kind="armed_group")
FIGHTERS = actor("RSF fighters", kind="armed_group")
TOWN = place("Omdurman", "SD", 15.64, 32.48)


def given(text: str, tmp_path: Path) -> dict[str, str]:
    path = tmp_path / "parties.toml"
    path.write_text(text, "utf-8")
    return read_parties(path)


def pile() -> Maker:
    maker = Maker()
    for n in range(3):
        maker.report("Lake Times", f"2023-05-0{n + 1}").tell(
            f"Post {n} was hit.", at=TOWN, on=f"2023-05-0{n + 1}", perpetrator=RSF, target=ARMY, by=AID
        )
    maker.report("Gulf Desk", "2023-05-04").say("It was a quiet night.", by=THIRD)
    return maker


def ledger(maker: Maker, sides: dict[str, str] | None) -> Ledger:
    made = maker.pile()
    origins = find_origins(made)
    clusters, links = link_incidents(made, origins)
    return build_ledger(made, origins, clusters, links, sides_given=sides)


@pytest.mark.parametrize(
    "names", ['["Sudan"]', '["SD"]', '["Sudan", "Armed Forces of Sudan"]', '["the Sudan"]'], ids=["name", "code", "organ", "the"]
)  # fmt: skip
def test_states_are_named_by_name_or_code(names: str, tmp_path: Path) -> None:
    told = ledger(pile(), given(f'[sides]\narmy = {names}\nothers = ["Rapid Support Forces"]', tmp_path))
    assert told.parties == ("army", "others")
    assert (told.sides[ARMY.actor_id], told.sides[RSF.actor_id]) == ("army", "others")


def test_whoever_is_in_no_list_is_no_party(tmp_path: Path) -> None:
    told = ledger(pile(), given('[sides]\nforces = ["Rapid Support Forces"]', tmp_path))
    assert told.parties == ("forces",) and ARMY.actor_id not in told.sides


def test_an_organisation_an_outlet_and_a_third_state_can_be_put_on_a_side(tmp_path: Path) -> None:
    text = f'[sides]\narmy = ["Sudan", "Portugal"]\nforces = ["Rapid Support Forces", "{AID.name}", "Lake Times"]'
    maker = pile()
    outlet = maker.report("Lake Times", "2023-05-05").say("It was a quiet night.").claimant
    told = ledger(maker, given(text, tmp_path))
    assert (told.sides[AID.actor_id], told.sides[outlet.actor_id], told.sides[THIRD.actor_id]) == (
        "forces",
        "forces",
        "army",
    )


def test_a_person_can_be_put_on_a_side(tmp_path: Path) -> None:
    maker = pile()
    who = person("Amal Bashir", country="SD", office="teacher")
    maker.report("Lake Times", "2023-05-05").say("It was a quiet night.", by=who)
    told = ledger(maker, given('[sides]\narmy = ["Sudan"]\nforces = ["Amal Bashir", "RSF"]', tmp_path))
    assert told.sides[who.actor_id] == "forces"


def test_a_group_is_meant_under_each_turn_of_its_name(tmp_path: Path) -> None:
    maker = pile()
    for name, kind in (("Rapid Support militia", "unnamed"), ("Rapid Support fighters", "armed_group")):
        maker.report("Lake Times", "2023-05-05").say("It was quiet.", by=actor(name, kind=kind))  # type: ignore[arg-type]
    told = ledger(maker, given('[sides]\narmy = ["Sudan"]\nforces = ["Rapid Support Forces"]', tmp_path))
    assert sorted(a.actor for a in told.alignments if a.side == "forces") == [
        "Rapid Support Forces", "Rapid Support fighters", "Rapid Support militia"
    ]  # fmt: skip


def test_swapped_names_swap_the_sides_and_nothing_else(tmp_path: Path) -> None:
    one = ledger(pile(), given('[sides]\nA = ["Sudan"]\nB = ["Rapid Support Forces"]', tmp_path))
    other = ledger(pile(), given('[sides]\nB = ["Sudan"]\nA = ["Rapid Support Forces"]', tmp_path))
    assert {k: {"A": "B", "B": "A"}[v] for k, v in one.sides.items()} == other.sides


@pytest.mark.parametrize("text", ["", "[sides]", "# nobody\n"])
def test_an_empty_file_gives_no_sides(text: str, tmp_path: Path) -> None:
    assert given(text, tmp_path) == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[sides", "E702"),
        ("sides = 3", "E703"),
        ("[party]\nA = ['B']", "E703"),
        ("[sides]\nA = 'B'", "E703"),
        ("[sides]\nA = []", "E703"),
        ("[sides]\nA = [3]", "E703"),
        ("[sides]\nA = ['']", "E703"),
        ("[sides]\n'' = ['Sudan']", "E703"),
        ("[sides]\nA = ['Sudan']\nB = ['SUDAN']", "E704"),
        ("[sides]\nA = ['Sudan']\nB = ['SD']", "E704"),
    ],
)
def test_a_file_that_cannot_be(text: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(PartiesError) as error:
        given(text, tmp_path)
    assert error.value.code == code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PartiesError) as error:
        read_parties(tmp_path / "nowhere.toml")
    assert error.value.code == "E701"


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "parties.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(PartiesError) as error:
        read_parties(path)
    assert error.value.code == "E702"
