"""Actors that are no single person: states and their organs, armed groups, organisations and outlets that a sentence names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.grounding.actors.fold import name_key
from dateline.grounding.actors.lexicon import Alias, Bodies, bodies, group_settings
from dateline.grounding.actors.page import Line, Term, place_country
from dateline.grounding.countries import country_of_code
from dateline.grounding.types import Actor, ActorKind, MentionForm
from dateline.ids import content_id

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "ADV"})
_WINDOW = 4
_COLLECTIVE = ("sh", "ch", "ese")


@dataclass(frozen=True, slots=True)
class Group:
    """A mention of a group: tokens `first` to `last` of a line. `organ` waits for a country where `actor` is None."""

    first: int
    last: int
    form: MentionForm
    actor: Actor | None
    organ: Alias | None = None


def state(country: str | None, name: str) -> Actor:
    """The actor that a state or a self-governing entity is: its government."""
    key = country.lower() if country else name_key(name)
    return Actor(content_id("a", "government", key, country or ""), name, "government", country, None, name)


def organ_actor(organ: Alias, country: str | None, country_name: str | None) -> Actor:
    """An organ of a state; without a name of its own it is the state itself."""
    if not organ.name and country_name:
        return state(country, country_name)
    bare = organ.name or "Government"
    name = f"{bare} of {country_name}" if country_name else bare
    owner = country or (name_key(country_name) if country_name else "")
    return Actor(content_id("a", organ.kind, name_key(bare), owner), name, organ.kind, country, None, country_name)


@lru_cache(maxsize=4096)
def body_actor(name: str, kind: ActorKind) -> Actor:
    """An organisation, armed group or outlet by its canonical name. Its country is a question for the pile, not for a name."""
    group = "armed_group" if kind == "armed_group" else kind
    return Actor(content_id("a", group, name_key(name), ""), name, kind, None, None, name)


def find_groups(line: Line, taken: set[int]) -> list[Group]:
    """Groups in one sentence outside the tokens of `taken` (names of people with their titles), left to right."""
    found: list[Group] = []
    at, size = 0, len(line.tree.tokens)
    while at < size:
        group = None if at in taken else _group_at(line, at, taken)
        if group is None:
            term = line.terms.get(at)
            article = line.tree.tokens[at].text == "The"  # a name may begin behind it: "The Syrian Observatory"
            at = (term.last if term is not None and not article else at) + 1
        else:
            found.append(group)
            at = group.last + 1
    return found


def _group_at(line: Line, at: int, taken: set[int]) -> Group | None:
    article = line.tree.tokens[at].text.lower() == "the" and at + 1 < len(line.tree.tokens)
    own = _explained_at(line, at + 1 if article else at) or (_house_at(line, at + 1) if article else None)
    if own is not None and not any(i in taken for i in range(own.first, own.last + 1)):
        return own if _runner_at(line, at) is None else None
    named = _named_at(line, at, taken) if _runner_at(line, at) is None else None
    term = line.terms.get(at)
    if article and term is not None and named is None:
        named = _named_after_country(line, at + 1, term, taken)
    if term is not None and (named is None or (named.last <= term.last and named.form != "capital")):
        return _of_term(line, term, taken)
    group = named or _organ_first(line, at)
    return group if group is None or group.first not in taken else None  # "Trump troops" are nobody's army


def _named_after_country(line: Line, at: int, term: Term, taken: set[int]) -> Group | None:
    """ "The Kenya Nurses' Union": a name that begins with a country's, behind the article; "The Kenya army" is an organ's."""
    named = _named_at(line, at, taken)
    if named is None or named.last <= term.last:
        return None
    return named if all(organ_at(line, i) is None for i in range(at, named.last + 1)) else None


def organ_at(line: Line, at: int) -> tuple[int, Alias] | None:
    """The longest organ phrase that begins at a token, and its last token."""
    known = bodies()
    tokens = line.tree.tokens
    if tokens[at].text.lower() not in known.organ_reach:
        return None
    for count in range(min(known.organ_reach.get(tokens[at].text.lower(), 0), len(tokens) - at), 0, -1):
        organ = known.organs.get(tuple(t.text.lower() for t in tokens[at : at + count]))
        if organ is not None and not (count == 1 and tokens[at].upos in ("ADJ", "VERB")):
            return at + count - 1, organ
    return None


def _of_term(line: Line, term: Term, taken: set[int]) -> Group | None:
    """A country word: with the organ that follows it, or alone."""
    tokens = line.tree.tokens
    at = term.last + 1
    if line.hyphened(term):
        return None
    possessive = at < len(tokens) and tokens[at].text in _POSSESSIVE
    start = at + 1 if possessive else at
    for begin in range(start, min(start + _WINDOW + 1, len(tokens))):
        if begin in taken:
            break
        match = organ_at(line, begin)
        if match is not None and any(b <= match[0] + 1 and match[0] < e for b, e in line.bodies):
            break  # "Ethiopia's Government Communication Service" has a name of its own
        if match is not None and term.form == "capital" and tokens[match[0]].text.lower() == "administration":
            return Group(term.first, match[0], "name", _of_city(line, term, start, match[0]))
        if match is not None:
            return Group(term.first, match[0], "group", organ_actor(match[1], term.country, term.name), match[1])
        if tokens[begin].upos not in _BETWEEN or (tokens[begin].text[:1].isupper() and begin in line.terms):
            break
    if _is_actor(line, term, possessive) or _is_nation(line, term):
        forms: dict[str, MentionForm] = {
            "name": "name",
            "capital": "capital",
            "demonym": "demonym",
            "people": "demonym",
        }
        actor = state(term.country, term.name)
        if term.form == "people":
            text = line.words(term.first, term.last)
            actor = Actor(content_id("a", "people", name_key(text), term.country or ""), text, "people", term.country)
        return Group(term.first, term.last, forms[term.form], actor)
    return None


def _is_nation(line: Line, term: Term) -> bool:
    """ "The French say": the word for a nation that no other word is made of for one of its people."""
    tokens = line.tree.tokens
    if term.form != "demonym" or term.last == 0 or not tokens[term.last].text.endswith(_COLLECTIVE):
        return False
    alone = term.last + 1 >= len(tokens) or tokens[term.last + 1].upos not in ("NOUN", "PROPN", "ADJ")
    return alone and tokens[term.last - 1].text.lower() == "the" and tokens[term.last].deprel.startswith("nsubj")


def _is_actor(line: Line, term: Term, possessive: bool) -> bool:
    """Whether a bare country word speaks or acts, rather than says where something is."""
    settings = group_settings()
    tree = line.tree
    here = term.last
    while (up := tree.head(here)) is not None and term.first <= up <= term.last:
        here = up
    token = tree.tokens[here]
    head = tree.head(here)
    noun = tree.tokens[head].lemma.lower() if head is not None else ""
    if term.form == "people":
        return True
    if term.form == "demonym":
        between = [t.lemma.lower() for t in tree.tokens[term.last + 1 : (head or 0) + 1]]
        return noun in settings.demonym_acts or any(word in settings.demonym_acts for word in between)
    if term.form == "name" and term.country is not None:
        comma = term.first > 0 and tree.tokens[term.first - 1].text == ","
        if comma and tree.is_a(here, "appos", "nmod:unmarked", "list", "dep"):
            return False
        return tree.case(here) not in settings.locative
    if term.country is None and term.form == "name":
        return tree.is_a(here, "nsubj") and token.deprel != "nsubj:pass" and noun in settings.capital_acts
    if any(m.role == "government" and m.start == tree.tokens[term.first].start for m in line.places):
        return True
    if possessive:
        return noun not in settings.city_nouns
    if tree.case(here) in ("according to", "by"):
        return True
    active = tree.is_a(here, "nsubj") and token.deprel != "nsubj:pass"
    return active and noun in settings.capital_acts


def _of_city(line: Line, term: Term, start: int, last: int) -> Actor:
    """ "Kyiv's military administration" is the city's, not the state."""
    name = f"{line.words(term.first, term.last)} {line.words(start, last)}"
    return Actor(content_id("a", "government", name_key(name), term.country or ""), name, "government", term.country)


