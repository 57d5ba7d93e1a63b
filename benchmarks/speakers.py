"""Whether the claimant of each claim is the right one: claims read from GUM's texts against GUM's coreference.

    python -m benchmarks.speakers --data DIR [--part dev] [--genres news] [--errors]

DIR is the folder of GUM that has dev/dep/ and train/dep/ (CoNLL-U with `Entity=` brackets). Only the texts are read; names,
syntax and quotations are the engine's own. A claim counts when the gold tree's head of its source is the head of a gold
mention; "who" stands for its antecedent. What is right:

- a chain of mentions belongs to the actor that most of its named mentions were given. Where it has one, the claimant must be
  that actor, and most of a person's own named mentions must be of that chain: two people joined in one are wrong, and so is
  one split in two;
- where no named mention of the chain was given an actor, the claimant must be called by a word of its names;
- where the chain has no name, the claimant must be nobody who is named elsewhere, and its mentions must be of the chain; or
  it must be the body named within the source ("the New Zealand government", "the Home Office letter").

A source that joins several, or "they" for two, gives several claims; each must be one of them. The form is that of the
source: `name` and `short` are people, `body` is any other name, `title` a common noun of a named chain, `unnamed` one of a
chain without a name.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.gum import Document, Mention, read_documents
from dateline.claims.attribution import find_claims
from dateline.claims.types import Claim
from dateline.grounding.actors.fold import name_words
from dateline.grounding.types import ActorMention, Grounding
from dateline.language.types import Analysis
from dateline.pipeline import Reader
from dateline.reports.types import Passage, Published, Report

FORMS = ("name", "short", "body", "title", "pronoun", "unnamed")
GENRES = ("news", "interview", "bio", "speech", "voyage")  # the genres under licences that allow every use
_NAMING = ("name", "short", "capital", "demonym", "group")
_BESIDE = ("flat", "appos", "nmod:desc")
_DAY = Published(date(2020, 1, 1), date(2020, 1, 1), "stated")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One claim whose source is a gold mention: how the source names the speaker, and whether the claimant is that one."""

    document: str
    form: str
    right: bool
    source: str
    claimant: str
    wanted: str


class Chains:
    """What gold coreference says of the actors that grounding found in one document."""

    def __init__(self, document: Document, found: tuple[ActorMention, ...]) -> None:
        self.document = document
        self.found = found
        self.names: dict[str, list[Mention]] = defaultdict(list)
        for mention in document.mentions:
            if named_by(document, mention):
                self.names[mention.chain].append(mention)
        self.owners: dict[str, str] = {}
        given: dict[str, Counter[str]] = defaultdict(Counter)
        spoken: dict[str, Counter[str]] = defaultdict(Counter)
        named: dict[str, Counter[str]] = defaultdict(Counter)
        for one in found:
            chain = self.chain_of(one)
            if chain is None:
                continue
            spoken[one.actor.actor_id][chain] += 1
            if one.form in _NAMING:
                named[one.actor.actor_id][chain] += 1
                if chain in self.names:
                    given[chain][one.actor.actor_id] += 1
        self.owners = {chain: counts.most_common(1)[0][0] for chain, counts in given.items()}
        self.meant = {actor: (named[actor] or counts).most_common(1)[0][0] for actor, counts in spoken.items()}

    def chain_of(self, one: ActorMention) -> str | None:
        """The gold chain of a mention that grounding found: of the longest gold mention with its head."""
        head = self.document.head_within(one.start, one.end)
        mention = self.document.mention_at(head) if head is not None else None
        return mention.chain if mention is not None else None

    def right(self, claim: Claim, mention: Mention) -> bool:
        chains = self.document.members.get(mention.chain, {mention.chain})
        return any(self._is(claim, mention, chain) for chain in sorted(chains))

    def _is(self, claim: Claim, mention: Mention, chain: str) -> bool:
        actor = claim.claimant
        owner = self.owners.get(chain)
        if owner is not None:
            return actor.actor_id == owner and (actor.kind != "person" or self.meant.get(owner) == chain)
        if chain in self.names:
            words = {word for one in self.names[chain] for word in name_words(self.document.text_of(one))}
            return bool(words & set(name_words(actor.name)))
        if actor.actor_id in self.meant:
            inside = () if actor.kind == "person" else self.document.inside(mention)
            return self.meant[actor.actor_id] in (chain, *(one.chain for one in inside))
        return actor.kind == "unnamed"


def report_of(document: Document) -> Report:
    passages = tuple(Passage(start, end, "headline" if heading else "body") for start, end, heading in document.blocks)
    return Report(document.name, document.name, document.text, "", None, None, None, None, None, _DAY, "en", passages)


def judge(reader: Reader, document: Document) -> list[Verdict]:
    report = report_of(document)
    analysis: Analysis = reader.engine.analyse(report.text, report.content())
    grounding: Grounding = reader.ground(report, analysis)
    chains = Chains(document, grounding.actors)
    verdicts = []
    for claim in find_claims(report, analysis, grounding):
        if not claim.source_spans:
            continue
        start, end = claim.source_spans[0]
        mentions = [m for h in document.heads_within(start, end) if (m := document.mention_at(h)) is not None]
        if not mentions:
            continue
        right = any(chains.right(claim, mention) for mention in mentions)
        form = form_of(document, chains, mentions[0])
        name = next((document.text_of(m) for m in chains.names.get(mentions[0].chain, ())), "nobody by name")
        verdicts.append(Verdict(document.name, form, right, report.text[start:end], claim.claimant.name, name))
    return verdicts


def named_by(document: Document, mention: Mention) -> bool:
    """Whether a mention gives a name: as its head, or beside it ("team member Rodaba Noori")."""
    tokens = document.tokens
    if tokens[mention.head].upos == "PROPN":
        return True
    return any(
        tokens[i].head == mention.head and tokens[i].upos == "PROPN" and tokens[i].deprel in _BESIDE
        for i in range(mention.first, mention.last + 1)
    )


def form_of(document: Document, chains: Chains, mention: Mention) -> str:
    head = document.tokens[mention.head]
    if head.upos == "PRON":
        return "pronoun"
    if head.upos != "PROPN" and named_by(document, mention):
        return "name"
    if head.upos != "PROPN":
        return "title" if mention.chain in chains.names else "unnamed"
    if mention.kind != "person":
        return "body"
    parts = document.tokens[mention.first : mention.last + 1]
    full = any(t.head == mention.head and t.deprel in ("flat", "compound") and t.upos == "PROPN" for t in parts)
    return "name" if full else "short"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--part", default="dev")
    parser.add_argument("--genres", nargs="*", default=["news"], help=f"of {', '.join(GENRES)}")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    reader = Reader.load()
    verdicts = [
        verdict
        for genre in options.genres
        for document in read_documents(options.data / options.part / "dep", genre)
        for verdict in judge(reader, document)
    ]
    for form in (*FORMS, ""):
        of_form = [v for v in verdicts if form in ("", v.form)]
        right = sum(v.right for v in of_form)
        share = f"{100 * right / len(of_form):5.1f}" if of_form else "    -"
        print(f"{form or 'all':8} {share}  {right}/{len(of_form)}")
    if options.errors:
        for verdict in verdicts:
            if not verdict.right:
                print(
                    f"{verdict.document}  {verdict.form}  {verdict.source!r} -> {verdict.claimant!r}; gold {verdict.wanted!r}"
                )


if __name__ == "__main__":
    main()
