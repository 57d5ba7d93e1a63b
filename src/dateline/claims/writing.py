"""Writes drafts down as claims: chain, form, occasion, listener, time of the saying, and ids."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from dateline.claims.acts.circumstances import addressee, occasion, of_the_saying
from dateline.claims.acts.lexicon import verb_lemma
from dateline.claims.acts.performing import act_of_words
from dateline.claims.acts.reality import granted
from dateline.claims.narrative import Told
from dateline.claims.spans.drafts import Draft, first_person
from dateline.claims.types import Claim, Form, Saying
from dateline.claims.voices.carriers import find_carriers
from dateline.claims.voices.speakers import NOBODY, Speakers, unnamed
from dateline.grounding.actors.tree import Tree
from dateline.grounding.countries import country_of_code
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


_PERSON = frozenset({"he", "she"})
_BODY = frozenset({"it", "they"})
_SELVES = {"person": _PERSON, "unnamed": _PERSON | _BODY}


def _selves(actor: Actor) -> frozenset[str]:
    """Words that may mean the speaker in reported speech: pronouns, and the name of the state spoken for."""
    country = country_of_code(actor.country) if actor.country else None
    state = frozenset({country.name.lower()}) if country is not None else frozenset()
    return _SELVES.get(actor.kind, _BODY) | state


class Writer:
    def __init__(self, report: Report, analysis: Analysis, grounding: Grounding, speakers: Speakers) -> None:
        self.report = report
        self.analysis = analysis
        self.sentence_starts = [s.start for s in analysis.sentences]
        self.speakers = speakers
        self.times = grounding.times
        self.time_starts = [t.start for t in grounding.times]

    def write(
        self, drafts: list[Draft], actors: list[tuple[Actor, ...]], parents: list[int | None], told: list[Told]
    ) -> list[Claim]:
        """All claims in order of their content. A parent is written before what is nested in it."""
        written: dict[int, _Written] = {}
        claims: list[Claim] = []
        carriers = find_carriers(drafts, self.speakers)
        for index in _outermost_first(parents):
            parent = parents[index]
            above = written[parent] if parent is not None else None
            given = actors[index] or (unnamed(NOBODY),)
            if first_person(drafts[index]):
                given = (above.claimant if above is not None else self.speakers.outlet,)
            for number, actor in enumerate(given):
                claim = self._claim(drafts[index], actor, above, carriers[index])
                if number == 0:
                    written[index] = _Written(actor, claim.chain, claim.claim_id, drafts[index], claim.saying)
                claims.append(claim)
        claims.extend(self._narrative(t) for t in told)
        unique = {claim.claim_id: claim for claim in claims}
        return sorted(unique.values(), key=lambda c: (c.start, c.end, c.claim_id))

    def _claim(self, draft: Draft, actor: Actor, above: _Written | None, carriers: tuple[Actor, ...]) -> Claim:
        chain = above.chain if above is not None else (self.speakers.outlet,)
        chain = (*chain, *(c for c in carriers if c not in chain and c.actor_id != actor.actor_id))
        chain = chain if chain[-1].actor_id == actor.actor_id else (*chain, actor)
        spans = tuple(draft.content)
        said = self._said(draft)
        saying = self._saying(draft, above)
        act = self._act(draft, saying, actor)
        return Claim(
            claim_id=content_id("c", self.report.report_id, spans, actor.actor_id, act),
            report_id=self.report.report_id,
            start=spans[0][0],
            end=spans[-1][1],
            text=self.report.text[spans[0][0] : spans[-1][1]],
            claimant=actor,
            claimant_text=" ".join(self.report.text[s:e] for s, e in draft.source),
            chain=chain,
            cue=" ".join(self.report.text[s:e] for s, e in draft.cue),
            form=self._form(draft),
            act=act,
            source_spans=tuple(draft.source),
            cue_spans=tuple(draft.cue),
            content_spans=spans,
            addressee=self._addressee(draft, above),
            occasion=occasion(draft, self.report.text),
            said_from=said[0],
            said_to=said[1],
            parent_id=above.claim_id if above is not None else None,
            saying=saying,
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

    def _addressee(self, draft: Draft, above: _Written | None) -> str | None:
        """Who is spoken to; "told us", within somebody's words, is told to them."""
        found = addressee(draft, self.speakers)
        if found is not None and found.lower() in ("me", "us"):
            return above.claimant.name if above is not None else None
        return found

    def _act(self, draft: Draft, saying: Saying, actor: Actor) -> str:
        """The act of the cue; of a plain statement that of its words, where they are one sentence."""
        if draft.act != "assert" or saying != "spoken" or not draft.cue:
            return draft.act
        tree = self._tree_of(draft)
        if tree is None:
            return draft.act
        content = [i for i, t in enumerate(tree.tokens) if any(s <= t.start < e for s, e in draft.content)]
        quoted = bool(draft.quotations) and self._form(draft) == "direct"
        return act_of_words(tree, content, quoted=quoted, selves=_selves(actor)) or draft.act

    def _tree_of(self, draft: Draft) -> Tree | None:
        """The sentence of a content; None where it goes over several, or where it is not in that of its cue."""
        sentence = draft.tree.sentence
        start, end = draft.content[0][0], draft.content[-1][1]
        if sentence.start <= start and end <= sentence.end:
            return draft.tree
        number = bisect_right(self.sentence_starts, start) - 1
        found = self.analysis.sentences[max(number, 0)]
        return Tree(found) if found.start <= start and end <= found.end else None

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
                and of_the_saying(draft, time.start)
            ):
                return time.date_from, time.date_to
            at += 1
        return self.report.published.earliest, self.report.published.latest


def _verb(draft: Draft) -> str:
    """The lemma of the verb that says; "" where there is none."""
    found = draft.attribution
    if found is None or found.verb is None:
        return ""
    return verb_lemma(draft.tree.tokens[found.verb].text, draft.tree.tokens[found.verb].lemma)


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
