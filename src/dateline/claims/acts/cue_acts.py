"""What a cue does with its words, whoever found the cue: its act, whether they were said, and to whom. A step of claims/."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.claims.acts.act_words import Phrase, act_words
from dateline.claims.acts.lexicon import Verb, lexicon, verb_lemma, verb_of
from dateline.claims.acts.reality import has_voice, said_by_nobody, saying_of
from dateline.claims.spans.trees import infinitive_of
from dateline.claims.types import Saying
from dateline.grounding.actors.tree import Tree

_REACH = 10  # tokens behind its verb in which the words of a phrase stand
_NEGATING = frozenset({"not", "n't", "n’t", "no", "never"})


@dataclass(frozen=True, slots=True)
class CueAct:
    """`verb` is the token that says (None for a noun, a preposition or a colon); `listener` the head of who is spoken to."""

    act: str
    saying: Saying
    verb: int | None
    listener: int | None


def act_of_cue(tree: Tree, cue: Sequence[int], content: Sequence[int]) -> CueAct:
    """The act of any cue ("said", "is convinced that", "took to Twitter to", "according to"), by token indices of one sentence.

    `content` may be empty, as where it stands in another sentence. Of the words of the cue the last one that the lexicon
    knows as a verb of saying decides, then a state of mind, then a noun; a cue of which it knows no word asserts.
    """
    verbs = [(index, entry) for index in sorted(cue) if (entry := entry_in_cue(tree, index)) is not None]
    if verbs:
        index, entry = _saying_verb(tree, verbs)
        nobody: Saying = "negated" if said_by_nobody(tree, index) else "possible"
        saying = saying_of(tree, index, thought=entry.thought) or nobody
        act, saying = disbelieved(entry, act_of_verb(tree, index, entry, content), saying)
        return CueAct(act, saying, index, listener_of(tree, index, entry))
    for index in sorted(cue):
        found = _quiet(tree, index)
        if found is not None:
            return found
    return CueAct("assert", "spoken", next((i for i in sorted(cue) if tree.tokens[i].upos == "VERB"), None), None)


def known_cue(tree: Tree, cue: Sequence[int]) -> bool:
    """Whether the lexicon knows a word of a cue as one of saying or thinking."""
    return any(entry_in_cue(tree, i) is not None or _quiet(tree, i) is not None for i in cue)


def disbelieved(entry: Verb, act: str, saying: Saying) -> tuple[str, Saying]:
    """ "Does not believe that X" is no missing thought: it is the thought that not X."""
    return ("deny", "thought") if entry.raising and saying == "negated" else (act, saying)


def entry_in_cue(tree: Tree, index: int) -> Verb | None:
    """The lexicon's entry of a word of a cue, where it is a verb."""
    token = tree.tokens[index]
    return entry_of(tree, index) if token.upos in ("VERB", "AUX") or token.xpos.startswith("VB") else None


def _saying_verb(tree: Tree, verbs: Sequence[tuple[int, Verb]]) -> tuple[int, Verb]:
    """The innermost of a chain ("refused to confirm": "confirm"); the first of verbs that are only joined."""
    index, entry = verbs[0]
    for following, other in verbs[1:]:
        governs = index in tree.ancestors(following)[:3] and tree.is_a(following, "xcomp", "ccomp", "advcl", "acl")
        if governs:
            index, entry = following, other
    return index, entry


def _quiet(tree: Tree, index: int) -> CueAct | None:
    """A cue without a verb of saying: a state of mind, a noun ("'s view is"), or a word that only the heads take for one."""
    token = tree.tokens[index]
    lemma, word = token.lemma.lower(), token.text.lower()
    words = act_words()
    for name in (word, lemma):
        if name in words.minds and token.upos in ("ADJ", "VERB"):
            saying = saying_of(tree, index, thought=name not in words.aloud) or "possible"
            return CueAct(words.minds[name], saying, index, None)
    verbal = token.upos in ("VERB", "AUX") or token.xpos.startswith("VB")
    act = words.heard.get(lemma) if verbal else act_of_noun(lemma) or words.heard.get(word) or words.heard.get(lemma)
    if act is None or token.upos in ("ADP", "PART", "PUNCT"):
        return None
    thought = lemma in lexicon().thoughts or lemma in words.unspoken
    if not verbal:
        return CueAct(act, "thought" if thought else "spoken", None, None)
    return CueAct(act, saying_of(tree, index, thought=thought) or "possible", index, None)


