"""In `events/setting`: what stands around a sentence that says where and when: its paragraph, its heading, the headline."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from dateline.events.scene import Scene
from dateline.events.syntax import Tree
from dateline.grounding.types import PlaceMention, Time

_REACH = 1500
_SENTENCES = 3
_REGION = 4


@dataclass(frozen=True, slots=True)
class Where:
    """The place mention chosen, or None where the text names none, and the rule that chose it (docs/events.md)."""

    mention: PlaceMention | None = None
    rule: str = ""

    @property
    def prec(self) -> int:
        return self.mention.where_prec if self.mention is not None else 0


def before(scene: Scene, tree: Tree) -> Where:
    """The only town told of in the last sentence of the paragraph that names one; for the lead, in the headline."""
    start = tree.sentence.start
    earlier = [t for t in scene.trees_within(max(0, start - _REACH), start) if t.sentence.start < start]
    for other in reversed(earlier[-_SENTENCES:]):
        same = other.sentence.block == tree.sentence.block
        if not same and not (other.sentence.block == 0 and tree.sentence.block == 1):
            break
        towns = _towns(scene, other)
        if towns:
            one = len({m.place.place_id for m in towns if m.place is not None}) == 1
            return Where(towns[-1], _rule(scene, other, same=same)) if one else Where()
    return Where()


def town_before(scene: Scene, at: int) -> PlaceMention | None:
    """The town told of last before a character, not far back: what "the town" is; not where somebody came or spoke from."""
    found = [
        m
        for m in scene.places.touching(max(0, at - _REACH), at)
        if m.role == "location" and m.place is not None and m.where_prec in (1, 2) and m.place.feature == "settlement"
        if not scene.report.text[max(0, m.start - 6) : m.start].lower().endswith("from ")
    ]
    return found[-1] if found else None


def _rule(scene: Scene, other: Tree, *, same: bool) -> str:
    return "paragraph" if same else "headline" if scene.in_headline(other.sentence.start) else "paragraph before"


def heading(scene: Scene, tree: Tree) -> Time | None:
    """The day in the last heading before the sentence: "Saturday, 15 April", in a list of what each day brought."""
    number = bisect_left(scene.day_headings, (tree.sentence.block,)) - 1
    return scene.day_headings[number][1] if number >= 0 else None


def in_log(scene: Scene, tree: Tree) -> bool:
    """Whether the paragraph is an entry of a log of its day: "09:20 A missile hit a jeep", one of two or more."""
    return len(scene.log_entries) > 1 and tree.sentence.block in scene.log_entries


def _towns(scene: Scene, tree: Tree) -> list[PlaceMention]:
    """Towns, districts and regions of a sentence, but for where someone spoke, is the mayor of, or is from."""
    found = []
    for m in scene.places.touching(tree.sentence.start, tree.sentence.end):
        if m.role != "location" or m.place is None or not 1 <= m.where_prec <= _REGION:
            continue
        word = next((k for k, t in enumerate(tree.tokens) if t.start <= m.start < t.end), None)
        if word is not None and not _aside(scene, tree, word):
            found.append(m)
    return found


def _aside(scene: Scene, tree: Tree, word: int) -> bool:
    if tree.rel(word) == "nmod" and "from" in tree.cases(word):
        return True  # "gunmen from X"
    verb, token = tree.tokens[tree.clause(word)], tree.tokens[word]
    if scene.claim_cued(verb.start, verb.end) is None:
        return False
    return scene.claim_at(token.start, token.end) is None or _in_source(scene, tree, word)


def _in_source(scene: Scene, tree: Tree, word: int) -> bool:
    at = tree.tokens[word].start
    claims = scene.claims_within(tree.sentence.start, tree.sentence.end)
    return any(start <= at < end for claim in claims for start, end in claim.source_spans)
