"""linking/incidents/ finds the clusters that a mention may belong to, without comparing all.

Each key names what a mention and a member of its cluster have in common. A cluster that is found by more keys is compared
first, so that in a crowded town the clusters with the mention's toll, kind or perpetrator come before the rest of the day's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dateline.linking.incidents.mentions import Mention, things_hit
from dateline.linking.incidents.parts import sounds
from dateline.linking.settings import link_settings

Key = tuple[object, ...]
#: Degrees to a cell of the grid by which places near one another are found.
CELL = 0.5
FIRST_DAY, LAST_DAY = 1, 3652059


class Blocks:
    """Which clusters, by number, have a member with which keys."""

    def __init__(self) -> None:
        #: One cluster as its number, several as their list: most keys have one.
        self._index: dict[Key, int | list[int]] = {}

    def enter(self, m: Mention, number: int) -> None:
        """A cluster has this member."""
        for key in dict.fromkeys(_keys(m)):
            self._post(key, number)

    def enter_tolls(self, m: Mention, number: int, days: tuple[int, ...]) -> None:
        """A member's toll, told without a day, is found by the days (ordinals) of its cluster."""
        for day in days:
            for kind, toll in _tolls(m):
                self._post((m.aggregate, kind, toll, day), number)

    def _post(self, key: Key, number: int) -> None:
        postings = self._index.setdefault(key, number)
        # A key is posted once for each run of one cluster's members.
        if isinstance(postings, int):
            if postings != number:
                self._index[key] = [postings, number]
        elif postings[-1] != number:
            postings.append(number)

    def candidates(self, m: Mention) -> list[int]:
        """Clusters that share a key with the mention, those that share most first; at most `candidates` of them.

        A list longer than `postings` is of a key that tells nothing (a country's day) and is left out.
        """
        limits = link_settings().limits
        longest, hits = limits["postings"], Counter[int]()
        for key in dict.fromkeys(_lookups(m)):
            postings = self._index.get(key)
            if isinstance(postings, int):
                hits[postings] += 1
            elif postings is not None and len(postings) <= longest:
                hits.update(postings)
        most = int(limits["candidates"])
        if len(hits) <= most:
            return list(hits)
        return [number for number, _ in sorted(hits.items(), key=lambda hit: (-hit[1], hit[0]))[:most]]


def _keys(m: Mention) -> Iterator[Key]:
    """Where a cluster with this member can be found."""
    some = m.aggregate
    yield (some, "text", m.text_key)
    yield (some, "report", m.report_id)
    areas = list(_areas(m, entering=True))
    for day in _each_day(m, around=0):
        for kind, area in areas:
            yield (some, kind, area, day)
        yield from _finer(m, day)
        for kind, told in _telling(m):
            yield (some, kind, told, day)
    if m.place_key is not None:
        yield (some, "place", m.place_key)
        for kind, toll in _tolls(m):
            yield (some, "place", m.place_key, kind, toll)


def _lookups(m: Mention) -> Iterator[Key]:
    some = m.aggregate
    yield (some, "text", m.text_key)
    yield (some, "report", m.report_id)
    areas = list(_areas(m, entering=False))
    for day in _each_day(m, around=1):
        for kind, area in areas:
            yield (some, kind, area, day)
        yield from _finer(m, day)
        for kind, told in _telling(m):
            yield (some, kind, told, day)
    if m.place_key is not None and not m.exact:
        yield (some, "place", m.place_key)
        for kind, toll in _tolls(m):
            yield (some, "place", m.place_key, kind, toll)


def _finer(m: Mention, day: int) -> Iterator[Key]:
    """Keys of one place's day: they find nothing more, and bring up what fits best where the day has many."""
    if m.place_key is None or m.wide:
        return
    some, place = m.aggregate, m.place_key
    yield (some, place, day, m.sub_type)
    for party in m.perpetrators:
        yield (some, place, day, party)
    for toll in (m.killed, m.injured):
        if toll is not None:
            yield (some, place, day, toll)
    for target in m.targets:
        yield (some, place, day, target, "target")


def _each_day(m: Mention, *, around: int) -> range:
    """Ordinals of the days; an interval is entered and looked up by each, and `days_between` decides on what was found."""
    if m.days is None:
        return range(0)
    first, last = m.days[0].toordinal(), m.days[1].toordinal()
    if last - first > link_settings().limits["lookup_days"]:
        return range(0)
    return range(max(first - around, FIRST_DAY), min(last + around, LAST_DAY) + 1)


def _areas(m: Mention, *, entering: bool) -> Iterator[tuple[str, object]]:
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
    for up in (0,) if entering else (-1, 0, 1):
        for right in (0,) if entering else (-1, 0, 1):
            yield ("cell", (row + up) * 1024 + column + right)


def _tolls(m: Mention) -> Iterator[tuple[str, object]]:
    telling = link_settings().limits["telling"]
    if m.killed is not None and (m.killed[0] or 0) >= telling:
        yield ("killed", m.killed)
    if m.injured is not None and (m.injured[0] or 0) >= telling:
        yield ("injured", m.injured)


def _telling(m: Mention) -> Iterator[tuple[str, object]]:
    """What two incidents of one day seldom share: a toll, and the name of what was hit."""
    yield from _tolls(m)
    for thing in things_hit(m):
        yield ("hit", thing)
    if m.part:
        yield ("spot", m.part)
    if m.place is None and m.place_key is not None and m.part != (spot := sounds(m.place_key)):
        yield ("spot", spot)
