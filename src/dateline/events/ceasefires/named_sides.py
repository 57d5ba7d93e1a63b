"""In `events/ceasefires`: which state, entity or group a name, an adjective or a common noun means as a party."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from dateline.events.ceasefires.words import table
from dateline.events.scene import Scene
from dateline.events.setting.countries import told_country
from dateline.events.syntax import Tree
from dateline.grounding.actors.groups import state
from dateline.grounding.actors.lexicon import bodies
from dateline.grounding.countries import (
    Entity,
    country_of_capital,
    country_of_code,
    country_of_demonym,
    entities,
    entity_of_demonym,
    find_country,
    find_entity,
)
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.types import Actor, ActorKind, ActorMention, PlaceMention
from dateline.ids import content_id

_STATELY = frozenset({"government", "country", "military", "people"})
GROUPED = frozenset({"armed_group", "organisation"})
_OWN = table("asked")["own"]
_OFFICIAL = table("asked")["official"]
_REBEL = table("asked")["rebel"]
_LED = re.compile(r"\b([A-Z][a-z]+)-led (?:\w+ )?coalition\b")
_CREED = re.compile(r"(?:the )?([A-Z][a-z]+ist) (?:rebels|guerrillas|insurgents|fighters|militants)", re.I)
_MET_IN = re.compile(
    r"\b(?:signed|initialled|initialed|inked|talks|met|meeting|negotiat\w+|ceremony|conference|summit|hosted|reached)\b"
    r"[^.;]* (?:in|at)(?: the \w+ (?:capital|city|town|resort)(?: of)?,?)? $"
)
_SIGNED_THERE = re.compile(
    r" (?:peace )?(?:ceasefire|cease-fire|truce|accords?|agreements?|protocols?|deal|pact|talks|summit)\b"
)
_REBEL_BODY = re.compile(r"\brebel ((?:[A-Z][\w'’-]* )+(?:(?:for|of|and) (?:the )?)?(?:[A-Z][\w'’-]* )*[A-Z][\w'’-]*)")
_BODY_WORDS = frozenset(
    {"rally", "front", "movement", "army", "union", "congress", "council", "alliance", "forces", "coalition"}
)
_REBELS = frozenset({"rebel", "rebels", "guerrilla", "guerrillas", "insurgent", "insurgents"})
_ARMY = frozenset({"army", "military", "troops", "soldiers"})
_PAPER = frozenset({"ceasefire", "cease-fire", "truce", "agreement", "accord", "protocol", "deal"})
_BODY = frozenset({"army", "front", "movement", "union", "brigade", "brigades", "alliance"})
_BACK = 24
_ARMED_PLURAL = frozenset(
    {"rebels", "guerrillas", "insurgents", "separatists", "militants", "secessionists", "militiamen"}
)
_PRONOUNS = frozenset({"it", "they", "them", "its", "their"})
_BACKED = frozenset({"backed", "aligned", "allied"})
_BODIES = frozenset({"faction", "militia", "tribesman", "clan"})


class NamedSides:
    """The side that a mention or a word of one report names. Two names of one state or group give one actor."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.home = self._home()
        groups = Counter(
            m.actor.actor_id
            for m in scene.actors
            if m.actor.kind == "armed_group"
            and m.text[:1].isupper()
            and m.text.split()[0].lower() not in ("the", "rebel")
        )
        named = {m.actor.actor_id: m.actor for m in scene.actors}
        self.group = named[min(groups, key=lambda a: (-groups[a], a))] if groups else None
        self.only_group = self.group if len(groups) == 1 else None
        #: Where the report names its one rebel body in full.
        self._called = [m.span(1) for m in _REBEL_BODY.finditer(scene.report.text)]
        self.rebel = self._rebel_body() if self.group is None else None
        if self.rebel is not None:
            self.group = self.only_group = self.rebel
        leader = _LED.search(scene.report.text)
        country = country_of_demonym(leader[1]) or find_country(leader[1]) if leader is not None else None
        #: Whose "the coalition" is, where the report tells who leads it.
        self.led = state(country.iso2, country.name) if country is not None else None
        self._bodies = {m.actor.actor_id: body for m in scene.actors if (body := _own_body(m)) is not None}
        self._armed = [a for a in named.values() if a.kind == "armed_group"]

    def _rebel_body(self) -> Actor | None:
        """ "The rebel X Front": who "the rebels" are, where the report tells of no other such body."""
        names = {m[1] for m in _REBEL_BODY.finditer(self.scene.report.text)}
        names = {n for n in names if _BODY_WORDS & set(n.lower().split())}
        if len(names) != 1:
            return None
        (name,) = names
        known = [m.actor for m in self.scene.actors] + [c.claimant for c in self.scene.claims]
        return next((a for a in known if a.name == name and a.kind in GROUPED), _unnamed(name))

    def _home(self) -> Actor | None:
        """The state that a bare "the government" is: the report's country, or the one most named beside an armed group."""
        country = told_country(self.scene)
        feasts = table("kinds")["holiday"]
        named = [p for p in self.scene.places if p.text.lower() not in feasts and not self._venue(p)]
        if country is not None and (named or any(m.actor.country for m in self.scene.actors)):
            return state(country.iso2, country.name)
        held = Counter(
            m.actor.country
            for m in self.scene.actors
            if m.actor.country and m.actor.kind in ("government", "military", "people")
        )
        held.update(p.place.country for p in named if p.place is not None and p.place.country)
        best = sorted(held, key=lambda code: (-held[code], code or ""))
        if not best or (len(best) > 1 and held[best[0]] < 2 * held[best[1]]):
            return None
        found = country_of_code(best[0] or "")
        return state(found.iso2, found.name) if found else None

    def _venue(self, place: PlaceMention) -> bool:
        """ "Signed in X": where two met, which need not be the country of either."""
        text = self.scene.report.text
        paper = _SIGNED_THERE.match(text, place.end)
        return paper is not None or _MET_IN.search(text[max(0, place.start - 70) : place.start]) is not None

    def _by_own_words(self, tree: Tree, i: int) -> ActorMention | None:
        """ "The Palestinian factions", "Russian-backed units": armed bodies that are no state's, by what they are called."""
        if (nation := self._nation_within(tree, i)) is not None:
            return nation
        if (body := self._named_body(tree, i)) is not None:
            return body
        if tree.tokens[i].upos != "NOUN":
            return None
        first, last = tree.noun_range(i)
        words = [tree.low(k) for k in range(first, last + 1)]
        if not (set(words) & _BACKED or any(w.endswith("-backed") for w in words) or tree.lemma(i) in _BODIES):
            return None
        if tree.lemma(i) in _BODIES and not any(tree.tokens[k].text[:1].isupper() for k in range(first, last)):
            return None
        backer = self._adjective(tree, first)
        if backer is not None and backer.actor.kind == "armed_group":
            return backer  # "the X-allied army" of a group
        start, end = tree.tokens[first].start, tree.tokens[last].end
        text = self.scene.report.text[start:end]
        return ActorMention(start, end, text, _unnamed(text), "group")

    def _rebels(self, tree: Tree, i: int) -> ActorMention | None:
        """ "Ethnic X rebels", "X rebels": those who fight a state are not that state, nor one whose people they are of."""
        if tree.low(i) not in _ARMED_PLURAL or tree.tokens[i].upos != "NOUN":
            return None
        own = [k for k in range(max(0, i - 3), i) if tree.head(k) in (i, tree.head(i)) or tree.head(tree.head(k)) == i]
        of_people = [k for k in own if country_of_demonym(tree.tokens[k].text) and not _entity(tree.tokens[k].text)]
        if not of_people or entity_of_demonym(tree.tokens[of_people[-1]].text) is not None:
            return None
        first = of_people[0] - (1 if of_people[0] > 0 and tree.low(of_people[0] - 1) == "ethnic" else 0)
        start, end = tree.tokens[first].start, tree.tokens[i].end
        text = self.scene.report.text[start:end]
        return ActorMention(start, end, text, _unnamed(text), "group")

    def _named_body(self, tree: Tree, i: int) -> ActorMention | None:
        """ "X's Y Liberation Army": a body of a name of its own is no army of X, in whose country it is."""
        if tree.low(i) not in _BODY or tree.tokens[i].upos != "PROPN":
            return None
        first = i
        while (
            first > max(0, i - _BACK)
            and tree.tokens[first - 1].upos in ("PROPN", "ADJ")
            and tree.tokens[first - 1].text[:1].isupper()
        ):
            first -= 1
        own = [tree.tokens[k].text for k in range(first, i)]
        states = [w for w in own if country_of_demonym(w) or find_country(w) or w in ("Armed", "Defence", "Defense")]
        mention = self.scene.actor_on(tree, i)
        if len(states) == len(own) or (mention is not None and mention.actor.kind in GROUPED):
            return None
        start, end = tree.tokens[first].start, tree.tokens[i].end
        text = self.scene.report.text[start:end]
        return ActorMention(start, end, text, _unnamed(text), "name")

    def _nation_within(self, tree: Tree, i: int) -> ActorMention | None:
        """ "The X Ys", "Y-speaking X commanders": those of one people in another's country are a side of their own."""
        last = i if tree.tokens[i].upos == "PROPN" or tree.tokens[i].text[:1].isupper() else i - 1
        if last < 1 or (last == i - 1 and tree.head(last) != i and tree.head(last - 1) != i):
            return None
        first = last - 1
        two = [country_of_demonym(tree.tokens[k].text) for k in (first, last)]
        if two[0] is None or two[1] is None or two[0] == two[1]:
            return None
        start, end = tree.tokens[first].start, tree.tokens[last].end
        text = self.scene.report.text[start:end]
        name = text if text.endswith("s") else f"{text}s"
        return ActorMention(
            start, end, text, Actor(content_id("a", "armed_group", fold(name)), name, "armed_group", None), "group"
        )

    def _bare(self, tree: Tree, i: int) -> ActorMention | None:
        mention = self.scene.actor_on(tree, i)
        side = self._as_side(mention) if mention is not None else None
        return side or self._place(tree, i) or self._adjective(tree, i)

    def _as_side(self, mention: ActorMention) -> ActorMention | None:
        actor = mention.actor
        if _PAPER & set(mention.text.lower().split()):
            return None  # "the Ceasefire Agreement" signs nothing
        pronoun = mention.text.lower() in _PRONOUNS
        if (body := self._bodies.get(actor.actor_id) if pronoun else _own_body(mention)) is not None:
            return _told(mention, body)
        entity = _entity(mention.text) or _entity(actor.name)
        if entity is not None:
            return _told(mention, state(None, entity.name))
        if actor.kind == "unnamed" and (whose := _named_within(mention.text)) is not None:
            return _told(mention, whose)
        if actor.kind == "unnamed" and _REBELS & set(mention.text.lower().split()):
            return _told(mention, self.only_group or _unnamed("rebels"))
        if actor.kind in _STATELY or actor.kind in ("unnamed", "person"):
            country = country_of_code(actor.country) if actor.country else None
            if country is not None:
                return _told(mention, state(country.iso2, country.name))
            bare = actor.kind in ("government", "military") and not actor.country
            official = actor.kind == "unnamed" and not actor.country and set(mention.text.lower().split()) & _OFFICIAL
            if (
                (bare or official)
                and self.home is not None
                and (official or mention.text.split()[-1].lower() in _OWN | {"ministry"})
            ):
                return _told(mention, self.home)
            return mention if bare and mention.text[:1].isupper() and actor.kind == "military" else None
        if actor.kind == "armed_group":
            generic = mention.text.split()[-1].lower() in _REBEL and not any(
                w[:1].isupper() for w in mention.text.split()[1:]
            )
            if (creed := _CREED.fullmatch(actor.name)) is not None and creed[1][:1].isupper():
                return _told(mention, self._named_like(f"{creed[1]}s") or _unnamed(f"{creed[1]}s"))  # "the Maoists"
            if generic:
                return _told(mention, self.only_group or actor)
            return mention
        word = mention.text.lower().removeprefix("the ")
        if actor.kind == "organisation" and " " not in word:  # "the Tigers", where their whole name is told
            whole = [a for a in self._armed if word in a.name.lower().split()]
            if len(whole) == 1:
                return _told(mention, whole[0])
        return mention if actor.kind in GROUPED else None

    def _named_like(self, name: str) -> Actor | None:
        """The group that the report calls so elsewhere."""
        return next((a for a in self._armed if fold(a.name) == fold(name)), None)

    def _place(self, tree: Tree, i: int) -> ActorMention | None:
        token = tree.tokens[i]
        if token.upos not in ("PROPN", "NOUN") or not token.text[:1].isupper():
            return None
        if (entity := _entity(token.text)) is not None:
            return ActorMention(token.start, token.end, token.text, state(None, entity.name), "name")
        place = self.scene.place_on(tree, i)
        text = place.text if place is not None else token.text
        country = find_country(text) or country_of_capital(text)
        if country is None:
            return None
        start, end = (place.start, place.end) if place is not None else (token.start, token.end)
        return ActorMention(start, end, text, state(country.iso2, country.name), "capital")

    def _adjective(self, tree: Tree, i: int) -> ActorMention | None:
        token = tree.tokens[i]
        word = token.text.partition("-")[0]
        if not word[:1].isupper() or (i > 0 and tree.low(i - 1) == "ethnic"):
            return None  # "ethnic X" are of a people, not of a state
        entity = entity_of_demonym(word) or _entity(word)
        if entity is not None:
            return ActorMention(token.start, token.end, token.text, state(None, entity.name), "demonym")
        if (
            body := bodies().exact.get(word) or bodies().named.get((word.lower(),))
        ) is not None and body.kind in GROUPED:
            return ActorMention(token.start, token.end, token.text, _body(body.name, body.kind), "name")
        country = country_of_demonym(word) or find_country(word)
        if country is None:
            return None
        return ActorMention(token.start, token.end, token.text, state(country.iso2, country.name), "demonym")

    def _spoken_for(self, person: ActorMention) -> ActorMention | None:
        """A president stands for the state, a "rebel leader" or one "of the army's top brass" for whom they lead."""
        start, end = person.start, person.end
        near = [
            m for m in self.scene.actors.touching(start - 30, end + 40)
            if m.actor.kind in (*_STATELY, *GROUPED) and (m.end <= start or m.start >= end)
            and not set(".;:\"") & set(self.scene.report.text[min(m.end, end) : max(m.start, start)])
            and self.scene.report.text[min(m.end, end) : max(m.start, start)].strip().lower()
            in ("'s", "’s", ", of", "of", ", of the", "of the", ", from the", ", for the", "leader", ", the")
        ]  # fmt: skip
        for mention in sorted(near, key=lambda m: abs(m.start - start)):
            if (side := self._as_side(mention)) is not None:
                return _told(person, side.actor)
        if (body := _named_within(person.text)) is not None:
            return _told(person, body)
        before = self.scene.report.text[max(0, start - 40) : start].split()[-3:]
        for word in [*person.text.split(), *(before if before[-1:] and before[-1].islower() else [])]:
            if word[:1].isupper() and (country := country_of_demonym(word)) is not None:  # "the Xian president N"
                return _told(person, state(country.iso2, country.name))
        words = person.text.lower().split() + self.scene.report.text[max(0, start - 30) : start].lower().split()[-3:]
        if any(w in _REBEL or w == "rebel" for w in words):
            if self.only_group is None and self.group is None:
                return _told(person, _unnamed("rebels"))
            return _told(person, self.only_group) if self.only_group is not None else None
        titled = {
            "president",
            "minister",
            "premier",
            "general",
            "adviser",
            "secretary",
            "spokesman",
            "colonel",
            "chancellor",
        }
        office = f" {person.actor.office or ''} ".lower()
        if (titled & set(words) or any(t in office for t in titled)) and self.home is not None:
            return _told(person, self.home)
        return None

    def _common(self, tree: Tree, i: int) -> ActorMention | None:
        token = tree.tokens[i]
        low = token.text.lower()
        if self.led is not None and "coalition" in (low, *(tree.low(k) for k in tree.kids(i, "compound"))):
            return ActorMention(token.start, token.end, token.text, self.led, "group")
        if low in _ARMY and self.home is None:  # "hit the X town of Y, the army said": X's
            before = (self._adjective(tree, k) for k in range(i - 1, max(-1, i - _BACK), -1))
            near = next((m for m in before if m is not None and m.actor.kind == "government"), None)
            return _told(near, near.actor) if near is not None else None
        if low in _OWN and self.home is not None:
            return ActorMention(token.start, token.end, token.text, self.home, "group")
        rebel = low in _REBEL or any(tree.low(k) in _REBEL for k in tree.kids(i, "compound", "amod"))
        if rebel and self.only_group is not None:
            return ActorMention(token.start, token.end, token.text, self.only_group, "group")
        if self.group is None and low in _REBEL and token.xpos == "NNS":
            return ActorMention(token.start, token.end, token.text, _unnamed(low), "group")
        return None


