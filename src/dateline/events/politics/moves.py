"""In `events/politics`: withdrawals, mobilisations, releases, decrees: what states and forces do that is no violence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.claims.types import Claim
from dateline.events import cast
from dateline.events.build import make_event
from dateline.events.modality.standing import standing
from dateline.events.scene import Scene
from dateline.events.setting import dates, places
from dateline.events.syntax import Tree
from dateline.events.types import Event, Role
from dateline.grounding.types import ActorMention

_MOVERS = frozenset({"government", "military", "armed_group", "country", "organisation"})
_FREED = frozenset({"prisoner", "fighter", "soldier", "civilian", "journalist", "child", "woman"})


def move_events(scene: Scene, tree: Tree) -> list[Event]:
    """Moves that one sentence tells of, done or demanded: a state or force must make them, or the sentence gives none."""
    events: list[Event] = []
    moves = _inverted(scene.lexicon.tables["politics"]["moves"])
    decrees = scene.lexicon.tables["politics"]["decrees"]
    for i in range(len(tree.tokens)):
        if not tree.is_verb(i):
            continue
        kind = moves.get(tree.lemma(i))
        if kind is not None and _fits(scene, tree, i, kind):
            events += _move(scene, tree, i, kind)
        elif tree.lemma(i) in decrees["verbs"]:
            decree = _decree(tree, i, decrees)
            if decree is not None:
                events += _move(scene, tree, i, decree)
    return events


def _inverted(table: Mapping[str, Sequence[str]]) -> dict[str, str]:
    return {word: kind for kind in sorted(table) for word in table[kind]}


def _fits(scene: Scene, tree: Tree, i: int, kind: str) -> bool:
    """Forces withdraw, prisoners are released: a statement that is released or a proposal withdrawn is no move."""
    human, armed = scene.lexicon.words.human, scene.lexicon.words.armed
    patients = tree.patients(i)
    if kind == "RETREAT/release":
        return any(human.get(tree.lemma(k), "") in _FREED or _is_people(scene, tree, k) for k in patients)
    if kind == "RETREAT/withdraw":
        return not patients or any(
            tree.lemma(k) in armed or tree.lemma(k) in ("weapon", "tank", "artillery") for k in patients
        )
    return True


def _is_people(scene: Scene, tree: Tree, i: int) -> bool:
    mention = scene.actor_on(tree, i)
    return mention is not None and mention.actor.kind in ("person", "people")


def _decree(tree: Tree, i: int, decrees: Mapping[str, Sequence[str]]) -> str | None:
    """ "Declared a state of war", "imposed a curfew", "declared partial military mobilisation"."""
    patients = tree.patients(i)
    words = [k for p in patients for k in (p, *tree.kids(p, "amod", "compound", "nmod"))]
    for kind in sorted(k for k in decrees if "/" in k):
        for k in words:
            if tree.lemma(k) in decrees[kind]:
                state = any(tree.lemma(p) in ("state", "law") for p in patients)
                if kind != "COERCE/martial-law" or state:
                    return kind
    return None


def _move(scene: Scene, tree: Tree, i: int, kind: str) -> list[Event]:
    token = tree.tokens[i]
    claim = scene.claim_at(token.start, token.end) or scene.claim_cued(token.start, token.end)
    if claim is None:
        return []
    movers = _movers(scene, tree, tree.agents(i) or (tree.patients(i) if kind == "RETREAT/withdraw" else []))
    if not movers:
        return []
    type_, _, sub_type = kind.partition("/")
    roles: list[Role] = [cast.mention_role(scene, m, "perpetrator") for m in movers]
    if kind == "RETREAT/release":
        roles += list(cast.roles(scene, tree, tree.patients(i), "target"))
    how = standing(tree, i, act=claim.act if _inside(claim, token.start) else "assert", lexicon=scene.lexicon)
    time = dates.when(scene, tree, i, claim, news=how.modality == "actual", saying=not _inside(claim, token.start))
    place = places.where(scene, tree, i, carriers=[], roles=roles)
    return [
        make_event(
            scene,
            tree,
            claim,
            start=token.start,
            end=token.end,
            type_=type_,
            sub_type=sub_type,
            modality=how.modality,
            roles=roles,
            time=time,
            place=place,
            object_="withdrawal" if kind == "RETREAT/withdraw" else None,
        )
    ]


def _inside(claim: Claim, at: int) -> bool:
    return any(start <= at < end for start, end in claim.content_spans)


def _movers(scene: Scene, tree: Tree, words: Sequence[int]) -> list[ActorMention]:
    found: dict[str, ActorMention] = {}
    for i in words:
        mention = scene.actor_on(tree, i) or cast.modifier(scene, tree, i)
        if mention is not None and mention.actor.kind in _MOVERS:
            found.setdefault(mention.actor.actor_id, mention)
    return list(found.values())
