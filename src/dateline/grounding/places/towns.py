"""Towns under the names that the encoder takes for people or bodies, or for nothing: by how towns stand in news of war."""

from __future__ import annotations

import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from dateline.grounding.countries import country_of_capital, find_country
from dateline.grounding.gazetteer.lookup import Candidate
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.look import LONGEST, Look, Toponym, is_country
from dateline.grounding.places.words import cues, indexes_of, kind_of
from dateline.language.types import Analysis, Name, Sentence, Token

Stand = Literal["town", "either", "does", ""]
"""A town stands so; a town or a person; a town does such things too; none of these."""

_FIRST_NAME = 5_000  # people, from which on a town is looked for under its first name
_OTHER_NAME = 20_000  # ... and under another
_FEW = 2  # countries that have a place of a name that is hardly a surname
_AROUND = 12  # tokens on either side of a verb in which what hangs on it is looked for
_LIST = 40  # names in the longest list that is followed to its beginning
_BETWEEN = 7  # characters between two names of a list
_JOINTS = frozenset({",", "and", "or", "&", "as", "well", "then"})
_PLACED = frozenset({"in", "near", "outside", "inside", "into", "towards", "toward", "around"})
_MOVED = frozenset({"to", "from", "at", "over", "of", "as", "about", "through", "across"})


@lru_cache(maxsize=1)
def stands() -> dict[str, Any]:
    """data/place_stands.toml; the lists as sets."""
    text = files("dateline.grounding").joinpath("data/place_stands.toml").read_text(encoding="utf-8")
    return _sets(tomllib.loads(text))


def _sets(table: dict[str, Any]) -> dict[str, Any]:
    return {
        k: _sets(v) if isinstance(v, dict) else frozenset(v) if isinstance(v, list) else v for k, v in table.items()
    }


