"""Which stretches of a report may name a place: what the encoder calls a location, and gated names of the gazetteer."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from dateline.grounding.countries import country_of_capital, country_of_demonym, entity_of_demonym, find_country
from dateline.grounding.gazetteer import Candidate, Gazetteer
from dateline.grounding.gazetteer_names import fold
from dateline.language.types import Analysis, Name, Sentence, Token
from dateline.reports.types import Report

_CUTS = frozenset({",", "/", ";", "(", ")", ":"})
_DASHES = frozenset({"-", "–"})
_LINKS = frozenset({"of", "and", "the", "de", "do", "da", "del", "la", "al", "el", "e", "y"})
_LONGEST = 60  # characters of a name that is looked up
_SHORT = 4  # characters of a name that is never looked up in another transliteration
_TOWN = 5000  # people, from which on a town is taken for what a longer name begins or ends with
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

    `by` says who found it; "part" is inside the name of an organisation. `loosely`: found under another transliteration.
    """

    start: int
    end: int
    name: str
    sentence: Sentence
    first: int
    last: int
    candidates: tuple[Candidate, ...]
    by: Literal["encoder", "gazetteer", "part"]
    loosely: bool = False


def find_toponyms(report: Report, analysis: Analysis, gazetteer: Gazetteer) -> list[Toponym]:
    """Toponyms in order of their start, none overlapping another; those without candidates are kept."""
    finder = _Finder(report, analysis, gazetteer)
    return sorted(finder.toponyms(), key=lambda toponym: toponym.start)


def spoken_countries(analysis: Analysis) -> Counter[str]:
    """Countries by the words for their peoples: "Azerbaijani forces" says where a report plays, and is no place."""
    found: Counter[str] = Counter()
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            if not _capital(token.text):
                continue
            entity = entity_of_demonym(token.text)
            country = country_of_demonym(token.text)
            code = entity.country() if entity is not None else country.iso2 if country is not None else None
            if code:
                found[code] += 1
    return found


