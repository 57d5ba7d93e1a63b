"""When a report was published: what decides, what only bounds, and what is left open."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.reports.structure import build_report
from dateline.reports.types import Document, Published, Report, Stated

BODY = "The army said that it had taken two villages in the valley.\n\nThe rebels denied that they had lost any ground there."


def published(text: str, **stated: object) -> Published:
    built = build_report(Document("x.txt", text, Stated(**stated)))  # type: ignore[arg-type]
    assert isinstance(built, Report)
    return built.published


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (f"Published October 02,2020\n\n{BODY}", date(2020, 10, 2)),
        (f" date 2020-10-19 By Ana Roe\n\n{BODY}", date(2020, 10, 19)),
        (f"Truce holds\n\n2 Oct 2020 14:05 GMT\n\n{BODY}", date(2020, 10, 2)),
        (f"Truce holds\n\n02.10.2020\n\n{BODY}", date(2020, 10, 2)),
        (f"Truce holds\n\nOctober 11, 2020 / 3:12 PM\n\n{BODY}", date(2020, 10, 11)),
        (f"Truce holds\n\nUpdated 19:05 GMT, Monday, September 28, 2020\n\n{BODY}", date(2020, 9, 28)),
        (f"Published: 3 May 2021. Updated: 9 May 2021\n\n{BODY}", date(2021, 5, 3)),
        (f"Last updated: 9 May 2021\nFirst published: 3 May 2021\n\n{BODY}", date(2021, 5, 3)),
        (f"GOMA, May 23, 2023 (Lake Wire) - {BODY}", date(2023, 5, 23)),
        (f"Hill Courier | Oct 5, 2020\n\n{BODY}", date(2020, 10, 5)),
        (f"{BODY}\n\nDate of publication: 10.10.2020, 17:48 Moscow time", date(2020, 10, 10)),
        (f"{BODY}\n\nPublished on Friday, 6 May 2022", date(2022, 5, 6)),
        (f"Posted by Ana Roe on 6 May 2022\n\n{BODY}", date(2022, 5, 6)),
        (f"Issued on 31 October 2020\n\n{BODY}\n\nCopyright 2024 Hill Courier", date(2020, 10, 31)),
        (f"Published 2020-10-02T23:30:00+04:00\n\n{BODY}", date(2020, 10, 2)),
    ],
)
def test_a_date_stated_in_the_text(text: str, day: date) -> None:
    found = published(text)
    assert (found.day, found.basis) == (day, "stated")
    assert found.evidence


def test_the_text_decides_before_the_container_and_the_container_before_dateline_and_page() -> None:
    day = date(2020, 10, 4)
    line = f"Published 2 October 2020\n\nGOMA, 1 October 2020 (AFP) - {BODY}"
    dateline = f"GOMA, 1 October 2020 (AFP) - {BODY}"
    assert published(line, published_on=day).day == date(2020, 10, 2)
    assert published(dateline, published_on=day).day == day
    assert published(dateline, page_dates=((day, "date"),)).day == date(2020, 10, 1)
    assert published(BODY, page_dates=((day, "date"),)).day == day
    assert published(BODY, page_dates=((day, "date"),)).basis == "page"


def test_a_bare_date_gives_way_to_the_container_and_an_update_to_the_dateline() -> None:
    bare = f"Truce holds\n\n5 March 2020\n\n{BODY}"
    assert published(bare, published_on=date(2021, 3, 5)).day == date(2021, 3, 5)
    assert published(bare).day == date(2020, 3, 5)
    updated = f"Truce holds\nUpdated 5 May 2022\n\nGOMA, May 3, 2022 (AFP) - {BODY}"
    assert published(updated).day == date(2022, 5, 3)
    assert any(line.startswith("changed later") for line in published(updated).evidence)


@pytest.mark.parametrize("day", [date.min, date(1599, 12, 31), date(9001, 1, 1), date.max])
def test_a_day_on_which_no_report_came_out_is_disregarded_and_told(day: date) -> None:
    found = published(BODY, published_on=day)
    assert found.basis == "unknown" and found.day is None
    assert any("disregarded" in words and str(day) in words for words in found.evidence)
    assert published(f"Published October 02, 2020\n\n{BODY}", published_on=day).day == date(2020, 10, 2)


def test_contradictions_are_told() -> None:
    found = published(f"Published 2 October 2020\n\n{BODY}", published_on=date(2021, 3, 1))
    assert any(line.startswith("disagrees") and "2021-03-01" in line for line in found.evidence)
    late = published(f"Published 2 October 2020\n\n{BODY} The army crossed the river on 5 November 2020.")
    assert any(line.startswith("disagrees") and "5 November 2020" in line for line in late.evidence)


@pytest.mark.parametrize(
    ("text", "stated", "earliest", "latest"),
    [
        ("Published 03/04/2020", None, date(2020, 3, 4), date(2020, 4, 3)),
        ("Published Friday 03/04/2020", None, date(2020, 4, 3), date(2020, 4, 3)),
        ("Published 03/04/2020", date(2020, 3, 4), date(2020, 3, 4), date(2020, 3, 4)),
        ("Published 03/04/2020\nUpdated 04/04/2020", None, date(2020, 4, 3), date(2020, 4, 3)),
        ("Published 03/04/2020\n\nGOMA, April 3 (AFP) -", None, date(2020, 4, 3), date(2020, 4, 3)),
    ],
)
def test_day_and_month_are_told_apart_by_evidence_or_not_at_all(
    text: str, stated: date | None, earliest: date, latest: date
) -> None:
    found = published(f"{text}\n\n{BODY}", published_on=stated)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_what_is_told_as_past_tells_day_and_month_apart() -> None:
    found = published(f"Published 03/04/2020\n\n{BODY} The dam was hit on March 20, 2020.")
    assert found.day == date(2020, 4, 3)


@pytest.mark.parametrize("notice", ["Copyright 2022 Hill Courier. All rights reserved.", "© 2018-2022 Hill Courier"])
def test_a_copyright_year_bounds_and_never_dates(notice: str) -> None:
    found = published(f"{BODY} The war began in 1994.\n\n{notice}")
    assert (found.earliest, found.latest, found.basis) == (date(1994, 1, 1), date(2022, 12, 31), "unknown")
    assert found.day is None


def test_a_copyright_year_does_not_move_a_stated_date() -> None:
    assert published(f"Published 2 May 2024\n\n{BODY}\n\n© 2022 Hill Courier").day == date(2024, 5, 2)


@pytest.mark.parametrize(
    ("sentence", "lower"),
    [
        ("The group was formed in 1992.", date(1992, 1, 1)),
        ("Shells hit the dam on 12 March 2019.", date(2019, 3, 12)),
        ("The army has held the valley since 2005.", date(2005, 1, 1)),
        ("The deal will expire in 2030.", None),
        ("Elections are due on 3 November 2031.", None),
        ("The army must leave by 2028.", None),
        ("In 1994, troops were sent to the valley.", date(1994, 1, 1)),
        ("Some 2000 soldiers left.", None),
        ("Resolution 2042 was quoted.", None),
    ],
)
def test_the_past_bounds_from_below_and_the_future_does_not(sentence: str, lower: date | None) -> None:
    found = published(f"{BODY} {sentence}")
    assert (found.earliest, found.latest, found.basis) == (lower, None, "unknown")


def test_a_weekday_with_a_day_and_bounds_gives_the_year() -> None:
    text = f"{BODY} Fighting broke out on Sunday, September 27. A truce was broken in 2019.\n\n© 2022 Hill Courier"
    found = published(text)
    assert found.basis == "inferred"
    assert found.earliest == date(2020, 9, 27)
    assert found.latest == date(2020, 10, 28)


def test_several_days_told_move_the_earliest_to_the_last() -> None:
    text = f"{BODY} War began on Sunday, Sept. 27. The dam was hit on October 17.\n\n© 2017-2021 Hill Courier"
    found = published(f"{text}\n\nIt was built in 2016.")
    assert found.earliest == date(2020, 10, 17)


def test_a_weekday_without_bounds_leaves_years_and_open_ends() -> None:
    found = published(f"{BODY} Fighting broke out on Sunday, September 27.")
    assert (found.earliest, found.latest, found.basis) == (None, None, "inferred")
    assert date(2020, 9, 27) in {first for first, _ in found.candidates}
    assert all(first.weekday() == 6 for first, _ in found.candidates)


def test_a_lower_bound_closes_the_lower_end_only() -> None:
    found = published(f"{BODY} It was taken in 2018. Fighting broke out on Sunday, September 27.")
    assert found.earliest == date(2020, 9, 27)
    assert found.latest is None


def test_a_dateline_without_a_year_waits_for_one() -> None:
    found = published(f"GOMA, October 5 (AFP) - {BODY}")
    assert (found.day, found.basis) == (None, "unknown")
    dated = published(f"GOMA, Monday, October 5 (AFP) - {BODY} It was built in 2016.\n\n© 2022 Hill Courier")
    assert (dated.day, dated.basis) == (date(2020, 10, 5), "inferred")


def test_weekdays_that_no_year_fits_are_told() -> None:
    text = f"{BODY} It began on Sunday, September 27. It was built in 2021.\n\n© 2022 Hill Courier"
    found = published(text)
    assert found.basis == "unknown"
    assert any("no year fits" in line for line in found.evidence)


def test_a_notice_older_than_what_is_told_is_a_contradiction() -> None:
    found = published(f"{BODY} The dam was hit on 3 May 2022.\n\n© 2019 Hill Courier")
    assert (found.earliest, found.latest, found.basis) == (None, None, "unknown")
    assert any(line.startswith("disagrees") for line in found.evidence)


def test_an_undated_report_without_a_hint_is_unknown() -> None:
    assert published(BODY) == Published(None, None, "unknown")


def test_the_date_of_an_event_is_not_the_date_of_the_report() -> None:
    found = published(f"On 5 October 2020, the army crossed the river near the dam.\n\n{BODY}")
    assert found.day is None
    assert found.earliest == date(2020, 10, 5)
