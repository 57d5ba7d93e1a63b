"""Whose saying a verb tells of: its subject, its agent, or the one it shares with the clause that it hangs on."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.acts.lexicon import lexicon, verb_lemma
from dateline.claims.acts.reality import has_voice
from dateline.grounding.actors.tree import Tree

_RELATIVES = frozenset({"who", "that", "which", "whom"})
_QUOTING = frozenset({"quote", "cite"})
_PASSIVE = frozenset({"aux:pass", "nsubj:pass", "obl:agent", "csubj:pass"})
_HEARERS = frozenset({"tell", "inform", "assure", "urge", "ask", "remind"})
_CLOSING = frozenset({"”", '"', "''", "»"})
_STOPS = frozenset({",", "”", '"', ";", "–", "—", "“"})
_ENDING = frozenset({".", ";", "“", '"', "!", "?"})
_MODIFYING = frozenset({"amod", "acl", "acl:relcl", "compound"})
_CONTRASTS = frozenset({"while", "whereas", "although", "though", "but"})
_CONTROLLING = frozenset({"for", "of", "to", "from", "into", "against"})
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Subject:
    """`tokens` is the source span, `head` the token that is the speaker ("who" has the noun before it as its head)."""

    tokens: tuple[int, ...]
    head: int


def is_passive(tree: Tree, verb: int) -> bool:
    if _put_to(tree, verb):
        return True
    if tree.tokens[verb].xpos in ("VBD", "VBZ", "VBP") and not tree.kids(verb, "aux:pass"):
        return False  # the labels of the subject slip more often than the tag of a finite verb
    if tree.tokens[verb].deprel == "root" and tree.kids(verb, "ccomp") and not tree.kids(verb, "aux", "aux:pass"):
        return False  # "neither confirmed nor denied that"
    if any(tree.tokens[k].deprel in _PASSIVE for k in tree.children[verb]):
        return True
    participle = tree.tokens[verb].xpos == "VBN" and not tree.kids(verb, "aux")
    return participle and tree.tokens[verb].deprel in ("acl", "advcl")  # "asked whether ..., X replied": X is asked


def _put_to(tree: Tree, verb: int) -> bool:
    """ "When asked about it", whatever its tag."""
    before = tree.tokens[verb - 1].text.lower() if verb else ""
    return before in ("when", "if") and tree.is_a(verb, "advcl") and tree.tokens[verb].xpos in ("VBD", "VBN")


def agent_of(tree: Tree, verb: int) -> Subject | None:
    """The "by" phrase of a passive."""
    for kid in tree.kids(verb, "obl", "nmod"):
        if tree.tokens[kid].deprel == "obl:agent" or tree.case(kid) == "by":
            return noun_phrase(tree, kid)
    return None


def noun_phrase(tree: Tree, head: int, *, without: int = -1) -> Subject:
    """A noun with all that belongs to it, its preposition and the branch `without` left off."""
    cases = [k for k in tree.kids(head, "case") if tree.tokens[k].text not in ("'s", "’s", "'", "’")]
    fixed = [part for k in cases for part in tree.kids(k, "fixed")]
    return Subject(_tidy(tree, head, tree.subtree(head, without=[*cases, *fixed, without])), head)


def subject_of(tree: Tree, verb: int) -> Subject | None:
    """The one who says what an active verb says; None where the sentence does not tell."""
    finite = tree.tokens[verb].xpos in ("VBD", "VBZ", "VBP")
    if finite and not tree.is_a(verb, "conj", "xcomp") and not tree.kids(verb, "nsubj"):
        near = _behind_comma(tree, verb)
        if near is not None:
            return near
    found = _linked(tree, verb)
    if found is None and finite and not tree.is_a(verb, "conj", "xcomp"):
        return _beside(tree, verb)
    return found


def antecedent(tree: Tree, pronoun: int, verb: int) -> int:
    """The noun that "who" or "which" stands for, the subject of the verb; the pronoun where it is none of a relative clause."""
    if tree.tokens[pronoun].text.lower() not in _RELATIVES or not tree.tokens[verb].deprel.endswith(":relcl"):
        return pronoun
    noun = tree.head(verb)
    if tree.is_a(verb, "advcl"):  # hung on the verb before: its noun stands right before the pronoun
        noun = next((i for i in range(pronoun - 1, -1, -1) if tree.tokens[i].upos in ("NOUN", "PROPN")), noun)
    return noun if noun is not None else pronoun


def _behind_comma(tree: Tree, verb: int) -> Subject | None:
    """ "..., the health ministry said" where the parse gave the ministry to what stands before the comma."""
    if verb < 2 or tree.tokens[verb - 1].upos not in ("NOUN", "PROPN"):
        return None
    near = _nominal_before(tree, verb)
    if near is None or near.tokens[0] == 0:
        return None
    before = tree.tokens[near.tokens[0] - 1]
    return near if before.text == "," or before.text.lower() in _CONTRASTS else None


def _beside(tree: Tree, verb: int) -> Subject | None:
    """The one named right before a finite verb, or behind it, where the parse missed the subject."""
    between = _behind_quotation(tree, verb)
    if between is not None:
        return between
    tokens = tree.tokens
    if verb > 2 and tokens[verb - 1].text == ",":
        return _between_commas(tree, verb)
    for at, step in ((verb - 1, -1), (verb + 1, 1)):
        if step > 0 and verb_lemma(tokens[verb].text, tokens[verb].lemma) in _HEARERS:
            return None
        if (
            step > 0
            and tokens[verb - 1].text in _CLOSING
            and at < len(tokens)
            and tokens[at].upos in ("DET", "NOUN", "ADJ", "NUM")
        ):
            stop = next((i for i in range(at, len(tokens)) if tokens[i].text in _ENDING), len(tokens))
            return Subject(tuple(range(at, stop)), _first_noun(tree, list(range(at, stop)))) if stop > at else None
        end = at
        while 0 <= end < len(tokens) and tokens[end].upos == "PROPN":
            end += step
        if end != at:
            run = sorted((at, end - step))
            return Subject(tuple(range(run[0], run[1] + 1)), run[0])
        if step < 0 and at >= 0 and tokens[at].text.lower() in ("he", "she", "they", "it"):
            return Subject((at,), at)
        if step < 0 and at >= 0 and tokens[at].upos == "NOUN":
            return _nominal_before(tree, verb)
    return None


def _nominal_before(tree: Tree, verb: int) -> Subject | None:
    """The noun phrase that ends right before the verb ("officials of both parties say", "residents reached by phone said")."""
    tokens = tree.tokens
    first = verb
    while first > 0 and tokens[first - 1].text not in _STOPS and tokens[first - 1].upos not in ("CCONJ", "SCONJ"):
        first -= 1
    run = list(range(first, verb))
    finite = [i for i in run if tokens[i].xpos in ("VBD", "VBZ", "VBP", "MD") and tokens[i + 1].text.lower() != "by"]
    if not run or finite or len(run) > _LONGEST // 2 or tokens[first].upos in ("ADP", "ADV"):
        return None
    return Subject(tuple(run), _first_noun(tree, run))


def _behind_quotation(tree: Tree, verb: int) -> Subject | None:
    """ "“...,” X, the head of Y, said": all between the closing mark and the verb."""
    tokens = tree.tokens
    close = next((i for i in range(verb - 1, max(verb - 28, 0), -1) if tokens[i].text in _CLOSING), None)
    if close is None or close + 1 == verb:
        return None
    inside = range(close + 1, verb)
    if any(tokens[i].upos in ("VERB", "AUX") and tokens[i].deprel not in _MODIFYING for i in inside):
        return None
    if tokens[close + 1].upos not in ("PROPN", "DET", "NOUN", "PRON", "ADJ"):
        return None
    kept = [i for i in inside if not (tokens[i].upos == "PUNCT" and i in (verb - 1, close + 1))]
    return Subject(tuple(kept), kept[0] if tokens[kept[0]].upos == "PROPN" else _first_noun(tree, kept))


def _between_commas(tree: Tree, verb: int) -> Subject | None:
    """ "..., the deputy commander, A B, said": the name between the commas, and the noun phrase before it."""
    tokens = tree.tokens
    comma = next((i for i in range(verb - 2, max(verb - 20, 0), -1) if tokens[i].text == ","), None)
    if comma is None:
        return None
    first = comma + 1
    segment = range(first, verb - 1)
    if any(tokens[i].upos in ("VERB", "AUX") and tokens[i].deprel not in _MODIFYING for i in segment):
        return None
    before = next((i for i in range(comma - 1, max(comma - 16, -1), -1) if tokens[i].text in _STOPS), None)
    if before is not None and not any(tokens[i].upos in ("VERB", "AUX") for i in range(before + 1, comma)):
        first = before + 1
    kept = list(range(first, verb - 1))
    return Subject(tuple(kept), _first_noun(tree, kept)) if kept else None


def _first_noun(tree: Tree, kept: list[int]) -> int:
    """The head of the first noun phrase of a run: its first noun that no other noun follows at once."""
    tokens = tree.tokens
    for here, following in zip(kept, [*kept[1:], -1], strict=True):
        if tokens[here].upos in ("NOUN", "PROPN", "PRON") and (
            following < 0 or tokens[following].upos not in ("NOUN", "PROPN") or tokens[here].upos == "PROPN"
        ):
            return here
    return kept[0]


def _linked(tree: Tree, verb: int) -> Subject | None:
    here = verb
    for _ in range(6):
        found = _own_subject(tree, here)
        if found is not None:
            return found
        head = tree.head(here)
        if head is None:
            return None
        if tree.is_a(here, "acl") and tree.tokens[here].deprel != "acl:relcl":
            if tree.tokens[here].xpos == "VBG" and tree.tokens[here - 1].text == "," and not has_voice(tree, head):
                return _of_clause(tree, head)
            return noun_phrase(tree, head, without=here)
        if verb_lemma(tree.tokens[head].text, tree.tokens[head].lemma) in _QUOTING and tree.tokens[here].xpos == "VBG":
            return _quoted(tree, head)
        if not tree.is_a(here, "conj", "advcl", "xcomp", "parataxis", "dep", "ccomp"):
            return None
        controller = _controller(tree, here, head)
        if controller is not None:
            return noun_phrase(tree, controller)
        if tree.is_a(here, "ccomp", "parataxis") and tree.tokens[here].xpos not in ("VBG", "VB"):
            return None
        here = head
    return None


def _of_clause(tree: Tree, noun: int) -> Subject | None:
    """ "X used harsh words about Y, calling ...": X calls, though the parse hangs it on the words."""
    for up in tree.ancestors(noun)[:6]:
        found = _own_subject(tree, up) if tree.tokens[up].upos in ("VERB", "AUX") else None
        if found is not None:
            return found if has_voice(tree, found.head) else None
    return None


def _controller(tree: Tree, verb: int, governor: int) -> int | None:
    """Whose act a gerund or infinitive is that hangs on another verb's object: "urged X to ...", "thanked X for saying"."""
    token = tree.tokens[verb]
    if token.xpos not in ("VBG", "VB") or tree.tokens[verb - 1].text == "," or verb < governor:
        return None
    marks = {tree.tokens[k].text.lower() for k in tree.kids(verb, "mark", "case")}
    if not (tree.is_a(verb, "xcomp") or marks & _CONTROLLING):
        return None
    entry = lexicon().verbs.get(verb_lemma(tree.tokens[governor].text, tree.tokens[governor].lemma))
    if "to" in marks and (entry is None or not (entry.person or entry.listeners)):
        return None
    if "to" in marks and entry is not None and entry.act in ("promise", "threaten"):
        return None
    objects = [k for k in tree.kids(governor, "obj", "iobj") if governor < k < verb]
    if entry is not None and not objects:
        objects = [k for k in tree.kids(governor, "obl") if governor < k < verb and tree.case(k) in entry.listeners]
    return objects[0] if objects else None


