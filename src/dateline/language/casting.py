"""The cast of acts of violence, as the trained head sees it: its chances for each word become spans and acts of sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dateline.language.network import Scores

LEAST = 0.3  # a word that is one who takes part with less than this chance is none


class Found(NamedTuple):
    """Words first..last of a unit take part as `part`; `score` is the mean of their chances."""

    first: int
    last: int
    part: str
    score: float


def find_parts(chances: Scores, names: Sequence[str]) -> list[Found]:
    """Runs of words for each part, cut where one begins; `chances` [words, parts, 3] of outside, begin, inside."""
    found: list[Found] = []
    inside = 1 - chances[..., 0]
    begins = chances[..., 1] > chances[..., 2]
    for number, part in enumerate(names):
        words = np.flatnonzero(inside[:, number] >= LEAST).tolist()
        runs: list[list[int]] = []
        for word in words:
            if runs and runs[-1][-1] == word - 1 and not begins[word, number]:
                runs[-1].append(word)
            else:
                runs.append([word])
        for run in runs:
            found.append(Found(run[0], run[-1], part, float(inside[run, number].mean())))
    return sorted(found)
