"""In `events/ceasefires`: what one sentence says of a ceasefire: proposed, declared, agreed, in force, violated, ended."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.claims.types import Claim
from dateline.events import cast
from dateline.events.build import make_event
from dateline.events.ceasefires.states import Named, State, names_in, states_of
from dateline.events.modality.standing import standing
from dateline.events.scene import Scene
from dateline.events.setting import dates, places
from dateline.events.syntax import Tree
from dateline.events.types import Event, Modality, Role

_THROUGH = frozenset({"after", "with", "through", "under", "by", "following", "via", "thanks"})


def ceasefire_events(scene: Scene, tree: Tree) -> list[Event]:
    """What one sentence says became of each ceasefire that it names; one that is only mentioned gives nothing."""
    events: list[Event] = []
    for named in names_in(scene, tree):
        for state in states_of(scene, tree, named):
            event = _event(scene, tree, named, state)
            if event is not None and event.event_id not in {e.event_id for e in events}:
                events.append(event)
    return events


# ---- the event


def _event(scene: Scene, tree: Tree, named: Named, state: State) -> Event | None:
    token = tree.tokens[named.i]
    claim = scene.claim_at(token.start, token.end) or scene.claim_over(tree, state.word)
    if claim is None and state.status == "violated":
        claim = _accusation(scene, tree, state.word)
    if claim is None:
        return None
    how = standing(tree, state.word, act=_act(claim, tree, state), lexicon=scene.lexicon)
    modality = _modality(scene, tree, named, state, how.modality)
    if modality is None:
        return None
    roles = _roles(scene, tree, named, state)
    if state.status == "violated" and len({r.name for r in roles if r.role == "perpetrator"}) > 1:
        # "accused each other of breaking it": the one who says so lays it to the other
        roles = tuple(r for r in roles if r.actor is None or r.actor.actor_id != claim.claimant.actor_id)
    if state.word == named.i:
        modality = "actual"  # its name presupposes it, whatever is said of it
    modifies = state.modifying or tree.rel(state.word) == "acl"
    news = modality in ("actual", "alleged") and state.verb and not modifies
    if state.word == named.i:
        time = dates.named_by(scene, tree, named.top)
    else:
        aside = named.i if state.verb and not modifies else -1
        time = dates.when(scene, tree, state.word, claim, news=news, clauses=0 if modifies else 1, aside=aside)
    place = places.where(scene, tree, state.word, carriers=[named.i, named.top], roles=roles, here=True)
    word = tree.tokens[state.word]
    return make_event(
        scene,
        tree,
        claim,
        start=word.start,
        end=word.end,
        type_="Ceasefire",
        sub_type=state.status,
        modality=modality,
        roles=roles,
        place=place,
        time=time,
        object_=_kind(scene, tree, named),
        count=_count(scene, tree, state),
        aggregate=_several(tree, named),
    )


def _accusation(scene: Scene, tree: Tree, word: int) -> Claim | None:
    """ "X accused Y of shelling Z on Monday, | in breach of the truce": X says that too, whatever the parse hangs it on."""
    cued = (scene.claim_cued(tree.tokens[k].start, tree.tokens[k].end) for k in tree.ancestors(word))
    claim = next((c for c in cued if c is not None), None)
    return claim if claim is not None and claim.act == "accuse" else None


def _act(claim: Claim, tree: Tree, state: State) -> str:
    """The act of the claim bears on what is in its content only."""
    word = tree.tokens[state.word]
    inside = any(start <= word.start < end for start, end in claim.content_spans)
    return claim.act if inside else "assert"


def _modality(scene: Scene, tree: Tree, named: Named, state: State, modality: Modality) -> Modality | None:
    """Proposals and offers are acts by themselves; "agreed to a ceasefire" after "must" is what is demanded."""
    if state.status == "violated" and modality == "actual" and not state.verb:
        return modality
    if state.status in ("rejected", "proposed") and modality == "promised":
        return "actual"
    return modality


def _roles(scene: Scene, tree: Tree, named: Named, state: State) -> tuple[Role, ...]:
    word, spots = state.word, (named.i, named.top)
    found: list[Role] = []
    doers = (
        tree.agents(word)
        if state.verb
        else [*tree.by_agent(word), *tree.kids(word, "nmod:poss"), *tree.kids(word, "amod", "compound")]
    )
    for spot in spots:
        if state.status == "violated":
            doers += tree.by_agent(spot)
    doers = [k for k in doers if k not in spots]
    if not doers and state.status == "violated" and not state.verb and "in" in tree.cases(word):
        above = tree.head(word)
        doers = _breakers(scene, tree, above) if above >= 0 and tree.is_verb(above) else []
    if state.status == "violated":
        found += _actors(scene, tree, doers, "perpetrator")
    elif state.status == "monitored":
        found += _actors(scene, tree, doers, "participant")
    else:
        found += _actors(scene, tree, doers, "mediator" if _mediates(scene, tree, word) else "party")
    between = [k for spot in (*spots, word) for k in tree.obliques(spot, "between", "among")]
    if state.status in ("agreed", "declared", "in force"):
        between += tree.obliques(word, "with")
    found += _actors(scene, tree, between, "party")
    found += _mediators(scene, tree, named, state)
    mediators = {r.name for r in found if r.role == "mediator"}
    kept = [r for r in found if r.role == "mediator" or r.name not in mediators]
    return tuple({(r.role, r.start): r for r in sorted(kept, key=lambda r: (r.start, r.end, r.role))}.values())


def _breakers(scene: Scene, tree: Tree, verb: int) -> list[int]:
    """ "Attacked X in breach of the truce": who attacks; "accused X of attacking Y in breach of it": X, never the accuser."""
    token = tree.tokens[verb]
    if tree.lemma(verb) in scene.lexicon.table("modality", "blames")["verbs"]:
        return tree.patients(verb)
    return [] if scene.claim_cued(token.start, token.end) is not None else tree.agents(verb)


def _actors(scene: Scene, tree: Tree, words: Iterable[int], name: str) -> list[Role]:
    """Only words that are actors of the record, or whose modifier is one, or that name a state or armed body."""
    found: list[Role] = []
    for i in sorted(set(words)):
        mention = scene.actor_on(tree, i)
        if tree.tokens[i].xpos == "NNS" and (mention is None or mention.actor.kind == "unnamed"):
            states = [m for k in tree.obliques(i, "of") if (m := cast.state_on(scene, tree, k)) is not None]
            if states:  # "the presidents of X and Y"
                found += [cast.mention_role(scene, m, name) for m in states]  # type: ignore[arg-type]
                continue
        owner = cast.modifier(scene, tree, i) if mention is None else None
        place = scene.place_on(tree, i)
        known = mention is not None or (owner is not None and tree.lemma(i) in scene.lexicon.words.armed)
        if known or tree.lemma(i) in scene.lexicon.words.armed or (place is not None and place.where_prec == 6):
            r = cast.role(scene, tree, i, name)  # type: ignore[arg-type]
            if r is not None:
                found.append(r)
        elif owner is not None and tree.tokens[i].upos == "NOUN":
            found.append(cast.mention_role(scene, owner, name))  # type: ignore[arg-type]
    return found


def _mediates(scene: Scene, tree: Tree, verb: int) -> bool:
    return tree.lemma(verb) in ("broker", "mediate", "facilitate", "sponsor")


def _mediators(scene: Scene, tree: Tree, named: Named, state: State) -> list[Role]:
    """ "Brokered by X", "X-mediated", "with the mediation of X"."""
    table = scene.lexicon.table("ceasefires", "mediation")
    found: list[int] = []
    for i in range(len(tree.tokens)):
        if tree.lemma(i) in table["verbs"] and tree.tokens[i].xpos == "VBN" and i != state.word:
            found += tree.by_agent(i)  # whatever noun the parse hangs it on: a sentence names one broker
    for spot in dict.fromkeys((named.i, named.top, state.word)):
        for kid in tree.kids(spot, "acl", "advcl", "amod"):
            if tree.lemma(kid) in table["verbs"] or tree.low(kid) in table["verbs"]:
                found += tree.by_agent(kid)
                if tree.rel(kid) == "amod":  # "Russian-brokered"
                    found += tree.kids(kid, "compound", "obl", "nmod", "advmod", "amod", "nsubj", "dep")
        for kid in tree.kids(spot, "obl", "nmod"):
            if tree.lemma(kid) in table["nouns"]:
                found += _owners(tree, kid)
    for i in range(len(tree.tokens)):  # "announced on Monday evening after X's mediation": likewise
        if not found and tree.lemma(i) in table["nouns"] and set(tree.cases(i)) & _THROUGH:
            found += _owners(tree, i)
    states = [m for k in found if scene.actor_on(tree, k) is None and (m := cast.demonym(tree, k)) is not None]
    return _actors(scene, tree, found, "mediator") + [cast.mention_role(scene, m, "mediator") for m in states]


def _owners(tree: Tree, i: int) -> list[int]:
    """ "The mediation of X", "X's mediation", "X mediation"."""
    return tree.obliques(i, "of", "by") + tree.kids(i, "nmod:poss", "amod", "compound")


def _kind(scene: Scene, tree: Tree, named: Named) -> str | None:
    kinds = scene.lexicon.table("ceasefires", "kinds")
    near = {tree.low(k) for spot in (named.i, named.top) for k in tree.kids(spot, "amod", "compound")}
    near |= {
        tree.low(k) for k in range(max(0, named.first - 3), named.first) if tree.tokens[k].upos in ("ADJ", "PROPN")
    }
    return next((kind for kind in kinds if near & set(kinds[kind])), None)


def _count(scene: Scene, tree: Tree, state: State) -> int | None:
    """ "14 times", "14 violations"; "for the second time" counts nothing."""
    nouns = scene.lexicon.table("ceasefires", "counted")["nouns"]
    spots = [state.word, *tree.kids(state.word, "obl", "obj", "advmod", "nmod")]
    for spot in spots:
        if tree.lemma(spot) not in nouns:
            continue
        for kid in tree.kids(spot, "nummod"):
            for quantity in scene.quantities_on(tree, kid):
                if quantity.low is not None:
                    return quantity.low
    return None


def _several(tree: Tree, named: Named) -> bool:
    return tree.tokens[named.top].xpos == "NNS"
