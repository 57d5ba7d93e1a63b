"""An undo undoes, an undo of it brings back, however long the chain, whatever the order of the rows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.judgements.types import Judgement
from dateline.judgements.undoing import hold
from tests.judgements.judging import confirm, ids, told, undo

PILE = told(1)
FIRST = confirm(PILE, ids(PILE))


def chain(length: int) -> list[Judgement]:
    made = [FIRST]
    for number in range(length):
        made.append(undo(made[-1], number % 60, by=f"Ann {number}"))
    return made


@pytest.mark.parametrize("length", [0, 1, 2, 3, 4, 5000])
def test_each_undo_turns_the_one_before_it_over(length: int) -> None:
    held = hold(chain(length))
    assert (FIRST in held.judgements) == (length % 2 == 0)


def test_one_of_two_undos_is_enough() -> None:
    by_ann, by_ben = undo(FIRST, 1, by="Ann"), undo(FIRST, 2, by="Ben")
    assert hold([FIRST, by_ann, by_ben]).undone_by == {FIRST.judgement_id: by_ben.judgement_id}
    held = hold([FIRST, by_ann, by_ben, undo(by_ben, 3)])
    assert held.undone_by[FIRST.judgement_id] == by_ann.judgement_id


def test_an_undo_of_what_is_not_there_is_held_and_undoes_nothing() -> None:
    stray = undo(FIRST)
    assert hold([stray]).judgements == (stray,)


def test_the_same_judgement_twice_is_one_and_another_time_makes_another() -> None:
    assert hold([FIRST, confirm(PILE, ids(PILE))]).judgements == (FIRST,)
    assert len(hold([FIRST, confirm(PILE, ids(PILE), 1)]).judgements) == 2


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 20), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(targets: list[int], shuffler: object) -> None:
    made = [FIRST]
    for number, target in enumerate(targets):
        made.append(undo(made[target % len(made)], number))
    mixed = list(made)
    shuffler.shuffle(mixed)  # type: ignore[attr-defined]
    assert hold(mixed) == hold(made)
    assert len(hold(made).judgements) + len(hold(made).undone_by) == len(made)
