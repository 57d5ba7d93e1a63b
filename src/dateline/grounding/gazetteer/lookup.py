"""Candidates for a name of a place: settlements and regions of GeoNames, countries, and the tables of regions."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np

from dateline.errors import ModelError
from dateline.grounding.countries import DEFAULT_PROFILE, Profile, countries, entities
from dateline.grounding.gazetteer.file import SCALE, Table, read_table
from dateline.grounding.gazetteer.names import bare_names, fold, region_names
from dateline.grounding.gazetteer.spellings import spellings
from dateline.grounding.types import Place
from dateline.ids import content_id

WHERE_PREC = {
    "settlement": 1, "building": 1, "camp": 1, "district": 3, "region": 4, "area": 5, "line": 5, "river": 5, "lake": 5,
    "mountains": 5, "island": 5, "terrain": 5, "water": 5, "country": 6, "continent": 6, "sea": 7,
}  # fmt: skip
"""UCDP's where_prec by feature. A continent is no country, but 6 is the vaguest that UCDP has on land."""

_TABLES = (
    "regions.toml",
    "regions_admin.toml",
    "regions_us.toml",
    "regions_conflict.toml",
    "regions_waters.toml",
    "regions_nature.toml",
    "regions_places.toml",
)


_PART = 3  # letters of a part of a name that is written in two words
_PARTED = 8  # letters of a name that is tried in two words
_LONGEST_PARTED = 30
_LARGE_PARTED = 20_000  # people of a town that is found so


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a name may mean. `primary`: the name asked for is its first name, not an alternate one.

    `lat`, `lon` in degrees, None for what has no point. `position` is its place in the file, -1 where it comes from a
    table; `region` and `district` are the positions of the areas that it lies in, -1 where unknown. `listed`: in a table.
    """

    place_id: str
    name: str
    country: str | None
    region: int
    district: int
    lat: float | None
    lon: float | None
    feature: str
    population: int
    primary: bool
    position: int
    where_prec: int
    countries: tuple[str, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a table: what is asked for beside the file, or instead of the file's record of `geonames_id`."""

    place_id: str
    names: tuple[str, ...]
    feature: str
    countries: tuple[str, ...]
    lat: float | None
    lon: float | None
    population: int
    geonames_id: int | None
    where_prec: int
    source: str
    abbreviations: tuple[str, ...] = ()


