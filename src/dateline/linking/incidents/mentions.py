"""linking/incidents/ looks at each event mention once: what of it can be compared with others, in a small record."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from dateline.claims.types import Claim
from dateline.events.types import Event, Toll, TollKind
from dateline.grounding.types import Place
from dateline.linking.copies import seen_on
from dateline.linking.incidents.parts import part_of, sounds
from dateline.linking.parties import any_of, parties_in
from dateline.linking.settings import link_settings
from dateline.linking.types import Origins, PassageOrigin, Pile
from dateline.linking.words import words

T = TypeVar("T")
Range = tuple[int | None, int | None]
#: Modalities that speak of a thing as having happened, or deny that it did; the others speak of what has not.
TOLD = frozenset({"actual", "alleged", "denied"})
#: Rules that take a date from the report's own day, or from what was told with such a date.
SOFT = ("publication", "recent", "as told before")
#: The rule of a mention that takes up an event told of before it; and the groups of a toll that bear arms.
AS_BEFORE = "as told before"
#: The rule of a place that no sentence gives, only the report as a whole.
CONCLUDED = "report"
ARMED = frozenset({"soldier", "fighter"})
#: A date taken from the day of publication ("recent attacks") reaches this many days back.
RECENT_DAYS = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """What is compared. `days` is inclusive or None; `exact` where it is told to the day; copies share `text_key`.

    `own_voice` is true where the outlet tells it itself; `wide` where the place is no point. `killed` and `injured` are
    (low, high), None where no number is told. `armed` is whether those counted bear arms, None where it is not told of all;
    `taken_up` is true where the mention only comes back to an event that its report has told of. `again` is the same for all
    mentions of one report that linking/retold/ has joined, empty where it has joined none. `listed` is true of an entry in a
    list or table of incidents, which has one entry for each. `only_place` is, for a mention of a day without a place or toll
    of its own, the one point where its report tells of violence on that day; empty where there are several or none.
    `part` has the sounds of the name of a quarter, camp or base that its sentence names within its town ("the Mayo district").
    `order` counts the mentions of its report from its start: two reports that differ only in names have the same.
    """

    event_id: str
    report_id: str
    claim_id: str
    claimant_id: str
    own_voice: bool
    family: str
    sub_type: str
    denied: bool
    aggregate: bool
    place: Place | None
    place_key: str | None
    wide: bool
    where_prec: int
    days: tuple[date, date] | None
    exact: bool
    perpetrators: frozenset[str]
    targets: frozenset[str]
    weapons: frozenset[str]
    killed: Range | None
    injured: Range | None
    words: frozenset[str]
    text_key: tuple[str, int]
    seen: tuple[date, str]
    armed: bool | None = None
    taken_up: bool = False
    again: str = ""
    listed: bool = False
    only_place: str = ""
    order: int = 0
    part: str = ""


def things_hit(m: Mention) -> frozenset[str]:
    """Names in more than one word of what was hit, or of a place that no gazetteer has ("east nile hospital")."""
    found = {name.partition(":")[2] for name in m.targets}
    if m.place is None and m.place_key is not None:
        found.add(m.place_key)
    return frozenset(name for name in found if " " in name)


def total(tolls: Iterable[Toll], kind: TollKind) -> Range | None:
    """The whole toll of a kind: parts are left out, different groups are added, one group told twice counts once.

    None where no number is told: a vague word is no number here. A high of None is an open end.
    """
    groups: dict[str, Toll] = {}
    for toll in tolls:
        if toll.kind == kind and not (toll.part_of or toll.since) and (toll.low is not None or toll.high is not None):
            held = groups.get(toll.group)
            if held is None or (toll.low or 0, toll.high or 0) > (held.low or 0, held.high or 0):
                groups[toll.group] = toll
    if not groups:
        return None
    lows = [t.low for t in groups.values() if t.low is not None]
    highs = [t.high for t in groups.values()]
    return sum(lows) if lows else None, None if None in highs else sum(h for h in highs if h is not None)


def is_violent(event: Event) -> bool:
    """Whether the event is of a kind that incidents are made of, and told as having happened or denied."""
    return event.type in link_settings().violent and event.modality in TOLD


def find_mentions(pile: Pile, origins: Origins, *, anything: bool = False) -> tuple[Mention, ...]:
    """Every mention of violence in the pile, in order of event_id; with `anything`, of what has not happened too."""
    claims = {claim.claim_id: claim for claim in pile.claims}
    seen = {report.report_id: seen_on(report) for report in pile.reports}
    copied = CopiedText(origins.sentences)
    violent = [
        event
        for event in pile.events
        if (is_violent(event) or (anything and event.type in link_settings().violent))
        and event.claim_id in claims
        and event.report_id in seen
    ]
    order, once = _orders(violent), _Once()
    found = (
        _mention(
            event, claims[event.claim_id], pile.places, copied, seen[event.report_id], once, order=order[event.event_id]
        )
        for event in sorted(violent, key=lambda e: e.event_id)
    )
    return tuple(_unpinned(_parts_kept(found)))


def _unpinned(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, without the pin of a place abroad where another of the day names it as a part of a town at home.

    "Shells hit the Mayo district of Khartoum" says that the "Mayo" of that day is no town in Maryland.
    """
    homes: dict[tuple[str, date], set[str | None]] = defaultdict(set)
    for m in mentions:
        if m.part and m.place is not None and m.exact and m.days:
            homes[m.part, m.days[0]].add(m.place.country)
    for m in mentions:
        found = homes.get((sounds(m.place.name), m.days[0])) if homes and m.place and m.exact and m.days else None
        if found and m.place and not m.wide and m.place.country not in found:
            yield replace(m, place=None, place_key=" ".join(words(m.place.name)))
        else:
            yield m


