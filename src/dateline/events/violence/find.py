"""In `events/violence`: the words of violence of a sentence become events, with type, toll, place and date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events import cast
from dateline.events.build import make_event
from dateline.events.lexicon import FAMILIES
from dateline.events.scene import Scene, is_tame
from dateline.events.setting import dates, places
from dateline.events.setting.counted import Apart, apart, parted
from dateline.events.setting.lent_days import goes_back
from dateline.events.setting.surroundings import Where
from dateline.events.setting.when import When, anchor
from dateline.events.syntax import Tree
from dateline.events.tolls.carried import carried, told_again, told_by
from dateline.events.tolls.counting import Placed
from dateline.events.tolls.find import find_tolls
from dateline.events.tolls.states import FEARED
from dateline.events.types import Event, Role, Toll
from dateline.events.violence.kinds import kind_of
from dateline.events.violence.memory import Memory, resolve
from dateline.events.violence.tellings import Telling, tell
from dateline.events.violence.triggers import by_mishap, find_triggers

# words between "another" and what it did
_BEFORE = 12
_FURTHER = frozenset({"another", "second", "third"})
_REPEATED = frozenset({"recent", "several", "multiple", "numerous", "repeated", "many", "series", "both", "various"})


def violent_events(scene: Scene, tree: Tree, *, memory: Memory, number: int) -> list[Event]:
    """Events of violence that one sentence tells of: one for each incident, not for each word.

    `memory` has what the report has told before; `number` is the sentence's place among its sentences.
    """
    found = find_triggers(scene, tree)
    tellings = [t for f in found if (t := tell(scene, tree, f)) is not None]
    placed = find_tolls(scene, tree, found)
    hurt = any(p.toll.kind in ("killed", "injured") and p.toll.low for p in placed)
    before = (memory.last(tree, number, harming=True) if hurt else None) or memory.last(tree, number)
    groups = _groups(scene, tree, tellings)
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
    tolls = _shared(tree, groups, placed)
    events: list[Event] = []
    homeless: list[Toll] = []
    for group, own in zip(groups, tolls, strict=True):
        event = _event(scene, tree, group, own)
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


# ---- which words tell of one event


def _groups(scene: Scene, tree: Tree, tellings: Sequence[Telling]) -> list[list[Telling]]:
    """Tellings of one incident together: what does harm joins the act that does it, a noun the verb that tells the same."""
    acts = [t for t in tellings if t.found.trigger.family != "harm"]
    harms = [t for t in tellings if t.found.trigger.family == "harm"]
    groups: list[list[Telling]] = []
    links = apart(scene, tree)
    for telling in acts:
        home = next((g for g in groups if all(_one(links, tree, other, telling) for other in g)), None)
        if home is None:
            groups.append([telling])
        else:
            home.append(telling)
    for telling in harms:
        if _another(tree, telling.found.i):
            groups.append([telling])
            continue
        options = [g for g in groups if _joins(links, tree, g[0], telling) and not _other_dead(tree, g, telling)]
        if options:
            min(options, key=lambda g: min(tree.distance(t.found.i, telling.found.i) for t in g)).append(telling)
        else:
            groups.append([telling])
    return groups


def _one(links: Sequence[Apart], tree: Tree, a: Telling, b: Telling) -> bool:
    """Whether two acts of one sentence are one event."""
    if not _compatible(a, b):
        return False
    families = {a.found.trigger.family, b.found.trigger.family}
    if families - {"strike", "attack"} and len(families) > 1:
        return False
    if (a.days and b.days and a.days != b.days) or parted(links, tree, a.found.i, b.found.i):
        return False
    return not _own_clause(tree, a, b)


def _joins(links: Sequence[Apart], tree: Tree, act: Telling, harm: Telling) -> bool:
    if not _compatible(act, harm) or act.found.trigger.family in (
        "protest",
        "arrest",
        "loot",
        "abduct",
        "other",
        "foil",
    ):
        return False
    if parted(links, tree, act.found.i, harm.found.i) or _earlier(tree, act, harm):
        return False
    return not (act.days and harm.days and act.days != harm.days)


def _another(tree: Tree, i: int) -> bool:
    """ "A mine killed a baker; another, in Y on Sunday, maimed two": what has a subject like this is an event of its own."""
    before = range(i - 1, max(-1, i - _BEFORE), -1)
    bare = next((k for k in before if tree.low(k) in ("another", ";", ".")), -1)
    if bare >= 0 and tree.low(bare) == "another" and tree.tokens[bare + 1].upos in ("PUNCT", "ADP", "VERB", "AUX"):
        return True
    words = [w for s in tree.kids(i, "nsubj") for w in (s, *tree.kids(s, "det", "amod", "nummod"))]
    return tree.rel(i) in ("conj", "parataxis", "root") and any(tree.low(w) in _FURTHER for w in words)


def _earlier(tree: Tree, act: Telling, harm: Telling) -> bool:
    """ "It was the second attack on X; on Saturday, gunmen had killed a guard": a day before, in a clause of its own."""
    i = harm.found.i
    own = tree.rel(i) in ("conj", "parataxis") and bool(tree.kids(i, "nsubj")) and act.found.i not in tree.subtree(i)
    return own and harm.days is not None and any(tree.low(k) == "had" for k in tree.kids(i, "aux"))


def _other_dead(tree: Tree, group: Sequence[Telling], harm: Telling) -> bool:
    """ "Two of its men died and it killed thirty": a second "killed" with a subject of its own counts other people."""
    kind = harm.found.trigger.toll
    return any(t.found.trigger.toll == kind and _own_clause(tree, t, harm) for t in group if kind)


def _compatible(a: Telling, b: Telling) -> bool:
    """Told by one claim, in one modality, of no two different sides."""
    if a.claim.claim_id != b.claim.claim_id or a.standing.modality != b.standing.modality:
        return False
    ours, theirs = ({r.name for r in t.of("perpetrator")} for t in (a, b))
    return not ours or not theirs or bool(ours & theirs)


def _own_clause(tree: Tree, a: Telling, b: Telling) -> bool:
    """Whether the later of the two stands in a coordinate clause with a subject of its own, or "since then"."""
    for telling in (a, b):
        for above in [telling.found.i, *tree.ancestors(telling.found.i)]:
            if tree.rel(above) in ("conj", "parataxis") and tree.kids(above, "nsubj") and tree.is_verb(above):
                other = b if telling is a else a
                if other.found.i not in tree.subtree(above):
                    return True
    return False


def _shared(tree: Tree, groups: Sequence[Sequence[Telling]], placed: Sequence[Placed]) -> list[list[Toll]]:
    """Each toll goes to the group whose words are nearest in the tree, its own trigger's first."""
    tolls: list[list[Toll]] = [[] for _ in groups]
    for p in placed:
        best, least = -1, 10_000
        for index, group in enumerate(groups):
            near = min(0 if t.found.i == p.anchor else 1 + tree.distance(t.found.i, p.anchor) for t in group)
            if near < least:
                best, least = index, near
        if best >= 0:
            tolls[best].append(p.toll)
    return tolls


