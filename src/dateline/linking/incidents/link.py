"""linking/incidents/ puts event mentions of one incident together, each joining with a score that explains itself.

Mentions that know their day and place go first and found clusters; the others join the one cluster that fits them, or none.
Candidates come from an index of place and day, text and toll, so that the cost grows with the pile and not with its square
(linking/incidents/blocking.py); what a cluster admits, and how well a mention fits it, says linking/incidents/cluster.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from zlib import crc32

from dateline.linking.incidents.blocking import Blocks
from dateline.linking.incidents.cluster import Fit, Members, loose
from dateline.linking.incidents.compare import levels, score
from dateline.linking.incidents.explaining import explained
from dateline.linking.incidents.mentions import Mention, find_mentions, with_only_places
from dateline.linking.retold.reports import told_again
from dateline.linking.settings import LinkSettings, link_settings
from dateline.linking.types import Cluster, Comparison, Link, Origins, Pile

Key = tuple[object, ...]


def link_incidents(pile: Pile, origins: Origins) -> tuple[tuple[Cluster, ...], tuple[Link, ...]]:
    """Clusters of mentions (aggregates apart from single incidents) and a link for each mention that joined one.

    Both in order of event ids; a pure function of the pile, so adding reports later gives what reading all at once gives.
    A cluster of one mention has no link. Whether a cluster is an incident worth a row is for `ledger/` to say.
    """
    again = told_again(pile)
    found = with_only_places(find_mentions(pile, origins))
    return link_mentions(replace(m, again=again[m.event_id]) if m.event_id in again else m for m in found)


def link_mentions(
    mentions: Iterable[Mention], *, settings: LinkSettings | None = None
) -> tuple[tuple[Cluster, ...], tuple[Link, ...]]:
    """The same for mentions that are at hand, in any order; `settings` in place of those of data/incidents.toml.

    Of these it takes the weights and where to cut (`link`, `margin`); bounds and families stay as they are shipped.
    """
    linker = _Linker(settings or link_settings())
    waiting, links = sorted(mentions, key=_strength), list[Link]()
    waiting.reverse()
    while waiting:  # what is placed is let go, but for the few of each cluster that others are compared with
        link = linker.place(waiting.pop())
        if link is not None:
            links.append(link)
    clusters = [Cluster(tuple(sorted(c.event_ids)), c.first.aggregate) for c in linker.clusters]
    return (
        tuple(sorted(clusters, key=lambda c: c.event_ids)),
        tuple(sorted(links, key=lambda link: (link.event_a, link.event_b))),
    )


def _strength(m: Mention) -> tuple[object, ...]:
    """The order in which mentions are placed: what knows most comes first; ties by when it was seen and where it stands.

    Ids are hashes of texts with the names in them: they come last, where nothing told differs, so that texts that differ only in
    the names are put together alike.
    """
    return (
        m.place_key is None,
        not m.exact,
        m.days is None,
        0 if m.days is None else (m.days[1] - m.days[0]).days,
        m.wide,
        m.taken_up,
        m.killed is None,
        m.injured is None,
        m.seen[0],
        m.order,
        -len(m.words),
        crc32(repr((m.sub_type, m.killed, m.injured, sorted(m.weapons))).encode()),
        m.seen[1],
        m.event_id,
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """The cluster, by number, that a mention joins."""

    number: int
    fit: Fit


class _Linker:
    """Places mentions one after another, in the order given."""

    def __init__(self, settings: LinkSettings) -> None:
        self.clusters: list[Members] = []
        self._weights = settings.weights
        self._link, self._margin = settings.limits["link"], settings.limits["margin"]
        self._blocks = Blocks()
        self._twins: dict[Key, int] = {}
        #: What links say, each once: copies of two reports compare alike.
        self._said: dict[tuple[Comparison, ...], tuple[Comparison, ...]] = {}

    def place(self, m: Mention) -> Link | None:
        """Put a mention into the cluster that it fits, or into a new one; the link that says why, None for a new one."""
        same = _fingerprint(m)
        twin = self._twins.get(same)
        found = self._twin(m, twin) if twin is not None else self._search(m)
        number = found.number if found else len(self.clusters)
        if found:
            self.clusters[number].add(m)
        else:
            self.clusters.append(Members(m))
        # What a twin would enter is in the index already.
        if self._twins.setdefault(same, number) == number and twin is None:
            self._blocks.enter(m, number)
        if not m.exact:
            self._blocks.enter_tolls(m, number, self.clusters[number].days())
        if found is None:
            return None
        a, b = sorted((m, found.fit.member), key=lambda one: one.event_id)
        comparisons = explained(a, b, found.fit.levels, self._weights)
        comparisons = self._said.setdefault(comparisons, comparisons)
        return Link(a.event_id, b.event_id, round(sum(c.weight for c in comparisons), 6), comparisons)

    def _twin(self, m: Mention, number: int) -> _Found | None:
        """The same words telling the same: a copy goes where its original went, unsearched."""
        member = self.clusters[number].first
        names = levels(m, member)
        if names is None:
            return None
        points = score(names, self._weights)
        return _Found(number, Fit(points, member, names, points))

    def _search(self, m: Mention) -> _Found | None:
        fits = []
        for number in self._blocks.candidates(m):
            cluster = self.clusters[number]
            if cluster.admits(m) and (fit := cluster.fit(m, self._weights)) and fit.mean > self._link:
                fits.append(_Found(number, fit))
        fits.sort(key=lambda found: (-found.fit.mean, found.number))
        if len(fits) > 1 and loose(m) and fits[0].fit.mean - fits[1].fit.mean < self._margin:
            return None
        return fits[0] if fits else None


def _fingerprint(m: Mention) -> Key:
    return (
        m.text_key, m.family, m.sub_type, m.aggregate, m.denied, m.place_key, m.days, m.killed, m.injured,
        m.perpetrators, m.targets,
    )  # fmt: skip
