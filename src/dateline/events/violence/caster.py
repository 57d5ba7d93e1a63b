"""In `events/violence`: who of those that stand about a word of violence plays a part in what it tells, and which part."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from dateline.events import cast
from dateline.events.types import Role, RoleName
from dateline.events.violence.candidates import BODIES, Candidates
from dateline.events.words import words_of
from dateline.grounding.types import Actor

_CIVIL_TOO = frozenset({"plane", "aircraft", "jet", "helicopter"})  # an airline's too
_SITES = words_of("violence_words", "sites")
_GROUPS = words_of("violence_words", "groups")
# "Both sides", "rival factions", "air defences": nobody by themselves
_SIDES = words_of("violence_words", "sides")
_SIDED = frozenset({"both", "two", "rival", "warring", "opposing", "air", "armed"})
_NOBODY = words_of("violence_words", "nobody")


class Caster(Candidates):
    """Finds the words that play a part in one trigger's event, and sorts them into roles."""

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

    def _is_hit(self, i: int) -> bool:
        """Whether a weapon at word i is what is shot at, intercepted or destroyed: "destroyed two tanks"."""
        trigger = self.found.trigger
        if self.found.is_noun or trigger.frame == "blast" or self._throws():
            return False
        return trigger.family in ("attack", "strike", "foil", "clash") and i in self.tree.patients(self.found.i)

    def _actors(self, name: RoleName) -> Iterable[Role]:
        scene, tree = self.scene, self.tree
        if self.found.trigger.toll == "displaced" or self.found.trigger.finds:
            return  # who evacuates people has not attacked them, nor has who finds the dead killed them
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
                yield self._without_trigger(i, r)

    def _without_trigger(self, i: int, r: Role) -> Role:
        """The role; of "accused the front of the attack", read as one noun phrase, only whom it names."""
        inside = r.start < self.tree.tokens[self.found.i].start < r.end
        mention = self.scene.actor_on(self.tree, i) if inside and i in self._responsible(self.found.i) else None
        return cast.mention_role(self.scene, mention, r.role) if mention is not None else r

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
        if tree.low(i) not in ("it", "we") or claim.form == "narrative" or claim.claimant.kind not in BODIES:
            return None
        if not any(tree.sentence.start <= start < tree.sentence.end for start, _ in claim.source_spans):
            return None
        mention = scene.actor_on(tree, i)
        if mention is not None and mention.actor.actor_id == claim.claimant.actor_id:
            return None
        start = min((s for s, _ in claim.content_spans), default=claim.start)
        rivals = scene.actors.touching(start, tree.tokens[i].start)
        return None if any(r.actor.kind in BODIES and r.actor != claim.claimant for r in rivals) else claim.claimant

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
