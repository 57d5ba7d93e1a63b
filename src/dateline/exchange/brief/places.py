"""Inside the brief: which incidents go on a map, at which place, and which are listed beside it because no point is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.exchange.brief.atlas.draw import FEW, LOW, MAPS, SIZES, SYMBOLS, Drawing, Site, draw_map, regions
from dateline.exchange.brief.incidents import IncidentRow

#: UCDP where_prec: 1 the very place, 2 near it. Anything wider is no point, whatever coordinates its middle has.
POINT, NEAR = 1, 2


@dataclass(frozen=True, slots=True)
class SiteRow:
    """A place of the key to a map, with its incidents; `number` is that of its symbol."""

    number: int
    name: str
    near: bool
    reports: int
    rows: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class MapRow:
    """One map: drawn once for each of SIZES, with its key."""

    drawings: tuple[Drawing, ...]
    sites: tuple[SiteRow, ...]


@dataclass(frozen=True, slots=True)
class Unpinned:
    """Incidents that are told of a place that is no point ("Nagorno-Karabakh"), or of one without known coordinates."""

    name: str
    why: str
    rows: tuple[IncidentRow, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    """`off` are places with a point for which no map has room; `nowhere`, incidents of which no place is told."""

    maps: tuple[MapRow, ...]
    off: tuple[SiteRow, ...]
    vague: tuple[Unpinned, ...]
    nowhere: tuple[IncidentRow, ...]


def arrange_maps(rows: Sequence[IncidentRow]) -> MapView:
    """Maps of everything that has a point; the rest by name."""
    pinned = _sites(row for row in rows if _is_point(row))
    by_number = {site.number: site for site in pinned}
    maps, off = [], []
    for n, region in enumerate(regions([_site(site) for site in pinned])):
        ordered = sorted(region, key=lambda site: (-site.reports, site.number))
        shown = ordered[:SYMBOLS] if n < MAPS else []
        off += [by_number[site.number] for site in ordered[len(shown) :]]
        if shown:
            sizes = SIZES if len(shown) > FEW else LOW
            drawings = tuple(draw_map(shown, width=width, height=height) for width, height in sizes)
            maps.append(MapRow(drawings, tuple(by_number[n] for n in sorted(site.number for site in shown))))
    vague: dict[tuple[str, str], list[IncidentRow]] = {}
    for row in rows:
        if row.incident.place and not _is_point(row):
            vague.setdefault((row.incident.place, _why(row)), []).append(row)
    return MapView(
        tuple(maps),
        tuple(sorted(off, key=lambda site: site.number)),
        tuple(Unpinned(name, why, tuple(members)) for (name, why), members in sorted(vague.items())),
        tuple(row for row in rows if not row.incident.place),
    )


def _is_point(row: IncidentRow) -> bool:
    i = row.incident
    return i.lat is not None and i.lon is not None and POINT <= i.where_prec <= NEAR


def _why(row: IncidentRow) -> str:
    return "no known point" if row.incident.where_prec <= NEAR else "an area, not a point"


def _sites(rows: Iterable[IncidentRow]) -> tuple[SiteRow, ...]:
    """One for each place and precision, numbered by number of reports, then by name."""
    groups: dict[tuple[str, float, float, bool], list[IncidentRow]] = {}
    for row in rows:
        i = row.incident
        assert i.place is not None and i.lat is not None and i.lon is not None
        groups.setdefault((i.place, i.lat, i.lon, i.where_prec == NEAR), []).append(row)
    counted = [
        (len({r for row in members for r in row.incident.reports}), key, members) for key, members in groups.items()
    ]
    ordered = sorted(counted, key=lambda c: (-c[0], c[1]))
    return tuple(
        SiteRow(number, f"near {key[0]}" if key[3] else key[0], key[3], reports, tuple(members))
        for number, (reports, key, members) in enumerate(ordered, 1)
    )


def _site(row: SiteRow) -> Site:
    i = row.rows[0].incident
    assert i.lat is not None and i.lon is not None
    return Site(row.number, row.name, i.lat, i.lon, row.reports, row.near)
