"""Whether a verb of saying tells of words that were said, denied, withheld, possible or only thought. A step of claims/."""

from __future__ import annotations

from dateline.claims.acts.act_words import act_words
from dateline.claims.acts.lexicon import Verb, lexicon, verb_lemma
from dateline.claims.spans.trees import infinitive_of
from dateline.claims.types import Claim, Saying
from dateline.grounding.actors.lexicon import bodies, offices
from dateline.grounding.actors.tree import Tree

_PLAIN = frozenset({"also", "only", "then", "later", "now", "not", "n't", "never", "again", "reportedly"})
_AFTERWARDS = frozenset({"later", "eventually", "subsequently", "afterwards", "afterward"})
_CLOSING = frozenset({"”", '"', "''", "»", "’"})
_CONTRAST = frozenset({"though", "although", "while", "whereas", "as"})


def saying_of(tree: Tree, verb: int, *, thought: bool = False) -> Saying | None:
    """Whether what a verb of saying tells of was said; None where nobody has a say ("told them to say", "no group claimed").

    Read from the verb's own negation and auxiliary, else from the verb that it shares them with ("did not confirm or deny"),
    else from what governs it ("refused to say", "is expected to announce"). `thought` is true of a verb of the mind.
    """
    if _bidden(tree, verb) or said_by_nobody(tree, verb) or _goes_without(tree, verb):
        return None
    here = verb
    for _ in range(4):
        own = _own(tree, here)
        if own is not None:
            return None if thought and own == "possible" else own
        if not _shares(tree, here):
            break
        here = tree.tokens[here].head
    governed = _governed(tree, here)
    if governed == "spoken" and thought:
        return "thought"
    return governed


def _own(tree: Tree, verb: int) -> Saying | None:
    """What the verb's own negation, auxiliary, conjunction and subject say; None where they say nothing against it."""
    words = lexicon().negations
    governors = act_words().governors
    near = tree.kids(verb, "advmod", "aux", "mark", "det", "cc")
    beside = [tree.tokens[i].text.lower() for k in near for i in (k, *tree.kids(k, "advmod"))]
    low = verb_lemma(tree.tokens[verb].text, tree.tokens[verb].lemma)
    negated = any(word in words or word in ("nor", "without") for word in beside) and not _not_only(tree, verb)
    negated = negated or _neither(tree, verb)
    modal = next((word for word in beside if word in governors.modals), None)
    if negated:
        withheld = low in governors.disclosing or modal in governors.refusing or _denied_both(tree, verb)
        return "withheld" if withheld else "negated"
    if "yet" in beside and any(word == "to" for word in beside):
        return "negated"
    if modal is not None:
        done = (modal == "can" and low in governors.performing) or (modal == "would" and set(beside) & _AFTERWARDS)
        return None if done else "possible"  # "can confirm that" confirms, "would later deny" did
    if any(tree.tokens[k].text.lower() in governors.possible for k in tree.kids(verb, "mark")):
        return "possible"  # "are due to declare", by a slip of the parse
    marks = [k for k in tree.kids(verb, "mark") if tree.tokens[k].text.lower() in governors.marks]
    conditional = any(tree.tokens[k].text.lower() != "once" or k < verb for k in marks)
    return "possible" if conditional or _inverted(tree, verb) else None


def _not_only(tree: Tree, verb: int) -> bool:
    """ "Not only said", "not just accused": said, and more."""
    only = ("only", "just", "merely", "simply")
    return any(
        tree.tokens[k].text.lower() == "not" and tree.tokens[k + 1].text.lower() in only
        for k in tree.kids(verb, "advmod", "cc")
        if k + 1 < len(tree.tokens)
    )


