"""What a person judges of a record: `record.judge.merge(...)` and the like; the ledger is computed anew after each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from dateline.errors import UsageError
from dateline.grounding.types import Actor, Place
from dateline.judgements.fields import value_of
from dateline.judgements.giving import SUBJECTS, given_at, given_words, read_judgements
from dateline.judgements.types import Anchor, Judgement, Kind, Subject
from dateline.record import judging, loading, schema
from dateline.record.rows import Row, decode

if TYPE_CHECKING:
    from dateline.record.record import Record

TABLES: dict[Subject, tuple[str, str]] = {
    "incident": ("incidents", "incident_id"),
    "ceasefire": ("ceasefires", "ceasefire_id"),
    "event": ("events", "event_id"),
    "claim": ("claims", "claim_id"),
    "actor": ("actors", "actor_id"),
    "report": ("reports", "report_id"),
    "judgement": ("judgements", "judgement_id"),
}


class Judge:
    """Judges a record. Ids may be given by their beginning; `at` is a time or a day, UTC where no offset is told.

    Each method gives the id of the judgement. All raise UsageError: E601 without `why`, E602 without `by`, E603 for an `at` that
    is no time, E606 where nothing that can be judged so has the id, E607 where several things have.
    """

    def __init__(self, record: Record) -> None:
        self._record = record

    def merge(self, one: str, other: str, *, by: str, why: str, at: str | date) -> str:
        """Two incidents are one. Raise UsageError E608 where they are one already."""
        _, first = self._find("merge", one)
        _, second = self._find("merge", other)
        if first["incident_id"] == second["incident_id"]:
            raise UsageError("E608", f"{one} and {other} are one incident already ({first['incident_id']})")
        # By which of the two a merge is told changes nothing, so it is the same judgement.
        first, second = sorted((first, second), key=lambda row: row["incident_id"])
        about, others = (self._anchors("incident", row) for row in (first, second))
        return self._add("merge", "incident", first["incident_id"], by, why, at, about=about, other=others)

    def split(self, incident: str, *events: str, by: str, why: str, at: str | date) -> str:
        """These events are of another incident. Raise UsageError E608 for an event that is not of it, or for all of them."""
        _, row = self._find("split", incident)
        out = {self._event_of(row, event) for event in events}
        if not out or len(out) == len(row["event_ids"]):
            raise UsageError("E608", "a split takes some of the events of an incident, neither none nor all")
        anchors = self._anchors("incident", row)
        rest, gone = ([a for a in anchors if (a.id in out) is taken] for taken in (False, True))
        return self._add("split", "incident", row["incident_id"], by, why, at, about=rest, other=gone)

    def confirm(self, wanted: str, *, by: str, why: str, at: str | date) -> str:
        """An incident or a ceasefire is right as it stands."""
        return self._verdict("confirm", wanted, by, why, at)

    def reject(self, wanted: str, *, by: str, why: str, at: str | date) -> str:
        """It is no incident or ceasefire: it stays in the record, and is left out of what is shown and counted."""
        return self._verdict("reject", wanted, by, why, at)

    def correct(self, wanted: str, field: str, value: object, *, by: str, why: str, at: str | date) -> str:
        """A field of an incident, ceasefire, event, claim, actor or report is `value`; "none" or None where it is not known.

        Raise UsageError: E604 for a field that cannot be corrected, E605 for a value that the field cannot have.
        """
        subject, row = self._find("correct", wanted)
        text = value_of(subject, field, value, self)
        about = self._anchors(subject, row)
        key = row[TABLES[subject][1]]
        return self._add("correct", subject, key, by, why, at, about=about, field=field, value=text)

    def undo(self, wanted: str, *, by: str, why: str, at: str | date) -> str:
        """Take a judgement back, an undo too; both stay in the record."""
        _, row = self._find("undo", wanted)
        key = row["judgement_id"]
        return self._add("undo", "judgement", key, by, why, at, undoes=key)

    def take(self, lines: Iterable[bytes]) -> int:
        """Add the judgements of a file that `dateline export judgements` wrote, of this pile or of one that shares reports.

        How many were new. Raise UsageError E609 for a line that is none; then nothing is added.
        """
        return self._write(read_judgements(lines))

    def place(self, given: str) -> Place | None:
        """The place of this id or name in the record; None where there is none. Raise UsageError E607 where several fit."""
        table = schema.places
        row = _one(given, self._record.rows("places"), "place_id", lambda row: [row["name"], *row["aliases"]])
        if row is None:
            return None
        with self._record.store.reading() as connection:
            data = connection.execute(table.select().where(table.c.place_id == row["place_id"])).mappings().one()
        return decode(Place, data["data"])

    def actor(self, given: str) -> Actor | None:
        """The actor of this id or name in the record, as for places."""
        row = _one(given, self._record.rows("actors"), "actor_id", lambda row: [row["name"]])
        row = row or _one(given, self._record.rows("actors"), "actor_id", lambda row: row["aliases"])
        if row is None:
            return None
        return Actor(row["actor_id"], row["name"], row["kind"], row["country"], represents=row["represents"])

    def sides(self) -> tuple[str, ...]:
        """The names of the sides that the record knows."""
        return tuple(sorted({row["side"] for row in self._record.rows("actors") if row["side"]}))

    def _verdict(self, kind: Kind, wanted: str, by: str, why: str, at: str | date) -> str:
        subject, row = self._find(kind, wanted)
        key = row[TABLES[subject][1]]
        return self._add(kind, subject, key, by, why, at, about=self._anchors(subject, row))

    def _find(self, kind: Kind, wanted: str) -> tuple[Subject, Row]:
        """The one thing with this id, or the beginning of it, that can be judged so."""
        found: list[tuple[Subject, Row]] = []
        for subject in SUBJECTS[kind]:
            found += [(subject, row) for row in self._begins(*TABLES[subject], wanted)]
        exact = [(subject, row) for subject, row in found if row[TABLES[subject][1]] == wanted]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if not found:
            raise UsageError("E606", f"the record has no {_listed(SUBJECTS[kind])} {wanted!r}")
        raise UsageError("E607", f"{len(found)} ids begin with {wanted!r}; give more of it")

    def _begins(self, name: str, key: str, wanted: str) -> list[Row]:
        """The rows whose id begins so."""
        if self._record.is_stale():
            self._record.settle()
        table = schema.metadata.tables[name]
        begins = table.c[key].startswith(wanted, autoescape=True)
        with self._record.store.reading() as connection:
            return list(loading.export_rows(connection, table, begins)) if wanted else []

    def _event_of(self, incident: Row, wanted: str) -> str:
        found = [event_id for event_id in incident["event_ids"] if wanted and event_id.startswith(wanted)]
        if len(found) == 1 or wanted in found:
            return wanted if wanted in found else str(found[0])
        if found:
            raise UsageError("E607", f"{len(found)} events of the incident begin with {wanted!r}; give more of it")
        raise UsageError(
            "E608", f"{wanted!r} is no event of incident {incident['incident_id']}; `dateline why` lists them"
        )

    def _anchors(self, subject: Subject, row: Row) -> list[Anchor]:
        if subject == "actor":
            return [Anchor(row["actor_id"], name=row["name"])]
        if subject == "report":
            return [Anchor(row["report_id"], row["report_id"])]
        table = schema.claims if subject == "claim" else schema.events
        key = table.c.claim_id if subject == "claim" else table.c.event_id
        wanted = set(row["event_ids"]) if "event_ids" in row else {row[key.name]}
        reports = set(row["reports"]) if "reports" in row else {row["report_id"]}
        found = []
        with self._record.store.reading() as connection:
            for report_id in sorted(reports):
                for one in loading.export_rows(connection, table, table.c.report_id == report_id):
                    if one[key.name] in wanted:
                        found.append(Anchor(one[key.name], report_id, one["start"], one["end"]))
        return sorted(found, key=lambda anchor: anchor.id)

    def _add(
        self,
        kind: Kind,
        subject: Subject,
        subject_id: str,
        by: str,
        why: str,
        at: str | date,
        *,
        about: Sequence[Anchor] = (),
        other: Sequence[Anchor] = (),
        field: str = "",
        value: str = "",
        undoes: str = "",
    ) -> str:
        who, reason = given_words(by, why)
        judgement = Judgement(
            kind, subject, subject_id, who, given_at(at), reason, tuple(about), tuple(other), field, value, undoes
        )
        self._write([judgement])
        return judgement.judgement_id

    def _write(self, judgements: Sequence[Judgement]) -> int:
        store = self._record.store
        with store.writing():
            with store.transaction() as connection:
                added = judging.add_judgements(connection, judgements)
                if added:
                    self._record.mark_stale(connection)
            self._record.settle_held()
        return added


def _listed(subjects: Sequence[str]) -> str:
    return " or ".join((", ".join(subjects[:-1]), subjects[-1])) if len(subjects) > 1 else subjects[0]


def _one(given: str, rows: Sequence[Row], key: str, names: Callable[[Row], Sequence[str]]) -> Row | None:
    """The row of an id, of the beginning of one, or of a name in any case."""
    wanted = given.strip().casefold()
    found = [row for row in rows if row[key] == wanted]
    found = found or [row for row in rows if wanted in (name.casefold() for name in names(row))]
    if not found and len(wanted) >= LEAST_OF_ID:
        found = [row for row in rows if row[key].startswith(wanted)]
    if len(found) > 1:
        raise UsageError(
            "E607", f"{given!r} may be any of {len(found)}: {', '.join(row[key] for row in found[:5])}; give the id"
        )
    return found[0] if found else None


#: A shorter beginning of an id may be a word ("aid"), and is taken for a name.
LEAST_OF_ID = 6
