"""Undated reports get a day from the dated reports that tell of the same, an interval where that is not enough, or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from dateline.language.engine import Engine
from dateline.linking.dating.settle import DatingEvidence, dating_evidence, infer_published
from dateline.reports.structure import build_report
from dateline.reports.types import Document, Published, Report, Stated
from tests.linking.dating_piles import CHERNIHIV, EXACT, KHARTOUM, MAI_KADRA, MARIUPOL, NONE, WIDE, Pile


def evidence(engine: Engine, name: str, text: str, day: str | None = None) -> DatingEvidence:
    stated = Stated(published_on=date.fromisoformat(day)) if day else Stated()
    report = build_report(Document(name, text, stated))
    assert isinstance(report, Report)
    return dating_evidence(report, engine.analyse(report.text, report.content()), ())


def gathered(engine: Engine, pile: Pile) -> tuple[list[DatingEvidence], DatingEvidence]:
    undated = evidence(engine, "undated.txt", pile.undated)
    return [evidence(engine, f"{i}.txt", text, day) for i, (day, text) in enumerate(pile.dated)], undated


@pytest.mark.parametrize("pile", EXACT, ids=lambda pile: pile.name)
def test_the_day_is_found(engine: Engine, pile: Pile) -> None:
    dated, undated = gathered(engine, pile)
    published = infer_published([*dated, undated])[undated.report_id]
    assert (published.earliest, published.latest, published.basis) == (pile.day, pile.day, "inferred")


@pytest.mark.parametrize("pile", WIDE, ids=lambda pile: pile.name)
def test_an_interval_where_no_day_stands_out(engine: Engine, pile: Pile) -> None:
    dated, undated = gathered(engine, pile)
    published = infer_published([*dated, undated])[undated.report_id]
    assert published.basis == "inferred"
    assert published.earliest is not None and published.latest is not None and pile.day is not None
    assert published.earliest <= pile.day <= published.latest
    assert published.latest - published.earliest > timedelta(days=3)


@pytest.mark.parametrize("pile", NONE, ids=lambda pile: pile.name)
def test_nothing_from_reports_of_something_else(engine: Engine, pile: Pile) -> None:
    dated, undated = gathered(engine, pile)
    assert infer_published([*dated, undated]) == {}


@pytest.mark.parametrize("pile", EXACT, ids=lambda pile: pile.name)
def test_reports_of_other_wars_change_nothing(engine: Engine, pile: Pile) -> None:
    dated, undated = gathered(engine, pile)
    others = [evidence(engine, f"other-{i}.txt", *reversed(r)) for i, r in enumerate((MARIUPOL, MAI_KADRA, KHARTOUM))]
    known = {e.report_id for e in dated}
    pile_of_all = [*dated, undated, *(e for e in others if e.report_id not in known)]
    published = infer_published(pile_of_all)[undated.report_id]
    assert (published.earliest, published.latest) == (pile.day, pile.day)


def test_the_order_of_a_pile_changes_nothing(engine: Engine) -> None:
    dated, undated = gathered(engine, EXACT[0])
    answers = [infer_published(order) for order in permutations([*dated, undated])]
    assert all(answer == answers[0] for answer in answers)


def test_the_same_pile_gives_the_same_again(engine: Engine) -> None:
    dated, undated = gathered(engine, EXACT[2])
    assert infer_published([*dated, undated]) == infer_published([*dated, undated])


def test_a_dated_report_keeps_its_date(engine: Engine) -> None:
    first, second = evidence(engine, "1", *reversed(MARIUPOL)), evidence(engine, "2", *reversed(CHERNIHIV))
    assert infer_published([first, second]) == {}


def test_an_inferred_day_dates_no_other_report(engine: Engine) -> None:
    dated, undated = gathered(engine, EXACT[0])
    guessed = [replace(e, published=replace(e.published, basis="inferred")) for e in dated]
    assert undated.report_id not in infer_published([*guessed, undated])


def test_bounds_of_its_own_are_kept(engine: Engine) -> None:
    dated, undated = gathered(engine, EXACT[0])
    bounded = replace(undated, published=Published(None, date(2022, 3, 20), "unknown", ("notice of rights",)))
    published = infer_published([*dated, bounded])[undated.report_id]
    assert published.latest is not None and published.latest <= date(2022, 3, 20)
    assert published.evidence[0] == "notice of rights"


def test_a_contradiction_is_shown_and_decides_nothing(engine: Engine) -> None:
    dated, undated = gathered(engine, EXACT[0])
    early = replace(undated, published=Published(None, date(2014, 12, 31), "unknown", ("notice of rights of 2014",)))
    published = infer_published([*dated, early])[undated.report_id]
    assert (published.earliest, published.latest, published.basis) == (None, date(2014, 12, 31), "unknown")
    assert published.evidence[-1].startswith("disagrees: ")


def test_the_evidence_says_what_it_rests_on(engine: Engine) -> None:
    dated, undated = gathered(engine, EXACT[1])
    words = " | ".join(infer_published([*dated, undated])[undated.report_id].evidence)
    assert "the lead tells of 'Thursday'" in words
    assert "'last Monday' is then 2020-11-09" in words
    assert dated[0].report_id in words


def test_an_empty_pile_has_no_dates() -> None:
    assert infer_published([]) == {}
