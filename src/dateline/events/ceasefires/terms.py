"""In `events/ceasefires`: the terms of a ceasefire, by all that the report tells of it: from when until when, of what kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.events.ceasefires.hours import Point, later
from dateline.events.ceasefires.stages import Told
from dateline.events.ceasefires.threads import Thread
from dateline.events.scene import Scene
from dateline.events.setting.when import anchor
from dateline.events.types import Role, Terms

_LASTING = ("come to", "expire", "lapse", "run out", "run _ course", "wear off", "over", "end")
_SOON = frozenset({"within", "opening", "later", "after"})
_AID = frozenset({"evacuation", "evacuate", "evacuee"})
_LETTING = frozenset({"allow", "let", "permit", "enable", "leave", "corridor", "passage"})
_SPANS = frozenset({"minutes", "hours", "hour", "minute", "afternoon", "morning"})


def terms_of(thread: Thread, parties: Sequence[Role], humane: str) -> Terms:
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


def humane(scene: Scene, thread: Thread) -> str:
    """ "humanitarian" where the sentences about it speak of letting people out or aid in."""
    near = {t.told.number + ahead for t in thread.tellings for ahead in range(4)}
    trees = [scene.trees[n] for n in sorted(near) if n < len(scene.trees)]
    words = {tree.lemma(k) for tree in trees for k in range(len(tree.tokens))}
    return "humanitarian" if "humanitarian" in words or (words & _AID and words & _LETTING) else ""


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


def tell_days(scene: Scene, thread: Thread, terms: Terms) -> None:
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


def _at_once(scene: Scene, told: Told) -> bool:
    """ "Within minutes", "hours later", "its opening afternoon"."""
    tree = scene.trees[told.number]
    words = {tree.low(k) for k in range(told.first, min(len(tree.tokens), told.last + 8))}
    return bool(_SOON & words and _SPANS & words)
