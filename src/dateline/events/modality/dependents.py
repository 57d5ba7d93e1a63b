"""In `events/modality`: what the words that hang on a word say of its event: "not", "must", "no", "if", "to", a question mark."""

from __future__ import annotations

from dateline.events.lexicon import ModalityTables, Words
from dateline.events.syntax import Tree
from dateline.events.types import Modality
from dateline.events.words import words_of

_UNDONE = words_of("modality_words", "undone")
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_AT_NO = words_of("modality_words", "at_no")
ASKING = words_of("modality_words", "asking")


def denied_by(tree: Tree, i: int, tables: ModalityTables) -> bool:
    """Whether word i is a verb that denies what hangs on it: "rule out"."""
    words = [tree.lemma(i)] + [f"{tree.lemma(i)} {tree.low(k)}" for k in tree.kids(i, "compound:prt", "advmod")]
    return (
        tree.is_verb(i)
        and tree.lemma(i) not in ("fail", "refuse")
        and any(tables.verbs.get(w) == "denied" for w in words)
    )


def of_any(tree: Tree, i: int) -> bool:
    """ "Will answer any attack": there may be none."""
    return not tree.is_verb(i) and any(tree.low(k) in ("any", "further") for k in tree.kids(i, "det"))


def by_someone(tree: Tree, i: int, words: Words) -> bool:
    """Whether a person or a force does it, and not "the water"."""
    doers = tree.agents(i)
    return any(
        tree.tokens[k].upos in ("PRON", "PROPN") or tree.lemma(k) in words.armed or tree.lemma(k) in words.human
        for k in doers
    )


def own_word(tree: Tree, i: int, tables: ModalityTables, *, harmful: bool) -> Modality | None:
    """What the word's own dependents say: auxiliary, adverb, "if"."""
    if tree.is_verb(i) and _inverted(tree, i):
        return "hypothetical"
    found: Modality | None = "promised" if _due(tree, i) else None
    for kid in tree.kids(i, "advmod", "aux", "mark", "amod", "cop"):
        word = tree.low(kid)
        if tree.rel(kid) == "aux":
            found = found or (
                _would(tree, i, harmful=harmful) if word in ("would", "'d") else tables.auxiliaries.get(word)
            )
        elif tree.rel(kid) == "mark":
            found = found or tables.marks.get(word)
        elif tree.rel(kid) != "cop":
            found = found or tables.adverbs.get(word)
    if found in ("demanded", "hypothetical") and _must_have(tree, i):
        return None if any(tree.low(k) == "must" for k in tree.kids(i, "aux")) else "hypothetical"
    if found is not None:
        return "hypothetical" if found == "promised" and _polar(tree, i) else found
    if tree.is_verb(i) and (_for_to(tree, i) or _not_yet(tree, i, tables) or _polar(tree, i)):
        return "hypothetical"
    if is_to(tree, i):
        return "promised"
    if any(tree.lemma(k) in ("have", "need") and tree.rel(k) == "aux" for k in tree.kids(i)):
        return None
    return _imperative(tree, i)


def _due(tree: Tree, i: int) -> bool:
    """ "Were due to exchange bodies", of which the parse makes a noun."""
    return i > 2 and (tree.low(i - 2), tree.low(i - 1)) == ("due", "to") and tree.tokens[i - 3].upos in ("AUX", "VERB")


def negated(tree: Tree, i: int, tables: ModalityTables) -> bool:
    """ "Did not", "no strike", "none of its jets hit", "harmed nobody", "at no point", "without"."""
    for kid in tree.kids(i, "advmod", "aux", "det", "mark", "amod", "cc", "neg", "cc:preconj", "case"):
        word = tree.low(kid)
        if word in tables.negators and not _not_only(tree, kid):
            return True
        if word == "without" and tree.rel(kid) in ("mark", "case"):
            return True
    return any(tree.low(d) in ("no", "neither") for k in tree.kids(i, "nsubj") for d in tree.kids(k, "det"))


def of_nobody(tree: Tree, i: int) -> bool:
    """ "None of its jets hit", "harmed nobody", "sent no troops", "at no point"; of "nobody was hurt" the toll tells."""
    if not tree.is_verb(i):
        return False
    split = [k for k in tree.kids(tree.head(i)) if k < i and tree.lemma(k) == "do"] if tree.head(i) >= 0 else []
    for kid in (*tree.kids(i, "nsubj", "obj", "obl"), *(k for d in split for k in tree.kids(d, "obl"))):
        nothing = tree.low(kid) in _NOBODY or (tree.low(kid) == "one" and kid > 0 and tree.low(kid - 1) == "no")
        no = any(tree.low(d) in ("no", "neither") for d in tree.kids(kid, "det"))
        if tree.rel(kid) == "obl" and no and tree.lemma(kid) in _AT_NO:
            return True
        if tree.rel(kid) != "obl" and (nothing or no) and tree.full(kid) != "nsubj:pass":
            return True
    return False


