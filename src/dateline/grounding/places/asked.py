"""What the words of a report ask of each name's candidates: what it is said to lie in, and what stands beside it in a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from dateline.grounding.countries import country_of_capital
from dateline.grounding.gazetteer.lookup import Candidate
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.context import Context, context, owned
from dateline.grounding.places.look import Toponym
from dateline.grounding.places.score import Asked, consonants, lies_in

_ENCLOSE = frozenset({"country", "region", "district", "area", "island"})
_CITY = 50_000
_MOST = 60  # candidates of a name that are asked what they lie in, the most populous
_JOINTS = frozenset({",", "and", "or", "&"})


def asked_of(toponyms: Sequence[Toponym]) -> list[Asked]:
    """For each toponym what its surroundings ask of its candidates."""
    around = [context(t, following) for t, following in zip_longest(toponyms, toponyms[1:])]
    joined = _joined(toponyms, around)
    for number in range(1, len(toponyms)):
        if joined[number - 1] and around[number - 1].near:  # "near Sloviansk and Kramatorsk"
            around[number] = replace(around[number], near=True)
    said: dict[str, tuple[Candidate, ...]] = {}
    for number, (toponym, cues) in enumerate(zip(toponyms, around, strict=True)):
        areas = _areas(toponyms[number + 1].candidates) if cues.within not in ("", "list") else ()
        if any(lies_in(c, area) for area in areas for c in toponym.candidates[:_MOST]):
            said.setdefault(fold(toponym.name), areas)
    beside = _beside(toponyms, joined)
    found = []
    for number, (toponym, cues) in enumerate(zip(toponyms, around, strict=True)):
        previous = toponyms[number - 1] if number else None
        enclosed = previous is not None and around[number - 1].within not in ("", "list")
        found.append(
            Asked(
                name=toponym.name,
                cues=cues,
                enclosing=_areas(toponyms[number + 1].candidates) if cues.within else (),
                enclosed=previous.candidates[:_MOST] if previous is not None and enclosed else (),
                owners=_areas(previous.candidates) if previous is not None and owned(toponym, previous) else (),
                elsewhere=() if cues.within else said.get(fold(toponym.name), ()),
                loosely=toponym.loosely,
                towns=_towns(toponym),
                seat=_seat(toponym),
                country=any(c.feature == "country" for c in toponym.candidates),
                area=any(c.primary and c.feature in ("country", "region") for c in toponym.candidates),
                beside=beside[number],
            )
        )
    return found


def _seat(toponym: Toponym) -> str:
    """The place_id of the capital that the name is, "" where it is none."""
    country = country_of_capital(toponym.name)
    if country is None:
        return ""
    seats = (c.place_id for c in toponym.candidates if c.feature == "settlement" and c.country == country.iso2)
    return next(seats, "")


def _joined(toponyms: Sequence[Toponym], around: Sequence[Context]) -> list[bool]:
    """Whether each toponym and the next stand in a list: "Ohio, Iowa and Georgia"."""
    return [
        a.sentence is b.sentence and cues.within in ("", "list") and _is_list(a, b)
        for a, b, cues in zip(toponyms, toponyms[1:], around, strict=False)
    ]


def _beside(toponyms: Sequence[Toponym], joined: Sequence[bool]) -> list[tuple[str, ...]]:
    """For each toponym the folded names right before and after it in a list."""
    names = [fold(toponym.name) for toponym in toponyms]
    found = []
    for number in range(len(toponyms)):
        before = (names[number - 1],) if number and joined[number - 1] else ()
        after = (names[number + 1],) if number < len(joined) and joined[number] else ()
        found.append((*before, *after))
    return found


def _is_list(first: Toponym, second: Toponym) -> bool:
    between = first.sentence.tokens[first.last + 1 : second.first]
    return 1 <= len(between) <= 2 and all(token.text.lower() in _JOINTS for token in between)


def _areas(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those in which another place can lie."""
    return tuple(c for c in candidates if c.feature in _ENCLOSE)


def _towns(toponym: Toponym) -> frozenset[int]:
    """Which of the regions and districts so called have a town so called: one by that very name, or a city."""
    towns = [
        c
        for c in toponym.candidates
        if c.feature == "settlement"
        and (c.primary or c.population >= _CITY or consonants(c.name) == consonants(toponym.name))
    ]
    return frozenset(
        area.position
        for area in toponym.candidates
        if area.position >= 0 and area.feature in ("region", "district")
        for town in towns
        if area.position in (town.region, town.district) or (town.district < 0 and area.region == town.region >= 0)
    )
