"""linking/actors/ weighs whether two sets of reports speak of one person: what each tells of them, compared field by field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import nsmallest

from dateline.linking.actors.names import Likeness, PersonName, likeness, person_name
from dateline.linking.actors.offices import ComparedOffice, best_relation, office_said
from dateline.linking.settings import actor_settings
from dateline.linking.types import ActorTold, Comparison

Days = Mapping[str, tuple[date, date]]
#: Two that one report tells apart are two, whatever else speaks for one.
APART = -99.0
_SAME_DAYS = 60
_SHOWN = 3
_SELDOM = 5


@dataclass(slots=True)
class Person:
    """One person of the pile while it is linked: what every report of theirs tells. Grows as others are found to be the same.

    `seed` is the first of what is told, in order of report_id: it stands for all in judgements. `aliases` are the further names
    that reports give in words, `spellings` full forms of the name that they use beside it, each with those reports.
    """

    names: Counter[PersonName] = field(default_factory=Counter)
    told: list[ActorTold] = field(default_factory=list)
    reports: set[str] = field(default_factory=set)
    countries: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)
    compared: set[ComparedOffice] = field(default_factory=set)
    bodies: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    aliases: dict[PersonName, set[str]] = field(default_factory=dict)
    spellings: dict[PersonName, set[str]] = field(default_factory=dict)
    past: int = 0
    first: date | None = None
    last: date | None = None
    seed: ActorTold | None = None

    def add(self, told: ActorTold, name: PersonName, days: Days) -> None:
        actor = told.actor
        self.names[name] += 1
        self.told.append(told)
        self.seed = told if self.seed is None else min(self.seed, told, key=_place)
        self.reports.add(told.report_id)
        self.past += told.past
        self.countries.update([actor.country] if actor.country else [])
        if actor.office:
            self.offices[actor.office] += 1
            self.compared.add(office_said(actor.office))
        self.bodies.update([actor.represents] if actor.represents else [])
        self.genders.update([told.gender] if told.gender else [])
        for alias in told.aliases:
            self.aliases.setdefault(person_name(alias), set()).add(told.report_id)
        for spelling in map(person_name, told.names):
            if len(spelling.words) > 1 and spelling != name and _is_form_of(spelling, name):
                self.spellings.setdefault(spelling, set()).add(told.report_id)
        if told.report_id in days:
            self._stretch(*days[told.report_id])

    def take(self, other: Person) -> None:
        """Everything that is told of the other one."""
        self.told.extend(other.told)
        if other.seed is not None:
            self.seed = other.seed if self.seed is None else min(self.seed, other.seed, key=_place)
        self.reports |= other.reports
        self.past += other.past
        for counted, more in (
            (self.countries, other.countries),
            (self.offices, other.offices),
            (self.bodies, other.bodies),
            (self.genders, other.genders),
        ):
            counted.update(more)
        self.names.update(other.names)
        self.compared |= other.compared
        for mine, theirs in ((self.aliases, other.aliases), (self.spellings, other.spellings)):
            for name, reports in theirs.items():
                mine.setdefault(name, set()).update(reports)
        if other.first is not None and other.last is not None:
            self._stretch(other.first, other.last)

    def _stretch(self, first: date, last: date) -> None:
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)

    @property
    def gender(self) -> str:
        m, f = self.genders["m"], self.genders["f"]
        return "" if m == f else "m" if m > f else "f"

    @property
    def is_past(self) -> bool:
        """Whether most reports that tell an office tell it as a former one."""
        return self.past > 0 and 2 * self.past >= len(self.told)

    @property
    def nameless(self) -> bool:
        """Whether nothing but the name is told."""
        return not self.countries and not self.offices and not self.bodies

    @property
    def key(self) -> tuple[str, ...]:
        """What orders people: their name, then the first report that has them."""
        first = _place(self.seed) if self.seed is not None else ()
        return (" ".join(min(n.words for n in self.names)), *first)


def _is_form_of(spelling: PersonName, name: PersonName) -> bool:
    """A first name left out is no such form: one report may have taken a father for his son."""
    like = likeness(spelling, name)
    return like is not None and like.kind != "tail"


def _place(told: ActorTold) -> tuple[str, str]:
    return told.report_id, told.actor.actor_id


def compare(a: Person, b: Person, like: Likeness) -> tuple[Comparison, ...]:
    """What speaks for and against one person, each with its weight; together they are the score."""
    found = [*_names(a, b, like), *_facts(a, b)]
    if like.kind in ("shorter", "tail") and _same_days(a, b):
        found.append(_weighed("days", "said of the office in the same days", "same_days"))
    if like.kind != "same" and not _apart_by_slip(like) and _told_apart(a, b):
        found.append(Comparison("reports", "one report names both", APART))
    return tuple(found)


def _told_apart(a: Person, b: Person) -> bool:
    """Whether a report names both, and does not say itself that one of the names is another's."""
    both = a.reports & b.reports
    for one, other in ((a, b), (b, a)):
        for name in one.aliases.keys() & other.names.keys() if both else ():
            both -= one.aliases[name]
    return bool(both)


