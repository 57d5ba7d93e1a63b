"""In `events/setting`: where an event is said to have happened, chosen among the places of its clause and sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claims.types import Claim
from dateline.events.scene import Scene
from dateline.events.setting.counted import apart, parted
from dateline.events.setting.nearness import is_reported
from dateline.events.setting.surroundings import Where, before, town_before
from dateline.events.syntax import Tree
from dateline.events.types import Role
from dateline.grounding.types import PlaceMention

_REGION = 4
_COUNTRY = 6
#: The rule that chose a place, by its rank: what was hit, the event's clause, the rest of the sentence, who tells of it.
_RULES = ("clause", "clause", "clause", "sentence", "sentence", "speakers")
_SPEAKERS = 4
_INTO = frozenset(
    {"in", "on", "at", "near", "across", "inside", "over", "around", "outside", "throughout", "within", "against"}
)
_ACTING = ("perpetrator", "party", "weapon", "mediator", "participant")


@dataclass(frozen=True, slots=True)
class _Option:
    """A place of the sentence, with what tells whether it is the event's: the less the better, field by field."""

    rank: int
    prec: int
    distance: int
    start: int
    mention: PlaceMention

    @property
    def order(self) -> tuple[int, int, int, int]:
        return self.rank, self.prec, self.distance, self.start


def where(
    scene: Scene,
    tree: Tree,
    i: int,
    *,
    carriers: Sequence[int],
    roles: Sequence[Role],
    here: bool = False,
    claim: Claim | None = None,
) -> Where:
    """The place of the event told of by word i: nearest clause first, then the most precise (UCDP where_prec).

    `carriers` are words that share its place (its light verb, its patients). A country is a place only where a preposition
    makes it one ("in Armenia"), and what an actor of the event is named by is none, nor where the one who tells of it
    spoke. With `here`, only a place of the same sentence that a preposition ties to the event will do.
    """
    options = _options(scene, tree, i, carriers=carriers, roles=roles, claim=claim)
    if here:
        tied = [o for o in options if o.rank <= 1 and _tied(tree, o.mention)]
        return _best(tied) if tied else Where()
    if (there := _there(tree, i, carriers)) is not None:
        named = [o for o in options if o.start < tree.tokens[there].start]
        found = max(named, key=lambda o: o.start).mention if named else before(scene, tree).mention
        return Where(found, "there") if found is not None else Where()
    near = any(o.rank <= 1 for o in options)
    spot = _the_town(scene, tree, i, carriers) if not near else None
    if spot is not None and (town := town_before(scene, tree.tokens[spot].start)) is not None:
        return Where(town, "the town")
    return _best(options) if options else before(scene, tree)


def _best(options: Sequence[_Option]) -> Where:
    best = min(options, key=lambda option: option.order)
    return Where(best.mention, _RULES[best.rank + 1])


def _options(
    scene: Scene, tree: Tree, i: int, *, carriers: Sequence[int], roles: Sequence[Role], claim: Claim | None
) -> list[_Option]:
    spans = [(r.start, r.end) for r in roles if r.role in _ACTING]
    links = apart(scene, tree)
    found: list[_Option] = []
    for mention in scene.places.touching(tree.sentence.start, tree.sentence.end):
        word = _head_word(tree, mention)
        if word is None or (mention.place is None and scene.actor_on(tree, word) is not None):
            continue
        if _names_actor(tree, word, mention, spans) or not _locates(scene, tree, word, mention):
            continue
        if tree.full(word) == "nmod:poss" and scene.place_on(tree, tree.head(word)) not in (None, mention):
            continue  # "Saada's Razih district" is told more narrowly
        if (
            _told_apart(scene, tree, i, word, claim)
            or parted(links, tree, i, word)
            or _of_the_reaction(scene, tree, i, word)
        ):
            continue
        rank = _rank(scene, tree, i, word, carriers)
        if claim is not None and _of_the_saying(tree, i, word, mention, claim):
            if not _is_theirs(scene, tree, word, mention, claim):
                continue
            rank = _SPEAKERS
        found.append(_Option(rank, _width(mention), tree.distance(i, word), mention.start, mention))
    return found


