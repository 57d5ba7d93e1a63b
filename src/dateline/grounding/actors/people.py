"""People where a sentence names them, with the office that stands before or behind the name; and titles without a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from dateline.grounding.actors.fold import name_words, plain
from dateline.grounding.actors.groups import organ_at
from dateline.grounding.actors.lexicon import bodies, offices
from dateline.grounding.actors.offices import Office, office_noun, read_office
from dateline.grounding.actors.page import Line

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "several", "many", "no", "each", "every"})
_NAMING_WORDS = 8
_BEING = frozenset({"is", "was", "also", "now", "currently", "then", "serves", "as", "the"})
_JOINING = frozenset({"of", "for"})
_TITLE_WORDS = 12
_APPOSITION_WORDS = 16


@dataclass(frozen=True, slots=True)
class NameMention:
    """A person's name: tokens `name_first` to `name_last`; `first` to `last` with the title before it."""

    line: int
    first: int
    last: int
    name_first: int
    name_last: int
    text: str
    words: tuple[str, ...]
    offices: tuple[Office, ...]
    gender: str
    apposition: tuple[int, int] | None = None
    ahead: tuple[int, int] | None = None

    @property
    def office(self) -> Office | None:
        return self.offices[0] if self.offices else None


@dataclass(frozen=True, slots=True)
class TitleMention:
    """A person called by an office or a common noun: tokens `first` to `last`, head `head`."""

    line: int
    first: int
    last: int
    head: int
    noun: str
    office: Office | None
    definite: bool
    plural: bool
    office_of: bool = False


def find_names(line: Line) -> list[NameMention]:
    """The people whom a sentence names, left to right."""
    found: list[NameMention] = []
    end = -1
    for span in line.people:
        if span[0] <= end:
            continue
        mention = _name(line, span, end + 1)
        if mention is not None:
            found.append(mention)
            end = max(mention.last, mention.apposition[1] if mention.apposition else -1)
    return found


def find_introduced(line: Line) -> list[NameMention]:
    """Names that the name finder took for none of a person, but that an office behind a comma says to be one's."""
    tokens = line.tree.tokens
    found: list[NameMention] = []
    for at, token in enumerate(tokens):
        parts = [k for k in line.tree.kids(at, "flat") if k > at]
        if token.upos != "PROPN" or not parts or line.tree.case(at) or at in line.terms:
            continue
        last = max(parts)
        if any(b <= last and at <= e for b, e in (*line.people, *line.bodies)) or last - at > 4:
            continue
        behind = apposition(line, at, last) if token.text[:1].isupper() else None
        end = behind[1][1] + 1 if behind is not None else 0
        if behind is None or (end < len(tokens) and tokens[end].upos != "PUNCT"):
            continue
        mention = _name(line, (at, last), 0)
        if mention is not None:
            found.append(mention)
    return found


def _name(line: Line, span: tuple[int, int], floor: int) -> NameMention | None:
    tokens = line.tree.tokens
    first, last = span
    gender = ""
    table = offices()
    while first < last and (tokens[first].text.lower() in table.honorifics or office_noun(line, first)):
        gender = gender or table.honorifics.get(tokens[first].text.lower(), "")
        first += 1
    while last > first and (tokens[last].text in _POSSESSIVE or not tokens[last].text[0].isalnum()):
        last -= 1
    while (
        last + 1 < len(tokens)
        and tokens[last + 1].deprel in ("flat", "flat:name")
        and tokens[last + 1].text[:1].isupper()
        and first <= tokens[last + 1].head <= last
    ):
        last += 1
    if first == last and (match := office_noun(line, first)) is not None and match[0] == 1 and first == span[0]:
        return None  # "the Ombudsman's Office"
    text = line.words(first, last)
    words = name_words(text)
    if not words or not text[:1].isalpha():
        return None
    titled = first
    while titled > floor and tokens[titled - 1].text.lower() in table.honorifics and not office_noun(line, titled - 1):
        titled -= 1
        gender = gender or table.honorifics[tokens[titled].text.lower()]
    start, office = _title_before(line, titled, floor)
    start = titled if office is None else start
    behind_it = ahead = None
    held = [office] if office is not None else []
    if tokens[max(first - 1, 0)].text.lower() in table.doctors or tokens[span[0]].text.lower() in table.doctors:
        held.append(_doctor())
    rank = next(
        (m for i in range(max(start, titled - 2), titled) if (m := office_noun(line, i)) and i + m[0] == titled), None
    )
    if office is not None and rank is not None and rank[1].rank and not office.noun.rank:
        held.append(
            Office(rank[1].name, rank[1].name, rank[1], frozenset(), office.country, None, False, office.former)
        )
    before = _apposed_before(line, start, floor)
    if before is not None:
        ahead = before[1]
        held.insert(0, before[0])
    elif office is None or office.noun.name == "counterpart" or office.noun.rank:
        behind = apposition(line, first, last)
        if behind is not None:
            behind_it = behind[1]
            held.insert(len(held) if held and not held[0].noun.rank else 0, behind[0])
            also = apposition(line, first, behind_it[1])  # "a former minister who is now the EU's envoy"
            held += [also[0]] if also is not None else []
    gender = gender or next((o.noun.gender for o in held if o.noun.gender), "")
    if len(words) > 1:  # "Osman" alone may be a surname
        gender = gender or table.given.get(plain(tokens[first].text), "")
    return NameMention(line.number, start, last, first, last, text, words, tuple(held), gender, behind_it, ahead)


