"""In `events/tolls`: the tolls of two tellings of one event: which of them count the same people, and which differ."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.types import Toll

_ARMED = frozenset({"soldier", "fighter", "police"})
_ANYBODY = frozenset({"people", "protester", "prisoner"})


def differ(ours: Sequence[Toll], theirs: Sequence[Toll], kind: str) -> bool:
    """Whether two tellings give different numbers of the same people: "five people died" and "seven people died".

    Of groups that have nobody in common ("two policemen", "eight passers-by") each may be told beside the other.
    """
    a, b = _whole(ours, kind), _whole(theirs, kind)
    if not a or not b or ({t.group for t in a} != {t.group for t in b} and _apart(a, b)):
        return False
    return _ends(a) != _ends(b)


def joined(first: Sequence[Toll], later: Sequence[Toll]) -> tuple[Toll, ...]:
    """The first telling's tolls with what a later one adds: kinds not told of yet, parts, and people of another group."""
    kept = list(first)
    vague = {(t.kind, t.group, t.word) for t in first if not _numbered(t)}
    for toll in later:
        if (toll.kind, toll.group, toll.word) in vague and not _numbered(toll):
            continue  # "people were killed", told again
        ours = _whole(first, toll.kind)
        part = toll.part_of and all((t.kind, t.group) != (toll.kind, toll.group) for t in kept)
        if not ours or part or (_numbered(toll) and not toll.part_of and _apart(ours, [toll])):
            kept.append(toll)
    return tuple(kept)


def _whole(tolls: Sequence[Toll], kind: str) -> list[Toll]:
    return [t for t in tolls if t.kind == kind and not t.part_of and not t.since and _numbered(t)]


def _numbered(toll: Toll) -> bool:
    return toll.low is not None or toll.high is not None


def _ends(tolls: Sequence[Toll]) -> list[int]:
    """The end that is told: "at least five" and "five" do not differ."""
    return sorted(t.low if t.low is not None else t.high or 0 for t in tolls)


def _apart(a: Sequence[Toll], b: Sequence[Toll]) -> bool:
    """Whether nobody can be counted in both: armed ones here, all others there. Of nobody, nobody is counted twice."""
    ours, theirs = ({t.group for t in tolls} for tolls in (a, b))
    if (ours | theirs) & _ANYBODY:
        return False
    return bool(ours & _ARMED) != bool(theirs & _ARMED) and not (ours & theirs)
