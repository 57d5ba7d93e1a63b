"""In `events/modality`: what the verb, noun or adjective above a word says of the modality of the event that it tells of."""

from __future__ import annotations

from dateline.events.lexicon import Lexicon
from dateline.events.syntax import Tree
from dateline.events.types import Modality
from dateline.events.words import words_of

_OBLIQUE = words_of("modality_words", "oblique")
_SEEMS = frozenset({"remain", "seem", "look", "appear", "stay"})
_NAMED = frozenset({"plan", "case", "event", "drill", "exercise", "law", "ban", "call"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def governed(tree: Tree, above: int, here: int, lexicon: Lexicon) -> Modality | None:
    """What the word above says of the event of the word here; None where it says nothing ("said", "met after")."""
    rel = tree.rel(here)
    if tree.is_verb(above):
        return _by_verb(tree, above, here, lexicon)
    if rel == "nsubj" and _untrue(tree, above, here, lexicon):
        return "denied"
    near = tree.lemma(above) in ("close", "near") and bool(tree.kids(here, "det", "nmod:poss"))
    if near:
        return None  # "close to the fighting"
    if tree.tokens[above].upos in ("ADJ", "ADV") and rel in ("xcomp", "advcl", "ccomp", "csubj", "obl", "acl", "nsubj"):
        return lexicon.modality.adjectives.get(tree.lemma(above))
    if rel == "acl" and _charged(tree, above, here, lexicon):
        return "alleged"
    if rel in ("acl", "nmod", "obl", "ccomp", "compound"):
        return _by_noun(tree, above, here, lexicon)
    return None


def _untrue(tree: Tree, above: int, here: int, lexicon: Lexicon) -> bool:
    """ "Reports of an attack were false", "the claim is a lie": what stands under the noun is denied."""
    table = lexicon.table("modality", "dismissals")
    return tree.low(above) in table["untrue"] and tree.lemma(here) in table["nouns"]


def _charged(tree: Tree, above: int, here: int, lexicon: Lexicon) -> bool:
    """ "Charged six officers with killing X": what they are charged with, tied by the parse to the officers."""
    verb = tree.head(above)
    if verb < 0 or tree.rel(above) not in ("obj", "nsubj", "iobj") or tree.tokens[here].xpos != "VBG":
        return False
    of = any(tree.low(k) in ("of", "with", "for") for k in tree.kids(here, "mark", "case"))
    return of and lexicon.modality.verbs.get(tree.lemma(verb)) == "alleged"


def _by_noun(tree: Tree, above: int, here: int, lexicon: Lexicon) -> Modality | None:
    lemma = tree.lemma(above)
    dismissals = lexicon.table("modality", "dismissals")
    if lemma in dismissals["nouns"] and _dismissed(tree, above, lexicon):
        return "denied"
    none = any(tree.low(k) in ("no", "any", "neither") for k in tree.kids(above, "det"))
    if (
        none
        and (lemma in dismissals["proof"] or lexicon.modality.nouns.get(lemma) == "promised")
        and _none(tree, above)
    ):
        return "denied"  # "has no plans to attack", "there is no evidence that it shelled X"
    if lemma in _NAMED and tree.rel(here) != "acl" and tree.tokens[above].upos == "PROPN":
        return None
    if lemma == "claim" and tree.rel(here) not in ("nmod", "obl", "ccomp", "acl"):
        return None
    return lexicon.modality.nouns.get(lemma)


def _none(tree: Tree, noun: int) -> bool:
    """ "No plans"; "any plans" where the verb is negated."""
    if any(tree.low(k) in ("no", "neither") for k in tree.kids(noun, "det")):
        return True
    above = tree.head(noun)
    return above >= 0 and any(tree.low(k) in ("not", "n't", "never") for k in tree.kids(above, "advmod"))


def _dismissed(tree: Tree, noun: int, lexicon: Lexicon) -> bool:
    """ "Dismissed reports of X", "called the claim of X a lie", "reports of X were false"."""
    above, table = tree.head(noun), lexicon.table("modality", "dismissals")
    if above < 0:
        return False
    if _untrue(tree, above, noun, lexicon) and tree.rel(noun) == "nsubj":
        return True
    rest = [k for k in tree.kids(above, "ccomp") if k > noun and not tree.kids(k, "nsubj")]
    if tree.rel(noun) == "obj" and any(_untrue(tree, k, noun, lexicon) for k in rest):
        return True  # "said the report that X ... was untrue", of which the parse makes what was said
    return tree.rel(noun) in ("obj", "nsubj", "obl", "nmod", "conj") and tree.lemma(above) in table["verbs"]


def _by_verb(tree: Tree, above: int, here: int, lexicon: Lexicon) -> Modality | None:
    rel, lemma = tree.rel(here), tree.lemma(above)
    tables = lexicon.modality
    dismissals = lexicon.table("modality", "dismissals")
    if rel == "nsubj" and not tree.passive(above):
        return _seeming(tree, above, lexicon)
    if rel in ("obl", "advcl") and lemma in dismissals["verbs"] and "for" in tree.cases(here):
        if any(tree.lemma(k) in dismissals["nouns"] for k in tree.kids(above, "obj")):
            return "denied"
        if lemma != "call":
            return None
    if (by_phrase := _by_phrase(tree, above, here, lexicon)) is not None:
        return by_phrase
    if lemma == "have" and rel == "xcomp":
        return "demanded" if any(tree.low(k) == "to" for k in tree.kids(here, "mark")) else None
    found = tables.verbs.get(lemma)
    if found is None or (rel == "obl" and lemma not in _OBLIQUE):
        return None
    if lemma == "charge" and not _with(tree, here):
        return None  # soldiers that charge
    if rel == "advcl":
        return _adverbial(tree, above, here, found)
    if lemma in lexicon.table("modality", "wishes")["verbs"]:
        return _wish(tree, above, here, found)
    if rel == "ccomp":
        return _clausal(tree, here, lemma, found)
    if found == "demanded" and rel in ("obj", "nsubj", "iobj"):
        return found if lemma in ("demand", "order", "urge") else None
    if rel == "obj" and lemma in ("offer", "agree", "discuss", "fail", "refuse", "decline"):
        return None
    return found


def _by_phrase(tree: Tree, above: int, here: int, lexicon: Lexicon) -> Modality | None:
    """ "Ruled out talks", "stopped short of attacking", "the accord provides for the release": a verb with its particle."""
    kids = tree.kids(above, "compound:prt", "advmod", "xcomp")
    words = [tree.low(k) for k in kids if k > above]
    phrases = [f"{tree.lemma(above)} {w}" for w in (*words, *tree.cases(here), *_marks(tree, here))]
    found = next((m for p in phrases if (m := lexicon.modality.verbs.get(p)) is not None), None)
    if found == "denied" and any(tree.low(k) in ("not", "n't", "never") for k in tree.kids(above, "advmod")):
        return "hypothetical"  # "could not be ruled out"
    return found


def _marks(tree: Tree, here: int) -> list[str]:
    return [tree.low(k) for k in tree.kids(here, "mark") if tree.tokens[k].upos in ("ADP", "SCONJ")]


def _with(tree: Tree, here: int) -> bool:
    return "with" in tree.cases(here) or any(tree.low(k) == "with" for k in tree.kids(here, "mark", "case"))


def _adverbial(tree: Tree, above: int, here: int, found: Modality) -> Modality | None:
    if tree.called_on(here):
        return "demanded"
    marks = {tree.low(k) for k in tree.kids(here, "mark", "case")}
    return found if marks & {"of", "for", "from", "about", "with"} else None


def _clausal(tree: Tree, here: int, lemma: str, found: Modality) -> Modality | None:
    """ "Insists that X fired first", "agreed that X had fired" say what was; "asked that X be freed" what shall be."""
    aux = tree.kids(here, "aux", "cop")
    bare = any(tree.tokens[k].xpos == "VB" for k in aux) and not any(tree.tokens[k].xpos in _FINITE for k in aux)
    states = not bare and (
        tree.tokens[here].xpos in ("VBD", "VBZ", "VBN") or any(tree.tokens[k].xpos in _FINITE for k in aux)
    )
    if found == "demanded" and states:
        return None
    if found == "promised" and tree.tokens[here].xpos in ("VBD", "VBN") and states:
        return None
    if lemma in ("tell", "call", "press") or (lemma == "warn" and (states or tree.tokens[here].xpos == "VBP")):
        return None
    return found


def _wish(tree: Tree, above: int, here: int, found: Modality) -> Modality | None:
    """ "Want to leave" is a plan; "want them to leave", "want it stopped" is asked of others."""
    if tree.rel(here) not in ("xcomp", "ccomp", "obj"):
        return None
    others = bool(tree.kids(here, "nsubj")) or (tree.rel(here) == "xcomp" and bool(tree.kids(above, "obj")))
    return "demanded" if others else found


def wished(tree: Tree, here: int) -> bool:
    """ "Want the guns withdrawn, the clinics restocked": a participle beside the first, whatever the parse makes of it."""
    if tree.rel(here) != "conj" or tree.tokens[here].xpos not in ("VBD", "VBN") or tree.kids(here, "aux", "cop"):
        return False
    first = here
    for _ in range(6):
        if tree.rel(first) != "conj" or tree.head(first) < 0:
            break
        first = tree.head(first)
    wishes = tree.lemma(first) in ("want", "need", "like")
    return wishes and any(
        tree.tokens[k].xpos == "VBN" and not tree.kids(k, "aux") for k in tree.kids(first, "xcomp", "ccomp")
    )


def _seeming(tree: Tree, above: int, lexicon: Lexicon) -> Modality | None:
    """ "An assault remains conceivable", "is said to be likely"."""
    if tree.lemma(above) not in _SEEMS:
        return None
    after = [k for k in (*tree.kids(above, "xcomp", "ccomp", "acl", "amod"), above + 1) if k < len(tree.tokens)]
    adjectives = (k for k in after if tree.tokens[k].upos == "ADJ")
    return next((m for k in adjectives if (m := lexicon.modality.adjectives.get(tree.lemma(k))) is not None), None)


# ---- what is taken for granted, and what shares the fate of the word above


def shares_fate(tree: Tree, above: int, here: int) -> bool:
    """ "Could start a war by attacking X", "will respond to an attack on X": as unreal as the verb above."""
    if tree.rel(here) == "advcl":
        by = any(tree.low(k) in ("by", "through") for k in tree.kids(here, "mark", "case"))
        return by and tree.tokens[here].xpos == "VBG"
    answers = ("with",) if tree.lemma(above) in ("answer", "reply", "respond", "retaliate") else ()
    if tree.rel(here) == "obl" and set(answers) & set(tree.cases(here)):
        return True
    answered = tree.rel(here) == "obl" and tree.lemma(above) in ("respond", "react", "retaliate", "lead", "amount")
    return answered and any(tree.low(k) in ("a", "an", "any") for k in tree.kids(here, "det"))


def takes_for_granted(tree: Tree, above: int, here: int, lexicon: Lexicon) -> bool:
    """ "Might resign to protest the murder", "call on the police to solve the killing": it has happened, whatever they do."""
    table = lexicon.table("modality", "presupposing")
    if tree.lemma(above) in table["nouns"] and not tree.is_verb(above):
        return tree.rel(here) == "nmod"  # "an inquiry into the killing"
    return tree.lemma(above) in table["verbs"] and (
        tree.rel(here) == "obj" or (tree.rel(here) == "obl" and tree.is_verb(above))
    )
