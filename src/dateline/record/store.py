"""The record file: opened, migrated, locked for writing. Short transactions, so that a kill loses at most the last one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from filelock import FileLock, Timeout
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from dateline.errors import RecordError

MIGRATIONS = Path(__file__).parent / "migrations"


def connect(target: str | Path) -> Engine:
    """An engine for a file path or a database URL. SQLite runs in WAL mode: readers never wait for the writer.

    Raise RecordError E208 for a URL of no database that can be reached from here.
    """
    try:
        url = make_url(str(target)) if "://" in str(target) else _file_url(Path(target))
        engine = create_engine(url, json_serializer=_json)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise RecordError("E208", f"no database can be reached there: {error}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _sqlite_pragmas)
        event.listen(engine, "begin", _begin)
    return engine


def _file_url(path: Path) -> URL:
    """The address of a file, whatever characters its name has.

    SQLite wants to write beside a file in WAL mode even to read it. Where the folder does not allow that, nobody can be
    writing: the file is opened as one that does not change.
    """
    wal = Path(f"{path}-wal")
    if path.is_file() and not os.access(path.parent, os.W_OK) and not wal.exists():
        query = {"mode": "ro", "immutable": "1", "uri": "true"}
        return URL.create("sqlite", database=f"file:{quote(str(path))}", query=query)
    return URL.create("sqlite", database=str(path))


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _sqlite_pragmas(connection: Any, _record: object) -> None:
    # Python's driver begins no transaction before CREATE TABLE, so that a kill would leave half of the tables: we begin it.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")
    # Ids are hashes: each batch writes all over the indexes. 64 MB of them in memory, and fewer copies back into the file.
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.execute("PRAGMA wal_autocheckpoint = 8000")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


class Store:
    """One record, open. Reading needs no lock; `writing()` takes the only one there is."""

    def __init__(self, target: str | Path, *, create: bool) -> None:
        self.target = str(target)
        self.path = None if "://" in self.target else Path(target)
        if self.path is not None and not self.path.exists() and not create:
            raise RecordError("E201", f"there is no record at {self.path}; `dateline read` makes one")
        if self.path is not None and not self.path.parent.is_dir():
            raise RecordError("E206", f"the folder {self.path.parent} does not exist")
        if self.path is not None and self.path.is_dir():
            raise RecordError("E202", f"{self.path} is a folder, not a record")
        self.engine = connect(target)
        self.target = self.engine.url.render_as_string(hide_password=True) if self.path is None else self.target
        with guarded(self.target):
            self._migrate()

    def _migrate(self) -> None:
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        head = ScriptDirectory.from_config(config).get_current_head()
        with self.engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            if "alembic_version" in tables:
                current = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
                if current == head:
                    return
            elif tables:
                raise RecordError("E202", f"{self.target} is a database, but not a Dateline record")
        with self.writing(), self.engine.begin() as connection:
            config.attributes["connection"] = connection
            try:
                command.upgrade(config, "head")
            except CommandError as error:
                raise RecordError(
                    "E204", f"{self.target} was written by a newer version of Dateline: use that version to read it"
                ) from error

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the record for writing, over processes. Raise E203 at once when another process holds it."""
        if self.path is None:
            yield
            return
        lock = FileLock(f"{self.path}.lock", timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise RecordError("E203", f"{self.path} is being written by another `dateline`; try again later") from error
        except OSError as error:
            # No permission, or a medium that cannot be written at all.
            raise RecordError("E207", f"{self.path} cannot be written: {error.strerror}") from error
        try:
            yield
        finally:
            lock.release()

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """All or nothing."""
        with guarded(self.target), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with guarded(self.target), self.engine.connect() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def guarded(target: str) -> Iterator[None]:
    """The database's own errors as numbered ones."""
    try:
        yield
    except OperationalError as error:
        reason = str(error.orig)
        if "full" in reason or "disk I/O" in reason:
            raise RecordError(
                "E205",
                f"no room left to write {target} ({reason}); what was read before is kept, make room and read again",
            ) from error
        if "readonly" in reason or "unable to open" in reason:
            raise RecordError("E207", f"no permission to write {target} ({reason})") from error
        raise RecordError("E208", f"{target}: {reason}") from error
    except DatabaseError as error:
        raise RecordError("E202", f"{target} is not a Dateline record ({error.orig})") from error
