"""In `events/ceasefires`: a telling of a ceasefire becomes an event, with the parties and terms of the whole."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from datetime import date

from dateline.claims.types import Claim
from dateline.events.build import make_event
from dateline.events.ceasefires.details import doers_of
from dateline.events.ceasefires.parties import is_body
from dateline.events.ceasefires.stages import Told
from dateline.events.ceasefires.threads import Telling
from dateline.events.modality.standing import standing
from dateline.events.scene import Scene
from dateline.events.setting.when import When, anchor
from dateline.events.syntax import Tree
from dateline.events.types import Event, Modality, Role, Terms

#: Who does this to accept a ceasefire has accepted it.
_DECIDED = frozenset({"vote", "decide", "agree", "resolve", "choose", "opt", "consent"})
_DONE_SO = frozenset({"xcomp", "advcl", "ccomp"})


def by_name(scene: Scene, told: Told) -> list[Role]:
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


def event_of(scene: Scene, telling: Telling) -> Event | None:
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


def full(scene: Scene, event: Event, telling: Telling, parties: list[Role], hosts: list[Role], terms: Terms) -> Event:
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
    known = tuple(r for r in event.roles if r.role != "party" or not is_body(r))
    return replace(event, roles=roles or known, object=kind, terms=terms)


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
