"""In `events/violence`: what a word of a sentence names: a human, one who is armed, a state, a building, a weapon, a beast."""

from __future__ import annotations

from dateline.events.lexicon import Words
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.violence.heard import LEAST_ACT, LEAST_PART
from dateline.events.words import words_of

ARMED_KINDS = frozenset({"military", "armed_group"})
_STATE_KINDS = frozenset({"government", "country"})
_PRONOUNS = words_of("violence_words", "pronouns")


class PeopleAndThings:
    """What the words of one sentence name, as the lexicon, the record's actors and places and the trained head have it."""

    def __init__(self, scene: Scene, tree: Tree) -> None:
        self.scene, self.tree = scene, tree
        self.words: Words = scene.lexicon.words
        self.acted = max(scene.acts(tree), default=0.0)

    def human(self, i: int) -> bool:
        token = self.tree.tokens[i]
        if self.tree.lemma(i) in self.words.human or self.tree.low(i) in self.words.human:
            return True
        if token.upos == "PRON":
            return self.tree.low(i) == "those" or self.tree.lemma(i) in _PRONOUNS
        mention = self.scene.actor_on(self.tree, i)
        known = mention is not None and mention.actor.kind in ("person", "people", "military", "armed_group")
        return known or (token.upos in ("NOUN", "PROPN") and not self.built(i) and self._seen(i))

    def _seen(self, i: int) -> bool:
        """Whether the trained head sees word i harmed by an act: "children herding cattle", taken by the parse for cattle."""
        return self.acted >= LEAST_ACT and self.scene.seen_harmed(self.tree, i, LEAST_PART)

    def tame(self, i: int) -> bool:
        """A fuel tank, a bath bomb: the word before makes a thing of peace of a weapon."""
        words = self.words.idioms.get(self.tree.lemma(i), frozenset())
        return any(self.tree.lemma(k) in words for k in self.tree.kids(i, "compound", "amod"))

    def armed(self, i: int) -> bool:
        if self.tame(i):
            return False  # a fire brigade
        if self.tree.lemma(i) in self.words.armed or self.words.weapons.get(self.tree.lemma(i), "x") != "x":
            return True
        if self.tree.low(i) == "men" and any(self.human(k) for k in self.tree.kids(i, "nmod:poss")):
            return True  # "the warlord's men"
        if self.human(i) and any(self.tree.low(k) == "armed" for k in self.tree.kids(i, "amod")):
            return True  # "armed men", "armed villagers"
        mention = self.scene.actor_on(self.tree, i)
        return mention is not None and mention.actor.kind in ARMED_KINDS

    def state(self, i: int) -> bool:
        mention = self.scene.actor_on(self.tree, i)
        if mention is not None:
            return mention.actor.kind in _STATE_KINDS
        place = self.scene.place_on(self.tree, i)
        return place is not None and place.where_prec == 6

    def built(self, i: int) -> bool:
        lemma = self.tree.lemma(i)
        if lemma in self.words.civilian_built or lemma in self.words.military_built:
            return True
        return self.scene.place_on(self.tree, i) is not None

    def _someone(self, i: int) -> bool:
        """ "Villagers", or "many of the villagers"."""
        return self.human(i) or any(self.human(k) for k in self.tree.obliques(i, "of"))

    def _may_be_someone(self, i: int) -> bool:
        """Whom a rocket or a rebel kills, whatever they are called: "planners", "a carer"; no beast and no building."""
        tree, lemma = self.tree, self.tree.lemma(i)
        thing = (
            lemma in self.words.animals or lemma in self.words.weapons or self.built(i) or self._named_idiom_of(lemma)
        )
        return tree.tokens[i].upos in ("NOUN", "PROPN", "NUM", "ADJ") and not thing

    def _named_idiom_of(self, lemma: str) -> bool:
        return any(lemma in self.words.idioms.get(verb, ()) for verb in ("kill", "wound", "hurt", "injure"))

    def _blast(self, i: int) -> bool:
        return self.tree.lemma(i) in ("explosion", "blast", "detonation")

    def _counts_people(self, i: int) -> bool:
        """Whether the number at i counts people or stands alone."""
        quantities = self.scene.quantities_on(self.tree, i)
        return any(not q.noun or q.noun in self.words.human for q in quantities)

    def _named_armed(self, i: int) -> bool:
        mention = self.scene.actor_on(self.tree, i)
        return mention is not None and mention.actor.kind in ARMED_KINDS

    def _wields(self, i: int) -> bool:
        """Whether a plain word is of arms after all: "a rocket team"."""
        return self.human(i) and self.tree.lemma(i) not in self.words.domains

    def _land(self, i: int) -> bool:
        return self.tree.lemma(i) in self.words.territory or self.scene.place_on(self.tree, i) is not None
