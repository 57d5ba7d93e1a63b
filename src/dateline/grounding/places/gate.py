"""The gate for names that only the gazetteer knows: what may be taken for a place without the encoder's word."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.grounding.countries import country_of_capital
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.look import LISTED, SHORT, Look, Toponym
from dateline.grounding.places.towns import Towns
from dateline.grounding.places.words import capital, cues, is_kind, overlaps
from dateline.language.types import Sentence

_WORDS = 4  # words in the longest name that is looked for without the encoder's word


def gated(look: Look, sentence: Sentence, taken: list[tuple[int, int]], towns: Towns) -> Iterator[Toponym]:
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
                found = look.toponym(sentence, index, last, by="gazetteer")
                if found.candidates and (_passes(look, found, loud) or _is_town(found, towns, loud)):
                    yield found
                    step = last - index + 1
                    break
        index += step


def _is_town(toponym: Toponym, towns: Towns, loud: bool) -> bool:
    """Whether a name stands as towns do, and is no part of a longer one."""
    tokens = toponym.sentence.tokens
    beside = [tokens[i] for i in (toponym.first - 1, toponym.last + 1) if 0 <= i < len(tokens)]
    if loud or any(capital(t.text) and t.upos == "PROPN" and not is_kind(t) for t in beside):
        return False
    if any(t.upos != "PROPN" for t in tokens[toponym.first : toponym.last + 1] if t.text.isalpha()):
        return False
    return towns.is_town(toponym, person=False)


def _passes(look: Look, toponym: Toponym, loud: bool) -> bool:
    """The gate: a country, a listed area, or a large town under a name that is no word, no person and no part of one."""
    gate = cues()["gate"]
    tokens = toponym.sentence.tokens
    first, last = toponym.first, toponym.last
    key = fold(toponym.name)
    if look.is_named_after(toponym.sentence, first, last) or look.is_on_street(toponym.sentence, first, last):
        return False
    if len(toponym.name) > SHORT - 1 and toponym.name.endswith(".") and look.gazetteer.abbreviates(toponym.name):
        return key not in gate["words"]  # "a Fla. economist"
    if not loud and first > 0 and _is_acronym(look, toponym):
        return False
    if key not in look.full_names and look.is_told(toponym):
        return True
    best = toponym.candidates[0]
    known = best.listed and (best.feature in LISTED or len(key) > SHORT)
    if key in gate["words"] or (key in look.people and (not known or key in gate["given"])):
        return False
    if first == last and len(key) < 4 and not (known and toponym.name.isupper()):
        return False
    beside = [tokens[i] for i in (first - 1, last + 1) if 0 <= i < len(tokens)]
    if look.is_titled(toponym.sentence, first):
        return False
    if any(capital(t.text) and t.upos == "PROPN" and not is_kind(t) for t in beside) and not loud and not known:
        return False
    if known or country_of_capital(toponym.name):
        return True
    if first > 0 and tokens[first - 1].upos in ("DET", "ADJ") and tokens[last].deprel != "compound":
        return False  # "a silver Pontiac"
    if first == 0 or any(t.upos != "PROPN" for t in tokens[first : last + 1] if t.text.isalpha()):
        return False
    if loud and not look.is_struck(toponym.sentence, list(range(first, last + 1))):
        return False  # in capitals only what is shelled or entered: "X SHELLS KHARKIV"
    return any(c.primary and c.population >= gate["people"] for c in toponym.candidates)


def _is_acronym(look: Look, toponym: Toponym) -> bool:
    """Whether letters in capitals, among words that are not, are no place's own letters: a SWAT team is not from Swat."""
    if not toponym.name.isalpha() or not toponym.name.isupper():
        return False
    places = (look.gazetteer.place(c) for c in toponym.candidates if c.listed)
    return not any(toponym.name in (place.name, *place.aliases) for place in places)
