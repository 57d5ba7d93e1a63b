"""Inside events/: what a sentence says of a ceasefire: proposed, declared, agreed, in force, violated, ended, monitored."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.claims.types import Claim
from dateline.events import cast, dates, settings
from dateline.events.build import make_event
from dateline.events.modality import standing
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Event, Modality, Role

_STATUSES = (
    "violated", "rejected", "extended", "in force", "ended", "monitored", "declared", "agreed", "proposed",
)
_COMPLIANT = frozenset({"observe", "support", "want"})


@dataclass(frozen=True, slots=True)
class _Named:
    """A ceasefire named in the text: its last word (which the parse hangs on), its first, the word that carries it."""

    i: int
    first: int
    top: int


@dataclass(frozen=True, slots=True)
class _State:
    """A status with the word that gives it; `verb` false where a noun does ("a violation of the ceasefire")."""

    status: str
    word: int
    verb: bool


def ceasefire_events(scene: Scene, tree: Tree) -> list[Event]:
    """What one sentence says became of each ceasefire that it names; one that is only mentioned gives nothing."""
    events: list[Event] = []
    for named in _names(scene, tree):
        for state in _states(scene, tree, named):
            event = _event(scene, tree, named, state)
            if event is not None and event.event_id not in {e.event_id for e in events}:
                events.append(event)
    return events


def ceasefire_words(scene: Scene, tree: Tree) -> list[int]:
    """Words of the sentence that name a ceasefire."""
    return [named.i for named in _names(scene, tree)]


def _names(scene: Scene, tree: Tree) -> list[_Named]:
    names = scene.lexicon.table("ceasefires", "names")
    found: list[_Named] = []
    domains = scene.lexicon.words.domains
    if scene.peaceful:
        return []
    for i in range(len(tree.tokens)):
        first = i
        if any(tree.lemma(k) in domains for k in tree.kids(i, "compound", "amod")):
            continue  # "a price truce"
        if tree.lemma(i) in names["single"] or tree.low(i).rstrip("s") in names["single"]:
            pass
        elif tree.low(i) in ("fire", "fires") and i > 0 and tree.low(i - 1) in ("cease", "-", "–", "‑"):
            first = i - 1 if tree.low(i - 1) == "cease" else i - 2
            if first < 0 or tree.low(first) != "cease":
                continue
        elif tree.lemma(i) in names["cessation"] and tree.tokens[i].upos == "NOUN" and _stops_fighting(scene, tree, i):
            pass
        else:
            continue
        found.append(_Named(i, first, _top(tree, i, names["carriers"])))
    return found


def _stops_fighting(scene: Scene, tree: Tree, i: int) -> bool:
    """"Cessation of hostilities", "humanitarian pause"; a halt is a ceasefire only where it is one "of hostilities"."""
    words = scene.lexicon.table("ceasefires", "names")["fighting"]
    after = any(tree.lemma(k) in words or tree.low(k) in words for k in tree.obliques(i, "of", "in", "to"))
    before = any(tree.low(k) == "humanitarian" for k in tree.kids(i, "amod", "compound"))
    lemma = tree.lemma(i)
    return (after and lemma == "cessation") or (before and lemma == "pause")


def _top(tree: Tree, i: int, carriers: tuple[str, ...]) -> int:
    """The noun that stands for the ceasefire in its clause: itself, or the "agreement" or "deal" that it modifies."""
    for _ in range(2):
        above = tree.head(i)
        if above >= 0 and tree.lemma(above) in carriers and tree.rel(i) in ("compound", "nmod", "amod"):
            i = above
    return i


# ---- its state


def _states(scene: Scene, tree: Tree, named: _Named) -> list[_State]:
    verbs, nouns = scene.lexicon.table("ceasefires", "verbs"), scene.lexicon.table("ceasefires", "nouns")
    found: list[_State] = []
    top = named.top
    modifiers = tree.kids(top, "acl")
    modifiers += [k for kid in tree.kids(top, "nmod") for k in tree.kids(kid, "acl:relcl")]  # "a truce of two months that starts"
    if top + 1 < len(tree.tokens) and tree.rel(top + 1) == "acl" and top + 1 not in modifiers:
        modifiers.append(top + 1)  # a slip of the parse: the participle right after it is the ceasefire's
    for kid in modifiers:
        if (status := _verb_status(scene, tree, kid, top, verbs)) is not None:
            found.append(_State(status, kid, True))
    above = tree.head(top)
    if above >= 0 and tree.rel(top) in ("nmod", "compound") and (status := _noun_status(tree, above, nouns)) is not None:
        found.append(_State(status, above, False))
        top = above
    if (dated := _of_a_day(scene, tree, named)) is not None:
        found.append(dated)
    for kid in tree.kids(named.top, "compound", "nmod"):
        if (status := _noun_status(tree, kid, nouns)) == "violated":
            found.append(_State(status, kid, False))
    found += _verbs_above(scene, tree, top, verbs) if top == named.top else []
    return _best(found)


def _of_a_day(scene: Scene, tree: Tree, named: _Named) -> _State | None:
    """"The ceasefire of 1994": that it was agreed then is told by its name."""
    for kid in tree.kids(named.top, "nmod"):
        token = tree.tokens[kid]
        if tree.cases(kid) == ["of"] and any(t.type == "DATE" for t in scene.times.touching(token.start, token.end)):
            return _State("agreed", named.i, False)
    return None


def _verbs_above(scene: Scene, tree: Tree, top: int, verbs: dict[str, tuple[str, ...]] | object) -> list[_State]:
    here = top
    for _ in range(3):
        above = tree.head(here)
        if above < 0:
            return []
        if tree.is_verb(above):
            status = _verb_status(scene, tree, above, here, scene.lexicon.table("ceasefires", "verbs"))
            found = [_State(status, above, True)] if status is not None else []
            main = tree.head(above)
            if tree.rel(above) == "nsubj" and main >= 0:  # a slip of the parse: "a ceasefire brokered by X came into force"
                more = _verb_status(scene, tree, main, above, scene.lexicon.table("ceasefires", "verbs"))
                found += [_State(more, main, True)] if more is not None else []
            for kid in tree.kids(above, "conj"):
                if tree.is_verb(kid) and not tree.kids(kid, "nsubj", "obj") and tree.rel(here) == "nsubj":
                    more = _verb_status(scene, tree, kid, here, scene.lexicon.table("ceasefires", "verbs"))
                    found += [_State(more, kid, True)] if more is not None else []
            if found or tree.rel(here) not in ("conj",):
                return found or _predicate(scene, tree, above, here)
        elif tree.rel(here) == "nsubj":
            return _predicate(scene, tree, above, here)
        elif tree.rel(here) != "conj":
            return []
        here = above
    return []


def _predicate(scene: Scene, tree: Tree, above: int, here: int) -> list[_State]:
    """"The truce is in force", "the ceasefire remains in place"."""
    force = scene.lexicon.table("ceasefires", "force")["words"]
    if tree.rel(here) == "nsubj" and tree.lemma(above) in force and "in" in tree.cases(above):
        return [_State("in force", above, False)]
    return []


def _noun_status(tree: Tree, i: int, nouns: object) -> str | None:
    table: dict[str, tuple[str, ...]] = dict(nouns)  # type: ignore[call-overload]
    return next((status for status in _STATUSES if tree.lemma(i) in table.get(status, ())), None)


def _verb_status(scene: Scene, tree: Tree, verb: int, noun: int, verbs: object) -> str | None:
    """The state that a verb gives to the ceasefire at `noun`, which is its subject, object or what it is agreed "on"."""
    table: dict[str, tuple[str, ...]] = dict(verbs)  # type: ignore[call-overload]
    lemma, rel = tree.lemma(verb), tree.rel(noun)
    if verb == noun or not tree.is_verb(verb):
        return None
    as_subject = rel == "nsubj" and not tree.passive(verb) and tree.head(noun) == verb
    modifying = tree.rel(verb) == "acl"
    intransitive = scene.lexicon.table("ceasefires", "subjects")["intransitive"]
    force = scene.lexicon.table("ceasefires", "force")["words"]
    if lemma in ("enter", "take", "come", "go", "remain", "be", "bring", "put"):
        forced = any(tree.lemma(k) in force for k in tree.kids(verb, "obl", "obj", "xcomp"))
        return "in force" if forced and (as_subject or modifying or rel in ("nsubj", "obj")) else None
    if lemma == "break" and as_subject:
        return "ended" if any(tree.low(k) == "down" for k in tree.kids(verb)) else None
    if as_subject or (modifying and tree.tokens[verb].xpos == "VBG" and not tree.kids(verb, "obj")):
        if lemma not in intransitive:
            return None
        return next((s for s in ("in force", "ended") if lemma in table[s]), None)
    if rel in ("obl", "nmod") and not modifying:
        if lemma == "agree" and {"to", "on", "upon", "with"} & set(tree.cases(noun)):
            return "agreed"
        return "monitored" if lemma == "monitor" else None
    relative = tree.full(verb) == "acl:relcl" and any(tree.low(k) in ("that", "which") for k in tree.kids(verb, "nsubj"))
    if relative and lemma in intransitive and not tree.passive(verb):
        return next((s for s in ("in force", "ended") if lemma in table[s]), None)
    if rel in ("obj", "nsubj", "conj", "compound", "amod", "xcomp") or modifying:
        if lemma in ("begin", "start", "hold", "commence", "last"):
            return "in force" if lemma in ("begin", "start", "commence") else None
        return next((s for s in _STATUSES if lemma in table.get(s, ())), None)
    return None


def _best(states: Sequence[_State]) -> list[_State]:
    """One state for each word that gives one, verbs of agreement and declaration beside "in force" kept apart."""
    found: dict[str, _State] = {}
    for state in states:
        found.setdefault(state.status, state)
    return [found[s] for s in _STATUSES if s in found]


# ---- the event


def _event(scene: Scene, tree: Tree, named: _Named, state: _State) -> Event | None:
    token = tree.tokens[named.i]
    claim = scene.claim_at(token.start, token.end) or scene.claim_at(
        tree.tokens[state.word].start, tree.tokens[state.word].end
    )
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
    news = modality in ("actual", "alleged") and state.verb and tree.rel(state.word) != "acl"
    time = dates.when(
        scene, tree, state.word, claim, news=news, clauses=0 if tree.rel(state.word) == "acl" else 1,
        aside=named.i if state.verb and tree.rel(state.word) != "acl" else -1,
    )  # fmt: skip
    place = settings.where(scene, tree, state.word, carriers=[named.i, named.top], roles=roles, here=True)
    word = tree.tokens[state.word]
    return make_event(
        scene, tree, claim, start=word.start, end=word.end, type_="Ceasefire", sub_type=state.status,
        modality=modality, roles=roles, place=place, time=time, object_=_kind(scene, tree, named),
        count=_count(scene, tree, state), aggregate=_several(tree, named),
    )


def _act(claim: Claim, tree: Tree, state: _State) -> str:
    """The act of the claim bears on what is in its content only."""
    word = tree.tokens[state.word]
    inside = any(start <= word.start < end for start, end in claim.content_spans)
    return claim.act if inside else "assert"


def _modality(scene: Scene, tree: Tree, named: _Named, state: _State, modality: Modality) -> Modality | None:
    """Proposals and offers are acts by themselves; "agreed to a ceasefire" after "must" is what is demanded."""
    if state.status == "violated" and modality == "actual" and not state.verb:
        return modality
    if state.status in ("rejected", "proposed") and modality == "promised":
        return "actual"
    return modality


def _roles(scene: Scene, tree: Tree, named: _Named, state: _State) -> tuple[Role, ...]:
    word, spots = state.word, (named.i, named.top)
    found: list[Role] = []
    doers = tree.agents(word) if state.verb else [
        *tree.by_agent(word), *tree.kids(word, "nmod:poss"), *tree.kids(word, "amod", "compound")
    ]
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
    """"Attacked X in breach of the truce": who attacks; "accused X of attacking Y in breach of it": X, never the accuser."""
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


def _mediators(scene: Scene, tree: Tree, named: _Named, state: _State) -> list[Role]:
    """"Brokered by X", "X-mediated", "with the mediation of X"."""
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
                found += tree.obliques(kid, "of", "by") + tree.kids(kid, "nmod:poss", "amod", "compound")
    states = [m for k in found if scene.actor_on(tree, k) is None and (m := cast.demonym(tree, k)) is not None]
    return _actors(scene, tree, found, "mediator") + [cast.mention_role(scene, m, "mediator") for m in states]


def _kind(scene: Scene, tree: Tree, named: _Named) -> str | None:
    kinds = scene.lexicon.table("ceasefires", "kinds")
    near = {tree.low(k) for spot in (named.i, named.top) for k in tree.kids(spot, "amod", "compound")}
    near |= {tree.low(k) for k in range(max(0, named.first - 3), named.first) if tree.tokens[k].upos in ("ADJ", "PROPN")}
    return next((kind for kind in kinds if near & set(kinds[kind])), None)


def _count(scene: Scene, tree: Tree, state: _State) -> int | None:
    """"14 times", "14 violations"; "for the second time" counts nothing."""
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


def _several(tree: Tree, named: _Named) -> bool:
    return tree.tokens[named.top].xpos == "NNS"
