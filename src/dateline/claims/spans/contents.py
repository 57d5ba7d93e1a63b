"""What a verb of saying says: its clause, object or phrase, active or passive, by what its entry in the lexicon takes."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.claims.acts.lexicon import Verb, lexicon, verb_lemma
from dateline.claims.spans.subjects import noun_phrase
from dateline.claims.spans.trees import in_segment, infinitive_of, marked
from dateline.grounding.actors.tree import Tree

_RELATIVES = frozenset({"which", "who", "whose", "where", "whom"})
_PERSONS = frozenset({"he", "she", "they", "who", "we", "i", "team", "man", "woman", "people", "refugee", "citizen"})
_JUDGING = frozenset({"condemn", "thank", "support"})


@dataclass(frozen=True, slots=True)
class Said:
    """`content` and `extra` (prepositions that belong to the cue) as token indices; `listener` the head of who is spoken to."""

    content: list[int]
    listener: int | None = None
    extra: tuple[int, ...] = ()
    bare: bool = False


def active_content(tree: Tree, verb: int, entry: Verb) -> Said:
    """What an active verb says; the content is empty where the sentence gives none but perhaps a quotation beside it."""
    subjects = tree.kids(verb, "nsubj")
    objects = [k for k in tree.kids(verb, "obj", "iobj") if k > verb]
    objects += [k for k in subjects if k > verb and min(subjects) < verb]  # an object whose label slipped
    listener = objects[0] if entry.person and objects else None
    given = tree.kid(verb, "iobj")
    if not entry.person and given in objects and len(objects) > 1 and entry.lemma != "call":
        objects.remove(given)  # "promised him their names"
        listener = given
    extra: list[int] = []
    for kid in tree.kids(verb, "obl"):
        if tree.case(kid) in entry.listeners and kid > verb and tree.tokens[kid].text.lower() not in lexicon().times:
            listener = kid
            extra.extend(tree.kids(kid, "case"))
    clause = _clause(tree, verb, entry)
    if clause:
        if not entry.person and min(clause) > verb:  # what stands between belongs to the clause, whatever its label
            between = [o for o in objects if o < max(clause) and tree.is_a(o, "obj", "iobj")]
            clause = sorted({*clause, *(i for o in between for i in tree.subtree(o))})
        return Said(clause, listener)
    infinitive = infinitive_of(tree, verb)
    if infinitive is not None and (entry.to or listener is not None):
        content = set(tree.subtree(infinitive))
        if listener is not None:
            content.update(noun_phrase(tree, listener).tokens)
        return Said(sorted(content), listener, tuple(extra))
    return (
        _phrase(tree, verb, entry, objects, listener, extra)
        or _object(tree, verb, entry, objects, listener, extra)
        or Said([], listener, tuple(extra))
    )


def _phrase(
    tree: Tree, verb: int, entry: Verb, objects: list[int], listener: int | None, extra: list[int]
) -> Said | None:
    """A phrase with one of the entry's prepositions: "called for talks", "accused Y of shelling" (with Y)."""
    below = [k for o in objects for k in tree.kids(o, "acl", "nmod", "advcl")] if entry.person else []
    for kid in [*tree.kids(verb, "obl", "advcl", "xcomp", "ccomp"), *below]:
        marks = [k for k in tree.kids(kid, "case", "mark") if tree.tokens[k].text.lower() in entry.prepositions]
        if not marks or kid < verb:
            continue
        content = tree.subtree(kid, without=marks)
        if listener is not None and listener != kid and entry.person:
            loose = [k for k in tree.kids(verb, "advmod") if k == content[-1] + 1 and tree.tokens[k].upos == "ADV"]
            return Said(sorted({*content, *marks, *tree.subtree(listener), *loose}), listener)
        return Said(content, listener, (*extra, *marks))
    return None


