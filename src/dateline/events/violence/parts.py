"""In `events/violence`, after the rules: those whom the trained head sees taking part join the events that the rules heard."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from math import log
from types import MappingProxyType

from dateline.events.cast import role
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Event, Role
from dateline.language.types import Analysis, Part

_VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
_MODIFIERS = ("compound", "amod", "flat", "nummod", "nmod:poss")
_OPENING = ("ADP", "DET", "CCONJ", "PUNCT", "SCONJ")
_SURE = 0.01  # no chance is taken for smaller, nor for nearer to 1
_LOOTING = "Looting/property destruction"
_HARMED = ("target", "victim")
# roles that leave no room for a part told of in another sentence
_ALIKE = {"perpetrator": ("perpetrator", "party"), "target": _HARMED, "victim": ("victim",), "weapon": ("weapon",)}


@dataclass(frozen=True, slots=True)
class Beliefs:
    """data/parts.toml."""

    least: MappingProxyType[str, float]
    reach: int
    sure: float


@cache
def beliefs() -> Beliefs:
    table = tomllib.loads(files("dateline.events").joinpath("data/parts.toml").read_text(encoding="utf-8"))
    return Beliefs(MappingProxyType(dict(table["least"])), int(table["reach"]), float(table["sure"]))


def with_parts(scene: Scene, parts: Sequence[Part], events: Sequence[Event]) -> tuple[Event, ...]:
    """The events, each with the parts that stand nearest to the word that tells of it.

    A part that a role of the same kind touches gives that role its span; one that no role touches is a new role. A role of
    the rules in which the head sees nobody, beside another of its kind that it is sure of, is dropped.
    """
    homes: dict[int, list[Part]] = defaultdict(list)
    numbers = {tree.sentence.start: number for number, tree in enumerate(scene.trees)}
    told: dict[int, list[int]] = defaultdict(list)  # sentence -> events that it tells of
    for index, event in enumerate(events):
        if event.type in _VIOLENT or event.sub_type == _LOOTING:
            for tree in scene.trees_within(event.start, event.end)[:1]:
                told[numbers[tree.sentence.start]].append(index)
    for part in parts:
        for tree in scene.trees_within(part.start, part.end)[:1]:
            whole = replace(part, end=_close(tree, part))
            home = _home(scene, tree, numbers[tree.sentence.start], whole, events, told)
            if home is not None:
                homes[home].append(whole)
    return tuple(_joined(scene, event, homes[index]) if index in homes else event for index, event in enumerate(events))


def recorded(analysis: Analysis, events: Sequence[Event]) -> dict[str, float]:
    """By event_id the log-odds (base e) that a coder of attacks would record what the sentence of its trigger tells."""
    starts = [sentence.start for sentence in analysis.sentences]
    found: dict[str, float] = {}
    for event in events:
        number = bisect_right(starts, event.start) - 1
        if analysis.acts and number >= 0 and event.type in _VIOLENT:
            chance = min(max(max(analysis.acts[number]), _SURE), 1 - _SURE)
            found[event.event_id] = log(chance / (1 - chance))
    return found


def _home(
    scene: Scene, tree: Tree, number: int, part: Part, events: Sequence[Event], told: dict[int, list[int]]
) -> int | None:
    """The event of a part: one that has it already, the nearest in the tree of its sentence, or else the last told before."""
    for index in told.get(number, ()):
        if any(r.role == part.kind and r.start < part.end and part.start < r.end for r in events[index].roles):
            return index
    if told.get(number):
        i = _head(tree, part.start, part.end)
        return min(
            told[number],
            key=lambda index: (tree.distance(i, _head(tree, events[index].start, events[index].end)), index),
        )
    for step in range(1, beliefs().reach + 1):
        for other in (number - step, number + step):
            if told.get(other) and scene.trees[other].sentence.block == tree.sentence.block:
                home = told[other][-1] if other < number else told[other][0]
                return None if any(r.role in _ALIKE[part.kind] for r in events[home].roles) else home
    return None


def _head(tree: Tree, start: int, end: int) -> int:
    """The word of a span on which the others hang."""
    inside = [i for i, token in enumerate(tree.tokens) if token.start < end and start < token.end]
    return next((i for i in inside if tree.head(i) not in inside), inside[0] if inside else 0)


def _noun(tree: Tree, part: Part) -> int:
    """The noun of a part: of "Honduran oil" in "the Honduran oil company's offices" the offices; -1 where it has none."""
    i = _head(tree, part.start, part.end)
    while tree.rel(i) in _MODIFIERS and tree.head(i) >= 0:
        i = tree.head(i)
    return i if tree.tokens[i].upos in ("NOUN", "PROPN") else -1


def _joined(scene: Scene, event: Event, parts: Sequence[Part]) -> Event:
    """The event with the parts: within a role that it has, one may narrow its span; what no role touches is a new role."""
    roles = list(event.roles)
    likely = [p for p in parts if p.score >= beliefs().least[p.kind]]
    for part in sorted(likely, key=lambda p: (-p.score, p.start, p.end)):
        tree = scene.trees_within(part.start, part.end)[0]
        noun = _noun(tree, part)
        if noun < 0:
            continue
        token = tree.tokens[noun]
        own = next((r for r in event.roles if r.start <= token.start and token.end <= r.end), None)
        if own is None:
            untold = not any(r.start < part.end and part.start < r.end for r in roles)
            idle = _carries(tree, noun, part, roles) or _finds(scene, event, noun, part)
            idle = idle or _accuses(scene, tree, noun, part) or _suffers(tree, noun, part)
            if untold and not idle and (made := _role(scene, tree, noun, part)):
                roles.append(made)
        elif own in roles and (fitted := _fitted(scene, tree, own, part)) is not None:
            roles[roles.index(own)] = fitted
    roles = [r for r in roles if not _outdone(scene, r, parts)]
    return replace(event, roles=tuple(sorted(roles, key=lambda r: (r.start, r.end, r.role))))


def _carries(tree: Tree, noun: int, part: Part, roles: Sequence[Role]) -> bool:
    """ "Gunmen on motorbikes": what those who do it ride or wear does nothing of its own."""
    above = tree.head(noun)
    if part.kind != "perpetrator" or above < 0 or tree.rel(noun) != "nmod" or tree.cases(noun) == ["of"]:
        return False
    token = tree.tokens[above]
    return any(r.role == part.kind and r.start <= token.start and token.end <= r.end for r in roles)


def _finds(scene: Scene, event: Event, noun: int, part: Part) -> bool:
    """ "Rescuers found more bodies": who finds the dead has not killed them."""
    tree = scene.trees_within(event.start, event.end)[0]
    verb = _head(tree, event.start, event.end)
    trigger = scene.lexicon.triggers.get((tree.lemma(verb), "VERB"))
    mine = tree.sentence.start <= part.start < tree.sentence.end and noun in tree.agents(verb)
    return part.kind == "perpetrator" and mine and trigger is not None and trigger.finds


def _suffers(tree: Tree, noun: int, part: Part) -> bool:
    """ "Rebels were the target as four boys died": who is said to be the target does not do it."""
    above = tree.head(noun)
    target = above >= 0 and tree.rel(noun) == "nsubj" and tree.lemma(above) in ("target", "victim")
    return part.kind == "perpetrator" and target


def _accuses(scene: Scene, tree: Tree, noun: int, part: Part) -> bool:
    """ "Bombs fell on X, and the rebels accused the army": who accuses another does not do it."""
    token, sentence = tree.tokens[noun], tree.sentence
    accusing = (c for c in scene.claims_within(sentence.start, sentence.end) if c.act in ("accuse", "condemn"))
    heard = any(s < token.end and token.start < e for c in accusing for s, e in c.source_spans)
    return part.kind == "perpetrator" and heard


def _fitted(scene: Scene, tree: Tree, own: Role, part: Part) -> Role | None:
    """A role of the rules as the part has it: with its span, or as a victim where the rules call somebody a target."""
    if own.role == part.kind:
        span = _narrowed(tree, own, part) or _widened(tree, own, part)
        if span is None:
            return None
        text = scene.report.text[span[0] : span[1]]
        return replace(own, start=span[0], end=span[1], text=text, name=own.name if own.actor else text)
    if own.role == "target" and part.kind == "victim" and _is_one(scene, tree, own, _noun(tree, part)):
        return replace(own, role="victim")
    return None


def _outdone(scene: Scene, own: Role, parts: Sequence[Part]) -> bool:
    """Whether the head sees nobody in a role of the rules, and in its sentence surely sees another who has this part."""
    if own.role not in _ALIKE or any(p.start < own.end and own.start < p.end for p in parts):
        return False
    rivals = [p for p in parts if p.kind == own.role and p.score >= beliefs().sure]
    return any(
        tree.sentence.start <= p.start < tree.sentence.end
        for p in rivals
        for tree in scene.trees_within(own.start, own.end)[:1]
    )


def _widened(tree: Tree, own: Role, part: Part) -> tuple[int, int] | None:
    """The part's span where it has all of the role and goes on: "members" of "members of the Blue Column"."""
    after = next((t for t in tree.tokens if t.start >= own.end), None)
    if part.start > own.start or part.end <= own.end or after is None or after.text.lower() != "of":
        return None
    return (own.start, part.end) if part.end <= tree.chars(_head(tree, own.start, own.end))[1] else None


