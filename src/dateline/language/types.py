"""What `language/` gives to the stages after it: sentences with syntax, and names. Offsets are into `Report.text`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["PER", "ORG", "LOC"]
PartKind = Literal["perpetrator", "target", "victim", "weapon"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Token:
    """A syntactic word. `head` is an index into the sentence's tokens, -1 for the root; labels are Universal Dependencies."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """`block` is the index of the content passage (of those given to the engine) that the sentence stands in."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    block: int


@dataclass(frozen=True, slots=True)
class Name:
    start: int
    end: int
    kind: NameKind
    score: float


@dataclass(frozen=True, slots=True)
class Telling:
    """An act of saying or thinking, as the trained heads see it: runs of words, in order. `source` may be empty.

    `score` is the network's probability that the cue is one.
    """

    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Part:
    """One who takes part in some act of violence, or what it is done with or to, as the trained head sees it; which act it
    is, the head does not say. `score` is its chance."""

    start: int
    end: int
    kind: PartKind
    score: float


@dataclass(frozen=True, slots=True)
class Analysis:
    """Sentences, names, tellings and parts of one report, each in order of their start (a telling's is that of its cue).

    `acts`, one for each sentence: the chances that it tells of an act of violence that a coder of attacks would record,
    for each kind (`language.model`'s labels: attack, bombing, kidnapping, arson, robbery).
    """

    sentences: tuple[Sentence, ...]
    names: tuple[Name, ...]
    tellings: tuple[Telling, ...] = ()
    parts: tuple[Part, ...] = ()
    acts: tuple[tuple[float, ...], ...] = ()
