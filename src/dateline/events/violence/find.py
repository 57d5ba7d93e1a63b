"""In `events/violence`, its way in: the words of violence of a sentence become events, with type, toll, place and date."""

from __future__ import annotations

from dataclasses import replace

from dateline.events.scene import Scene, is_tame
from dateline.events.syntax import Tree
from dateline.events.tolls.carried import carried, told_again, told_by
from dateline.events.tolls.find import find_tolls
from dateline.events.tolls.states import FEARED
from dateline.events.types import Event, Toll
from dateline.events.violence.event import event_of
from dateline.events.violence.incidents import groups_of, shared
from dateline.events.violence.memory import Memory, resolve
from dateline.events.violence.tellings import tell
from dateline.events.violence.triggers import by_mishap, find_triggers


def violent_events(scene: Scene, tree: Tree, *, memory: Memory, number: int) -> list[Event]:
    """Events of violence that one sentence tells of: one for each incident, not for each word.

    `memory` has what the report has told before; `number` is the sentence's place among its sentences.
    """
    found = find_triggers(scene, tree)
    tellings = [t for f in found if (t := tell(scene, tree, f)) is not None]
    placed = find_tolls(scene, tree, found)
    hurt = any(p.toll.kind in ("killed", "injured") and p.toll.low for p in placed)
    before = (memory.last(tree, number, harming=True) if hurt else None) or memory.last(tree, number)
    groups = groups_of(scene, tree, tellings)
    if not groups:
        accidents = scene.lexicon.words.accidents
        idioms = scene.lexicon.words.idioms
        mishap = scene.of_mishap or any(
            {tree.lemma(i), tree.low(i)} & accidents or is_tame(tree, i, idioms.get(tree.lemma(i)))
            for i in range(len(tree.tokens))
        )
        # a poet's death, a crash: nobody's deed
        tame = before is None and (scene.figurative or scene.unlikely or mishap or by_mishap(scene, tree))
        return [] if tame else carried(scene, tree, placed, before)
    feared = [p for p in placed if p.toll.rule == FEARED]
    placed = [p for p in placed if p.toll.rule != FEARED]
    placed, others = told_by(scene, tree, {t.claim.claim_id for g in groups for t in g}, placed)
    tolls = shared(tree, groups, placed)
    events: list[Event] = []
    homeless: list[Toll] = []
    for group, own in zip(groups, tolls, strict=True):
        event = event_of(scene, tree, group, own)
        if event is not None:
            harm = all(t.found.trigger.family == "harm" for t in group)
            events.append(resolve(scene, tree, group, event, memory, number) if harm or not events else event)
        else:
            homeless += [t for t in own if t.high == 0]
    if events and homeless:  # "... and none of its soldiers was killed": that is told of what was told before it
        events[-1] = replace(events[-1], tolls=(*events[-1].tolls, *homeless))
    if not events:
        return carried(scene, tree, placed, before)
    events += carried(scene, tree, feared, None)
    return events + [told_again(scene, tree, events[0], claim, own) for claim, own in others]
