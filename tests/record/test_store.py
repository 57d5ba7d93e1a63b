"""The record file under bad conditions: each gets its number, and nothing that was kept is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import inspect, text

from dateline.errors import RecordError
from dateline.record import schema
from dateline.record.store import Store


def test_migrations_build_the_tables_of_the_schema(tmp_path: Path) -> None:
    store = Store(tmp_path / "r.db", create=True)
    inspector = inspect(store.engine)
    built = {t: {c["name"] for c in inspector.get_columns(t)} for t in inspector.get_table_names()}
    del built["alembic_version"]
    assert built == {t.name: {c.name for c in t.columns} for t in schema.metadata.sorted_tables}


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
