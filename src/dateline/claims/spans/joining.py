"""Joins what the trained heads and the rules on the parse find into one list of drafts for each sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.claims.acts.cue_acts import act_of_cue
from dateline.claims.acts.reality import has_voice
from dateline.claims.spans.attributions import Attribution
from dateline.claims.spans.drafts import Draft, draft_of
from dateline.claims.spans.subjects import antecedent
from dateline.claims.spans.trees import trim
from dateline.claims.spans.weighing import SURE, nothing_told, rule_decides, says, set_apart, unnamed, within
from dateline.grounding.actors.quotes import Quotation
from dateline.grounding.actors.tree import Tree
from dateline.language.types import Span, Telling

_OPENING = frozenset("“‘\"'«„")
_QUOTING = ("quote", "cite")
_PERFECT = ("had", "has", "have")
_MARK = 2  # characters: a closing mark and the stop before it
_THIRD = ("he", "she", "it", "they")
_HEADS = ("PROPN", "NOUN", "PRON", "NUM", "ADJ", "DET")


def join(
    trees: Sequence[Tree],
    tellings: Iterable[Telling],
    attributions: Sequence[Sequence[Attribution]],
    quotations: Sequence[Quotation],
) -> list[list[Draft]]:
    """Drafts of each sentence. `attributions` are those of the rules, by sentence.

    A telling's spans stand; the rule that found the same cue gives what the heads do not: who is spoken to, and which word
    says. What only the rules found stands beside it where `_Line.adds` says so.
    """
    starts = [tree.sentence.start for tree in trees]
    told: list[list[Telling]] = [[] for _ in trees]
    for telling in tellings:
        number = bisect_right(starts, telling.cue[0][0]) - 1
        if number >= 0:
            told[number].append(telling)
    quoted = _Quoted([q.start for q in quotations], [q.end for q in quotations])
    return [
        _Line(tree, number, told[number], quoted).joined(attributions[number])
        if told[number] or attributions[number]
        else []
        for number, tree in enumerate(trees)
    ]


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Where the quotations of a report begin and end; they stand apart."""

    starts: list[int]
    ends: list[int]

    def __contains__(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]

    def widened(self, span: Span) -> Span:
        """A span with the marks of a quotation whose words it has, the last or all of them."""
        start, end = span
        at = bisect_right(self.starts, end - 1) - 1
        if at < 0 or not end <= self.ends[at] <= end + _MARK or self.starts[at] + _MARK < start:
            return span
        return min(start, self.starts[at]), self.ends[at]


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence with what the heads found in it."""

    tree: Tree
    number: int
    tellings: list[Telling]
    quoted: _Quoted

    def joined(self, attributions: Sequence[Attribution]) -> list[Draft]:
        drafts: list[Draft] = []
        matched: set[int] = set()
        for telling in self.tellings:
            cue = within(self.tree, telling.cue)
            rule = next((n for n, a in enumerate(attributions) if n not in matched and set(a.cue) & set(cue)), None)
            if rule is not None:
                matched.add(rule)
            elif telling.score < SURE or not says(self.tree, telling, cue):
                continue
            if nothing_told(self.tree, telling) or self._carries(telling, cue, attributions):
                continue
            found = attributions[rule] if rule is not None else None
            if found is not None and rule_decides(self.tree, telling, cue, found):
                drafts.append(draft_of(self.tree, found, self.number))
            else:
                apart = set_apart(self.tree, telling, found, attributions)
                draft = _draft(self.tree, self.number, telling, cue, found, apart)
                draft.content = [self.quoted.widened(span) for span in draft.content]
                drafts.append(draft)
        for rule, attribution in enumerate(attributions):
            if rule not in matched and self.adds(attribution):
                drafts.append(draft_of(self.tree, attribution, self.number))
        return drafts

    def _carries(self, telling: Telling, cue: Sequence[int], attributions: Sequence[Attribution]) -> bool:
        """ "..., said X, quoted by the agency Y": Y carries what X says, and X is no words of Y's."""
        tokens = self.tree.tokens
        quotes = any(tokens[i].lemma.lower() in _QUOTING and tokens[i].xpos == "VBN" for i in cue)
        content = set(within(self.tree, telling.content))
        return quotes and any(content <= set(a.source) and set(cue) <= set(a.source) for a in attributions)

    def adds(self, attribution: Attribution) -> bool:
        """Whether a rule's attribution is worth keeping where the heads see no cue.

        Measured on PolNeAR dev: hardly one in ten of them is an attribution to the annotators, who seldom annotated words
        within words. Kept is what one with a voice says; within the words of another only what was said, or was not.
        """
        speaker = attribution.speaker
        if unnamed(self.tree, attribution.content):
            return False
        if self._quotes(attribution):
            return True
        if speaker is None:
            return not attribution.source and not self._within_words(attribution)
        if self.tree.tokens[speaker].upos == "PRON":
            return self._main(attribution, speaker) or self._before_that(attribution, speaker)
        if not has_voice(self.tree, speaker):
            return False
        return attribution.saying not in ("thought", "possible") or not self._within_words(attribution)

    def _quotes(self, attribution: Attribution) -> bool:
        """ "“A gunman told me, ‘Come here,’ and I went”": words in marks of their own behind a cue within others are sure."""
        tokens = self.tree.tokens
        behind = [i for i in attribution.content if i > attribution.cue[-1]]
        if attribution.speaker is None or not behind or tokens[behind[0]].text not in _OPENING:
            return False
        return tokens[attribution.cue[0]].start in self.quoted and attribution.listener is not None

    def _before_that(self, attribution: Attribution, speaker: int) -> bool:
        """ "The envoy said that she had promised him their names": what was said before it is told of, in reported words."""
        verb = attribution.verb
        if verb is None or not attribution.content or attribution.saying in ("thought", "possible"):
            return False
        perfect = any(self.tree.tokens[k].text.lower() in _PERFECT for k in self.tree.kids(verb, "aux"))
        third = self.tree.tokens[speaker].text.lower() in _THIRD
        return perfect and third and self.tree.tokens[attribution.cue[0]].start not in self.quoted

    def _main(self, attribution: Attribution, speaker: int) -> bool:
        """ "It put the number of injured at 34", "He said:": a sentence of which that is all, outside the words of others."""
        heard = bool(attribution.content) or self.tree.tokens[-1].text == ":"
        said = attribution.saying == "spoken" and heard and attribution.verb == self.tree.root
        third = self.tree.tokens[speaker].text.lower() in _THIRD
        return said and third and not self._within_words(attribution)

    def _within_words(self, attribution: Attribution) -> bool:
        first = self.tree.tokens[attribution.cue[0]].start
        contents = (span for telling in self.tellings if telling.score >= SURE for span in telling.content)
        return first in self.quoted or any(start <= first < end for start, end in contents)


