"""In `events/setting`: events of one sentence told by how far apart they were: "hit on Saturday, a day after men had shot X"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from dateline.events.scene import Scene
from dateline.events.setting.when import When
from dateline.events.syntax import Tree
from dateline.grounding.types import Time

_LENGTH = re.compile(r"P(\d{1,3})([DW])")
_DAYS = {"D": 1, "W": 7}
_SIGNS = {"after": -1, "before": 1}


@dataclass(frozen=True, slots=True)
class Apart:
    """The head of a clause behind "two days after", and how many days its event was from that of the clause above it.

    `days` is 0 for hours and None for a vague length ("days after").
    """

    verb: int
    days: int | None


def apart(scene: Scene, tree: Tree) -> tuple[Apart, ...]:
    """Clauses of the sentence that a length of time and "after" or "before" tie to the clause above."""
    return tuple(_apart(scene, tree))


def _apart(scene: Scene, tree: Tree) -> Iterator[Apart]:
    for mark in range(1, len(tree.tokens)):
        if tree.low(mark) not in _SIGNS or tree.rel(mark) != "mark":
            continue
        verb = tree.head(mark)
        if verb < 0 or tree.rel(verb) not in ("advcl", "acl", "ccomp") or tree.head(verb) < 0:
            continue
        words = scene.lexicon.table("settings", "apart")
        if (length := _length(scene, tree, mark)) is not None:
            yield Apart(verb, _days(length, _SIGNS[tree.low(mark)]))
        elif not scene.times.touching(tree.tokens[mark - 1].start, tree.tokens[mark].end) and tree.lemma(mark - 1) in (
            *words["same_day"],
            *words["vague"],
        ):
            yield Apart(verb, 0 if tree.lemma(mark - 1) in words["same_day"] else None)


def parted(links: Sequence[Apart], tree: Tree, a: int, b: int) -> bool:
    """Whether such a clause stands between words a and b: what they tell of are two events."""
    return any((a in tree.subtree(link.verb)) != (b in tree.subtree(link.verb)) for link in links)


def counted(scene: Scene, tree: Tree, i: int) -> When | None:
    """The day of the event told of by word i, counted from that of the clause that it is tied to; None where it is not."""
    for link in apart(scene, tree):
        if link.days is None:
            continue
        inside = i in tree.subtree(link.verb)
        if not inside and tree.clause(i) != tree.clause(tree.head(link.verb)):
            continue
        other = _day(scene, tree, link.verb, inside=not inside)
        if other is None and inside and _goes_on(tree, tree.head(link.verb)) and (day := scene.report.published.day):
            other = When(day, day, 1)  # "two days after the dam was blown up, shells are falling"
        if other is None or other.date_from is None or other.date_to is None:
            continue
        moved = timedelta(days=link.days if inside else -link.days)
        first, last = other.date_from + moved, other.date_to + moved
        return When(first, last, 1, "sentence: counted-from", start=other.start, end=other.end)
    return None


def _goes_on(tree: Tree, verb: int) -> bool:
    tags = {tree.tokens[k].xpos for k in tree.kids(verb, "aux", "cop")} | {tree.tokens[verb].xpos}
    return bool(tags & {"VBZ", "VBP"}) and not any(tree.lemma(k) == "have" for k in tree.kids(verb, "aux"))


def _length(scene: Scene, tree: Tree, mark: int) -> Time | None:
    end = tree.tokens[mark - 1].end
    found = scene.times.touching(end - 1, end)
    return next((t for t in found if t.type == "DURATION" and t.end == end), None)


def _days(length: Time, sign: int) -> int | None:
    if length.value.startswith("PT"):
        return 0
    found = _LENGTH.fullmatch(length.value)
    return sign * int(found.group(1)) * _DAYS[found.group(2)] if found is not None else None


def _day(scene: Scene, tree: Tree, verb: int, *, inside: bool) -> When | None:
    """The one day told within the clause of this verb, or else (`inside` false) in the sentence beside it."""
    start, end = tree.chars(verb)
    told = [
        t
        for t in scene.times.touching(tree.sentence.start, tree.sentence.end)
        if t.date_prec == 1 and t.date_from is not None and (start <= t.start < end) == inside
    ]
    return When.told(told[0], "sentence") if len({t.date_from for t in told}) == 1 else None
