"""Which state a report writes from: whose "the army" is when nothing nearer says so."""

from __future__ import annotations

from collections import Counter

from dateline.grounding.actors.page import Page
from dateline.grounding.countries import country_of_capital, country_of_code, country_of_demonym, find_country
from dateline.grounding.types import Actor
from dateline.reports.types import Report


def home_of(page: Page, seat: str | None = None) -> tuple[str | None, str | None]:
    """The country of the report's dateline, where it is a capital, a country or a place that the text names; else `seat`,
    the code of the country where the gazetteer has it, if that is where most of the places of the story lie."""
    place = page.report.dateline_place
    if not place:
        return None, None
    country = country_of_capital(place) or find_country(place)
    if country is None:
        named = (m.place for line in page.lines for m in line.places if m.text.casefold() == place.casefold())
        code = next((p.country for p in named if p is not None and p.country), None)
        code = code or (seat if seat is not None and _is_scene(page, seat, place) else None)
        country = country_of_code(code) if code else None
    return (country.iso2, country.name) if country is not None else (None, None)


def _is_scene(page: Page, code: str, dateline: str) -> bool:
    """Whether more of the places that a story tells of, beside that of its dateline, lie in a country than in any other."""
    places = (m for line in page.lines for m in line.places if m.text.casefold() != dateline.casefold())
    told = Counter(m.place.country for m in places if m.place is not None and m.place.country)
    return told[code] > max((count for other, count in told.items() if other != code), default=0)


def outlet_home(report: Report) -> tuple[str | None, str | None]:
    """The country in an outlet's name ("The Nairobi Gazette")."""
    for word in (report.agency or report.source or "").split():
        country = country_of_capital(word) or find_country(word) or country_of_demonym(word)
        if country is not None:
            return country.iso2, country.name
    return None, None


def country_name(actor: Actor) -> str | None:
    country = country_of_code(actor.country) if actor.country else None
    return country.name if country is not None else actor.represents
