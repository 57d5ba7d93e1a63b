"""In `events/ceasefires`: where and when a breach was, by what act, how often, and whether it is denied."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from dateline.events.ceasefires.charges import count_in
from dateline.events.ceasefires.hours import Point, log_hour, points
from dateline.events.ceasefires.spots import Spot, is_act
from dateline.events.ceasefires.words import table
from dateline.events.scene import Scene
from dateline.events.setting import places
from dateline.events.setting.surroundings import Where
from dateline.events.setting.when import When, anchor
from dateline.events.syntax import Tree
from dateline.events.types import Terms
from dateline.grounding.types import PlaceMention


def where_of(scene: Scene, tree: Tree, spot: Spot) -> Where:
    """The place of the sentence by the rules of all events; else one beside it that a preposition ties to an act."""
    i = spot.i
    found = places.where(scene, tree, i, carriers=[i], roles=())
    told = found.mention if spot.act or found.mention is None or not _of_agreement(tree, found.mention) else None
    if told is not None and told.where_prec < 6 and _is_place(scene, told):
        return found
    back = (spot.number - 2,) if spot.act else ()
    for number in (spot.number, spot.number + 1, spot.number - 1, *back):
        if 0 <= number < len(scene.trees):
            other = scene.trees[number]
            acts = [k for k in range(len(other.tokens)) if is_act(other, k, table("breach")["acts"])]
            if number != spot.number and not acts:
                continue
            near = scene.places.touching(other.sentence.start, other.sentence.end)
            near = [p for p in near if p.where_prec < 6 and _is_place(scene, p) and not _of_agreement(other, p)]
            if near:
                return Where(near[0], "sentence")
    return found if told is not None else Where()


def _of_agreement(tree: Tree, place: PlaceMention) -> bool:
    """ "A truce that they agreed to in Washington": where it was made, and not where it was broken."""
    word = next((k for k, t in enumerate(tree.tokens) if place.start <= t.start < place.end), -1)
    above = list(tree.ancestors(word))[:2] if word >= 0 else []
    return any(tree.lemma(k) in table("breach")["made"] for k in above)


def _is_place(scene: Scene, place: PlaceMention) -> bool:
    """Whether a toponym is where something was: not what a side or a ceasefire is called by."""
    text = scene.report.text
    behind = text[place.end : place.end + 14].lower()
    named = behind.startswith("-") or behind.lstrip().startswith(
        ("ceasefire", "cease-fire", "truce", "accord", "agreement")
    )
    capitals = [m for m in scene.actors.touching(place.start, place.end) if m.form == "capital"]
    spoken = re.search(
        r"\b(?:office|ministry|command|press|radio|government|agency) in $",
        text[max(0, place.start - 24) : place.start],
    )
    return place.role == "location" and not named and not capitals and spoken is None


def when_of(scene: Scene, tree: Tree, spot: Spot, terms: Terms) -> When:
    """The day told nearest to the act; else the day of the report's entry, or of the ceasefire's first day where that is news."""
    at = tree.tokens[spot.i].start
    told = [p for p in points(scene, tree) if p.role != "expiry" and not _of_its_name(tree, p)]
    if told:
        first = min(told, key=lambda p: p.start - at if p.start > at else 2 * (at - p.start))
        if spot.number < len(scene.trees) and first.role == "to" and len(told) > 1:
            return When(told[0].day, first.last, 2, "clause: range", None, False, told[0].start, first.end)
        rule = "clause: told"
        today = anchor(scene)
        if today is not None and first.day > today >= first.day - timedelta(days=1):
            first = replace(first, day=today, last=today)  # "two minutes after midnight", told on that day
        starts = terms.starts_on
        if starts is not None and first.day == first.last == starts - timedelta(days=1) and not _dated(scene, first):
            first = replace(first, day=starts, last=starts)  # "before dawn": nothing is broken before it begins
        return When(
            first.day, first.last, 1 if first.day == first.last else 2, rule, first.clock, False, first.start, first.end
        )
    for time in scene.times.touching(tree.sentence.start, tree.sentence.end):
        if time.date_from is not None and time.date_to is not None and time.type == "DURATION" and time.date_prec <= 3:
            return When.told(time, "clause")
    day = anchor(scene)
    if day is None:
        return When()
    since = _since_start(scene, tree, terms)
    if since is not None:
        return since
    if log_hour(scene, tree) is not None:
        return When(day, day, 1, "clause: log")
    if terms.starts_on is not None and terms.starts_on == day:
        return When(day, day, 1, "publication: day of its start")
    before = [
        p
        for t in scene.trees[max(0, spot.number - 2) : spot.number]
        for p in points(scene, t)
        if (day - p.day).days in range(8)
    ]
    start = terms.starts_on
    before = [p for p in before if start is None or p.day > start] or before  # a day after it began, if one is told
    if before:
        return When(before[-1].day, before[-1].day, 1, "as told before", None, False, before[-1].start, before[-1].end)
    return When()


def _of_its_name(tree: Tree, point: Point) -> bool:
    """ "Violating the July 27 ceasefire": a day that the ceasefire is called by is not that of the breach."""
    word = next((k for k, t in enumerate(tree.tokens) if point.start <= t.start < point.end), -1)
    own = {w for k in tree.ancestors(word) for w in (tree.lemma(k),)} if word >= 0 else set()
    last = next((k for k, t in enumerate(tree.tokens) if t.start >= point.end), len(tree.tokens))
    names = table("names")
    behind = {tree.lemma(k) for k in range(last, min(last + 1, len(tree.tokens)))}
    return bool(own & behind & (names["single"] | names["again"]))


def _dated(scene: Scene, point: Point) -> bool:
    told = scene.report.text[point.start : point.end]
    return re.search(r"[A-Z\d]", told) is not None


def _since_start(scene: Scene, tree: Tree, terms: Terms) -> When | None:
    """ "Kyiv counts 22 infringements", told while it is in force: since its start."""
    counting = any(
        tree.lemma(k) in ("count", "tally", "log", "register") and tree.tokens[k].xpos in ("VBZ", "VBP")
        for k in range(len(tree.tokens))
    )
    day = anchor(scene)
    if not counting or terms.starts_on is None or day is None or terms.starts_on > day:
        return None
    return When(terms.starts_on, day, 2, "since its start")


def times_told(scene: Scene, tree: Tree, spot: Spot) -> int | None:
    if not spot.act:
        return count_in(scene, tree, tree.clause(spot.i))
    heads = [spot.i, *list(tree.ancestors(spot.i))[:2]]
    times = any(tree.lemma(k) == "time" for h in heads for k in tree.kids(h, "obl", "obj", "advmod", "nmod"))
    return next((n for h in heads if times and (n := count_in(scene, tree, h)) is not None), None)


def acts_of(scene: Scene, spot: Spot) -> str:
    """The words for the act: those of the sentence, else of the next, else of the one before."""
    acts = table("breach")["acts"] - {"target", "advance"}
    for number in (spot.number, spot.number + 1, spot.number - 1):
        if not 0 <= number < len(scene.trees):
            continue
        tree = scene.trees[number]
        words = [
            k for k in range(len(tree.tokens)) if tree.lemma(k) in acts and tree.tokens[k].upos in ("NOUN", "VERB")
        ]
        words = [
            k
            for k in words
            if tree.lemma(k) != "open" or any(tree.low(c) == "fire" for c in tree.kids(k)) or tree.lemma(k) != "open"
        ]
        if words:
            told = sorted({w for k in words for w in _phrase(tree, k)})
            return " ".join(tree.low(w) for w in told)
    return ""


def _phrase(tree: Tree, k: int) -> list[int]:
    before = [
        c for c in tree.kids(k, "amod", "compound") if k - 3 <= c < k and tree.tokens[c].upos in ("ADJ", "NOUN", "VERB")
    ]
    return [*before, k]


def is_denied(scene: Scene, spot: Spot) -> bool:
    """Whether the sentence, or one of the next, tells that those charged deny it."""
    words = table("breach")["denying"] - {"reject", "dismiss"}
    for number in range(spot.number, min(spot.number + 4, len(scene.trees))):
        tree = scene.trees[number]
        first = spot.i if number == spot.number else 0
        if any(tree.lemma(k) in words or tree.low(k) in words for k in range(first, len(tree.tokens))):
            return True
    return False
