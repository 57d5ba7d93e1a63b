"""The same statement told twice in one report, in the headline and in the body, is one claim with two places."""

from __future__ import annotations

import re
import sys
import tomllib
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

from dateline.claims.acts.lexicon import lexicon
from dateline.claims.spans.drafts import Draft
from dateline.claims.types import Claim, Span
from dateline.grounding.actors.fold import plain
from dateline.grounding.actors.tree import Tree
from dateline.grounding.quantities.lexicon import words as number_words
from dateline.grounding.types import Actor
from dateline.language.types import Token

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
_WORD = re.compile(r"\w+")
_OPENING = 4  # words by which a quotation is looked up
_RUN = 3
_FEWEST = 3  # words of content that are the same; fewer are so by chance, but for those of a headline
_FEWEST_OF_TITLE = 2
_MOST_WORDS = 300  # of a claim; the rest of a long speech is not looked at
_MOST_HOLDERS = 8  # a word or run that many claims share tells them apart no more
_MOST_COMPARED = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares of words, 0 to 1, from which two claims are alike."""

    of_shorter: float
    of_both: float


@dataclass(frozen=True, slots=True)
class Settings:
    """data/duplicates.toml; `acts` gives each act its group."""

    acts: dict[str, str]
    alike: dict[str, Likeness]
    runs: float


@dataclass(frozen=True, slots=True)
class Wording:
    """What of a claim's words is compared: those of content, numbers and names among them, runs of three, negations."""

    content: frozenset[str]
    numbers: frozenset[str]
    names: frozenset[str]
    every: frozenset[str]
    runs: frozenset[tuple[str, ...]]
    negations: int


@lru_cache(maxsize=1)
def settings() -> Settings:
    data = tomllib.loads(files("dateline.claims").joinpath("data/duplicates.toml").read_text(encoding="utf-8"))
    acts = {act: group for group, members in data["acts"].items() for act in members}
    return Settings(
        acts, {name: Likeness(**shares) for name, shares in data["alike"].items()}, data["runs"]["of_shorter"]
    )


def quoted_again(text: str, drafts: Sequence[Draft], given: list[tuple[Actor, ...]]) -> list[tuple[Actor, ...]]:
    """The actors of each draft; a quotation that nobody is named for (a headline) goes to who is quoted with its words below."""
    known: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[Actor, ...]]] = {}
    for draft, actors in zip(drafts, given, strict=True):
        for quotation in draft.quotations if actors else ():
            words = tuple(_WORD.findall(plain(text[quotation.start : quotation.end])))
            known.setdefault(words[:_OPENING], (words, actors))
    result = list(given)
    for index, draft in enumerate(drafts):
        if not result[index] and draft.continues and draft.quotations:
            quotation = draft.quotations[0]
            words = tuple(_WORD.findall(plain(text[quotation.start : quotation.end])))
            whole, actors = known.get(words[:_OPENING], ((), ()))
            if words == whole[: len(words)]:
                result[index] = actors
    return result


def mark_duplicates(
    claims: Sequence[Claim], trees: Sequence[Tree] = (), headings: Sequence[Span] = ()
) -> tuple[Claim, ...]:
    """Sets `duplicate_of` to the earlier claim that says the same: by the same claimant, in nearly the same words.

    A claim of the headline (`headings` are the spans of headlines, in order) may name its claimant less fully: "minister", or
    the state whose minister the body names. Numbers, names, negations and the kind of act must not contradict one another: a
    toll of 7 is not told again by a toll of 5. A quotation told in other words before is a statement of its own, unless
    nearly all words are the same. Words are looked up in an index with short lists: linear in the words of the claims.
    """
    tokens = [token for tree in trees for token in tree.tokens]
    starts = [token.start for token in tokens]
    result = list(claims)
    wordings: list[Wording] = []
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    titled: list[int] = []
    for index, claim in enumerate(result):
        wording = _wording(_inside(tokens, starts, claim))
        wordings.append(wording)
        if len(wording.content) < _FEWEST_OF_TITLE:
            continue
        shared: Counter[int] = Counter()
        for word in sorted(wording.content):
            held = holders[(claim.claimant.actor_id, word)]
            shared.update(held)
            if len(held) < _MOST_HOLDERS:
                held.append(index)
        for other in [*titled, *(i for i, _ in shared.most_common(_MOST_COMPARED))]:
            if _again(result[other], claim, wordings[other], wording, titled=other in titled):
                result[index] = replace(claim, duplicate_of=result[other].duplicate_of or result[other].claim_id)
                break
        if len(titled) < _MOST_HOLDERS and _within(claim, headings):
            titled.append(index)
    return tuple(result)


