"""Interviews and transcripts, where a label names who speaks: "Q:", "A:", "HAJIYEV:". Gives drafts, beside those of sentences."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from dateline.claims.spans.drafts import Draft
from dateline.claims.types import Span
from dateline.claims.voices.speakers import Speakers, unnamed
from dateline.grounding.actors.fold import plain
from dateline.grounding.actors.quotes import Quotation
from dateline.grounding.actors.tree import Tree
from dateline.grounding.types import Actor
from dateline.reports.types import Report

Kind = Literal["asker", "answerer", "other", "name"]
_LONGEST = 60  # characters of a label
_MOST_WORDS = 6
_BEFORE = " \t\"“”«'‘*_-–—•>["  # what may stand before a label
_AFTER = '*_ \t]"”'


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of data/turns.toml."""

    questions: frozenset[str]
    askers: frozenset[str]
    answerers: frozenset[str]
    others: frozenset[str]
    dialogue: frozenset[str]
    notes: frozenset[str]
    asker: str
    answerer: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A passage that begins with a label, from `start` to `end` with its colon at `colon`; the words begin at `said`."""

    block: int
    start: int
    end: int
    colon: int
    said: int
    label: str
    kind: Kind
    capitals: bool


@lru_cache(maxsize=1)
def labels() -> Labels:
    data = tomllib.loads(files("dateline.claims").joinpath("data/turns.toml").read_text(encoding="utf-8"))
    words = {
        name: frozenset(data[name]) for name in ("questions", "askers", "answerers", "others", "dialogue", "notes")
    }
    return Labels(**words, asker=data["asker"], answerer=data["answerer"])


def find_turns(report: Report, trees: Sequence[Tree], speakers: Speakers) -> list[Draft]:
    """A draft for each passage of each turn, its content all that stands behind the label; [] where the report is no transcript.

    A turn lasts until the next label, a headline, or a passage in brackets; the last one no further than to a passage that
    names its speaker. Labels go to the actor whom the report names in full; "A:" to the one person named before the first
    question. Linear in the report.
    """
    blocks = report.content()
    headings = {(p.start, p.end) for p in report.passages if p.kind == "headline"}
    wide = _with_labels(report, blocks)
    found = [_label(report.text, number, block) for number, block in enumerate(wide) if blocks[number] not in headings]
    times = Counter(plain(turn.label) for turn in found if turn is not None)
    labelled = [t for t in found if t is not None and (wide[t.block] == blocks[t.block] or times[plain(t.label)] > 1)]
    if len(labelled) < 2:
        return []
    actors = _Named(speakers, labelled[0].start)
    if labelled[0].block == 0 and labelled[1].block > 1 and labelled[0].kind == "name" and not labelled[0].capitals:
        labelled = labelled[1:]  # the headline of a text that marks none
    turns = _of_transcript(report.text, blocks, labelled, actors)
    starts = [tree.sentence.start for tree in trees]
    drafts: list[Draft] = []
    following = [*(t.block for t in turns[1:]), len(blocks)] if turns else []
    for turn, stop in zip(turns, following, strict=True):
        actor = actors.of(turn)
        for number in range(turn.block, stop):
            low, high = blocks[number]
            if number > turn.block and _over(
                report.text, blocks[number], headings, speakers, actor, last=stop == len(blocks)
            ):
                break
            first = number == turn.block
            line = bisect_right(starts, max(turn.colon, low) if first else low) - 1
            low = turn.said if first else low
            if line >= 0 and any(c.isalnum() for c in report.text[low:high]):
                drafts.append(_draft(report.text, trees[line], line, turn, (low, high), actor, first=first))
    return drafts


def _with_labels(report: Report, blocks: Sequence[Span]) -> list[Span]:
    """The passages, with what stands before one on its line and looks like a dateline: "HAJIYEV: ..." does to the reader."""
    heads = {p.end: p.start for p in report.passages if p.kind == "dateline" and report.text[p.end - 1] == ":"}
    wide = []
    for start, end in blocks:
        before = start - 1 if start and report.text[start - 1] == " " else start
        wide.append((heads.get(before, heads.get(start, start)), end))
    return wide


def outside_turns(drafts: list[Draft], turns: Sequence[Draft]) -> list[Draft]:
    """The drafts without those that a turn makes void: of its label, and of words with no source, which are its speaker's own."""
    said_from = {turn.block: turn.content[0][0] for turn in turns}
    return [d for d in drafts if d.block not in said_from or (d.source and d.source[0][0] >= said_from[d.block])]


def _label(text: str, number: int, block: Span) -> Turn | None:
    """The label that a passage begins with; None where it begins with none. Looks at its first characters only."""
    start, end = block
    while start < end and text[start] in _BEFORE:
        start += 1
    head = text[start : min(end, start + _LONGEST)]
    at = head.find(":")
    if head[:1] in ("Q", "A") and head[1:3] in (". ", ") "):
        at = 1
    if at < 1 or start + at + 1 >= end or not (text[start + at + 1].isspace() or text[start + at + 1] in _AFTER):
        return None
    label = head[:at].rstrip(_AFTER)
    if not label or not any(c.isalpha() for c in label):
        return None
    kind = _kind(label)
    said = start + at + 1
    while said < end and text[said] in "*_ \t]":
        said += 1
    return Turn(number, start, start + len(label), start + at, said, label, kind, label.isupper()) if kind else None


