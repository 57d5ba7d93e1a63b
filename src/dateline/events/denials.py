"""Inside events/: "the army denied the accusation": the denial of what was told before, without telling it again."""

from __future__ import annotations

from dataclasses import replace

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Event, Role
from dateline.grounding.types import Actor
from dateline.ids import content_id


def denial_events(scene: Scene, tree: Tree, *, before: Event | None) -> list[Event]:
    """The event told of before, denied by the one it is laid to; nothing where the denier is not that one or not known."""
    if before is None:
        return []
    table = scene.lexicon.table("modality", "denials")
    for i, token in enumerate(tree.tokens):
        if not tree.is_verb(i) or tree.lemma(i) not in table["verbs"]:
            continue
        words = [k for k in tree.patients(i) if tree.lemma(k) in table["nouns"]]
        if not words or _tells_more(tree, words):
            continue
        denier = next((m.actor for k in tree.agents(i) if (m := scene.actor_on(tree, k)) is not None), None)
        accused = [r for r in before.roles if r.role == "perpetrator" and r.actor is not None]
        claim = scene.claim_cued(token.start, token.end) or scene.claim_around(token.start, token.end)
        if denier is None or claim is None or not any(_speaks_for(denier, r.actor) for r in accused):
            continue
        noun = tree.tokens[words[0]]
        return [
            replace(
                before,
                event_id=content_id("e", claim.claim_id, noun.start, noun.end, before.type, before.sub_type),
                claim_id=claim.claim_id,
                start=noun.start,
                end=noun.end,
                text=scene.report.text[tree.sentence.start : tree.sentence.end],
                modality="denied",
                tolls=(),
                roles=tuple(r for r in before.roles if isinstance(r, Role)),
                date_rule="as told before",
            )
        ]
    return []


def _tells_more(tree: Tree, words: list[int]) -> bool:
    """Whether the noun says itself what is denied ("reports of an attack"): then that is told of, not what was before."""
    return any(tree.kids(k, "acl", "nmod", "ccomp") and not tree.kids(k, "acl:relcl") for k in words)


def _speaks_for(denier: Actor, accused: Actor | None) -> bool:
    """Whether the denier is the accused, an organ or a person of it: by identity, by country, by whom it speaks for."""
    if accused is None:
        return False
    if denier.actor_id == accused.actor_id or (denier.country is not None and denier.country == accused.country):
        return True
    return denier.represents is not None and denier.represents in (accused.name, accused.represents)
