"""In `events/modality`: the way up from a word through what governs it, and where that ends at a fact of its own."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.lexicon import Lexicon
from dateline.events.modality.dependents import ASKING, by_someone, denied_by, negated, of_nobody, own_word
from dateline.events.modality.governors import governed, shares_fate, takes_for_granted, wished
from dateline.events.syntax import Tree
from dateline.events.types import Modality
from dateline.events.words import words_of

_GOVERNED = frozenset({"xcomp", "ccomp", "obj", "obl", "advcl", "nmod", "acl", "csubj", "iobj", "nsubj", "conj"})
_SAME_PREDICATE = frozenset({"xcomp", "obj", "conj", "compound", "amod"})
_HAPPENS = words_of("modality_words", "happens")
_MOST_STEPS = 12


class Climb:
    """The way up from a word through what governs it. `stopped` is true where the last one ended at a fact of its own."""

    def __init__(self, tree: Tree, lexicon: Lexicon, cues: Sequence[tuple[int, int]], *, harmful: bool) -> None:
        self.tree, self.lexicon, self.cues, self.harmful = tree, lexicon, cues, harmful
        self.stopped = False

    def said(self, i: int) -> list[Modality]:
        """What the word's dependents and governors say of it, the nearest first."""
        tree = self.tree
        found: list[Modality] = []
        here, linked = i, True
        for _ in range(_MOST_STEPS):
            if linked and (own := self._own(here, of=i)) is not None:
                found.append(own)
            above = tree.head(here)
            if above >= 0 and wished(tree, here):
                found.append("demanded")
                break
            if above < 0 or _independent(tree, here):
                break
            if _asked_about(tree, here) or _circumstance(tree, here):
                self.stopped = True
                return found
            rel = tree.rel(here)
            if rel in _GOVERNED:
                if rel != "conj" and (of_above := governed(tree, above, here, self.lexicon)) is not None:
                    found.append(of_above)
                if takes_for_granted(tree, above, here, self.lexicon) or _goes_on(tree, above, here):
                    self.stopped = True
                    return found
                linked = linked and (
                    rel in _SAME_PREDICATE
                    or (rel == "nsubj" and (tree.lemma(above) in _HAPPENS or tree.passive(above)))
                    or shares_fate(tree, above, here)
                )
            here = above
            if any(start <= tree.tokens[here].start < end for start, end in self.cues):
                break
        self.stopped = _independent(tree, here)
        return found

    def own(self, i: int) -> list[Modality]:
        """What the word's own dependents say of it, nothing or one."""
        return [m] if (m := self._own(i, of=i)) is not None else []

    def _own(self, here: int, *, of: int) -> Modality | None:
        """What the dependents of one word on the way say; "harmed nobody" says nothing of what is joined to it."""
        tree, tables = self.tree, self.lexicon.modality
        if here != of and denied_by(tree, here, tables) and negated(tree, here, tables):
            return "hypothetical"  # "cannot be ruled out", "did not deny"
        joined = here != of and tree.tokens[here].upos == tree.tokens[of].upos and tree.rel(of) == "conj"
        if negated(tree, here, tables) or (not joined and of_nobody(tree, here)):
            if any(tree.low(k) in tables.marks for k in tree.kids(here, "mark")):
                return "hypothetical"  # "if the guns are not withdrawn"
            hesitates = here != of and tree.lemma(here) in self.lexicon.table("modality", "hesitations")["verbs"]
            return "promised" if hesitates else "denied"
        return own_word(tree, here, tables, harmful=self.harmful and by_someone(tree, here, self.lexicon.words))


def _independent(tree: Tree, i: int) -> bool:
    """Whether the clause of i states something by itself, whatever governs it."""
    rel = tree.rel(i)
    if rel in ("parataxis", "root", "vocative", "discourse"):
        return True
    finite = tree.tokens[i].xpos == "VBD" or any(
        tree.tokens[k].xpos in ("VBD", "VBZ", "VBP") for k in tree.kids(i, "aux", "cop")
    )
    if tree.full(i) == "acl:relcl" or rel == "advcl":
        return finite and not any(tree.low(k) in ("if", "unless", "of") for k in tree.kids(i, "mark"))
    if rel == "conj":
        first = tree.head(i)
        if finite and tree.kids(i, "aux") and tree.tokens[first].xpos == "VB" and not tree.kids(first, "aux"):
            return True  # "tried to cut the road and was thrown back"
        return bool(tree.kids(i, "nsubj")) and tree.is_verb(i) and not _bare(tree, i)
    return False


def _bare(tree: Tree, i: int) -> bool:
    """ "... that troops go back and that the guns be silenced": a subjunctive, as unreal as the one it is joined to."""
    if tree.tokens[i].xpos == "VBP":
        return not tree.kids(i, "aux") and any(tree.low(k) == "that" for k in tree.kids(i, "mark"))
    return tree.tokens[i].xpos == "VB" and not any(tree.tokens[k].xpos == "MD" for k in tree.kids(i, "aux"))


def _goes_on(tree: Tree, above: int, here: int) -> bool:
    """ "If the offensive goes on": there is one."""
    if tree.rel(here) != "nsubj" or tree.passive(above):
        return False
    return tree.lemma(above) in ("continue", "persist") or (
        tree.lemma(above) == "go" and any(tree.low(k) == "on" for k in tree.kids(above, "compound:prt", "advmod"))
    )


def _asked_about(tree: Tree, i: int) -> bool:
    """ "Did not say who had shelled it": that it was shelled stands."""
    if tree.rel(i) not in ("ccomp", "csubj", "advcl", "xcomp") or not tree.is_verb(i):
        return False
    asks = [k for k in tree.kids(i, "nsubj", "obj", "advmod", "obl", "mark") if tree.low(k) in ASKING and k <= i]
    return bool(asks) and not any(tree.low(k) == "to" for k in tree.kids(i, "mark"))


def _circumstance(tree: Tree, i: int) -> bool:
    """ "Denied that civilians died in the strike", "will meet after the attack": what something happens in or after is taken
    to have happened; "in an attack" is so too where nothing else is what is told."""
    if tree.rel(i) not in ("obl", "nmod") or tree.tokens[i].upos not in ("NOUN", "PROPN"):
        return False
    above, cases = tree.head(i), set(tree.cases(i))
    if not (tree.is_verb(above) or tree.rel(i) == "nmod"):
        return False
    if cases & {"after", "since", "during", "amid", "despite", "following"}:
        return True
    definite = any(tree.low(k) in ("the", "this", "these", "those", "that") for k in tree.kids(i, "det"))
    return tree.is_verb(above) and bool(cases & {"in", "by"}) and definite
