"""Writes drafts down as claims: chain, form, occasion, listener, time of the saying, and ids."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dateline.claims.drafts import Draft
from dateline.claims.lexicon import lexicon, verb_lemma
from dateline.claims.narrative import Told
from dateline.claims.reality import granted
from dateline.claims.speakers import NOBODY, Speakers, unnamed
from dateline.claims.types import Claim, Form, Saying
from dateline.grounding.actors.tree import Tree
from dateline.grounding.types import Actor, Grounding
from dateline.ids import content_id
from dateline.language.types import Analysis
from dateline.reports.types import Report


@dataclass(frozen=True, slots=True)
class _Written:
    claimant: Actor
    chain: tuple[Actor, ...]
    claim_id: str
    draft: Draft
    saying: Saying


class Writer:
    def __init__(self, report: Report, analysis: Analysis, grounding: Grounding, speakers: Speakers) -> None:
        self.report = report
        self.analysis = analysis
        self.speakers = speakers
        self.times = grounding.times
        self.time_starts = [t.start for t in grounding.times]

    def write(
        self, drafts: list[Draft], actors: list[tuple[Actor, ...]], parents: list[int | None], told: list[Told]
    ) -> list[Claim]:
        """All claims in order of their content. A parent is written before what is nested in it."""
        written: dict[int, _Written] = {}
        claims: list[Claim] = []
        for index in _outermost_first(parents):
            parent = parents[index]
            above = written[parent] if parent is not None else None
            for number, actor in enumerate(actors[index] or (unnamed(NOBODY),)):
                claim = self._claim(drafts[index], actor, above)
                if number == 0:
                    written[index] = _Written(actor, claim.chain, claim.claim_id, drafts[index], claim.saying)
                claims.append(claim)
        claims.extend(self._narrative(t) for t in told)
        unique = {claim.claim_id: claim for claim in claims}
        return sorted(unique.values(), key=lambda c: (c.start, c.end, c.claim_id))

    def _claim(self, draft: Draft, actor: Actor, above: _Written | None) -> Claim:
        chain = above.chain if above is not None else (self.speakers.outlet,)
        chain = chain if chain[-1].actor_id == actor.actor_id else (*chain, actor)
        spans = tuple(draft.content)
        said = self._said(draft)
        return Claim(
            claim_id=content_id("c", self.report.report_id, spans, actor.actor_id, draft.act),
            report_id=self.report.report_id,
            start=spans[0][0],
            end=spans[-1][1],
            text=self.report.text[spans[0][0] : spans[-1][1]],
            claimant=actor,
            claimant_text=" ".join(self.report.text[s:e] for s, e in draft.source),
            chain=chain,
            cue=" ".join(self.report.text[s:e] for s, e in draft.cue),
            form=self._form(draft),
            act=draft.act,
            source_spans=tuple(draft.source),
            cue_spans=tuple(draft.cue),
            content_spans=spans,
            addressee=self._addressee(draft),
            occasion=occasion(draft.tree, draft, self.report.text),
            said_from=said[0],
            said_to=said[1],
            parent_id=above.claim_id if above is not None else None,
            saying=self._saying(draft, above),
        )

    def _narrative(self, told: Told) -> Claim:
        outlet = self.speakers.outlet
        text = self.report.text
        published = self.report.published
        return Claim(
            claim_id=content_id("c", self.report.report_id, told.spans, outlet.actor_id, "assert"),
            report_id=self.report.report_id,
            start=told.spans[0][0],
            end=told.spans[-1][1],
            text=text[told.spans[0][0] : told.spans[-1][1]],
            claimant=outlet,
            claimant_text="",
            chain=(outlet,),
            cue="",
            form="narrative",
            act="assert",
            source_spans=(),
            cue_spans=(),
            content_spans=told.spans,
            said_from=published.earliest,
            said_to=published.latest,
        )

    def _saying(self, draft: Draft, above: _Written | None) -> Saying:
        """A saying that somebody denies, or does not tell of, is none: "denied having said", "did not confirm that X said"."""
        if above is None or draft.saying not in ("spoken", "thought") or draft.attribution is None:
            return draft.saying
        if above.saying not in ("spoken", "thought"):
            outer = above.draft
            told = (outer.content[0], outer.cue[0] if outer.cue else (0, 0))
            content, cue = (self.report.text[start:end] for start, end in told)
            return draft.saying if granted(cue, outer.act, content) else "possible"
        told_of = draft.attribution.verb is not None and _verb(above.draft) == "deny"
        return "negated" if told_of else draft.saying

    def _form(self, draft: Draft) -> Form:
        if not draft.quotations:
            return "indirect"
        text = self.report.text
        quoted = [(q.start, q.end) for q in draft.quotations]
        for start, end in draft.content:
            at = start
            for low, high in [q for q in quoted if q[0] < end and q[1] > start]:
                if any(c.isalnum() for c in text[at : max(at, low)]):
                    return "mixed"
                at = max(at, high)
            if any(c.isalnum() for c in text[at:end]):
                return "mixed"
        return "direct"

    def _addressee(self, draft: Draft) -> str | None:
        found = draft.attribution
        if found is None or found.verb is None:
            return None
        listener = found.listener
        if listener is None:
            listener = next(
                (k for k in draft.tree.kids(found.verb, "obl") if draft.tree.case(k) == "to" and k > found.verb), None
            )
            if listener is not None and listener in found.content:
                listener = None
        if listener is None:
            return None
        mention = self.speakers.at(draft.tree.tokens[listener].start)
        if mention is not None:
            return mention.actor.name
        if draft.tree.tokens[listener].lemma.lower() in lexicon().occasions:
            return None  # "told a briefing"
        cases = draft.tree.kids(listener, "case", "det", "acl", "advcl", "appos")
        cases += [k for k in draft.tree.kids(listener, "nmod") if k > listener and draft.tree.case(k) != "of"]
        spans = draft.tree.spans(draft.tree.subtree(listener, without=cases))
        return " ".join(self.report.text[spans[0][0] : spans[0][1]].split()) if spans else None

    def _said(self, draft: Draft) -> tuple[date | None, date | None]:
        """The date that stands in the cue clause; else that of publication."""
        sentence = draft.tree.sentence
        at = bisect_left(self.time_starts, sentence.start)
        while at < len(self.times) and self.times[at].start < sentence.end:
            time = self.times[at]
            inside = any(s <= time.start < e for s, e in draft.content)
            if (
                time.type in ("DATE", "TIME")
                and time.date_from is not None
                and not inside
                and self._of_cue(draft, time.start)
            ):
                return time.date_from, time.date_to
            at += 1
        return self.report.published.earliest, self.report.published.latest

    def _of_cue(self, draft: Draft, offset: int) -> bool:
        found = draft.attribution
        token = draft.tree.index_at(offset)
        if found is None or found.verb is None or token is None:
            return False
        return found.verb in draft.tree.ancestors(token)[:6]


def _verb(draft: Draft) -> str:
    """The lemma of the verb that says; "" where there is none."""
    found = draft.attribution
    if found is None or found.verb is None:
        return ""
    return verb_lemma(draft.tree.tokens[found.verb].text, draft.tree.tokens[found.verb].lemma)


def occasion(tree: Tree, draft: Draft, text: str) -> str | None:
    """What the claim was said at, in or on: the noun with its modifiers ("joint news conference", "Twitter")."""
    found = draft.attribution
    if found is None or found.verb is None:
        return None
    words = lexicon()
    inside = set(found.content)
    seen = [found.verb]
    for at in islice(_growing(seen), 8):
        for kid in tree.kids(at, "obl", "advcl", "nmod", "conj", "obj", "iobj"):
            if kid in inside:
                continue
            if tree.is_a(kid, "advcl"):
                seen.append(kid)
                continue
            word = tree.tokens[kid].text.lower()
            known = {tree.tokens[kid].lemma.lower(), word, word.removesuffix("s")} & words.occasions
            if (tree.case(kid) or kid == found.listener) and (known or (word in words.media and kid != found.listener)):
                kept = [kid, *tree.kids(kid, "amod", "compound")]
                spans = tree.spans(i for k in kept for i in ([k] if k == kid else tree.subtree(k)))
                return " ".join(" ".join(text[s:e] for s, e in spans).split())
            seen.append(kid)
    return None


def _growing(seen: list[int]) -> Iterator[int]:
    """The items of a list, those too that are put in while it is walked."""
    at = 0
    while at < len(seen):
        yield seen[at]
        at += 1


def _outermost_first(parents: list[int | None]) -> list[int]:
    order: list[int] = []
    done: set[int] = set()
    for index in range(len(parents)):
        path = []
        here: int | None = index
        while here is not None and here not in done:
            path.append(here)
            done.add(here)
            here = parents[here]
        order.extend(reversed(path))
    return order