def _organ_first(line: Line, at: int) -> Group | None:
    """An organ with its country behind it ("the army of Ethiopia"), or alone ("the ministry")."""
    match = organ_at(line, at)
    if match is None:
        return None
    last, organ = match
    tokens = line.tree.tokens
    if at > 1 and tokens[at - 1].text in _POSSESSIVE and tokens[at - 2].upos == "PROPN" and organ.name:
        owner = next((m for m in line.places if m.start <= tokens[at - 2].start < m.end and m.role == "location"), None)
        if owner is not None:  # "Gaza's civil defence"
            return replace(_local(line, at - 1, last, organ), first=at - 2)
    after = [t.text.lower() for t in tokens[last + 1 : last + 6]]
    if after[:1] == ["of"]:
        skip = 2
        while skip <= len(after) and after[skip - 1] in ("the", "republic", "of", "kingdom", "state"):
            skip += 1
        term = line.terms.get(last + skip)
        if term is not None:
            return Group(at, term.last, "group", organ_actor(organ, term.country, term.name), organ)
    seat = line.terms.get(last + 2) if after[:1] == ["in"] else None
    if seat is not None and seat.form == "capital":  # "the foreign ministry in Moscow"
        return Group(at, seat.last, "group", organ_actor(organ, seat.country, seat.name), organ)
    if after[:1] == ["in"] and organ.name and last + 2 < len(tokens) and (last + 2) not in line.terms:
        where = tokens[last + 2]
        if any(m.start <= where.start < m.end and m.role == "location" for m in line.places):
            return replace(_local(line, last + 3, last, organ), first=at)  # "the Emergency Service in X" is X's
    run = _run_by(line, at)
    if run is not None and organ.name:
        place = next(
            (t for s in range(max(at - 9, 0), at - 3) if (t := line.terms.get(s)) and t.last in (at - 4, at - 5)), None
        )
        if place is not None:  # "Gaza's Hamas-run health ministry"
            return Group(place.first, last, "group", organ_actor(organ, place.country, place.name), organ)
        return Group(at - 3, last, "group", organ_actor(organ, None, run), organ)
    before = tokens[at - 1] if at > 0 else None
    if (
        before is not None
        and before.upos == "PROPN"
        and before.text[:1].isupper()
        and before.deprel in ("compound", "nmod:poss", "amod")
        and organ.name
    ):
        return _local(line, at, last, organ)
    if tokens[last].deprel == "compound" and tokens[last].head > last:
        return None  # "police station"
    whole = next((end for begin, end in line.bodies if begin <= at and end > last), None)
    if (
        organ.alone and whole is not None and after[:1] in (["of"], ["for"])
    ):  # "the Ministry of Minerals" is no ministry told before
        return Group(at, whole, "group", None, replace(organ, name=line.words(at, whole), alone=False))
    determined = before is not None and (before.upos in ("DET", "PRON") or before.text in _POSSESSIVE)
    if organ.alone and (determined or at == 0 or tokens[at].text[:1].isupper()):
        return Group(at, last, "title", None, organ)
    return None


