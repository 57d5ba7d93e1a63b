"""Within linking/: a telling in words, ready to be compared with many others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import fsum, sqrt

import numpy as np
import numpy.typing as npt

Vector = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Bag:
    """Stems of words with what each weighs; `length` is the Euclidean length of the weights. Two bags are equal if identical."""

    weights: Mapping[str, float]
    length: float

    @staticmethod
    def of(weights: Mapping[str, float]) -> Bag:
        # fsum is exact, so that no order of words can change a result.
        return Bag(weights, sqrt(fsum(w * w for w in weights.values())))

    def alike(self, other: Bag) -> float:
        """The cosine of the two, 0 to 1; 0 where either is empty."""
        if not self.length or not other.length:
            return 0.0
        shared = self.shared(other)
        if not shared:
            return 0.0
        return fsum([self.weights[w] * other.weights[w] for w in shared]) / (self.length * other.length)

    def shared(self, other: Bag) -> set[str]:
        return self.weights.keys() & other.weights.keys()


NOTHING = Bag({}, 0.0)


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """One telling of an event, as `describe.Describer` reads it. All words are stems but `form`.

    `form` is the trigger's last word as it is written, `stem` that of its head, `stems` those of all its words, `kin` the mean
    of their vectors (length one, zeros where none is known). `near` are the words within a few words of the trigger; `doing`,
    `undergoing` and `around` hang on the trigger in syntax: who does it, to whom, and what else is said of it (empty where
    nothing is known of it); `parts` is all three. `report` has the words of the whole report, one object for all its tellings.
    `story` numbers the matter and the stories that the report is of (stories.py). `sentence` is where the sentence starts.
    `retold` is the share of the reports of its story that tell of something by this trigger (retold.py), 0 where not counted.
    """

    report_id: str
    sentence: int
    form: str
    stem: str
    stems: frozenset[str]
    kin: Vector
    near: Bag
    report: Bag
    story: tuple[int, ...]
    doing: Bag = field(default=NOTHING)
    undergoing: Bag = field(default=NOTHING)
    around: Bag = field(default=NOTHING)
    parts: Bag = field(default=NOTHING)
    retold: float = 0.0
