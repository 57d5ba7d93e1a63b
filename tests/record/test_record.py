"""Reading is idempotent, survives being killed, and gives the same record in any order and on any number of processes."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

import dateline
from dateline import reading
from dateline.errors import RecordError, UsageError
from dateline.language.types import Analysis
from dateline.linking.dating.settle import DatingEvidence
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Published, Report
from tests.piles import exports, write_pile

#: Reads the pile, and kills itself with SIGKILL before the statement of the number given; prints how many there were.
CHILD = """
import os, signal, sys
from sqlalchemy import event
import dateline
target, stop, files = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
record = dateline.open(target)
count = 0
def before(*_):
    global count
    count += 1
    if count == stop:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(record.store.engine, "before_cursor_execute", before)
event.listen(record.store.engine, "commit", before)
record.read(*files, processes=1)
print(count)
"""


def little_room(connection: Any, _: object) -> None:
    """Let SQLite meet a full disk a few pages on: it answers as it does when the disk itself is full."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 6}")


def child(target: Path, stop: int, files: list[Path], **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CHILD, str(target), str(stop), *map(str, files)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload,no-any-return]


@pytest.fixture(scope="module")
def pile(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_pile(tmp_path_factory.mktemp("pile"))


@pytest.fixture(scope="module")
def undisturbed(pile: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    with dateline.open(tmp_path_factory.mktemp("record") / "r.db") as record:
        record.read(*pile, processes=1)
        return exports(record)


def test_the_pile_gives_something_in_every_table_that_the_tests_compare(undisturbed: dict[str, bytes]) -> None:
    for table in ("reports", "passages", "claims", "events", "incidents", "ceasefires", "actors", "places"):
        assert undisturbed[table], table


def test_reading_again_adds_nothing(pile: list[Path], undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    with dateline.open(tmp_path / "r.db") as record:
        assert record.read(*pile, processes=1).added == len(pile)
        again = record.read(*pile, processes=1)
        assert (again.added, again.known) == (0, len(pile))
        assert exports(record) == undisturbed


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_reading_changes_nothing(
    seed: int, pile: list[Path], undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    shuffled = list(pile)
    random.Random(seed).shuffle(shuffled)
    with dateline.open(tmp_path / "r.db") as record:
        for path in shuffled:  # one by one: each time the ledger is brought up to date, and in the end it is the same
            record.read(path, processes=1)
        assert exports(record) == undisturbed


def test_two_processes_give_what_one_gives(
    pile: list[Path], undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "BATCH", 2)
    with dateline.open(tmp_path / "r.db") as record:
        record.read(*pile, processes=2)
        assert exports(record) == undisturbed


def test_killed_at_random_points_the_record_opens_and_the_next_read_finishes(
    pile: list[Path], undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    whole = child(tmp_path / "count.db", 0, pile)
    statements = int(whole.stdout)
    chosen = random.Random(7)
    for stop in sorted(chosen.sample(range(1, statements + 1), 6)):
        target = tmp_path / f"killed-{stop}.db"
        assert child(target, stop, pile).returncode == -signal.SIGKILL, stop
        with dateline.open(target) as record:
            before = {row["report_id"] for row in record.reports()}
            record.read(*pile, processes=1)
            assert before <= {row["report_id"] for row in record.reports()}
            assert exports(record) == undisturbed, stop


def test_a_disk_that_fills_up_is_an_error_with_a_number_and_loses_nothing(
    pile: list[Path], undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    with dateline.open(tmp_path / "r.db") as record:
        record.store.engine.dispose()
        event.listen(record.store.engine, "connect", little_room)
        with pytest.raises(RecordError, match="E205"):
            record.read(*pile, processes=1)
    with dateline.open(tmp_path / "r.db") as record:
        record.read(*pile, processes=1)
        assert exports(record) == undisturbed


def test_the_same_report_in_two_files_is_one_report_and_the_other_file_is_listed(
    pile: list[Path], undisturbed: dict[str, bytes], tmp_path: Path
) -> None:
    twin = tmp_path / "zz-twin.txt"
    twin.write_bytes(pile[0].read_bytes())
    with dateline.open(tmp_path / "r.db") as record:
        record.read(twin, *pile, processes=1)
        assert exports(record)["reports"] == undisturbed["reports"]
        assert [(row["file"], row["reason"]) for row in record.skipped()] == [(str(twin), "duplicate")]


def test_an_unknown_table_is_named_in_the_error(tmp_path: Path) -> None:
    with dateline.open(tmp_path / "r.db") as record, pytest.raises(UsageError, match=r"E401.*'rumours'"):
        record.rows("rumours")


@pytest.mark.parametrize("together", [True, False])
def test_two_files_of_one_text_that_is_no_report_are_both_listed(together: bool, tmp_path: Path) -> None:
    text = (
        "Die Regierung hat am Dienstag mitgeteilt, dass bei dem Angriff auf die Stadt drei Menschen getötet worden sind. "
        "Der Sprecher des Ministeriums sagte, die Armee habe das Feuer nicht eröffnet und werde sich an die Waffenruhe halten."
    )
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file in files:
        file.write_text(text, encoding="utf-8")
    with dateline.open(tmp_path / "r.db") as record:
        for paths in [files] if together else [[file] for file in files]:
            record.read(*paths)
        assert [row["file"] for row in record.skipped()] == [str(file) for file in files]
        assert len({row["reason"] for row in record.skipped()}) == 1


def test_a_file_that_changed_is_read_again_and_what_it_said_before_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with dateline.open(tmp_path / "r.db") as record:
        for text in (
            "",
            "Shells hit Goma on Monday, the army said.\n",
            "Shells hit Bukavu on Monday, the army said.\n",
        ):
            file.write_text(text, encoding="utf-8")
            record.read(file)
        assert sorted(row["text"].split()[2] for row in record.reports()) == ["Bukavu", "Goma"]
        assert {row["file"] for row in record.reports()} == {str(file)}
        assert record.skipped() == []
        file.write_bytes(bytes(range(256)) * 40)
        record.read(file)
        file.write_bytes(b"")
        record.read(file)
        assert [row["reason"] for row in record.skipped()] == ["empty"]
        assert record.count("reports") == 2


def test_paths_that_overlap_give_each_file_once(pile: list[Path], tmp_path: Path) -> None:
    with dateline.open(tmp_path / "r.db") as record:
        result = record.read(pile[0].parent, *pile, pile[0].parent / ".." / pile[0].parent.name)
        assert (result.added, result.known, result.skipped) == (len(pile), 0, 0)
        assert record.skipped() == []


def test_a_report_that_cannot_be_read_again_under_its_new_date_stays_and_stops_no_pile(
    pile: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dated = Published(date(2021, 3, 8), date(2021, 3, 8), "inferred")
    interpret = Reader.interpret

    def infer(evidence: Sequence[DatingEvidence]) -> dict[str, Published]:
        return {item.report_id: dated for item in evidence if item.published.day is None}

    def breaks(self: Reader, report: Report, analysis: Analysis) -> Reading:
        if report.published == dated:
            raise ValueError("a defect that only this date brings out")
        return interpret(self, report, analysis)

    monkeypatch.setattr("dateline.linking.dating.settle.infer_published", infer)
    monkeypatch.setattr(Reader, "interpret", breaks)
    with dateline.open(tmp_path / "r.db") as record:
        assert record.read(*pile, processes=1).added == len(pile)
        assert [(Path(r["file"]).name, r["reason"]) for r in record.skipped()] == [("undated.txt", "E190 ValueError")]
        (kept,) = (r for r in record.reports() if Path(r["file"]).name == "undated.txt")
        assert kept["published_from"] != "2021-03-08"
        assert [c for c in record.claims() if c["report_id"] == kept["report_id"]]
        assert record.incidents()