def act_of_noun(lemma: str) -> str | None:
    """What a noun of saying does: "claim", "denial", "support"; None where it is none."""
    return lexicon().nouns.get(lemma) or act_words().done.get(lemma)


def entry_of(tree: Tree, index: int) -> Verb | None:
    """The lexicon's entry of a verb where it stands: that of the phrase that it begins, its own, or that of its object."""
    lemma = verb_lemma(tree.tokens[index].text, tree.tokens[index].lemma)
    words = act_words()
    for phrase in words.phrases.get(lemma, ()):
        if phrase_at(tree, index, phrase):
            return replace(verb_of(lemma, phrase.act, phrase.takes), evidence=True, phrase=phrase.words)
    entry = lexicon().verbs.get(lemma)
    if entry is None and lemma in words.light:
        given = [
            k for k in tree.kids(index, "obj", "nsubj:pass") if tree.tokens[k].lemma.lower() in words.light_objects
        ]
        if given and _reaches(tree, given[0]):
            return replace(verb_of(lemma, "assert", frozenset({"object"})), light=True, evidence=True)
    return entry


def _reaches(tree: Tree, noun: int) -> bool:
    """Whether an object of a light verb says what about: "issued an order for", no "gave orders"."""
    return (
        any(tree.case(k) for k in tree.kids(noun, "nmod"))
        or bool(tree.kids(noun, "acl", "ccomp"))
        or _dative(tree, noun)
    )


def _dative(tree: Tree, noun: int) -> bool:
    head = tree.head(noun)
    return head is not None and any(
        tree.case(k) in ("to", "for", "at", "against", "over") for k in tree.kids(head, "obl")
    )


def phrase_at(tree: Tree, verb: int, phrase: Phrase) -> tuple[int, ...]:
    """The tokens of a phrase behind its verb, in order; () where one is missing or belongs to another word."""
    found: list[int] = []
    at = verb + 1
    end = min(len(tree.tokens), verb + 1 + _REACH)
    for word in phrase.words[1:]:
        match = next((i for i in range(at, end) if _is(tree, i, word) and verb in tree.ancestors(i)[:2]), None)
        if match is None:
            return ()
        found.append(match)
        at = match + 1
    return tuple(found)


def _is(tree: Tree, index: int, word: str) -> bool:
    token = tree.tokens[index]
    return word in (token.text.lower(), token.lemma.lower())


def act_of_verb(tree: Tree, verb: int, entry: Verb, content: Sequence[int], *, bare: bool = False) -> str:
    """A verb's act where it stands: another than its own by what follows it, by its object or by what that is called.

    `bare` is true where a noun phrase alone is the content. "Told them to leave" demands, "called it a lie" denies, "vowed
    revenge" threatens, "warned of famine" asserts.
    """
    if _denied_both(tree, verb, entry):
        return "assert"
    verdict = act_of_verdict(tree, verb) if entry.lemma in lexicon().predicating else None
    if verdict is not None and (verdict == "deny" or "assert" in (entry.act, entry.object_act)):
        return verdict
    for key, act in entry.acts:
        if _followed(tree, verb, key):
            return act
    if entry.lemma in ("express", "voice", "convey", "repeat") or entry.light:
        for kid in tree.kids(verb, "obj", "nsubj:pass"):
            done = act_words().done.get(tree.tokens[kid].lemma.lower())
            if done is not None:
                return done
    if entry.act in ("promise", "threaten"):
        return _promised(tree, verb, entry, content)
    if entry.object_act is not None and (bare or _bare(tree, verb)):
        return entry.object_act
    return entry.act


