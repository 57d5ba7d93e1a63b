"""linking/copies/ strips units down to their telling words: what stays when a desk rewords a sentence, and what it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from math import log2

import numpy as np

from dateline.grounding.types import Place
from dateline.linking.copies.settings import copy_settings
from dateline.linking.copies.units import Codes, Units
from dateline.linking.words import words

#: Letters that an ending of its own must leave of a name for its stem to stand for it.
SHORT_NAME = 4


class Stems:
    """Stems of the words of a pile, one character each. `of` gives a unit's; `weights` what sharing one tells, in bits.

    `names` are the stems of names and numbers: two reporters of one incident share them, whoever worded it; `common` those of
    words of any conflict.
    """

    def __init__(self, units: Units, places: Mapping[str, Place]) -> None:
        settings, codes = copy_settings(), units.codes
        self._codes = codes
        aliases = _aliases(places.values())
        stems = Codes()
        self._table: dict[int, int | None] = {}
        often = _often(units.words)
        common: set[str] = set()
        names: set[str] = set()
        for word in codes.words:
            code = ord(codes[word])
            if word in settings.empty:
                self._table[code] = None
                continue
            kin = settings.kin.get(word)
            stem = aliases.get(word) or (kin or word if word[0].isdigit() else (kin or word)[: settings.stem])
            self._table[code] = ord(stems[stem])
            if word in settings.common or kin in settings.common:
                common.add(stems[stem])
            if word[0].isdigit() or 2 * units.named[codes[word]] >= often.get(code, 1):
                names.add(stems[stem])
        self.common = frozenset(common)
        self.names = frozenset(names)
        #: Names and numbers that no sentence has by chance: not "the two sides", not a ministry.
        self.telling = self.names - common - {stems[str(digit)] for digit in range(10)}
        self.days = frozenset(stems[day[: settings.stem]] for day in settings.days_of_week)
        self.weights: dict[str, float] = {}

    def is_name(self, word: str) -> bool:
        """Whether the pile writes the word (folded) with a capital inside its sentences."""
        code = self._codes.get(word)
        stem = self._table[ord(code)] if code else None
        return stem is not None and chr(stem) in self.names

    def of(self, unit: str) -> str:
        """The stems of a unit's telling words, in order."""
        return unit.translate(self._table)

    def weigh(self, stripped: Sequence[str]) -> None:
        """A stem weighs the more, the fewer of these units have it; words of any conflict never weigh much."""
        settings = copy_settings()
        total = max(len(stripped), settings.pile)
        for code, count in _often(stripped).items():
            stem = chr(code)
            least = total / 16 if stem in self.common else 1
            self.weights[stem] = log2(1 + total / max(count, least))


def _often(texts: Sequence[str]) -> dict[int, int]:
    """In how many of the texts each character stands."""
    flat = np.frombuffer("".join(chain.from_iterable(map(set, texts))).encode("utf-32-le"), dtype=np.uint32)
    found, often = np.unique(flat, return_counts=True)
    return dict(zip(found.tolist(), often.tolist(), strict=True))


def _aliases(places: Iterable[Place]) -> dict[str, str]:
    """Single-word names of a place, each to the first of them; a name of two places stays what it is."""
    found: dict[str, set[str]] = {}
    for place in places:
        folded = sorted({w[0] for name in (place.name, *place.aliases) if len(w := words(name)) == 1})
        for word in folded:
            if len(word) >= SHORT_NAME and not word[0].isdigit():
                found.setdefault(word, set()).add(folded[0])
    return {word: next(iter(names)) for word, names in sorted(found.items()) if len(names) == 1}
