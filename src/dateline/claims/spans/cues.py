"""Finds who says what within one sentence, from its parse. The verbs are data; what each takes is in `contents.py`."""

from __future__ import annotations

from dataclasses import replace

from dateline.claims.acts.act_words import act_words
from dateline.claims.acts.cue_acts import act_of_verb, disbelieved, entry_of
from dateline.claims.acts.lexicon import Verb, lexicon, verb_lemma
from dateline.claims.acts.reality import has_voice, is_main, saying_of, withheld
from dateline.claims.spans.attributions import Attribution
from dateline.claims.spans.contents import Said, active_content, passive_content
from dateline.claims.spans.interpolated import interpolated_content, inverted_subject
from dateline.claims.spans.phrases import hung_content, light_content, phrase_content, question_content
from dateline.claims.spans.sources import according, as_put, citing, claiming_noun, minded, quoting, standpoint
from dateline.claims.spans.subjects import Subject, agent_of, is_passive, subject_of
from dateline.claims.spans.trees import segment_of, trim
from dateline.grounding.actors.tree import Tree

_CUES = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
_RELATIVES = frozenset({"which", "who", "whom"})
_STANDING = ("spoken", "thought")
_CONTRASTS = frozenset({"while", "whereas", "though", "although"})


def find_attributions(tree: Tree) -> list[Attribution]:
    """Every attribution of a sentence, in order of its cue. Time is linear in the sentence for a bounded number of cues."""
    found: list[Attribution] = []
    entries = lexicon()
    for index, token in enumerate(tree.tokens):
        if token.upos not in _CUES and not token.xpos.startswith("VB") and token.text.lower() != "according":
            continue
        lemma = verb_lemma(token.text, token.lemma)
        minds = act_words().minds
        if token.text.lower() == "according" and _next_is(tree, index, "to"):
            attribution = according(tree, index)
            if attribution is not None:
                found.append(attribution)
        elif (token.text.lower() in minds or lemma in minds) and tree.kids(index, "cop", "aux:pass"):
            attribution = minded(tree, index)
            if attribution is not None:
                found.append(attribution)
        elif token.upos in ("VERB", "AUX") or (token.xpos.startswith("VB") and token.upos != "ADJ"):
            entry = entry_of(tree, index)
            attribution = None
            if lemma == "put" and as_put(tree, index):
                attribution = as_put(tree, index)
            elif token.xpos == "VBG" and lemma in ("cite", "quote"):
                attribution = citing(tree, index)
            elif entry is not None:
                attribution = _verb(tree, index, entry)
            elif lemma == "quote":
                attribution = quoting(tree, index)
            if attribution is not None:
                found.append(attribution)
        elif token.upos == "NOUN" and (token.lemma.lower() in entries.nouns or lemma in act_words().standpoints):
            attribution = standpoint(tree, index) or claiming_noun(tree, index)
            if attribution is not None:
                found.append(attribution)
    found = [_cited(attribution, found) for attribution in found]
    return [_without_asides(tree, a, found) for a in found if a.content or not a.cites]


def _cited(citation: Attribution, found: list[Attribution]) -> Attribution:
    """ "X, citing Y, said": what Y is cited for is what X says."""
    if not citation.cites or citation.content:
        return citation
    verb = citation.cue[0]
    saying = next((a for a in found if not a.cites and verb in a.source and a.content), None)
    return replace(citation, content=saying.content) if saying is not None else citation


def _without_asides(tree: Tree, outer: Attribution, found: list[Attribution]) -> Attribution:
    """ "X said that ..., adding that ...": what is added is no part of what was said first, wherever the parse hangs it."""
    inside = set(outer.content)
    barred: set[int] = set()
    for other in found:
        if other is outer or other.verb is None:
            continue
        if other.verb in inside and (contrasted(tree, other.verb) or _beside(tree, other)):
            barred.update(tree.subtree(other.verb))
        if other.speaker != outer.speaker or outer.speaker is None:
            continue
        aside = tree.tokens[other.verb].xpos == "VBG" and tree.is_a(other.verb, "advcl")
        joined = tree.is_a(other.verb, "conj") and other.source == outer.source
        if other.verb in inside and (aside or joined):
            barred.update(tree.subtree(other.verb))
    if not barred:
        return outer
    return replace(outer, content=trim(tree, [i for i in outer.content if i not in barred]))


