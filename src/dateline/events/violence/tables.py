"""In `events/violence`: each row of a table or list of districts becomes the event that it tells of, with its columns as toll."""

from __future__ import annotations

import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from dateline.claims.types import Claim
from dateline.events.build import make_event
from dateline.events.lexicon import Trigger
from dateline.events.scene import Scene
from dateline.events.setting.surroundings import Where
from dateline.events.syntax import Tree
from dateline.events.types import Event, Toll, TollKind
from dateline.grounding.types import PlaceMention
from dateline.reports.rows import Cell, Row, Table, find_lists, find_tables

#: Characters back from a table to the lines that say what it is of, and how many sentences of them.
_REACH = 400
_TITLE = 3
_VIOLENT = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Riots")
_ASSERTED = ("actual", "alleged")
_RULE = "table"


@dataclass(frozen=True, slots=True)
class _Column:
    """What a column counts: a kind of toll, incidents, or neither. `whole` where its heading says that it adds up others."""

    kind: str = ""
    incidents: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class _Title:
    """What stands above a table: its words, those of the heading right above it, and the events told there, by index."""

    words: frozenset[str]
    heading: frozenset[str]
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """The events that sentences tell of, in order of where they start."""

    events: list[Event]
    starts: list[int]

    def within(self, start: int, end: int) -> range:
        """The indices of those that begin in a stretch of the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))


@cache
def _table_words() -> MappingProxyType[tuple[str, str], tuple[str, ...]]:
    """data/tables.toml, by table and name."""
    data = tomllib.loads(files("dateline.events").joinpath("data/tables.toml").read_text(encoding="utf-8"))
    return MappingProxyType(
        {(table, name): tuple(words) for table, lists in data.items() for name, words in lists.items()}
    )


class Tables:
    """The tables and lists of one report. Sentences inside a table are its rows, and are read by their cells alone."""

    __slots__ = ("_starts", "_tables", "lists", "scene")

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._tables = find_tables(scene.report.text)
        self._starts = [table.start for table in self._tables]
        self.lists = find_lists(scene.report.text)

    def hold(self, tree: Tree) -> bool:
        """Whether the sentence is a row of a table."""
        at = bisect_right(self._starts, tree.sentence.start) - 1
        return at >= 0 and tree.sentence.start < self._tables[at].end

    def told(self, events: Sequence[Event]) -> list[Event]:
        """The events of the report, with those of its rows; what heads a table of several is told of them together.

        A table tells of violence only where the lines above it, the headings of its columns or its rows have words of it:
        of a flood's dead, of votes or of road works no row is an event.
        """
        found = sorted(events, key=lambda e: e.start)
        starts = [event.start for event in found]
        rows: list[Event] = []
        for table in (*self._tables, *self.lists):
            title = self._title(table, _Told(found, starts))
            made = list(self._rows(table, title, _Told(found, starts)))
            if len(made) > 1:
                for index in title.events:
                    found[index] = replace(found[index], aggregate=True)
            rows += made
        return found + rows

    def _title(self, table: Table, told: _Told) -> _Title:
        start = table.start
        above = [t for t in self.scene.trees_within(max(0, start - _REACH), start) if t.sentence.end <= start]
        lines = [t for t in above if not self.hold(t)][-_TITLE:]
        words = frozenset(w for t in lines for w in _words_of(t))
        right = next((t for t in reversed(lines) if t.low(0) not in ("(", "[")), None)
        first = lines[0].sentence.start if lines else start
        above_it = [n for n in told.within(first, start) if told.events[n].type in _VIOLENT]
        headed = right is not None and right.low(len(right.tokens) - 1) not in (".", "!", "?")
        heads = frozenset(_words_of(right)) if right is not None and headed else frozenset()
        return _Title(words, heads, tuple(n for n in above_it if told.events[n].modality in _ASSERTED))

    def _rows(self, table: Table, title: _Title, told: _Told) -> Iterator[Event]:
        columns = self._columns(table, title)
        place = self._place_column(table, title)
        if place < 0 or not any(c.kind or c.incidents for c in columns) or not self._of_violence(title, columns):
            return
        heading = told.events[title.events[0]] if title.events else None
        for row in table.rows:
            if not self._sums_up(row.cells[place]):
                yield from self._row(row, row.cells[place], columns, heading, told)

    def _row(
        self, row: Row, name: Cell, columns: Sequence[_Column], heading: Event | None, told: _Told
    ) -> Iterator[Event]:
        tolls = tuple(_tolls(row, columns))
        count = next((row.cells[n].number for n, c in enumerate(columns) if c.incidents), None)
        if not count and not any(t.high for t in tolls):
            return  # a district where nothing happened
        own = next((n for n in told.within(row.start, row.end) if told.events[n].type in _VIOLENT), None)
        if own is not None:
            told.events[own] = _with_row(told.events[own], tolls, row, self._mention(name))
            return
        tree = next(iter(self.scene.trees_within(row.start, row.end)), None)
        claim = self._claim(row, heading)
        if tree is None or claim is None:
            return
        type_, sub_type, at = self._kind(row, heading)
        event = make_event(
            self.scene,
            tree,
            claim,
            start=at.start if at is not None else name.start,
            end=at.end if at is not None else name.end,
            type_=type_,
            sub_type=sub_type,
            modality=heading.modality if heading is not None else "actual",
            tolls=tolls,
            place=Where(self._mention(name), _RULE),
            count=count,
            aggregate=count is not None and count > 1,
        )
        yield event if heading is None else _dated_as(event, heading)

    # ---- what the columns are

    def _words(self, table: str, name: str) -> tuple[str, ...]:
        return _table_words()[table, name]

    def _columns(self, table: Table, title: _Title) -> list[_Column]:
        labels = self.scene.lexicon.table("tolls", "labels")
        if table.head is None:
            kinds = [kind for kind, known in labels.items() if title.heading & set(known)]
            return [_Column(), _Column(kinds[0])] if len(kinds) == 1 else [_Column(), _Column()]
        columns = [self._column(cell) for cell in table.head.cells]
        kinds = [c.kind for c in columns if c.kind]
        whole = {c.kind for c in columns if c.whole}
        # of two columns of one kind, one adds up the other, or neither is surely the toll
        return [
            replace(c, kind="") if kinds.count(c.kind) > 1 and (not c.whole or c.kind not in whole) else c
            for c in columns
        ]

    def _column(self, cell: Cell) -> _Column:
        words = cell.text.lower().replace("-", " ").split()
        if any(w in words for w in self._words("columns", "part")):
            return _Column()
        labels = self.scene.lexicon.table("tolls", "labels")
        kinds = [kind for kind, known in labels.items() if any(w.strip(".:,()") in known for w in words)]
        whole = any(w in words for w in self._words("columns", "whole"))
        if len(kinds) == 1:
            return _Column(kinds[0], whole=whole)
        return _Column(incidents=not kinds and any(w in self._words("columns", "incidents") for w in words))

    def _place_column(self, table: Table, title: _Title) -> int:
        """The column that names places: by its heading, or the first where the places of its rows are known; -1 for none."""
        words = set(self._words("columns", "place"))
        if table.head is not None:
            named = (n for n, c in enumerate(table.head.cells) if set(c.text.lower().split()) & words)
            found = next(named, -1)
            if found >= 0:
                return found
        elif title.heading & words:
            return 0
        cells = [row.cells[0] for row in table.rows if not self._sums_up(row.cells[0])]
        return 0 if cells and 2 * sum(self._known(cell) is not None for cell in cells) >= len(cells) else -1

    def _sums_up(self, cell: Cell) -> bool:
        """Whether the row has no place of its own: "TOTAL", "All districts", or nothing."""
        first = cell.text.lower().split()[:1]
        return not first or first[0].strip(":") in self._words("rows", "sums")

    def _of_violence(self, title: _Title, columns: Sequence[_Column]) -> bool:
        if title.events:
            return True
        words = self.scene.lexicon.words
        if title.words & words.accidents or self.scene.of_mishap or self.scene.peaceful or self.scene.figurative:
            return False
        return self.scene.warlike and any(c.kind for c in columns)

    # ---- what a row is of

    def _known(self, cell: Cell) -> PlaceMention | None:
        found = self.scene.places.touching(cell.start, cell.end) if cell.end > cell.start else []
        return max(found, key=lambda m: (m.end - m.start, -m.start)) if found else None

    def _mention(self, cell: Cell) -> PlaceMention:
        known = self._known(cell)
        return known if known is not None else PlaceMention(cell.start, cell.end, cell.text, None, 0, "location", 0.0)

    def _claim(self, row: Row, heading: Event | None) -> Claim | None:
        claim = self.scene.claim_around(row.start, row.end)
        if claim is not None or heading is None:
            return claim
        return self.scene.claim_around(heading.start, heading.end)

    def _kind(self, row: Row, heading: Event | None) -> tuple[str, str, Cell | None]:
        """Type and sub-type by the words of the row ("night raid", "Taliban bomb"), and the word; else those of the heading."""
        words = self.scene.lexicon.words
        for tree in self.scene.trees_within(row.start, row.end):
            for k, token in enumerate(tree.tokens):
                if not row.start <= token.start < row.end:
                    continue
                if weapon := words.weapons.get(tree.lemma(k)):
                    return "Explosions/Remote violence", weapon, Cell(token.start, token.end, token.text)
                trigger = self._trigger(tree, k)
                if trigger is not None:
                    return trigger.type, trigger.sub_type, Cell(token.start, token.end, token.text)
        if heading is not None:
            return heading.type, heading.sub_type, None
        return "Violence against civilians", "Attack", None

    def _trigger(self, tree: Tree, k: int) -> Trigger | None:
        found = self.scene.lexicon.triggers.get((tree.lemma(k), tree.tokens[k].upos))
        return found if found is not None and found.type in _VIOLENT and not found.needs else None


def _words_of(tree: Tree) -> list[str]:
    return [w for k in range(len(tree.tokens)) for w in (tree.low(k), tree.lemma(k))]


def _tolls(row: Row, columns: Sequence[_Column]) -> Iterator[Toll]:
    for column, cell in zip(columns, row.cells, strict=True):
        if column.kind and cell.number is not None:
            kind, number = cast(TollKind, column.kind), cell.number
            yield Toll(kind, "people", number, number, False, cell.text, cell.start, cell.end, rule=_RULE)


def _with_row(event: Event, tolls: Sequence[Toll], row: Row, name: PlaceMention) -> Event:
    """An event that the row tells of in words, with the row's toll and place where the words give none."""
    kinds = {t.kind for t in event.tolls}
    event = replace(event, tolls=(*event.tolls, *(t for t in tolls if t.kind not in kinds)))
    if event.place_start is not None and row.start <= event.place_start < row.end:
        return event
    return replace(
        event,
        place_id=name.place.place_id if name.place is not None else None,
        place=name.place.name if name.place is not None else name.text,
        place_start=name.start,
        place_end=name.end,
        where_prec=name.where_prec,
        place_rule=_RULE,
        country=name.place.country if name.place is not None else event.country,
    )


def _dated_as(event: Event, heading: Event) -> Event:
    """The event of a row in the time that the heading gives."""
    return replace(
        event,
        background=heading.background,
        date_from=heading.date_from,
        date_to=heading.date_to,
        date_prec=heading.date_prec,
        date_rule=_RULE,
        date_start=heading.date_start,
        date_end=heading.date_end,
    )
