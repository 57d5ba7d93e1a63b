"""Fits the weights by which places are told from their namesakes: a conditional logit over the candidates of each name.

    python -m training.places --shared DIR [--analyses FILE]

Reads what benchmarks/places.py reads and writes to standard output: what five folds of reports give, end to end F1 by
threshold, and the fitted weights beside those of data/place_weights.toml, from which they start and to which they are
pulled. numpy only.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from benchmarks.places import RIGHT_KM, Gold, Read, corpora, f1

from dateline.grounding.gazetteer.lookup import Candidate, Gazetteer
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.asked import asked_of
from dateline.grounding.places.evidence import distance_km
from dateline.grounding.places.find import dateline_place
from dateline.grounding.places.look import Toponym
from dateline.grounding.places.resolve import Question, Ranked, resolve
from dateline.grounding.places.score import weights
from dateline.grounding.places.spans import find_toponyms
from dateline.grounding.places.words import spoken_countries

Matrix = npt.NDArray[np.float64]

WIDE_KM = 2000.0  # between the middles that two gazetteers give to one country or area
FOLDS = 5
PASSES = 3  # a fit changes what names say to each other, and so what is fitted
PULL = 1.0  # of a weight towards where it starts
HELD = 1e6  # ... where the corpora cannot tell (they have next to no datelines or transliterations), or the text itself says it
BY_HAND = frozenset(
    [
        "area_population",
        "capital",
        "country",
        "country_of_its_name",
        "dateline",
        "dateline_near",
        "elsewhere",
        "great_city",
        "like_neighbours",
        "listed",
        "neighbour",
        "owned",
        "part_of_area",
        "region",
        "said_around",
        "said_before",
        "said_elsewhere",
        "said_within",
        "short_alternate",
        "spelling",
        "spelling_abroad",
        "town_of_its_name",
        "wide",
    ]
)
EITHER_SIGN = frozenset({"district"})


@dataclass(frozen=True, slots=True)
class Case:
    """A report's questions with, for each, how many mentions have which candidate (by position; -1: none of them)."""

    read: Read
    questions: tuple[Question, ...]
    answers: tuple[Mapping[int, int], ...]
    spoken: Counter[str]
    dateline: Candidate | None


def case(read: Read, gazetteer: Gazetteer) -> Case:
    """What a report asks, and what is right."""
    toponyms = find_toponyms(read.report, read.analysis, gazetteer)
    asked = asked_of(toponyms)
    candidates = {one: toponym.candidates for one, toponym in zip(asked, toponyms, strict=True)}
    counts = Counter(asked)
    answered: dict[object, Counter[int]] = {one: Counter() for one in counts}
    for one, toponym in zip(asked, toponyms, strict=True):
        answer = right_one(toponym, read.gold)
        if answer is not None and toponym.by != "part":
            answered[one][answer] += 1
    return Case(
        read=read,
        questions=tuple(Question(one, candidates[one], count) for one, count in counts.items()),
        answers=tuple(answered[one] for one in counts),
        spoken=spoken_countries(read.analysis),
        dateline=dateline_place(read.report, gazetteer),
    )


def right_one(toponym: Toponym, gold: Sequence[Gold]) -> int | None:
    """The position of the right candidate, -1 for none of them, None where the corpus cannot tell."""
    one = next((g for g in gold if g.start < toponym.end and toponym.start < g.end), None)
    if one is None:
        return -1
    if one.lat is None or one.lon is None or one.soft:
        return None
    away = []
    for number, candidate in enumerate(toponym.candidates):
        if one.geonames_id and candidate.place_id == f"gn:{one.geonames_id}":
            return number
        if candidate.lat is not None and candidate.lon is not None:
            away.append((distance_km(one.lat, one.lon, candidate.lat, candidate.lon), number))
    km, number = min(away, default=(math.inf, -1))
    if km <= RIGHT_KM:
        return number
    # Two gazetteers give one country two middles: which of the candidates is meant, the corpus does not say.
    wide = any(km < WIDE_KM and toponym.candidates[number].where_prec > 3 for km, number in away)
    return None if wide or (toponym.candidates and not away) else -1


@dataclass(frozen=True, slots=True)
class Rows:
    """What is fitted: a row of comparisons for each candidate of each question, where each question's rows start, and how
    much each row counts as the right one."""

    values: Matrix
    starts: npt.NDArray[np.int64]
    right: Matrix


def rows(cases: Sequence[Case], keys: Sequence[str], weight: Mapping[str, float]) -> Rows:
    """The comparisons of all candidates as the last round under these weights sees them."""
    column = {key: number for number, key in enumerate(keys)}
    mass: Counter[str] = Counter()
    for one in cases:
        mass[one.read.corpus] += sum(count for answer in one.answers for count in answer.values())
    values: list[Matrix] = []
    starts: list[int] = []
    right: list[float] = []
    for one in cases:
        often: Counter[str] = Counter()
        for question, answer in zip(one.questions, one.answers, strict=True):
            often[fold(question.asked.name)] += sum(answer.values())
        for question, answer, ranked in zip(one.questions, one.answers, solved(one, weight), strict=True):
            # Each corpus counts alike, and a name said nine times in a report counts three times.
            worth = mass.total() / len(mass) / mass[one.read.corpus] / math.sqrt(often[fold(question.asked.name)] or 1)
            told = {question.candidates[n].place_id: worth * count for n, count in answer.items() if n >= 0}
            if told and ranked:
                starts.append(len(values))
                values += [_line(one_of.compared, column) for one_of in ranked]
                right += [told.get(one_of.candidate.place_id, 0.0) for one_of in ranked]
    return Rows(np.array(values), np.array(starts, dtype=np.int64), np.array(right))


