"""Paragraphs hold all of a text once, and only fixed widths and broken sentences are joined."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.reports.lines import split_lines, split_paragraphs

WRAPPED = """Clashes between the army and rebels near the town of Loikaw went on
for a third day on Friday, with both sides saying that the other had
broken a truce that monks had mediated a week before.

A resident said that shells had fallen on the school and on two houses
beside it. Nobody was hurt, he said, since the school stood empty."""


def texts(text: str) -> list[str]:
    return [" ".join(paragraph.text.split()) for paragraph in split_paragraphs(text)]


def test_wrapped_text_is_unwrapped_to_its_paragraphs() -> None:
    found = texts(WRAPPED)
    assert len(found) == 2
    assert found[0].endswith("mediated a week before.")


def test_labels_without_a_blank_line_between_stay_apart() -> None:
    assert texts("Contact us\nSubscribe\nPublished 3 May 2021") == ["Contact us", "Subscribe", "Published 3 May 2021"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028", "\x85", "\x0b", "\x0c"])
def test_every_kind_of_line_break_ends_a_line(newline: str) -> None:
    assert texts(f"The army withdrew.{newline}The rebels stayed.") == ["The army withdrew.", "The rebels stayed."]


def test_one_paragraph_a_line_stays_so() -> None:
    sentence = (
        "The mayor of the besieged town said on Sunday that no lorry had come through the lines for nine days in a row."
    )
    assert len(split_paragraphs("\n".join([sentence] * 4))) == 4


def test_a_line_that_stops_inside_a_sentence_goes_on_in_the_next() -> None:
    first = "The two sides accused each other of firing first near the bridge"
    text = (
        f"{first}\nand said that they would answer any further attack on their posts with all their guns and rockets."
    )
    assert len(split_paragraphs(text)) == 1


def test_the_last_short_line_of_a_wrapped_paragraph_does_not_swallow_the_next() -> None:
    lines = [*WRAPPED.split("\n\n")[0].splitlines(), "It lasted."]
    assert len(split_paragraphs("\n".join([*lines, *lines]))) >= 2


@given(st.text())
def test_lines_hold_every_visible_character_once_and_in_order(text: str) -> None:
    lines = split_lines(text)
    assert "".join(line.text for line in lines).split() == text.split() or "".join(
        "".join(line.text.split()) for line in lines
    ) == "".join(text.split())
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert all(a.end <= b.start for a, b in pairwise(lines))
