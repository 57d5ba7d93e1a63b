"""In `events/ceasefires`: what a report tells of its ceasefires, sentence by sentence and as a whole."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from dateline.claims.types import Claim
from dateline.events.build import make_event
from dateline.events.ceasefires.breaches import breaches
from dateline.events.ceasefires.details import doers_of, telling_of
from dateline.events.ceasefires.hours import Point, later
from dateline.events.ceasefires.mediators import as_persons, mediators
from dateline.events.ceasefires.namings import namings, of_trade, of_war
from dateline.events.ceasefires.sides import Sides
from dateline.events.ceasefires.stages import Told, needs_time, stages
from dateline.events.ceasefires.threads import Telling, Thread, threads
from dateline.events.modality.standing import standing
from dateline.events.scene import Scene
from dateline.events.setting.when import When, anchor
from dateline.events.syntax import Tree
from dateline.events.types import Event, Modality, Role, Terms

_STAGES = ("proposed", "declared", "agreed", "in force", "extended", "rejected", "ended", "monitored")
#: What is done by those who bring a ceasefire about as often as by those who are bound by it.
_ARRANGED = frozenset(
    {"arrange", "negotiate", "secure", "broker", "mediate", "hammer out", "work out", "draw up", "put together",
     "thrash out", "announce", "win", "obtain", "extract", "unveil", "patch together", "cobble together",
     "stitch together", "nail down", "proclaim"}
)  # fmt: skip
#: Who does this to accept a ceasefire has accepted it.
_DECIDED = frozenset({"vote", "decide", "agree", "resolve", "choose", "opt", "consent"})
_DONE_SO = frozenset({"xcomp", "advcl", "ccomp"})
#: Sentences after one that tells of a ceasefire in which its mediators may be named.
_BESIDE = 6
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
    bloodless = [tree.sentence for tree in scene.trees if of_trade(tree)]
    found = [e for e in found if not any(s.start <= e.start < s.end for s in bloodless)]
    if not named:
        return [*others, *found]
    sides = Sides(scene)
    sides.at_arms(others)
    told = list(stages(scene.trees, named))
    firsts = [tree.sentence.start for tree in scene.trees]
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
    beside = _beside(scene, grouped)
    made: list[Event] = []
    terms: dict[int, Terms] = {}
    bound: list[Role] = []
    instead: set[str] = set()
    for thread in grouped:
        parties = _parties(scene, thread, sides)
        declared = any(t.told.stage == "declared" for t in thread.tellings)
        if len(parties) == 1 and not declared and _is_body(parties[0]):
            parties = []  # a body of states that speaks of it is not one side of it
        parties = parties or list(bound)
        hosts = _hosts(thread, sides, beside.get(thread.number, []), parties)
        terms[thread.number] = _terms(thread, parties, _humane(scene, thread))
        _days(scene, thread, terms[thread.number])
        bound = parties if len(parties) > len(bound) else bound
        _other_side(thread, parties if len(parties) == 2 else bound, sides)
        for telling in thread.tellings:
            if telling.told.stage in ("rejected", "proposed", "ended") and not telling.by:
                telling.by = _by_name(scene, telling.told)
            event = known.get((telling.told.number, telling.told.stage))
            if event is not None and telling.on is not None and event.date_from is None:
                own = _event(
                    scene, telling
                )  # "agreed a truce mediated by X on Tuesday": told by the verb of the sentence
                if own is not None and own.start < event.start:
                    instead.add(event.event_id)
                    event = own
            event = event or _event(scene, telling)
            if event is not None:
                made.append(_full(scene, event, telling, parties, hosts, terms[thread.number]))
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


def _by_name(scene: Scene, told: Told) -> list[Role]:
    """Who did it, where nothing says for whom: a person by name, a force by its leader's."""
    tree = scene.trees[told.number]
    for i in doers_of(tree, told.head):
        first, last = tree.noun_range(i)
        if told.naming is not None and first <= told.naming.i <= last:
            continue
        mention = scene.actor_on(tree, i)
        if mention is not None and mention.actor.kind in ("person", "armed_group"):
            return [Role("participant", mention.start, mention.end, mention.text, mention.actor.name, mention.actor)]
        if any(tree.tokens[k].upos == "PROPN" for k in range(first, last + 1)):
            start, end = tree.tokens[first].start, tree.tokens[last].end
            text = scene.report.text[start:end]
            return [Role("participant", start, end, text, text)]
    return []


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


