"""linking/actors/ judges which reports speak of one person: one for all spellings of a name, never one for two namesakes.

Namesakes are told apart first, by what reports tell of them; then near spellings are joined, then names that leave a word out,
then names that a report itself gives. A single word joins the one person of the pile whom it fits, and nobody where it fits
two. Names are compared within blocks of like sound, each with a bounded number of others, so that the cost grows with the
number of names and not with its square. Nothing depends on the order in which reports were read.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dateline.linking.actors.names import ENDS, Likeness, PersonName, blocks, likeness, person_name
from dateline.linking.actors.offices import office_said
from dateline.linking.actors.person import Days, Person, compare, total
from dateline.linking.settings import actor_settings
from dateline.linking.types import ActorTold, Comparison, Judged

_NAMESAKES = 4
_FIRST_NAME, _NICKNAME = -1.0, 4.0
SAME = Likeness("same")


class People:
    """The people of a pile. `link` once; then `people` are all of them, and `judged` what joined them."""

    def __init__(self, told: Iterable[ActorTold], *, days: Days, near: Mapping[str, frozenset[str]]) -> None:
        self.days = days
        self.near = near
        self.judged: list[Judged] = []
        self._named: dict[PersonName, list[Person]] = {}
        self._alone: dict[PersonName, list[ActorTold]] = defaultdict(list)
        self._become: dict[int, Person] = {}
        full: dict[PersonName, list[ActorTold]] = defaultdict(list)
        for one in told:
            name = person_name(one.actor.name)
            (full if len(name.words) > 1 else self._alone)[name].append(one)
        for name in sorted(full, key=_by_name):
            self._named[name] = self._namesakes(name, full[name])

    def link(self) -> list[Person]:
        """Every person of the pile, in order of name and first report."""
        self._join(self._likely(("same", "alike")))
        self._join(_unambiguous(self._likely(("initial", "letter", "shorter", "tail")), self))
        self._join(self._further("used"))
        self._join(self._further("told"))
        people = {id(p): p for found in self._named.values() for p in map(self.now, found)}
        rest = self._place_alone(list(people.values()))
        return sorted([*people.values(), *rest], key=lambda p: p.key)

    def now(self, person: Person) -> Person:
        """The person that this one has become part of."""
        while id(person) in self._become:
            person = self._become[id(person)]
        return person

    def _namesakes(self, name: PersonName, told: Iterable[ActorTold]) -> list[Person]:
        """Those who bear one name: as many as their countries and offices tell apart."""
        nodes: dict[tuple[str, str, str, bool], Person] = {}
        for one in told:
            key = (one.actor.name, one.actor.country or "", one.actor.office or "", one.past)
            nodes.setdefault(key, Person()).add(one, name, self.days)
        people: list[Person] = []
        for node in sorted(nodes.values(), key=lambda p: (p.nameless, -len(p.reports), p.key)):
            fits = [(total(found), found, p) for p in people if total(found := compare(p, node, SAME)) >= _threshold()]
            fits = fits if not node.nameless else _swamping(fits, name)
            if fits:
                _, found, person = max(fits, key=lambda fit: (fit[0], -people.index(fit[2])))
                self._note(person, node, "same name", found)
                person.take(node)
            else:
                people.append(node)
        return people

    def _likely(self, kinds: tuple[str, ...]) -> Iterator[tuple[Person, Person, Likeness]]:
        """People of different names whose names may be one, by blocks; a block's names are compared with those next to them."""
        index: dict[str, list[PersonName]] = defaultdict(list)
        for name in self._named:
            for block in blocks(name):
                index[block].append(name)
        window = actor_settings().limits["window"]
        seen: set[tuple[PersonName, PersonName]] = set()
        for block in sorted(index):
            names = sorted(index[block], key=_by_name)
            for at, one in enumerate(names):
                for other in names[at + 1 : at + 1 + window]:
                    if (one, other) in seen or (block.startswith(ENDS) and one.as_long_as(other)):
                        continue
                    seen.add((one, other))
                    like = likeness(one, other)
                    if like is not None and like.kind in kinds:
                        for a in self._named[one][:_NAMESAKES]:
                            yield from ((a, b, like) for b in self._named[other][:_NAMESAKES])

    def _join(self, pairs: Iterable[tuple[Person, Person, Likeness]]) -> None:
        """Join people, the likeliest first; what a join brings together is weighed again for the next."""
        scored = [(total(found), a, b, like) for a, b, like in pairs if (found := self._weigh(a, b, like))]
        keys = {id(p): p.key for _, a, b, _ in scored for p in (a, b)}
        for _, a, b, like in sorted(scored, key=lambda s: (-s[0], keys[id(s[1])], keys[id(s[2])])):
            one, other = self.now(a), self.now(b)
            found = self._weigh(one, other, like) if one is not other else ()
            if found:
                self._note(one, other, _RULES[like.kind], found)
                self._unite(one, other)

    def _weigh(self, a: Person, b: Person, like: Likeness) -> tuple[Comparison, ...]:
        found = compare(a, b, like)
        return found if total(found) >= _threshold() else ()

    def _unite(self, a: Person, b: Person) -> Person:
        big, small = (a, b) if (-len(a.reports), a.key) <= (-len(b.reports), b.key) else (b, a)
        big.take(small)
        self._become[id(small)] = big
        return big

    def _note(self, a: Person, b: Person, rule: str, found: Sequence[Comparison]) -> None:
        if a.seed is not None and b.seed is not None:
            self.judged.append(Judged(a.seed, b.seed, rule, tuple(found)))

    def _further(self, kind: str) -> Iterator[tuple[Person, Person, Likeness]]:
        """Full names that reports give one person beside the name: in words ("better known as Abu Karim"), or by using them."""
        given: dict[PersonName, dict[int, Person]] = defaultdict(dict)
        for person in [p for found in self._named.values() for p in found]:
            for name in person.aliases if kind == "told" else person.spellings:
                owner = self.now(person)
                given[name][id(owner)] = owner
        for name in sorted(given, key=_by_name):
            bearers = list({id(self.now(p)): self.now(p) for p in self._named.get(name, [])}.values())
            owners = [owner for owner in given[name].values() if not any(owner is bearer for bearer in bearers)]
            if len(owners) == 1 and len(bearers) == 1:
                yield owners[0], bearers[0], Likeness(kind)

    def _place_alone(self, people: Sequence[Person]) -> list[Person]:
        """Give each single name to the one whom it fits; what is left is people of whom the pile knows one name."""
        index = _by_single_word(people)
        rest: list[Person] = []
        for name in sorted(self._alone, key=_by_name):
            candidates = index.get(name.words[0], [])
            candidates = candidates if len(candidates) <= actor_settings().limits["window"] else []
            nodes: dict[tuple[str, str, bool, frozenset[str]], Person] = {}
            for one in self._alone[name]:
                near = frozenset() if one.actor.country else self.near.get(one.report_id, frozenset())
                key = (one.actor.country or "", one.actor.office or "", one.past, near)
                nodes.setdefault(key, Person()).add(one, name, self.days)
            left: list[ActorTold] = []
            for key, node in sorted(nodes.items(), key=lambda item: (*item[0][:3], sorted(item[0][3]))):
                meant = self._meant(node, candidates, key[3])
                if meant is None:
                    left.extend(node.told)
                else:
                    self._note(meant[0], node, "name alone", meant[1])
                    meant[0].take(node)
            rest.extend(self._left(name, left, doubtful=len(index.get(name.words[0], [])) > 1))
        return rest

    def _meant(
        self, node: Person, candidates: Sequence[tuple[Person, float]], near: frozenset[str]
    ) -> tuple[Person, tuple[Comparison, ...]] | None:
        weights, limits = actor_settings().weights, actor_settings().limits
        fits = []
        for person, extra in candidates:
            if node.nameless and _private(person):
                continue  # nobody calls a villager whom the report does not introduce by the family name alone
            found = [*compare(person, node, Likeness("alone")), Comparison("how used", "as a name alone", extra)]
            if not near.isdisjoint(person.countries):
                found.append(Comparison("near", "the report speaks of that country", weights["country_near"]))
            only = len(candidates) == 1 and not any(name.common for name in node.names)
            if only:
                found.append(Comparison("only", "nobody else bears the name", weights["only"]))
            if len(person.reports) >= limits["told_by"] and (only or _in_office(person)):
                found.append(Comparison("prominent", "several reports tell of them", weights["prominent"]))
            fits.append((total(found), person, tuple(found)))
        fits.sort(key=lambda fit: (-fit[0], fit[1].key))
        if not fits or fits[0][0] < _threshold():
            return None
        if len(fits) > 1 and fits[0][0] - fits[1][0] < weights["margin"]:
            return None
        return fits[0][1], fits[0][2]

    def _left(self, name: PersonName, told: Sequence[ActorTold], *, doubtful: bool) -> list[Person]:
        """People of one word: of a common one, or one that may mean several, each report has its own but for those in office."""
        shared: list[ActorTold] = []
        people: list[Person] = []
        for one in told:
            public = one.actor.office is not None and not office_said(one.actor.office).private
            if (name.common or doubtful) and not public:
                person = Person()
                person.add(one, name, self.days)
                people.append(person)
            else:
                shared.append(one)
        return [*people, *self._namesakes(name, shared)]


