"""In `events/violence`: what a report has told of so far, so that "the attack" and "the accusation" are known again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Event
from dateline.events.violence.found import charging
from dateline.events.violence.tellings import Telling
from dateline.ids import content_id

AS_BEFORE = "as told before"
_KEPT = 12
_SENTENCES = 3
_HARMING = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
_UNHARMING = ("Abduction/forced disappearance", "Sexual violence")
_THINGS = ("weapon", "target", "victim")
_OWN_TIME = ("clause", "sentence", "since", "recent", "saying")


class Memory:
    """The events of violence told of last in one report, oldest first, each with its sentence and paragraph."""

    __slots__ = ("_block", "_events", "_number")

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._number = self._block = -100

    def keep(self, events: Sequence[Event], tree: Tree, number: int) -> None:
        told = [e for e in events if e.modality in ("actual", "alleged") and not e.aggregate and not e.background]
        if told:
            self._events = [*self._events, *told][-_KEPT:]
            self._number, self._block = number, tree.sentence.block

    def last(self, tree: Tree, number: int, *, harming: bool = False) -> Event | None:
        """The event told of last, while a sentence may still speak of it: in the same paragraph or the next.

        With `harming`, the last of those that kill and hurt, and no arrest or abduction told since.
        """
        near = number - self._number <= _SENTENCES and tree.sentence.block - self._block <= 1
        found = [e for e in self._events if not harming or (e.type in _HARMING and e.sub_type not in _UNHARMING)]
        return found[-1] if found and near else None

    def like(self, event: Event, scene: Scene) -> Event | None:
        """The event told of last that is laid to the same side and has the same target or weapon, said with an article."""
        return next(
            (e for e in reversed(self._events) if sides(e) & sides(event) and _same_things(scene, event, e)), None
        )

    def with_things_of(self, event: Event, scene: Scene) -> Event | None:
        """The event told of last that has the same target or weapon, said with an article: "had shot down the helicopter"."""
        return next(
            (e for e in reversed(self._events) if _sides_agree(event, e) and _same_things(scene, event, e)), None
        )

    def day(self) -> Event | None:
        """The event told of last with a day: "at about 8 a.m." is an hour of it."""
        return next((e for e in reversed(self._events) if e.date_prec == 1 and e.date_from == e.date_to), None)

    def at(self, place_id: str | None) -> Event | None:
        """The event told of last at this place, with a day of its own."""
        if place_id is None:
            return None
        return next((e for e in reversed(self._events) if e.place_id == place_id and e.date_from is not None), None)


def resolve(scene: Scene, tree: Tree, group: Sequence[Telling], event: Event, memory: Memory, number: int) -> Event:
    """The event with the place, day and type of one told of before, where the sentence only takes that one up again.

    It does when it tells only who was harmed, says "the attack" or "the missiles", or denies, and names no place or time of
    its own. One that names the place of an event told of before, and no time, takes its day.
    """
    if _hour_only(event) and (known := memory.day()) is not None and _near_days(event, known):
        event = replace(event, date_from=known.date_from, date_to=known.date_to)
    if event.date_rule == "publication" and (known := memory.day()) is not None and _near_days(event, known):
        days = (event.date_to - known.date_from).days if event.date_to and known.date_from else 1
        event = replace(
            event, date_from=known.date_from, date_prec=2 if days else 1, date_rule="publication, after the day told"
        )
    if event.background or event.aggregate or event.date_rule.startswith(_OWN_TIME):
        return _in_the_city(tree, event, memory.last(tree, number))
    here = event.place_start is not None and tree.sentence.start <= event.place_start < tree.sentence.end
    if here:
        known = memory.at(event.place_id)
        kin = event.modality == "alleged" and event.type == known.type if known is not None else False
        takes_day = event.modality == "denied" or kin or _definite(tree, group)
        if known is None or not takes_day or not _sides_agree(event, known):
            return event
        return replace(
            event,
            date_from=known.date_from,
            date_to=known.date_to,
            date_prec=known.date_prec,
            date_rule=AS_BEFORE,
            date_start=known.date_start,
            date_end=known.date_end,
        )
    answers = event.modality in ("denied", "alleged")
    before = memory.like(event, scene) if answers else None
    last = memory.last(tree, number)
    if before is None and last is not None and _takes_up(scene, tree, group, event, last):
        before = last
    if before is None and not answers:
        before = memory.with_things_of(event, scene)
    if before is None:
        return event
    # those who intercept "the missile" did not fire it: such an act stays what it is, at the place and day of the other
    kind = before if event.type in _HARMING else event
    return replace(
        event,
        event_id=content_id("e", event.claim_id, event.start, event.end, kind.type, kind.sub_type),
        type=kind.type, sub_type=kind.sub_type,
        place_id=before.place_id, place=before.place, place_start=before.place_start, place_end=before.place_end,
        where_prec=before.where_prec, country=before.country,
        place_rule=AS_BEFORE if before.place is not None else "",
        date_from=before.date_from, date_to=before.date_to, date_prec=before.date_prec, date_rule=AS_BEFORE,
        date_start=before.date_start, date_end=before.date_end,
    )  # fmt: skip


def _hour_only(event: Event) -> bool:
    """Whether only an hour was told, to which the day of publication has been lent."""
    return event.date_rule.partition(": ")[2] in ("clock", "clock-alone", "part-of-day", "noon")


def _near_days(event: Event, known: Event) -> bool:
    if event.date_from is None or known.date_from is None:
        return False
    return -2 <= (event.date_from - known.date_from).days <= 2 and (
        event.date_to is None or known.date_from <= event.date_to
    )


def _takes_up(scene: Scene, tree: Tree, group: Sequence[Telling], event: Event, before: Event) -> bool:
    harms = [t for t in group if t.found.trigger.family == "harm" and not t.found.trigger.minor]
    spots = [k for t in group for k in (t.found.i, tree.clause(t.found.i))]
    if any(tree.low(k) == "there" and tree.rel(k) in ("advmod", "obl") for spot in spots for k in tree.kids(spot)):
        return True
    if len(harms) == len(group) and not any(t.of("perpetrator", "weapon") for t in group):
        return True
    if not _sides_agree(event, before):
        return _definite(tree, group) and charging(tree, group[0].found.i) >= 0  # "and X accused Y of the attack"
    if _definite(tree, group) or _same_things(scene, event, before):
        return True
    return event.modality == "denied" and bool(sides(event) & sides(before))


def _definite(tree: Tree, group: Sequence[Telling]) -> bool:
    """ "The attack", "that strike": one that is known; clashes and plurals are not, but for "accused X of the strikes"."""
    found = group[0].found
    return (
        found.is_noun
        and found.trigger.family != "clash"
        and (tree.tokens[found.i].xpos == "NN" or charging(tree, found.i) >= 0)
        and any(tree.low(k) in ("the", "this", "that") for k in tree.kids(found.i, "det"))
    )


def _same_things(scene: Scene, event: Event, before: Event) -> bool:
    """ "The missiles", "the market", "the envoy": a weapon, target or victim with an article that the event before has too.

    "The hospital" may be a military hospital told of before; "the maternity hospital" is none.
    """
    known = [_thing(r.text) for r in before.roles if r.role in _THINGS and r.text.strip()]
    for r in event.roles:
        if r.role not in _THINGS or not r.text.strip():
            continue
        article = scene.report.text[max(0, r.start - 4) : r.start].lower()
        head, more = _thing(r.text)
        if article.endswith("the ") and any(head == h and (more <= m or m <= more) for h, m in known):
            return True
    return False


def _thing(text: str) -> tuple[str, frozenset[str]]:
    """The last word of a noun phrase, and those before it."""
    *more, head = text.lower().split()
    return head.rstrip("s"), frozenset(more)


def sides(event: Event) -> set[str]:
    """Countries of the perpetrators, or their names where they are of none; gunmen of nobody's name may be anybody's."""
    actors = [r.actor for r in event.roles if r.role == "perpetrator" and r.actor is not None]
    return {a.country or a.name for a in actors if a.country or a.kind != "unnamed"}


def _sides_agree(event: Event, before: Event) -> bool:
    """Whether the two may be laid to the same: one of them names nobody, or they share a side."""
    ours, theirs = sides(event), sides(before)
    return not ours or not theirs or bool(ours & theirs)


def _in_the_city(tree: Tree, event: Event, before: Event | None) -> Event:
    """ "The previous attack on the city": the city is the one told of before; the day is its own."""
    if event.place_id is not None or before is None or before.place_id is None:
        return event
    cities = ("city", "town", "village", "capital")
    lemmas = {tree.lemma(k): k for r in event.roles if r.role == "target" for k in _words(tree, r.start, r.end)}
    found = next((lemmas[c] for c in cities if c in lemmas), None)
    if found is None or not any(tree.low(k) == "the" for k in tree.kids(found, "det")):
        return event
    return replace(
        event, place_id=before.place_id, place=before.place, place_start=before.place_start, place_end=before.place_end,
        where_prec=before.where_prec, place_rule=AS_BEFORE, country=before.country,
    )  # fmt: skip


def _words(tree: Tree, start: int, end: int) -> list[int]:
    return [k for k, t in enumerate(tree.tokens) if t.start < end and t.end > start]
