"""What said words do by themselves: "We demand ...", "That is a lie", "Russia must leave", "Who will pay?". A step of claims/."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.claims.acts.act_words import act_words
from dateline.claims.acts.cue_acts import act_of_verb, does_harm, entry_of
from dateline.claims.acts.lexicon import lexicon
from dateline.claims.acts.reality import said_by_nobody
from dateline.grounding.actors.tree import Tree

_SPEAKER = frozenset({"i", "we"})
_NEGATING = frozenset({"not", "n't", "n’t", "never", "no"})
_WILL = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_WOULD = frozenset({"would", "will", "'d", "’d", "'ll", "’ll"})


def act_of_words(tree: Tree, content: Sequence[int], *, quoted: bool, selves: frozenset[str]) -> str | None:
    """The act that the words of one sentence do, None where they only assert.

    `content` are token indices; `quoted` is true of the speaker's very words, in which "we" is the speaker; `selves` are the
    pronouns that may be the speaker in reported words. After Searle's directives, commissives and expressives (1976).
    """
    inside = set(content)
    tops = [i for i in content if tree.head(i) not in inside and tree.tokens[i].upos != "PUNCT"]
    if not tops:
        return None
    if quoted and _asks(tree, content):
        return "ask"
    head = max(tops, key=lambda i: (tree.tokens[i].upos in ("VERB", "AUX", "ADJ", "NOUN"), -i))
    for rule in (_performed, _disclaimed, _denied, _blamed, _bound, _pledged, _stood_by):
        act = rule(tree, head, selves, quoted)
        if act is not None:
            return act
    return None


def _asks(tree: Tree, content: Sequence[int]) -> bool:
    last = [tree.tokens[i].text for i in content if any(not c.isalnum() for c in tree.tokens[i].text)]
    return "?" in last[-2:] or (max(content) + 1 < len(tree.tokens) and tree.tokens[max(content) + 1].text == "?")


def _aux(tree: Tree, head: int) -> set[str]:
    return {tree.tokens[k].text.lower() for k in tree.kids(head, "aux")}


def _negated(tree: Tree, head: int) -> bool:
    return any(tree.tokens[k].text.lower() in _NEGATING for k in tree.kids(head, "advmod", "det"))


def _subject(tree: Tree, head: int) -> str:
    found = tree.kid(head, "nsubj")
    return tree.tokens[found].text.lower() if found is not None else ""


def _performed(tree: Tree, head: int, selves: frozenset[str], quoted: bool) -> str | None:
    """ "We condemn the raid", "I urge both sides to stop", "Lay down your arms", "Thank you for coming"."""
    token = tree.tokens[head]
    minds = act_words().minds
    if quoted and token.upos == "ADJ" and _subject(tree, head) in _SPEAKER and not _negated(tree, head):
        return next((act for name, act in minds.items() if name == token.lemma.lower() and act != "assert"), None)
    if not quoted or token.upos not in ("VERB", "AUX"):
        return None
    subject, entry = _subject(tree, head), entry_of(tree, head)
    if subject in _SPEAKER and entry is not None and not entry.thought:
        if _negated(tree, head) and not said_by_nobody(tree, head):
            told = token.xpos in ("VBN", "VBD") or _aux(tree, head) & {"did", "have", "has", "had"}
            return "deny" if told and entry.act != "deny" else None  # "I never said"; not "we do not discuss"
        if token.xpos == "VBP" or (token.xpos == "VB" and _aux(tree, head) <= {"do", "must"}):
            act = act_of_verb(tree, head, entry, ())
            return act if act != "assert" else None
    if subject or tree.kids(head, "aux:pass", "expl"):
        return None
    if token.lemma.lower() == "thank":
        return "thank"
    return _bidden(tree, head)


def _bidden(tree: Tree, head: int) -> str | None:
    """An imperative: "please" and "let us" make an appeal of it."""
    token = tree.tokens[head]
    helpers = _aux(tree, head)
    if token.xpos not in ("VB", "VBP") or helpers - {"do", "let"} or tree.kids(head, "mark", "cop"):
        return None
    if token.lemma.lower() in act_words().stative and not _negated(tree, head):
        return None
    before = [tree.tokens[k].text.lower() for k in tree.kids(head, "discourse", "intj", "advmod")]
    return "urge" if "please" in before or token.lemma.lower() == "let" or "let" in helpers else "demand"


def _disclaimed(tree: Tree, head: int, selves: frozenset[str], quoted: bool) -> str | None:
    """ "It had nothing to do with the raid", "we had no part in it", "it was not involved": the speaker's own."""
    if _subject(tree, head) not in (_SPEAKER if quoted else selves):
        return None
    words = act_words()
    token = tree.tokens[head]
    if token.lemma.lower() in ("have", "play", "know"):
        for kid in tree.kids(head, "obj"):
            noun = tree.tokens[kid].lemma.lower()
            done = [k for k in tree.kids(kid, "acl", "xcomp") if tree.tokens[k].lemma.lower() == "do"]
            if (noun == "nothing" and (done or token.lemma.lower() == "know")) or (
                noun in words.involvement and _negated(tree, kid)
            ):
                return "deny"
    involved = {token.text.lower(), token.lemma.lower()} & words.involvement
    return "deny" if involved and _negated(tree, head) and tree.kids(head, "cop", "aux:pass") else None


