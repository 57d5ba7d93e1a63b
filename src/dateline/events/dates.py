"""Inside events/: when an event is said to have happened, chosen among the times of its clause, sentence and paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.claims.types import Claim
from dateline.events.scene import Scene
from dateline.events.surroundings import heading, in_log
from dateline.events.syntax import Tree
from dateline.events.types import Event
from dateline.grounding.types import Time

_CLOCK = re.compile(r"[\dX]T(\d\d)(?::(\d\d))?")
_YEAR = timedelta(days=365)
_KNOWN = timedelta(days=31)
_NEWS = timedelta(days=2)
_RECENT = timedelta(days=6)
_SAME_IN_PAST = frozenset({"hit", "beat", "set", "cut", "shut", "hurt"})
_LEAD_BLOCKS = 6
#: Rules of hours and parts of a day, to which a day has been lent.
_LENT = ("clock", "clock-alone", "part-of-day", "noon")
_DATED = ("Battles", "Explosions/Remote violence", "Violence against civilians")
#: The rule of an open interval: it ends with the day of the report, and where it begins is not known.
BY_THE_REPORT = "by the report"


@dataclass(frozen=True, slots=True)
class When:
    """An interval (inclusive, None where not known), its UCDP date_prec, the rule that chose it, the hour if told."""

    date_from: date | None = None
    date_to: date | None = None
    prec: int = 0
    rule: str = "unknown"
    clock: str | None = None
    background: bool = False


@dataclass(frozen=True, slots=True)
class _Near:
    """A time of the sentence: how far its clause is from the event's (0 the same, 1 above it, 2 beside it, 3 the saying's)."""

    rank: int
    distance: int
    time: Time
    since: bool = False


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
    near = _near(scene, tree, i, claim, aside=aside)
    background = _history(scene, tree, i, near)
    found = _chosen(near, last=3 if saying else clauses, end=anchor(scene))
    if found is not None and found.rule.endswith(_LENT) and (told := heading(scene, tree)) is not None:
        found = replace(found, date_from=told.date_from, date_to=told.date_to, rule=f"{found.rule}, heading")
    if _since_then(tree, i):
        found = _since(scene, tree, near) or found
    if found is None:
        found = _elsewhere(scene, tree, i, near, news=news and not background)
    if found.date_to is not None and (day := anchor(scene)) is not None:
        background = (
            background
            or found.date_to < day - _YEAR
            or (found.date_from is not None and found.date_from < day - _YEAR and found.prec >= 4)
        )
    return replace(found, background=background)


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
            if time.date_from is not None and time.date_to is not None and not _unknowable(time):
                day = anchor(scene)
                old = time.date_to < day - _YEAR if day is not None else time.date_prec >= 5
                return When(time.date_from, time.date_to, time.date_prec, f"name: {time.rule}", background=old)
    return When()


def anchor(scene: Scene) -> date | None:
    """The day that "recent" is measured from: of publication, or the last it can have been; None where it is not known."""
    published = scene.report.published
    if published.earliest is None or published.latest is None or published.latest - published.earliest > _KNOWN:
        return None
    return published.latest


def own_days(scene: Scene, tree: Tree, i: int, claim: Claim) -> tuple[date, date] | None:
    """The interval told in the event's own clause, and no other: what makes two mentions of one sentence two events."""
    first = min((n for n in _near(scene, tree, i, claim) if n.rank == 0), key=_order, default=None)
    if first is None or first.time.date_from is None or first.time.date_to is None:
        return None
    return first.time.date_from, first.time.date_to


def _order(near: _Near) -> tuple[int, bool, int, int]:
    return near.rank, near.time.date_prec > 2, near.distance, near.time.start


def _near(scene: Scene, tree: Tree, i: int, claim: Claim, *, aside: int = -1) -> list[_Near]:
    found: list[_Near] = []
    chain = _clauses_above(tree, i)
    for time in scene.times.touching(tree.sentence.start, tree.sentence.end):
        if time.type == "SET" or _unknowable(time):
            continue
        word = _word_of(tree, time)
        if word is None or (aside >= 0 and word != aside and word in tree.subtree(aside)):
            continue
        rank = _rank(tree, i, word, chain, claim)
        if rank == 2 and _of_another(tree, i, word, time):
            continue
        inside = claim.start <= time.start < claim.end and time.start > tree.tokens[i].start
        inside = inside or _before_the_content(claim, time)
        if (tree.clause(word) != i and _beside_cue(tree, word, claim)) or _of_the_reaction(scene, tree, word, i, time):
            rank = 3
        elif rank == 3 and inside:
            rank = 0  # within what is said: a slip of the parse has tied it to the saying
        since = "since" in tree.cases(word) or time.text.lower().startswith("since")
        if since and word in tree.subtree(i) and tree.rel(word) in ("compound", "amod", "nmod", "nmod:poss"):
            since = False  # "since the January bombing": the bombing is of January
        if since and rank and tree.rel(chain[0]) in ("advcl", "acl"):
            continue  # "on patrol since March, until fighting erupted"
        found.append(_Near(rank, tree.distance(i, word), time, since))
    return found


