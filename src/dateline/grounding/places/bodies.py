"""Names of bodies that have a place in them: whether the place itself is meant, and where in the name it stands."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from dateline.grounding.places.words import cues
from dateline.language.types import Token

BodyKind = Literal["public", "state", "facility", "learned", ""]

_DASHES = frozenset({"-", "–"})
_LONGEST = 3  # words of a place's name at the beginning of a body's


@lru_cache(maxsize=1)
def bodies() -> dict[str, Any]:
    """data/place_bodies.toml; the lists as sets."""
    text = files("dateline.grounding").joinpath("data/place_bodies.toml").read_text(encoding="utf-8")
    return _sets(tomllib.loads(text))


def _sets(table: dict[str, Any]) -> dict[str, Any]:
    return {
        k: _sets(v) if isinstance(v, dict) else frozenset(v) if isinstance(v, list) else v for k, v in table.items()
    }


def body_kind(rest: Sequence[Token], *, official: bool = False) -> BodyKind:
    """What the words of a name beside a place's say: an authority, one that only a state has, what stands somewhere, or a
    place of learning. "" where a word of a club, firm, paper or party is among them, and where none of these words is.

    `official`: the place stands with its official word ("Licking County Board of Realtors"): they do not speak against it.
    """
    words = {t.text.lower() for t in rest}
    table = bodies()
    if words & table["private"] and not official:
        return ""
    kinds: tuple[BodyKind, ...] = ("learned", "public", "facility", "state")
    return next((kind for kind in kinds if words & table[kind]), "learned" if words & table["schools"] else "")


def heads(tokens: tuple[Token, ...], first: int, last: int) -> Iterator[list[tuple[int, int]]]:
    """Stretches that may be the place that a name begins with, longest first; for each part of "Paris-Henry County Rescue
    Squad" that a dash parts off, a list of its own."""
    starts = [first] + [i + 1 for i in range(first + 1, last) if tokens[i].text in _DASHES]
    for number, start in enumerate(starts):
        end = starts[number + 1] - 2 if number + 1 < len(starts) else last - 1
        begin = start
        while begin < end and _goes_before(tokens[begin]):
            begin += 1
        yield [(begin, stop) for stop in range(min(end, begin + _LONGEST - 1), begin - 1, -1)]


def tail(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int] | None:
    """The stretch after the last "of" or "in" of a name: "Health Ministry of Uganda", "United Way of Metropolitan Atlanta"."""
    after = next((i + 1 for i in range(last - 1, first, -1) if tokens[i].text in ("of", "in")), None)
    if after is None:
        return None
    while after < last and (tokens[after].text.lower() == "the" or _goes_before(tokens[after])):
        after += 1
    return after, last


def _goes_before(token: Token) -> bool:
    return token.text.lower() in bodies()["before"] or token.text.lower() in cues()["part"]["words"]
