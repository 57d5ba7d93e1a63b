"""Inside events/, before any rule: one sentence's syntax as the rules ask for it: subjects, objects, agents, clauses."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.events.lemmas import Lemmas
from dateline.language.types import Sentence, Token

_MAX_CLIMB = 8
_NOUN_PARTS = frozenset({"amod", "compound", "nummod", "flat", "fixed", "nmod:poss", "nmod:unmarked", "nmod:npmod"})
_VERBAL = frozenset({"VERB", "AUX"})
_CLAUSAL = frozenset({"root", "conj", "advcl", "acl", "ccomp", "xcomp", "parataxis", "csubj"})


def _owned(heads: list[int], tokens: tuple[Token, ...]) -> list[int]:
    """Heads in which a possessor hangs on what follows its "'s": the parse ties it, at times, to a noun before it."""
    for i, token in enumerate(tokens[:-1]):
        owner = heads[i]
        if token.xpos != "POS" or not 0 <= owner < i or not 0 <= heads[owner] < owner:
            continue
        owned = i + 1
        while owned < heads[owned] < i + 6 and tokens[owned].upos in ("ADJ", "NOUN", "NUM", "PROPN", "ADV"):
            owned = heads[owned]
        if tokens[owned].upos in ("NOUN", "PROPN") and heads[owned] != owner:
            heads[owner] = owned
    return heads


def _accused(heads: list[int], tokens: tuple[Token, ...]) -> list[int]:
    """Heads in which "X" of "accused X of having fired" is the object of the verb before it: the parse ties it, at times, to
    the clause behind "of", which would make whoever is accused the one who is fired at."""
    marks = {heads[i]: i for i, t in enumerate(tokens) if t.deprel == "mark" and t.text.lower() in ("of", "from")}
    for i, token in enumerate(tokens):
        clause = heads[i]
        if token.deprel != "obj" or not i < marks.get(clause, -1) < clause:
            continue
        if 0 <= heads[clause] < i and tokens[heads[clause]].upos == "VERB":
            heads[i] = heads[clause]
    return heads


class Tree:
    """Dependents and extents of one sentence's words, by index. Tolerates a parse that is no tree; never recurses."""

    __slots__ = ("_heads", "_kids", "_lemmas", "_low", "_rel", "left", "right", "sentence", "tokens")

    def __init__(self, sentence: Sentence, lemmas: Lemmas) -> None:
        self.sentence = sentence
        self.tokens: tuple[Token, ...] = sentence.tokens
        self._lemmas = [
            t.lemma.lower() if t.upos == "PROPN" and (i or t.xpos != "NNS") else lemmas.of(t.text, t.lemma)
            for i, t in enumerate(self.tokens)  # a sentence's first noun ("Militiamen") is taken for a name at times
        ]
        # Asked for so often that working them out each time is a tenth of reading.
        self._low = [t.text.lower() for t in self.tokens]
        self._rel = [t.deprel.partition(":")[0] for t in self.tokens]
        count = len(self.tokens)
        heads = [t.head if 0 <= t.head < count and t.head != i else -1 for i, t in enumerate(self.tokens)]
        self._heads = _accused(_owned(heads, self.tokens), self.tokens)
        self._kids: list[list[int]] = [[] for _ in range(count)]
        for index, head in enumerate(self._heads):
            if head >= 0:
                self._kids[head].append(index)
        self.left = list(range(count))
        self.right = list(range(count))
        order = self._order()
        for here in reversed(order):
            for kid in self._kids[here]:
                self.left[here] = min(self.left[here], self.left[kid])
                self.right[here] = max(self.right[here], self.right[kid])

    def _order(self) -> list[int]:
        """Words from the roots down. A ring of heads is cut at its first word, so that no rule can go round in it."""
        order: list[int] = []
        seen = [False] * len(self.tokens)
        rootless = [i for i in range(len(self.tokens)) if self._heads[i] >= 0]
        for start in [i for i in range(len(self.tokens)) if self._heads[i] < 0] + rootless:
            if seen[start]:
                continue
            if self._heads[start] >= 0:
                self._kids[self._heads[start]].remove(start)
                self._heads[start] = -1
            stack = [start]
            while stack:
                here = stack.pop()
                seen[here] = True
                order.append(here)
                stack.extend(self._kids[here])
        return order

    # ---- words

    def lemma(self, i: int) -> str:
        return self._lemmas[i]

    def low(self, i: int) -> str:
        return self._low[i]

    def full(self, i: int) -> str:
        return self.tokens[i].deprel

    def rel(self, i: int) -> str:
        return self._rel[i]

    def head(self, i: int) -> int:
        return self._heads[i]

    def kids(self, i: int, *rels: str) -> list[int]:
        """Dependents of word i with one of these labels (a label without subtype matches all of its subtypes)."""
        kids = self._kids[i]
        if not rels or not kids:
            return kids if not rels else []
        tokens, short = self.tokens, self._rel
        return [k for k in kids if short[k] in rels or tokens[k].deprel in rels]

    def cases(self, i: int) -> list[str]:
        """The prepositions of word i, and "'s", in lower case; the one right before its noun phrase where the parse has none."""
        low, short = self._low, self._rel
        found = [low[k] for k in self._kids[i] if short[k] == "case" and (k < i or self.tokens[k].xpos == "POS")]
        if not found and self.tokens[i].upos in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "X"):
            before = self.phrase_start(i) - 1
            slip = before >= 0 and self.rel(before) == "mark" and self.low(before) in ("with", "by")
            preposition = before >= 0 and (self.tokens[before].upos == "ADP" or self.rel(before) == "case" or slip)
            if preposition and self.low(before) not in ("than", "least"):
                found = [self.low(before)]
        return found

    def phrase_start(self, i: int) -> int:
        """The first word of the plain noun phrase that ends at i, by the words' own kinds; whatever the parse."""
        start = i
        while start > 0 and self.tokens[start - 1].upos in ("DET", "ADJ", "NUM", "NOUN", "PROPN") and i - start < 8:
            if self.tokens[start - 1].upos == "NOUN" and self.head(start - 1) not in range(start, i + 1):
                break
            start -= 1
        return start

    def ancestors(self, i: int) -> Iterator[int]:
        """Heads of word i, nearest first; bounded, so that a broken parse cannot hold it."""
        for _ in range(len(self.tokens)):
            i = self.head(i)
            if i < 0:
                return
            yield i

    def subtree(self, i: int) -> range:
        return range(self.left[i], self.right[i] + 1)

    def chars(self, i: int) -> tuple[int, int]:
        return self.tokens[self.left[i]].start, self.tokens[self.right[i]].end

    def is_verb(self, i: int) -> bool:
        """A verb form by tag: the tagger's word for participles used as predicates or heads of clauses included."""
        token = self.tokens[i]
        return token.upos == "VERB" or (token.xpos.startswith("VB") and token.upos not in ("AUX", "NOUN", "PROPN"))

    # ---- clauses

    def clause(self, i: int) -> int:
        """The head of the clause that word i stands in: the nearest word, itself or above, that heads a clause."""
        here = i
        for _ in range(len(self.tokens)):
            if self.rel(here) in _CLAUSAL and (self.rel(here) != "conj" or self._heads_clause(here)):
                return here
            above = self.head(here)
            if above < 0:
                return here
            here = above
        return here

    def _heads_clause(self, i: int) -> bool:
        return self.tokens[i].upos in _VERBAL or bool(self.kids(i, "nsubj", "csubj", "cop"))

    def with_conjuncts(self, i: int) -> list[int]:
        """Word i and the words coordinated with it, in order."""
        found = [i]
        for here in found:
            found.extend(k for k in self.kids(here, "conj") if k not in found)
        return sorted(found)

    def passive(self, i: int) -> bool:
        token = self.tokens[i]
        if token.xpos not in ("VBN", "VBD", "JJ", ""):
            return False
        if self.kids(i, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
            return True
        auxiliaries = {self.lemma(k) for k in self.kids(i, "aux", "cop")}
        if token.xpos == "VBN" and auxiliaries & {"be", "get"} and "have" not in auxiliaries:
            return True
        if token.xpos == "VBN" and not auxiliaries and not self.kids(i, "nsubj"):
            if self.rel(i) in ("acl", "advcl", "amod", "root", "parataxis") and not self.kids(i, "obj"):
                return True
            if self.rel(i) == "conj" and (above := self.head(i)) >= 0 and self.is_verb(above):
                perfect = any(self.lemma(k) == "have" for k in self.kids(above, "aux"))
                return self.passive(above) or not (perfect or self.kids(i, "obj") or self._number_next(i))
        return False

    def _number_next(self, i: int) -> bool:
        return i + 1 < len(self.tokens) and self.tokens[i + 1].upos in ("NUM", "DET", "ADJ", "NOUN", "PRON", "PROPN")

    # ---- who does what

    def subject(self, i: int) -> list[int]:
        """Grammatical subjects of the verb (or predicate) i, found through coordination, control and relative clauses."""
        here = i
        for _ in range(_MAX_CLIMB):
            found = self.kids(here, "nsubj")
            if found:
                return self._named(found[0], here)
            rel, above = self.rel(here), self.head(here)
            if above < 0:
                return []
            if self.full(here) == "acl:relcl":
                return self._expand(self._apposed_to(above) if self._resumes(here) else above)
            if rel in ("acl", "advcl") and self._after_comma(here) and (main := self._finite_above(here)) >= 0:
                return self.by_agent(main) if self.passive(main) else self.subject(main)
            if rel == "acl":
                return self._expand(above) if self.tokens[here].xpos in ("VBG", "VBN", "VBD") else self._owner(above)
            if rel in ("advcl", "xcomp", "ccomp") and (called := self.called_on(here)):
                return called
            if rel == "xcomp" and self.lemma(above) == "end" and not self.kids(above, "compound:prt"):
                return []  # "signed a statement to end fighting": whose fighting it is, nobody says
            if rel == "xcomp":
                objects = self.kids(above, "obj", "iobj")
                if objects and not self._each_other(objects[0]):
                    return self._expand(objects[0])
                if self.passive(above):
                    return (
                        self.subject(above)
                        if not self.kids(above, "nsubj")
                        else self._named(self.kids(above, "nsubj")[0], above)
                    )
            if rel == "ccomp" and any(self.low(k) in ("of", "for", "from") for k in self.kids(here, "mark")):
                rel = "advcl"  # "accused X of having fired", which the parse calls by either name
            if rel == "ccomp" or (rel == "parataxis"):
                return []
            if rel == "advcl" and self.is_verb(above) and not self.passive(here):
                if any(self.low(k) in ("of", "for", "from") for k in self.kids(here, "mark")):
                    controllers = self.kids(above, "nsubj" if self.passive(above) else "obj")
                    if controllers and self._each_other(controllers[0]):
                        return self.subject(above)
                    if controllers:
                        return self._expand(controllers[0])
                elif self.passive(above):
                    return self.by_agent(above)
            if rel == "advcl" and self._tells_when(here):
                above = self.head(above)
            if rel not in ("conj", "xcomp", "advcl") or not (self.is_verb(above) or self.kids(above, "nsubj")):
                return []
            if rel == "conj" and self.is_verb(here) and self.passive(above) != self.passive(here):
                return self._expand(self.kids(above, "nsubj")[0]) if self.kids(above, "nsubj") else []
            here = above
        return []

    def called_on(self, i: int) -> list[int]:
        """ "Called on X to withdraw", "appealed to X to stop": X, who is to do the infinitive i."""
        above = self.head(i)
        if above < 0 or self.lemma(above) not in ("call", "appeal", "plead"):
            return []
        if not any(self.low(k) == "to" for k in self.kids(i, "mark")):
            return []
        asked = self.obliques(above, "on", "upon", "to")
        if any(self.low(k) in ("on", "upon") for k in self.kids(above, "compound:prt")):
            asked += [m for k in self.kids(above, "obj") for m in self._expand(k)]  # a slip of the parse
        return [k for k in asked if k < i]

    def _tells_when(self, i: int) -> bool:
        """ "Broke the truce minutes after it began | by shelling X": "by" says how the verb above is done, not how it began."""
        above = self.head(i)
        if self.rel(above) != "advcl" or self.head(above) < 0 or self.kids(above, "obj"):
            return False
        by = any(self.low(k) == "by" for k in self.kids(i, "mark"))
        return by and any(self.low(k) in ("after", "before", "since", "when") for k in self.kids(above, "mark"))

    def _each_other(self, i: int) -> bool:
        """ "Accused each other of ...": both are those who do and those to whom it is done."""
        return self.low(i) in ("other", "another") and i > 0 and self.low(i - 1) in ("each", "one")

    def _after_comma(self, i: int) -> bool:
        """ ", killing four": a participle after a comma is said of the main verb, whatever noun or verb it hangs on."""
        return self.tokens[i].xpos == "VBG" and i > 0 and self.low(i - 1) == "," and not self.kids(i, "mark")

    def _resumes(self, i: int) -> bool:
        """ "A clinic in X, a town that Y call Z, | was hit": a finite verb behind a comma, which by a slip of the parse is
        hung on the apposition between it and its subject."""
        first = min([i, *self.kids(i, "aux", "cop")])
        return self.tokens[first].upos == "AUX" and first > 0 and self.low(first - 1) == ","

    def _apposed_to(self, i: int) -> int:
        for _ in range(_MAX_CLIMB):
            if self.rel(i) != "appos" or self.head(i) < 0:
                break
            i = self.head(i)
        return i

    def _finite_above(self, i: int) -> int:
        for above in self.ancestors(i):
            finite = self.is_verb(above) and self.tokens[above].xpos in ("VBD", "VBZ", "VBP", "VBN", "VB")
            if finite and (self.kids(above, "nsubj") or self.rel(above) == "root"):
                return above
        return -1

    def _named(self, i: int, verb: int) -> list[int]:
        """The subject i, or what a relative pronoun at i stands for."""
        if self.low(i) in ("who", "which", "that", "whom"):
            here = verb
            for _ in range(_MAX_CLIMB):
                if self.full(here) == "acl:relcl" and self.head(here) >= 0:
                    return [self.head(here)]
                if self.rel(here) != "conj" or self.head(here) < 0:
                    break
                here = self.head(here)
        return self._expand(i)

    def _owner(self, i: int) -> list[int]:
        """Who makes an attempt, has a plan: the possessor of the noun i, or the subject of the verb that it is object of."""
        owners = self.kids(i, "nmod:poss")
        if owners:
            return self._expand(owners[0])
        above = self.head(i)
        if above >= 0 and self.is_verb(above) and self.rel(i) == "obj":
            return self.subject(above)
        return []

    def _expand(self, i: int) -> list[int]:
        return [k for k in self.with_conjuncts(i) if k == i or self.tokens[k].upos not in ("VERB", "ADV", "ADP")]

    def by_agent(self, i: int) -> list[int]:
        """The words after "by" that do the passive verb or verbal noun i; never an amount, a time or a gerund."""
        for kid in self.kids(i, "obl", "nmod"):
            if "by" in self.cases(kid) and self.tokens[kid].upos in ("NOUN", "PROPN", "PRON", "ADJ", "X"):
                return self._expand(kid)
        return []

    def agents(self, i: int) -> list[int]:
        """Who does the verb i, whatever its voice."""
        return self.by_agent(i) if self.passive(i) else self.subject(i)

    def patients(self, i: int) -> list[int]:
        """To whom the verb i is done, whatever its voice."""
        if self.passive(i):
            own = [] if self.kids(i, "nsubj") else self._bare_before(i)
            return own or [k for k in self.subject(i) if k < i or self.rel(k) != "conj"]
        found: list[int] = []
        for kid in self.kids(i, "obj"):
            found.extend(self._expand(kid))
        if not found and self.full(i) == "acl:relcl" and not self._has_relative_subject(i) and self.kids(i, "nsubj"):
            return [self.head(i)]
        return found

    def _bare_before(self, i: int) -> list[int]:
        """A slip of the parse: the noun before a passive verb and its auxiliaries, tied to anything, with no preposition."""
        auxiliaries = [k for k in self.kids(i, "aux", "cop") if k < i]
        if not auxiliaries:
            return []
        here = min(auxiliaries) - 1
        for _ in range(_MAX_CLIMB):
            if here < 0 or self.tokens[here].upos not in ("NOUN", "PROPN", "NUM", "PRON"):
                return []
            if not self.cases(here):
                return self._expand(here) if self.head(here) <= i else [here]
            here = self.head(here) if self.head(here) < here else -1
        return []

    def _has_relative_subject(self, i: int) -> bool:
        return any(self.low(k) in ("who", "which", "that") for k in self.kids(i, "nsubj"))

    def obliques(self, i: int, *prepositions: str) -> list[int]:
        """Words tied to i by one of these prepositions, with their conjuncts."""
        found: list[int] = []
        for kid in self.kids(i, "obl", "nmod"):
            if any(case in prepositions for case in self.cases(kid)):
                found.extend(self._expand(kid))
        return found

    # ---- spans of nouns

    def noun_range(self, i: int) -> tuple[int, int]:
        """First and last word of the noun phrase of i without articles, clauses or what a preposition adds, "of" apart."""
        first = last = i
        for kid in self.kids(i, *_NOUN_PARTS):
            first = min(first, self.left[kid])
            if self.rel(kid) in ("flat", "fixed", "compound", "nummod"):
                last = max(last, self.right[kid])
        for kid in self.kids(i, "nmod"):
            if kid > i and self.cases(kid) == ["of"] and self.right[kid] - i < 9 and not self.kids(kid, "acl"):
                last = max(last, self.noun_range_right(kid))
        return first, last

    def noun_range_right(self, i: int) -> int:
        return max([i, *(self.right[k] for k in self.kids(i, "flat", "fixed", "compound"))])

    def distance(self, i: int, j: int) -> int:
        """Number of arcs between two words of the sentence."""
        steps = {i: 0}
        for count, above in enumerate(self.ancestors(i), start=1):
            steps.setdefault(above, count)
        here, walked = j, 0
        while here not in steps:
            here = self.head(here)
            walked += 1
            if here < 0 or walked > len(self.tokens):
                return len(self.tokens)
        return steps[here] + walked