class _Finder:
    def __init__(self, report: Report, analysis: Analysis, gazetteer: Gazetteer) -> None:
        text = report.text
        self._text = text
        self._outlets = _outlets(report)
        self._gazetteer = gazetteer
        self._sentences = analysis.sentences
        self._starts = [sentence.start for sentence in analysis.sentences]
        self._names = analysis.names
        self._told = frozenset(spoken_countries(analysis))
        self._people, self._located = _people_and_places(text, analysis.names)

    def toponyms(self) -> Iterator[Toponym]:
        taken: list[tuple[int, int]] = []
        for name in self._names:
            if _overlaps(self._outlets, name.start, name.end):
                continue
            if name.kind == "PER":
                found = self._from_person(name)
                if found is not None:
                    yield found
            else:
                floor = taken[-1][1] if taken else 0
                for toponym in self._from_name(name, floor):
                    if toponym.start >= floor:
                        taken.append((toponym.start, toponym.end))
                        floor = toponym.end
                        yield toponym
            if name.kind != "LOC":
                taken.append((name.start, name.end))
        taken = sorted([*taken, *self._outlets])
        for sentence in self._sentences:
            yield from self._gated(sentence, taken)

    def _from_person(self, name: Name) -> Toponym | None:
        """A capital, a country or a listed area that speaks, and a town that is shelled or entered: the encoder takes them
        for people. Names that are people's too ("Jordan", "Washington") are left to it, but for a country that has a
        government, or whose people the report names too ("Chadian troops", then "Chad said")."""
        sentence = self._sentence_at(name.start)
        gate = cues()["gate"]
        key = fold(self._text[name.start : name.end])
        if sentence is None or name.end - name.start > _LONGEST:
            return None
        indexes = _indexes(sentence, name)
        if not indexes or self._titled(sentence, indexes[0]):
            return None
        found = self._toponym(sentence, indexes[0], indexes[-1], by="gazetteer")
        told = any(c.feature == "country" and c.country in self._told for c in found.candidates)
        if key in gate["given"] and not told and not self._has_government(sentence, indexes):
            return None
        if key in self._located or country_of_capital(found.name):
            return found if found.candidates else None
        if any(c.listed and c.feature in _LISTED for c in found.candidates):
            return found
        towns = any(c.listed or (c.primary and c.population >= gate["people"]) for c in found.candidates)
        listed = any(c.listed for c in found.candidates) and len(key) > _SHORT
        if towns and self._is_struck(sentence, indexes):
            return found
        return found if listed and not self._acts(sentence, indexes) else None

    def _has_government(self, sentence: Sentence, indexes: list[int]) -> bool:
        """ "Georgia's president", "Chad's army": what has a government is a country."""
        head = _head(sentence, indexes)
        if head.deprel != "nmod:poss" or head.head < 0:
            return False
        return sentence.tokens[head.head].lemma.lower() in cues()["government"]["possessed"]

    def _acts(self, sentence: Sentence, indexes: list[int]) -> bool:
        """Whether a name is the subject of a verb, or has something."""
        head = _head(sentence, indexes)
        if head.deprel == "nmod:poss":
            return True
        return head.deprel == "nsubj" and head.head >= 0 and sentence.tokens[head.head].upos == "VERB"

    def _titled(self, sentence: Sentence, first: int) -> bool:
        before = sentence.tokens[first - 1].lemma.lower().rstrip(".") if first > 0 else ""
        return before in cues()["gate"]["titles"]

    def _is_struck(self, sentence: Sentence, indexes: list[int]) -> bool:
        """Whether a name is what is shelled, entered or left, or stands after a preposition of place."""
        tokens = sentence.tokens
        head = _head(sentence, indexes)
        if head.head < 0:
            return False
        if head.deprel in ("obj", "nsubj:pass"):
            return tokens[head.head].lemma.lower() in cues()["gate"]["struck"]
        before = tokens[indexes[0] - 1].text.lower() if indexes[0] > 0 else ""
        return head.deprel in ("obl", "nmod") and before in cues()["gate"]["prepositions"]

    def _from_name(self, name: Name, floor: int) -> Iterator[Toponym]:
        """A location of the encoder, cut at commas; or the place that an organisation's name is or begins with."""
        sentence = self._sentence_at(name.start)
        if sentence is None:
            return
        tokens = sentence.tokens
        indexes = _indexes(sentence, name)
        if not indexes:
            return
        if name.kind == "ORG":
            yield from self._in_organisation(sentence, indexes[0], indexes[-1])
            return
        begin = indexes[0]
        for index in range(indexes[0], indexes[-1] + 2):
            if index == indexes[-1] + 1 or tokens[index].text in _CUTS:
                if begin < index and not self._is_no_place(sentence, begin, index - 1):
                    lowest = bisect_left(tokens, floor, key=_start)
                    yield self._span(sentence, begin, index - 1, lowest=min(lowest, begin))
                begin = index + 1

    def _is_no_place(self, sentence: Sentence, first: int, last: int) -> bool:
        """A word for a people ("Chadian", "South Ossetians"), or a person."""
        words = self._text[sentence.tokens[first].start : sentence.tokens[last].end]
        if (country_of_demonym(words) or entity_of_demonym(words)) and find_country(words) is None:
            return True
        return self._is_person(sentence, first, last)

    def _is_person(self, sentence: Sentence, first: int, last: int) -> bool:
        """One word that is a person's name elsewhere in the report, without a preposition of place before it."""
        tokens = sentence.tokens
        if first != last or fold(tokens[first].text) not in self._people:
            return False
        before = tokens[first - 1] if first > 0 else None
        if before is not None and before.upos == "ADP":
            return False
        return not any(c.feature in _LISTED for c in self._gazetteer.lookup(tokens[first].text))

    def _in_organisation(self, sentence: Sentence, first: int, last: int) -> Iterator[Toponym]:
        """ "Lamar County" is a place that the encoder took for its government; "Ganja City Hospital" begins with one."""
        whole = self._toponym(sentence, first, last, by="gazetteer")
        areas = any(c.feature in ("region", "district", "country") for c in whole.candidates)
        if areas and (
            last > first or (_letters(whole.name).isupper() and not self._bare_code(sentence, first, whole.name))
        ):
            yield whole
            return
        for end in range(min(last - 1, first + 2), first - 1, -1):
            found = self._toponym(sentence, first, end, by="part")
            if fold(found.name) in cues()["gate"]["words"] or fold(found.name) in self._people:
                continue
            if any(c.primary and (c.feature in _LISTED or c.population >= _TOWN) for c in found.candidates):
                yield found
                return

    def _span(self, sentence: Sentence, first: int, last: int, *, lowest: int) -> Toponym:
        """The name as the gazetteer has it: with the words beside it that belong to it ("Upper" Karabakh, Boone "County"),
        else without those that do not ("northern", "city", "Fire Station"); the encoder's own span where none is known."""
        tokens = sentence.tokens
        while first < last and tokens[first].text.lower() in ("the", "in", "of"):
            first += 1
        while first < last and tokens[last].text in ("'s", "’s", "'", "’", "-"):
            last -= 1
        if tokens[last + 1 : last + 2] and tokens[last + 1].text == "." and first == last:
            short = self._toponym(
                sentence, first, last + 1, by="encoder"
            )  # "Pa ." where the stop is a token of its own
            if self._gazetteer.abbreviates(short.name):
                return short
        for begin, end in (*self._wider(tokens, first, last, lowest), *_narrower(tokens, first, last)):
            found = self._toponym(sentence, begin, end, by="encoder")
            if found.candidates and ((begin, end) == (first, last) or _strong(found)):
                return found
        for begin, end in _within(tokens, first, last):
            found = self._toponym(sentence, begin, end, by="encoder")
            if _strong(found) and (begin == first or tokens[begin - 1].text in _DASHES or _is_country(found)):
                return found
        return self._toponym(sentence, first, last, by="encoder", loosely=True)

    def _wider(self, tokens: tuple[Token, ...], first: int, last: int, lowest: int) -> Iterator[tuple[int, int]]:
        """The name with up to two words before and up to four after it, longest first."""
        parts = cues()["part"]["words"]
        lefts = [first]
        for begin in (first - 1, first - 2):
            if begin < lowest or not (_capital(tokens[begin].text) or tokens[begin].text in parts):
                break
            lefts.append(begin)
        rights = [last]
        for end in range(last + 1, min(last + 5, len(tokens))):
            if _capital(tokens[end].text):
                rights.append(end)
            elif end == last + 1 and _kind(tokens[end]):
                rights.append(end)
                break
            elif tokens[end].text not in _LINKS:
                break
        return ((b, e) for b in reversed(lefts) for e in reversed(rights) if (b, e) != (first, last))

    def _toponym(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        *,
        by: Literal["encoder", "gazetteer", "part"],
        loosely: bool = False,
    ) -> Toponym:
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        name = self._text[start:end]
        candidates = self._gazetteer.lookup(name) if end - start <= _LONGEST else ()
        if not candidates and loosely and _SHORT < end - start <= _LONGEST:
            candidates = self._gazetteer.lookup(name, loosely=True)
        else:
            loosely = False
        if self._bare_code(sentence, first, name):
            candidates = ()
        if name.isupper() and len(_letters(name)) <= 3:
            candidates = tuple(c for c in candidates if c.feature != "settlement")
        return Toponym(start, end, name, sentence, first, last, candidates, by, loosely)

    def _bare_code(self, sentence: Sentence, first: int, name: str) -> bool:
        """The two capitals of a postal code ("TX") that do not follow a town and its comma: "AK" is a rifle then."""
        if len(name) != 2 or not name.isupper() or not self._gazetteer.abbreviates(name):
            return False
        return first == 0 or sentence.tokens[first - 1].text != ","

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
        known = best.listed and (best.feature in _LISTED or len(key) > _SHORT)
        if key in gate["words"] or (key in self._people and (not known or key in gate["given"])):
            return False
        if first == last and len(key) < 4 and not (known and toponym.name.isupper()):
            return False
        beside = [tokens[i] for i in (first - 1, last + 1) if 0 <= i < len(tokens)]
        if self._titled(toponym.sentence, first):
            return False
        if any(_capital(t.text) and t.upos == "PROPN" and not _kind(t) for t in beside) and not loud and not known:
            return False
        if known or country_of_capital(toponym.name):
            return True
        if loud or first == 0 or any(t.upos != "PROPN" for t in tokens[first : last + 1] if t.text.isalpha()):
            return False
        return any(c.primary and c.population >= gate["people"] for c in toponym.candidates)

    def _sentence_at(self, start: int) -> Sentence | None:
        index = bisect_left(self._starts, start + 1) - 1
        return self._sentences[index] if index >= 0 and start < self._sentences[index].end else None


