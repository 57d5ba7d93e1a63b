"""Which claim is told within which: what A says that B says is B's claim, by way of A."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.claims.drafts import Draft

_MOST_EQUAL = 16  # drafts with the same content as one's own that are passed over to find who tells them


def nest(drafts: list[Draft]) -> list[int | None]:
    """For each draft the index of the innermost other one whose content holds its cue, else None.

    A citation ("X reports, citing Y") lies within the report that has the same content. The contents nest or stand apart, as
    `fit` leaves them; time is n log n in the number of their fragments, at any depth.
    """
    fragments = sorted(
        ((s, -e, _rank(draft, number)) for number, draft in enumerate(drafts) for s, e in draft.content),
    )
    parents: list[int | None] = [None] * len(drafts)
    open_now: list[tuple[int, int]] = []  # end and draft of the fragments that hold the place reached, the widest first
    coming = 0
    for index in sorted(range(len(drafts)), key=lambda i: (_anchor(drafts[i]), i)):
        anchor = _anchor(drafts[index])
        while coming < len(fragments) and fragments[coming][0] <= anchor:
            start, end, rank = fragments[coming]
            while open_now and open_now[-1][0] <= start:
                open_now.pop()
            open_now.append((-end, rank[-1]))
            coming += 1
        while open_now and open_now[-1][0] <= anchor:
            open_now.pop()
        parents[index] = _teller(drafts, index, open_now)
    return _without_cycles(parents)


def share_cited(by_line: Sequence[Sequence[Draft]]) -> None:
    """ "X reported, citing Y, that ...": where the parse gives the words to the citing alone, they are X's report too."""
    for drafts in by_line:
        for citing in drafts:
            found = citing.attribution
            if found is None or not found.cites or not citing.content or found.verb is None:
                continue
            for draft in drafts:
                governs = draft.attribution is not None and draft.attribution.verb == citing.tree.head(found.verb)
                if governs and not draft.content and draft.source:
                    draft.content = list(citing.content)


def _rank(draft: Draft, number: int) -> tuple[int, bool, int, int]:
    """Of drafts with a fragment in common the one with more content lies outside, then who is not cited, then the later."""
    return (-sum(e - s for s, e in draft.content), _cites(draft), -number, number)


def _teller(drafts: list[Draft], index: int, open_now: list[tuple[int, int]]) -> int | None:
    for _, other in reversed(open_now[-_MOST_EQUAL:]):
        if other != index and not _same(drafts[other], drafts[index]):
            return other
    return None


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
    """A slip of the parse may put two claims into each other; then the one at which the circle was met stands free."""
    settled = [False] * len(parents)
    for index in range(len(parents)):
        path: list[int] = []
        walked: set[int] = set()
        here: int | None = index
        while here is not None and not settled[here]:
            if here in walked:
                parents[path[-1]] = None
                break
            walked.add(here)
            path.append(here)
            here = parents[here]
        for passed in path:
            settled[passed] = True
    return parents
