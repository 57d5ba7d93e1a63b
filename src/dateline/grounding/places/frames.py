"""Words around a name that show that it is a place ("Hamilton women", "D-Oakland") or none ("Marburg virus", "US$ 5")."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.grounding.places.bodies import bodies
from dateline.grounding.places.words import capital
from dateline.language.types import Sentence, Token

_DASHES = frozenset({"-", "–", "—", "--"})
_WORDS = 3  # words of a seat's name
_OPENING = 10  # words before the dash of a dateline
_LIST = 12  # words of a list that shares a word for its kind
_POSSESSIVE = frozenset({"'s", "’s"})
_CURRENCY = 3  # letters before the sign of a currency: "US$", "HK$"
_NONE: frozenset[str] = frozenset()
_ERAS = frozenset({"B.C.", "BC", "B.C", "A.D.", "AD"})


def seats(sentence: Sentence) -> Iterator[list[tuple[int, int]]]:
    """Stretches behind a party's letter and a dash ("Rep. Ana Ruiz, D-Oakland"), longest first, a list for each seat."""
    tokens = sentence.tokens
    parties = bodies()["frames"]["seats"]
    for index in range(len(tokens) - 2):
        party, dash, name = tokens[index : index + 3]
        joined = party.end == dash.start and dash.end == name.start
        if party.text not in parties or dash.text not in _DASHES or not joined or not capital(name.text):
            continue
        if index and tokens[index - 1].text.lower() not in (",", "(", "both", "and", ";", "["):
            continue
        last = index + 2
        while last + 1 < min(len(tokens), index + 2 + _WORDS) and capital(tokens[last + 1].text):
            last += 1
        yield [(index + 2, end) for end in range(last, index + 1, -1)]


def has_people(tokens: tuple[Token, ...], last: int, *, surely: bool) -> bool:
    """Whether a word for people of a place, or for those in charge of it, follows; `surely`: none that a person has too."""
    if last + 1 >= len(tokens):
        return False
    word = tokens[last + 1].text.lower()
    frames = bodies()["frames"]
    return word in frames["residents"] or (not surely and word in frames["charged"])


def opens(sentence: Sentence, first: int, last: int, name: str) -> bool:
    """Whether a name opens a sentence as a dateline does: "XENIA - ", "HURRICANE, W.Va. - ", "Goose Creek - "."""
    tokens = sentence.tokens
    if first != 0 or last + 1 >= len(tokens):
        return False
    if not name.isupper():
        return tokens[last + 1].text in _DASHES and tokens[last + 1].start > tokens[last].end
    for token in tokens[last + 1 : last + 1 + _OPENING]:
        if token.text in _DASHES:
            return True
        if not (capital(token.text) or token.text in (",", "(", ")", ".")):
            return False
    return False


def is_thing(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a name is a currency's ("US$ 5"), an illness's ("Marburg virus"), or an era's."""
    name = tokens[last].text
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    before = tokens[first - 1] if first > 0 else None
    if after is not None and after.text.lower() in bodies()["frames"]["things"] | bodies()["named"].get(
        name.lower(), _NONE
    ):
        return True
    if before is not None and before.text.lower() in bodies()["dishes"]["words"]:
        return True
    if after is not None and after.text.startswith("$") and name.isupper() and len(name) <= _CURRENCY:
        return True
    if before is not None and before.text in ("$", "€", "£"):
        return True
    return name in _ERAS and first == last and before is not None and before.upos == "NUM"


def titles(tokens: tuple[Token, ...], first: int) -> bool:
    """Whether a name is a part of a title of nobility: "the Duke of Sussex"."""
    if first < 2 or tokens[first - 1].text != "of" or not capital(tokens[first - 2].text):
        return False
    crowned = first > 2 and tokens[first - 3].text.lower() == "crown"
    return tokens[first - 2].text.lower() in bodies()["frames"]["nobles"] and not crowned


def is_street(tokens: tuple[Token, ...], last: int) -> bool:
    """Whether the word at `last` makes a street of a name before it: "London Road", not "Lamar County Road 12"."""
    if not 0 < last < len(tokens) or not capital(tokens[last].text) or not capital(tokens[last - 1].text):
        return False
    if tokens[last - 1].text.lower() == "county" or (last + 1 < len(tokens) and tokens[last + 1].text.isdigit()):
        return False
    return tokens[last].text.lower().rstrip(".") in bodies()["frames"]["streets"]


def has_house(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a saint's name has something: "St. Michael's" is a school or a church."""
    last -= last > first and tokens[last].text in _POSSESSIVE
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    return last == first + 1 and tokens[first].text in ("St.", "St", "Saint") and after in _POSSESSIVE


def plays(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether what follows a place within a name makes a club of it that wins or loses: "City" in "Norwich City lost"."""
    frames = bodies()["frames"]
    if last != first or tokens[last].text.lower() not in frames["clubs"] or not capital(tokens[last].text):
        return False
    over = tokens[last].head
    return over >= 0 and tokens[over].lemma.lower() in frames["games"]


def names_gang(tokens: tuple[Token, ...], first: int, last: int) -> bool:
    """Whether a cartel is called after the place, or the name is that of a state's body: "the Cali cartel", "State Duma"."""
    frames = bodies()["frames"]
    after = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    before = tokens[first - 1].text if first else ""
    return after in frames["gangs"] or (before in frames["states"] and tokens[last].text.lower() in frames["chambers"])


def shared_word(tokens: tuple[Token, ...], last: int) -> str:
    """The official word that the names of a list share, as the gazetteer writes it: "County" for "Cooke and Love counties"."""
    for token in tokens[last + 1 : last + 1 + _LIST]:
        shared = bodies()["shared"].get(token.text.lower())
        if shared:
            return str(shared)
        if not (capital(token.text) or token.text.lower() in (",", "and", "or", "&")):
            return ""
    return ""