def _before_the_content(claim: Claim, time: Time) -> bool:
    """ "On Friday | shells fell on X, the mayor said on Monday": the day right before what is said, the saying behind it."""
    cues = [start for start, _ in claim.cue_spans]
    return any(0 <= s - time.end <= 3 and cues and min(cues) > s for s, _ in claim.content_spans)


def _of_another(tree: Tree, i: int, word: int, time: Time) -> bool:
    """ "In X, where the truce of March holds": a time by which a noun is called, or of a clause that tells of a noun beside."""
    if tree.cases(word) == ["of"] and tree.rel(word) == "nmod" and "of" not in time.text.split():
        return i not in list(tree.ancestors(word))
    for k in (word, *tree.ancestors(word)):
        if i in tree.subtree(k):
            return False
        if tree.full(k) == "acl:relcl":
            return True
    return False


def _beside_cue(tree: Tree, word: int, claim: Claim) -> bool:
    """ "..., he said on Wednesday, after ...": the day stands right after the word of saying, and within what is said."""
    here = word - 1
    while here >= 0 and tree.tokens[here].upos in ("ADP", "DET", "ADV", "ADJ") and word - here < 5:
        here -= 1
    if here < 0:
        return False
    start = tree.tokens[here].start
    interposed = any(s < start for s, _ in claim.content_spans) and any(s <= start < e for s, e in claim.cue_spans)
    return interposed


def _of_the_reaction(scene: Scene, tree: Tree, word: int, i: int, time: Time) -> bool:
    """ "Condemned X on Friday over the shelling": the day hangs on the condemning, before the noun of what is condemned."""
    verb = tree.head(word)
    if verb < 0 or not tree.is_verb(verb) or time.start > tree.tokens[i].start:
        return False
    path = [i, *tree.ancestors(i)]
    reacts = tree.lemma(verb) in scene.lexicon.table("politics", "positions")["ACCUSE/disapprove"]
    if not reacts or verb not in path[1:]:
        return False
    below = path[: path.index(verb)]
    return not tree.is_verb(i) or any(tree.full(k) == "acl:relcl" for k in below)


def _unknowable(time: Time) -> bool:
    """An interval of years that only says that the day of publication, from which it is counted, is not known."""
    if time.anchor == "none" or time.date_from is None or time.date_to is None:
        return False
    return time.date_to - time.date_from > _YEAR


def _word_of(tree: Tree, time: Time) -> int | None:
    """The word of a time that hangs on a word outside of it."""
    inside = [k for k, t in enumerate(tree.tokens) if t.start < time.end and t.end > time.start]
    for k in inside:
        if tree.head(k) not in inside:
            return k
    return inside[0] if inside else None


def _clauses_above(tree: Tree, i: int) -> list[int]:
    """The clause of word i, then those above it, as far as they share their time: not past a subject of its own in "and ..."."""
    chain = [tree.clause(i)]
    for _ in range(6):
        here = chain[-1]
        above = tree.head(here)
        if above < 0 or (
            tree.rel(here) in ("conj", "parataxis") and tree.kids(here, "nsubj") and len(tree.kids(here)) > 2
        ):
            break
        chain.append(tree.clause(above))
    return chain


def _rank(tree: Tree, i: int, word: int, chain: list[int], claim: Claim) -> int:
    home = tree.clause(word)
    saying = tree.tokens[home]
    if any(start <= saying.start < end for start, end in claim.cue_spans) and home != i:
        return 3
    if home == chain[0] or (word in tree.subtree(i) and tree.head(home) == i):
        return 0
    if home in chain[1:]:
        return 1
    return 2


def _chosen(near: list[_Near], *, last: int, end: date | None) -> When | None:
    dated = sorted((n for n in near if n.time.date_from is not None or n.time.date_to is not None), key=_order)
    dated = [n for n in dated if n.rank <= last]
    if not dated:
        return None
    first = dated[0]
    rule = ("clause", "sentence", "sentence", "saying")[first.rank]
    clock = next((c for n in dated if n.rank == first.rank and (c := _clock(n.time))), None)
    if first.since and first.time.date_from is not None and first.time.type != "DURATION" and end is not None:
        to = max(end, first.time.date_from)
        return When(first.time.date_from, to, _span_prec(first.time.date_from, to), f"since: {first.time.rule}")
    return When(first.time.date_from, first.time.date_to, first.time.date_prec, f"{rule}: {first.time.rule}", clock)


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


