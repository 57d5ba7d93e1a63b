"""Inside events/: a word of the sentence becomes a Role: an actor of the record where it is one, its own words where not."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Role, RoleName
from dateline.grounding.actors.groups import organ_actor, state
from dateline.grounding.actors.lexicon import Alias
from dateline.grounding.countries import country_of_code, country_of_demonym
from dateline.grounding.types import Actor, ActorMention

_HOW_MANY = frozenset(
    {"many", "several", "numerous", "other", "various", "few", "more", "his", "her", "its", "their", "our", "my", "least",
     "most", "some", "dead", "over", "nearly", "dozen", "dozens", "scores", "hundreds", "thousands"}
)  # fmt: skip
_OF_STATES = ("government", "country", "military")
_FORCES = frozenset({"force", "troop", "army", "military", "soldier", "unit", "serviceman"})


def role(scene: Scene, tree: Tree, i: int, name: RoleName) -> Role | None:
    """The Role of word i and what belongs to it; None for a pronoun that stands for no known actor."""
    mention = scene.actor_on(tree, i)
    if mention is not None and (own := _own_army(scene, mention.text, mention.start, mention.actor)) is not None:
        return Role(name, mention.start, mention.end, mention.text, own.name, own)
    first, last = tree.noun_range(i)
    if name in ("victim", "target"):
        first = _after_number(tree, first, i)
    start, end = tree.tokens[first].start, tree.tokens[last].end
    if mention is not None and not _modifies(tree, i, mention):
        if tree.tokens[i].upos == "PRON" or mention.end - mention.start > end - start or _named(mention):
            start, end = _behind_title(tree, mention), mention.end
            if not _named(mention):
                start = _behind_number(tree, start, i, harmed=name in ("victim", "target"))
        return Role(name, start, end, scene.report.text[start:end], mention.actor.name, mention.actor)
    if tree.tokens[i].upos == "PRON":
        return None
    text = scene.report.text[start:end]
    owner = modifier(scene, tree, i)
    if (
        owner is None
        and tree.lemma(i) in scene.lexicon.words.armed
        and (known := scene.namesake(tree.low(i))) is not None
    ):
        known = _own_army(scene, text, start, known) or known
        return Role(name, start, end, text, known.name, known)
    if owner is not None and tree.lemma(i) in scene.lexicon.words.armed:
        force = (
            forces_of(owner.actor) if tree.tokens[first].upos == "PRON" and tree.lemma(i) in _FORCES else owner.actor
        )
        return Role(name, start, end, text, force.name, force)
    return Role(name, start, end, text, text)


def _own_army(scene: Scene, text: str, start: int, known: Actor) -> Actor | None:
    """ "The army", in the words of a state or its organs, is its own and never that of another; None where no other is meant."""
    words = text.lower().removeprefix("the ").split()
    if known.kind != "military" or len(words) != 1 or words[0].rstrip("s") not in scene.lexicon.words.armed | _FORCES:
        return None
    claim = scene.claim_at(start, start + len(text))
    teller = claim.claimant if claim is not None else None
    if teller is None or teller.kind not in _OF_STATES or not teller.country or teller.country == known.country:
        return None
    country = country_of_code(teller.country)
    return organ_actor(Alias("Armed Forces", "military", organ=True), country.iso2, country.name) if country else None


def _named(mention: ActorMention) -> bool:
    """Whether a person is called by name, which says without title or office who it is."""
    return mention.actor.kind == "person" and mention.form == "name"


def _behind_title(tree: Tree, mention: ActorMention) -> int:
    """Where the name begins: "Colonel X" is X."""
    inside = [k for k, t in enumerate(tree.tokens) if mention.start <= t.start < mention.end]
    if mention.actor.kind != "person" or not inside:
        return mention.start
    return next((tree.tokens[k].start for k in inside if tree.full(k) != "nmod:desc"), mention.start)


def _behind_number(tree: Tree, start: int, i: int, *, harmed: bool) -> int:
    """Where the phrase begins without its article, and of those harmed without their number."""
    first = next((k for k in range(i + 1) if tree.tokens[k].start >= start), i)
    if not harmed:
        return tree.tokens[first + 1 if first < i and tree.low(first) in ("the", "a", "an") else first].start
    return tree.tokens[_after_number(tree, first, i)].start


def _after_number(tree: Tree, first: int, i: int) -> int:
    """The first word behind number, quantifier and possessor's pronoun: how many were harmed is for the toll to say."""
    while (
        first < i
        and tree.low(first + 1) != "-"
        and (tree.tokens[first].upos in ("NUM", "DET", "ADV", "ADP", "PUNCT") or tree.low(first) in _HOW_MANY)
    ):
        first += 1
    return first


