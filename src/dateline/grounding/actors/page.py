"""One report laid out for finding actors: its sentences as trees, the country words and the names that stand in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import cos, radians
from typing import Literal

from dateline.grounding.actors.lexicon import bodies as lexicon_bodies
from dateline.grounding.actors.lexicon import group_settings, offices
from dateline.grounding.actors.tree import Tree
from dateline.grounding.countries import (
    country_of_capital,
    country_of_demonym,
    entities,
    entity_of_demonym,
    find_country,
    find_entity,
)
from dateline.grounding.types import Actor, Place, PlaceMention
from dateline.language.types import Analysis, Name
from dateline.reports.types import Report

TermForm = Literal["name", "demonym", "people", "capital"]
_LONGEST = 5
_KM = 111.2  # one degree
_DISPUTED_KM = 60.0
_TAG = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A word for a country or a self-governing entity: tokens `first` to `last` (inclusive) of a sentence."""

    first: int
    last: int
    country: str | None
    name: str
    form: TermForm


@dataclass(frozen=True, slots=True)
class Names:
    """Names that a report itself explains (short.py): short ones, and long ones that no table has, by their words; `house` is
    the last word of its outlet's name, by which the outlet calls itself."""

    short: Mapping[str, Actor] = field(default_factory=dict)
    long: Mapping[tuple[str, ...], Actor] = field(default_factory=dict)
    longest: int = 0
    house: tuple[str, Actor] | None = None


_NO_NAMES = Names()


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence: its tree, its country words by their first token, its names by the tokens that they cover.

    `own` are the names that the report explains, the same for all its lines.
    """

    number: int
    tree: Tree
    terms: dict[int, Term]
    people: tuple[tuple[int, int], ...]
    bodies: tuple[tuple[int, int], ...]
    places: tuple[PlaceMention, ...]
    heading: bool
    own: Names = _NO_NAMES

    def hyphened(self, term: Term) -> bool:
        """ "Armenian-occupied", "Russian-backed": the word speaks of another than that state."""
        tokens = self.tree.tokens
        at = term.last + 1
        return at < len(tokens) and tokens[at].text in ("-", "–") and tokens[at].start == tokens[term.last].end

    def words(self, first: int, last: int) -> str:
        """The text of tokens `first` to `last`, one blank wherever the report has any gap."""
        tokens = self.tree.tokens[first : last + 1]
        pieces: list[str] = []
        for index, token in enumerate(tokens):
            if index and token.start > tokens[index - 1].end:
                pieces.append(" ")
            pieces.append(token.text)
        return "".join(pieces)


@dataclass(frozen=True, slots=True)
class Page:
    report: Report
    lines: tuple[Line, ...]


def lay_out(report: Report, analysis: Analysis, places: tuple[PlaceMention, ...]) -> Page:
    """The page of a report; linear in its length."""
    headings = [(p.start, p.end) for p in report.passages if p.kind == "headline"]
    surnames = _surnames(report, analysis)
    lines = []
    name_at = place_at = heading_at = 0
    for number, sentence in enumerate(analysis.sentences):
        tree = Tree(sentence)
        names: list[Name] = []
        while name_at < len(analysis.names) and analysis.names[name_at].start < sentence.end:
            names.append(analysis.names[name_at])
            name_at += 1
        found: list[PlaceMention] = []
        while place_at < len(places) and places[place_at].start < sentence.end:
            found.append(places[place_at])
            place_at += 1
        while heading_at < len(headings) and headings[heading_at][1] <= sentence.start:
            heading_at += 1
        heading = heading_at < len(headings) and headings[heading_at][0] <= sentence.start
        called = [n for n in names if n.kind == "PER" or (n.kind == "LOC" and _is_nowhere(n, found))]
        seen = set(_covered(tree, [n for n in called if n.kind == "PER"]))
        people = tuple(_capitalised(tree, p) for p in _covered(tree, called) if p in seen or _names_holder(tree, p))
        people = tuple(p for p in people if not _is_tag(tree, p))
        taken = {
            p
            for p in people
            if _is_body(tree, p) or _is_acronym(tree, p, surnames) or _is_outlet(tree, p) or _is_group(tree, p)
        }
        bodies = (*_covered(tree, [n for n in names if n.kind == "ORG"]), *taken)
        people = tuple(p for p in people if not _is_place(tree, p) and p not in taken)
        bodies = tuple(sorted(b for b in bodies if b[0] < b[1] or tree.tokens[b[0]].upos != "NOUN"))
        inside = {i for first, last in people for i in range(first, last + 1)}
        terms = _terms(tree, inside)
        lines.append(Line(number, tree, terms, people, bodies, tuple(found), heading))
    return Page(report, tuple(lines))


def _covered(tree: Tree, names: list[Name]) -> tuple[tuple[int, int], ...]:
    spans = []
    for name in names:
        first, last = tree.index_at(name.start), tree.index_at(name.end - 1)
        if first is not None and last is not None:
            spans.append((first, last))
    return tuple(spans)


def _is_nowhere(name: Name, places: list[PlaceMention]) -> bool:
    """Whether what was taken for a place's name is that of no place in the gazetteer."""
    return not any(p.place is not None and p.start < name.end and name.start < p.end for p in places)


