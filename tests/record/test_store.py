"""The record file under bad conditions: each gets its number, and nothing that was kept is lost."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text

from dateline.errors import RecordError
from dateline.record import schema
from dateline.record.store import MIGRATIONS, Store, connect

#: Opens a record, and kills itself with SIGKILL before the statement of the number given; prints how many there were.
OPENS = """
import os, signal, sys
from sqlalchemy import Engine, event
import dateline
count = 0
def before(*_):
    global count
    count += 1
    if count == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", before)
dateline.open(sys.argv[1])
print(count)
"""


def opens(target: Path, stop: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", OPENS, str(target), str(stop)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_killed_while_the_tables_are_made_the_record_opens_all_the_same(tmp_path: Path) -> None:
    statements = int(opens(tmp_path / "whole.db", 0).stdout)
    assert statements > 15
    for stop in (3, statements // 2, statements - 1):
        target = tmp_path / f"{stop}.db"
        assert opens(target, stop).returncode == -signal.SIGKILL
        with Store(target, create=True).reading() as connection:
            assert connection.execute(schema.reports.select()).all() == []


def test_migrations_build_the_tables_of_the_schema(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db", create=True)
    inspector = inspect(store.engine)
    built = {t: {c["name"] for c in inspector.get_columns(t)} for t in inspector.get_table_names()}
    del built["alembic_version"]
    assert built == {t.name: {c.name for c in t.columns} for t in schema.metadata.sorted_tables}


def test_claims_read_before_there_was_a_saying_were_spoken(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "r.db") as old:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection = connect(tmp_path / "r.db").connect()
        with connection.begin():
            command.upgrade(config, "0001")
        connection.close()
        columns = ", ".join(
            ["'c1'", "'r1'", "0", "1", "'x'", "'a1'", "'A'", "'A'", "'[]'", "''", "'narrative'", "'assert'"]
        )
        old.execute(
            "INSERT INTO claims (claim_id, report_id, start, end, text, claimant_id, claimant, claimant_text, chain, cue, "
            f"form, act, data) VALUES ({columns}, '{{}}')"
        )
    with Store(tmp_path / "r.db", create=False).reading() as connection:
        assert connection.execute(text("SELECT saying FROM claims")).scalar() == "spoken"


def test_a_missing_record_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="E201"):
        Store(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "r.db").write_text("this is a letter, not a record" * 100)
    with pytest.raises(RecordError, match="E202"):
        Store(tmp_path / "r.db", create=True)
    assert (tmp_path / "r.db").read_text().startswith("this is a letter")


def test_somebody_elses_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "r.db") as other:
        other.execute("CREATE TABLE recipes (name TEXT)")
    with pytest.raises(RecordError, match="E202"):
        Store(tmp_path / "r.db", create=True)


def test_a_record_of_a_newer_version(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db", create=True)
    with store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    store.close()
    with pytest.raises(RecordError, match="E204"):
        Store(tmp_path / "r.db", create=True)


def test_a_second_writer_is_refused_and_a_reader_is_not(tmp_path: Path) -> None:
    first, second = Store(tmp_path / "r.db", create=True), Store(tmp_path / "r.db", create=True)
    with first.writing():
        with pytest.raises(RecordError, match="E203"), second.writing():
            pass
        with second.reading() as connection:
            assert connection.execute(schema.reports.select()).all() == []
    with second.writing():
        pass


def test_no_folder_for_the_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="E206"):
        Store(tmp_path / "no" / "such" / "r.db", create=True)


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="E202"):
        Store(tmp_path, create=True)


def test_a_name_is_a_name_whatever_its_characters(tmp_path: Path) -> None:
    Store(tmp_path / "a?b=%20#c.db", create=True).close()
    assert "a?b=%20#c.db" in os.listdir(tmp_path)


@pytest.mark.parametrize("url", ["nosuch://host/name", "sqlite+nosuch:///r.db"])
def test_an_address_of_no_database(url: str) -> None:
    with pytest.raises(RecordError, match="E208"):
        Store(url, create=True)


def test_a_record_in_a_folder_that_cannot_be_written_is_read_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path / "r.db", create=True).close()
    (tmp_path / "r.db.lock").unlink()
    # Said, not done with chmod: root may write everywhere.
    monkeypatch.setattr(os, "access", lambda _, mode: mode != os.W_OK)
    store = Store(tmp_path / "r.db", create=False)
    with store.reading() as connection:
        assert connection.execute(schema.reports.select()).all() == []
        assert os.listdir(tmp_path) == ["r.db"]
    with pytest.raises(RecordError, match="E207"), store.transaction() as connection:
        connection.execute(schema.state.insert().values(key="a", value="b"))
