"""linking/copies/ first turns a pile into units: sentences whose words differ, each once, and where each of them stands.

A million copies of one report are the units of one report. A unit is a string with one character for each word, so that
comparing runs in compiled code and 2 million sentences fit into memory.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b

from dateline.linking.copies.seen import seen_on
from dateline.linking.copies.settings import copy_settings
from dateline.linking.types import Pile
from dateline.linking.words import fold, names, sentences
from dateline.reports.types import CONTENT_KINDS, Report

_WORD = re.compile(r"[^\W_]+")
_GROUPED = re.compile(r"(?<=\d),(?=\d\d\d\b)")
#: Code points that no string may hold begin here; as many are left out.
_SURROGATES, _LEFT_OUT = 0xD800, 0x800
_LAST = 0x10FFFF - _LEFT_OUT


class Codes(dict[str, str]):
    """The character that stands for a word; a number written as a word has that of its digits."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._numbers = copy_settings().numbers

    def __missing__(self, word: str) -> str:
        canonical = self._numbers.get(word, word)
        if canonical != word:
            self[word] = code = self[canonical]
            return code
        place = len(self.words) % _LAST + 1
        self.words.append(word)
        self[word] = code = chr(place if place < _SURROGATES else place + _LEFT_OUT)
        return code

    def word(self, code: str) -> str:
        """The word (of several that share a character, the first)."""
        place = ord(code)
        return self.words[(place if place < _SURROGATES else place - _LEFT_OUT) - 1]


@dataclass(slots=True)
class Units:
    """`words[u]` are the coded words of unit u, in the order in which the pile saw them; `report[o]`, `start[o]`, ... where
    occurrence o stands, report by report in that order; `of_report[n]` is the range of the occurrences of `reports[n]`.

    `first[u]` is the first occurrence of unit u. `text_of` gives its own words back. `twin[n]` is the first report whose
    sentences are those of report n, in the same order: n itself, but for whole copies. `named` counts the units that write a
    word with a capital inside a sentence.
    """

    reports: tuple[Report, ...]
    codes: Codes = field(default_factory=Codes)
    words: list[str] = field(default_factory=list)
    first: array[int] = field(default_factory=lambda: array("i"))
    unit: array[int] = field(default_factory=lambda: array("i"))
    report: array[int] = field(default_factory=lambda: array("i"))
    passage: array[int] = field(default_factory=lambda: array("i"))
    start: array[int] = field(default_factory=lambda: array("i"))
    end: array[int] = field(default_factory=lambda: array("i"))
    of_report: list[range] = field(default_factory=list)
    twin: array[int] = field(default_factory=lambda: array("i"))
    named: Counter[str] = field(default_factory=Counter)

    def text_of(self, occurrence: int) -> str:
        return self.reports[self.report[occurrence]].text[self.start[occurrence] : self.end[occurrence]]

    def number(self, occurrence: int) -> int:
        """The place of a sentence within its report."""
        return occurrence - self.of_report[self.report[occurrence]].start


class _Known:
    """Sentences of passages seen before: offsets into the passage, and units. Arrays, for there are millions."""

    def __init__(self) -> None:
        self.opened = array("i")
        self._flat = array("i")

    def add(self, pieces: Iterable[tuple[int, int, int]]) -> None:
        self.opened.append(len(self._flat))
        self._flat.extend(number for piece in pieces for number in piece)

    def pieces(self, place: int) -> Iterator[tuple[int, int, int]]:
        end = self.opened[place + 1] if place + 1 < len(self.opened) else len(self._flat)
        flat = self._flat
        for n in range(self.opened[place], end, 3):
            yield flat[n], flat[n + 1], flat[n + 2]


def find_units(pile: Pile, *, distrusted: frozenset[str] = frozenset()) -> Units:
    """The units of a pile; the order of its reports changes nothing.

    Reports are seen by day, those `distrusted` after all others; of one day, agency stories and the longest first.
    """

    def seen(report: Report) -> tuple[bool, date, bool, int, str]:
        day, report_id = seen_on(report)
        return report_id in distrusted, day, not report.agency, -len(report.text), report_id

    units = Units(tuple(sorted(pile.reports, key=seen)))
    ids: dict[str, int] = {}
    passages: dict[bytes, int] = {}
    twins: dict[bytes, int] = {}
    known = _Known()
    for number, report in enumerate(units.reports):
        opened = len(units.unit)
        for place, passage in enumerate(report.passages):
            if passage.kind not in CONTENT_KINDS:
                continue
            key = blake2b(report.text[passage.start : passage.end].encode("utf-8", "replace"), digest_size=12).digest()
            where = passages.get(key)
            if where is None:
                where = passages[key] = len(known.opened)
                known.add(_pieces(report.text, passage.start, passage.end, units, ids))
            for start, end, unit in known.pieces(where):
                if unit == len(units.first):
                    units.first.append(len(units.unit))
                units.unit.append(unit)
                units.report.append(number)
                units.passage.append(place)
                units.start.append(passage.start + start)
                units.end.append(passage.start + end)
        units.of_report.append(range(opened, len(units.unit)))
        told = blake2b(units.unit[opened:].tobytes(), digest_size=16).digest()
        units.twin.append(twins.setdefault(told, number))
    return units


def _pieces(text: str, start: int, end: int, units: Units, ids: dict[str, int]) -> Iterator[tuple[int, int, int]]:
    """Sentences of a passage, offsets into it, each with its unit."""
    codes = units.codes
    for opened, closed in sentences(text, start, end):
        found = _WORD.findall(_GROUPED.sub("", fold(text[opened:closed])))
        coded = "".join([codes[word] for word in found])
        unit = ids.setdefault(coded, len(ids))
        if unit == len(units.words):
            units.words.append(coded)
            units.named.update({codes[word] for word in names(text[opened:closed])})
        yield opened - start, closed - start, unit
