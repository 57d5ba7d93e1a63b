"""In `events/tolls`: one noun phrase with its number becomes a count of people, or none where it counts no people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Toll, TollKind
from dateline.grounding.quantities.find import AGE, MONEY, PERCENT, RATIO
from dateline.grounding.quantities.pieces import IMPOSSIBLE
from dateline.grounding.types import Quantity

#: Above the number of people alive (UN, World Population Prospects 2024) nobody has been counted.
_ADULT = 18  # Convention on the Rights of the Child, article 1
WORLD = 8_200_000_000
#: What a quantity may count by its own signs, none of it people.
NO_PEOPLE = frozenset({AGE, MONEY, PERCENT, RATIO})
_OF_THINGS = frozenset({"captured", "missing"})
_NONE = frozenset({"no", "zero"})
_NOBODY = frozenset({"nobody", "none"})
_SINGULAR = frozenset({"a", "an", "another", "one", "the", "this", "that"})
_OF_FORCE = {"armed_group": "fighter", "military": "soldier"}
_PEOPLE = ("person", "people", "unnamed", "armed_group", "military")


@dataclass(frozen=True, slots=True)
class Placed:
    """A toll and the words it hangs on: `anchor` says what befell the people, `noun` is the people."""

    anchor: int
    noun: int
    toll: Toll


@dataclass(frozen=True, slots=True)
class Amount:
    """How many: both ends, None where open, the vague word, and the quantity of the text that says so (or None)."""

    low: int | None
    high: int | None
    approximate: bool = False
    word: str = ""
    more: bool = False
    reason: str = ""
    numeral: Quantity | None = None


ONE, NOUGHT, SOME = Amount(1, 1), Amount(0, 0), Amount(None, None, True)


def amount_of(quantity: Quantity) -> Amount:
    """The amount that a quantity says; one that is above the number of people alive keeps a reason, and no number."""
    if max(quantity.low or 0, quantity.high or 0) > WORLD:
        return Amount(None, None, reason=IMPOSSIBLE, numeral=quantity)
    return Amount(
        quantity.low, quantity.high, quantity.approximate, quantity.word, quantity.more, quantity.reason, quantity
    )


_PLACES: dict[str, tuple[Mapping[str, Mapping[str, tuple[str, ...]]], Mapping[str, tuple[int, str]]]] = {}


def _places(tables: Mapping[str, Mapping[str, tuple[str, ...]]], table: str) -> Mapping[str, tuple[int, str]]:
    """For each word of a table the first kind that has it, with its place among the kinds."""
    known = _PLACES.get(table)
    if known is None or known[0] is not tables:
        places: dict[str, tuple[int, str]] = {}
        for place, (kind, words) in enumerate(tables[table].items()):
            for word in words:
                places.setdefault(word, (place, kind))
        known = _PLACES[table] = (tables, places)
    return known[1]


class Counter:
    """Counts the people whom a word of one sentence names with its number."""

    def __init__(self, scene: Scene, tree: Tree) -> None:
        self.scene, self.tree = scene, tree
        self.human = scene.lexicon.words.human
        self.tables: Mapping[str, Mapping[str, tuple[str, ...]]] = scene.lexicon.tables["tolls"]

    def kind_in(self, table: str, *words: str) -> str:
        """The kind of toll under which a table of data/tolls.toml has one of the words, "" where it has none."""
        places = _places(self.tables, table)
        found = [places[word] for word in words if word in places]
        return min(found)[1] if found else ""

    def count(
        self, i: int, kind: str, anchor: int, rule: str, *, bare: bool = True, deed: bool = False
    ) -> Placed | None:
        """The toll that word i with its number is, or None where it counts no people.

        With `deed`, the word stands where only what lives can stand ("murdered a baker"), and need not be known for a person.
        With `bare`, a plural without a number is some people.
        """
        tree = self.tree
        i = self._within(i)
        quantity = self.quantity_of(i)
        noun = self.counted(i)
        if noun is None:
            pronoun = tree.low(i) in _NOBODY or self.ordinal(i)
            if tree.tokens[i].upos != "NUM" and quantity is None and not pronoun:
                return None
            group = "people"
        elif deed and self._band(i, noun):
            group = "people"  # "killing eight of the escort"
        elif not (self.is_human(noun, thing=kind in _OF_THINGS) or (deed and self._lives(noun))):
            return None
        else:
            group = self.group_for(noun, kind)
        amount = self._amount(i, quantity, bare=bare)
        return self.placed(anchor, i, kind, group, amount, rule) if amount is not None else None

    def _band(self, i: int, noun: int) -> bool:
        """Whether a number is of a body of people: so many "of the escort", "of a patrol"."""
        return noun != i and self.tree.lemma(noun) in self.tables["sums"]["bands"]

    def _amount(self, i: int, quantity: Quantity | None, *, bare: bool) -> Amount | None:
        if self.none(i):
            return NOUGHT
        households = self.tree.lemma(i) in self.tables["sums"]["households"] and self.tree.tokens[i].xpos == "NNS"
        if quantity is not None and households:  # "300 families" are not 300 people: a word, until they are counted
            return Amount(None, None, True, f"{quantity.text} {self.tree.tokens[i].text}".lower(), quantity.more)
        pair = self.tree.lemma(i) in self.tables["sums"]["pairs"] and bool(self.tree.kids(i, "det"))
        if pair and not self.tree.obliques(i, "of"):
            return Amount(2, 2)  # "a couple and their children"; "a couple of men" are about two
        if quantity is not None:
            return amount_of(quantity)
        if self.tree.tokens[i].xpos == "NNS" and any(self.tree.low(k) == "both" for k in self.tree.kids(i)):
            return Amount(2, 2)
        if self._one(i) or self.ordinal(i):
            return ONE
        names = self._names(i)
        if names:
            return Amount(names, names)
        return SOME if bare and self.tree.tokens[i].xpos == "NNS" else None

    def _within(self, i: int) -> int:
        """ "A total of 30 people": the people."""
        if self.tree.lemma(i) in self.tables["sums"]["nouns"] and not self.tree.kids(i, "nummod"):
            return next((k for k in self.tree.obliques(i, "of")), i)
        return i

    def placed(self, anchor: int, i: int, kind: str, group: str, amount: Amount, rule: str) -> Placed:
        """A toll of word i, whose text is its noun phrase with its number."""
        first, last = self.tree.noun_range(i)
        if self.tree.tokens[i].upos == "NUM":  # "334, 186 of them children", by a slip of the parse
            last = next((k - 1 for k in range(i + 1, last + 1) if self.tree.low(k) == ","), last)
        while first < i and self.tree.tokens[first].upos in ("PUNCT", "CCONJ"):
            first += 1
        start, end = self.tree.tokens[first].start, self.tree.tokens[last].end
        if amount.numeral is not None:
            start, end = min(start, amount.numeral.start), max(end, amount.numeral.end)
        toll = Toll(
            cast(TollKind, kind), group, amount.low, amount.high, amount.approximate,
            self.scene.report.text[start:end], start, end, amount.word,
            rule=rule, more=amount.more, reason=amount.reason,
        )  # fmt: skip
        return Placed(anchor, i, toll)

    def quantity_of(self, i: int) -> Quantity | None:
        """The quantity that counts word i: on the word itself, on its numeral, or after "of" ("a family of five")."""
        tree = self.tree
        words = [i, *(k for k in tree.kids(i, "nummod", "det", "amod", "compound") if not self._broken(k, i))]
        if not (tree.tokens[i].xpos == "NN" and self.human.get(tree.lemma(i))):  # "a boy of 11" is one boy
            words += [k for k in tree.kids(i, "nmod") if tree.tokens[k].upos == "NUM" and tree.cases(k) == ["of"]]
        words += [i - 1] if i and tree.tokens[i - 1].upos == "NUM" else []
        words += self._household(i)
        # "the 10 union leaders": a numeral that the parse hangs on a word between
        words += [k for k in range(tree.noun_range(i)[0], i) if tree.tokens[k].upos == "NUM" and not self._broken(k, i)]
        for word in words:
            for quantity in self.scene.quantities_on(tree, word):
                behind = quantity.end <= tree.tokens[i].end or tree.cases(word) == ["of"] or word in (i, i + 2)
                if behind and quantity.noun not in NO_PEOPLE:
                    return quantity
        return None

    def _household(self, i: int) -> list[int]:
        """The number of "a family of seven and two guards", whatever the parse hangs it on."""
        tree = self.tree
        numbered = i + 2 < len(tree.tokens) and tree.low(i + 1) == "of" and tree.tokens[i + 2].upos == "NUM"
        alone = i + 3 >= len(tree.tokens) or tree.tokens[i + 3].upos not in ("NOUN", "NUM", "ADJ")
        return [i + 2] if numbered and alone and tree.lemma(i) in self.tables["sums"]["households"] else []

    def _broken(self, numeral: int, i: int) -> bool:
        """ "Wounded 182, women among them": behind a comma stands another noun phrase."""
        return any(self.tree.low(k) in (",", ":", ";", "--", "—", "–") for k in range(numeral + 1, i))

    def counted(self, i: int) -> int | None:
        """The word that names the people: i itself, or what stands after "of" when i is a number ("dozens of civilians")."""
        tree = self.tree
        on_word = self.quantity_of(i) is not None
        if tree.tokens[i].upos == "NUM" or (on_word and tree.lemma(i) in self.tables["sums"]["numerals"]):
            for kid in tree.kids(i, "nmod"):
                named = tree.tokens[kid].upos not in ("PRON", "NUM") and tree.low(kid) != "own"
                named = named and not self.kind_in("states", tree.low(kid))  # "three of the wounded" who have died
                if named and kid > i + 1 and tree.cases(kid) == ["of"]:
                    return kid
            return None  # "four of them", "five of the 12", "eight of their own"
        if tree.low(i) in _NOBODY or (tree.low(i) == "one" and self.none(i)):
            return next((k for k in tree.obliques(i, "of") if tree.tokens[k].upos != "PRON"), None)
        if self.ordinal(i) or (tree.low(i) in ("more", "others") and on_word):
            return None
        return i

    def is_human(self, i: int, *, thing: bool = False) -> bool:
        """Whether word i names people. With `thing`, a name that only looks like a people's may be a thing's ("Leopards")."""
        tree = self.tree
        if tree.lemma(i) in self.human or tree.low(i) in self.human or self._aged(i) is not None:
            return True
        token = tree.tokens[i]
        if token.upos == "NOUN" and tree.lemma(i).endswith(("man", "woman", "person", "people")):
            return True  # "six clergymen", "two businesswomen"
        mention = self.scene.actor_on(tree, i)
        if mention is not None and (mention.actor.kind in _PEOPLE or token.xpos != "NNPS"):
            return mention.actor.kind in _PEOPLE
        return (
            not thing
            and token.text[:1].isupper()
            and token.text.endswith("s")
            and token.upos in ("NOUN", "PROPN")
            and bool(tree.kids(i, "nummod"))
        )

    def _lives(self, i: int) -> bool:
        """Whether a noun that the lexicon does not know may be a person: counted or with an article, and no thing or beast."""
        tree, words = self.tree, self.scene.lexicon.words
        token, lemma = tree.tokens[i], tree.lemma(i)
        known = lemma in words.civilian_built | words.military_built | words.territory | words.animals
        known = known or lemma in words.weapons or lemma in words.domains or lemma in words.accidents
        if known or token.upos not in ("NOUN", "PROPN") or self.scene.actor_on(tree, i) is not None:
            return False
        if lemma in self.tables["things"]["nouns"] or self.scene.place_on(tree, i) is not None:
            return False
        article = any(tree.low(k) in ("a", "an", "another") for k in tree.kids(i, "det"))
        return (article and token.xpos == "NN") or self.quantity_of(i) is not None

    def group_for(self, i: int, kind: str) -> str:
        """The group of word i in a toll of a kind: that prisoners are held is what a toll of captives says."""
        group = self.group(i)
        return "people" if group == "prisoner" and kind in ("captured", "detained") else group

    def group(self, i: int) -> str:
        """The group of people that word i names; a modifier may say it ("civilian deaths", "police officers")."""
        tree, table = self.tree, self.tables["groups"]
        own = self.human.get(tree.lemma(i), self.human.get(tree.low(i), ""))
        if tree.lemma(i) in table["officer"]:
            return self._officer(i)
        if (age := self._aged(i)) is not None:
            return "child" if age < _ADULT else "people"
        if own:
            return own
        for kid in tree.kids(i, "amod", "compound"):
            named = self.human.get(tree.lemma(kid), self.human.get(tree.low(kid), ""))
            if named and not self._broken(kid, i):
                return named
            if tree.lemma(kid) in table["army"] and not self._broken(kid, i):
                return "soldier"
        return self._force(i)

    def _force(self, i: int) -> str:
        """Of people called by the name of their force ("40 Houthis", "twelve Taliban"): what they are."""
        mention = self.scene.actor_on(self.tree, i) if self.tree.tokens[i].upos == "PROPN" else None
        return "people" if mention is None else _OF_FORCE.get(mention.actor.kind, "people")

    def _aged(self, i: int) -> int | None:
        """How many years, of "a 12-year-old"; none of a word that is no such person."""
        tree = self.tree
        if tree.low(i) not in ("old", "olds") or i < 4 or tree.low(i - 2) not in ("year", "month"):
            return None
        ages = [q.low for q in self.scene.quantities_on(tree, i - 4) if q.noun == AGE and q.low is not None]
        return None if not ages else 0 if tree.low(i - 2) == "month" else ages[0]

    def _officer(self, i: int) -> str:
        """An officer is of the police, unless the sentence speaks of an army and of no police."""
        tree, table = self.tree, self.tables["groups"]
        own = {tree.lemma(k) for k in tree.kids(i, "amod", "compound")}
        known = own if own & set(table["army"] + table["police"]) else {tree.lemma(k) for k in range(len(tree.tokens))}
        return "soldier" if known & set(table["army"]) and not known & set(table["police"]) else "police"

    def none(self, i: int) -> bool:
        """ "No casualties", "no deaths or injuries", "without causing any casualties"."""
        tree = self.tree
        before = tree.kids(i, "det", "nummod", "advmod")
        if tree.low(i) in _NOBODY or any(tree.low(k) in _NONE for k in before):
            return True
        if tree.low(i) == "one" and any(tree.low(k) == "not" for k in before):
            return True  # "not one of the passengers"
        if tree.rel(i) == "conj" and not before and any(tree.low(k) in ("or", "nor") for k in tree.kids(i, "cc")):
            return any(tree.low(k) in _NONE for k in tree.kids(tree.head(i), "det"))
        above = [i, *([tree.head(i)] if tree.head(i) >= 0 else [])]
        without = any(tree.low(k) == "without" for a in above for k in tree.kids(a, "case", "mark"))
        return without and (not before or any(tree.low(k) == "any" for k in before))

    def _one(self, i: int) -> bool:
        tree = self.tree
        token = tree.tokens[i]
        if token.xpos not in ("NN", "NNP", "JJ"):
            return False
        if token.xpos == "NNP" and tree.lemma(i) not in self.human:  # "a US Marine" is told of as "a marine" is
            mention = self.scene.actor_on(tree, i)
            return mention is not None and mention.actor.kind == "person"
        if tree.lemma(i) in self.tables["sums"]["collective"]:
            return False
        if any(self._person(k) for k in tree.kids(i, "appos", "flat")):
            return True  # "former mayor Pablo Gonzalez", without an article
        return any(tree.low(k) in _SINGULAR for k in tree.kids(i, "det", "nummod")) or bool(tree.kids(i, "nmod:poss"))

    def ordinal(self, i: int) -> bool:
        """ "A third was wounded", "another was wounded": one more of those told of."""
        tree = self.tree
        if tree.low(i) == "another":
            return not tree.kids(i, "nmod") and (i + 1 >= len(tree.tokens) or tree.tokens[i + 1].upos != "NUM")
        before = tree.low(i - 1) if i else ","
        alone = before in ("a", ",", "and", ";") and not tree.kids(i, "nmod", "amod")
        return alone and tree.low(i) in self.tables["sums"]["ordinals"]

    def _person(self, i: int) -> bool:
        mention = self.scene.actor_on(self.tree, i)
        return self.tree.tokens[i].upos == "PROPN" and mention is not None and mention.actor.kind == "person"

    def _names(self, i: int) -> int:
        """How many persons a plural without a number is said to be: "the leaders Ana Ruiz and Luis Mora" are two."""
        tree = self.tree
        if tree.tokens[i].xpos != "NNS":
            return 0
        named = [m for k in tree.kids(i, "appos", "flat") for m in tree.with_conjuncts(k)]
        found = {m.start for k in named if (m := self.scene.actor_on(tree, k)) is not None and m.actor.kind == "person"}
        return len(found) if len(found) > 1 else 0

    def together(self, a: Placed, b: Placed) -> Placed:
        """Two counts of one kind and group, coordinated, as one: "a cameraman and a reporter" are two journalists."""
        first, last = (p.toll for p in sorted((a, b), key=lambda p: p.toll.start))
        low = None if first.low is None or last.low is None else first.low + last.low
        high = None if first.high is None or last.high is None else first.high + last.high
        end = max(first.end, last.end)
        toll = replace(
            first, low=low, high=high, approximate=first.approximate or last.approximate, end=end,
            text=self.scene.report.text[first.start : end],
        )  # fmt: skip
        return replace(a if a.toll is first else b, toll=toll)

    def of_quantity(self, anchor: int, i: int, kind: str, group: str, quantity: Quantity, rule: str) -> Placed:
        """The toll that a quantity on or beside word i gives, whatever the word itself names."""
        return self.placed(anchor, i, kind, group, amount_of(quantity), rule)
