"""Attributions of headlines and transcripts, which have no verb: "Turkey: ...", "... : ministry", "HAJIYEV: ..."."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.drafts import Draft
from dateline.claims.speakers import Speakers
from dateline.grounding.actors.lexicon import bodies
from dateline.grounding.actors.tree import Tree
from dateline.reports.types import Report

_MARKS = frozenset('“”"‘’')
_MOST_WORDS = 7


def find_headings(report: Report, trees: list[Tree], speakers: Speakers) -> Iterator[tuple[int, Draft]]:
    """The number of each sentence with such an attribution, and its draft."""
    headings = {(p.start, p.end) for p in report.passages if p.kind == "headline"}
    blocks = report.content()
    for number, tree in enumerate(trees):
        block = blocks[tree.sentence.block] if tree.sentence.block < len(blocks) else (0, 0)
        if len(tree.tokens) < 4 or tree.sentence.start != block[0]:
            continue
        draft = _before_colon(tree, speakers, number)
        if draft is not None and block not in headings and tree.sentence.end < block[1]:
            draft.content = [(draft.content[0][0], _last_end(trees, number))]  # a turn of a transcript
        if draft is None and block in headings:
            draft = _behind_colon(tree, speakers, number)
        if draft is not None:
            yield number, draft


def _last_end(trees: list[Tree], number: int) -> int:
    """Where the last sentence of a passage ends."""
    block = trees[number].sentence.block
    while number + 1 < len(trees) and trees[number + 1].sentence.block == block:
        number += 1
    return trees[number].sentence.end


def _before_colon(tree: Tree, speakers: Speakers, number: int) -> Draft | None:
    colon = next((i for i, t in enumerate(tree.tokens[: _MOST_WORDS + 1]) if t.text == ":"), None)
    if colon is None or colon == 0 or colon + 3 > len(tree.tokens):
        return None
    left = tree.tokens[:colon]
    if any(t.upos in ("VERB", "AUX") for t in left):
        return None
    mention = speakers.at(left[-1].start)
    if mention is None or (mention.start > left[0].start and mention.start > left[min(2, colon - 1)].start):
        return None
    right = tree.tokens[colon + 1 :]
    spoken = any(t.xpos == "MD" or t.text in _MARKS or t.text.lower() in ("we", "our") for t in right)
    if mention.actor.kind == "government" and mention.form in ("name", "capital") and not spoken:
        return None  # "Sudan: shells hit a market" says where
    return _draft(tree, range(colon), (colon,), range(colon + 1, len(tree.tokens)), number)


def _behind_colon(tree: Tree, speakers: Speakers, number: int) -> Draft | None:
    size = len(tree.tokens)
    colon = next(
        (i for i in range(size - 2, max(size - _MOST_WORDS, 2) - 1, -1) if tree.tokens[i].text in (":", "-", "–", "—")),
        None,
    )
    if colon is None:
        return None
    right = tree.tokens[colon + 1 :]
    mention = speakers.at(right[-1].start) or speakers.at(right[0].start)
    if any(t.upos in ("VERB", "AUX") for t in right):
        return None
    if mention is None:
        people = right[-1].lemma.lower() in bodies().people and tree.tokens[colon].text == ":"
        return _draft(tree, range(colon + 1, size), (colon,), range(colon), number) if people else None
    if mention.end - mention.start < (right[-1].end - right[0].start) * 0.6:
        return None
    return _draft(tree, range(colon + 1, size), (colon,), range(colon), number)


def _draft(tree: Tree, source: range, cue: tuple[int, ...], content: range, number: int) -> Draft:
    head = next((i for i in reversed(source) if tree.tokens[i].upos in ("PROPN", "NOUN")), source[-1])
    return Draft(
        line=number,
        block=tree.sentence.block,
        cue=tree.spans(cue),
        source=tree.spans(source),
        content=tree.spans(content),
        act="assert",
        speaker=head,
        attribution=None,
        tree=tree,
    )
