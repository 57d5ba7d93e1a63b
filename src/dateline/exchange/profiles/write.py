"""exchange/ gives a table of the record in a profile: its rows, its columns, and what was left out of it and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any, Protocol, cast

from dateline.errors import UsageError
from dateline.events.tolls.conventions import Convention
from dateline.exchange.counts import counted_incidents
from dateline.exchange.profiles import acled, airwars, plover, ucdp
from dateline.exchange.profiles.cases import NEAR, Case, find_cases
from dateline.exchange.profiles.settings import PROFILES, tables

Row = dict[str, Any]
Point = tuple[float, float]
WRITERS: Mapping[str, ModuleType] = {"ucdp-ged": ucdp, "acled": acled, "plover": plover, "airwars": airwars}


class Tables(Protocol):
    """What a profile needs of a record."""

    def rows(self, table: str) -> list[Row]: ...


@dataclass(frozen=True, slots=True)
class Profiled:
    """Rows that have every column of the profile, empty (None) where the record cannot fill it.

    `points` are (lon, lat) of the rows, None where the place is vague. `left_out` counts incidents by the reason why.
    """

    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    points: tuple[Point | None, ...]
    left_out: Mapping[str, int]


def profiled(record: Tables, table: str, profile: str) -> Profiled:
    """The table `incidents` under a profile; under `plover` the table `events` too.

    Raise UsageError: E414 for a profile that there is none of, E415 for a table that the profile has no form for.
    """
    if profile not in PROFILES:
        raise UsageError("E414", f"there is no profile {profile!r}; there are {', '.join(PROFILES)}")
    columns = tables().columns[profile]
    if table == "events" and profile == "plover":
        reports = {row["report_id"]: row for row in record.rows("reports")}
        claims = {row["claim_id"]: row for row in record.rows("claims")}
        events = plover.event_rows(record.rows("events"), reports, claims)
        return Profiled(tuple(_whole(row, columns) for row in events), columns, (None,) * len(events), {})
    if table != "incidents":
        raise UsageError(
            "E415", f"profile {profile!r} is for incidents{' and events' if profile == 'plover' else ''}, not {table!r}"
        )
    return _of_incidents(record, profile, columns)


def _of_incidents(record: Tables, profile: str, columns: tuple[str, ...]) -> Profiled:
    writer, events = WRITERS[profile], record.rows("events")
    counted = counted_incidents(record.rows("incidents"), events, cast(Convention, tables().counts[profile]))
    cases = find_cases(
        counted,
        events=events,
        reports=record.rows("reports"),
        actors=record.rows("actors"),
        places=record.rows("places"),
    )
    reasons = [writer.left_out(case) for case in cases]
    kept = [case for case, reason in zip(cases, reasons, strict=True) if reason is None]
    return Profiled(
        rows=tuple(_whole(writer.row_of(case), columns) for case in kept),
        columns=columns,
        points=tuple(_point(case) for case in kept),
        left_out=dict(sorted(Counter(reason for reason in reasons if reason).items())),
    )


def _point(case: Case) -> Point | None:
    return case.point if case.row["where_prec"] <= NEAR else None


def _whole(row: Row, columns: tuple[str, ...]) -> Row:
    return {name: row.get(name) for name in columns}
