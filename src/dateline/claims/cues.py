"""Finds who says what within one sentence, from its parse: verbs of saying, "according to", colons of headlines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.claims.lexicon import Verb, lexicon, verb_lemma
from dateline.claims.subjects import Subject, agent_of, is_passive, noun_phrase, subject_of
from dateline.grounding.actors_lexicon import bodies, offices
from dateline.grounding.actors_tree import Tree

_FIRST_PERSONS = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying in one sentence, by token indices. `content` may be empty: then a quotation beside it is the content.

    `speaker` is the head of the source, None where nobody is named; `verb` the token that says, None for a colon.
    """

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]
    act: str
    speaker: int | None
    verb: int | None
    listener: int | None = None
    quotes: bool = True
    cites: bool = False


def find_attributions(tree: Tree) -> list[Attribution]:
    """Every attribution of a sentence, in order of its cue. Time is linear in the sentence for a bounded number of cues."""
    found: list[Attribution] = []
    entries = lexicon()
    for index, token in enumerate(tree.tokens):
        lemma = verb_lemma(token.text, token.lemma)
        if token.text.lower() == "according" and _next_is(tree, index, "to"):
            attribution = _according(tree, index)
            if attribution is not None:
                found.append(attribution)
        elif token.upos in ("VERB", "AUX") or (token.xpos.startswith("VB") and token.upos != "ADJ"):
            entry = entries.verbs.get(lemma)
            attribution = None
            if token.xpos == "VBG" and lemma in ("cite", "quote"):
                attribution = _citing(tree, index)
            elif entry is not None:
                attribution = _verb(tree, index, entry)
            elif lemma == "quote":
                attribution = _quoting(tree, index)
            if attribution is not None:
                found.append(attribution)
        elif token.upos == "NOUN" and token.lemma.lower() in entries.nouns:
            attribution = _noun(tree, index)
            if attribution is not None:
                found.append(attribution)
    return [_without_asides(tree, attribution, found) for attribution in found]


def _without_asides(tree: Tree, outer: Attribution, found: list[Attribution]) -> Attribution:
    """ "X said that ..., adding that ...": what is added is no part of what was said first, wherever the parse hangs it."""
    inside = set(outer.content)
    barred: set[int] = set()
    for other in found:
        if other is outer or other.verb is None or other.speaker != outer.speaker or outer.speaker is None:
            continue
        if other.verb in inside and tree.tokens[other.verb].xpos == "VBG" and tree.is_a(other.verb, "advcl"):
            barred.update(tree.subtree(other.verb))
    if not barred:
        return outer
    return replace(outer, content=_trim(tree, [i for i in outer.content if i not in barred]))


def _next_is(tree: Tree, index: int, word: str) -> bool:
    return index + 1 < len(tree.tokens) and tree.tokens[index + 1].text.lower() == word


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
        tree.tokens[d].text.lower() in words.negations for k in tree.kids(verb, "nsubj") for d in tree.kids(k, "det")
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


def _verb(tree: Tree, verb: int, entry: Verb) -> Attribution | None:
    if unreal(tree, verb) or (entry.weak and not _main(tree, verb)) or _withheld(tree, verb, entry):
        return None
    passive = is_passive(tree, verb)
    subject = agent_of(tree, verb) if passive else subject_of(tree, verb)
    if subject is not None and tree.tokens[verb].xpos == "VBG" and not _voice(tree, subject.head):
        subject = _saying_around(tree, verb) or subject
    content, listener, extra = _passive_content(tree, verb, entry) if passive else _content(tree, verb, entry)
    if subject is None and (not content or entry.weak):
        return None
    if entry.evidence and subject is not None and not _voice(tree, subject.head):
        return None
    if subject is not None:
        source = set(subject.tokens)
        content = [i for i in content if i not in source]
        if not passive and content and min(content) < verb:
            content, subject = _apposed(tree, verb, content, subject)
    if not content and not (entry.quote and subject is not None):
        return None
    cue = _cue(tree, verb, extra)
    return Attribution(
        cue=cue,
        source=subject.tokens if subject is not None else (),
        content=_trim(tree, [i for i in content if i not in cue]),
        act=entry.act if entry.infinitive_act is None or _infinitive(tree, verb) is None else entry.infinitive_act,
        speaker=subject.head if subject is not None else None,
        verb=verb,
        listener=listener,
        quotes=entry.quote,
    )


