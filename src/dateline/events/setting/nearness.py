"""In `events/setting`: the times of a sentence, each with how near it stands to an event that the sentence tells of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from dateline.claims.types import Claim
from dateline.events.scene import Scene
from dateline.events.setting.counted import apart, parted
from dateline.events.syntax import Tree
from dateline.grounding.types import Time

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Near:
    """A time of the sentence: how far its clause is from the event's (0 the same, 1 above it, 2 beside it, 3 the saying's)."""

    rank: int
    distance: int
    time: Time
    since: bool = False


def order(near: Near) -> tuple[int, bool, int, int]:
    return near.rank, near.time.date_prec > 2, near.distance, near.time.start


def near_times(scene: Scene, tree: Tree, i: int, claim: Claim, *, aside: int = -1) -> list[Near]:
    found: list[Near] = []
    chain = _clauses_above(tree, i)
    links = apart(scene, tree)
    for time in scene.times.touching(tree.sentence.start, tree.sentence.end):
        if time.type == "SET" or unknowable(time):
            continue
        word = word_of(tree, time)
        if word is None or (aside >= 0 and word != aside and word in tree.subtree(aside)):
            continue
        if parted(links, tree, i, word):
            continue
        rank = _rank(tree, i, word, chain, claim)
        if rank == 2 and _of_another(scene, tree, i, word):
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
        found.append(Near(rank, tree.distance(i, word), time, since))
    return _behind(tree, i, found)


def _behind(tree: Tree, i: int, found: list[Near]) -> list[Near]:
    """ "On Monday the army buried four killed in an ambush on Saturday": of two days of one verb, the parse has tied the one
    behind the event told within it to that verb; the day before the verb is the verb's own."""
    for verb in tree.ancestors(i):
        if not tree.is_verb(verb) or verb > i:
            continue
        days = [n for n in found if n.time.date_prec == 1 and n.time.type == "DATE" and _hangs_on(tree, n, verb)]
        before = [n for n in days if n.time.end <= tree.tokens[i].start and n.time.start < tree.tokens[verb].end]
        behind = [n for n in days if n.time.start >= tree.tokens[i].end]
        if behind and any(b.time.date_from != behind[0].time.date_from for b in before):
            return [replace(n, rank=0) if n in behind else n for n in found if n not in before]
    return found


def _hangs_on(tree: Tree, near: Near, verb: int) -> bool:
    word = word_of(tree, near.time)
    return word is not None and tree.head(word) == verb


def _before_the_content(claim: Claim, time: Time) -> bool:
    """ "On Friday | shells fell on X, the mayor said on Monday": the day right before what is said, the saying behind it."""
    cues = [start for start, _ in claim.cue_spans]
    return any(0 <= s - time.end <= 3 and cues and min(cues) > s for s, _ in claim.content_spans)


def _of_another(scene: Scene, tree: Tree, i: int, word: int) -> bool:
    """ "In X, where the truce of March holds": a time by which a noun is called, or of a clause that tells of a noun beside."""
    if tree.cases(word) == ["of"] and tree.rel(word) == "nmod":
        named = tree.head(word)
        if named != i and (tree.lemma(named), "NOUN") not in scene.lexicon.triggers:
            return True
    for k in (word, *tree.ancestors(word)):
        if i in tree.subtree(k):
            return False
        if tree.full(k) == "acl:relcl":
            # "the murder of X, who was shot on 3 May": what is told of those harmed is of the harm
            return not any(tree.low(r) in ("who", "whom") for r in tree.kids(k))
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


def unknowable(time: Time) -> bool:
    """An interval of years that only says that the day of publication, from which it is counted, is not known."""
    if time.anchor == "none" or time.date_from is None or time.date_to is None:
        return False
    return time.date_to - time.date_from > _YEAR


def word_of(tree: Tree, time: Time) -> int | None:
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


def is_reported(tree: Tree, i: int, verb: int) -> bool:
    """ "Heavy shelling was reported around X on Monday": the time and place of the reporting are those of what is reported."""
    return tree.head(i) == verb and tree.full(i) == "nsubj:pass"


def _rank(tree: Tree, i: int, word: int, chain: list[int], claim: Claim) -> int:
    home = tree.clause(word)
    saying = tree.tokens[home]
    if (
        any(start <= saying.start < end for start, end in claim.cue_spans)
        and home != i
        and not is_reported(tree, i, home)
    ):
        return 3
    beside = tree.rel(home) == "parataxis" or (tree.rel(home) == "conj" and bool(tree.kids(home, "nsubj")))
    if home == chain[0] or (word in tree.subtree(i) and tree.head(home) == i and not beside):
        return 0
    if home in chain[1:]:
        return 1
    return 2
