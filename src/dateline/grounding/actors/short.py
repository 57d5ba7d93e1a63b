"""Short names that a report gives to bodies: "the Karenni Front (KF)", "known as the KF". Between the page and its reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from dateline.grounding.actors.groups import Group, body_actor, find_groups
from dateline.grounding.actors.lexicon import bodies
from dateline.grounding.actors.page import Line, Page
from dateline.grounding.types import Actor

_CALLED = frozenset({"known", "called", "acronym", "abbreviated", "initials"})
_LINKS = frozenset({"as", "by", "its", "the", "acronym", "initials", "also", ",", "commonly", "widely", "better"})
_LEFT_OUT = frozenset({"of", "for", "the", "and", "in", "to", "on", "de", "del", "la", "-"})
_ALIKE = 85.0
_SHORTEST, _LONGEST = 2, 8


def with_short_names(page: Page) -> Page:
    """The same page, whose lines know the short names that any of them gives. Linear: each line is looked at twice at most.

    A short name in brackets holds in the whole report, before it too (a headline uses it first). One that is nowhere
    explained stands for the only body whose initials it is.
    """
    short: dict[str, Actor] = {}
    initials: dict[str, set[Actor]] = {}
    for line in page.lines:
        for group, word in _explained(line):
            if group.actor is not None:
                short.setdefault(word, _known(word, group.actor))
        for group in _long_names(line):
            if group.actor is not None:
                initials.setdefault(_initials(group.actor.name), set()).add(group.actor)
    for word, meant in sorted(initials.items()):
        if len(meant) == 1 and len(word) > _SHORTEST and word not in bodies().exact:
            short.setdefault(word, next(iter(meant)))
    for actor in list(short.values()):  # the same body under its full name
        short.setdefault(actor.name, actor)
    return Page(page.report, tuple(replace(line, short=short) for line in page.lines))


def _explained(line: Line) -> Iterator[tuple[Group, str]]:
    """Groups of a line with the short name behind them."""
    tokens = line.tree.tokens
    places = [i for i in range(1, len(tokens)) if is_short(tokens[i].text) and _marks(line, i) is not None]
    if not places:
        return
    groups = find_groups(line, set())
    for at in places:
        end = _marks(line, at)
        group = next((g for g in groups if end is not None and g.first <= end <= g.last and g.first < at), None)
        if group is not None and tokens[group.first].text != tokens[at].text:
            yield group, tokens[at].text


def _marks(line: Line, at: int) -> int | None:
    """The last token of what a short name explains: before its bracket, or before "known as the"."""
    tokens = line.tree.tokens
    before = at - 1
    if tokens[before].text in ("(", "["):
        return before - 1 if before > 0 else None
    while before > 0 and at - before < 6 and tokens[before].text.lower() in _LINKS:
        before -= 1
    if before == at - 1 or tokens[before].text.lower() not in _CALLED:
        return None
    while before > 0 and tokens[before - 1].text.lower() in _LINKS:
        before -= 1
    return before - 1 if before > 0 else None


def is_short(word: str) -> bool:
    """Whether a word is written as an acronym: "RSF", "UAAR", "FARC-EP", "ELN's" not."""
    capitals = sum(c.isupper() for c in word)
    return _SHORTEST <= len(word) <= _LONGEST and word[0].isupper() and capitals * 2 > len(word) and word.isascii()


def _long_names(line: Line) -> Iterator[Group]:
    """Bodies of three words or more that stand in a line under a name of their own."""
    if any(last - first > 1 for first, last in line.bodies):
        yield from (g for g in find_groups(line, set()) if g.form == "name" and g.last - g.first > 1)


def _initials(name: str) -> str:
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word.lower() not in _LEFT_OUT and word[0].isupper())


def _known(word: str, actor: Actor) -> Actor:
    """A body that the tables have under that short name and a like full name is theirs."""
    alias = bodies().exact.get(word)
    if alias is None or actor.name == alias.name or fuzz.ratio(alias.name.lower(), actor.name.lower()) < _ALIKE:
        return actor
    return body_actor(alias.name, alias.kind)
