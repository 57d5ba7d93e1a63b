"""The same statement told twice in one report, in the headline and in the body, is one claim with two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.types import Claim
from dateline.grounding.actors.fold import plain

_WORD = re.compile(r"\w+")
_RUN = 3
_SHARE = 0.6
_FEWEST = 4
_MOST_HOLDERS = 8  # a run of words that many claims share tells them apart no more


def mark_duplicates(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Sets `duplicate_of` to the earlier claim of the same claimant and nearly the same words.

    Words are compared by runs of three: at least 60% of those of the shorter claim must be in the longer one, and the two
    must be of about one length. An index of runs keeps this linear.
    """
    holders: dict[tuple[str, tuple[str, ...]], list[int]] = defaultdict(list)
    runs_of: list[set[tuple[str, ...]]] = []
    result = list(claims)
    for index, claim in enumerate(claims):
        words = [
            plain(w)
            for s, e in claim.content_spans
            for w in _WORD.findall(claim.text[s - claim.start : e - claim.start])
        ]
        runs = {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)} if len(words) >= _FEWEST else set()
        runs_of.append(runs)
        shared: dict[int, int] = defaultdict(int)
        for run in sorted(runs):
            held = holders[(claim.claimant.actor_id, run)]
            for other in held[:_MOST_HOLDERS]:
                shared[other] += 1
            if len(held) < _MOST_HOLDERS:
                held.append(index)
        best = max(sorted(shared), key=lambda o: shared[o], default=None)
        if best is None or not runs:
            continue
        original = result[best]
        shorter = min(len(runs), len(runs_of[best]))
        longer = max(len(runs), len(runs_of[best]))
        apart = original.end <= claim.start or claim.end <= original.start
        if apart and shared[best] >= _SHARE * shorter and longer <= 2 * shorter + 2:
            result[index] = replace(claim, duplicate_of=original.duplicate_of or original.claim_id)
    return tuple(result)
