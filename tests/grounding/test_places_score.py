"""The score among namesakes: distances, what lies in what, the company that names keep, and that it explains itself."""

from __future__ import annotations

import math
from collections import Counter

import pytest

from dateline.grounding.gazetteer.lookup import Candidate, Gazetteer
from dateline.grounding.places.context import Context
from dateline.grounding.places.score import Asked, Evidence, company, comparisons, distance_km, lies_in, score, weights


def candidate(gazetteer: Gazetteer, name: str, country: str, feature: str = "settlement") -> Candidate:
    return next(c for c in gazetteer.lookup(name) if c.country == country and c.feature == feature)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        ((40.38, 49.89), (40.18, 44.51), 457),  # Baku, Yerevan
        ((50.45, 30.52), (49.99, 36.23), 410),  # Kyiv, Kharkiv
        ((0.0, 179.5), (0.0, -179.5), 111),
        ((12.3, 45.6), (12.3, 45.6), 0),
        ((90.0, 0.0), (-90.0, 0.0), 20015),
    ],
)
def test_distance(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    assert math.isclose(distance_km(*a, *b), km, abs_tol=3)


@pytest.mark.parametrize(
    ("inner", "outer", "inside"),
    [
        (("Goris", "AM", "settlement"), ("Armenia", "AM", "country"), True),
        (("Goris", "AM", "settlement"), ("Syunik", "AM", "region"), True),
        (("Goris", "AM", "settlement"), ("Azerbaijan", "AZ", "country"), False),
        (("Hadrut", "AZ", "settlement"), ("Nagorno-Karabakh", "AZ", "region"), True),
        (("Baku", "AZ", "settlement"), ("Nagorno-Karabakh", "AZ", "region"), False),
        (("El Fasher", "SD", "settlement"), ("North Darfur", "SD", "region"), True),
        (("Armenia", "AM", "country"), ("Armenia", "AM", "country"), False),
    ],
)
def test_what_lies_in_what(
    gazetteer: Gazetteer, inner: tuple[str, str, str], outer: tuple[str, str, str], inside: bool
) -> None:
    assert lies_in(candidate(gazetteer, *inner), candidate(gazetteer, *outer)) is inside


def test_namesakes_that_keep_company(gazetteer: Gazetteer) -> None:
    names = {name: gazetteer.lookup(name) for name in ("Tripoli", "Zahlé", "Beirut")}
    counts = company(names)["Tripoli"]
    lebanon, libya = (candidate(gazetteer, "Tripoli", code).place_id for code in ("LB", "LY"))
    assert counts[lebanon] == 2
    assert counts.get(libya, 0) == 0


def test_one_name_keeps_no_company(gazetteer: Gazetteer) -> None:
    assert company({"Tripoli": gazetteer.lookup("Tripoli")}) == {"Tripoli": {}}
    assert company({}) == {}


def test_a_choice_is_no_evidence_for_itself() -> None:
    seen = Evidence(Counter({"LY": 2, "LB": 1}), own={"tripoli": Counter({"LY": 2})})
    assert seen.without("tripoli") == Counter({"LB": 1})
    assert seen.without("beirut") == Counter({"LY": 2, "LB": 1})


def test_the_score_is_the_weighted_sum_of_what_it_names(gazetteer: Gazetteer) -> None:
    town = candidate(gazetteer, "Tripoli", "LB")
    asked = Asked("Tripoli", Context(kind="settlement", kind_prec=1))
    seen = Evidence(Counter({"LB": 3, "SY": 1}))
    found = comparisons(asked, town, seen)
    assert set(found) <= set(weights())
    assert found["named_country"] == 0.75
    assert found["kind_right"] == 1.0
    assert math.isclose(score(asked, town, seen), sum(weights()[k] * v for k, v in found.items()))


@pytest.mark.parametrize(("country", "other"), [("AZ", "AM"), ("RU", "UA"), ("IL", "PS"), ("ET", "ER"), ("IN", "PK")])
def test_neither_side_weighs_more(gazetteer: Gazetteer, country: str, other: str) -> None:
    town = gazetteer.lookup("Alexandria")[0]
    asked = Asked("Alexandria", Context())
    assert score(asked, town, Evidence(Counter({country: 2, other: 1}))) == score(
        asked, town, Evidence(Counter({country: 1, other: 2}))
    )