def _saying_around(tree: Tree, verb: int) -> Subject | None:
    """ "X stressed that losses are unacceptable, adding that ...": X adds, though the parse hangs it on the losses."""
    for here in tree.ancestors(verb)[:5]:
        head = tree.head(here)
        if head is not None and tree.is_a(here, "ccomp"):
            if verb_lemma(tree.tokens[head].text, tree.tokens[head].lemma) in lexicon().verbs:
                return subject_of(tree, head)
            return None
    return None


def _voice(tree: Tree, head: int) -> bool:
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
    )


def _main(tree: Tree, verb: int) -> bool:
    """The main verb of a sentence, one joined with it, or the verb of a clause that somebody says."""
    here = verb
    for _ in range(4):
        token = tree.tokens[here]
        head = tree.head(here)
        if head is None:
            return token.xpos != "VBG" or bool(tree.kids(here, "aux"))
        if tree.is_a(here, "ccomp"):
            return True
        if not tree.is_a(here, "conj", "parataxis"):
            return False
        here = head
    return False


def _withheld(tree: Tree, verb: int, entry: Verb) -> bool:
    """ "refused to confirm", "declined to comment": nothing is said."""
    if entry.act != "deny" or not entry.to:
        return False
    infinitive = _infinitive(tree, verb)
    if infinitive is None:
        return False
    lemma = verb_lemma(tree.tokens[infinitive].text, tree.tokens[infinitive].lemma)
    return lemma in lexicon().verbs or lemma in lexicon().withheld


def _apposed(tree: Tree, verb: int, content: list[int], subject: Subject) -> tuple[list[int], Subject]:
    """What the parse hangs on the content behind the cue of "..., said X, the head of Y": it is the source's."""
    last = max(verb, *subject.tokens)
    behind = [i for i in content if i > last]
    if not behind or min(behind) - last > 2 or subject.head < verb:
        return content, subject
    tail: list[int] = []
    for index in behind:
        if tree.tokens[index].upos == "PUNCT" and tree.tokens[index].text in ("“", '"', "``"):
            break
        tail.append(index)
    words = [i for i in tail if tree.tokens[i].upos != "PUNCT"]
    if not words:
        return content, subject
    kept = [i for i in content if i not in set(tail)]
    return kept, Subject((*subject.tokens, *range(last + 1, words[-1] + 1)), subject.head)


def _content(tree: Tree, verb: int, entry: Verb) -> tuple[list[int], int | None, list[int]]:
    """Content, who is spoken to, and prepositions that belong to the cue, of an active verb."""
    objects = [k for k in tree.kids(verb, "obj", "iobj") if k > verb]
    objects += [k for k in tree.kids(verb, "nsubj") if k > verb and any(s < verb for s in tree.kids(verb, "nsubj"))]
    listener = objects[0] if entry.person and objects else None
    extra: list[int] = []
    for kid in tree.kids(verb, "obl"):
        if tree.case(kid) in entry.listeners and kid > verb:
            listener = kid
            extra.extend(tree.kids(kid, "case"))
    clause = _clause(tree, verb, entry)
    if clause:
        if (
            entry.object and not entry.person
        ):  # "mentioned the aid that was sent", its relative clause taken for a complement
            clause = sorted({*clause, *(i for o in objects if o < max(clause) for i in tree.subtree(o))})
        return clause, listener, []
    infinitive = _infinitive(tree, verb)
    if infinitive is not None and (entry.to or listener is not None):
        content = tree.subtree(infinitive)
        if listener is not None:
            content = sorted({*content, *_without_case(tree, listener)})
        return content, listener, extra
    below = [k for o in objects for k in tree.kids(o, "acl", "nmod", "advcl")] if entry.person else []
    for kid in [*tree.kids(verb, "obl", "advcl", "xcomp"), *below]:
        marks = [k for k in tree.kids(kid, "case", "mark") if tree.tokens[k].text.lower() in entry.prepositions]
        if not marks or kid < verb:
            continue
        content = tree.subtree(kid, without=marks)
        if listener is not None and listener != kid and entry.person:
            return sorted({*content, *marks, *tree.subtree(listener)}), listener, []
        return content, listener, [*extra, *marks]
    if entry.act == "deny" and entry.object:
        for kid in tree.kids(verb, "xcomp", "ccomp", "advcl"):
            if kid > verb and tree.tokens[kid].xpos == "VBG" and not tree.kids(kid, "mark"):
                return tree.subtree(kid), listener, extra
            if kid > verb and any(tree.tokens[a].xpos == "VBG" and a > verb for a in tree.kids(kid, "aux")):
                return tree.subtree(kid), listener, extra
    if entry.lemma == "call" and not tree.kids(verb, "xcomp") and len(objects) < 2:
        return [], listener, extra
    if entry.object and objects:
        asides = [k for k in tree.kids(objects[0], "advcl") if k > objects[0] and tree.kids(k, "mark")]
        content = tree.subtree(objects[0], without=asides)
        if entry.lemma == "call":
            content = sorted({*content, *(i for o in objects[1:] for i in tree.subtree(o))})
        if entry.lemma in lexicon().predicating:
            for kid in tree.kids(verb, "xcomp", "advcl", "obl"):
                if kid > verb and (tree.is_a(kid, "xcomp") or tree.case(kid) == "as" or _marked(tree, kid, "as")):
                    content = sorted({*content, *tree.subtree(kid)})
        return [*content, *_trailing(tree, verb, max(content))], None, extra
    return [], listener, extra


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


