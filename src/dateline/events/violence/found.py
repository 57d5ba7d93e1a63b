"""In `events/violence`: a word that tells of violence, and to whom it says that it is done."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from dateline.events.lexicon import Trigger
from dateline.events.syntax import Tree


@dataclass(frozen=True, slots=True)
class Found:
    """A word that tells of violence: its place in the tree, its entry, and the light verb that carries it (or -1)."""

    i: int
    trigger: Trigger
    light: int = -1
    light_as: str = ""

    @property
    def is_noun(self) -> bool:
        return self.trigger.pos == "NOUN"


def done_to(tree: Tree, found: Found, body: frozenset[str] = frozenset()) -> list[int]:
    """To whom the verb is done; where its object is a part of the word ("took control of the town") or of a body ("slit their
    throats"), whose it is."""
    whom, part = tree.patients(found.i), found.trigger.lemma.partition(" ")[2]
    own = [k for k in whom if (part and tree.low(k) == part) or (tree.lemma(k) in body and _whose(tree, k))]
    theirs = [m for k in own for m in _whose(tree, k)]
    theirs += tree.obliques(found.i, "of", "over") if own and not theirs else []
    return [k for k in whom if k not in own] + theirs


def owners(tree: Tree, i: int) -> list[int]:
    """Whose word i is: "into rebel hands", "into the hands of the rebels"."""
    return [*tree.kids(i, "nmod:poss", "compound", "amod"), *tree.obliques(i, "of")]


def _whose(tree: Tree, i: int) -> list[int]:
    return [*tree.kids(i, "nmod:poss"), *tree.obliques(i, "of", "over", "from")]


#: Verbs by which somebody is charged with a deed, and the prepositions before it.
_CHARGES = {"accuse": frozenset({"of"}), "blame": frozenset({"for"})}


def charging(tree: Tree, i: int) -> int:
    """The verb of "X accused Y of the attack", "blamed Y for it" that charges somebody with noun i; -1 where none does."""
    for above in (k for k in islice(tree.ancestors(i), 2) if tree.is_verb(k)):
        return above if _CHARGES.get(tree.lemma(above), frozenset()) & set(tree.cases(i)) else -1
    return -1