def _runner_at(line: Line, at: int) -> int | None:
    """The organ whose name begins behind "Hamas-run" at a token; None where there is none."""
    tokens = line.tree.tokens
    if (
        at + 3 >= len(tokens)
        or tokens[at + 1].text != "-"
        or tokens[at + 2].text.lower() not in group_settings().running
    ):
        return None
    return at + 3 if organ_at(line, at + 3) is not None and _run_by(line, at + 3) is not None else None


def _run_by(line: Line, at: int) -> str | None:
    """ "the Hamas-run health ministry": the body that runs an organ, by its name in the tables or in the report."""
    tokens = line.tree.tokens
    if at < 3 or tokens[at - 2].text != "-" or tokens[at - 1].text.lower() not in group_settings().running:
        return None
    own = line.own.short.get(tokens[at - 3].text)
    alias = bodies().exact.get(tokens[at - 3].text) or bodies().named.get((tokens[at - 3].text.lower(),))
    return own.name if own is not None else alias.name if alias is not None else None


def _local(line: Line, at: int, last: int, organ: Alias) -> Group:
    """ "Ganja police": an organ of a place, of that place's country."""
    place = line.tree.tokens[at - 1]
    mention = next((m for m in line.places if m.start <= place.start < m.end), None)
    actor = organ_actor(organ, None, place.text)
    actor = replace(actor, country=place_country(mention.place) if mention is not None else None)
    return Group(at - 1, last, "group", actor, organ)