def _marked(tree: Tree, kid: int, word: str) -> bool:
    return any(tree.tokens[k].text.lower() == word for k in tree.kids(kid, "mark"))


def _clause(tree: Tree, verb: int, entry: Verb) -> list[int]:
    """The clause that is said: a complement, or the sentence that "he said" is put into."""
    if not entry.that and not entry.quote:
        return []
    for kid in tree.kids(verb, "ccomp"):
        if entry.clause or _marked(tree, kid, "that") or _wh(tree, kid):
            inside = tree.subtree(kid)
            return [*(inside if kid < verb else [i for i in inside if i > verb]), *_stray(tree, verb, kid)]
    for noun in tree.kids(verb, "obl", "obj"):
        for kid in tree.kids(noun, "acl", "ccomp"):
            if (
                kid > noun > verb
                and _marked(tree, kid, "that")
                and tree.tokens[noun].lemma.lower() in lexicon().occasions
            ):
                return tree.subtree(kid)
    if not entry.clause:
        return []
    token = tree.tokens[verb]
    head = tree.head(verb)
    if head is not None and tree.is_a(verb, "parataxis") and _has_subject(tree, verb):
        return tree.subtree(head, without=[verb])
    if head is not None and tree.is_a(verb, "conj") and _closes(tree, verb):
        return tree.subtree(head, without=[verb])
    for kid in tree.kids(verb, "parataxis"):
        if _has_subject(tree, verb) and (kid < verb or ":" in [t.text for t in tree.tokens[verb:kid]]):
            return tree.subtree(kid)
    for kid in tree.kids(verb, "advcl", "dep"):
        if kid < verb and token.deprel == "root" and _has_subject(tree, kid) and not tree.kids(kid, "mark"):
            return tree.subtree(kid)
    return []


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
    return found


def _wh(tree: Tree, kid: int) -> bool:
    return any(
        t.text.lower() in ("how", "why", "what", "where", "whether") for t in tree.tokens[max(0, kid - 6) : kid + 1]
    )


def _has_subject(tree: Tree, verb: int) -> bool:
    return bool(tree.kids(verb, "nsubj", "csubj"))


def _infinitive(tree: Tree, verb: int) -> int | None:
    """The "to" clause of a verb ("pledged to withdraw", "called on them to stop")."""
    for kid in tree.kids(verb, "xcomp", "advcl", "ccomp"):
        if kid > verb and _marked(tree, kid, "to"):
            return kid
    for noun in tree.kids(verb, "obj", "obl"):
        for kid in tree.kids(noun, "acl", "advcl", "xcomp"):
            if kid > verb and _marked(tree, kid, "to"):
                return kid
    return None


def _without_case(tree: Tree, kid: int) -> list[int]:
    return list(noun_phrase(tree, kid).tokens)


def _passive_content(tree: Tree, verb: int, entry: Verb) -> tuple[list[int], int | None, list[int]]:
    """ "was accused of shelling", "is said to have fled", "the need for talks was stressed": the subject is content too."""
    content = {i for k in tree.kids(verb, "nsubj", "csubj") for i in tree.subtree(k)}
    listener = tree.kid(verb, "nsubj:pass") if entry.person else None
    clause = tree.kids(verb, "ccomp", "xcomp")
    if clause:
        expletive = tree.kids(verb, "expl") or [
            k for k in tree.kids(verb, "nsubj:pass") if tree.tokens[k].text.lower() == "it"
        ]
        return ([] if expletive or entry.person else sorted(content)) + tree.subtree(clause[0]), listener, []
    for kid in tree.kids(verb, "obl", "advcl"):
        marks = [k for k in tree.kids(kid, "case", "mark") if tree.tokens[k].text.lower() in entry.prepositions]
        if marks:
            return sorted({*content, *tree.subtree(kid, without=marks)}), listener, marks
    if entry.object:
        head = tree.head(verb)
        if tree.tokens[verb].deprel == "acl" and head is not None:
            return [], None, []
        return sorted(content), None, []
    return [], listener, []


