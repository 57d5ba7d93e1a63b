"""In `grounding/times`: the rules of data/times_rules.toml, compiled once, matched over the classes of a sentence's tokens."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from dateline.grounding.times.lexicon import CAPITAL, OTHER, Lexicon, lexicon

_PIECE = re.compile(r"[A-Z]+|\(\?(?:<?[=!]|:)|\{\d+,\d+\}|[()|?$]")


@dataclass(frozen=True, slots=True)
class Rule:
    name: str
    build: str
    pattern: re.Pattern[str]


# What a pattern can begin with: strings of up to two classes. One shorter than two is all of a match ("" the empty one).
Starts = frozenset[str]
NOTHING: Starts = frozenset({""})


@dataclass(frozen=True, slots=True)
class Grammar:
    """Rules by the first two classes that they can begin with, or the one that they can consist of, best first.

    `start` finds where any rule might begin.
    """

    pairs: Mapping[str, tuple[Rule, ...]]
    singles: Mapping[str, tuple[Rule, ...]]
    start: re.Pattern[str]

    def find(self, classes: str, position: int) -> tuple[Rule, int, int] | None:
        """The best rule at the first place from `position` on where one fits: (rule, first token, end token)."""
        for start in self.start.finditer(classes, position):
            at = start.start()
            pair = classes[at : at + 2]
            for rule in self.pairs.get(pair) or self.singles.get(pair[0], ()):
                fit = rule.pattern.match(classes, at)
                if fit is not None:
                    return rule, at, fit.end()
        return None


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """Compile the rule file. KeyError for a pattern that names a class which the lexicon does not have."""
    data = tomllib.loads((files("dateline.grounding") / "data" / "times_rules.toml").read_text("utf-8"))
    words, macros = lexicon(), data["macros"]
    rules: list[tuple[Rule, Starts]] = []
    for entry in data["rule"]:
        pieces = expand(entry["pattern"], macros)
        rule = Rule(entry["name"], entry["build"], re.compile("".join(_letter(p, words) for p in pieces)))
        rules.append((rule, _alternatives(pieces, [0], words)))
    every = sorted({start for _, starts in rules for start in starts if start})
    pairs = {
        pair: tuple(r for r, starts in rules if not starts.isdisjoint((pair, pair[0])))
        for pair in every
        if len(pair) == 2
    }
    singles = {one: tuple(r for r, starts in rules if one in starts) for one in every if len(one) == 1}
    # No rule reads an unknown word, so a class that is not a time alone needs a known one after it.
    first = "".join(sorted({pair[0] for pair in pairs}))
    start = f"[{''.join(singles)}]|[{first}](?=[^{OTHER}{CAPITAL}])"
    return Grammar(pairs, singles, re.compile(start))


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
        found |= _sequence(pieces, at, words)
    return found


def _sequence(pieces: list[str], at: list[int], words: Lexicon) -> Starts:
    found = NOTHING
    while at[0] < len(pieces) and pieces[at[0]] not in ("|", ")"):
        found = _joined(found, _item(pieces, at, words))
    return found


def _joined(a: Starts, b: Starts) -> Starts:
    return frozenset(x if len(x) == 2 else (x + y)[:2] for x in a for y in b)


def _item(pieces: list[str], at: list[int], words: Lexicon) -> Starts:
    piece = pieces[at[0]]
    at[0] += 1
    if piece.startswith("("):
        found = _alternatives(pieces, at, words)
        at[0] += 1
        if piece != "(?:":
            return NOTHING
    elif piece == "$":
        return NOTHING
    else:
        found = frozenset({words.letters[piece]})
    mark = pieces[at[0]] if at[0] < len(pieces) else ""
    if mark == "?" or mark.startswith("{"):
        at[0] += 1
        most = 1 if mark == "?" else 2
        return (
            (NOTHING if mark == "?" or mark[1] == "0" else frozenset())
            | found
            | (_joined(found, found) if most == 2 else found)
        )
    return found