def _people_and_places(text: str, names: Sequence[Name]) -> tuple[frozenset[str], frozenset[str]]:
    """Words of people's names, and names that the encoder takes for a location at least as often as for a person."""
    alone: dict[str, int] = {}
    people: set[str] = set()
    for name in names:
        written = text[name.start : name.end]
        if name.kind == "LOC":
            alone[fold(written)] = alone.get(fold(written), 0) + 1
        elif name.kind == "PER":
            words = written.split()
            alone[fold(written)] = alone.get(fold(written), 0) - 1
            people.update(fold(word) for word in words if len(words) > 1)
    located = frozenset(key for key, balance in alone.items() if balance >= 0 and key not in people)
    single = {key for key, balance in alone.items() if balance < 0 and country_of_capital(key) is None}
    return frozenset(people | single), located


def _outlets(report: Report) -> list[tuple[int, int]]:
    """Where the text names its own outlet or agency: "Baku Meridian" is no place."""
    names = sorted({name for name in (report.source, report.agency) if name and len(name) > _SHORT})
    found = [m.span() for name in names for m in re.finditer(re.escape(name), report.text, re.IGNORECASE)]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def _start(token: Token) -> int:
    return token.start


def _indexes(sentence: Sentence, name: Name) -> list[int]:
    """The tokens of a name."""
    first = bisect_left(sentence.tokens, name.start, key=_start)
    last = bisect_left(sentence.tokens, name.end, key=_start)
    return [i for i in range(first, last) if sentence.tokens[i].end <= name.end]


