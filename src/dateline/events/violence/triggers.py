"""In `events/violence`: which words of a sentence tell of violence, and which only look as if they did."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.events.lexicon import Trigger, Words
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.violence.heard import LEAST_ACT, LEAST_PART, heard

_ARMED_KINDS = frozenset({"military", "armed_group"})
_VAGUE = frozenset(
    {"market", "area", "field", "line", "point", "power", "grid", "project", "supply", "mission", "grain", "office"}
)
_SOFT = frozenset({"air", "cluster", "jet"})  # words of peace too
_SPENT = frozenset({"munition", "cluster", "missile", "rocket", "chlorine", "sarin", "phosphorus", "shell", "ied"})
_THROWN = _SPENT | {"drone", "bomb"}
_AIRCRAFT = frozenset({"plane", "aircraft", "jet", "helicopter", "airliner", "glider"})
_STORIES = frozenset(
    {"film", "movie", "novel", "thriller", "drama", "opera", "musical", "memoir", "sequel", "plot", "exhibition"}
)
_TAKEN = frozenset({"hostage", "prisoner", "captive"})
_ROUNDS = frozenset({"round", "volley", "fire"})
_CRASHES = frozenset({"crash", "collide", "overturn", "capsize", "sink"})
_SKIPPED = frozenset({"also", "another", "at", "least", "some", "up", "to", "more", "than"})
_STATE_KINDS = frozenset({"government", "country"})
_HARD_WEAPONS = frozenset(
    {
        "Shelling/artillery/missile attack",
        "Air/drone strike",
        "Suicide bomb",
        "Grenade",
        "Remote explosive/landmine/IED",
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """A word that tells of violence: its place in the tree, its entry, and the light verb that carries it (or -1)."""

    i: int
    trigger: Trigger
    light: int = -1
    light_as: str = ""

    @property
    def is_noun(self) -> bool:
        return self.trigger.pos == "NOUN"


def find_triggers(scene: Scene, tree: Tree) -> list[Found]:
    """Words of violence of one sentence, idioms, sport, markets and accidents left out; in order."""
    senses = [told for i in range(len(tree.tokens)) if (told := _senses(scene, tree, i))]
    if not senses:
        return _heard(scene, tree)
    evidence = _Evidence(scene, tree, [f for told in senses for f in told])
    found = [f for told in senses if (f := next((f for f in told if evidence.holds(f)), None)) is not None]
    return found or ([] if evidence.accident or evidence.domain else _heard(scene, tree))


def by_mishap(scene: Scene, tree: Tree) -> bool:
    """Whether the sentence says that a quake, a blaze or a beast did the harm that it tells of."""
    found = [f for i in range(len(tree.tokens)) for f in _senses(scene, tree, i) if not f.is_noun]
    evidence = _Evidence(scene, tree, found)
    return any(evidence.by_mishap(f) for f in found)


def _heard(scene: Scene, tree: Tree) -> list[Found]:
    told = heard(scene, tree)
    return [Found(*told)] if told is not None else []


def _senses(scene: Scene, tree: Tree, i: int) -> list[Found]:
    """What word i may tell of, the likeliest first; nothing where it is no word of violence."""
    token = tree.tokens[i]
    lexicon = scene.lexicon
    lemma = tree.lemma(i)
    if token.upos == "PROPN" and token.text[:1].isupper() and i > 0:
        return []
    if tree.low(i) == "bombed" and i + 2 < len(tree.tokens) and tree.low(i + 1) == "-" and tree.low(i + 2) == "out":
        return []  # what a building is, not what befell it
    if tree.low(i) == "bombed-out":
        return []
    if tree.is_verb(i) and not (tree.rel(i) == "amod" and token.xpos == "VBN"):
        entries = _verb_entries(scene, tree, i)
        if entries and entries[0].territory and _bare_state(scene, tree, i):
            return []
        if entries:
            return [Found(i, entry) for entry in entries]
        if token.xpos != "VBG":
            return []
    elif token.xpos in ("NN", "NNS") and tree.rel(i) == "compound" and tree.rel(tree.head(i)) != "root":
        return []  # "attack helicopter", "clash site": the head noun is what is spoken of
    if token.upos in ("NOUN", "VERB", "PROPN", "ADJ", "X") or token.xpos in ("NN", "NNS", "VBG"):
        for form in (lemma, tree.low(i)):
            first = lexicon.triggers.get((form, "NOUN"))
            entries = [*([first] if first else []), *lexicon.further.get((form, "NOUN"), ())]
            if entries and not _part_of_ceasefire(tree, i):
                light, light_as = _light(scene, tree, i)
                return [Found(i, entry, light, light_as) for entry in entries]
    return []


def _verb_entries(scene: Scene, tree: Tree, i: int) -> list[Trigger]:
    """Entries of the verb with what stands beside it ("blow up", "set ablaze", "burst into", "cut throat"), then of it alone."""
    lexicon, lemma = scene.lexicon, tree.lemma(i)
    words = [f"{lemma} {word}" for word in _beside(tree, i)] if lemma in lexicon.phrasal else []
    keys = [(word, "VERB") for word in dict.fromkeys([*words, lemma])]
    first = [entry for key in keys if (entry := lexicon.triggers.get(key)) is not None][:1]
    return first + [entry for key in keys for entry in lexicon.further.get(key, ())]


def _beside(tree: Tree, i: int) -> list[str]:
    """Words that make another verb of a verb: its particle, object or preposition, "to death", "hostage"."""
    kin = tree.kids(i, "compound:prt", "advmod", "obj", "compound", "xcomp", "nsubj:pass")
    found = [tree.low(k) for k in kin if k > i or tree.full(k) == "nsubj:pass"]
    found += [case for k in tree.kids(i, "obl") for case in tree.cases(k)]
    return found + [tree.low(k) for k in tree.kids(i, "obl") if tree.tokens[k].upos == "NOUN"]


def _bare_state(scene: Scene, tree: Tree, i: int) -> bool:
    """ "The territories occupied in the conflict": what they are, not what happened, where neither doer nor day is told."""
    if tree.rel(i) != "acl" or tree.tokens[i].xpos not in ("VBN", "VBD") or tree.by_agent(i):
        return False
    start, end = tree.chars(i)
    return not any(t.date_from is not None for t in scene.times.touching(start, end))


def _part_of_ceasefire(tree: Tree, i: int) -> bool:
    """ "cease-fire" cut into three words, "cessation of hostilities"."""
    if tree.low(i) in ("fire", "fires") and any(tree.low(k).startswith("cease") for k in range(max(0, i - 2), i)):
        return True
    above = tree.head(i)
    return above >= 0 and tree.lemma(above) == "cessation"


def _light(scene: Scene, tree: Tree, i: int) -> tuple[int, str]:
    """The verb that carries a noun of violence, and what its subject is to it."""
    here = i
    while tree.rel(here) == "conj" and tree.head(here) >= 0 and not tree.is_verb(tree.head(here)):
        here = tree.head(here)
    above = tree.head(here)
    if above < 0 or not tree.is_verb(above):
        return -1, ""
    side = scene.lexicon.light.get(tree.lemma(above), "")
    if side == "agent-with":
        return (above, "agent") if tree.rel(here) == "obl" and "with" in tree.cases(here) else (-1, "")
    if tree.lemma(above) == "take" and tree.rel(here) == "obj":
        return above, "patient"  # "took fire"; of "took place" the noun is the subject
    if tree.rel(here) == "obj" or (side == "patient" and tree.rel(here) == "obl") or tree.full(here) == "nsubj:pass":
        return above, side
    return (above, "none") if tree.rel(here) == "nsubj" else (-1, "")


def owners(tree: Tree, i: int) -> list[int]:
    """Whose word i is: "into rebel hands", "into the hands of the rebels"."""
    return [*tree.kids(i, "nmod:poss", "compound", "amod"), *tree.obliques(i, "of")]


def done_to(tree: Tree, found: Found, body: frozenset[str] = frozenset()) -> list[int]:
    """To whom the verb is done; where its object is a part of the word ("took control of the town") or of a body ("slit their
    throats"), whose it is."""
    whom, part = tree.patients(found.i), found.trigger.lemma.partition(" ")[2]
    own = [k for k in whom if (part and tree.low(k) == part) or (tree.lemma(k) in body and _whose(tree, k))]
    theirs = [m for k in own for m in _whose(tree, k)]
    theirs += tree.obliques(found.i, "of", "over") if own and not theirs else []
    return [k for k in whom if k not in own] + theirs


def _whose(tree: Tree, i: int) -> list[int]:
    return [*tree.kids(i, "nmod:poss"), *tree.obliques(i, "of", "over", "from")]


class _Evidence:
    """What in the sentence says that its ambiguous words are meant as violence."""

    def __init__(self, scene: Scene, tree: Tree, found: list[Found]) -> None:
        self.scene, self.tree = scene, tree
        self.words: Words = scene.lexicon.words
        self.acted = max(scene.acts(tree), default=0.0)
        found = self.found = [f for f in found if not f.trigger.needs or self._has_needed(f)]
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
            self.words.weapons.get(lemma) in _HARD_WEAPONS
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

    # ---- kinds of words

    def human(self, i: int) -> bool:
        token = self.tree.tokens[i]
        if self.tree.lemma(i) in self.words.human or self.tree.low(i) in self.words.human:
            return True
        if token.upos == "PRON":
            return self.tree.low(i) == "those" or self.tree.lemma(i) in (
                "he",
                "she",
                "they",
                "him",
                "her",
                "them",
                "who",
                "everyone",
                "someone",
            )
        mention = self.scene.actor_on(self.tree, i)
        known = mention is not None and mention.actor.kind in ("person", "people", "military", "armed_group")
        return known or (token.upos in ("NOUN", "PROPN") and not self.built(i) and self._seen(i))

    def _seen(self, i: int) -> bool:
        """Whether the trained head sees word i harmed by an act: "children herding cattle", taken by the parse for cattle."""
        return self.acted >= LEAST_ACT and self.scene.seen_harmed(self.tree, i, LEAST_PART)

    def _leaves_dead(self, i: int) -> bool:
        """ "The strike left five weavers dead"."""
        tree = self.tree
        if tree.lemma(i) != "leave" or not tree.is_verb(i):
            return False
        states = tree.kids(i, "xcomp", "advmod") + [k for o in tree.kids(i, "obj") for k in tree.kids(o, "amod", "acl")]
        harmed = any(tree.low(k) in ("dead", "wounded", "injured", "maimed") for k in states)
        return harmed and any(self.human(k) or tree.tokens[k].upos == "NUM" for k in tree.kids(i, "obj"))

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
        mention = self.scene.actor_on(self.tree, i)
        return mention is not None and mention.actor.kind in _ARMED_KINDS

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

    # ---- around a trigger

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
        if trigger.armed:
            if trigger.family == "attack" and self._forces_driven(f):
                return True
            if self.weapon or self.harm or self._violent_agent(f) or (self._state_agent(f) and self._hit(f)):
                return True
            return (self._building_hit(f) or self._town_hit(f)) and not (self.accident or self.domain)
        if trigger.governed:
            return self._governed(f)
        return strong or self._violent_agent(f) or self._state_agent(f) or self._hit(f) or self._town_hit(f)

    def _certain(self, f: Found) -> bool:
        """Whether the sentence itself says that violence is meant, in a report that speaks of none: by those who do it, by the
        weapon, by people killed on purpose, or by the place of what cannot be a figure of speech."""
        trigger = f.trigger
        if self.scene.figurative:
            return self._surely_armed(f) and (self.weapon or self.harm or self._hit(f))
        if trigger.family in ("protest", "arrest", "loot", "abduct", "foil", "coup", "clash"):
            return True
        if self._violent_agent(f) or (self._state_agent(f) and self._hit(f)):
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

    def _surely_armed(self, f: Found) -> bool:
        """Whether rebels or soldiers do it, or a force that the record knows by name."""
        does = self.does(f)
        mentions = (self.scene.actor_on(self.tree, i) for i in does)
        named = any(m is not None and m.actor.kind in _ARMED_KINDS and m.text[:1].isupper() for m in mentions)
        return named or any(self.tree.lemma(i) in self.words.sure for i in does)

    def _spot(self, f: Found) -> bool:
        """Whether a town or a country is named as where it happened or what it befell."""
        tree = self.tree
        spots = [k for i in {f.i, f.light} - {-1} for k in (*tree.kids(i, "obl", "nmod", "obj", "nsubj"),)]
        places = (self.scene.place_on(tree, k) for k in spots)
        return any(p is not None and p.role == "location" for p in places)

    def _has_needed(self, f: Found) -> bool:
        """Whether one of the words that the trigger is one with stands beside it: "sprayed the stall with bullets"."""
        tree = self.tree
        spots = [f.i] if f.light < 0 else [f.i, f.light]
        near = [k for spot in spots for k in tree.kids(spot) if tree.rel(k) not in ("ccomp", "parataxis")]
        does = self.does(f)
        near += [*self.suffers(f), *does, *(k for kid in near for k in tree.kids(kid) if tree.rel(k) != "acl")]
        if f.trigger.needs & self.words.sure and any(self._named_armed(k) for k in does):
            return True  # who it is that does it stands for "rebels", "soldiers"
        if "missile" in f.trigger.needs and any(self.words.weapons.get(tree.lemma(k)) in _HARD_WEAPONS for k in does):
            return True
        return any(tree.lemma(k) in f.trigger.needs or tree.low(k) in f.trigger.needs for k in near)

    def _named_armed(self, i: int) -> bool:
        mention = self.scene.actor_on(self.tree, i)
        return mention is not None and mention.actor.kind in _ARMED_KINDS

    def _wields(self, i: int) -> bool:
        """Whether a plain word is of arms after all: "a rocket team"."""
        return self.human(i) and self.tree.lemma(i) not in self.words.domains

    def _throwable(self, i: int, f: Found) -> bool:
        """A weapon, or a stone where those who throw it fight."""
        stones = self.tree.lemma(i) in self.words.wielded and self._violent_agent(f)
        return self.tree.lemma(i) in self.words.weapons or stones

    def _with_forces(self, f: Found) -> bool:
        """ "Its patrols clashed with a column of the army"."""
        others = self.tree.obliques(f.i, "with", "against")
        return any(self.armed(k) or self.tree.lemma(k) in self.words.military_built for k in others)

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

    def _subjects(self, f: Found) -> list[str]:
        """Lemmas of its subjects; of "a mortar round", what it is a round of."""
        tree = self.tree
        rounds = [k for k in tree.subject(f.i) if tree.lemma(k) in _ROUNDS]
        return [tree.lemma(k) for k in (*tree.subject(f.i), *(c for r in rounds for c in tree.kids(r, "compound")))]

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

    def suffered(self, f: Found) -> list[int]:
        return self.tree.subject(f.i) if f.trigger.frame == "suffer" else done_to(self.tree, f, self.words.body)

    def _violent_agent(self, f: Found) -> bool:
        """Whether armed ones do it, or an act of violence does: "air strikes hit a camp"."""
        return any(self.armed(i) or any(o.i == i and o.is_noun for o in self.found) for i in self.does(f))

    def _state_agent(self, f: Found) -> bool:
        return any(self.state(i) for i in self.does(f))

    def _hit(self, f: Found) -> bool:
        return any(self.human(i) or self.built(i) or self.armed(i) for i in self.suffers(f))

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

    def _land(self, i: int) -> bool:
        return self.tree.lemma(i) in self.words.territory or self.scene.place_on(self.tree, i) is not None

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
