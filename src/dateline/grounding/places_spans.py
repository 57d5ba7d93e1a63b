"""Which stretches of a report may name a place: what the encoder calls a location, and gated names of the gazetteer."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from dateline.grounding.gazetteer import Candidate, Gazetteer
from dateline.grounding.gazetteer_names import fold
from dateline.language.types import Analysis, Name, Sentence, Token
from dateline.reports.types import Report

_WORDS = 4  # words in the longest name that is looked for without the encoder's word
_LISTED = frozenset({"country", "region", "area", "sea", "river", "mountains", "island", "lake", "line", "continent"})


@lru_cache(maxsize=1)
def cues() -> dict[str, Any]:
    """data/place_cues.toml."""
    return tomllib.loads(files("dateline.grounding").joinpath("data/place_cues.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def kinds() -> dict[str, tuple[str, int]]:
    """Words for kinds of places, singular: the feature looked for and the where_prec that the word gives."""
    data = tomllib.loads(files("dateline.grounding").joinpath("data/region_words.toml").read_text(encoding="utf-8"))
    return {word: (str(feature), int(prec)) for word, (feature, prec) in data["kinds"].items()}


@dataclass(frozen=True, slots=True)
class Toponym:
    """A stretch that may name a place. `first`, `last` are tokens of `sentence`; `name` is what is looked up.

    `by` says who found it; "part" is inside the name of an organisation.
    """

    start: int
    end: int
    name: str
    sentence: Sentence
    first: int
    last: int
    candidates: tuple[Candidate, ...]
    by: Literal["encoder", "gazetteer", "part"]


def find_toponyms(report: Report, analysis: Analysis, gazetteer: Gazetteer) -> list[Toponym]:
    """Toponyms in order of their start, none overlapping another; those without candidates are kept."""
    finder = _Finder(report.text, analysis, gazetteer)
    return sorted(finder.toponyms(), key=lambda toponym: toponym.start)


class _Finder:
    def __init__(self, text: str, analysis: Analysis, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._sentences = analysis.sentences
        self._starts = [sentence.start for sentence in analysis.sentences]
        self._names = analysis.names
        self._people = {
            fold(word) for name in analysis.names if name.kind == "PER" for word in text[name.start : name.end].split()
        }

    def toponyms(self) -> Iterator[Toponym]:
        taken: list[tuple[int, int]] = []
        for name in self._names:
            if name.kind == "PER":
                taken.append((name.start, name.end))
                continue
            for toponym in self._from_name(name):
                if not taken or toponym.start >= taken[-1][1]:
                    taken.append((toponym.start, toponym.end))
                    yield toponym
            if name.kind == "ORG":
                taken.append((name.start, name.end))
        taken.sort()
        for sentence in self._sentences:
            yield from self._gated(sentence, taken)

    def _from_name(self, name: Name) -> Iterator[Toponym]:
        """A location of the encoder, cut at commas; or the place that an organisation's name begins with."""
        sentence = self._sentence_at(name.start)
        if sentence is None:
            return
        indexes = [i for i, t in enumerate(sentence.tokens) if t.start >= name.start and t.end <= name.end]
        if not indexes:
            return
        first, last = indexes[0], indexes[-1]
        if name.kind == "ORG":
            part = self._longest(sentence, first, last - 1, by="part")
            if part is not None:
                yield part
            return
        begin = first
        for index in range(first, last + 2):
            if index == last + 1 or sentence.tokens[index].text in (",", "/", ";", "(", ")"):
                if begin < index:
                    yield self._widened(sentence, begin, index - 1)
                begin = index + 1

    def _widened(self, sentence: Sentence, first: int, last: int) -> Toponym:
        """The name, with the words after it that belong to it ("Boone" County) and without what hangs on it."""
        tokens = sentence.tokens
        while first < last and tokens[first].text.lower() in ("the", "in", "of"):
            first += 1
        while first < last and tokens[last].text in ("'s", "’s", "'", "’", ".", "-"):
            last -= 1
        for after in (2, 1):
            end = last + after
            if end < len(tokens) and all(_capital(t.text) for t in tokens[last + 1 : end + 1]):
                found = self._toponym(sentence, first, end, by="encoder")
                if found.candidates:
                    return found
        whole = self._toponym(sentence, first, last, by="encoder")
        if whole.candidates:
            return whole
        return self._trimmed(sentence, first, last) or whole

    def _trimmed(self, sentence: Sentence, first: int, last: int) -> Toponym | None:
        """Without a part ("northern"), or a word for its kind, before or after: "Ganja city", "the city of Ganja"."""
        tokens = sentence.tokens
        parts = cues()["part"]["words"]
        while first < last and (tokens[first].lemma.lower() in parts or _kind(tokens[first]) or tokens[first].text == "of"):
            first += 1
        while first < last and _kind(tokens[last]):
            last -= 1
        found = self._toponym(sentence, first, last, by="encoder")
        return found if found.candidates else None

    def _longest(self, sentence: Sentence, first: int, last: int, *, by: Literal["part"]) -> Toponym | None:
        for end in range(min(last, first + 2), first - 1, -1):
            found = self._toponym(sentence, first, end, by=by)
            if any(c.primary or c.feature in _LISTED for c in found.candidates):
                return found
        return None

    def _toponym(
        self, sentence: Sentence, first: int, last: int, *, by: Literal["encoder", "gazetteer", "part"]
    ) -> Toponym:
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        name = self._text[start:end]
        candidates = self._gazetteer.lookup(name, loosely=by == "encoder" and len(name) > 3)
        return Toponym(start, end, name, sentence, first, last, candidates, by)

    def _gated(self, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[Toponym]:
        """Names of the gazetteer among the capitalised words that are in no name of the encoder's."""
        tokens = sentence.tokens
        loud = sum(_capital(t.text) for t in tokens if t.text.isalpha()) > 0.7 * sum(t.text.isalpha() for t in tokens)
        index = 0
        while index < len(tokens):
            step = 1
            if _capital(tokens[index].text) and not _overlaps(taken, tokens[index].start, tokens[index].end):
                for last in range(min(index + _WORDS, len(tokens)) - 1, index - 1, -1):
                    if _overlaps(taken, tokens[index].start, tokens[last].end) or not _capital(tokens[last].text):
                        continue
                    found = self._toponym(sentence, index, last, by="gazetteer")
                    if found.candidates and self._passes(found, loud):
                        yield found
                        step = last - index + 1
                        break
            index += step

    def _passes(self, toponym: Toponym, loud: bool) -> bool:
        """The gate: a country, a listed area, or a large town under a name that is no word, no person and no part of one."""
        gate = cues()["gate"]
        tokens = toponym.sentence.tokens
        first, last = toponym.first, toponym.last
        key = fold(toponym.name)
        best = toponym.candidates[0]
        known = best.feature in _LISTED and best.position < 0
        if key in gate["words"] or (key in self._people and not known):
            return False
        if first == last and len(key) < 4 and not (known and toponym.name.isupper()):
            return False
        beside = [tokens[i] for i in (first - 1, last + 1) if 0 <= i < len(tokens)]
        if first > 0 and tokens[first - 1].lemma.lower().rstrip(".") in gate["titles"]:
            return False
        if any(_capital(t.text) and t.upos == "PROPN" and not _kind(t) for t in beside) and not loud and not known:
            return False
        if known:
            return True
        if loud or first == 0 or any(t.upos != "PROPN" for t in tokens[first : last + 1] if t.text.isalpha()):
            return False
        return any(c.primary and c.population >= gate["people"] for c in toponym.candidates)

    def _sentence_at(self, start: int) -> Sentence | None:
        index = bisect_left(self._starts, start + 1) - 1
        return self._sentences[index] if index >= 0 and start < self._sentences[index].end else None


def _capital(text: str) -> bool:
    return text[:1].isupper()


def _kind(token: Token) -> bool:
    return kind_of(token) is not None


def kind_of(token: Token) -> tuple[str, int] | None:
    """The kind of place that a word says, in either number: "cities", "region"."""
    word = token.text.lower()
    return kinds().get(word) or kinds().get(token.lemma.lower())


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of the spans, which are in order and do not overlap each other."""
    index = bisect_left(taken, (end, end)) - 1
    return index >= 0 and taken[index][1] > start
