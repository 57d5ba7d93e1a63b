"""What `why` and `show` say of a ceasefire: hour by hour, who is first, who denies, what others found."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.cli.truces import TRUCES
from dateline.exchange.truces import alleged_in_words, ceasefire_in_words, minutes_in_words

VIOLATION: dict[str, Any] = {
    "violation_id": "v1", "accuser": "Northern Ministry", "accuser_side": "Northland", "accused": "Southland", "called": True,
    "act": "shelling", "place": "Fairview", "count": 3, "date_from": "2021-03-09", "date_to": "2021-03-09",
    "clock_from": "21:49", "clock_to": None, "minutes_from": 4, "minutes_to": 4, "denied_by": ["Southern Ministry"],
    "found_by": [{"by": "Lowland Mission", "finding": "not verified", "claim_id": "c2"}], "incident_id": None,
    "claim_id": "c1", "claim_ids": ["c1"], "reports": ["r1", "r2"], "origins": ["o1"], "text": "It was shelled.",
}  # fmt: skip
FIRST = (
    "accuser",
    "accused",
    "date_from",
    "clock_from",
    "clock_to",
    "minutes_from",
    "minutes_to",
    "violation_id",
    "claim_id",
)
LATER = VIOLATION | {"called": False, "accused": None, "count": None, "clock_from": "22:00", "clock_to": "23:59"}
DENIAL = {
    "by": "Southern Ministry",
    "side": "Southland",
    "date_from": "2021-03-09",
    "date_to": "2021-03-09",
    "text": "We\nkept it.",
}
FINDING = {
    "by": "Lowland Mission", "kind": "monitor", "finding": "broken", "of": "Southland", "date_from": None, "date_to": None,
    "claim_id": "c4", "text": "It was.",
}  # fmt: skip
CEASEFIRE: dict[str, Any] = {
    "ceasefire_id": "f1", "title": "Ceasefire of 9 March 2021", "parties": ["Northland", "Southland"], "unilateral": False,
    "rejected_by": ["Hill Front"], "declared_on": "2021-03-08", "effective_from": "2021-03-09", "effective_clock": "21:45",
    "effective_to": "2021-03-20", "ended_on": "2021-03-15", "date_prec": 1, "mediators": ["Lowland"],
    "violations": [VIOLATION, LATER], "first_allegation": [{key: VIOLATION[key] for key in FIRST}], "denials": [DENIAL],
    "findings": [FINDING], "extensions": [{"on": "2021-03-12", "until": "2021-03-20", "claim_id": "c5"}],
    "incidents_during": ["i1"],
}  # fmt: skip


def test_a_ceasefire_is_told_hour_by_hour() -> None:
    told = "\n".join(ceasefire_in_words(CEASEFIRE))
    for words in (
        "rejected   by Hill Front", "extended   2021-03-12, until 2021-03-20", "ended      said to have ended on 2021-03-15",
        "Northland accuses Southland: 1 allegation", "Northland accuses nobody by name: 1 allegation",
        "First allegation: Northern Ministry accuses Southland, 2021-03-09 21:49, 4 minutes after the start",
        "Denied by Southern Ministry, 2021-03-09: “We kept it.”",
        "Found broken by Southland, says Lowland Mission (monitor), unknown: “It was.”",
    ):  # fmt: skip
        assert words in told
    hours = told.index("Hour by hour:")
    assert hours < told.index("2021-03-09 21:49 (4 minutes in)", hours) < told.index("2021-03-09 22:00 to 23:59", hours)


def test_an_allegation_in_words() -> None:
    assert alleged_in_words(VIOLATION) == (
        "2021-03-09 21:49 (4 minutes in): Northern Ministry accuses Southland (shelling) at Fairview, 3 times, denied by "
        "Southern Ministry, Lowland Mission not verified, 2 reports, 1 origin"
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(1, 1, "1 minute"), (4, 4, "4 minutes"), (0, 59, "0 to 59 minutes"), (140, 140, "2 h 20"), (None, None, "")],
)
def test_minutes_in_words(first: int | None, last: int | None, words: str) -> None:
    assert minutes_in_words({"minutes_from": first, "minutes_to": last}) == words


def test_the_terminal_s_columns() -> None:
    assert TRUCES["effective"](CEASEFIRE) == "2021-03-09 21:45"
    assert TRUCES["first"](CEASEFIRE) == ["Northern Ministry accuses Southland 2021-03-09 21:49 (4 min)"]
    assert TRUCES["violations"](CEASEFIRE) == [
        "Northland accuses Southland: 1 (3 times)",
        "Northland accuses nobody by name: 1",
    ]
    assert (TRUCES["when"](VIOLATION), TRUCES["after"](VIOLATION)) == ("2021-03-09 21:49", "4 min")
    assert TRUCES["denied"](VIOLATION) == ["Southern Ministry"]
    assert TRUCES["found"](VIOLATION) == ["Lowland Mission not verified"]
