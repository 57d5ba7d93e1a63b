"""In `events/ceasefires`: who lays a breach to whom, and how many of them, in the sentence that tells of it."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.events.ceasefires.sides import Sides
from dateline.events.ceasefires.words import table
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Role

_CALL = frozenset({"call", "describe", "denounce", "condemn", "brand", "term", "label"})
_BLAME = frozenset({"accuse", "blame", "charge", "fault"})
_NUMBERS = {
    w: n
    for n, w in enumerate(
        (
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        )
    )
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "dozen": 12,
}


def accusers_in(scene: Scene, tree: Tree, i: int, sides: Sides, *, act: bool = False) -> list[Role]:
    """Who says so: the subject of the charge above the word, or who the claim of the word is of; [] for the report itself."""
    charge = table("breach")["charge"] | _CALL
    words: list[int] = []
    if act and (said := _claimant(scene, tree, i, sides)):
        return said
    for k in tree.ancestors(i):
        if tree.lemma(k) in charge and tree.is_verb(k):
            words = [w for w in tree.agents(k) if w != i]
            if words:
                break
    if not words:
        calls = [k for k in range(len(tree.tokens)) if tree.lemma(k) in _CALL | _BLAME and tree.is_verb(k)]
        near = [k for k in calls if i in tree.subtree(k) or abs(k - i) <= 4]
        words = [w for k in near for w in (tree.agents(k) or tree.by_agent(i)) if w != i]
    if not words and not tree.is_verb(i):
        words = (
            tree.by_agent(tree.head(i))
            if tree.head(i) >= 0 and tree.is_verb(tree.head(i)) and tree.passive(tree.head(i))
            else []
        )
    words += [k for w in words for k in tree.kids(w, "nmod:poss") if tree.lemma(k) in table("breach")["monitors"]]
    found = sides.roles(tree, words, "accuser") or [r for w in words if (r := _monitor(scene, tree, w)) is not None]
    return found or _claimant(scene, tree, i, sides)


def _monitor(scene: Scene, tree: Tree, i: int) -> Role | None:
    """A monitor or an envoy who charges, by the body that they are of where it is told."""
    if tree.lemma(i) not in table("breach")["monitors"]:
        return None
    first, last = tree.noun_range(i)
    start, end = tree.tokens[first].start, tree.tokens[last].end
    mention = scene.actor_on(tree, i)
    return Role(
        "accuser",
        start,
        end,
        scene.report.text[start:end],
        mention.actor.name if mention else scene.report.text[start:end],
        mention.actor if mention else None,
    )


def _claimant(scene: Scene, tree: Tree, i: int, sides: Sides) -> list[Role]:
    token = tree.tokens[i]
    claim = scene.claim_at(token.start, token.end) or scene.claim_over(tree, i)
    if claim is None or not claim.source_spans:
        return []
    start, end = claim.source_spans[0]
    for other in scene.trees_within(start, end):
        words = [k for k, t in enumerate(other.tokens) if start <= t.start < end]
        heads = [k for k in words if other.head(k) not in words]
        found = sides.roles(other, heads, "accuser") or sides.roles(other, words, "accuser")
        if found:
            return found[:1]
    actor = claim.claimant
    return (
        [Role("accuser", start, end, scene.report.text[start:end], actor.name, actor)]
        if actor.kind not in ("outlet",)
        else []
    )


def accused_in(scene: Scene, tree: Tree, i: int, sides: Sides, accusers: Sequence[Role]) -> list[Role]:
    """To whom it is laid: who is accused or blamed, who did the act, whose it is."""
    names = {r.name for r in accusers}
    blamed = [
        w for k in (i, *tree.ancestors(i)) if tree.lemma(k) in _BLAME and tree.is_verb(k) for w in tree.patients(k)
    ]
    blamed += [
        w
        for k in range(len(tree.tokens))
        if tree.lemma(k) in _BLAME and tree.is_verb(k) and k > i
        for w in tree.patients(k)
    ]
    options = [blamed, tree.by_agent(i)]
    if tree.tokens[i].upos == "NUM" and i + 1 < len(tree.tokens) and tree.low(i + 1) == "by":
        options.append(list(range(i + 2, min(i + 6, len(tree.tokens)))))
    if tree.is_verb(i):
        options.append(tree.agents(i))
    else:
        options.append([*tree.kids(i, "nmod:poss", "amod", "compound"), *tree.obliques(i, "by")])
        above = tree.head(i)
        options.append(tree.obliques(above, "by") if above >= 0 and not tree.is_verb(above) else [])
        for k in list(tree.ancestors(i))[:3]:
            if tree.is_verb(k) and tree.lemma(k) not in table("breach")["charge"] | _CALL:
                options.append(tree.agents(k))
    for words in options:
        found = [r for r in sides.roles(tree, words, "perpetrator") if r.name not in names]
        if found:
            return found
    return []


def count_in(scene: Scene, tree: Tree, i: int) -> int | None:
    """ "14 times", "37 violations", "hit it five times"; never the rounds or rockets of one attack."""
    if i < 0:
        return None
    if tree.tokens[i].upos == "NUM":
        return _number(scene, tree, i)
    counted = table("breach")["counted"]
    spots = [
        i,
        *tree.kids(i, "obl", "obj", "advmod", "nmod"),
        *[k for o in tree.kids(i, "obj") for k in tree.kids(o, "nmod", "obl")],
    ]
    for spot in spots:
        if tree.lemma(spot) in counted or tree.low(spot) in counted:
            for kid in tree.kids(spot, "nummod", "amod"):
                if (number := _number(scene, tree, kid)) is not None:
                    return number
    before = [k for k in range(max(0, i - 3), i) if tree.tokens[k].upos == "NUM"]
    if tree.lemma(i) in counted and before:
        return _number(scene, tree, before[-1])
    return None


def number_of(low: str) -> int | None:
    """The number of "14", "1,400", "fourteen", "twenty-two", "hundred"; None for other words."""
    low = low.replace(",", "")
    if low.isdigit():
        return int(low)
    if low in _NUMBERS:
        return _NUMBERS[low]
    ten, _, one = low.partition("-")
    return _TENS[ten] + _NUMBERS.get(one, 0) if ten in _TENS else None


def _number(scene: Scene, tree: Tree, i: int) -> int | None:
    number = number_of(tree.low(i))
    if number is not None or tree.tokens[i].upos != "NUM":
        return number
    return next((q.low for q in scene.quantities_on(tree, i) if q.low is not None), None)
