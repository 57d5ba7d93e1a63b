"""Reports that name thousands of places cost no more for each name than those that name a few: steps are counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from tests.grounding.test_places import report_of

from dateline.grounding.countries import countries
from dateline.grounding.gazetteer.lookup import Candidate, Gazetteer
from dateline.grounding.places import resolve as resolving
from dateline.grounding.places.find import find_places
from dateline.language.types import Analysis, Name, NameKind, Sentence, Token

KINDS: tuple[NameKind, ...] = ("LOC", "ORG", "PER")


@dataclass
class Counted:
    """A gazetteer that counts what it is asked."""

    gazetteer: Gazetteer
    steps: int = field(default=0)

    def lookup(self, name: str, *, loosely: bool = False) -> tuple[Candidate, ...]:
        self.steps += 1
        return self.gazetteer.lookup(name, loosely=loosely)

    def __getattr__(self, name: str) -> object:
        return getattr(self.gazetteer, name)


def listed(names: Iterable[str], kind: NameKind | None, *, sentence: int) -> tuple[str, Analysis]:
    """A text of names and commas, `sentence` names a sentence, each a name of that kind for the encoder (None: no name)."""
    text = ""
    sentences: list[Sentence] = []
    found: list[Name] = []
    tokens: list[Token] = []
    begin = 0
    for number, name in enumerate(names, start=1):
        start = len(text)
        for word in name.split():
            tokens.append(Token(len(text), len(text) + len(word), word, word, "PROPN", "NNP", 0, "conj"))
            text += word + " "
        if kind is not None:
            found.append(Name(start, len(text) - 1, kind, 1.0))
        tokens.append(Token(len(text) - 1, len(text), ",", ",", "PUNCT", ",", 0, "punct"))
        text = text[:-1] + ", "
        if number % sentence == 0:
            sentences.append(Sentence(begin, len(text) - 1, tuple(tokens), 0))
            begin, tokens = len(text), []
    if tokens:
        sentences.append(Sentence(begin, len(text) - 1, tuple(tokens), 0))
    return text, Analysis(tuple(sentences), tuple(found))


def steps(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch, text: str, analysis: Analysis) -> int:
    """Names looked up and candidates compared."""
    counted = Counted(gazetteer)
    compared = 0
    real = vars(resolving)["context_comparisons"]

    def comparing(*args: object, **options: object) -> object:
        nonlocal compared
        compared += 1
        return real(*args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(resolving, "context_comparisons", comparing)
        find_places(report_of(text), analysis, counted)  # type: ignore[arg-type]
    return counted.steps + compared


@pytest.mark.parametrize("kind", [*KINDS, None])
@pytest.mark.parametrize("sentence", [20, 5000])
def test_three_thousand_places_are_linear(
    gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch, kind: NameKind | None, sentence: int
) -> None:
    towns = [
        "Goris",
        "Kramatorsk",
        "Nyala",
        "Deir ez-Zor",
        "Springfield",
        "Unknownstead",
        "Lamar County",
        "Ouagadougou",
    ]
    few, many = ([towns[i % 8] + (f" {i}" if i % 16 == 5 else "") for i in range(n)] for n in (300, 3000))
    small = steps(gazetteer, monkeypatch, *listed(few, kind, sentence=sentence))
    large = steps(gazetteer, monkeypatch, *listed(many, kind, sentence=sentence))
    assert large <= 11 * small


def test_a_list_of_capitals(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    capitals = [c.capital for c in countries() if c.capital]
    text, analysis = listed(capitals, "LOC", sentence=len(capitals))
    assert steps(gazetteer, monkeypatch, text, analysis) < 100 * 3 * len(capitals)
    found = find_places(report_of(text), analysis, gazetteer)
    assert len(found) >= 0.95 * len(capitals)


def test_one_name_of_thousands_of_words(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in KINDS:
        short, long = (listed([" ".join(["Goris"] * n)], kind, sentence=1) for n in (200, 2000))
        assert steps(gazetteer, monkeypatch, *long) <= 11 * steps(gazetteer, monkeypatch, *short) + 100
