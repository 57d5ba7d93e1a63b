"""ledger/ puts figures of a toll in order: which one of a claimant's stands, and what became of its others (docs/ledger.md)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dateline.events.types import Event, TollKind
from dateline.ledger.settings import toll_words
from dateline.ledger.tellings import Telling
from dateline.ledger.types import Became
from dateline.linking.incidents.mentions import total


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people of one kind, in one telling.

    `groups` are those it counts, `more` is true where it is added to a number told before, `lowered` where its words correct
    a higher one.
    """

    telling: Telling
    low: int | None
    high: int | None
    groups: frozenset[str] = frozenset()
    more: bool = False
    lowered: bool = False

    @property
    def number(self) -> int:
        """What two figures are compared by: "at least nine" and "nine" are one number."""
        return self.low if self.low is not None else self.high or 0

    @property
    def day(self) -> date:
        return self.telling.when[0]


@dataclass(frozen=True, slots=True)
class History:
    """One claimant's figures of one kind: the one that stands, and the others in time, each with what it became."""

    latest: Figure
    others: tuple[tuple[Figure, Became], ...]


def figures(tellings: Iterable[Telling], kind: TollKind) -> tuple[Figure, ...]:
    """Figures of a kind that are asserted, oldest first.

    Of two on one day the smaller is taken for the older, for tolls are counted upwards and the hour is seldom told; one whose
    words correct a higher one comes last.
    """
    found = ((t, total(t.event.tolls, kind)) for t in tellings if not t.denied)
    return tuple(sorted((_figure(t, kind, *toll) for t, toll in found if toll), key=_order))


def _figure(telling: Telling, kind: TollKind, low: int | None, high: int | None) -> Figure:
    counted = [t for t in telling.event.tolls if t.kind == kind and not (t.part_of or t.since)]
    groups = frozenset(t.group or toll_words().whole for t in counted)
    return Figure(telling, low, high, groups, any(t.more for t in counted), _corrects(telling.event))


def _corrects(event: Event) -> bool:
    text = " ".join(event.text.casefold().split())
    return any(phrase in text for phrase in toll_words().lowering)


def _order(figure: Figure) -> tuple[date, date, bool, int, int, str]:
    said, published, _ = figure.telling.when
    number = -figure.number if figure.lowered else figure.number
    return said, published, figure.lowered, number, figure.high or 0, figure.telling.event.event_id


def history(found: Sequence[Figure]) -> History:
    """What one claimant's figures, oldest first, add up to. Raise ValueError for none.

    A later figure replaces an earlier one. Three do not: one that was replaced already and is told again (a background
    paragraph, another outlet), a lower one that is told as background, and one that counts only a part.
    """
    if not found:
        raise ValueError("a history needs a figure")
    latest, others, replaced = found[0], list[tuple[Figure, Became]](), set[int]()
    for figure in found[1:]:
        if figure.number == latest.number:
            others.append((latest, "repeated"))
        elif is_part(figure, latest):
            others.append((figure, "a part"))
            continue
        elif not figure.lowered and _is_old(figure, latest, replaced):
            others.append((figure, "out of date"))
            continue
        else:
            part = is_part(latest, figure)
            others.append((latest, "a part" if part else "raised" if figure.number > latest.number else "lowered"))
            replaced.add(latest.number)
        latest = figure
    return History(latest, tuple(others))


def is_part(figure: Figure, whole: Figure) -> bool:
    """Whether a figure counts only some of those that another one counts: "three children", "two more bodies"."""
    if figure.number > whole.number or figure.telling.event.event_id == whole.telling.event.event_id:
        return False
    if figure.more and not whole.more:
        return True
    every = toll_words().whole
    narrower = every not in figure.groups and (every in whole.groups or figure.groups < whole.groups)
    return narrower and figure.number < whole.number


def _is_old(figure: Figure, latest: Figure, replaced: set[int]) -> bool:
    if figure.day == latest.day:
        return False
    return figure.number in replaced or (figure.telling.event.background and figure.number < latest.number)


def standing(found: Sequence[Figure]) -> list[Figure]:
    """Figures of all claimants of an incident, oldest first, that may still be its toll.

    Left out are those that were taken back, that repeat what had been replaced before their day, or that count a part.
    """
    histories = [history(mine) for mine in by_claimant(found).values()]
    passed = {id(f) for h in histories for f, became in h.others if became in ("out of date", "a part")}
    whole = max((f.number for f in found if f.groups - toll_words().parts), default=-1)
    given_up = _given_up(histories)
    return [f for f in found if id(f) not in passed and not _counts_some(f, whole) and not _is_given_up(f, given_up)]


def by_claimant(found: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Figures by the id of who gives them, in the order in which they come."""
    groups: dict[str, list[Figure]] = defaultdict(list)
    for figure in found:
        groups[figure.telling.claim.claimant.actor_id].append(figure)
    return dict(groups)


def _counts_some(figure: Figure, whole: int) -> bool:
    """Whether it counts children or medics alone where somebody counts at least as many of all."""
    return bool(figure.groups) and figure.groups <= toll_words().parts and figure.number <= whole


def _given_up(histories: Iterable[History]) -> dict[tuple[int, str], date]:
    """The day on which a number was given up first, by the number and who gave it up, and by "" for anyone.

    One that its claimant calls wrong was given up before it was ever said.
    """
    found: dict[tuple[int, str], date] = {}
    for told in histories:
        steps = [figure for figure, became in told.others if became in ("raised", "lowered", "repeated")] + [
            told.latest
        ]
        for old, new in pairwise(steps):
            if old.number in (new.number, told.latest.number):
                continue
            day = date.min if new.lowered and new.number < old.number else new.day
            for who in (old.telling.claim.claimant.actor_id, ""):
                found[old.number, who] = min(day, found.get((old.number, who), day))
    return found


def _is_given_up(figure: Figure, given_up: Mapping[tuple[int, str], date]) -> bool:
    """Whether it only says what its claimant, or anyone whom an outlet repeats in its own words, had given up before."""
    who = "" if figure.telling.own_voice else figure.telling.claim.claimant.actor_id
    day = given_up.get((figure.number, who))
    return day is not None and figure.day > day and not figure.lowered
