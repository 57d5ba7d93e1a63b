"""`dateline brief` as a user runs it: to a file or to standard output, of the whole record, of some days, of a place."""

from __future__ import annotations

from pathlib import Path

import pytest

import dateline as package
from tests.cli.test_commands import dateline
from tests.piles import write_pile


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record of the small pile."""
    found = tmp_path_factory.mktemp("brief")
    (found / "reports").mkdir()
    write_pile(found / "reports")
    with package.open(found / "dateline.db") as record:
        record.read(found / "reports")
    return found


def test_a_file_gets_what_standard_output_would(folder: Path) -> None:
    result = dateline("brief", "--out", "brief.html", cwd=folder)
    assert (result.returncode, result.stdout, result.stderr) == (0, b"", b"")
    page = (folder / "brief.html").read_bytes()
    assert page == dateline("brief", cwd=folder).stdout
    with package.open(folder / "dateline.db") as record:
        assert record.brief().encode() == page


def test_a_place_leaves_out_the_others(folder: Path) -> None:
    page = dateline("brief", "--place", "kharkiv", cwd=folder).stdout.decode()
    assert "Kharkiv: " in page
    page = dateline("brief", "--place", "Nowhere", cwd=folder).stdout.decode()
    assert "Kharkiv" not in page and "No dated incident is claimed." in page


def test_days_leave_out_the_others(folder: Path) -> None:
    assert b"Kharkiv: " in dateline("brief", "--from", "2021-03-01", "--to", "2021-03-03", cwd=folder).stdout
    assert b"Kharkiv: " not in dateline("brief", "--from", "2021-04-01", cwd=folder).stdout


def test_the_record_is_not_written_over(folder: Path) -> None:
    before = (folder / "dateline.db").read_bytes()
    result = dateline("brief", "--out", "dateline.db", cwd=folder)
    assert (result.returncode, b"E409" in result.stderr) == (2, True)
    assert (folder / "dateline.db").read_bytes() == before


def test_a_folder_that_is_not_there_is_said(folder: Path) -> None:
    result = dateline("brief", "--out", "no/such/brief.html", cwd=folder)
    assert (result.returncode, b"E409" in result.stderr) == (2, True)
