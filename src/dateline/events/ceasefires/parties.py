"""In `events/ceasefires`: between whom a ceasefire is, by all that the report tells of it, and who brought it about."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.events.ceasefires.mediators import as_persons, mediators
from dateline.events.ceasefires.sides import Sides
from dateline.events.ceasefires.threads import Telling, Thread
from dateline.events.ceasefires.words import table
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Role

#: What is done by those who bring a ceasefire about as often as by those who are bound by it.
_ARRANGED = table("asked")["arranged"]
#: Sentences after one that tells of a ceasefire in which its mediators may be named.
_BESIDE = 6


def parties_of(scene: Scene, thread: Thread, sides: Sides) -> list[Role]:
    """Those between whom it is told to be, else those who agreed to it, else the one that declared it, else who fights."""
    tellings = thread.tellings
    for pairs in (
        [t.between for t in tellings],
        [t.sides for t in tellings if t.told.stage == "agreed" and t.told.phrase not in _ARRANGED],
        [t.sides for t in tellings if t.told.stage in ("in force", "extended", "ended")],
    ):
        best = max(pairs, key=len, default=[])
        if len(best) >= 2:
            return best
    declared = [t for t in tellings if t.told.stage == "declared" and t.sides and not _foreign(scene, t, sides)]
    declared = [t for t in declared if t.told.naming is None or t.told.naming.form != "it"] or declared
    alone = {r.name for t in declared for r in t.sides}
    one_sided = any(t.one_sided for t in tellings)
    if len(alone) == 1 and (one_sided or not any(t.told.stage == "agreed" for t in tellings)):
        return declared[0].sides
    if one_sided:
        single = [t.sides or t.by for t in tellings if t.sides or t.by]
        if single and len(single[0]) == 1:
            return [replace(single[0][0], role="party")]
    hosts = {r.name for t in tellings for r in t.mediators}
    singles = {r.name: r for t in tellings for r in [*t.between, *t.sides] if r.name not in hosts}
    agreed = any(t.told.stage == "agreed" for t in tellings)
    return _fighters(sides, hosts, list(singles.values()), agreed=agreed)


def _foreign(scene: Scene, telling: Telling, sides: Sides) -> bool:
    """A state that announces it, where two others are spoken of as often."""
    if telling.told.phrase not in _ARRANGED or telling.one_sided or len(telling.sides) != 1:
        return False
    counts = Counter(m.actor.name for m in sides.mentioned() if m.actor.kind != "organisation")
    mine = counts.pop(telling.sides[0].name, 0)
    return sum(n >= mine for n in counts.values()) >= 2


def _fighters(sides: Sides, hosts: set[str], told: list[Role], *, agreed: bool) -> list[Role]:
    """The two that the report speaks of as fighting, where it leaves no doubt who they are."""
    counts: Counter[str] = Counter()
    roles: dict[str, Role] = {r.name: r for r in told}
    for side in sides.mentioned():
        if side.actor.kind == "organisation" or side.actor.name in hosts or not sides.fights(side):
            continue
        counts[side.actor.name] += sides.fights(side)
        roles.setdefault(side.actor.name, Role("party", side.start, side.end, side.text, side.actor.name, side.actor))
    counts.update({n: 2 * sides.armed_parts[n] for n in counts})
    chosen = [r.name for r in told][:2]
    ranked = sorted((n for n in counts if n not in chosen), key=lambda n: (-counts[n], n))
    groups = [
        n for n in ranked if (a := roles[n].actor) is not None and a.kind == "armed_group" and a.name[:1].isupper()
    ]
    states = [n for n in ranked if n not in groups]
    if len(chosen) == 1 and (actor := roles[chosen[0]].actor) is not None:
        others = groups if actor.kind == "government" and groups else ranked if actor.kind == "government" else states
        chosen += _one(others, counts)
    elif not chosen and groups and states:
        chosen = [*_one(groups, counts), *_one(states, counts)]
    elif not chosen:
        chosen = ranked if len(ranked) == 2 else ranked[:2] if len(ranked) > 2 and _apart(ranked, counts) else []
    if (
        len(chosen) == 1
        and agreed
        and not hosts
        and sides.home is not None
        and sides.home.name not in (*chosen, *hosts)
    ):
        return (
            [*told, Role("party", told[0].start, told[0].end, told[0].text, sides.home.name, sides.home)]
            if told
            else told
        )
    return [roles[n] for n in chosen] if len(chosen) == 2 else told


def _apart(ranked: Sequence[str], counts: Counter[str]) -> bool:
    return counts[ranked[1]] > counts[ranked[2]] + 2


def _one(names: Sequence[str], counts: Counter[str]) -> list[str]:
    """The one most spoken of, where no other is as much."""
    alone = len(names) == 1 or (len(names) > 1 and counts[names[0]] > counts[names[1]])
    return list(names[:1]) if alone else []


def beside_of(scene: Scene, grouped: Sequence[Thread]) -> dict[int, list[Tree]]:
    """Sentences that tell no stage, by the number of the ceasefire last told of before them; the one before the first too."""
    of_sentence: dict[int, list[int]] = defaultdict(list)
    for thread in grouped:
        for telling in thread.tellings:
            of_sentence[telling.told.number].append(thread.number)
    found: dict[int, list[Tree]] = defaultdict(list)
    last = min(of_sentence, default=0)
    for number in range(max(0, last - 1), len(scene.trees)):
        if number in of_sentence:
            last = number
        elif number - last <= _BESIDE:
            for thread_number in dict.fromkeys(of_sentence[last]):
                found[thread_number].append(scene.trees[number])
    return found


def hosts_of(thread: Thread, sides: Sides, beside: Sequence[Tree], parties: Sequence[Role]) -> list[Role]:
    """Mediators named with the ceasefire; those of a sentence that tells no stage are of the latest before it."""
    found = {r.name: r for t in thread.tellings for r in t.mediators}
    for tree in beside:
        for role in mediators(tree, None, sides):
            found.setdefault(role.name, role)
    bound = {p.name for p in parties}
    found = {r.name: r for r in as_persons(sides.scene, list(found.values()), bound)}
    if len(bound) >= 2:  # who announced or arranged it and is not bound by it
        for telling in thread.tellings:
            if telling.told.phrase in _ARRANGED:
                found.update({r.name: replace(r, role="mediator") for r in telling.sides if r.name not in bound})
    return [r for r in found.values() if r.name not in bound]


def other_side(thread: Thread, parties: Sequence[Role], sides: Sides) -> None:
    """Who rejects what one of two sides has offered, where only a name unknown or "the other side" is told: the other."""
    offered = {r.name for t in thread.tellings for r in [*t.by, *t.sides] if t.told.stage in ("proposed", "declared")}
    two = {r.name: r for r in parties} if len({r.name for r in parties}) == 2 else {}
    if not two and len(offered) == 1:
        counts = Counter(m.actor.name for m in sides.mentioned() if m.actor.kind in ("government", "armed_group"))
        kept = [n for n, _ in counts.most_common(3)]
        if len(kept) == 2 or (len(kept) == 3 and counts[kept[1]] > counts[kept[2]]):
            known = {m.actor.name: m for m in sides.mentioned()}
            two = {n: Role("party", known[n].start, known[n].end, known[n].text, n, known[n].actor) for n in kept[:2]}
    for telling in thread.tellings:
        if telling.told.stage == "rejected" and not telling.by and len(two) == 2:
            others = [r for n, r in two.items() if n not in offered]
            if len(others) == 1:
                telling.by = [replace(others[0], role="participant")]


def is_body(role: Role) -> bool:
    return role.actor is not None and role.actor.kind == "organisation"