def _parts_kept(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions, in their order; one that takes up what was told before it has the part of the town that was named there."""
    found = list(mentions)
    told: dict[tuple[str, str | None], str] = {}
    for at, m in sorted(enumerate(found), key=lambda pair: (pair[1].report_id, pair[1].order)):
        if m.taken_up and not m.part and (part := told.get((m.report_id, m.place_key))):
            found[at] = replace(m, part=part)
        elif not m.taken_up and m.place_key is not None:
            told[m.report_id, m.place_key] = m.part
    return tuple(found)


class _Once:
    """Gives for each value the first one equal to it: what copies have in common lies in memory once."""

    def __init__(self) -> None:
        self._known: dict[Any, Any] = {}

    def __call__(self, value: T) -> T:
        known: T = self._known.setdefault(value, value)
        return known

    def words(self, found: Iterable[str]) -> frozenset[str]:
        return self(frozenset(map(self, found)))


def _orders(events: Iterable[Event]) -> dict[str, int]:
    """By event id, how many mentions its report tells before it."""
    told, order = Counter[str](), dict[str, int]()
    for event in sorted(events, key=lambda e: (e.report_id, e.start, e.event_id)):
        order[event.event_id] = told[event.report_id]
        told[event.report_id] += 1
    return order


def with_only_places(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, those without a place or toll told of the one point that their report names on their day."""
    points: dict[tuple[str, date], set[str]] = defaultdict(set)
    for m in mentions:
        if m.exact and m.days and m.place_key is not None and not m.aggregate:
            points[m.report_id, m.days[0]].add("" if m.wide else m.place_key)
    for m in mentions:
        if m.exact and m.days and not (m.place_key or m.killed or m.injured or m.aggregate):
            found = points[m.report_id, m.days[0]]
            yield replace(m, only_place=next(iter(found))) if len(found) == 1 else m
        else:
            yield m


class CopiedText:
    """Finds the recycled sentence, if any, that a span of a report lies in."""

    def __init__(self, copied: Iterable[PassageOrigin]) -> None:
        self._by_report: dict[str, list[PassageOrigin]] = defaultdict(list)
        for sentence in sorted(copied, key=lambda s: (s.report_id, s.start)):
            self._by_report[sentence.report_id].append(sentence)
        self._starts = {report: [s.start for s in found] for report, found in self._by_report.items()}

    def at(self, report_id: str, start: int) -> PassageOrigin | None:
        number = bisect_right(self._starts.get(report_id, ()), start) - 1
        if number < 0:
            return None
        sentence = self._by_report[report_id][number]
        return sentence if start < sentence.end else None


def _mention(
    event: Event,
    claim: Claim,
    places: Mapping[str, Place],
    copied: CopiedText,
    seen: tuple[date, str],
    once: _Once,
    *,
    order: int,
) -> Mention:
    settings = link_settings()
    told = event.place if event.place_rule != CONCLUDED else None  # a country that only the whole report speaks for
    place = places.get(event.place_id) if told and event.place_id else None
    found = words(event.text)
    weapons = (w for r in event.roles if r.role == "weapon" for w in words(r.text))
    copy = copied.at(event.report_id, event.start)
    days, exact = _days(event)
    return Mention(
        event_id=event.event_id,
        report_id=event.report_id,
        claim_id=event.claim_id,
        claimant_id=claim.claimant.actor_id,
        own_voice=claim.form == "narrative",
        family=settings.sub_types.get(event.sub_type, event.type),
        sub_type=event.sub_type,
        denied=event.modality == "denied",
        aggregate=event.aggregate,
        place=place,
        place_key=(event.place_id or once(" ".join(words(told)))) if told else None,
        wide=(told is not None and event.where_prec >= 4)
        or (place is not None and place.feature.casefold() in settings.wide),
        where_prec=event.where_prec if told else 0,
        days=once(days),
        exact=exact,
        perpetrators=once.words(map(any_of, parties_in(event, claim, "perpetrator"))),
        targets=once.words(parties_in(event, claim, "target")),
        weapons=once.words(settings.weapons[w] for w in weapons if w in settings.weapons),
        killed=once(total(event.tolls, "killed")),
        injured=once(total(event.tolls, "injured")),
        words=once.words({w for w in found if len(w) > 2 and w not in settings.stop_words} - _named(event)),
        text_key=once((copy.first_seen_report_id, copy.first_start or 0) if copy else (event.report_id, event.start)),
        seen=seen,
        armed=_armed(event.tolls),
        taken_up=event.date_rule == AS_BEFORE,
        order=order,
        part=once(part_of(event.text)) if told and event.where_prec <= 2 else "",
    )


def _armed(tolls: Iterable[Toll]) -> bool | None:
    """Whether the people counted are soldiers and fighters, or none of them is; None where both are, or neither is told."""
    groups = {t.group for t in tolls if t.kind in ("killed", "injured") and not t.part_of} - {"", "people", "police"}
    bearing = groups & ARMED
    return None if not groups or (bearing and bearing != groups) else bool(bearing)


def _named(event: Event) -> set[str]:
    """Words that name the place and those who take part: they are compared as such, and once is enough."""
    named = [event.place or "", *(r.text for r in event.roles), *(r.name for r in event.roles)]
    return {word for text in named for word in words(text)}


def _days(event: Event) -> tuple[tuple[date, date] | None, bool]:
    """The interval in which the event happened, and whether it is one day told as such."""
    if event.date_from is None or event.date_to is None or event.date_prec == 0:
        return None, False
    if any(word in event.date_rule for word in SOFT) and event.date_from != event.date_to:
        first = max(event.date_from.toordinal() - RECENT_DAYS, date.min.toordinal())
        return (date.fromordinal(first), event.date_to), False
    return (event.date_from, event.date_to), event.date_from == event.date_to