@lru_cache(maxsize=1)
def _doctor() -> Office:
    """What "Dr." makes of somebody: "the doctor" may mean him."""
    noun = replace(offices().nouns[("doctor",)], rank=True)
    return Office(noun.name, noun.name, noun, frozenset(), None, None, False, False)


def _title_before(line: Line, name: int, floor: int) -> tuple[int, Office | None]:
    """The office that ends right before a name, and where it begins; lexical, so that a slip of the parse costs nothing."""
    tokens = line.tree.tokens
    table = offices()
    known = bodies()
    covered = {i for first, last in line.bodies for i in range(first, last + 1)}
    at = name
    while at > max(floor, name - _TITLE_WORDS):
        token = tokens[at - 1]
        word = token.text.lower()
        fits = (
            token.text[:1].isupper()
            or word in table.keep
            or word in table.passing
            or at - 1 in covered
            or token.upos in ("ADJ", "NOUN", "PROPN")
            or word in _POSSESSIVE
            or word in ("his", "her", "their", "its", "our", "-")
        )
        verbal = token.upos in ("VERB", "AUX") and at - 1 not in covered
        if not fits or verbal or word in (",", ";", ":"):
            break
        at -= 1
    while at < name and (tokens[at].text.lower() in ("of", "and", "for", "-", "&") or tokens[at].text in _POSSESSIVE):
        at += 1
    if at >= name:
        return name, None
    office = read_office(line, at, name - 1)
    if office is None or not _ends_title(line, at, name, known.documents):
        return name, None
    return at, office


def _ends_title(line: Line, first: int, name: int, barred: frozenset[str]) -> bool:
    """Whether the noun stands right before the name, or an "of" phrase joins the two."""
    tokens = line.tree.tokens
    for at in range(max(first, name - 3), name):
        match = office_noun(line, at)
        if match is not None and at + match[0] == name:
            return True
    joined = [t.text.lower() for t in tokens[first:name]]
    return (
        bool(_JOINING & set(joined))
        and tokens[name - 1].upos in ("PROPN", "NOUN")
        and tokens[name - 1].text.lower() not in barred
    )


def apposition(line: Line, first: int, last: int) -> tuple[Office, tuple[int, int]] | None:
    """The office behind a name: ", the leader of the X Party," or "(head of Y)"."""
    tokens = line.tree.tokens
    begin = last + 1
    if begin >= len(tokens) or tokens[begin].text.lower() not in (",", "(", "–", "—", "-", "who"):
        return None
    stops = {",", ";", ":", "–", "—", "”", '"'} | ({")"} if tokens[begin].text == "(" else set())
    begin += tokens[begin].text.lower() != "who"
    if (
        begin < len(tokens) and tokens[begin].text.lower() == "who"
    ):  # "the spokesman, who is also communications minister"
        begin += 1
        while begin < len(tokens) and tokens[begin].text.lower() in _BEING:
            begin += 1
        if tokens[begin - 1].text.lower() == "who":
            return None
    end = begin
    while end < len(tokens) and end < begin + _APPOSITION_WORDS:
        word = tokens[end].text
        if word in stops or tokens[end].upos == "AUX":
            break
        if tokens[end].upos == "VERB" and tokens[end].deprel not in ("amod", "acl"):
            break
        if word.lower() in ("who", "whose", "which", "that"):
            break
        end += 1
    end -= 1
    within = [(b, e) for b, e in line.people if b <= end and begin <= e]
    if within:
        before, whole = _before_name(line, begin, within[0][0]), end
        if before is not None:  # "an aide to President A B"
            office = read_office(line, begin, within[0][0] - 1)
            return (office, (begin, before)) if office is not None else None
        joined = next((i for i in range(within[-1][1] + 1, whole) if tokens[i].text.lower() == "and"), whole)
        begin = joined + 1  # "a Clinton supporter and president of Z": what stands behind the other's name
    if end < begin:
        return None
    office = read_office(line, begin, end)
    if office is None or tokens[begin].text.lower() in ("and", "or", "but", "while"):
        return None
    return office, (begin, end)


def _before_name(line: Line, begin: int, name: int) -> int | None:
    """The office noun of "an aide to President A B": the last token before the preposition; None where none is so built."""
    tokens = line.tree.tokens
    led = next((i for i in range(begin, name) if tokens[i].text.lower() in ("to", "of", "for")), None)
    if led is None or not any(office_noun(line, i) is not None for i in range(begin, led)):
        return None
    return led - 1


