"""In `grounding/times`: which way a clause points, from the words around a time. A parse, where there is one, is asked first."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.grounding.times.lexicon import Lexicon

REACH = 14
DEADLINE_REACH = 5  # "until 9 a.m. Tuesday"
# "is to resume on Monday", "set to begin on Friday".
PLANNED = frozenset({"is", "are", "set", "ready", "about"})


def direction(tokens: Sequence[str], first: int, end: int, words: Lexicon) -> int:
    """1 future, -1 past, 0 unknown for the clause that holds tokens first..end, by the nearest verb to the left, then right."""
    before = [token.lower() for token in tokens[max(0, first - DEADLINE_REACH) : first]]
    if len(before) > 1 and (_ahead(before[-1], before[-2]) or "until" in before[1:]):
        return 1
    for index in range(first - 1, max(first - 1 - REACH, -1), -1):
        if index and tokens[index] == "to" and tokens[index - 1] in PLANNED:
            return 1
        found = _points(tokens[index], words)
        if found:
            return found
        if tokens[index] in ";:":
            break
    for index in range(end, min(end + REACH, len(tokens))):
        if tokens[index] in ";:":
            break
        found = _points(tokens[index], words)
        if found:
            return found
    return 0


def _ahead(word: str, before: str) -> bool:
    """ "... until Tuesday", "as soon as Tuesday": a day ahead, whatever the verb."""
    return word == "until" or (word == "as" and before in ("soon", "early"))


def _points(token: str, words: Lexicon) -> int:
    word = token.lower()
    if word in words.future:
        return 1
    # English past forms end in -ed; the irregular ones that reports use are in the lexicon.
    if word in words.past or (len(word) > 4 and word.endswith("ed") and token.islower()):
        return -1
    return 0
