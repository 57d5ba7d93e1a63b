"""In `events/ceasefires`: which of a report's tellings are of one ceasefire, whatever each calls it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dateline.events.ceasefires.hours import Length, Point
from dateline.events.ceasefires.stages import Told
from dateline.events.ceasefires.words import table
from dateline.events.syntax import Tree
from dateline.events.types import Role

_FAR = 20
_IN_MIND = 16
_INDEFINITE = frozenset({"a", "an", "any", "another", "some"})
_NEW = frozenset({"proposed", "declared", "agreed", "in force"})


@dataclass(slots=True)
class Telling:
    """One stage told, with what its own sentence says: the sides in it, the points and lengths of time."""

    told: Told
    sides: list[Role] = field(default_factory=list)
    between: list[Role] = field(default_factory=list)
    mediators: list[Role] = field(default_factory=list)
    by: list[Role] = field(default_factory=list)
    announcers: list[Role] = field(default_factory=list)
    start: Point | None = None
    until: Point | None = None
    on: Point | None = None
    length: Length | None = None
    delay: Length | None = None
    kind: str = ""
    one_sided: bool = False
    agreed: bool = False
    old: bool = False
    thread: int = 0


@dataclass(slots=True)
class Thread:
    """One ceasefire of the report: its tellings; `old` for one that is told of as an earlier one."""

    number: int
    tellings: list[Telling] = field(default_factory=list)
    old: bool = False

    @property
    def day(self) -> date | None:
        return next((p.day for t in self.tellings for p in (t.start, t.on) if p is not None), None)

    @property
    def starts(self) -> set[date]:
        """The days told for its beginning."""
        return {t.start.day for t in self.tellings if t.start is not None}

    @property
    def alone(self) -> str | None:
        """The one side that declared it by itself."""
        names = {r.name for t in self.tellings if t.told.stage == "declared" for r in t.sides}
        return next(iter(names)) if len(names) == 1 else None


def threads(trees: Sequence[Tree], tellings: Sequence[Telling]) -> list[Thread]:
    """Tellings of one ceasefire together; each telling's `thread` is set to its number, from 1."""
    found: list[Thread] = []
    for telling in tellings:
        thread = _of(trees, telling, found)
        thread.tellings.append(telling)
        telling.thread = thread.number
    return found


def _of(trees: Sequence[Tree], telling: Telling, every: list[Thread]) -> Thread:
    words = _words(trees, telling.told)
    names = table("names")
    if not every:
        return _new(every, old=telling.old)
    found = every[-_IN_MIND:]
    current = [t for t in found if not t.old] or found
    first = bool(words & names["first"])
    if telling.old and (historic := next((t for t in every if t.old), None)) is None:
        return _new(every, old=True)
    if telling.old:
        return historic or _new(every, old=True)
    earlier = first and telling.told.naming is not None and (telling.told.naming.form == "again" or "a" in words)
    if words & names["other"] or earlier:
        return next((t for t in found if t.old), None) or _new(every, old=True)
    same = [
        t
        for t in found
        if any(o.told.naming == telling.told.naming and o.told.naming is not None for o in t.tellings[-_IN_MIND:])
    ]
    if same:
        return same[-1]
    before = [t for t in found if t.tellings[-1].told.number >= telling.told.number - 1]
    if before and all(t.old and t.tellings[-1].told.number < telling.told.number for t in before):
        before = [t for t in current if not t.old][-1:] or before  # an earlier one is told of only in passing
    if telling.told.naming is not None and telling.told.naming.form == "it" and before:
        return max(before, key=lambda t: (t.tellings[-1].told.number, t.tellings[-1].told.first))
    if (begun := _by_start(telling, words, found)) is not None:
        return begun
    if _another(telling, words, current[-1]):
        return _new(every, old=False)
    day = telling.start or telling.on
    if day is not None and telling.told.stage in ("agreed", "in force", "declared"):
        if telling.start is not None and words & _INDEFINITE and current[-1].starts - {telling.start.day}:
            return _new(
                every, old=telling.start.day < min(current[-1].starts)
            )  # "a truce that was to begin on Tuesday"
        near = [t for t in found if t.day is not None and abs((t.day - day.day).days) <= _FAR]
        if near:
            return near[-1]
        if current[-1].day is not None and telling.told.stage != "in force":
            return _new(every, old=day.day < current[-1].day)
    return current[-1]


def _by_start(telling: Telling, words: frozenset[str], found: list[Thread]) -> Thread | None:
    """The ceasefire whose beginning is told for the same hour, by whatever name: "a new truce", and "the new truce from noon"."""
    start = telling.start
    if start is None or start.clock is None or telling.told.stage not in _NEW - {"proposed"}:
        return None
    if telling.one_sided or "own" in words:
        return None
    begun = (start.day, start.clock)
    same = [t for t in found if begun in {(s.start.day, s.start.clock) for s in t.tellings if s.start}]
    return same[-1] if same else None


def _another(telling: Telling, words: frozenset[str], last: Thread) -> bool:
    """Whether the telling is of a further ceasefire: "a new one", a further proposal, the other side's own declaration."""
    told = telling.told
    stages = {t.told.stage for t in last.tellings[-_IN_MIND:]}
    if words & table("names")["fresh"] and told.stage in _NEW and (words & _INDEFINITE or "new" in words):
        return True
    if told.stage == "in force" and "in force" in stages and words & _INDEFINITE:
        return True  # "had observed an undeclared truce", beside the one just begun
    if told.stage == "proposed" and stages & {"rejected", "ended", "in force", "declared", "agreed"}:
        return (
            told.naming is not None
            and told.naming.form in ("name", "verb")
            and not words & {"the", "this", "that", "its"}
        )
    if told.stage == "proposed" and "proposed" in stages and words & _INDEFINITE:
        mine, theirs = {r.name for r in telling.by}, {r.name for t in last.tellings[-_IN_MIND:] for r in t.by}
        return bool(mine and theirs and not mine & theirs)
    if told.stage == "extended" and "own" in words and len(telling.sides) == 1:
        theirs = {r.name for t in last.tellings[-_IN_MIND:] for r in [*t.sides, *t.between, *t.by]}
        return bool(theirs) and telling.sides[0].name not in theirs  # "the government's own truce"
    if told.stage == "declared" and len(telling.sides) == 1:
        theirs = {r.name for t in last.tellings[-_IN_MIND:] for r in [*t.sides, *t.between]}
        return len(theirs) == 1 and telling.sides[0].name not in theirs
    return False


def _words(trees: Sequence[Tree], told: Told) -> frozenset[str]:
    if told.naming is None:
        return frozenset()
    tree, naming = trees[told.number], told.naming
    around = [*tree.kids(naming.top), *tree.kids(naming.i), naming.i]
    words = {tree.low(k) for k in around if k <= naming.top}
    return frozenset(words | {tree.low(k) for k in tree.kids(told.head, "det")})


def _new(found: list[Thread], *, old: bool) -> Thread:
    found.append(Thread(len(found) + 1, old=old))
    return found[-1]
