"""Whom `--by` means: an actor in any spelling, by its id, or all who speak for a country."""

from __future__ import annotations

import pytest

import dateline
from dateline.record.record import Row
from dateline.record.selecting import select_rows

REPORT = """Envoys meet in Jeddah

Published 5 March 2021

Sudan's army chief, Abdel Fattah al-Burhan, said on Thursday that his troops held the airport. "We want a truce," he told
reporters. The Sudanese Foreign Ministry accused Chad of arming the militia.

Chad's foreign minister, Zene Cherif, denied the accusation. Khartoum "sees ghosts", Cherif said in a telephone call with the
Saudi envoy. Cherif said that Paris had called for restraint.
"""
SECOND = """Army chief refuses talks

Published 6 March 2021

Abdelfattah Burhan refused to confirm that talks had begun in Jeddah. France welcomed the truce.
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    folder = tmp_path_factory.mktemp("called")
    (folder / "one.txt").write_text(REPORT, encoding="utf-8")
    (folder / "two.txt").write_text(SECOND, encoding="utf-8")
    with dateline.open(folder / "r.db") as record:
        record.read(folder / "one.txt", folder / "two.txt")
        return {name: record.rows(name) for name in ("claims", "actors", "positions", "reports")}


def by(tables: dict[str, list[Row]], wanted: str, table: str = "claims", **more: str) -> list[Row]:
    return select_rows(tables[table], by=wanted, actors=tables["actors"], **more)


@pytest.mark.parametrize("spelling", ["Burhan", "al-Burhan", "Abdelfattah Burhan", "BURHAN"])
def test_one_actor_by_any_spelling(spelling: str, tables: dict[str, list[Row]]) -> None:
    claims = by(tables, spelling)
    assert len(claims) == len(by(tables, "Burhan"))
    assert {c["claimant"] for c in claims} == {claims[0]["claimant"]}
    assert len({c["report_id"] for c in claims}) == 2


def test_by_the_beginning_of_an_id(tables: dict[str, list[Row]]) -> None:
    actor = by(tables, "Burhan")[0]["claimant_id"]
    assert by(tables, actor[:9]) == by(tables, "Burhan")


@pytest.mark.parametrize("name", ["Sudan", "Khartoum", "SD"])
def test_a_country_is_all_who_speak_for_it(name: str, tables: dict[str, list[Row]]) -> None:
    told = {c["claimant"] for c in by(tables, name)}
    assert any("Burhan" in who for who in told) and any("Foreign Ministry" in who for who in told)
    assert not any("Cherif" in who for who in told)


def test_who_passes_words_on_is_found_and_the_outlet_is_not(tables: dict[str, list[Row]]) -> None:
    told = by(tables, "Cherif")
    assert any(c["claimant"] == "France" and "restraint" in c["text"] for c in told)
    outlet = tables["claims"][0]["chain"][0]
    assert {c["claimant"] for c in by(tables, outlet)} <= {outlet}


def test_by_goes_with_the_other_choices(tables: dict[str, list[Row]]) -> None:
    later = by(tables, "Burhan", date_from="2021-03-06")
    assert [(c["saying"], c["said_from"]) for c in later] == [("withheld", "2021-03-06")]
    assert len(later) < len(by(tables, "Burhan"))


def test_other_tables_too(tables: dict[str, list[Row]]) -> None:
    assert {p["actor"] for p in by(tables, "France", "positions")} == {"France"}
    assert [a["kind"] for a in by(tables, "Cherif", "actors")] == ["person"]


def test_nobody_of_that_name(tables: dict[str, list[Row]]) -> None:
    assert by(tables, "Nobody Ofthatname") == []
