"""In `grounding/`: number words become a number, for times and quantities alike."""

from __future__ import annotations

from collections.abc import Sequence


def spelled(values: Sequence[int]) -> int:
    """The number that words spell: [2, 100, 5] is 205, [3, 1000, 4, 100] is 3,400, [20, 4] is 24.

    A value of 100 or more multiplies what stands before it; a larger one than before starts a new group.
    """
    total, group = 0, 0
    for value in values:
        if value == 100:
            group = max(group, 1) * 100
        elif value >= 1000:
            total += max(group, 1) * value
            group = 0
        else:
            group += value
    return total + group


def figures(text: str) -> float:
    """The number of a token of digits: "1,200" is 1200, "2.5" two and a half."""
    return float(text.replace(",", ""))


def whole(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def spelled_year(values: Sequence[int]) -> int | None:
    """The year that words spell: [19, 90, 4] is 1994, [19, 100] is 1900; None where they spell none."""
    if not values or not 10 <= values[0] <= 20:
        return None
    rest = [v for v in values[1:] if v != 100]
    year = values[0] * 100 + sum(rest)
    return year if len(values) > 1 and sum(rest) < 100 else None
