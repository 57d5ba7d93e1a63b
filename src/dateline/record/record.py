"""The record as a user holds it: `dateline.open(path)`, `.read(paths)`, and one method for each table."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, func, select

from dateline.errors import RecordError, UsageError
from dateline.record import judging, loading, schema, writing
from dateline.record.judge import Judge
from dateline.record.parties import keep_parties, load_parties
from dateline.record.rows import place_row
from dateline.record.store import Store
from dateline.reports.readers import read_documents
from dateline.reports.structure import report_id_of
from dateline.reports.types import Document, Skipped

if TYPE_CHECKING:
    from dateline.exchange.profiles.write import Profiled
    from dateline.pipeline import Reader, Reading

Row = dict[str, Any]
#: Called with the number of documents done so far and the file of the last one.
Progress = Callable[[int, str], None]
#: Files with known reports that are entered at once.
_NOTED = 1000


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Counts of one `read`: reports added, documents that were in the record already, documents skipped with a reason; and
    of the reports added, those that are surely of no conflict (`reports.conflict_reason`)."""

    added: int
    known: int
    skipped: int
    at_peace: int = 0


class Record:
    """One record file. Use as a context manager, or call `close()`.

    `parties` is a file that says who is on which side (docs/ledger.md); the record keeps what it says. Raise PartiesError (E7xx).
    """

    def __init__(
        self,
        target: str | Path = "dateline.db",
        *,
        create: bool = True,
        model: Path | None = None,
        gazetteer: Path | None = None,
        words: Path | None = None,
        parties: str | Path | None = None,
    ) -> None:
        given = _parties_in(parties) if parties is not None else None
        self.store = Store(target, create=create)
        self._model = model
        self._gazetteer = gazetteer
        self._words = words
        if given is not None:
            self._give_parties(given)

    def __enter__(self) -> Record:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.store.close()

    def _give_parties(self, given: Mapping[str, str]) -> None:
        with self.store.writing(), self.store.transaction() as connection:
            if keep_parties(connection, given):
                _stale(connection)

    @cached_property
    def _reader(self) -> Reader:
        from dateline.pipeline import Reader

        return Reader.load(model=self._model, gazetteer=self._gazetteer, words=self._words)

    def read(self, *paths: str | Path, processes: int = 1, progress: Progress | None = None) -> ReadResult:
        """Read files and folders into the record. What is in it already is not read again; a kill loses at most a batch.

        More than one process needs a script that guards its work with `if __name__ == "__main__"`: each process imports it.
        Raise RecordError (E2xx), ModelError (E3xx), ProcessError E501.
        """
        from dateline.reading import read_batches

        done = added = 0
        with self.store.writing():
            counts = _Counts()
            new = self._unread(read_documents([Path(p) for p in paths]), counts)
            batches = read_batches(
                new,
                reader=lambda: self._reader,
                processes=processes,
                model=self._model,
                gazetteer=self._gazetteer,
                words=self._words,
            )
            for batch in batches:
                added += self._add(batch, counts)
                done += len(batch)
                if progress is not None:
                    progress(done, batch[-1].file if isinstance(batch[-1], Skipped) else batch[-1].report.file)
            self._note_twins(counts)
            self.settle_held()
        return ReadResult(added, counts.known, counts.skipped, counts.at_peace)

    def _unread(self, found: Iterable[Document | Skipped], counts: _Counts) -> Iterator[Document]:
        """Documents that the record lacks; what is known or unreadable is noted on the way."""
        first: dict[str, str] = {}
        for document in found:
            if isinstance(document, Skipped):
                counts.skipped += 1
                with self.store.transaction() as connection:
                    writing.skip_file(connection, document)
                continue
            report_id = report_id_of(document)
            with self.store.reading() as connection:
                table = schema.reports
                known = connection.execute(select(table.c.report_id).where(table.c.report_id == report_id)).scalar()
            if known is not None:
                counts.known += 1
                counts.noted[document.file] = report_id
                if len(counts.noted) >= _NOTED:
                    self._note_files(counts)
            elif report_id in first:
                counts.twins.append((document.file, report_id, first[report_id]))
            else:
                first[report_id] = document.file
                yield document

    def _note_twins(self, counts: _Counts) -> None:
        """Files with the words of an earlier one of this read: whatever became of that one, became of them."""
        refused: list[Skipped] = []
        for file, report_id, first in counts.twins:
            reason = counts.refused.get(first)
            if reason is None:
                counts.known += 1
                counts.noted[file] = report_id
            else:
                counts.skipped += 1
                refused.append(replace(reason, file=file))
        with self.store.transaction() as connection:
            for skipped in refused:
                writing.skip_file(connection, skipped)
        self._note_files(counts)

    def _note_files(self, counts: _Counts) -> None:
        """Enter the files that held what the record has; those that are entered so already are left."""
        if not counts.noted:
            return
        with self.store.transaction() as connection:
            new = writing.unnoted(connection, counts.noted)
            if new:
                _stale(connection)
                writing.add_files(connection, new)
        counts.noted.clear()

    def _add(self, batch: Sequence[Reading | Skipped], counts: _Counts) -> int:
        readings = [answer for answer in batch if not isinstance(answer, Skipped)]
        with self.store.transaction() as connection:
            _stale(connection)
            for skipped in (answer for answer in batch if isinstance(answer, Skipped)):
                counts.skipped += 1
                counts.refused[skipped.file] = skipped
                writing.skip_file(connection, skipped)
            writing.add_readings(connection, readings)
            writing.add_files(connection, {r.report.file: r.report.report_id for r in readings})
        counts.at_peace += sum(r.feed.sure_of_none for r in readings)
        return len(readings)

    def settle(self) -> None:
        """Bring the ledger up to what was read. `read` does it; only a read that was killed leaves it to do."""
        with self.store.writing():
            self.settle_held()

    def settle_held(self) -> None:
        """`settle` for one who holds the record for writing."""
        if not self.is_stale():
            return
        from dateline.pipeline import add_up

        self._date_the_undated()
        with _uncollected(), self.store.transaction() as connection:
            writing.name_first_file(connection)
            judgements, parties = judging.load_judgements(connection), load_parties(connection)
            # The pile has no name here: once its actors are settled, what reading gave may go.
            adding = add_up(loading.load_pile(connection), judgements=judgements, parties=parties)
            places = [place_row(place) for place in adding.pile.places.values()]
            writing.replace_ledger(connection, adding, places)
            writing.set_state(connection, "ledger", "current")

    def _date_the_undated(self) -> None:
        """Give undated reports the date that the whole pile says, others the one that a person gives; read them again so."""
        from dateline.judgements.dates import dates_given
        from dateline.linking.dating.settle import infer_published
        from dateline.record.evidence import all_dates, all_evidence

        with self.store.reading() as connection:
            given = dates_given(judging.load_judgements(connection))
            inferred = infer_published(all_evidence(connection, given))
            right = {}
            for dates in all_dates(connection):
                published = inferred.get(dates.report_id) or given.get(dates.report_id, dates.own)
                if published != dates.stored:
                    right[dates.report_id] = published
        for report_id, published in right.items():
            with self.store.reading() as connection:
                report, own = loading.load_report(connection, report_id), all_evidence(connection).held[report_id]
            reading = self._reader.read_again(report, published)
            with self.store.transaction() as connection:
                if isinstance(reading, Skipped):  # the report stays as it was read, under the date it had
                    writing.add_skipped(connection, reading)
                else:
                    writing.replace_reading(connection, replace(reading, evidence=own))

    def _settle_if_free(self) -> None:
        """Settle what a killed read left. Where another process writes, what it has committed is shown: readers never wait."""
        if not self.is_stale():
            return
        try:
            self.settle()
        except RecordError as error:
            if error.code != "E203":
                raise

    def is_stale(self) -> bool:
        """Whether reports were read that the ledger does not know of yet: after `rows`, that another process is reading now."""
        with self.store.reading() as connection:
            table = schema.state
            return connection.execute(select(table.c.value).where(table.c.key == "ledger")).scalar() == "stale"

    @property
    def judge(self) -> Judge:
        """What a person can judge of the record: merge, split, confirm, reject, correct, undo (docs/judgements.md)."""
        return Judge(self)

    def mark_stale(self, connection: Connection) -> None:
        """Say that the ledger does not know of something yet that is being written."""
        _stale(connection)

    def rows(self, table: str, *, rejected: bool = False) -> list[Row]:
        """All rows of a table, under the export's field names, in the export's order. Raise E401 for a table that is none.

        Incidents and ceasefires that a person has rejected are left out unless `rejected`.
        """
        found = _table(table)
        conditions = (found.c.judged != "rejected",) if "judged" in found.c and not rejected else ()
        self._settle_if_free()
        with self.store.reading() as connection:
            return list(loading.export_rows(connection, found, *conditions))

    def counted(self, table: str, convention: str, *, rejected: bool = False) -> tuple[list[Row], list[str]]:
        """Rows and columns of `events` or `incidents`, tolls as numbers under `literal`, `ucdp` or `acled` (docs/tolls.md).

        Raise UsageError: E412 for another convention, E413 for a table without tolls.
        """
        from dateline.exchange.counts import check_counts, counted_columns, counted_events, counted_incidents

        named, columns = check_counts(table, convention), counted_columns(self.columns(table))
        rows = self.rows(table, rejected=rejected)
        counted = (
            counted_events(rows, named) if table == "events" else counted_incidents(rows, self.rows("events"), named)
        )
        return [{name: row[name] for name in columns} for row in counted], columns

    def profiled(self, table: str, profile: str) -> Profiled:
        """Incidents as rows of `ucdp-ged`, `acled`, `plover` or `airwars`; under `plover` events too (docs/profiles.md).

        Raise UsageError: E414 for another profile, E415 for a table that the profile has no form for.
        """
        from dateline.exchange.profiles.write import profiled

        return profiled(self, table, profile)

    def rows_of(self, table: str, report_id: str) -> list[Row]:
        """The rows that one report gave, of a table that has them: passages, times, quantities, mentions, claims, events."""
        found = _table(table)
        with self.store.reading() as connection:
            return list(loading.export_rows(connection, found, found.c.report_id == report_id))

    def columns(self, table: str) -> list[str]:
        """The field names of a table, in the export's order."""
        return loading.columns(_table(table))

    def count(self, table: str) -> int:
        with self.store.reading() as connection:
            found = schema.metadata.tables[table]
            return connection.execute(select(func.count()).select_from(found)).scalar() or 0

    def empty_sides(self) -> tuple[str, ...]:
        """Sides of the user's file of parties that nobody in the record is on: maybe a name is misspelt. In order of names."""
        self._settle_if_free()
        with self.store.reading() as connection:
            given = set((load_parties(connection) or {}).values())
            table = schema.metadata.tables["actors"]
            held = set(connection.execute(select(table.c.side).distinct()).scalars()) if given else set()
        return tuple(sorted(given - held))

    def reports(self) -> list[Row]:
        return self.rows("reports")

    def passages(self) -> list[Row]:
        return self.rows("passages")

    def claims(self) -> list[Row]:
        return self.rows("claims")

    def events(self) -> list[Row]:
        return self.rows("events")

    def incidents(self) -> list[Row]:
        return self.rows("incidents")

    def ceasefires(self) -> list[Row]:
        return self.rows("ceasefires")

    def positions(self) -> list[Row]:
        return self.rows("positions")

    def copies(self) -> list[Row]:
        return self.rows("copies")

    def sources(self) -> list[Row]:
        return self.rows("sources")

    def contacts(self) -> list[Row]:
        return self.rows("contacts")

    def actors(self) -> list[Row]:
        return self.rows("actors")

    def places(self) -> list[Row]:
        return self.rows("places")

    def judgements(self) -> list[Row]:
        return self.rows("judgements")

    def skipped(self) -> list[Row]:
        return self.rows("skipped")

    def brief(self, *, date_from: date | None = None, date_to: date | None = None, place: str | None = None) -> str:
        """The dossier: one self-contained HTML page (docs/brief.md), of the whole record or of some days or places."""
        from dateline.exchange.brief import render_brief
        from dateline.pipeline import add_up

        self._settle_if_free()
        with self.store.reading() as connection:
            pile = loading.load_pile(connection)
            judgements, parties = judging.load_judgements(connection), load_parties(connection)
        adding = add_up(pile, judgements=judgements, parties=parties)
        return render_brief(
            adding.ledger,
            adding.pile,
            adding.origins,
            date_from=date_from,
            date_to=date_to,
            place=place,
            standings=adding.standings,
        )


@dataclass(slots=True)
class _Counts:
    known: int = 0
    skipped: int = 0
    at_peace: int = 0
    #: Files that hold the same document as an earlier file of this read: the file, its report_id, that earlier file.
    twins: list[tuple[str, str, str]] = field(default_factory=list)
    #: Files that held a report of the record, to be entered with it.
    noted: dict[str, str] = field(default_factory=dict)
    #: What gave no report after all, by its file.
    refused: dict[str, Skipped] = field(default_factory=dict)


def _parties_in(path: str | Path) -> dict[str, str]:
    from dateline.ledger.parties import read_parties

    return read_parties(Path(path))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the search for rings of garbage: records have none, and among millions it takes a fifth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _stale(connection: Connection) -> None:
    writing.set_state(connection, "ledger", "stale")


def _table(name: str) -> Table:
    found = {table.name: table for table in schema.EXPORTED}.get(name)
    if found is None:
        names = ", ".join(table.name for table in schema.EXPORTED)
        raise UsageError("E401", f"there is no table {name!r}; there are {names}")
    return found