def _object(
    tree: Tree, verb: int, entry: Verb, objects: list[int], listener: int | None, extra: list[int]
) -> Said | None:
    """A noun phrase or gerund: "condemned the attack", "denied shelling the town", "called it a lie"."""
    if not entry.object and not _recorded(tree, verb, entry):
        return None
    if entry.act == "deny" and not objects:
        for kid in tree.kids(verb, "xcomp", "ccomp", "advcl"):
            gerund = tree.tokens[kid].xpos == "VBG" and not tree.kids(kid, "mark")
            if kid > verb and (gerund or any(tree.tokens[a].xpos == "VBG" and a > verb for a in tree.kids(kid, "aux"))):
                return Said(tree.subtree(kid), None, tuple(extra))
    head = tree.head(verb)
    if (
        not objects
        and head is not None
        and tree.tokens[verb].deprel == "acl:relcl"
        and not [k for k in tree.kids(verb, "obl", "xcomp") if tree.case(k) != "as"]
    ):
        relative = [k for k in tree.kids(verb, "nsubj") if tree.tokens[k].text.lower() in ("who", "which", "that")]
        return Said(list(noun_phrase(tree, head, without=verb).tokens), None, tuple(extra)) if not relative else None
    if entry.counting and not any(tree.tokens[o].lemma.lower() in lexicon().counts for o in objects):
        return None
    named = tree.kids(verb, "xcomp") or len(objects) > 1 or any(tree.kids(o, "appos") for o in objects)
    if not objects or (entry.lemma == "call" and not named):
        return None
    asides = [k for k in tree.kids(objects[0], "advcl") if k > objects[0] and tree.kids(k, "mark")]
    content = set(_without_relatives(tree, tree.subtree(objects[0], without=asides)))
    if entry.lemma == "call":
        content.update(i for o in objects[1:] for i in tree.subtree(o))
    if entry.counting:
        content.update(
            i for k in tree.kids(verb, "obl", "advmod", "nmod", "xcomp") if k > verb for i in tree.subtree(k)
        )
    if entry.lemma in lexicon().predicating:
        for kid in tree.kids(verb, "xcomp", "advcl", "obl"):
            if kid > verb and (tree.is_a(kid, "xcomp") or tree.case(kid) == "as" or marked(tree, kid, "as")):
                content.update(tree.subtree(kid))
    if entry.act in _JUDGING:
        for kid in tree.kids(verb, "obl", "advcl"):
            if kid > verb and (tree.case(kid) == "for" or marked(tree, kid, "for")):
                content.update(tree.subtree(kid))
    content.update(_trailing(tree, verb, max(content)))
    return Said(sorted(content), objects[0] if entry.person else listener, tuple(extra), bare=True)


def _recorded(tree: Tree, verb: int, entry: Verb) -> bool:
    """ "Satellite images showed a burnt bridge": a record of things speaks."""
    subjects = tree.kids(verb, "nsubj")
    return entry.record and any(tree.tokens[k].lemma.lower() in lexicon().records for k in subjects)


def _without_relatives(tree: Tree, content: list[int]) -> list[int]:
    """A noun phrase without what the reporter adds of it behind a comma: "rejected the charge, which came a day later"."""
    inside = set(content)
    cut = {
        i
        for k in content
        if tree.tokens[k].deprel == "acl:relcl"
        for i in tree.subtree(k)
        if _behind_comma(tree, tree.subtree(k), inside)
    }
    return [i for i in content if i not in cut]


def _behind_comma(tree: Tree, clause: list[int], inside: set[int]) -> bool:
    """Whether a relative clause ends its phrase and begins with a comma and "which", "who" or "where"."""
    first = next((i for i in clause if tree.tokens[i].upos != "PUNCT"), clause[0])
    comma = first > 0 and tree.tokens[first - 1].text == ","
    return comma and tree.tokens[first].text.lower() in _RELATIVES and max(inside) <= max(clause)


def _trailing(tree: Tree, verb: int, last: int) -> list[int]:
    """Phrases right behind the object that the parse hangs on the verb: part of what is said, unless they tell when or where."""
    found: list[int] = []
    words = lexicon()
    for kid in tree.kids(verb, "obl", "nmod"):
        branch = tree.subtree(kid)
        token = tree.tokens[kid]
        if branch[0] != last + 1 or not tree.case(kid) or tree.case(kid) in ("by", "to", "according to"):
            continue
        timed = any(tree.tokens[i].text.lower() in words.times or tree.tokens[i].upos == "NUM" for i in branch)
        if timed or token.lemma.lower() in words.occasions or token.text.lower() in words.media:
            break
        found.extend(branch)
        last = branch[-1]
    return found


