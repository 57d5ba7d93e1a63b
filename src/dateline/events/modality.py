"""Inside events/: whether what a word tells of is said to have happened, and if not, in what way not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.lexicon import Lexicon, ModalityTables
from dateline.events.syntax import Tree
from dateline.events.types import Modality

_GOVERNED = frozenset({"xcomp", "ccomp", "obj", "obl", "advcl", "nmod", "acl", "csubj", "iobj", "nsubj"})
_SAME_PREDICATE = frozenset({"xcomp", "obj", "conj", "compound", "amod"})
_HAPPENS = frozenset({"occur", "take", "happen", "break", "erupt", "be", "fire", "launch", "carry"})
_UNDONE = frozenset(
    {"willingness", "proposal", "readiness", "attempt", "effort", "talk", "dialogue", "negotiation", "bid", "wish", "desire",
     "intention", "plan", "offer", "call", "appeal", "pressure", "order", "refusal", "failure", "chance", "right", "way", "move"}
)  # fmt: skip
_FINITE_PAST = frozenset({"VBD"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a word's event stands: its modality, and whether it is only told to stop (`ceasing`)."""

    modality: Modality
    ceasing: bool = False


def standing(tree: Tree, i: int, *, act: str, lexicon: Lexicon, cues: Sequence[tuple[int, int]] = ()) -> Standing:
    """Modality of the event told of by word i, from its negation, auxiliaries, governors and the act of its claim.

    The climb from i stops where a clause states a fact of its own: a relative clause in the past, a coordinate clause with a
    subject of its own; and at the cue of the claim (`cues`), whose own governors say nothing of the event. What is negated
    stands as denied, what is asked for as demanded (PLOVER's negation, hypothetical and future).
    """
    tables = lexicon.modality
    said: list[Modality] = []
    ceasing = False
    here, linked = i, True
    for _ in range(12):
        if linked and (own := _own(tree, here, tables)) is not None:
            said.append(own)
        above = tree.head(here)
        if above < 0 or _independent(tree, here):
            break
        rel = tree.rel(here)
        lemma = tree.lemma(above)
        if rel in _GOVERNED or rel == "conj":
            if rel != "conj" and _cessation(tree, above, here, lexicon):
                ceasing = True
            if rel != "conj" and (governed := _governor(tree, above, here, lemma, tables, lexicon)) is not None:
                said.append(governed)
            if _presupposed(tree, above, here, lexicon):
                break
            linked = linked and (
                rel in _SAME_PREDICATE or (rel == "nsubj" and lemma in _HAPPENS) or _shares_fate(tree, above, here)
            )
        here = above
        if any(start <= tree.tokens[here].start < end for start, end in cues):
            break
    if not said and not _independent(tree, here) and (of_act := _from_act(tree, i, act, tables)) is not None:
        said.append(of_act)
    return Standing(_weighed(said), ceasing)


def _weighed(said: list[Modality]) -> Modality:
    """What is denied is denied whatever else is said of it; what is feared is no promise; else the nearest word decides."""
    if "denied" in said:
        return "denied"
    if said and said[0] == "promised" and "hypothetical" in said:
        return "hypothetical"
    return said[0] if said else "actual"


def _own(tree: Tree, i: int, tables: ModalityTables) -> Modality | None:
    """What the word's own dependents say: negation, auxiliary, adverb, "if"."""
    found: Modality | None = None
    for kid in tree.kids(i, "advmod", "aux", "det", "mark", "amod", "cc", "neg", "cc:preconj", "case"):
        word = tree.low(kid)
        if word in tables.negators and not _not_only(tree, kid):
            return "denied"
        if word == "without" and tree.rel(kid) in ("mark", "case"):
            return "denied"
        if tree.rel(kid) == "aux":
            found = found or tables.auxiliaries.get(word)
        elif tree.rel(kid) == "mark":
            found = found or tables.marks.get(word)
        elif tree.rel(kid) in ("advmod", "amod"):
            found = found or tables.adverbs.get(word)
    if any(tree.low(d) in ("no", "neither") for s in tree.kids(i, "nsubj") for d in tree.kids(s, "det")):
        return "denied"
    if not found and tree.is_verb(i) and (_for_to(tree, i) or _not_yet(tree, i)):
        return "hypothetical"
    if not found and any(tree.lemma(k) in ("have", "need") and tree.rel(k) == "aux" for k in tree.kids(i)):
        return None
    return found


def _for_to(tree: Tree, i: int) -> bool:
    """ "For X to agree, ...": a purpose, not a fact; also "to attack" as an adverbial."""
    infinitive = tree.rel(i) == "advcl" and any(tree.low(k) == "to" for k in tree.kids(i, "mark"))
    return infinitive and not tree.called_on(i)


def _not_yet(tree: Tree, i: int) -> bool:
    """ "A proposal to negotiate a truce", "once a truce has been agreed": nothing done; "the first to be killed" was."""
    marks = [tree.low(k) for k in tree.kids(i, "mark", "advmod")]
    if tree.full(i) == "acl" and "to" in marks:
        noun = tree.head(i)
        return tree.lemma(noun) in _UNDONE and not any(tree.low(k) == "first" for k in tree.kids(noun, "amod"))
    if not {"once", "until", "till"} & set(marks):
        return False
    tags = {tree.tokens[k].xpos for k in tree.kids(i, "aux")} | {tree.tokens[i].xpos}
    return bool(tags & {"VBZ", "VBP"})


