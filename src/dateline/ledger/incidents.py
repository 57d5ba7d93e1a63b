"""ledger/ makes incidents of clusters: what is claimed to have happened where and when, with tolls by claimant and a grade.

A cluster becomes an incident when somebody asserts it and it can be told from other violence: by a toll in numbers, by a
date to the week, or by a place that is a point. Three kinds stay events only: what is denied and by nobody asserted;
background without a day or week (the dead of an earlier war); and talk of attacks on a place without day or toll ("recent
attacks on X") of which the pile has incidents with either, since it speaks of those and nobody can say of which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

from dateline.events.types import RoleName
from dateline.grounding.types import Place
from dateline.ids import content_id
from dateline.ledger.denials import find_denials
from dateline.ledger.figures import figures
from dateline.ledger.grades import Denial, blamed, grade
from dateline.ledger.settings import titles
from dateline.ledger.sides import Sides
from dateline.ledger.tellings import Teller, Telling
from dateline.ledger.tolls import claimed_tolls, toll_range
from dateline.ledger.types import Incident
from dateline.ledger.words import day_words
from dateline.linking.parties import roles_of
from dateline.linking.types import Cluster, Origins, Pile

T = TypeVar("T", str, tuple[str, str])

#: ACLED's type of violence from afar, of which a telling says with what.
REMOTE = "Explosions/Remote violence"
#: UCDP date_prec 3: the week is known.
WEEK = 3
#: UCDP where_prec up to 3 is a point or a district; above, a region, a front line or a country.
POINT = 3
#: How far back an aggregate without a date reaches ("in two attacks on X"), in days before it was said.
AGGREGATE_DAYS = 31


def build_incidents(pile: Pile, origins: Origins, clusters: Sequence[Cluster], sides: Sides) -> tuple[Incident, ...]:
    """Incidents in order of date, then id; aggregates among them, each with the incidents that it covers."""
    teller = Teller(pile, origins, sides)
    told = {number: teller.of(cluster.event_ids) for number, cluster in enumerate(clusters)}
    known_places = {
        t.event.place_id for found in told.values() if _is_telling(found) for t in found if t.event.place_id
    }
    kept = {number: found for number, found in told.items() if _is_incident(found, known_places)}
    denials = find_denials(pile, kept, sides)
    made = {
        number: _incident(
            found, denials.get(number, ()), pile.places, origins, sides, aggregate=clusters[number].aggregate
        )
        for number, found in kept.items()
    }
    single = [incident for number, incident in made.items() if not clusters[number].aggregate]
    aggregates = [(incident, told[number]) for number, incident in made.items() if clusters[number].aggregate]
    return tuple(
        sorted((*single, *_covering(aggregates, single)), key=lambda i: (i.date_from or date.max, i.incident_id))
    )


def _is_dated(telling: Telling) -> bool:
    """Whether a day or week is told; the days before publication are lent, but for the one day told before them."""
    event = telling.event
    lent = event.date_rule.startswith("publication") and event.date_prec > 1
    return event.date_from is not None and 0 < event.date_prec <= WEEK and not lent


def _is_placed(telling: Telling) -> bool:
    return telling.event.place_id is not None and 0 < telling.event.where_prec <= POINT


def _is_numbered(told: Sequence[Telling]) -> bool:
    return bool(figures(told, "killed") or figures(told, "injured"))


def _is_telling(told: Sequence[Telling]) -> bool:
    """Whether a toll or a day tells it from other violence."""
    return _is_numbered(told) or any(map(_is_dated, told))


def _is_incident(tellings: Sequence[Telling], known_places: set[str]) -> bool:
    told = [t for t in tellings if not t.denied]
    if not told:
        return False
    if all(t.event.background for t in told):
        return any(map(_is_dated, told)) and (_is_numbered(told) or any(map(_is_placed, told)))
    return _is_telling(told) or any(_is_placed(t) and t.event.place_id not in known_places for t in told)


def _incident(
    tellings: Sequence[Telling],
    denials: Sequence[Denial],
    places: Mapping[str, Place],
    origins: Origins,
    sides: Sides,
    *,
    aggregate: bool,
) -> Incident:
    told = [t for t in tellings if not t.denied]
    date_from, date_to, date_prec = _dates(told)
    placed = _where(told)
    place = places.get(placed.event.place_id) if placed and placed.event.place_id else None
    name = place.name if place else placed.event.place if placed else None
    kind, sub_type = _kind(told)
    grading = grade(tellings, denials, origin_names=origins.names, blamed=blamed(told, sides))
    killed, injured = toll_range(told, "killed"), toll_range(told, "injured")
    return Incident(
        incident_id=content_id("i", min(t.event.event_id for t in tellings)),
        type=kind,
        sub_type=sub_type,
        title=title_of(sub_type or kind, name, date_from, date_to, date_prec, aggregate=aggregate),
        date_from=date_from,
        date_to=date_to,
        date_prec=date_prec,
        place_id=placed.event.place_id if placed else None,
        place=name,
        country=place.country if place else placed.event.country if placed else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        where_prec=placed.event.where_prec if placed else 0,
        perpetrators=_perpetrators(told, sides),
        targets=tuple(_commonest(told, lambda t: _named(t, "target", sides))),
        weapons=tuple(_commonest(told, lambda t: [name.casefold() for name in _named(t, "weapon", sides)])),
        killed_low=killed[0],
        killed_high=killed[1],
        injured_low=injured[0],
        injured_high=injured[1],
        grade=grading.grade,
        grade_reason=grading.reason,
        contested=grading.contested,
        reports=tuple(sorted({t.event.report_id for t in tellings} | {d.report_id for d in denials})),
        origins=tuple(sorted({t.origin_id for t in told})),
        sides=tuple(sorted({t.side for t in told if t.side})),
        claimants=claimed_tolls(told, origin_names=origins.names),
        event_ids=tuple(sorted(t.event.event_id for t in tellings)),
    )


def _dates(told: Sequence[Telling]) -> tuple[date | None, date | None, int]:
    """The days on which it is said to have happened: the days told, else what all the intervals told have in common."""
    events = [t.event for t in sorted(told, key=lambda t: not _is_dated(t))]
    days = [e.date_from for e in events if e.date_prec == 1 and e.date_from and e.date_from == e.date_to]
    if any(map(_is_dated, told)):
        days = [t.event.date_from for t in told if _is_dated(t) and t.event.date_prec == 1 and t.event.date_from]
    spans = [(e.date_from, e.date_to) for e in events if e.date_from and e.date_to]
    if days:
        return min(days), max(days), 1 if min(days) == max(days) else 2
    if not spans:
        return None, None, 0
    start, end = max(s for s, _ in spans), min(e for _, e in spans)
    precs = [e.date_prec for e in events if e.date_from and e.date_to]
    if start <= end:
        return start, end, min(precs)
    return min(s for s, _ in spans), max(e for _, e in spans), max(precs)


def _where(told: Iterable[Telling]) -> Telling | None:
    """The telling with the nearest place; of equally near ones, of the place that most origins tell."""
    placed = [t for t in told if t.event.place or t.event.place_id]
    origins = Counter(place for place, _ in {(t.event.place_id, t.origin_id) for t in placed})
    return min(
        placed,
        key=lambda t: (
            t.event.place_id is None,
            t.event.where_prec or 9,
            -origins[t.event.place_id],
            t.when,
            t.event.event_id,
        ),
        default=None,
    )


def _commonest(told: Iterable[Telling], values: Callable[[Telling], Iterable[T]]) -> list[T]:
    """Values by the number of origins that tell them, most first, then by themselves."""
    origins = Counter(value for value, _ in {(value, t.origin_id) for t in told for value in values(t)})
    return sorted(origins, key=lambda value: (-origins[value], value))


def _kind(told: Sequence[Telling]) -> tuple[str, str]:
    """Type and sub-type by most origins; who says with what (a shell, a drone) knows more than who tells of an attack."""
    remote = [t for t in told if t.event.type == REMOTE]
    vague = all(t.event.type == REMOTE or t.event.sub_type == "Attack" for t in told)
    return _commonest(remote if remote and vague else told, lambda t: [(t.event.type, t.event.sub_type)])[0]


def _named(telling: Telling, role: RoleName, sides: Sides) -> list[str]:
    return [sides.name(r.actor) if r.actor else r.name for r in roles_of(telling.event, telling.claim, role)]


def _perpetrators(told: Sequence[Telling], sides: Sides) -> tuple[str, ...]:
    """States and groups where any is named; else people and words ("unknown gunmen")."""

    def fighters(t: Telling) -> list[str]:
        roles = roles_of(t.event, t.claim, "perpetrator")
        return [name for r in roles if (name := sides.fighter(r, t.claim))]

    return tuple(_commonest(told, fighters) or _commonest(told, lambda t: _named(t, "perpetrator", sides)))


def title_of(kind: str, place: str | None, start: date | None, end: date | None, prec: int, *, aggregate: bool) -> str:
    what = titles().get(kind, kind)
    where = f"{place}: {what[0].lower()}{what[1:]}" if place else what
    when = day_words(start, end, prec)
    several = ", several counted together" if aggregate else ""
    return f"{where}{several}{', ' + when if when else ''}"


def _covering(aggregates: Sequence[tuple[Incident, Sequence[Telling]]], single: Sequence[Incident]) -> list[Incident]:
    """Aggregates with the incidents of the same place whose day they cover, by the days told or those before the saying."""
    by_place: dict[str | None, list[Incident]] = {}
    for incident in single:
        by_place.setdefault(incident.place_id, []).append(incident)
    return [replace(i, aggregate_of=_covered(i, tellings, by_place.get(i.place_id, ()))) for i, tellings in aggregates]


def _covered(aggregate: Incident, tellings: Sequence[Telling], near: Iterable[Incident]) -> tuple[str, ...]:
    start, end = aggregate.date_from, aggregate.date_to
    said = [t.said_from for t in tellings if t.said_from]
    if aggregate.place_id is None or (start is None and not said):
        return ()
    if start is None or end is None or (said and not any(map(_is_dated, tellings))):
        end = max(said)
        start = end - timedelta(days=AGGREGATE_DAYS)
    return tuple(sorted(i.incident_id for i in near if _falls(i, start, end)))


def _falls(incident: Incident, start: date, end: date) -> bool:
    """Whether it is of these days: all of them if it is known to the day, else some."""
    if incident.date_from is None or incident.date_to is None:
        return False
    if incident.date_prec <= 1:
        return start <= incident.date_from and incident.date_to <= end
    return start <= incident.date_to and incident.date_from <= end