def _clause(tree: Tree, verb: int, entry: Verb) -> list[int]:
    """The clause that is said: a complement, or the sentence that "he said" is put into."""
    if not entry.that and not entry.quote:
        return []
    clauses = tree.kids(verb, "ccomp")
    if (
        len(clauses) > 1 and clauses[-1] > verb
    ):  # "residents reached by phone said ...": a participle taken for what is said
        clauses = [k for k in clauses if k > verb or not _reduced(tree, k)]
    for kid in clauses:
        if any(marked(tree, kid, preposition) for preposition in entry.prepositions):
            continue
        if entry.clause or marked(tree, kid, "that") or _wh(tree, kid):
            stranded = [
                k for k in tree.kids(verb, "nsubj") if k < kid < verb and not tree.kids(kid, "nsubj", "csubj", "expl")
            ]
            inside = [*(i for k in stranded for i in tree.subtree(k)), *tree.subtree(kid)]
            inside = inside if kid < verb else [i for i in inside if i > verb]
            if kid > verb:
                inside = _without_verdict(tree, inside)
            return [*(in_segment(tree, verb, inside) or inside), *_stray(tree, verb, kid)]
    behind = _behind_phrase(tree, verb, entry)
    if behind:
        return behind
    if not entry.clause:
        return []
    token = tree.tokens[verb]
    head = tree.head(verb)
    if head is not None and tree.is_a(verb, "parataxis") and _has_subject(tree, verb):
        return in_segment(tree, verb, tree.subtree(head, without=[verb]))
    if head is not None and tree.is_a(verb, "conj") and _closes(tree, verb):
        return in_segment(tree, verb, tree.subtree(head, without=[verb]))
    for kid in tree.kids(verb, "parataxis"):
        if _has_subject(tree, verb) and (kid < verb or ":" in [t.text for t in tree.tokens[verb:kid]]):
            return tree.subtree(kid)
    for kid in tree.kids(verb, "advcl", "dep"):
        if kid < verb and token.deprel == "root" and _has_subject(tree, kid) and not tree.kids(kid, "mark"):
            return tree.subtree(kid)
    return []


def _reduced(tree: Tree, clause: int) -> bool:
    """A passive participle without an auxiliary ("reached by phone"), whatever tag it got."""
    participle = tree.tokens[clause].xpos == "VBN" or any(
        tree.tokens[k].deprel in ("obl:agent", "nsubj:pass") for k in tree.children[clause]
    )
    without = not any(tree.tokens[k].deprel in ("nsubj", "csubj", "expl") for k in tree.children[clause])
    return (participle or without) and not tree.kids(clause, "aux")


def _behind_phrase(tree: Tree, verb: int, entry: Verb) -> list[int]:
    """ "said in a statement that ...", "said on condition of anonymity that ...": the clause, hung on the phrase before it."""
    words = lexicon()
    phrases = tree.kids(verb, "obl", "obj")
    below = [k for p in phrases for k in tree.kids(p, "nmod")]
    for noun in [*phrases, *below]:
        lemma = tree.tokens[noun].lemma.lower()
        if lemma not in words.occasions and (not entry.clause or lemma in words.nouns or lemma == "fact"):
            continue
        for kid in tree.kids(noun, "acl", "ccomp"):
            if kid > noun > verb and marked(tree, kid, "that"):
                return tree.subtree(kid)
    return []


def _without_verdict(tree: Tree, clause: list[int]) -> list[int]:
    """A clause without "..., a claim that Y rejects" behind it: the reporter's word on what was said."""
    words = lexicon()
    tokens = tree.tokens
    for at in clause:
        if tokens[at].text.lower() not in ("a", "an") or at == 0 or tokens[at - 1].text != ",":
            continue
        for noun in range(at + 1, min(at + 4, len(tokens))):
            lemma = tokens[noun].lemma.lower()
            if (lemma in words.nouns or lemma in words.counts) and tree.kids(noun, "acl"):
                end = max(max(tree.subtree(k)) for k in tree.kids(noun, "acl"))
                if all(tokens[i].upos == "PUNCT" for i in clause if i > end):
                    return [i for i in clause if i < at - 1]
    return clause


