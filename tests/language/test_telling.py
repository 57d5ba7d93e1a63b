"""Tellings: the spans of what is said, whose, by which cue; the same wherever their passage stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.engine import Engine
from dateline.language.features import quoted
from dateline.language.question import DISTANCES, RELATIONS, distance, relation
from dateline.language.types import Analysis, Telling

SURE = 0.5
SENTENCES = [
    ("The junta said that four monks had died in Bago.", "The junta", "said", "four monks had died in Bago"),
    ("“We never left the valley,” the commander said.", "the commander", "said", "We never left the valley"),
    (
        "According to the ministry, nine drones were shot down.",
        "the ministry",
        "According to",
        "nine drones were shot down",
    ),
    ("Two shells fell on the market, residents told reporters.", "residents", "told", "Two shells fell on the market"),
    (
        "The bridge will reopen on Friday, said Amina Diallo.",
        "Amina Diallo",
        "said",
        "The bridge will reopen on Friday",
    ),
    ("Officials believe the convoy was ambushed.", "Officials", "believe", "the convoy was ambushed"),
]


def analysed(engine: Engine, text: str) -> Analysis:
    return engine.analyse(text, [(0, len(text))])


def words(text: str, telling: Telling, role: str) -> str:
    return " ".join(text[start:end] for start, end in getattr(telling, role))


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"), SENTENCES, ids=[row[2] + str(n) for n, row in enumerate(SENTENCES)]
)
def test_a_telling_has_its_source_cue_and_content(
    engine: Engine, text: str, source: str, cue: str, content: str
) -> None:
    sure = [t for t in analysed(engine, text).tellings if t.score >= SURE]
    assert [words(text, t, "source") for t in sure] == [source]
    assert cue in words(text, sure[0], "cue")
    assert words(text, sure[0], "content").removeprefix("that ") == content


@pytest.mark.parametrize("text", ["Rain fell on the coast all day.", "The plant makes shoes and exports them to Peru."])
def test_what_nobody_tells_has_no_likely_telling(engine: Engine, text: str) -> None:
    assert not [t for t in analysed(engine, text).tellings if t.score >= SURE]


def test_a_content_goes_on_behind_its_cue(engine: Engine) -> None:
    text = "“We hold the town,” she said. “We will stay.”"
    (telling,) = [t for t in analysed(engine, text).tellings if t.score >= SURE]
    assert [text[start:end] for start, end in telling.content] == ["We hold the town", "We will stay"]


def test_a_telling_is_the_same_wherever_its_passage_stands(engine: Engine) -> None:
    text = SENTENCES[0][0]
    before = "Rain fell on the coast.\n\n"
    alone = analysed(engine, text).tellings
    moved = engine.analyse(before + text, [(0, len(before) - 2), (len(before), len(before) + len(text))]).tellings
    shift = len(before)
    assert [(s - shift, e - shift) for t in moved for s, e in t.content] == [span for t in alone for span in t.content]
    assert [t.score for t in moved] == [t.score for t in alone]


def test_a_passage_of_many_units_is_asked_about_cue_by_cue(engine: Engine) -> None:
    text = " ".join(sentence for sentence, *_ in SENTENCES * 6)
    found = [t for t in analysed(engine, text).tellings if t.score >= SURE]
    assert len(found) >= 5 * len(SENTENCES)
    assert [t.cue[0] for t in found] == sorted(t.cue[0] for t in found)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab said“”\".,:' \n"), max_size=200))
def test_spans_lie_within_any_text_and_a_cue_is_no_part_of_its_roles(text: str) -> None:
    for telling in analysed(_engine(), text).tellings:
        cue = {i for start, end in telling.cue for i in range(start, end)}
        for start, end in (*telling.cue, *telling.source, *telling.content):
            assert 0 <= start < end <= len(text)
        for start, end in (*telling.source, *telling.content):
            assert cue.isdisjoint(range(start, end))


_engines: list[Engine] = []


def _engine() -> Engine:
    if not _engines:
        _engines.append(Engine.load())
    return _engines[0]


def test_quotation_marks_hold_words_and_one_left_open_holds_the_rest() -> None:
    assert quoted(["“", "yes", "”", "he", "said"]) == [1, 1, 1, 0, 0]
    assert quoted(["he", '"', "no", '"', "no"]) == [0, 1, 1, 1, 0]
    assert quoted(["he", "said", "“", "go", "on"]) == [0, 0, 2, 2, 2]


def test_distance_is_nought_in_the_cue_and_tells_before_from_behind() -> None:
    found = distance([3, 4], 8)
    assert found[3] == found[4] == 0
    assert found[5] != found[2]
    assert all(0 <= bucket < DISTANCES for bucket in distance([50], 400))
    assert len(set(distance([0], 400))) == (DISTANCES + 1) // 2


def test_a_relation_tells_how_a_words_sentence_stands_to_the_cues() -> None:
    assert relation([2], [0, 0, 1, 1, 2, 3, 4], 7) == [1, 1, 2, 2, 3, 4, 4]
    assert max(relation([0], [0, 1, 2, 3, 9], 5)) == RELATIONS - 1
