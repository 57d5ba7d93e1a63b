"""Words around names of places, before anything is looked up: kinds, cues, people, outlets, and parts of a name."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dateline.grounding.countries import country_of_capital, country_of_demonym, entity_of_demonym
from dateline.grounding.gazetteer.names import fold
from dateline.language.types import Analysis, Name, Sentence, Token
from dateline.reports.types import Report

_SHORT = 4  # letters of an outlet's name that is not looked for in the text


@lru_cache(maxsize=1)
def cues() -> dict[str, Any]:
    """data/place_cues.toml."""
    return tomllib.loads(files("dateline.grounding").joinpath("data/place_cues.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def kinds() -> dict[str, tuple[str, int]]:
    """Words for kinds of places, singular: the feature looked for and the where_prec that the word gives."""
    data = tomllib.loads(files("dateline.grounding").joinpath("data/region_words.toml").read_text(encoding="utf-8"))
    return {word: (str(feature), int(prec)) for word, (feature, prec) in data["kinds"].items()}


def kind_of(token: Token) -> tuple[str, int] | None:
    """The kind of place that a word says, in either number: "cities", "region"."""
    word = token.text.lower()
    return kinds().get(word) or kinds().get(token.lemma.lower())


def spoken_countries(analysis: Analysis) -> Counter[str]:
    """Countries by the words for their peoples: "Azerbaijani forces" says where a report plays, and is no place."""
    found: Counter[str] = Counter()
    for sentence in analysis.sentences:
        for token in sentence.tokens:
            if not capital(token.text):
                continue
            entity = entity_of_demonym(token.text)
            country = country_of_demonym(token.text)
            code = entity.country() if entity is not None else country.iso2 if country is not None else None
            if code:
                found[code] += 1
    return found


@dataclass(frozen=True, slots=True)
class Known:
    """What the encoder's names say of a report, folded. `people`: words of people's names, and single names that are a
    person's more often than a location's; `full_names`: words of people's names of two words and more; `located`: names that
    it takes for a location at least as often as for a person; `bodies`: ... for an organisation more often than that."""

    people: frozenset[str]
    full_names: frozenset[str]
    located: frozenset[str]
    bodies: frozenset[str]


def people_and_places(text: str, names: Sequence[Name]) -> Known:
    """Which names of a report are people's, and which are locations."""
    alone: dict[str, int] = {}
    bodies: Counter[str] = Counter()
    people: set[str] = set()
    for name in names:
        written = text[name.start : name.end]
        if name.kind == "LOC":
            alone[fold(written)] = alone.get(fold(written), 0) + 1
            bodies[fold(written)] -= 1
        elif name.kind == "ORG":
            bodies[fold(written)] += 1
        elif name.kind == "PER":
            words = written.split()
            alone[fold(written)] = alone.get(fold(written), 0) - 1
            people.update(fold(word) for word in words if len(words) > 1)
    located = frozenset(key for key, balance in alone.items() if balance >= 0 and key not in people)
    single = {key for key, balance in alone.items() if balance < 0 and country_of_capital(key) is None}
    often = frozenset(key for key, balance in bodies.items() if balance > 0)
    return Known(frozenset(people | single), frozenset(people), located, often)


def outlets(report: Report) -> list[tuple[int, int]]:
    """Where the text names its own outlet or agency: "Baku Meridian" is no place."""
    names = sorted({name for name in (report.source, report.agency) if name and len(name) > _SHORT})
    found = [m.span() for name in names for m in re.finditer(re.escape(name), report.text, re.IGNORECASE)]
    apart: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not apart or start >= apart[-1][1]:
            apart.append((start, end))
    return apart


def start_of(token: Token) -> int:
    return token.start


def indexes_of(sentence: Sentence, name: Name) -> list[int]:
    """The tokens of a name."""
    first = bisect_left(sentence.tokens, name.start, key=start_of)
    last = bisect_left(sentence.tokens, name.end, key=start_of)
    return [i for i in range(first, last) if sentence.tokens[i].end <= name.end]


def head_of(sentence: Sentence, indexes: list[int]) -> Token:
    """The token of a name that hangs on one outside it."""
    tokens = sentence.tokens
    return next((tokens[i] for i in indexes if tokens[i].head not in indexes), tokens[indexes[0]])


def narrower(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The name itself; then without a part ("northern") or a kind ("city")."""
    yield first, last
    parts = cues()["part"]["words"]
    begin, end = first, last
    while begin < end and (
        tokens[begin].lemma.lower() in parts or is_kind(tokens[begin]) or tokens[begin].text == "of"
    ):
        begin += 1
    while begin < end and is_kind(tokens[end]):
        end -= 1
    if (begin, end) != (first, last):
        yield begin, end


def within(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[tuple[int, int]]:
    """The place that the name of an institution begins with ("Huntsville" Fire Station), or ends with."""
    institutions = cues()["gate"]["institutions"]
    if any(t.text.lower().rstrip(".") in institutions for t in tokens[first + 1 : last + 1]):
        for stop in range(min(last - 1, first + 2), first - 1, -1):
            yield first, stop
    for start in range(max(first + 1, last - 2), last + 1):
        yield start, last


def letters(name: str) -> str:
    return "".join(c for c in name if c.isalpha())


def capital(text: str) -> bool:
    return text[:1].isupper()


def is_kind(token: Token) -> bool:
    return kind_of(token) is not None


def overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch overlaps one of the spans, which are in order and do not overlap each other."""
    index = bisect_left(taken, (end, end)) - 1
    return index >= 0 and taken[index][1] > start
