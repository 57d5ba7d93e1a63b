"""judgements/ first takes out what was undone: an undo that is undone itself undoes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.judgements.types import Held, Judgement


def hold(judgements: Iterable[Judgement]) -> Held:
    """Each judgement once, those not undone in order of time, whatever order they were given in.

    A judgement is undone while any undo of it holds. An undo names the hash of what it undoes, so undoing cannot circle.
    """
    known = {j.judgement_id: j for j in judgements}
    undoers: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in known.values():
        if judgement.kind == "undo":
            undoers[judgement.undoes].append(judgement)
    undone: dict[str, str] = {}
    settled: set[str] = set()
    waiting = sorted(known)
    while waiting:  # undoers before what they undo, without recursion: a chain of undoing may be as long as it likes
        last = waiting[-1]
        open_ones = [u.judgement_id for u in undoers[last] if u.judgement_id not in settled]
        if open_ones and last not in settled:
            waiting.extend(open_ones)
            continue
        waiting.pop()
        settled.add(last)
        holding = [u for u in undoers[last] if u.judgement_id not in undone]
        if holding:
            undone[last] = max(holding, key=lambda u: u.order).judgement_id
    order = sorted((j for key, j in known.items() if key not in undone), key=lambda j: j.order)
    return Held(tuple(order), dict(sorted(undone.items())))