def _would(tree: Tree, i: int, *, harmful: bool) -> Modality:
    """ "Would have" is past; told of in somebody's words "would" is a "will", unless it hangs on an "if"."""
    if any(tree.low(k) == "have" for k in tree.kids(i, "aux")):
        return "hypothetical"
    ifs = [k for k in tree.kids(i, "advcl") if _inverted(tree, k) or _has(tree, k, "if", "unless", "should", "were")]
    here = i
    while tree.rel(here) in ("conj", "xcomp") and tree.head(here) >= 0:
        here = tree.head(here)
    told = tree.rel(here) == "ccomp" or _has(tree, here, "that")
    if not told or (ifs and not (harmful and not tree.passive(i))):
        return "hypothetical"
    return "promised"


def _has(tree: Tree, i: int, *words: str) -> bool:
    return any(tree.low(k) in words for k in tree.kids(i, "mark", "aux"))


def _must_have(tree: Tree, i: int) -> bool:
    """ "Must have fired", "should have been freed"."""
    aux = [tree.low(k) for k in tree.kids(i, "aux")]
    return "have" in aux and bool({"must", "should", "ought"} & set(aux))


def is_to(tree: Tree, i: int) -> bool:
    """ "The envoy is to visit": arranged."""
    to = any(tree.low(k) == "to" for k in tree.kids(i, "mark"))
    return to and any(
        tree.lemma(k) == "be" and tree.tokens[k].xpos in ("VBZ", "VBP", "VBD") for k in tree.kids(i, "aux", "cop")
    )


def _inverted(tree: Tree, i: int) -> bool:
    """ "Had the town been taken, ...", "were the strait to be mined, ...", "should they attack, ...": an "if" unsaid."""
    marks = [tree.low(k) for k in tree.kids(i, "mark")]
    if tree.rel(i) not in ("advcl", "ccomp") or (marks and "to" not in marks):
        return False
    first = tree.left[i]
    subjects = tree.kids(i, "nsubj")
    return (
        tree.low(first) in ("had", "were", "should")
        and tree.tokens[first].upos in ("AUX", "VERB")
        and any(s > first for s in subjects)
    )


def _polar(tree: Tree, i: int) -> bool:
    """ "Did they shell the school?": only asked. "Who shelled it?" takes it that somebody did."""
    last = len(tree.tokens) - 1
    if not any(tree.low(k) == "?" for k in range(max(0, last - 1), last + 1)) or tree.rel(i) not in (
        "root",
        "parataxis",
        "ccomp",
    ):
        return False
    aux, subjects = tree.kids(i, "aux", "cop"), tree.kids(i, "nsubj")
    if not aux or not subjects or min(aux) > min(subjects):
        return False
    return not any(tree.low(k) in ASKING for k in range(tree.left[i], min(aux)))


def _imperative(tree: Tree, i: int) -> Modality | None:
    """ "Stop the shelling!" asks for it; "send your tanks and we shall burn them" supposes it."""
    token = tree.tokens[i]
    if (
        token.xpos != "VB"
        or tree.rel(i) not in ("root", "ccomp", "parataxis")
        or tree.kids(i, "nsubj", "aux", "mark", "csubj")
    ):
        return None
    if tree.left[i] < i and any(tree.tokens[k].upos not in ("PUNCT", "ADV", "INTJ") for k in tree.kids(i) if k < i):
        return None
    then = any(tree.low(a) in ("will", "shall", "'ll") for k in tree.kids(i, "conj") for a in tree.kids(k, "aux"))
    return "hypothetical" if then else "demanded"


def _for_to(tree: Tree, i: int) -> bool:
    """ "For X to agree, ...": a purpose, not a fact; also "to attack" as an adverbial."""
    infinitive = tree.rel(i) == "advcl" and any(tree.low(k) == "to" for k in tree.kids(i, "mark"))
    return infinitive and not tree.called_on(i)


def _not_yet(tree: Tree, i: int, tables: ModalityTables) -> bool:
    """ "A proposal to negotiate a truce", "once a truce has been agreed": nothing done; "the first to be killed" was."""
    marks = [tree.low(k) for k in tree.kids(i, "mark", "advmod")]
    if tree.full(i) == "acl" and "to" in marks:
        noun = tree.head(i)
        if tree.lemma(noun) in tables.nouns:
            return False  # "calls to withdraw": the noun says what it is
        return tree.lemma(noun) in _UNDONE and not any(tree.low(k) == "first" for k in tree.kids(noun, "amod"))
    if not {"once", "until", "till"} & set(marks):
        return False
    tags = {tree.tokens[k].xpos for k in tree.kids(i, "aux")} | {tree.tokens[i].xpos}
    return bool(tags & {"VBZ", "VBP"})


def _not_only(tree: Tree, i: int) -> bool:
    return i + 1 < len(tree.tokens) and tree.low(i + 1) in ("only", "just", "merely", "less", "fewer", "more", "long")
