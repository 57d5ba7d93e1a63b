"""The people of one report: which names are one person, what each is called, and who was spoken of last."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from dateline.grounding.actors.fold import name_key
from dateline.grounding.actors.lexicon import offices
from dateline.grounding.actors.offices import Office, covers, represented
from dateline.grounding.actors.people import NameMention
from dateline.grounding.types import Actor
from dateline.ids import content_id

_ALIKE = 88.0
_MOST = 64  # namesakes, or people still to come, that one mention is compared with
_REACH = 8  # sentences that a pronoun looks back
_MAIN_FIGURE = 3  # times as many mentions as another of the name make somebody the one whom the bare surname means
_SLIP_FROM = 5  # letters of a surname that a misspelt one must have
_TITLE_LOSS = 0.5
_MOST_BACK = 400  # mentions that a title or a pronoun looks back, however long the sentences are
_SOON = 3  # sentences until somebody who was called by a title first is named
_LEAD = 2
_EXACT = 3.0


@dataclass(slots=True)
class Person:
    """One person while a report is read; becomes an Actor at its end, when all is known that the report says.

    `past` is the country of an office that he held once; `near` are the countries that the sentence speaks of that names him
    first.
    """

    number: int
    words: tuple[str, ...]
    name: str
    first_line: int
    gender: str = ""
    offices: list[Office] = field(default_factory=list)
    country: str | None = None
    represents: str | None = None
    past: str | None = None
    near: frozenset[str | None] = frozenset()

    @property
    def office(self) -> Office | None:
        """The first office that says more than a rank or "counterpart" does, one that is held before one that was."""
        empty = {"counterpart", *offices().after}
        telling = [o for o in self.offices if not o.noun.rank and o.noun.name not in empty] or self.offices
        return next((o for o in telling if not o.former), telling[0] if telling else None)

    def learn(self, mention: NameMention) -> None:
        if len(mention.words) > len(self.words):
            self.words, self.name = mention.words, mention.text
        self.gender = self.gender or mention.gender
        for office in mention.offices:
            self.hold(office)

    def hold(self, office: Office) -> None:
        """Take an office, and its country where that was missing."""
        if office not in self.offices:
            self.offices.append(office)
        if office.former:
            self.past = self.past or office.country
        else:
            self.country = self.country or office.country

    def fits(self, title: Office, gender: str = "") -> float | None:
        """How well a title may mean this one: None where it cannot, more than 0 where it is the office itself."""
        if gender and self.gender and gender != self.gender:
            return None
        speaks_for = self.represents or next((o.body for o in self.offices if o.body), None)
        found = (covers(o, title, speaks_for=speaks_for, country=self.country) for o in self.offices)
        return max((f for f in found if f is not None), default=None)

    def actor(self) -> Actor:
        """A full name is its own key; a single word needs its country beside it."""
        office = self.office
        retired = all(o.former for o in self.offices)  # a former minister who now serves another is no more his state's
        country = self.country or (self.past if retired else None)
        key = "" if len(self.words) > 1 else country or ""
        ordered = [office, *self.offices] if office is not None else []
        told = (represented(o, country) for o in ordered)
        return Actor(
            actor_id=content_id("a", "person", name_key(self.name), key),
            name=self.name,
            kind="person",
            country=country,
            office=office.text if office is not None else None,
            represents=self.represents or next((r for r in told if r), None),
        )


@dataclass(frozen=True, slots=True)
class _Spoken:
    person: Person
    line: int
    block: int
    token: int
    weight: float


class People:
    """All people named in a report. `assign` is called once for each name, full names first; then `find` in reading order."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self._by_words: dict[tuple[str, ...], Person] = {}
        self._by_word: dict[str, list[Person]] = defaultdict(list)
        self._by_initial: dict[str, list[Person]] = defaultdict(list)
        self._coming: list[Person] = []
        self._last_line: dict[int, int] = {}
        self._spoken: list[_Spoken] = []

    def assign(self, mentions: list[NameMention]) -> dict[int, Person]:
        """The person of each mention, by its index: full names by their words, then single names to the nearest that fits."""
        given: dict[int, Person] = {}
        order = sorted(range(len(mentions)), key=lambda i: (len(mentions[i].words) == 1, i))
        lines: dict[int, list[int]] = defaultdict(list)
        for index in order:
            mention = mentions[index]
            person = self._full(mention) if len(mention.words) > 1 else self._single(mention, lines)
            if person is None:
                person = Person(len(self.people), mention.words, mention.text, mention.line)
                self.people.append(person)
                self._by_words.setdefault(mention.words, person)
                for word in dict.fromkeys(mention.words):
                    self._by_word[word].append(person)
                if len(mention.words) > 1:
                    self._by_initial[mention.words[-1][0]].append(person)
            person.learn(mention)
            person.first_line = min(person.first_line, mention.line)
            insort(lines[person.number], mention.line)
            given[index] = person
        self._coming = sorted(self.people, key=lambda p: (p.first_line, p.number))
        return given

    def _full(self, mention: NameMention) -> Person | None:
        known = self._by_words.get(mention.words)
        if known is not None:
            return known
        for person in self._by_word.get(mention.words[-1], [])[:_MOST]:
            if len(person.words) > 1 and _one_name(person.words, mention.words):
                return person
        for person in self._by_word.get(mention.words[0], [])[:_MOST]:
            if len(person.words) > 1 and fuzz.ratio(" ".join(person.words), " ".join(mention.words)) >= _ALIKE + 4:
                return person
        return None

    def _single(self, mention: NameMention, lines: dict[int, list[int]]) -> Person | None:
        word = mention.words[0]
        fits = [p for p in self._by_word.get(word, [])[:_MOST] if _may_be(p, mention)]
        ending = [p for p in fits if p.words[-1] == word]
        fits = ending or [p for p in fits if p.words[0] == word] or fits
        fits = fits or self._misspelt(mention)
        fits = [p for p in fits if not _only_kin(p)] or fits
        if len(fits) <= 1:
            return fits[0] if fits else None
        titled = [p for p in fits if mention.office and p.fits(mention.office) is not None]
        gendered = [p for p in fits if mention.gender and p.gender == mention.gender]
        best = titled or gendered or fits
        near = max(best, key=lambda p: (_last_at(lines[p.number], mention.line), -p.number))
        most = max(best, key=lambda p: (len(lines[p.number]), -p.number))
        close = mention.line - _last_at(lines[near.number], mention.line) <= 1
        return near if close or len(lines[most.number]) < _MAIN_FIGURE * len(lines[near.number]) else most

    def _misspelt(self, mention: NameMention) -> list[Person]:
        """Those of a full name whose surname is nearly the word: a slip, but for the ending that makes a wife's of a man's."""
        word = mention.words[0]
        if len(word) < _SLIP_FROM:
            return []
        near = self._by_initial[word[0]][:_MOST]
        return [p for p in near if _may_be(p, mention) and _slipped(word, p.words[-1])]

    def known(self, word: str) -> bool:
        """Whether a folded word ends the full name of somebody in this report."""
        return any(p.words[-1] == word and len(p.words) > 1 for p in self._by_word.get(word, [])[:_MOST])

    def spoke(self, person: Person, *, line: int, block: int, token: int, weight: float) -> None:
        """Note that a person was mentioned; `weight` is that of the grammatical role."""
        self._spoken.append(_Spoken(person, line, block, token, weight))

    def last_spoken(self, person: Person) -> tuple[int, int] | None:
        """Sentence and token of the latest mention so far, within a bounded look back."""
        for spoken in self._spoken[: -_MOST - 1 : -1]:
            if spoken.person is person:
                return spoken.line, spoken.token
        return None

    def nearest(
        self,
        *,
        line: int,
        block: int,
        token: int,
        title: Office | None = None,
        gender: str = "",
        reach: int = _REACH,
        known: bool = False,
    ) -> Person | None:
        """Who is meant by a title or a pronoun at a place: the most salient person before it that fits, else None. `known`:
        only those of the title's country."""
        best = self.salient(line=line, block=block, token=token, title=title, gender=gender, reach=reach, known=known)
        return best[1] if best is not None else None

    def salient(
        self,
        *,
        line: int,
        block: int,
        token: int,
        title: Office | None = None,
        gender: str = "",
        reach: int = _REACH,
        known: bool = False,
    ) -> tuple[float, Person] | None:
        """The same with its score: the weight of the role, less one for each sentence between, or half of one for a title,
        which means whom it names by his very office before whom it may also mean."""
        best: tuple[float, int, Person] | None = None
        fits: dict[int, float | None] = {}
        for number in range(len(self._spoken) - 1, max(len(self._spoken) - _MOST_BACK, 0) - 1, -1):
            spoken = self._spoken[number]
            if spoken.line < line - reach:
                break
            person = spoken.person
            if spoken.line == line and spoken.token >= token:
                continue
            if known and title is not None and person.country != title.country:
                continue
            if person.number not in fits:
                fits[person.number] = person.fits(title, gender) if title is not None else 0.0
            fit = fits[person.number]
            if fit is None or (gender and person.gender and person.gender != gender):
                continue
            score = spoken.weight - (line - spoken.line) * (1.0 if title is None else _TITLE_LOSS)
            score += 0.5 * (spoken.block == block) + 0.5 * bool(gender and person.gender == gender) + _EXACT * fit
            if best is None or score > best[0]:
                best = (score, number, person)
        return (best[0], best[2]) if best is not None else None

    def only_speaker(self, *, line: int, block: int) -> Person | None:
        """The one person who was a subject in this sentence and the one before, or two for a new paragraph; None for none
        or several."""
        found: set[int] = set()
        last = None
        for spoken in reversed(self._spoken):
            if spoken.line < line - 1 - (spoken.block != block) or spoken.block < block - 1:
                break
            if found and spoken.block != block:
                break
            if spoken.weight > 0:
                found.add(spoken.person.number)
                last = spoken.person
        return last if len(found) == 1 else None

    def of_country(self, country: str, *, line: int) -> Person | None:
        """The person of a country who was spoken of last, within reach."""
        for spoken in reversed(self._spoken):
            if spoken.line < line - _REACH:
                return None
            if spoken.person.country == country:
                return spoken.person
        return None

    def ahead(
        self, *, line: int, title: Office, definite: bool, heading: bool = False, gender: str = "", known: bool = False
    ) -> Person | None:
        """Who a title means that is named only later: near by for "a party leader", anywhere for "the Turkish minister", whose
        country or body must then be told."""
        coming = self.coming(line)
        for person in coming:
            if not definite and person.first_line > coming[0].first_line > line:
                break  # "a gang leader" is not the one who is named behind another
            if not _told(person, title, soon=person.first_line - line <= _SOON) or (
                known and person.country != title.country
            ):
                continue
            if definite:
                near = heading or (line <= _LEAD and bool(title.modifiers) and person.first_line - line <= _SOON)
                if person.fits(title, gender) is not None and (title.country or title.body or near):
                    return person
                if person.first_line - line <= _SOON and _introduced(person, title):
                    return person
            elif person.first_line - line <= _SOON and _introduced(person, title):
                return person
        return None

    def coming(self, line: int) -> list[Person]:
        """Those who are named for the first time in a sentence or behind it, the nearest first."""
        start = bisect_left(self._coming, line, key=lambda p: p.first_line)
        return self._coming[start : start + _MOST]


