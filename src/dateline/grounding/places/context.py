"""What stands around a toponym: the kind of place, nearness, what it lies in, and whether a government is meant."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dateline.grounding.countries import country_of_capital
from dateline.grounding.gazetteer.lookup import Candidate
from dateline.grounding.places.look import Toponym
from dateline.grounding.places.words import cues, kind_of
from dateline.grounding.types import PlaceRole
from dateline.language.types import Token

Within = Literal["", "comma", "in", "list"]
_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE = frozenset({"nsubj:pass", "csubj:pass"})
_OBJECTS = frozenset({"obj", "iobj"})
_LIST = 40  # names in the longest list that is followed to its beginning
_NEAR_KM = 50  # a place so far from a named point is not near it (kilometres or miles, as the report counts)
_FEW = 4  # tokens between a distance or a preposition and the name


@dataclass(frozen=True, slots=True)
class Context:
    """`kind`: feature that a word beside the name asks for, `kind_prec` its where_prec. `near`, `between`, `line`, `part`: cues
    of where_prec 2, 5, 5 and 5. `within`: how the next toponym encloses this one, "" where it does not; "list" where it may stand
    beside it as well ("Paris, Texas" or "Paris, London")."""

    kind: str | None = None
    kind_prec: int | None = None
    near: bool = False
    between: bool = False
    line: bool = False
    part: bool = False
    within: Within = ""


def context(toponym: Toponym, following: Toponym | None) -> Context:
    """The cues around a toponym; `following` is the next one in the report."""
    tokens = toponym.sentence.tokens
    kind = _kind(toponym)
    before = [t.text.lower() for t in tokens[max(0, toponym.first - 2) : toponym.first]]
    return Context(
        kind=kind[0] if kind else None,
        kind_prec=kind[1] if kind else None,
        near=_near(toponym),
        between=_between(toponym),
        line=_line(toponym),
        part=any(word in cues()["part"]["words"] for word in before[-1:]),
        within=_within(toponym, following),
    )


def _kind(toponym: Toponym) -> tuple[str, int] | None:
    """The kind word of "Ganja city", "the western city of Terter", "Fuzuli, Jabrayil and Hadrut regions"."""
    tokens = toponym.sentence.tokens
    after = tokens[toponym.last + 1] if toponym.last + 1 < len(tokens) else None
    if after is not None and kind_of(after):
        return kind_of(after)
    before = toponym.first - 1
    if before >= 1 and tokens[before].text.lower() == "of":
        before -= 1
        kind = kind_of(tokens[before])
        if kind is not None and kind[0] != "settlement" and _is_of_another(tokens, before):
            return None
    if before >= 0 and kind_of(tokens[before]):
        return kind_of(tokens[before])
    return _shared_kind(tokens, toponym.last + 1)


def _is_of_another(tokens: tuple[Token, ...], index: int) -> bool:
    """ "Residential districts of Stepanakert" are parts of it; in "the Cité Soleil district of ..." the word is another's."""
    plural = tokens[index].text.lower().endswith("s")
    return plural or (index > 0 and tokens[index - 1].text[:1].isupper() and tokens[index - 1].upos == "PROPN")


def _shared_kind(tokens: tuple[Token, ...], index: int) -> tuple[str, int] | None:
    """The plural kind word at the end of a list of names: names, commas and "and" up to it."""
    for token in tokens[index : index + 12]:
        if token.text.lower().endswith("s") and (kind := kind_of(token)) and token.upos in ("NOUN", "PROPN"):
            return kind
        if not (token.text[:1].isupper() or token.text.lower() in (",", "and", "or", "&")):
            return None
    return None


def _near(toponym: Toponym) -> bool:
    near = cues()["near"]
    tokens = toponym.sentence.tokens
    before = [t.text.lower() for t in tokens[max(0, toponym.first - 6) : toponym.first]]
    tail = tokens[max(0, toponym.first - 5) : toponym.first]
    bare = [t.text.lower() for t in tail if t.text.lower() not in ("the", "of", "to") and not kind_of(t)]
    if bare and bare[-1] in near["words"]:
        return True
    if before[-1:] == ["to"] and "close" in before[-2:]:
        return True
    if before[-1:] == ["off"]:  # "three fishermen off Midi"
        return True
    if before[-1:] == ["by"]:  # "a shell fell by", not "was taken by"
        return tokens[_outer(toponym).head].xpos != "VBN"
    if before[-1:] in (["of"], ["from"], ["off"]) and any(word in near["units"] for word in before):
        return _distance(before) <= _NEAR_KM
    if before[-1:] == ["of"] and before[-2:-1] and before[-2] in near["directions"] and before[-3:-2] != ["the"]:
        return True
    return before[-1:] == ["of"] and any(word in near["nouns"] for word in before[-4:])


def _between(toponym: Toponym) -> bool:
    """ "Between Barda and Tartar": UCDP codes what lies between two named places as a line."""
    before = [t.text.lower() for t in toponym.sentence.tokens[max(0, toponym.first - 6) : toponym.first]]
    return before[-1:] == ["between"] or (before[-1:] == ["and"] and "between" in before[-4:])


def _distance(before: list[str]) -> float:
    """The last number before a name, 0 where it is in words."""
    numbers = [word.replace(",", "") for word in before if word[:1].isdigit()]
    return float(numbers[-1]) if numbers and numbers[-1].replace(".", "", 1).isdecimal() else 0.0


