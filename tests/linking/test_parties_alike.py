"""Common nouns for those who fight: "army units" may be any state's, "rebel fighters" any group's, and never each other."""

from __future__ import annotations

import pytest

from dateline.linking.parties import any_of, may_be_one


@pytest.mark.parametrize(
    ("ours", "theirs", "one"),
    [
        ("group:army units", "group:armed forces", True),
        ("group:army", "state:CO", True),
        ("group:rebel fighters", "group:m23", True),
        ("group:militia fighters", "group:militia", True),
        ("group:rebels", "state:CD", False),
        ("group:army", "group:m23", False),
        ("group:gunmen", "group:m23", False),
        ("group:m23 rebels", "group:codeco militia", False),
        ("state:UA", "state:RU", False),
    ],
)
def test_who_may_be_one(ours: str, theirs: str, one: bool) -> None:
    a, b = {any_of(ours)}, {any_of(theirs)}
    assert may_be_one(a, b) is one and may_be_one(b, a) is one
