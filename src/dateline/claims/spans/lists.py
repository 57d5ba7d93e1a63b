"""What stands behind a colon in the next passages: "The ministry said in a statement:" and a list, each item the ministry's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.spans.drafts import Draft
from dateline.claims.types import Span
from dateline.claims.voices.speakers import Speakers, unnamed
from dateline.grounding.actors.tree import Tree
from dateline.reports.types import Report

_BULLET = re.compile(r"\s*(?:[-–—*•·▪■●○►+]{1,2}|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")
_MOST_ITEMS = 60


def find_items(
    report: Report, trees: Sequence[Tree], by_line: Sequence[Sequence[Draft]], speakers: Speakers
) -> list[Draft]:
    """A draft for each item of a list that a saying introduces, or for the one passage behind it where there is no list.

    The saying is the last sentence of its passage, ends with a colon and has no content of its own. Linear: a passage is
    looked at once.
    """
    blocks = report.content()
    first_line: dict[int, int] = {}
    last_line: dict[int, int] = {}
    for number, tree in enumerate(trees):
        first_line.setdefault(tree.sentence.block, number)
        last_line[tree.sentence.block] = number
    found: list[Draft] = []
    block = 0
    while block + 1 < len(blocks):
        line = last_line.get(block)
        block += 1
        if line is None or trees[line].tokens[-1].text != ":":
            continue
        teller = _teller(trees[line], line, by_line[line], speakers)
        if teller is None:
            continue
        items = _items(report.text, blocks, block)
        for number, (at, span) in enumerate(items):
            if at in first_line:
                item = first_line[at]
                found.append(_item(teller, trees[item], item, span, speakers, first=number == 0))
        block += len(items) - 1
    return found


def _teller(tree: Tree, line: int, drafts: Sequence[Draft], speakers: Speakers) -> Draft | None:
    """The saying that introduces what follows; None where the sentence has none, or one that has said it."""
    if any(draft.content and not draft.attribution for draft in drafts):
        return None
    for draft in drafts:
        if draft.attribution is not None and draft.attribution.verb is not None and draft.source and draft.cue:
            return draft if not draft.content and draft.attribution.quotes else None
    if drafts or len(tree.tokens) < 4 or tree.tokens[0].text.lower() != "according" or tree.tokens[1].text != "to":
        return None
    source = tree.spans(range(2, len(tree.tokens) - 1))
    named = speakers.within(source[0])
    text = speakers.report.text[source[0][0] : source[0][1]]
    given = (named[0].actor if named else unnamed(text),)
    return Draft(line, tree.sentence.block, tree.spans((0, 1)), source, [], "assert", None, None, tree, given=given)


def _items(text: str, blocks: Sequence[Span], block: int) -> list[tuple[int, Span]]:
    """The passages of the list that begins with a passage, without their bullets; the one passage where it begins none."""
    items: list[tuple[int, Span]] = []
    for number in range(block, min(block + _MOST_ITEMS, len(blocks))):
        start, end = blocks[number]
        bullet = _BULLET.match(text, start, end)
        if bullet is None:
            break
        items.append((number, (bullet.end(), end)))
    return items or [(block, blocks[block])]


def _item(teller: Draft, tree: Tree, line: int, span: Span, speakers: Speakers, *, first: bool) -> Draft:
    """The first item is what the saying says; the others are its speaker's too."""
    if first:
        return replace(teller, content=[span])
    given = teller.given or speakers.of(teller)
    return Draft(line, tree.sentence.block, [], [], [span], teller.act, None, None, tree, continues=True, given=given)