def _names_holder(tree: Tree, span: tuple[int, int]) -> bool:
    """ "The director of the X airport, A B, told": a name of two words between an office and what its holder does."""
    first, last = span
    tokens = tree.tokens
    if last - first not in (1, 2) or first < 3 or last + 2 >= len(tokens):
        return False
    if tokens[first - 1].text != "," or tokens[last + 1].text != "," or tokens[last + 2].xpos not in ("VBD", "VBZ"):
        return False
    begin = next((i for i in range(first - 2, -1, -1) if tokens[i].text in (",", ";")), -1) + 1
    led = next((i for i in range(begin, first - 1) if tokens[i].upos == "ADP"), first - 1)
    return led > begin and (tokens[led - 1].lemma.lower(),) in offices().nouns


def _is_place(tree: Tree, span: tuple[int, int]) -> bool:
    """A capital or country that the name finder took for a person ("Baku said")."""
    text = " ".join(t.text for t in tree.tokens[span[0] : span[1] + 1])
    return find_country(text) is not None or country_of_capital(text) is not None or find_entity(text) is not None


def _capitalised(tree: Tree, span: tuple[int, int]) -> tuple[int, int]:
    """Without the common nouns that the name finder took in at the end ("Karabakh ombudsman")."""
    first, last = span
    while last > first and tree.tokens[last].text.islower() and tree.tokens[last].upos == "NOUN":
        last -= 1
    return first, last


def _is_body(tree: Tree, span: tuple[int, int]) -> bool:
    """An acronym or name of a body that was taken for a person ("M23")."""
    known = lexicon_bodies()
    words = tree.tokens[span[0] : span[1] + 1]
    key = tuple(t.text.lower() for t in words)
    return words[0].text in known.exact or key in known.named or key in known.seats


def _surnames(report: Report, analysis: Analysis) -> frozenset[str]:
    """The last words of full names, in lower case."""
    texts = (report.text[n.start : n.end].split() for n in analysis.names if n.kind == "PER")
    return frozenset(words[-1].lower() for words in texts if len(words) > 1)


def _is_acronym(tree: Tree, span: tuple[int, int], surnames: frozenset[str]) -> bool:
    """One word in capitals, no surname of anybody, in a sentence that is not: a body that was taken for a person."""
    word = tree.tokens[span[0]].text
    if span[0] != span[1] or len(word) < 3 or not word.isupper() or word.lower() in surnames:
        return False
    turn = span[1] + 1 < len(tree.tokens) and tree.tokens[span[1] + 1].text == ":"  # "OSMAN: ..." in a transcript
    return not turn and not _shouts(tree)


def _is_tag(tree: Tree, span: tuple[int, int]) -> bool:
    """ "(D-Md.)" or ", D-Wash.," behind a name: a party and a state."""
    tokens = tree.tokens
    if span[0] == 0 or tokens[span[0] - 1].text not in ("(", ",") or span[1] - span[0] > _TAG:
        return False
    text = "".join(t.text for t in tokens[span[0] : span[1] + 1])
    return text[1:2] == "-" or (tokens[span[0] - 1].text == "(" and "-" in text[1:4])


