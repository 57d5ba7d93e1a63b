"""What a hostile text costs after the encoder: calls are counted, seconds never. Four times the text, four times the calls.

Sentences are as long as the encoder lets them be, their trees as deep as they can be, each word hanging on the one before; or
there are as many sentences as the text has full stops. Every sixth word takes part in something, as the trained head sees it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from types import FrameType

import numpy as np
import pytest

from dateline.grounding.times.lexicon import TOKEN
from dateline.language.casting import find_parts
from dateline.language.split import MAX_WORDS
from dateline.language.types import Analysis, Name, Part, Sentence, Token
from dateline.linking.retold.reports import told_again
from dateline.linking.types import Pile
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Published
from tests.grounding.test_places import report_of

DATED = Published(date(2020, 10, 20), date(2020, 10, 20), "stated")
UNDATED = Published(None, None, "unknown")
TAGS = {"NUM": ("CD", "nummod"), "PROPN": ("NNP", "conj"), "VERB": ("VBD", "conj"), "NOUN": ("NNS", "obj")}
PIECES = [
    "killed 1 2 3 4 5 ", "killed 12 and wounded 30 ", "in Goris, Syunik, Armenia, ", "27 September 5 people ",
    "one in three soldiers ", "12 000 ", "((( ", "[[a ] ", "1,000 and ", "1’200 ", "a million and a half ", "10-to-15 ",
    "14 July Bridge ", "in 2014 and 2015 ", "1O ", "Killed: 12. ", "London Road ", "Duke of Sussex ", "and ", "Friday ",
    "dead wounded ", "1.200.000 ", "9 ", "two of them children, ",
    "ceasefire ", "agreed a truce and broke the truce ", "the Moscow ceasefire of 1994 ", "Armenia met Russia in Moscow and ",
    "Turkey condemned it, ", "( \u201c ", "said the army said ", "attacked and seized and arrested ", "Goris: Kapan, ",
]  # fmt: skip
SENTENCES = [
    "The army shelled Goris. ", "The army shelled Goris on 5 May and killed 12 people. ", "It denied the attack. ",
    "Armenia met Russia in Moscow. ", "Russia condemned the attack. ", "Armenia and Turkey agreed a truce. ",
    "The truce of 1994 was broken by Turkey. ", "Armenia accused Turkey of attacking Goris. ", "Shelled: Goris, Kapan. ",
    "The army shelled Goris.\n", "09:20 The army shelled Goris.\n", "5 May\nThe army shelled Goris.\n", "Goris: 12\n",
    "Town\tKilled\nGoris\t12\nKapan\t3\n\n", "\u201cWe shelled Goris,\u201d the army said. ",
]  # fmt: skip
VERBS = frozenset(
    (
        "said",
        "denied",
        "accused",
        "killed",
        "wounded",
        "shelled",
        "met",
        "condemned",
        "agreed",
        "broke",
        "broken",
        "attacked",
        "seized",
        "arrested",
    )
)


def analysed(text: str, *, by_sentence: bool = False) -> Analysis:
    """A parse by the looks of the words, every capital a place; sentences end where MAX_WORDS do, or with each full stop too."""
    sentences: list[Sentence] = []
    names: list[Name] = []
    parts: list[Part] = []
    for block, words in enumerate(_cut(text, by_sentence=by_sentence)):
        tokens = [_token(m.group(), m.start(), i) for i, m in enumerate(words)]
        sentences.append(Sentence(tokens[0].start, tokens[-1].end, tuple(tokens), block if by_sentence else 0))
        names += [Name(t.start, t.end, "LOC", 1.0) for t in tokens if t.upos == "PROPN"]
        parts += [Part(t.start, t.end, "target", 0.9) for t in tokens[::6]]
    return Analysis(tuple(sentences), tuple(names), parts=tuple(parts), acts=((0.5,),) * len(sentences))


def _cut(text: str, *, by_sentence: bool) -> Iterator[list[re.Match[str]]]:
    words: list[re.Match[str]] = []
    for word in TOKEN.finditer(text):
        words.append(word)
        ends = by_sentence and (word.group() == "." or text[word.end() : word.end() + 1] == "\n")
        if ends or len(words) == MAX_WORDS:
            yield words
            words = []
    if words:
        yield words


def _token(word: str, start: int, i: int) -> Token:
    low = word.lower()
    upos = "NUM" if word[0].isdigit() else "VERB" if low in VERBS else "PROPN" if word[0].isupper() else "NOUN"
    xpos, relation = TAGS[upos] if word[0].isalnum() else (word, "punct")
    return Token(start, start + len(word), word, low, upos, xpos, i - 1, relation if i else "root")


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
        report = replace(report_of(text), published=DATED)
        analysis = analysed(text)
        cost.append(calls(lambda report=report, analysis=analysis: reader.interpret(report, analysis)))  # type: ignore[misc]
    assert cost[2] <= 4.6 * cost[1] + 1000


@pytest.mark.parametrize("piece", SENTENCES)
def test_more_sentences_cost_no_more_for_each_nor_do_their_mentions_put_together(reader: Reader, piece: str) -> None:
    read, joined = [], []
    for times in (1, 1, 4):
        report = replace(report_of(piece * (times * 30)), published=UNDATED if " on " in piece else DATED)
        analysis = analysed(report.text, by_sentence=True)
        kept: list[Reading] = []
        read.append(calls(lambda r=report, a=analysis, k=kept: k.append(reader.interpret(r, a))))  # type: ignore[misc]
        places = {m.place.place_id: m.place for m in kept[0].grounding.places if m.place is not None}
        pile = Pile((report,), kept[0].claims, kept[0].events, places)
        joined.append(calls(lambda pile=pile: told_again(pile)))  # type: ignore[misc]
    assert read[2] <= 4.6 * read[1] + 1000
    assert joined[2] <= 4.6 * joined[1] + 1000


def test_more_words_are_cast_at_no_more_cost_for_each() -> None:
    cost = []
    for words in (MAX_WORDS, MAX_WORDS, 4 * MAX_WORDS):
        chances = np.zeros((words, 4, 3), dtype=np.float32)
        chances[..., 1] = 1.0  # every word begins a part of every kind
        cost.append(calls(lambda chances=chances: find_parts(chances, ("a", "b", "c", "d"))))  # type: ignore[misc]
    assert cost[2] <= 4.6 * cost[1] + 1000


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("(", ")"), ("[", "]"), ("\u201c", "\u201d"), ('"', '"'), ("'", "'"), ("( \u201c", "\u201d )")],
)
def test_two_thousand_marks_inside_each_other_are_read(reader: Reader, opening: str, closing: str) -> None:
    inside = opening * 2000 + "shells hit Goris" + closing * 2000
    text = f"The army said that the town was shelled on Sunday and that three people were killed {inside}."
    (reading,) = reader.read([Document("a.txt", text)])
    assert isinstance(reading, Reading)
    assert any(t.low == 3 for e in reading.events for t in e.tolls)


def test_a_sentence_of_five_thousand_words_is_read(reader: Reader) -> None:
    text = "The army said " + "that shells hit Goris on Sunday and " * 715 + "that three people were killed."
    (reading,) = reader.read([Document("a.txt", text)])
    assert isinstance(reading, Reading)
    assert reading.events
