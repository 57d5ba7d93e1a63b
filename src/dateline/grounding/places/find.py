"""Places of one report: which words name a place, which place, how precisely, and whether a government is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest

from dateline.grounding.countries import country_of_capital
from dateline.grounding.gazetteer.lookup import Candidate, Gazetteer
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.context import Context, context, owned, role
from dateline.grounding.places.look import Toponym
from dateline.grounding.places.score import Asked, Evidence, company, score, weights
from dateline.grounding.places.spans import find_toponyms
from dateline.grounding.places.words import spoken_countries
from dateline.grounding.types import PlaceMention
from dateline.language.types import Analysis
from dateline.reports.types import Report

_ROUNDS = 3  # each round sees the places that the round before chose
_ENCLOSE = frozenset({"country", "region", "district", "area", "island"})
_POINTS = 100  # places chosen whose nearness counts
_INITIALS = 5  # letters of the longest abbreviation
_CITY = 100_000
_MOST = 60  # candidates of one name that are compared, the most populous


@dataclass(frozen=True, slots=True)
class _Mention:
    toponym: Toponym
    asked: Asked


@dataclass(frozen=True, slots=True)
class _Choice:
    """A candidate with its score; None where none fits or two fit as well."""

    candidate: Candidate | None
    score: float
    ambiguous: bool = False


def find_places(report: Report, analysis: Analysis, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Mentions of places in the content of a report, in order of their start; words for peoples ("Turkish") are none.

    A toponym without a place has a reason: "not-in-gazetteer", "none-fits", or "ambiguous" (two countries' places fit
    alike). Namesakes are decided for the whole report, in three rounds: a place chosen in one round speaks for its
    neighbours in the next.
    """
    toponyms = find_toponyms(report, analysis, gazetteer)
    mentions = _mentions(toponyms)
    spoken = spoken_countries(analysis)
    dateline = _dateline(report, gazetteer)
    certain = _certain(mentions)
    seen = Evidence(spoken + sum(certain.values(), Counter()), dateline=dateline, own=certain)
    choices = _chosen(mentions, seen)
    for _ in range(_ROUNDS - 1):
        seen = _evidence_of(mentions, choices, spoken, dateline)
        again = _chosen(mentions, seen)
        if again == choices:
            break
        choices = again
    choices = _one_sense(mentions, choices)
    found = [_placed(m, c, gazetteer) for m, c in zip(mentions, choices, strict=True) if _kept(m, c)]
    return tuple(found)


def _mentions(toponyms: Sequence[Toponym]) -> list[_Mention]:
    """Each toponym with what its surroundings ask of its candidates."""
    around = [context(t, following) for t, following in zip_longest(toponyms, toponyms[1:])]
    near = company({fold(t.name): t.candidates for t in toponyms})
    mentions = []
    for number, (toponym, cues) in enumerate(zip(toponyms, around, strict=True)):
        enclosing = toponyms[number + 1].candidates if cues.within else ()
        enclosed = toponyms[number - 1].candidates[:_MOST] if number and around[number - 1].within else ()
        asked = Asked(
            name=toponym.name,
            cues=cues,
            enclosing=_areas(enclosing),
            enclosed=enclosed,
            owners=_areas(toponyms[number - 1].candidates) if number and owned(toponym, toponyms[number - 1]) else (),
            loosely=toponym.loosely,
            towns=_towns(toponym.candidates),
            company=near[fold(toponym.name)],
        )
        mentions.append(_Mention(toponym, asked))
    return mentions


