"""exchange/ looks at each incident once for all profiles: who took part, who was counted, where and in which reports."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from dateline.exchange.profiles.settings import tables
from dateline.grounding.countries import country_of_code, find_country

Row = dict[str, Any]
PartyKind = Literal["state", "group", ""]
#: UCDP where_prec up to 3 is a point, one near a known point, or that of a district; above it any point would be invented,
DISTRICT = 3
#: and up to 2 it is the place itself or near it.
NEAR = 2


@dataclass(frozen=True, slots=True)
class Party:
    """One that is said to have done it or to have been hit. `country` is the code of a state."""

    name: str
    kind: PartyKind
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A row of `incidents` with what profiles ask of it. `events` are those that assert it, `reports` by day of publication.

    `killed` and `injured` are (low, best, high) under the profile's convention of counts.
    """

    row: Row
    events: tuple[Row, ...]
    reports: tuple[Row, ...]
    perpetrators: tuple[Party, ...]
    targets: tuple[Party, ...]
    admin1: str | None
    killed: tuple[int | None, int | None, int | None]
    injured: tuple[int | None, int | None, int | None]

    @property
    def point(self) -> tuple[float, float] | None:
        """(lon, lat) where the record has a point that is not vaguer than a district."""
        row = self.row
        if row["lat"] is None or row["lon"] is None or not 0 < row["where_prec"] <= DISTRICT:
            return None
        return row["lon"], row["lat"]

    @property
    def where_prec(self) -> int | None:
        """UCDP's precision; None where nothing is told, or a place is named of which nobody knows where it is."""
        prec: int = self.row["where_prec"]
        return None if prec <= DISTRICT and self.point is None else prec

    @property
    def country(self) -> str | None:
        """The country's name."""
        found = country_of_code(self.row["country"]) if self.row["country"] else None
        return found.name if found else None

    @property
    def against_civilians(self) -> bool:
        return bool(self.row["type"] == "Violence against civilians")

    def counted(self, kind: str, groups: Iterable[str]) -> tuple[int | None, int | None]:
        """Lowest and highest number of people of these groups that a latest figure counts; None for an end not told."""
        latest = {claimed["claim_id"] for claimed in self.row["claimants"]}
        wanted = frozenset(groups)
        found = [
            toll
            for event in self.events
            if event["claim_id"] in latest
            for toll in event["toll"]
            if toll["kind"] == kind and toll["group"] in wanted and not toll["since"] and not toll["reason"]
        ]
        lows = [t["low"] for t in found if t["low"] is not None]
        highs = [t["high"] for t in found if t["high"] is not None]
        return min(lows, default=None), max(highs, default=None)

    @property
    def groups(self) -> frozenset[str]:
        """Groups of the killed and injured that anybody counts."""
        tolls = (toll for event in self.events for toll in event["toll"] if toll["kind"] in ("killed", "injured"))
        return frozenset(toll["group"] for toll in tolls if not toll["since"])


def find_cases(
    incidents: Sequence[Row],
    *,
    events: Iterable[Row],
    reports: Iterable[Row],
    actors: Iterable[Row],
    places: Iterable[Row],
) -> tuple[Case, ...]:
    """Cases of rows of `incidents` that carry a convention's counts (exchange/counts.py), in their order."""
    by_event = {row["event_id"]: row for row in events}
    by_report = {row["report_id"]: row for row in reports}
    groups = {row["name"] for row in actors if row["kind"] == "armed_group"}
    admin1 = {row["place_id"]: row["admin1"] for row in places}
    return tuple(_case(row, by_event, by_report, groups, admin1) for row in incidents)


def _case(
    row: Row, events: Mapping[str, Row], reports: Mapping[str, Row], groups: set[str], admin1: Mapping[str, str | None]
) -> Case:
    told = (events[key] for key in row["event_ids"] if key in events)
    named = [reports[key] for key in row["reports"] if key in reports]
    return Case(
        row=row,
        events=tuple(event for event in told if event["modality"] != "denied"),
        reports=tuple(sorted(named, key=lambda r: (r["published_from"] or "9", r["report_id"]))),
        perpetrators=tuple(_party(name, groups) for name in row["perpetrators"]),
        targets=tuple(_party(name, groups) for name in row["targets"]),
        admin1=admin1.get(row["place_id"]) if row["place_id"] else None,
        killed=(row["killed_low"], row["killed_best"], row["killed_high"]),
        injured=(row["injured_low"], row["injured_best"], row["injured_high"]),
    )


def _party(name: str, groups: set[str]) -> Party:
    country = find_country(name)
    if country is not None:
        return Party(name, "state", country.iso2)
    return Party(name, "group" if name in groups else "")


def outlet(report: Row) -> str:
    """Who published a report, "" where nobody is known."""
    return str(report["source"] or report["agency"] or "")


def region_of(code: str | None) -> str | None:
    """UCDP's region of a country."""
    country = country_of_code(code) if code else None
    if country is None:
        return None
    return tables().regions.get(country.iso2) or tables().continents.get(country.continent)


def joined(values: Iterable[str]) -> str | None:
    """Each value once, in order; None for none."""
    return "; ".join(dict.fromkeys(filter(None, values))) or None
