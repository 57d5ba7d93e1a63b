"""What the encoder calls a location, as the gazetteer has it: wider, narrower, or in other letters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from dateline.grounding.gazetteer.names import fold
from dateline.grounding.places.bodies import bodies, body_kind
from dateline.grounding.places.frames import names_gang, plays
from dateline.grounding.places.look import DASHES, Look, Toponym, is_country, is_strong
from dateline.grounding.places.words import capital, cues, is_kind, narrower, start_of, within
from dateline.language.types import Sentence, Token

_CUTS = frozenset({",", "/", ";", "(", ")", ":"})
_LINKS = frozenset({"of", "and", "the", "de", "do", "da", "del", "la", "al", "el", "e", "y"})
_WORDS = 8  # words in the longest stretch in which another place is looked for


def from_location(look: Look, sentence: Sentence, indexes: list[int], floor: int) -> Iterator[Toponym]:
    """A location of the encoder, cut at commas; `floor` is where the name before it ends."""
    tokens = sentence.tokens
    begin = indexes[0]
    for index in range(indexes[0], indexes[-1] + 2):
        if index == indexes[-1] + 1 or tokens[index].text in _CUTS:
            if begin < index and not look.is_no_place(sentence, begin, index - 1):
                lowest = bisect_left(tokens, floor, key=start_of)
                found = _span(look, sentence, begin, index - 1, lowest=min(lowest, begin))
                if found.last < index - 1 and plays(tokens, found.last + 1, index - 1):
                    found = replace(found, by="part")  # "Norwich City beat Hull City"
                if names_gang(tokens, found.first, found.last):
                    found = replace(found, by="part")  # "the Cali cartel"
                if found.candidates and look.is_on_street(sentence, found.first, found.last):
                    found = replace(found, candidates=())  # a street's name, of which we know no place
                floor = max(floor, found.end)
                yield found
            begin = index + 1


def _span(look: Look, sentence: Sentence, first: int, last: int, *, lowest: int) -> Toponym:
    """The name as the gazetteer has it: with the words beside it that belong to it ("Upper" Karabakh, Boone "County"),
    else without those that do not ("northern", "city", "Fire Station"); the encoder's own span where none is known."""
    tokens = sentence.tokens
    before = bodies()["before"] | {"the", "in", "of"}
    while first < last and tokens[first].text.lower() in before and not tokens[first].text.isupper():
        first += 1
    while first < last and tokens[last].text in ("'s", "’s", "'", "’", "-"):
        last -= 1
    if tokens[last + 1 : last + 2] and tokens[last + 1].text == "." and first == last:
        short = look.toponym(sentence, first, last + 1, by="encoder")  # "Pa ." where the stop is a token of its own
        if look.gazetteer.abbreviates(short.name):
            return short
    for begin, end in (*_wider(tokens, first, last, lowest), *narrower(tokens, first, last)):
        found = look.toponym(sentence, begin, end, by="encoder")
        if found.candidates and ((begin, end) == (first, last) or is_strong(found)):
            return found
    for begin, end in within(tokens, first, last):
        found = look.toponym(sentence, begin, end, by="encoder")
        kind = body_kind(tokens[end + 1 : last + 1]) if begin == first else ""
        if kind and not look.is_word(found) and look.is_of_place(found, kind, after_of=False):
            return found
        if look.is_named(found) or not is_strong(found):
            continue
        if begin == first or tokens[begin - 1].text in DASHES or is_country(found):
            return found
    return _inside(look, sentence, first, last) or look.toponym(
        sentence, first, last, by="encoder", loosely=True, county=True
    )


def _inside(look: Look, sentence: Sentence, first: int, last: int) -> Toponym | None:
    """The place in a stretch that is none as a whole: known from elsewhere in the report, a country or a region. What is
    left over must not make another place of it ("Ohio River")."""
    tokens = sentence.tokens
    others = bodies()["frames"]["others"]
    if last - first >= _WORDS:
        return None
    inner = [(first, end) for end in range(last - 1, first - 1, -1)]
    inner += [(begin, last) for begin in range(first + 1, last + 1)]
    for begin, end in inner:
        rest = (*tokens[first:begin], *tokens[end + 1 : last + 1])
        if not capital(tokens[begin].text) or any(t.text.lower().rstrip(".") in others for t in rest):
            continue
        found = look.toponym(sentence, begin, end, by="encoder")
        if look.is_named(found) or not found.candidates:
            continue
        areas = any(c.listed and c.feature in ("country", "region") for c in found.candidates)
        if areas or (is_strong(found) and fold(found.name) in look.located):
            return found
    return None


def _wider(tokens: tuple[Token, ...], first: int, last: int, lowest: int) -> Iterator[tuple[int, int]]:
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


def _joins(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a dash stands between two words without a space: "Kabardino-Balkaria"."""
    if tokens[index].text not in DASHES or index + 1 >= len(tokens):
        return False
    return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start
