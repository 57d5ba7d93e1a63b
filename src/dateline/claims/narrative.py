"""What nobody is quoted for: the sentences, and the parts of sentences, that the outlet says itself."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass

from dateline.claims.acts.reality import granted
from dateline.claims.spans.drafts import Draft
from dateline.claims.types import Span
from dateline.grounding.actors.tree import Tree
from dateline.reports.types import Report

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})
_TIMES = frozenset({"obl:unmarked", "obl:tmod", "nmod:unmarked", "nmod:tmod"})
_OPENING = frozenset("(“\"‘'«„")
_CLOSING = frozenset(".?!…)”\"’'»")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NO_WORDS = frozenset({"PUNCT", "SYM", "X"})
_ENOUGH = 4  # words of content that a left-over phrase needs to be worth a claim of its own


@dataclass(frozen=True, slots=True)
class Told:
    """A narrative stretch: its fragments, and the sentence that it is in."""

    line: int
    spans: tuple[Span, ...]


def narrative_drafts(report: Report, trees: list[Tree], drafts: list[Draft]) -> list[Told]:
    """For each sentence what is left of it outside all content; the whole sentence where nothing is attributed.

    A sentence whose main verb is a cue keeps nothing of its cue clause but what says more than who spoke, to whom and when:
    a meeting that they spoke at, a second clause.
    """
    contents = _joined_spans(sorted({span for d in drafts if not _told_all_the_same(report, d) for span in d.content}))
    starts = [s for s, _ in contents]
    sayings = _joined_spans(sorted({span for d in drafts for span in (*d.source, *d.cue)}))
    saying_starts = [s for s, _ in sayings]
    by_line: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.cue:
            by_line[draft.line].append(draft)
    told = []
    for number, tree in enumerate(trees):
        covered = _covered(tree, contents, starts)
        if number not in by_line:
            covered |= _covered(tree, sayings, saying_starts)  # "MR." of "MR. PRICE: ...", cut off as a sentence
        spans = _left_over(tree, by_line.get(number, []), covered)
        if spans:
            told.append(Told(number, tuple(spans)))
    return told


def _told_all_the_same(report: Report, draft: Draft) -> bool:
    """ "Did not comment on the strike": nobody has said it, and the outlet tells of the strike."""
    if draft.saying in ("spoken", "thought"):
        return False
    cue, content = draft.cue, draft.content[0]
    words = report.text[cue[0][0] : cue[-1][1]] if cue else ""
    return granted(words, draft.act, report.text[content[0] : content[1]])


def _joined_spans(spans: list[Span]) -> list[Span]:
    """Sorted spans, those that overlap joined."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined


def _covered(tree: Tree, contents: list[Span], starts: list[int]) -> set[int]:
    """Indices of the tokens that lie in the content of some draft."""
    sentence = tree.sentence
    low = max(0, bisect_right(starts, sentence.start) - 1)
    here = contents[low : bisect_left(starts, sentence.end)]
    return {i for i, t in enumerate(tree.tokens) if any(s <= t.start < e for s, e in here)}


def _left_over(tree: Tree, drafts: list[Draft], covered: set[int]) -> list[Span]:
    everything = range(len(tree.tokens))
    rest = [i for i in everything if i not in covered]
    words = [i for i in rest if tree.tokens[i].upos not in _NO_WORDS or any(map(str.isalnum, tree.tokens[i].text))]
    if not words:
        return []
    if not drafts:
        if not covered:
            return tree.spans(_trim(tree, rest) or words)
        told = _substance(tree, rest, ()) or any(tree.tokens[i].xpos in _FINITE for i in rest)
        return tree.spans(_trim(tree, rest)) if told else []
    saying: set[int] = set()
    for draft in drafts:
        found = draft.attribution
        if found is not None:
            saying.update(found.cue)
            saying.update(found.source)
            if found.listener is not None:
                saying.update(tree.subtree(found.listener))
        else:
            saying.update(i for i in everything if _within(tree, i, [*draft.cue, *draft.source]))
    root_says = tree.root in saying or tree.root in covered
    left = [i for i in rest if i not in saying] if root_says else rest
    if root_says:
        left = [i for run in _runs(left) if _substance(tree, run, saying) or _missed(tree, run, drafts) for i in run]
    else:
        left = [i for i in left if i not in _joined(tree, drafts)]
    return tree.spans(_trim(tree, left))


def _within(tree: Tree, index: int, spans: list[Span]) -> bool:
    return any(s <= tree.tokens[index].start < e for s, e in spans)


def _substance(tree: Tree, left: list[int], saying: object) -> bool:
    """Whether what is left says more than when and where somebody spoke."""
    inside = set(left)
    words = [i for i in left if tree.tokens[i].upos in _CONTENT and tree.tokens[i].deprel not in _TIMES]
    finite = any(
        tree.tokens[i].upos == "VERB" and (set(tree.kids(i, "nsubj", "obj", "obl", "nsubj:pass")) & inside)
        for i in words
    )
    return len(words) >= _ENOUGH or (finite and len(words) >= _ENOUGH - 1)


def _missed(tree: Tree, run: list[int], drafts: list[Draft]) -> bool:
    """ "promised soldiers two months' pay": an object of the cue that no content took in is not lost."""
    verbs = {d.attribution.verb for d in drafts if d.attribution is not None and not d.attribution.content}
    objects = [i for i in run if tree.is_a(i, "obj", "iobj", "ccomp", "xcomp") and tree.head(i) in verbs]
    return bool(objects) and sum(tree.tokens[i].upos in _CONTENT for i in run) > 1


def _joined(tree: Tree, drafts: list[Draft]) -> set[int]:
    """Cue and source of a saying that is joined to a narrative clause: "..., but critics say"."""
    found = [d.attribution for d in drafts if d.attribution is not None and d.attribution.verb is not None]
    return {i for a in found if a.verb is not None and tree.is_a(a.verb, "conj") for i in (*a.cue, *a.source)}


def _runs(indices: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in sorted(set(indices)):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _trim(tree: Tree, left: list[int]) -> list[int]:
    """Without marks and joining words that stand alone between what was taken out."""
    result: list[int] = []
    for run in _runs(left):
        while (
            run
            and tree.tokens[run[-1]].upos in ("PUNCT", "CCONJ", "ADP", "SCONJ")
            and tree.tokens[run[-1]].text not in _CLOSING
        ):
            run.pop()
        while run and tree.tokens[run[0]].upos in ("PUNCT", "CCONJ") and tree.tokens[run[0]].text not in _OPENING:
            run.pop(0)
        if any(tree.tokens[i].upos != "PUNCT" for i in run):
            result.extend(run)
    return result
