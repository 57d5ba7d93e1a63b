"""In `events/violence`: what stands around one word of violence: who does it, whom or what it befalls, where, with what."""

from __future__ import annotations

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.violence.found import Found, done_to
from dateline.events.violence.people_and_things import ARMED_KINDS, PeopleAndThings
from dateline.events.words import words_of

HARD_WEAPONS = frozenset(
    {
        "Shelling/artillery/missile attack",
        "Air/drone strike",
        "Suicide bomb",
        "Grenade",
        "Remote explosive/landmine/IED",
    }
)
_VAGUE = words_of("violence_words", "vague")
_ROUNDS = frozenset({"round", "volley", "fire"})
_SKIPPED = words_of("violence_words", "skipped")


class Around(PeopleAndThings):
    """What each of the words of violence `found` in a sentence has around it."""

    def __init__(self, scene: Scene, tree: Tree, found: list[Found]) -> None:
        super().__init__(scene, tree)
        self.found = [f for f in found if not f.trigger.needs or self._has_needed(f)]

    def does(self, f: Found) -> list[int]:
        tree = self.tree
        if not f.is_noun:
            return tree.agents(f.i)
        found = [*tree.kids(f.i, "nmod:poss"), *tree.kids(f.i, "amod", "compound"), *tree.by_agent(f.i)]
        found += tree.obliques(f.i, "between", "with", "from")
        if f.light >= 0 and f.light_as == "agent":
            found += tree.agents(f.light)
        return found

    def suffers(self, f: Found) -> list[int]:
        tree = self.tree
        found = done_to(tree, f, self.words.body) if not f.is_noun else []
        found += tree.obliques(f.i, "on", "at", "against", "in", "near", "into", "of", "upon", "towards", "toward")
        if f.light >= 0:
            found += tree.obliques(f.light, "on", "against", "at", "in", "near", "through")
            if f.light_as == "patient":
                found += tree.subject(f.light)
        return found

    def suffered(self, f: Found) -> list[int]:
        return self.tree.subject(f.i) if f.trigger.frame == "suffer" else done_to(self.tree, f, self.words.body)

    def harmed(self, f: Found) -> bool:
        tree = self.tree
        who = tree.subject(f.i) if f.trigger.frame == "suffer" else done_to(tree, f, self.words.body)
        if f.is_noun:
            who = tree.obliques(f.i, "of")
        if any(self._someone(i) or (self.scene.quantities_on(tree, i) and tree.tokens[i].upos == "NUM") for i in who):
            return True
        violent = not f.is_noun and any(self.armed(i) or self._blast(i) for i in self.does(f))
        if violent and any(self._may_be_someone(i) for i in who):
            return True
        if any(tree.tokens[k].upos == "NUM" for k in tree.kids(f.i, "nummod")):
            return True
        after = f.i + 1
        while after < len(tree.tokens) and tree.low(after) in _SKIPPED:
            after += 1
        return (
            after < len(tree.tokens)
            and bool(self.scene.quantities_on(tree, after))
            and not tree.passive(f.i)
            and (self._counts_people(after))
        )

    def _leaves_dead(self, i: int) -> bool:
        """ "The strike left five weavers dead"."""
        tree = self.tree
        if tree.lemma(i) != "leave" or not tree.is_verb(i):
            return False
        states = tree.kids(i, "xcomp", "advmod") + [k for o in tree.kids(i, "obj") for k in tree.kids(o, "amod", "acl")]
        harmed = any(tree.low(k) in ("dead", "wounded", "injured", "maimed") for k in states)
        return harmed and any(self.human(k) or tree.tokens[k].upos == "NUM" for k in tree.kids(i, "obj"))

    def _subjects(self, f: Found) -> list[str]:
        """Lemmas of its subjects; of "a mortar round", what it is a round of."""
        tree = self.tree
        rounds = [k for k in tree.subject(f.i) if tree.lemma(k) in _ROUNDS]
        return [tree.lemma(k) for k in (*tree.subject(f.i), *(c for r in rounds for c in tree.kids(r, "compound")))]

    def _violent_agent(self, f: Found) -> bool:
        """Whether armed ones do it, or an act of violence does: "air strikes hit a camp"."""
        return any(self.armed(i) or any(o.i == i and o.is_noun for o in self.found) for i in self.does(f))

    def _state_agent(self, f: Found) -> bool:
        return any(self.state(i) for i in self.does(f))

    def _hit(self, f: Found) -> bool:
        return any(self.human(i) or self.built(i) or self.armed(i) for i in self.suffers(f))

    def _spot(self, f: Found) -> bool:
        """Whether a town or a country is named as where it happened or what it befell."""
        tree = self.tree
        spots = [k for i in {f.i, f.light} - {-1} for k in (*tree.kids(i, "obl", "nmod", "obj", "nsubj"),)]
        places = (self.scene.place_on(tree, k) for k in spots)
        return any(p is not None and p.role == "location" for p in places)

    def _surely_armed(self, f: Found) -> bool:
        """Whether rebels or soldiers do it, or a force that the record knows by name."""
        does = self.does(f)
        mentions = (self.scene.actor_on(self.tree, i) for i in does)
        named = any(m is not None and m.actor.kind in ARMED_KINDS and m.text[:1].isupper() for m in mentions)
        return named or any(self.tree.lemma(i) in self.words.sure for i in does)

    def _with_forces(self, f: Found) -> bool:
        """ "Its patrols clashed with a column of the army"."""
        others = self.tree.obliques(f.i, "with", "against")
        return any(self.armed(k) or self.tree.lemma(k) in self.words.military_built for k in others)

    def _forces_driven(self, f: Found) -> bool:
        """ "The rebels had been driven out": by whom is not said."""
        moved = f.trigger.lemma.endswith((" out", " back")) and self.tree.passive(f.i)
        return moved and any(self.armed(i) for i in done_to(self.tree, f, self.words.body))

    def _building_hit(self, f: Found) -> bool:
        """ "A hospital was hit on Monday": a building of which nobody says what has hit it."""
        tree = self.tree
        solid = self.words.civilian_built - self.words.territory - _VAGUE
        return (
            not f.is_noun
            and tree.passive(f.i)
            and any(tree.lemma(k) in solid for k in done_to(tree, f, self.words.body))
        )

    def _town_hit(self, f: Found) -> bool:
        """ "The town was hit as well", "had bombarded Barda": in a report of war a place is hit by arms."""
        tree = self.tree
        if f.is_noun or not self.scene.warlike:
            return False
        named = [
            *done_to(tree, f, self.words.body),
            *(k for p in done_to(tree, f, self.words.body) for k in tree.obliques(p, "of")),
        ]
        if tree.passive(f.i) and any(tree.lemma(k) in self.words.territory for k in named):
            return True
        places = (self.scene.place_on(tree, k) for k in named)
        return any(p is not None and p.role == "location" and p.where_prec <= 3 for p in places)

    def _throwable(self, i: int, f: Found) -> bool:
        """A weapon, or a stone where those who throw it fight."""
        stones = self.tree.lemma(i) in self.words.wielded and self._violent_agent(f)
        return self.tree.lemma(i) in self.words.weapons or stones

    def _has_needed(self, f: Found) -> bool:
        """Whether one of the words that the trigger is one with stands beside it: "sprayed the stall with bullets"."""
        tree = self.tree
        spots = [f.i] if f.light < 0 else [f.i, f.light]
        near = [k for spot in spots for k in tree.kids(spot) if tree.rel(k) not in ("ccomp", "parataxis")]
        does = self.does(f)
        near += [*self.suffers(f), *does, *(k for kid in near for k in tree.kids(kid) if tree.rel(k) != "acl")]
        if f.trigger.needs & self.words.sure and any(self._named_armed(k) for k in does):
            return True  # who it is that does it stands for "rebels", "soldiers"
        if "missile" in f.trigger.needs and any(self.words.weapons.get(tree.lemma(k)) in HARD_WEAPONS for k in does):
            return True
        return any(tree.lemma(k) in f.trigger.needs or tree.low(k) in f.trigger.needs for k in near)

    def _human(self, f: Found) -> bool:
        if f.trigger.family == "harm":
            return self.harmed(f)
        if f.is_noun:
            return True  # a murder is somebody's, named or not
        sure = f.trigger.family in ("attack", "abduct") and not f.trigger.weak and bool(f.trigger.toll)
        if f.trigger.toll and (self.harmed(f) or not sure):
            return self.harmed(f)
        whom = self.suffered(f)
        return any(
            self.human(i) or self.tree.tokens[i].upos == "NUM" or (sure and self._may_be_someone(i)) for i in whom
        )

    def _named_idiom(self, f: Found) -> bool:
        """ "Heart attack", "hunger strike": the word before makes another thing of it."""
        words = self.words.idioms.get(f.trigger.lemma, frozenset())
        return any(self.tree.lemma(k) in words for k in self.tree.kids(f.i, "compound", "amod"))

    def _idiom(self, f: Found) -> bool:
        words = self.words.idioms.get(f.trigger.lemma)
        if not words:
            return False
        tree = self.tree
        near = [
            k
            for k in tree.kids(f.i)
            if tree.rel(k) not in ("advcl", "acl", "conj", "parataxis", "punct", "case", "ccomp")
        ]
        near += [k for kid in near for k in tree.kids(kid, "compound", "amod")]
        if f.is_noun or tree.rel(f.i) in ("acl", "amod", "compound"):
            above = tree.head(f.i)
            near += [above] if above >= 0 and tree.rel(f.i) in ("compound", "acl", "nmod", "obj", "amod") else []
        return any(tree.lemma(k) in words or tree.low(k) in words for k in near)
