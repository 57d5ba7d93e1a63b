"""Inside reports/: tables of a text, set with tabs, bars or runs of spaces, and lists of "name: number", as rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.reports.lines import Paragraph, split_lines

#: Cells of a row set with spaces stand this far apart at least.
_GAP = re.compile(r" {2,}|[ ]*\t[ \t]*")
_BAR = re.compile(r"[ \t]*\|[ \t]*")
_RULE = re.compile(r"[\s|:+=*_-]+")
_FIGURE = re.compile(r"[~<>]?\d{1,3}(?:[,. ]\d{3}){0,2}[+?*]?|\d{1,9}[+?*]?")
_NOUGHT = re.compile(r"[-–—.]{1,3}|nil|none|n/?a|\?", re.IGNORECASE)
_NAMED = re.compile(
    r"(?:[*•·▪-] ?)?(?P<name>[^\W\d_][^\d:;|\t]{1,38}?)(?: ?[:–—] ?| - )"
    r"(?P<number>\d{1,3}(?:[,.]\d{3}){1,2}|\d{1,6})(?=$|[ ,;(](?! ?[:.%\d]))"
)
_FEWEST_CELLS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of the text without the white space around it; empty cells have no length."""

    start: int
    end: int
    text: str

    @property
    def number(self) -> int | None:
        """The number that is all the cell holds; None for words, a dash or "?"."""
        return int(re.sub(r"\D", "", self.text)) if _FIGURE.fullmatch(self.text) else None

    @property
    def counted(self) -> bool:
        """Whether the cell holds a number, or says that there is none to tell."""
        return self.number is not None or _NOUGHT.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table; `start` and `end` are the line's."""

    start: int
    end: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`head` names the columns, None in a list of "name: number"; every row has as many cells, and a number in one of them."""

    head: Row | None
    rows: tuple[Row, ...]

    @property
    def start(self) -> int:
        return (self.head or self.rows[0]).start

    @property
    def end(self) -> int:
        return self.rows[-1].end


def find_tables(text: str) -> tuple[Table, ...]:
    """The tables of a text in order. Lines that only draw a rule between rows are passed over; a blank line ends a table.

    A heading row holds no number, so that the rows of a table without one are no table.
    """
    return tuple(_tables(list(_rows(split_lines(text)))))


def find_lists(text: str) -> tuple[Table, ...]:
    """Runs of two lines or more of a name and its number, "Dang: 37 (villagers)", each of them a row of the two."""
    found: list[Table] = []
    run: list[Row] = []
    for line in split_lines(text):
        match = _NAMED.match(line.text)
        if match is None or (run and line.after_gap):
            found += [Table(None, tuple(run))] if len(run) > 1 else []
            run = []
        if match is not None:
            name, number = (
                Cell(line.start + match.start(n), line.start + match.end(n), match[n]) for n in ("name", "number")
            )
            run.append(Row(line.start, line.end, (name, number)))
    return (*found, Table(None, tuple(run))) if len(run) > 1 else tuple(found)


def _rows(lines: Sequence[Paragraph]) -> Iterator[Row | None]:
    """Each line as a row; None where the lines before and after it are of no one table."""
    for line in lines:
        if line.after_gap:
            yield None
        if _RULE.fullmatch(line.text):
            continue
        cells = tuple(_cells(line))
        yield Row(line.start, line.end, cells) if len(cells) >= _FEWEST_CELLS else None


def _cells(line: Paragraph) -> Iterator[Cell]:
    text = line.text
    barred = text.count("|") >= _FEWEST_CELLS or (text.count("|") == 1 and not text.startswith("|"))
    first, last = 0, len(text)
    if barred:
        first, last = (1 if text.startswith("|") else 0), (last - 1 if text.endswith("|") else last)
    at = first
    for match in (_BAR if barred else _GAP).finditer(text, first, last):
        yield _cell(line, at, match.start())
        at = match.end()
    yield _cell(line, at, last)


def _cell(line: Paragraph, first: int, last: int) -> Cell:
    raw = line.text[first:last]
    start = line.start + first + len(raw) - len(raw.lstrip())
    return Cell(start, start + len(raw.strip()), raw.strip())


def _tables(rows: Sequence[Row | None]) -> Iterator[Table]:
    head: Row | None = None
    found: list[Row] = []
    for row in (*rows, None):
        if row is not None and head is not None and _belongs(row, head):
            found.append(row)
            continue
        if head is not None and found:
            yield Table(head, tuple(found))
        head = row if row is not None and not any(cell.number is not None for cell in row.cells) else None
        found = []


def _belongs(row: Row, head: Row) -> bool:
    return len(row.cells) == len(head.cells) and any(cell.counted for cell in row.cells[1:])
