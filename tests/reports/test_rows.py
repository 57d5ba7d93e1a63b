"""Tables set with tabs, bars and spaces, and lists of names with numbers, are found; prose and lists of other things are not."""

from __future__ import annotations

import pytest

from dateline.reports.rows import find_lists, find_tables
from dateline.reports.structure import read_pieces

TABLES = {
    "tabs": "Town\tDead\nGoris\t3\nKapan\t-\n",
    "bars": "| Town  | Dead |\n|-------|------|\n| Goris | 3    |\n| Kapan | -    |\n",
    "bars inside": "Town | Dead\nGoris | 3\nKapan | -\n",
    "spaces": "Town        Dead\nGoris          3\nKapan          -\n",
}
PROSE = [
    "The guns fell silent.  The mayor spoke.\nHe left.  3 of us stayed.\n",
    "Town\tDead\n\nGoris\t3\n",
    "Goris\t3\nKapan\t4\n",
    "A | B\nC | D\n",
]


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES.keys())
def test_a_table_is_its_heading_and_its_rows(text: str) -> None:
    (table,) = find_tables(text)
    assert table.head is not None
    assert [c.text for c in table.head.cells] == ["Town", "Dead"]
    assert [[c.text for c in row.cells] for row in table.rows] == [["Goris", "3"], ["Kapan", "-"]]
    assert [row.cells[1].number for row in table.rows] == [3, None]
    assert all(text[c.start : c.end] == c.text for row in table.rows for c in row.cells)


@pytest.mark.parametrize("text", PROSE)
def test_what_is_no_table(text: str) -> None:
    assert find_tables(text) == ()


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Goris: 3\nKapan: 4 (farmers)\n", [("Goris", 3), ("Kapan", 4)]),
        ("* New Halfa - 1,200\n* Kosti - 7\n", [("New Halfa", 1200), ("Kosti", 7)]),
        ("Goris: 3\nThe rest is calm.\n", []),
        ("Opens: 10:30\nCloses: 18:00\n", []),
        ("Goris: 3.5\nKapan: 4%\n", []),
    ],
)
def test_a_list_is_two_names_with_numbers_at_least(text: str, rows: list[tuple[str, int]]) -> None:
    found = [(row.cells[0].text, row.cells[1].number) for table in find_lists(text) for row in table.rows]
    assert found == rows


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES.keys())
def test_rows_are_body_and_each_its_own_passage(text: str) -> None:
    report = f"Three villages were shelled on Sunday\n\n{text}\nThe mayor of the largest village said that the school was hit."
    pieces = [p for p in read_pieces(report) if "Goris" in p.text or "Kapan" in p.text]
    assert [p.kind for p in pieces] == ["body", "body"]


def test_a_column_of_print_with_broken_words_is_one_paragraph() -> None:
    lines = "The sol-\ndiers of the gar-\nrison left the\ntown at noon.\nNobody was hurt\nin the square."
    assert next(p.text for p in read_pieces(lines) if p.kind == "body").startswith(
        "The sol-\ndiers of the gar-\nrison left"
    )
