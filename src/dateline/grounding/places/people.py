"""Places among what the encoder takes for people: capitals and countries that speak, towns that are shelled."""

from __future__ import annotations

from dateline.grounding.countries import country_of_capital
from dateline.grounding.gazetteer.lookup import Candidate
from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.look import LISTED, LONGEST, SHORT, Look, Toponym, is_country
from dateline.grounding.places.towns import Towns, is_persons, is_seat, known, speaks, whole
from dateline.grounding.places.words import cues, head_of, indexes_of
from dateline.language.types import Name, Sentence


def from_person(look: Look, name: Name, towns: Towns) -> Toponym | None:
    """A capital, a country or a listed area that speaks, and a town that is shelled or entered: the encoder takes them
    for people. Names that are people's too ("Jordan", "Washington") are left to it, but for a country that has a
    government, or whose people the report names too ("Chadian troops", then "Chad said")."""
    sentence = look.sentence_at(name.start)
    gate = cues()["gate"]
    key = fold(look.text[name.start : name.end])
    if sentence is None or name.end - name.start > LONGEST:
        return None
    indexes = indexes_of(sentence, name)
    if not indexes or look.is_titled(sentence, indexes[0]) or look.is_saint(sentence, indexes[0], indexes[-1]):
        return None
    found = towns.respelled(whole(look, sentence, indexes))
    if key not in look.full_names and look.is_framed(found, surely=True):
        return found
    leader = _whose_leader(look, sentence, indexes)
    if leader is not None:
        return leader
    seat = country_of_capital(found.name)
    told = any(c.feature == "country" and c.country in look.told for c in found.candidates)
    told = told or (seat is not None and seat.iso2 in look.told)
    if key in gate["given"] and not told and not _has_government(sentence, indexes):
        return found if speaks(look, found, towns) else None
    if key in look.located or country_of_capital(found.name) or _is_capital(found):
        return found if found.candidates else None
    if any(c.listed and c.feature in LISTED for c in found.candidates):
        return found
    if key in look.full_names:
        return None
    if towns.is_town(found, person=True):
        return found
    large = any(c.listed or (c.primary and c.population >= gate["people"]) for c in found.candidates)
    listed = any(c.listed for c in found.candidates) and len(key) > SHORT
    if large and look.is_struck(sentence, indexes) and not is_persons(found):
        return found
    return found if listed and not _acts(sentence, indexes) else None


def _is_capital(toponym: Toponym) -> bool:
    """Whether the greatest namesake is a capital that is known under another name: "Asmera", "Addis Abeba"."""
    return len(toponym.name) > SHORT and any(
        c.feature == "settlement" and is_seat(c, "") for c in _settlements(toponym)[:1]
    )


def _settlements(toponym: Toponym) -> list[Candidate]:
    return [c for c in known(toponym) if c.feature == "settlement"]


def _whose_leader(look: Look, sentence: Sentence, indexes: list[int]) -> Toponym | None:
    """The country that a person's name begins with, before a title: "U.S. President Ana Ruiz"."""
    for last in indexes[:2]:
        if last == indexes[-1] or sentence.tokens[last + 1].lemma.lower() not in cues()["gate"]["titles"]:
            continue
        found = look.toponym(sentence, indexes[0], last, by="body")
        if is_country(found):
            return found
    return None


def _has_government(sentence: Sentence, indexes: list[int]) -> bool:
    """ "Georgia's president", "Chad's army": what has a government is a country."""
    head = head_of(sentence, indexes)
    if head.deprel != "nmod:poss" or head.head < 0:
        return False
    return sentence.tokens[head.head].lemma.lower() in cues()["government"]["possessed"]


def _acts(sentence: Sentence, indexes: list[int]) -> bool:
    """Whether a name is the subject of a verb, or has something."""
    head = head_of(sentence, indexes)
    if head.deprel == "nmod:poss":
        return True
    return head.deprel == "nsubj" and head.head >= 0 and sentence.tokens[head.head].upos == "VERB"
