"""The engine as other stages meet it: offsets, trees, names, and one answer whatever stands around a passage."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import ModelError
from dateline.language.engine import Engine
from dateline.language.types import Analysis

PASSAGES = [
    "BAKU, Oct. 5 (Khazar News) - The defence ministry said on Monday that two soldiers were killed near Fuzuli.",
    "Foreign Minister Elchin Mammadov didn't comment. “We have no information,” his spokeswoman told Reuters.",
    "Shelling of the town",
    'Armenia denied it. Nikol Grigoryan, a resident of Goris, said: "They came at night, and we hid in the cellar."',
    "The United Nations called for a ceasefire; Russia and Turkey, which back different sides, supported the call.",
    "Some two dozen civilians – including three children – were wounded in Ganja, the prosecutor's office reported.",
    "He was captured.",
]


def whole(text: str) -> list[tuple[int, int]]:
    return [(0, len(text))]


def together() -> tuple[str, list[tuple[int, int]]]:
    text = ""
    blocks = []
    for passage in PASSAGES:
        blocks.append((len(text), len(text) + len(passage)))
        text += passage + "\n\n"
    return text, blocks


def check(text: str, analysis: Analysis) -> None:
    at = 0
    for sentence in analysis.sentences:
        assert sentence.start >= at
        assert sentence.start == sentence.tokens[0].start
        assert sentence.end == sentence.tokens[-1].end
        assert sum(token.head == -1 for token in sentence.tokens) == 1
        for index, token in enumerate(sentence.tokens):
            assert text[token.start : token.end] == token.text
            assert token.lemma
            assert (token.deprel == "root") == (token.head == -1)
            assert token.head != index
            steps = 0
            while token.head >= 0:
                token = sentence.tokens[token.head]
                steps += 1
                assert steps <= len(sentence.tokens)
        at = sentence.end
    for name in analysis.names:
        assert text[name.start : name.end].strip()
        assert name.kind in ("PER", "ORG", "LOC")
        assert 0 <= name.score <= 1


def test_sentences_and_names_of_a_report(engine: Engine) -> None:
    text, blocks = together()
    analysis = engine.analyse(text, blocks)
    check(text, analysis)
    assert [sentence.block for sentence in analysis.sentences] == [0, 1, 1, 2, 3, 3, 4, 5, 6]
    names = {(text[name.start : name.end], name.kind) for name in analysis.names}
    assert {("BAKU", "LOC"), ("Fuzuli", "LOC"), ("Elchin Mammadov", "PER"), ("Ganja", "LOC")} <= names
    assert {("Nikol Grigoryan", "PER"), ("Goris", "LOC"), ("Armenia", "LOC"), ("United Nations", "ORG")} <= names


def test_passive_and_subject(engine: Engine) -> None:
    text = PASSAGES[0]
    tokens = {token.text: token for token in engine.analyse(text, whole(text)).sentences[0].tokens}
    assert tokens["killed"].lemma == "kill"
    assert tokens["killed"].xpos == "VBN"
    assert tokens["soldiers"].deprel == "nsubj:pass"
    assert tokens["ministry"].deprel == "nsubj"
    assert tokens["killed"].deprel == "ccomp"


def test_a_passage_does_not_depend_on_its_neighbours() -> None:
    text, blocks = together()
    expected = Engine.load().analyse(text, blocks)
    alone = Engine.load(cached_words=0)
    for number, (start, end) in enumerate(blocks):
        single = alone.analyse(text, [(start, end)])
        assert [s.tokens for s in single.sentences] == [s.tokens for s in expected.sentences if s.block == number]
        assert list(single.names) == [name for name in expected.names if start <= name.start < end]


@pytest.mark.parametrize("threads", [1, 2, 4])
def test_order_and_threads_change_nothing(engine: Engine, threads: int) -> None:
    items = [(passage, whole(passage)) for passage in PASSAGES * 3]
    expected = {text: engine.analyse(text, blocks) for text, blocks in items}
    random.Random(threads).shuffle(items)
    other = Engine.load(threads=threads, cached_words=0)
    assert other.analyse_many(items) == [expected[text] for text, _ in items]


def test_a_passage_met_again_is_not_analysed_again() -> None:
    engine = Engine.load()
    text = PASSAGES[0]
    first = engine.analyse(text, whole(text))
    units = engine.stats.units
    copy = f"Another headline\n{text}"
    second = engine.analyse(copy, [(17, len(copy))])
    assert engine.stats.units == units
    assert engine.stats.hits == 1
    assert [token.start - 17 for token in second.sentences[0].tokens] == [t.start for t in first.sentences[0].tokens]
    assert [token.lemma for token in second.sentences[0].tokens] == [t.lemma for t in first.sentences[0].tokens]


def test_the_cache_is_bounded_and_forgets_the_oldest() -> None:
    engine = Engine.load(cached_words=60)
    for passage in PASSAGES:
        engine.analyse(passage, whole(passage))
    assert engine.held_words <= 60
    units = engine.stats.units
    engine.analyse(PASSAGES[-1], whole(PASSAGES[-1]))
    assert engine.stats.units == units
    engine.analyse(PASSAGES[0], whole(PASSAGES[0]))
    assert engine.stats.units == units + 1


def test_nothing_gives_nothing(engine: Engine) -> None:
    assert engine.analyse("", []) == Analysis((), ())
    assert engine.analyse(" \n\t ", [(0, 4)]) == Analysis((), ())
    assert engine.analyse_many([]) == []


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_analysed(engine: Engine, text: str) -> None:
    check(text, engine.analyse(text, whole(text)))


@pytest.mark.parametrize("piece", ["a ", "Xüzülörk-", "\ud800 ", "𓀀 ", "word. ", "http://a.b/c ", "́ "])
def test_long_and_odd_passages(engine: Engine, piece: str) -> None:
    text = piece * 700
    check(text, engine.analyse(text, whole(text)))


def test_missing_weights(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="E301"):
        Engine.load(tmp_path / "none.onnx")


def test_wrong_weights(tmp_path: Path) -> None:
    file = tmp_path / "wrong.onnx"
    file.write_bytes(b"not a model")
    with pytest.raises(ModelError, match="E302"):
        Engine.load(file)


def test_weights_that_are_no_model(tmp_path: Path) -> None:
    file = tmp_path / "wrong.onnx"
    file.write_bytes(b"not a model")
    with pytest.raises(ModelError, match="E305"):
        Engine.load(file, digest=None)