def _own_subject(tree: Tree, verb: int) -> Subject | None:
    subjects = tree.kids(verb, "nsubj")
    if not subjects:
        return None
    before = [k for k in subjects if k < verb]
    close = max((i for i in range(verb) if tree.tokens[i].text in _CLOSING), default=-1)
    before = [
        k for k in before if k > close
    ] or before  # not the subject of the quotation, where the parse mixes the two
    chosen = before or subjects[:1]
    head = chosen[-1]
    if tree.tokens[head].text.lower() in _RELATIVES and tree.tokens[verb].deprel.endswith(":relcl"):
        return Subject((head,), antecedent(tree, head, verb))
    tokens = tree.subtree(head)
    for other in reversed(chosen[:-1]):  # "the minister X", its two parts taken for two subjects
        part = tree.subtree(other)
        if part[-1] + 1 == tokens[0]:
            tokens = [*part, *tokens]
    return Subject(_tidy(tree, head, tokens), head)


def _quoted(tree: Tree, verb: int) -> Subject | None:
    """ "X was quoted as saying", "an agency quoted X as saying": X."""
    kid = tree.kid(verb, "nsubj:pass") if is_passive(tree, verb) else tree.kid(verb, "obj", "iobj")
    if kid is None:
        kid = tree.kid(verb, "nsubj:pass", "nsubj")
    return noun_phrase(tree, kid) if kid is not None else None


def _tidy(tree: Tree, head: int, tokens: list[int]) -> tuple[int, ...]:
    """The run around the head without loose punctuation at its ends; a very long one is cut behind its first clause."""
    kept = sorted(tokens)
    if len(kept) > _LONGEST:
        barred = tree.kids(head, "acl", "appos", "parataxis")
        kept = sorted(set(kept) & set(tree.subtree(head, without=barred)))
    while kept and tree.tokens[kept[-1]].upos == "PUNCT" and tree.tokens[kept[-1]].text != ")":
        kept.pop()
    while kept and tree.tokens[kept[0]].upos in ("PUNCT", "CCONJ") and kept[0] != head:
        kept.pop(0)
    return tuple(kept) or (head,)
