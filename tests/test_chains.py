"""The scorer of chains against figures worked out by hand."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from benchmarks.chains import assign, score

GOLD = [frozenset("abc"), frozenset("defg")]
TOLD = [frozenset("ab"), frozenset("cd"), frozenset("fghi") - {"h", "i"}, frozenset("e")]


def test_figures_worked_out_by_hand() -> None:
    # MUC: 2 + 3 links needed; abc is cut in 2, defg in 3: 1 + 1 kept. Told needs 1 + 1 + 1, of which cd is wrong.
    # B3 recall: (4 + 1) / 3 + (1 + 1 + 4) / 4 over 7; precision: 2 + 2/2 + 2 + 1 over 7.
    # CEAF-e: abc with ab 2*2/5, defg with fg 2*2/6; 2 gold chains, 4 told.
    found = score(GOLD, TOLD)
    assert (found.muc.recall, found.muc.precision) == (pytest.approx(40), pytest.approx(200 / 3))
    assert found.b3.recall == pytest.approx(100 * (5 / 3 + 6 / 4) / 7)
    assert found.b3.precision == pytest.approx(100 * 6 / 7)
    assert found.ceaf.recall == pytest.approx(100 * (0.8 + 2 / 3) / 2)
    assert found.ceaf.precision == pytest.approx(100 * (0.8 + 2 / 3) / 4)
    assert found.conll == pytest.approx((found.muc.f1 + found.b3.f1 + found.ceaf.f1) / 3)


def test_the_same_clustering_is_perfect() -> None:
    assert score(GOLD, GOLD).conll == pytest.approx(100)


def test_other_mentions_are_refused() -> None:
    with pytest.raises(ValueError, match="same mentions"):
        score(GOLD, [frozenset("abc")])


@pytest.mark.parametrize("seed", range(20))
def test_the_assignment_is_the_cheapest(seed: int) -> None:
    costs = np.random.default_rng(seed).integers(-5, 6, (5, 5)).astype(float)
    best = min(sum(costs[row, column] for row, column in enumerate(order)) for order in permutations(range(5)))
    found = assign(costs)
    assert sorted(found) == list(range(5))
    assert sum(costs[row, column] for row, column in enumerate(found)) == best
