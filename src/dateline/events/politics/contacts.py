"""In `events/politics`: meetings, calls, visits and joint news conferences, with who, how, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.events import cast
from dateline.events.build import make_event
from dateline.events.modality.standing import standing
from dateline.events.politics.partakers import holds_office
from dateline.events.scene import Scene
from dateline.events.setting import dates, places
from dateline.events.syntax import Tree
from dateline.events.types import Event, Role
from dateline.events.words import words_of
from dateline.grounding.types import ActorMention, PlaceMention

_MEETING_KINDS = frozenset({"person", "government", "organisation", "armed_group", "military", "country", "unnamed"})
_TEAMS = frozenset({"country", "government", "organisation"})
_PARLEY = frozenset({"speak", "talk", "confer", "phone", "telephone"})
_SENDING = frozenset({"government", "military", "armed_group", "country"})
_HOLDS = words_of("politics_words", "holds")


def contact_events(scene: Scene, tree: Tree) -> list[Event]:
    """Contacts that one sentence tells of: two participants at least, or one who visits a place."""
    events: list[Event] = []
    table = scene.lexicon.table("politics", "contacts")
    for i, token in enumerate(tree.tokens):
        lemma = tree.lemma(i)
        if tree.is_verb(i) and lemma in table["verbs"] and not _other_use(tree, i):
            events += _contact(scene, tree, i, _verb_people(scene, tree, i), noun=False)
        elif (
            token.xpos in ("NN", "NNS")
            and {lemma, tree.low(i)} & set(table["nouns"])
            and _is_contact_noun(scene, tree, i)
        ):
            events += _contact(scene, tree, i, _noun_people(scene, tree, i), noun=True)
    return _once_a_group(events)


def _other_use(tree: Tree, i: int) -> bool:
    """ "Speaking to reporters", "sat in court": verbs of contact that tell of none."""
    if tree.lemma(i) == "speak":
        return tree.tokens[i].xpos == "VBG"
    return tree.lemma(i) == "sit" and not any(tree.low(k) == "down" for k in tree.kids(i, "advmod", "compound:prt"))


def _once_a_group(events: list[Event]) -> list[Event]:
    """ "Met for talks": the same people told of by two words of one sentence met once."""
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (-len(e.roles), e.channel in (None, "meeting"), e.start)):
        people = {r.name for r in event.roles}
        if not any(people <= {r.name for r in other.roles} and event.modality == other.modality for other in kept):
            kept.append(event)
    return sorted(kept, key=lambda e: e.start)


# ---- who takes part


def _people(scene: Scene, tree: Tree, words: Iterable[int]) -> list[ActorMention]:
    found: dict[str, ActorMention] = {}
    for i in sorted(set(words)):
        mention = scene.actor_on(tree, i)
        if mention is None or mention.actor.kind == "unnamed":
            # "the presidents of X and Y": whose they are says who met
            owners = [m for k in tree.obliques(i, "of", "from") if (m := _owner(scene, tree, k)) is not None]
            if tree.tokens[i].xpos == "NNS" and owners:
                for owner in owners:
                    found.setdefault(owner.actor.actor_id, owner)
                continue
            named = (m for k in tree.kids(i, "appos") if (m := scene.actor_on(tree, k)) is not None)
            mention = next((m for m in named if m.actor.kind == "person"), mention)  # "Y's president, N"
        if mention is None and (place := scene.place_on(tree, i)) is not None and place.where_prec < 6:
            continue
        if mention is not None and mention.actor.kind in _MEETING_KINDS:
            found.setdefault(mention.actor.actor_id, mention)
    return list(found.values())


def _owner(scene: Scene, tree: Tree, k: int) -> ActorMention | None:
    """Whose presidents or delegations they are: a state's, or those of an army or an armed group."""
    mention = cast.state_on(scene, tree, k) or scene.actor_on(tree, k)
    return mention if mention is not None and mention.actor.kind in _SENDING else None