def _width(mention: PlaceMention) -> int:
    """UCDP's where_prec; a name that no gazetteer knows, perhaps a square or a hospital, comes behind towns and districts."""
    if mention.place is None and 0 < mention.where_prec < _REGION:
        return _REGION
    return mention.where_prec or 9


# ---- whose place it is


def _of_the_saying(tree: Tree, i: int, word: int, mention: PlaceMention, claim: Claim) -> bool:
    """Whether the place is of those who say so ("the mayor of X") or where they said it ("told reporters in X")."""
    if any(start <= mention.start < end for start, end in claim.source_spans):
        return True
    if claim.form == "narrative" or any(start <= mention.start < end for start, end in claim.content_spans):
        return False
    told = tree.tokens[i].start
    if not any(start <= told < end for start, end in claim.content_spans):
        return False
    if is_reported(tree, i, tree.clause(word)):
        return False
    cue = tree.tokens[tree.clause(word)].start
    return any(start <= cue < end for start, end in claim.cue_spans) and mention.start > cue


def _of_the_reaction(scene: Scene, tree: Tree, i: int, word: int) -> bool:
    """ "The shelling was condemned in X": where people condemn it, not where it was."""
    first = next((k for k in (word, *tree.ancestors(word)) if tree.rel(k) != "conj"), word)
    verb = tree.head(first)
    reacts = scene.lexicon.table("politics", "positions")["ACCUSE/disapprove"]
    return verb >= 0 and verb != i and tree.lemma(verb) in reacts and verb in list(tree.ancestors(i))


def _told_apart(scene: Scene, tree: Tree, i: int, word: int, claim: Claim | None) -> bool:
    """Whether it stands in "..., witnesses told a radio in X", or is where another of the sentence's speakers is of."""
    at = tree.tokens[word].start
    if claim is not None:
        others = (
            c for c in scene.claims_within(tree.sentence.start, tree.sentence.end) if c.claim_id != claim.claim_id
        )
        if any(start <= at < end for c in others for start, end in c.source_spans):
            return True
    beside = next((k for k in (word, *tree.ancestors(word)) if tree.rel(k) == "parataxis"), -1)
    return beside >= 0 and i not in tree.subtree(beside) and bool(tree.kids(beside, "nsubj")) and i < beside


def _is_theirs(scene: Scene, tree: Tree, word: int, mention: PlaceMention, claim: Claim) -> bool:
    """Residents speak of where they live; an office speaks of all that it governs, and armies of where others are."""
    source = any(start <= mention.start < end for start, end in claim.source_spans)
    common = claim.claimant.kind in ("unnamed", "people")
    head = tree.lemma(tree.head(word))
    office = head in scene.lexicon.words.armed or head in scene.lexicon.table("settings", "places")["bodies"]
    beside = any(
        tree.full(k) == "acl:relcl" for k in (word, *tree.ancestors(word))
    )  # "an agency whose offices are in X"
    return source and common and not office and not beside


def _head_word(tree: Tree, mention: PlaceMention) -> int | None:
    inside = [k for k, t in enumerate(tree.tokens) if t.start < mention.end and t.end > mention.start]
    return next((k for k in inside if tree.head(k) not in inside), None)


