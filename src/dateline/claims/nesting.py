"""Which claim is told within which: what A says that B says is B's claim, by way of A."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.spans.attributions import Attribution
from dateline.claims.spans.drafts import Draft
from dateline.claims.spans.trees import trim

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


def share_cited(by_line: Sequence[list[Draft]]) -> None:
    """ "X reported, citing Y, that ...": the words are X's report, and Y's by way of X, whichever of the two was found.

    Changes the drafts in place. Where "citing Y" was read as X's saying "Y", it stays, and Y's saying is put beside it.
    """
    for drafts in by_line:
        for citing in [d for d in drafts if _cites(d) and d.content]:
            found = citing.attribution
            if found is None or found.verb is None:
                continue
            governor = citing.tree.head(found.verb)
            for draft in drafts:
                if (
                    draft is citing
                    or draft.attribution is None
                    or draft.attribution.verb != governor
                    or not draft.source
                ):
                    continue
                if not draft.content:
                    draft.content = list(citing.content)
                elif set(citing.source) & set(draft.source):
                    drafts.append(_cited(citing, found, draft))
                    citing.attribution = replace(found, cites=False)
                    break


def _cited(citing: Draft, found: Attribution, telling: Draft) -> Draft:
    """What a saying tells, as that of whom it cites."""
    tree = citing.tree
    named = [i for i, t in enumerate(tree.tokens) if any(s <= t.start < e for s, e in citing.content)]
    source = trim(tree, [i for i in named if not any(s <= tree.tokens[i].start < e for s, e in telling.content)])
    heads = [i for i in source if tree.tokens[i].head not in source]
    attribution = replace(found, source=source, content=(), speaker=heads[0] if heads else None, cites=True)
    return Draft(
        line=citing.line,
        block=citing.block,
        cue=list(citing.cue),
        source=tree.spans(source),
        content=list(telling.content),
        act=telling.act,
        speaker=attribution.speaker,
        attribution=attribution,
        tree=tree,
    )


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