def _head(sentence: Sentence, indexes: list[int]) -> Token:
    """The token of a name that hangs on one outside it."""
    tokens = sentence.tokens
    return next((tokens[i] for i in indexes if tokens[i].head not in indexes), tokens[indexes[0]])


def _narrower(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The name itself; then without a part ("northern") or a kind ("city")."""
    yield first, last
    parts = cues()["part"]["words"]
    begin, end = first, last
    while begin < end and (tokens[begin].lemma.lower() in parts or _kind(tokens[begin]) or tokens[begin].text == "of"):
        begin += 1
    while begin < end and _kind(tokens[end]):
        end -= 1
    if (begin, end) != (first, last):
        yield begin, end


def _within(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The place that the name of an institution begins with ("Huntsville" Fire Station), or ends with."""
    institutions = cues()["gate"]["institutions"]
    if any(t.text.lower().rstrip(".") in institutions for t in tokens[first + 1 : last + 1]):
        for stop in range(min(last - 1, first + 2), first - 1, -1):
            yield first, stop
    for start in range(max(first + 1, last - 2), last + 1):
        yield start, last


def _is_country(toponym: Toponym) -> bool:
    return any(c.feature == "country" and c.listed for c in toponym.candidates)


def _letters(name: str) -> str:
    return "".join(c for c in name if c.isalpha())


def _strong(toponym: Toponym) -> bool:
    """Whether a part of a name, or a name and the words beside it, is a place by itself: a well-known one, by its name."""
    key = fold(toponym.name)
    if key in cues()["gate"]["words"] or len(key) < 3:
        return False
    return any((c.primary and (c.feature in _LISTED or c.feature == "district" or c.population >= _TOWN))
               or c.listed for c in toponym.candidates)  # fmt: skip


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
