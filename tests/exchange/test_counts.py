"""Tolls as numbers under a named convention, for events and incidents that leave the record."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.errors import UsageError
from dateline.exchange.counts import check_counts, counted_columns, counted_events, counted_incidents

Row = dict[str, Any]


def toll(kind: str, low: int | None, high: int | None, *, word: str = "", part_of: bool = False) -> Row:
    text = {"kind": kind, "group": "people", "low": low, "high": high, "approximate": False, "text": "x"}
    return text | {"start": 0, "end": 1, "word": word, "part_of": part_of}


def event(name: str, *tolls: Row) -> Row:
    return {"event_id": f"e-{name}", "claim_id": f"c-{name}", "toll": list(tolls)}


@pytest.mark.parametrize(
    ("convention", "killed"),
    [("literal", (13, None, None)), ("ucdp", (13, 13, 13)), ("acled", (13, 13, 13))],
)
def test_an_open_end_is_a_number_only_in_a_convention(convention: str, killed: tuple[int | None, ...]) -> None:
    (row,) = counted_events([event("a", toll("killed", 13, None))], check_counts("events", convention))
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == killed
    assert row["counts"] == convention


@pytest.mark.parametrize(("convention", "best"), [("literal", None), ("ucdp", None), ("acled", 12)])
def test_dozens_are_twelve_in_acled_alone(convention: str, best: int | None) -> None:
    (row,) = counted_events(
        [event("a", toll("injured", None, None, word="dozens"))], check_counts("events", convention)
    )
    assert row["injured_best"] == best


def test_a_part_is_in_the_whole_already() -> None:
    told = event("a", toll("killed", 13, 13), toll("killed", 3, 3, part_of=True))
    (row,) = counted_events([told], "ucdp")
    assert row["killed_best"] == 13


@pytest.mark.parametrize(
    ("convention", "killed"), [("ucdp", (5, 5, 9)), ("acled", (5, 5, 5)), ("literal", (5, None, 9))]
)
def test_an_incident_settles_the_latest_figures_of_its_claimants(
    convention: str, killed: tuple[int | None, ...]
) -> None:
    events = [event("a", toll("killed", 5, 5)), event("b", toll("killed", 9, 9)), event("old", toll("killed", 2, 2))]
    incident = {
        "event_ids": ["e-a", "e-b", "e-old"],
        "claimants": [{"claim_id": "c-a"}, {"claim_id": "c-b", "superseded": ["c-old"]}],
    }
    (row,) = counted_incidents([incident], events, check_counts("incidents", convention))
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == killed


def test_the_columns_say_what_is_best_and_by_which_convention() -> None:
    assert counted_columns(["event_id", "killed_low", "killed_high"]) == [
        "event_id", "killed_low", "killed_best", "killed_high", "counts",
    ]  # fmt: skip


@pytest.mark.parametrize(("table", "name", "number"), [("events", "guess", "E412"), ("reports", "acled", "E413")])
def test_a_convention_or_a_table_that_there_is_none_of(table: str, name: str, number: str) -> None:
    with pytest.raises(UsageError, match=number):
        check_counts(table, name)