def forces_of(owner: Actor) -> Actor:
    """ "Its forces", said of a ministry: the armed forces of the state whose ministry it is."""
    country = country_of_code(owner.country) if owner.kind == "government" and owner.country else None
    if country is None or owner.name == country.name:
        return owner
    return organ_actor(Alias("Armed Forces", "military", organ=True), country.iso2, country.name)


def _modifies(tree: Tree, i: int, mention: ActorMention) -> bool:
    """Whether a mention that touches word i ends before it does: it is then part of the word, not the one that acts."""
    return mention.end < tree.tokens[i].end


def modifier(scene: Scene, tree: Tree, i: int) -> ActorMention | None:
    """The actor that a noun is said to be of: "Armenia's ...", "Armenian ...", "... of the Armenian army"."""
    for kid in [*tree.kids(i, "nmod:poss"), *tree.kids(i, "amod", "compound")]:
        mention = scene.actor_on(tree, kid)
        if mention is not None:
            return mention
    for kid in tree.kids(i, "nmod"):
        if "of" in tree.cases(kid) and (mention := scene.actor_on(tree, kid)) is not None:
            return mention
    return None


def state_on(scene: Scene, tree: Tree, i: int) -> ActorMention | None:
    """The state that a country's name at word i stands for: where the name is part of a longer mention, or of none."""
    token = tree.tokens[i]
    for place in scene.places.touching(token.start, token.end):
        if place.where_prec == 6 and place.place is not None and place.place.country is not None:
            return ActorMention(
                place.start, place.end, place.text, state(place.place.country, place.place.name), "name"
            )
    return None


def demonym(tree: Tree, i: int) -> ActorMention | None:
    """The state that an adjective names ("French mediation", "Russian-brokered"), where no step before has said so."""
    token = tree.tokens[i]
    country = country_of_demonym(token.text) if token.text[:1].isupper() else None
    return (
        ActorMention(token.start, token.end, token.text, state(country.iso2, country.name), "demonym")
        if country
        else None
    )


def two_states(tree: Tree, i: int) -> list[ActorMention]:
    """ "Armenian and Azerbaijani forces": the states that two demonyms before one noun name; nothing where there are not two."""
    found: list[ActorMention] = []
    for kid in tree.kids(i, "amod"):
        for k in tree.with_conjuncts(kid):
            country = country_of_demonym(tree.tokens[k].text)
            if country is not None and country.name not in [m.actor.name for m in found]:
                token = tree.tokens[k]
                found.append(
                    ActorMention(token.start, token.end, token.text, state(country.iso2, country.name), "demonym")
                )
    return found if len(found) > 1 else []


def roles(scene: Scene, tree: Tree, words: Iterable[int], name: RoleName) -> tuple[Role, ...]:
    """The roles of several words, each place of the text once, in order."""
    found = {r.start: r for i in words if (r := role(scene, tree, i, name)) is not None}
    return tuple(found[start] for start in sorted(found))


def mention_role(scene: Scene, mention: ActorMention, name: RoleName) -> Role:
    return Role(name, mention.start, mention.end, mention.text, mention.actor.name, mention.actor)