# ---- from tellings to an event


def _event(scene: Scene, tree: Tree, group: Sequence[Telling], tolls: Sequence[Toll]) -> Event | None:
    main = min(group, key=lambda t: (_aside(tree, t), FAMILIES.index(t.found.trigger.family), t.found.i))
    trigger = main.found.trigger
    if main.standing.ceasing and main.standing.modality != "actual":
        return None
    unharmed = _nobody(tolls) or (main.standing.modality == "denied" and not (main.of("perpetrator") or tolls))
    if trigger.toll == "displaced" and _bearing_arms(scene, tree, group):
        return None  # fighters who flee have retreated
    if trigger.family == "harm" and (unharmed or (trigger.minor and not tolls)):
        return None  # that nobody was harmed is no event
    roles = _with_counted(scene, tree, _roles(group), tolls)
    type_, sub_type = kind_of(scene, tree, group, main, roles=roles, tolls=tolls)
    carriers = [k for t in group for k in (*t.patients, t.found.i, t.found.light) if k >= 0]
    place = places.where(scene, tree, main.found.i, carriers=carriers, roles=roles, claim=main.claim)
    time = _when(scene, tree, main, group)
    if place.rule.startswith("paragraph") and goes_back(scene, tree, main.found.i, time):
        place = Where()  # of another day, and so perhaps of another place
    if not tolls and not any(_is_news(scene, tree, t) for t in group):
        time, place = _its_own(scene, tree, main, time, place)
    day = anchor(scene)
    if main.found.is_noun and day is not None and time.date_from is not None and time.date_from > day:
        time, place = (
            When(),
            Where(),
        )  # "will meet on Friday to discuss the attack": time and place of the meeting
    count = _count(scene, tree, main)
    modality = (
        "threatened" if main.standing.modality == "promised" and trigger.family != "protest" else main.standing.modality
    )
    token = tree.tokens[main.found.i]
    return make_event(
        scene,
        tree,
        main.claim,
        start=token.start,
        end=token.end,
        type_=type_,
        sub_type=sub_type,
        modality=modality,
        roles=roles,
        tolls=tuple(tolls),
        place=place,
        time=time,
        count=count,
        aggregate=_aggregate(tree, main, count)
        or (time.rule.startswith("since") and time.prec >= 3)
        or (bool(tolls) and all(t.since for t in tolls)),
        ended=main.standing.ceasing,
    )


def _aside(tree: Tree, telling: Telling) -> bool:
    """ "Retook the town after two days of fighting": what went before is not what the sentence tells."""
    found = telling.found
    spots = [found.i, *[k for k in tree.ancestors(found.i) if not tree.is_verb(k)][:2]] if found.is_noun else []
    return any({"after", "following", "amid", "during"} & set(tree.cases(k)) for k in spots)


def _bearing_arms(scene: Scene, tree: Tree, group: Sequence[Telling]) -> bool:
    words = scene.lexicon.words
    lemmas = [tree.lemma(k) for t in group for k in t.patients]
    return bool(lemmas) and all(x in words.armed or words.human.get(x) in ("soldier", "fighter") for x in lemmas)


