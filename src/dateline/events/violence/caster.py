"""In `events/violence`: which words of a sentence play a part in what one word of violence tells, and which part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from dateline.claims.types import Claim
from dateline.events import cast
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Role, RoleName
from dateline.events.violence.triggers import Found, done_to, owners
from dateline.grounding.types import Actor

_BODIES = frozenset({"government", "country", "military", "armed_group", "organisation"})
_CIVIL_TOO = frozenset({"plane", "aircraft", "jet", "helicopter"})  # an airline's too
_SITES = frozenset(
    {"airport", "airfield", "base", "dam", "refinery", "plant", "bridge", "hospital", "prison", "barracks", "checkpoint",
     "market", "mosque", "church", "school", "university", "hotel", "station", "camp", "port", "temple", "monastery",
     "pipeline", "embassy", "post", "factory", "palace", "headquarters", "terminal"}
)  # fmt: skip
_GROUPS = frozenset(
    {"group", "band", "gang", "bunch", "squad", "number", "handful", "member", "cell", "column", "wing", "faction", "element",
     "team", "mob", "wave", "pair", "trio"}
)  # fmt: skip
# "Both sides", "rival factions", "air defences": nobody by themselves
_SIDES = frozenset({"side", "party", "faction", "defence", "defense", "clan", "tribe", "gang"})
_SIDED = frozenset({"both", "two", "rival", "warring", "opposing", "air", "armed"})
_WHERE = ("on", "in", "near", "at", "among", "outside", "inside", "beside", "beneath", "under", "above", "over", "into")
_NOBODY = frozenset({"victim", "casualty", "survivor", "other", "one", "none", "nobody", "patient", "life", "dozen", "hundred",
                     "thousand", "score", "anyone", "everyone", "soul", "hostage", "prisoner", "refugee", "human"})  # fmt: skip
_ENTERED = frozenset({"into", "upon", "on", "at", "through", "onto"})
_ONTO = ("on", "against", "at", "upon", "toward", "towards", "into")


class Caster:
    """Finds the words that play a part in one trigger's event, and sorts them into roles."""

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
        return self._is_armed(k) or (mention is not None and mention.actor.kind in _BODIES)

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

    def _responsible(self, i: int) -> list[int]:
        """ "Denied responsibility for the attack", "claimed the attack": whoever says so is the one it is laid to."""
        tree = self.tree
        above = tree.head(i)
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
            found += [k for o in tree.kids(spot, "obj") if self._throws() for k in tree.with_conjuncts(o)]
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

    # ---- sorting

    def roles(self) -> tuple[Role, ...]:
        scene, tree = self.scene, self.tree
        family = self.found.trigger.family
        mutual = family == "clash" and not self.patients
        found: list[Role] = list(self._actors("party" if mutual else "perpetrator"))
        shot = self.found.trigger.lemma == "shoot" and not self.found.is_noun
        harmed: RoleName = "victim" if family in ("harm", "abduct") or self.found.trigger.human else "target"
        direct = set(tree.patients(self.found.i)) if shot else set()
        for i in _once(self._counted(self.patients)):
            shot_down = self._weapon(i) and i not in self.tools and self._is_hit(i)
            if shot_down and family == "foil":
                self.tools.append(i)  # "intercepted a missile"
                continue
            if (
                self._is_event(i)
                or (self._weapon(i) and not shot_down)
                or not (shot_down or i in direct or self._can_suffer(i))
            ):
                continue
            struck = i in direct and not self._is_thing(i) and not shot_down
            name: RoleName = "victim" if (harmed == "victim" and i not in self.agents) or struck else "target"
            if (r := cast.role(scene, tree, i, name)) is not None:
                found.append(r)
        for i in _once(self.tools):
            if (r := cast.role(scene, tree, i, "weapon")) is not None:
                found.append(replace(r, name=r.text, actor=None))  # "Ukrainian drones": what they are, beside whose
        return _distinct(found)

    def _counted(self, words: Sequence[int]) -> list[int]:
        """The words, a number replaced by those whom it counts: "thirteen of his kinsmen"."""
        tree = self.tree
        found: list[int] = []
        for i in words:
            counted = tree.obliques(i, "of") if tree.tokens[i].upos == "NUM" else []
            found += counted or [i]
        return found

    def _throws(self) -> bool:
        """Whether its object is the weapon: "fired a rocket at", "threw a grenade"."""
        trigger = self.found.trigger
        return trigger.frame == "at" and (trigger.tool or trigger.lemma == "fire")

    def _is_hit(self, i: int) -> bool:
        """Whether a weapon at word i is what is shot at, intercepted or destroyed: "destroyed two tanks"."""
        trigger = self.found.trigger
        if self.found.is_noun or trigger.frame == "blast" or self._throws():
            return False
        return trigger.family in ("attack", "strike", "foil", "clash") and i in self.tree.patients(self.found.i)

    def _actors(self, name: RoleName) -> Iterable[Role]:
        scene, tree = self.scene, self.tree
        if self.found.trigger.toll == "displaced":
            return  # who evacuates people has not attacked them
        for i in _once(self.agents):
            if self._says_it(i):
                continue
            pair = cast.two_states(tree, i)
            if pair and tree.lemma(i) in self.words.armed:
                yield from (cast.mention_role(scene, m, name) for m in pair)
                continue
            if self._weapon(i) or (self._is_event(i) and not self._is_armed(i)):
                yield from self._owners(i, name)
                continue
            if (own := self._speaker(i)) is not None:
                token = tree.tokens[i]
                yield Role(name, token.start, token.end, token.text, own.name, own)
                continue
            if self._unknown_it(i):
                continue
            if tree.tokens[i].upos == "PRON" and scene.actor_on(tree, i) is None:
                yield from self._of_pronoun(i, name)
                continue
            if self._acts(i) and (r := cast.role(scene, tree, i, name)) is not None:
                yield r

    def _says_it(self, i: int) -> bool:
        """Whether word i is who says so and, by a slip of the parse, the doer too; who denies or claims a deed is both."""
        spans, at = self.claim.source_spans, self.tree.tokens[i].start
        said = any(s <= self.tree.tokens[self.found.i].start < e for s, e in self.claim.content_spans)
        answers = i in self._responsible(self.found.i) or self.claim.act in ("deny", "concede", "admit")
        mention = self.scene.actor_on(self.tree, i)
        named = mention is not None and mention.actor.actor_id == self.claim.claimant.actor_id
        return said and not answers and i > self.found.i and (named or any(s <= at < e for s, e in spans))

    def _acts(self, i: int) -> bool:
        """Whether word i may be who does it: an actor of the record, or before the noun of violence an armed one."""
        tree = self.tree
        mention = self.scene.actor_on(tree, i)
        if mention is not None:
            return mention.actor.kind != "outlet"
        if tree.rel(i) in ("amod", "compound") and tree.head(i) == self.found.i:
            return self._is_armed(i) and tree.tokens[i].upos in ("NOUN", "PROPN")
        return self._can_act(i)

    def _owners(self, i: int, name: RoleName) -> Iterable[Role]:
        """Who a missile or an attack that does the harm is of: "Armenian missiles", "rockets fired by X"."""
        mention = cast.modifier(self.scene, self.tree, i)
        crewed = self.words.weapons.get(self.tree.lemma(i)) == "Air/drone strike" and self.tree.lemma(i) in _CIVIL_TOO
        if mention is not None and not (crewed and mention.actor.kind in ("organisation", "outlet", "person")):
            yield cast.mention_role(self.scene, mention, name)
            return
        for kid in self.tree.kids(i, "compound", "nmod:poss"):
            if self._is_armed(kid) and (r := cast.role(self.scene, self.tree, kid, name)) is not None:
                yield r
                return
        for kid in self.tree.kids(i, "nmod:poss"):
            yield from self._of_pronoun(kid, name)  # "its planes"
        for kid in self.tree.kids(i, "acl"):
            yield from cast.roles(self.scene, self.tree, self.tree.by_agent(kid), name)

    def _speaker(self, i: int) -> Actor | None:
        """ "X said that it had killed ten": X, unless another that "it" may be stands before it in what X says."""
        scene, tree, claim = self.scene, self.tree, self.claim
        if tree.low(i) not in ("it", "we") or claim.form == "narrative" or claim.claimant.kind not in _BODIES:
            return None
        if not any(tree.sentence.start <= start < tree.sentence.end for start, _ in claim.source_spans):
            return None
        mention = scene.actor_on(tree, i)
        if mention is not None and mention.actor.actor_id == claim.claimant.actor_id:
            return None
        start = min((s for s, _ in claim.content_spans), default=claim.start)
        rivals = scene.actors.touching(start, tree.tokens[i].start)
        return None if any(r.actor.kind in _BODIES and r.actor != claim.claimant for r in rivals) else claim.claimant

    def _unknown_it(self, i: int) -> bool:
        """ "Abu X said that it had killed ten", where nobody knows whom the speaker speaks for: "it" may be either side."""
        claimant, mention = self.claim.claimant, self.scene.actor_on(self.tree, i)
        if self.tree.low(i) != "it" or mention is None or self.claim.form == "narrative":
            return False
        known = claimant.kind != "person" or claimant.country is not None or claimant.represents is not None
        start = self.tree.sentence.start
        named = any(m.actor == mention.actor for m in self.scene.actors.touching(start, mention.start))
        return not known and not named

    def _of_pronoun(self, i: int, name: RoleName) -> Iterable[Role]:
        """ "Its attacks": of the state or force that is the subject of the clause, where no step before has said whose."""
        tree = self.tree
        if tree.low(i) not in ("its", "their"):
            return
        verb = next((k for k in tree.ancestors(i) if tree.is_verb(k)), -1)
        for k in tree.subject(verb) if verb >= 0 else []:
            mention = self.scene.actor_on(tree, k)
            if mention is not None and mention.actor.kind in ("government", "country", "military", "armed_group"):
                token = tree.tokens[i]
                yield Role(name, token.start, token.end, token.text, mention.actor.name, mention.actor)

    def _is_event(self, i: int) -> bool:
        lexicon = self.scene.lexicon
        return (self.tree.lemma(i), "NOUN") in lexicon.triggers or self.tree.lemma(i) in ("violence", "war", "conflict")

    def _is_armed(self, i: int) -> bool:
        lemma = self.tree.lemma(i)
        tame = self.words.idioms.get(lemma, frozenset())
        return lemma in self.words.armed and not any(self.tree.lemma(k) in tame for k in self.tree.kids(i, "compound"))

    def _can_act(self, i: int) -> bool:
        token, tree = self.tree.tokens[i], self.tree
        if tree.lemma(i) in _GROUPS and any(
            self._is_side(k) for k in (*tree.obliques(i, "of"), *tree.kids(i, "compound"))
        ):
            return True  # "a group of gunmen", "members of the militia"
        if tree.lemma(i) in self.words.crowds and self._is_subject(i):
            return True
        if self._is_armed(i) or tree.lemma(i) in self.words.human:
            group = self.words.human.get(tree.lemma(i), "")
            armed = self._is_armed(i) or group in ("fighter", "soldier", "police", "man", "protester")
            return armed or (self._is_subject(i) and tree.lemma(i) not in _NOBODY)
        beside = {tree.lemma(k) for k in tree.kids(i, "det", "amod", "compound", "nummod")}
        if tree.lemma(i) in _SIDES and beside & _SIDED:
            return True
        place = self.scene.place_on(tree, i)
        if place is not None:
            return place.where_prec == 6 or place.role == "government"
        if self.scene.times.touching(token.start, token.end):
            return False
        return token.upos == "PROPN" and tree.rel(i) not in ("compound", "amod", "nmod:poss")

    def _is_subject(self, i: int) -> bool:
        """Whether the word is said to do the verb of violence, so that whoever it names does it."""
        found, tree = self.found, self.tree
        if found.is_noun or found.trigger.frame not in ("transitive", "at") or not self.patients:
            return False
        return i in (tree.by_agent(found.i) if tree.passive(found.i) else tree.kids(found.i, "nsubj"))

    def _names_place(self, i: int) -> bool:
        """ "Ganja city", "the town of X": the noun is a part of the place's name, which is where, not whom."""
        tree = self.tree
        kids = [
            *tree.kids(i, "compound", "flat", "appos"),
            *(k for k in tree.kids(i, "nmod") if tree.cases(k) == ["of"]),
        ]
        kids += [i - 1] if i > 0 else []
        return any((p := self.scene.place_on(tree, k)) is not None and p.where_prec <= 3 for k in kids)

    def _can_suffer(self, i: int) -> bool:
        token, tree = self.tree.tokens[i], self.tree
        if token.upos in ("NUM", "VERB", "ADV", "ADP", "DET") or self.scene.times.touching(token.start, token.end):
            return False
        mention = self.scene.actor_on(tree, i)
        place = self.scene.place_on(tree, i)
        if mention is not None:
            # a town that a step before has taken for a person
            return not (mention.actor.kind == "person" and place is not None and place.text == mention.text)
        words, lemma = self.words, tree.lemma(i)
        if (
            place is not None
            and place.end >= token.end
            and not (lemma in words.military_built - words.territory or lemma in _SITES)
        ):
            return place.where_prec == 6
        if lemma in words.territory and lemma not in _SITES and self._names_place(i):
            return False
        if lemma in words.human or tree.low(i) in words.human or lemma in words.armed:
            return lemma not in ("dozen", "score", "hundred", "thousand")
        if lemma in words.civilian_built or lemma in words.military_built or not self.found.trigger.weak:
            return True
        return (
            token.upos in ("NOUN", "PROPN") and self._by_arms and not self.scene.times.touching(token.start, token.end)
        )

    @cached_property
    def _by_arms(self) -> bool:
        """Whether armed ones or weapons do it, so that whatever is its object suffers it."""
        if self.tools:
            return True
        mentions = (self.scene.actor_on(self.tree, k) for k in self.agents)
        return any(self._is_armed(k) for k in self.agents) or any(
            m is not None and m.actor.kind in ("military", "armed_group") for m in mentions
        )


def _once(words: Sequence[int]) -> list[int]:
    return sorted(set(words))


def _distinct(roles: Sequence[Role]) -> tuple[Role, ...]:
    """Each actor or stretch of text once in a role; one that acts is not its own target."""
    found: dict[tuple[str, str], Role] = {}
    for r in sorted(roles, key=lambda r: (r.start, -r.end, r.role)):
        found.setdefault((r.role, r.actor.actor_id if r.actor else f"{r.start}"), r)
    return tuple(found.values())