def _since(scene: Scene, tree: Tree, near: list[_Near]) -> When | None:
    starts = [n.time.date_from for n in near if n.time.date_from is not None and n.time.date_prec <= 2]
    if not starts and (before := _paragraph(scene, tree)) is not None and before.date_from is not None:
        starts = [before.date_from]
    if not starts:
        return None
    end = anchor(scene)
    first = min(starts)
    return When(first, end if end is None or end >= first else first, _span_prec(first, end), "since then")


def _span_prec(first: date, last: date | None) -> int:
    if last is None:
        return 5
    days = (last - first).days + 1
    return 1 if days <= 1 else 2 if days <= 6 else 3 if days <= 10 else 4 if days <= 31 else 5


def _elsewhere(scene: Scene, tree: Tree, i: int, near: list[_Near], *, news: bool) -> When:
    day = anchor(scene)
    if (told := heading(scene, tree)) is not None and news and not _pluperfect(tree, i):
        return When(told.date_from, told.date_to, told.date_prec, f"heading: {told.rule}")
    recent = scene.lexicon.table("settings", "recent")["words"]
    if any(tree.low(k) in recent for k in tree.kids(i, "amod", "advmod")):
        return When(day - _RECENT, day, 3, "recent: publication") if day and news else When()
    headline = scene.in_headline(tree.sentence.start)
    if (_perfect(tree, i) and not headline) or not news:
        return When()
    before = _paragraph(scene, tree) if not headline else None
    if before is not None:
        return before
    if day is None or scene.report.published.day is None:
        return When()
    if in_log(scene, tree) and not _pluperfect(tree, i):
        return When(day, day, 1, "log")
    return When(day - _NEWS, day, 2, "publication") if tree.sentence.block < _LEAD_BLOCKS else When()


def _pluperfect(tree: Tree, i: int) -> bool:
    return any(tree.low(k) == "had" for k in tree.kids(tree.clause(i), "aux"))


def _perfect(tree: Tree, i: int) -> bool:
    """ "Has been targeting", "continues to": no one day."""
    clause = tree.clause(i)
    if tree.low(clause) in _SAME_IN_PAST or any(tree.low(k) in ("of", "for", "by") for k in tree.kids(clause, "mark")):
        return False  # "accused X of shelling ...", whatever the parse calls the clause
    tags = {tree.tokens[k].xpos for k in tree.kids(clause, "aux", "cop")} | {tree.tokens[clause].xpos}
    return (
        tree.is_verb(clause)
        and ("VBG" in tags or not tags & {"VBD", "VBN"} or "VBZ" in tags or "VBP" in tags)
        and (tree.rel(clause) not in ("advcl", "acl", "amod"))
        and "MD" not in tags
        and not (tree.passive(clause) and "VBG" not in tags)
    )


def _paragraph(scene: Scene, tree: Tree) -> When | None:
    """The last day told before in the same paragraph, up to three sentences back."""
    start = tree.sentence.start
    earlier = [t for t in scene.trees_within(max(0, start - 1500), start) if t.sentence.start < start][-3:]
    for other in reversed(earlier):
        if other.sentence.block != tree.sentence.block:
            break
        days = [
            t
            for t in scene.times.touching(other.sentence.start, other.sentence.end)
            if t.date_from is not None
            and t.date_prec == 1
            and t.type in ("DATE", "TIME")
            and not _of_saying(scene, other, t)
            and not _in_passing(other, t)
        ]
        if days:
            return When(days[-1].date_from, days[-1].date_to, days[-1].date_prec, f"paragraph: {days[-1].rule}")
    return None


def _in_passing(tree: Tree, time: Time) -> bool:
    """ "Since the coup of 1 February", "in X, which fell in May": no later sentence goes on from that day."""
    word = _word_of(tree, time)
    if word is None:
        return False
    named = tree.cases(word) == ["of"] and tree.rel(word) == "nmod"
    return named or any(tree.full(k) == "acl:relcl" for k in (word, *tree.ancestors(word)))


def goes_back(scene: Scene, tree: Tree, i: int, when: When) -> bool:
    """Whether the event told of by word i "had" been on another day than the paragraph's, in no town told of before it."""
    if not when.rule.startswith("clause") or not _pluperfect(tree, i):
        return False
    towns = scene.lexicon.table("settings", "places")["towns"]
    if any(tree.lemma(k) in towns and any(tree.low(d) == "the" for d in tree.kids(k, "det")) for k in tree.subtree(i)):
        return False
    told = _paragraph(scene, tree)
    return told is not None and (told.date_from, told.date_to) != (when.date_from, when.date_to)


def _of_saying(scene: Scene, tree: Tree, time: Time) -> bool:
    """Whether the time is when something was said, not when it happened."""
    word = _word_of(tree, time)
    if word is None:
        return False
    token = tree.tokens[tree.clause(word)]
    return scene.claim_cued(token.start, token.end) is not None


def _history(scene: Scene, tree: Tree, i: int, near: list[_Near]) -> bool:
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
        if day is None and n.time.date_prec >= 5 and n.time.anchor == "none":
            return True
    return False
