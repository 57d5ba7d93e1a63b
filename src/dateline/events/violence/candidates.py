"""In `events/violence`: the words of a sentence that stand where doers, sufferers and weapons of one word of violence stand."""

from __future__ import annotations

from dateline.claims.types import Claim
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.violence.found import Found, charging, done_to, owners
from dateline.events.words import in_order

BODIES = frozenset({"government", "country", "military", "armed_group", "organisation"})
_WHERE = in_order("violence_words", "where")
_ENTERED = frozenset({"into", "upon", "on", "at", "through", "onto"})
_ONTO = ("on", "against", "at", "upon", "toward", "towards", "into")


class Candidates:
    """The words that may do, suffer or serve as weapon in one trigger's event: `agents`, `patients` and `tools`."""

    def __init__(self, scene: Scene, tree: Tree, found: Found, claim: Claim) -> None:
        self.scene, self.tree, self.found, self.claim = scene, tree, found, claim
        self.words = scene.lexicon.words
        self.agents: list[int] = []
        self.patients: list[int] = []
        self.tools: list[int] = []
        self.noun() if found.is_noun else self.verb()
        self.tools += self._tools()

    def verb(self) -> None:
        tree, i, frame = self.tree, self.found.i, self.found.trigger.frame
        entered = self.found.trigger.lemma.partition(" ")[2]
        if frame == "suffer":
            self.patients += tree.subject(i)
            if self.found.trigger.territory:  # "fell to the rebels", "into the hands of the rebels"
                self.agents += tree.obliques(i, "to")
                self.agents += [o for k in tree.obliques(i, "into") for o in owners(tree, k)]
        elif frame == "blast" and tree.kids(i, "obj"):
            self.agents += tree.agents(i)  # "detonated his vest": who does it is the subject
            self.tools += tree.patients(i)
            self.patients += tree.obliques(i, *_WHERE)
        elif frame == "blast":
            self.tools += tree.subject(i)
            self.patients += tree.obliques(i, *_WHERE, *([entered] if entered else []))
        elif frame == "mutual":
            self.agents += [*tree.agents(i), *tree.obliques(i, "with", "against")]
            self.agents += [] if tree.passive(i) else [k for k in tree.kids(i, "obj") if not self._is_event(k)]
        else:
            self.agents += tree.agents(i)
            self.patients += done_to(tree, self.found, self.words.body)
            if tree.kids(i, "cop"):
                self.agents, self.patients = [], [*self.agents, *self.patients]  # "rebels were target"
            if (
                not self.patients
                and frame == "transitive"
                and self.agents
                and (
                    all(self._is_thing(k) for k in self.agents)
                    or any(self._weapon(k) for k in tree.by_agent(i))
                    or self._headline_passive()
                )
            ):
                self.agents, self.patients = [], self.agents  # a headline: "Cathedral shelled", "X hit by shells"
            if self.found.trigger.armed and any(self._buried(k) for k in self.patients):
                self.tools += self.patients  # "a convoy hit a landmine": the one who hits it suffers it
                self.agents, self.patients = [], self.agents
            if entered in _ENTERED:
                self.patients += tree.obliques(i, entered)  # "burst into a bar", "fell upon the village"
            if self.found.trigger.territory:
                self.patients += [
                    k for k in tree.obliques(i, "from") if self._is_side(k)
                ]  # "captured X from the rebels"
            if self.found.trigger.family == "loot":
                self.patients += tree.obliques(i, "to")  # "set fire to"
            if frame == "at":
                self.patients += tree.obliques(i, *_ONTO)

    def _is_side(self, k: int) -> bool:
        mention = self.scene.actor_on(self.tree, k)
        return self._is_armed(k) or (mention is not None and mention.actor.kind in BODIES)

    def _headline_passive(self) -> bool:
        """ "Militants hit, army says": in a headline a past form without object is a passive whose "were" is left out."""
        tree, i = self.tree, self.found.i
        past = tree.tokens[i].xpos in ("VBN", "VBD") or tree.low(i) in ("hit", "hurt")
        past = past and not tree.kids(i, "aux", "obl")
        return past and self.scene.in_headline(tree.tokens[i].start) and not any(self._weapon(k) for k in self.agents)

    def noun(self) -> None:
        tree, found = self.tree, self.found
        i = found.i
        before = tree.kids(i, "amod", "compound")
        owners = tree.kids(i, "nmod:poss")
        if found.trigger.human and found.trigger.frame == "event-of" and not tree.obliques(i, "of"):
            self.patients += owners  # "the priests' murder"
            owners = []
        self.agents += [*owners, *(k for k in before if self._may_do(k)), *tree.by_agent(i)]
        self.patients += [k for k in before if not self._may_do(k) and self._is_thing(k)]
        self.patients += tree.obliques(i, *_ONTO)
        if found.trigger.frame == "event-of":
            self.patients += tree.obliques(i, "of")
        if found.trigger.family == "clash":
            self.agents += tree.obliques(i, "between", "with", "among")
            self.agents += tree.obliques(found.light, "between", "with", "among") if found.light >= 0 else []
        if found.light >= 0:
            self.light()
        self.agents += [k for kid in tree.kids(i, "acl") for k in tree.by_agent(kid)]  # "an attack carried out by X"
        if not any(self._is_side(k) and not self._weapon(k) for k in self.agents):
            self.agents += self._by_means(i)
        responsible = self._responsible(i)
        self.patients = [k for k in self.patients if k not in responsible]
        self.agents += responsible

    def _may_do(self, k: int) -> bool:
        """Whether the word before a noun of violence may be who does it: "the embassy bombing", "the Kenya blast" name whom
        or where it hit; "the Kenya strike on X" is Kenya's."""
        scene, tree = self.scene, self.tree
        if tree.rel(k) != "compound":
            return True
        if self._is_thing(k) and tree.lemma(k) not in self.words.armed:
            return False
        mention = scene.actor_on(tree, k)
        token = tree.tokens[k]
        if mention is None or mention.actor.kind not in ("government", "country") or mention.end != token.end:
            return True
        aimed = tree.obliques(self.found.i, *_ONTO) or self.found.light >= 0
        place = scene.place_on(tree, k)
        return place is None or bool(aimed)

    def _by_means(self, i: int) -> list[int]:
        """ "Broke the truce with an air raid on X", "answered with artillery fire": the raid is that of the verb's subject."""
        tree = self.tree
        above = tree.head(i)
        if above < 0 or not tree.is_verb(above) or tree.rel(i) not in ("obl", "obl:with") or tree.cases(i) != ["with"]:
            return []
        return [k for k in tree.agents(above) if self._is_side(k)]

    def _responsible(self, i: int) -> list[int]:
        """ "Denied responsibility for the attack", "claimed the attack": whoever says so is the one it is laid to."""
        tree = self.tree
        above = tree.head(i)
        if (verb := charging(tree, i)) >= 0:
            return tree.patients(verb)  # "accused X of the attack"
        if (
            above >= 0
            and tree.is_verb(above)
            and tree.lemma(above) in ("blame", "condemn", "accuse", "criticise", "criticize")
            and not (tree.lemma(above) == "blame" and tree.rel(i) == "obj")
        ):
            # "blamed X for the attack", "condemned X over the shelling"
            return tree.patients(above) if {"for", "over"} & set(tree.cases(i)) else []
        if (
            above >= 0
            and tree.is_verb(above)
            and tree.lemma(above) in ("attribute", "ascribe", "blame", "pin", "impute")
        ):
            laid = tree.obliques(above, "to", "on") or tree.obliques(i, "on")
            return [k for k in laid if self._is_side(k)]  # "blamed the attack on X"
        if above >= 0 and tree.lemma(above) in ("responsible", "guilty") and "for" in tree.cases(i):
            return [m for k in tree.kids(above, "nsubj") for m in tree.with_conjuncts(k)]
        if "behind" in tree.cases(i) and tree.kids(i, "cop"):
            return [m for k in tree.kids(i, "nsubj") for m in tree.with_conjuncts(k)]  # "X was behind the attack"
        carrier = self.found.light if self.found.light >= 0 else above
        if carrier >= 0 and tree.is_verb(carrier) and tree.lemma(carrier) == "claim" and not tree.passive(carrier):
            return [k for k in tree.subject(carrier) if k < i]  # "claimed the attack on X"
        if above >= 0 and tree.lemma(above) in ("responsibility", "involvement", "role", "part"):
            above = tree.head(above)
        elif above < 0 or not any(
            tree.lemma(k) in ("responsibility", "involvement", "role") for k in tree.kids(above, "obj")
        ):
            return []
        if (
            above >= 0
            and tree.is_verb(above)
            and tree.lemma(above) in ("deny", "claim", "accept", "take", "admit", "reject")
        ):
            return tree.subject(above)
        return []

    def light(self) -> None:
        tree, found = self.tree, self.found
        if found.light_as == "agent":
            self.agents += tree.agents(found.light)
            self.patients += tree.obliques(found.light, "on", "against", "at")
            if not self.patients:  # "opened fire from the roofs on the crowd", which the parse hangs on the roofs
                beside = [k for o in tree.kids(found.light, "obl") for k in tree.obliques(o, "on", "at")]
                self.patients += [k for k in beside if tree.lemma(k) in self.words.human]
        elif found.light_as == "patient":
            self.patients += tree.subject(found.light)
            self.agents += tree.obliques(found.light, "from", "by")

    def _tools(self) -> list[int]:
        tree, i = self.tree, self.found.i
        spots = [i] if self.found.light < 0 else [i, self.found.light]
        found: list[int] = []
        for spot in spots:
            found += tree.obliques(spot, "with", "by", "from", "using", "in", "of")
            thrown_at = (
                [*tree.kids(spot, "obj"), *(tree.subject(spot) if tree.passive(spot) else ())] if self._throws() else []
            )
            # "fired rockets", "rockets were fired", "dozens of rockets"
            found += [k for o in thrown_at for k in (*tree.with_conjuncts(o), *tree.obliques(o, "of"))]
            for kid in tree.kids(spot, "advcl"):
                if tree.lemma(kid) in ("use", "employ"):
                    found += tree.kids(kid, "obj")
        found += tree.kids(i, "compound", "amod")
        held = [k for spot in (*spots, *self.agents, *self.patients) for k in tree.obliques(spot, "with")]
        found += [k for k in held if self._weapon(k)]
        thrown = [k for k in found if self._throws()]
        wielded = [k for k in (*held, *thrown) if tree.lemma(k) in self.words.wielded and not self.found.is_noun]
        found += [k for k in self.agents if tree.lemma(k) in self.words.weapons]
        crews = [m for k in self.agents for m in tree.kids(k, "compound") if not self.found.is_noun]
        found += [m for m in crews if tree.lemma(m) != "air"]  # "air defences", "the air force"
        armed = [k for k in found if self._weapon(k) or (k in self.agents and tree.lemma(k) in self.words.weapons)]
        return armed + wielded

    def _throws(self) -> bool:
        """Whether its object is the weapon: "fired a rocket at", "threw a grenade"."""
        trigger = self.found.trigger
        return trigger.frame == "at" and (trigger.tool or trigger.lemma == "fire")

    def _is_thing(self, i: int) -> bool:
        """A building or village, which does nothing to anybody."""
        lemma = self.tree.lemma(i)
        built = (
            lemma in self.words.civilian_built or lemma in self.words.military_built or lemma in self.words.territory
        )
        return built and lemma not in self.words.armed and lemma not in self.words.weapons

    def _buried(self, i: int) -> bool:
        return self.words.weapons.get(self.tree.lemma(i)) == "Remote explosive/landmine/IED"

    def _weapon(self, i: int) -> bool:
        lemma = self.tree.lemma(i)
        if lemma not in self.words.weapons:
            return False
        if {self.tree.lemma(k) for k in self.tree.kids(i, "compound", "amod")} & self.words.idioms.get(
            lemma, frozenset()
        ):
            return False  # a fuel tank
        mention = self.scene.actor_on(self.tree, i)
        return mention is None or mention.text == self.tree.tokens[i].text  # "Rockets" alone is nobody

    def _is_event(self, i: int) -> bool:
        lexicon = self.scene.lexicon
        return (self.tree.lemma(i), "NOUN") in lexicon.triggers or self.tree.lemma(i) in ("violence", "war", "conflict")

    def _is_armed(self, i: int) -> bool:
        lemma = self.tree.lemma(i)
        tame = self.words.idioms.get(lemma, frozenset())
        return lemma in self.words.armed and not any(self.tree.lemma(k) in tame for k in self.tree.kids(i, "compound"))
