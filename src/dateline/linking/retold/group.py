"""Within linking/: the mentions of one report put together, each with the incident that it fits best, or alone.

Mentions go in order of the text, and each is held against those told before it within a fixed reach, so that the cost is linear
in the length of the report. The score against a group is the mean over its first members; one member that it cannot be one
with keeps it out, so that groups never chain. Where both count dead, a wrong join would lose some: it takes a higher score.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.linking.retold.compare import compare
from dateline.linking.retold.mention import Told
from dateline.linking.retold.settings import retold_settings
from dateline.linking.types import Comparison


@dataclass(frozen=True, slots=True)
class Joined:
    """A mention that takes up an incident told before: with which mention of it, at what log-odds (base e), and why."""

    told: Told
    to: Told
    score: float
    comparisons: tuple[Comparison, ...]


@dataclass(slots=True)
class Group:
    """Mentions of one incident in order of the text: the first, and those that take it up."""

    members: list[Told]
    joined: list[Joined] = field(default_factory=list)


def group(mentions: Sequence[Told]) -> tuple[Group, ...]:
    """One group for each incident, in order of their first mentions."""
    limits = retold_settings().limits
    reach, groups = int(limits["window"]), list[Group]()
    for told in mentions:
        fits = [(fit, n) for n, g in enumerate(groups[-reach:], max(0, len(groups) - reach)) if (fit := _fit(g, told))]
        # Of equal scores the one told of last: the nearest before it.
        best = max(fits, key=lambda found: (found[0].score, found[1]), default=None)
        if best is None:
            groups.append(Group([told]))
        else:
            groups[best[1]].members.append(told)
            groups[best[1]].joined.append(best[0])
    return tuple(groups)


def _fit(to: Group, told: Told) -> Joined | None:
    limits = retold_settings().limits
    members = to.members[: int(limits["compared"])]
    pairs = [(compare(member, told), member) for member in members]
    scores = [round(sum(c.weight for c in comparisons), 4) for comparisons, _ in pairs]
    mean = round(sum(scores) / len(scores), 4)
    dead = told.counts_dead and any(m.counts_dead for m in members)
    if min(scores) <= limits["floor"] or mean <= limits["join_dead" if dead else "join"]:
        return None
    best = max(range(len(pairs)), key=lambda n: (scores[n], -n))
    return Joined(told, pairs[best][1], mean, pairs[best][0])