def said_by_nobody(tree: Tree, verb: int) -> bool:
    """ "No group has claimed", "neither side said", "nobody from the junta apologised", "was denied visas by nobody"."""
    words = lexicon().negations
    agents = [k for k in tree.kids(verb, "obl") if tree.case(k) == "by"]
    for subject in (*tree.kids(verb, "nsubj"), *agents):
        parts = [subject, *tree.kids(subject, "det", "advmod", "amod")]
        if any(t.text in _CLOSING for t in tree.tokens[subject + 1 : verb]):
            continue  # "“Nothing,” said X"
        if tree.kids(subject, "conj"):
            return False  # "neither A nor B": two who did not
        if any(tree.tokens[k].text.lower() in words for k in parts):
            return True
    return False


def _neither(tree: Tree, verb: int) -> bool:
    """ "Neither A nor B has confirmed", "would say neither how many nor where"."""
    if verb + 1 < len(tree.tokens) and tree.tokens[verb + 1].text.lower() == "neither":
        return True
    return any(tree.tokens[k].text.lower() == "neither" for p in tree.kids(verb, "nsubj") for k in tree.kids(p, "cc"))


def _denied_both(tree: Tree, verb: int) -> bool:
    """ "Neither confirmed nor denied", "did not confirm or deny"."""
    pair = {"confirm", "deny"}
    near = [verb, *tree.kids(verb, "conj")]
    head = tree.head(verb)
    if head is not None and tree.is_a(verb, "conj"):
        near.append(head)
    return {verb_lemma(tree.tokens[k].text, tree.tokens[k].lemma) for k in near} >= pair


def _inverted(tree: Tree, verb: int) -> bool:
    """ "Had the mayor warned": a condition without "if"."""
    subjects = tree.kids(verb, "nsubj")
    had = [k for k in tree.kids(verb, "aux") if tree.tokens[k].text.lower() in ("had", "should")]
    return bool(subjects and had and had[0] < subjects[0] and tree.is_a(verb, "advcl"))


def _bidden(tree: Tree, verb: int) -> bool:
    """ "Tell them that ...", "thank you for ...": an order or a formula within somebody's words, and no report of a saying."""
    token = tree.tokens[verb]
    if token.xpos not in ("VB", "VBP") or tree.kids(verb, "nsubj", "aux", "mark", "csubj"):
        return False
    if tree.is_a(verb, "conj", "xcomp", "advcl", "acl"):
        return False
    before = tree.tokens[verb - 1].text.lower() if verb else ""
    return before in ("please", "not", "never") or not any(c.isalnum() for c in before)


def _goes_without(tree: Tree, verb: int) -> bool:
    """ "It goes without saying"."""
    before = [t.text.lower() for t in tree.tokens[max(verb - 2, 0) : verb]]
    return before[-1:] == ["without"] and before[0] in ("goes", "went", "go")


def _shares(tree: Tree, verb: int) -> bool:
    """Whether a joined verb has the negation, the auxiliary or the governor of the one before it for its own."""
    head = tree.head(verb)
    if head is None or not tree.is_a(verb, "conj") or tree.kids(verb, "nsubj", "aux", "mark"):
        return False
    joining = {tree.tokens[k].text.lower() for k in tree.kids(verb, "cc")}
    return not joining & {"but", "yet"} and tree.tokens[verb].xpos == tree.tokens[head].xpos != "VBD"


def _governed(tree: Tree, verb: int) -> Saying | None:
    """What the word that an infinitive, a gerund or a "from" phrase hangs on makes of the saying."""
    token = tree.tokens[verb]
    head = tree.head(verb)
    marks = {tree.tokens[k].text.lower() for k in tree.kids(verb, "mark", "case")}
    if verb > 0 and tree.is_a(verb - 1, "fixed"):
        marks.add(tree.tokens[verb - 1].text.lower())  # "stopped | short of | saying", by a slip of the parse
    infinitive = "to" in marks
    if head is None:
        return None if infinitive else "spoken"
    bare = infinitive or token.xpos in ("VB", "VBG")
    if not bare or not tree.is_a(verb, "xcomp", "ccomp", "advcl", "acl", "obl"):
        return "spoken"
    if token.xpos == "VBG" and not marks and not tree.is_a(verb, "xcomp", "ccomp"):
        return "spoken"  # "..., adding that"
    for governor in _governors(tree, verb, head):
        found = _of_governor(tree, governor, verb, infinitive=infinitive, marks=marks)
        if found is not None:
            return found if found != "spoken" else _own(tree, governor) or "spoken"  # "did not go on to say"
    return None if infinitive else "spoken"


