"""In `events/violence`: the words that its rules ask about one by one, from data/violence_words.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def words(name: str) -> frozenset[str]:
    """The words of a table of the file."""
    return frozenset(_tables()[name])


def in_order(name: str) -> tuple[str, ...]:
    """The words of a table as they stand there, for those that are tried one after another."""
    return _tables()[name]


@cache
def _tables() -> Mapping[str, tuple[str, ...]]:
    text = files("dateline.events").joinpath("data", "violence_words.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: tuple(table["words"]) for name, table in tomllib.loads(text).items()})
