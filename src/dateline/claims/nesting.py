"""Which claim is told within which: what A says that B says is B's claim, by way of A."""

from __future__ import annotations

from dateline.claims.drafts import Draft


def nest(drafts: list[Draft]) -> list[int | None]:
    """For each draft, in order of its sentence, the index of the innermost draft whose content holds its cue, else None.

    Linear but for the drafts that are open at once, which the depth of the nesting bounds.
    """
    order = sorted(range(len(drafts)), key=lambda i: (drafts[i].content[0][0], -drafts[i].content[-1][1], i))
    parents: list[int | None] = [None] * len(drafts)
    place = sorted(range(len(drafts)), key=lambda i: (_anchor(drafts[i]), i))
    active: list[int] = []
    entering = iter([*order, -1])
    coming = next(entering)
    for index in place:
        anchor = _anchor(drafts[index])
        while coming >= 0 and drafts[coming].content[0][0] <= anchor:
            active.append(coming)
            coming = next(entering)
        active = [i for i in active if drafts[i].content[-1][1] > anchor]
        best: tuple[int, int] | None = None
        for i in active:
            if (
                i != index
                and any(s <= anchor < e for s, e in drafts[i].content)
                and not _same(drafts[i], drafts[index])
            ):
                size = sum(e - s for s, e in drafts[i].content)
                if best is None or size < best[0]:
                    best = (size, i)
        parents[index] = best[1] if best is not None else None
    return _without_cycles(parents)


def _anchor(draft: Draft) -> int:
    if _cites(draft):
        return draft.content[0][0]
    return draft.cue[0][0] if draft.cue else draft.content[0][0]


def _same(outer: Draft, inner: Draft) -> bool:
    """Two that share their content are not within each other; but what X reports, citing Y, is Y's by way of X."""
    return outer.content == inner.content and not (_cites(inner) and not _cites(outer))


def _cites(draft: Draft) -> bool:
    return draft.attribution is not None and draft.attribution.cites


def _without_cycles(parents: list[int | None]) -> list[int | None]:
    """A slip of the parse may put two claims into each other; then the later one stands free."""
    for index in range(len(parents)):
        seen = {index}
        here = parents[index]
        while here is not None:
            if here in seen:
                parents[index] = None
                break
            seen.add(here)
            here = parents[here]
    return parents
