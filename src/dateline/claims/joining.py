"""Joins what the trained heads and the rules on the parse find into one list of drafts for each sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.claims.act_words import act_words
from dateline.claims.acts import act_of_cue, entry_in_cue, known_cue
from dateline.claims.attributions import Attribution
from dateline.claims.cues import contrasted
from dateline.claims.drafts import Draft, draft_of
from dateline.claims.reality import has_voice, said_by_nobody
from dateline.claims.subjects import antecedent
from dateline.claims.trees import trim
from dateline.grounding.actors.quotes import Quotation
from dateline.grounding.actors.tree import Tree
from dateline.language.types import Span, Telling

SURE = 0.5  # a telling that is less likely needs a rule that found the same cue
SURER = 0.7  # the same of a verb that the lexicon does not know, and where nobody is named
_OPENING = frozenset("“‘\"'«„")
_QUOTING = ("quote", "cite")
_PERFECT = ("had", "has", "have")
_MARK = 2  # characters: a closing mark and the stop before it
_RELATIVES = ("which", "that", "who", "whom")
_THIRD = ("he", "she", "it", "they")
_MARKS = ("“", "”", '"')
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
            cue = _within(self.tree, telling.cue)
            rule = next((n for n, a in enumerate(attributions) if n not in matched and set(a.cue) & set(cue)), None)
            if rule is not None:
                matched.add(rule)
            elif telling.score < SURE or not _says(self.tree, telling, cue):
                continue
            if (
                _naming(self.tree, telling)
                or self._carries(telling, cue, attributions)
                or _unnamed(self.tree, _within(self.tree, telling.content))
                or (not telling.source and _pointing(self.tree, telling))
            ):
                continue
            found = attributions[rule] if rule is not None else None
            if found is not None and _sure(self.tree, telling, cue, found):
                drafts.append(draft_of(self.tree, found, self.number))
            else:
                apart = _set_apart(self.tree, telling, found, attributions)
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
        content = set(_within(self.tree, telling.content))
        return quotes and any(content <= set(a.source) and set(cue) <= set(a.source) for a in attributions)

    def adds(self, attribution: Attribution) -> bool:
        """Whether a rule's attribution is worth keeping where the heads see no cue.

        Measured on PolNeAR dev: hardly one in ten of them is an attribution to the annotators, who seldom annotated words
        within words. Kept is what one with a voice says; within the words of another only what was said, or was not.
        """
        speaker = attribution.speaker
        if _unnamed(self.tree, attribution.content):
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
        """ "It put the number of injured at 34": a sentence of which that is all, outside the words of others."""
        said = attribution.saying == "spoken" and bool(attribution.content) and attribution.verb == self.tree.root
        third = self.tree.tokens[speaker].text.lower() in _THIRD
        return said and third and not self._within_words(attribution)

    def _within_words(self, attribution: Attribution) -> bool:
        first = self.tree.tokens[attribution.cue[0]].start
        contents = (span for telling in self.tellings if telling.score >= SURE for span in telling.content)
        return first in self.quoted or any(start <= first < end for start, end in contents)


def _says(tree: Tree, telling: Telling, cue: Sequence[int]) -> bool:
    """Whether a telling that no rule saw is one: "no group has claimed" is nobody's, "guard" no verb of saying.

    Where nobody is named, or the lexicon does not know the verb, it must be the more likely: the shares of right and wrong
    ones are about equal below on PolNeAR dev.
    """
    verbs = [i for i in cue if tree.tokens[i].upos in ("VERB", "AUX")]
    if any(said_by_nobody(tree, i) for i in verbs):
        return False
    known = bool(telling.source) and (not verbs or known_cue(tree, cue))
    return not _done(tree, telling, cue) and (telling.score >= SURER or known)


def _pointing(tree: Tree, telling: Telling) -> bool:
    """ "Laughed when asked about it": words that only point back, of nobody, tell nothing."""
    return all(tree.tokens[i].upos in ("PRON", "PUNCT") for i in _within(tree, telling.content))


def _unnamed(tree: Tree, content: Sequence[int]) -> bool:
    """ "Asked not to be named", "requested anonymity": so a source describes itself, and says nothing."""
    words = [(tree.tokens[i].upos, tree.tokens[i].lemma.lower()) for i in content]
    named = [
        lemma for upos, lemma in words if upos in ("VERB", "ADJ") or (upos in ("NOUN", "PROPN") and lemma != "name")
    ]
    return bool(named) and ("NOUN", "name") not in words and act_words().anonymity.issuperset(named)


def _naming(tree: Tree, telling: Telling) -> bool:
    """ "Which one side calls X and the other Y", "which Z first reported": no words of anybody's."""
    content = [tree.tokens[i] for i in _within(tree, telling.content) if tree.tokens[i].upos != "PUNCT"]
    return bool(content) and content[0].text.lower() in _RELATIVES and all(t.upos == "PROPN" for t in content[1:])


