"""What the decoder of attributions is told of each word when it is asked about a cue: how far, and in which sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

_STEPS = (1, 2, 3, 4, 6, 9, 14, 22, 34)  # upper bounds of the buckets of distance, in words
DISTANCES = 2 * (len(_STEPS) + 1) + 1
RELATIONS = 5


def distance(cue: Sequence[int], size: int) -> list[int]:
    """The bucket of each word's distance to a cue (indices): 0 within it, then those behind it, then those before it."""
    first, last = cue[0], cue[-1]
    span = len(_STEPS) + 1
    result = []
    for index in range(size):
        if index > last:
            result.append(1 + bisect_left(_STEPS, index - last))
        elif index < first:
            result.append(1 + span + bisect_left(_STEPS, first - index))
        else:
            result.append(0)
    return result


def relation(cue: Sequence[int], lines: Sequence[int], size: int) -> list[int]:
    """How each word's sentence stands to the cue's: 2 the same, 1 and 0 before it, 3 and 4 behind it."""
    own = lines[cue[0]]
    return [max(0, min(4, (lines[index] if index < len(lines) else own) - own + 2)) for index in range(size)]