class Towns:
    """The towns of one report that the encoder calls no location. `home`: countries that its locations, peoples and sure
    towns are of. A name that once stands as only a town does, and never as a person, is a town all over the report."""

    def __init__(self, look: Look, analysis: Analysis) -> None:
        self._look = look
        self._names = analysis.names
        self._starts = [name.start for name in analysis.names]
        others = list(self._others())
        self.home = frozenset({*look.told, *self._located(), *_capitals(others)})
        self._sure: frozenset[str] = frozenset()
        self._persons = frozenset(fold(t.name) for t in others if self._stands_as_person(t))
        sure = [t for t in others if self._stands_surely(t)]
        self.home |= {c.country for t in sure for c in known(t)[:1] if c.country}
        self._sure = frozenset(fold(t.name) for t in sure)

    def _located(self) -> Iterator[str]:
        """The countries of the names that the encoder takes for locations, each taken for its greatest namesake."""
        text = self._look.text
        for name in dict.fromkeys(text[n.start : n.end] for n in self._names if n.kind == "LOC"):
            if len(name) <= LONGEST:
                candidates = [c for c in self._look.gazetteer.lookup(name) if _is_known(c)]
                yield from [c.country for c in candidates[:1] if c.country]

    def _others(self) -> Iterator[Toponym]:
        for name in self._names:
            sentence = self._look.sentence_at(name.start) if name.kind != "LOC" else None
            indexes = indexes_of(sentence, name) if sentence is not None else []
            if sentence is not None and indexes and name.end - name.start <= LONGEST:
                yield whole(self._look, sentence, indexes)

    def _stands_as_person(self, toponym: Toponym) -> bool:
        """Behind a title, or the subject of a verb of persons."""
        if self._look.is_titled(toponym.sentence, toponym.first):
            return True
        over = _over(toponym)
        acts = over is not None and over[0] == "nsubj" and over[1].upos == "VERB"
        return acts and not _stand(toponym)

    def respelled(self, toponym: Toponym) -> Toponym:
        """What an unknown name stands for under another transliteration, where it stands as a town, or beside one."""
        if toponym.candidates or toponym.last - toponym.first > _FEW or self._is_barred(toponym):
            return toponym
        if _stand(toponym) == "town" or any(known(t) and is_plain(t) for t in self._neighbours(toponym)):
            return self._look.toponym(toponym.sentence, toponym.first, toponym.last, by="gazetteer", loosely=True)
        return toponym

    def is_town(self, toponym: Toponym, *, person: bool) -> bool:
        """Whether a name that is no location's stands as a town does, and is one's that is known well enough. `person`: the
        encoder takes it for a person's; of a firm's name or a word more is asked."""
        places = known(toponym)
        if not places or self._is_barred(toponym):
            return False
        key = fold(toponym.name)
        stand = _stand(toponym)
        if key in self._sure and stand:
            return True
        plain = is_plain(toponym)
        at_home = any(c.country in self.home for c in places)
        beside = self._beside(toponym, places)
        if stand == "town":
            return at_home or beside or plain
        if stand == "either":
            return beside or (plain and at_home)
        if stand != "does" or not plain:
            return False
        return beside or (person and at_home and len(toponym.candidates) <= _FEW + 1)

    def _stands_surely(self, toponym: Toponym) -> bool:
        places = known(toponym)
        return bool(places) and not self._is_barred(toponym) and is_plain(toponym) and _stand(toponym) == "town"

    def _is_barred(self, toponym: Toponym) -> bool:
        """A person's name, a word, a title's, or what only a person has beside it."""
        look, key = self._look, fold(toponym.name)
        gate = cues()["gate"]
        if (
            key in look.full_names
            or key in gate["words"]
            or key in gate["given"]
            or len(key) < 3
            or key in self._persons
        ):
            return True
        before = toponym.sentence.tokens[toponym.first - 1] if toponym.first else None
        if before is not None and before.upos == "DET":
            return True  # "the Webster" is a house
        if toponym.name.isupper() or look.is_titled(toponym.sentence, toponym.first):
            return True
        return is_persons(toponym)

    def _beside(self, toponym: Toponym, places: Sequence[Candidate]) -> bool:
        """Whether the name before or after it in a list is a place of its country."""
        lands = {c.country for c in places if c.country}
        return any(
            lands & {c.country for c in known(t)} for t in self._neighbours(toponym, loosely=True) if is_plain(t)
        )

    def _neighbours(self, toponym: Toponym, *, loosely: bool = False) -> Iterator[Toponym]:
        """The names right before and after it in a list, as the gazetteer has them."""
        at = bisect_left(self._starts, toponym.start)
        after = at + 1 if at < len(self._names) and self._names[at].start == toponym.start else at
        for number in (at - 1, after):
            if 0 <= number < len(self._names) and self._is_listed(toponym, self._names[number]):
                name = self._names[number]
                indexes = indexes_of(toponym.sentence, name)
                if indexes and name.end - name.start <= LONGEST:
                    yield whole(self._look, toponym.sentence, indexes, loosely=loosely)

    def _is_listed(self, toponym: Toponym, name: Name) -> bool:
        if not toponym.sentence.start <= name.start < toponym.sentence.end:
            return False
        first, last = min(toponym.end, name.end), max(toponym.start, name.start)
        words = self._look.text[first:last].replace(",", " , ").split() if 0 < last - first <= _BETWEEN else []
        return bool(words) and all(word.lower() in _JOINTS for word in words)

    def is_abroad(self, countries: Iterable[str]) -> bool:
        """Whether the report names a country that is none of these."""
        return bool(self.home - set(countries))


def _capitals(toponyms: Iterable[Toponym]) -> Iterator[str]:
    given = cues()["gate"]["given"]
    for toponym in toponyms:
        country = country_of_capital(toponym.name) or find_country(toponym.name)
        if country is not None and fold(toponym.name) not in given:
            yield country.iso2


def whole(look: Look, sentence: Sentence, indexes: list[int], *, loosely: bool = False) -> Toponym:
    """A name of the encoder's, with what a dash without spaces joins to it where that is known: "Pa-an" is one name."""
    tokens, last = sentence.tokens, indexes[-1]
    if last + 2 < len(tokens) and tokens[last + 1].text == "-" and tokens[last].end == tokens[last + 1].start:
        joined = look.toponym(sentence, indexes[0], last + 2, by="gazetteer")
        if tokens[last + 1].end == tokens[last + 2].start and joined.candidates:
            return joined
    return look.toponym(sentence, indexes[0], last, by="gazetteer", loosely=loosely)


