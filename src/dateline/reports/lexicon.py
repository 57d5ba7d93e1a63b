"""The word lists of this stage, read once from `data/*.toml`: agencies, furniture, bylines, dates, languages."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib import resources
from typing import Any

from dateline.reports.words import plain_words


@dataclass(frozen=True, slots=True)
class FurnitureWords:
    """Phrases are tuples of plain words (see `plain_words`); `start`, `caption` and `rights` are lower-case text."""

    whole: frozenset[tuple[str, ...]]
    section: frozenset[tuple[str, ...]]
    related: frozenset[tuple[str, ...]]
    mark: frozenset[str]
    start: tuple[str, ...]
    caption: tuple[str, ...]
    rights: tuple[str, ...]
    calls_head: frozenset[str]
    calls_tail: tuple[tuple[str, ...], ...]
    made: tuple[str, ...]
    appears: tuple[str, ...]
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class DateWords:
    """`months` and `weekdays` map each written form to 1..12 and 0..6 (Monday is 0)."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    published: frozenset[str]
    updated: frozenset[str]
    filler: frozenset[str]
    zone: frozenset[str]
    ahead: frozenset[str]
    past: frozenset[str]
    not_past: frozenset[str]


@dataclass(frozen=True, slots=True)
class BylineWords:
    cue: tuple[str, ...]
    small: frozenset[str]
    role: frozenset[str]
    not_names: frozenset[str]
    credit: tuple[str, ...]
    contributed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutletWords:
    """`last` and `first` are single words of outlets' names, `headline` of what is none; the others tuples of plain words."""

    last: frozenset[str]
    first: frozenset[str]
    agency: frozenset[tuple[str, ...]]
    heading: frozenset[tuple[str, ...]]
    small: frozenset[str]
    headline: frozenset[str]
    numbered: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class PageFieldNames:
    """Lower-case names of a page's fields, the most trusted first."""

    published: tuple[str, ...]
    updated: tuple[str, ...]
    title: tuple[str, ...]
    site: tuple[str, ...]
    byline: tuple[str, ...]
    hidden: tuple[str, ...]
    inline: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Agencies:
    """`names` maps plain words to the agency's name, or to None for words such as "agencies" that name none."""

    names: Mapping[tuple[str, ...], str | None]
    longest: int

    def name_of(self, text: str) -> str | None:
        """The agency that `text` names and nothing else, by its name or one of its aliases."""
        return self.names.get(tuple(plain_words(text)))

    def is_agency(self, text: str) -> bool:
        return tuple(plain_words(text)) in self.names


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "data" / f"{name}.toml").read_text("utf-8"))


def _phrases(items: list[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(words for item in items if (words := tuple(plain_words(item))))


def _longest_first(items: list[str]) -> tuple[str, ...]:
    return tuple(sorted(set(items), key=lambda item: (-len(item), item)))


@cache
def furniture_words() -> FurnitureWords:
    raw = _load("furniture")
    return FurnitureWords(
        whole=_phrases(raw["whole"]) | _phrases(raw["related"]),
        section=_phrases(raw["section"]),
        related=_phrases(raw["related"]),
        mark=frozenset(raw["mark"]),
        start=_longest_first(raw["start"]),
        caption=_longest_first(raw["caption"]),
        rights=_longest_first(raw["rights"]),
        calls_head=frozenset(raw["calls"]["head"]),
        calls_tail=tuple(sorted(_phrases(raw["calls"]["tail"]))),
        made=_longest_first(raw["colophon"]["made"]),
        appears=_longest_first(raw["colophon"]["appears"]),
        signs=frozenset(raw["colophon"]["signs"]),
    )


@cache
def date_words() -> DateWords:
    raw = _load("dates")
    return DateWords(
        months={form: number for number, forms in enumerate(raw["month"], start=1) for form in forms},
        weekdays={form: number for number, forms in enumerate(raw["weekday"]) for form in forms},
        published=frozenset(raw["published"]),
        updated=frozenset(raw["updated"]),
        filler=frozenset(raw["filler"]),
        zone=frozenset(raw["zone"]),
        ahead=frozenset(raw["ahead"]),
        past=frozenset(raw["past"]),
        not_past=frozenset(raw["not_past"]),
    )


@cache
def byline_words() -> BylineWords:
    raw = _load("bylines")
    return BylineWords(
        cue=_longest_first(raw["cue"]),
        small=frozenset(raw["small"]),
        role=frozenset(raw["role"]),
        not_names=frozenset(raw["not_names"]),
        credit=_longest_first(raw["credit"]),
        contributed=_longest_first(raw["contributed"]),
    )


@cache
def agencies() -> Agencies:
    raw = _load("agencies")
    names: dict[tuple[str, ...], str | None] = {tuple(plain_words(word)): None for word in raw["unnamed"]}
    for entry in raw["agency"]:
        for form in [*entry["aliases"], entry["name"]]:
            names.setdefault(tuple(plain_words(form)), entry["name"])
    return Agencies(names=names, longest=max(map(len, names)))


@cache
def outlet_words() -> OutletWords:
    raw = _load("outlets")
    return OutletWords(
        last=frozenset(raw["last"]),
        first=frozenset(raw["first"]),
        agency=_phrases(raw["agency"]),
        heading=_phrases(raw["heading"]),
        small=frozenset(raw["small"]),
        headline=frozenset(raw["headline"]),
        numbered=_phrases(raw["numbered"]),
    )


@cache
def stop_words() -> Mapping[str, frozenset[str]]:
    """Language code to its most common short words."""
    return {code: frozenset(words.split()) for code, words in sorted(_load("languages")["stop_words"].items())}


@cache
def scripts() -> tuple[tuple[int, int, str, str], ...]:
    """(first code point, last code point, script, language to assume), sorted."""
    return tuple(
        sorted(
            (int(e["first"]), int(e["last"]), str(e["script"]), str(e["language"]))
            for e in _load("languages")["script"]
        )
    )


@cache
def page_fields() -> PageFieldNames:
    raw = _load("page_fields")
    return PageFieldNames(**{field.name: tuple(raw[field.name]) for field in fields(PageFieldNames)})
