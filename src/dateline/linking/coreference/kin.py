"""Within linking/: vectors of words that lie close where words mean much the same ("quake", "earthquake").

data/kin.npz holds them: `words`, lines of a word and its stem in UTF-8, and `vectors`, one row of 8-bit integers for each. They
were made by training/kin.py from MiniLM-L6 (Apache-2.0), each word encoded alone, and brought down to fewer dimensions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from dateline.linking.coreference.stems import root_of
from dateline.linking.coreference.types import Vector

FILE = "kin.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Kin:
    """Rows of `vectors` by word, and by stem those of all words that have it."""

    rows: Mapping[str, int]
    of_stem: Mapping[str, tuple[int, ...]]
    vectors: npt.NDArray[np.int8]

    def of(self, word: str) -> tuple[int, ...]:
        """The word's own row; those of its stem where it has none."""
        row = self.rows.get(word)
        return (row,) if row is not None else self.of_stem.get(root_of(word), ())


@cache
def load_kin() -> Kin:
    with (files("dateline.linking") / "data" / FILE).open("rb") as file, np.load(file, allow_pickle=False) as data:
        lines = [line.split(" ") for line in bytes(data["words"]).decode("utf-8").split("\n")]
        of_stem: dict[str, list[int]] = defaultdict(list)
        for n, (_, stem) in enumerate(lines):
            of_stem[stem].append(n)
        rows = {word: n for n, (word, _) in enumerate(lines)}
        return Kin(rows, {stem: tuple(own) for stem, own in of_stem.items()}, data["vectors"])


def kin_of(words: Sequence[str]) -> Vector:
    """The mean direction of the vectors of folded words, of length one; zeros where none of them is known."""
    kin = load_kin()
    total = np.zeros(kin.vectors.shape[1], dtype=np.float32)
    for word in words:
        rows = kin.of(word)
        if rows:
            own = kin.vectors[list(rows)].astype(np.float32)
            mean = (own / np.linalg.norm(own, axis=1, keepdims=True)).sum(axis=0)
            total += mean / np.linalg.norm(mean)
    length = np.linalg.norm(total)
    return total / length if length else total