def known(toponym: Toponym) -> list[Candidate]:
    """The namesakes that are known well enough to be looked for without the encoder's word."""
    return [c for c in toponym.candidates if _is_known(c)]


def _is_known(candidate: Candidate) -> bool:
    if candidate.listed:
        return True
    return candidate.population >= (_FIRST_NAME if candidate.primary else _OTHER_NAME)


def is_plain(toponym: Toponym) -> bool:
    """Whether places of two countries at most are called so: surnames are places in many."""
    return len({c.country for c in toponym.candidates}) <= _FEW


def speaks(look: Look, toponym: Toponym, towns: Towns) -> bool:
    """Whether a country or capital that is a person's name too stands as a government does, in news of other countries."""
    lands = {c.country for c in toponym.candidates if c.country and is_seat(c, toponym.name)}
    if not lands or fold(toponym.name) in look.full_names or not _says(toponym):
        return False
    if is_country(toponym) and lands & towns.home:
        return True
    return towns.is_abroad(lands) and _acts_as_state(toponym)


def is_seat(candidate: Candidate, name: str) -> bool:
    """Whether a candidate is a country or its capital, under any name of it."""
    seat = country_of_capital(name) or country_of_capital(candidate.name)
    return candidate.feature == "country" or (seat is not None and seat.iso2 == candidate.country)


def _says(toponym: Toponym) -> bool:
    over = _over(toponym)
    return over is not None and over[0] == "nsubj" and over[1].lemma.lower() in stands()["statecraft"]["verbs"]


def _acts_as_state(toponym: Toponym) -> bool:
    """ "Urged restraint", "closed its border", "said that it had": what it does, or how it is spoken of, in what follows."""
    craft = stands()["statecraft"]
    after = toponym.sentence.tokens[toponym.last + 1 : toponym.last + 1 + _AROUND]
    return any(t.text.lower() in craft["objects"] or t.text.lower() in craft["its"] for t in after[1:6])


def is_persons(toponym: Toponym) -> bool:
    """Whether what only a person has stands behind a name: "who", or an apposition ("X, a farmer")."""
    tokens = toponym.sentence.tokens
    table = stands()["person"]
    after = tokens[toponym.last + 1 : toponym.last + 5]
    if any(t.text.lower() in table["words"] for t in after[:2]):
        return True
    inside = range(toponym.first, toponym.last + 1)
    near = tokens[toponym.last + 1 : toponym.last + 1 + _AROUND]
    return any(t.deprel == "appos" and t.head in inside and t.lemma.lower() in table["nouns"] for t in near)


def _over(toponym: Toponym) -> tuple[str, Token, int, str] | None:
    """How a name hangs in its sentence: relation, the token that it hangs on and its index, preposition. A name in a list
    hangs as the first does; one whose verb is left out ("and Taloqan a day later") as a subject of the verb before."""
    tokens = toponym.sentence.tokens
    inner = range(toponym.first, toponym.last + 1)
    at = next((i for i in inner if tokens[i].head not in inner), toponym.last)
    for _ in range(_LIST):
        head = tokens[at].head
        if tokens[at].deprel != "conj" or head < 0 or tokens[head].upos not in ("PROPN", "NOUN"):
            break
        at = head
    token = tokens[at]
    if token.head < 0:
        return None
    relation = token.deprel
    if relation in ("conj", "parataxis", "advcl") and tokens[token.head].upos == "VERB":
        relation = _subject_of(tokens, token.head)
    marks = (t.lemma.lower() for t in reversed(tokens[max(0, at - 4) : at]) if t.deprel == "case" and t.head == at)
    return relation, tokens[token.head], token.head, next(marks, "")


def _subject_of(tokens: tuple[Token, ...], verb: int) -> str:
    around = tokens[max(0, verb - _AROUND) : verb]
    return next((t.deprel for t in around if t.head == verb and t.deprel.startswith("nsubj")), "")


