"""A ceasefire's line of time: where violations stand, to the hour where one is told, and that none lies over another."""

from __future__ import annotations

from itertools import combinations

import pytest

from dateline.exchange.brief.talks import minutes_after
from dateline.exchange.brief.timeline import NARROW, WIDE, Alleged, Timeline, shortened, timeline
from dateline.ledger.types import Ceasefire
from tests.making import day


def ceasefire(start: str | None = "2023-05-22", clock: str | None = None, ended: str | None = None) -> Ceasefire:
    begun = day(start) if start else None
    return Ceasefire(
        "f1", "Ceasefire", ("Aran", "Zamin"), False, (), "", begun, begun, clock, None, day(ended) if ended else None,
        1 if start else 0, (), (), (), (),
    )  # fmt: skip


def alleged(
    number: int, first: str, last: str | None = None, clock: str | None = None, by: str = "Aran", to: str | None = None
) -> Alleged:
    return Alleged(number, by, day(first), day(last or first), clock, to, "It was broken.", False)


def drawn(truce: Ceasefire, *told: Alleged, width: int = WIDE) -> Timeline:
    sides = [a.accuser if a.accuser in truce.parties else None for a in told]
    found = timeline(truce, told, ("Aran", "Zamin"), sides, width=width)
    assert found is not None
    return found


def test_without_a_violation_there_is_no_line() -> None:
    assert timeline(ceasefire(), [], ("Aran",), [], width=WIDE) is None


def test_an_hour_is_a_point_and_a_day_is_its_whole_length() -> None:
    line = drawn(ceasefire(clock="12:00"), alleged(1, "2023-05-22", clock="12:05"), alleged(2, "2023-05-23"))
    point, whole = line.rows[0].marks
    assert point.exact and not whole.exact and whole.width > point.width
    assert line.start_words == "in force 12:00" and line.start_x is not None
    assert point.x < line.start_x < point.x + point.width
    assert abs(whole.width - (line.right - line.left) / 2) < 2


def test_a_violation_before_noon_stands_left_of_one_after_it() -> None:
    line = drawn(ceasefire(), alleged(1, "2023-05-22", clock="20:30"), alleged(2, "2023-05-22", clock="06:00"))
    by_number = {mark.alleged.number: mark.x for mark in line.rows[0].marks}
    assert by_number[2] < by_number[1]


def test_each_accuser_has_a_row_in_the_order_of_names_and_its_own_tint() -> None:
    told = [alleged(n, "2023-05-23", by=by) for n, by in enumerate(("Zamin", "A monitor", "Aran"), 1)]
    line = drawn(ceasefire(), *told)
    assert [(row.accuser, row.side) for row in line.rows] == [("A monitor", 0), ("Aran", 1), ("Zamin", 2)]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_no_mark_lies_over_another_or_leaves_the_drawing(width: int) -> None:
    told = [alleged(n, "2023-05-22", clock=f"{n % 24:02}:00", by=("Aran", "Zamin")[n % 2]) for n in range(1, 40)]
    told += [alleged(n, "2023-05-23", "2023-05-26") for n in range(40, 46)]
    line = drawn(ceasefire(clock="00:00", ended="2023-05-28"), *told, width=width)
    marks = [mark for row in line.rows for mark in row.marks]
    assert len(marks) == 45
    for a, b in combinations(marks, 2):
        assert a.y != b.y or a.x + a.width <= b.x or b.x + b.width <= a.x
    assert all(line.left <= mark.x and mark.x + mark.width <= line.right + 0.1 for mark in marks)
    assert all(row.bottom < line.height for row in line.rows)
    assert line.end_x is not None and line.left <= line.end_x <= line.right


@pytest.mark.parametrize(("last", "words"), [("2023-05-22", "06:00"), ("2023-05-27", "23 May"), ("2031-05-27", "2024")])
def test_the_axis_tells_hours_days_or_years(last: str, words: str) -> None:
    line = drawn(ceasefire(), alleged(1, "2023-05-22"), alleged(2, last))
    assert any(words in tick.words for tick in line.ticks)
    assert all(b.x - a.x >= 60 for a, b in zip(line.ticks, line.ticks[1:], strict=False))


def test_hours_from_and_to_are_as_long_as_they_last() -> None:
    line = drawn(ceasefire(), alleged(1, "2023-05-22", clock="06:00", to="18:00"))
    (mark,) = line.rows[0].marks
    assert mark.exact and abs(mark.width - (line.right - line.left) / 2) < 2


def test_an_hour_of_24_is_the_end_of_its_day() -> None:
    line = drawn(ceasefire(), alleged(1, "2023-05-22", clock="24:00"))
    assert line.rows[0].marks[0].x + line.rows[0].marks[0].width <= line.right + 0.1


def test_a_ceasefire_of_no_known_day_has_no_beginning_on_the_line() -> None:
    assert drawn(ceasefire(start=None), alleged(1, "2023-05-22")).start_x is None


def test_an_end_of_which_the_day_alone_is_told_stands_where_that_day_is_over() -> None:
    line = drawn(ceasefire(clock="18:00", ended="2023-05-22"), alleged(1, "2023-05-22"))
    assert line.start_x is not None and line.end_x is not None and line.start_x < line.end_x


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (5, 5, "5 minutes"),
        (1, None, "1 minute"),
        (0, 360, "within 6 hours"),
        (30, 90, "30 to 90 minutes"),
        (1920, 2520, "32 to 42 hours"),
    ],
)
def test_how_long_after_in_words(low: int, high: int | None, words: str) -> None:
    assert minutes_after(low, high) == f"{words} after"


def test_long_names_end_in_an_ellipsis() -> None:
    name = shortened("The Joint Military Commission for the Monitoring of the Ceasefire", 120)
    assert name.endswith("…") and len(name) < 25
    assert shortened("Aran", 120) == "Aran"
