"""judgements/ finds again what was judged: by id, else by the characters of the report where it stood."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dateline.events.types import Event
from dateline.judgements.types import Anchor, Judgement
from dateline.linking.types import Pile

Place = tuple[str, int, int]


class Finder:
    """Finds the events and claims of a pile that anchors stand for."""

    def __init__(self, pile: Pile, judgements: Iterable[Judgement]) -> None:
        wanted = {anchor.report_id for j in judgements for anchor in (*j.about, *j.other)}
        self._events = {e.event_id for e in pile.events if e.report_id in wanted}
        self._claims = {c.claim_id for c in pile.claims if c.report_id in wanted}
        self._event_at: dict[Place, list[str]] = defaultdict(list)
        self._claim_at: dict[Place, list[str]] = defaultdict(list)
        for event in pile.events:
            if event.report_id in wanted:
                for start, end in _spans(event):
                    self._event_at[event.report_id, start, end].append(event.event_id)
        for claim in pile.claims:
            if claim.report_id in wanted:
                self._claim_at[claim.report_id, claim.start, claim.end].append(claim.claim_id)

    def events(self, anchors: Iterable[Anchor]) -> tuple[str, ...]:
        """The events that the anchors are now, in order of ids, each once; those that are no more are left out."""
        return _found(anchors, self._events, self._event_at)

    def claims(self, anchors: Iterable[Anchor]) -> tuple[str, ...]:
        """The claims that the anchors are now, as for events."""
        return _found(anchors, self._claims, self._claim_at)


def _spans(event: Event) -> set[tuple[int, int]]:
    """The words that tell of an event: those merged into it when it was read again count as it."""
    return {(event.start, event.end), *event.retold}


def _found(anchors: Iterable[Anchor], known: set[str], at: Mapping[Place, Sequence[str]]) -> tuple[str, ...]:
    found: set[str] = set()
    for anchor in anchors:
        found.update((anchor.id,) if anchor.id in known else at.get((anchor.report_id, anchor.start, anchor.end), ()))
    return tuple(sorted(found))


def holder(event_ids: Iterable[str], of_event: Mapping[str, str]) -> str | None:
    """The incident that holds most of these events; of several with as many, that of the event whose id comes first."""
    ordered = sorted(event_ids)
    counts = Counter(of_event[event_id] for event_id in ordered if event_id in of_event)
    most = max(counts.values(), default=0)
    return next((of_event[e] for e in ordered if e in of_event and counts[of_event[e]] == most), None)


def holders(event_ids: Iterable[str], of_event: Mapping[str, str], sizes: Mapping[str, int]) -> tuple[str, ...]:
    """The incident that holds most of these events, and each other that has no event beside these: what one was judged to
    be, all its parts are."""
    known = [event_id for event_id in event_ids if event_id in of_event]
    counts = Counter(of_event[event_id] for event_id in known)
    most = holder(known, of_event)
    return tuple(sorted({i for i, count in counts.items() if i == most or count == sizes[i]}))
