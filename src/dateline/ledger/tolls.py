"""ledger/ keeps each claimant's toll: its latest figure, what that superseded, and the range that all of them leave open.

Rules (docs/ledger.md): a claimant's later figure supersedes its earlier one; the history is kept; low and high are taken over the
latest figures of each origin; quarrelling numbers are never averaged; a vague word is no number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.events.types import TollKind
from dateline.ledger.tellings import Telling
from dateline.ledger.types import ClaimedToll
from dateline.linking.mentions import Range, total

NO_NUMBER: Range = (None, None)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people of one kind, in one telling."""

    telling: Telling
    low: int | None
    high: int | None


def figures(tellings: Iterable[Telling], kind: TollKind) -> tuple[Figure, ...]:
    """Figures of a kind that are asserted, oldest first.

    Of two on one day the smaller is taken for the older: tolls are counted upwards, and the hour is seldom told.
    """
    found = ((t, total(t.event.tolls, kind)) for t in tellings if not t.denied)
    known = [Figure(t, *toll) for t, toll in found if toll]
    return tuple(sorted(known, key=lambda f: (*f.telling.when[:2], f.low or 0, f.high or 0, f.telling.event.event_id)))


def claimed_tolls(tellings: Sequence[Telling]) -> tuple[ClaimedToll, ...]:
    """What each claimant says, latest figure each, in order of the claimant's name and id. Claimants without a figure too."""
    groups: dict[str, list[Telling]] = defaultdict(list)
    for telling in speakers(tellings):
        groups[telling.claim.claimant.actor_id].append(telling)
    tolls = (_claimed(found) for found in groups.values())
    return tuple(sorted(tolls, key=lambda t: (t.claimant, t.claimant_id)))


def speakers(tellings: Sequence[Telling]) -> list[Telling]:
    """Without those that only repeat, in a headline's words ("officials say"), a figure of a speaker whom the report names."""
    known: dict[str, set[tuple[Range | None, ...]]] = defaultdict(set)
    for t in tellings:
        if not t.own_voice and not _nameless(t):
            known[t.event.report_id].add(_both(t))
    return [
        t for t in tellings if not (_nameless(t) and any(_repeats(_both(t), told) for told in known[t.event.report_id]))
    ]


def _nameless(telling: Telling) -> bool:
    """Whether nobody knows for whom the claimant speaks: "prosecutors", "the office"."""
    return telling.side is None and not telling.independent and telling.claim.claimant.kind != "person"


def _both(telling: Telling) -> tuple[Range | None, ...]:
    return total(telling.event.tolls, "killed"), total(telling.event.tolls, "injured")


def _repeats(told: tuple[Range | None, ...], known: tuple[Range | None, ...]) -> bool:
    pairs = zip(told, known, strict=True)
    return all(mine is None or (theirs is not None and mine[0] == theirs[0]) for mine, theirs in pairs)


def _claimed(tellings: Sequence[Telling]) -> ClaimedToll:
    killed, injured = figures(tellings, "killed"), figures(tellings, "injured")
    latest = (killed or injured)[-1].telling if killed or injured else tellings[-1]
    low_killed, high_killed = (killed[-1].low, killed[-1].high) if killed else NO_NUMBER
    low_injured, high_injured = (injured[-1].low, injured[-1].high) if injured else NO_NUMBER
    claim = latest.claim
    return ClaimedToll(
        claimant=claim.claimant.name,
        claimant_id=claim.claimant.actor_id,
        side=latest.side,
        killed_low=low_killed,
        killed_high=high_killed,
        injured_low=low_injured,
        injured_high=high_injured,
        said_from=latest.said_from,
        claim_id=claim.claim_id,
        report_id=claim.report_id,
        text=latest.event.text,
        superseded=_superseded(killed, injured, claim.claim_id),
    )


def _superseded(killed: tuple[Figure, ...], injured: tuple[Figure, ...], latest: str) -> tuple[str, ...]:
    """Claims with a figure that the claimant's later one replaced with another, oldest first."""
    old = [f for kind in (killed, injured) for f in kind if (f.low, f.high) != (kind[-1].low, kind[-1].high)]
    ordered = sorted(old, key=lambda f: (*f.telling.when[:2], f.low or 0, f.telling.event.event_id))
    claims = dict.fromkeys(f.telling.claim.claim_id for f in ordered)
    return tuple(claim for claim in claims if claim != latest)


def toll_range(tellings: Sequence[Telling], kind: TollKind) -> Range:
    """Lowest and highest of the latest figures of each origin; None for an end that nobody gives."""
    latest = _latest_of_each_origin(figures(speakers(tellings), kind))
    lows = [f.low for f in latest if f.low is not None]
    highs = [f.high for f in latest if f.high is not None]
    if not latest:
        return NO_NUMBER
    # "at least 13" has no high end of its own; beside a closed figure it still cannot push the high below its own low.
    return min(lows, default=None), max((*highs, *lows)) if highs else None


def _latest_of_each_origin(found: Sequence[Figure]) -> list[Figure]:
    """In one origin a speaker's later figure replaces the same speaker's, and anyone's replaces the outlet's own older one."""
    latest: dict[tuple[str, str], Figure] = {}
    for figure in found:
        origin = figure.telling.origin_id
        speaker = "" if figure.telling.own_voice else figure.telling.claim.claimant.actor_id
        latest.pop((origin, ""), None)
        latest[origin, speaker] = figure
    return list(latest.values())
