"""In `events/violence`: the words that tell of one event become it, with type, roles, toll, place, date and modality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events import cast
from dateline.events.build import make_event
from dateline.events.lexicon import FAMILIES
from dateline.events.scene import Scene
from dateline.events.setting import dates, places
from dateline.events.setting.lent_days import goes_back
from dateline.events.setting.surroundings import Where
from dateline.events.setting.when import When, anchor
from dateline.events.syntax import Tree
from dateline.events.types import Event, Role, Toll
from dateline.events.violence.kinds import kind_of
from dateline.events.violence.tellings import Telling
from dateline.events.words import words_of

_REPEATED = words_of("violence_words", "repeated")


def event_of(scene: Scene, tree: Tree, group: Sequence[Telling], tolls: Sequence[Toll]) -> Event | None:
    """The event that a group of tellings tells of; None where they tell of harm to nobody, or of what is over before it was."""
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
