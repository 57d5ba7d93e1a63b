"""What a hostile text costs after the encoder: calls are counted, seconds never. Four times the text, four times the calls.

Sentences are as long as the encoder lets them be; their trees are as deep as they can be, each word hanging on the one before.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import FrameType

import pytest

from dateline.grounding.times.lexicon import TOKEN
from dateline.language.split import MAX_WORDS
from dateline.language.types import Analysis, Name, Sentence, Token
from dateline.pipeline import Reader
from dateline.reports.types import Published
from tests.grounding.test_places import report_of

TAGS = {"NUM": ("CD", "nummod"), "PROPN": ("NNP", "conj"), "VERB": ("VBD", "conj"), "NOUN": ("NNS", "obj")}
PIECES = [
    "killed 1 2 3 4 5 ", "killed 12 and wounded 30 ", "in Goris, Syunik, Armenia, ", "27 September 5 people ",
    "one in three soldiers ", "12 000 ", "((( ", "[[a ] ", "1,000 and ", "1’200 ", "a million and a half ", "10-to-15 ",
    "14 July Bridge ", "in 2014 and 2015 ", "1O ", "Killed: 12. ", "London Road ", "Duke of Sussex ", "and ", "Friday ",
    "dead wounded ", "1.200.000 ", "9 ", "two of them children, ",
]  # fmt: skip


def analysed(text: str) -> Analysis:
    """A parse by the looks of the words, every capital a place."""
    words = list(TOKEN.finditer(text))
    sentences: list[Sentence] = []
    names: list[Name] = []
    for first in range(0, len(words), MAX_WORDS):
        tokens = [_token(m.group(), m.start(), i) for i, m in enumerate(words[first : first + MAX_WORDS])]
        sentences.append(Sentence(tokens[0].start, tokens[-1].end, tuple(tokens), 0))
        names += [Name(t.start, t.end, "LOC", 1.0) for t in tokens if t.upos == "PROPN"]
    return Analysis(tuple(sentences), tuple(names))


def _token(word: str, start: int, i: int) -> Token:
    harm = word.lower() in ("killed", "wounded")
    upos = "NUM" if word[0].isdigit() else "VERB" if harm else "PROPN" if word[0].isupper() else "NOUN"
    xpos, relation = TAGS[upos] if word[0].isalnum() else (word, "punct")
    return Token(start, start + len(word), word, word.lower(), upos, xpos, i - 1, relation if i else "root")


def calls(step: Callable[[], object]) -> int:
    """How many functions a step calls and comes back from."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += 1

    sys.setprofile(count)
    try:
        step()
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.parametrize("piece", PIECES)
def test_a_longer_text_costs_no_more_for_each_word(reader: Reader, piece: str) -> None:
    cost = []
    for times in (1, 1, 4):  # the first fills what is kept for all reports
        text = piece * (times * 6 * MAX_WORDS // max(1, len(TOKEN.findall(piece))))
        report = replace(report_of(text), published=Published(date(2020, 10, 20), date(2020, 10, 20), "stated"))
        analysis = analysed(text)
        cost.append(calls(lambda report=report, analysis=analysis: reader.interpret(report, analysis)))  # type: ignore[misc]
    assert cost[2] <= 4.6 * cost[1] + 1000
