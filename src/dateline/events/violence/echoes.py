"""In `events/violence`: "the army denied the accusation", "he blamed the rebels": answers, which tell again of nothing new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events import cast
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Event, Modality, Role
from dateline.events.violence.memory import AS_BEFORE
from dateline.grounding.types import Actor, ActorMention
from dateline.ids import content_id

_ARMED_SIDES = frozenset({"government", "military", "armed_group", "country"})


def echo_events(scene: Scene, tree: Tree, *, before: Event | None, tells: bool) -> list[Event]:
    """The event told of before, denied by the one it is laid to, or laid to one whom the sentence blames.

    A sentence that `tells` of violence itself blames for that. Nothing where the denier is not the accused, or where verb
    and object tell of something of their own.
    """
    if before is None:
        return []
    denials, blames = (scene.lexicon.table("modality", name) for name in ("denials", "blames"))
    for i in range(len(tree.tokens)):
        if not tree.is_verb(i):
            continue
        if tree.lemma(i) in denials["verbs"]:
            event = _denial(scene, tree, i, before, denials["nouns"])
        elif not tells and tree.lemma(i) in blames["verbs"]:
            event = _blame(scene, tree, i, before)
        else:
            continue
        if event is not None:
            return [event]
    return []


def _denial(scene: Scene, tree: Tree, i: int, before: Event, nouns: Sequence[str]) -> Event | None:
    words = [k for k in tree.patients(i) if tree.lemma(k) in nouns or tree.low(k) in ("it", "this", "that")]
    if not words or any(tree.kids(k, "acl", "nmod", "ccomp") and not tree.kids(k, "acl:relcl") for k in words):
        return None  # "denied reports of an attack" says itself what is denied
    denier = next((m for k in tree.agents(i) if (m := scene.actor_on(tree, k)) is not None), None)
    accused = [r.actor for r in before.roles if r.role == "perpetrator" and r.actor is not None]
    if denier is None or not any(_speaks_for(denier, actor) for actor in accused):
        return None
    return _echo(scene, tree, i, words[0], before, "denied", before.roles)


def _blame(scene: Scene, tree: Tree, i: int, before: Event) -> Event | None:
    """ "He blamed the rebels": without "for", or with one that names no event of its own."""
    said = [i, *tree.patients(i)]
    if any(tree.kids(k, "advcl", "xcomp", "ccomp", "acl") for k in said) or tree.obliques(i, "of"):
        return None
    blamed = [
        m for k in tree.patients(i) if (m := scene.actor_on(tree, k)) is not None and m.actor.kind in _ARMED_SIDES
    ]
    known = {r.actor.actor_id for r in before.roles if r.role == "perpetrator" and r.actor is not None}
    if not blamed or (known and not known & {m.actor.actor_id for m in blamed}):
        return None
    others = [r for r in before.roles if r.role != "perpetrator"]
    roles = [*(cast.mention_role(scene, m, "perpetrator") for m in blamed), *others]
    return _echo(scene, tree, i, i, before, "alleged", roles)


def _echo(
    scene: Scene, tree: Tree, verb: int, word: int, before: Event, modality: Modality, roles: Sequence[Role]
) -> Event | None:
    """The event before in another claim's words: its toll stays with the claim that gave it."""
    cue, token = tree.tokens[verb], tree.tokens[word]
    claim = scene.claim_cued(cue.start, cue.end) or scene.claim_around(cue.start, cue.end)
    if claim is None:
        return None
    return replace(
        before,
        event_id=content_id("e", claim.claim_id, token.start, token.end, before.type, before.sub_type),
        claim_id=claim.claim_id,
        start=token.start,
        end=token.end,
        text=scene.report.text[tree.sentence.start : tree.sentence.end],
        modality=modality,
        roles=tuple(roles),
        tolls=(),
        date_rule=AS_BEFORE,
    )


def _speaks_for(mention: ActorMention, accused: Actor) -> bool:
    """Whether the denier is the accused, an organ or a person of it: by identity, country, whom it speaks for, or its name."""
    denier = mention.actor
    if accused.name.lower().rstrip("s") in mention.text.lower():
        return True
    if denier.actor_id == accused.actor_id or (denier.country is not None and denier.country == accused.country):
        return True
    return denier.represents is not None and denier.represents in (accused.name, accused.represents)