def _verb_people(scene: Scene, tree: Tree, i: int) -> tuple[list[ActorMention], list[ActorMention]]:
    """Those on one side of the verb and those on the other."""
    lemma = tree.lemma(i)
    if lemma in ("speak", "talk", "confer", "meet", "negotiate", "sit"):
        toward = ("with",) if lemma == "meet" else ("with", "to")
        others = [*tree.obliques(i, *toward), *tree.patients(i)]
        others += [
            k for k in tree.kids(i, "obl") if lemma == "meet" and tree.tokens[k].upos == "PROPN" and not tree.cases(k)
        ]
    else:
        others = tree.patients(i)
    agents = tree.agents(i)
    agents += [k for a in agents for k in joined(tree, a)]
    ours = _people(scene, tree, agents)
    if not ours and any(tree.low(k) in ("they", "both") for k in agents):
        # "X and Y called for a truce when they spoke by phone": those who are two already
        for above in tree.ancestors(i):
            if len(found := _people(scene, tree, tree.subject(above))) > 1:
                return found, []
    return ours, _people(scene, tree, others)


def joined(tree: Tree, i: int) -> list[int]:
    """ "X and Y's president, Z, spoke": a slip of the parse, by which the second is told as what the first is."""
    found: list[int] = []
    for kid in tree.kids(i, "appos"):
        if any(tree.low(k) == "and" and tree.rel(k) == "cc" for k in range(i + 1, kid)):
            found += [kid, *tree.kids(kid, "appos")]
    # "President X and Y's president spoke": X, whom the parse takes for another owner of the president
    owners = tree.kids(i, "nmod:poss") if tree.tokens[i].xpos in ("NN", "NNP") else []
    return found + [k for k in owners if tree.kids(k, "nmod:desc") and not tree.kids(k, "case", "conj")]


def _noun_people(scene: Scene, tree: Tree, i: int) -> tuple[list[ActorMention], list[ActorMention]]:
    ours = [*tree.kids(i, "nmod:poss"), *tree.obliques(i, "of")]
    theirs = tree.obliques(i, "with", "between", "by")
    theirs += [k for k in tree.kids(i, "conj") if tree.tokens[k].upos == "PROPN" and tree.obliques(i, "with")]
    theirs += [k for k in tree.kids(i, "compound", "amod") if scene.actor_on(tree, k) is not None]
    here = i
    for _ in range(4):
        above = tree.head(here)
        if above < 0 or tree.rel(here) in ("parataxis", "ccomp"):
            break
        if tree.lemma(above) in ("speak", "address") and tree.tokens[above].xpos == "VBG":
            theirs += tree.obliques(above, "with")
            break
        if tree.is_verb(above) and (tree.rel(here) != "nsubj" or tree.lemma(above) in ("take", "begin", "end")):
            theirs += tree.obliques(above, "with", "between")
            if tree.rel(here) in ("obj", "obl", "advcl", "xcomp", "acl"):
                subjects = tree.subject(above) if not tree.passive(above) else tree.by_agent(above)
                ours += subjects
                if _people(scene, tree, subjects):
                    break
        here = above
    mine, others = _people(scene, tree, ours), _people(scene, tree, theirs)
    if not mine and tree.lemma(i) in ("conference", "meeting", "conversation", "call"):
        mine = _speaker(scene, tree, i)
    return mine, others


def _speaker(scene: Scene, tree: Tree, i: int) -> list[ActorMention]:
    """Who speaks in the sentence: at a joint news conference the speaker is one of those who hold it.

    Told by the claims of the sentence; else the subject of its main verb, where the noun hangs on "speaking at ...".
    """
    for claim in scene.claims_within(tree.sentence.start, tree.sentence.end):
        for start, end in claim.source_spans:
            found = [m for m in scene.actors.touching(start, end) if m.actor.actor_id == claim.claimant.actor_id]
            if found and tree.sentence.start <= start < tree.sentence.end:
                return found[:1]
    above = tree.head(i)
    if above < 0 or tree.tokens[above].xpos != "VBG":
        return []
    main = next((k for k in tree.ancestors(above) if tree.rel(k) == "root"), -1)
    return [m for m in _people(scene, tree, tree.subject(main)) if m.actor.kind == "person"][:1] if main >= 0 else []


