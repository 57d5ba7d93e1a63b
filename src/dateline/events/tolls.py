"""Inside events/: how many people one sentence says were killed, injured, missing, captured, displaced or detained."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.events.counting import Counter, Placed
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.triggers import Found

_OF_PERSONS = ("man", "woman", "ist", "ian", "er", "or", "ee", "eer", "ant", "person")
_BETWEEN = frozenset({"others", "more", "were", "was", "are", "reported", "seriously", "severely"})
_SKIPPED = frozenset(
    {"also", "another", "at", "least", "some", "up", "to", "more", "than", "about", "around", "a", "further"}
)


def find_tolls(scene: Scene, tree: Tree, found: Iterable[Found]) -> list[Placed]:
    """Every toll of a sentence, once, in order of the words counted. Things destroyed, votes and shells are none."""
    reader = _Reader(scene, tree)
    placed: list[Placed] = []
    for f in found:
        if f.trigger.toll:
            placed.extend(reader.of_trigger(f))
    placed.extend(reader.states({p.noun for p in placed} | {p.anchor for p in placed}))
    placed.extend(reader.shot_dead())
    placed.extend(reader.found_dead())
    placed.extend(reader.nouns())
    totals = list(reader.totals())
    placed = [*(_within_total(p, totals) for p in placed), *totals]
    placed.extend(reader.losses())
    placed = _nearest_kind(tree, placed)
    unique = {(p.noun, p.toll.kind): p for p in reversed(placed)}
    kept = [unique[key] for key in sorted(unique)]
    kept.extend(p for p in reader.parts(kept) if (p.noun, p.toll.kind) not in unique)
    return sorted(_outermost(kept), key=lambda p: (p.noun, p.toll.kind))


def _within_total(placed: Placed, totals: Sequence[Placed]) -> Placed:
    """ "Two more died, bringing the toll to nine": the two are among the nine."""
    number = placed.toll.low or 0
    whole = [t for t in totals if t.toll.kind == placed.toll.kind and t.noun != placed.noun]
    if any((t.toll.low or t.toll.high or 0) >= number for t in whole):
        return replace(placed, toll=replace(placed.toll, part_of=True))
    return placed


def _nearest_kind(tree: Tree, placed: Sequence[Placed]) -> list[Placed]:
    """People counted by two verbs that differ are those of the nearer one: a slip of the parse has lent them to the other."""
    kept: list[Placed] = []
    for p in placed:
        kinds = {"killed", "injured"}
        rivals = [r for r in placed if r.noun == p.noun and {r.toll.kind, p.toll.kind} == kinds and r.toll.low != 0]
        if not any(_reach(tree, r) < _reach(tree, p) for r in rivals):
            kept.append(p)
    return kept


def _reach(tree: Tree, placed: Placed) -> int:
    start = tree.phrase_start(placed.noun)
    return start - placed.anchor if placed.anchor < start else placed.anchor - placed.noun


def _outermost(placed: Sequence[Placed]) -> list[Placed]:
    """One toll for one stretch of text: "12" within "12 others" is the same dozen people, whatever verb has led to it."""
    widest = sorted(placed, key=lambda p: (p.toll.start - p.toll.end, p.toll.part_of, p.noun))
    kept: list[Placed] = []
    told = {(p.toll.kind, p.toll.group) for p in placed if p.toll.low is not None}
    for p in widest:
        if p.toll.low is None and not p.toll.word and (p.toll.kind, p.toll.group) in told:
            continue
        if not any(
            k.toll.kind == p.toll.kind and k.toll.start <= p.toll.start and p.toll.end <= k.toll.end for k in kept
        ):
            kept.append(p)
    return kept


class _Reader(Counter):
    """The places in a sentence where tolls stand."""

    # ---- where tolls stand

    def of_trigger(self, f: Found) -> Iterator[Placed]:
        tree = self.tree
        if f.is_noun:
            people = tree.obliques(f.i, "of")
        elif (
            tree.passive(f.i) and f.i and tree.tokens[f.i - 1].upos == "NUM" and self.scene.quantities_on(tree, f.i - 1)
        ):
            people = [f.i - 1]  # "13 were killed, 48 injured": the number before the participle is its own
        elif f.trigger.frame == "suffer":
            people = tree.subject(f.i)
        else:
            people = tree.patients(f.i)
        given = False
        for i in people:
            placed = self.count(i, self._kind_of(i, f), f.i) or (self._beside(i, f) if given else None)
            if placed is not None:
                given = True
                yield placed if i == people[0] or not self._is_part(i) else self._as_part(placed, i)
        if not given and not f.is_noun and (i := self._number_after(f.i)) >= 0 and not tree.passive(f.i):
            placed = self.count(i, f.trigger.toll, f.i)
            if placed is not None:
                yield placed

    def _beside(self, i: int, f: Found) -> Placed | None:
        """ "Two policemen and a saleswoman": beside people counted, one of whom the lexicon does not know is a person too."""
        tree, words = self.tree, self.scene.lexicon.words
        token, lemma = tree.tokens[i], tree.lemma(i)
        known = lemma in words.civilian_built | words.military_built | words.animals or lemma in words.weapons
        person = lemma.endswith(_OF_PERSONS) and token.xpos == "NN" and token.upos == "NOUN" and not known
        if tree.rel(i) != "conj" or not person or not any(tree.low(k) in ("a", "an") for k in tree.kids(i, "det")):
            return None
        return self.placed(f.i, i, f.trigger.toll, "people", 1, 1, False, "")

    def _kind_of(self, i: int, f: Found) -> str:
        """A slip of the parse: in "killed five and injured scores", "injured" may hang on "scores" as an adjective."""
        return self._state_of(i, f.trigger.toll)

    def _state_of(self, i: int, kind: str) -> str:
        tree = self.tree
        table = self.scene.lexicon.tables["tolls"]["states"]
        for kid in tree.kids(i, "amod", "acl"):
            if kid < i and (tree.kids(i, "cc") or tree.kids(kid, "cc")):
                return next((k for k in sorted(table) if tree.lemma(kid) in table[k]), kind)
        return kind

    def _number_after(self, i: int) -> int:
        """The head of a number that follows the verb at once, where the parse has not made it the object."""
        tree = self.tree
        here = i + 1
        while here < len(tree.tokens) and tree.low(here) in _SKIPPED and not tree.low(here).isdigit():
            here += 1
        if here >= len(tree.tokens) or not self.scene.quantities_on(tree, here):
            return -1
        for _ in range(4):
            above = tree.head(here)
            if above <= here or tree.tokens[above].upos not in ("NOUN", "NUM", "PROPN"):
                return here
            here = above
        return here

    def states(self, done: set[int]) -> Iterator[Placed]:
        """ "48 injured", "five people dead", "ten wounded": a word of state right after the people counted."""
        tree = self.tree
        table = {
            word: kind for kind, words in sorted(self.scene.lexicon.tables["tolls"]["states"].items()) for word in words
        }
        for i in range(1, len(tree.tokens)):
            kind = table.get(tree.low(i)) or table.get(tree.lemma(i))
            if kind is None or tree.tokens[i].xpos not in ("VBN", "VBD", "JJ", "NN", "NNS", "VBG") or i in done:
                continue
            before = i - 1
            while before > 0 and tree.low(before) in _BETWEEN:
                before -= 1
            noun = before
            if noun in done or not (self.scene.quantities_on(tree, before) or self._has_number(before)):
                continue
            placed = self.count(noun, kind, i)
            if placed is not None:
                yield placed

    def shot_dead(self) -> Iterator[Placed]:
        """ "Shot dead two policemen", "beaten to death": the deed's object is the dead."""
        tree = self.tree
        verbs = self.scene.lexicon.tables["tolls"]["deadly"]["verbs"]
        for i in range(len(tree.tokens) - 1):
            if tree.lemma(i) not in verbs or not tree.is_verb(i):
                continue
            after = range(i + 1, min(i + 9, len(tree.tokens)))
            if not any(tree.low(k) == "dead" or (tree.low(k) == "death" and tree.low(k - 1) == "to") for k in after):
                continue
            people = tree.patients(i) or [k for k in after if self.is_human(k) and tree.low(k) != "dead"][:1]
            for k in people:
                placed = self.count(k, "killed", i)
                if placed is not None:
                    yield placed

    def found_dead(self) -> Iterator[Placed]:
        """ "Thirteen men and three women were found dead": all of them."""
        tree = self.tree
        for i in range(len(tree.tokens)):
            if tree.lemma(i) != "find" or not any(tree.low(k) == "dead" for k in tree.kids(i)):
                continue
            for k in tree.patients(i):
                if tree.low(k) != "dead" and (placed := self.count(k, "killed", i)) is not None:
                    yield placed

    def _has_number(self, i: int) -> bool:
        return self.tree.tokens[i].upos in ("NOUN", "PROPN") and self.quantity_of(i)[0] is not None and self.is_human(i)

    def nouns(self) -> Iterator[Placed]:
        """ "11 deaths", "no casualties", "the deaths of five miners"."""
        tree = self.tree
        tables = self.scene.lexicon.tables["tolls"]
        table = {word: kind for kind, words in sorted(tables["nouns"].items()) for word in words}
        for i, token in enumerate(tree.tokens):
            lemma = tree.lemma(i)
            if token.xpos not in ("NN", "NNS"):
                continue
            if lemma in tables["casualties"]["nouns"] and (self.none(i) or self._without(i)):
                for kind in ("injured", "killed"):
                    yield self.placed(i, i, kind, self.group(i), 0, 0, False, "")
                continue
            noun_kind = table.get(lemma)
            if noun_kind is None or lemma in self.human:
                continue
            quantity, numeral = self.quantity_of(i)
            if self.none(i) or self._without(i):
                yield self.placed(i, i, noun_kind, self.group(i), 0, 0, False, "")
            elif quantity is not None:
                yield self.placed(
                    i,
                    i,
                    noun_kind,
                    self.group(i),
                    quantity.low,
                    quantity.high,
                    quantity.approximate,
                    quantity.word,
                    numeral,
                )
            elif lemma in ("death", "dead"):
                for k in tree.obliques(i, "of"):
                    placed = self.count(k, noun_kind, i)
                    if placed is not None:
                        yield placed

    def _without(self, i: int) -> bool:
        return "without" in self.tree.cases(i)

    def totals(self) -> Iterator[Placed]:
        """ "The death toll rose to 11 from 7": the number told now, never the one before it."""
        tree = self.tree
        tables = self.scene.lexicon.tables["tolls"]["total"]
        for i in range(len(tree.tokens)):
            if tree.lemma(i) not in tables["nouns"]:
                continue
            words = {tree.lemma(k) for k in tree.kids(i, "compound", "amod", "nmod")}
            words |= {tree.lemma(k) for kid in tree.kids(i, "nmod") for k in tree.kids(kid, "acl", "amod")}
            kind = next((k for k in ("killed", "injured") if words & set(tables[k])), None)
            if kind is None:
                continue
            number = self._total_number(i)
            if number >= 0 and (placed := self.count(number, kind, i, bare=False)) is not None:
                yield placed

    def _total_number(self, i: int) -> int:
        tree = self.tree
        above = tree.head(i)
        options = [k for k in tree.kids(i, "nmod", "appos") if "of" in tree.cases(k) or tree.rel(k) == "appos"]
        if above >= 0:
            after = [k for k in tree.kids(above, "obl", "nmod") if {"to", "at"} & set(tree.cases(k))]
            options = after + [k for k in tree.kids(above, "obj", "ccomp") if k != i] + options
        for k in options:
            if self.quantity_of(k)[0] is not None:
                return k
        return self._brought_to(i)

    def _brought_to(self, i: int) -> int:
        """ "Bringing the toll from the blast in X to nine": the number after "to", whatever noun the parse hangs it on."""
        tree = self.tree
        above = tree.head(i)
        if above < 0 or tree.rel(i) != "obj" or tree.lemma(above) not in ("bring", "take", "push", "raise", "lift"):
            return -1
        for k in tree.subtree(above):
            if k > i and tree.tokens[k].upos == "NUM" and tree.low(k - 1) == "to":
                return k
        return -1

    def losses(self) -> Iterator[Placed]:
        """ "lost their lives", "claimed five lives", "took 12 prisoners"."""
        tree = self.tree
        table = self.scene.lexicon.tables["tolls"]["losses"]
        for i in range(len(tree.tokens)):
            above = tree.head(i)
            if above < 0 or tree.rel(i) != "obj" or tree.lemma(above) not in table["verbs"]:
                continue
            if tree.lemma(i) in table["lives"]:
                people = tree.subject(above) if tree.lemma(above) == "lose" else tree.obliques(i, "of") or [i]
                for k in people:
                    placed = self.count(k, "killed", above)
                    if placed is not None:
                        yield placed
            elif tree.lemma(i) in table["prisoners"] and tree.lemma(above) == "take":
                placed = self.count(i, "captured", above)
                if placed is not None:
                    yield placed

    def parts(self, whole: list[Placed]) -> Iterator[Placed]:
        """ "including three children", "two of them women": parts of the toll told before them (or, failing that, after)."""
        if not whole:
            return
        tree = self.tree
        taken = {p.noun for p in whole}
        for i in range(len(tree.tokens)):
            if i in taken or not self._is_part(i):
                continue
            before = [p for p in whole if p.noun < i and not p.toll.part_of]
            owner = before[-1] if before else next((p for p in whole if p.noun > i), None)
            if owner is None:
                continue
            for k in tree.with_conjuncts(i):
                if k in taken:
                    continue
                state = self._state_of(k, owner.toll.kind)
                placed = self.count(k, state, owner.anchor)
                if placed is not None and state != owner.toll.kind:
                    taken.add(k)
                    yield placed
                elif placed is not None:
                    taken.add(k)
                    yield self._as_part(placed, k)

    def _as_part(self, placed: Placed, i: int) -> Placed:
        return replace(placed, toll=replace(placed.toll, part_of=True, group=self._part_group(i, placed.toll.group)))

    def _is_part(self, i: int) -> bool:
        tree = self.tree
        table = self.scene.lexicon.tables["tolls"]["parts"]
        if any(case in table["prepositions"] and case != "among" for case in tree.cases(i)) and self.is_part_head(i):
            return True
        above = tree.head(i)
        if above >= 0 and tree.low(above) == "including" and tree.rel(i) == "obj":
            return self.is_part_head(i)
        if (
            above >= 0
            and tree.rel(i) in ("appos", "conj", "parataxis", "nsubj")
            and any(
                tree.low(k) in table["pronouns"] and "among" in tree.cases(k)
                for k in [*tree.kids(i), *tree.kids(above)]
            )
        ):
            return self.is_part_head(i)
        near = list(tree.kids(i, "nmod", "obl", "nsubj", "dep"))
        near += [k for n in tree.kids(i, "nummod") for k in tree.kids(n, "nmod", "obl")]
        counted = [k for k in near if tree.low(k) in table["pronouns"] and {"of", "among"} & set(tree.cases(k))]
        return bool(counted) and (tree.tokens[i].upos == "NUM" or self.is_part_head(i))

    def is_part_head(self, i: int) -> bool:
        return self.counted(i) is None or self.is_human(self.counted(i) or i)

    def _part_group(self, i: int, group: str) -> str:
        """ "two of them children": the group stands after the pronoun."""
        tree = self.tree
        if group != "people" or tree.tokens[i].upos != "NUM":
            return group
        for k in range(i + 1, min(i + 6, len(tree.tokens))):
            named = self.human.get(tree.lemma(k), self.human.get(tree.low(k), ""))
            if named:
                return named
        return group
