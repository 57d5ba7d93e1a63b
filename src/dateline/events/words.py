"""Inside events/: the words that single rules ask about, each list a table of a file in data/ (`*_words.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


def words_of(file: str, table: str) -> frozenset[str]:
    """The words of a table of data/FILE.toml."""
    return frozenset(_tables(file)[table])


def in_order(file: str, table: str) -> tuple[str, ...]:
    """The words of a table as they stand there, for those that are tried one after another."""
    return _tables(file)[table]


@cache
def _tables(file: str) -> Mapping[str, tuple[str, ...]]:
    text = files("dateline.events").joinpath("data", f"{file}.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: tuple(table["words"]) for name, table in tomllib.loads(text).items()})
