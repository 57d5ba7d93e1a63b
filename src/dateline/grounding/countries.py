"""Countries and disputed entities by name, demonym and capital: what places, actors and claims are grounded with."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, TypeVar

from dateline.grounding.gazetteer.names import fold

Profile = Literal["plover", "iso", "apart"]
DEFAULT_PROFILE: Profile = "plover"

_Found = TypeVar("_Found")

_ABBREVIATION = 4  # a key of at most so many letters is matched in its own case only: "US", "CAR", "DPRK"


@dataclass(frozen=True, slots=True)
class Country:
    """A country of ISO 3166 (and Kosovo, XK). `lat`/`lon` is a point of the whole country, never of an event.

    `adjectives` and `people` are its demonyms ("Turkish"; "Turk", "Turks"); `seats` are names by which its government
    is called beside `capital`. `neighbours` are alpha-2 codes.
    """

    iso2: str
    iso3: str
    name: str
    aliases: tuple[str, ...]
    capital: str | None
    seats: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    continent: str
    neighbours: tuple[str, ...]
    lat: float
    lon: float
    population: int
    geonames_id: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A disputed or partially recognised entity, or one that governs itself: its own name, apart from any country's.

    `coded_under` gives an alpha-2 code for each profile, "" for none; `claimed_by` lists alpha-2 codes.
    """

    entity_id: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    seat: str
    coded_under: tuple[tuple[str, str], ...]
    claimed_by: tuple[str, ...]
    lat: float
    lon: float
    source: str
    population: int = 0

    def country(self, *, profile: Profile = DEFAULT_PROFILE) -> str | None:
        """Alpha-2 code of the country that this entity is coded under, None where the profile names none."""
        return dict(self.coded_under).get(profile) or None


@dataclass(frozen=True, slots=True)
class _Index:
    countries: tuple[Country, ...]
    entities: tuple[Entity, ...]
    by_code: dict[str, Country]
    names: dict[str, Country]
    demonyms: dict[str, Country]
    capitals: dict[str, Country]
    entity_names: dict[str, Entity]
    entity_demonyms: dict[str, Entity]


def _key(name: str) -> str:
    """Folded, but short names in capitals keep their case: "US" is a country and "us" is not."""
    folded = fold(name)
    if len(folded) <= _ABBREVIATION and name.replace(".", "").isupper():
        return folded.upper()
    return folded


def _texts(row: dict[str, Any], field: str) -> tuple[str, ...]:
    return tuple(row.get(field, ()))


def _country(row: dict[str, Any]) -> Country:
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        name=row["name"],
        aliases=_texts(row, "aliases"),
        capital=row.get("capital"),
        seats=_texts(row, "seats"),
        adjectives=_texts(row, "adjectives"),
        people=_texts(row, "people"),
        continent=row["continent"],
        neighbours=_texts(row, "neighbours"),
        lat=row["lat"],
        lon=row["lon"],
        population=row["population"],
        geonames_id=row["geonames_id"],
    )


def _entity(row: dict[str, Any]) -> Entity:
    return Entity(
        entity_id=row["id"],
        name=row["name"],
        aliases=_texts(row, "aliases"),
        adjectives=_texts(row, "adjectives"),
        people=_texts(row, "people"),
        seat=row["seat"],
        coded_under=tuple(row["coded_under"].items()),
        claimed_by=_texts(row, "claimed_by"),
        lat=row["lat"],
        lon=row["lon"],
        source=row["source"],
        population=row.get("population", 0),
    )


@lru_cache(maxsize=1)
def _index() -> _Index:
    """Everything in data/countries.toml by its keys; the first country that has a name keeps it."""
    data = tomllib.loads(files("dateline.grounding").joinpath("data/countries.toml").read_text(encoding="utf-8"))
    countries = tuple(_country(row) for row in data["country"])
    entities = tuple(_entity(row) for row in data["entity"])
    index = _Index(countries, entities, {c.iso2: c for c in countries}, {}, {}, {}, {}, {})
    for country in countries:
        for name in (country.name, *country.aliases):
            index.names.setdefault(_key(name), country)
        for word in (*country.adjectives, *country.people):
            index.demonyms.setdefault(fold(word), country)
        for city in (country.capital, *country.seats):
            if city:
                index.capitals.setdefault(fold(city), country)
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            index.entity_names.setdefault(_key(name), entity)
        for word in (*entity.adjectives, *entity.people):
            index.entity_demonyms.setdefault(fold(word), entity)
    return index


def _bare(name: str) -> str:
    """Without a leading article or a final possessive: "the US", "Turkey's", "the Emirates'"."""
    text = name.strip()
    for ending in ("'s", "’s", "'", "’"):
        if text.endswith(ending):
            text = text[: -len(ending)]
            break
    return text[4:] if text[:4] in ("the ", "The ", "THE ") else text


def _named(table: Mapping[str, _Found], name: str) -> _Found | None:
    """By the key in its own case, then folded ("IRAN" in a headline), then both without article and possessive."""
    for text in (name, _bare(name)):
        found = table.get(_key(text)) or table.get(fold(text))
        if found is not None:
            return found
    return None


def find_country(name: str) -> Country | None:
    """The country of that name or alias, with or without "the" and a possessive; None where there is none.

    Case does not matter but for short names in capitals. Disputed entities without an ISO code are no countries here:
    see `find_entity`.

    >>> [c and c.iso2 for c in map(find_country, ("Türkiye", "the US", "us", "Russian Federation"))]
    ['TR', 'US', None, 'RU']
    """
    index = _index()
    return _named(index.names, name)


def country_of_code(iso2: str) -> Country | None:
    """The country of an ISO 3166 alpha-2 code in capitals."""
    return _index().by_code.get(iso2)


def country_of_demonym(word: str) -> Country | None:
    """The country of an adjective or a word for its people: "Turkish", "Azeris", "Filipino".

    Where one word serves two countries ("Congolese", "Dominican") it is the one that has more people.
    """
    index = _index()
    return index.demonyms.get(fold(word)) or index.demonyms.get(fold(_bare(word)))


def country_of_capital(name: str) -> Country | None:
    """The country whose government is called by that city: "Baku", "Kiev", "Tel Aviv"."""
    index = _index()
    return index.capitals.get(fold(name)) or index.capitals.get(fold(_bare(name)))


def find_entity(name: str) -> Entity | None:
    """The disputed or self-governing entity of that name: "Upper Karabakh" and "Artsakh" are one."""
    index = _index()
    return _named(index.entity_names, name)


def entity_of_demonym(word: str) -> Entity | None:
    """The entity of an adjective or a word for its people: "Abkhaz", "Turkish Cypriots"."""
    index = _index()
    return index.entity_demonyms.get(fold(word)) or index.entity_demonyms.get(fold(_bare(word)))


def countries() -> tuple[Country, ...]:
    """All countries, in order of their alpha-2 codes but for Kosovo."""
    return _index().countries


def entities() -> tuple[Entity, ...]:
    """All disputed and self-governing entities."""
    return _index().entities
