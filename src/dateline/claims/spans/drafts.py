"""Attributions as stretches of the report: what is said, before it is known by whom."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.claims.spans.attributions import Attribution
from dateline.claims.spans.trees import trim
from dateline.claims.types import Saying, Span
from dateline.grounding.actors.quotes import Quotation
from dateline.grounding.actors.tree import Tree
from dateline.grounding.types import Actor

_FIRST_PERSONS = frozenset({"i", "we", "us", "me"})
_SECOND_PERSONS = frozenset({"you"})


@dataclass(slots=True)
class Draft:
    """A claim in the making. Spans are offsets into the report; `line` is the sentence of the cue, `block` its passage.

    `given` are its actors where they are known without its source: the label of a turn names them.
    """

    line: int
    block: int
    cue: list[Span]
    source: list[Span]
    content: list[Span]
    act: str
    speaker: int | None
    attribution: Attribution | None
    tree: Tree
    direct: bool = False
    continues: bool = False
    quotations: list[Quotation] = field(default_factory=list)
    saying: Saying = "spoken"
    given: tuple[Actor, ...] = ()


def draft_of(tree: Tree, attribution: Attribution, line: int) -> Draft:
    return Draft(
        line=line,
        block=tree.sentence.block,
        cue=tree.spans(attribution.cue),
        source=tree.spans(attribution.source),
        content=tree.spans(i for run in _runs(_filled(tree, attribution)) for i in trim(tree, run)),
        act=attribution.act,
        speaker=attribution.speaker,
        attribution=attribution,
        tree=tree,
        saying=attribution.saying,
    )


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in indices:
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _filled(tree: Tree, attribution: Attribution) -> list[int]:
    """The content with the punctuation between its words, wherever the parse hangs a comma."""
    inside = set(attribution.content)
    filled: list[int] = []
    gap: list[int] = []
    for index in range(min(inside, default=0), max(inside, default=-1) + 1):
        if index in inside:
            filled.extend([*gap, index])
            gap = []
        elif tree.tokens[index].upos == "PUNCT" and (filled and filled[-1] == index - 1 - len(gap)):
            gap.append(index)
        else:
            gap = []
    return filled


def addressed(draft: Draft) -> bool:
    """ "You know that ..." within a quotation: who is spoken to has said nothing."""
    return _source_is(draft, _SECOND_PERSONS)


def passed_over(draft: Draft) -> bool:
    """ "He made no mention of the truce": a light verb with "no" says nothing, and the outlet tells of the silence."""
    if draft.direct or draft.quotations or draft.attribution is None or draft.attribution.verb is None:
        return False
    objects = draft.tree.kids(draft.attribution.verb, "obj")
    cue = draft.attribution.cue
    return any(
        draft.tree.tokens[k].text.lower() == "no" and k in cue for o in objects for k in draft.tree.kids(o, "det")
    )


def first_person(draft: Draft) -> bool:
    """ "I think that ..." within a quotation: the speaker's own, in so many words."""
    return _source_is(draft, _FIRST_PERSONS)


def _source_is(draft: Draft, words: frozenset[str]) -> bool:
    if len(draft.source) != 1:
        return False
    start, end = draft.source[0]
    token = draft.tree.index_at(start)
    return token is not None and draft.tree.tokens[token].end == end and draft.tree.tokens[token].text.lower() in words
