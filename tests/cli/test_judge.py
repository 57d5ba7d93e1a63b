"""`dateline judge` as a user runs it: the id on standard output, what became of it on standard error, exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import dateline
from tests.piles import write_pile

WHO = ("--by", "Ann", "--why", "the hospital's list", "--at", "2024-05-01")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judged")
    (folder / "reports").mkdir()
    write_pile(folder / "reports")
    assert dateline("read", "reports", cwd=folder).returncode == 0
    return folder


def rows(table: str, folder: Path, *more: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in dateline("show", table, "--jsonl", *more, cwd=folder).stdout.splitlines()]


def test_from_rejecting_to_undoing(folder: Path, tmp_path: Path) -> None:
    incident = rows("incidents", folder)[0]["incident_id"]
    done = dateline("judge", "reject", incident[:9], *WHO, cwd=folder)
    key = done.stdout.decode().strip()
    assert (done.returncode, key[0], f"in force: applies to {incident}" in done.stderr.decode()) == (0, "j", True)
    shown = dateline("show", "incidents", cwd=folder)
    assert b"1 rejected by hand left out" in shown.stderr and incident[:9].encode() not in shown.stdout
    assert incident in {row["incident_id"] for row in rows("incidents", folder, "--rejected")}
    exported = dateline("export", "incidents", "--rejected", cwd=folder).stdout
    assert json.loads(exported.splitlines()[0])["judged"] == "rejected"
    assert b"by Ann: rejects incident" in dateline("why", incident, cwd=folder).stdout
    table = dateline("show", "judgements", cwd=folder).stdout.decode()
    assert "reject incident" in table and "in force" in table and "2024-05-01 00:00" in table

    (tmp_path / "j.jsonl").write_bytes(dateline("export", "judgements", cwd=folder).stdout)
    dateline("read", folder / "reports", cwd=tmp_path)
    taken = dateline("judge", "import", "j.jsonl", cwd=tmp_path)
    assert (taken.returncode, b"1 judgements are new" in taken.stderr) == (0, True)
    assert rows("incidents", tmp_path) == []

    undone = dateline("judge", "undo", key, *WHO, cwd=folder)
    assert undone.returncode == 0 and rows("incidents", folder)
    assert f"undone by {undone.stdout.decode()[:9]}" in " ".join(
        dateline("show", "judgements", cwd=folder).stdout.decode().split()
    )


def test_the_table_says_what_was_set_by_hand(folder: Path) -> None:
    incident = rows("incidents", folder)[0]["incident_id"]
    assert dateline("judge", "correct", incident, "killed_high", "9", *WHO, cwd=folder).returncode == 0
    assert dateline("judge", "confirm", incident, *WHO, cwd=folder).returncode == 0
    shown = " ".join(dateline("show", "incidents", cwd=folder).stdout.decode().split())
    assert "confirmed" in shown and "killed_high" in shown
    assert rows("incidents", folder)[0]["killed_high"] == 9


def test_a_longitude_west_of_greenwich_is_a_value_and_no_option(folder: Path) -> None:
    incident = rows("incidents", folder)[0]["incident_id"]
    done = dateline("judge", "correct", incident, "lon", "-58.4", *WHO, cwd=folder)
    assert (done.returncode, rows("incidents", folder)[0]["lon"]) == (0, -58.4)
    assert dateline("judge", "undo", done.stdout.decode().strip(), *WHO, cwd=folder).returncode == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("confirm", "INCIDENT", "--by", "Ann"), b"E601"),
        (("confirm", "INCIDENT", "--why", "x"), b"E602"),
        (("confirm", "INCIDENT", "--by", "Ann", "--why", "x", "--at", "soon"), b"E603"),
        (("correct", "INCIDENT", "grade", "conceded", *WHO), b"E604"),
        (("correct", "INCIDENT", "killed_low", "many", *WHO), b"E605"),
        (("correct", "INCIDENT", "killed_low", "-1", *WHO), b"E605"),
        (("correct", "INCIDENT", "killed_low", "1", "--wherefore", *WHO), b"--wherefore"),
        (("reject", "i0nothing", *WHO), b"E606"),
        (("undo", "j0nothing", *WHO), b"E606"),
        (("merge", "INCIDENT", "INCIDENT", *WHO), b"E608"),
        (("split", "INCIDENT", "e0nothing", *WHO), b"E608"),
    ],
)
def test_what_cannot_be_judged_is_exit_2(words: tuple[str, ...], code: bytes, folder: Path) -> None:
    incident = rows("incidents", folder, "--rejected")[0]["incident_id"]
    done = dateline("judge", *(incident if word == "INCIDENT" else word for word in words), cwd=folder)
    assert (done.returncode, code in done.stderr, done.stdout) == (2, True, b""), done.stderr


def test_a_file_of_judgements_that_is_none_and_one_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{}\n")
    done = dateline("judge", "import", tmp_path / "bad.jsonl", cwd=folder)
    assert (done.returncode, b"E609: line 1" in done.stderr) == (2, True)
    done = dateline("judge", "import", tmp_path / "none.jsonl", cwd=folder)
    assert (done.returncode, b"E101" in done.stderr) == (3, True)


def test_without_an_hour_the_judgement_is_of_now(folder: Path) -> None:
    incident = rows("incidents", folder, "--rejected")[0]["incident_id"]
    done = dateline("judge", "confirm", incident, "--by", "Ann", "--why", "seen", cwd=folder)
    (row,) = (r for r in rows("judgements", folder) if r["judgement_id"] == done.stdout.decode().strip())
    assert len(row["judged_at"]) == 27 and row["judged_at"] > "2025"
