"""ledger/ ends with what people judged of incidents and ceasefires: confirmed, rejected, corrected; what was rejected is kept.

A judgement is found again as the incident that holds most of the events that it had when it was judged; a rejection also as
each incident that has no event beside those, and never as one that more new origins tell of than it was rejected with. What is
not found again is dormant, and listed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from dateline.judgements.clusters import Judged
from dateline.judgements.fields import decoded
from dateline.judgements.finding import holder, holders
from dateline.judgements.replay import Replay
from dateline.judgements.settling import Tally, date_prec, settle_fields
from dateline.judgements.types import Judgement, Touched
from dateline.ledger import ceasefires as truces
from dateline.ledger.incidents import title_of
from dateline.ledger.sides import all_actors
from dateline.ledger.types import Alignment, Ceasefire, Incident, Ledger, Verdict
from dateline.linking.types import Origins, Pile

VERDICTS: dict[str, Verdict] = {"confirm": "confirmed", "reject": "rejected"}
Row = TypeVar("Row", Incident, Ceasefire)


@dataclass(slots=True)
class _Index:
    """Which row has which event, and how many events each row has."""

    of_event: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    events: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, key: str, event_ids: tuple[str, ...]) -> None:
        self.sizes[key], self.events[key] = len(event_ids), event_ids
        for event_id in event_ids:
            self.of_event.setdefault(event_id, key)


def judge_ledger(
    ledger: Ledger,
    replay: Replay,
    *,
    pile: Pile,
    origins: Origins,
    judged: Judged,
    touched_actors: Mapping[str, tuple[Touched, ...]],
) -> Ledger:
    """The ledger with judgements on it; the same ledger where there are none; the replay notes what each applies to."""
    tally = replay.tally
    incidents, ceasefires = _Index(), _Index()
    for incident in ledger.incidents:
        incidents.add(incident.incident_id, incident.event_ids)
    for ceasefire in ledger.ceasefires:
        ceasefires.add(ceasefire.ceasefire_id, ceasefire.event_ids)
    origin_of = _origins_of_events(pile, origins) if replay.held.of("reject") else {}
    of_incident = _judgements("incident", replay, incidents, origin_of)
    of_ceasefire = _judgements("ceasefire", replay, ceasefires, origin_of)
    relinked = _relinked(replay, judged, incidents)
    counted = {cluster.event_ids for cluster in judged.clusters if cluster.aggregate}
    made = [
        _incident(i, of_incident.get(i.incident_id, []), tally, relinked.get(i.incident_id, []), i.event_ids in counted)
        for i in ledger.incidents
    ]
    truces_made = [_ceasefire(c, of_ceasefire.get(c.ceasefire_id, []), tally) for c in ledger.ceasefires]
    gone = {i.incident_id for i in made if i.judged == "rejected"}
    return replace(
        ledger,
        incidents=tuple(
            sorted((_without(i, gone) for i in made), key=lambda i: (i.date_from or date.max, i.incident_id))
        ),
        ceasefires=tuple(_not_during(c, gone) for c in truces_made),
        actors=tuple(
            replace(a, touched=touched_actors[a.actor_id]) if a.actor_id in touched_actors else a for a in ledger.actors
        ),
    )


def kept(ledger: Ledger) -> Ledger:
    """The ledger without what people have rejected, as it is shown and counted."""
    return replace(
        ledger,
        incidents=tuple(i for i in ledger.incidents if i.judged != "rejected"),
        ceasefires=tuple(c for c in ledger.ceasefires if c.judged != "rejected"),
    )


def judged_sides(pile: Pile, said: Mapping[str, Judgement]) -> dict[str, Alignment | None]:
    """The sides that people have set, by actor_id: with who says so and why, None for an actor on no side."""
    names = {actor.actor_id: actor.name for actor in all_actors(pile)} if said else {}
    return {key: _alignment(key, names.get(key, key), judgement) for key, judgement in sorted(said.items())}


def _alignment(actor_id: str, name: str, judgement: Judgement) -> Alignment | None:
    side = decoded(judgement.subject, judgement.field, judgement.value)
    reason = f"{judgement.judged_by} has judged so: {judgement.why} ({judgement.judgement_id})."
    return None if side is None else Alignment(actor_id, name, side, reason)


def _origins_of_events(pile: Pile, origins: Origins) -> dict[str, str]:
    return {event.event_id: origins.of_report.get(event.report_id, event.report_id) for event in pile.events}


def _judgements(
    subject: str, replay: Replay, index: _Index, origin_of: Mapping[str, str]
) -> dict[str, list[Judgement]]:
    """Judgements in order of time, by the row that each is found again as."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in replay.held.of("confirm", "reject", "correct"):
        if judgement.subject == subject:
            events = replay.finder.events(judgement.about)
            one = holder(events, index.of_event)
            keys: tuple[str, ...] = (one,) if one is not None else ()
            if judgement.kind == "reject":
                several = holders(events, index.of_event, index.sizes)
                keys = tuple(key for key in several if _is_the_same(index.events[key], set(events), origin_of))
            for key in keys:
                found[key].append(judgement)
    return found


