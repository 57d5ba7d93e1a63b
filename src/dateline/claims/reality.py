"""Whether a verb of saying tells of words that were said: not where it is denied, possible, withheld or a thing's."""

from __future__ import annotations

from dateline.claims.lexicon import Verb, lexicon, verb_lemma
from dateline.claims.trees import infinitive_of
from dateline.grounding.actors.lexicon import bodies, offices
from dateline.grounding.actors.tree import Tree

_CONTRAST = frozenset({"though", "although", "while", "whereas", "as"})


def unreal(tree: Tree, verb: int) -> bool:
    """A saying that is denied, only possible, conditional or still to come: no claim of its content."""
    words = lexicon()
    for kid in tree.kids(verb, "advmod", "aux", "mark", "det"):
        word = tree.tokens[kid].text.lower()
        if word in words.negations or word in words.modals:
            return True
        if tree.is_a(kid, "mark") and word in ("if", "unless", "whether"):
            return True
    if any(
        tree.tokens[d].text.lower() in words.negations
        for k in tree.kids(verb, "nsubj")
        for d in (k, *tree.kids(k, "det"))
    ):
        return True  # "no group has claimed"
    token = tree.tokens[verb]
    head = tree.head(verb)
    infinitive = any(tree.tokens[k].text.lower() == "to" for k in tree.kids(verb, "mark"))
    if (
        head is not None
        and (infinitive or token.xpos in ("VB", "VBG"))
        and tree.is_a(verb, "xcomp", "ccomp", "advcl", "acl")
    ):
        governor = verb_lemma(tree.tokens[head].text, tree.tokens[head].lemma)
        if infinitive and governor not in words.aspectual:
            return True
        if governor in words.governing and tree.is_a(verb, "xcomp", "ccomp"):
            return True
        if tree.is_a(verb, "xcomp") and unreal(tree, head) and governor not in words.verbs:
            return True
    return bool(head is None and infinitive)


def is_main(tree: Tree, verb: int) -> bool:
    """The main verb of a sentence, one joined with it, or the verb of a clause that somebody says."""
    here = verb
    for _ in range(4):
        token = tree.tokens[here]
        head = tree.head(here)
        if head is None:
            return token.xpos != "VBG" or bool(tree.kids(here, "aux"))
        if tree.is_a(here, "ccomp"):
            return True
        if tree.is_a(here, "advcl") and tree.kids(here, "nsubj"):
            return any(tree.tokens[k].text.lower() in _CONTRAST for k in tree.kids(here, "mark"))
        if not tree.is_a(here, "conj", "parataxis"):
            return False
        here = head
    return False


def withheld(tree: Tree, verb: int, entry: Verb) -> bool:
    """ "refused to confirm", "declined to comment": nothing is said."""
    if entry.act != "deny" or not entry.to:
        return False
    infinitive = infinitive_of(tree, verb)
    if infinitive is None:
        return False
    lemma = verb_lemma(tree.tokens[infinitive].text, tree.tokens[infinitive].lemma)
    return lemma in lexicon().verbs or lemma in lexicon().withheld


def has_voice(tree: Tree, head: int) -> bool:
    """Whether a noun can have a say: a name, a pronoun, a person, a body or a document; no event or thing."""
    token = tree.tokens[head]
    if token.upos in ("PROPN", "PRON") or token.text.isupper():
        return True
    lemma = token.lemma.lower()
    known = bodies()
    offices_ = offices().nouns
    return (
        lemma in known.people
        or lemma in known.documents
        or (lemma,) in offices_
        or (lemma,) in known.organs
        or (token.text.lower(),) in known.organs
        or lemma in lexicon().voices
        or lemma in lexicon().records
    )
