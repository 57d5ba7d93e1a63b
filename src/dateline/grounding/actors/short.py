"""Short names that a report gives to bodies: "the Karenni Front (KF)", "known as the KF". Between the page and its reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from dateline.grounding.actors.fold import name_key
from dateline.grounding.actors.groups import Group, body_actor, find_groups, kind_of
from dateline.grounding.actors.lexicon import bodies, short_words
from dateline.grounding.actors.page import Line, Names, Page, Term
from dateline.grounding.types import Actor
from dateline.ids import content_id

_ALIKE = 85.0
_SHORTEST, _LONGEST = 2, 8
_MOST_WORDS = 12


def with_short_names(page: Page) -> Page:
    """The same page, whose lines know the short names that any of them gives. Linear: each line is looked at twice at most.

    A short name in brackets holds in the whole report, before it too (a headline uses it first). One that is nowhere
    explained stands for the only body whose initials it is.
    """
    short: dict[str, Actor] = {}
    long: dict[tuple[str, ...], Actor] = {}
    initials: dict[str, set[Actor]] = {}
    for line in page.lines:
        for words, actor, word in _explained(line):
            meant = short.setdefault(word, _known(word, actor))
            if words:
                long.setdefault(words, meant)
        for group in _long_names(line):
            if group.actor is not None:
                initials.setdefault(_initials(group.actor.name), set()).add(group.actor)
    for word, bearers in sorted(initials.items()):
        if len(bearers) == 1 and len(word) > _SHORTEST and word not in bodies().exact:
            short.setdefault(word, next(iter(bearers)))
    names = Names(short, long, max((len(words) for words in long), default=0), _house(page))
    return Page(page.report, tuple(replace(line, own=names, terms=_other_terms(line, names)) for line in page.lines))


def _house(page: Page) -> tuple[str, Actor] | None:
    """The word by which an outlet of more words than one calls itself, and the outlet; None where a body of the report has
    that word in its name ("the Syrian Observatory" in the Peace Observatory's report)."""
    name = page.report.source or ""
    words = name.split()
    if len(words) < 2 or not words[-1].isalpha() or not words[-1][0].isupper():
        return None
    word = words[-1]
    named = (line.words(first, last) for line in page.lines for first, last in line.bodies if first < last)
    if any(word in text.split() and text.removeprefix("the ").removeprefix("The ") != name for text in named):
        return None
    return word, Actor(content_id("a", "outlet", name_key(name), ""), name, "outlet", None, None, name)


def _other_terms(line: Line, names: Names) -> dict[int, Term]:
    """The country words of a line but those that this report says to be short for something else ("PRC")."""
    kept = {}
    for at, term in line.terms.items():
        own = (names.short.get(t.text) for t in line.tree.tokens[term.first : term.last + 1])
        meant = next((actor for actor in own if actor is not None), None)
        if meant is None or meant.country == term.country:
            kept[at] = term
    return kept


def _explained(line: Line) -> Iterator[tuple[tuple[str, ...], Actor, str]]:
    """What the short names of a line explain: the words of a name that no table has, the actor, the short name."""
    tokens = line.tree.tokens
    places = [i for i in range(1, len(tokens)) if is_short(tokens[i].text) and _marks(line, i) is not None]
    if not places:
        return
    groups = find_groups(line, set())
    for at in places:
        end = _marks(line, at)
        if end is None:
            continue
        first = _spelt_out(line, tokens[at].text, end)
        group = next((g for g in groups if g.first <= end <= g.last and g.first < at), None)
        if group is None or group.actor is None:  # "the Coordination of A, an alliance of rebels known as CA"
            spelt = (g for g in groups if g.last < at and g.actor is not None)
            group = next(
                (g for g in spelt if g.actor and sorted(_initials(g.actor.name)) == sorted(tokens[at].text)), group
            )
        if group is not None and group.actor is not None and (first is None or group.first <= first):
            if tokens[group.first].text != tokens[at].text:
                yield (), group.actor, tokens[at].text
        elif first is None and tokens[at - 1].text not in ("(", "["):
            first = _phrase(line, end)  # "the UN mission, known by its French acronym MONUSCO"
            words = tuple(t.text.lower() for t in tokens[first : end + 1])
            yield (words if first < end else ()), body_actor(tokens[at].text, "organisation"), tokens[at].text
        elif first is not None and first < end:
            name = line.words(first, end)
            words = tuple(t.text.lower() for t in tokens[first : end + 1])
            yield words, body_actor(name, kind_of(line, first, end)), tokens[at].text


def _phrase(line: Line, end: int) -> int:
    """The first token of the nouns and adjectives that end at a token."""
    tokens = line.tree.tokens
    first = end
    while first > 0 and tokens[first - 1].upos in ("NOUN", "PROPN", "ADJ") and first - 1 not in line.terms:
        first -= 1
    return first


def _spelt_out(line: Line, short: str, end: int) -> int | None:
    """Where the words begin, up to token `end`, that an acronym is made of (Schwartz and Hearst 2003); None where none are."""
    tokens = line.tree.tokens
    letters = [c.lower() for c in short if c.isalnum()]
    at = end
    while letters and at >= 0 and end - at < _MOST_WORDS:
        word = tokens[at].text.lower()
        if word[0] == letters[-1] and (tokens[at].text[0].isupper() or len(letters) > 1):
            letters.pop()
        elif word not in short_words().left_out and not tokens[at].text[:1].isupper():
            return None
        at -= 1
    first = at + 1
    return first if not letters and tokens[first].text[:1].isupper() else None


def _marks(line: Line, at: int) -> int | None:
    """The last token of what a short name explains: before its bracket, or before "known as the"."""
    known = short_words()
    tokens = line.tree.tokens
    before = at - 1
    if tokens[before].text in ("(", "["):
        return before - 1 if before > 0 else None
    while before > 0 and at - before < 6 and tokens[before].text.lower() in known.links:
        before -= 1
    if before == at - 1 or tokens[before].text.lower() not in known.called:
        return None
    while before > 0 and tokens[before - 1].text.lower() in known.links:
        before -= 1
    return before - 1 if before > 0 else None


def is_short(word: str) -> bool:
    """Whether a word is written as an acronym: "RSF", "UAAR", "MoD", but not "Army"."""
    capitals = sum(c.isupper() for c in word)
    return _SHORTEST <= len(word) <= _LONGEST and word[0].isupper() and capitals * 2 > len(word) and word.isascii()


def _long_names(line: Line) -> Iterator[Group]:
    """Bodies of three words or more that stand in a line under a name of their own."""
    if any(last - first > 1 for first, last in line.bodies):
        yield from (g for g in find_groups(line, set()) if g.form == "name" and g.last - g.first > 1)


def _initials(name: str) -> str:
    words = name.replace("-", " ").split()
    return "".join(word[0] for word in words if word.lower() not in short_words().left_out and word[0].isupper())


def _known(word: str, actor: Actor) -> Actor:
    """A body that the tables have under that short name and a like full name is theirs."""
    alias = bodies().exact.get(word)
    if alias is None or actor.name == alias.name or fuzz.ratio(alias.name.lower(), actor.name.lower()) < _ALIKE:
        return actor
    return body_actor(alias.name, alias.kind)
