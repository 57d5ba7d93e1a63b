"""In `events/truces`: the report's tellings of its ceasefires, those found sentence by sentence and those that take the report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.claims.types import Claim
from dateline.events.build import make_event
from dateline.events.modality import standing
from dateline.events.scene import Scene
from dateline.events.setting.when import When, anchor
from dateline.events.syntax import Tree
from dateline.events.truces.breaches import breaches
from dateline.events.truces.details import telling_of
from dateline.events.truces.hours import Point, later
from dateline.events.truces.mediators import mediators
from dateline.events.truces.namings import namings, of_war
from dateline.events.truces.sides import Sides
from dateline.events.truces.stages import Told, needs_time, stages
from dateline.events.truces.threads import Telling, Thread, threads
from dateline.events.types import Event, Modality, Role, Terms

_STAGES = ("proposed", "declared", "agreed", "in force", "extended", "rejected", "ended", "monitored")
_LASTING = ("come to", "expire", "lapse", "run out", "run _ course", "wear off", "over", "end")


def told_ceasefires(scene: Scene, events: Sequence[Event]) -> list[Event]:
    """The events of a report in any order; those of ceasefires with the terms that the whole report tells, and further ones.

    In a report of no war, what is called a truce is none.
    """
    others = [e for e in events if e.type != "Ceasefire"]
    found = [e for e in events if e.type == "Ceasefire"]
    if not of_war(scene):
        return others
    named = namings(scene, scene.trees)
    if not named:
        return list(events)
    sides = Sides(scene)
    told = list(stages(scene.trees, named))
    known = {(_number(scene, e), e.sub_type): e for e in reversed(found)}
    told += [t for e in found if (t := _as_told(scene, e, told)) is not None]
    told.sort(key=lambda t: (t.number, t.first, t.stage))
    tellings = _tellings(scene, told, sides)
    if not any(n.form in ("name", "again") for n in named):
        tellings = [
            t
            for t in tellings
            if t.told.asked or t.start is not None or len(t.sides) + len(t.between) >= 2 or t.one_sided
        ]
    grouped = threads(scene.trees, tellings)
    made: list[Event] = []
    terms: dict[int, Terms] = {}
    for thread in grouped:
        parties, hosts = _parties(scene, thread, sides, grouped), _hosts(scene, thread, sides, grouped)
        hosts = [r for r in hosts if r.name not in {p.name for p in parties}]
        terms[thread.number] = _terms(thread, parties)
        for telling in thread.tellings:
            event = known.get((telling.told.number, telling.told.stage))
            event = event or _event(scene, telling)
            if event is not None:
                made.append(_full(event, telling, parties, hosts, terms[thread.number]))
    made += [e for e in found if e.event_id not in {m.event_id for m in made} and e.sub_type != "violated"]
    made += breaches(scene, named, tellings, sides, [e for e in found if e.sub_type == "violated"], others, terms)
    return [*others, *{e.event_id: e for e in made}.values()]


def _number(scene: Scene, event: Event) -> int:
    return next((n for n, t in enumerate(scene.trees) if t.sentence.start <= event.start < t.sentence.end), -1)


def _as_told(scene: Scene, event: Event, told: Sequence[Told]) -> Told | None:
    """An event found in its sentence alone, as a telling of the report; None where the report's reading has it too."""
    number = _number(scene, event)
    if (
        event.sub_type not in _STAGES
        or number < 0
        or any((t.number, t.stage) == (number, event.sub_type) for t in told)
    ):
        return None
    tree = scene.trees[number]
    word = next((k for k, token in enumerate(tree.tokens) if token.start <= event.start < token.end), -1)
    if word < 0:
        return None
    naming = next((n for n in namings(scene, (tree,))), None)
    naming = replace(naming, number=number) if naming is not None else None
    return Told(event.sub_type, number, word, word, word, naming, "", False)