def _told(mention: ActorMention, actor: Actor) -> ActorMention:
    return ActorMention(mention.start, mention.end, mention.text, actor, mention.form)


def _unnamed(name: str) -> Actor:
    return Actor(content_id("a", "armed_group", fold(name)), name, "armed_group", None)


def _body(name: str, kind: ActorKind) -> Actor:
    return Actor(content_id("a", kind, fold(name)), name, kind, None)


def _named_within(text: str) -> Actor | None:
    """ "African Union officials", "unarmed UN observers": the organisation whose they are."""
    words = text.replace("'s", "").replace("’s", "").split()
    for size in range(min(4, len(words)), 0, -1):
        for first in range(len(words) - size + 1):
            chosen = words[first : first + size]
            found = bodies().named.get(tuple(w.lower() for w in chosen)) or (
                bodies().exact.get(chosen[0]) if size == 1 else None
            )
            if found is not None and found.kind in GROUPED:
                return _body(found.name, found.kind)
    return None


def _entity(name: str) -> Entity | None:
    return find_entity(name) or _seats().get(fold(name)) or _parts().get(fold(name))


@cache
def _parts() -> dict[str, Entity]:
    """Entities of a double name by its last part, where no other has it: "Karabakh"."""
    parts = [(fold(e.name.rpartition("-")[2]), e) for e in entities() if "-" in e.name]
    return {part: entity for part, entity in parts if sum(p == part for p, _ in parts) == 1}


@cache
def _seats() -> dict[str, Entity]:
    """Self-governing entities by their seats of government."""
    return {fold(entity.seat): entity for entity in entities() if entity.seat}


def _own_body(mention: ActorMention) -> Actor | None:
    """ "The X Republican Army", taken for the army of X: a body of a name of its own."""
    words = mention.text.removeprefix("The ").removeprefix("the ").split()
    own = words[:-1]
    if (
        mention.actor.kind != "military"
        or len(own) < 2
        or words[-1].lower() not in _BODY
        or not words[-1][:1].isupper()
    ):
        return None
    states = [w for w in own if country_of_demonym(w) or find_country(w) or w in ("Armed", "Defence", "Defense")]
    if len(states) == len(own) or not all(w[:1].isupper() for w in own):
        return None
    return _unnamed(" ".join(words))
