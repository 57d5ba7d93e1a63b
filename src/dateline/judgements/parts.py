"""judgements/ keeps which events are one and which are apart, as judgements are taken one after another, the latest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.judgements.types import Judgement

#: The events of the two incidents that a merge makes one, or of what stays and what goes in a split.
Sets = tuple[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """How far a judgement could be taken: whether at all, for which events, and which later ones stood against it."""

    holds: bool
    events: tuple[str, ...]
    against: tuple[str, ...]


class Parts:
    """Events joined by what was taken so far (union-find), and which parts are kept apart, by which judgement."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._because: dict[str, set[str]] = {}
        self._apart: dict[str, dict[str, set[str]]] = {}

    @property
    def events(self) -> Iterable[str]:
        return self._parent.keys()

    def add(self, event_id: str) -> str:
        """The part of an event, a new one where it has none."""
        if event_id not in self._parent:
            self._parent[event_id] = event_id
            self._members[event_id] = [event_id]
            self._because[event_id] = set()
            self._apart[event_id] = {}
            return event_id
        root = event_id
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[event_id] != root:
            self._parent[event_id], event_id = root, self._parent[event_id]
        return root

    def is_apart(self, a: str, b: str) -> bool:
        return b in self._apart[a]

    def unite(self, a: str, b: str, because: str = "") -> str:
        """Make one part of two that are not kept apart; the smaller goes into the larger."""
        if a == b:
            return a
        small, large = sorted((a, b), key=lambda root: (len(self._members[root]) + len(self._apart[root]), root))
        self._parent[small] = large
        self._members[large] += self._members.pop(small)
        self._because[large] |= self._because.pop(small) | ({because} if because else set())
        for other, why in self._apart.pop(small).items():
            del self._apart[other][small]
            self._apart[large].setdefault(other, set()).update(why)
            self._apart[other].setdefault(large, set()).update(why)
        return large

    def join(self, sets: Sets, judgement: Judgement) -> Found:
        """Take a merge for as many of its events as can be one; in force where some of both sides are."""
        weights: dict[str, int] = defaultdict(int)
        for event_id in (*sets[0], *sets[1]):
            weights[self.add(event_id)] += 1
        chosen: dict[str, None] = {}
        against: set[str] = set()
        conflicts = {root: sum(weights.get(other, 0) for other in self._apart[root]) for root in weights}
        # Those that fewest are kept apart from first: one event taken out of an incident does not undo its merge.
        for root in sorted(weights, key=lambda r: (conflicts[r], -weights[r], min(self._members[r]))):
            blocking = self._apart[root].keys() & chosen.keys()
            for other in blocking:
                against |= self._apart[root][other] | self._because[root] | self._because[other]
            if not blocking:
                chosen[root] = None
        events = tuple(sorted({e for e in (*sets[0], *sets[1]) if self.add(e) in chosen}))
        taken = set(events)
        holds = all(any(e in taken for e in side) for side in sets)
        if holds:
            one = next(iter(chosen))
            for root in chosen:
                one = self.unite(self.add(one), root, judgement.judgement_id)
        return Found(holds, events, tuple(sorted(against)))

    def part(self, sets: Sets, judgement: Judgement) -> Found:
        """Take a split for all pairs that nothing later has joined."""
        rest, out = sets
        key = judgement.judgement_id
        joined = {self.add(e) for e in rest} & {self.add(e) for e in out}
        against = {why for root in joined for why in self._because[root]}
        leaving = [root for root in dict.fromkeys(map(self.add, out)) if root not in joined]
        staying = [root for root in dict.fromkeys(map(self.add, rest)) if root not in joined]
        for a in leaving:
            for b in staying:
                self._apart[a].setdefault(b, set()).add(key)
                self._apart[b].setdefault(a, set()).add(key)
        events = tuple(sorted(e for e in (*rest, *out) if self.add(e) not in joined))
        return Found(bool(leaving and staying), events, tuple(sorted(against)))
