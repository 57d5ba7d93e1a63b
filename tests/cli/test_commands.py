"""The commands as a user runs them: what they print where, and the exit codes that scripts trust."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.piles import write_pile


def dateline(*arguments: object, cwd: Path, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dateline.cli.main", *map(str, arguments)]
    environment = {k: v for k, v in os.environ.items() if k != "DATELINE_RECORD"}
    return subprocess.run(command, cwd=cwd, input=stdin, capture_output=True, check=False, env=environment)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with reports/ and the record read from it."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "reports").mkdir()
    write_pile(folder / "reports")
    result = dateline("read", "reports", cwd=folder)
    assert result.returncode == 0, result.stderr.decode()
    assert result.stdout == b""
    assert b"5 reports read" in result.stderr
    return folder


def test_help_names_every_command(tmp_path: Path) -> None:
    shown = dateline("--help", cwd=tmp_path).stdout.decode()
    for command in ("read", "show", "why", "judge", "export", "annotate", "brief", "gazetteer"):
        assert command in shown


def test_help_does_not_load_what_only_reading_needs(tmp_path: Path) -> None:
    probe = (
        "import sys, dateline.cli.main; "
        "print([m for m in ('numpy', 'onnxruntime', 'sqlalchemy', 'trafilatura', 'tokenizers') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True).stdout == b"[]\n"


def test_a_missing_path_is_an_error_and_the_rest_is_read(folder: Path, tmp_path: Path) -> None:
    result = dateline("read", "nowhere", folder / "reports", "--record", tmp_path / "r.db", cwd=tmp_path)
    assert (result.returncode, b"E101" in result.stderr) == (3, True)
    shown = dateline("show", "reports", "--jsonl", "--record", tmp_path / "r.db", cwd=tmp_path)
    assert len(shown.stdout.splitlines()) == 5


def test_nothing_readable_is_exit_3(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = dateline("read", "empty.txt", cwd=tmp_path)
    assert (result.returncode, b"E102" in result.stderr) == (3, True)


def test_show_without_a_record_is_exit_4(tmp_path: Path) -> None:
    result = dateline("show", "incidents", cwd=tmp_path)
    assert (result.returncode, b"E201" in result.stderr) == (4, True)


def test_an_unknown_table_is_exit_2(folder: Path) -> None:
    result = dateline("show", "rumours", cwd=folder)
    assert (result.returncode, b"E401" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    "table", ["reports", "passages", "claims", "events", "incidents", "ceasefires", "actors", "places"]
)
def test_csv_and_jsonl_have_the_same_columns(table: str, folder: Path) -> None:
    rows = [json.loads(line) for line in dateline("export", table, cwd=folder).stdout.splitlines()]
    cells = list(csv.DictReader(io.StringIO(dateline("export", table, "-f", "csv", cwd=folder).stdout.decode())))
    assert rows
    assert [list(row) for row in rows] == [list(row) for row in cells]


@pytest.mark.parametrize("table", ["events", "incidents"])
def test_counts_are_numbers_under_the_convention_that_is_named(table: str, folder: Path) -> None:
    asked = ("export", table, "--counts", "acled")
    rows = [json.loads(line) for line in dateline(*asked, cwd=folder).stdout.splitlines()]
    cells = list(csv.DictReader(io.StringIO(dateline(*asked, "-f", "csv", cwd=folder).stdout.decode())))
    assert [list(row) for row in rows] == [list(row) for row in cells]
    assert {row["counts"] for row in rows} == {"acled"}
    assert 5 in {row["killed_best"] for row in rows}


def test_a_convention_that_there_is_none_of_is_exit_2(folder: Path) -> None:
    result = dateline("export", "events", "--counts", "guess", cwd=folder)
    assert (result.returncode, b"E412" in result.stderr) == (2, True)


def test_why_leads_back_to_the_sentence_and_its_report(folder: Path) -> None:
    incident = json.loads(dateline("show", "incidents", "--jsonl", cwd=folder).stdout.splitlines()[0])
    told = dateline("why", incident["incident_id"], cwd=folder).stdout.decode()
    assert incident["grade_reason"] in told
    assert "Five people were killed" in told
    assert "north-wire.txt" in told


def test_why_of_nothing(folder: Path) -> None:
    assert dateline("why", "i0000nothing", cwd=folder).returncode == 2


def test_a_day_that_is_none(folder: Path) -> None:
    result = dateline("show", "events", "--from", "31-02-2021", cwd=folder)
    assert (result.returncode, b"E402" in result.stderr) == (2, True)


def test_brief_is_one_page_that_fetches_nothing(folder: Path) -> None:
    page = dateline("brief", cwd=folder).stdout.decode()
    assert page.startswith("<!DOCTYPE html>")
    assert "Kharkiv" in page
    for fetched in ("<script src", "<link rel", "@import", "url(http", 'src="http'):
        assert fetched not in page


def test_annotate_gives_a_line_for_each_text_and_an_error_for_a_broken_one(tmp_path: Path) -> None:
    lines = [
        json.dumps(
            {
                "id": "a",
                "text": "Two soldiers were killed in Goma on Monday, the army said.",
                "published_on": "2024-05-08",
            }
        ),
        "{broken",
        json.dumps({"id": "b", "text": ""}),
    ]
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    result = dateline("annotate", "in.jsonl", "--out", "out.jsonl", cwd=tmp_path)
    assert (result.returncode, b"E104: line 2" in result.stderr) == (3, True)
    first, second = (json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines())
    assert (first["id"], second["id"]) == ("a", "b")
    assert [t["value"] for t in first["times"]] == ["2024-05-06"]
    assert second["claims"] == second["events"] == []


def annotated(lines: list[object], folder: Path) -> list[dict[str, object]]:
    (folder / "in.jsonl").write_text("".join(json.dumps(line) + "\n\n" for line in lines))
    result = dateline("annotate", "in.jsonl", "-o", "out.jsonl", cwd=folder)
    assert result.returncode == 0, result.stderr.decode()
    return [json.loads(line) for line in (folder / "out.jsonl").read_text("utf-8").splitlines()]


def test_annotate_counts_code_points_and_writes_utf8_whatever_the_text(tmp_path: Path) -> None:
    odd = "\ud800 \x00\u202e \U0001f600\r\n\r\nShells killed five people in Goma on Monday, the army said."
    plain, strange = annotated([{"id": "\ud801", "text": odd.replace("\ud800", "?")}, {"id": 2, "text": odd}], tmp_path)
    assert (plain["id"], strange["id"]) == ("\ud801", 2)
    assert [odd[place["start"] : place["end"]] for place in strange["places"]] == ["Goma"]  # type: ignore[attr-defined]
    assert plain["entities"] == strange["entities"]


def test_annotate_does_not_write_over_what_it_reads(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"id": 1, "text": "Shells hit Goma."}\n')
    for given in (("in.jsonl",), ("--conllu", "in.jsonl")):
        result = dateline("annotate", *given, "--out", "./in.jsonl", cwd=tmp_path)
        assert (result.returncode, b"E409" in result.stderr) == (2, True)
    assert (tmp_path / "in.jsonl").read_text() == '{"id": 1, "text": "Shells hit Goma."}\n'


@pytest.mark.parametrize("out", [".", "no/such/file.jsonl"])
def test_an_output_that_cannot_be_written_is_exit_2(out: str, folder: Path) -> None:
    result = dateline("export", "claims", "--out", out, cwd=folder)
    assert (result.returncode, b"E409" in result.stderr, b"Traceback" in result.stderr) == (2, True, False)


def test_a_record_in_no_folder_is_exit_4(folder: Path) -> None:
    result = dateline("read", "reports", "--record", "no/such/r.db", cwd=folder)
    assert (result.returncode, b"E206" in result.stderr) == (4, True)


def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    command = f"{sys.executable} -m dateline.cli.main export claims | head -c 1 > /dev/null; exit ${{PIPESTATUS[0]}}"
    result = subprocess.run(["bash", "-c", command], cwd=folder, capture_output=True, check=False)
    assert (result.returncode, result.stderr) == (0, b"")


def test_an_interrupt_is_exit_130_and_says_that_nothing_is_lost(folder: Path) -> None:
    probe = (
        "import sys; from dateline.record.record import Record; from dateline.cli.main import main\n"
        "def read(*_, **__): raise KeyboardInterrupt\n"
        "Record.read = read; sys.argv = ['dateline', 'read', 'reports']; main()"
    )
    result = subprocess.run([sys.executable, "-c", probe], cwd=folder, capture_output=True, check=False)
    assert (result.returncode, b"what was read is kept" in result.stderr) == (130, True)


@pytest.mark.parametrize(
    "arguments", [("show", "claims"), ("export", "claims"), ("export", "claims", "-o", "/dev/full")]
)
def test_no_room_for_the_output_is_an_error_with_a_number(arguments: tuple[str, ...], folder: Path) -> None:
    command = [sys.executable, "-m", "dateline.cli.main", *arguments]
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run(command, cwd=folder, stdout=full, stderr=subprocess.PIPE, check=False)
    assert (result.returncode, result.stderr) == (2, b"dateline: E410: no room left to write the output\n")


@pytest.mark.parametrize("data", [b"1\tshells\n\n", b"1\t\xff\xfe\n\n"])
def test_what_is_no_conllu_is_exit_3(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "in.conllu").write_bytes(data)
    result = dateline("annotate", "--conllu", "in.conllu", "--out", "out.conllu", cwd=tmp_path)
    assert (result.returncode, b"E120" in result.stderr, b"Traceback" in result.stderr) == (3, True, False)
