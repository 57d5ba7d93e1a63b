"""Where quotations begin and end: marks of every kind, apostrophes, measures, marks that are missing, paragraphs."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.grounding.actors.quotes import Quotation, find_quotations


def blocks_of(text: str) -> list[tuple[int, int]]:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append((at, at + len(line)))
        at += len(line) + 1
    return blocks


def found(text: str) -> list[Quotation]:
    return list(find_quotations(text, blocks_of(text)))


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('"We stay," she said. "They left."', ['"We stay,"', '"They left."']),
        ("“We stay,” she said. “They left.”", ["“We stay,”", "“They left.”"]),
        ("«We stay,» she said. « They left. »", ["«We stay,»", "« They left. »"]),
        ("»We stay«, she said. »They left.«", ["»We stay«", "»They left.«"]),
        ("„We stay“, she said. „They left.”", ["„We stay“", "„They left.”"]),
        ("‹We stay›, she said.", ["‹We stay›"]),
        ("``We stay,'' she said.", ["``We stay,''"]),
        ("”We stay,” she said.", ["”We stay,”"]),
        ('“We stay" she said. "They left”, he said.', ['“We stay"', '"They left”']),
        ("'We stay,' she said. 'They left.'", ["'We stay,'", "'They left.'"]),
        ("‘We stay,’ she said.", ["‘We stay,’"]),
        # one within another: the outermost
        ("“He told me, ‘Run,’ and I ran,” she said.", ["“He told me, ‘Run,’ and I ran,”"]),
        ("‘He told me “run” and I ran,’ she said.", ["‘He told me “run” and I ran,’"]),
        ('"He said "no" to me," she said.', ['"He said "no" to me,"']),
        ("“He called it „a «dead» town“ twice,” she said.", ["“He called it „a «dead» town“ twice,”"]),
        # apostrophes, measures, letters
        ("The army’s trucks and the rebels’ camp: it’s O’Hara’s.", []),
        ("The army's trucks and the rebels' camp: it's O'Hara's.", []),
        ("‘The army’s men hit the rebels’ camp.’ He left.", ["‘The army’s men hit the rebels’ camp.’"]),
        ("The rebels' boots were 'gone for good' by dawn.", ["'gone for good'"]),
        ("In the '90s it was all rock 'n' roll.", []),
        ('A 6" pipe, a 5\'11" man.', []),
        ('A 6" pipe fell. "We ran," he said.', ['"We ran,"']),
        ('He said: "It was 40\' long."', ['"It was 40\' long."']),
        # marks that are missing
        ('He said "no. Then "we go," she said.', ['"no.', '"we go,"']),
        ("The so-called “grey zone was hit. Then the army came.", ["“grey zone was hit."]),
        ("We stay,” she said. “They left.”", ["“They left.”"]),
        ("“We stay. They left.", ["“We stay. They left."]),
        ("He said: “We stay. They left.", ["“We stay. They left."]),
        ("\"\" “” «» ''", []),
    ],
)
def test_where_quotations_stand(text: str, quotations: list[str]) -> None:
    assert [text[q.start : q.end] for q in found(text)] == quotations


@pytest.mark.parametrize(
    "text",
    [
        "“We hold,” she said. “They cannot win.\n“They lost men.\n“They will lose more,” she said.",
        '"We hold," she said. "They cannot win.\n"They lost men.\n"They will lose more," she said.',
        "«We hold,» she said. «They cannot win.\n«They lost men.\n«They will lose more,» she said.",
        "‘We hold,’ she said. ‘They cannot win.\n‘They lost men.\n‘They will lose more,’ she said.",
    ],
)
def test_a_quotation_runs_on_over_paragraphs(text: str) -> None:
    told = [(text[q.start : q.end].strip('“”«»‘’"'), q.block, q.closed, q.continued) for q in found(text)]
    assert told == [
        ("We hold,", 0, True, False),
        ("They cannot win.", 0, False, False),
        ("They lost men.", 1, False, True),
        ("They will lose more,", 2, True, True),
    ]


def test_a_quotation_closes_in_the_next_paragraph_that_does_not_open_it_again() -> None:
    text = "He said: “We hold.\nThey lost men,” he added. “Many.”"
    told = [(text[q.start : q.end], q.closed, q.continued) for q in found(text)]
    assert told == [("“We hold.", False, False), ("They lost men,”", True, True), ("“Many.”", True, False)]


def test_a_missing_mark_spoils_no_other_paragraph() -> None:
    text = "He said: “We hold.\nThe road is shut.\n“They left,” she said."
    assert [text[q.start : q.end] for q in found(text)] == ["“We hold.", "“They left,”"]


MARKS = st.text(alphabet="“”„\"«»‘’‚‹›'` \nabS9.,:", max_size=80)


@settings(max_examples=300, deadline=None)
@given(MARKS)
def test_quotations_of_any_text_stand_apart_within_their_passages(text: str) -> None:
    blocks = blocks_of(text)
    quotations = found(text)
    for one in quotations:
        assert blocks[one.block][0] <= one.start < one.end <= blocks[one.block][1]
        assert any(c.isalnum() for c in text[one.start : one.end])
    assert all(a.end <= b.start for a, b in pairwise(quotations))


def lines_run(text: str) -> int:
    """Lines of code run to find the quotations: work counted, not seconds."""
    blocks = blocks_of(text)
    count = 0

    def trace(*_: object) -> object:
        nonlocal count
        count += 1
        return trace

    sys.settrace(trace)  # type: ignore[arg-type]
    try:
        find_quotations(text, blocks)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("pattern", ["“a ", "“a ‘b ", "a” ", "'a b's ", '"a "b', "“a\n", "«a »b", "‘a s’ b"])
def test_twice_the_marks_are_twice_the_work(pattern: str) -> None:
    assert lines_run(pattern * 800) < 2.2 * lines_run(pattern * 400)