def contrasted(tree: Tree, verb: int) -> bool:
    """ "X said ..., while Y insists ...": Y's saying is set against X's by the reporter, not told by X."""
    marks = [k for k in tree.kids(verb, "mark") if tree.tokens[k].text.lower() in _CONTRASTS]
    behind = any(k > 0 and tree.tokens[k - 1].text == "," for k in marks)
    named = bool(tree.kids(verb, "nsubj")) or tree.tokens[verb - 1].upos in ("NOUN", "PROPN")
    return behind and tree.is_a(verb, "advcl") and named


def _beside(tree: Tree, other: Attribution) -> bool:
    """ "X said ..., and Y warned that ...": a second saying with a subject of its own that the parse hangs into the first."""
    verb = other.verb
    if verb is None or other.speaker is None or not tree.is_a(verb, "conj") or not tree.kids(verb, "nsubj"):
        return False
    joining = tree.kid(verb, "cc")
    comma = joining is not None and joining > 0 and tree.tokens[joining - 1].text == ","
    return comma and has_voice(tree, other.speaker) and tree.tokens[other.speaker].upos != "PRON"


def _next_is(tree: Tree, index: int, word: str) -> bool:
    return index + 1 < len(tree.tokens) and tree.tokens[index + 1].text.lower() == word


def _verb(tree: Tree, verb: int, entry: Verb) -> Attribution | None:
    saying = saying_of(tree, verb, thought=entry.thought)
    unsaid = saying not in _STANDING
    if saying is None or (entry.unsaid and not unsaid) or withheld(tree, verb, entry):
        return None
    if entry.weak and not is_main(tree, verb) and not (unsaid and _governed_by_main(tree, verb)):
        return None
    if unsaid:
        named = entry.object or "object" in entry.topics
        entry = replace(entry, prepositions=entry.prepositions | entry.topics - {"object"}, object=named)
    passive = is_passive(tree, verb) or _befallen(tree, verb, entry)
    subject = agent_of(tree, verb) if passive else subject_of(tree, verb)
    if subject is not None and _resumes(tree, verb, subject):
        subject = _saying_around(tree, verb) or subject
    if entry.clause and not passive:
        subject = inverted_subject(tree, verb) or subject
    if subject is None and unsaid and not passive:
        subject = _governing(tree, verb)
    said = passive_content(tree, verb, entry) if passive else _said(tree, verb, entry, unsaid=unsaid)
    content = said.content
    weak = entry.weak and not (passive and entry.lemma in lexicon().impersonal)
    if subject is None and (not content or weak or unsaid or entry.act in ("ask", "thank")):
        return None
    if entry.evidence and subject is not None and not has_voice(tree, subject.head):
        return None
    if subject is not None:
        source = set(subject.tokens)
        content = [i for i in content if i not in source]
        around = interpolated_content(tree, verb, subject) if entry.clause and not passive else []
        content = around or content
        if not passive and content and not around and min(content) < verb:
            content, subject = _apposed(tree, verb, content, subject)
    if not content and subject is not None and entry.clause:
        content = _said_before(tree, verb, subject)
    if not content and (unsaid or not (entry.quote and subject is not None)):
        return None
    if content and all(tree.tokens[i].text.lower() in _RELATIVES for i in content):
        return None  # "..., which Moscow declared"
    act, saying = disbelieved(entry, act_of_verb(tree, verb, entry, content, bare=said.bare), saying)
    cue = (*(_above(tree, verb) if unsaid else ()), *_cue(tree, verb, said.extra))
    return Attribution(
        cue=cue,
        source=subject.tokens if subject is not None else (),
        content=trim(tree, [i for i in content if i not in cue]),
        act=act,
        speaker=subject.head if subject is not None else None,
        verb=verb,
        listener=said.listener,
        quotes=entry.quote and not unsaid,
        saying=saying,
    )


def _said(tree: Tree, verb: int, entry: Verb, *, unsaid: bool) -> Said:
    """What an active verb says, where a phrase, a light verb or a question left open needs more than the verb itself."""
    found = active_content(tree, verb, entry)
    if entry.light:
        return replace(found, content=light_content(tree, verb))
    if not found.content and entry.phrase:
        return phrase_content(tree, verb, entry)
    if not found.content and entry.that:
        return replace(found, content=hung_content(tree, verb) or (question_content(tree, verb) if unsaid else []))
    return found


