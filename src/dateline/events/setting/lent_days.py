"""In `events/setting`: the day that an event takes from around its sentence: a heading, a log, the paragraph, the report."""

from __future__ import annotations

from datetime import timedelta

from dateline.events.scene import Scene
from dateline.events.setting.nearness import word_of
from dateline.events.setting.surroundings import heading, in_log
from dateline.events.setting.when import When, anchor
from dateline.events.syntax import Tree
from dateline.grounding.types import Time

_NEWS = timedelta(days=2)
_RECENT = timedelta(days=6)
_SAME_IN_PAST = frozenset({"hit", "beat", "set", "cut", "shut", "hurt"})
_LEAD_BLOCKS = 6


def lent_day(scene: Scene, tree: Tree, i: int, *, news: bool) -> When:
    day = anchor(scene)
    if (told := heading(scene, tree)) is not None and news and not _pluperfect(tree, i):
        return When.told(told, "heading")
    recent = scene.lexicon.table("settings", "recent")["words"]
    if any(tree.low(k) in recent for k in tree.kids(i, "amod", "advmod")):
        return When(day - _RECENT, day, 3, "recent: publication") if day and news else When()
    headline = scene.in_headline(tree.sentence.start)
    if (_perfect(tree, i) and not headline) or not news:
        return When()
    before = told_before(scene, tree) if not headline else None
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


def told_before(scene: Scene, tree: Tree) -> When | None:
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
            return When.told(days[-1], "paragraph")
    return None


def _in_passing(tree: Tree, time: Time) -> bool:
    """ "Since the coup of 1 February", "in X, which fell in May": no later sentence goes on from that day."""
    word = word_of(tree, time)
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
    told = told_before(scene, tree)
    return told is not None and (told.date_from, told.date_to) != (when.date_from, when.date_to)


def _of_saying(scene: Scene, tree: Tree, time: Time) -> bool:
    """Whether the time is when something was said, not when it happened."""
    word = word_of(tree, time)
    if word is None:
        return False
    token = tree.tokens[tree.clause(word)]
    return scene.claim_cued(token.start, token.end) is not None
