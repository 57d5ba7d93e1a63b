"""In `events/ceasefires`: where a report speaks of one: by its name, by what stands for it, or by a verb ("hold fire")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.events.ceasefires.words import phrases, table
from dateline.events.scene import Scene
from dateline.events.syntax import Tree

Form = Literal["name", "verb", "again", "it"]

_ARMED = frozenset({"armed_group", "military"})
_BOUND = frozenset({"armed_group", "military", "government"})
_PRONOUNS = frozenset({"it", "this", "that"})
_AGO = 6
_PAPERS = frozenset({"agreement", "treaty", "settlement", "protocol", "document"})
_ENDS = frozenset({"stop", "cease", "halt", "end", "pause"})
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Naming:
    """Word `i` of sentence `number`, which stands for a ceasefire; `top` carries it ("deal"), `first` begins its name."""

    number: int
    i: int
    top: int
    first: int
    form: Form


def of_war(scene: Scene) -> bool:
    """Whether the report's ceasefires may be those of wars: its words of arms are not outweighed by words of other fields."""
    if scene.peaceful:
        return False
    arms, peace = _weights(scene)
    return arms > peace or peace == 0


def _weights(scene: Scene) -> tuple[int, int]:
    """How much a report speaks of states and arms, and how much of other fields."""
    words = table("war")
    arms = sum(m.actor.kind in _ARMED for m in scene.actors)
    peace = 0
    for tree in scene.trees:
        for i in range(len(tree.tokens)):
            both = {tree.lemma(i), tree.low(i)}
            arms += bool(both & words["arms"])
            peace += bool(both & words["peace"])
    states = len({m.actor.country for m in scene.actors if m.actor.country})
    return arms + states, peace


def namings(scene: Scene, trees: tuple[Tree, ...]) -> list[Naming]:
    """Every naming in order of the text; what stands for a ceasefire counts only after one has been spoken of."""
    arms = _weights(scene)[0] > 0
    named: list[list[Naming]] = []
    for number, tree in enumerate(trees):
        here = [n for i in range(len(tree.tokens)) if (n := _name(scene, tree, number, i, arms)) is not None]
        named.append(here + (_verbal(tree, number, here) if arms else []))
    if not any(named):
        named = [_deals(scene, tree, number) for number, tree in enumerate(trees)]
    found: list[Naming] = []
    spoken = any(named)
    for number, tree in enumerate(trees):
        here = named[number]
        taken = {n.i for n in here} | {n.top for n in here}
        first = min((n.i for n in here), default=-1)
        if spoken and (not found or number - found[-1].number <= _AGO):
            for i in range(len(tree.tokens)):
                told = bool(found) or 0 <= first < i
                if i not in taken and (form := _stands_for(tree, i)) is not None and (told or _deal(tree, i)):
                    here.append(Naming(number, i, i, i, form))
        found += sorted(here, key=lambda n: n.i)
    return found


def _deal(tree: Tree, i: int) -> bool:
    peace = any(tree.low(k) == "peace" for k in tree.kids(i, "compound", "amod", "nmod"))
    return tree.lemma(i) in ("deal", "pact", "accord", "understanding") or (peace and tree.lemma(i) in _PAPERS)


def _deals(scene: Scene, tree: Tree, number: int) -> list[Naming]:
    """ "X's pact with the Y", in a report that calls it by no other name: where those who bear arms are bound by it."""
    found: list[Naming] = []
    for i in range(len(tree.tokens)):
        if (_deal(tree, i) or tree.lemma(i) == "agreement") and tree.tokens[i].upos == "NOUN":
            bound = [m for k in tree.obliques(i, "with", "between") if (m := scene.actor_on(tree, k)) is not None]
            above = tree.head(i)
            breach = table("breach")["nouns"] | table("breach")["verbs"]
            broken = above >= 0 and tree.lemma(above) in breach and any(m.actor.kind in _ARMED for m in scene.actors)
            if broken or any(m.actor.kind in _BOUND for m in bound):
                found.append(Naming(number, i, i, i, "again"))
    return found


def _name(scene: Scene, tree: Tree, number: int, i: int, arms: bool) -> Naming | None:
    names = table("names")
    lemma, low = tree.lemma(i), tree.low(i)
    first = i
    if {lemma, low.rstrip("s")} & names["single"]:
        if i + 1 < len(tree.tokens) and tree.low(i + 1) in ("line", "lines", "avenue", "street", "day", "square"):
            return None
    elif low == "down" and i > 1 and tree.low(i - 1) in ("-", "–", "‑") and tree.low(i - 2) == "stand":
        first = i - 2
    elif low in ("fire", "fires") and i > 0 and tree.low(i - 1) in ("cease", "-", "–", "‑"):
        first = i - 1 if tree.low(i - 1) == "cease" else i - 2
        if first < 0 or tree.low(first) != "cease" or (first == i - 1 and tree.tokens[first].upos == "VERB"):
            return None
    elif arms and lemma in names["soft"] and tree.tokens[i].upos in _NOUNS and _soft(scene, tree, i):
        pass
    else:
        return None
    naming = Naming(number, i, _top(tree, i), first, "name")
    return None if of_trade(tree) or _is_none(tree, naming) else naming


