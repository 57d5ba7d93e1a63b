"""Resolves the names of one report together: a few rounds, in each of which a name hears what the others are likely to be."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.grounding.gazetteer.lookup import Candidate
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.evidence import Evidence, Nearness, distance_km, evidence
from dateline.grounding.places.score import Asked, comparisons, context_comparisons, lies_in, weights
from dateline.grounding.types import PlaceComparison

ROUNDS = 3
_MOST = 60  # candidates of one name that are compared, the most populous
_APART_KM = 50.0
# What the candidate is and how many people live there: one thing, whose parts only make up for each other.
_WELL_KNOWN = frozenset(
    {"population", "alternate_population", "area_population", "country", "region", "district", "alternate",
     "alternate_area", "respelled", "great_city", "country_of_its_name"}
)  # fmt: skip

Compared = dict[str, float]


@dataclass(frozen=True, slots=True)
class Question:
    """What mentions with the same words around them ask: `count` of them, and the candidates of the name."""

    asked: Asked
    candidates: tuple[Candidate, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score (natural log-odds against none of them, but for the threshold) and what adds up to it."""

    candidate: Candidate
    score: float
    compared: Compared


def resolve(
    questions: Sequence[Question],
    *,
    spoken: Counter[str],
    dateline: Candidate | None,
    weight: Mapping[str, float],
) -> list[tuple[Ranked, ...]]:
    """The candidates of each question, the best first; namesakes that score alike keep the gazetteer's order."""
    questions = [Question(q.asked, q.candidates[:_MOST], q.count) for q in questions]
    counts: Counter[str] = Counter()
    names: dict[str, dict[str, Candidate]] = {}
    for question in questions:
        counts[fold(question.asked.name)] += question.count
        names.setdefault(fold(question.asked.name), {}).update({c.place_id: c for c in question.candidates})
    nearness = Nearness({name: list(found.values()) for name, found in names.items()})
    local = [[comparisons(q.asked, c) for c in q.candidates] for q in questions]
    seen = evidence({}, counts, spoken=spoken, near=nearness, dateline=dateline)
    ranked = _ranked(questions, local, seen, weight)
    for _ in range(ROUNDS - 1):
        likely = _likely(questions, ranked, counts, weight["threshold"])
        seen = evidence(likely, counts, spoken=spoken, near=nearness, dateline=dateline)
        ranked = _ranked(questions, local, seen, weight)
    return [tuple(sorted(row, key=lambda one: -round(one.score, 6))) for row in ranked]


def _ranked(
    questions: Sequence[Question], local: Sequence[Sequence[Compared]], seen: Evidence, weight: Mapping[str, float]
) -> list[list[Ranked]]:
    rows = []
    for question, row in zip(questions, local, strict=True):
        found = []
        for candidate, near in zip(question.candidates, row, strict=True):
            compared = near | context_comparisons(question.asked, candidate, seen)
            score = sum(weight[key] * value for key, value in compared.items())
            found.append(Ranked(candidate, score, compared))
        rows.append(found)
    return rows


def chances(scores: Sequence[float], threshold: float) -> list[float]:
    """The probability of each candidate; what is left to 1 is that of none of them."""
    top = max([threshold, *scores])
    odds = [math.exp(score - top) for score in scores]
    whole = sum(odds) + math.exp(threshold - top)
    return [one / whole for one in odds]


def _likely(
    questions: Sequence[Question], ranked: Sequence[Sequence[Ranked]], counts: Counter[str], threshold: float
) -> dict[str, list[tuple[Candidate, float]]]:
    """How likely each candidate of each name is, over all mentions of the name."""
    found: dict[str, dict[str, tuple[Candidate, float]]] = {}
    for question, row in zip(questions, ranked, strict=True):
        name = fold(question.asked.name)
        share = question.count / counts[name]
        table = found.setdefault(name, {})
        for one, chance in zip(row, chances([r.score for r in row], threshold), strict=True):
            before = table.get(one.candidate.place_id)
            table[one.candidate.place_id] = (one.candidate, (before[1] if before else 0.0) + share * chance)
    return {name: list(table.values()) for name, table in found.items()}


def explained(one: Ranked) -> tuple[PlaceComparison, ...]:
    """What adds up to a candidate's score, the weightiest first."""
    weight = weights()
    found = [PlaceComparison(key, f"{value:.3g}", round(weight[key] * value, 3)) for key, value in one.compared.items()]
    return tuple(sorted(found, key=lambda part: (-abs(part.weight), part.field)))


def rule_of(ranked: Sequence[Ranked]) -> str:
    """What told the best from the next best that lies elsewhere: the comparison in which the two differ most in its favour."""
    first = ranked[0]
    other = next((one for one in ranked[1:] if not _same_ground(one.candidate, first.candidate)), None)
    if other is None:
        return "only-candidate"
    weight = weights()
    gains: defaultdict[str, float] = defaultdict(float)
    for key in sorted({*first.compared, *other.compared}):
        gain = weight[key] * (first.compared.get(key, 0.0) - other.compared.get(key, 0.0))
        gains["population" if key in _WELL_KNOWN else key] += gain
    rule = max(sorted(gains), key=lambda key: gains[key])
    if rule == "population" and first.candidate.feature == "country":
        return "country"
    return rule.replace("_", "-")


def _same_ground(one: Candidate, other: Candidate) -> bool:
    """A town and its district are no namesakes that could be mistaken for each other."""
    if lies_in(one, other) or lies_in(other, one):
        return True
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return False
    return one.country == other.country and distance_km(one.lat, one.lon, other.lat, other.lon) < _APART_KM
