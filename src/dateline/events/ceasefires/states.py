"""In `events/ceasefires`: where a sentence names a ceasefire, and the words that say what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.scene import Scene
from dateline.events.syntax import Tree

_STATUSES = (
    "violated",
    "rejected",
    "extended",
    "in force",
    "ended",
    "monitored",
    "declared",
    "agreed",
    "proposed",
)


_REACH = 800


@dataclass(frozen=True, slots=True)
class Named:
    """A ceasefire named in the text: its last word (which the parse hangs on), its first, the word that carries it."""

    i: int
    first: int
    top: int


@dataclass(frozen=True, slots=True)
class State:
    """A status with the word that gives it; `verb` false where a noun does ("a violation of the ceasefire").

    `modifying` is true of a participle beside the ceasefire's name ("a truce agreed in 1994").
    """

    status: str
    word: int
    verb: bool
    modifying: bool = False


def names_in(scene: Scene, tree: Tree) -> list[Named]:
    names = scene.lexicon.table("ceasefires", "names")
    found: list[Named] = []
    domains = scene.lexicon.words.domains
    if scene.peaceful:
        return []
    for i in range(len(tree.tokens)):
        first = i
        if any(tree.lemma(k) in domains for k in tree.kids(i, "compound", "amod")):
            continue  # "a price truce"
        if tree.lemma(i) in names["single"] or tree.low(i).rstrip("s") in names["single"]:
            pass
        elif tree.low(i) == "it" and _takes_effect(scene, tree, i):
            found.append(Named(i, i, i))
            continue
        elif tree.low(i) in ("fire", "fires") and i > 0 and tree.low(i - 1) in ("cease", "-", "–", "‑"):
            first = i - 1 if tree.low(i - 1) == "cease" else i - 2
            if first < 0 or tree.low(first) != "cease":
                continue
        elif tree.lemma(i) in names["cessation"] and tree.tokens[i].upos == "NOUN" and _stops_fighting(scene, tree, i):
            pass
        else:
            continue
        found.append(Named(i, first, _top(tree, i, names["carriers"])))
    return found


def _takes_effect(scene: Scene, tree: Tree, i: int) -> bool:
    """ "It took effect on Monday": of the ceasefire that the sentence before has told of."""
    verb = tree.head(i)
    if verb < 0 or tree.rel(i) != "nsubj" or tree.lemma(verb) not in ("take", "come", "enter", "go"):
        return False
    force = scene.lexicon.table("ceasefires", "force")["words"]
    if not any(tree.lemma(k) in force for k in tree.kids(verb, "obl", "obj", "xcomp")):
        return False
    start = tree.sentence.start
    before = [t for t in scene.trees_within(max(0, start - _REACH), start) if t.sentence.start < start][-1:]
    single = scene.lexicon.table("ceasefires", "names")["single"]
    return any(t.lemma(k) in single for t in before for k in range(len(t.tokens)))


def _stops_fighting(scene: Scene, tree: Tree, i: int) -> bool:
    """ "Cessation of hostilities", "humanitarian pause"; a halt is a ceasefire only where it is one "of hostilities"."""
    words = scene.lexicon.table("ceasefires", "names")["fighting"]
    after = any(tree.lemma(k) in words or tree.low(k) in words for k in tree.obliques(i, "of", "in", "to"))
    before = any(tree.low(k) == "humanitarian" for k in tree.kids(i, "amod", "compound"))
    lemma = tree.lemma(i)
    if lemma == "pause" and scene.warlike:  # "a four-day pause", "a pause of three hours"
        start, end = tree.chars(i)
        before = before or any(t.type == "DURATION" for t in scene.times.touching(start, end))
    return (after and lemma == "cessation") or (before and lemma == "pause")


def _top(tree: Tree, i: int, carriers: tuple[str, ...]) -> int:
    """The noun that stands for the ceasefire in its clause: itself, or the "agreement" or "deal" that it modifies."""
    for _ in range(2):
        above = tree.head(i)
        if above >= 0 and tree.lemma(above) in carriers and tree.rel(i) in ("compound", "nmod", "amod"):
            i = above
    return i


# ---- its state


def states_of(scene: Scene, tree: Tree, named: Named) -> list[State]:
    verbs, nouns = scene.lexicon.table("ceasefires", "verbs"), scene.lexicon.table("ceasefires", "nouns")
    found: list[State] = []
    top = named.top
    modifiers = tree.kids(top, "acl")
    modifiers += [
        k for kid in tree.kids(top, "nmod") for k in tree.kids(kid, "acl:relcl")
    ]  # "a truce of two months that starts"
    modifiers += [k for k in _participle_after(tree, top) if k not in modifiers]
    for kid in modifiers:
        if (status := _verb_status(scene, tree, kid, top, verbs, modifying=True)) is not None:
            found.append(State(status, kid, True, tree.full(kid) != "acl:relcl"))
    above = tree.head(top)
    if (
        above >= 0
        and tree.rel(top) in ("nmod", "compound")
        and (status := _noun_status(tree, above, nouns)) is not None
    ):
        found.append(State(status, above, False))
        top = above
    if (dated := _of_a_day(scene, tree, named)) is not None:
        found.append(dated)
    for kid in tree.kids(named.top, "compound", "nmod"):
        if (status := _noun_status(tree, kid, nouns)) == "violated":
            found.append(State(status, kid, False))
    found += _verbs_above(scene, tree, top, verbs) if top == named.top else []
    return _best(found)


def _participle_after(tree: Tree, top: int) -> list[int]:
    """ "A truce | agreed on in 1994", "a truce, brokered by X": the ceasefire's, wherever the parse hangs it."""
    if top + 1 < len(tree.tokens) and tree.rel(top + 1) == "acl":
        return [top + 1]
    after = top + 2 if top + 2 < len(tree.tokens) and tree.low(top + 1) == "," else top
    bare = tree.tokens[after].xpos == "VBN" and not tree.kids(after, "nsubj", "aux", "aux:pass", "cc", "mark")
    return [after] if bare and tree.rel(after) in ("parataxis", "advcl") else []


