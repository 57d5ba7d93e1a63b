"""In `events/modality`: whether what a word tells of is said to have happened, and if not, in what way not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.events.lexicon import Lexicon, ModalityTables, Words
from dateline.events.modality.governors import governed, shares_fate, takes_for_granted, wished
from dateline.events.modality.phases import Phase, ending
from dateline.events.syntax import Tree
from dateline.events.types import Modality

_GOVERNED = frozenset({"xcomp", "ccomp", "obj", "obl", "advcl", "nmod", "acl", "csubj", "iobj", "nsubj", "conj"})
_SAME_PREDICATE = frozenset({"xcomp", "obj", "conj", "compound", "amod"})
_HAPPENS = frozenset(
    {"occur", "take", "happen", "break", "erupt", "be", "fire", "launch", "carry", "plan", "expect", "follow",
     "ensue", "come", "start", "begin", "resume", "loom", "return"}
)  # fmt: skip
_UNDONE = frozenset(
    {"willingness", "proposal", "readiness", "attempt", "effort", "talk", "dialogue", "negotiation", "bid", "wish",
     "desire", "operation", "campaign", "drive", "push", "mission", "intention", "plan", "offer", "call", "appeal",
     "pressure", "order", "refusal", "failure", "chance", "right", "way", "move"}
)  # fmt: skip
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_AT_NO = frozenset({"point", "time", "stage", "moment", "way", "circumstance", "circumstances", "means", "account"})
_ASKING = frozenset({"who", "what", "which", "whom", "whose", "where", "when", "why", "how"})
#: Types of events that harm, or are meant to: what is announced of these is a threat, and of others a promise.
HARMFUL = frozenset(
    {"Battles", "Explosions/Remote violence", "Violence against civilians", "Riots", "COERCE", "SANCTION", "MOBILIZE",
     "THREATEN", "ASSAULT"}
)  # fmt: skip
_MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """How a word's event stands. `ceasing` with "actual": it is told as over; with another modality, only that it shall end.

    "The shelling stopped" is actual and ceasing; "the shelling must stop" is actual and goes on; "demanded an end to attacks" is
    of no attack in particular: ceasing, and demanded.
    """

    modality: Modality
    ceasing: bool = False


def standing(
    tree: Tree, i: int, *, act: str, lexicon: Lexicon, cues: Sequence[tuple[int, int]] = (), harmful: bool = False
) -> Standing:
    """Modality of the event told of by word i, from its negation, auxiliaries, governors and the act of its claim.

    The climb from i stops where a clause states a fact of its own: a relative clause in the past, a coordinate clause with a
    subject of its own; and at the cue of the claim (`cues`), whose own governors say nothing of the event. What is negated
    stands as denied, what is asked for as demanded (PLOVER's negation, hypothetical and future). `harmful` says that those
    who do it mean harm: "would burn it if ..." is then no mere possibility.
    """
    climb = _Climb(tree, lexicon, cues, harmful=harmful)
    phase = ending(tree, i, lexicon)
    if phase is not None:
        return _of_phase(climb, i, phase)
    said = climb.said(i)
    if not said and not climb.stopped and (of_act := _from_act(tree, i, act, lexicon.modality)) is not None:
        said.append(of_act)
    if said == ["promised"] and act in ("demand", "urge", "ask") and _is_to(tree, i):
        return Standing("demanded")  # "are to be released, the delegate insisted"
    how = _weighed(said)
    return Standing("hypothetical" if how in ("promised", "threatened") and _any(tree, i) else how)


def of_type(modality: Modality, type_: str, sub_type: str) -> Modality:
    """What is announced is a threat where it does harm."""
    harm = type_ in HARMFUL or sub_type in ("Looting/property destruction", "Arrests")
    return "threatened" if modality == "promised" and harm else modality


def _of_phase(climb: _Climb, i: int, phase: Phase) -> Standing:
    """What ends has been; whether it has ended is what the ending word's own modality says."""
    if {"promised", "hypothetical"} & set(climb.own(i)):
        return Standing("hypothetical")  # "a planned crossing was called off"
    how = _weighed(climb.said(phase.word))
    if phase.kept_from:
        return Standing("denied") if how == "actual" else Standing(how, ceasing=True)
    if how in ("actual", "alleged"):
        return Standing("actual", ceasing=True)
    return Standing("actual") if phase.particular else Standing(how, ceasing=True)


def _weighed(said: Sequence[Modality]) -> Modality:
    """What is denied is denied whatever else is said of it, but that it shall not be done is promised; what is feared is no
    promise, and of what one is accused of ordering one is accused; else the nearest word decides."""
    if "denied" in said:
        return "denied"
    if said[:1] == ["demanded"] and "alleged" in said:
        return "alleged"
    if said and said[0] == "promised":
        return next((m for m in said if m in ("hypothetical", "demanded", "alleged", "threatened")), "promised")
    return said[0] if said else "actual"


class _Climb:
    """The way up from a word through what governs it. `stopped` is true where the last one ended at a fact of its own."""

    def __init__(self, tree: Tree, lexicon: Lexicon, cues: Sequence[tuple[int, int]], *, harmful: bool) -> None:
        self.tree, self.lexicon, self.cues, self.harmful = tree, lexicon, cues, harmful
        self.stopped = False

    def said(self, i: int) -> list[Modality]:
        """What the word's dependents and governors say of it, the nearest first."""
        tree = self.tree
        found: list[Modality] = []
        here, linked = i, True
        for _ in range(_MOST_STEPS):
            if linked and (own := self._own(here, of=i)) is not None:
                found.append(own)
            above = tree.head(here)
            if above >= 0 and wished(tree, here):
                found.append("demanded")
                break
            if above < 0 or _independent(tree, here):
                break
            if _asked_about(tree, here) or _circumstance(tree, here):
                self.stopped = True
                return found
            rel = tree.rel(here)
            if rel in _GOVERNED:
                if rel != "conj" and (of_above := governed(tree, above, here, self.lexicon)) is not None:
                    found.append(of_above)
                if takes_for_granted(tree, above, here, self.lexicon) or _goes_on(tree, above, here):
                    self.stopped = True
                    return found
                linked = linked and (
                    rel in _SAME_PREDICATE
                    or (rel == "nsubj" and (tree.lemma(above) in _HAPPENS or tree.passive(above)))
                    or shares_fate(tree, above, here)
                )
            here = above
            if any(start <= tree.tokens[here].start < end for start, end in self.cues):
                break
        self.stopped = _independent(tree, here)
        return found

    def own(self, i: int) -> list[Modality]:
        """What the word's own dependents say of it, nothing or one."""
        return [m] if (m := self._own(i, of=i)) is not None else []

    def _own(self, here: int, *, of: int) -> Modality | None:
        """What the dependents of one word on the way say; "harmed nobody" says nothing of what is joined to it."""
        tree, tables = self.tree, self.lexicon.modality
        if here != of and _denied_by(tree, here, tables) and _negated(tree, here, tables):
            return "hypothetical"  # "cannot be ruled out", "did not deny"
        joined = here != of and tree.tokens[here].upos == tree.tokens[of].upos and tree.rel(of) == "conj"
        if _negated(tree, here, tables) or (not joined and _of_nobody(tree, here)):
            if any(tree.low(k) in tables.marks for k in tree.kids(here, "mark")):
                return "hypothetical"  # "if the guns are not withdrawn"
            hesitates = here != of and tree.lemma(here) in self.lexicon.table("modality", "hesitations")["verbs"]
            return "promised" if hesitates else "denied"
        return _own(tree, here, tables, harmful=self.harmful and _by_someone(tree, here, self.lexicon.words))


# ---- what the word's own dependents say


def _denied_by(tree: Tree, i: int, tables: ModalityTables) -> bool:
    """Whether word i is a verb that denies what hangs on it: "rule out"."""
    words = [tree.lemma(i)] + [f"{tree.lemma(i)} {tree.low(k)}" for k in tree.kids(i, "compound:prt", "advmod")]
    return (
        tree.is_verb(i)
        and tree.lemma(i) not in ("fail", "refuse")
        and any(tables.verbs.get(w) == "denied" for w in words)
    )


def _any(tree: Tree, i: int) -> bool:
    """ "Will answer any attack": there may be none."""
    return not tree.is_verb(i) and any(tree.low(k) in ("any", "further") for k in tree.kids(i, "det"))


def _by_someone(tree: Tree, i: int, words: Words) -> bool:
    """Whether a person or a force does it, and not "the water"."""
    doers = tree.agents(i)
    return any(
        tree.tokens[k].upos in ("PRON", "PROPN") or tree.lemma(k) in words.armed or tree.lemma(k) in words.human
        for k in doers
    )


def _own(tree: Tree, i: int, tables: ModalityTables, *, harmful: bool) -> Modality | None:
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
    if _is_to(tree, i):
        return "promised"
    if any(tree.lemma(k) in ("have", "need") and tree.rel(k) == "aux" for k in tree.kids(i)):
        return None
    return _imperative(tree, i)


def _due(tree: Tree, i: int) -> bool:
    """ "Were due to exchange bodies", of which the parse makes a noun."""
    return i > 2 and (tree.low(i - 2), tree.low(i - 1)) == ("due", "to") and tree.tokens[i - 3].upos in ("AUX", "VERB")


def _negated(tree: Tree, i: int, tables: ModalityTables) -> bool:
    """ "Did not", "no strike", "none of its jets hit", "harmed nobody", "at no point", "without"."""
    for kid in tree.kids(i, "advmod", "aux", "det", "mark", "amod", "cc", "neg", "cc:preconj", "case"):
        word = tree.low(kid)
        if word in tables.negators and not _not_only(tree, kid):
            return True
        if word == "without" and tree.rel(kid) in ("mark", "case"):
            return True
    return any(tree.low(d) in ("no", "neither") for k in tree.kids(i, "nsubj") for d in tree.kids(k, "det"))


def _of_nobody(tree: Tree, i: int) -> bool:
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


def _is_to(tree: Tree, i: int) -> bool:
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
    return not any(tree.low(k) in _ASKING for k in range(tree.left[i], min(aux)))


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


# ---- where the climb ends


def _independent(tree: Tree, i: int) -> bool:
    """Whether the clause of i states something by itself, whatever governs it."""
    rel = tree.rel(i)
    if rel in ("parataxis", "root", "vocative", "discourse"):
        return True
    finite = tree.tokens[i].xpos == "VBD" or any(
        tree.tokens[k].xpos in ("VBD", "VBZ", "VBP") for k in tree.kids(i, "aux", "cop")
    )
    if tree.full(i) == "acl:relcl" or rel == "advcl":
        return finite and not any(tree.low(k) in ("if", "unless", "of") for k in tree.kids(i, "mark"))
    if rel == "conj":
        first = tree.head(i)
        if finite and tree.kids(i, "aux") and tree.tokens[first].xpos == "VB" and not tree.kids(first, "aux"):
            return True  # "tried to cut the road and was thrown back"
        return bool(tree.kids(i, "nsubj")) and tree.is_verb(i) and not _bare(tree, i)
    return False


def _bare(tree: Tree, i: int) -> bool:
    """ "... that troops go back and that the guns be silenced": a subjunctive, as unreal as the one it is joined to."""
    if tree.tokens[i].xpos == "VBP":
        return not tree.kids(i, "aux") and any(tree.low(k) == "that" for k in tree.kids(i, "mark"))
    return tree.tokens[i].xpos == "VB" and not any(tree.tokens[k].xpos == "MD" for k in tree.kids(i, "aux"))


def _goes_on(tree: Tree, above: int, here: int) -> bool:
    """ "If the offensive goes on": there is one."""
    if tree.rel(here) != "nsubj" or tree.passive(above):
        return False
    return tree.lemma(above) in ("continue", "persist") or (
        tree.lemma(above) == "go" and any(tree.low(k) == "on" for k in tree.kids(above, "compound:prt", "advmod"))
    )


def _asked_about(tree: Tree, i: int) -> bool:
    """ "Did not say who had shelled it": that it was shelled stands."""
    if tree.rel(i) not in ("ccomp", "csubj", "advcl", "xcomp") or not tree.is_verb(i):
        return False
    asks = [k for k in tree.kids(i, "nsubj", "obj", "advmod", "obl", "mark") if tree.low(k) in _ASKING and k <= i]
    return bool(asks) and not any(tree.low(k) == "to" for k in tree.kids(i, "mark"))


def _circumstance(tree: Tree, i: int) -> bool:
    """ "Denied that civilians died in the strike", "will meet after the attack": what something happens in or after is taken
    to have happened; "in an attack" is so too where nothing else is what is told."""
    if tree.rel(i) not in ("obl", "nmod") or tree.tokens[i].upos not in ("NOUN", "PROPN"):
        return False
    above, cases = tree.head(i), set(tree.cases(i))
    if not (tree.is_verb(above) or tree.rel(i) == "nmod"):
        return False
    if cases & {"after", "since", "during", "amid", "despite", "following"}:
        return True
    definite = any(tree.low(k) in ("the", "this", "these", "those", "that") for k in tree.kids(i, "det"))
    return tree.is_verb(above) and bool(cases & {"in", "by"}) and definite


def _from_act(tree: Tree, i: int, act: str, tables: ModalityTables) -> Modality | None:
    """What the act of the claim says of the word that its content turns on, when no verb of the sentence has said it."""
    found = tables.acts.get(act)
    if found in ("alleged", "denied"):
        return found
    if found is None:
        return None
    verb = i if tree.is_verb(i) else tree.clause(i)
    aux = tree.kids(verb, "aux")
    plain = tree.tokens[verb].xpos in ("VB", "VBG", "VBP") and not aux
    subjunctive = any(tree.low(k) == "be" for k in aux) and not any(
        tree.tokens[k].xpos in ("MD", "VBD", "VBZ", "VBP") for k in aux
    )
    return found if (plain or subjunctive) and tree.is_verb(verb) else None