def _governed_by_main(tree: Tree, verb: int) -> bool:
    """ "Is expected to support": the verb that says so is the main one."""
    head = tree.head(verb)
    return head is not None and tree.is_a(verb, "xcomp", "ccomp") and is_main(tree, head)


def _governing(tree: Tree, verb: int) -> Subject | None:
    """ "Stopped short of accusing": the subject of the verb above, past the word between."""
    for up in tree.ancestors(verb)[:3]:
        if tree.kids(up, "nsubj", "nsubj:pass"):
            return subject_of(tree, up)
    return None


def _befallen(tree: Tree, verb: int, entry: Verb) -> bool:
    """ "Rebels blamed for bombing": a headline's passive, whatever the tag; who accuses has somebody to accuse."""
    bare = entry.act == "accuse" and entry.person and not [k for k in tree.kids(verb, "obj", "iobj") if k > verb]
    return bare and verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].text.lower() in entry.prepositions


def _resumes(tree: Tree, verb: int, subject: Subject) -> bool:
    """Whether a verb within reported words is the reporter's own saying again: "X said that ..., adding", "..., and accused"."""
    if any(k < verb for k in tree.kids(verb, "nsubj")):
        return False
    if tree.tokens[verb].xpos == "VBG":
        if tree.is_a(verb, "advcl") and verb > 0 and tree.tokens[verb - 1].text == ",":
            return True
        return not has_voice(tree, subject.head)
    if not tree.is_a(verb, "conj") or tree.tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return False
    head = tree.head(verb)
    if head is not None and tree.tokens[verb].xpos == "VBD" and tree.tokens[head].xpos == "VBN":
        had = any(tree.tokens[k].text.lower() == "had" for k in tree.kids(head, "aux"))
        if had and not tree.kids(verb, "aux"):
            return True  # "denied that X had fired and accused Y": the tense is the reporter's
    joining = tree.kid(verb, "cc")
    return not has_voice(tree, subject.head) or bool(
        joining and joining < verb and tree.tokens[joining - 1].text == ","
    )


def _said_before(tree: Tree, verb: int, subject: Subject) -> list[int]:
    """ "..., X announced in Y on Friday." where the parse sees no complement: all before the comma before X."""
    first = min(*subject.tokens, verb)
    after = tree.tokens[max(verb, *subject.tokens) + 1 :]
    if (
        first < 3
        or tree.tokens[first - 1].text != ","
        or any(t.upos in ("VERB", "AUX") for t in after)
        or len(after) > 9
    ):
        return []
    if tree.kids(verb, "obj", "ccomp", "xcomp") or subject.head > verb:
        return []
    return [i for i in segment_of(tree, verb) if i < first - 1]


def _saying_around(tree: Tree, verb: int) -> Subject | None:
    """ "X stressed that losses are unacceptable, adding that ...": X adds, though the parse hangs it on the losses."""
    for here in tree.ancestors(verb)[:5]:
        head = tree.head(here)
        if head is not None and tree.is_a(here, "ccomp"):
            if verb_lemma(tree.tokens[head].text, tree.tokens[head].lemma) in lexicon().verbs:
                return subject_of(tree, head)
            return None
    return None


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


def _above(tree: Tree, verb: int) -> tuple[int, ...]:
    """ "Refused to | confirm", "is expected to | say": the words that keep the saying back, where they stand right before it."""
    head = tree.head(verb)
    if head is None or not head < verb <= head + 4 or tree.tokens[head].upos not in ("VERB", "ADJ", "AUX"):
        return ()
    between = range(head + 1, verb)
    if not between or any(tree.tokens[i].upos in ("NOUN", "PROPN", "PRON", "PUNCT", "VERB") for i in between):
        return ()
    above = tree.head(head)
    if above is not None and above == head - 1 and tree.tokens[above].upos == "VERB":
        head = above  # "stopped | short of"
    first = head
    joined = {*tree.kids(head, "aux", "cop", "advmod")}
    while first - 1 in joined:
        first -= 1
    return tuple(range(first, verb))


def _cue(tree: Tree, verb: int, extra: tuple[int, ...]) -> tuple[int, ...]:
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
