"""In `events/ceasefires`: where a report tells of a breach: by calling it one, or as an act of arms that is charged."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from dateline.events.ceasefires.acts import only_times
from dateline.events.ceasefires.charges import accused_in, accusers_in
from dateline.events.ceasefires.namings import Naming
from dateline.events.ceasefires.sides import Sides
from dateline.events.ceasefires.threads import Telling
from dateline.events.ceasefires.words import phrases, table
from dateline.events.modality.standing import standing
from dateline.events.scene import Scene
from dateline.events.syntax import Tree

_BEGUN = frozenset({"in force", "agreed", "ended", "extended", "declared"})
_NOT_OF_TRUCES = table("asked")["not_of_truces"]
_REACH = 4
_WISHED = table("asked")["wished"]
_SPANS = frozenset({"minute", "hour", "day"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A word that tells of a breach: by calling it one, or (`act`) as an act of arms that someone is charged with."""

    number: int
    i: int
    act: bool
    turn: int = 0


def _by_sentence(named: Sequence[Naming]) -> dict[int, list[Naming]]:
    found: dict[int, list[Naming]] = {}
    for naming in named:
        found.setdefault(naming.number, []).append(naming)
    return found


def called(scene: Scene, named: Sequence[Naming]) -> Iterator[Spot]:
    words = table("breach")
    here = _by_sentence(named)
    first = min(here, default=0)
    for number, tree in enumerate(scene.trees):
        if number < first - 1:
            continue
        spots: list[int] = []
        for i in range(len(tree.tokens)):
            if tree.lemma(i) in words["nouns"] and tree.lemma(i) != "incident" and tree.tokens[i].upos == "NOUN":
                if not _of_other(tree, i) and not _unsaid(tree, i):
                    spots.append(i)
            elif tree.lemma(i) in words["verbs"] and tree.is_verb(i) and _of_truce(tree, i, here.get(number, [])):
                spots.append(i)
        for phrase in phrases("breach").within(tree):
            spots.append(next((k for k in range(phrase.first, phrase.last + 1) if tree.is_verb(k)), phrase.first))
        spots = _apart(tree, sorted(set(spots)))
        for i in spots:
            yield Spot(number, i, False)
        if spots:
            yield from (Spot(number, i, False) for i in _elliptic(tree, spots[-1]))


def _elliptic(tree: Tree, after: int) -> Iterator[int]:
    """ "Counts 22 infringements by X; Y counts nine by Z": a number behind one that stands for as many more."""
    if not any(tree.tokens[k].upos == "NUM" for k in range(max(0, after - 3), after)):
        return
    for k in range(after + 1, len(tree.tokens)):
        noun = tree.head(k) > k and tree.rel(k) == "nummod"
        if (
            tree.tokens[k].upos == "NUM"
            and not noun
            and k + 1 < len(tree.tokens)
            and tree.low(k + 1) in ("by", "in", "against")
        ):
            yield k


def _apart(tree: Tree, spots: list[int]) -> list[int]:
    """A verb and a noun of one clause tell of one breach."""
    kept: list[int] = []
    for i in spots:
        if not kept or (
            tree.clause(i) != tree.clause(kept[-1]) and tree.head(i) != kept[-1] and tree.head(kept[-1]) != i
        ):
            kept.append(i)
    return kept


def _of_other(tree: Tree, i: int) -> bool:
    near = [*tree.kids(i, "compound", "amod", "nmod", "nmod:poss"), *tree.obliques(i, "of")]
    return any(tree.lemma(k) in _NOT_OF_TRUCES or tree.low(k) in _NOT_OF_TRUCES for k in near)


def _unsaid(tree: Tree, i: int) -> bool:
    """ "Without a single infringement", "nobody has alleged a breach"."""
    words = {tree.low(k) for k in tree.kids(i, "det", "case", "amod")}
    if words & {"no", "without", "any", "single"}:
        return True
    for k in list(tree.ancestors(i))[:3]:
        if any(
            tree.low(s) in ("nobody", "none", "neither", "no-one")
            or any(tree.low(d) in ("no", "neither") for d in tree.kids(s, "det"))
            for s in tree.kids(k, "nsubj")
        ):
            return True
        if any(tree.low(a) in ("not", "n't", "never") for a in tree.kids(k, "advmod")) or any(
            tree.low(m) == "if" for m in tree.kids(k, "mark")
        ):
            return True
    return False


def _of_truce(tree: Tree, verb: int, named: Sequence[Naming]) -> bool:
    """ "Broke the truce", "the deal was breached", "breached it": never "the truce broke down"."""
    if any(tree.low(k) in ("down", "out", "off", "up") for k in tree.kids(verb, "compound:prt", "advmod", "compound")):
        return False
    if any(tree.low(k) in ("not", "n't", "never") for k in tree.kids(verb, "advmod")) or any(
        tree.low(k) in ("will", "would", "could", "may", "might", "must") for k in tree.kids(verb, "aux")
    ):
        return False
    here = {k for n in named for k in (n.i, n.top)}
    patients = {*tree.patients(verb), *tree.kids(verb, "obj")}
    return bool(patients & here) or any(a in here for p in patients for a in (tree.head(p),))


