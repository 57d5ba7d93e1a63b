"""The record keeps the sides that a user has given, and goes back to inference when asked."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline
from dateline.errors import PartiesError

TEXT = """Sudan army and RSF trade fire in Omdurman

KHARTOUM, May 4, 2023 (Lake Times) - The Sudanese army shelled positions of the Rapid Support Forces (RSF) in Omdurman on
Wednesday, the RSF said. The army said that the RSF had attacked its base in Omdurman on Wednesday and killed two soldiers.
"""


def sides(record: dateline.record.record.Record) -> set[str]:  # type: ignore[name-defined]
    return {row["side"] for row in record.actors() if row["side"]}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    (tmp_path / "parties.toml").write_text('[sides]\nleft = ["Sudan"]\nright = ["Rapid Support Forces"]\n', "utf-8")
    (tmp_path / "none.toml").write_text("[sides]\n", "utf-8")
    return tmp_path


def test_given_sides_are_kept_for_later_readings_until_an_empty_file(folder: Path) -> None:
    file = folder / "record.db"
    with dateline.open(file, parties=folder / "parties.toml") as record:
        record.read(folder / "report.txt")
        assert sides(record) == {"left", "right"}
    (folder / "second.txt").write_text(TEXT.replace("Wednesday", "Tuesday").replace("two", "three"), "utf-8")
    with dateline.open(file) as record:
        record.read(folder / "second.txt")
        assert sides(record) == {"left", "right"}
    with dateline.open(file, parties=folder / "none.toml") as record:
        assert sides(record) == {"Sudan", "Rapid Support Forces"}


def test_sides_can_be_given_to_a_record_that_is_read_already(folder: Path) -> None:
    file = folder / "record.db"
    with dateline.open(file) as record:
        record.read(folder / "report.txt")
        inferred = record.incidents()
    with dateline.open(file, parties=str(folder / "parties.toml")) as record:
        assert sides(record) == {"left", "right"}
        assert [i["incident_id"] for i in record.incidents()] == [i["incident_id"] for i in inferred]


def test_a_side_whose_names_nobody_bears_is_told(folder: Path) -> None:
    (folder / "typo.toml").write_text('[sides]\nleft = ["Sudan"]\nright = ["Rapit Suport"]\n', "utf-8")
    with dateline.open(folder / "record.db", parties=folder / "typo.toml") as record:
        record.read(folder / "report.txt")
        assert record.empty_sides() == ("right",)
    with dateline.open(folder / "record.db", parties=folder / "parties.toml") as record:
        assert record.empty_sides() == ()
    with dateline.open(folder / "record.db", parties=folder / "none.toml") as record:
        assert record.empty_sides() == ()


def test_a_bad_file_makes_no_record(folder: Path) -> None:
    (folder / "bad.toml").write_text("[sides]\nA = 3\n", "utf-8")
    with pytest.raises(PartiesError):
        dateline.open(folder / "record.db", parties=folder / "bad.toml")
    assert not (folder / "record.db").exists()


SUPPORT = """Minister: we stand by Kyiv

RIGA, May 4, 2023 (Lake Times) - Latvia stands by Ukraine, Foreign Minister Edgars Rinkevics said on Thursday. Russian forces
shelled Kherson on Wednesday, the Ukrainian Defence Ministry said. Ukrainian forces attacked Russian positions near Kherson on
Wednesday, the Russian Defence Ministry said.
"""


def test_why_an_actor_is_on_a_side_is_told_with_the_words_that_show_it(tmp_path: Path) -> None:
    from dateline.exchange.explain import explain

    (tmp_path / "report.txt").write_text(SUPPORT, "utf-8")
    with dateline.open(tmp_path / "record.db") as record:
        record.read(tmp_path / "report.txt")
        rows = {row["name"]: row for row in record.actors()}
        supporter = next(row for row in rows.values() if row["side_claims"])
        told = explain(record, supporter["actor_id"])
        party = next(row for row in rows.values() if row["side"] == "Russia")
        third = next(row for row in rows.values() if not row["side"])
        assert supporter["side"] == "Ukraine" and "says that it supports Ukraine" in told
        assert "shown by" in told and "stands by Ukraine" in told
        assert "a party to the fighting" in explain(record, party["actor_id"])
        assert "on neither side, as far as the record shows" in explain(record, third["actor_id"])