def _closes(tree: Tree, verb: int) -> bool:
    """ "..., the source added." at the end of a sentence: its subject stands behind a comma, and nothing is left to say."""
    subjects = tree.kids(verb, "nsubj")
    if not subjects or tree.kids(verb, "cc", "obj", "ccomp", "xcomp"):
        return False
    first = min(tree.subtree(subjects[0])[0], verb)
    after = [t for t in tree.tokens[verb + 1 :] if t.upos != "PUNCT"]
    return first > 0 and tree.tokens[first - 1].text in (",", "”", '"') and len(after) <= 3


def _stray(tree: Tree, verb: int, clause: int) -> list[int]:
    """ "... 13 were killed, 48 injured": a participle behind the clause with no "and" before it is still what was said."""
    end = max(tree.subtree(clause))
    found: list[int] = []
    for kid in tree.kids(verb, "conj", "parataxis"):
        if kid > end and tree.tokens[kid].xpos in ("VBN", "VBD") and not tree.kids(kid, "cc"):
            lemma = verb_lemma(tree.tokens[kid].text, tree.tokens[kid].lemma)
            if lemma not in lexicon().verbs or tree.kids(kid, "nummod"):
                found.extend(tree.subtree(kid))
    return in_segment(tree, verb, found)


def _wh(tree: Tree, kid: int) -> bool:
    return any(
        t.text.lower() in ("how", "why", "what", "where", "whether") for t in tree.tokens[max(0, kid - 6) : kid + 1]
    )


def _has_subject(tree: Tree, verb: int) -> bool:
    return bool(tree.kids(verb, "nsubj", "csubj"))


def passive_content(tree: Tree, verb: int, entry: Verb) -> Said:
    """ "was accused of shelling", "is said to have fled", "the need for talks was stressed": the subject is content too."""
    subject = sorted({i for k in tree.kids(verb, "nsubj", "csubj") for i in tree.subtree(k)})
    if _bestowed(tree, verb, entry):
        return Said([])
    listener = tree.kid(verb, "nsubj:pass") if entry.person else None
    noun = tree.head(verb)
    if not subject and noun is not None and entry.act == "accuse" and tree.is_a(verb, "acl") and noun < verb:
        subject = list(noun_phrase(tree, noun, without=verb).tokens)  # "Army accused of ...": whom it is about
    clause = tree.kid(verb, "ccomp", "xcomp")
    if clause is not None:
        it = [k for k in tree.kids(verb, "nsubj:pass") if tree.tokens[k].text.lower() == "it"]
        charged = any(marked(tree, clause, preposition) for preposition in entry.prepositions)
        alone = bool(it) or (entry.person and not charged) or bool(tree.kids(verb, "expl"))
        return Said(([] if alone else subject) + tree.subtree(clause), listener)
    for kid in tree.kids(verb, "obl", "advcl"):
        marks = [k for k in tree.kids(kid, "case", "mark") if tree.tokens[k].text.lower() in entry.prepositions]
        if marks:
            return Said(sorted({*subject, *tree.subtree(kid, without=marks)}), listener, tuple(marks))
    if entry.object and tree.tokens[verb].deprel != "acl":
        return Said(subject)
    return Said([], listener)


def _bestowed(tree: Tree, verb: int, entry: Verb) -> bool:
    """ "a group called X", "they were denied visas": a name or a thing given or kept from somebody, and no words."""
    subjects = tree.kids(verb, "nsubj")
    agent = any(tree.case(k) == "by" for k in tree.kids(verb, "obl", "nmod"))
    if entry.act == "deny" and not entry.person and not tree.kids(verb, "ccomp"):
        people = [k for k in subjects if tree.tokens[k].upos == "PROPN" or tree.tokens[k].lemma.lower() in _PERSONS]
        return bool(people or tree.kids(verb, "obj", "iobj"))
    if entry.evidence and not entry.object and not agent and not tree.kids(verb, "ccomp"):
        return infinitive_of(tree, verb) is None  # "was found abandoned"
    naming = entry.lemma in lexicon().predicating and tree.is_a(verb, "acl") and not agent
    return naming and not any(tree.case(k) in entry.prepositions for k in tree.kids(verb, "obl", "advcl"))
