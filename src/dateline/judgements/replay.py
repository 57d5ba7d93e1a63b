"""judgements/ replays what people judged over a pile: what is not undone, where it is found, and what became of it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.judgements.finding import Finder
from dateline.judgements.settling import Tally
from dateline.judgements.types import Held, Judgement
from dateline.judgements.undoing import hold
from dateline.linking.types import Pile


@dataclass(frozen=True, slots=True)
class Replay:
    """`given` are all judgements, `held` those not undone; `tally` fills up as the stages apply them."""

    given: tuple[Judgement, ...]
    held: Held
    finder: Finder
    tally: Tally

    @classmethod
    def of(cls, judgements: Iterable[Judgement], pile: Pile) -> Replay:
        """A replay over a pile as reading gave it; corrections change neither ids nor offsets, so it holds for all stages."""
        given = tuple(judgements)
        held = hold(given)
        return cls(given, held, Finder(pile, held.judgements), Tally())
