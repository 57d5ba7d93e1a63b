"""linking/copies/ puts units together whose words are one's: the same, nearly the same, or reworded."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.grounding.types import Place
from dateline.linking.copies.near import near_groups
from dateline.linking.copies.reworded import find_reworded
from dateline.linking.copies.settings import copy_settings
from dateline.linking.copies.stems import Stems
from dateline.linking.copies.units import Units
from dateline.linking.types import CopyKind


@dataclass(frozen=True, slots=True)
class Groups:
    """`root[u]` is the unit that had the words of unit u first; `kind[u]` how it has them.

    `weight[u]` is its number of words; 0 for a sentence that is neither copied nor anybody's own, because it is too short or a
    phrase that anybody may use ("The reports could not be verified.").
    """

    root: array[int]
    kind: tuple[CopyKind, ...]
    weight: array[int]
    stems: Stems


def find_groups(units: Units, places: Mapping[str, Place]) -> Groups:
    """A rewording of a rewording goes back to the first; near copies never chain."""
    stems = Stems(units, places)
    near = near_groups(units.words, stems)
    reworded = find_reworded(units, near, stems)
    root = array("i")
    kind: list[CopyKind] = []
    for unit, like in enumerate(near):
        source = reworded.get(like, like)
        root.append(unit if source == unit else root[source])
        kind.append("reworded" if like in reworded else "near" if like != unit else "same")
    weight = array("i", (len(words) if _tells(words, stems) else 0 for words in units.words))
    return Groups(root, tuple(kind), weight, stems)


def _tells(words: str, stems: Stems) -> bool:
    settings = copy_settings()
    if len(words) < settings.least_words:
        return False
    telling = set(stems.of(words))
    return (
        len(words) > settings.phrase_words
        or len(telling - stems.names) >= settings.phrase_stems
        or bool(telling & stems.telling)
    )
