"""Inside events/: one noun phrase with its number becomes a count of people, or none where it counts no people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Toll, TollKind
from dateline.grounding.types import Quantity

_NONE = frozenset({"no", "zero"})
_NOBODY = frozenset({"nobody", "none"})
_SINGULAR = frozenset({"a", "an", "another", "one", "the"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A toll and the words it hangs on: `anchor` says what befell the people, `noun` is the people."""

    anchor: int
    noun: int
    toll: Toll


class Counter:
    """Counts the people whom a word of one sentence names with its number."""

    def __init__(self, scene: Scene, tree: Tree) -> None:
        self.scene, self.tree = scene, tree
        self.human = scene.lexicon.words.human

    def count(self, i: int, kind: str, anchor: int, *, bare: bool = True) -> Placed | None:
        """The toll that word i with its number is, or None where it counts no people."""
        tree = self.tree
        quantity, numeral = self.quantity_of(i)
        noun = self.counted(i)
        if noun is None:
            if tree.tokens[i].upos != "NUM" and quantity is None and tree.low(i) not in _NOBODY:
                return None
            group = "people"
        elif not self.is_human(noun):
            return None
        else:
            group = self.group(noun)
        if self.none(i):
            return self.placed(anchor, i, kind, group, 0, 0, False, "")
        if quantity is not None:
            return self.placed(
                anchor, i, kind, group, quantity.low, quantity.high, quantity.approximate, quantity.word, numeral
            )
        if self._one(i):
            return self.placed(anchor, i, kind, group, 1, 1, False, "")
        if bare and tree.tokens[i].xpos == "NNS":
            return self.placed(anchor, i, kind, group, None, None, True, "")
        return None

    def placed(
        self,
        anchor: int,
        i: int,
        kind: str,
        group: str,
        low: int | None,
        high: int | None,
        approximate: bool,
        word: str,
        numeral: Quantity | None = None,
    ) -> Placed:
        first, last = self.tree.noun_range(i)
        start, end = self.tree.tokens[first].start, self.tree.tokens[last].end
        if numeral is not None:
            start, end = min(start, numeral.start), max(end, numeral.end)
        text = self.scene.report.text[start:end]
        return Placed(anchor, i, Toll(cast(TollKind, kind), group, low, high, approximate, text, start, end, word))

    def quantity_of(self, i: int) -> tuple[Quantity | None, Quantity | None]:
        """The quantity that counts word i: on the word itself, on its numeral, or after "of" ("a family of five")."""
        tree = self.tree
        words = [i, *tree.kids(i, "nummod", "det", "amod", "compound")]
        words += [k for k in tree.kids(i, "nmod") if tree.tokens[k].upos == "NUM" and tree.cases(k) == ["of"]]
        words += [i - 1] if i and tree.tokens[i - 1].upos == "NUM" else []
        for word in words:
            for quantity in self.scene.quantities_on(tree, word):
                if quantity.end <= tree.tokens[i].end or tree.cases(word) == ["of"] or word == i:
                    return quantity, quantity
        return None, None

    def counted(self, i: int) -> int | None:
        """The word that names the people: i itself, or what stands after "of" when i is a number ("dozens of civilians")."""
        tree = self.tree
        on_word = bool(self.scene.quantities_on(tree, i))
        if tree.tokens[i].upos == "NUM" or (on_word and tree.lemma(i) in ("dozen", "hundred", "thousand", "score")):
            for kid in tree.kids(i, "nmod"):
                if tree.cases(kid) == ["of"] and tree.tokens[kid].upos != "PRON":
                    return kid
            return None
        if tree.low(i) in _NOBODY or (tree.low(i) == "one" and self.none(i)):
            return None
        return i

    def is_human(self, i: int) -> bool:
        tree = self.tree
        if tree.lemma(i) in self.human or tree.low(i) in self.human:
            return True
        token = tree.tokens[i]
        if token.upos == "NOUN" and tree.lemma(i).endswith(("man", "woman", "person", "people")):
            return True  # "six clergymen", "two businesswomen"
        mention = self.scene.actor_on(tree, i)
        if mention is not None:
            return mention.actor.kind in ("person", "people", "unnamed", "armed_group", "military")
        return (
            token.text[:1].isupper()
            and token.text.endswith("s")
            and token.upos in ("NOUN", "PROPN")
            and bool(tree.kids(i, "nummod"))
        )

    def group(self, i: int) -> str:
        """The group of people that word i names; a modifier may say it ("civilian deaths", "police officers")."""
        tree = self.tree
        for kid in tree.kids(i, "amod", "compound"):
            named = self.human.get(tree.lemma(kid), self.human.get(tree.low(kid), ""))
            if named and named not in ("elderly",):
                return named
        return self.human.get(tree.lemma(i), self.human.get(tree.low(i), "")) or "people"

    def none(self, i: int) -> bool:
        tree = self.tree
        return tree.low(i) in _NOBODY or any(tree.low(k) in _NONE for k in tree.kids(i, "det", "nummod", "advmod"))

    def _one(self, i: int) -> bool:
        tree = self.tree
        token = tree.tokens[i]
        if token.xpos not in ("NN", "NNP", "JJ"):
            return False
        if token.xpos == "NNP":
            mention = self.scene.actor_on(tree, i)
            return mention is not None and mention.actor.kind == "person"
        if tree.lemma(i) in ("people", "staff", "personnel", "police", "crew", "family", "group", "military"):
            return False
        return any(tree.low(k) in _SINGULAR for k in tree.kids(i, "det", "nummod")) or bool(tree.kids(i, "nmod:poss"))