def _is_contact_noun(scene: Scene, tree: Tree, i: int) -> bool:
    """A call or conversation needs a phone or someone at the other end, a conference must be joint, a summit may stand alone."""
    lemma = tree.lemma(i)
    words = {tree.low(k) for k in tree.kids(i, "compound", "amod")}
    between = bool(tree.obliques(i, "with", "between"))
    above = tree.head(i)
    held = above >= 0 and tree.lemma(above) in _HOLDS and tree.rel(i) == "obj"
    with_above = above >= 0 and bool(tree.obliques(above, "with")) and tree.rel(i) in ("obj", "obl")
    if above >= 0 and tree.rel(i) == "obj" and tree.is_verb(above) and tree.lemma(above) not in _HOLDS:
        return False  # talks that are ruled out, offered or demanded are not held
    if lemma == "conference":
        return "joint" in words or between or with_above
    if lemma in ("call", "briefing"):
        return bool(words & {"phone", "telephone", "video"}) or (between and held)
    if lemma == "conversation":
        return between or bool(words & {"phone", "telephone", "video"}) or bool(tree.kids(i, "nmod:poss"))
    if lemma in ("visit", "summit") or _is_held(scene, tree, i):
        return True
    return between or with_above or held or (above >= 0 and tree.rel(i) == "obl")


def _is_held(scene: Scene, tree: Tree, i: int) -> bool:
    """ "Peace talks were held in X", "talks opened in Y": told with nobody named, in a report of war."""
    table = scene.lexicon.table("politics", "contacts")
    above = tree.head(i)
    if tree.lemma(i) not in table["parleys"] or above < 0 or tree.rel(i) != "nsubj" or not tree.is_verb(above):
        return False
    if tree.lemma(above) not in table["take_place"] or tree.kids(above, "xcomp", "ccomp"):
        return False
    words = {tree.lemma(k) for k in tree.kids(i, "compound", "amod")}
    return scene.warlike or bool(words & set(table["of_war"]))


def _unnamed(scene: Scene, tree: Tree, i: int, *, noun: bool, named: Sequence[ActorMention]) -> list[int]:
    """ "The two foreign ministers", "delegations from X and Y", "the interior minister": who take part without a name."""
    if noun:
        above = tree.head(i)
        words = [*tree.kids(i, "nmod:poss"), *tree.obliques(i, "of", "between", "with", "by")]
        if above >= 0 and tree.is_verb(above) and tree.lemma(above) in _HOLDS and tree.rel(i) == "obj":
            words += [*tree.agents(above), *tree.obliques(above, "with")]
    else:
        words = [*tree.agents(i), *tree.patients(i), *tree.obliques(i, "with")]
    people = scene.lexicon.table("politics", "contacts")["people"]
    return [k for k in sorted(set(words)) if tree.lemma(k) in people and scene.actor_on(tree, k) not in named]


def _by_own_words(scene: Scene, tree: Tree, i: int) -> Role:
    first, last = tree.noun_range(i)
    last = max(
        [last, *(tree.right[k] for k in tree.kids(i, "nmod") if "from" in tree.cases(k) and tree.right[k] < i + 7)]
    )
    start, end = tree.tokens[first].start, tree.tokens[last].end
    return Role("participant", start, end, scene.report.text[start:end], scene.report.text[start:end])


# ---- the event


def _contact(
    scene: Scene, tree: Tree, i: int, people: tuple[list[ActorMention], list[ActorMention]], *, noun: bool
) -> list[Event]:
    ours, theirs = people
    known = {m.actor.actor_id for m in ours}
    theirs = [m for m in theirs if m.actor.actor_id not in known]
    visit = tree.lemma(i) == "visit"
    if tree.lemma(i) in _PARLEY and not noun and not (ours and theirs) and len(ours) < 2:
        return []
    if tree.lemma(i) in _PARLEY and not noun and not theirs and _channel(scene, tree, i) == "meeting":
        return []  # two who speak have not spoken to each other, unless by phone
    several = (
        noun
        and tree.tokens[i].xpos == "NNS"
        and tree.lemma(i) in ("conversation", "call", "meeting")
        and len(theirs) > 1
    )
    if several and ours:
        return [e for other in theirs for e in _event(scene, tree, i, [*ours, other], at=other)]
    if visit and not noun and not any(holds_office(scene, tree, k) for k in tree.agents(i)):
        return []  # "my sister visited ..."
    everyone = [*ours, *theirs]
    if everyone and scene.peaceful and not noun and all(m.actor.kind in _TEAMS for m in everyone):
        return []  # two countries that meet in a report of sport play each other
    body = tree.lemma(i) == "meet" and not noun and len(everyone) == 1 and everyone[0].actor.kind == "organisation"
    if (
        body and not tree.patients(i) and not tree.obliques(i, "with")
    ):  # "the League met in X": its members, with each other
        return [e for e in _event(scene, tree, i, everyone, at=None) if e.place is not None]
    if len(everyone) > 1 or (visit and everyone):
        return _event(scene, tree, i, everyone, at=None)
    everyone = [m for m in everyone if m.actor.kind != "unnamed"]
    others = _unnamed(scene, tree, i, noun=noun, named=everyone)
    several = any(tree.tokens[k].xpos == "NNS" for k in others)
    if len(everyone) + len(others) < 2 and not several and not (noun and _is_held(scene, tree, i)):
        return []
    return _event(scene, tree, i, everyone, at=None, others=[_by_own_words(scene, tree, k) for k in others])


