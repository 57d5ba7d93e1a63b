"""In `grounding/times`: the rules of data/times_rules.toml, compiled once, and matched over the classes of a sentence's tokens."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.grounding.times_lexicon import CAPITAL, OTHER, Lexicon, lexicon

_PIECE = re.compile(r"[A-Z]+|\(\?(?:<?[=!]|:)|\{\d+,\d+\}|[()|?$]")


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    build: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Starts:
    """What a pattern can begin with: `first` any class, `single` the classes that alone can be all of it."""

    empty: bool
    first: frozenset[str]
    single: frozenset[str]


_EMPTY = Starts(True, frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules by the class that they can begin with, and the expression that finds where any rule can begin."""

    rules: Mapping[str, tuple[Rule, ...]]
    start: re.Pattern[str]

    def find(self, classes: str, position: int) -> Iterator[tuple[Rule, int, int]]:
        """The rules that fit at or after `position`, as (rule, first token, end token): at one place, best first.

        The caller goes on from the end of the one that it takes.
        """
        for start in self.start.finditer(classes, position):
            at = start.start()
            for rule in self.rules[classes[at]]:
                fit = rule.pattern.match(classes, at)
                if fit is not None:
                    yield rule, at, fit.end()


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Compile the rule file. KeyError for a pattern that names a class which the lexicon does not have."""
    data = tomllib.loads((files("dateline.grounding") / "data" / "times_rules.toml").read_text("utf-8"))
    words, macros = lexicon(), data["macros"]
    rules: dict[str, list[Rule]] = {}
    single: set[str] = set()
    for entry in data["rule"]:
        pieces = expand(entry["pattern"], macros)
        starts = _alternatives(pieces, [0], words)
        rule = Rule(entry["name"], entry["build"], re.compile("".join(_letter(p, words) for p in pieces)))
        single |= starts.single
        for letter in sorted(starts.first):
            rules.setdefault(letter, []).append(rule)
    # No rule reads an unknown word, so a class that is not a time alone needs a known one after it.
    start = f"[{''.join(sorted(single))}]|[{''.join(sorted(rules))}](?=[^{OTHER}{CAPITAL}])"
    return Grammar({letter: tuple(found) for letter, found in rules.items()}, re.compile(start))


def expand(pattern: str, macros: Mapping[str, str]) -> list[str]:
    """A pattern's pieces with its macros replaced; white space means nothing."""
    pieces: list[str] = []
    for piece in _PIECE.findall(pattern):
        pieces.extend(expand(macros[piece], macros) if piece in macros else [piece])
    return pieces


def _letter(piece: str, words: Lexicon) -> str:
    return re.escape(words.letters[piece]) if piece.isalpha() else piece


def _alternatives(pieces: list[str], at: list[int], words: Lexicon) -> Starts:
    """Starts of `a | b | ...` up to the closing bracket; `at` is the place in the pieces, moved on. Depth is the rule file's."""
    found = _sequence(pieces, at, words)
    while at[0] < len(pieces) and pieces[at[0]] == "|":
        at[0] += 1
        other = _sequence(pieces, at, words)
        found = Starts(found.empty or other.empty, found.first | other.first, found.single | other.single)
    return found


def _sequence(pieces: list[str], at: list[int], words: Lexicon) -> Starts:
    found = _EMPTY
    while at[0] < len(pieces) and pieces[at[0]] not in ("|", ")"):
        item = _item(pieces, at, words)
        found = Starts(
            found.empty and item.empty,
            found.first | (item.first if found.empty else frozenset()),
            (found.single if item.empty else frozenset()) | (item.single if found.empty else frozenset()),
        )
    return found


def _item(pieces: list[str], at: list[int], words: Lexicon) -> Starts:
    piece = pieces[at[0]]
    at[0] += 1
    if piece.startswith("("):
        found = _alternatives(pieces, at, words)
        at[0] += 1
        if piece != "(?:":
            return _EMPTY
    elif piece == "$":
        return _EMPTY
    else:
        letter = frozenset(words.letters[piece])
        found = Starts(False, letter, letter)
    if at[0] < len(pieces) and pieces[at[0]][0] in "?{":
        at[0] += 1
        return Starts(found.empty or pieces[at[0] - 1] == "?" or pieces[at[0] - 1][1] == "0", found.first, found.single)
    return found