def _is_one(scene: Scene, tree: Tree, own: Role, noun: int) -> bool:
    """Whether a role that the rules call a target is of somebody: a person of the record, or a noun of people."""
    if own.actor is not None:
        return own.actor.kind == "person"
    words, lemma = scene.lexicon.words, tree.lemma(noun)
    return lemma in words.human and lemma not in words.civilian_built | words.military_built


def _narrowed(tree: Tree, own: Role, part: Part) -> tuple[int, int] | None:
    """The part's span within the role's, where it has the role's noun and cuts off no word that names or describes it."""
    head = _head(tree, own.start, own.end)
    inside = [i for i, t in enumerate(tree.tokens) if part.start < t.end and t.start < part.end]
    if head not in inside or part.start < own.start or own.end < part.end:
        return None
    lost = [i for i, t in enumerate(tree.tokens) if own.start < t.end and t.start < own.end and i not in inside]
    named = any(tree.head(i) in inside and (tree.rel(i) in _MODIFIERS or _beside(tree, i)) for i in lost)
    return None if named else (part.start, part.end)


def _beside(tree: Tree, i: int) -> bool:
    """A name that stands right beside the noun that it explains: "deputy Marta Soler"."""
    return tree.tokens[i].upos == "PROPN" and not any(tree.tokens[k].upos in ("PUNCT", "ADP") for k in tree.kids(i))


def _role(scene: Scene, tree: Tree, noun: int, part: Part) -> Role | None:
    """A new role of a noun, with what describes it; one that is done to is a victim where it is of people, else a target."""
    kind = part.kind
    if kind in _HARMED:
        words = scene.lexicon.words
        lemma = tree.lemma(noun)
        if lemma in words.civilian_built or lemma in words.military_built:
            kind = "target"
        elif lemma in words.human:
            kind = "victim"
    first, last = tree.noun_range(noun)
    made = role(scene, tree, noun, kind)
    if made is None or scene.times.touching(tree.tokens[noun].start, tree.tokens[noun].end):
        return None
    start = tree.tokens[first].start
    end = max(tree.tokens[last].end, min(part.end, tree.chars(noun)[1]))
    text = scene.report.text[start:end]
    return replace(made, start=start, end=end, text=text, name=made.name if made.actor else text)


def _close(tree: Tree, part: Part) -> int:
    """Where the part ends without a preposition, article or mark that something else begins with."""
    inside = [t for t in tree.tokens if part.start < t.end and t.start < part.end]
    return next((t.end for t in reversed(inside) if t.upos not in _OPENING), part.end)