def _line(toponym: Toponym) -> bool:
    """ "the border with X", "X border", "between X and Y" beside a border or a road."""
    words = cues()["line"]["words"]
    tokens = toponym.sentence.tokens
    after = [t.lemma.lower() for t in tokens[toponym.last + 1 : toponym.last + 3] if t.upos != "VERB"]
    before = [t.lemma.lower() for t in tokens[max(0, toponym.first - 4) : toponym.first]]
    if after[:1] and after[0] in words:
        return True
    whole = [t.text.lower() for t in tokens[max(0, toponym.first - 8) : toponym.first]]
    if whole[-1:] == ["to"] and any(a in words and b == "from" for a, b in pairwise(whole)):
        return True  # "the road from Port Sudan to Kassala"
    return any(w in words for w in before) and any(
        w in ("with", "between", "from", "of", "to", "and") for w in before[-1:]
    )


def _within(toponym: Toponym, following: Toponym | None) -> Within:
    """ "Goris, Armenia" and "Goris in Armenia": the next toponym follows after a comma or a preposition."""
    if following is None or following.sentence is not toponym.sentence:
        return ""
    between = toponym.sentence.tokens[toponym.last + 1 : following.first]
    texts = [t.text.lower() for t in between]
    if texts == ["("]:
        return "comma"
    if texts == [","]:
        return "list" if _outer(following).deprel == "conj" else "comma"
    if len(texts) > 1 and texts[0] == "," and texts[1] == "in":
        texts, between = texts[1:], between[1:]
    if 1 <= len(texts) <= _FEW and not any(t in (",", "and", ".", ";") for t in texts):
        linked = [t for t in texts if t in ("in", "of")]
        others = [t for t, token in zip(texts, between, strict=True) if token.upos not in ("DET", "ADJ", "NOUN", "ADP")]
        if linked and not others:
            return "in"
    return ""


def _outer(toponym: Toponym) -> Token:
    """The token of a name that hangs on something outside it."""
    tokens = toponym.sentence.tokens[toponym.first : toponym.last + 1]
    return next((token for token in tokens if not toponym.first <= token.head <= toponym.last), tokens[-1])


def owned(toponym: Toponym, previous: Toponym | None) -> bool:
    """Whether the toponym before has this one: "Burkina Faso's Sahel region"."""
    if previous is None or previous.sentence is not toponym.sentence:
        return False
    between = toponym.sentence.tokens[previous.last + 1 : toponym.first]
    return (
        1 <= len(between) <= _FEW
        and between[0].text in ("'s", "’s", "'", "’")
        and not any(t.upos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ") for t in between[1:])
    )


def role(toponym: Toponym, candidate: Candidate) -> PlaceRole:
    """Whether the mention is of a place or of the government of a country or capital that speaks or is spoken to."""
    if toponym.by == "part":
        return "part_of_name"
    if toponym.by == "body":
        return "government" if candidate.feature == "country" else "location"
    seat = country_of_capital(toponym.name) or country_of_capital(candidate.name)  # Asmera is Asmara
    if candidate.feature != "country" and (seat is None or seat.iso2 != candidate.country):
        return "location"
    tokens = toponym.sentence.tokens
    if [t.text.lower() for t in tokens[max(0, toponym.first - 2) : toponym.first]] == ["according", "to"]:
        return "government"
    head = _head(tokens, toponym)
    return "government" if _governs(tokens, head, capital=candidate.feature != "country") else "location"


def _head(tokens: tuple[Token, ...], toponym: Toponym) -> Token:
    """The token of the name that hangs on something outside it; in a list, that of the list's first."""
    for index in range(toponym.first, toponym.last + 1):
        head = tokens[index].head
        if head < 0 or not toponym.first <= head <= toponym.last:
            token = tokens[index]
            for _ in range(_LIST):
                if token.deprel != "conj" or token.head < 0:
                    return token
                token = tokens[token.head]
            return token
    return tokens[toponym.last]


def _marker(tokens: tuple[Token, ...], token: Token) -> str:
    """The preposition that hangs on a token, among the few words before it; "" where there is none."""
    at = bisect_left(tokens, token.start, key=lambda t: t.start)
    before = reversed(tokens[max(0, at - 2 * _FEW) : at])
    return next((t.lemma.lower() for t in before if t.deprel == "case" and t.head == at), "")


def _governs(tokens: tuple[Token, ...], token: Token, *, capital: bool) -> bool:
    if token.head < 0:
        return False
    verbs = cues()["government"]
    over = tokens[token.head]
    lemma = over.lemma.lower()
    if token.deprel in _SUBJECTS:
        return over.upos == "VERB" and lemma not in verbs["located"]
    if token.deprel in _PASSIVE or token.deprel in _OBJECTS:
        return lemma in verbs["addressed"]
    if token.deprel == "nmod:poss" or (token.deprel == "compound" and not capital):
        return lemma in verbs["possessed"]
    marker = _marker(tokens, token)
    if token.deprel not in ("obl", "obl:agent", "nmod"):
        return False
    if marker == "of":
        return lemma in verbs["possessed"]
    if marker == "from" and capital:
        return lemma in verbs["sent"]
    if marker == "on":
        return lemma in verbs["imposed"]
    return marker in verbs["markers"] and lemma not in cues()["line"]["words"]
