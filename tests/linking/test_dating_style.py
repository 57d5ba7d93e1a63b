"""Undated reports are read as the dated ones of their pile are written; what cannot be told apart stays an interval."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dateline.language.engine import Engine
from dateline.linking.dating.near import MOST_LOOKUPS, index, neighbours_of
from dateline.linking.dating.own import constraints, ready
from dateline.linking.dating.settle import DatingEvidence, infer_published
from dateline.linking.dating.style import style_of
from dateline.reports.types import Published
from tests.linking.dating_piles import EXACT, MARIUPOL, Pile
from tests.linking.test_dating import evidence, gathered

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def told_on(weekday: str, number: int) -> str:
    return f"""Depot number {number} burns near Marib

The Houthis shelled a fuel depot near Marib on {weekday}, Yemen's army said. The Houthis denied it."""


def dispatch(day: date, number: int) -> str:
    return f"""Patrol {number} ambushed in Ituri

BUNIA, {day.day} {day:%B} (Lakes Wire) - Gunmen ambushed a patrol in Ituri, Congo's army said. The militia denied it."""


def chance_of(engine: Engine, pile: list[DatingEvidence], text: str, day: date) -> float:
    """The bits that the report's own words give to a day, read as its pile is written."""
    undated = evidence(engine, "undated.txt", text)
    own = constraints(undated, ready(undated), style_of(pile))
    return sum(constraint.weigh(day.toordinal()) for constraint in own)


@pytest.mark.parametrize("weekday", range(7))
def test_a_wire_tells_the_weekday_of_its_own_day(engine: Engine, weekday: int) -> None:
    monday = date(2021, 3, 1)
    day = monday + timedelta(days=weekday)
    best = max((chance_of(engine, [], told_on(DAYS[weekday], 0), monday + timedelta(days=n)), n) for n in range(7))
    assert monday + timedelta(days=best[1]) == day


def test_a_morning_paper_tells_the_weekday_before(engine: Engine) -> None:
    days = [date(2021, 3, 1) + timedelta(days=3 * n) for n in range(40)]
    pile = [
        evidence(engine, f"{n}.txt", told_on(DAYS[day.weekday() - 1], n), day.isoformat()) for n, day in enumerate(days)
    ]
    text = told_on("Tuesday", 99)
    assert chance_of(engine, pile, text, date(2021, 3, 3)) > chance_of(engine, pile, text, date(2021, 3, 2))
    assert chance_of(engine, [], text, date(2021, 3, 3)) < chance_of(engine, [], text, date(2021, 3, 2))


@pytest.mark.parametrize(("lag", "likelier"), [(0, 0), (1, 1)])
def test_a_dispatch_is_printed_as_those_of_its_pile_are(engine: Engine, lag: int, likelier: int) -> None:
    days = [date(2020, 5, 4) + timedelta(days=2 * n) for n in range(12)]
    pile = [
        evidence(engine, f"{n}.txt", dispatch(day, n), (day + timedelta(days=lag)).isoformat())
        for n, day in enumerate(days)
    ]
    sent = date(2020, 6, 10)
    bits = [chance_of(engine, pile, dispatch(sent, 99), sent + timedelta(days=n)) for n in range(3)]
    assert bits.index(max(bits)) == likelier
    assert bits[2] < min(bits[:2]) - 5


def test_a_dispatch_of_either_day_is_an_interval_of_both(engine: Engine) -> None:
    days = [date(2020, 5, 4) + timedelta(days=2 * n) for n in range(12)]
    pile = [
        evidence(engine, f"{n}.txt", dispatch(day, n), (day + timedelta(days=n % 2)).isoformat())
        for n, day in enumerate(days)
    ]
    undated = evidence(engine, "undated.txt", dispatch(date(2020, 5, 17), 99))
    published = infer_published([*pile, undated])[undated.report_id]
    assert (published.earliest, published.latest) == (date(2020, 5, 17), date(2020, 5, 18))


@pytest.mark.parametrize("pile", EXACT, ids=lambda pile: pile.name)
def test_the_day_lies_within_its_own_bounds_and_the_evidence_tells_its_share(engine: Engine, pile: Pile) -> None:
    dated, undated = gathered(engine, pile)
    published = infer_published([*dated, undated])[undated.report_id]
    assert published.earliest is not None and published.latest is not None
    assert published.earliest <= published.latest
    assert "(share 0." in published.evidence[-1]