class Gazetteer:
    """Names to candidates. Loaded once for a process; the file is mapped, so several processes share its memory."""

    def __init__(self, table: Table, entries: Iterable[_Entry]) -> None:
        self._table = table
        self._entries = {entry.place_id: entry for entry in entries}
        self._named: dict[str, list[tuple[str, bool]]] = {}
        self._short: dict[str, str] = {}
        self._replaced: dict[int, str] = {}
        for entry in self._entries.values():
            keys = dict.fromkeys(fold(name) for name in entry.names)
            for number, key in enumerate(keys):
                self._named.setdefault(key, []).append((entry.place_id, number == 0))
            self._short |= dict.fromkeys(entry.abbreviations, entry.place_id)
            if entry.geonames_id is not None:
                self._replaced[entry.geonames_id] = entry.place_id
        self._positions = self._find_replaced()
        self._owners = {position: place_id for place_id, position in sorted(self._positions.items(), reverse=True)}
        self._cached = lru_cache(maxsize=8192)(self._lookup)
        self._spelt = lru_cache(maxsize=8192)(self._in_other_letters)

    def _find_replaced(self) -> dict[str, int]:
        """Where the file has the records that entries of the tables stand in for: by number, and regions by name."""
        column = self._table.columns["gid"]
        wanted = np.array(sorted(self._replaced), dtype=column.dtype)
        positions = np.flatnonzero(np.isin(column, wanted)).tolist() if len(wanted) else []
        found = {self._replaced[int(column[position])]: int(position) for position in positions}
        for entry in self._entries.values():
            if entry.feature == "region" and len(entry.countries) == 1 and entry.place_id not in found:
                position = self._region_named(entry)
                if position is not None:
                    found[entry.place_id] = position
        return found

    def _region_named(self, entry: _Entry) -> int | None:
        """The file's region of that country and one of those names; else of a name without "Oblast", "Province", ..."""
        (country,) = entry.countries
        table = self._table
        short = [n for name in entry.names for n in region_names(name, country=country, feature="region")[1:]]
        for name in (*entry.names, *short):
            for position, _ in table.entries(fold(name)):
                feature = table.features[int(table.columns["feature"][position])]
                if table.names(position)[0].endswith(" City"):
                    continue  # a city that is a region by itself is not the region around it
                if feature == "region" and table.countries[int(table.columns["country"][position])] == country:
                    return position
        return None

    @classmethod
    def load(cls, path: Path | None = None, *, profile: Profile = DEFAULT_PROFILE) -> Gazetteer:
        """The packaged gazetteer, or the one at `path`; disputed entities coded under countries as `profile` says.

        ModelError E303 where the file is missing, E304 where it is damaged or not the one that this version expects.
        """
        if path is None:
            with as_file(files("dateline.grounding").joinpath("data/gazetteer.bin")) as packaged:
                _check_digest(packaged)
                return cls(read_table(packaged), _entries(profile))
        return cls(read_table(path), _entries(profile))

    @property
    def credit(self) -> str:
        """Whose data the file holds, and under what licence."""
        return self._table.credit

    def lookup(self, name: str, *, loosely: bool = False) -> tuple[Candidate, ...]:
        """Candidates for a name, most people first; with `loosely` also under other transliterations, if there are none.

        Table entries come before the file's. Abbreviations ("Pa.", "NSW") are found in their own letters and stops only.
        Empty where nothing is called so.
        """
        short = self._short.get(name) or (self._short.get(f"{name}.") if "." in name else None)
        if short is not None:
            return (self._from_table(self._entries[short], True),)
        key = fold(name)
        return self._cached(key) or self._official(name) or (self._spelt(key) if loosely else ())

    def _official(self, name: str) -> tuple[Candidate, ...]:
        """Regions and districts under their bare name: "Miyagi Prefecture", "Delta State", "Co. Clare"."""
        for bare in bare_names(name):
            found = tuple(c for c in self._cached(fold(bare)) if c.feature in ("region", "district"))
            if found:
                return found
        return ()

    def _in_other_letters(self, key: str) -> tuple[Candidate, ...]:
        """Candidates under the nearest other spellings of a folded name, in the countries of the language that spells so."""
        parted = self._parted(key)
        if parted:
            return parted
        for changes in (1, 2):
            found: dict[str, Candidate] = {}
            tried = list(spellings(key, changes=changes))
            for spelling, filed in zip(tried, self._table.known([s.written for s in tried]), strict=True):
                if not filed and spelling.written not in self._named:
                    continue
                for candidate in self._cached(spelling.written):
                    if not spelling.countries.isdisjoint(candidate.countries):
                        found.setdefault(candidate.place_id, candidate)
            if found:
                return tuple(sorted(found.values(), key=_order))
        return ()

    def _parted(self, key: str) -> tuple[Candidate, ...]:
        """Towns of one country whose name is written in two words: "Bahir Dar" for "Bahirdar"."""
        if " " in key or not _PARTED <= len(key) <= _LONGEST_PARTED:
            return ()
        tried = [f"{key[:at]} {key[at:]}" for at in range(_PART, len(key) - _PART + 1)]
        found = [
            candidate
            for written, filed in zip(tried, self._table.known(tried), strict=True)
            if filed
            for candidate in self._cached(written)
            if candidate.feature == "settlement" and candidate.population >= _LARGE_PARTED
        ]
        return tuple(found) if len({candidate.country for candidate in found}) == 1 else ()

    def abbreviates(self, name: str) -> bool:
        """Whether these letters and stops are a listed abbreviation: "Pa." and "PA", not "pa"."""
        return name in self._short

    def place(self, candidate: Candidate) -> Place:
        """The gazetteer entry of a candidate, with the names it goes by."""
        entry = self._entries.get(candidate.place_id)
        names = entry.names if entry is not None else ()
        geonames_id = entry.geonames_id if entry is not None else None
        if candidate.position >= 0:
            names = (*names, *self._table.names(candidate.position))
            geonames_id = geonames_id or int(self._table.columns["gid"][candidate.position]) or None
        aliases = tuple(sorted(set(names) - {candidate.name}))
        return Place(
            place_id=candidate.place_id,
            name=candidate.name,
            country=candidate.country,
            admin1=self.name_of(candidate.region) if candidate.region >= 0 else None,
            lat=candidate.lat,
            lon=candidate.lon,
            feature=candidate.feature,
            population=candidate.population,
            geonames_id=geonames_id,
            aliases=aliases,
        )

    def name_of(self, position: int) -> str:
        """The first name of the region, district or settlement at a position of the file."""
        return self._table.names(position)[0]

    def area_around(self, candidate: Candidate) -> Candidate | None:
        """The district or region that has a settlement's name: "Aghdam district" for Aghdam. None where there is none."""
        if candidate.position < 0 or candidate.feature != "settlement":
            return None
        names = {fold(name) for name in self._table.names(candidate.position)}
        for position in (candidate.district, candidate.region):
            if position >= 0 and names & {fold(name) for name in self._table.names(position)}:
                return self._from_file(position, True)
        return None

    def _lookup(self, key: str) -> tuple[Candidate, ...]:
        listed = [self._from_table(self._entries[place_id], primary) for place_id, primary in self._named.get(key, ())]
        taken = {candidate.place_id for candidate in listed}
        filed = []
        for position, primary in self._table.entries(key) if key else ():
            candidate = self._from_file(position, primary)
            if candidate.place_id in taken:
                continue
            if candidate.listed and candidate.feature == "region":
                continue  # the table has the say on a region's names: "Columbia" is not the District
            if candidate.listed:
                candidate = replace(candidate, primary=fold(candidate.name) == key)
            taken.add(candidate.place_id)
            filed.append(candidate)
        return (*sorted(listed, key=_order), *sorted(filed, key=_order))

    def _from_table(self, entry: _Entry, primary: bool) -> Candidate:
        position = self._positions.get(entry.place_id, -1)
        columns = self._table.columns
        return Candidate(
            place_id=entry.place_id,
            name=entry.names[0],
            country=entry.countries[0] if len(entry.countries) == 1 else None,
            region=int(columns["admin1"][position]) - 1 if position >= 0 and entry.feature != "region" else -1,
            district=int(columns["admin2"][position]) - 1 if position >= 0 else -1,
            lat=entry.lat,
            lon=entry.lon,
            feature=entry.feature,
            population=entry.population or (int(columns["population"][position]) if position >= 0 else 0),
            primary=primary,
            position=position,
            where_prec=entry.where_prec,
            countries=entry.countries,
            listed=True,
        )

    def _from_file(self, position: int, primary: bool) -> Candidate:
        table = self._table
        columns = table.columns
        geonames_id = int(columns["gid"][position])
        replaced = self._owners.get(position)
        if replaced is not None:
            return self._from_table(self._entries[replaced], primary)
        country = table.countries[int(columns["country"][position])]
        feature = table.features[int(columns["feature"][position])]
        region = int(columns["admin1"][position]) - 1
        district = int(columns["admin2"][position]) - 1
        name = table.names(position)[0]
        within = table.names(region)[0] if region >= 0 else ""
        return Candidate(
            place_id=f"gn:{geonames_id}" if geonames_id else content_id("area:", country, feature, within, name),
            name=name,
            country=country or None,
            region=region if region != position else -1,
            district=district if district != position else -1,
            lat=int(columns["lat"][position]) / SCALE,
            lon=int(columns["lon"][position]) / SCALE,
            feature=feature,
            population=int(columns["population"][position]),
            primary=primary,
            position=position,
            where_prec=WHERE_PREC[feature],
            countries=(country,) if country else (),
        )