def _explained_at(line: Line, at: int) -> Group | None:
    """A name that the report itself explains, short or long."""
    tokens = line.tree.tokens
    for count in range(min(line.own.longest, len(tokens) - at), 1, -1):
        actor = line.own.long.get(tuple(t.text.lower() for t in tokens[at : at + count]))
        if actor is not None and tokens[at].text[:1].isupper():
            return Group(at, _with_bracket(line, at + count - 1, actor), "name", actor)
    actor = line.own.short.get(tokens[at].text)
    if actor is None or any(first == at < last for first, last in line.bodies):
        return None
    return Group(at, at, "name", actor)


def names_of_bodies(line: Line) -> list[tuple[int, int]]:
    """Names of more than one word of organisations and armed groups, of the tables or found: "Doctors Without Borders"."""
    known = bodies()
    tokens = line.tree.tokens
    found = [(first, last) for first, last in line.bodies if first < last and tokens[last].text[:1].isupper()]
    for at, token in enumerate(tokens):
        if not token.text[:1].isupper():
            continue
        reach = min(known.named_reach.get(token.text.lower(), 0), len(tokens) - at)
        for count in range(reach, 1, -1):
            if tuple(t.text.lower() for t in tokens[at : at + count]) in known.named:
                found.append((at, at + count - 1))
                break
    return found


def _house_at(line: Line, at: int) -> Group | None:
    """ "told the Courier", "the Observatory found" in the Hill Courier's and the Peace Observatory's own reports."""
    house, tokens = line.own.house, line.tree.tokens
    if house is None or tokens[at].text != house[0] or (at + 1 < len(tokens) and tokens[at + 1].text[:1].isupper()):
        return None
    return Group(at, at, "name", house[1])


def _named_at(line: Line, at: int, taken: set[int]) -> Group | None:
    """An organisation, armed group or outlet: by its alias, else by what the name finder took for an organisation."""
    known = bodies()
    tokens = line.tree.tokens
    plain = tokens[at].text.islower()
    if plain and not any(first == at for first, _ in line.bodies):
        return None  # names in the tables begin with a capital or a figure
    reach = max(known.named_reach.get(tokens[at].text.lower(), 0), 1)
    for count in range(min(reach, len(tokens) - at), 0, -1):
        words = tokens[at : at + count]
        if not words[0].text[:1].isalnum():
            break
        alias = known.exact.get(words[0].text) if count == 1 else None
        if alias is None and words[0].text != words[0].text.lower():
            alias = known.named.get(tuple(t.text.lower() for t in words))
        if alias is not None:
            return Group(at, at + count - 1, "name", body_actor(alias.name, alias.kind))
        seat = known.seats.get(tuple(t.text.lower() for t in words)) if words[0].text[:1].isupper() else None
        if seat is not None:
            country = country_of_code(seat[1])
            actor = organ_actor(seat[0], seat[1], country.name if country is not None else None)
            return Group(at, at + count - 1, "capital", replace(actor, name=line.words(at, at + count - 1)))
    span = next(((b, e) for b, e in line.bodies if b == at), None)
    longer = _with_kind(line, at)
    if longer is not None and (span is None or longer[1] == span[1] + 1):
        span = longer
    span = span or _capitals(line, at)
    if span is None or any(i in taken for i in range(span[0], span[1] + 1)):
        return None
    inner = next((i for i in range(at, span[1] + 1) if organ_at(line, i) is not None), None)
    if inner is not None and span != longer and (at in line.terms or inner == at):
        return None
    name, kind = _classified(line, span, known)
    return Group(at, span[1], "name", line.own.short.get(name) or _of_state(line, at, name, kind))


def _with_kind(line: Line, at: int) -> tuple[int, int] | None:
    """A name that the common noun behind it says to be a body's: "the Maute group", "the Congress party"."""
    tokens = line.tree.tokens
    last = at
    while (
        last < len(tokens)
        and last not in line.terms
        and (_is_named(line, last) or (last > at and tokens[last].text == "-"))
    ):
        last += 1
    if last == at or last >= len(tokens) or tokens[last].upos != "NOUN" or tokens[last].start == tokens[last - 1].end:
        return None
    inside = at > 0 and tokens[at - 1].text in ("-", "–") and tokens[at - 1].end == tokens[at].start
    organ = organ_at(line, at)
    if inside or any(first <= last and at <= end for first, end in line.people) or (organ and organ[0] == last):
        return None
    return (at, last) if tokens[last].text.lower() in group_settings().kinds else None


