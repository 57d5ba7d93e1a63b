"""Attributions whose cue is no verb of saying: "according to", "citing", "quoted X as", "the claim that"."""

from __future__ import annotations

from dateline.claims.acts.act_words import act_words
from dateline.claims.acts.cue_acts import act_of_noun, entry_of
from dateline.claims.acts.lexicon import lexicon, verb_lemma
from dateline.claims.acts.reality import has_voice, saying_of
from dateline.claims.spans.attributions import Attribution
from dateline.claims.spans.contents import active_content
from dateline.claims.spans.subjects import Subject, agent_of, is_passive, noun_phrase, subject_of
from dateline.claims.spans.trees import ends_sentence, marked, trim
from dateline.claims.types import Saying
from dateline.grounding.actors.tree import Tree


def according(tree: Tree, index: int) -> Attribution | None:
    """ "..., according to X": the clause around it."""
    head = tree.head(index)
    if head is None:
        return None
    noun: int | None = head if head > index else None
    if noun is None:
        noun = next((k for k in tree.kids(index, "obl", "obj", "nmod") if k > index), None)
    if noun is None:
        return None
    branch = noun if noun == head else index
    clause = tree.head(branch)
    if clause is None:
        return None
    while tree.tokens[clause].upos not in ("VERB", "AUX", "ADJ") and not tree.kids(clause, "nsubj"):
        up = tree.head(clause)
        if up is None:
            break
        clause = up
    subject = noun_phrase(tree, noun)
    source = tuple(i for i in subject.tokens if i > index + 1)
    if source and index > 0 and tree.tokens[index - 1].text in (",", "”", '"') and ends_sentence(tree, source[-1]):
        while tree.is_a(clause, "advcl", "acl", "nmod", "obl", "appos") and (up := tree.head(clause)) is not None:
            clause = up
    content = tree.subtree(clause, without=[branch])
    if source and clause < index:  # "..., according to X, though Y": what follows is another's
        content = [i for i in content if i < index]
    if not source or not content:
        return None
    return Attribution((index, index + 1), source, trim(tree, content), "assert", noun, None)


def citing(tree: Tree, verb: int) -> Attribution | None:
    """ "..., X reported, citing Y": what X reported is Y's."""
    noun = tree.kid(verb, "obj", "iobj")
    head = tree.head(verb)
    if noun is None or head is None or not has_voice(tree, noun):
        return None
    if tree.tokens[head].upos in ("NOUN", "PROPN", "PRON"):  # what its owner says; see cues.py
        subject = noun_phrase(tree, noun)
        return Attribution((verb,), subject.tokens, (), "assert", noun, verb, quotes=False, cites=True)
    entry = lexicon().verbs.get(verb_lemma(tree.tokens[head].text, tree.tokens[head].lemma))
    content: list[int] = []
    if entry is not None and not is_passive(tree, head):
        content = active_content(tree, head, entry).content
    if not content:
        content = tree.subtree(head, without=[verb])
    subject = noun_phrase(tree, noun)
    clause = _swallowed(tree, subject.tokens)
    if clause:
        named = tuple(i for i in subject.tokens if i < clause[0] - 1)
        return Attribution((verb,), named, trim(tree, clause), "assert", noun, verb, quotes=False, cites=True)
    return Attribution((verb,), subject.tokens, trim(tree, content), "assert", noun, verb, quotes=False, cites=True)


def _swallowed(tree: Tree, source: tuple[int, ...]) -> list[int]:
    """ "X reported, citing a letter from Y, that ...": the clause behind the comma is what X reported, not the letter's name."""
    for index in source:
        if tree.tokens[index].text.lower() == "that" and index - 1 > source[0] and tree.tokens[index - 1].text == ",":
            return [i for i in source if i >= index]
    return []


def quoting(tree: Tree, verb: int) -> Attribution | None:
    """ "an agency quoted X as saying": the agency passes on what "saying" then gives to X."""
    subject: Subject | None
    if is_passive(tree, verb):
        subject = agent_of(tree, verb)
        parts = tree.kids(verb, "nsubj:pass", "advcl", "xcomp")
    else:
        subject = subject_of(tree, verb)
        parts = tree.kids(verb, "obj", "iobj", "advcl", "xcomp", "ccomp")
    content = sorted({i for k in parts for i in tree.subtree(k)})
    if subject is None or not content or saying_of(tree, verb) != "spoken":
        return None
    return Attribution((verb,), subject.tokens, trim(tree, content), "assert", subject.head, verb, quotes=False)