def _is_none(tree: Tree, naming: Naming) -> bool:
    """ "The declaration is not a ceasefire", "not yet a truce": what is said to be none."""
    before = [tree.low(k) for k in range(max(0, naming.first - 4), naming.first)]
    return any(
        before[n] in ("not", "n't", "never", "hardly") and set(before[n + 1 :]) <= {"yet", "a", "an", "quite", "really"}
        for n in range(len(before))
        if "a" in before[n + 1 :] or "an" in before[n + 1 :]
    )


def of_trade(tree: Tree) -> bool:
    """ "A truce in their trade war": the quarrel that the sentence tells of is one without arms."""
    bloodless = table("names")["bloodless"]
    return any(
        tree.lemma(k) in table("names")["quarrels"]
        and k > 0
        and (tree.low(k - 1) in bloodless or tree.lemma(k - 1) in bloodless)
        for k in range(1, len(tree.tokens))
    )


def _soft(scene: Scene, tree: Tree, i: int) -> bool:
    """ "A halt to hostilities", "the three-day pause", "its six-month calm"."""
    names = table("names")
    lemma = tree.lemma(i)
    after = [tree.low(k) for k in range(i + 1, min(i + 5, len(tree.tokens)))]
    if lemma == "end" and not (after[:1] == ["to"] and _in_fighting(after[1:4], names["fighting"])):
        return False
    tied = after[:1] and after[0] in ("in", "of", "to", "on")
    if tied and any(w in names["fighting"] or w.rstrip("s") in names["fighting"] for w in after[1:]):
        return True
    before = range(max(0, i - 5), i)
    if any(tree.low(k) in names["before"] for k in before if tree.head(k) in (i, tree.head(i)) or i - k <= 3):
        return lemma not in ("peace", "quiet")
    start = tree.tokens[max(0, i - 4)].start
    lasting = [t for t in scene.times.touching(start, tree.tokens[i].start) if t.type == "DURATION"]
    if any("-" in t.text or tree.tokens[i].start - t.end <= 2 for t in lasting):
        return lemma not in ("peace", "window", "break", "stop")
    if lemma in ("freeze", "halt", "standstill", "pause") and "for" in tree.cases(i):
        return tree.head(i) >= 0 and tree.lemma(tree.head(i)) in ("call", "appeal", "demand", "push", "plea")
    return lemma in ("lull", "stand-down", "standdown", "calm") and any(
        tree.low(k) in ("the", "this", "a", "their", "its") for k in before
    )


def _in_fighting(words: list[str], fighting: frozenset[str]) -> bool:
    return any(w in fighting or w.rstrip("s") in fighting for w in words)


def _top(tree: Tree, i: int) -> int:
    """The noun that stands for the ceasefire in its clause: itself, or the "agreement" or "deal" that it modifies."""
    carriers = table("names")["carriers"]
    for _ in range(2):
        above = tree.head(i)
        if above >= 0 and tree.lemma(above) in carriers and tree.rel(i) in ("compound", "nmod", "amod"):
            i = above
    return i


def _verbal(tree: Tree, number: int, named: list[Naming]) -> list[Naming]:
    taken = {k for n in named for k in range(n.first, max(n.i, n.top) + 1)}
    found: dict[int, Naming] = {}
    for phrase in phrases("verbal").within(tree):
        span = set(range(phrase.first, phrase.last + 1))
        verb = next((k for k in sorted(span) if _acts(tree, k)), phrase.first)
        if not taken & span:
            found.setdefault(verb, Naming(number, verb, verb, phrase.first, "verb"))
            taken |= span
    for verb in range(len(tree.tokens)):  # "all military action in and around X ceases": the fighting that is to stop
        if verb not in taken and tree.lemma(verb) in _ENDS and tree.is_verb(verb) and verb not in found:
            subjects = [
                k
                for k in tree.kids(verb, "nsubj")
                if tree.lemma(k) in table("names")["fighting"] or tree.low(k) in table("names")["fighting"]
            ]
            if subjects and tree.tokens[verb].xpos in ("VB", "VBZ", "VBP"):
                found[verb] = Naming(number, verb, verb, subjects[0], "verb")
    return list(found.values())


def _acts(tree: Tree, k: int) -> bool:
    return tree.is_verb(k) and tree.rel(k) not in ("amod", "compound")


def _stands_for(tree: Tree, i: int) -> Form | None:
    names = table("names")
    low, lemma = tree.low(i), tree.lemma(i)
    if low in _PRONOUNS:
        return "it" if tree.rel(i) in ("nsubj", "obj", "obl", "nmod") and low == "it" else None
    if lemma in names["other"] | names["first"] and tree.rel(i) in ("nsubj", "obj", "nmod", "obl"):
        return "again"
    if tree.low(i) == "one" and i > 0 and tree.low(i - 1) in names["other"] | names["first"] | names["fresh"]:
        return "again"
    if low == "one" and tree.rel(i) in ("obl", "obj") and "for" in tree.cases(i) and tree.head(i) < i:
        return "again"  # "two days after its leader appealed for one"
    if tree.tokens[i].upos != "NOUN" and tree.tokens[i].upos != "PROPN":
        return None
    if lemma in names["again"] or low in names["again"]:
        return None if any(tree.low(k) == "own" for k in tree.kids(i, "amod")) else "again"
    definite = any(
        tree.low(k) in ("the", "this", "that", "these", "his", "her", "their", "its")
        for k in tree.kids(i, "det", "nmod:poss")
    )
    return "again" if definite and (lemma in names["offered"] or low in names["offered"]) else None
