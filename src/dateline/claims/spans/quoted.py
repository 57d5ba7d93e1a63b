"""Joins quotations with the sayings beside them: which cue a quotation belongs to, and which has none."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from dateline.claims.spans.drafts import Draft
from dateline.claims.types import Span
from dateline.grounding.actors.quotes import Quotation
from dateline.grounding.actors.tree import Tree

_MOST_QUOTATIONS = 24  # of one claim; a longer run of them goes on as a claim of the same speaker
_ENDING = frozenset(".!?…")
_ENDING_QUOTED = frozenset(",.!?…")
_SHORT_WORD = 3  # letters of words that a title may write small
_SPEECH_WORDS = 5  # a quotation of fewer words with no verb of saying beside it is a scare quote or a title


class Quotes:
    """Joins quotations with the drafts of their passage. One pass: a quotation is looked at once, with its own sentences."""

    def __init__(self, text: str, quotations: tuple[Quotation, ...], trees: list[Tree]) -> None:
        self.text = text
        self.quotations = quotations
        self.trees = trees
        self.starts = [t.sentence.start for t in trees]
        self.opened = [q.start for q in quotations]
        self.last: Draft | None = None

    def join(self, drafts: list[list[Draft]]) -> list[Draft]:
        """`drafts` by sentence; gives drafts for quotations that no cue of their sentences claims."""
        extra: list[Draft] = []
        spoken: Draft | None = None
        for quotation in self.quotations:
            lines = self._lines(quotation)
            near = [d for n in lines for d in drafts[n]]
            if self._title(quotation, lines):
                for draft in near:
                    if _inside(draft.content, quotation):
                        draft.content = []
                continue
            if not quotation.closed:
                quotation = self._shortened(quotation, near)
            owner = self._owner(quotation, near, lines, drafts)
            if owner is not None:
                self._give(owner, quotation)
                spoken = owner
                continue
            running = (
                spoken is not None and spoken.block == quotation.block and len(spoken.quotations) < _MOST_QUOTATIONS
            )
            if spoken is not None and running and self._fills(quotation, lines):
                self._give(spoken, quotation)
                continue
            behind = self._behind(quotation, near, lines)
            if behind is not None:
                self._give(behind, quotation)
                continue
            if self._speech(quotation) and self._fills(quotation, lines):
                alone = self._alone(quotation, lines)
                extra.append(alone)
                spoken = alone
        for quotation in self.quotations:
            for start, end in quotation.inside:
                self._join_within(quotation, replace(quotation, start=start, end=end, closed=True, inside=()), drafts)
        return extra

    def _join_within(self, outer: Quotation, quotation: Quotation, drafts: list[list[Draft]]) -> None:
        """ "“They told me, ‘Run,’ and I ran,” X said.": a quotation within another, to the saying there that it belongs to."""
        near = [d for n in self._lines(quotation) for d in drafts[n] if d.cue and _inside(d.cue, outer)]
        near = [d for d in near if not _inside(d.cue, quotation) and d.source and not _leads_past(d, quotation)]
        covering = [d for d in near if d.content and _overlap(d.content, quotation) > 0]
        beside = [d for d in near if not d.content and self._touches(d, quotation)]
        if covering or beside:
            self._give(max(covering or beside, key=lambda d: (_overlap(d.content, quotation), -d.line)), quotation)

    def _title(self, quotation: Quotation, lines: range) -> bool:
        """Whether a quotation is the name of a work: its long words have capitals, and some of those around it have none."""
        inside: list[str] = []
        around: list[str] = []
        for token in (t for n in lines for t in self.trees[n].tokens):
            within = quotation.start <= token.start < quotation.end
            if len(token.text) > _SHORT_WORD and token.text[0].isalpha():
                (inside if within else around).append(token.text)
        named = len(inside) > 1 and all(w[0].isupper() for w in inside) and any(w[0].islower() for w in around)
        return named and self.text[quotation.end - 2] not in _ENDING

    def _lines(self, quotation: Quotation) -> range:
        first = bisect_right(self.starts, quotation.start) - 1
        last = bisect_left(self.starts, quotation.end) - 1
        return range(max(first, 0), max(last, first, 0) + 1)

    def _owner(self, quotation: Quotation, near: list[Draft], lines: range, drafts: list[list[Draft]]) -> Draft | None:
        """The draft whose content a quotation is: the one with its cue outside that covers it, or that stands beside it."""
        outside = [d for d in near if self._around(d, quotation) is None]
        covering = [
            d for d in outside if d.content and _overlap(d.content, quotation) > 0 and not _leads_past(d, quotation)
        ]
        if covering:
            whole = [d for d in covering if _overlap(d.content, quotation) == quotation.end - quotation.start]
            if len(whole) > 1:  # what X says that Y said: Y's, and a part of X's
                return _shared(quotation, whole)
            return max(covering, key=lambda d: (d.direct, _overlap(d.content, quotation), -d.line))
        beside = [d for d in outside if d.attribution is not None and d.attribution.quotes and d.source]
        beside = [d for d in beside if not _names_listener(d, quotation)]
        adjacent = [d for d in beside if self._touches(d, quotation)]
        if adjacent and self._words(quotation) >= 2:
            empty = [d for d in adjacent if not d.content]
            return (empty or adjacent)[0]
        follower = self._follower(quotation, lines, drafts)
        if follower is not None:
            return follower
        if lines.start > 0:
            before = drafts[lines.start - 1]
            for draft in reversed(before):
                end = self.trees[draft.line].sentence.end
                near_by = quotation.block - draft.block <= 1 and self.text[end - 1] == ":"
                if near_by and draft.attribution is not None:
                    return draft
        return None

    def _behind(self, quotation: Quotation, near: list[Draft], lines: range) -> Draft | None:
        """ "X blamed the army, which “hears and does not march”": words quoted in a sentence behind its last cue are X's."""
        if len(lines) > 1 or self._words(quotation) < 3 or self._fills(quotation, lines):
            return None
        told = [d for d in near if d.source and d.content and d.cue and d.cue[-1][1] <= quotation.start]
        told = [d for d in told if d.attribution is not None and self._around(d, quotation) is None]
        if not told:
            return None
        last = max(told, key=lambda d: d.cue[-1][1])
        between = self.text[max(last.cue[-1][1], last.content[0][0]) : quotation.start]
        return last if ";" not in between and not _names_listener(last, quotation) else None

    def _around(self, draft: Draft, quotation: Quotation) -> Quotation | None:
        """The quotation that a draft's cue stands in: what is said there reaches no other one."""
        if not draft.cue or _inside(draft.cue, quotation):
            return quotation if draft.cue else None
        number = bisect_right(self.opened, draft.cue[0][0]) - 1
        other = self.quotations[number] if number >= 0 else quotation
        return other if other.start != quotation.start and other.closed and _inside(draft.cue, other) else None

    def _shortened(self, quotation: Quotation, near: list[Draft]) -> Quotation:
        """ "“We hold the town, X said. ...": where a mark is missing, the words before a cue that has them as its content."""
        for draft in near:
            if not draft.source or not draft.cue or not draft.content:
                continue
            saying = min(draft.cue[0][0], draft.source[0][0])
            start, end = draft.content[0]
            if (
                quotation.start <= start <= quotation.start + 1
                and end <= saying
                and quotation.start < saying < quotation.end
            ):
                draft.content = [s for s in draft.content if s[0] < draft.tree.sentence.end]
                return replace(quotation, end=end)
        return quotation

    def _follower(self, quotation: Quotation, lines: range, drafts: list[list[Draft]]) -> Draft | None:
        """ "“...?” X asked." where the sentence ends with the quotation: the cue that opens the next one and has no content."""
        number = lines.stop
        if number >= len(self.trees) or self.trees[number].sentence.block != quotation.block:
            return None
        for draft in drafts[number]:
            found = draft.attribution
            if _overlap(draft.content, quotation) > 0:  # as the trained heads see it
                return draft
            if found is not None and found.quotes and found.verb is not None and not draft.content and draft.source:
                tokens = self.trees[number].tokens
                between = self.text[quotation.end : tokens[0].start]
                if min(*found.cue, *found.source) == 0 and not between.strip() and found.verb < 25:
                    return draft
        return None

    def _touches(self, draft: Draft, quotation: Quotation) -> bool:
        """Nothing but the source, commas and adverbs between the quotation and the cue."""
        if draft.attribution is None or draft.attribution.verb is None:
            return False
        tree = draft.tree
        verb = tree.tokens[draft.attribution.verb]
        low, high = (quotation.end, verb.start) if verb.start >= quotation.end else (verb.end, quotation.start)
        used = set(draft.attribution.source) | set(draft.attribution.cue)
        loose = 0
        for index, token in enumerate(tree.tokens):
            if low <= token.start and token.end <= high and index not in used and token.upos != "PUNCT":
                loose += 1
        return loose <= 12 and high - low < 250

    def _give(self, draft: Draft, quotation: Quotation) -> None:
        """The quotation becomes content, whole, whatever part of it the parse gave to the cue."""
        draft.direct = True
        draft.quotations.append(quotation)
        kept = [s for s in draft.content if s[1] <= quotation.start or s[0] >= quotation.end]
        partial = [s for s in draft.content if s not in kept]
        start = min([quotation.start, *(s[0] for s in partial)])
        end = max([quotation.end, *(s[1] for s in partial)])
        cue = draft.cue[0] if draft.cue else None
        begins = draft.attribution is not None and start == quotation.start
        introduced = self.text[max(0, start - 3) : start].rstrip().endswith(":")
        ends = introduced or (cue is not None and end <= cue[0])
        if begins and ends and self.text[quotation.end - 2] in _ENDING_QUOTED:
            end = quotation.end  # "“...,” one of them, X, said"; "X said: “...,” and left"
        if cue is not None and start < cue[0] < end:
            start, end = quotation.start, quotation.end
        if cue is not None and quotation.end <= cue[0] and self._touches(draft, quotation):
            quoted = [(q.start, q.end) for q in draft.quotations]
            kept = [s for s in kept if s[0] < cue[0] or any(s[0] < e and s[1] > b for b, e in quoted)]
        draft.content = _merge(self.text, [*kept, (start, end)], [*draft.cue, *draft.source])

    def _fills(self, quotation: Quotation, lines: range) -> bool:
        """Whether the sentences of a quotation hold nothing else, but for what follows it where it ends a sentence itself."""
        whole = self.text[quotation.start : quotation.end].rstrip("”\"’'»“«› \u00a0\u202f")[-1:] in _ENDING
        for number in lines:
            for token in self.trees[number].tokens:
                behind = token.start >= quotation.end and not whole
                outside = token.end <= quotation.start or behind
                if outside and token.upos != "PUNCT":
                    return False
        return True

    def _speech(self, quotation: Quotation) -> bool:
        """Whether a quotation with no cue is speech by its look: long, a whole sentence, or going on from one."""
        whole = self.text[quotation.end - 2] in _ENDING and self._words(quotation) >= 2
        return quotation.continued or whole or self._words(quotation) >= _SPEECH_WORDS

    def _words(self, quotation: Quotation) -> int:
        return len(self.text[quotation.start : quotation.end].split())

    def _alone(self, quotation: Quotation, lines: range) -> Draft:
        span = (quotation.start, quotation.end)
        tree = self.trees[lines.start]
        draft = Draft(lines.start, tree.sentence.block, [], [], [span], "assert", None, None, tree, direct=True)
        draft.continues = True
        draft.quotations.append(quotation)
        return draft