def _of_a_day(scene: Scene, tree: Tree, named: Named) -> State | None:
    """ "The ceasefire of 1994": that it was agreed then is told by its name."""
    for kid in tree.kids(named.top, "nmod"):
        token = tree.tokens[kid]
        if tree.cases(kid) == ["of"] and any(t.type == "DATE" for t in scene.times.touching(token.start, token.end)):
            return State("agreed", named.i, False)
    return None


def _verbs_above(scene: Scene, tree: Tree, top: int, verbs: dict[str, tuple[str, ...]] | object) -> list[State]:
    here = top
    for _ in range(3):
        above = tree.head(here)
        if above < 0:
            return []
        if tree.is_verb(above):
            status = _verb_status(scene, tree, above, here, scene.lexicon.table("ceasefires", "verbs"))
            found = [State(status, above, True)] if status is not None else []
            main = tree.head(above)
            if (
                tree.rel(above) == "nsubj" and main >= 0
            ):  # a slip of the parse: "a ceasefire brokered by X came into force"
                more = _verb_status(scene, tree, main, above, scene.lexicon.table("ceasefires", "verbs"))
                found += [State(more, main, True)] if more is not None else []
            for kid in tree.kids(above, "conj"):
                if tree.is_verb(kid) and not tree.kids(kid, "nsubj", "obj") and tree.rel(here) == "nsubj":
                    more = _verb_status(scene, tree, kid, here, scene.lexicon.table("ceasefires", "verbs"))
                    found += [State(more, kid, True)] if more is not None else []
            if found or tree.rel(here) not in ("conj",):
                return found or _predicate(scene, tree, above, here)
        elif tree.rel(here) == "nsubj":
            return _predicate(scene, tree, above, here)
        elif tree.rel(here) != "conj":
            return []
        here = above
    return []


def _predicate(scene: Scene, tree: Tree, above: int, here: int) -> list[State]:
    """ "The truce is in force", "the ceasefire remains in place"."""
    force = scene.lexicon.table("ceasefires", "force")["words"]
    if tree.rel(here) == "nsubj" and tree.lemma(above) in force and "in" in tree.cases(above):
        return [State("in force", above, False)]
    return []


def _noun_status(tree: Tree, i: int, nouns: object) -> str | None:
    table: dict[str, tuple[str, ...]] = dict(nouns)  # type: ignore[call-overload]
    return next((status for status in _STATUSES if tree.lemma(i) in table.get(status, ())), None)


def _verb_status(
    scene: Scene, tree: Tree, verb: int, noun: int, verbs: object, *, modifying: bool = False
) -> str | None:
    """The state that a verb gives to the ceasefire at `noun`, which is its subject, object or what it is agreed "on"."""
    table: dict[str, tuple[str, ...]] = dict(verbs)  # type: ignore[call-overload]
    lemma, rel = tree.lemma(verb), tree.rel(noun)
    if verb == noun or not tree.is_verb(verb):
        return None
    as_subject = rel == "nsubj" and not tree.passive(verb) and tree.head(noun) == verb
    modifying = modifying or tree.rel(verb) == "acl"
    intransitive = scene.lexicon.table("ceasefires", "subjects")["intransitive"]
    force = scene.lexicon.table("ceasefires", "force")["words"]
    if lemma == "put" and any(tree.lemma(k) == "name" for k in tree.kids(verb, "obj")):
        return "agreed"  # "put their names to a truce"
    if lemma in ("enter", "take", "come", "go", "remain", "be", "bring", "put"):
        forced = any(tree.lemma(k) in force for k in tree.kids(verb, "obl", "obj", "xcomp"))
        return "in force" if forced and (as_subject or modifying or rel in ("nsubj", "obj")) else None
    if lemma == "break" and as_subject:
        return "ended" if any(tree.low(k) == "down" for k in tree.kids(verb)) else None
    if as_subject or (modifying and tree.tokens[verb].xpos == "VBG" and not tree.kids(verb, "obj")):
        if lemma not in intransitive:
            return None
        return next((s for s in ("in force", "ended") if lemma in table[s]), None)
    if modifying and tree.tokens[verb].xpos == "VBG" and tree.kids(verb, "obj"):
        return None  # "the armistice ending the war"
    if rel in ("obl", "nmod") and not modifying:
        if lemma == "agree" and {"to", "on", "upon", "with"} & set(tree.cases(noun)):
            return "agreed"
        return "monitored" if lemma == "monitor" else None
    relative = tree.full(verb) == "acl:relcl" and any(
        tree.low(k) in ("that", "which") for k in tree.kids(verb, "nsubj")
    )
    if relative and lemma in intransitive and not tree.passive(verb):
        return next((s for s in ("in force", "ended") if lemma in table[s]), None)
    if rel in ("obj", "nsubj", "conj", "compound", "amod", "xcomp") or modifying:
        if lemma in ("begin", "start", "hold", "commence", "last"):
            return "in force" if lemma in ("begin", "start", "commence") else None
        return next((s for s in _STATUSES if lemma in table.get(s, ())), None)
    return None


def _best(states: Sequence[State]) -> list[State]:
    """One state for each word that gives one, verbs of agreement and declaration beside "in force" kept apart."""
    found: dict[str, State] = {}
    for state in states:
        found.setdefault(state.status, state)
    return [found[s] for s in _STATUSES if s in found]