def _tellings(scene: Scene, told: Sequence[Told], sides: Sides) -> list[Telling]:
    found: list[Telling] = []
    for one in told:
        rivals = [t for t in told if t.number == one.number and t is not one]
        telling = telling_of(scene, scene.trees[one.number], one, sides, rivals)
        if one.stage == "in force" and (needs_time(one) or one.future) and telling.start is None:
            continue
        ahead = one.stage == "in force" and one.future
        if ahead and any(t.stage in ("declared", "agreed", "proposed") for t in rivals):
            pass
        elif ahead:
            telling.told = replace(one, stage="declared")
        if telling.told.stage == "declared" and not one.asked:
            names = {r.name for r in [*telling.between, *telling.sides]}
            verbal = one.naming is not None and one.naming.form == "verb"
            if len(names) >= 2 and (one.phrase == "" or telling.between or verbal):
                telling.told = replace(telling.told, stage="agreed")
        found.append(telling)
    return found


# ---- the ceasefire as a whole


def _parties(scene: Scene, thread: Thread, sides: Sides, grouped: Sequence[Thread]) -> list[Role]:
    """Those between whom it is told to be, else those who agreed to it, else the one that declared it, else who fights."""
    tellings = thread.tellings
    for pairs in (
        [t.between for t in tellings],
        [t.sides for t in tellings if t.told.stage == "agreed"],
        [t.sides for t in tellings if t.told.stage in ("in force", "extended", "ended")],
    ):
        best = max(pairs, key=len, default=[])
        if len(best) >= 2:
            return best
    declared = [t for t in tellings if t.told.stage == "declared" and t.sides]
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
    return _fighters(scene, sides, hosts, list(singles.values()))


def _fighters(scene: Scene, sides: Sides, hosts: set[str], told: list[Role]) -> list[Role]:
    """The two that the report speaks of as fighting, where it leaves no doubt who they are."""
    counts: Counter[str] = Counter()
    roles: dict[str, Role] = {r.name: r for r in told}
    for mention in scene.actors:
        side = sides._as_side(mention)
        if side is None or side.actor.kind == "organisation" or side.actor.name in hosts:
            continue
        counts[side.actor.name] += 1
        roles.setdefault(side.actor.name, Role("party", side.start, side.end, side.text, side.actor.name, side.actor))
    chosen = [r.name for r in told]
    groups = [
        n for n in counts if (a := roles[n].actor) is not None and a.kind == "armed_group" and a.name[:1].isupper()
    ]
    states = [n for n in sorted(counts, key=lambda n: (-counts[n], n)) if n not in groups]
    chosen += [n for n in [*groups, *states] if n not in chosen]
    if len(chosen) > 2 and len(states) >= 2 and counts[states[0]] > counts[states[1]]:
        chosen = [n for n in chosen if n in groups or n == states[0] or n in {r.name for r in told}]
    return [roles[n] for n in chosen] if len(chosen) == 2 else told


def _hosts(scene: Scene, thread: Thread, sides: Sides, grouped: Sequence[Thread]) -> list[Role]:
    """Mediators named with the ceasefire; those of a sentence that tells no stage are of the latest before it."""
    found = {r.name: r for t in thread.tellings for r in t.mediators}
    own = {t.told.number for t in thread.tellings}
    every = {t.told.number for other in grouped for t in other.tellings}
    for number, tree in enumerate(scene.trees):
        if number in every or number <= min(own):
            continue
        nearest = max((n for n in every if n < number), default=-1)
        if nearest in own:
            for role in mediators(tree, None, sides):
                found.setdefault(role.name, role)
    return list(found.values())


