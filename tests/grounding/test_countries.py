"""Countries and entities by what reports call them."""

from __future__ import annotations

import pytest

from dateline.grounding.countries import (
    countries,
    country_of_capital,
    country_of_code,
    country_of_demonym,
    entities,
    entity_of_demonym,
    find_country,
    find_entity,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Türkiye", "TR"),
        ("Turkey", "TR"),
        ("the United States", "US"),
        ("US", "US"),
        ("U.S.", "US"),
        ("U.S", "US"),
        ("the UK", "GB"),
        ("Russian Federation", "RU"),
        ("the Russian Federation’s", "RU"),
        ("Burma", "MM"),
        ("DRC", "CD"),
        ("DR Congo", "CD"),
        ("Congo-Brazzaville", "CG"),
        ("Côte d’Ivoire", "CI"),
        ("Cote d'Ivoire", "CI"),
        ("Bosnia-Herzegovina", "BA"),
        ("SYRIA", "SY"),
        ("Iran", "IR"),
        ("IRAN", "IR"),
        ("UAE", "AE"),
        ("Palestine", "PS"),
        ("Kosovo", "XK"),
        ("Timor-Leste", "TL"),
        ("East Timor", "TL"),
    ],
)
def test_find_country(name: str, code: str) -> None:
    country = find_country(name)
    assert country is not None
    assert country.iso2 == code


@pytest.mark.parametrize("name", ["us", "car", "roc", "Us", "", "  ", "Karabakh", "Abkhazia", "Europe", "Baku", "’s"])
def test_what_is_no_country(name: str) -> None:
    assert find_country(name) is None


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("Azerbaijani", "AZ"),
        ("Azeri", "AZ"),
        ("Armenians", "AM"),
        ("Turkish", "TR"),
        ("Turks", "TR"),
        ("Sudanese", "SD"),
        ("South Sudanese", "SS"),
        ("Congolese", "CD"),
        ("Ukrainians", "UA"),
        ("Filipino", "PH"),
        ("Palestinian", "PS"),
        ("Israelis", "IL"),
        ("Nigerien", "NE"),
        ("Nigerian", "NG"),
        ("Burmese", "MM"),
        ("Saudi", "SA"),
    ],
)
def test_country_of_demonym(word: str, code: str) -> None:
    country = country_of_demonym(word)
    assert country is not None
    assert country.iso2 == code


@pytest.mark.parametrize(
    ("city", "code"),
    [
        ("Baku", "AZ"),
        ("Yerevan", "AM"),
        ("Ankara", "TR"),
        ("Kyiv", "UA"),
        ("Kiev", "UA"),
        ("Tel Aviv", "IL"),
        ("Sana’a", "YE"),
        ("Washington", "US"),
        ("Naypyidaw", "MM"),
        ("N'Djamena", "TD"),
        ("The Hague", "NL"),
        ("Bogotá", "CO"),
    ],
)
def test_country_of_capital(city: str, code: str) -> None:
    country = country_of_capital(city)
    assert country is not None
    assert country.iso2 == code


@pytest.mark.parametrize(
    ("name", "entity_id", "plover", "iso"),
    [
        ("Upper Karabakh", "nagorno-karabakh", "AZ", "AZ"),
        ("Artsakh", "nagorno-karabakh", "AZ", "AZ"),
        ("Nagorno Karabakh", "nagorno-karabakh", "AZ", "AZ"),
        ("Western Sahara", "western-sahara", "MA", "EH"),
        ("Kosovo", "kosovo", "XK", "RS"),
        ("TRNC", "northern-cyprus", "CY", "CY"),
        ("Donetsk People’s Republic", "donetsk-pr", "UA", "UA"),
        ("Kashmir", "kashmir", None, None),
    ],
)
def test_an_entity_is_coded_under_its_profile(name: str, entity_id: str, plover: str | None, iso: str | None) -> None:
    entity = find_entity(name)
    assert entity is not None
    assert entity.entity_id == entity_id
    assert entity.country() == plover
    assert entity.country(profile="iso") == iso
    assert entity.country(profile="apart") is None


@pytest.mark.parametrize(("word", "entity_id"), [("Abkhaz", "abkhazia"), ("Turkish Cypriots", "northern-cyprus")])
def test_entity_of_demonym(word: str, entity_id: str) -> None:
    entity = entity_of_demonym(word)
    assert entity is not None
    assert entity.entity_id == entity_id


def test_the_table_is_whole() -> None:
    codes = {country.iso2 for country in countries()}
    assert len(codes) == len(countries()) >= 245
    for country in countries():
        assert len(country.iso2) == 2 and len(country.iso3) == 3
        assert -90 <= country.lat <= 90 and -180 <= country.lon <= 180
        assert country_of_code(country.iso2) is country
        assert find_country(country.name) is country
    for entity in entities():
        assert {code for _, code in entity.coded_under} <= codes | {""}
        assert set(entity.claimed_by) <= codes
        assert {profile for profile, _ in entity.coded_under} == {"plover", "iso", "apart"}
