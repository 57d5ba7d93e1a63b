"""Folds names of places before they are compared: one key for "Tərtər" and "Tartar", "Saint-Denis" and "St Denis"."""

from __future__ import annotations

import hashlib
import tomllib
import unicodedata
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[int, str], dict[str, str]]:
    """The characters to translate, and the words to write in full, of data/folding.toml."""
    data = tomllib.loads(files("dateline.grounding").joinpath("data/folding.toml").read_text(encoding="utf-8"))
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
    text = unicodedata.normalize("NFKD", name.casefold())
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(characters)
    return " ".join(words.get(word, word) for word in text.split())


def name_hash(folded: str) -> int:
    """The 63-bit hash by which the gazetteer file finds a folded name."""
    digest = hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1