def _areas(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Those in which another place can lie."""
    return tuple(c for c in candidates if c.feature in _ENCLOSE)


def _towns(candidates: Sequence[Candidate]) -> frozenset[int]:
    """The regions and districts in which a namesake lies that is a town by that very name, or a city."""
    towns = [c for c in candidates if c.feature == "settlement" and (c.primary or c.population >= _CITY)]
    return frozenset(position for town in towns for position in (town.region, town.district))


def _certain(mentions: Sequence[_Mention]) -> dict[str, Counter[str]]:
    """Countries that names leave no choice of, by folded name: countries, capitals, and names that lie in one country only."""
    found: dict[str, Counter[str]] = {}
    for mention in mentions:
        candidates = mention.toponym.candidates
        codes = {candidate.country for candidate in candidates}
        first = candidates[0] if candidates else None
        capital = country_of_capital(mention.toponym.name)
        code = None
        if first is not None and (first.feature == "country" or len(codes) == 1):
            code = first.country
        elif capital is not None:
            code = capital.iso2
        if code:
            found.setdefault(fold(mention.toponym.name), Counter())[code] += 1
    return found


def _dateline(report: Report, gazetteer: Gazetteer) -> Candidate | None:
    """The best-known place of the dateline's first name; the rest of the line ("BAKU, Azerbaijan") must enclose it."""
    if not report.dateline_place:
        return None
    first, _, rest = report.dateline_place.partition(",")
    candidates = gazetteer.lookup(first.strip())
    areas = gazetteer.lookup(rest.strip()) if rest.strip() else ()
    codes = {area.country for area in areas if area.feature in ("country", "region")}
    inside = [candidate for candidate in candidates if candidate.country in codes]
    return max(inside or candidates, key=lambda c: (c.population, c.place_id), default=None)


def _chosen(mentions: Sequence[_Mention], seen: Evidence) -> list[_Choice]:
    """A choice for each mention; what is asked twice is answered once."""
    answered: dict[tuple[object, ...], _Choice] = {}
    choices = []
    for mention in mentions:
        asked = mention.asked
        around = tuple(c.place_id for c in (*asked.enclosing, *asked.enclosed, *asked.owners))
        key = (asked.name, asked.cues, asked.loosely, len(asked.enclosing), len(asked.owners), around)
        if key not in answered:
            answered[key] = _choose(mention, seen)
        choices.append(answered[key])
    return choices


def _choose(mention: _Mention, seen: Evidence) -> _Choice:
    """The candidate with the highest score above the threshold; none where two places of different countries share it."""
    best: Candidate | None = None
    best_score = weights()["threshold"]
    tied = False
    for candidate in mention.toponym.candidates[:_MOST]:
        value = score(mention.asked, candidate, seen)
        if value > best_score:
            best, best_score, tied = candidate, value, False
        elif best is not None and value == best_score:
            tied = tied or candidate.country != best.country
    if best is None or tied:
        return _Choice(None, 0.0, ambiguous=tied)
    return _Choice(best, round(best_score, 3))


def _evidence_of(
    mentions: Sequence[_Mention], choices: Sequence[_Choice], spoken: Counter[str], dateline: Candidate | None
) -> Evidence:
    """What the choices of a round say to the next: their countries, the regions named, and where the places lie."""
    own: dict[str, Counter[str]] = {}
    regions: set[int] = set()
    points: dict[tuple[str, float, float], None] = {}
    for mention, choice in zip(mentions, choices, strict=True):
        candidate = choice.candidate
        if candidate is None:
            continue
        if candidate.country:
            own.setdefault(fold(mention.toponym.name), Counter())[candidate.country] += 1
        if candidate.feature in ("region", "district") and candidate.position >= 0:
            regions.add(candidate.position)
        if candidate.lat is not None and candidate.lon is not None and candidate.where_prec <= 4:
            points[mention.toponym.name, candidate.lat, candidate.lon] = None
    countries = spoken + sum(own.values(), Counter())
    return Evidence(countries, frozenset(regions), tuple(islice(points, _POINTS)), dateline, own)


def _one_sense(mentions: Sequence[_Mention], choices: Sequence[_Choice]) -> list[_Choice]:
    """One name, one place in a report: where the text itself says of one mention what it lies in, the others follow."""
    said: dict[str, _Choice] = {}
    for mention, choice in zip(mentions, choices, strict=True):
        key = fold(mention.toponym.name)
        if (
            mention.asked.enclosing
            and choice.candidate is not None
            and choice.score > said.get(key, _Choice(None, 0.0)).score
        ):
            said[key] = choice
    followed = []
    for mention, choice in zip(mentions, choices, strict=True):
        known = said.get(fold(mention.toponym.name))
        free = not mention.asked.enclosing and mention.asked.cues.kind is None and choice.candidate is not None
        followed.append(replace(known, score=choice.score) if known is not None and free else choice)
    return followed


def _kept(mention: _Mention, choice: _Choice) -> bool:
    """What only the gazetteer found, or what is part of a longer name, must be a place; a location may be unknown, but
    letters that stand for a name ("ELN") are none."""
    if choice.candidate is not None or choice.ambiguous:
        return True
    letters = mention.toponym.name.replace(".", "")
    return mention.toponym.by == "encoder" and not (letters.isupper() and len(letters) <= _INITIALS)


def _placed(mention: _Mention, choice: _Choice, gazetteer: Gazetteer) -> PlaceMention:
    toponym, candidate, cues = mention.toponym, choice.candidate, mention.asked.cues
    if candidate is None:
        reason = "none-fits" if toponym.candidates else "not-in-gazetteer"
        reason = "ambiguous" if choice.ambiguous else reason
        return PlaceMention(
            toponym.start, toponym.end, toponym.name, None, cues.kind_prec or 0, "location", 0.0, reason
        )
    if cues.kind in ("region", "district"):
        candidate = gazetteer.area_around(candidate) or candidate
    return PlaceMention(
        start=toponym.start,
        end=toponym.end,
        text=toponym.name,
        place=gazetteer.place(candidate),
        where_prec=where_prec(candidate, cues),
        role=role(toponym, candidate),
        score=choice.score,
    )


def where_prec(candidate: Candidate, cues: Context) -> int:
    """UCDP's where_prec of a mention: what the place is, made wider by "near", "region", "border" or a part of a country."""
    if cues.line and candidate.feature != "sea":
        return 5
    if candidate.feature in ("country", "continent"):
        return 5 if cues.part and candidate.feature == "country" else candidate.where_prec
    if candidate.where_prec == 1:
        if cues.kind_prec is not None and cues.kind_prec in (3, 4):
            return cues.kind_prec
        return 2 if cues.near else 1
    return candidate.where_prec
