"""In `events/setting`: when an event is said to have happened, chosen among the times of its clause, sentence and paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.claims.types import Claim
from dateline.events.scene import Scene
from dateline.events.setting.counted import counted
from dateline.events.setting.lent_days import lent_day, told_before
from dateline.events.setting.nearness import Near, near_times, order, unknowable
from dateline.events.setting.surroundings import heading, in_log
from dateline.events.setting.when import When, anchor, span_prec
from dateline.events.syntax import Tree
from dateline.events.types import Event
from dateline.grounding.types import Time

_CLOCK = re.compile(r"[\dX]T(\d\d)(?::(\d\d))?")
_YEAR = timedelta(days=365)
#: Rules of hours and parts of a day, to which a day has been lent.
_LENT = ("clock", "clock-alone", "part-of-day", "noon")
_DATED = ("Battles", "Explosions/Remote violence", "Violence against civilians")
#: The rule of an open interval: it ends with the day of the report, and where it begins is not known.
BY_THE_REPORT = "by the report"


def when(
    scene: Scene,
    tree: Tree,
    i: int,
    claim: Claim,
    *,
    news: bool = True,
    saying: bool = False,
    clauses: int = 2,
    aside: int = -1,
) -> When:
    """The time of the event told of by word i. A duration gives none, and "since then" runs to the day of the report.

    `news` lets an event without any time in the first paragraphs be of the two days before publication: a convention,
    which `rule` names "publication". With `saying`, the time of the saying is the event's too: a contact is told of so.
    `clauses` bounds how far the time may stand: 0 the event's own clause, 1 those above it, 2 the sentence.
    `aside` is a word whose own times are not the event's: "violated the ceasefire of 2003".
    """
    near = near_times(scene, tree, i, claim, aside=aside)
    background = _history(scene, tree, i, near)
    found = _chosen(near, last=0, end=anchor(scene)) or counted(scene, tree, i)
    found = found or _chosen(near, last=3 if saying else clauses, end=anchor(scene))
    if found is not None and found.rule.endswith(_LENT):
        found = _of_its_entry(scene, tree, found)
    if _since_then(tree, i):
        found = _since(scene, tree, near) or found
    if found is None:
        found = lent_day(scene, tree, i, news=news and not background)
    if found.date_to is not None and (day := anchor(scene)) is not None:
        background = (
            background
            or found.date_to < day - _YEAR
            or (found.date_from is not None and found.date_from < day - _YEAR and found.prec >= 4)
        )
    return replace(found, background=background or _of_another_year(scene, tree, found))


def _of_another_year(scene: Scene, tree: Tree, found: When) -> bool:
    """In a report of no known day: what is told with its year, and what is told right behind that with no time of its own."""
    if anchor(scene) is not None:
        return False
    if found.date_from is not None:
        return found.prec >= 4 and not found.rule.startswith("since")
    if scene.times.touching(tree.sentence.start, tree.sentence.end):
        return False
    at = scene.number_of(tree)
    before = scene.trees[at - 1] if at else tree
    if before is tree or before.sentence.block != tree.sentence.block:
        return False
    told = scene.times.touching(before.sentence.start, before.sentence.end)
    return bool(told) and all(_with_year(t) for t in told if t.date_from is not None) and any(map(_with_year, told))


def _with_year(time: Time) -> bool:
    return time.date_from is not None and time.date_prec >= 4 and time.anchor in ("none", "context")


def _of_its_entry(scene: Scene, tree: Tree, when: When) -> When:
    """An hour told under a heading or in an entry of a log, on the day of that heading or log."""
    if (told := heading(scene, tree)) is not None:
        return replace(when, date_from=told.date_from, date_to=told.date_to, rule=f"{when.rule}, heading")
    day = scene.report.published.day
    if day is not None and in_log(scene, tree):
        return replace(when, date_from=day, date_to=day, rule=f"{when.rule}, log")
    return when


def by_the_report(scene: Scene, events: Sequence[Event]) -> tuple[Event, ...]:
    """Events in the same order. One told of as having happened, on no day at all, was on the day of the report or before."""
    day = anchor(scene)
    if day is None:
        return tuple(events)
    return tuple(
        replace(event, date_to=day, date_rule=BY_THE_REPORT)
        if event.date_from is None and event.date_to is None and event.type in _DATED and _has_been(event)
        else event
        for event in events
    )


def _has_been(event: Event) -> bool:
    return event.modality in ("actual", "alleged") and not event.background


def named_by(scene: Scene, tree: Tree, i: int) -> When:
    """The day or year by which a noun is called ("the ceasefire of 1994"), whatever its sentence tells."""
    for kid in tree.kids(i, "nmod"):
        token = tree.tokens[kid]
        for time in scene.times.touching(token.start, token.end):
            if time.date_from is not None and time.date_to is not None and not unknowable(time):
                day = anchor(scene)
                old = time.date_to < day - _YEAR if day is not None else time.date_prec >= 5
                return When.told(time, "name", background=old)
    return When()


def own_days(scene: Scene, tree: Tree, i: int, claim: Claim) -> tuple[date, date] | None:
    """The interval told in the event's own clause, and no other: what makes two mentions of one sentence two events."""
    first = min((n for n in near_times(scene, tree, i, claim) if n.rank == 0), key=order, default=None)
    if first is None or first.time.date_from is None or first.time.date_to is None:
        return None
    return first.time.date_from, first.time.date_to