def _apposed_before(line: Line, first: int, floor: int) -> tuple[Office, tuple[int, int]] | None:
    """The office before a name and a comma: "The leader of the X Party, A B, said"."""
    tokens = line.tree.tokens
    name = first
    led = first
    while led > floor and first - led < _NAMING_WORDS and tokens[led - 1].text.lower() in offices().naming:
        led -= 1
    if any(tokens[i].text.lower() in offices().naming_verbs for i in range(led, first)):
        first = led  # "The group's commander, known as X, said", "a spokesman, who goes by the name of X, said"
        if tokens[first - 1].text != "," and office_noun(line, first - 1) is not None:  # "a rebel leader known as X"
            return _named_after(line, first, floor)
    if first - 2 < floor or tokens[first - 1].text != ",":
        return None
    begin = first - 2
    covered = {i for b, e in line.bodies for i in range(b, e + 1)}
    while (
        begin > floor
        and tokens[begin - 1].text not in (",", ";", "“", '"')
        and tokens[begin - 1].text.lower() not in ("with", "by", "between", "including")
        and (tokens[begin - 1].upos not in ("VERB", "AUX") or begin - 1 in covered)
    ):
        if first - begin > _APPOSITION_WORDS:
            return None
        begin -= 1
    while begin < first - 2 and tokens[begin].upos in ("ADP", "CCONJ"):
        begin += 1
    if any(b <= first - 2 and begin <= e for b, e in line.people if e < name):
        return None
    office = read_office(line, begin, first - 2)
    return (office, (begin, first - 2)) if office is not None else None


def _named_after(line: Line, first: int, floor: int) -> tuple[Office, tuple[int, int]] | None:
    """The office right before "known as X", with no comma between."""
    tokens = line.tree.tokens
    begin = first - 1
    while begin > floor and first - begin < _TITLE_WORDS and tokens[begin - 1].upos in ("DET", "ADJ", "NOUN", "PROPN"):
        begin -= 1
    office = read_office(line, begin, first - 1)
    return (office, (begin, first - 1)) if office is not None else None


def find_titles(line: Line, taken: set[int]) -> list[TitleMention]:
    """Noun phrases that call a person by an office or a common noun, outside the tokens of `taken`, left to right."""
    found: list[TitleMention] = []
    tokens = line.tree.tokens
    at = 0
    while at < len(tokens):
        organ = organ_at(line, at)
        title = None if at in taken else _title_at(line, at, taken)
        if title is None:
            at = organ[0] + 1 if organ is not None else at + 1
        else:
            found.append(title)
            at = title.last + 1
    return found


def _title_at(line: Line, at: int, taken: set[int]) -> TitleMention | None:
    tree = line.tree
    tokens = tree.tokens
    match = office_noun(line, at)
    if match is None and tokens[at].lemma.lower() not in bodies().people:
        return None
    if tokens[at].upos not in ("NOUN", "PROPN"):
        return None
    head = at + (match[0] if match else 1) - 1
    if head > 0 and tokens[head].text[:1].isupper() and tokens[head].xpos in ("NNS", "NNPS"):
        return None  # "Emergency Lawyers": a name
    organ = organ_at(line, at)
    if organ is not None and organ[0] > head:
        return None  # "prosecutor general's office"
    if head + 1 < len(tokens) and (head + 1 not in taken):
        after = tokens[head + 1]
        if (after.upos in ("NOUN", "PROPN") and after.start > tokens[head].end) or after.text == "-":
            return None  # "police car", "leader-in-waiting": not yet the head
    if tokens[head].deprel in ("amod", "compound") and head + 1 not in taken and match is None:
        return None
    behind = tuple(t.text.lower() for t in tokens[head + 1 : head + 3])
    office_of = len(behind) == 2 and behind[0] in _POSSESSIVE and behind[1] == "office"
    first = at
    while first > 0 and first - 1 not in taken and at - first < _TITLE_WORDS:
        token = tokens[first - 1]
        inside = token.upos in ("ADJ", "NOUN", "PROPN", "DET", "NUM") or token.text in _POSSESSIVE or token.text == "-"
        if not inside and not (token.upos == "PRON" and token.deprel == "nmod:poss") and token.deprel != "amod":
            break
        first -= 1
    while first < at and (tokens[first].text in _POSSESSIVE or tokens[first].text == "-"):
        first += 1
    last = head + 2 if office_of else head
    if (
        not office_of
        and head + 1 < len(tokens)
        and tokens[head + 1].text.lower() in ("of", "to", "in", "for", "from")
        and head + 1 not in taken
    ):
        kids = [k for k in tree.kids(head, "nmod") if k > head and tree.case(k) == tokens[head + 1].text.lower()]
        if kids:
            inside_kid = tree.subtree(kids[0])
            last = min(max(inside_kid), head + _TITLE_WORDS)
            last = next((i - 1 for i in range(head + 1, last + 1) if i in taken or tokens[i].text in (",", ";")), last)
    plural = tokens[head].xpos in ("NNS", "NNPS")
    lead = tokens[first].text.lower()
    indefinite = lead in _INDEFINITE or tokens[first].upos == "NUM"
    return TitleMention(
        line=line.number,
        first=first,
        last=last,
        head=last if office_of else head,
        noun=tokens[head].lemma.lower(),
        office=read_office(line, first, head if office_of else last) if match is not None else None,
        definite=not indefinite,
        plural=plural,
        office_of=office_of,
    )
