"""In `events/setting`: the one country that a report leaves no doubt of, for events of which it names no place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dateline.events.scene import Scene
from dateline.events.types import Event
from dateline.grounding.countries import Country, country_of_capital, country_of_code, find_country
from dateline.grounding.gazetteer.names import fold

#: What is concluded is no point: UCDP's where_prec of a country.
COUNTRY = 6
#: The rule of such a place.
REPORT = "report"
# Found on MUC-4's training messages: above 96 of 100 such countries are the incident's, where eight in ten reports have one.
_SHARE = 0.6
_DATELINE = 2.0
_ACTOR = 0.5
_LEAST = 2.0  # one town named in passing is not where all else happens
_PARTY = (
    2  # so often another country is named as acting, and half as often as the first: a war of states has two scenes
)
_NAMED = ("name", "short", "title", "demonym", "group")
_SOMEWHERE = (
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Protests", "Riots", "Strategic developments",
)  # fmt: skip


def with_country(scene: Scene, events: Sequence[Event]) -> tuple[Event, ...]:
    """Events in the same order; those without a place of their own are in the report's country, where it has one.

    Not history, and not what is done by or to those of another country: "the jets of X struck" may be anywhere. A place
    that no gazetteer knows keeps its name, and has the country only. No coordinates come of it: there is no place_id.
    """
    country = told_country(scene)
    return tuple(events) if country is None else tuple(_in_country(event, country) for event in events)


def _in_country(event: Event, country: Country) -> Event:
    if event.country is not None or event.place_id is not None or not _is_there(event, country):
        return event
    if event.place is not None:
        return replace(event, country=country.iso2)
    return replace(event, place=country.name, country=country.iso2, where_prec=COUNTRY, place_rule=REPORT)


def told_country(scene: Scene) -> Country | None:
    """The country of most places and actors named; the dateline's counts as two places, for dispatches are written there.

    None where another has nearly as many: of a war between two states no event is placed so.
    """
    named: Counter[str] = Counter()
    for mention in scene.places:
        if mention.place is not None and mention.place.country and mention.role == "location":
            named[mention.place.country] += 1
    acting = Counter(m.actor.country for m in scene.actors if m.actor.country and m.form in _NAMED)
    written = _dateline(scene)
    weights = {code: named[code] + _ACTOR * acting[code] for code in {*named, *acting} if code}
    if written is not None:
        weights[written] = weights.get(written, 0.0) + _DATELINE
    best = max(weights, key=lambda code: (weights[code], code), default=None)
    if best is None or weights[best] < max(_LEAST, _SHARE * sum(weights.values())):
        return None
    if any(code != best and code and times >= max(_PARTY, acting[best] / 2) for code, times in acting.items()):
        return None
    return country_of_code(best)


def _dateline(scene: Scene) -> str | None:
    """The country of the dateline's town: told beside it, a capital's, or that of the town where the report names it again."""
    first, _, rest = (scene.report.dateline_place or "").partition(",")
    country = find_country(rest) or country_of_capital(first) or find_country(first)
    if country is not None:
        return country.iso2
    named = (m.place.country for m in scene.places if m.place is not None and fold(m.text) == fold(first))
    return next((code for code in named if code), None)


def _is_there(event: Event, country: Country) -> bool:
    if event.background or event.type not in _SOMEWHERE:
        return False
    others = {r.actor.country for r in event.roles if r.role != "victim" and r.actor is not None} - {None, country.iso2}
    return not others