def _governors(tree: Tree, verb: int, head: int) -> list[int]:
    """The word above, the words beside it that the parse may have meant ("stopped short of", "is due to"), the one above it."""
    near = [k for k in tree.kids(head, "advmod", "xcomp", "obj", "compound:prt") if k < verb]
    near.sort(key=lambda k: not tree.is_a(k, "advmod", "compound:prt"))
    adverbs = [k for k in near if tree.is_a(k, "advmod", "compound:prt") and tree.tokens[k].text.lower() not in _PLAIN]
    above = tree.head(head)
    outer = [above] if above is not None and tree.is_a(head, "advmod", "xcomp") else []
    return [*adverbs, head, *[k for k in near if k not in adverbs], *outer]


def _of_governor(tree: Tree, governor: int, verb: int, *, infinitive: bool, marks: set[str]) -> Saying | None:
    words = act_words().governors
    token = tree.tokens[governor]
    lemma = verb_lemma(token.text, token.lemma)
    names = {lemma, token.text.lower()}
    if "back" in names and "from" in marks:
        return "withheld"  # "held back from criticising"
    if names & words.withheld and (infinitive or marks & {"of", "from", "to", "about", "in"} or token.upos == "VERB"):
        return "withheld"
    if names & words.negated and (lemma == "yet" or not infinitive):
        # who is told to stop saying it says it
        return "negated" if token.xpos != "VB" and not tree.kids(governor, "aux") else None
    if not infinitive and not tree.is_a(verb, "xcomp", "ccomp"):
        return None
    if names & words.spoken:
        return "spoken"
    if names & words.possible and not _of_another(tree, governor, verb):
        return "possible"
    if infinitive and tree.is_a(verb, "advcl", "xcomp", "acl") and _used_for(tree, governor, verb):
        return "spoken"
    return None


def _of_another(tree: Tree, governor: int, verb: int) -> bool:
    """ "Wants the rebels to say": the saying would be the rebels'."""
    passive = bool(tree.kids(governor, "aux:pass", "nsubj:pass"))
    return not passive and any(governor < k < verb for k in tree.kids(governor, "obj", "iobj"))


def _used_for(tree: Tree, governor: int, verb: int) -> bool:
    """ "Took to Twitter to accuse", "called a news conference to deny": the occasion was there, and so was the saying."""
    words = lexicon()
    finite = tree.tokens[governor].xpos in ("VBD", "VBN", "VBZ", "VBP")
    phrases = [k for k in tree.kids(governor, "obj", "obl") if governor < k < verb]
    named = {w for k in phrases for w in (tree.tokens[k].lemma.lower(), tree.tokens[k].text.lower())}
    return finite and bool(named & (words.occasions | words.media))


def takes_for_granted(claim: Claim) -> bool:
    """`granted` of a claim that was made before."""
    first, last = claim.content_spans[0]
    return granted(claim.cue, claim.act, claim.text[: last - first])


def granted(cue: str, act: str, content: str) -> bool:
    """Whether the content is taken for granted though nobody said it: "did not comment on the strike", "who fired the shells"."""
    words = act_words().granted
    lemmas = {verb_lemma(w, w.lower()) for w in cue.split()}
    opener = next(iter(content.lstrip("“\"‘' ").lower().split(maxsplit=1)), "")
    topic = act in words.acts or bool(lemmas & words.verbs)
    return opener in words.openers or (topic and opener not in ("that", "whether", "if"))


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
    """ "Refused to confirm", "declined to comment": the verb only governs the saying that is kept back."""
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