def _inside(spans: list[Span], quotation: Quotation) -> bool:
    return bool(spans) and all(quotation.start <= s and e <= quotation.end for s, e in spans)


def _names_listener(draft: Draft, quotation: Quotation) -> bool:
    """ "told the “Morning Post” that": the quotation marks are those of a name, in the source or in who is spoken to."""
    found = draft.attribution
    if found is None:
        return False
    tree = draft.tree
    named = set(found.source)
    if found.listener is not None:
        named.update(tree.subtree(found.listener, without=tree.kids(found.listener, "acl")))
    tokens = [i for i, t in enumerate(tree.tokens) if quotation.start <= t.start < quotation.end and t.upos != "PUNCT"]
    return bool(tokens) and all(i in named for i in tokens)


def _overlap(spans: list[Span], quotation: Quotation) -> int:
    return sum(max(0, min(e, quotation.end) - max(s, quotation.start)) for s, e in spans)


def _shared(quotation: Quotation, drafts: list[Draft]) -> Draft:
    """The innermost of the drafts that hold a quotation whole; the others have it too."""
    owner = min(drafts, key=lambda d: (sum(e - s for s, e in d.content), d.line))
    for draft in drafts:
        if draft is not owner and len(draft.quotations) < _MOST_QUOTATIONS:
            draft.quotations.append(quotation)
    return owner


def _leads_past(draft: Draft, quotation: Quotation) -> bool:
    """A draft that stands within the content of another one of the same sentence around the quotation."""
    return bool(draft.cue) and quotation.start < draft.cue[0][0] < quotation.end


def _merge(text: str, spans: list[Span], barred: list[Span]) -> list[Span]:
    """Sorted, joined where only blanks and punctuation lie between and no cue or source does."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and (
            start <= merged[-1][1]
            or (
                not any(c.isalnum() for c in text[merged[-1][1] : start])
                and start - merged[-1][1] < 8
                and "\n" not in text[merged[-1][1] : start]
            )
        ):
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return [s for s in merged if s not in barred]
