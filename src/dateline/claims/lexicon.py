"""The words that make somebody's words a claim, read from data/verbs.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Verb:
    """One entry. `prepositions` bring content, `listeners` bring who is spoken to; the rest as in the file."""

    lemma: str
    act: str
    clause: bool
    that: bool
    quote: bool
    object: bool
    to: bool
    person: bool
    prepositions: frozenset[str]
    listeners: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    verbs: dict[str, Verb]
    predicating: frozenset[str]
    negations: frozenset[str]
    modals: frozenset[str]
    governing: frozenset[str]
    aspectual: frozenset[str]
    clause_nouns: frozenset[str]
    occasions: frozenset[str]
    media: frozenset[str]


_WORDS = frozenset({"clause", "that", "quote", "object", "to", "person"})


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    data = tomllib.loads(files("dateline.claims").joinpath("data/verbs.toml").read_text(encoding="utf-8"))
    verbs = {}
    for row in data["verbs"]:
        takes = frozenset(row["takes"])
        verbs[row["verb"]] = Verb(
            lemma=row["verb"],
            act=row["act"],
            clause="clause" in takes,
            that=bool(takes & {"that", "clause"}),
            quote=bool(takes & {"quote", "clause"}),
            object="object" in takes,
            to="to" in takes,
            person="person" in takes,
            prepositions=frozenset(t for t in takes - _WORDS if not t.startswith("@")),
            listeners=frozenset(t[1:] for t in takes if t.startswith("@")),
        )
    irrealis = data["irrealis"]
    return Lexicon(
        verbs=verbs,
        predicating=frozenset(data["predicating"]),
        negations=frozenset(irrealis["negations"]),
        modals=frozenset(irrealis["modals"]),
        governing=frozenset(irrealis["governing"]),
        aspectual=frozenset(irrealis["aspectual"]),
        clause_nouns=frozenset(data["nouns"]["clause"]),
        occasions=frozenset(data["occasions"]["nouns"]),
        media=frozenset(data["occasions"]["names"]),
    )
