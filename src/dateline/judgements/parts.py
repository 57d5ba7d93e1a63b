"""judgements/ keeps which events are one and which are apart, as judgements are taken one after another, the latest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.judgements.types import Judgement

#: The events of the two incidents that a merge makes one, or of what stays and what goes in a split.
Sets = tuple[tuple[str, ...], tuple[str, ...]]
#: A split and one of its two sides: parts that are on different sides of one split are kept apart.
Label = tuple[str, bool]


@dataclass(frozen=True, slots=True)
class Found:
    """How far a judgement could be taken: whether at all, for which events, and which later ones stood against it."""

    holds: bool
    events: tuple[str, ...]
    against: tuple[str, ...]


class Parts:
    """Events joined by what was taken so far (union-find), and which parts are kept apart, by which judgement.

    A part has a label for each split that it is on a side of, so that a split of a large incident costs no more than its events.
    """

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}
        self._because: dict[str, set[str]] = {}
        self._labels: dict[str, set[Label]] = {}

    @property
    def events(self) -> Iterable[str]:
        return self._parent.keys()

    def add(self, event_id: str) -> str:
        """The part of an event, a new one where it has none."""
        if event_id not in self._parent:
            self._parent[event_id] = event_id
            self._members[event_id] = [event_id]
            self._because[event_id] = set()
            self._labels[event_id] = set()
            return event_id
        root = event_id
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[event_id] != root:
            self._parent[event_id], event_id = root, self._parent[event_id]
        return root

    def is_apart(self, a: str, b: str) -> bool:
        few, many = sorted((self._labels[a], self._labels[b]), key=len)
        return any(_opposite(label) in many for label in few)

    def unite(self, a: str, b: str, because: str = "") -> str:
        """Make one part of two that are not kept apart; the smaller goes into the larger."""
        if a == b:
            return a
        small, large = sorted((a, b), key=lambda root: (len(self._members[root]), root))
        self._parent[small] = large
        self._members[large] += self._members.pop(small)
        self._because[large] |= self._because.pop(small) | ({because} if because else set())
        self._labels[large] |= self._labels.pop(small)
        return large

    def join(self, sets: Sets, judgement: Judgement) -> Found:
        """Take a merge for as many of its events as can be one; in force where some of both sides are."""
        weights = Counter(self.add(event_id) for event_id in (*sets[0], *sets[1]))
        chosen, against = self._choose(weights)
        events = tuple(sorted({e for e in (*sets[0], *sets[1]) if self.add(e) in chosen}))
        taken = set(events)
        holds = all(any(e in taken for e in side) for side in sets)
        if holds:
            one = next(iter(chosen))
            for root in chosen:
                one = self.unite(self.add(one), root, judgement.judgement_id)
        return Found(holds, events, tuple(sorted(against)))

    def _choose(self, weights: Mapping[str, int]) -> tuple[dict[str, None], set[str]]:
        """Parts of which none is kept apart from another, and the judgements that keep the others out of them."""
        sides: Counter[Label] = Counter()
        for root, weight in weights.items():
            for label in self._labels[root]:
                sides[label] += weight
        conflicts = {root: sum(sides[_opposite(label)] for label in self._labels[root]) for root in weights}
        chosen: dict[str, None] = {}
        against: set[str] = set()
        because: dict[Label, set[str]] = {}
        # Those that fewest are kept apart from first: one event taken out of an incident does not undo its merge.
        for root in sorted(weights, key=lambda r: (conflicts[r], -weights[r], min(self._members[r]))):
            blocking = [label for label in self._labels[root] if _opposite(label) in because]
            for label in blocking:
                against |= {label[0]} | self._because[root] | because[_opposite(label)]
            if not blocking:
                chosen[root] = None
                for label in self._labels[root]:
                    because.setdefault(label, set()).update(self._because[root])
        return chosen, against

    def part(self, sets: Sets, judgement: Judgement) -> Found:
        """Take a split for all pairs that nothing later has joined."""
        rest, out = sets
        joined = {self.add(e) for e in rest} & {self.add(e) for e in out}
        against = {why for root in joined for why in self._because[root]}
        sides = [{self.add(e) for e in side} - joined for side in (rest, out)]
        for gone, side in enumerate(sides):
            for root in side if all(sides) else ():
                self._labels[root].add((judgement.judgement_id, bool(gone)))
        events = tuple(sorted(e for e in (*rest, *out) if self.add(e) not in joined))
        return Found(all(sides), events, tuple(sorted(against)))


def _opposite(label: Label) -> Label:
    return label[0], not label[1]
