"""In `events/modality`: whether a word's event is told to end: "the siege was lifted", "an end to the shelling", "is over"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.events.lexicon import Lexicon
from dateline.events.syntax import Tree
from dateline.events.words import words_of

_DEFINITE = words_of("modality_words", "definite")

_SPANS = words_of("modality_words", "spans")


@dataclass(frozen=True, slots=True)
class Phase:
    """The word that says that an event ends. `particular`: it is one that goes on, not any ("an end to attacks").

    `kept_from` is true of what somebody only keeps from doing ("refrained from firing").
    """

    word: int
    particular: bool
    kept_from: bool = False


def ending(tree: Tree, i: int, lexicon: Lexicon) -> Phase | None:
    """The word by which the event of word i is told to end, to have ended or to go on after all; None where there is none."""
    here = _first(tree, i)
    above = tree.head(here)
    table = lexicon.table("modality", "cessation")
    if (told := _told_of(tree, here, table)) >= 0:
        return Phase(told, particular=True)
    if above < 0 or _short_of(tree, above):
        return None
    definite = any(tree.low(k) in _DEFINITE for k in tree.kids(here, "det", "nmod"))
    definite = definite or (tree.is_verb(i) and bool(tree.kids(i, "obj", "obl")))  # "stop firing" is of no one shot
    verbal = tree.is_verb(above)
    if verbal and tree.lemma(above) in table["kept_from"]:
        kept = tree.rel(here) in ("advcl", "obl", "xcomp", "obj")
        return Phase(above, particular=False, kept_from=True) if kept else None
    if verbal and _ends(tree, above, here, table, lemmas=(tree.lemma(here), tree.lemma(i))):
        return Phase(above, particular=definite)
    noun = tree.tokens[above].upos == "NOUN" and tree.lemma(above) in table["nouns"]
    if noun and tree.rel(here) in ("nmod", "acl", "obl"):
        return Phase(above, particular=definite)
    if verbal and tree.rel(here) == "obj":
        ends = {*table["verbs"], *table["lifts"], *table["called_off"]}
        wished = [
            k for k in tree.kids(above, "xcomp") if k > here and tree.tokens[k].xpos == "VBN" and tree.lemma(k) in ends
        ]
        if wished:
            return Phase(wished[0], particular=definite)  # "want the ban lifted"
    over = tree.low(above) in table["over"] and tree.rel(here) == "nsubj"
    return Phase(above, particular=True) if over else None


def _told_of(tree: Tree, here: int, table: Mapping[str, tuple[str, ...]]) -> int:
    """ "Clashes between the two stopped after ...", of which the parse makes a clause of the noun; -1 where it is none."""
    said = tree.head(here) if tree.rel(here) == "csubj" else -1
    beside = [k for k in tree.kids(said, "ccomp") if k > here] if said >= 0 else []
    for verb in (
        beside
        + tree.kids(here, "acl", "advcl")
        + [a for k in tree.kids(here, "nmod", "obl") for a in tree.kids(k, "acl")]
    ):
        if verb < here or tree.tokens[verb].xpos != "VBD" or tree.kids(verb, "nsubj", "obj", "mark", "aux"):
            continue
        particles = {tree.low(k) for k in tree.kids(verb, "compound:prt", "advmod")}
        phrase = {f"{tree.lemma(verb)} {p}" for p in particles} | {tree.lemma(verb)}
        if phrase & {*table["verbs"], *table["fades"]}:
            return verb
    return -1


def _short_of(tree: Tree, verb: int) -> bool:
    """ "Stopped short of attacking" ends nothing."""
    return verb + 1 < len(tree.tokens) and tree.low(verb + 1) == "short"


def _first(tree: Tree, i: int) -> int:
    """The first of words joined by "and": "the blockade and the shelling have ended"."""
    here = i
    for _ in range(4):
        above = tree.head(here)
        joined = tree.rel(here) == "conj" and above >= 0 and tree.is_verb(above) == tree.is_verb(here)
        joined = joined and not (tree.is_verb(here) and tree.tokens[above].xpos != tree.tokens[here].xpos)
        # "thirty years of occupation", "the state of emergency"
        years = tree.rel(here) == "nmod" and above >= 0 and tree.lemma(above) in _SPANS
        if not joined and not years:
            break
        here = above
    return here


def _ends(tree: Tree, verb: int, here: int, table: Mapping[str, tuple[str, ...]], *, lemmas: tuple[str, str]) -> bool:
    rel, lemma = tree.rel(here), tree.lemma(verb)
    if rel not in ("obj", "nsubj", "xcomp", "advcl", "ccomp"):
        return False  # nothing ends what it does not act on, and nothing that is not its subject or clause
    particles = {tree.low(k) for k in tree.kids(verb, "compound:prt", "advmod")}
    phrase = {f"{lemma} {p}" for p in particles} | {lemma}
    acted_on = rel == "obj" or (rel == "nsubj" and tree.passive(verb))
    itself = rel == "nsubj" and not tree.passive(verb) and not tree.kids(verb, "obj")
    if acted_on and phrase & set(table["called_off"]):
        return bool(set(lemmas) & {*table["lasting"], *table["lifted"]})  # a raid called off has not begun
    if (acted_on or itself) and phrase & set(table["completed"]):
        return bool(set(lemmas) & {*table["lasting"], "operation", "offensive"})
    if acted_on and (
        phrase & set(table["verbs"]) or (set(lemmas) & set(table["lifted"]) and phrase & set(table["lifts"]))
    ):
        return True
    if rel in ("xcomp", "advcl", "ccomp") and lemma in table["verbs"]:
        from_ = any(tree.low(k) in ("from", "to") for k in tree.kids(here, "mark"))
        return tree.tokens[here].xpos == "VBG" and not from_ and not tree.kids(here, "nsubj") and rel != "ccomp"
    if itself and phrase & {*table["verbs"], *table["fades"]}:
        return True
    return (acted_on or itself) and (_brought_to_end(tree, verb, table) or _declared_over(tree, verb, table))


def _brought_to_end(tree: Tree, verb: int, table: Mapping[str, tuple[str, ...]]) -> bool:
    """ "Brought the siege to an end", "came to a halt"."""
    if tree.lemma(verb) not in table["brings"]:
        return False
    return any(tree.lemma(k) in table["nouns"] and "to" in tree.cases(k) for k in tree.kids(verb, "obl"))


def _declared_over(tree: Tree, verb: int, table: Mapping[str, tuple[str, ...]]) -> bool:
    """ "Declared their war finished"."""
    if tree.lemma(verb) not in table["declares"]:
        return False
    return any(tree.low(k) in table["over"] for k in tree.kids(verb, "xcomp", "ccomp", "advmod"))