def standpoint(tree: Tree, noun: int) -> Attribution | None:
    """ "In the words of X, ...", "..., in his view": the clause around it, as `according`."""
    lemma = tree.tokens[noun].lemma.lower()
    name = tree.tokens[noun].text.lower() if tree.tokens[noun].text.lower() in act_words().standpoints else lemma
    saying = act_words().standpoints.get(name)
    owner = tree.kid(noun, "nmod:poss")
    if owner is None:
        owner = next((k for k in tree.kids(noun, "nmod") if k > noun and tree.case(k) == "of"), None)
    clause = tree.head(noun)
    if saying is None or owner is None or clause is None or tree.case(noun) != "in" or not has_voice(tree, owner):
        return None
    if tree.tokens[clause].upos not in ("VERB", "AUX", "ADJ") and not tree.kids(clause, "nsubj"):
        return None
    subject = noun_phrase(tree, owner)
    content = trim(tree, tree.subtree(clause, without=[noun]))
    above = tree.head(clause)
    told = above is not None and tree.is_a(clause, "ccomp", "parataxis") and _says(tree, above)
    if not content or _says(tree, clause) or told:
        return None  # "said that in her view": she has said it
    cue = tuple(i for i in tree.subtree(noun, without=[owner]) if tree.tokens[i].upos != "PUNCT")
    source = tuple(i for i in subject.tokens if i not in cue and tree.tokens[i].text.lower() not in ("'s", "’s"))
    return Attribution(cue, source, content, "assert", owner, None, saying=saying)


def _says(tree: Tree, verb: int) -> bool:
    return verb_lemma(tree.tokens[verb].text, tree.tokens[verb].lemma) in lexicon().verbs


def as_put(tree: Tree, verb: int) -> Attribution | None:
    """ "As the mayor put it, ..."."""
    thing = tree.kid(verb, "obj")
    clause = tree.head(verb)
    subject = subject_of(tree, verb)
    told = thing is not None and tree.tokens[thing].text.lower() == "it" and marked(tree, verb, "as")
    if not told or clause is None or subject is None:
        return None
    content = trim(tree, tree.subtree(clause, without=[verb]))
    return Attribution((verb,), subject.tokens, content, "assert", subject.head, verb) if content else None


def claiming_noun(tree: Tree, noun: int) -> Attribution | None:
    """ "the ministry's claim that ...", "repeated the claim that ..."."""
    clause = next((k for k in tree.kids(noun, "acl", "ccomp") if k > noun and marked(tree, k, "that")), None)
    if clause is None or tree.tokens[clause].deprel == "acl:relcl":
        return None
    owner = tree.kid(noun, "nmod:poss")
    subject: Subject | None = None
    if owner is not None:
        possessive = tree.kids(owner, "case")
        subject = Subject(tuple(tree.subtree(owner, without=possessive)), owner)
    else:
        head = tree.head(noun)
        if head is not None and tree.is_a(noun, "obj") and tree.tokens[head].upos == "VERB":
            governor = entry_of(tree, head)
            if saying_of(tree, head) != "spoken" or (governor is not None and governor.act == "deny"):
                return None
            subject = subject_of(tree, head)
    if subject is None:
        return None
    lemma = tree.tokens[noun].lemma.lower()
    saying: Saying = "thought" if lemma in lexicon().thoughts else "spoken"
    act = act_of_noun(lemma) or "assert"
    act = "assert" if lemma == "warning" else act  # "the warning that a famine is near" threatens nobody
    content = trim(tree, tree.subtree(clause))
    return Attribution((noun,), subject.tokens, content, act, subject.head, None, saying=saying)


def minded(tree: Tree, mind: int) -> Attribution | None:
    """ "X is convinced that ...", "X was critical of ...": a state of mind is what X thinks, or makes no secret of."""
    words = act_words()
    token = tree.tokens[mind]
    name = token.text.lower() if token.text.lower() in words.minds else token.lemma.lower()
    subject = subject_of(tree, mind)
    saying = saying_of(tree, mind, thought=name not in words.aloud)
    if subject is None or saying is None or not tree.kids(mind, "cop", "aux:pass") or not has_voice(tree, subject.head):
        return None
    clause = next((k for k in tree.kids(mind, "ccomp", "advcl") if k > mind and _told(tree, k)), None)
    if clause is None or any(tree.tokens[k].text.lower() == "how" for k in tree.kids(mind, "advmod")):
        return None
    content = trim(tree, tree.subtree(clause))
    return Attribution(
        (mind,), subject.tokens, content, words.minds[name], subject.head, mind, quotes=False, saying=saying
    )


def _told(tree: Tree, clause: int) -> bool:
    return marked(tree, clause, "that") or (tree.is_a(clause, "ccomp") and bool(tree.kids(clause, "nsubj")))
