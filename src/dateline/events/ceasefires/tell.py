"""In `events/ceasefires`: what a report tells of its ceasefires, sentence by sentence and as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace

from dateline.events.ceasefires.breaches import breaches
from dateline.events.ceasefires.details import telling_of
from dateline.events.ceasefires.namings import namings, of_trade, of_war
from dateline.events.ceasefires.parties import beside_of, hosts_of, is_body, other_side, parties_of
from dateline.events.ceasefires.sides import Sides
from dateline.events.ceasefires.stages import Told, needs_time, of_none, stages
from dateline.events.ceasefires.terms import humane, tell_days, terms_of
from dateline.events.ceasefires.threads import Telling, threads
from dateline.events.ceasefires.told import by_name, event_of, full
from dateline.events.scene import Scene
from dateline.events.types import Event, Role, Terms

#: PLOVER's types that are positions on something.
_POSITIONS = ("SUPPORT", "REJECT", "REQUEST")
_BEGUN = ("agreed", "declared", "in force")
_STAGES = ("proposed", "declared", "agreed", "in force", "extended", "rejected", "ended", "monitored")


def told_ceasefires(scene: Scene, events: Sequence[Event]) -> list[Event]:
    """The events of a report in any order; those of ceasefires with the terms that the whole report tells, and further ones.

    In a report of no war, what is called a truce is none.
    """
    others = [e for e in events if e.type != "Ceasefire"]
    found = [e for e in events if e.type == "Ceasefire"]
    if not of_war(scene):
        return others
    named = namings(scene, scene.trees)
    bloodless = [tree.sentence for tree in scene.trees if of_trade(tree)]
    found = [e for e in found if not any(s.start <= e.start < s.end for s in bloodless)]
    if not named:
        return [*others, *found]
    of_nothing = {n.number for n in named if n.form == "name" and of_none(scene.trees[n.number], n)}
    firsts = [tree.sentence.start for tree in scene.trees]
    found = [e for e in found if e.sub_type not in _BEGUN or _number(scene, firsts, e) not in of_nothing]
    words = {scene.trees[n.number].tokens[n.top].start for n in named if n.form in ("name", "again")}
    others = [_on_the_ceasefire(e, words) for e in others]
    sides = Sides(scene)
    sides.at_arms(others)
    told = list(stages(scene.trees, named))
    known = {(_number(scene, firsts, e), e.sub_type): e for e in reversed(found)}
    heads = {(scene.trees[t.number].tokens[t.head].start, t.stage) for t in told}
    starts = {start for start, _ in heads}
    found = [e for e in found if e.start not in starts or (e.start, e.sub_type) in heads or e.sub_type == "violated"]
    read = {(t.number, t.stage) for t in told}
    told += [t for e in found if (t := _as_told(scene, e, read, firsts)) is not None]
    told.sort(key=lambda t: (t.number, t.first, t.stage))
    ended = {scene.trees[t.number].tokens[t.head].start for t in told if t.stage == "ended"}
    found = [e for e in found if e.sub_type != "violated" or e.start not in ended]  # "broke off"
    tellings = _tellings(scene, told, sides)
    if not any(n.form in ("name", "again") for n in named):
        # a force that stops firing is no ceasefire by that alone
        firm = [t for t in tellings if t.told.asked or t.start or len(t.sides) + len(t.between) >= 2 or t.one_sided]
        tellings = tellings if firm else []
    grouped = threads(scene.trees, tellings)
    beside = beside_of(scene, grouped)
    made: list[Event] = []
    terms: dict[int, Terms] = {}
    bound: list[Role] = []
    instead: set[str] = set()
    for thread in grouped:
        parties = parties_of(scene, thread, sides)
        declared = any(t.told.stage == "declared" for t in thread.tellings)
        if len(parties) == 1 and not declared and is_body(parties[0]):
            parties = []  # a body of states that speaks of it is not one side of it
        parties = parties or list(bound)
        hosts = hosts_of(thread, sides, beside.get(thread.number, []), parties)
        terms[thread.number] = terms_of(thread, parties, humane(scene, thread))
        tell_days(scene, thread, terms[thread.number])
        bound = parties if len(parties) > len(bound) else bound
        other_side(thread, parties if len(parties) == 2 else bound, sides)
        for telling in thread.tellings:
            if telling.told.stage in ("rejected", "proposed", "ended") and not telling.by:
                telling.by = by_name(scene, telling.told)
            event = known.get((telling.told.number, telling.told.stage))
            if event is not None and telling.on is not None and event.date_from is None:
                own = event_of(
                    scene, telling
                )  # "agreed a truce mediated by X on Tuesday": told by the verb of the sentence
                if own is not None and own.start < event.start:
                    instead.add(event.event_id)
                    event = own
            event = event or event_of(scene, telling)
            if event is not None:
                made.append(full(scene, event, telling, parties, hosts, terms[thread.number]))
    told_at = {m.start: m for m in reversed(made)}
    kept = {m.event_id for m in made} | instead
    for event in found:
        if event.event_id not in kept and event.sub_type != "violated":
            same = told_at.get(event.start)  # "is to take effect": declared, and in force on a day to come
            made.append(event if same is None else replace(event, roles=same.roles, terms=same.terms))
    made += breaches(
        scene, named, tellings, sides, [e for e in found if e.sub_type == "violated"], others, terms, bound
    )
    return [*others, *{e.event_id: e for e in made}.values()]


def _on_the_ceasefire(event: Event, words: Set[int]) -> Event:
    """ "Welcomed the deal", of a ceasefire told of before: a position on it."""
    if event.type not in _POSITIONS or event.object is not None:
        return event
    for role in event.roles:
        thing = role.role in ("target", "object") and role.actor is None
        if thing and any(start in words for start in range(role.start, role.end)):
            kept = tuple(r for r in event.roles if r is not role)
            return replace(event, object="ceasefire", roles=(*kept, replace(role, role="object")))
    return event


def _number(scene: Scene, starts: Sequence[int], event: Event) -> int:
    number = bisect_right(starts, event.start) - 1
    return number if number >= 0 and event.start < scene.trees[number].sentence.end else -1


def _as_told(scene: Scene, event: Event, told: Set[tuple[int, str]], firsts: Sequence[int]) -> Told | None:
    """An event found in its sentence alone, as a telling of the report; None where the report's reading has it too."""
    number = _number(scene, firsts, event)
    if event.sub_type not in _STAGES or number < 0 or (number, event.sub_type) in told:
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
    planned = next((t for t in told if t.stage == "planned"), None)
    together: dict[int, list[Told]] = defaultdict(list)
    for one in told:
        together[one.number].append(one)
    for one in told:
        if one is planned or one.stage == "planned":
            continue
        rivals = [t for t in together[one.number] if t is not one]
        telling = telling_of(scene, scene.trees[one.number], one, sides, rivals)
        timed = telling.start is not None or telling.delay is not None
        if one.phrase in ("hold", "last") and telling.start is not None and telling.start.role == "at":
            timed = telling.delay is not None  # "held overnight" tells of no beginning
        if one.stage == "in force" and (needs_time(one) or one.future) and not timed:
            if found and (telling.length or telling.until):  # "it holds for sixty days"
                found[-1].length, found[-1].until = found[-1].length or telling.length, found[-1].until or telling.until
            continue
        ahead = one.stage == "in force" and one.future
        if ahead and any(t.stage in ("declared", "agreed", "proposed") for t in rivals):
            pass
        elif ahead:
            one = replace(one, stage="declared")
            telling = telling_of(scene, scene.trees[one.number], one, sides, rivals)
        if telling.told.stage == "declared" and not one.asked:
            names = {r.name for r in [*telling.between, *telling.sides]}
            verbal = one.naming is not None and one.naming.form == "verb"
            ordered = one.phrase in ("order", "decree", "impose")
            jointly = one.phrase in ("announce", "declare", "proclaim") and _among_them(telling, sides)
            if len(names) >= 2 and not ordered and (one.phrase == "" or telling.between or verbal or jointly):
                telling.told = replace(telling.told, stage="agreed")
        found.append(telling)
    if planned is not None and not any(t.start for t in found):
        plan = telling_of(scene, scene.trees[planned.number], planned, sides, together[planned.number])
        for telling in found[-1:]:
            telling.start, telling.length = plan.on or plan.start, telling.length or plan.length
    return found


def _among_them(telling: Telling, sides: Sides) -> bool:
    """ "The government and the rebels announced an end to ...": two who fight, not two states on a war of others."""
    actors = [r.actor for r in telling.sides if r.actor is not None]
    group = any(a.kind == "armed_group" for a in actors)
    return group or (sides.home is not None and sides.home.name in {a.name for a in actors})
