"""In `events/ceasefires`: the words of data/truces.toml, and where a sentence has one of their phrases."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.events.syntax import Tree

_GAP = 5
_STOPS = frozenset({";", ".", ":", "?", "!"})


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase at words `first` to `last` of a sentence; `name` is what it is a phrase of."""

    name: str
    first: int
    last: int
    phrase: str


class Phrases:
    """Phrases by their first word, so that a sentence is gone through once whatever their number."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[str, str, tuple[frozenset[str], ...]]]] = defaultdict(list)
        for name, phrase in named:
            parts = tuple(frozenset(part.split("|")) for part in phrase.split())
            for word in sorted(parts[0]):
                self._by_first[word].append((name, phrase, parts))

    def within(self, tree: Tree) -> Iterator[Found]:
        for i in range(len(tree.tokens)):
            for name, phrase, parts in _heads(self._by_first, tree, i):
                last = _match(tree, i + 1, parts[1:])
                if last >= 0:
                    yield Found(name, i, last, phrase)


def _heads(
    table: dict[str, list[tuple[str, str, tuple[frozenset[str], ...]]]], tree: Tree, i: int
) -> list[tuple[str, str, tuple[frozenset[str], ...]]]:
    words = dict.fromkeys((tree.lemma(i), tree.low(i)))
    return [entry for word in words for entry in table.get(word, ())]


def _match(tree: Tree, i: int, parts: tuple[frozenset[str], ...]) -> int:
    """The last word of the rest of a phrase that goes on at word i; -1 where it does not."""
    starts = {i}
    for part in parts:
        if part == {"_"} or part == {"~"}:
            gap = _GAP if part == {"_"} else 1
            starts = {s + k for s in starts for k in range(gap + 1) if not _stopped(tree, s, s + k)}
            continue
        starts = {s + 1 for s in starts if s < len(tree.tokens) and (tree.lemma(s) in part or tree.low(s) in part)}
        if not starts:
            return -1
    return min(starts) - 1


def _stopped(tree: Tree, first: int, last: int) -> bool:
    return last > len(tree.tokens) or any(tree.low(k) in _STOPS for k in range(first, last))


@cache
def table(name: str) -> dict[str, frozenset[str]]:
    """The lists of one table of data/truces.toml, by name."""
    return {key: frozenset(value) for key, value in _data()[name].items()}


@cache
def kinds() -> tuple[str, ...]:
    """Kinds of ceasefires in the order in which they are looked for."""
    return tuple(key for key in _data()["kinds"] if not key.endswith("_phrases"))


@cache
def stage_phrases() -> Phrases:
    return Phrases((stage, phrase) for stage, phrases in _data()["stages"].items() for phrase in phrases)


@cache
def phrases(name: str, key: str = "phrases") -> Phrases:
    """The phrases of one list of data/truces.toml."""
    return Phrases((key, phrase) for phrase in _data()[name][key])


@dataclass(frozen=True, slots=True)
class Hours:
    """Parts of a day with their hours; words of a beginning; phrases for soon after it, with the least and most minutes."""

    parts: tuple[tuple[str, str, str], ...]
    beginning: frozenset[str]
    soon: tuple[tuple[str, int, int], ...]


@cache
def hours() -> Hours:
    data: Any = _data()["hours"]
    parts = tuple((phrase, first, last) for phrase, first, last in data["parts"])
    soon = tuple((phrase, int(first), int(last)) for phrase, first, last in data["soon"])
    return Hours(parts, frozenset(data["beginning"]), soon)


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = (files("dateline.events") / "data" / "truces.toml").read_text("utf-8")
    data: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return data
