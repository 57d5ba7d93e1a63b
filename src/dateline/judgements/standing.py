"""judgements/ says at the end what became of each: in force, undone, overruled by a later one, or dormant; none is lost."""

from __future__ import annotations

from dateline.judgements.replay import Replay
from dateline.judgements.settling import Tally
from dateline.judgements.types import Held, Judgement, Standing, State


def standings(replay: Replay) -> tuple[Standing, ...]:
    """One for each judgement, in order of time and id. Dormant is what finds nothing of what it is about in the pile."""
    known = {j.judgement_id: j for j in replay.given}
    return tuple(_standing(j, known, replay.held, replay.tally) for j in sorted(known.values(), key=lambda j: j.order))


def _standing(judgement: Judgement, known: dict[str, Judgement], held: Held, tally: Tally) -> Standing:
    key = judgement.judgement_id
    if key in held.undone_by:
        return Standing(judgement, "undone", held.undone_by[key])
    if judgement.kind == "undo":
        found = judgement.undoes in known
        return Standing(judgement, "in force" if found else "dormant", applies_to=(judgement.undoes,) if found else ())
    applies_to = tuple(sorted(set(tally.applies_to.get(key, ()))))
    overruled_by = tuple(sorted(tally.overruled.get(key, ())))
    state: State = "in force" if key in tally.holds and applies_to else "overruled" if overruled_by else "dormant"
    return Standing(judgement, state, overruled_by=overruled_by, applies_to=applies_to)
