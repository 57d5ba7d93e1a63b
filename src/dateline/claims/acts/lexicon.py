"""The words that make somebody's words a claim, read from data/verbs.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Verb:
    """One entry. `prepositions` bring content, `listeners` who is spoken to; `acts` as `with` in the file, the rest likewise.

    `light` is true of a verb that says nothing but by its object ("issued an order"); `phrase` the words of a longer cue.
    `raising` of one whose "not" is that of its content ("does not think that");
    `unsaid` of one that is no cue but where nothing is said ("declined to name the suspects").
    """

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
    acts: tuple[tuple[str, str], ...] = ()
    topics: frozenset[str] = frozenset()
    thought: bool = False
    light: bool = False
    phrase: tuple[str, ...] = ()
    unsaid: bool = False
    raising: bool = False
    object_act: str | None = None
    weak: bool = False
    evidence: bool = False
    counting: bool = False
    record: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`forms` maps every form of a verb to its lemma."""

    verbs: dict[str, Verb]
    forms: dict[str, str]
    predicating: frozenset[str]
    negations: frozenset[str]
    nouns: dict[str, str]
    thoughts: frozenset[str]
    impersonal: frozenset[str]
    withheld: frozenset[str]
    counts: frozenset[str]
    times: frozenset[str]
    voices: frozenset[str]
    records: frozenset[str]
    occasions: frozenset[str]
    media: frozenset[str]


_WORDS = frozenset({"clause", "that", "quote", "object", "to", "person", "count", "record"})


def _forms(verbs: dict[str, Verb], irregular: dict[str, list[str]], doubling: frozenset[str]) -> dict[str, str]:
    forms: dict[str, str] = {}
    for lemma in sorted({*verbs, *irregular}):
        stem = lemma + lemma[-1] if lemma in doubling else lemma.removesuffix("e")
        third = lemma + "s"
        if lemma.endswith(("s", "sh", "ch", "x")):
            third = lemma + "es"
        past = stem + "ed"
        if lemma.endswith("y") and lemma[-2] not in "aeo":
            third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
        ending = "eing" if lemma.endswith("ee") else "ing"
        for form in (lemma, third, past, stem + ending, *irregular.get(lemma, ())):
            forms.setdefault(form, lemma)
    return forms


def verb_lemma(word: str, lemma: str) -> str:
    """The lemma of a form: that of the table where it has the form, else the one given."""
    return lexicon().forms.get(word.lower(), lemma.lower())


def verb_of(lemma: str, act: str, takes: frozenset[str]) -> Verb:
    """An entry by what it takes, with no more said of it."""
    return Verb(
        lemma=lemma,
        act=act,
        clause="clause" in takes,
        that=bool(takes & {"that", "clause"}),
        quote=bool(takes & {"quote", "clause"}),
        object=bool(takes & {"object", "count"}),
        to="to" in takes,
        person="person" in takes,
        prepositions=frozenset(t.removeprefix("~") for t in takes - _WORDS if not t.startswith("@")),
        listeners=frozenset(t[1:] for t in takes if t.startswith("@")),
        counting="count" in takes,
        record="record" in takes,
    )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    data = tomllib.loads(files("dateline.claims").joinpath("data/verbs.toml").read_text(encoding="utf-8"))
    verbs = {
        row["verb"]: replace(
            verb_of(row["verb"], row["act"], frozenset(row["takes"])),
            acts=tuple(sorted(row.get("with", {}).items())),
            topics=frozenset(row.get("topic", ())),
            thought=row.get("thought", False),
            unsaid=row.get("unsaid", False),
            raising=row.get("raising", False),
            object_act=row.get("object_act"),
            weak=row.get("weak", False),
            evidence=row.get("evidence", False),
        )
        for row in data["verbs"]
    }
    irrealis = data["irrealis"]
    return Lexicon(
        verbs=verbs,
        forms=_forms(verbs, data["irregular"], frozenset(data["doubling"])),
        predicating=frozenset(data["predicating"]),
        negations=frozenset(irrealis["negations"]),
        nouns=data["nouns"],
        thoughts=frozenset(data["thoughts"]["nouns"]),
        impersonal=frozenset(data["impersonal"]["verbs"]),
        counts=frozenset(data["counts"]["nouns"]),
        withheld=frozenset(data["withheld"]["verbs"]),
        times=frozenset(data["times"]["words"]),
        voices=frozenset(data["voices"]["nouns"]),
        records=frozenset(data["records"]["nouns"]),
        occasions=frozenset(data["occasions"]["nouns"]),
        media=frozenset(data["occasions"]["names"]),
    )