def _is_group(tree: Tree, span: tuple[int, int]) -> bool:
    """ "the Maute group": a word that says what it is stands behind it."""
    behind = tree.tokens[span[1] + 1] if span[1] + 1 < len(tree.tokens) else None
    before = tree.tokens[span[0] - 1] if span[0] > 0 else None
    if behind is None or before is None or before.upos not in ("DET", "ADJ", "NOUN"):
        return False
    return behind.upos == "NOUN" and behind.text.lower() in group_settings().kinds


def _is_outlet(tree: Tree, span: tuple[int, int]) -> bool:
    """ "the daily X", "the news agency X": what was taken for a person's name is an outlet's."""
    before = tree.tokens[span[0] - 1] if span[0] > 0 else None
    return before is not None and before.upos == "NOUN" and before.text.lower() in lexicon_bodies().outlet_words


def _shouts(tree: Tree) -> bool:
    """Whether a sentence is all in capitals, as headlines and old wires are."""
    return not any(t.text.islower() and len(t.text) > 2 for t in tree.tokens)


def place_country(place: Place | None) -> str | None:
    """The country whose people live at a place; None near the middle of a disputed entity, where the code takes a side."""
    if place is None or place.country is None or place.lat is None or place.lon is None:
        return place.country if place is not None else None
    for entity in entities():
        north = (entity.lat - place.lat) * _KM
        east = (entity.lon - place.lon) * _KM * cos(radians(place.lat))
        if entity.country() == place.country and north * north + east * east < _DISPUTED_KM * _DISPUTED_KM:
            return None
    return place.country


def _terms(tree: Tree, barred: set[int]) -> dict[int, Term]:
    found: dict[int, Term] = {}
    at = 0
    while at < len(tree.tokens):
        term = None
        new = at > 0 and tree.tokens[at - 1].text == "New"  # "New Jersey", "New Mexico": another place than the old one
        if at not in barred and not new and tree.tokens[at].text[:1].isupper():
            term = next((t for t in (_term(tree, at, n, barred) for n in range(_LONGEST, 0, -1)) if t), None)
        if term is not None:
            found[at] = term
            at = term.last + 1
        else:
            at += 1
    return found


def _term(tree: Tree, first: int, count: int, barred: set[int]) -> Term | None:
    last = first + count - 1
    if last >= len(tree.tokens) or last in barred:
        return None
    tokens = tree.tokens[first : last + 1]
    if not tokens[-1].text[0].isalnum() and tokens[-1].text != ")":
        return None
    text = "".join(
        (" " if i and token.start > tokens[i - 1].end else "") + token.text for i, token in enumerate(tokens)
    )
    if text.endswith(("'s", "’s")) and count > 1:
        return None
    meant = _meant(text)
    if meant is None or (count == 1 and text in _outlets() and not _shouts(tree)):
        return None  # "SANA" is no capital
    code, name, form = meant
    if form == "demonym" and code is not None and tokens[-1].text.endswith("s"):
        form = "people" if tokens[-1].upos in ("NOUN", "PROPN") else form
    return Term(first, last, code, name, form)


@lru_cache(maxsize=1)
def _outlets() -> frozenset[str]:
    """Names of agencies as a text writes them: in capitals."""
    return frozenset(name.upper() for name in lexicon_bodies().outlets)


@lru_cache(maxsize=16384)
def _meant(text: str) -> tuple[str | None, str, TermForm] | None:
    """The country code, name and kind of a word for a country or entity. Cached: the same words come in every report."""
    entity = find_entity(text)
    if entity is not None:
        return None, entity.name, "name"
    country = find_country(text)
    if country is not None:
        return country.iso2, country.name, "name"
    country = country_of_demonym(text)
    if country is not None:
        return country.iso2, country.name, "demonym"
    entity = entity_of_demonym(text)
    if entity is not None:
        return None, entity.name, "demonym"
    country = country_of_capital(text)
    return (country.iso2, country.name, "capital") if country is not None else None