def _nobody(tolls: Sequence[Toll]) -> bool:
    return bool(tolls) and all(t.low == 0 and t.high == 0 for t in tolls)


def _when(scene: Scene, tree: Tree, main: Telling, group: Sequence[Telling]) -> When:
    news = main.standing.modality in ("actual", "alleged", "denied") and any(_reported(tree, t) for t in group)
    found = [
        dates.when(scene, tree, t.found.i, t.claim, news=news) for t in [main, *(t for t in group if t is not main)]
    ]
    told = [w for w in found if w.rule.startswith(("clause", "since"))] or [w for w in found if w.date_from is not None]
    chosen = told[0] if told else found[0]
    return replace(chosen, background=any(w.background for w in found))


def _is_news(scene: Scene, tree: Tree, telling: Telling) -> bool:
    """Whether the sentence tells that it happened; "met to discuss the attack", "a suspect in the bombing" take it as known."""
    found = telling.found
    if not found.is_noun or telling.roles:
        return True
    above = tree.head(found.i)
    about = tree.rel(found.i) in ("obl", "nmod", "obj") and above >= 0
    carried = found.light >= 0 and (tree.lemma(found.light) in scene.lexicon.light or tree.rel(found.i) != "obj")
    return carried or not about or scene.in_headline(tree.tokens[found.i].start)


def _its_own(scene: Scene, tree: Tree, main: Telling, time: When, place: Where) -> tuple[When, Where]:
    """The time and place within the noun's own phrase; those of the rest of the sentence are of what people do about it."""
    start, end = tree.chars(main.found.i)
    if not any(t.date_from is not None for t in scene.times.touching(start, end)):
        time = When(background=time.background)
    mention = place.mention
    inside = mention is not None and start <= mention.start < end
    return time, place if inside else Where()


def _reported(tree: Tree, telling: Telling) -> bool:
    """Whether the word is what its sentence reports: a verb, or a noun that a verb carries; not "amid the clashes"."""
    return (
        not telling.found.is_noun or telling.found.light >= 0 or tree.rel(telling.found.i) in ("root", "nsubj", "obj")
    )


def _roles(group: Sequence[Telling]) -> tuple[Role, ...]:
    found: dict[tuple[str, str], Role] = {}
    for r in sorted((r for t in group for r in t.roles), key=lambda r: (r.start, -r.end, r.role)):
        found.setdefault((r.role, r.actor.actor_id if r.actor else str(r.start)), r)
    victims = {(r.start, r.end) for r in found.values() if r.role == "victim"}
    hit = [r for r in found.values() if r.role in ("target", "victim")]
    found = {
        k: r
        for k, r in found.items()
        if r.role != "perpetrator" or not any(r.start < h.end and h.start < r.end and r.end == h.end for h in hit)
    }
    sides = {r.name for r in found.values() if r.role == "perpetrator"}
    parties = [r for r in found.values() if r.role == "party"]
    return tuple(
        r
        for r in found.values()
        if not (r.role == "target" and (r.start, r.end) in victims)
        and not (r.role == "party" and r.name in sides and len(parties) < 2)
    )


def _with_counted(scene: Scene, tree: Tree, roles: tuple[Role, ...], tolls: Sequence[Toll]) -> tuple[Role, ...]:
    """The roles, with whoever is counted among the dead and hurt and stands in none: "left nine shoppers dead"."""
    found = list(roles)
    human = scene.lexicon.words.human
    for toll in tolls:
        taken = any(r.start < toll.end and toll.start < r.end for r in found if r.role != "weapon")
        if toll.kind not in ("killed", "injured") or toll.high == 0 or toll.since or toll.part_of or taken:
            continue
        inside = [k for k, t in enumerate(tree.tokens) if toll.start <= t.start and t.end <= toll.end]
        head = next((k for k in inside if tree.head(k) not in inside), -1)
        if head >= 0 and tree.tokens[head].upos in ("NOUN", "PROPN") and tree.lemma(head) in human:
            r = cast.role(scene, tree, head, "victim")
            found += [r] if r is not None else []
    return tuple(sorted(found, key=lambda r: (r.start, r.end, r.role)))


def _count(scene: Scene, tree: Tree, main: Telling) -> int | None:
    if not main.found.is_noun:
        return None
    for kid in tree.kids(main.found.i, "nummod"):
        for quantity in scene.quantities_on(tree, kid):
            if quantity.low is not None and quantity.low == quantity.high:
                return quantity.low
    return None


def _aggregate(tree: Tree, main: Telling, count: int | None) -> bool:
    """Whether several incidents are counted together: "two attacks", "recent attacks", a window of days."""
    if count is not None and count > 1:
        return True
    plural = (
        main.found.is_noun
        and tree.tokens[main.found.i].xpos == "NNS"
        and main.found.trigger.family in ("strike", "attack")
    )
    if plural and any(tree.low(k) in _REPEATED for k in tree.kids(main.found.i, "amod", "det", "nmod")):
        return True
    return main.days is not None and (main.days[1] - main.days[0]).days > 2