def _kind(label: str) -> Kind | None:
    words = labels()
    lowered = label.lower().rstrip("0123456789").strip()
    if lowered in words.askers or lowered in words.questions:
        return "asker"
    if lowered in words.answerers:
        return "answerer"
    if lowered in words.others:
        return "other"
    parts = label.partition("(")[0].split()
    if lowered in words.notes or not 1 <= len(parts) <= _MOST_WORDS or any(c.isdigit() for c in label):
        return None
    named = all(p[:1].isupper() or p.lower() in ("of", "the", "de", "al", "von", "van", "bin", "and") for p in parts)
    return "name" if named and not any(p[-1] in ",;!?" for p in parts[:-1]) else None


def _of_transcript(text: str, blocks: list[Span], turns: list[Turn], actors: _Named) -> list[Turn]:
    """The turns of a transcript: two at least, one of which asks, presides, speaks twice, or is a person named in capitals.

    Where names alone are labels they may be places or the heads of a list: then some must ask or speak of themselves.
    """
    times = Counter(plain(t.label) for t in turns)
    lettered = any(t.kind == "asker" for t in turns)
    known = [t for t in turns if t.kind != "answerer" or len(t.label) > 1 or lettered]
    if not any(t.kind in ("asker", "answerer", "other") for t in known):
        twice = len(times) > 1 and any(times[plain(t.label)] > 1 for t in known)
        told = any(t.capitals and actors.person(t) is not None for t in known)
        talking = sum(_talks(text[t.said : blocks[t.block][1]]) for t in known)
        if not (twice or told) or 3 * talking < len(known):
            return []
    known = [t for t in known if t.kind != "name" or t.capitals or times[plain(t.label)] > 1 or actors.full_name(t)]
    return known if len(known) > 1 else []


def _talks(words: str) -> bool:
    return "?" in words or any(w.strip(",.!") in labels().dialogue for w in words[:400].lower().split())


class _Named:
    """Whom the labels of one report mean."""

    def __init__(self, speakers: Speakers, first: int) -> None:
        self.speakers = speakers
        people = [m.actor for m in speakers.mentions if m.actor.kind == "person"]
        self.surnames: dict[str, set[Actor]] = {}
        for actor in people:
            self.surnames.setdefault(plain(actor.name.split()[-1]), set()).add(actor)
        before = Counter(m.actor for m in speakers.mentions if m.actor.kind == "person" and m.start < first)
        ranked = before.most_common(2)
        alone = len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > ranked[1][1])
        self.answerer = ranked[0][0] if ranked and alone else None

    def of(self, turn: Turn) -> Actor:
        words = labels()
        if turn.kind == "asker":
            return unnamed(turn.label.lower() if turn.label.lower() in words.askers else words.asker)
        if turn.kind == "answerer":
            return self.answerer or unnamed(words.answerer)
        named = self.person(turn)
        if named is not None:
            return named
        if turn.kind == "other":
            return unnamed(turn.label.lower())
        return self.mention(turn) or unnamed(turn.label.title() if turn.capitals else turn.label)

    def mention(self, turn: Turn) -> Actor | None:
        found = self.speakers.at(turn.end - 1) or self.speakers.at(turn.start)
        return found.actor if found is not None else None

    def full_name(self, turn: Turn) -> bool:
        """Whether the report names in full whom a label means; a town alone before a colon is no speaker."""
        found = self.mention(turn)
        return found is not None and " " in found.name

    def person(self, turn: Turn) -> Actor | None:
        """The one person of the report whose surname ends the label ("MR. PRICE", "PRICE", "Mr. Price (Chair)")."""
        parts = turn.label.partition("(")[0].split()
        found = self.surnames.get(plain(parts[-1].strip(".")), set()) if parts else set()
        mention = self.mention(turn)
        if mention is not None and mention.kind == "person" and (not found or mention in found):
            return mention
        return next(iter(found)) if len(found) == 1 else None


def _over(text: str, block: Span, headings: set[Span], speakers: Speakers, actor: Actor, *, last: bool) -> bool:
    """Whether a passage without a label stands outside the turn before it."""
    if block in headings or text[block[0] : block[1]].lstrip(_BEFORE.replace("[", ""))[:1] in ("(", "["):
        return True
    names = [m for m in speakers.within(block) if m.form in ("name", "short")]
    return last and any(m.actor == actor for m in names)


def _draft(text: str, tree: Tree, line: int, turn: Turn, content: Span, actor: Actor, *, first: bool) -> Draft:
    asks = turn.kind == "asker" or text[content[0] : content[1]].rstrip(" \t\"”»'’").endswith("?")
    quotation = Quotation(content[0], content[1], tree.sentence.block)
    return Draft(
        line=line,
        block=tree.sentence.block,
        cue=[(turn.colon, turn.colon + 1)] if first else [],
        source=[(turn.start, turn.end)] if first else [],
        content=[content],
        act="ask" if asks else "assert",
        speaker=None,
        attribution=None,
        tree=tree,
        direct=True,
        continues=not first,
        quotations=[quotation],
        given=(actor,),
    )