def total(comparisons: Sequence[Comparison]) -> float:
    return sum(c.weight for c in comparisons)


def _apart_by_slip(like: Likeness) -> bool:
    return like.kind == "alike" and like.sounds == 0


def _weighed(name: str, detail: str, weight: str, *, times: int = 1) -> Comparison:
    return Comparison(name, detail, times * actor_settings().weights[weight])


def _names(a: Person, b: Person, like: Likeness) -> list[Comparison]:
    found = [_weighed("name", like.kind, f"name_{like.kind}")]
    if like.sounds:
        found.append(_weighed("sounds", f"{like.sounds} spelt in another way", "name_sound", times=like.sounds))
    if like.brief:
        found.append(_weighed("short word", "a short word differs", "name_brief"))
    if like.rest:
        found.append(_weighed("other words", "two other words are the same", "name_rest"))
    by_name = like.kind not in ("alone", "told", "used")
    if by_name and any(name.common for name in (*a.names, *b.names)):
        found.append(_weighed("common name", "very many people bear it", "name_common"))
    mine, theirs = {n.generation for n in a.names}, {n.generation for n in b.names}
    if mine.isdisjoint(theirs) and (by_name or theirs != {""}):
        found.append(_weighed("generation", "father and son", "generation_differs"))
    return found


def _facts(a: Person, b: Person) -> list[Comparison]:
    found = []
    if a.countries and b.countries:
        same = not _told_often(a.countries).isdisjoint(_told_often(b.countries))
        told = f"{_mostly(a.countries)} and {_mostly(b.countries)}"
        found.append(_weighed("country", told, "country_same" if same else "country_differs"))
    related = best_relation(a.compared, b.compared)
    private = all(office.private for office in (*a.compared, *b.compared))
    if related is not None and not (related == "same" and private):
        found.append(_weighed("office", f"{_mostly(a.offices)} and {_mostly(b.offices)}", f"office_{related}"))
    if a.offices and b.offices and a.is_past != b.is_past and related in ("same", "wider"):
        found.append(_weighed("past", "one of them holds it no more", "past_differs"))
    if a.gender and b.gender and a.gender != b.gender:
        sure = min(a.genders[a.gender], b.genders[b.gender]) > 1
        found.append(_weighed("gender", f"{a.gender} and {b.gender}", "gender_differs" if sure else "gender_unlike"))
    return found


def _mostly(told: Counter[str]) -> str:
    """What most reports tell, in words."""
    return ", ".join(nsmallest(_SHOWN, told, key=lambda one: (-told[one], one)))


def _told_often(told: Counter[str]) -> set[str]:
    """Without what so few reports tell that they may have been misread."""
    most = max(told.values())
    return {one for one, count in told.items() if _SELDOM * count >= most}


def _same_days(a: Person, b: Person) -> bool:
    if a.first is None or a.last is None or b.first is None or b.last is None or a.compared.isdisjoint(b.compared):
        return False
    return (max(a.first, b.first) - min(a.last, b.last)).days <= _SAME_DAYS
