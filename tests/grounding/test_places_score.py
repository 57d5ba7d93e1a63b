"""The score among namesakes: distances, what lies in what, the company that names keep, and that it explains itself."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

import pytest

from dateline.grounding.countries import country_of_capital
from dateline.grounding.gazetteer.lookup import Candidate, Gazetteer
from dateline.grounding.places.context import Context
from dateline.grounding.places.evidence import Evidence, Nearness, Shares, distance_km
from dateline.grounding.places.resolve import Question, Ranked, chances, explained, resolve, rule_of
from dateline.grounding.places.score import Asked, comparisons, consonants, context_comparisons, lies_in, weights


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


def asked(name: str, gazetteer: Gazetteer, **options: object) -> Question:
    """A name that stands alone in a report."""
    candidates = gazetteer.lookup(name)
    capital = country_of_capital(name)
    seats = [c.place_id for c in candidates if c.feature == "settlement" and capital and c.country == capital.iso2]
    country = any(c.feature == "country" for c in candidates)
    alone = Asked(name, Context(), seat=(*seats, "")[0], country=country)
    return Question(replace(alone, **options), candidates, 1)  # type: ignore[arg-type]


def resolved(*questions: Question, **spoken: int) -> list[tuple[Ranked, ...]]:
    return resolve(questions, spoken=Counter(spoken), dateline=None, weight=weights())


def test_namesakes_that_keep_company(gazetteer: Gazetteer) -> None:
    near = Nearness({name: gazetteer.lookup(name) for name in ("Tripoli", "Zahlé", "Beirut")})
    lebanon, libya = (candidate(gazetteer, "Tripoli", code).place_id for code in ("LB", "LY"))
    assert near.company["Tripoli", lebanon] > 0.5
    assert near.company["Tripoli", libya] < 0.01


def test_what_lies_beside_counts_as_much_as_it_is_likely(gazetteer: Gazetteer) -> None:
    names = {name: gazetteer.lookup(name) for name in ("Tripoli", "Beirut")}
    near = Nearness(names)
    lebanon = candidate(gazetteer, "Tripoli", "LB").place_id
    beirut = candidate(gazetteer, "Beirut", "LB")
    sure, unsure = (near.of({"Beirut": [(beirut, chance)]})["Tripoli", lebanon] for chance in (1.0, 0.25))
    assert math.isclose(sure, 4 * unsure)
    assert near.of({})["Tripoli", lebanon] == 0.0


def test_one_name_keeps_no_company(gazetteer: Gazetteer) -> None:
    assert Nearness({"Tripoli": gazetteer.lookup("Tripoli")}).company == {}
    assert Nearness({}).of({}) == {}


def test_a_choice_is_no_evidence_for_itself() -> None:
    seen = Shares({"LY": 2.0, "LB": 1.0}, own={"tripoli": {"LY": 2.0}})
    assert seen.without("tripoli") == {"LY": 0.0, "LB": 1.0}
    assert seen.without("beirut") == {"LY": 2.0, "LB": 1.0}


def test_the_score_is_the_sum_of_what_explains_it(gazetteer: Gazetteer) -> None:
    question = Question(Asked("Tripoli", Context(kind="settlement", kind_prec=1)), gazetteer.lookup("Tripoli"), 1)
    ranked = resolved(question, LB=3, SY=1)[0]
    town = next(one for one in ranked if one.candidate.country == "LB")
    assert set(town.compared) <= set(weights())
    assert town.compared["named_country"] == 0.75
    assert town.compared["kind_right"] == 1.0
    assert math.isclose(town.score, sum(part.weight for part in explained(town)), abs_tol=0.01)
    heaviest = [abs(part.weight) for part in explained(town)]
    assert heaviest == sorted(heaviest, reverse=True)


@pytest.mark.parametrize(
    ("name", "spoken", "rule"),
    [
        ("Stepanakert", {}, "only-candidate"),
        ("Tripoli", {"LB": 4}, "named-country"),
        ("Springfield", {}, "population"),
        ("Lebanon", {}, "country"),
    ],
)
def test_the_rule_is_what_told_the_best_from_the_next(
    gazetteer: Gazetteer, name: str, spoken: dict[str, int], rule: str
) -> None:
    assert rule_of(resolved(asked(name, gazetteer), **spoken)[0]) == rule


def test_what_is_said_outweighs_what_is_known(gazetteer: Gazetteer) -> None:
    lebanon = gazetteer.lookup("Lebanon")
    within = asked("Tripoli", gazetteer, cues=Context(within="comma"), enclosing=lebanon)
    again = asked("Tripoli", gazetteer, elsewhere=lebanon)
    rows = resolved(within, again, asked("Lebanon", gazetteer), LY=2)
    assert [row[0].candidate.country for row in rows] == ["LB", "LB", "LB"]


@pytest.mark.parametrize(
    ("name", "country", "code"), [("Cuba", "US", "CU"), ("Mexico", "US", "MX"), ("Peru", "US", "PE")]
)
def test_a_country_is_not_taken_for_a_town_of_its_name(
    gazetteer: Gazetteer, name: str, country: str, code: str
) -> None:
    best = resolved(asked(name, gazetteer), asked("Chicago", gazetteer), **{country: 12})[0][0].candidate
    assert (best.country, best.feature) == (code, "country")


@pytest.mark.parametrize(("name", "code"), [("Berlin", "DE"), ("Havana", "CU"), ("Vienna", "AT"), ("Cairo", "EG")])
def test_a_famous_city_is_famous_in_a_report_of_elsewhere(gazetteer: Gazetteer, name: str, code: str) -> None:
    others = [asked(other, gazetteer) for other in ("Miami", "Chicago", "Boston")]
    assert resolved(asked(name, gazetteer), *others, US=5)[0][0].candidate.country == code


@pytest.mark.parametrize(("name", "story"), [
    ("Soba", ("Khartoum", "Omdurman", "Nyala")), ("Aberdeen", ("Khartoum", "Omdurman", "Nyala")),
    ("Kirkland", ("Kyiv", "Kharkiv", "Odessa")), ("Reading", ("Stepanakert", "Ganja", "Baku")),
])  # fmt: skip
def test_a_small_town_of_another_continent_is_no_place_of_the_story(
    gazetteer: Gazetteer, name: str, story: tuple[str, ...]
) -> None:
    others = [asked(other, gazetteer) for other in story]
    country = {"Khartoum": "SD", "Kyiv": "UA", "Stepanakert": "AZ"}[story[0]]
    first = resolved(asked(name, gazetteer), *others, **{country: 6})[0]
    assert not [r for r in first if r.score > weights()["threshold"]]


def test_chances_and_none_of_them_make_one() -> None:
    assert chances([], 2.0) == []
    found = chances([2.0, 2.0], 2.0)
    assert [round(chance, 3) for chance in found] == [0.333, 0.333]
    assert chances([900.0], 2.0) == [1.0]


@pytest.mark.parametrize(("a", "b"), [("Kiryat Shmona", "Qiryat Shemona"), ("Mykolaiv", "Mykolayiv"), ("Kyiv", "Kiev")])
def test_transcriptions_of_one_name(a: str, b: str) -> None:
    assert consonants(a) == consonants(b)


@pytest.mark.parametrize(("a", "b"), [("Maryville", "Beeville"), ("Twickenham", "Huntsville"), ("Gori", "Goris")])
def test_names_of_two_places(a: str, b: str) -> None:
    assert consonants(a) != consonants(b)


def test_in_a_list_of_regions_a_region(gazetteer: Gazetteer) -> None:
    names = ("Ohio", "Oklahoma", "Pennsylvania")
    rows = resolved(
        *(asked(name, gazetteer, beside=tuple(n.lower() for n in names if n != name)) for name in names), US=1
    )
    assert [row[0].candidate.feature for row in rows] == ["region"] * 3


@pytest.mark.parametrize(("country", "other"), [("AZ", "AM"), ("RU", "UA"), ("IL", "PS"), ("ET", "ER"), ("IN", "PK")])
def test_neither_side_weighs_more(gazetteer: Gazetteer, country: str, other: str) -> None:
    town = gazetteer.lookup("Alexandria")[0]
    question = Asked("Alexandria", Context())
    one, two = ({country: 2.0, other: 1.0}, {country: 1.0, other: 2.0})
    seen = [context_comparisons(question, town, Evidence(Shares(counts))) for counts in (one, two)]
    assert seen[0] == seen[1]


def test_weights_are_on_the_side_that_their_names_say() -> None:
    against = {
        "alternate", "alternate_area", "respelled", "town_of_its_name", "kind_wrong", "elsewhere", "small_elsewhere",
        "short_alternate",
        "spelling", "spelling_abroad", "said_elsewhere", "country_of_its_name",
    }  # fmt: skip
    assert {key for key, value in weights().items() if value < 0} == against


def test_an_unknown_number_of_people_is_not_nobody(gazetteer: Gazetteer) -> None:
    empty = replace(candidate(gazetteer, "Goris", "AM"), population=0, listed=False)
    assert comparisons(Asked("Goris", Context()), empty)["population"] > 2.0
