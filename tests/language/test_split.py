"""Facts on sentences and words, and what must hold for any text."""

from __future__ import annotations

import sys
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.split import MAX_WORDS, sentences, words


def split(text: str) -> list[str]:
    return [" ".join(word.text for word in sentence) for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They didn't stop.", "They did n't stop ."),
        ("They didn’t, couldn’t've.", "They did n’t , could n’t 've ."),
        ("We can't and cannot; he won't.", "We ca n't and can not ; he wo n't ."),
        ("Armenia's army, the soldiers' pay", "Armenia 's army , the soldiers ' pay"),
        ("Çavuşoğlu’s visit", "Çavuşoğlu ’s visit"),
        ("I'm sure they'll say we've, you'd", "I 'm sure they 'll say we 've , you 'd"),
        ("Nagorno-Karabakh and al-Qaeda", "Nagorno - Karabakh and al - Qaeda"),
        ("re-elected pro-Baku co-chair", "re-elected pro-Baku co-chair"),
        ("a 14-year-old boy", "a 14 - year - old boy"),
        ("the U.S. and the U.N.", "the U.S. and the U.N."),
        ("on Sept. 27", "on Sept. 27"),
        ("on Oct.5", "on Oct. 5"),
        ("October 02,2020", "October 02 , 2020"),
        ("date 2020-10-19 or 10/12/2020", "date 2020-10-19 or 10/12/2020"),
        ("at 2.30 p.m. or 14:30, 5pm", "at 2.30 p.m. or 14:30 , 5 pm"),
        ("$5m, €3.2m, 20%", "$ 5 m , € 3.2 m , 20 %"),
        ("1,200 men, 10,000,000", "1,200 men , 10,000,000"),
        ("10-15 men in 2001-02", "10 - 15 men in 2001 - 02"),
        ("a 122mm gun, the 20th, the 1990s, an F16", "a 122 mm gun , the 20th , the 1990s , an F16"),
        ("men—some hurt—fled", "men — some hurt — fled"),
        ("wait... what…", "wait ... what …"),
        ("“Stop,” he said", "“ Stop , ” he said"),
        ("he said: 'no'", "he said : ' no '"),
        ("(AFP) [sic]", "( AFP ) [ sic ]"),
        ("see www.mil.am/en/1, a.b@c.com.", "see www.mil.am/en/1 , a.b@c.com ."),
        ("https://example.org/a?b=c&d=e.", "https://example.org/a?b=c&d=e ."),
        ("Armenpress.am and News.az", "Armenpress.am and News.az"),
        ("and/or", "and / or"),
        ("O'Brien of AT&T", "O'Brien of AT&T"),
        ("Gen. J. P. Smith", "Gen. J. P. Smith"),
        ("@user #Artsakh #3", "@user #Artsakh # 3"),
        ("the S-300s", "the S - 300s"),
        ("Xəzər Đặng Մարտունի", "Xəzər Đặng Մարտունի"),
    ],
)
def test_words_are_those_of_universal_dependencies(text: str, expected: str) -> None:
    assert " ".join(word.text for word in words(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "BAKU, Oct 5 (Agency) - The ministry said two died.",
        "Mr. Aliyev and Gen. Smith met Lt. Col. Karapetyan.",
        "On Sept. 27 the U.S. Army said so.",
        "The talks began at 2.30 p.m. local time.",
        "“What?” he asked.",
        '"We won!" said the minister.',
        "He spoke of the attack (it was over. he said) and left.",
        "Sputnik Inc. and Trend Co. said so.",
        "1. The first point.",
        "The St. Petersburg talks, e.g. on prisoners, failed.",
        "A toll of 2.5 per cent, No. 5 in the list.",
        "A heading without a full stop",
        "He said ... that it was over.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert len(sentences(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It ended. They left.", ["It ended .", "They left ."]),
        ('"It is over." He left.', ['" It is over . "', "He left ."]),
        ("“It is over.” “We won.”", ["“ It is over . ”", "“ We won . ”"]),
        ("(It is over.) He left.", ["( It is over . )", "He left ."]),
        ("They went to the U.S. The talks failed.", ["They went to the U.S.", "The talks failed ."]),
        ("It began at 5 p.m. He left.", ["It began at 5 p.m.", "He left ."]),
        ("It begins at 6 p.m. Friday.", ["It begins at 6 p.m. Friday ."]),
        ("It begins at 6 p.m. Kyiv time on Monday.", ["It begins at 6 p.m. Kyiv time on Monday ."]),
        ("It begins at 6 p.m. South Sudan time.", ["It begins at 6 p.m. South Sudan time ."]),
        ("It began at 5 p.m. Residents had no time.", ["It began at 5 p.m.", "Residents had no time ."]),
        ("It was over.The army left.", ["It was over .", "The army left ."]),
        ("Why? Nobody knows! They left…", ["Why ?", "Nobody knows !", "They left …"]),
        ("It rose... Then it fell.", ["It rose ...", "Then it fell ."]),
        ("1. The first. 2. The second.", ["1 . The first .", "2 . The second ."]),
        ("He came.\n\na heading\n\nThey left.", ["He came .", "a heading", "They left ."]),
        ("He came in\nOctober. They left.", ["He came in October .", "They left ."]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(st.text(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_text_is_covered_by_words_in_order(text: str) -> None:
    at = 0
    found = [word for sentence in sentences(text) for word in sentence]
    for word in found:
        assert word.start >= at
        assert word.end > word.start
        assert text[word.start : word.end] == word.text
        between = text[at : word.start]
        assert all(
            character.isspace() or character in "\u200b\u2060\ufeff" or ord(character) < 32 for character in between
        )
        at = word.end
    assert found == words(text)


@given(st.text(alphabet="aB1 .,?!\"'“”’()-\n", max_size=400))
@settings(max_examples=300, deadline=None)
def test_sentences_are_never_empty_or_too_long(text: str) -> None:
    for sentence in sentences(text):
        assert 0 < len(sentence) <= MAX_WORDS


def test_a_part_of_a_text_keeps_its_offsets() -> None:
    text = "Skip this. Read this. Skip that."
    assert [(word.start, word.text) for word in sentences(text, 11, 21)[0]] == [(11, "Read"), (16, "this"), (20, ".")]


@pytest.mark.parametrize(
    "piece", ["a", ". ", "a-", '"', "'", "a.b.", "1,", "https://", "\n \n", "a@", "[", "1.2.", "n't", "e-", "A.", "A"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def steps(count: int) -> int:
        """Lines of Python that run. The patterns are no part of it: none can go back over more than a word of 64 letters."""
        run = 0

        def trace(_frame: FrameType, event: str, _argument: object) -> object:
            nonlocal run
            run += event == "line"
            return trace

        text = piece * count
        before = sys.gettrace()
        sys.settrace(trace)
        try:
            sentences(text)
        finally:
            sys.settrace(before)
        return run

    steps(10)
    assert steps(4_000) < 12 * steps(500)  # 8 times the text; quadratic would be 64 times
