"""In `events/violence`: which words of a sentence tell of violence, and which only look as if they did."""

from __future__ import annotations

from dateline.events.lexicon import Trigger
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.violence.evidence import Evidence
from dateline.events.violence.found import Found
from dateline.events.violence.heard import heard


def find_triggers(scene: Scene, tree: Tree) -> list[Found]:
    """Words of violence of one sentence, idioms, sport, markets and accidents left out; in order."""
    senses = [told for i in range(len(tree.tokens)) if (told := _senses(scene, tree, i))]
    if not senses:
        return _heard(scene, tree)
    evidence = Evidence(scene, tree, [f for told in senses for f in told])
    found = [f for told in senses if (f := next((f for f in told if evidence.holds(f)), None)) is not None]
    return found or ([] if evidence.accident or evidence.domain else _heard(scene, tree))


def by_mishap(scene: Scene, tree: Tree) -> bool:
    """Whether the sentence says that a quake, a blaze or a beast did the harm that it tells of."""
    found = [f for i in range(len(tree.tokens)) for f in _senses(scene, tree, i) if not f.is_noun]
    evidence = Evidence(scene, tree, found)
    return any(evidence.by_mishap(f) for f in found)


def _heard(scene: Scene, tree: Tree) -> list[Found]:
    told = heard(scene, tree)
    return [Found(*told)] if told is not None else []


def _senses(scene: Scene, tree: Tree, i: int) -> list[Found]:
    """What word i may tell of, the likeliest first; nothing where it is no word of violence."""
    token = tree.tokens[i]
    lexicon = scene.lexicon
    lemma = tree.lemma(i)
    if token.upos == "PROPN" and token.text[:1].isupper() and i > 0:
        return []
    if tree.low(i) == "bombed" and i + 2 < len(tree.tokens) and tree.low(i + 1) == "-" and tree.low(i + 2) == "out":
        return []  # what a building is, not what befell it
    if tree.low(i) == "bombed-out":
        return []
    if tree.is_verb(i) and not (tree.rel(i) == "amod" and token.xpos == "VBN"):
        entries = _verb_entries(scene, tree, i)
        if entries and entries[0].territory and _bare_state(scene, tree, i):
            return []
        if entries:
            return [Found(i, entry) for entry in entries]
        if token.xpos != "VBG":
            return []
    elif token.xpos in ("NN", "NNS") and tree.rel(i) == "compound" and tree.rel(tree.head(i)) != "root":
        return []  # "attack helicopter", "clash site": the head noun is what is spoken of
    if token.upos in ("NOUN", "VERB", "PROPN", "ADJ", "X") or token.xpos in ("NN", "NNS", "VBG"):
        for form in (lemma, tree.low(i)):
            first = lexicon.triggers.get((form, "NOUN"))
            entries = [*([first] if first else []), *lexicon.further.get((form, "NOUN"), ())]
            if entries and not _part_of_ceasefire(tree, i):
                light, light_as = _light(scene, tree, i)
                return [Found(i, entry, light, light_as) for entry in entries]
    return []


def _verb_entries(scene: Scene, tree: Tree, i: int) -> list[Trigger]:
    """Entries of the verb with what stands beside it ("blow up", "set ablaze", "burst into", "cut throat"), then of it alone."""
    lexicon, lemma = scene.lexicon, tree.lemma(i)
    words = [f"{lemma} {word}" for word in _beside(tree, i)] if lemma in lexicon.phrasal else []
    keys = [(word, "VERB") for word in dict.fromkeys([*words, lemma])]
    first = [entry for key in keys if (entry := lexicon.triggers.get(key)) is not None][:1]
    return first + [entry for key in keys for entry in lexicon.further.get(key, ())]


def _beside(tree: Tree, i: int) -> list[str]:
    """Words that make another verb of a verb: its particle, object or preposition, "to death", "hostage"."""
    kin = tree.kids(i, "compound:prt", "advmod", "obj", "compound", "xcomp", "nsubj:pass")
    found = [tree.low(k) for k in kin if k > i or tree.full(k) == "nsubj:pass"]
    found += [case for k in tree.kids(i, "obl") for case in tree.cases(k)]
    return found + [tree.low(k) for k in tree.kids(i, "obl") if tree.tokens[k].upos == "NOUN"]


def _bare_state(scene: Scene, tree: Tree, i: int) -> bool:
    """ "The territories occupied in the conflict": what they are, not what happened, where neither doer nor day is told."""
    if tree.rel(i) != "acl" or tree.tokens[i].xpos not in ("VBN", "VBD") or tree.by_agent(i):
        return False
    start, end = tree.chars(i)
    return not any(t.date_from is not None for t in scene.times.touching(start, end))


def _part_of_ceasefire(tree: Tree, i: int) -> bool:
    """ "cease-fire" cut into three words, "cessation of hostilities"."""
    if tree.low(i) in ("fire", "fires") and any(tree.low(k).startswith("cease") for k in range(max(0, i - 2), i)):
        return True
    above = tree.head(i)
    return above >= 0 and tree.lemma(above) == "cessation"


def _light(scene: Scene, tree: Tree, i: int) -> tuple[int, str]:
    """The verb that carries a noun of violence, and what its subject is to it."""
    here = i
    while tree.rel(here) == "conj" and tree.head(here) >= 0 and not tree.is_verb(tree.head(here)):
        here = tree.head(here)
    above = tree.head(here)
    if above < 0 or not tree.is_verb(above):
        return -1, ""
    side = scene.lexicon.light.get(tree.lemma(above), "")
    if side == "agent-with":
        return (above, "agent") if tree.rel(here) == "obl" and "with" in tree.cases(here) else (-1, "")
    if tree.lemma(above) == "take" and tree.rel(here) == "obj":
        return above, "patient"  # "took fire"; of "took place" the noun is the subject
    if tree.rel(here) == "obj" or (side == "patient" and tree.rel(here) == "obl") or tree.full(here) == "nsubj:pass":
        return above, side
    return (above, "none") if tree.rel(here) == "nsubj" else (-1, "")