def _inside(tokens: list[Token], starts: list[int], claim: Claim) -> Iterator[Token]:
    left = _MOST_WORDS
    for start, end in claim.content_spans:
        at = bisect_left(starts, start)
        while at < len(tokens) and tokens[at].start < end and left:
            yield tokens[at]
            at += 1
            left -= 1


def _wording(tokens: Iterator[Token]) -> Wording:
    content: set[str] = set()
    numbers: set[str] = set()
    names: set[str] = set()
    every: set[str] = set()
    line: list[str] = []
    negations = 0
    for token in tokens:
        if not token.text[0].isalnum():
            continue
        word, lemma = plain(token.text), plain(token.lemma)
        line.append(word)
        every.update((word, lemma))
        if word in lexicon().negations:
            negations += 1
        elif token.xpos == "CD" or word[0].isdigit():
            numbers.add(_figure(word))
        elif token.upos in _CONTENT:
            content.add(lemma)
            if token.upos == "PROPN":
                names.add(lemma)
    runs = frozenset(tuple(line[i : i + _RUN]) for i in range(len(line) - _RUN + 1))
    return Wording(
        frozenset(content | numbers), frozenset(numbers), frozenset(names), frozenset(every), runs, negations
    )


def _figure(word: str) -> str:
    """A number as figures: "13", "thirteen" and "1,300" are "13", "13" and "1300"."""
    value = number_words().numbers.get(word)
    return str(value) if value is not None else word.replace(",", "")


def _again(first: Claim, second: Claim, one: Wording, other: Wording, *, titled: bool) -> bool:
    """Whether the second claim says what the first has said."""
    if not (first.end <= second.start or second.end <= first.start):
        return False
    if first.claimant.actor_id != second.claimant.actor_id and not (titled and _less_fully(first, second)):
        return False
    groups = settings().acts
    if groups.get(first.act, first.act) != groups.get(second.act, second.act) or first.saying != second.saying:
        return False
    if (one.negations > 0) != (other.negations > 0) or _contradict(one, other):
        return False
    return _alike(one, other, settings().alike[_pair(first, second, titled=titled)], titled=titled)


def _less_fully(title: Claim, claim: Claim) -> bool:
    """Whether a headline's claimant may be that of the body: somebody without a name, or the state of one who speaks for it."""
    named, full = title.claimant, claim.claimant
    if "narrative" in (title.form, claim.form):
        return False
    if named.kind == "unnamed":
        return full.country == named.country or named.country is None
    return named.kind in ("government", "country") and named.country is not None and full.country == named.country


def _contradict(one: Wording, other: Wording) -> bool:
    """Whether each has a number, or a name, that the other lacks."""
    return bool(
        (one.numbers - other.numbers and other.numbers - one.numbers)
        or (one.names - other.every and other.names - one.every)
    )


def _pair(first: Claim, second: Claim, *, titled: bool) -> str:
    quoted = ("direct", "mixed")
    if first.form == second.form == "narrative":
        return "narrative"
    if (first.form in quoted) != (second.form in quoted) and not titled:
        return "quoted_and_told"
    return "headline" if titled else "same_form"


def _alike(one: Wording, other: Wording, shares: Likeness, *, titled: bool) -> bool:
    both = len(one.content & other.content)
    enough = both >= (_FEWEST_OF_TITLE if titled else _FEWEST)
    of_shorter = both >= shares.of_shorter * min(len(one.content), len(other.content))
    if enough and of_shorter and both >= shares.of_both * len(one.content | other.content):
        return True
    few, many = sorted((len(one.runs), len(other.runs)))
    return few > 1 and len(one.runs & other.runs) >= settings().runs * few and many <= 2 * few + 2


def _within(claim: Claim, spans: Sequence[Span]) -> bool:
    at = bisect_right(spans, (claim.start, sys.maxsize)) - 1
    return at >= 0 and claim.end <= spans[at][1]
