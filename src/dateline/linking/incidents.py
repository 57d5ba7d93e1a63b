"""linking/ puts event mentions of one incident together, each joining with a score that explains itself.

Mentions that know their day and place go first and found clusters; the others join the one cluster that fits them, or none.
A cluster never chains: its days, its places and its tellers' tolls must agree with every new member (`_Cluster.admits`).
Candidates come from an index of place and day, text and toll, so that the cost grows with the pile and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from dateline.linking.compare import (
    compare,
    days_between,
    disagree,
    in_step,
    place_relation,
    resumes,
    same_telling_toll,
    score,
    told_again,
    wording,
)
from dateline.linking.mentions import Mention, Range, find_mentions
from dateline.linking.retold.reports import told_again as retold
from dateline.linking.settings import link_settings
from dateline.linking.types import Cluster, Comparison, Link, Origins, Pile

Key = tuple[object, ...]
#: Degrees to a cell of the grid by which places near one another are found.
CELL = 0.5


def link_incidents(pile: Pile, origins: Origins) -> tuple[tuple[Cluster, ...], tuple[Link, ...]]:
    """Clusters of mentions (aggregates apart from single incidents) and a link for each mention that joined one.

    Both in order of event ids; a pure function of the pile, so adding reports later gives what reading all at once gives.
    A cluster of one mention has no link. Whether a cluster is an incident worth a row is for `ledger/` to say.
    """
    linker = _Linker()
    links: list[Link] = []
    again = retold(pile)
    found = (replace(m, again=again.get(m.event_id, "")) for m in find_mentions(pile, origins))
    for mention in sorted(found, key=_strength):
        link = linker.place(mention)
        if link is not None:
            links.append(link)
    clusters = [Cluster(tuple(sorted(m.event_id for m in c.members)), c.members[0].aggregate) for c in linker.clusters]
    return (
        tuple(sorted(clusters, key=lambda c: c.event_ids)),
        tuple(sorted(links, key=lambda link: (link.event_a, link.event_b))),
    )


def _strength(m: Mention) -> tuple[object, ...]:
    """The order in which mentions are placed: what knows most comes first; ties by when it was seen, then by id."""
    return (
        m.place_key is None,
        not m.exact,
        m.days is None,
        m.wide,
        m.killed is None,
        m.injured is None,
        m.seen,
        m.event_id,
    )


class _Cluster:
    """Mentions of one incident: the first few for comparison, and what every member must agree with."""

    def __init__(self, seed: Mention) -> None:
        self.members: list[Mention] = []
        self._first: date | None = None
        self._last: date | None = None
        self._killed: set[Range] = set()
        self._told: dict[tuple[str, str], set[tuple[Range | None, Range | None]]] = {}
        self.add(seed)

    def add(self, m: Mention) -> None:
        self.members.append(m)
        if m.exact and m.days:
            self._first = min(self._first or m.days[0], m.days[0])
            self._last = max(self._last or m.days[0], m.days[0])
        if m.killed and not m.denied:
            self._killed.add(m.killed)
        if not m.denied and (m.killed or m.injured):
            self._told.setdefault((m.report_id, m.claimant_id), set()).add((m.killed, m.injured))

    def days(self) -> tuple[date, ...]:
        """The exact days told of it: one, or two that are next to one another."""
        return tuple(sorted({day for day in (self._first, self._last) if day}))

    def compared(self) -> Sequence[Mention]:
        return self.members[: int(link_settings().limits["compared"])]

    def admits(self, m: Mention) -> bool:
        """Exact days within a day of one another, and no two tolls from one claimant in one report."""
        if m.exact and m.days and self._first and self._last:
            span = max(self._last, m.days[0]) - min(self._first, m.days[0])
            if span.days > link_settings().limits["days_apart"]:
                return False
        if m.denied or not (m.killed or m.injured):
            return True
        told = self._told.get((m.report_id, m.claimant_id), set())
        return all(_agree(m.killed, killed) and _agree(m.injured, injured) for killed, injured in told)

    def best(self, m: Mention) -> tuple[float, Mention, tuple[Comparison, ...]] | None:
        """The member that the mention fits best, with its score; None where any member forbids it or nothing anchors it."""
        found: list[tuple[float, Mention, tuple[Comparison, ...]]] = []
        for member in self.compared():
            comparisons = compare(m, member)
            if comparisons is None:
                return None
            known = in_step(comparisons, m, self._killed)
            if known is not None and _unplaced_that_day(m, member):
                found.append((score(known), member, known))
            elif _anchored(m, member):
                found.append((score(comparisons), member, comparisons))
        return max(found, key=lambda f: (f[0], f[1].event_id)) if found else None


def _unplaced_that_day(m: Mention, member: Mention) -> bool:
    return m.place_key is None and m.exact and member.exact and days_between(m, member) == 0


def _agree(a: Range | None, b: Range | None) -> bool:
    return a is None or b is None or a == b or a[0] == b[0]


def _anchored(a: Mention, b: Mention) -> bool:
    """Whether time, place, text or toll tie two mentions, so that no sum of small likenesses alone can."""
    relation = place_relation(a, b)
    if disagree(a, b) and relation not in ("same", "near"):
        return False
    if a.text_key == b.text_key:
        return True
    same_toll = same_telling_toll(a, b)
    if told_again(a, b) or resumes(a, b) or (same_toll and a.report_id == b.report_id):
        return True
    gap = days_between(a, b)
    if relation == "unknown":
        return gap == 0 and same_toll
    if relation == "untold":
        return gap == 0 and (same_toll or (a.exact and b.exact and a.family == b.family and _alike(a, b)))
    if gap == 0:
        return relation in ("same", "near", "inside") or same_toll or wording(a, b) >= link_settings().limits["wording"]
    if gap is None:
        return relation in ("same", "near") and (same_toll or wording(a, b) >= link_settings().limits["wording"])
    return same_toll


def _alike(a: Mention, b: Mention) -> bool:
    """Whether nothing but the day is told ("clashes erupted on Sunday"), or the same perpetrator, or like words."""
    if not (a.perpetrators or b.perpetrators or a.killed or b.killed or a.injured or b.injured):
        return True
    if a.perpetrators & b.perpetrators:
        return True
    return wording(a, b) >= link_settings().limits["wording"]


class _Linker:
    """Places mentions one after another, in the order given."""

    def __init__(self) -> None:
        self.clusters: list[_Cluster] = []
        self._index: dict[Key, list[int]] = {}
        self._twins: dict[Key, int] = {}

    def place(self, m: Mention) -> Link | None:
        """Put a mention into the cluster that it fits, or into a new one; the link that says why, None for a new one."""
        twin = self._twins.get(_fingerprint(m))
        found = self._twin(m, twin) if twin is not None else self._search(m)
        if found is None:
            self._found(m)
            return None
        number, best, member, comparisons = found
        self.clusters[number].add(m)
        self._enter(m, number)
        self._enter_tolls(m, number)
        a, b = sorted((m.event_id, member.event_id))
        return Link(a, b, best, comparisons)

    def _found(self, m: Mention) -> None:
        self.clusters.append(_Cluster(m))
        self._enter(m, len(self.clusters) - 1)

    def _enter(self, m: Mention, number: int) -> None:
        # What a twin would enter is in the index already.
        if self._twins.setdefault(_fingerprint(m), number) == number:
            for key in set(_keys(m)):
                postings = self._index.setdefault(key, [])
                if not postings or postings[-1] != number:
                    postings.append(number)

    def _enter_tolls(self, m: Mention, number: int) -> None:
        """A toll without a day is found by the days of its incident."""
        for day in self.clusters[number].days() if not m.exact else ():
            for key in _tolls(m):
                postings = self._index.setdefault((m.aggregate, *key, day), [])
                if number not in postings[-1:]:
                    postings.append(number)

    def _twin(self, m: Mention, number: int) -> tuple[int, float, Mention, tuple[Comparison, ...]] | None:
        """The same words telling the same: a copy goes where its original went, unsearched."""
        member = self.clusters[number].members[0]
        comparisons = compare(m, member)
        return None if comparisons is None else (number, score(comparisons), member, comparisons)

    def _search(self, m: Mention) -> tuple[int, float, Mention, tuple[Comparison, ...]] | None:
        limits = link_settings().limits
        fits = []
        for number in self._candidates(m):
            if self.clusters[number].admits(m) and (found := self.clusters[number].best(m)):
                fits.append((number, *found))
        fits = sorted((f for f in fits if f[1] > limits["link"]), key=lambda f: (-f[1], f[0]))
        if len(fits) > 1 and _loose(m) and fits[0][1] - fits[1][1] < limits["margin"]:
            return None
        return fits[0] if fits else None

    def _candidates(self, m: Mention) -> list[int]:
        most = int(link_settings().limits["candidates"])
        hits: Counter[int] = Counter()
        for key in set(_lookups(m)):
            postings = self._index.get(key, ())
            if len(postings) <= most:
                hits.update(postings)
        return [number for number, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:most]]


def _loose(m: Mention) -> bool:
    """Whether several clusters could fit equally well, so that the best must lead the next by a margin."""
    return not m.exact or m.place_key is None or m.wide


def _fingerprint(m: Mention) -> Key:
    return (
        m.text_key, m.family, m.sub_type, m.aggregate, m.denied, m.place_key, m.days, m.killed, m.injured,
        m.perpetrators, m.targets,
    )  # fmt: skip


def _keys(m: Mention) -> Iterator[Key]:
    """Where a cluster with this member can be found."""
    yield (m.aggregate, "text", m.text_key)
    yield (m.aggregate, "report", m.report_id)
    for day in _each_day(m, around=0):
        yield from ((m.aggregate, *key, day) for key in _areas(m, entering=True))
        yield from ((m.aggregate, *key, day) for key in _tolls(m))
    if m.place_key is not None:
        yield (m.aggregate, "place", m.place_key)
        yield from ((m.aggregate, "place", m.place_key, *key) for key in _tolls(m))


def _lookups(m: Mention) -> Iterator[Key]:
    yield (m.aggregate, "text", m.text_key)
    for day in _each_day(m, around=1):
        yield from ((m.aggregate, *key, day) for key in _areas(m, entering=False))
        yield from ((m.aggregate, *key, day) for key in _tolls(m))
    yield (m.aggregate, "report", m.report_id)
    if m.place_key is not None and not m.exact:
        yield (m.aggregate, "place", m.place_key)
        yield from ((m.aggregate, "place", m.place_key, *key) for key in _tolls(m))


def _each_day(m: Mention, *, around: int) -> Iterable[date]:
    if m.days is None or (m.days[1] - m.days[0]).days > link_settings().limits["lookup_days"]:
        return ()
    first = max(m.days[0].toordinal() - around, date.min.toordinal())
    last = min(m.days[1].toordinal() + around, date.max.toordinal())
    # An interval is entered and looked up by each of its days; days_between decides on what was found.
    return map(date.fromordinal, range(first, last + 1))


def _areas(m: Mention, *, entering: bool) -> Iterator[Key]:
    """The place itself, the areas of its country and its cell of the grid; when looking, the cells around it too."""
    if m.place_key is None:
        yield ("untold", m.family)
        return
    country = m.place.country if m.place else None
    yield ("place", m.place_key)
    if m.wide or not entering:
        yield ("wide", country)
    if m.wide != entering:
        yield ("points", country)
    if m.wide or m.place is None or m.place.lat is None or m.place.lon is None:
        return
    row, column = int(m.place.lat // CELL), int(m.place.lon // CELL)
    reach = (0,) if entering else (-1, 0, 1)
    yield from (("cell", row + up, column + right) for up in reach for right in reach)


def _tolls(m: Mention) -> Iterator[Key]:
    telling = link_settings().limits["telling"]
    for kind, toll in (("killed", m.killed), ("injured", m.injured)):
        if toll is not None and (toll[0] or 0) >= telling:
            yield (kind, toll)
