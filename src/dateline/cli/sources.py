"""How a terminal shows outlets and what they repeat: shares in percent, lists as short phrases."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Row = dict[str, Any]


def _own(row: Row) -> str:
    return f"{row['own_share']:.0%}"


def _copied_from(row: Row) -> list[str]:
    return [f"{copied['name']} {copied['share']:.0%}" for copied in row["copied_from"]]


def _quoted(row: Row) -> list[str]:
    return [f"{quoted['side']} {quoted['claims']}" for quoted in row["quoted"]]


def _carried(row: Row) -> str:
    return f"{row['claims_of_others']} of {row['claims']}"


def _changes(row: Row) -> list[str]:
    return [f"{change['before']} -> {change['after']}" for change in row["changes"]]


#: By the name of the terminal's column, what stands in it.
COPIES: dict[str, Callable[[Row], Any]] = {
    "own": _own,
    "copied_from": _copied_from,
    "quoted": _quoted,
    "carried": _carried,
    "changes": _changes,
}