def _order(candidate: Candidate) -> tuple[int, bool, str]:
    return -candidate.population, not candidate.primary, candidate.place_id


def pinned_digest() -> str:
    """The SHA-256 of the packaged file, as data/gazetteer.toml has it."""
    text = files("dateline.grounding").joinpath("data/gazetteer.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["sha256"])


def _check_digest(path: Path) -> None:
    """The packaged file must be the one whose digest this version pins."""
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError("E303", f"the gazetteer {path} cannot be read: {error.strerror}") from error
    if digest != pinned_digest():
        raise ModelError("E304", f"the gazetteer {path} is not the one that this version expects; install it again")


def _entries(profile: Profile) -> list[_Entry]:
    """Countries, disputed entities and the tables of regions, in that order."""
    found = {entry.place_id: entry for entry in (*_country_entries(profile), *_entity_entries(profile))}
    for name in _TABLES:
        data = tomllib.loads(files("dateline.grounding").joinpath("data", name).read_text(encoding="utf-8"))
        for row in data["region"]:
            entry = _table_entry(row, source=data["source"])
            found[entry.place_id] = entry
    return list(found.values())


def _country_entries(profile: Profile) -> Iterable[_Entry]:
    disputed = {fold(entity.name): entity for entity in entities()}
    for country in countries():
        entity = disputed.get(fold(country.name))
        code = country.iso2 if entity is None else entity.country(profile=profile)
        names = (country.name, *country.aliases)
        coded = (code,) if code else ()
        yield _Entry(
            f"gn:{country.geonames_id}", names, "country", coded, country.lat, country.lon, country.population,
            country.geonames_id, WHERE_PREC["country"], "countries.toml",
        )  # fmt: skip


def _entity_entries(profile: Profile) -> Iterable[_Entry]:
    states = {fold(country.name) for country in countries()}
    for entity in entities():
        if fold(entity.name) in states:
            continue
        code = entity.country(profile=profile)
        names = (entity.name, *entity.aliases)
        coded = (code,) if code else ()
        yield _Entry(
            f"dl:{entity.entity_id}", names, "region", coded, entity.lat, entity.lon, entity.population, None,
            WHERE_PREC["region"], entity.source,
        )  # fmt: skip


def _table_entry(row: dict[str, Any], *, source: str) -> _Entry:
    feature = row["feature"]
    geonames_id = row.get("geonames_id")
    return _Entry(
        place_id=f"gn:{geonames_id}" if geonames_id else f"dl:{row['id']}",
        names=(row["name"], *row.get("aliases", ())),
        feature=feature,
        countries=tuple(row.get("countries", ())),
        lat=row.get("lat"),
        lon=row.get("lon"),
        population=row.get("population", 0),
        geonames_id=geonames_id,
        where_prec=row.get("where_prec", WHERE_PREC[feature]),
        source=row.get("source", source),
        abbreviations=tuple(row.get("abbreviations", ())),
    )
