"""Inside events/: one report with its syntax and grounding, so that a rule can ask what stands at a place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Generic, Protocol, TypeVar

from dateline.claims.acts.reality import takes_for_granted
from dateline.claims.types import Claim
from dateline.events.feed import of_conflict
from dateline.events.lexicon import Lexicon
from dateline.events.syntax import Tree
from dateline.grounding.types import Actor, ActorMention, Grounding, PlaceMention, Quantity, Time
from dateline.language.types import Analysis, Part
from dateline.reports.types import Report


class Spanned(Protocol):
    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


T = TypeVar("T", bound=Spanned)

#: The longest heading, and the letters beside its day ("Day 3"), in characters.
_HEADING = 60
#: What airlines have too.
_CIVIL_TOO = frozenset({"plane", "aircraft", "jet", "helicopter"})
#: Sentences in which a report of war has named a weapon or one who bears arms.
_ROOM = 4
_BESIDE = 6
#: Chance that a report is of a conflict, below which only plain words of violence count.
_UNLIKELY = 0.3
#: ... and from which what is not told as having happened is taken to be of the war.
_LIKELY = 0.6
#: Sentences of a short text, and how many a longer one may have for each mention of a state or force in it.
_FEW = 5
_PER_STATE = 8
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\b(?!\s*(?:km|kg|m|million|per)\b)")


class SpanIndex(Generic[T]):
    """Records by their place in the text; a look-up costs the logarithm of their number and what it finds."""

    __slots__ = ("_items", "_longest", "_starts")

    def __init__(self, items: Sequence[T]) -> None:
        self._items = sorted(items, key=lambda item: (item.start, item.end))
        self._starts = [item.start for item in self._items]
        self._longest = max((item.end - item.start for item in self._items), default=0)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def touching(self, start: int, end: int) -> list[T]:
        """Records that share a character with the span, in order."""
        low = bisect_left(self._starts, start - self._longest)
        high = bisect_left(self._starts, end)
        return [item for item in self._items[low:high] if item.end > start]


class Scene:
    """What the rules read: the report's trees, and its actors, places, times and quantities by place in the text."""

    __slots__ = (
        "__dict__",
        "_acts",
        "_analysis",
        "_content",
        "_cues",
        "_parts",
        "_starts",
        "_whole",
        "actors",
        "claims",
        "lexicon",
        "places",
        "quantities",
        "report",
        "times",
        "trees",
    )  # fmt: skip

    def __init__(
        self, report: Report, analysis: Analysis, grounding: Grounding, claims: Sequence[Claim], lexicon: Lexicon
    ) -> None:
        self.report = report
        self.lexicon = lexicon
        self.trees = tuple(Tree(sentence, lexicon.lemmas) for sentence in analysis.sentences if sentence.tokens)
        self._starts = [tree.sentence.start for tree in self.trees]
        self._acts = {s.start: chances for s, chances in zip(analysis.sentences, analysis.acts, strict=False)}
        self._analysis = analysis
        self._parts: SpanIndex[Part] = SpanIndex(analysis.parts)
        self.times: SpanIndex[Time] = SpanIndex(grounding.times)
        # "Sunday's attack": a day is no actor, whatever a step before has taken it for
        self.actors: SpanIndex[ActorMention] = SpanIndex(
            [m for m in grounding.actors if not _within(m, self.times.touching(m.start, m.end))]
        )
        self.places: SpanIndex[PlaceMention] = SpanIndex([p for p in grounding.places if p.role != "part_of_name"])
        self.quantities: SpanIndex[Quantity] = SpanIndex(grounding.quantities)
        self.claims = tuple(claims)
        self._content: SpanIndex[_ClaimSpan] = SpanIndex(
            [
                _ClaimSpan(start, end, rank, claim)
                for rank, claim in enumerate(claims)
                for start, end in claim.content_spans
            ]
        )
        self._cues: SpanIndex[_ClaimSpan] = SpanIndex(
            [_ClaimSpan(start, end, rank, claim) for rank, claim in enumerate(claims) for start, end in claim.cue_spans]
        )
        self._whole: SpanIndex[_ClaimSpan] = SpanIndex(
            [
                _ClaimSpan(start, end, rank, claim)
                for rank, claim in enumerate(claims)
                for start, end in (*claim.content_spans, *claim.cue_spans, *claim.source_spans)
            ]
        )

    @cached_property
    def day_headings(self) -> tuple[tuple[int, Time], ...]:
        """Paragraphs that are only a day ("Saturday, 15 April"), by number, each with its day."""
        return tuple(
            (number, day)
            for number, trees in groupby(self.trees, key=lambda t: t.sentence.block)
            if (day := self._only_day(list(trees))) is not None
        )

    def _only_day(self, trees: Sequence[Tree]) -> Time | None:
        start, end = trees[0].sentence.start, trees[-1].sentence.end
        if end - start > _HEADING:
            return None
        told = self.times.touching(start, end)
        days = [t for t in told if t.date_prec == 1 and t.date_from is not None and t.date_from == t.date_to]
        if len({t.date_from for t in days}) != 1:
            return None
        rest = sum(map(str.isalpha, self.report.text[start:end]))
        rest -= sum(sum(map(str.isalpha, self.report.text[t.start : t.end])) for t in told)
        return days[0] if rest <= _BESIDE else None

    @cached_property
    def log_entries(self) -> frozenset[int]:
        """Paragraphs that begin with an hour ("09:20 A missile hit a jeep"), by number."""
        firsts = {t.sentence.block: t.sentence.start for t in reversed(self.trees)}
        return frozenset(n for n, start in firsts.items() if _HOUR.match(self.report.text, start))

    @cached_property
    def peaceful(self) -> bool:
        """Whether the report is of sport, markets or the stage: their words outnumber arms and the armed three to one."""
        return self._tally.peace >= 4 and self._tally.peace > 3 * self._tally.arms

    @cached_property
    def civil(self) -> bool:
        """Whether nothing in the report says that it is of war: its words of violence may all be figures of speech.

        A report of a sentence or two may have no room for it.
        """
        return (not self._tally.hostile and len(self.trees) >= _ROOM) or self.figurative or self.unlikely

    @cached_property
    def unlikely(self) -> bool:
        """Whether, by the words that the report has, it is hardly of a conflict (events/feed.py): weak words do not count."""
        feed = of_conflict(self._analysis)
        return feed.sure_of_none or (feed.probability < _UNLIKELY and len(self.trees) >= _ROOM)

    @cached_property
    def likely(self) -> bool:
        """Whether, by the words that the report has, it is of a conflict."""
        return of_conflict(self._analysis).probability >= _LIKELY

    @cached_property
    def figurative(self) -> bool:
        """Whether words of play, trade and the arts outnumber those of war two to one."""
        return self._tally.civil >= max(3, 2 * self._tally.hostile)

    @cached_property
    def warlike(self) -> bool:
        """Whether those who die in the report may be taken to die by violence: it speaks of war, and less of mishaps."""
        return self._tally.war >= 2 and self._tally.war > self._tally.mishap

    @cached_property
    def political(self) -> bool:
        """Whether acts of politics may be looked for: states or forces act throughout the report, or it is a few sentences
        that speak of no sport, market or stage."""
        if self.peaceful or len(self.trees) > _FEW:
            return not self.peaceful and _PER_STATE * self._states >= len(self.trees)
        return self.of_states or self._tally.peace == 0

    @cached_property
    def brief(self) -> bool:
        """Whether the report is a few sentences that are not mostly of sport, markets or the stage."""
        return len(self.trees) <= _FEW and not self.peaceful

    @cached_property
    def of_states(self) -> bool:
        """Whether a state, a force or a group that fights acts in the report."""
        return self._states > 0

    @cached_property
    def _states(self) -> int:
        return sum(m.actor.kind in ("government", "country", "military", "armed_group") for m in self.actors)

    @cached_property
    def of_mishap(self) -> bool:
        """Whether the report is of an accident, a disaster or a disease, more than of war."""
        mishap, war = self._tally.mishap, self._tally.war
        return mishap >= 2 and (mishap > war or (mishap == war and not self._tally.hostile))

    @cached_property
    def _tally(self) -> _Tally:
        """How many words of peace, of war and of mishap the report has."""
        words = self.lexicon.words
        peace = arms = war = mishap = hostile = civil = flying = 0
        for tree in self.trees:
            for i in range(len(tree.tokens)):
                lemma = tree.lemma(i)
                peace += lemma in words.domains
                mishap += lemma in words.accidents and (lemma, "VERB") not in self.lexicon.triggers
                tame = is_tame(tree, i, words.idioms.get(lemma))
                arms += not tame and (lemma in words.armed or words.weapons.get(lemma, "") != "")
                flying += lemma in _CIVIL_TOO
                war += lemma in words.warlike
                hostile += not tame and (lemma in words.hostile or lemma in words.sure)
                civil += lemma in words.peace or lemma in words.domains
        hostile += sum(m.actor.kind in ("military", "armed_group") for m in self.actors)
        return _Tally(peace, arms, arms + war - flying, mishap, hostile, civil)

    def acts(self, tree: Tree) -> tuple[float, ...]:
        """The trained head's chances that the sentence tells of an act of each kind; empty where there is no head."""
        return self._acts.get(tree.sentence.start, ())

    def parts_of(self, tree: Tree) -> list[Part]:
        """Those whom the trained head sees taking part in what the sentence tells, in order."""
        return self._parts.touching(tree.sentence.start, tree.sentence.end)

    def seen_harmed(self, tree: Tree, i: int, least: float) -> bool:
        """Whether the head sees word i harmed, with this chance at least."""
        token = tree.tokens[i]
        return any(p.kind == "victim" and p.score >= least for p in self._parts.touching(token.start, token.end))

    def namesake(self, word: str) -> Actor | None:
        """The one force of the report that is called by this word ("the army"); None where it is none or several."""
        found = self._forces.get(word, {})
        return next(iter(found.values())) if len(found) == 1 else None

    @cached_property
    def _forces(self) -> dict[str, dict[str, Actor]]:
        """Forces by the last word of what they are called, each by its id."""
        found: dict[str, dict[str, Actor]] = defaultdict(dict)
        for m in self.actors:
            if m.actor.kind == "military":
                found[m.text.lower().split()[-1]][m.actor.actor_id] = m.actor
        return found

    def claim_at(self, start: int, end: int) -> Claim | None:
        """The innermost claim whose content has these characters; the later of two of one length.

        What is taken for granted ("did not comment on the strike") is not the claim of who says nothing of it.
        """
        found = [span for span in self._content.touching(start, end) if span.start <= start and end <= span.end]
        if not found:
            return None
        found = [span for span in found if span.claim.stands or not takes_for_granted(span.claim)] or found
        return min(found, key=lambda span: (span.claim.end - span.claim.start, span.end - span.start, -span.rank)).claim

    def claim_over(self, tree: Tree, i: int) -> Claim | None:
        """The claim that has word i, or failing that the word it hangs on: "accused X of killing Y, in breach of a truce".

        None where that is no one's words but those of the saying itself ("said after the shelling", "who fled it, said").
        """
        for k in (i, *tree.ancestors(i)):
            token = tree.tokens[k]
            if (claim := self.claim_at(token.start, token.end)) is not None:
                return claim
            if self.claim_cued(token.start, token.end) is not None:
                return None
        return None

    def in_headline(self, at: int) -> bool:
        """Whether the character stands in a headline, whose present tense tells of what has happened."""
        n = bisect_right(self._passages, at) - 1
        return n >= 0 and self.report.passages[n].kind == "headline" and at < self.report.passages[n].end

    @cached_property
    def _passages(self) -> list[int]:
        """Where the passages start, which are in order."""
        return [p.start for p in self.report.passages]

    def number_of(self, tree: Tree) -> int:
        """The place of a tree among those of the report, from 0."""
        return bisect_left(self._starts, tree.sentence.start)

    def claim_cued(self, start: int, end: int) -> Claim | None:
        """The claim of which these characters are the cue ("condemned")."""
        found = self._cues.touching(start, end)
        return min(found, key=lambda span: (span.end - span.start, span.rank)).claim if found else None

    def claim_around(self, start: int, end: int) -> Claim | None:
        """The claim passed on through fewest that touches these characters with anything of its own."""
        found = self._whole.touching(start, end)
        return min(found, key=lambda span: (len(span.claim.chain), span.start, span.rank)).claim if found else None

    def claims_within(self, start: int, end: int) -> list[Claim]:
        """Claims that touch these characters with source, cue or content, each once, in order."""
        found = {span.rank: span.claim for span in self._whole.touching(start, end)}
        return [found[rank] for rank in sorted(found)]

    def trees_within(self, start: int, end: int) -> tuple[Tree, ...]:
        low = max(0, bisect_right(self._starts, start) - 1)
        return tuple(t for t in self.trees[low : bisect_left(self._starts, end)] if t.sentence.end > start)

    def actor_on(self, tree: Tree, i: int) -> ActorMention | None:
        """The actor mention that word i is part of; the longest of several."""
        token = tree.tokens[i]
        found = self.actors.touching(token.start, token.end)
        return max(found, key=lambda m: (m.end - m.start, -m.start)) if found else None

    def place_on(self, tree: Tree, i: int) -> PlaceMention | None:
        token = tree.tokens[i]
        found = self.places.touching(token.start, token.end)
        return max(found, key=lambda m: (m.end - m.start, -m.start)) if found else None

    def quantities_on(self, tree: Tree, i: int) -> list[Quantity]:
        token = tree.tokens[i]
        return self.quantities.touching(token.start, token.end)


def is_tame(tree: Tree, i: int, words: frozenset[str] | None) -> bool:
    """Whether the word before makes a thing of peace of a word of arms: a fuel tank, a fire brigade."""
    return words is not None and any(tree.lemma(k) in words for k in tree.kids(i, "compound", "amod"))


def _within(mention: ActorMention, times: Sequence[Time]) -> bool:
    return any(t.start <= mention.start and mention.end <= t.end for t in times)


@dataclass(frozen=True, slots=True)
class _Tally:
    peace: int
    arms: int
    war: int
    mishap: int
    hostile: int
    civil: int


class _ClaimSpan:
    __slots__ = ("claim", "end", "rank", "start")

    def __init__(self, start: int, end: int, rank: int, claim: Claim) -> None:
        self.start, self.end, self.rank, self.claim = start, end, rank, claim
