"""ledger/ adds up contacts: one meeting or call for all the reports that tell of it, by participants, date and channel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.events.types import Event
from dateline.grounding.types import Actor
from dateline.ids import content_id
from dateline.ledger.types import Contact
from dateline.linking.types import Pile

CONTACT = "CONSULT"
HELD = frozenset({"actual", "alleged"})
#: Two days told of one meeting may differ by this much: talks run past midnight, and reports count from either day.
DAYS = 1


def find_contacts(pile: Pile) -> tuple[Contact, ...]:
    """Contacts of two or more, or of one on a known day at a known place (a visit), in order of date, then id.

    Mentions of one pair (or group) on one day are one contact, by whatever channel is told; a mention without a date joins
    the only contact of the same participants and channel, or stays undated. A smaller group joins the larger that holds it.
    """
    mentions = [(event, who) for event in sorted(pile.events, key=lambda e: e.event_id) if (who := _participants(event))]
    groups: list[list[Event]] = []
    members: list[frozenset[str]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for event, who in sorted(mentions, key=_order):
        fits = [n for n in _near(index, who) if who <= members[n] and _one(event, groups[n])]
        if event.date_from is None and len(fits) > 1:
            fits = []
        if fits:
            groups[fits[0]].append(event)
            continue
        groups.append([event])
        members.append(who)
        for actor_id in who:
            index[actor_id].append(len(groups) - 1)
    contacts = (_contact(events) for events in groups)
    return tuple(sorted(contacts, key=lambda c: (c.date_from or date.max, c.contact_id)))


def _order(mention: tuple[Event, frozenset[str]]) -> tuple[bool, int, date, str]:
    event, who = mention
    return event.date_from is None, -len(who), event.date_from or date.max, event.event_id


def _participants(event: Event) -> frozenset[str]:
    if event.type != CONTACT or event.modality not in HELD:
        return frozenset()
    found = frozenset(r.actor.actor_id for r in event.roles if r.role in ("participant", "perpetrator", "target") and r.actor)
    enough = len(found) > 1 or (event.date_from is not None and event.place is not None)
    return found if enough else frozenset()


def _near(index: dict[str, list[int]], who: frozenset[str]) -> list[int]:
    """Groups that hold the participant who is in fewest: the others need no looking at."""
    return min((index.get(actor_id, []) for actor_id in sorted(who)), key=len)


def _one(event: Event, group: Sequence[Event]) -> bool:
    if any(e.channel and event.channel and e.channel != event.channel for e in group):
        return False
    if event.date_from is None or event.date_to is None:
        return True
    around = timedelta(days=DAYS)
    return all(
        e.date_from is not None and e.date_to is not None
        and e.date_from <= event.date_to + around and event.date_from <= e.date_to + around
        for e in group
    )  # fmt: skip


def _contact(events: Sequence[Event]) -> Contact:
    people = _people(events)
    dated = [(e.date_from, e.date_to) for e in events if e.date_from and e.date_to]
    places = sorted({e.place for e in events if e.place})
    channels = sorted({e.channel or e.sub_type for e in events if e.channel or e.sub_type})
    return Contact(
        contact_id=content_id("m", min(e.event_id for e in events)),
        participants=tuple(actor.name for actor in people),
        channel=channels[0] if channels else "",
        place=places[0] if places else None,
        date_from=min((start for start, _ in dated), default=None),
        date_to=max((end for _, end in dated), default=None),
        report_ids=tuple(sorted({e.report_id for e in events})),
        event_ids=tuple(sorted(e.event_id for e in events)),
    )


def _people(events: Iterable[Event]) -> list[Actor]:
    found: dict[str, Actor] = {}
    for event in events:
        for role in event.roles:
            if role.actor and role.role in ("participant", "perpetrator", "target"):
                found.setdefault(role.actor.actor_id, role.actor)
    return sorted(found.values(), key=lambda actor: (actor.name, actor.actor_id))
