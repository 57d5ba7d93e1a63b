"""What is known while the toponyms of one report are looked for: its names, and what the gazetteer has of a stretch."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal

from dateline.grounding.countries import country_of_demonym, entity_of_demonym, find_country
from dateline.grounding.gazetteer.lookup import Candidate, Gazetteer
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.bodies import BodyKind, bodies
from dateline.grounding.places.frames import has_house, has_people, is_street, is_thing, opens, shared_word, titles
from dateline.grounding.places.words import cues, head_of, letters, people_and_places, spoken_countries
from dateline.language.types import Analysis, Sentence
from dateline.reports.types import Report

DASHES = frozenset({"-", "–"})
LONGEST = 60  # characters of a name that is looked up
SHORT = 4  # characters of a name that is never looked up in another transliteration
TOWN = 5000  # people, from which on a town is taken for what a longer name begins or ends with
LISTED = frozenset({"country", "region", "area", "sea", "river", "mountains", "island", "lake", "line", "continent"})
_CITY = 100_000  # people, from which on a city is where an institution of its name stands
_SPELT = 100  # names of a report that are tried in other transliterations
_IN = frozenset({"in", "near", "outside", "at"})

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


class Look:
    """A report, its sentences and names, and the gazetteer; `told`: countries whose people it names."""

    def __init__(self, report: Report, analysis: Analysis, gazetteer: Gazetteer) -> None:
        known = people_and_places(report.text, analysis.names)
        self.text = report.text
        self.gazetteer = gazetteer
        self.told = frozenset(spoken_countries(analysis))
        self.people, self.full_names = known.people, known.full_names
        self.located, self.bodies = known.located, known.bodies
        self._sentences = analysis.sentences
        self._spelt: set[str] = set()
        self._starts = [sentence.start for sentence in analysis.sentences]

    def toponym(
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
        name = self.text[start:end]
        known = end - start <= LONGEST
        candidates = self._candidates(sentence, last, name, county=county) if known else ()
        if known and by == "encoder":
            candidates = self._with_article(sentence, first, name) or candidates
        if not candidates and loosely and SHORT < end - start <= LONGEST and self._may_spell(name):
            candidates = self.gazetteer.lookup(name, loosely=True)
        else:
            loosely = False
        if self.is_bare_code(sentence, first, name):
            candidates = ()
        if name.isupper() and len(letters(name)) <= 3:
            candidates = tuple(c for c in candidates if c.feature != "settlement" or c.listed)
        return Toponym(start, end, name, sentence, first, last, candidates, by, loosely)

    def _with_article(self, sentence: Sentence, first: int, name: str) -> tuple[Candidate, ...]:
        """What the tables have of a name with its article: "the Gulf" is one, and "Gulf" is a province of Papua."""
        if first == 0 or sentence.tokens[first - 1].text.lower() != "the":
            return ()
        return tuple(c for c in self.gazetteer.lookup(f"the {name}") if c.listed)

    def _candidates(self, sentence: Sentence, last: int, name: str, *, county: bool) -> tuple[Candidate, ...]:
        """Of a name, or of it with the official word that its list shares; with `county`, with one that was left out."""
        shared = shared_word(sentence.tokens, last) if name[:1].isupper() else ""
        found = self.gazetteer.lookup(f"{name} {shared}") if shared else ()
        found = found or self.gazetteer.lookup(name)
        if found or not county or " " in name.strip():
            return found
        full = (self.gazetteer.lookup(f"{name} {word}") for word in dict.fromkeys(bodies()["shared"].values()))
        return next((candidates for candidates in full if candidates), ())

    def is_bare_code(self, sentence: Sentence, first: int, name: str) -> bool:
        """The two capitals of a postal code ("TX") that do not follow a town and its comma: "AK" is a rifle then."""
        if len(name) != 2 or not name.isupper() or not self.gazetteer.abbreviates(name):
            return False
        return first == 0 or sentence.tokens[first - 1].text != ","

    def _may_spell(self, name: str) -> bool:
        """Whether other spellings of a name are tried: of the first hundred names, so that a list of names costs little."""
        if len(self._spelt) < _SPELT:
            self._spelt.add(name)
        return name in self._spelt

    def sentence_at(self, start: int) -> Sentence | None:
        index = bisect_left(self._starts, start + 1) - 1
        return self._sentences[index] if index >= 0 and start < self._sentences[index].end else None

    def is_titled(self, sentence: Sentence, first: int) -> bool:
        before = sentence.tokens[first - 1].lemma.lower().rstrip(".") if first > 0 else ""
        return before in cues()["gate"]["titles"]

    def is_framed(self, toponym: Toponym, *, surely: bool) -> bool:
        """Whether the words behind a name make a place of it, and it is the first name of one: "Hamilton women"."""
        if not any(c.primary or c.listed for c in toponym.candidates) or fold(toponym.name) in directions():
            return False
        tokens = toponym.sentence.tokens
        if any(t.upos != "PROPN" for t in tokens[toponym.first : toponym.last + 1] if t.text.isalpha()):
            return False
        people = has_people(tokens, toponym.last, surely=surely)
        return people or opens(toponym.sentence, toponym.first, toponym.last, toponym.name)

    def is_told(self, toponym: Toponym) -> bool:
        """Whether a name that the report has as a place elsewhere, or whose first name is a town's, stands as one does."""
        tokens, key = toponym.sentence.tokens, fold(toponym.name)
        if self.is_titled(toponym.sentence, toponym.first) or not any(c.primary for c in toponym.candidates):
            return False
        framed = self.is_framed(toponym, surely=False)
        if key in self.located:
            before = tokens[toponym.first - 1].text.lower() if toponym.first else ""
            return framed or before in _IN
        if key in cues()["gate"]["words"]:
            return False
        return framed if key not in self.people else self.is_framed(toponym, surely=True)

    def is_struck(self, sentence: Sentence, indexes: list[int]) -> bool:
        """Whether a name is what is shelled, entered or left, or stands after a preposition of place."""
        tokens = sentence.tokens
        head = head_of(sentence, indexes)
        if head.head < 0:
            return False
        if head.deprel in ("obj", "nsubj:pass"):
            return tokens[head.head].lemma.lower() in cues()["gate"]["struck"]
        before = tokens[indexes[0] - 1].text.lower() if indexes[0] > 0 else ""
        return head.deprel in ("obl", "nmod") and before in cues()["gate"]["prepositions"]

    def is_word(self, toponym: Toponym) -> bool:
        """Whether a part of a body's name is a common word, a word for a people, or a person's name."""
        key = fold(toponym.name)
        if key in cues()["gate"]["words"] or key in directions():
            return True
        if key in self.people and key not in self.located and not country_names(toponym):
            return True
        return country_of_demonym(toponym.name) is not None and find_country(toponym.name) is None

    def is_named(self, toponym: Toponym) -> bool:
        """Whether a part of a longer name is rather a person's: "David" Lawrence Convention Center."""
        key = fold(toponym.name)
        if key in directions():
            return True
        saint = toponym.last > toponym.first and toponym.name.endswith(("'s", "’s"))  # "St. Michael's School"
        return saint or ((key in cues()["gate"]["given"] or key in self.people) and key not in self.located)

    def is_of_place(self, toponym: Toponym, kind: BodyKind, *, after_of: bool) -> bool:
        """Whether a body of that kind is in the place that its name has: the more surely, the less it may be a person's name.
        `after_of`: "University of Alexandria" is there; "Columbia University" is not in Columbia."""
        known = [c for c in toponym.candidates if c.primary or c.listed or c.population >= _CITY]
        common = fold(toponym.name) in cues()["gate"]["given"]
        if not kind or any(c.feature == "continent" for c in known):
            return False
        if is_country(toponym):
            return kind in ("public", "state") or not common
        if kind == "state":
            return False
        if fold(toponym.name) in self.located or (kind == "public" and not after_of):
            return bool(known)
        large = any(c.listed or c.population >= _CITY for c in known) and not common
        return large and (kind != "learned" or after_of or any(c.listed for c in known))

    def is_no_place(self, sentence: Sentence, first: int, last: int) -> bool:
        """A word for a people ("Chadian", "South Ossetians"), or a person."""
        words = self.text[sentence.tokens[first].start : sentence.tokens[last].end]
        if (
            self.is_named_after(sentence, first, last)
            or self.is_saint(sentence, first, last)
            or fold(words) in directions()
        ):
            return True
        if self._is_common(sentence, first, last):
            return True
        if (country_of_demonym(words) or entity_of_demonym(words)) and find_country(words) is None:
            return True
        return self.is_person(sentence, first, last)

    def is_on_street(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a street is named after a place, and no place after the street: "Pennsylvania Avenue"."""
        tokens = sentence.tokens
        if not is_street(tokens, last + 1):
            return False
        return not self.gazetteer.lookup(self.text[tokens[first].start : tokens[last + 1].end])

    def is_named_after(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name is a thing's ("Brazil nuts") or of a title: "the Duke of Sussex", but the Prince of Monaco rules it."""
        words = self.text[sentence.tokens[first].start : sentence.tokens[last].end]
        titled = titles(sentence.tokens, first) and find_country(words) is None
        return titled or is_thing(sentence.tokens, first, last)

    def _is_common(self, sentence: Sentence, first: int, last: int) -> bool:
        """A noun in small letters where sentences begin with capitals: "fine china"."""
        token = sentence.tokens[first]
        small = first == last and token.text.islower() and token.upos == "NOUN"
        return small and self.text[sentence.start].isupper()

    def is_saint(self, sentence: Sentence, first: int, last: int) -> bool:
        """Whether a name is a saint's who has a school or a church, and no city's: "St. Michael's"."""
        tokens = sentence.tokens
        if not has_house(tokens, first, last):
            return False
        candidates = self.gazetteer.lookup(self.text[tokens[first].start : tokens[first + 1].end])
        return not any(c.primary and c.population >= _CITY for c in candidates)

    def is_person(self, sentence: Sentence, first: int, last: int) -> bool:
        """One word that is a person's name elsewhere in the report, without a preposition of place before it."""
        tokens = sentence.tokens
        if first != last or fold(tokens[first].text) not in self.people:
            return False
        if first > 0 and tokens[first - 1].text.lower() in cues()["gate"]["prepositions"]:
            return False
        return not any(c.feature in LISTED for c in self.gazetteer.lookup(tokens[first].text))


def directions() -> frozenset[str]:
    return frozenset(fold(word) for word in cues()["part"]["words"])


def country_names(toponym: Toponym) -> frozenset[str]:
    """The folded name of a country that a stretch is, where people have no such name."""
    key = fold(toponym.name)
    return frozenset({key}) if is_country(toponym) and key not in cues()["gate"]["given"] else frozenset()


def is_country(toponym: Toponym) -> bool:
    return any(c.feature == "country" and c.listed for c in toponym.candidates)


def is_strong(toponym: Toponym) -> bool:
    """Whether a part of a name, or a name and the words beside it, is a place by itself: a well-known one, by its name."""
    key = fold(toponym.name)
    if key in cues()["gate"]["words"] or len(key) < 3:
        return False
    return any((c.primary and (c.feature in LISTED or c.feature == "district" or c.population >= TOWN))
               or c.listed for c in toponym.candidates)  # fmt: skip