_RULES = {
    "same": "same name",
    "alike": "near spelling",
    "initial": "initial",
    "letter": "initial",
    "told": "another name",
    "used": "another spelling",
    "shorter": "name left out",
    "tail": "name left out",
}


def _threshold() -> float:
    return actor_settings().weights["threshold"]


def _by_name(name: PersonName) -> tuple[tuple[str, ...], str]:
    return name.words, name.generation


def _in_office(person: Person) -> bool:
    return any(not office.private for office in person.compared)


def _private(person: Person) -> bool:
    """Whether the pile knows no public office of a person, but a private one."""
    return bool(person.offices) and not _in_office(person)


def _swamping(
    fits: list[tuple[float, tuple[Comparison, ...], Person]], name: PersonName
) -> list[tuple[float, tuple[Comparison, ...], Person]]:
    """Of namesakes, the one who may be meant by the name alone: the only one, or for a rare name the one told of far most."""
    if len(fits) < 2:
        return fits
    sizes = sorted((len(p.reports) for _, _, p in fits), reverse=True)
    if name.common or sizes[0] < actor_settings().limits["swamped"] * sum(sizes[1:]):
        return []
    return [max(fits, key=lambda fit: len(fit[2].reports))]


def _unambiguous(
    pairs: Iterable[tuple[Person, Person, Likeness]], people: People
) -> Iterator[tuple[Person, Person, Likeness]]:
    """Those pairs alone in which the shorter name fits no second person."""
    fits: dict[int, dict[int, tuple[Person, Person, Likeness]]] = defaultdict(dict)
    for a, b, like in pairs:
        one, other = people.now(a), people.now(b)
        short, long = sorted((one, other), key=lambda p: (min(len(n.words) for n in p.names), p.key))
        if one is not other and total(compare(one, other, like)) >= _threshold():
            fits[id(short)].setdefault(id(long), (short, long, like))
    for found in fits.values():
        if len(found) == 1:
            yield from found.values()


def _by_single_word(people: Sequence[Person]) -> dict[str, list[tuple[Person, float]]]:
    """Whom a single word may mean: by the last word, a name that a report gave, or a word that a report used alone.

    Each with what its use adds: a first name that nobody was seen to use alone counts less, a nickname more.
    """
    index: dict[str, dict[int, tuple[Person, float]]] = defaultdict(dict)
    fathers = actor_settings().fathers
    for person in people:
        found = {word: _FIRST_NAME for name in person.names for word in name.words[:1]}
        found |= {name.words[-1]: 0.0 for name in person.names}
        for told in person.told:
            for spelling in told.names:
                words = person_name(spelling).words
                found |= {words[0]: max(0.0, found.get(words[0], 0.0))} if len(words) == 1 else {}
        of_fathers = {b for name in person.names for a, b in pairwise(name.words) if a in fathers}
        found = {word: extra for word, extra in found.items() if word not in of_fathers}
        found |= {alias.words[0]: _NICKNAME for alias in person.aliases if len(alias.words) == 1}
        for word, extra in found.items():
            index[word][id(person)] = (person, extra)
    return {word: sorted(found.values(), key=lambda f: f[0].key) for word, found in index.items()}
