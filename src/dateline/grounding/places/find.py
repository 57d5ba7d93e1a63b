"""Places of one report: which words name a place, which place, how precisely, and whether a government is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.grounding.gazetteer.lookup import Candidate, Gazetteer
from dateline.grounding.places.asked import asked_of
from dateline.grounding.places.context import Context, role
from dateline.grounding.places.look import Toponym
from dateline.grounding.places.resolve import Question, Ranked, explained, resolve, rule_of
from dateline.grounding.places.score import Asked, weights
from dateline.grounding.places.spans import find_toponyms
from dateline.grounding.places.words import kind_of, spoken_countries
from dateline.grounding.types import PlaceComparison, PlaceMention
from dateline.language.types import Analysis
from dateline.reports.types import Report

_INITIALS = 5  # letters of the longest abbreviation
_ALIKE = 1e-6  # difference of scores that decides nothing


@dataclass(frozen=True, slots=True)
class _Choice:
    """A candidate with its score and what told it from the others; None where none fits or two fit as well."""

    candidate: Candidate | None
    score: float = 0.0
    ambiguous: bool = False
    rule: str = ""
    compared: tuple[PlaceComparison, ...] = ()


def find_places(report: Report, analysis: Analysis, gazetteer: Gazetteer) -> tuple[PlaceMention, ...]:
    """Mentions of places in the content of a report, in order of their start; words for peoples ("Turkish") are none.

    A toponym without a place has a reason: "not-in-gazetteer", "none-fits", or "ambiguous" (two countries' places fit
    alike). Namesakes are decided for the whole report: `resolve`.
    """
    toponyms = find_toponyms(report, analysis, gazetteer)
    asked = asked_of(toponyms)
    questions = Counter(asked)
    candidates = {a: toponym.candidates for a, toponym in zip(asked, toponyms, strict=True)}
    answers = resolve(
        [Question(a, candidates[a], count) for a, count in questions.items()],
        spoken=spoken_countries(analysis),
        dateline=dateline_place(report, gazetteer),
        weight=weights(),
    )
    choices = {a: _choose(ranked) for a, ranked in zip(questions, answers, strict=True)}
    return tuple(
        _placed(toponym, a, choices[a], gazetteer)
        for toponym, a in zip(toponyms, asked, strict=True)
        if _kept(toponym, choices[a])
    )


def dateline_place(report: Report, gazetteer: Gazetteer) -> Candidate | None:
    """The best-known place of the dateline's first name; the rest of the line ("BAKU, Azerbaijan") must enclose it."""
    if not report.dateline_place:
        return None
    first, _, rest = report.dateline_place.partition(",")
    candidates = gazetteer.lookup(first.strip())
    areas = gazetteer.lookup(rest.strip()) if rest.strip() else ()
    codes = {area.country for area in areas if area.feature in ("country", "region")}
    inside = [candidate for candidate in candidates if candidate.country in codes]
    return max(inside or candidates, key=lambda c: (c.feature == "country", c.population, c.place_id), default=None)


def _choose(ranked: Sequence[Ranked]) -> _Choice:
    """The candidate with the highest score above the threshold; none where two places of different countries share it."""
    if not ranked or ranked[0].score <= weights()["threshold"]:
        return _Choice(None)
    best = ranked[0]
    if any(best.score - one.score < _ALIKE and one.candidate.country != best.candidate.country for one in ranked[1:]):
        return _Choice(None, ambiguous=True)
    return _Choice(best.candidate, round(best.score, 3), rule=rule_of(ranked), compared=explained(best))


def _kept(toponym: Toponym, choice: _Choice) -> bool:
    """What only the gazetteer found, or what is part of a longer name, must be a place; a location may be unknown, but
    letters that stand for a name ("ELN") are none."""
    if choice.candidate is not None or choice.ambiguous:
        return True
    letters = toponym.name.replace(".", "")
    return toponym.by == "encoder" and not (letters.isupper() and len(letters) <= _INITIALS)


def _placed(toponym: Toponym, asked: Asked, choice: _Choice, gazetteer: Gazetteer) -> PlaceMention:
    candidate, cues = choice.candidate, asked.cues
    if candidate is None:
        reason = "none-fits" if toponym.candidates else "not-in-gazetteer"
        reason = "ambiguous" if choice.ambiguous else reason
        told = told_prec(toponym, cues)
        return PlaceMention(toponym.start, toponym.end, toponym.name, None, told, "location", 0.0, reason)
    if cues.kind in ("region", "district"):
        candidate = gazetteer.area_around(candidate) or candidate
    part = role(toponym, candidate)
    if part == "government":  # "talks between Baku and Yerevan" are near neither
        cues = replace(cues, near=False, between=False)
    return PlaceMention(
        start=toponym.start,
        end=toponym.end,
        text=toponym.name,
        place=gazetteer.place(candidate),
        where_prec=where_prec(candidate, cues, own=own_kind(toponym)),
        role=part,
        score=choice.score,
        rule=choice.rule,
        comparisons=choice.compared,
    )


def own_kind(toponym: Toponym) -> str | None:
    """The kind of place that the last word of a longer name says: "district" of "Tovuz district"."""
    found = kind_of(toponym.sentence.tokens[toponym.last]) if toponym.last > toponym.first else None
    return found[0] if found is not None else None


def told_prec(toponym: Toponym, cues: Context) -> int:
    """UCDP's where_prec of a name that stands for no known place, by the words around it; 0 where they leave it open.

    A bare name in a report ("in Tayr Harfa") is a town's or a village's; one with an article is an area's of any size.
    """
    own = kind_of(toponym.sentence.tokens[toponym.last]) if toponym.last > toponym.first else None
    prec = cues.kind_prec or (own[1] if own is not None else None)
    if cues.line:
        return 5
    if prec is not None and prec > 2:
        return prec
    if cues.between:
        return 5
    if cues.near:
        return 2
    before = toponym.sentence.tokens[toponym.first - 1].text.lower() if toponym.first else ""
    return prec or (0 if before == "the" else 1)


def where_prec(candidate: Candidate, cues: Context, *, own: str | None = None) -> int:
    """UCDP's where_prec of a mention: what the place is, made wider by "near", "region", "border" or a part of a country.

    `own` is the kind that a word of the name itself says.
    """
    if cues.line and candidate.feature != "sea":
        return 5
    if candidate.feature in ("country", "continent"):
        return 5 if cues.part and candidate.feature == "country" else candidate.where_prec
    if candidate.where_prec == 4 and (cues.kind == "district" or own == "district"):
        return 3  # where first-level regions are as small as districts, the report's word has the say
    if candidate.where_prec == 1:
        if cues.kind_prec is not None and cues.kind_prec in (3, 4):
            return cues.kind_prec
        return 5 if cues.between else 2 if cues.near else 1
    return candidate.where_prec
