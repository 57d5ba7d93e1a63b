"""`dateline show actors`: whom the reports name, whom each speaks for, and when each office was said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dateline as package
from tests.cli.test_commands import dateline
from tests.linking.actor_reports import REPORTS


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("actors")
    for file, text in REPORTS.items():
        (folder / file).write_text(text, encoding="utf-8")
    with package.open(folder / "dateline.db") as record:
        record.read(*sorted(folder.glob("*.txt")), processes=1)
    return folder


def names(folder: Path, *arguments: str) -> set[str]:
    shown = dateline("show", "actors", "--jsonl", *arguments, cwd=folder)
    assert shown.returncode == 0, shown.stderr.decode()
    return {json.loads(line)["name"] for line in shown.stdout.splitlines()}


def test_the_table_says_whom_each_speaks_for_and_when_each_office_was_said(folder: Path) -> None:
    shown = dateline("show", "actors", "--by", "Lavrov", cwd=folder).stdout.decode()
    for told in (
        "actors (1)",
        "Sergei Lavrov",
        "person",
        "RU",
        "Russia",
        "foreign minister",
        "2023-06-09",
        "Sergey Lavrov",
    ):
        assert told in shown


def test_those_who_say_most_come_first(folder: Path) -> None:
    shown = dateline("show", "actors", "--kind", "person", cwd=folder).stdout.decode()
    assert shown.index("Abdel Fattah") < shown.index("Lavrov") < shown.index("Heydar")


@pytest.mark.parametrize("country", ["AZ", "az", "Azerbaijan"])
def test_by_country(country: str, folder: Path) -> None:
    found = names(folder, "--country", country, "--kind", "person")
    assert {"Ilham Aliyev"} < found
    assert not {name for name in found if "Lavrov" in name or "Zelensk" in name}


def test_by_kind(folder: Path) -> None:
    assert names(folder, "--kind", "outlet") >= {"Nile Ledger", "Delta Wire"}
    assert "Nile Ledger" not in names(folder, "--kind", "person")


def test_a_country_that_is_none(folder: Path) -> None:
    result = dateline("show", "actors", "--country", "Atlantis", cwd=folder)
    assert (result.returncode, b"E411" in result.stderr) == (2, True)


def test_csv_has_every_column(folder: Path) -> None:
    header = dateline("show", "actors", "--csv", cwd=folder).stdout.decode().splitlines()[0]
    columns = (
        "actor_id,name,kind,country,side,aliases,offices,represents,reports,claims,side_reason,side_claims,touched"
    )
    assert header == columns


def test_why_says_which_reports_were_taken_for_one_and_who_said_the_office(folder: Path) -> None:
    shown = dateline("show", "actors", "--jsonl", "--by", "Lavrov", cwd=folder).stdout
    told = dateline("why", json.loads(shown)["actor_id"][:9], cwd=folder).stdout.decode()
    for part in (
        "Sergei Lavrov",
        "Sergey Lavrov",
        "same name",
        "foreign minister (Russia)",
        "Volga Sheet",
        "dnipro-3.txt",
    ):
        assert part in told
