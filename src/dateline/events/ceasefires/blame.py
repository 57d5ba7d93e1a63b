"""In `events/ceasefires`: who is meant by a charge that names no one, or both, or by those who only saw or counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.events.ceasefires.sides import Sides
from dateline.events.ceasefires.words import table
from dateline.events.syntax import Tree
from dateline.events.types import Role

_SIDES = table("asked")["sides"]
_HURT = frozenset({"kill", "wound", "injure", "die", "hurt", "rise", "climb"})
_EACH = frozenset({"each other", "one another", "the other", "each side", "both sides"})


def mutual_charge(tree: Tree, i: int, accusers: Sequence[Role]) -> int:
    """ "Each side accused the other of breaches": the word that accuses; 0 where it is no mutual charge."""
    for k in tree.ancestors(i):
        if tree.lemma(k) in table("breach")["charge"] and tree.is_verb(k) and _both(tree, k):
            return k
    if (
        len({r.name for r in accusers if r.actor is not None}) == 1
        and accusers[0].actor is not None
        and accusers[0].actor.kind != "unnamed"
    ):
        return 0
    for k in (i, *tree.ancestors(i)):
        if tree.lemma(k) in ("accuse", "blame", "charge", "trade", "exchange") and tree.is_verb(k):
            words = [tree.low(w) for w in tree.subtree(k)]
            both = any(f"{a} {b}" in _EACH for a, b in pairwise(words))
            return k if both or tree.lemma(k) in ("trade", "exchange") else 0
    return 0


def of_no_side(accusers: Sequence[Role]) -> bool:
    """Whether those who tell of an act speak for no side: residents, witnesses, monitors."""
    texts = " ".join(r.text.lower() for r in accusers)
    return any(word in texts for word in ("resident", "witness", "villager", "observer", "monitor", "reporter"))


def living_there(accusers: Sequence[Role]) -> bool:
    """Whether those who tell of an act are people who saw or heard it: they lay it to nobody whom they do not name."""
    return any(word in r.text.lower() for r in accusers for word in ("resident", "witness", "villager", "reporter"))


def doer_told(tree: Tree, i: int) -> bool:
    """Whether somebody is told to have done it, by a name that is not known: who says so does not say another did."""
    verb = i if tree.is_verb(i) else tree.head(i)
    doers = tree.agents(verb) if verb >= 0 and tree.is_verb(verb) else []
    return any(
        tree.tokens[k].upos in ("NOUN", "PROPN")
        and tree.lemma(k) not in table("breach")["acts"] | {"gunman", "enemy", "side", "fighter", "unit", "attacker"}
        and tree.lemma(verb) not in table("breach")["charge"]
        for k in doers
    )


def protesters(tree: Tree, sides: Sides, accused: Sequence[Role]) -> list[Role]:
    """ "X summoned Y's envoy to protest over violations by Y": the subject of the sentence, who is not charged."""
    root = next((k for k in range(len(tree.tokens)) if tree.rel(k) == "root"), -1)
    found = sides.roles(tree, tree.agents(root), "accuser") if root >= 0 else []
    return [r for r in found if r.name not in {a.name for a in accused}]


def of_toll(tree: Tree, i: int) -> bool:
    """Whether an act is told for those that it killed or hurt: "13 were killed in the strike"."""
    return any(
        tree.lemma(k) in _HURT and (k != i or tree.passive(k) or not tree.agents(k))
        for k in (i, *list(tree.ancestors(i))[:4])
        if tree.is_verb(k)
    )


def denier(sides: Sides, tree: Tree, i: int, speakers: Sequence[Role]) -> list[Role]:
    doers = tree.agents(i)
    named = [k for k in doers if tree.tokens[k].upos != "PRON"]
    return sides.roles(tree, named, "perpetrator") or [replace(r, role="perpetrator") for r in speakers if doers]


def _both(tree: Tree, verb: int) -> bool:
    """ "Both sides alleged", "the two parties reported", "each said the other had": of nobody by name."""
    for k in tree.kids(verb, "nsubj"):
        words = {tree.low(d) for d in (k, *tree.kids(k, "det", "nummod", "cc", "amod"))}
        if tree.lemma(k) in _SIDES and words & {"both", "two", "each"} and not tree.kids(k, "nmod", "nmod:poss"):
            return True
    return False


def other_of_two(accusers: Sequence[Role], bound: Sequence[Role]) -> list[Role]:
    """Of two who are bound, the other: that is what one of them means who calls something a breach."""
    if len({r.name for r in bound}) != 2 or len(accusers) != 1 or accusers[0].name not in {r.name for r in bound}:
        return []
    return [replace(r, role="perpetrator") for r in bound if r.name != accusers[0].name]