def _is_the_same(event_ids: Iterable[str], rejected: set[str], origin_of: Mapping[str, str]) -> bool:
    """Whether no more new origins tell of it than those it was rejected with: copies add none, and one slip that was rejected
    must not hide what many tell of later."""
    event_ids = list(event_ids)
    known = {origin_of.get(e, e) for e in event_ids if e in rejected}
    return len({origin_of.get(e, e) for e in event_ids} - known) <= len(known)


def _relinked(replay: Replay, judged: Judged, index: _Index) -> dict[str, list[Touched]]:
    """Which incidents have events that a merge put there, or have lost some to a split."""
    found: dict[str, list[Touched]] = defaultdict(list)
    tally = replay.tally
    for judgement in replay.held.of("merge", "split"):
        key = judgement.judgement_id
        if key not in judged.taken:
            continue
        rows = sorted({index.of_event[e] for e in judged.taken[key] if e in index.of_event})
        tally.overruled.setdefault(key, set()).update(judged.overruled[key])
        tally.applies_to.setdefault(key, []).extend(rows)
        if judged.taken[key]:
            tally.holds.add(key)
        for row in rows:
            found[row].append(Touched("event_ids", key))
    return found


def _verdict(target: str, judgements: Sequence[Judgement], tally: Tally) -> tuple[Verdict, tuple[Touched, ...]]:
    """The latest of those that confirm and reject; an earlier one that says the same holds beside it."""
    said = [j for j in judgements if j.kind in VERDICTS]
    if not said:
        return "none", ()
    last = said[-1]
    for judgement in said:
        same = judgement.kind == last.kind
        tally.note(judgement, target, () if same else (last,), holds=same)
    return VERDICTS[last.kind], (Touched("judged", last.judgement_id, "none"),)


def _settled(
    target: str, row: Incident | Ceasefire, judgements: Sequence[Judgement], tally: Tally
) -> tuple[dict[str, Any], tuple[Touched, ...]]:
    current = {name: getattr(row, name) for name in row.__slots__}
    settled = settle_fields(target, current, [j for j in judgements if j.kind == "correct"], tally)
    return dict(settled.values), settled.touched


def _incident(
    incident: Incident, judgements: Sequence[Judgement], tally: Tally, relinked: Sequence[Touched], aggregate: bool
) -> Incident:
    if not judgements and not relinked:
        return incident
    verdict, judged = _verdict(incident.incident_id, judgements, tally)
    values, touched = _settled(incident.incident_id, incident, judgements, tally)
    if {"date_from", "date_to"} & values.keys():
        first, last = values.get("date_from", incident.date_from), values.get("date_to", incident.date_to)
        values["date_prec"] = date_prec(first, last)
    changed = replace(incident, **values, judged=verdict, touched=_ordered((*touched, *judged, *relinked)))
    if values.keys() & {"sub_type", "place", "date_from", "date_to"} and "title" not in values:
        name = changed.sub_type or changed.type
        span = changed.date_from, changed.date_to, changed.date_prec
        changed = replace(changed, title=title_of(name, changed.place, *span, aggregate=aggregate))
    return changed


def _ceasefire(ceasefire: Ceasefire, judgements: Sequence[Judgement], tally: Tally) -> Ceasefire:
    if not judgements:
        return ceasefire
    verdict, judged = _verdict(ceasefire.ceasefire_id, judgements, tally)
    values, touched = _settled(ceasefire.ceasefire_id, ceasefire, judgements, tally)
    values |= {"kind": values["kind"] or ""} if "kind" in values else {}
    changed = replace(ceasefire, **values, judged=verdict, touched=_ordered((*touched, *judged)))
    start = changed.effective_from or changed.declared_on
    if {"effective_from", "declared_on"} & values.keys():
        changed = replace(changed, date_prec=date_prec(start, start))
    if {"effective_from", "declared_on", "kind"} & values.keys() and "title" not in values:
        changed = replace(changed, title=truces.title_of(changed.kind, start, start, changed.date_prec))
    return changed


def _ordered(touched: Iterable[Touched]) -> tuple[Touched, ...]:
    return tuple(sorted(touched, key=lambda t: (t.field, t.judgement_id)))


def _not_during(ceasefire: Ceasefire, gone: set[str]) -> Ceasefire:
    """Nor does it count among the incidents of a ceasefire's days; an alleged violation stays alleged."""
    if gone.isdisjoint(ceasefire.incidents_during):
        return ceasefire
    return replace(ceasefire, incidents_during=tuple(i for i in ceasefire.incidents_during if i not in gone))


def _without(incident: Incident, gone: set[str]) -> Incident:
    """An aggregate no longer covers what was rejected."""
    if gone.isdisjoint(incident.aggregate_of):
        return incident
    return replace(incident, aggregate_of=tuple(i for i in incident.aggregate_of if i not in gone))