def _cue(tree: Tree, verb: int, extra: list[int]) -> tuple[int, ...]:
    """The verb with its auxiliaries, adverbs and particle where they stand together, and its preposition."""
    joined = {verb, *tree.kids(verb, "aux", "compound:prt")}
    joined |= {k for k in tree.kids(verb, "advmod") if k < verb and tree.tokens[k].upos in ("ADV", "PART")}
    first = verb
    while first - 1 in joined:
        first -= 1
    last = verb
    while last + 1 in joined or last + 1 in extra:
        last += 1
    return tuple(range(first, last + 1))


def _trim(tree: Tree, content: list[int]) -> tuple[int, ...]:
    kept = sorted(set(content))
    while kept and tree.tokens[kept[0]].text in (",", ";", ":", "-", "–", "—", "."):
        kept.pop(0)
    while kept and tree.tokens[kept[-1]].text in (",", ";", ":", "-", "–", "—", "."):
        kept.pop()
    return tuple(kept)


def _according(tree: Tree, index: int) -> Attribution | None:
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
    if source and index > 0 and tree.tokens[index - 1].text in (",", "”", '"') and _last(tree, source[-1]):
        while tree.is_a(clause, "advcl", "acl", "nmod", "obl", "appos") and (up := tree.head(clause)) is not None:
            clause = up
    content = tree.subtree(clause, without=[branch])
    if not source or not content:
        return None
    return Attribution((index, index + 1), source, _trim(tree, content), "assert", noun, None)


def _last(tree: Tree, index: int) -> bool:
    """Whether a token ends its sentence but for punctuation."""
    return all(t.upos == "PUNCT" for t in tree.tokens[index + 1 :])


def _citing(tree: Tree, verb: int) -> Attribution | None:
    """ "..., X reported, citing Y": what X reported is Y's."""
    noun = tree.kid(verb, "obj")
    head = tree.head(verb)
    if noun is None or head is None:
        return None
    entry = lexicon().verbs.get(verb_lemma(tree.tokens[head].text, tree.tokens[head].lemma))
    content: list[int] = []
    if entry is not None and not is_passive(tree, head):
        content, _, _ = _content(tree, head, entry)
    if not content:
        content = tree.subtree(head, without=[verb])
    subject = noun_phrase(tree, noun)
    return Attribution((verb,), subject.tokens, _trim(tree, content), "assert", noun, verb, quotes=False, cites=True)


def _quoting(tree: Tree, verb: int) -> Attribution | None:
    """ "an agency quoted X as saying": the agency passes on what "saying" then gives to X."""
    subject: Subject | None
    if is_passive(tree, verb):
        subject = agent_of(tree, verb)
        parts = tree.kids(verb, "nsubj:pass", "advcl", "xcomp")
    else:
        subject = subject_of(tree, verb)
        parts = tree.kids(verb, "obj", "advcl", "xcomp")
    content = sorted({i for k in parts for i in tree.subtree(k)})
    if subject is None or not content or unreal(tree, verb):
        return None
    return Attribution((verb,), subject.tokens, _trim(tree, content), "assert", subject.head, verb, quotes=False)


def _noun(tree: Tree, noun: int) -> Attribution | None:
    """ "the ministry's claim that ...", "repeated the claim that ..."."""
    clause = next((k for k in tree.kids(noun, "acl", "ccomp") if k > noun and _marked(tree, k, "that")), None)
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
            if unreal(tree, head) or tree.tokens[head].lemma.lower() in ("deny", "reject", "dismiss", "dispute"):
                return None
            subject = subject_of(tree, head)
    if subject is None:
        return None
    act = {
        "denial": "deny",
        "accusation": "accuse",
        "allegation": "accuse",
        "promise": "promise",
        "pledge": "promise",
    }.get(tree.tokens[noun].lemma.lower(), "assert")
    return Attribution((noun,), subject.tokens, _trim(tree, tree.subtree(clause)), act, subject.head, None)