def _bare(tree: Tree, verb: int) -> bool:
    objects = tree.kids(verb, "obj")
    return bool(objects) and infinitive_of(tree, verb) is None and not tree.kids(verb, "ccomp")


def _denied_both(tree: Tree, verb: int, entry: Verb) -> bool:
    """ "Neither confirmed nor denied": neither is done."""
    if entry.act != "deny":
        return False
    head = tree.head(verb)
    return head is not None and tree.is_a(verb, "conj") and tree.tokens[head].lemma.lower() == "confirm"


def _followed(tree: Tree, verb: int, key: str) -> bool:
    """Whether an infinitive ("to"), a subjunctive ("be"), a voice to which it is put ("by") or a preposition follows."""
    if key == "to":
        return infinitive_of(tree, verb) is not None
    if key == "be":
        return any(_subjunctive(tree, k) for k in tree.kids(verb, "ccomp") if k > verb)
    if key == "by":
        return any(tree.case(k) == "to" and has_voice(tree, k) for k in tree.kids(verb, "obl") if k > verb)
    return any(tree.case(k) == key for k in tree.kids(verb, "obl", "advcl") if k > verb)


def _subjunctive(tree: Tree, clause: int) -> bool:
    """ "That the talks be moved", "that the army leave", "that they should go"."""
    helpers = [tree.tokens[k] for k in tree.kids(clause, "aux", "cop")]
    if any(t.text.lower() in ("should", "must") for t in helpers):
        return True
    if any(t.text.lower() == "be" for t in helpers):
        return not any(t.xpos == "MD" or t.text.lower() == "to" for t in helpers) and not _to(tree, clause)
    return tree.tokens[clause].xpos == "VB" and not helpers and not _to(tree, clause)


def _to(tree: Tree, clause: int) -> bool:
    return any(tree.tokens[k].text.lower() == "to" for k in tree.kids(clause, "mark"))


def act_of_verdict(tree: Tree, verb: int) -> str | None:
    """What calling something a name does: "called the report a lie" denies, "branded the strike a crime" condemns."""
    words = act_words()
    for kid in tree.kids(verb, "xcomp", "ccomp", "obl", "advcl", "obj"):
        as_ = tree.case(kid) == "as" or "as" in _marks(tree, kid)
        second = tree.is_a(kid, "obj") and len(tree.kids(verb, "obj", "iobj")) > 1
        if kid < verb or not (as_ or second or tree.is_a(kid, "xcomp", "ccomp")):
            continue
        for at in (kid, *tree.kids(kid, "conj", "xcomp", "amod", "nmod", "compound")):
            act = words.verdicts.get(tree.tokens[at].text.lower()) or words.verdicts.get(tree.tokens[at].lemma.lower())
            if act is not None and not _negated(tree, at):
                return act
    return None


def _negated(tree: Tree, index: int) -> bool:
    return any(tree.tokens[k].text.lower() in _NEGATING for k in tree.kids(index, "advmod", "det"))


def _promised(tree: Tree, verb: int, entry: Verb, content: Sequence[int]) -> str:
    """A vow of harm threatens; a warning of what others would do, or to somebody to beware, does not."""
    inside = content or [
        i for k in tree.kids(verb, "ccomp", "xcomp", "obj", "obl") if k > verb for i in tree.subtree(k)
    ]
    if entry.act == "promise":
        if entry.lemma in ("swear", "assure") and _past(tree, verb):
            return "assert"  # "swore that a shell had done it"
        harmless = entry.lemma in ("guarantee", "offer", "assure", "plan", "intend")
        return "threaten" if not harmless and does_harm(tree, inside) else "promise"
    if entry.lemma not in ("warn", "caution"):
        return "threaten"
    if infinitive_of(tree, verb) is not None or any(
        tree.case(k) == "against" or "against" in _marks(tree, k) for k in tree.kids(verb, "obl", "advcl")
    ):
        return "urge"
    coercive = any(tree.tokens[i].text.lower() in act_words().coercive for i in inside)
    return "threaten" if coercive or does_harm(tree, inside, own=True) else "assert"


