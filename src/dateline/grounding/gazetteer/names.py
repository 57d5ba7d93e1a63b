"""Folds names of places before they are compared: one key for "Tərtər" and "Tartar", "Saint-Denis" and "St Denis"."""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    return tomllib.loads(files("dateline.grounding").joinpath("data/folding.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[int, str], dict[str, str]]:
    """The characters to translate, and the words to write in full, of data/folding.toml."""
    data = _data()
    characters = {ord(letter): folded for letter, folded in data["letters"].items()}
    characters |= {ord(mark): "" for mark in data["drop"]["marks"]}
    characters |= {ord(mark): " " for mark in data["space"]["marks"]}
    return characters, dict(data["words"])


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """The key under which a name is looked up: no case, accents, apostrophes or hyphens; abbreviated words in full.

    Folding twice gives the same as folding once. Scripts other than Latin keep their letters.

    >>> fold("Ağdərə"), fold("Saint-Denis") == fold("St. Denis"), fold("Sana’a")
    ('agdara', True, 'sanaa')
    """
    characters, words = _tables()
    text = name.casefold()
    if not text.isascii():
        # Once more: what is a letter in a fancy form only becomes one, perhaps a capital, by the first.
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
        text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.translate(characters)
    return " ".join(words.get(word, word) for word in text.split())


def name_hash(folded: str) -> int:
    """The 63-bit hash by which the gazetteer file finds a folded name."""
    digest = hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


@dataclass(frozen=True, slots=True)
class _Words:
    """How the kind of a region is taken off its official name."""

    after: tuple[str, ...]
    before: tuple[str, ...]
    asked_before: tuple[str, ...]
    asked_after: tuple[str, ...]
    asked_not: frozenset[str]
    keep: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    data = tomllib.loads(files("dateline.grounding").joinpath("data/region_words.toml").read_text(encoding="utf-8"))
    longest_first = [sorted(data[key], key=lambda word: (-len(word), word)) for key in ("strip_after", "strip_before")]
    return _Words(
        after=tuple(longest_first[0]),
        before=tuple(longest_first[1]),
        asked_before=tuple(data["asked_before"]),
        asked_after=tuple(data["asked_after"]),
        asked_not=frozenset(data["asked_not"]),
        keep=frozenset(data["keep_words"]),
    )


def region_names(name: str, *, country: str, feature: str) -> tuple[str, ...]:
    """The official name of a region and, but for districts whose word belongs to the name, the name without that word.

    >>> region_names("Tartar District", country="AZ", feature="region")
    ('Tartar District', 'Tartar')
    """
    words = _words()
    if feature == "district" and country in words.keep:
        return (name,)
    for word in words.after:
        if name.endswith(" " + word) and len(name) > len(word) + 1:
            return name, name[: -len(word) - 1]
    for word in words.before:
        if name.startswith(word + " ") and len(name) > len(word) + 1:
            return name, name[len(word) + 1 :]
    return (name,)


def bare_names(name: str) -> tuple[str, ...]:
    """A name without the word for its kind of region, where it has one: "Miyagi" for "Miyagi Prefecture"."""
    words = _words()
    bare = [name[len(word) + 1 :] for word in words.asked_before if name.startswith(word + " ")]
    bare += [name[: -len(word) - 1] for word in words.asked_after if name.endswith(" " + word)]
    return tuple(short for short in bare if short and short not in words.asked_not)