def _done(tree: Tree, telling: Telling, cue: Sequence[int]) -> bool:
    """ "A truce was agreed in X", "Y ordered a mobilisation": of a noun phrase such a verb tells what was done, not said.

    That is a weak verb that takes no object in the lexicon. Measured on PolNeAR dev: precision 0.5 up, recall 0.4 down.
    """
    content = [tree.tokens[i] for i in _within(tree, telling.content)]
    entries = [found for i in cue if (found := entry_in_cue(tree, i)) is not None]
    bare = bool(content) and not any(t.upos in ("VERB", "AUX") or t.text in _MARKS for t in content)
    return bare and any(entry.weak for entry in entries) and not any(entry.object for entry in entries)


def _sure(tree: Tree, telling: Telling, cue: Sequence[int], rule: Attribution) -> bool:
    """Whether the parse leaves no doubt of what the heads see otherwise.

    "X, citing Y, said that" and "X was quoted by Z as saying" have two sources; of "refused to confirm" all is the cue; and
    "rebels blamed for a bombing" does not name who blames them. Measured on PolNeAR dev: 0.1 of 75.9 is lost by it.
    """
    if rule.verb is None or not rule.content:
        return False
    source, content = _within(tree, telling.source), _within(tree, telling.content)
    head = tree.head(rule.verb)
    quoting = tree.tokens[rule.verb].lemma.lower() in _QUOTING
    quoted = head is not None and tree.tokens[head].lemma.lower() in _QUOTING and tree.tokens[rule.verb].xpos == "VBG"
    governed = rule.verb in content and set(cue) < set(rule.cue)
    blamed = rule.act == "accuse" and not rule.source and bool(source) and set(source) <= set(rule.content)
    return rule.cites or quoting or governed or blamed or (quoted and rule.speaker not in source)


def _set_apart(
    tree: Tree, telling: Telling, rule: Attribution | None, attributions: Sequence[Attribution]
) -> frozenset[int]:
    """ "X said ..., while Y insists": what of a content is set against it, or is a part of its source, as the rule sees it."""
    if rule is None or not rule.content:
        return frozenset()
    told = set(_within(tree, telling.content))
    others = [a.verb for a in attributions if a.verb in told - set(rule.content) and contrasted(tree, a.verb)]
    apart = {i for verb in others for i in tree.subtree(verb)}
    if set(rule.source) & set(_within(tree, telling.source)):
        apart.update(rule.source)
    return frozenset(apart & told)


def _draft(
    tree: Tree, line: int, telling: Telling, cue: list[int], rule: Attribution | None, apart: frozenset[int]
) -> Draft:
    source = _within(tree, telling.source)
    content = list(trim(tree, [i for i in _within(tree, telling.content) if i not in apart]))
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


def _within(tree: Tree, spans: Iterable[Span]) -> list[int]:
    """The tokens of a sentence that lie in spans."""
    return [i for i, t in enumerate(tree.tokens) if any(s <= t.start < e for s, e in spans)]


def _head(tree: Tree, source: Sequence[int]) -> int | None:
    """The word of a source that hangs on none of its others; a nominal where there are several; the noun of a "who"."""
    inside = set(source)
    tops = [i for i in source if tree.tokens[i].head not in inside]
    nominal = [i for i in tops if tree.tokens[i].upos in _HEADS]
    head = next(iter(nominal or tops), None)
    verb = tree.head(head) if head is not None else None
    return antecedent(tree, head, verb) if head is not None and verb is not None else head
