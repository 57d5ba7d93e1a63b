"""Small questions about a clause that several steps of attribution ask of its tree."""

from __future__ import annotations

from dateline.grounding.actors.tree import Tree


def marked(tree: Tree, kid: int, word: str) -> bool:
    return any(tree.tokens[k].text.lower() == word for k in tree.kids(kid, "mark"))


def infinitive_of(tree: Tree, verb: int) -> int | None:
    """The "to" clause of a verb ("pledged to withdraw", "called on them to stop")."""
    for kid in tree.kids(verb, "xcomp", "advcl", "ccomp"):
        if kid > verb and marked(tree, kid, "to"):
            return kid
    for noun in tree.kids(verb, "obj", "obl"):
        for kid in tree.kids(noun, "acl", "advcl", "xcomp"):
            if kid > verb and marked(tree, kid, "to"):
                return kid
    return None


def trim(tree: Tree, content: list[int]) -> tuple[int, ...]:
    kept = sorted(set(content))
    while kept and tree.tokens[kept[0]].text in (",", ";", ":", "-", "–", "—", "."):
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].text in (",", ";", ":", "-", "–", "—", "."):
        kept.pop()
    return tuple(kept)


def ends_sentence(tree: Tree, index: int) -> bool:
    """Whether a token ends its sentence but for punctuation."""
    return all(t.upos == "PUNCT" for t in tree.tokens[index + 1 :])


def segment_of(tree: Tree, index: int) -> range:
    """The tokens between the semicolons around a token."""
    stops = [-1, *(i for i, t in enumerate(tree.tokens) if t.text == ";"), len(tree.tokens)]
    first = max(i for i in stops if i < index)
    return range(first + 1, next(i for i in stops if i > index))


def in_segment(tree: Tree, index: int, content: list[int]) -> list[int]:
    """What of a content stands between the same semicolons as its cue ("X, residents say; the army denies it")."""
    segment = segment_of(tree, index)
    return [i for i in content if i in segment]
