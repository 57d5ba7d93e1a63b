"""Within linking/: vectors of words, by stem, that lie close where words mean much the same ("quake", "earthquake").

data/kin.npz holds them: `stems`, joined by line breaks in UTF-8, and `vectors`, one row of 8-bit integers for each. They were
made by training/kin.py from MiniLM-L6 (Apache-2.0), each word encoded alone, and brought down to fewer dimensions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from dateline.linking.coreference.types import Vector

FILE = "kin.npz"


@dataclass(frozen=True, slots=True, eq=False)
class Kin:
    rows: dict[str, int]
    vectors: npt.NDArray[np.int8]


@cache
def load_kin() -> Kin:
    with (files("dateline.linking") / "data" / FILE).open("rb") as file, np.load(file, allow_pickle=False) as data:
        stems = bytes(data["stems"]).decode("utf-8").split("\n")
        return Kin({stem: n for n, stem in enumerate(stems)}, data["vectors"])


def kin_of(stems: Sequence[str]) -> Vector:
    """The mean direction of the stems' vectors, of length one; zeros where none of them is known."""
    kin = load_kin()
    rows = [kin.rows[stem] for stem in stems if stem in kin.rows]
    found = kin.vectors[rows].astype(np.float32)
    if not len(rows):
        return np.zeros(kin.vectors.shape[1], dtype=np.float32)
    mean: Vector = (found / np.linalg.norm(found, axis=1, keepdims=True)).sum(axis=0)
    length = float(np.linalg.norm(mean))
    return mean / np.float32(length) if length else mean