# ---- the ceasefire as a whole


def _parties(scene: Scene, thread: Thread, sides: Sides) -> list[Role]:
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


def _beside(scene: Scene, grouped: Sequence[Thread]) -> dict[int, list[Tree]]:
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


def _hosts(thread: Thread, sides: Sides, beside: Sequence[Tree], parties: Sequence[Role]) -> list[Role]:
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


def _terms(thread: Thread, parties: Sequence[Role], humane: str) -> Terms:
    tellings = thread.tellings
    tellings = sorted(thread.tellings, key=lambda t: t.told.future)
    starts = [
        t.start
        for stage in ("in force", "declared", "agreed", "extended", "ended", "proposed")
        for t in tellings
        if t.told.stage == stage and t.start
    ]
    start = next((p for p in starts if p.clock), None)
    start = start if start is not None and all(p.day == start.day for p in starts[:1]) else next(iter(starts), None)
    start_on, start_at = (start.day, start.clock) if start is not None else (None, None)
    delay = next(
        (t.delay for t in tellings if t.delay is not None and t.told.stage in ("in force", "agreed", "declared")), None
    )
    agreed_on = next((t.on for t in tellings if t.on is not None and t.told.stage in ("agreed", "declared")), None)
    if delay is not None and agreed_on is not None and (start is None or start == agreed_on):
        start_on, start_at = agreed_on.plus(delay)
    end = _end(thread, start)
    kinds = Counter(t.kind for t in tellings if t.kind) or Counter([humane] if humane else [])
    alone = len({r.name for r in parties}) == 1
    one_sided = any(t.one_sided for t in tellings)
    declared = any(t.told.stage == "declared" for t in tellings)
    signed = any(t.told.stage == "agreed" for t in tellings)
    offered = one_sided and all(t.told.stage in ("proposed", "rejected") for t in tellings)
    return Terms(
        thread.number,
        kind=min(kinds, key=lambda k: (-kinds[k], k), default=""),
        unilateral=offered or (alone and ((declared and not signed) or one_sided)),
        starts_on=start_on,
        starts_at=start_at,
        ends_on=end[0] if end else None,
        ends_at=end[1] if end else None,
        zone=start.zone if start is not None else "",
    )


def _humane(scene: Scene, thread: Thread) -> str:
    """ "humanitarian" where the sentences about it speak of letting people out or aid in."""
    first, last = min(t.told.number for t in thread.tellings), max(t.told.number for t in thread.tellings)
    words = {tree.lemma(k) for tree in scene.trees[first : last + 4] for k in range(len(tree.tokens))}
    return "humanitarian" if words & {"evacuation", "evacuate", "evacuee", "humanitarian"} else ""


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


def _other_side(thread: Thread, parties: Sequence[Role], sides: Sides) -> None:
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


def _days(scene: Scene, thread: Thread, terms: Terms) -> None:
    """Days that the whole tells: one that "collapsed within hours" ended on its first day; one prolonged before it ran out."""
    start = Point(0, 0, terms.starts_on, terms.starts_at, "", "at", terms.starts_on) if terms.starts_on else None
    agreed = next((t.on for t in thread.tellings if t.on is not None and t.told.stage in ("agreed", "declared")), None)
    day = anchor(scene)
    for telling in thread.tellings:
        told = telling.told
        if telling.on is not None:
            continue
        if told.stage == "ended" and (start or agreed) and _at_once(scene, told):
            telling.on = start or agreed
        elif told.stage == "extended" and telling.start is not None and telling.start.clock == "00:00":
            before = telling.start.day - timedelta(days=1)
            telling.on = replace(telling.start, day=before, last=before, clock=None)
        elif told.stage == "agreed" and start is not None and day is not None and (day - start.day).days in (0, 1):
            telling.on = replace(start, clock=None)


_SOON = frozenset({"within", "opening", "later", "after"})
_SPANS = frozenset({"minutes", "hours", "hour", "minute", "afternoon", "morning"})