def solved(one: Case, weight: Mapping[str, float]) -> list[tuple[Ranked, ...]]:
    return resolve(one.questions, spoken=one.spoken, dateline=one.dateline, weight=weight)


def _line(compared: Mapping[str, float], column: Mapping[str, int]) -> Matrix:
    line = np.zeros(len(column))
    for key, value in compared.items():
        line[column[key]] = value
    return line


def newton(found: Rows, start: Matrix, pull: Matrix, signs: Matrix) -> Matrix:
    """The most likely weights, pulled to `start`; one with a sign stays on its side of zero."""
    w = start.copy()
    sizes = np.diff(np.append(found.starts, len(found.values)))
    group = np.repeat(np.arange(len(sizes)), sizes)
    whole = np.add.reduceat(found.right, found.starts)
    for _ in range(40):
        score = found.values @ w
        odds = np.exp(score - np.maximum.reduceat(score, found.starts)[group])
        chance = odds / np.add.reduceat(odds, found.starts)[group]
        mean = np.add.reduceat(found.values * chance[:, None], found.starts, axis=0)
        gradient = found.values.T @ found.right - mean.T @ whole - pull * (w - start)
        curve = (found.values * (chance * whole[group])[:, None]).T @ found.values
        curve += np.diag(pull) - (mean * whole[:, None]).T @ mean
        free = (signs == 0) | (w * signs > 0) | (gradient * signs > 0)
        step = np.zeros_like(w)
        step[free] = np.clip(np.linalg.solve(curve[np.ix_(free, free)], gradient[free]), -1.0, 1.0)
        w = np.where((signs != 0) & ((w + step) * signs < 0), 0.0, w + step)
        if np.abs(step).max() < 1e-4:
            break
    return w


def fit(cases: Sequence[Case], prior: Mapping[str, float]) -> dict[str, float]:
    """Weights fitted to the cases, rounded as the file has them; the threshold stays."""
    keys = [key for key in prior if key != "threshold"]
    start = np.array([prior[key] for key in keys])
    pull = np.array([HELD if key in BY_HAND else PULL for key in keys])
    signs = np.array([0.0 if key in EITHER_SIGN else float(np.sign(prior[key])) for key in keys])
    weight = dict(prior)
    for _ in range(PASSES):
        w = newton(rows(cases, keys, weight), start, pull, signs)
        weight |= {key: round(value, 2) for key, value in zip(keys, w.tolist(), strict=True)}
    return weight


@dataclass(frozen=True, slots=True)
class Told:
    """The best candidate of some mentions: its score, how many mentions there are, of how many it is right, and how many
    have a candidate that is."""

    corpus: str
    score: float
    mentions: int
    right: int
    known: int


def told(cases: Sequence[Case], weight: Mapping[str, float]) -> list[Told]:
    """What is answered if nothing is too unlikely."""
    found = []
    for one in cases:
        for question, answer, ranked in zip(one.questions, one.answers, solved(one, weight), strict=True):
            if ranked and answer:
                best = ranked[0].candidate
                right = sum(count for n, count in answer.items() if n >= 0 and _is_at(question.candidates[n], best))
                known = sum(count for n, count in answer.items() if n >= 0)
                found.append(Told(one.read.corpus, ranked[0].score, sum(answer.values()), right, known))
    return found


def _is_at(gold: Candidate, best: Candidate) -> bool:
    if gold.place_id == best.place_id:
        return True
    if gold.lat is None or gold.lon is None or best.lat is None or best.lon is None:
        return False
    return distance_km(gold.lat, gold.lon, best.lat, best.lon) <= RIGHT_KM


def folds(cases: Sequence[Case], prior: Mapping[str, float]) -> list[Told]:
    """Answers for each report under weights that were fitted without it."""
    found = []
    for fold_number in range(FOLDS):
        others = [one for one in cases if _fold_of(one) != fold_number]
        found += told([one for one in cases if _fold_of(one) == fold_number], fit(others, prior))
    return found


def _fold_of(one: Case) -> int:
    return hashlib.sha256(one.read.identity.encode()).digest()[0] % FOLDS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--analyses", type=Path)
    arguments = parser.parse_args()
    gazetteer = Gazetteer.load()
    cases = [case(read, gazetteer) for read in corpora(arguments.shared, arguments.analyses)]
    prior = weights()
    write = sys.stdout.write
    for name, found in (("as they are", told(cases, prior)), (f"in {FOLDS} folds", folds(cases, prior))):
        for corpus in sorted({one.corpus for one in found}):
            some = [one for one in found if one.corpus == corpus]
            known = sum(one.known for one in some)
            write(
                f"{name:12}  {corpus:8}  right of {known} that can be: {100 * sum(t.right for t in some) / known:.2f}%\n"
            )
    gold = sum(one.known for one in found)
    for threshold in np.arange(0.0, 8.5, 0.5).tolist():
        above = [one for one in found if one.score > threshold]
        figure = f1(sum(one.right for one in above), sum(one.mentions for one in above), gold)
        write(f"threshold {threshold:.1f}  F1 {figure:.2f}\n")
    for key, value in fit(cases, prior).items():
        write(f"{key} = {value}  # was {prior[key]}\n")


if __name__ == "__main__":
    main()