def _is_named(line: Line, at: int) -> bool:
    token = line.tree.tokens[at]
    return token.upos == "PROPN" and token.text[:1].isupper() and token.text.lower() not in group_settings().creeds


def _of_state(line: Line, at: int, name: str, kind: ActorKind) -> Actor:
    """A body: a state's own where its country owns it ("Russia's Investigative Committee", "the Indian army's Command")."""
    tokens = line.tree.tokens
    ends = {t.last for t in line.terms.values()}
    whole = name
    while at > 1 and tokens[at - 1].text[:1].isupper() and at - 1 not in ends:
        at -= 1
        whole = f"{tokens[at].text} {whole}"
    owned = at > 1 and tokens[at - 1].text in _POSSESSIVE
    before = at - 2 if owned else at - 1
    term = next((t for t in line.terms.values() if t.last == before), None) if before >= 0 else None
    if term is None and owned:
        term = next((t for t in line.terms.values() if t.last < before <= t.last + 2 and organ_at(line, before)), None)
    if term is None or kind != "organisation" or name.split()[-1].lower() not in group_settings().of_states:
        return body_actor(name, kind)
    return Actor(
        content_id("a", "government", name_key(whole), term.country or name_key(term.name)),
        f"{whole} of {term.name}",
        "government",
        term.country,
        None,
        term.name,
    )


def _with_bracket(line: Line, last: int, actor: Actor) -> int:
    """The end of a name with the short name in brackets behind it, where it is the same body's."""
    tokens = line.tree.tokens
    behind = tokens[last + 1 : last + 4]
    if (
        len(behind) == 3
        and behind[0].text == "("
        and behind[2].text == ")"
        and line.own.short.get(behind[1].text) == actor
    ):
        return last + 3
    return last


def _capitals(line: Line, at: int) -> tuple[int, int] | None:
    """A run of capitalised words that is the subject, which no name finder took ("Emergency Lawyers put the toll at 22")."""
    tokens = line.tree.tokens
    last = at
    while (
        last < len(tokens)
        and tokens[last].text[:1].isupper()
        and tokens[last].upos in ("NOUN", "PROPN", "ADJ")
        and last not in line.terms
    ):
        last += 1
    last -= 1
    named = last > at and tokens[last].deprel == "nsubj" and not line.heading
    return (at, last) if named and not any(first <= at <= end for first, end in line.people) else None


def kind_of(line: Line, first: int, last: int) -> ActorKind:
    """What the words of a body's name, and those beside it, say it is."""
    return _classified(line, (first, last), bodies())[1]


def _classified(line: Line, span: tuple[int, int], known: Bodies) -> tuple[str, ActorKind]:
    """The name of a body, without its article, and what its words say it is."""
    first, last = span
    tokens = line.tree.tokens
    if tokens[first].text.lower() == "the" and last > first:
        first += 1
    bracket = next((i for i in range(first + 1, last + 1) if tokens[i].text == "("), None)
    if bracket is not None and tokens[last].text == ")" and bracket > first:
        last = bracket - 1  # "the X Front (XF)"
    name = line.words(first, last)
    words = [t.text.lower() for t in tokens[first : last + 1]]
    around = {t.text.lower() for t in tokens[max(0, first - 2) : first]} | {
        t.text.lower() for t in tokens[last + 1 : last + 2]
    }
    civil = words[-1] in known.no_armed_words
    if (known.armed_words & set(words) and not civil) or known.armed_words & around:
        return name, "armed_group"
    if name.lower() in known.outlets:
        return name, "outlet"
    if known.outlet_words & around and first > 0 and tokens[first - 1].text.lower() in known.outlet_words:
        return name, "outlet"  # "the pan-Arab daily X"
    if words[-1] in known.outlet_words and not known.no_outlet_words & set(words):
        return name, "outlet"
    return name, "organisation"