def _at_once(scene: Scene, told: Told) -> bool:
    """ "Within minutes", "hours later", "its opening afternoon"."""
    tree = scene.trees[told.number]
    words = {tree.low(k) for k in range(told.first, min(len(tree.tokens), told.last + 8))}
    return bool(_SOON & words and _SPANS & words)


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
    when = When() if told.stage == "in force" else _wide(scene, tree, tree.tokens[told.head].start)
    if point is not None:
        when = When(point.day, point.day, 1, "clause: told", point.clock, False, point.start, point.end)
        if point.last != point.day and point.clock is None:
            when = replace(when, date_to=point.last, prec=2)
    return make_event(
        scene, tree, claim, start=word.start, end=word.end, type_="Ceasefire", sub_type=told.stage, modality=modality, time=when,
    )  # fmt: skip


def _wide(scene: Scene, tree: Tree, at: int) -> When:
    """The month or year told nearest: "sealed in September"."""
    times = scene.times.touching(tree.sentence.start, tree.sentence.end)
    wide = [t for t in times if t.type == "DATE" and t.date_from is not None and t.date_prec >= 4]
    nearest = min(wide, key=lambda t: (abs(t.start - at), t.start), default=None)
    return When.told(nearest, "clause") if nearest is not None else When()


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


def _is_body(role: Role) -> bool:
    return role.actor is not None and role.actor.kind == "organisation"


def _standing(event: Event, telling: Telling) -> Event:
    """What is done by saying or sending is done, whatever is to follow; the day until or from which is not the day of it."""
    told, start, until = telling.told, telling.start, telling.until
    if told.stage == "monitored" and event.modality == "hypothetical" and not told.asked:
        event = replace(event, modality="actual")
    if told.stage in ("declared", "agreed", "extended") and event.modality == "promised" and not told.future:
        event = replace(event, modality="actual")
    others = {p.day for p in (start, until) if p is not None}
    if (
        telling.kind == "holiday"
        and telling.on is None
        and event.date_from != event.date_to
        and told.stage != "in force"
    ):
        others.add(event.date_from or date.min)  # the days of the feast
    if told.stage in ("in force", "ended") or telling.on is not None or event.date_from is None or not others:
        return event
    if event.date_from in others or (until is not None and event.date_to == until.day) or _far(event, others):
        none = When()
        return replace(event, date_from=None, date_to=None, date_prec=none.prec, date_rule=none.rule, clock_from=None)
    return event


def _far(event: Event, days: Set[date]) -> bool:
    """Whether an event's day is months from all the days that its ceasefire runs: a feast's of another year or month."""
    on = event.date_from
    return on is not None and all(abs((d - on).days) > 60 for d in days)


def _decided(tree: Tree, told: Told) -> bool:
    """ "Voted to accept it": who decides to accept has accepted."""
    above = tree.head(told.head)
    return (
        told.stage == "agreed"
        and not told.asked
        and above >= 0
        and tree.lemma(above) in _DECIDED
        and tree.rel(told.head) in _DONE_SO
    )


def _full(scene: Scene, event: Event, telling: Telling, parties: list[Role], hosts: list[Role], terms: Terms) -> Event:
    own: dict[tuple[str, str], Role] = {}
    for role in [*parties, *hosts, *telling.by]:
        own.setdefault((role.role, role.name), role)
    roles = tuple(sorted(own.values(), key=lambda r: (r.start, r.end, r.role)))
    kind = event.object or terms.kind or None
    event = _standing(event, telling)
    if event.modality in ("hypothetical", "promised") and _decided(scene.trees[telling.told.number], telling.told):
        event = replace(event, modality="actual")
    if event.sub_type == "extended" and event.modality in ("hypothetical", "promised") and telling.agreed:
        event = replace(event, modality="actual")
    on, start = telling.on, telling.start
    if (
        on is not None
        and event.date_from is None
        and telling.told.stage != "in force"
        and (start is None or start.day != on.day)
    ):
        event = replace(
            event, date_from=on.day, date_to=on.last, date_prec=1, date_rule="clause: told", clock_from=on.clock
        )
    if (
        on is not None
        and start is not None
        and event.date_from == start.day != on.day
        and telling.told.stage != "in force"
    ) or (
        on is not None
        and telling.told.stage == "extended"
        and (event.date_from is None or event.date_from != event.date_to)
    ):
        event = replace(
            event, date_from=on.day, date_to=on.last, date_prec=1, date_rule="clause: told", clock_from=on.clock
        )
    known = tuple(r for r in event.roles if r.role != "party" or not _is_body(r))
    return replace(event, roles=roles or known, object=kind, terms=terms)