def _hanging(tokens: tuple[Token, ...], at: int) -> list[tuple[Token, str]]:
    """What hangs on a word as object or oblique, near it, with its preposition."""
    low, high = max(0, at - _AROUND), min(len(tokens), at + _AROUND)
    marks = {t.head: t.lemma.lower() for t in tokens[low:high] if t.deprel == "case"}
    return [
        (tokens[i], marks.get(i, "")) for i in range(low, high)
        if tokens[i].head == at and tokens[i].deprel in ("obj", "obl", "xcomp", "advmod")
    ]  # fmt: skip


def _stand(toponym: Toponym) -> Stand:
    """How a name stands: as a town only does, as either, as a town may."""
    table = stands()
    if _is_called_town(toponym):
        return "town"
    over = _over(toponym)
    if over is None:
        return ""
    relation, word, at, marker = over
    lemma = word.lemma.lower()
    if relation in ("nmod:poss", "compound"):
        return "town" if word.text.lower() in table["has"]["nouns"] else ""
    if relation in ("obl", "nmod") and marker:
        if marker in _PLACED:
            return "either"
        if marker == "of" and lemma in table["done"]["nouns"]:
            return "town"
        return "does" if marker in _MOVED else ""
    if relation in ("obj", "nsubj:pass"):
        return _undergone(toponym.sentence.tokens, lemma, at)
    return _done(toponym.sentence.tokens, word, at) if relation == "nsubj" else ""


def _undergone(tokens: tuple[Token, ...], lemma: str, at: int) -> Stand:
    table = stands()
    if lemma in table["done"]["verbs"]:
        return "town"
    if any(t.text.lower() in table["done"]["led"] for t, _ in _hanging(tokens, at)):
        return ""
    if lemma in table["states"]["verbs"] and _in_state(tokens, at):
        return "town"
    if lemma in table["done"]["either"]:
        return "either"
    return "does" if lemma in table["does"]["verbs"] else ""


def _done(tokens: tuple[Token, ...], word: Token, at: int) -> Stand:
    """What a town is as the subject of: "fell", "came under fire", "was without water"."""
    table = stands()
    lemma = word.lemma.lower()
    words = {lemma, word.text.lower()}  # "woke" and "lain" have odd lemmas
    if not words.isdisjoint(table["falls"]) and _falls_as_person(tokens, at):
        return ""
    if not words.isdisjoint(table["falls"]) or lemma in table["states"]["adjectives"]:
        return "town"
    if word.text.lower() in table["states"]["scenes"]:
        return "town"
    if word.text.lower() in table["states"]["nouns"] and _marker(tokens, at) in table["states"]["markers"]:
        return "town"
    beside = {t.text.lower() for t, _ in _hanging(tokens, at)}
    if any(beside & table["with"].get(form, frozenset()) for form in words):
        return "town"
    if words & table["states"]["verbs"] and _in_state(tokens, at):
        return "town"
    return "does" if words & table["does"]["verbs"] else ""


def _falls_as_person(tokens: tuple[Token, ...], at: int) -> bool:
    return any(t.text.lower() in stands()["falls_of_persons"] for t in tokens[at + 1 : at + 5])


def _in_state(tokens: tuple[Token, ...], at: int) -> bool:
    states = stands()["states"]
    return any(t.text.lower() in states["nouns"] and m in states["markers"] for t, m in _hanging(tokens, at))


def _marker(tokens: tuple[Token, ...], at: int) -> str:
    before = reversed(tokens[max(0, at - 4) : at])
    return next((t.lemma.lower() for t in before if t.deprel == "case" and t.head == at), "")


def _is_called_town(toponym: Toponym) -> bool:
    """ "X, the second city of Y", "X, a port on the Z"."""
    tokens = toponym.sentence.tokens
    inner = range(toponym.first, toponym.last + 1)
    for token in tokens[toponym.last + 1 : toponym.last + 1 + _AROUND]:
        if token.deprel == "appos" and token.head in inner:
            kind = kind_of(token)
            return (kind is not None and kind[0] == "settlement") or token.lemma.lower() in ("capital", "port")
    return False