def _event(
    scene: Scene,
    tree: Tree,
    i: int,
    people: list[ActorMention],
    *,
    at: ActorMention | None,
    others: Sequence[Role] = (),
) -> list[Event]:
    token = tree.tokens[i]
    start, end = (at.start, at.end) if at is not None else (token.start, token.end)
    claim = scene.claim_at(token.start, token.end) or scene.claim_around(tree.sentence.start, tree.sentence.end)
    if claim is None:
        return []
    roles = [cast.mention_role(scene, m, "participant") for m in people]
    roles = sorted([*roles, *others], key=lambda r: (r.start, r.end))
    channel = _channel(scene, tree, i)
    how = standing(tree, i, act="assert", lexicon=scene.lexicon)
    if how.modality == "denied":
        return []
    time = dates.when(scene, tree, i, claim, news=how.modality == "actual", saying=True)
    carriers = [k for k in (tree.head(i), *tree.kids(i, "obj")) if k >= 0]
    place = places.where(scene, tree, i, carriers=carriers, roles=roles, here=True)
    if place.mention is None and (there := _where(scene, tree, i)) is not None:
        place = replace(place, mention=there, rule="relative clause")
    if channel == "visit" and len(people) < 2 and place.mention is None:
        return []
    return [
        make_event(
            scene,
            tree,
            claim,
            start=start,
            end=end,
            type_="CONSULT",
            sub_type=_mode(channel),
            modality=how.modality,
            roles=_distinct(roles),
            place=replace(place, mention=None) if channel == "phone" else place,
            time=time,
            channel=channel,
        )
    ]


def _where(scene: Scene, tree: Tree, i: int) -> PlaceMention | None:
    """ "The city of X, where they met": the place that the clause is about."""
    above = tree.head(i)
    if above < 0 or not tree.rel(i).startswith("acl") or not any(tree.low(k) == "where" for k in tree.kids(i)):
        return None
    spots = [above, *tree.kids(above, "nmod", "appos", "flat")]
    found = (scene.place_on(tree, k) for k in spots if k < i)
    return next((place for place in found if place is not None and place.where_prec < 6), None)


def _distinct(roles: list[Role]) -> tuple[Role, ...]:
    found: dict[str, Role] = {}
    for r in roles:
        found.setdefault(r.name, r)
    return tuple(found.values())


def _mode(channel: str) -> str:
    return {"visit": "visit", "phone": "phone", "video": "phone"}.get(channel, "multilateral")


def _channel(scene: Scene, tree: Tree, i: int) -> str:
    table = scene.lexicon.tables["politics"]["channels"]
    near = {tree.low(i), tree.lemma(i)}
    near |= {tree.lemma(k) for k in tree.kids(i, "compound", "amod", "obl", "nmod", "advmod")}
    near |= {tree.low(k) for k in tree.kids(i, "compound", "amod", "obl", "nmod", "advmod")}
    above = tree.head(i)
    if above >= 0 and tree.is_verb(above):
        near |= {tree.lemma(k) for k in tree.kids(above, "obl") if tree.cases(k) == ["by"]}
    return next(
        (c for c in ("phone", "video", "joint news conference", "visit", "summit") if near & set(table[c])), "meeting"
    )
