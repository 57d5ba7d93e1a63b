"""judgements/ after linking/: merges and splits over the clusters of event mentions, the rule's links giving way to people's.

The later judgement holds, in order of time and then of id. From the latest to the earliest each is taken as far as it does not
contradict what was taken before it; last comes the rule, which joins whatever no judgement keeps apart. So A = B, B = C and
A ≠ C give way by their dates: the earliest of the three is overruled. The cost is linear in the clusters that are judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.judgements.finding import Finder, holder
from dateline.judgements.parts import Parts, Sets
from dateline.judgements.replay import Replay
from dateline.judgements.types import Judgement
from dateline.linking.types import Cluster, Comparison, Link


@dataclass(frozen=True, slots=True)
class Judged:
    """Clusters and links after judgement. `taken` maps judgement_id to the events that it speaks of, as far as it holds;
    `overruled` to the later judgements against it, also where it holds in part; both only for judgements whose events were
    found."""

    clusters: tuple[Cluster, ...]
    links: tuple[Link, ...]
    taken: Mapping[str, tuple[str, ...]]
    overruled: Mapping[str, tuple[str, ...]]


def judge_clusters(clusters: Sequence[Cluster], links: Sequence[Link], replay: Replay) -> Judged:
    """Clusters in order of event ids, links in order of theirs; without judgements both as they were given."""
    if not replay.held.of("merge", "split"):
        return Judged(tuple(clusters), tuple(links), {}, {})
    of_event = {event_id: str(n) for n, cluster in enumerate(clusters) for event_id in cluster.event_ids}
    parts = Parts()
    taken: dict[str, tuple[str, ...]] = {}
    overruled: dict[str, tuple[str, ...]] = {}
    new_links: dict[tuple[str, str], Link] = {}
    for judgement in reversed(replay.held.of("merge", "split")):
        sets = _sets(judgement, replay.finder, of_event)
        if not all(sets):
            continue
        found = parts.join(sets, judgement) if judgement.kind == "merge" else parts.part(sets, judgement)
        overruled[judgement.judgement_id] = found.against
        taken[judgement.judgement_id] = found.events if found.holds else ()
        if found.holds and judgement.kind == "merge":
            for link in _link(sets, set(found.events), judgement):
                new_links.setdefault((link.event_a, link.event_b), link)
    kept, joined = _rejoined(clusters, links, parts, {of_event[event_id] for event_id in parts.events})
    return Judged(
        tuple(sorted((*kept, *joined), key=lambda c: c.event_ids)),
        _joined_links(links, new_links, joined),
        taken,
        overruled,
    )


def _joined_links(
    links: Sequence[Link], own: Mapping[tuple[str, str], Link], joined: Sequence[Cluster]
) -> tuple[Link, ...]:
    """The rule's links but for those between what is apart now, and people's own; a pair that has both has one link of both."""
    cluster_of = {e: n for n, cluster in enumerate(joined) for e in cluster.event_ids}
    found = dict(own)
    for link in links:
        key = link.event_a, link.event_b
        if cluster_of.get(link.event_a, -1) == cluster_of.get(link.event_b, -1):
            said = own.get(key)
            comparisons = (*link.comparisons, *said.comparisons) if said else link.comparisons
            found[key] = replace(link, comparisons=comparisons, judged_by=said.judged_by if said else link.judged_by)
    return tuple(found[key] for key in sorted(found))


def _sets(judgement: Judgement, finder: Finder, of_event: Mapping[str, str]) -> Sets:
    """The events of both sides, found again. Of a merge those that the incident of most of them has: what later reading took
    out of an incident is no longer what was merged. Of a split all of them: who told them apart did so for each."""
    about, other = finder.events(judgement.about), finder.events(judgement.other)
    about, other = (tuple(e for e in found if e in of_event) for found in (about, other))
    if judgement.kind == "split":
        gone = set(other)
        return tuple(e for e in about if e not in gone), other
    left, right = (_of_most(found, of_event) for found in (about, other))
    return left, right


def _of_most(event_ids: tuple[str, ...], of_event: Mapping[str, str]) -> tuple[str, ...]:
    most = holder(event_ids, of_event)
    return tuple(e for e in event_ids if of_event[e] == most)


def _link(sets: Sets, events: Collection[str], judgement: Judgement) -> Iterator[Link]:
    """The person's link between the first events of the two sides; none where both sides are one event by now.

    Its score is 0: a judgement weighs nothing, it decides.
    """
    left = min(e for e in sets[0] if e in events)
    right = min((e for e in sets[1] if e in events and e != left), default=left)
    if left != right:
        said = Comparison("judgement", f"{judgement.judgement_id}: {judgement.why}", 0.0)
        yield Link(min(left, right), max(left, right), 0.0, (said,), judged_by=judgement.judged_by)


def _rejoined(
    clusters: Sequence[Cluster], links: Sequence[Link], parts: Parts, touched: Collection[str]
) -> tuple[list[Cluster], list[Cluster]]:
    """Clusters of which nothing was judged, and what the others become when the rule joins all that may be joined."""
    kept = [cluster for n, cluster in enumerate(clusters) if str(n) not in touched]
    judged = [cluster for n, cluster in enumerate(clusters) if str(n) in touched]
    number = {event_id: n for n, cluster in enumerate(judged) for event_id in cluster.event_ids}
    inside: dict[int, list[Link]] = defaultdict(list)
    for link in links:
        if link.event_a in number and number[link.event_a] == number.get(link.event_b):
            inside[number[link.event_a]].append(link)
    for n, cluster in enumerate(judged):
        _rejoin(cluster, inside[n], parts)
    found: dict[str, list[str]] = defaultdict(list)
    for event_id in sorted(number):
        found[parts.add(event_id)].append(event_id)
    joined = (
        Cluster(tuple(members), all(judged[n].aggregate for n in {number[e] for e in members}))
        for members in found.values()
    )
    return kept, list(joined)


def _rejoin(cluster: Cluster, links: Sequence[Link], parts: Parts) -> None:
    """One cluster of the rule again, as far as it may be: by its links, the strongest first, so that what came later goes
    with what it is most like; then what no link ties any more goes to the largest part that it may be with."""
    for link in sorted(links, key=lambda found: (-found.score, found.event_a, found.event_b)):
        a, b = parts.add(link.event_a), parts.add(link.event_b)
        if not parts.is_apart(a, b):
            parts.unite(a, b)
    pieces: dict[str, list[str]] = defaultdict(list)
    for event_id in cluster.event_ids:
        pieces[parts.add(event_id)].append(event_id)
    groups: list[str] = []
    for piece in sorted(pieces.values(), key=lambda events: (-len(events), events[0])):
        root = parts.add(piece[0])
        fits = next((g for g in groups if not parts.is_apart(parts.add(g), root)), None)
        if fits is None:
            groups.append(piece[0])
        else:
            parts.unite(parts.add(fits), root)
