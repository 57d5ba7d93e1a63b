"""Other spellings of a name that the gazetteer does not have, language by language: "Gusar" is tried as "Qusar"."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import islice

_LONGEST = 40  # characters of a folded name: none longer is spelt another way
_SHORTEST = 4  # characters of a spelling: shorter ones are other names
_ONCE = 90  # spellings with one change that are tried, of one language
_TWICE = 40  # ... with two


@dataclass(frozen=True, slots=True)
class Spelling:
    """A folded name in other letters, and the countries (alpha-2) in whose languages it may be one."""

    written: str
    countries: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Language:
    countries: frozenset[str]
    sounds: tuple[tuple[str, str], ...]
    endings: tuple[tuple[str, str], ...]
    articles: frozenset[str]


@lru_cache(maxsize=1)
def _languages() -> tuple[_Language, ...]:
    """data/transliteration_places.toml; each pair of ways to write a sound, in order."""
    path = files("dateline.grounding").joinpath("data/transliteration_places.toml")
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["language"]
    return tuple(
        _Language(
            countries=frozenset(row["countries"]),
            sounds=tuple(_pairs(row["sounds"])),
            endings=tuple(_pairs(row["endings"])),
            articles=frozenset(row.get("articles", ())),
        )
        for row in rows
    )


def _pairs(lists: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    seen: set[tuple[str, str]] = set()
    for sounds in lists:
        for one in sounds:
            for other in sounds:
                if one != other and (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def spellings(folded: str, *, changes: int) -> Iterator[Spelling]:
    """Other spellings with one or two sounds written another way, a bounded number; none of names longer than 40 characters.

    One written form comes once for each language that makes it.
    """
    if len(folded) > _LONGEST:
        return
    for language in _languages():
        found = list(islice(_new(_changed(folded, language), {folded}), _ONCE))
        if changes == 2:
            twice = (again for written in found for again in _changed(written, language))
            found = list(islice(_new(twice, {folded, *found}), _TWICE))
        yield from (Spelling(written, language.countries) for written in found)


def _new(written: Iterable[str], seen: set[str]) -> Iterator[str]:
    for name in written:
        if name not in seen and len(name) >= _SHORTEST:
            seen.add(name)
            yield name


def _changed(name: str, language: _Language) -> Iterator[str]:
    """The name as one word, without doubled letters or its article; then with one sound written another way: everywhere, at
    each place, and at its end."""
    if " " in name:
        yield name.replace(" ", "")
    yield "".join(c for i, c in enumerate(name) if i == 0 or c != name[i - 1])
    yield from _articles(name, language)
    for one, other in language.endings:
        if name.endswith(one):
            yield name[: len(name) - len(one)] + other
    for one, other in language.sounds:
        if one and one in name:
            yield name.replace(one, other)
    for one, other in language.sounds:
        at = name.find(one) if one and name.count(one) > 1 else -1
        while at >= 0:
            yield name[:at] + other + name[at + len(one) :]
            at = name.find(one, at + 1)


def _articles(name: str, language: _Language) -> Iterator[str]:
    if not language.articles:
        return
    first, _, rest = name.partition(" ")
    if rest and first in language.articles:
        yield rest
    else:
        rest = name
    yield from (f"{article} {rest}" for article in sorted(language.articles) if article != first)
