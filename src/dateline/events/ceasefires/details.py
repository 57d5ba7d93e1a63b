"""In `events/ceasefires`: what the sentence of a telling says of sides, mediators, kind and time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from dateline.events.ceasefires.hours import Point, delays, lengths, log_hour, points
from dateline.events.ceasefires.mediators import as_persons, mediators
from dateline.events.ceasefires.sides import Sides
from dateline.events.ceasefires.stages import ASKED, Told
from dateline.events.ceasefires.threads import Telling
from dateline.events.ceasefires.words import kinds, phrases, table
from dateline.events.scene import Scene
from dateline.events.setting.when import anchor
from dateline.events.syntax import Tree
from dateline.events.types import Role

_ACTS = frozenset({"proposed", "rejected", "ended"})
_CALLED = frozenset({"declare", "pronounce", "proclaim", "call", "consider", "regard"})
_BEGINS = frozenset({"start", "begin", "take", "run", "commence", "effective", "enter"})
_OPPONENTS = table("asked")["opponents"]
_ALONE = frozenset({"declare", "proclaim", "order", "decree"})
_HOUR = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?m\b|GMT|hours|o'clock)|\b\d\d[:.]\d\d\b", re.I)
_RANGE = re.compile(r"\d\s*(?:to|and|until|till|through|[-–—])\s*(?:[A-Z][a-z]+\.?\s+)?\d")
_TO = re.compile(r"\s*(?:to|until|till|through|[-–—])\s*")
_FOR = re.compile(r"\b(?:for|from|between|on|of) (?:the )?$")
_BEFORE = 50
_FUTURE = frozenset({"will", "would", "shall", "to"})


def telling_of(scene: Scene, tree: Tree, told: Told, sides: Sides, rivals: Sequence[Told]) -> Telling:
    telling = Telling(told)
    _who(tree, told, sides, telling)
    telling.mediators = mediators(tree, told, sides)
    telling.mediators += [Role("mediator", r.start, r.end, r.text, r.name, r.actor) for r in telling.announcers]
    telling.mediators = as_persons(scene, telling.mediators, {r.name for r in [*telling.sides, *telling.between]})
    hosts = {r.name for r in telling.mediators}
    telling.sides = [r for r in telling.sides if r.name not in hosts]
    telling.between = [r for r in telling.between if r.name not in hosts]
    telling.kind = kind_of(tree, told)
    telling.one_sided = one_sided(tree, told)
    _times(scene, tree, told, telling, rivals)
    above = tree.head(told.head)
    if (
        told.stage in ("declared", "agreed")
        and telling.start is None
        and telling.delay is None
        and _at_once(tree, told)
    ):
        telling.start = telling.on or _today(scene, tree)
    telling.agreed = above >= 0 and tree.lemma(above) in ("agree", "decide", "consent", "accept", "confirm")
    if telling.agreed and telling.on is None and told.stage in ("extended", "ended"):
        plain = [p for p in points(scene, tree) if p.role == "at"]
        telling.on = plain[0] if len(plain) == 1 else None
    telling.old = not (telling.on or telling.start) and _long_ago(scene, tree, told)
    return telling


def _at_once(tree: Tree, told: Told) -> bool:
    """ "An immediate ceasefire", "a truce effective immediately", "with immediate effect"."""
    if told.asked or told.naming is None:
        return False
    near = range(max(0, told.naming.first - 4), min(len(tree.tokens), told.naming.top + 8))
    words = [tree.low(k) for k in near]
    return "immediate" in words or any(f"{a} {b}" == "effective immediately" for a, b in pairwise(words))


def _today(scene: Scene, tree: Tree) -> Point | None:
    day = anchor(scene)
    at = tree.sentence.start
    return Point(at, at, day, None, "", "at", day) if day is not None else None


def _long_ago(scene: Scene, tree: Tree, told: Told) -> bool:
    """ "Agreed upon in 1994": a year or month told after the word, of more than a year before the report."""
    day = anchor(scene)
    at, end = tree.tokens[told.head].start, tree.sentence.end
    years = [
        t for t in scene.times.touching(at, end) if t.type == "DATE" and t.date_to is not None and t.date_prec >= 4
    ]
    if day is None:
        return any(t.date_prec >= 5 and t.anchor == "none" for t in years)
    return any(t.date_to is not None and (day - t.date_to).days > 365 for t in years)


# ---- who


def _who(tree: Tree, told: Told, sides: Sides, telling: Telling) -> None:
    head = told.head
    naming = told.naming
    doers = asking(tree, head) if told.asked else []
    doers = doers or doers_of(tree, head)
    above = tree.head(head)
    pronouns = bool(doers) and all(tree.tokens[k].upos == "PRON" for k in doers)
    if pronouns and above >= 0 and tree.rel(head) == "ccomp" and not sides.roles(tree, doers, "party"):
        doers = tree.agents(above)  # "the rebels say they will rest their rifles"
    doers += [k for d in doers for k in _included(tree, d)]
    doers = [k for k in _listed(tree, doers) if naming is None or k not in (naming.i, naming.top)]
    inner = naming.i if naming is not None and naming.form == "verb" else -1
    own = [k for k in tree.agents(inner) if k != head] if inner >= 0 and inner != head else []
    spots = [head] if naming is None else list(dict.fromkeys((head, naming.top, naming.i)))
    between = [k for spot in spots for k in tree.obliques(spot, "between", "among") if k > min(spots)]
    partners = [
        k
        for spot in spots
        for k in tree.obliques(spot, "with")
        if tree.lemma(k) not in {"proviso", "mediator"} | table("mediation")["nouns"]
    ]
    owners = (
        []
        if naming is None
        else [k for s in spots[1:] for k in tree.kids(s, "nmod:poss", "amod", "compound") if tree.rel(k) != "case"]
    )
    telling.between = sides.roles(tree, between, "party")
    acting = sides.roles(tree, doers, "party")
    if len(acting) == 1 and len(doers) > 1 and told.stage in ("agreed", "declared", "extended"):
        acting += _unnamed(sides, tree, doers)
    inside = sides.roles(tree, own, "party")
    if told.stage in _ACTS or told.asked:
        telling.by = [Role("participant", r.start, r.end, r.text, r.name, r.actor) for r in acting]
        telling.sides = sides.roles(tree, [*own, *owners], "party") if told.stage != "proposed" else []
        if told.stage == "proposed" and not telling.by:
            telling.by = _of_draft(tree, sides)
        if told.stage == "ended":
            telling.sides = telling.sides or acting
            telling.sides += [
                r for r in sides.roles(tree, partners, "party") if r.name not in {s.name for s in telling.sides}
            ]
        return
    if inside and len(inside) >= 2:
        telling.sides = inside
        telling.announcers = [r for r in acting if r.name not in {s.name for s in inside}]
        return
    if told.phrase in ("win", "extract", "obtain", "wring", "wrest"):
        telling.between += sides.roles(tree, [k for s in spots for k in tree.obliques(s, "from", "out")], "party")
        telling.mediators = []
        telling.announcers = [r for r in acting if r.name not in {b.name for b in telling.between}]
        return
    if tree.lemma(head) == "coax":
        telling.sides = sides.roles(tree, tree.patients(head), "party")
        return
    telling.sides = acting if acting and told.stage not in ("in force", "extended", "monitored") else inside
    if told.stage in ("in force", "extended"):
        telling.sides = acting or sides.roles(tree, owners, "party")
    joined = {s.name for s in telling.sides}
    telling.sides = [*telling.sides, *(r for r in sides.roles(tree, partners, "party") if r.name not in joined)]
    if told.stage == "declared" and len(acting) == 1 and told.phrase in _ALONE and tree.is_verb(head):
        telling.sides = acting  # "declared a truce with X": X has not
    if not telling.sides:
        telling.sides = sides.roles(tree, owners, "party")


def _of_draft(tree: Tree, sides: Sides) -> list[Role]:
    """ "A draft by X that demands", "X voted for a resolution that demands": whose the text is."""
    texts = [
        k
        for k in range(len(tree.tokens))
        if tree.lemma(k) in table("mediation")["drafts"] | {"resolution", "statement", "letter"}
    ]
    owners = [w for k in texts for w in [*tree.obliques(k, "by", "from", "of"), *tree.kids(k, "nmod:poss")]]
    root = next((k for k in range(len(tree.tokens)) if tree.rel(k) == "root"), -1)
    heads = tree.agents(root) if texts and root >= 0 else []
    if heads and not tree.passive(root):
        owners += tree.obliques(root, "by")
    return sides.roles(tree, owners, "participant") or sides.roles(tree, heads, "participant")[:1]


def _unnamed(sides: Sides, tree: Tree, doers: Sequence[int]) -> list[Role]:
    """ "The government and the opposition": the side that is told beside another by what it is, without a name."""
    found: list[Role] = []
    for k in doers:
        if tree.lemma(k) in _OPPONENTS and not sides.on(tree, k):
            first, last = tree.noun_range(k)
            start, end = tree.tokens[first].start, tree.tokens[last].end
            mention = sides.scene.actor_on(tree, k)
            actor = mention.actor if mention is not None else None
            text = sides.scene.report.text[start:end]
            found.append(Role("party", start, end, text, actor.name if actor else text.removeprefix("the "), actor))
    return found


def asking(tree: Tree, head: int) -> list[int]:
    """Who asks for what another is to do: "X demanded that Y respect it", "X urged them to agree"."""
    for k in list(tree.ancestors(head))[:2]:
        if tree.lemma(k) in ASKED and tree.is_verb(k):
            return tree.agents(k)
    return []


def doers_of(tree: Tree, head: int) -> list[int]:
    """Who does what the phrase tells: the agents of a verb, of a noun its owner and those it is "by"."""
    above = tree.head(head)
    called = tree.rel(head) in ("xcomp", "obj", "acl", "ccomp", "amod", "advmod", "obl")
    if above >= 0 and called and tree.lemma(above) in _CALLED:
        return tree.agents(above)
    if tree.is_verb(head) and not tree.kids(head, "nsubj") and (by := tree.by_agent(head)):
        return by  # "signed in X by Y", whatever the tag
    if tree.is_verb(head) or tree.kids(head, "nsubj", "cop"):
        found = tree.agents(head)
        if not found and tree.rel(head) in ("xcomp", "ccomp") and tree.head(head) >= 0:
            found = tree.agents(tree.head(head))
        return found
    return [*tree.by_agent(head), *tree.kids(head, "nmod:poss", "compound", "amod"), *tree.obliques(head, "by", "from")]


def _included(tree: Tree, i: int) -> list[int]:
    """ "World powers, including X, Y and Z, have ...": the names up to the verb, whatever the parse."""
    last = min(i + 4, len(tree.tokens))
    here = next((k for k in range(i + 1, last) if tree.low(k) in ("including", "among")), len(tree.tokens))
    found: list[int] = []
    for k in range(here + 1, min(here + 16, len(tree.tokens))):
        if tree.is_verb(k) or tree.tokens[k].upos == "AUX":
            break
        if tree.tokens[k].upos == "PROPN":
            found.append(k)
    return found


def _listed(tree: Tree, words: list[int]) -> list[int]:
    """With those that a slip of the parse hangs on a word within: "the cabinet in X and the Y factions"."""
    found = list(words)
    for i in words:
        for k in tree.subtree(i) if i < len(tree.tokens) else ():
            plural = tree.tokens[k].xpos in ("NNS", "NNPS") and tree.rel(k) == "conj" and k not in found
            if plural and any(tree.low(d) == "the" for d in tree.kids(k, "det")):
                found.append(k)
    return sorted(set(found))


# ---- what kind


def kind_of(tree: Tree, told: Told) -> str:
    """The kind that the words beside the naming tell, or for a naming by a verb those of the sentence."""
    naming = told.naming
    near = range(max(0, naming.first - 4), min(len(tree.tokens), naming.top + 7)) if naming is not None else range(0)
    words = {w for k in near for w in (tree.low(k), tree.lemma(k))}
    whole = {w for k in range(len(tree.tokens)) for w in (tree.low(k), tree.lemma(k))}
    whole |= {f"{tree.low(k - 1)}-{tree.low(k + 1)}" for k in range(1, len(tree.tokens) - 1) if tree.low(k) == "-"}
    for kind in kinds():
        if words & table("kinds")[kind]:
            return kind
    if any(True for _ in phrases("kinds", "holiday_phrases").within(tree)):
        return "holiday"
    for kind in ("humanitarian", "holiday", "election"):
        if whole & (table("kinds")[kind] - {"relief", "poll", "corridor", "vote"}):  # a council's votes are no election
            return kind
    return ""


def one_sided(tree: Tree, told: Told) -> bool:
    words = {tree.low(k) for k in range(len(tree.tokens))}
    words |= {f"{tree.low(k - 1)}-{tree.low(k + 1)}" for k in range(1, len(tree.tokens) - 1) if tree.low(k) == "-"}
    return bool(words & table("one_sided")["words"]) or any(True for _ in phrases("one_sided").within(tree))


# ---- when


def _times(scene: Scene, tree: Tree, told: Told, telling: Telling, rivals: Sequence[Told]) -> None:
    at = tree.tokens[told.head].start
    others = [tree.tokens[r.head].start for r in rivals if r.head != told.head]
    heads = {told.head, *(r.head for r in rivals)}
    mine = [p for p in points(scene, tree) if _is_of(tree, p, told.head, heads, _nearest(p, at, others))]
    long = [n for n in lengths(scene, tree) if not any(p.start <= n.start < p.end for p in mine)]
    telling.length = min(long, key=lambda n: (abs(n.start - at), n.start), default=None)
    telling.until = next((p for p in mine if p.role == "to"), None)
    if told.stage == "extended" and telling.until is None:  # "agreed to renew it, until 2 May", whatever it hangs on
        telling.until = next((p for p in points(scene, tree) if p.role == "to"), None)
    if told.stage in ("ended", "extended") and telling.until is None:
        expiry = [p for p in mine if p.role == "expiry"]
        telling.start = expiry[0] if expiry else None
    starts = [p for p in mine if p.role == "from"]
    plain = [p for p in mine if p.role == "at"]
    telling.delay = next((n for n in delays(scene, tree)), None)
    if told.stage == "in force":
        past = not told.future and tree.tokens[told.head].xpos in ("VBD", "VBN")
        mine = [_begun(scene, p) if past else p for p in mine]
        starts = [p for p in mine if p.role == "from"]
        plain = [p for p in mine if p.role == "at"]
        telling.start = min(starts or plain, key=lambda p: _distance(p, at), default=None)
        if telling.start is not None and telling.start.clock is None:
            telling.start = next(
                (p for p in starts + plain if p.clock is not None and p.day == telling.start.day), telling.start
            )
        telling.start = (
            telling.start or (_month(scene, tree) if told.phrase == "observe" else None) or _logged(scene, tree)
        )
        if told.future or tree.tokens[told.head].xpos == "VBZ":  # "it takes effect on Tuesday": the next
            telling.start = _ahead(scene, telling.start) if telling.start is not None else None
        telling.on = telling.start
        return
    if told.stage in ("agreed", "declared", "proposed"):
        if (not starts or telling.until is None) and (days := _days_of_it(scene, tree)) is not None:
            telling.start, telling.until = days
            plain = [p for p in plain if not (days[0].start <= p.start < days[1].end)]
        telling.start = telling.start or min(starts, key=lambda p: _distance(p, at), default=None)
        ahead = [p for p in plain if (p.clock is not None and _inside(tree, told, p)) or _to_begin(tree, told, p)]
        if telling.start is None and ahead:
            telling.start = _ahead(scene, ahead[0]) if _to_begin(tree, told, ahead[0]) else ahead[0]
    telling.delay = next((n for n in delays(scene, tree)), None)
    pair = [
        (a, b)
        for a, b in pairwise(plain)
        if scene.report.text[a.end : b.start] == " and " and (b.day - a.day).days == 1
    ]
    if told.stage in ("declared", "agreed") and telling.start is None and pair and telling.until is None:
        telling.start, telling.until = pair[0]  # "today and tomorrow"
        plain = [p for p in plain if p not in pair[0]]
    rest = [p for p in [*plain, *(starts if told.stage == "ended" else [])] if p is not telling.start]
    rest = [p for p in rest if not _feast(scene, p)]
    telling.on = min(rest, key=lambda p: _distance(p, at), default=None)


def _days_of_it(scene: Scene, tree: Tree) -> tuple[Point, Point] | None:
    """ "A truce for 4 to 11 May": the days that it is to run, told as one span."""
    text = scene.report.text
    for one, other in pairwise(points(scene, tree)):  # "for January 1 to June 30"
        led = _FOR.search(text[max(tree.sentence.start, one.start - 12) : one.start])
        if (
            led
            and other.role == "to"
            and one.clock is None
            and one.day < other.day
            and _TO.fullmatch(text[one.end : other.start])
        ):
            return replace(one, role="from"), other
    for time in scene.times.touching(tree.sentence.start, tree.sentence.end):
        first, last = time.date_from, time.date_to
        if time.type != "DATE" or first is None or last is None or not first < last:
            continue
        if _RANGE.search(time.text) and _FOR.search(text[max(tree.sentence.start, time.start - 12) : time.start]):
            one = Point(time.start, time.end, first, None, time.zone, "from", first)
            return one, replace(one, day=last, last=last, role="to")
    return None


def _to_begin(tree: Tree, told: Told, point: Point) -> bool:
    """ "Signed a truce on Monday, to take effect on 30 December": the day that an infinitive of beginning has."""
    last = next((k for k, t in enumerate(tree.tokens) if t.start >= point.start), 0)
    near = range(max(told.last + 1, last - 6), last)
    return any(tree.lemma(k) in _BEGINS and any(tree.low(m) == "to" for m in tree.kids(k, "mark")) for k in near)


def _feast(scene: Scene, point: Point) -> bool:
    """A day told by name alone, months away: of a feast that a ceasefire is for, not of what was done."""
    day = anchor(scene)
    told = scene.report.text[point.start : point.end]
    return day is not None and abs((point.day - day).days) > 60 and re.search(r"\d", told) is None


def _month(scene: Scene, tree: Tree) -> Point | None:
    """ "Since mid-January": the first day of what is told, where no day is."""
    for time in scene.times.touching(tree.sentence.start, tree.sentence.end):
        if time.date_from is not None and time.date_to is not None and time.date_prec in (3, 4):
            return Point(time.start, time.end, time.date_from, None, "", "from", time.date_to)
    return None


def _begun(scene: Scene, point: Point) -> Point:
    """ "Took effect at midnight", told on the day that began then: never the next midnight."""
    day, back = anchor(scene), timedelta(days=1)
    if day is None or point.day - day != back or point.clock != "00:00":
        return point
    return replace(point, day=day, last=day)


def _ahead(scene: Scene, point: Point) -> Point:
    """A weekday on which something is to begin is the next one, not the last."""
    day = anchor(scene)
    told = _HOUR.sub("", scene.report.text[point.start : point.end])
    if day is None or point.day >= day or re.search(r"\d", told):
        return point
    days = timedelta(days=7)
    return replace(point, day=point.day + days, last=point.last + days) if (day - point.day).days <= 7 else point


def _inside(tree: Tree, told: Told, point: Point) -> bool:
    """Whether an hour is that of ceasing fire, and not of agreeing: it stands behind the verb by which fire is to cease."""
    naming = told.naming
    if naming is None or point.start < tree.tokens[naming.i].start:
        return False
    last = next((k for k, t in enumerate(tree.tokens) if t.start >= point.start), naming.i)
    if any(tree.lemma(k) in _BEGINS for k in range(naming.top + 1, last)):
        return True
    return naming.form == "verb" or told.future or any(tree.low(k) in _FUTURE for k in range(told.first, naming.i))


def _is_of(tree: Tree, point: Point, head: int, heads: set[int], nearest: bool) -> bool:
    """Whether a point is the telling's: of several, of the one whose verb it hangs on, else of the nearest."""
    word = next((k for k, t in enumerate(tree.tokens) if point.start <= t.start < point.end), -1)
    if word < 0 or len(heads) == 1:
        return True
    above = next((k for k in tree.ancestors(word) if k in heads or (tree.is_verb(k) and tree.kids(k, "nsubj"))), -1)
    return above == head if above in heads else nearest


def _nearest(point: Point, at: int, others: Sequence[int]) -> bool:
    return all(_distance(point, at) <= _distance(point, other) for other in others)


def _distance(point: Point, at: int) -> int:
    """Characters between; what stands before the word counts double, since a time mostly follows what it is of."""
    return point.start - at if point.start >= at else 2 * (at - point.end) + _BEFORE


def _logged(scene: Scene, tree: Tree) -> Point | None:
    day, clock = scene.report.published.day, log_hour(scene, tree)
    if day is None or clock is None:
        return None
    return Point(tree.sentence.start, tree.sentence.start, day, clock, "", "at", day)
