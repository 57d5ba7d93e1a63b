"""In `events/ceasefires`: whom a word means as a party: a state for its army, capital and president, or a group."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.events.ceasefires.named_sides import GROUPED, NamedSides
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import VIOLENT, Event, Role, RoleName
from dateline.grounding.countries import (
    country_of_capital,
    country_of_code,
)
from dateline.grounding.types import ActorMention

_SPEAKERS = frozenset({"spokesman", "spokeswoman", "spokesperson", "commander", "official", "leader", "delegate"})
_GROUPS = frozenset({"group", "faction", "movement", "rebel", "militia", "guerrilla"})
_HEAD = 80
_END = 1 << 60
_FIRST = 200


class Sides(NamedSides):
    """Whom words of one report mean as parties, who of them fights, and how much part each has in the violence told."""

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self.armed_parts: Counter[str] = Counter()
        self._speaking = sorted({span for c in scene.claims for span in c.source_spans})
        self._mentioned = [side for m in scene.actors if (side := self._meant(m)) is not None]
        self.keepers = {m.actor.name for m in self._mentioned if self._near(m, ("peacekeep",))}

    def _meant(self, mention: ActorMention) -> ActorMention | None:
        spoken = self._spoken_for(mention) if mention.actor.kind == "person" else None
        return spoken or self._as_side(mention)

    def mentioned(self) -> list[ActorMention]:
        """The first mentions of sides in the report, in order: who they are is told early."""
        return self._mentioned[:_FIRST]

    def at_arms(self, events: Sequence[Event]) -> None:
        """Counts, for each side, the parts that it has in the violence told, what befalls its country included."""
        for event in events:
            if event.type in VIOLENT:
                if event.place_start is not None and event.place_end is not None:
                    near = self.scene.places.touching(event.place_start, event.place_end)
                    codes = {p.place.country for p in near if p.place is not None and p.place.country}
                    struck = [c for code in sorted(codes) if (c := country_of_code(code)) is not None]
                    self.armed_parts.update(c.name for c in struck)
                for role in event.roles:
                    if role.role in ("perpetrator", "target", "victim") and role.actor is not None:
                        meant = self._meant(ActorMention(role.start, role.end, role.text, role.actor, "name"))
                        self.armed_parts.update([meant.actor.name] if meant is not None else [])

    def _near(self, mention: ActorMention, words: Iterable[str]) -> bool:
        near = f"{mention.text} {self.scene.report.text[mention.end : mention.end + 14]}".lower()
        return any(word in near for word in words)

    def fights(self, mention: ActorMention) -> int:
        """How much a mention says of who fights: nothing of peacekeepers and mediators, least of who speaks, most of forces."""
        text = self.scene.report.text
        dateline = mention.start < _HEAD and mention.text.isupper() and country_of_capital(mention.text.title())
        if (
            dateline
            or mention.actor.name in self.keepers
            or self._near(mention, ("observer", "monitor", "mediat", "broker"))
        ):
            return 0
        armed = mention.actor.kind == "armed_group" or any(
            m.actor.kind == "military" for m in self.scene.actors.touching(mention.start, mention.end)
        )
        if armed:
            return 3
        at = bisect_right(self._speaking, (mention.start, len(text))) - 1
        return 1 if at >= 0 and mention.start < self._speaking[at][1] else 2

    def roles(self, tree: Tree, words: Iterable[int], name: RoleName) -> list[Role]:
        """Roles of those of the words that mean a side, each side once, in order of the text."""
        found: dict[str, Role] = {}
        for i in sorted(set(words)):
            for mention in self.on(tree, i):
                actor = mention.actor
                found.setdefault(
                    actor.actor_id, Role(name, mention.start, mention.end, mention.text, actor.name, actor)
                )
        return list(found.values())

    def on(self, tree: Tree, i: int) -> list[ActorMention]:
        """The sides that word i names; several for "the foreign ministers of X and Y"."""
        several = (
            [m for k in tree.obliques(i, "of") for m in self._one(tree, k)] if tree.tokens[i].upos == "NOUN" else []
        )
        if len({m.actor.actor_id for m in several}) > 1:
            return several
        if (nation := self._nation_within(tree, i)) is not None:
            return [nation]
        mixed = self._coordinated(tree, i)
        if len(mixed) > 1:
            return mixed
        return self._one(tree, i) or several[:1]

    def _coordinated(self, tree: Tree, i: int) -> list[ActorMention]:
        """ "Azerbaijani and Karabakh commanders": adjectives of states and entities before one noun."""
        found: dict[str, ActorMention] = {}
        for kid in tree.kids(i, "amod", "compound", "nmod"):
            if kid < i:
                for k in tree.with_conjuncts(kid):
                    if (m := self._adjective(tree, k)) is not None:
                        found.setdefault(m.actor.actor_id, m)
        return list(found.values())

    def _one(self, tree: Tree, i: int) -> list[ActorMention]:
        token = tree.tokens[i]
        mention = self.scene.actor_on(tree, i)
        if self.rebel is not None and (at := bisect_right(self._called, (token.start, _END)) - 1) >= 0:
            start, end = self._called[at]
            if token.start < end:  # "the rebel X Rally for Y": never the state whose adjective is in its name
                return [ActorMention(start, end, self.scene.report.text[start:end], self.rebel, "name")]
        for kid in tree.kids(i, "appos"):  # "the largest guerrilla army of X, the Y", "two groups, X and Y"
            every = [m for k in tree.with_conjuncts(kid) if (m := self.scene.actor_on(tree, k)) is not None]
            groups = [m for m in every if m.actor.kind in GROUPED and m.text[:1].isupper()]
            if groups and (tree.lemma(i) in _GROUPS or any(m.actor.kind == "armed_group" for m in groups)):
                return groups
        if tree.lemma(i) in _SPEAKERS and (of := tree.obliques(i, "for", "of")):
            for k in of:
                if (own_words := self._by_own_words(tree, k)) is not None:
                    return [own_words]
        if (own := self._by_own_words(tree, i)) is not None:
            return [own]
        if mention is not None and mention.actor.kind == "person" and (side := self._spoken_for(mention)) is not None:
            return [side]
        if mention is not None and (side := self._as_side(mention)) is not None:
            return [side]
        if mention is None and (rebels := self._rebels(tree, i)) is not None:
            return [rebels]
        named = self._place(tree, i) or self._adjective(tree, i)
        if named is not None and (mention is None or mention.actor.kind not in ("person", "organisation")):
            return [named]
        if token.upos in ("NOUN", "PROPN"):
            for kid in [*tree.kids(i, "nmod:poss"), *tree.kids(i, "amod", "compound", "nmod"), *tree.kids(i, "appos")]:
                pronoun = (
                    self.scene.actor_on(tree, kid)
                    if tree.rel(kid) == "nmod" and tree.tokens[kid].upos == "PRON"
                    else None
                )
                if pronoun is not None and (owner := self._meant(pronoun)) is not None:
                    return [owner]
                tied = tree.rel(kid) == "appos" or {"of", "by"} & set(tree.cases(kid))
                if tree.low(kid) in ("his", "her", "its", "their") or (kid > i and not tied):
                    continue
                if (owner := self._bare(tree, kid)) is not None:
                    return [owner]
                if tree.low(kid) == "government" and tree.rel(kid) == "compound" and self.home is not None:
                    token = tree.tokens[kid]  # "government planes"
                    return [ActorMention(token.start, token.end, token.text, self.home, "group")]
        if named is not None:
            return [named]
        return [m] if (m := self._common(tree, i)) is not None else []