def _only_kin(person: Person) -> bool:
    """Whether a person is known as nothing but another's relative: "her father X Y" is not whom "Y" means."""
    return bool(person.offices) and all(office.noun.kin for office in person.offices)


def _slipped(word: str, surname: str) -> bool:
    short, long = sorted((word, surname), key=len)
    if len(short) < _SLIP_FROM or long in (f"{short}a", f"{short}ova", f"{short}aya"):
        return False
    return fuzz.ratio(word, surname) >= _ALIKE


def _last_at(lines: list[int], line: int) -> int:
    """The last of some sorted sentence numbers that is not behind a sentence; -1 where none is."""
    at = bisect_right(lines, line)
    return lines[at - 1] if at else -1


def _told(person: Person, title: Office, *, soon: bool) -> bool:
    """Whether the report says of one whom it names later the body, and if it is much later the country, that a title names."""
    bodies_told = {person.represents, *(o.body for o in person.offices)}
    if title.body is not None and title.body not in bodies_told:
        return False
    return soon or title.country is None or title.country == person.country


def _introduced(person: Person, title: Office) -> bool:
    """Whether "an opposition party leader in X" may be the one who is then named with this office.

    "A senior Emirati diplomat" is then "X, the deputy foreign minister", but not "Emirati Foreign Minister X": one whose
    country is told again is another.
    """
    if not person.offices:
        return False
    office = person.offices[0]
    if title.noun.rank or (title.body is not None and title.body != office.body):
        return False  # "a general" and then "General X" may be two
    if title.country is not None and office.country is not None and title.country != office.country:
        return False
    if office.noun.name == title.noun.name:
        return title.modifiers <= office.modifiers or not office.modifiers
    return title.country is not None and office.country is None and person.fits(title) is not None


def _one_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one last word are one name: equal, one within the other, initials, or a near spelling."""
    short, long = sorted((a, b), key=len)
    if set(short) <= set(long):
        return True
    if short[-1] != long[-1]:
        return False
    if len(short[0]) == 1 or len(long[0]) == 1:
        return short[0][0] == long[0][0]
    return fuzz.ratio(short[0], long[0]) >= _ALIKE


def _may_be(person: Person, mention: NameMention) -> bool:
    if mention.gender and person.gender and mention.gender != person.gender:
        return False
    if mention.office is None or person.office is None:
        return True
    a, b = mention.office, person.office
    return (
        a.country is None or b.country is None or a.country == b.country or "counterpart" in (a.noun.name, b.noun.name)
    )