def _names_actor(tree: Tree, word: int, mention: PlaceMention, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the place is part of how one that acts is named: "Kaduna police", but not "gunmen in the city of Kaduna"."""
    if not any(start <= mention.start < end for start, end in spans):
        return False
    above = tree.head(word)
    cases = set(tree.cases(word)) | (
        set(tree.cases(above)) if above >= 0 and tree.rel(word) in ("nmod", "compound") else set()
    )
    return not _INTO & cases


def _locates(scene: Scene, tree: Tree, word: int, mention: PlaceMention) -> bool:
    """Whether the mention says where; "from Grad positions near X", "Armenia's forces" and "a Beirut paper" do not."""
    last = mention.text.lower().split()[-1:]
    bodies = scene.lexicon.table("settings", "places")["bodies"]
    if mention.role == "part_of_name" or (mention.place is None and last and last[0] in bodies):
        return False
    cases = set(tree.cases(word)) | (
        set(tree.cases(tree.head(word))) if tree.rel(word) in ("compound", "nmod") else set()
    )
    if "from" in cases and "near" not in cases:
        return False
    if tree.rel(word) in ("compound", "amod") and _of_people(scene, tree, tree.head(word)):
        return False
    if mention.role == "government" or mention.where_prec >= _COUNTRY:
        if tree.rel(word) in ("compound", "amod", "nmod:poss") or tree.full(word) == "nmod:poss":
            return False  # "at U.S. embassies"
        return bool(_INTO & set(tree.cases(word)))
    return True


def _of_people(scene: Scene, tree: Tree, head: int) -> bool:
    """Whether a noun is one of people or a body of theirs, which a place before it names and does not locate."""
    words = scene.lexicon.words
    lemma = tree.lemma(head)
    if lemma in scene.lexicon.table("settings", "places")["bodies"]:
        return True
    return lemma in words.human and lemma not in words.civilian_built | words.territory


def _tied(tree: Tree, mention: PlaceMention) -> bool:
    word = _head_word(tree, mention)
    return word is not None and (tree.rel(word) == "obj" or bool({*_INTO, "to", "for"} & set(tree.cases(word))))


# ---- how near it stands


def _rank(scene: Scene, tree: Tree, i: int, word: int, carriers: Sequence[int]) -> int:
    """-1 within what was hit, 0 in the event's own phrase, 1 in its clause, 2 in a clause above or below, 3 elsewhere."""
    carried = next((k for k in carriers if not tree.is_verb(k) and k != i and word in tree.subtree(k)), None)
    apart = _clause_between(tree, word, {i, *carriers})
    if carried is not None and not apart:
        human = tree.lemma(carried) in scene.lexicon.words.human and not _INTO & set(tree.cases(word))
        return 1 if human else -1  # "the governor of X was killed in Y"
    if not apart and (word in tree.subtree(i) or any(word in tree.subtree(k) for k in carriers)):
        return 0
    home, clause = tree.clause(word), tree.clause(i)
    if home == clause:
        return 1
    return 2 if home in list(tree.ancestors(i)) or clause in list(tree.ancestors(word)) else 3


def _clause_between(tree: Tree, word: int, ends: set[int]) -> bool:
    """Whether another clause has the word: "a truce | brokered in X | collapsed", "while they dined in X, | men stormed"."""
    for k in (word, *tree.ancestors(word)):
        if k in ends:
            return False
        if tree.is_verb(k) and tree.rel(k) in ("acl", "advcl", "ccomp", "conj", "parataxis", "xcomp"):
            return True
    return False


def _the_town(scene: Scene, tree: Tree, i: int, carriers: Sequence[int]) -> int | None:
    """The words "the town", of which no name is told, where they say where: "shot men in the streets of the town"."""
    names = scene.lexicon.table("settings", "places")["alone"]
    for spot in (i, *carriers):
        for k in tree.subtree(spot):
            if tree.lemma(k) not in names or tree.tokens[k].xpos != "NN" or _clause_between(tree, k, {i, *carriers}):
                continue
            known = any(tree.low(d) in ("the", "that", "this") for d in tree.kids(k, "det"))
            located = tree.rel(k) in ("obj", "nsubj") or bool({*_INTO, "of", "into", "from"} & set(tree.cases(k)))
            if known and located and not tree.kids(k, "nmod", "appos", "compound", "amod", "acl", "flat"):
                return k
    return None


def _there(tree: Tree, i: int, carriers: Sequence[int]) -> int | None:
    """The word "there" or "here" that says where, in the event's own phrase: not "there were clashes"."""
    for spot in (i, *carriers):
        for k in tree.kids(spot, "advmod", "obl"):
            if tree.low(k) == "there" and tree.tokens[k].upos == "ADV":
                return k
    return None
