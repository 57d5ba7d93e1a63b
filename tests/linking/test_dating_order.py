"""What is told grows: a higher count of the dead is the later one, and what goes on in a war does not begin before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.language.engine import Engine
from dateline.linking.dating.near import index, neighbours_of
from dateline.linking.dating.order import order_of_counts, span_of_the_war
from dateline.linking.dating.own import Constraint, ready
from dateline.linking.dating.settle import DatingEvidence, infer_published
from dateline.pipeline import Reader, Reading
from dateline.record.rows import decode, encode
from dateline.reports.types import Document, Stated
from tests.linking.test_dating import evidence

WEEK = timedelta(days=7)


def read(reader: Reader, name: str, text: str, day: str | None = None) -> DatingEvidence:
    stated = Stated(published_on=date.fromisoformat(day)) if day else Stated()
    (reading,) = reader.read([Document(name, text, stated)])
    assert isinstance(reading, Reading)
    return reading.evidence


def strikes(place: str, by: str, against: str, count: str) -> str:
    return f"""{by} blamed for shelling of {place}

Shells killed {count} civilians in {place}, {against} said on Tuesday. {against} accused {by} of the shelling.

{by} denied it and said that {against} had fired first. Rescuers were still at work in {place}."""


WARS = (
    ("2022-04-12", "Kramatorsk", "Russia", "Ukraine"),
    ("2022-04-12", "Belgorod", "Ukraine", "Russia"),
    ("2023-06-13", "Omdurman", "Rapid Support Forces", "Sudan's army"),
    ("2023-06-13", "Nyala", "Sudan's army", "Rapid Support Forces"),
    ("2021-10-12", "Marib", "Houthis", "Yemen's government"),
    ("2016-11-15", "Aleppo", "Syria", "Turkey"),
)


def weighed(pile: Sequence[DatingEvidence], undated: DatingEvidence) -> list[Constraint]:
    dated = index([*pile, undated])
    return order_of_counts(undated, neighbours_of(undated, dated), dated.evidence)


@pytest.mark.parametrize(("day", "place", "by", "against"), WARS)
@pytest.mark.parametrize(("count", "sign"), [("24", 1), ("two dozen", 1), ("5", -1), ("four", -1)])
def test_the_higher_count_is_the_later(
    reader: Reader, day: str, place: str, by: str, against: str, count: str, sign: int
) -> None:
    dated = read(reader, "dated.txt", strikes(place, by, against, "13"), day)
    undated = read(reader, "undated.txt", strikes(place, by, against, count))
    middle = date.fromisoformat(day).toordinal()
    (order,) = weighed([dated], undated)
    assert order.weigh(middle) == order.weigh(middle + 7 * sign) > 0 > order.weigh(middle - 7 * sign)
    assert order.weigh(middle + 200) == order.weigh(middle - 200) == 0
    published = infer_published([dated, undated])[undated.report_id]
    words = next(words for words in published.evidence if "killed in " in words)
    assert ("more" if sign > 0 else "fewer") in words and "(13)" in words


@pytest.mark.parametrize(("day", "place", "by", "against"), WARS)
@pytest.mark.parametrize("count", ["13", "thirteen", "14"])
def test_the_same_count_says_nothing_of_the_order(
    reader: Reader, day: str, place: str, by: str, against: str, count: str
) -> None:
    dated = read(reader, "dated.txt", strikes(place, by, against, "13"), day)
    assert weighed([dated], read(reader, "undated.txt", strikes(place, by, against, count))) == []


@pytest.mark.parametrize(
    "text",
    [
        "The war has killed 900 people in Kramatorsk since February, Ukraine said on Tuesday. Russia denied it.",
        "Ukraine said on Tuesday that shells wounded 24 people in Kramatorsk. Russia denied it.",
        "Ukraine warned on Tuesday that Russia might kill 200 people in Kramatorsk. Russia denied it.",
        "Shells killed 24 people in Kherson, Ukraine said on Tuesday. Russia denied it.",
    ],
)
def test_totals_other_tolls_and_other_places_are_not_compared(reader: Reader, text: str) -> None:
    dated = read(reader, "dated.txt", strikes("Kramatorsk", "Russia", "Ukraine", "13"), "2022-04-12")
    assert weighed([dated], read(reader, "undated.txt", text)) == []


def test_reports_that_count_the_dead_at_one_place_tell_the_same_news(reader: Reader) -> None:
    dated = read(reader, "dated.txt", strikes("Marib", "Houthis", "Yemen's government", "13"), "2021-10-12")
    undated = read(reader, "undated.txt", strikes("Marib", "Houthis", "Yemen's government", "24"))
    (near,) = neighbours_of(undated, index([dated, undated]))
    (without,) = neighbours_of(replace(undated, killed=()), index([dated, undated]))
    assert near.likeness > without.likeness and near.of_the_day > without.of_the_day


SPANS = (
    "Clashes erupted between Armenia and Azerbaijan on Sept. 27. Over the last 10 days the two sides have broken two truces.",
    "Fighting between the army and the Rapid Support Forces broke out in Khartoum on Sept. 27. Both sides have shelled Bahri "
    "over the past 10 days.",
    "In the past 10 days both armies have lost tanks. On Sept. 27 war broke out between Ethiopia and Eritrea.",
    "Since the start of the war on Sept. 27, Israel and Hamas have traded fire. In the last 10 days each has named its dead.",
)


@pytest.mark.parametrize("text", SPANS)
def test_what_goes_on_does_not_begin_before_the_war(engine: Engine, text: str) -> None:
    (span,) = span_of_the_war(ready(evidence(engine, "undated.txt", text)))
    assert span.weigh(date(2020, 10, 2).toordinal()) < 0
    assert "begins before" in span.words(date(2020, 10, 2).toordinal())
    assert span.weigh(date(2020, 10, 20).toordinal()) == 0
    assert "does not begin before" in span.words(date(2020, 10, 20).toordinal())


@pytest.mark.parametrize(
    "text",
    [
        "Armenia and Azerbaijan fought on Sept. 27. Over the last 10 days the two sides have broken two truces.",
        "Clashes erupted between Armenia and Azerbaijan on Sept. 27. A truce took effect last Saturday.",
        "The harvest began on Sept. 27. Over the last 10 days prices in Khartoum have fallen.",
    ],
)
def test_without_an_outbreak_or_a_span_nothing_is_weighed(engine: Engine, text: str) -> None:
    assert span_of_the_war(ready(evidence(engine, "undated.txt", text))) == []


@pytest.mark.parametrize("sides", [("Armenia", "Azerbaijan"), ("the army", "the Rapid Support Forces")])
def test_how_the_war_began_is_history_and_no_news(engine: Engine, sides: tuple[str, str]) -> None:
    first, second = sides
    text = f"""Bakers of the town reopen

Bakers reopened on Tuesday. Flour came by lorry. Queues were long. Prices had doubled.

Border clashes between {first} and {second} erupted on Sept. 27 over pastures."""
    keys = evidence(engine, "undated.txt", text).text_keys
    assert "w:reopened" in keys and "w:doubled" in keys
    assert not {"w:clashes", "w:erupted", "w:pastures"} & keys


def test_evidence_of_earlier_versions_is_still_read(engine: Engine) -> None:
    new = evidence(engine, "undated.txt", SPANS[0])
    old = encode(new).replace(',"killed":[]', "").replace(',"outbreak":false', "").replace(',"outbreak":true', "")
    assert "killed" not in old and "outbreak" not in old
    assert decode(DatingEvidence, old).killed == ()
    assert not any(cue.outbreak for cue in decode(DatingEvidence, old).cues)