def _draft(
    tree: Tree, line: int, telling: Telling, cue: list[int], rule: Attribution | None, apart: frozenset[int]
) -> Draft:
    source = within(tree, telling.source)
    content = list(trim(tree, [i for i in within(tree, telling.content) if i not in apart]))
    acted = act_of_cue(tree, cue, content)
    source_spans = list(telling.source)
    speaker = _head(tree, source)
    if rule is not None and (not source_spans or rule.speaker in source):
        speaker = rule.speaker
    if rule is not None and not source_spans:
        source, source_spans = list(rule.source), tree.spans(rule.source)
    if rule is not None and set(rule.source) & set(source):
        # "X, the agency that ...": all of it says no more than who speaks
        source = sorted({*source, *rule.source} - {*content, *cue})
    attribution = Attribution(
        cue=tuple(cue),
        source=tuple(source),
        content=tuple(content),
        act=acted.act,
        speaker=speaker,
        verb=rule.verb if rule is not None else acted.verb,
        listener=rule.listener if rule is not None and rule.listener is not None else acted.listener,
        quotes=rule.quotes if rule is not None else True,
        cites=rule.cites if rule is not None else False,
        saying=acted.saying,
    )
    return Draft(
        line=line,
        block=tree.sentence.block,
        cue=list(telling.cue),
        source=source_spans,
        content=tree.spans(content) if apart else list(telling.content),
        act=acted.act,
        speaker=speaker,
        attribution=attribution,
        tree=tree,
        saying=acted.saying,
    )


def _head(tree: Tree, source: Sequence[int]) -> int | None:
    """The word of a source that hangs on none of its others; a nominal where there are several; the noun of a "who"."""
    inside = set(source)
    tops = [i for i in source if tree.tokens[i].head not in inside]
    nominal = [i for i in tops if tree.tokens[i].upos in _HEADS]
    head = next(iter(nominal or tops), None)
    verb = tree.head(head) if head is not None else None
    return antecedent(tree, head, verb) if head is not None and verb is not None else head
