"""Offices: reads "Turkish Foreign Minister" or "the leader of the X Party" into a noun, a country and a body spoken for."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.grounding.actors.lexicon import OfficeNoun, bodies, is_armed, offices
from dateline.grounding.actors.page import Line, place_country
from dateline.grounding.countries import country_of_code, find_entity

_PREPOSITIONS = frozenset({"of", "to", "for", "in", "at", "from", "with", "on", "under", "who", "which", ","})
_MOST_WORDS = 14
_STEM = 7
_WHERE = frozenset({"in", "at", "near", "for"})
_ARMED = frozenset({"rebel", "separatist"})


@dataclass(frozen=True, slots=True)
class Office:
    """`name` is the noun with the words that tell it from others ("foreign minister"); `text` the office as it was said.

    `country` is an ISO code; `body` the organisation named with it; `noun` its entry in the lexicon; `opposition` is true of
    those who speak for others than their state ("opposition leader", "gang leader"), `placed` where the country is but where
    the holder is ("director in Lebanon").
    """

    name: str
    text: str
    noun: OfficeNoun
    modifiers: frozenset[str]
    country: str | None
    body: str | None
    opposition: bool
    former: bool
    placed: bool = False

    @property
    def represents(self) -> str | None:
        """The state or organisation that the holder speaks for; None for somebody who speaks for nobody else."""
        if self.body is not None:
            return self.body
        if self.noun.speaks == "self" or self.opposition or self.former or self.country is None:
            return None
        country = country_of_code(self.country)
        return country.name if country is not None else None


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
    found: tuple[int, int, OfficeNoun] | None = None
    at = first
    while at <= last and tokens[at].text.lower() not in _PREPOSITIONS:
        match = office_noun(line, at)
        if match is not None and at + match[0] <= last + 1:
            if found is None or found[2].rank or not match[1].rank:
                found = (at, *match)  # "army spokesman Colonel": the rank says less
            at += match[0]
        else:
            at += 1
    if found is None:
        return None
    cut = at
    start, count, noun = found
    table = offices()
    body = _body(line, first, last, start, count, noun) or _entity(line, first, last, start)
    inside = range(body.first, body.last + 1) if body is not None else range(0)
    before = [tokens[i].text.lower() for i in range(first, start) if i not in inside]
    kept = [table.spelling.get(word, word) for word in before if word in table.keep]
    country = _country(line, first, last, start, body, noun)
    opposition = any(word in table.against for word in before)
    behind = next((t for at, t in sorted(line.terms.items()) if start < at <= last), None)
    ahead = any(first <= at < start for at in line.terms)
    name = " ".join([*kept, noun.name])
    tail = line.words(start + count, last) if cut <= last and tokens[cut].text.lower() in ("of", "to", "for") else ""
    return Office(
        name=name,
        text=f"{name} {tail}".strip(" .,;:"),
        noun=noun,
        modifiers=frozenset(kept),
        country=body.country if body is not None and body.known else country,
        body=body.name if body is not None and not body.country else None,
        opposition=opposition,
        former=any(word in ("former", "ex", "then") or word.startswith("ex-") for word in before),
        placed=not ahead and (behind is None or _led_by(line, behind.first, start) in _WHERE),
    )


@dataclass(frozen=True, slots=True)
class _Body:
    """An organisation named in an office: its tokens, its name; `country` where it is the short name of a state's organ.

    `known` tells one of the tables or of the report's own short names, whose country no word beside it changes.
    """

    first: int
    last: int
    name: str
    country: str | None = None
    known: bool = False


def _entity(line: Line, first: int, last: int, noun: int) -> _Body | None:
    """A self-governing entity named with an office: its leader speaks for it and for no state."""
    for at, term in sorted(line.terms.items()):
        where = at > noun and _led_by(line, at, noun) not in ("of", "from")  # "the agency's head in Gaza"
        if first <= at <= last and term.country is None and not where and not line.hyphened(term):
            return _Body(at, at - 1, term.name, known=True)
    return None


def _country(line: Line, first: int, last: int, noun: int, body: _Body | None, kind: OfficeNoun) -> str | None:
    """The country beside the noun; else that of a place in the phrase ("the mayor of Ganja"), not of where a body's man is."""
    tokens = line.tree.tokens
    terms = [term for at, term in sorted(line.terms.items()) if first <= at <= last and not line.hyphened(term)]
    sent = kind.abroad or body is not None
    for term in sorted(terms, key=lambda t: t.first > noun):
        if term.first > noun and sent and _led_by(line, term.first, noun) not in ("of", "from"):
            continue  # "the UN envoy to Syria" is none of Syria's
        return term.country  # None for an entity that no state's code may stand for
    for at in range(first, last + 1):
        seat = bodies().seats.get(tuple(t.text.lower() for t in tokens[at : at + 2]))
        seat = seat or bodies().seats.get((tokens[at].text.lower(),))
        if seat is not None and tokens[at].text[:1].isupper():
            return seat[1]  # "Kremlin spokesman"
    start, end = tokens[first].start, tokens[last].end
    for mention in line.places:
        at_place = line.tree.index_at(mention.start)
        if at_place is None or (sent and (kind.abroad or tokens[at_place - 1].text.lower() in _WHERE)):
            continue  # "head of the UN office in Goma"
        if start <= mention.start and mention.end <= end and place_country(mention.place):
            return place_country(mention.place)
    return None


def _led_by(line: Line, at: int, noun: int) -> str:
    """The nearest preposition before a token and behind the noun of an office."""
    words = (line.tree.tokens[i].text.lower() for i in range(at - 1, noun, -1))
    return next((word for word in words if word in _PREPOSITIONS and word != ","), "")