def _terms(thread: Thread, parties: Sequence[Role]) -> Terms:
    tellings = thread.tellings
    starts = [
        t.start
        for stage in ("in force", "declared", "agreed", "extended", "ended", "proposed")
        for t in tellings
        if t.told.stage == stage and t.start
    ]
    start = next((p for p in starts if p.clock), None)
    start = start if start is not None and all(p.day == start.day for p in starts[:1]) else next(iter(starts), None)
    start_on, start_at = (start.day, start.clock) if start is not None else (None, None)
    end = _end(thread, start)
    kinds = Counter(t.kind for t in tellings if t.kind)
    alone = len({r.name for r in parties}) == 1
    one_sided = any(t.one_sided for t in tellings)
    declared = any(t.told.stage == "declared" for t in tellings)
    return Terms(
        thread.number,
        kind=min(kinds, key=lambda k: (-kinds[k], k), default=""),
        unilateral=alone and (declared or one_sided),
        starts_on=start_on,
        starts_at=start_at,
        ends_on=end[0] if end else None,
        ends_at=end[1] if end else None,
        zone=start.zone if start is not None else "",
    )


def _end(thread: Thread, start: Point | None) -> tuple[date, str | None] | None:
    tellings = thread.tellings
    extended = [t for t in tellings if t.told.stage == "extended"]
    for telling in extended:
        if telling.until is not None:
            return telling.until.day, telling.until.clock
        if telling.length is not None and telling.start is not None:
            return telling.start.plus(telling.length)
    until = [t.until for t in tellings if t.until is not None]
    if until and not extended:
        return until[0].last, until[0].clock
    long = [t.length for t in tellings if t.length is not None and not t.length.more]
    if start is not None and long:
        return later(start.day, start.clock, long[0])
    for telling in tellings:
        if (
            telling.told.stage == "ended"
            and telling.on is not None
            and telling.told.phrase.startswith(_LASTING)
            and telling.on.clock
        ):
            return telling.on.day, telling.on.clock
    return None


# ---- the events


def _event(scene: Scene, telling: Telling) -> Event | None:
    told = telling.told
    tree = scene.trees[told.number]
    word = tree.tokens[told.head]
    claim = _claim(scene, tree, told.head)
    if claim is None:
        return None
    modality = _modality(scene, tree, telling, claim)
    point = telling.on
    when = When()
    if point is not None:
        when = When(point.day, point.day, 1, "clause: told", point.clock, False, point.start, point.end)
        if point.last != point.day and point.clock is None:
            when = replace(when, date_to=point.last, prec=2)
    return make_event(
        scene, tree, claim, start=word.start, end=word.end, type_="Ceasefire", sub_type=told.stage, modality=modality, time=when,
    )  # fmt: skip


def _claim(scene: Scene, tree: Tree, head: int) -> Claim | None:
    token = tree.tokens[head]
    found = scene.claim_at(token.start, token.end) or scene.claim_over(tree, head)
    return found or scene.claim_around(tree.sentence.start, tree.sentence.end)


def _modality(scene: Scene, tree: Tree, telling: Telling, claim: Claim) -> Modality:
    told = telling.told
    day = anchor(scene)
    if told.stage == "proposed" and (
        told.asked or told.phrase.endswith((" for", " on", " to", "demand", "urge", "seek", "want"))
    ):
        return "demanded"
    if told.stage in ("proposed", "rejected", "ended", "monitored"):
        return "actual"
    if telling.start is not None and day is not None and told.stage == "in force" and telling.start.day > day:
        return "promised"
    found = standing(tree, told.head, act="assert", lexicon=scene.lexicon).modality
    return (
        found
        if found in ("hypothetical", "denied") and told.naming is not None and told.naming.form == "name"
        else "actual"
    )


def _full(event: Event, telling: Telling, parties: list[Role], hosts: list[Role], terms: Terms) -> Event:
    own: dict[tuple[str, str], Role] = {}
    for role in [*parties, *hosts, *telling.by]:
        own.setdefault((role.role, role.name), role)
    roles = tuple(sorted(own.values(), key=lambda r: (r.start, r.end, r.role)))
    kind = event.object or terms.kind or None
    return replace(event, roles=roles or event.roles, object=kind, terms=terms)