def _shares_fate(tree: Tree, above: int, here: int) -> bool:
    """ "Could start a war by attacking X", "will respond to an attack on X": as unreal as the verb above."""
    if tree.rel(here) == "advcl":
        by = any(tree.low(k) in ("by", "through") for k in tree.kids(here, "mark", "case"))
        return by and tree.tokens[here].xpos == "VBG"
    answered = tree.rel(here) == "obl" and tree.lemma(above) in ("respond", "react", "retaliate", "lead", "amount")
    return answered and any(tree.low(k) in ("a", "an", "any") for k in tree.kids(here, "det"))


def _presupposed(tree: Tree, above: int, here: int, lexicon: Lexicon) -> bool:
    """ "Might resign to protest the murder", "call on the police to solve the killing": it has happened, whatever they do."""
    return tree.lemma(above) in lexicon.table("modality", "presupposing")["verbs"] and (
        tree.rel(here) == "obj" or (tree.rel(here) == "obl" and tree.is_verb(above))
    )


def _not_only(tree: Tree, i: int) -> bool:
    return i + 1 < len(tree.tokens) and tree.low(i + 1) in ("only", "just", "merely", "less", "fewer", "more", "long")


def _independent(tree: Tree, i: int) -> bool:
    """Whether the clause of i states something by itself, whatever governs it."""
    rel = tree.rel(i)
    if rel in ("parataxis", "root", "vocative", "discourse"):
        return True
    finite = tree.tokens[i].xpos in _FINITE_PAST or any(
        tree.tokens[k].xpos in ("VBD", "VBZ", "VBP") for k in tree.kids(i, "aux", "cop")
    )
    if tree.full(i) == "acl:relcl" or rel == "advcl":
        return finite and not any(tree.low(k) in ("if", "unless", "of") for k in tree.kids(i, "mark"))
    if rel == "conj":
        return bool(tree.kids(i, "nsubj")) and tree.is_verb(i)
    return False


def _governor(
    tree: Tree, above: int, here: int, lemma: str, tables: ModalityTables, lexicon: Lexicon
) -> Modality | None:
    """What the verb or noun above says of the word here, and whether it is itself denied ("did not deny" gives nothing)."""
    rel = tree.rel(here)
    dismissals = lexicon.table("modality", "dismissals")
    if tree.is_verb(above):
        if rel in ("nsubj",) and not tree.passive(above):
            return None
        if rel in ("obl", "advcl") and lemma in dismissals["verbs"] and "for" in tree.cases(here):
            return "denied" if any(tree.lemma(k) in dismissals["nouns"] for k in tree.kids(above, "obj")) else None
        if rel in ("obl", "advcl") and lemma not in tables.verbs:
            return None
        if rel == "obl" and lemma not in (
            "accuse",
            "blame",
            "warn",
            "suspect",
            "call",
            "appeal",
            "threaten",
            "prevent",
        ):
            return None
        if rel == "advcl" and tree.called_on(here):
            return "demanded"
        if rel == "advcl" and not any(tree.low(k) in ("of", "for", "from", "about") for k in tree.kids(here, "mark")):
            return None
        found = tables.verbs.get(lemma)
        if found == "demanded" and rel == "ccomp" and tree.tokens[here].xpos in ("VBD", "VBZ", "VBN"):
            return None  # "insists that X fired first"
        if found == "promised" and rel == "ccomp" and tree.tokens[here].xpos == "VBD":
            return None  # "agreed that X had fired first"
        if found == "demanded" and rel in ("obj", "nsubj", "iobj"):
            return found if lemma in ("demand", "order", "urge") else None
        if (
            found in ("promised", "hypothetical")
            and lemma in ("offer", "agree", "discuss", "fail", "refuse")
            and rel == "obj"
        ):
            return None
        if lemma in ("tell", "call", "expect", "want", "press") and rel == "ccomp":
            return found if lemma == "expect" else None
        if lemma == "warn" and rel == "ccomp" and tree.tokens[here].xpos in ("VBD", "VBN", "VBZ", "VBP"):
            return None
        return found
    if tree.tokens[above].upos == "ADJ" and rel in ("xcomp", "advcl", "ccomp", "csubj", "obl", "acl"):
        return tables.adjectives.get(lemma)
    if rel in ("acl", "nmod", "obl", "ccomp", "compound"):
        if lemma in dismissals["nouns"] and _dismissed(tree, above, dismissals["verbs"]):
            return "denied"
        if (
            lemma in ("plan", "case", "event", "drill", "exercise", "law", "ban", "call")
            and rel != "acl"
            and (tree.tokens[above].upos == "PROPN")
        ):
            return None
        return tables.nouns.get(lemma)
    return None


def _dismissed(tree: Tree, noun: int, verbs: tuple[str, ...]) -> bool:
    above = tree.head(noun)
    return above >= 0 and tree.rel(noun) in ("obj", "nsubj", "obl", "nmod", "conj") and tree.lemma(above) in verbs


def _cessation(tree: Tree, above: int, here: int, lexicon: Lexicon) -> bool:
    table = lexicon.table("modality", "cessation")
    lemma, rel = tree.lemma(above), tree.rel(here)
    if tree.is_verb(above):
        return lemma in table["verbs"] and rel in ("xcomp", "obj", "advcl", "obl")
    return lemma in table["nouns"] and rel in ("nmod", "acl", "obl")


def _from_act(tree: Tree, i: int, act: str, tables: ModalityTables) -> Modality | None:
    """What the act of the claim says of the word that its content turns on, when no verb of the sentence has said it."""
    found = tables.acts.get(act)
    if found in ("alleged", "denied"):
        return found
    if found is None:
        return None
    verb = i if tree.is_verb(i) else tree.clause(i)
    plain = tree.tokens[verb].xpos in ("VB", "VBG", "VBP") and not tree.kids(verb, "aux")
    return found if plain and tree.is_verb(verb) else None
