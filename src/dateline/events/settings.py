"""Inside events/: where an event is said to have happened, chosen among the places of its clause, sentence and paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.claims.types import Claim
from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.events.types import Role
from dateline.grounding.types import PlaceMention

_COUNTRY = 6
#: The rule that chose a place, by its rank: within the words of the event, its clause, the sentence, who tells of it.
_RULES = ("clause", "clause", "clause", "sentence", "sentence", "speakers")
_INTO = frozenset(
    {"in", "on", "at", "near", "across", "inside", "over", "around", "outside", "throughout", "within", "against"}
)


@dataclass(frozen=True, slots=True)
class Where:
    """The place mention chosen, or None where the text names none, and the rule that chose it."""

    mention: PlaceMention | None = None
    rule: str = ""

    @property
    def prec(self) -> int:
        return self.mention.where_prec if self.mention is not None else 0


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
    makes it one ("in Armenia"), and what an actor of the event is named by is none. With `here`, only a place of the same
    sentence that a preposition ties to the event will do.
    """
    sources = claim.source_spans if claim is not None else ()
    spans = [(r.start, r.end) for r in roles if r.role in ("perpetrator", "party", "weapon", "mediator", "participant")]
    options: list[tuple[int, int, int, int, PlaceMention]] = []
    for mention in scene.places.touching(tree.sentence.start, tree.sentence.end):
        word = _head_word(tree, mention)
        if word is None or (mention.where_prec == 0 and scene.actor_on(tree, word) is not None):
            continue
        speaking = any(start <= mention.start < end for start, end in sources)
        if speaking and (
            claim is None
            or claim.claimant.kind not in ("unnamed", "people")
            or tree.lemma(tree.head(word)) in scene.lexicon.words.armed
        ):
            continue  # where an office that speaks is of; residents speak of where they live
        if _names_actor(tree, word, mention, spans) or not _locates(tree, word, mention):
            continue
        rank = 4 if speaking else _rank(tree, i, word, carriers)
        if here and (rank > 1 or not (tree.rel(word) == "obj" or {*_INTO, "to"} & set(tree.cases(word)))):
            continue
        options.append((rank, mention.where_prec or 9, tree.distance(i, word), mention.start, mention))
    if options:
        best = min(options, key=lambda option: option[:4])
        return Where(best[4], _RULES[best[0] + 1])
    return Where() if here else _before(scene, tree)


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


def _locates(tree: Tree, word: int, mention: PlaceMention) -> bool:
    """Whether the mention says where; "from Grad positions near X" and "Armenia's forces" do not."""
    if mention.role == "part_of_name":
        return False
    cases = set(tree.cases(word)) | (
        set(tree.cases(tree.head(word))) if tree.rel(word) in ("compound", "nmod") else set()
    )
    if "from" in cases and "near" not in cases:
        return False
    if mention.role == "government" or mention.where_prec >= _COUNTRY:
        if tree.rel(word) in ("compound", "amod", "nmod:poss") or tree.full(word) == "nmod:poss":
            return False  # "at U.S. embassies"
        return bool(_INTO & set(tree.cases(word)))
    return True


def _rank(tree: Tree, i: int, word: int, carriers: Sequence[int]) -> int:
    if any(word in tree.subtree(k) for k in carriers if not tree.is_verb(k) and k != i):
        return -1
    if word in tree.subtree(i) or any(word in tree.subtree(k) for k in carriers):
        return 0
    home, clause = tree.clause(word), tree.clause(i)
    if home == clause:
        return 1
    return 2 if home in list(tree.ancestors(i)) or clause in list(tree.ancestors(word)) else 3


def _before(scene: Scene, tree: Tree) -> Where:
    """The only town told of in the sentence before, in the same paragraph; for the lead, in the headline."""
    start = tree.sentence.start
    earlier = [t for t in scene.trees_within(max(0, start - 800), start) if t.sentence.start < start][-1:]
    same = [
        t
        for t in earlier
        if t.sentence.block == tree.sentence.block or (t.sentence.block == 0 and tree.sentence.block == 1)
    ]
    for other in same:
        towns = [
            m
            for m in scene.places.touching(other.sentence.start, other.sentence.end)
            if m.role == "location" and m.place is not None and 1 <= m.where_prec <= 3
        ]
        if len({m.place.place_id for m in towns if m.place is not None}) == 1:
            return Where(towns[-1], "headline" if other.sentence.block != tree.sentence.block else "paragraph")
    return Where()