def charged(
    scene: Scene, named: Sequence[Naming], tellings: Sequence[Telling], called: set[tuple[int, int]], sides: Sides
) -> Iterator[Spot]:
    """Acts of arms in the sentences after one that tells of a ceasefire begun, where a side charges another with them."""
    begun = sorted({t.told.number for t in tellings if t.told.stage in _BEGUN and _stands(scene, t)})
    if not begun:
        return
    acts, here = table("breach")["acts"], _by_sentence(named)
    first = max(t.told.last for t in tellings if t.told.number == begun[0])
    heads = {(t.told.number, t.told.head) for t in tellings if t.told.stage in _BEGUN}
    # "accused them of attacking X hours after a truce took hold"
    aside = any(
        scene.trees[begun[0]].rel(t.told.head) == "advcl"
        for t in tellings
        if t.told.number == begun[0] and t.told.stage == "in force"
    )
    for number, tree in enumerate(scene.trees):
        nearest = bisect_right(begun, number) - 1
        if nearest < 0 or number - begun[nearest] > _REACH:
            continue
        verbal = {k for n in here.get(number, []) if n.form == "verb" for k in tree.subtree(n.i)}
        late = any(_after(tree, h, {h}) for n, h in heads if n == number)
        after = first + 1 if number == begun[0] and not aside and not late else 0
        words = [i for i in range(after, len(tree.tokens)) if i not in verbal and is_act(tree, i, acts)]
        words = [i for i in words if _fresh(scene, tree, i) and not only_times(tree, i)]
        seen: set[int] = set()
        for i in words:
            clause = statement(tree, i)
            if clause in seen or (number, clause) in called:
                continue
            accusers = accusers_in(scene, tree, i, sides, act=True)
            if not accusers and _after(tree, i, {h for n, h in heads if n == number}):
                if accused_in(scene, tree, i, sides, ()):
                    seen.add(clause)
                    yield Spot(number, i, True)
                continue
            if not accusers:
                continue
            accused = accused_in(scene, tree, i, sides, accusers)
            names = {a.name for a in accusers}
            if accused and all(a.name in names for a in accused):
                continue
            seen.add(clause)
            yield Spot(number, i, True)


def _after(tree: Tree, i: int, heads: Set[int]) -> bool:
    """ "Shelled X hours after they agreed": an act that the text itself says came on top of a ceasefire."""
    marked = [h for h in heads if any(tree.low(m) in ("after", "despite") for m in tree.kids(h, "mark"))]
    spans = [h for h in marked if any(tree.low(m) == "despite" for m in tree.kids(h, "mark"))]
    spans += [h for h in marked if tree.left[h] > 0 and tree.lemma(tree.left[h] - 1) in _SPANS]
    spans += [h for h in marked if any(tree.lemma(k) in _SPANS for k in tree.kids(h, "obl", "advmod", "nmod"))]
    return any(i == h or i < h for h in spans)


def _stands(scene: Scene, telling: Telling) -> bool:
    """Whether it is told as one of these days, and as a fact: what is done after it may break it."""
    told = telling.told
    if told.asked or telling.old:
        return False
    tree = scene.trees[told.number]
    return standing(tree, told.head, act="assert", lexicon=scene.lexicon).modality in ("actual", "promised", "alleged")


def _fresh(scene: Scene, tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    claim = scene.claim_at(token.start, token.end)
    if claim is not None and not claim.stands:
        return False
    above = tree.head(i)
    if above >= 0 and tree.lemma(above) == "claim" and tree.rel(i) == "obj":
        return False  # "X claimed the firing": its own
    heads = [i, *list(tree.ancestors(i))[:3]]
    if any(tree.lemma(k) in _WISHED for k in heads[1:]):
        return False
    conditional = any(tree.low(m) in ("if", "unless", "until", "once") for k in heads for m in tree.kids(k, "mark"))
    auxiliaries = {tree.low(a) for k in heads[:1] for a in tree.kids(k, "aux")}
    return not conditional and not auxiliaries & {"will", "would", "could", "may", "might", "must", "should", "can"}


def is_act(tree: Tree, i: int, acts: frozenset[str]) -> bool:
    if tree.tokens[i].upos not in ("NOUN", "VERB"):
        return False
    if tree.lemma(i) == "fire" and i > 0 and (tree.low(i - 1) == "cease" or (i > 1 and tree.low(i - 2) == "cease")):
        return False  # "a cease-fire"
    if tree.lemma(i) == "open":
        return any(tree.low(k) in ("fire", "up") for k in tree.kids(i))
    return tree.lemma(i) in acts and tree.lemma(i) not in ("advance", "target", "plane", "troop", "launch", "mine")


def statement(tree: Tree, i: int) -> int:
    """The charge that an act stands in: the nearest finite clause above, or the part of a sentence between semicolons."""
    marks = [k for k in range(len(tree.tokens)) if tree.low(k) in (";", "—")]
    return sum(m < i for m in marks)
