"""Finds the claims of one report: who says what, through whom, and what the outlet says itself. Between grounding and events."""

from __future__ import annotations

from dateline.claims.acts.lexicon import lexicon, verb_lemma
from dateline.claims.duplicates import mark_duplicates, quoted_again
from dateline.claims.narrative import narrative_drafts
from dateline.claims.nesting import nest, share_cited
from dateline.claims.spans.cues import find_attributions
from dateline.claims.spans.drafts import Draft, addressed, first_person, passed_over
from dateline.claims.spans.fitting import fit
from dateline.claims.spans.headlines import drop_labels, find_headings, place, widen
from dateline.claims.spans.joining import join
from dateline.claims.spans.lists import find_items
from dateline.claims.spans.quoted import Quotes
from dateline.claims.spans.turns import find_turns, outside_turns
from dateline.claims.types import Claim
from dateline.claims.voices.carriers import is_hearsay
from dateline.claims.voices.speakers import Speakers
from dateline.claims.writing import Writer
from dateline.grounding.actors.quotes import find_quotations
from dateline.grounding.actors.tree import Tree
from dateline.grounding.types import Actor, Grounding
from dateline.language.types import Analysis
from dateline.reports.types import Report


def find_claims(report: Report, analysis: Analysis, grounding: Grounding) -> tuple[Claim, ...]:
    """Every claim of a report, in order of its content; each sentence of the content belongs to at least one.

    A source that joins several actors gives one claim for each of them, with the same spans. Time is linear in the length of
    the report. No claim has an empty content.
    """
    trees = [Tree(sentence) for sentence in analysis.sentences]
    quotations = find_quotations(report.text, report.content())
    by_line = join(trees, analysis.tellings, [find_attributions(tree) for tree in trees], quotations)
    share_cited(by_line)
    speakers = Speakers(report, grounding.actors)
    drop_labels(trees, speakers, by_line)
    for number, heading in list(find_headings(report, trees, speakers, by_line)):
        place(by_line, number, heading)
    widen(report, trees, by_line)
    alone = Quotes(report.text, quotations, trees).join(by_line)
    drafts = [d for line in by_line for d in line if d.content and not addressed(d) and not passed_over(d)]
    items = find_items(report, trees, by_line, speakers)
    turns = find_turns(report, trees, speakers)
    drafts = fit(report.text, [*outside_turns([*drafts, *alone, *items], turns), *turns])
    drafts.sort(key=lambda d: (d.line, d.cue[0][0] if d.cue else d.content[0][0]))
    drafts, nested = _without_hearsay(drafts, nest(drafts))
    claimants = quoted_again(report.text, drafts, assign_speakers(drafts, nested, speakers))
    narrative = narrative_drafts(report, trees, drafts)
    writer = Writer(report, analysis, grounding, speakers)
    headings = [(p.start, p.end) for p in report.passages if p.kind == "headline"]
    return mark_duplicates(writer.write(drafts, claimants, nested, narrative), trees, headings)


def _without_hearsay(drafts: list[Draft], nested: list[int | None]) -> tuple[list[Draft], list[int | None]]:
    """ "First reports suggested that X, he said": what somebody tells as heard from nobody in particular is his own word."""
    kept = [d for d, teller in zip(drafts, nested, strict=True) if teller is None or not is_hearsay(d)]
    return (drafts, nested) if len(kept) == len(drafts) else (kept, nest(kept))


def assign_speakers(drafts: list[Draft], nested: list[int | None], speakers: Speakers) -> list[tuple[Actor, ...]]:
    """The actors of each draft. A passive that names nobody, and a quotation that stands alone, go to who spoke last."""
    given: list[tuple[Actor, ...]] = []
    last: tuple[Actor, ...] = ()
    before: tuple[Actor, ...] = ()  # who had the floor until the outermost saying here took it
    last_block = -1
    for index, draft in enumerate(drafts):
        if first_person(draft):  # whose words it stands in is known when claims are written
            given.append(())
            continue
        actors = draft.given or speakers.of(draft)
        floor = last
        if last and actors and draft.block - last_block <= 1 and speakers.nobody(draft, actors, last):
            actors = last
        if not actors:
            near = draft.block - last_block <= (1 if draft.continues else 0)
            actors = last if near and (draft.continues or _elided(draft)) else ()
        elif draft.attribution is not None and _leads(draft) and nested[index] is None:
            last, last_block = actors, _last_block(draft)
        if draft.continues and actors:
            last, last_block = (actors if draft.given else last), draft.block
        teller = nested[index]
        if (
            teller is not None
            and teller < index
            and given[teller] == actors
            and before
            and _shadows(draft, drafts[teller])
        ):
            given[teller] = last = before
        elif nested[index] is None:
            before = floor
        given.append(actors)
    return _from_behind(drafts, given)


def _shadows(draft: Draft, teller: Draft) -> bool:
    """ "The president, he said, had told the envoy ...": who is told of stands nearest to "he", and is not meant."""
    pronoun = teller.speaker is not None and teller.tree.tokens[teller.speaker].upos == "PRON"
    return pronoun and bool(draft.source) and draft.source[0][0] < teller.cue[0][0]


def _last_block(draft: Draft) -> int:
    """The passage where its words end: "X told the council:" has them in the next one."""
    return max([draft.block, *(q.block for q in draft.quotations[-1:])])


def _from_behind(drafts: list[Draft], given: list[tuple[Actor, ...]]) -> list[tuple[Actor, ...]]:
    """A quotation that stands alone, with no speaker before it, is theirs whose cue follows in its passage or the next."""
    after: tuple[Actor, ...] = ()
    block = -1
    for index in range(len(drafts) - 1, -1, -1):
        draft = drafts[index]
        if given[index] and (draft.continues or _leads(draft)):
            after, block = given[index], draft.block
        elif not given[index] and draft.continues and 0 <= block - draft.block <= 1:
            given[index] = after
            block = draft.block
    return given


def _elided(draft: Draft) -> bool:
    """A passive that leaves out who had the floor ("the need for talks was stressed"), not one of another's deed ("was told")."""
    if draft.attribution is None or draft.attribution.verb is None:
        return True
    token = draft.tree.tokens[draft.attribution.verb]
    entry = lexicon().verbs.get(verb_lemma(token.text, token.lemma))
    if token.xpos in ("VBD", "VBZ", "VBP") and not draft.tree.kids(draft.attribution.verb, "aux:pass"):
        return True  # "X says ..., reports ..."
    return entry is not None and not entry.person and draft.act in ("assert", "urge", "demand") and _leads(draft)


def _leads(draft: Draft) -> bool:
    """Whether a draft's cue is the main verb of its sentence or joined with it: then its speaker has the floor."""
    if draft.attribution is None or draft.attribution.verb is None:
        return draft.direct
    tree, verb = draft.tree, draft.attribution.verb
    return tree.tokens[verb].head < 0 or tree.is_a(verb, "conj", "parataxis") or draft.direct
