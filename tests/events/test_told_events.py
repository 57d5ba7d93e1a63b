"""What violence is told of, of which type, by whom and to whom, over texts of two dozen conflicts and of none.

Every case was written before the program saw it; those that are not met yet are in open.toml and are tried in every run.
"""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from dateline.pipeline import Reader, Reading
from tests.events.events_told import TOLD, Case, cases, figures, read_all

CASES = cases()
OPEN = tomllib.loads((TOLD / "open" / "open.toml").read_text(encoding="utf-8"))["open"]
#: Shares that may rise and must not fall: of events that are found, of ours that the texts tell, of texts without violence
#: in which none is heard, of types that are right among those found.
FOUND, TOLD_OF, QUIET, TYPED = 0.76, 0.93, 0.93, 0.70
#: Precision and recall of each role.
ROLES = {"perpetrator": (0.85, 0.48), "target": (0.79, 0.57), "victim": (0.83, 0.42), "weapon": (0.82, 0.48)}


@pytest.fixture(scope="module")
def readings(reader: Reader) -> dict[str, Reading]:
    return read_all(reader, CASES)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(c, id=c.name, marks=pytest.mark.xfail(reason=OPEN[c.name], strict=True) if c.name in OPEN else ())
        for c in CASES
    ],
)
def test_the_events_are_those_of_the_text(case: Case, readings: dict[str, Reading]) -> None:
    assert case.missed(readings[case.name]) == []


def test_the_shares_of_events_found_and_of_roles_right(readings: dict[str, Reading]) -> None:
    found = figures(CASES, readings)
    said = "; ".join(found.lines())
    assert found.found >= FOUND * found.told, said
    assert found.false <= (1 - TOLD_OF) * (found.found + found.false), said
    assert found.quiet_met >= QUIET * found.quiet, said
    assert found.type_right >= TYPED * found.found, said
    for role, (precision, recall) in ROLES.items():
        ours, theirs, both = found.roles[role]
        assert both >= precision * ours, said
        assert both >= recall * theirs, said


def test_every_case_has_a_name_of_its_own_and_every_open_one_is_a_case() -> None:
    names = Counter(case.name for case in CASES)
    assert [name for name, times in names.items() if times > 1] == []
    assert sorted(set(OPEN) - set(names)) == []