def _chosen(near: list[Near], *, last: int, end: date | None) -> When | None:
    dated = sorted((n for n in near if n.time.date_from is not None or n.time.date_to is not None), key=order)
    dated = [n for n in dated if n.rank <= last]
    if not dated:
        return None
    first = dated[0]
    rule = ("clause", "sentence", "sentence", "saying")[first.rank]
    clock = next((c for n in dated if n.rank == first.rank and (c := _clock(n.time))), None)
    if first.since and first.time.date_from is not None and first.time.type != "DURATION" and end is not None:
        to = max(end, first.time.date_from)
        since = When.told(first.time, "since")
        return replace(since, date_to=to, prec=span_prec(first.time.date_from, to))
    return When.told(first.time, rule, clock=clock)


def _clock(time: Time) -> str | None:
    found = _CLOCK.search(time.value)
    if found is None:
        return None
    hour = "00" if found.group(1) == "24" else found.group(1)
    return f"{hour}:{found.group(2) or '00'}"


def _since_then(tree: Tree, i: int) -> bool:
    """Whether the event's clause says "since then"."""
    clause = tree.clause(i)
    for k in tree.subtree(clause):
        if tree.low(k) == "since" and k + 1 < len(tree.tokens) and tree.low(k + 1) in ("then", "that"):
            return tree.clause(k) == clause or tree.head(k) == clause or tree.head(tree.head(k)) == clause
    return False


def _since(scene: Scene, tree: Tree, near: list[Near]) -> When | None:
    starts = [n.time.date_from for n in near if n.time.date_from is not None and n.time.date_prec <= 2]
    if not starts and (before := told_before(scene, tree)) is not None and before.date_from is not None:
        starts = [before.date_from]
    if not starts:
        return None
    end = anchor(scene)
    first = min(starts)
    return When(first, end if end is None or end >= first else first, span_prec(first, end), "since then")


def _history(scene: Scene, tree: Tree, i: int, near: list[Near]) -> bool:
    """Whether the clause tells history: "for nearly three decades", an anniversary, a date of more than a year ago."""
    table = scene.lexicon.table("settings", "background")
    if any(tree.low(k) in table["words"] for k in tree.subtree(tree.clause(i))):
        return True
    day = anchor(scene)
    for n in near:
        if n.rank > 1:
            continue
        words = n.time.text.lower().split()
        if n.time.type == "DURATION" and n.time.date_from is None and any(w in table["spans"] for w in words):
            return True
        if n.time.date_from is not None and day is not None and n.time.date_from < day - _YEAR:
            return True
        if day is None and _with_year(n.time):
            return True
    return False