def test_a_pile_of_equal_reports_takes_their_day(engine: Engine) -> None:
    day, text = MARIUPOL
    pile = [replace(evidence(engine, "same.txt", text, day), report_id=f"r{n}") for n in range(20)]
    undated = evidence(engine, "undated.txt", text)
    published = infer_published([*pile, undated])[undated.report_id]
    assert published.earliest is not None and published.latest is not None
    assert published.earliest <= date.fromisoformat(day) <= published.latest
    assert published.latest - published.earliest <= timedelta(days=1)


def test_one_wrong_date_among_many_widens_and_moves_nothing_far(engine: Engine) -> None:
    dated, undated = gathered(engine, EXACT[0])
    wrong = replace(dated[0], report_id="r-wrong", published=Published(date(1999, 1, 1), date(1999, 1, 1), "stated"))
    published = infer_published([*dated, wrong, undated]).get(undated.report_id)
    assert published is None or (published.latest is not None and published.latest.year == 2022)


def test_bounds_of_a_year_are_narrowed_without_any_dated_report(engine: Engine) -> None:
    text = """Truce holds in Hodeidah

The truce in Hodeidah held on Wednesday, monitors said. It took effect on 18 December. The Houthis and Yemen's
government each said they would keep it."""
    undated = evidence(engine, "undated.txt", text)
    bounded = replace(
        undated, published=Published(date(2018, 7, 1), date(2019, 6, 30), "unknown", ("notice of rights",))
    )
    published = infer_published([bounded])[undated.report_id]
    assert published.earliest is not None and published.latest is not None
    assert date(2018, 7, 1) < published.earliest <= date(2018, 12, 19) <= published.latest < date(2019, 6, 30)


def test_an_outlet_that_the_pile_does_not_know_may_print_a_day_later(engine: Engine) -> None:
    day = date(2020, 5, 16)
    pile = [evidence(engine, "0.txt", told_on("Saturday", 0).replace("Marib", "Ituri"), day.isoformat())]
    undated = evidence(engine, "undated.txt", dispatch(date(2020, 5, 17), 99))
    known = [
        evidence(engine, f"{n}.txt", dispatch(day - timedelta(days=n), n), (day - timedelta(days=n)).isoformat())
        for n in range(6)
    ]
    alone = constraints(undated, ready(undated), style_of(pile))
    shown = constraints(undated, ready(undated), style_of(known))
    ahead = [
        own[0].weigh(date(2020, 5, 17).toordinal()) - own[0].weigh(date(2020, 5, 18).toordinal())
        for own in (alone, shown)
    ]
    assert 0 < ahead[0] < ahead[1]


def test_last_saturday_april_15_is_within_a_week_of_it(engine: Engine) -> None:
    text = told_on("Friday", 1) + " Fighting near Marib broke out last Saturday, April 15."
    assert chance_of(engine, [], text, date(2023, 4, 21)) > chance_of(engine, [], text, date(2023, 4, 28))


def test_a_day_told_as_past_that_is_not_is_weighed_and_not_obeyed(engine: Engine) -> None:
    dated, undated = gathered(engine, EXACT[0])
    misread = replace(undated, published=Published(date(2024, 1, 1), None, "unknown", ("not before 2024-01-01",)))
    published = infer_published([*dated, misread]).get(undated.report_id)
    assert published is None or (published.earliest is not None and published.earliest.year == 2022)


def test_what_a_report_costs_does_not_grow_with_a_pile_of_reports_alike(engine: Engine) -> None:
    day, text = MARIUPOL
    one = evidence(engine, "same.txt", text, day)
    undated = evidence(engine, "undated.txt", EXACT[0].undated)
    looked: list[int] = []

    class Counted(list[str]):
        def __iter__(self) -> Iterator[str]:
            looked.append(len(self))
            return super().__iter__()

    dated = index([replace(one, report_id=f"r{n:05d}") for n in range(5000)])
    counted = replace(dated, postings={key: Counted(held) for key, held in dated.postings.items()})
    assert neighbours_of(undated, counted)
    assert sum(looked) <= MOST_LOOKUPS


def test_a_report_about_nothing_in_a_pile_of_one_time_gets_no_day_of_it(engine: Engine) -> None:
    dated, _ = gathered(engine, EXACT[0])
    stranger = evidence(engine, "undated.txt", "Bakers in Lima raised the price of bread on Tuesday. Flour is dear.")
    assert infer_published([*dated, stranger]) == {}