def _body(line: Line, first: int, last: int, noun: int, count: int, kind: OfficeNoun) -> _Body | None:
    """An organisation named in the phrase, but no organ of a state: "NATO Secretary General", "leader of the X Party"."""
    taken = range(noun, noun + count)
    for begin, end in line.bodies:
        if not (first <= begin <= last and begin not in taken):
            continue
        end = min(end, last)
        while end in taken:
            end -= 1
        if end < begin or _sent_to(line, begin, noun, kind) or _is_seat(line, begin, end):
            continue
        return None if _is_organ(line, begin, end) else _whole(line, begin, end, last, taken)
    for at in range(first, last + 1):
        if at not in taken and not _sent_to(line, at, noun, kind):
            found = _listed(line, at, last)
            if found is not None:
                return found
    return None


def _is_seat(line: Line, begin: int, end: int) -> bool:
    """ "Pentagon spokesman": a house by which a state's organ is called, and so the state."""
    words = [t.text.lower() for t in line.tree.tokens[begin : end + 1]]
    return tuple(words) in bodies().seats or tuple(words[1:]) in bodies().seats


def _sent_to(line: Line, at: int, noun: int, kind: OfficeNoun) -> bool:
    """ "ambassador to the United Nations": where one is sent, not whom one speaks for."""
    return kind.abroad and at > noun and _led_by(line, at, noun) not in ("of", "from", "for")


def _is_organ(line: Line, begin: int, end: int) -> bool:
    """Whether a name ends in the words of a state's organ, and is no army with a name of its own."""
    tokens = line.tree.tokens
    words = tuple(t.text.lower() for t in tokens[begin : end + 1])
    if words in bodies().named:
        return False
    at = next((i for i in range(len(words)) if words[i:] in bodies().organs), None)
    if at is None:
        return False
    own = [i for i in range(begin, begin + at) if tokens[i].upos == "PROPN" and i not in line.terms]
    return not own or bodies().organs[words[at:]].kind != "military"


def _listed(line: Line, at: int, last: int) -> _Body | None:
    """A body by a short name that the report gives it, by its acronym or by its name in the tables."""
    known = bodies()
    tokens = line.tree.tokens
    own = line.own.short.get(tokens[at].text)
    if own is not None:
        return _Body(at, at, own.represents or own.name, own.country, known=True)
    acronym = known.exact.get(tokens[at].text)
    if acronym is not None:
        return _Body(at, at, acronym.name, known=True)
    for size in range(min(known.longest, last + 1 - at), 1, -1):
        alias = known.named.get(tuple(t.text.lower() for t in tokens[at : at + size]))
        if alias is not None:
            return _Body(at, at + size - 1, alias.name, known=True)
    return None


def _whole(line: Line, begin: int, end: int, last: int, taken: range) -> _Body:
    """The canonical name of a body, or its words, joined with what the name finder left off ("Good (IYI) Party")."""
    known = bodies()
    tokens = line.tree.tokens
    if begin == end or tokens[begin].text in line.own.short:
        listed = _listed(line, begin, end)
        if listed is not None:
            return listed
    while (
        end < last
        and end + 1 not in taken
        and (tokens[end + 1].text in ("(", ")") or tokens[end + 1].text[:1].isupper())
    ):
        end += 1
    text = line.words(begin, end).strip()
    if text.endswith(")") and tokens[end - 1].text in line.own.short:
        return _Body(begin, end, line.own.short[tokens[end - 1].text].name, known=True)
    if text.count("(") != text.count(")"):
        text = " ".join(text.replace("(", " ").replace(")", " ").split())
    alias = known.exact.get(text) or known.named.get(tuple(text.lower().replace("-", " - ").split()))
    return _Body(begin, end, alias.name if alias is not None else text, known=alias is not None)


def covers(person: Office, title: Office, *, speaks_for: str | None, country: str | None) -> float | None:
    """How well one who holds `person` is called `title`: None for not at all, 1 by the office itself, 0 by a wider noun.

    `speaks_for` and `country` are what else is known of the holder. "The minister" is a foreign minister of that country;
    "the Hamas leader" is no state's leader, and "the Kenyan president" no envoy of an organisation, whatever his passport.
    """
    body, state = person.body or speaks_for, person.country or country
    if title.country is not None:
        if state is not None and title.country != state:
            return None
        if person.body is not None and state is None and title.noun.name in offices().of_state:
            return None
    if title.former and not person.former:
        return None
    if title.body is not None and title.body != body and (body is not None or state is not None):
        return None
    if title.noun.name != person.noun.name and title.noun.name not in person.noun.wider:
        return None
    missing = title.modifiers - person.modifiers
    if body is not None or person.noun.speaks == "self":
        missing = missing - offices().sorts  # "the union leader", "the opposition lawmaker"
    if body is not None and (is_armed(body) or find_entity(body) is not None):
        missing = missing - _ARMED
    if any(
        word[:_STEM] not in person.text.lower() for word in missing
    ):  # "the presidential aide": an assistant to the president
        return None
    lesser = (
        person.modifiers - title.modifiers
    ) & offices().lesser  # a deputy minister is "the minister" only where there is no other
    return float(title.noun.name == person.noun.name and not lesser)


def represented(office: Office, country: str | None) -> str | None:
    """Whom the holder of an office speaks for, where his country is known from elsewhere in the report."""
    if office.body is not None or office.country is not None or country is None:
        return office.represents
    return replace(office, country=country).represents
