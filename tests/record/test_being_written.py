"""A record that another process is writing is shown as it was last committed; what a killed read left is settled first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import dateline
from dateline.record import writing
from dateline.record.record import Record
from dateline.record.store import Store
from tests.piles import exports, write_pile


def test_what_is_committed_is_shown_while_another_writes(tmp_path: Path) -> None:
    pile = write_pile(tmp_path)
    with dateline.open(tmp_path / "r.db") as record:
        record.read(*pile, processes=1)
        before = exports(record)
        other = Store(tmp_path / "r.db", create=False)
        with other.writing():
            with other.transaction() as connection:
                writing.set_state(connection, "ledger", "stale")
            assert exports(record) == before
            assert record.is_stale()
            shown = _show(tmp_path / "r.db")
            assert shown.returncode == 0
            assert "being written" in shown.stderr
        other.close()
        assert exports(record) == before
        assert not record.is_stale()
        assert "being written" not in _show(tmp_path / "r.db").stderr


def test_the_dossier_of_a_record_that_is_being_written(tmp_path: Path) -> None:
    pile = write_pile(tmp_path)
    with Record(tmp_path / "r.db") as record:
        record.read(*pile, processes=1)
        other = Store(tmp_path / "r.db", create=False)
        with other.writing(), other.transaction() as connection:
            writing.set_state(connection, "ledger", "stale")
        with other.writing():
            assert "Kharkiv" in record.brief()
        other.close()


def _show(target: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline.cli.main", "show", "incidents", "--csv", "--record", str(target)]
    return subprocess.run(command, capture_output=True, text=True, check=False)
