"""In `grounding/times`: words become tokens with a class, the alphabet that the grammar is written in."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Value = int | str | None

# Fixed repetitions only, and each alternative starts on another character or is bounded: linear on any input.
TOKEN = re.compile(
    r"[^\W\d_]+"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?(?![0-9-])"
    r"|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}(?![0-9-])"
    r"|[0-9]{1,4}/[0-9]{1,2}/[0-9]{2,4}(?![0-9/])|[0-9]{1,4}\.[0-9]{1,2}\.[0-9]{4}(?![0-9])"
    r"|[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,2}(?![.]?[0-9])|[0-9]{1,2}(?:\.[IVX]{1,4}\.|/[IVX]{1,4}/)[0-9]{4}(?![0-9])"
    r"|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])"
    r"|[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"
    r"|[0-9]{1,2}/[0-9]{1,2}(?![0-9/])"
    r"|[0-9]{1,3}(?:\.[0-9]{3}){2,4}(?![.]?[0-9])"
    r"|[0-9]+(?:\.[0-9]+)?"
    # What nobody sees, a mark of direction or a joiner, is no token and parts none.
    r"|[^\w\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
SHAPES = ("D", "Y", "N", "DEC", "FRAC", "CLK", "BADCLK", "HHMM", "ISO", "SLD")
OTHER, CAPITAL = "_", "-"
NUMBER_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`codes` maps a token as written to its class character, `letters` class names to characters.

    `values` maps a lower-case token to the number or TIMEX3 letter that its class gives it.
    """

    letters: Mapping[str, str]
    codes: Mapping[str, str]
    values: Mapping[str, Value]
    future: frozenset[str]
    past: frozenset[str]
    done: frozenset[str]
    lasting: frozenset[str]
    same: frozenset[str]
    saying: frozenset[str]

    def classes(self, tokens: list[str]) -> str:
        """One character a token; lower-case words without a class are "_", other tokens go by their shape."""
        get, shape = self.codes.get, shape_class
        return "".join([get(token) or (OTHER if token.islower() else shape(token)) for token in tokens])


@lru_cache(maxsize=65536)
def shape_class(token: str) -> str:
    """The class character of a token that the lexicon does not list, by its shape."""
    if not "0" <= token[0] <= "9":
        return CAPITAL if token[0].isupper() else OTHER
    return lexicon().letters.get(number_shape(token), OTHER)


def number_shape(token: str) -> str:
    """The class of a token that begins with a digit: a day, a year, a number, a clock time, ... or "" for none."""
    if token.isdigit():
        if len(token) == 4 and token[0] == "0":
            return "HHMM" if int(token[:2]) < 24 and int(token[2:]) < 60 else ""
        return "N" if len(token) <= NUMBER_LENGTH else ""
    if ":" in token and "-" not in token:
        hour, minute = token.split(":")[:2]
        return "CLK" if int(hour) <= 24 and int(minute) < 60 else "BADCLK"
    if "-" in token:
        return "ISO" if token[4:5] == "-" else "SLD"
    if token.count("/") == 2 or (token.count(".") == 2 and len(token.rpartition(".")[2]) != 3):
        return "SLD"
    if token.count(".") > 1:
        return ""  # "1.200.000"
    if len(token) > NUMBER_LENGTH:
        return ""
    if "/" in token:
        return "FRAC"
    return "DEC" if "." in token else "N"


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    data = tomllib.loads((files("dateline.grounding") / "data" / "times_lexicon.toml").read_text("utf-8"))
    names = [*SHAPES, *data["cased"], *data["words"], *data["plain"], *data["suffix"], *data["signs"]]
    # Latin letters first, then the letters of Latin-1: one byte a class keeps the class strings small.
    alphabet = [chr(c) for c in (*range(65, 91), *range(97, 123), *range(0xC0, 0x250)) if chr(c).isalpha()]
    letters = dict(zip(names, alphabet, strict=False)) | {"OTHER": OTHER, "CAP": CAPITAL}
    codes: dict[str, str] = {}
    values: dict[str, Value] = {}
    for name, words in data["cased"].items():
        for word, value in words.items():
            codes[word] = letters[name]
            values.setdefault(word.lower(), value)
    for name, words in data["words"].items():
        values |= words
        for word in words:
            for spelling in (word, word.capitalize(), word.upper()):
                codes[spelling] = letters[name]
    for group in ("plain", "suffix", "signs"):
        for name, entries in data[group].items():
            for word in entries:
                for spelling in (word, word.capitalize(), word.upper()):
                    codes.setdefault(spelling, letters[name])
    codes |= {str(n): letters["D"] for n in range(1, 32)} | {f"0{n}": letters["D"] for n in range(1, 10)}
    codes |= {str(n): letters["Y"] for n in range(1000, 2200)}
    tense = data["tense"]
    directions = ("future", "past", "done", "lasting", "same", "saying")
    return Lexicon(letters, codes, values, *(frozenset(tense[name]) for name in directions))