def _denied(tree: Tree, head: int, selves: frozenset[str], quoted: bool) -> str | None:
    """ "The charges are false", "this is not true", "there is no truth in it", "the strike was a war crime" (condemns)."""
    words = act_words()
    token = tree.tokens[head]
    subject = tree.kid(head, "nsubj")
    if not tree.kids(head, "cop") or _aux(tree, head) - {"has", "have", "been"}:
        return None
    of = tree.tokens[subject].lemma.lower() if subject is not None else ""
    told = of in words.told or (subject is not None and tree.tokens[subject].text.lower() in words.told)
    if _negated(tree, head):
        return "deny" if told and token.lemma.lower() in words.true else None
    for at in (head, *tree.kids(head, "conj", "amod", "compound", "nmod")):
        act = words.verdicts.get(tree.tokens[at].text.lower()) or words.verdicts.get(tree.tokens[at].lemma.lower())
        if act == "deny" and not told:
            return None
        if act in ("deny", "condemn") and not (told and act == "condemn" and quoted is False and of == "it"):
            return act
    return None


def _blamed(tree: Tree, head: int, selves: frozenset[str], quoted: bool) -> str | None:
    """ "Russia is to blame", "the army was responsible for the raid", "Iran was behind it"; of others than the speaker."""
    subject = tree.kid(head, "nsubj", "nsubj:pass")
    if subject is None or tree.tokens[subject].upos not in ("NOUN", "PROPN") or _negated(tree, head):
        return None
    token = tree.tokens[head]
    cop = bool(tree.kids(head, "cop"))
    if cop and token.text.lower() in ("responsible", "guilty", "complicit", "culpable"):
        return "accuse" if any(tree.case(k) in ("for", "of", "in") for k in tree.children[head]) else None
    to_blame = token.lemma.lower() == "blame" and any(
        tree.tokens[k].text.lower() == "to" for k in tree.kids(head, "mark")
    )
    if to_blame or (
        token.lemma.lower() == "be" and any(tree.tokens[k].lemma.lower() == "blame" for k in tree.kids(head, "xcomp"))
    ):
        return "accuse"
    return "accuse" if cop and tree.case(head) == "behind" else None


def _bound(tree: Tree, head: int, selves: frozenset[str], quoted: bool) -> str | None:
    """ "Russia must return the plant" demands, "the world should not look away" urges; not what must have been."""
    helpers = _aux(tree, head)
    if "have" in helpers or tree.kids(head, "expl"):
        return None
    subject = _subject(tree, head) or ("it" if tree.kids(head, "nsubj:pass", "csubj") else "")
    if not subject or subject in ("i", "he", "she"):
        return None
    if "must" in helpers:
        return "urge" if subject == "we" else "demand"
    return "urge" if "should" in helpers or "ought" in helpers else None


def _pledged(tree: Tree, head: int, selves: frozenset[str], quoted: bool) -> str | None:
    """ "We will rebuild every school" promises, "it would strike back" threatens; "we will see" does neither."""
    token, subject, helpers = tree.tokens[head], _subject(tree, head), _aux(tree, head)
    own = subject in _SPEAKER and helpers & _WILL if quoted else subject in selves and helpers & _WOULD
    if not own or "have" in helpers or token.upos != "VERB" or token.xpos != "VB" or _negated(tree, head):
        return None
    if token.lemma.lower() in act_words().stative or tree.kids(head, "nsubj:pass", "aux:pass", "cop"):
        return None
    entry = lexicon().verbs.get(token.lemma.lower())
    if entry is not None and not entry.to:
        return None
    harm = act_words().harm
    clause = tree.subtree(head, without=tree.kids(head, "advcl", "conj", "parataxis", "ccomp", "xcomp"))
    return "threaten" if token.lemma.lower() in harm or does_harm(tree, clause) else "promise"


def _stood_by(tree: Tree, head: int, selves: frozenset[str], quoted: bool) -> str | None:
    """ "It stood by Azerbaijan", "we stand with you"."""
    subject = _subject(tree, head)
    if (
        subject not in (_SPEAKER if quoted else selves)
        or tree.tokens[head].lemma.lower() != "stand"
        or _negated(tree, head)
    ):
        return None
    for kid in tree.kids(head, "obl"):
        if (
            tree.case(kid) in ("by", "with", "behind")
            or act_words().done.get(tree.tokens[kid].lemma.lower()) == "support"
        ):
            return "support"
    return None