def _past(tree: Tree, verb: int) -> bool:
    """Whether what is sworn is a fact, and nothing still to be done."""
    clauses = tree.kids(verb, "ccomp")
    return bool(clauses) and not any(
        tree.tokens[a].xpos == "MD" or tree.tokens[k].xpos == "VB" for k in clauses for a in (k, *tree.kids(k, "aux"))
    )


def _marks(tree: Tree, index: int) -> set[str]:
    return {tree.tokens[k].text.lower() for k in tree.kids(index, "mark")}


def does_harm(tree: Tree, inside: Iterable[int], *, own: bool = False) -> bool:
    """Whether the head of what is promised is harm done: the verb itself, or the noun that is its object.

    With `own` only what answers somebody ("consequences", "would be punished") or is the speaker's own doing counts: others
    may be about to attack without the speaker's threatening it.
    """
    words = act_words()
    indices = set(inside)
    for index in sorted(indices):
        token = tree.tokens[index]
        names = {verb_lemma(token.text, token.lemma), token.lemma.lower()}
        if (
            not names & words.harm
            or _negated(tree, index)
            or (own and not names & words.answers and not _own_deed(tree, index))
        ):
            continue
        if tree.head(index) not in indices:
            return True  # "vowed revenge"
        if token.upos == "VERB" and token.xpos in ("VB", "VBN") and not tree.is_a(index, "acl", "amod"):
            return True
        if token.upos == "NOUN" and tree.is_a(index, "obj") and tree.tokens[tree.tokens[index].head].xpos == "VB":
            return True
    return False


def _own_deed(tree: Tree, index: int) -> bool:
    """ "It would strike", "its missiles would hit", "the ports would be targets": not "rebels would strike", nor a bomb."""
    if tree.tokens[index].upos == "NOUN":
        return bool(tree.kids(index, "cop")) and any(tree.tokens[k].xpos == "MD" for k in tree.kids(index, "aux"))
    subject = tree.kid(index, "nsubj")
    if tree.tokens[index].upos != "VERB" or subject is None:
        return False
    return tree.tokens[subject].upos == "PRON" or tree.kid(subject, "nmod:poss") is not None


def listener_of(tree: Tree, verb: int, entry: Verb) -> int | None:
    """The head of who is spoken to: the object of "told", the "to" of "said to", the "on" of "called on"."""
    if entry.thought:
        return None
    for kid in tree.kids(verb, "obl", "obj"):
        words = {tree.case(kid)}
        if kid == verb + 2:
            words.add(tree.tokens[verb + 1].text.lower())  # "called on Ankara", whatever the parse hangs "on" on
        if words & entry.listeners and kid > verb and tree.tokens[kid].text.lower() not in lexicon().times:
            return kid
    objects = [k for k in tree.kids(verb, "obj", "iobj") if k > verb]
    if entry.person and tree.kids(verb, "nsubj:pass"):
        return tree.kid(verb, "nsubj:pass")
    return (objects[0] if objects else _name_behind(tree, verb)) if entry.person else None


def _name_behind(tree: Tree, verb: int) -> int | None:
    """ "Told Tripoli Morning on Wednesday that": a name right behind the verb, whatever the parse takes it for."""
    for kid in tree.kids(verb, "obl", "advmod", "dep"):
        words = tree.subtree(kid)
        timed = all(tree.tokens[i].text.lower() in lexicon().times for i in words)
        if tree.tokens[kid].upos == "PROPN" and words[0] == verb + 1 and not timed:
            return kid
    return None
