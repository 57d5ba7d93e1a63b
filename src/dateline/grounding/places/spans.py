"""Which stretches of a report may name a place: what the encoder calls a location, and gated names of the gazetteer."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from dateline.grounding.countries import country_of_capital, country_of_demonym, entity_of_demonym, find_country
from dateline.grounding.gazetteer.lookup import Candidate, Gazetteer
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.bodies import BodyKind, bodies, body_kind, heads, tail
from dateline.grounding.places.frames import has_people, is_thing, opens, seats, shared_word
from dateline.grounding.places.words import (
    capital,
    cues,
    head_of,
    indexes_of,
    is_kind,
    letters,
    narrower,
    outlets,
    overlaps,
    people_and_places,
    spoken_countries,
    start_of,
    within,
)
from dateline.language.types import Analysis, Name, Sentence, Token
from dateline.reports.types import Report

_CUTS = frozenset({",", "/", ";", "(", ")", ":"})
_DASHES = frozenset({"-", "–"})
_LINKS = frozenset({"of", "and", "the", "de", "do", "da", "del", "la", "al", "el", "e", "y"})
_LONGEST = 60  # characters of a name that is looked up
_SHORT = 4  # characters of a name that is never looked up in another transliteration
_CITY = 100_000  # people, from which on a city is where an institution of its name stands
_IN = frozenset({"in", "near", "outside", "at"})
_TOWN = 5000  # people, from which on a town is taken for what a longer name begins or ends with
_WORDS = 4  # words in the longest name that is looked for without the encoder's word
_LISTED = frozenset({"country", "region", "area", "sea", "river", "mountains", "island", "lake", "line", "continent"})


FoundBy = Literal["encoder", "gazetteer", "part", "body"]


@dataclass(frozen=True, slots=True)
class Toponym:
    """A stretch that may name a place. `first`, `last` are tokens of `sentence`; `name` is what is looked up.

    `by` says who found it; "part" is inside the name of an organisation, "body" inside that of an authority of the place or
    of something that stands there. `loosely`: found under another transliteration.
    """

    start: int
    end: int
    name: str
    sentence: Sentence
    first: int
    last: int
    candidates: tuple[Candidate, ...]
    by: FoundBy
    loosely: bool = False


def find_toponyms(report: Report, analysis: Analysis, gazetteer: Gazetteer) -> list[Toponym]:
    """Toponyms in order of their start, none overlapping another; those without candidates are kept."""
    finder = _Finder(report, analysis, gazetteer)
    return sorted(finder.toponyms(), key=lambda toponym: toponym.start)


class _Finder:
    def __init__(self, report: Report, analysis: Analysis, gazetteer: Gazetteer) -> None:
        text = report.text
        self._text = text
        self._outlets = outlets(report)
        self._gazetteer = gazetteer
        self._sentences = analysis.sentences
        self._starts = [sentence.start for sentence in analysis.sentences]
        self._names = analysis.names
        self._told = frozenset(spoken_countries(analysis))
        known = people_and_places(text, analysis.names)
        self._people, self._full_names, self._located = known.people, known.full_names, known.located

    def toponyms(self) -> Iterator[Toponym]:
        seated = list(self._seats())
        yield from seated
        sat = [(seat.start, seat.end) for seat in seated]
        taken: list[tuple[int, int]] = []
        for name in self._names:
            if overlaps(self._outlets, name.start, name.end) or overlaps(sat, name.start, name.end):
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
        taken = sorted([*taken, *self._outlets, *sat])
        for sentence in self._sentences:
            yield from self._gated(sentence, taken)

    def _seats(self) -> Iterator[Toponym]:
        """The places that members of parliament sit for, behind their party's letter: "Rep. Ana Ruiz, D-Oakland"."""
        for sentence in self._sentences:
            for stretches in seats(sentence):
                found = [self._toponym(sentence, first, last, by="gazetteer", county=True) for first, last in stretches]
                yield from [toponym for toponym in found if toponym.candidates][:1]

    def _from_person(self, name: Name) -> Toponym | None:
        """A capital, a country or a listed area that speaks, and a town that is shelled or entered: the encoder takes them
        for people. Names that are people's too ("Jordan", "Washington") are left to it, but for a country that has a
        government, or whose people the report names too ("Chadian troops", then "Chad said")."""
        sentence = self._sentence_at(name.start)
        gate = cues()["gate"]
        key = fold(self._text[name.start : name.end])
        if sentence is None or name.end - name.start > _LONGEST:
            return None
        indexes = indexes_of(sentence, name)
        if not indexes or self._titled(sentence, indexes[0]):
            return None
        found = self._toponym(sentence, indexes[0], indexes[-1], by="gazetteer")
        if key not in self._full_names and self._is_framed(found, surely=True):
            return found
        leader = self._whose_leader(sentence, indexes)
        if leader is not None:
            return leader
        seat = country_of_capital(found.name)
        told = any(c.feature == "country" and c.country in self._told for c in found.candidates)
        told = told or (seat is not None and seat.iso2 in self._told)
        if key in gate["given"] and not told and not self._has_government(sentence, indexes):
            return None
        if key in self._located or country_of_capital(found.name):
            return found if found.candidates else None
        if any(c.listed and c.feature in _LISTED for c in found.candidates):
            return found
        if key in self._full_names:
            return None
        towns = any(c.listed or (c.primary and c.population >= gate["people"]) for c in found.candidates)
        listed = any(c.listed for c in found.candidates) and len(key) > _SHORT
        if towns and self._is_struck(sentence, indexes):
            return found
        return found if listed and not self._acts(sentence, indexes) else None

    def _whose_leader(self, sentence: Sentence, indexes: list[int]) -> Toponym | None:
        """The country that a person's name begins with, before a title: "U.S. President Ana Ruiz"."""
        for last in indexes[:2]:
            if last == indexes[-1] or sentence.tokens[last + 1].lemma.lower() not in cues()["gate"]["titles"]:
                continue
            found = self._toponym(sentence, indexes[0], last, by="body")
            if _is_country(found):
                return found
        return None

    def _is_framed(self, toponym: Toponym, *, surely: bool) -> bool:
        """Whether the words behind a name make a place of it, and it is the first name of one: "Hamilton women"."""
        if not any(c.primary or c.listed for c in toponym.candidates) or fold(toponym.name) in _directions():
            return False
        tokens = toponym.sentence.tokens
        if any(t.upos != "PROPN" for t in tokens[toponym.first : toponym.last + 1] if t.text.isalpha()):
            return False
        people = has_people(tokens, toponym.last, surely=surely)
        return people or opens(toponym.sentence, toponym.first, toponym.last, toponym.name)

    def _has_government(self, sentence: Sentence, indexes: list[int]) -> bool:
        """ "Georgia's president", "Chad's army": what has a government is a country."""
        head = head_of(sentence, indexes)
        if head.deprel != "nmod:poss" or head.head < 0:
            return False
        return sentence.tokens[head.head].lemma.lower() in cues()["government"]["possessed"]

    def _acts(self, sentence: Sentence, indexes: list[int]) -> bool:
        """Whether a name is the subject of a verb, or has something."""
        head = head_of(sentence, indexes)
        if head.deprel == "nmod:poss":
            return True
        return head.deprel == "nsubj" and head.head >= 0 and sentence.tokens[head.head].upos == "VERB"

    def _titled(self, sentence: Sentence, first: int) -> bool:
        before = sentence.tokens[first - 1].lemma.lower().rstrip(".") if first > 0 else ""
        return before in cues()["gate"]["titles"]

    def _is_struck(self, sentence: Sentence, indexes: list[int]) -> bool:
        """Whether a name is what is shelled, entered or left, or stands after a preposition of place."""
        tokens = sentence.tokens
        head = head_of(sentence, indexes)
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
        indexes = indexes_of(sentence, name)
        if not indexes:
            return
        if name.kind == "ORG":
            yield from self._in_organisation(sentence, indexes[0], indexes[-1])
            return
        begin = indexes[0]
        for index in range(indexes[0], indexes[-1] + 2):
            if index == indexes[-1] + 1 or tokens[index].text in _CUTS:
                if begin < index and not self._is_no_place(sentence, begin, index - 1):
                    lowest = bisect_left(tokens, floor, key=start_of)
                    yield self._span(sentence, begin, index - 1, lowest=min(lowest, begin))
                begin = index + 1

    def _is_no_place(self, sentence: Sentence, first: int, last: int) -> bool:
        """A word for a people ("Chadian", "South Ossetians"), or a person."""
        words = self._text[sentence.tokens[first].start : sentence.tokens[last].end]
        if is_thing(sentence.tokens, first, last) or fold(words) in _directions():
            return True
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
        if self._is_place(whole):
            yield whole
            return
        end = first
        behind = tail(sentence.tokens, first, last)
        for stretches in (*heads(sentence.tokens, first, last), [behind] if behind else []):
            found = self._first_in_body(sentence, [s for s in stretches if s[0] >= end], first, last)
            if found is not None:
                end = found.last + 1
                yield found

    def _is_place(self, whole: Toponym) -> bool:
        """Whether what the encoder calls an organisation is a place: an area by its full name, a country, or a place that
        the report names elsewhere, or that the words behind it make one."""
        if is_thing(whole.sentence.tokens, whole.first, whole.last):
            return False
        if any(c.feature in ("region", "district", "country") for c in whole.candidates) and (
            whole.last > whole.first
            or (letters(whole.name).isupper() and not self._bare_code(whole.sentence, whole.first, whole.name))
        ):
            return True
        key = fold(whole.name)
        if key in self._full_names or self._is_word(whole) or not any(c.primary or c.listed for c in whole.candidates):
            return False
        return self._is_framed(whole, surely=False) or key in self._located or key in _country_names(whole)

    def _first_in_body(
        self, sentence: Sentence, stretches: list[tuple[int, int]], first: int, last: int
    ) -> Toponym | None:
        """The first of these stretches that a body's name may have from a place, with what it is of that name."""
        for begin, end in stretches:
            tokens = sentence.tokens
            official = end > begin and is_kind(tokens[end])
            kind = body_kind((*tokens[first:begin], *tokens[end + 1 : last + 1]), official=official)
            found = self._toponym(sentence, begin, end, by="part", county=kind == "public")
            if not found.candidates or self._is_word(found):
                continue
            if self._is_of_place(found, kind, after_of=begin > first and end == last):
                known = tuple(c for c in found.candidates if c.primary or c.listed)
                return replace(found, by="body", candidates=known or found.candidates)
            if any(c.primary and (c.feature in _LISTED or c.population >= _TOWN) for c in found.candidates):
                return found
        return None

    def _is_word(self, toponym: Toponym) -> bool:
        """Whether a part of a body's name is a common word, a word for a people, or a person's name."""
        key = fold(toponym.name)
        if key in cues()["gate"]["words"] or key in _directions() or key in self._people - self._located:
            return True
        return country_of_demonym(toponym.name) is not None and find_country(toponym.name) is None

    def _is_of_place(self, toponym: Toponym, kind: BodyKind, *, after_of: bool) -> bool:
        """Whether a body of that kind is in the place that its name has: the more surely, the less it may be a person's name.
        `after_of`: "University of Alexandria" is there; "Columbia University" is not in Columbia."""
        known = [c for c in toponym.candidates if c.primary or c.listed]
        common = fold(toponym.name) in cues()["gate"]["given"]
        if not kind or any(c.feature == "continent" for c in known):
            return False
        if _is_country(toponym):
            return kind in ("public", "state") or not common
        if kind == "state":
            return False
        if fold(toponym.name) in self._located or (kind == "public" and not after_of):
            return bool(known)
        large = any(c.listed or c.population >= _CITY for c in known) and not common
        return large and (kind != "learned" or after_of or any(c.listed for c in known))

    def _span(self, sentence: Sentence, first: int, last: int, *, lowest: int) -> Toponym:
        """The name as the gazetteer has it: with the words beside it that belong to it ("Upper" Karabakh, Boone "County"),
        else without those that do not ("northern", "city", "Fire Station"); the encoder's own span where none is known."""
        tokens = sentence.tokens
        before = bodies()["before"] | {"the", "in", "of"}
        while first < last and tokens[first].text.lower() in before and not tokens[first].text.isupper():
            first += 1
        while first < last and tokens[last].text in ("'s", "’s", "'", "’", "-"):
            last -= 1
        if tokens[last + 1 : last + 2] and tokens[last + 1].text == "." and first == last:
            short = self._toponym(
                sentence, first, last + 1, by="encoder"
            )  # "Pa ." where the stop is a token of its own
            if self._gazetteer.abbreviates(short.name):
                return short
        for begin, end in (*self._wider(tokens, first, last, lowest), *narrower(tokens, first, last)):
            found = self._toponym(sentence, begin, end, by="encoder")
            if found.candidates and ((begin, end) == (first, last) or _strong(found)):
                return found
        for begin, end in within(tokens, first, last):
            found = self._toponym(sentence, begin, end, by="encoder")
            kind = body_kind(tokens[end + 1 : last + 1]) if begin == first else ""
            if kind and not self._is_word(found) and self._is_of_place(found, kind, after_of=False):
                return found
            if self._is_named(found) or not _strong(found):
                continue
            if begin == first or tokens[begin - 1].text in _DASHES or _is_country(found):
                return found
        return self._inside(sentence, first, last) or self._toponym(
            sentence, first, last, by="encoder", loosely=True, county=True
        )

    def _is_named(self, toponym: Toponym) -> bool:
        """Whether a part of a longer name is rather a person's: "David" Lawrence Convention Center."""
        key = fold(toponym.name)
        saint = toponym.last > toponym.first and toponym.name.endswith(("'s", "’s"))  # "St. Michael's School"
        return saint or ((key in cues()["gate"]["given"] or key in self._people) and key not in self._located)

    def _inside(self, sentence: Sentence, first: int, last: int) -> Toponym | None:
        """The place in a stretch that is none as a whole: known from elsewhere in the report, a country or a region. What is
        left over must not make another place of it ("Ohio River")."""
        tokens = sentence.tokens
        others = bodies()["frames"]["others"]
        inner = [(first, end) for end in range(last - 1, first - 1, -1)]
        inner += [(begin, last) for begin in range(first + 1, last + 1)]
        for begin, end in inner:
            rest = (*tokens[first:begin], *tokens[end + 1 : last + 1])
            if not capital(tokens[begin].text) or any(t.text.lower().rstrip(".") in others for t in rest):
                continue
            found = self._toponym(sentence, begin, end, by="encoder")
            if self._is_named(found) or not found.candidates:
                continue
            areas = any(c.listed and c.feature in ("country", "region") for c in found.candidates)
            if areas or (_strong(found) and fold(found.name) in self._located):
                return found
        return None

    def _wider(self, tokens: tuple[Token, ...], first: int, last: int, lowest: int) -> Iterator[tuple[int, int]]:
        """The name with up to two words before and up to four after it, longest first."""
        parts = cues()["part"]["words"]
        lefts = [first]
        for begin in (first - 1, first - 2):
            if begin < lowest or not (capital(tokens[begin].text) or tokens[begin].text in parts):
                break
            lefts.append(begin)
        rights = [last]
        for end in range(last + 1, min(last + 5, len(tokens))):
            if capital(tokens[end].text):
                rights.append(end)
            elif end == last + 1 and is_kind(tokens[end]):
                rights.append(end)
                break
            elif tokens[end].text not in _LINKS and not _joins(tokens, end):
                break
        return ((b, e) for b in reversed(lefts) for e in reversed(rights) if (b, e) != (first, last))

    def _toponym(
        self,
        sentence: Sentence,
        first: int,
        last: int,
        *,
        by: FoundBy,
        loosely: bool = False,
        county: bool = False,
    ) -> Toponym:
        """What the gazetteer has of a stretch. `loosely`: in other transliterations too; `county`: as a county's short name."""
        start, end = sentence.tokens[first].start, sentence.tokens[last].end
        name = self._text[start:end]
        candidates = self._candidates(sentence, last, name, county=county) if end - start <= _LONGEST else ()
        if not candidates and loosely and _SHORT < end - start <= _LONGEST:
            candidates = self._gazetteer.lookup(name, loosely=True)
        else:
            loosely = False
        if self._bare_code(sentence, first, name):
            candidates = ()
        if name.isupper() and len(letters(name)) <= 3:
            candidates = tuple(c for c in candidates if c.feature != "settlement" or c.listed)
        return Toponym(start, end, name, sentence, first, last, candidates, by, loosely)

    def _candidates(self, sentence: Sentence, last: int, name: str, *, county: bool) -> tuple[Candidate, ...]:
        """Of a name, or of it with the official word that its list shares; with `county`, with one that was left out."""
        shared = shared_word(sentence.tokens, last) if name[:1].isupper() else ""
        found = self._gazetteer.lookup(f"{name} {shared}") if shared else ()
        found = found or self._gazetteer.lookup(name)
        if found or not county or " " in name.strip():
            return found
        full = (self._gazetteer.lookup(f"{name} {word}") for word in dict.fromkeys(bodies()["shared"].values()))
        return next((candidates for candidates in full if candidates), ())

    def _bare_code(self, sentence: Sentence, first: int, name: str) -> bool:
        """The two capitals of a postal code ("TX") that do not follow a town and its comma: "AK" is a rifle then."""
        if len(name) != 2 or not name.isupper() or not self._gazetteer.abbreviates(name):
            return False
        return first == 0 or sentence.tokens[first - 1].text != ","

    def _gated(self, sentence: Sentence, taken: list[tuple[int, int]]) -> Iterator[Toponym]:
        """Names of the gazetteer among the capitalised words that are in no name of the encoder's."""
        tokens = sentence.tokens
        loud = sum(capital(t.text) for t in tokens if t.text.isalpha()) > 0.7 * sum(t.text.isalpha() for t in tokens)
        index = 0
        while index < len(tokens):
            step = 1
            if capital(tokens[index].text) and not overlaps(taken, tokens[index].start, tokens[index].end):
                for last in range(min(index + _WORDS, len(tokens)) - 1, index - 1, -1):
                    if overlaps(taken, tokens[index].start, tokens[last].end) or not capital(tokens[last].text):
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
        if is_thing(tokens, first, last):
            return False
        if key not in self._full_names and self._is_told(toponym):
            return True
        best = toponym.candidates[0]
        known = best.listed and (best.feature in _LISTED or len(key) > _SHORT)
        if key in gate["words"] or (key in self._people and (not known or key in gate["given"])):
            return False
        if first == last and len(key) < 4 and not (known and toponym.name.isupper()):
            return False
        beside = [tokens[i] for i in (first - 1, last + 1) if 0 <= i < len(tokens)]
        if self._titled(toponym.sentence, first):
            return False
        if any(capital(t.text) and t.upos == "PROPN" and not is_kind(t) for t in beside) and not loud and not known:
            return False
        if known or country_of_capital(toponym.name):
            return True
        if first == 0 or any(t.upos != "PROPN" for t in tokens[first : last + 1] if t.text.isalpha()):
            return False
        if loud and not self._is_struck(toponym.sentence, list(range(first, last + 1))):
            return False  # in capitals only what is shelled or entered: "X SHELLS KHARKIV"
        return any(c.primary and c.population >= gate["people"] for c in toponym.candidates)

    def _is_told(self, toponym: Toponym) -> bool:
        """Whether a name that the report has as a place elsewhere, or whose first name is a town's, stands as one does."""
        tokens, key = toponym.sentence.tokens, fold(toponym.name)
        if self._titled(toponym.sentence, toponym.first) or not any(c.primary for c in toponym.candidates):
            return False
        framed = self._is_framed(toponym, surely=False)
        if key in self._located:
            before = tokens[toponym.first - 1].text.lower() if toponym.first else ""
            return framed or before in _IN
        return framed and key not in cues()["gate"]["words"] and key not in self._people

    def _sentence_at(self, start: int) -> Sentence | None:
        index = bisect_left(self._starts, start + 1) - 1
        return self._sentences[index] if index >= 0 and start < self._sentences[index].end else None


def _joins(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a dash stands between two words without a space: "Kabardino-Balkaria"."""
    if tokens[index].text not in _DASHES or index + 1 >= len(tokens):
        return False
    return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start


def _directions() -> frozenset[str]:
    return frozenset(fold(word) for word in cues()["part"]["words"])


def _country_names(toponym: Toponym) -> frozenset[str]:
    """The folded name of a country that a stretch is, where people have no such name."""
    key = fold(toponym.name)
    return frozenset({key}) if _is_country(toponym) and key not in cues()["gate"]["given"] else frozenset()


def _is_country(toponym: Toponym) -> bool:
    return any(c.feature == "country" and c.listed for c in toponym.candidates)


def _strong(toponym: Toponym) -> bool:
    """Whether a part of a name, or a name and the words beside it, is a place by itself: a well-known one, by its name."""
    key = fold(toponym.name)
    if key in cues()["gate"]["words"] or len(key) < 3:
        return False
    return any((c.primary and (c.feature in _LISTED or c.feature == "district" or c.population >= _TOWN))
               or c.listed for c in toponym.candidates)  # fmt: skip
