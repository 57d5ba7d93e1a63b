"""In `events/ceasefires`: whether an act of arms that is told of after a ceasefire began is laid by a side to another.

It is not where the speaker tells of its own act or denies one, where the act only gives the time of something else or came
before the ceasefire, or where a span is told that reaches back behind its beginning.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from dateline.claims.types import Claim
from dateline.events.ceasefires.threads import Telling
from dateline.events.ceasefires.words import table
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Role, Terms

#: Who speaks, in its own words and in those of who quotes it.
_MINE = frozenset({"we", "i", "our", "my"})
_OWN = _MINE | {"it", "they", "he", "she", "its", "their", "his", "her"}
_TIMED = frozenset({"since", "before", "until", "till", "during", "amid", "pending"})
_LAST = re.compile(r"\b(?:last|past|previous)\b", re.I)
_BACK = frozenset({"the", "this", "that", "these", "those"})
_BEFORE = frozenset({"before", "until", "ahead", "till"})


def denies(tree: Tree, i: int, claim: Claim) -> bool:
    """ "X denied having fired": the act is in what X denies."""
    token = tree.tokens[i]
    inside = any(start <= token.start < end for start, end in claim.content_spans)
    return claim.act == "deny" and inside


def is_laid(tree: Tree, i: int, claim: Claim) -> bool:
    """Whether the act at word i is told as one that another than the speaker did, and not only spoken of again."""
    return not tells_own(tree, i, claim) and (claim.act == "accuse" or not _refers_back(tree, i))


def tells_own(tree: Tree, i: int, claim: Claim) -> bool:
    """ "It had struck a post", "said its forces shelled X", "claimed responsibility for the fire": the speaker's own."""
    verb = i if tree.is_verb(i) else tree.head(i)
    if verb < 0:
        return False
    heads = (i, *list(tree.ancestors(i))[:3])
    if any(tree.lemma(k) == "responsibility" for h in heads for k in (h, *tree.kids(h, "obj", "obl"))):
        return True
    if not tree.is_verb(verb) or tree.lemma(verb) in table("breach")["charge"]:
        return False
    agents = tree.agents(verb) or (tree.agents(tree.head(verb)) if _shares_subject(tree, verb) else [])
    own = _MINE if claim.form == "direct" else _OWN
    return any(tree.low(k) in own or any(tree.low(p) in own for p in tree.kids(k, "nmod:poss")) for k in agents)


def _shares_subject(tree: Tree, verb: int) -> bool:
    return tree.rel(verb) in ("conj", "xcomp") and tree.head(verb) >= 0 and not tree.kids(verb, "nsubj")


def only_times(tree: Tree, i: int) -> bool:
    """ "Since the fighting began", "before the strike", "since it attacked": the act says when something else was."""
    heads = (i, tree.head(i)) if tree.rel(i) in ("nsubj", "obj", "compound", "nmod") and tree.head(i) >= 0 else (i,)
    marks = {tree.low(m) for h in heads for m in tree.kids(h, "mark") if tree.rel(h) in ("advcl", "obl", "acl")}
    return bool((set(tree.cases(i)) | marks) & _TIMED)


def came_before(tree: Tree, number: int, i: int, tellings: Sequence[Telling]) -> bool:
    """ "Hours before it began, X shelled Y", "just before the truce": an act that the text puts before the ceasefire."""
    for telling in tellings:
        if telling.told.number != number:
            continue
        naming = telling.told.naming
        spots = [telling.told.head, *([naming.top, naming.i] if naming is not None else [])]
        if i in spots:
            continue
        if any(tree.low(m) in _BEFORE for h in spots for m in tree.kids(h, "mark", "case", "advmod") if m < h):
            return True
    return False


def reaches_back(scene: Scene, tree: Tree, terms: Terms | None) -> bool:
    """ "Over the last two weeks", told of a ceasefire of some days: it counts what was before it too."""
    if terms is None or terms.starts_on is None:
        return False
    times = scene.times.touching(tree.sentence.start, tree.sentence.end)
    start = terms.starts_on - timedelta(days=1)
    spans = (t for t in times if t.type == "DURATION" or _LAST.search(t.text))
    return any(t.date_from is not None and t.date_to is not None and t.date_from < start <= t.date_to for t in spans)


def only_reported(tree: Tree, i: int, accusers: Sequence[Role], bound: Sequence[Role]) -> bool:
    """ "Concerned about the reported violations", says one who is not bound: nobody is charged, and nothing is found."""
    words = {tree.low(k) for k in tree.kids(i, "amod", "compound")}
    of_reports = {tree.lemma(tree.head(i))} if tree.rel(i) == "nmod" and tree.head(i) >= 0 else set()
    told = words & {"reported", "alleged", "possible", "any", "further", "future"} or of_reports & {
        "report",
        "allegation",
    }
    return bool(told) and bool(accusers) and not any(_bound(r, bound) for r in accusers)


def _bound(role: Role, bound: Sequence[Role]) -> bool:
    return role.name in {b.name for b in bound}


def _refers_back(tree: Tree, i: int) -> bool:
    """ "Said the attack was a crime": a noun that speaks of an act told before, of which something is said."""
    above = tree.head(i)
    known = tree.tokens[i].upos == "NOUN" and any(tree.low(k) in _BACK for k in tree.kids(i, "det"))
    return known and above >= 0 and tree.rel(i).startswith("nsubj") and bool(tree.kids(above, "cop"))


def too_early(day: date | None, terms: Terms) -> bool:
    """Whether an act is told for a day before the ceasefire began."""
    return day is not None and terms.starts_on is not None and day < terms.starts_on
