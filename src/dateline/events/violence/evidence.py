"""In `events/violence`: what in a sentence says that a word which may tell of violence is meant so, and what says that not."""

from __future__ import annotations

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.violence.around import HARD_WEAPONS, Around
from dateline.events.violence.found import Found, charging, done_to, owners
from dateline.events.words import words_of

_SOFT = frozenset({"air", "cluster", "jet"})  # words of peace too
_SPENT = words_of("violence_words", "spent")
_THROWN = _SPENT | {"drone", "bomb"}
_AIRCRAFT = words_of("violence_words", "aircraft")
_STORIES = words_of("violence_words", "stories")
_TAKEN = frozenset({"hostage", "prisoner", "captive"})
_SIDES = frozenset({"government", "country", "military", "armed_group"})
_CRASHES = frozenset({"crash", "collide", "overturn", "capsize", "sink"})


class Evidence(Around):
    """What in the sentence says that its ambiguous words are meant as violence."""

    def __init__(self, scene: Scene, tree: Tree, found: list[Found]) -> None:
        super().__init__(scene, tree, found)
        found = self.found
        lemmas = [tree.lemma(i) for i in range(len(tree.tokens))]
        crashed = {k for i, lemma in enumerate(lemmas) if lemma in _CRASHES for k in tree.subject(i)}
        spoken = {f.i for f in found}  # "bombed", "a mortar barrage": the word cannot speak for itself
        plain = scene.lexicon.triggers
        # "stormed the town" is no storm
        told = {f.i for f in found if (f.trigger.lemma, "VERB") in plain and not f.is_noun}
        self.accident = any(
            i not in told and (lemma in self.words.accidents or tree.low(i) in self.words.accidents)
            for i, lemma in enumerate(lemmas)
        )
        self.weapon = any(
            self.words.weapons.get(lemma) in HARD_WEAPONS
            and lemma not in _SOFT
            and i not in crashed
            and i not in spoken
            and not self.tame(i)
            and not (self.accident and lemma in _AIRCRAFT)
            for i, lemma in enumerate(lemmas)
        )
        if any(f.trigger.family == "strike" and any(self.tame(k) for k in self.does(f)) for f in found):
            self.accident = True  # "a fuel tank blew up"
        held = {k for f in found for k in tree.obliques(f.i, "with") if tree.lemma(k) in self.words.wielded}
        self.domain = any(lemma in self.words.domains and i not in held for i, lemma in enumerate(lemmas))
        self.harm = any(f.trigger.family == "harm" and not f.trigger.minor and self.harmed(f) for f in found)
        self.harm = self.harm or any(self._leaves_dead(i) for i in range(len(tree.tokens)))
        self.plain = any(not f.trigger.weak and f.trigger.family != "harm" for f in found)

    def holds(self, f: Found) -> bool:
        trigger = f.trigger
        if self.scene.peaceful and not (self.weapon and self._violent_agent(f)):
            return False
        if trigger.tool and not any(self._throwable(k, f) for k in done_to(self.tree, f, self.words.body)):
            return False
        if (
            not f.is_noun
            and (whom := done_to(self.tree, f, self.words.body))
            and all(self.tree.lemma(k) in self.words.animals and not self._seen(k) for k in whom)
        ):
            return False  # a bear is shot
        if trigger.lemma == "use" and not self._used_up(f):
            return False
        if trigger.lemma == "bomb" and not (f.is_noun or self.weapon or done_to(self.tree, f, self.words.body)):
            return False
        if trigger.lemma == "slam into" and not _THROWN & set(self._subjects(f)):
            return False  # a bus or an airliner
        if (self.scene.civil and not self._certain(f)) or self._in_story(f):
            return False
        strong = self.weapon or (self.harm and trigger.family != "harm")
        if self._idiom(f) and not (self.weapon or (strong and not self._named_idiom(f))):
            return False
        players = self.words.domains | self.words.peace
        if any(self.tree.lemma(i) in players - self.words.armed and not self._wields(i) for i in self.does(f)):
            return False  # "the striker fired a rocket into the top corner", "the novelist fires at her publishers"
        if trigger.needs and not self._has_needed(f):
            return False
        if trigger.warlike and not (self.weapon or self.plain or self.scene.warlike or self._violent_agent(f)):
            return False
        if trigger.human and not self._human(f):
            return False
        if trigger.human and trigger.needs:
            whom = self.suffers(f)
            if not any(self._someone(k) for k in whom) or any(self.tree.lemma(k) in _TAKEN for k in whom):
                return False  # "held the meeting", "took action"; "took hostages" is for the toll to tell
        if trigger.family == "harm" and self.accident and not (self.weapon or self.plain):
            return False
        if trigger.family == "strike" and any(self.tame(i) for i in self.does(f)):
            return False  # "a fuel tank blew up"
        if self.by_mishap(f) or self._peaceful_use(f):
            return False
        if trigger.lemma in ("explosion", "blast", "explode") and self.accident and not self.weapon:
            return False
        if trigger.family == "harm" and not (strong or self.plain or self._violent_agent(f)) and self._of_nature(f):
            return False
        if not trigger.weak:
            tame = self.domain and not self.scene.warlike
            return not (tame and trigger.family == "harm" and not (self.weapon or self._violent_agent(f)))
        meant = strong and (self.harm or self.scene.warlike or self._violent_agent(f))  # "rockets from outside the box"
        if self.domain and not meant and not any(self.tree.lemma(i) in self.words.sure for i in self.does(f)):
            return False
        if trigger.frame == "blast" and _AIRCRAFT & set(self._subjects(f)):
            return False  # "a plane came down": it may have crashed
        if trigger.frame == "blast" and not any(lemma in self.words.weapons for lemma in self._subjects(f)):
            by_blast = any(self._blast(i) for i in self.does(f))
            mined = trigger.lemma == "detonate" or (not trigger.needs and self.tree.kids(f.i, "obj"))
            car = trigger.lemma == "go off" and any(k in self.words.civilian_built for k in self._subjects(f))
            return by_blast or bool(mined) or car or (strong and trigger.pos == "VERB" and trigger.lemma == "explode")
        if trigger.territory:
            return self._territory(f)
        if (
            trigger.family == "protest"
            and trigger.frame == "suffer"
            and trigger.type == "Protests"
            and self._violent_agent(f)
        ):
            return False  # soldiers march and rally
        if trigger.family == "clash" and self._with_forces(f):
            return True
        if self._charged(f):
            return True
        if trigger.armed:
            if trigger.family == "attack" and self._forces_driven(f):
                return True
            if self.weapon or self.harm or self._violent_agent(f) or (self._state_agent(f) and self._hit(f)):
                return True
            return (self._building_hit(f) or self._town_hit(f)) and not (self.accident or self.domain)
        if trigger.governed:
            return self._governed(f)
        return strong or self._violent_agent(f) or self._state_agent(f) or self._hit(f) or self._town_hit(f)

    def _charged(self, f: Found) -> bool:
        """ "X accused the army of the attack", "blamed the rebels for the strikes": a side is charged with what was told."""
        tree = self.tree
        known = f.is_noun and any(tree.low(k) in ("the", "this", "that", "these") for k in tree.kids(f.i, "det"))
        verb = charging(tree, f.i) if known else -1
        return verb >= 0 and any(self._of_side(k) for k in self.tree.patients(verb))

    def _of_side(self, k: int) -> bool:
        mention = self.scene.actor_on(self.tree, k)
        return self.armed(k) or self.state(k) or (mention is not None and mention.actor.kind in _SIDES)

    def _certain(self, f: Found) -> bool:
        """Whether the sentence itself says that violence is meant, in a report that speaks of none: by those who do it, by the
        weapon, by people killed on purpose, or by the place of what cannot be a figure of speech."""
        trigger = f.trigger
        if self.scene.figurative:
            return self._surely_armed(f) and (self.weapon or self.harm or self._hit(f))
        if trigger.family in ("protest", "arrest", "loot", "abduct", "foil", "coup", "clash"):
            return True
        if self._violent_agent(f) or (self._state_agent(f) and self._hit(f)) or self._charged(f):
            return True
        if trigger.tool and not (self.harm or self.tree.passive(f.i)):
            return False  # "dropped a bomb of 142 metres", "sparks set off the rockets"
        if self.weapon and (self.harm or self._hit(f) or self._spot(f)):
            return True
        if trigger.family == "harm":
            return trigger.frame != "suffer" and not self.scene.of_mishap
        if trigger.human or trigger.toll == "killed":
            return trigger.toll == "killed" and not trigger.weak
        whom = any(self.human(i) for i in self.suffers(f))
        return ((not trigger.weak or self.harm) and self._spot(f)) or (whom and trigger.family == "attack")

    def _in_story(self, f: Found) -> bool:
        """ "Her novel tells how soldiers burned a village": what a book, a film or a game tells."""
        tree = self.tree
        tellers = [k for i in (f.i, *tree.ancestors(f.i)) for k in tree.kids(i, "nsubj")]
        return any(tree.lemma(k) in _STORIES for k in tellers)

    def _used_up(self, f: Found) -> bool:
        """ "Had used cluster munitions in X": a weapon that is spent, used by somebody, and no "using drones to film"."""
        spent = any(self.tree.lemma(k) in _SPENT for k in done_to(self.tree, f, self.words.body))
        finite = self.tree.tokens[f.i].xpos in ("VBD", "VBN") and not self.tree.kids(f.i, "xcomp", "advcl")
        return spent and finite and (self._violent_agent(f) or self._state_agent(f))

    def by_mishap(self, f: Found) -> bool:
        """ "The quake hit the town", "a fire destroyed the roof", "accidentally hit her"."""
        tree, beasts = self.tree, self.words.animals
        if any(tree.lemma(i) in self.words.accidents or tree.lemma(i) in ("blaze", "flame") for i in self.does(f)):
            return True
        if (does := self.does(f)) and all(tree.lemma(k) in beasts for k in does):
            return True  # a dog bites
        if self.accident and not self.weapon and any(self._blast(i) for i in self.does(f)):
            return True  # "a gas leak caused the explosion that flattened the bakery"
        if any(tree.low(k) in ("accidentally", "accidental") for k in tree.kids(f.i, "advmod", "amod")):
            return True
        fires = [i for i in self.does(f) if tree.lemma(i) == "fire"]
        burnt = ("destroy", "damage", "burn", "burn down", "kill", "injure", "gut", "hurt")
        return f.trigger.lemma in burnt and any(
            not (tree.kids(i, "compound", "amod") or tree.obliques(i, "from")) for i in fires
        )

    def _peaceful_use(self, f: Found) -> bool:
        """ "Fired his minister", "demonstrated a belief", "hostility to strangers"."""
        tree, trigger = self.tree, f.trigger
        if trigger.lemma == "fire" and not f.is_noun:
            aimed = tree.obliques(f.i, "at", "on", "upon", "into", "toward", "towards", "from", "across")
            armed = any(
                tree.lemma(k) in self.words.weapons or tree.lemma(k) in ("shot", "round")
                for k in done_to(tree, f, self.words.body)
            )
            return not (aimed or armed) and bool(done_to(tree, f, self.words.body))
        if trigger.lemma == "fall":
            return any(tree.low(k) in ("silent", "quiet") for k in tree.kids(f.i))  # "the guns fell silent"
        if trigger.lemma == "demonstrate":
            return bool(tree.kids(f.i, "obj", "ccomp"))
        return trigger.lemma == "hostility" and tree.tokens[f.i].xpos != "NNS"

    def _of_nature(self, f: Found) -> bool:
        """Whether the harm is an accident's or a disease's, or nobody says that those who died died by violence."""
        return self.scene.of_mishap or (f.trigger.frame == "suffer" and not self._by_violence())

    def _by_violence(self) -> bool:
        """Whether people who only "died" died by violence: another word of the sentence, or the report, must say so."""
        return self.scene.warlike or any(o.trigger.family != "harm" for o in self.found)

    def _territory(self, f: Found) -> bool:
        tree = self.tree
        if f.trigger.frame == "suffer":
            taken = any(self._land(k) for k in tree.subject(f.i))
            takers = [*tree.obliques(f.i, "to"), *(o for k in tree.obliques(f.i, "into") for o in owners(tree, k))]
            return taken and any(self.armed(k) or tree.low(k) == "them" for k in takers)
        land = any(self._land(i) for i in done_to(tree, f, self.words.body))
        if f.trigger.armed and not self._violent_agent(f):
            return False  # a mayor enters a town too
        if f.trigger.lemma == "take" and tree.passive(f.i) and not tree.by_agent(f.i):
            return land and self.scene.warlike  # "the border gate is taken"
        prisoners = bool(f.trigger.toll) and any(self.human(i) for i in done_to(tree, f, self.words.body))
        if (
            f.trigger.lemma != "take"
            and self._violent_agent(f)
            and any(self.built(i) for i in done_to(tree, f, self.words.body))
        ):
            return True  # "seized the post office"
        return (land or prisoners) and (self._violent_agent(f) or self._state_agent(f) or tree.passive(f.i))

    def _governed(self, f: Found) -> bool:
        tree = self.tree
        if any(tree.lemma(k) in self.words.martial for k in tree.kids(f.i, "amod", "compound")):
            return True
        if f.trigger.family == "protest":
            return f.light >= 0 or f.trigger.pos == "VERB"
        if self._violent_agent(f) or self._state_agent(f):
            return True
        if f.trigger.lemma == "fire" and f.light >= 0 and tree.lemma(f.light) == "open":
            return True
        if f.trigger.lemma in ("fighting", "hostility", "combat", "battle", "offensive", "invasion"):
            return self._hit(f) or self.harm or self.weapon or f.light_as == "none"
        spots = [f.light, *tree.kids(f.light, "obl")] if f.light >= 0 else []
        if any(tree.obliques(spot, "for", "over") for spot in spots):
            return False  # "came under fire for his remarks", "came under fire in May for its food"
        return f.light_as == "patient" and any(self.human(i) or self.built(i) for i in tree.subject(f.light))
