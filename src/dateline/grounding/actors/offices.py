"""Offices: reads "Turkish Foreign Minister" or "the leader of the X Party" into a noun, a country and a body spoken for."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.grounding.actors.lexicon import OfficeNoun, bodies, offices
from dateline.grounding.actors.page import Line, place_country
from dateline.grounding.countries import country_of_code

_PREPOSITIONS = frozenset({"of", "to", "for", "in", "at", "from", "with", "on", "under", "who", "which", ","})
_MOST_WORDS = 14
_STEM = 7


@dataclass(frozen=True, slots=True)
class Office:
    """`name` is the noun with the words that tell it from others ("foreign minister"); `text` the office as it was said.

    `country` is an ISO code; `body` the organisation named with it; `noun` its entry in the lexicon.
    """

    name: str
    text: str
    noun: OfficeNoun
    modifiers: frozenset[str]
    country: str | None
    body: str | None
    opposition: bool
    former: bool

    @property
    def represents(self) -> str | None:
        """The state or organisation that the holder speaks for; None for somebody who speaks for nobody else."""
        if self.body is not None:
            return self.body
        if self.noun.speaks == "self" or self.opposition or self.former or self.country is None:
            return None
        country = country_of_code(self.country)
        return country.name if country is not None else None


_WHERE = frozenset({"in", "at", "near", "for"})


def office_noun(line: Line, at: int) -> tuple[int, OfficeNoun] | None:
    """The office noun that begins at a token and the number of its tokens; the longest that fits."""
    tokens = line.tree.tokens
    table = offices()
    for count in range(min(table.reach.get(tokens[at].text.lower(), 0), len(tokens) - at), 0, -1):
        noun = table.nouns.get(tuple(t.text.lower() for t in tokens[at : at + count]))
        if noun is not None:
            return count, noun
    return None


def read_office(line: Line, first: int, last: int) -> Office | None:
    """The office told by tokens `first` to `last` (inclusive); None where no office noun is its head."""
    last = min(last, first + _MOST_WORDS)
    tokens = line.tree.tokens
    cut = next((i for i in range(first, last + 1) if tokens[i].text.lower() in _PREPOSITIONS), last + 1)
    found: tuple[int, int, OfficeNoun] | None = None
    at = first
    while at < cut:
        match = office_noun(line, at)
        if match is not None and at + match[0] <= cut:
            found = (at, *match)
            at += match[0]
        else:
            at += 1
    if found is None:
        return None
    start, count, noun = found
    table = offices()
    before = [t.text.lower() for t in tokens[first:start]]
    kept = [table.spelling.get(word, word) for word in before if word in table.keep]
    body = _body(line, first, last, start, count)
    country, opposition = _country(line, first, last, start, body), "opposition" in before
    name = " ".join([*kept, noun.name])
    tail = line.words(start + count, last) if cut <= last and tokens[cut].text.lower() in ("of", "to", "for") else ""
    return Office(
        name=name,
        text=f"{name} {tail}".strip(),
        noun=noun,
        modifiers=frozenset(kept),
        country=country,
        body=body,
        opposition=opposition,
        former=any(word in ("former", "ex", "then") or word.startswith("ex-") for word in before),
    )


def _country(line: Line, first: int, last: int, noun: int, body: str | None) -> str | None:
    """The country beside the noun; else that of a place in the phrase ("the mayor of Ganja"), not of where a body's man is."""
    terms = [term for at, term in sorted(line.terms.items()) if first <= at <= last and not line.hyphened(term)]
    for term in sorted(terms, key=lambda t: t.first > noun):
        return term.country  # None for an entity that no state's code may stand for
    start, end = line.tree.tokens[first].start, line.tree.tokens[last].end
    for mention in line.places:
        at = line.tree.index_at(mention.start)
        if body is not None and at is not None and at > 0 and line.tree.tokens[at - 1].text.lower() in _WHERE:
            continue  # "head of the UN office in Goma"
        if start <= mention.start and mention.end <= end and place_country(mention.place):
            return place_country(mention.place)
    return None


def _body(line: Line, first: int, last: int, noun: int, count: int) -> str | None:
    """An organisation named in the phrase, but no organ of a state: "NATO Secretary General", "leader of the X Party"."""
    known = bodies()
    taken = range(noun, noun + count)
    for begin, end in line.bodies:
        if first <= begin and begin not in taken and begin <= last:
            end = min(end, last)
            while end in taken:
                end -= 1
            if end < begin:
                continue
            words = tuple(t.text.lower() for t in line.tree.tokens[begin : end + 1])
            if any(words[i:] in known.organs for i in range(len(words))):
                return None
            return _whole(line, begin, end, last, taken)
    for at in range(first, last + 1):
        if at in taken:
            continue
        acronym = known.exact.get(line.tree.tokens[at].text)
        if acronym is not None:
            return acronym.name
        for size in range(min(known.longest, last + 1 - at), 1, -1):
            alias = known.named.get(tuple(t.text.lower() for t in line.tree.tokens[at : at + size]))
            if alias is not None:
                return alias.name
    return None


def _whole(line: Line, begin: int, end: int, last: int, taken: range) -> str:
    """The canonical name of a body, or its words, joined with what the name finder left off ("Good (IYI) Party")."""
    known = bodies()
    tokens = line.tree.tokens
    while (
        end < last
        and end + 1 not in taken
        and (tokens[end + 1].text in ("(", ")") or tokens[end + 1].text[:1].isupper())
    ):
        end += 1
    text = line.words(begin, end).strip()
    if text.count("(") != text.count(")"):
        text = " ".join(text.replace("(", " ").replace(")", " ").split())
    alias = known.exact.get(text) or known.named.get(tuple(text.lower().replace("-", " - ").split()))
    return alias.name if alias is not None else text


def covers(person: Office, title: Office) -> bool:
    """Whether one who holds `person` may be called `title` ("the minister" for a foreign minister of that country)."""
    if title.country is not None and person.country is not None and title.country != person.country:
        return False
    if title.body is not None and title.body != person.body and (person.body is not None or person.country is not None):
        return False  # "the Hamas leader" is no state's leader
    if title.noun.name != person.noun.name and title.noun.name not in person.noun.wider:
        return False
    missing = title.modifiers - person.modifiers
    return all(
        word[:_STEM] in person.text for word in missing
    )  # "the presidential aide": an assistant to the president
