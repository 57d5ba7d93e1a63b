"""ledger/ adds up contacts: one meeting or call for all the reports that tell of it, by participants, date, place and channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from dateline.events.types import Event
from dateline.grounding.types import Actor
from dateline.ids import content_id
from dateline.ledger.types import Contact
from dateline.linking.parties import party_of
from dateline.linking.types import Pile

CONTACT = "CONSULT"
HELD = frozenset({"actual", "alleged"})
ROLES = frozenset({"participant", "perpetrator", "target"})
#: Two days told of one meeting may differ by this much: talks run past midnight, and reports count from either day.
DAYS = 1
#: A mention of more days than these is compared with every contact of its parties.
LISTED = 31

#: Participants by the party that they act for: "the foreign ministers of A and B" are states, elsewhere they have names.
People = Mapping[str, tuple[Actor, ...]]


@dataclass(slots=True)
class _Meeting:
    """Mentions of one contact; `people` are all that any of them names. `number` is its place among the meetings.

    `ends` and `begins` are the first last day and the last first day that are told of it, `channels` and `places` all of them.
    """

    number: int
    mentions: list[Event] = field(default_factory=list)
    people: dict[str, tuple[Actor, ...]] = field(default_factory=dict)
    channels: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    ends: date = date.max
    begins: date = date.min

    def add(self, event: Event, people: People) -> None:
        self.mentions.append(event)
        for party, actors in people.items():
            self.people[party] = tuple(dict.fromkeys((*self.people.get(party, ()), *actors)))
        self.channels |= {event.channel} if event.channel else set()
        self.places |= {event.place} if event.place else set()
        if event.date_from is not None and event.date_to is not None:
            self.ends, self.begins = min(self.ends, event.date_to), max(self.begins, event.date_from)


class _Meetings:
    """Meetings by party, and those told to the day by party and day, so that a call of two states is not held against all others
    that they have had."""

    def __init__(self) -> None:
        self.all: list[_Meeting] = []
        self._of: dict[str, list[_Meeting]] = defaultdict(list)
        self._wide: dict[str, set[int]] = defaultdict(set)
        self._on: dict[tuple[str, int], set[int]] = defaultdict(set)

    def found(self, people: People) -> _Meeting:
        meeting = _Meeting(len(self.all))
        self.all.append(meeting)
        for party in people:
            self._of[party].append(meeting)
        return meeting

    def enter(self, event: Event, people: People, meeting: _Meeting) -> None:
        """A mention, by its days, so that those of the days around find what it is told of."""
        days = _days(event)
        for party in people:
            if days is None:
                self._wide[party].add(meeting.number)
            else:
                for day in days:
                    self._on[party, day].add(meeting.number)

    def near(self, event: Event, people: People) -> Iterable[_Meeting]:
        """Those that a mention can be of, the first found first."""
        days = _days(event)
        if days is None:
            return min((self._of.get(party, []) for party in sorted(people)), key=len)
        party = min(sorted(people), key=lambda p: len(self._of.get(p, ())))
        numbers = set(self._wide.get(party, ()))
        for day in range(days.start - DAYS, days.stop + DAYS):
            numbers |= self._on.get((party, day), set())
        return (self.all[number] for number in sorted(numbers))


def _days(event: Event) -> range | None:
    """The days of a mention, as ordinals; None where it has none, or too many to list."""
    if event.date_from is None or event.date_to is None or (event.date_to - event.date_from).days > LISTED:
        return None
    return range(event.date_from.toordinal(), event.date_to.toordinal() + 1)


def find_contacts(pile: Pile) -> tuple[Contact, ...]:
    """Contacts of two or more, or of one on a known day at a known place (a visit), in order of date, then id.

    Mentions of one pair (or group) on one day are one contact unless they name two channels or two persons of one state; a
    mention without a date joins the only contact that it can mean, or stays undated. A smaller group joins the larger.
    """
    mentions = [(event, people) for event in pile.events if (people := _people(event))]
    meetings = _Meetings()
    for event, people in sorted(mentions, key=_order):
        fits = list(islice((m for m in meetings.near(event, people) if _one(event, people, m)), 2))
        if event.date_from is None and len(fits) > 1:
            fits = []
        meeting = fits[0] if fits else meetings.found(people)
        meeting.add(event, people)
        meetings.enter(event, people, meeting)
    contacts = (_contact(meeting) for meeting in meetings.all)
    return tuple(sorted(contacts, key=lambda c: (c.date_from or date.max, c.contact_id)))


def _order(mention: tuple[Event, People]) -> tuple[int, bool, date, str]:
    """Larger groups first, so that a pair finds the group that it is of; then what has a date; then by day and id."""
    event, people = mention
    return -len(people), event.date_from is None, event.date_from or date.max, event.event_id


def _people(event: Event) -> People:
    if event.type != CONTACT or event.modality not in HELD:
        return {}
    found: dict[str, tuple[Actor, ...]] = {}
    for actor in dict.fromkeys(r.actor for r in event.roles if r.role in ROLES and r.actor):
        found[party_of(actor)] = (*found.get(party_of(actor), ()), actor)
    several = sum(map(len, found.values())) > 1
    return found if several or (event.date_from is not None and event.place is not None) else {}


def _one(event: Event, people: People, meeting: _Meeting) -> bool:
    if not set(people) <= set(meeting.people) or not all(_same(people[p], meeting.people[p]) for p in people):
        return False
    if event.channel and meeting.channels - {event.channel}:
        return False
    if event.place and meeting.places - {event.place}:
        return False
    if event.date_from is None or event.date_to is None:
        return True
    first, last = event.date_from.toordinal() - DAYS, event.date_to.toordinal() + DAYS
    return meeting.ends.toordinal() >= first and meeting.begins.toordinal() <= last


def _same(a: Sequence[Actor], b: Sequence[Actor]) -> bool:
    """Whether two may be one: a state and its minister may, two ministers may not."""
    left, right = ({actor.actor_id for actor in side if actor.kind == "person"} for side in (a, b))
    return not left or not right or bool(left & right)


def _contact(meeting: _Meeting) -> Contact:
    events = meeting.mentions
    dated = [(e.date_from, e.date_to) for e in events if e.date_from and e.date_to]
    places = sorted({e.place for e in events if e.place})
    channels = sorted({e.channel or e.sub_type for e in events if e.channel or e.sub_type})
    named = [[a for a in actors if a.kind == "person"] or list(actors) for actors in meeting.people.values()]
    return Contact(
        contact_id=content_id("m", min(e.event_id for e in events)),
        participants=tuple(sorted({actor.name for actors in named for actor in actors})),
        channel=channels[0] if channels else "",
        place=places[0] if places else None,
        date_from=min((start for start, _ in dated), default=None),
        date_to=max((end for _, end in dated), default=None),
        report_ids=tuple(sorted({e.report_id for e in events})),
        event_ids=tuple(sorted(e.event_id for e in events)),
    )
