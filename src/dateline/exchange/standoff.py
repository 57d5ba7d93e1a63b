"""One text's findings as a row of plain values: what `annotate` writes for it, fields as in docs/annotate.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from dateline.claims.types import Claim
from dateline.events.lexicon import load_lexicon
from dateline.events.types import Event, Toll
from dateline.exchange.telling import Telling
from dateline.grounding.types import PlaceMention, Quantity, Time
from dateline.language.types import Name
from dateline.linking.types import Comparison
from dateline.record.rows import total

Row = dict[str, Any]
LOOTING, DESTRUCTION = "Looting/property destruction", "Property destroyed"


def standoff(
    identity: object,
    *,
    text: str = "",
    names: Iterable[Name] = (),
    times: Iterable[Time] = (),
    quantities: Iterable[Quantity] = (),
    places: Sequence[PlaceMention] = (),
    claims: Iterable[Claim] = (),
    events: Sequence[Telling] = (),
) -> Row:
    """The row of one text, every field of it there, lists empty where nothing was found."""
    return {
        "id": identity,
        "entities": [{"start": n.start, "end": n.end, "type": n.kind} for n in names],
        "times": [_whole(t) for t in times],
        "quantities": [_whole(q) for q in quantities],
        "places": [_place(p) for p in places if _has_point(p)],
        "unplaced": [_unplaced(p) for p in places if not _has_point(p)],
        "claims": _once(_claim(c) for c in claims if c.form != "narrative"),
        "events": [_told(t, text) for t in events if t.is_incident],
        "talk": [_told(t, text) for t in events if not t.is_incident],
    }


def _once(rows: Iterable[Row]) -> list[Row]:
    """Each row once: what "Paris and Rome said" is a claim of each of the two in the record, and one attribution here."""
    kept: list[Row] = []
    for row in rows:
        if row not in kept[-8:]:
            kept.append(row)
    return kept


def _whole(found: Time | Quantity | Toll) -> Row:
    row: Row = msgspec.to_builtins(found)
    return row


def _has_point(mention: PlaceMention) -> bool:
    return mention.role != "part_of_name" and mention.place is not None and mention.place.lat is not None


def _place(mention: PlaceMention) -> Row:
    place = mention.place
    return {
        "start": mention.start,
        "end": mention.end,
        "name": place.name if place else mention.text,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "geonames_id": place.geonames_id if place else None,
        "country": place.country if place else None,
        **_judged(mention),
    }


def _unplaced(mention: PlaceMention) -> Row:
    """A name without coordinates: no place at all, one that none of its namesakes fits, or an area without a point."""
    place = mention.place
    row = {"start": mention.start, "end": mention.end, "name": place.name if place else mention.text}
    return row | {"country": place.country if place else None, "reason": mention.reason} | _judged(mention)


def _judged(mention: PlaceMention) -> Row:
    row: Row = msgspec.to_builtins(mention)
    return {name: row[name] for name in ("role", "where_prec", "rule", "score") if name in row}


def _claim(claim: Claim) -> Row:
    return {
        "source": [list(s) for s in claim.source_spans],
        "cue": [list(s) for s in claim.cue_spans],
        "content": [list(s) for s in claim.content_spans],
        "act": claim.act,
        "form": claim.form,
        "saying": claim.saying,
    }


def _told(telling: Telling, text: str) -> Row:
    """An event with the spans of its mentions and why they are one, and why it is an incident or none."""
    joined = [
        {"start": j.told.event.start, "end": j.told.event.end, "to": [j.to.event.start, j.to.event.end]}
        | {"score": j.score, "comparisons": _compared(j.comparisons)}
        for j in telling.joined
    ]
    incident = {"score": telling.score, "comparisons": _compared(telling.specific)} if telling.specific else None
    why = {"joined": joined, "incident": incident}
    row = _event(telling.event) | {"mentions": [list(span) for span in telling.spans], "why": why}
    return row | {"type": _type(telling, text)}


def _type(telling: Telling, text: str) -> str:
    """The sub-type, with the finer word that a mention has for it: "Looting/property destruction (arson)"; of what is only
    wrecked its second half."""
    event, lexicon = telling.event, load_lexicon()
    words = (text[start:end] for start, end in telling.spans)
    finer = next((tag for word in words if (tag := lexicon.finer(event.type, event.sub_type, word))), "")
    if event.sub_type == LOOTING and not finer:
        return DESTRUCTION
    return (event.sub_type or event.type) + (f" ({finer})" if finer else "")


def _compared(comparisons: Iterable[Comparison]) -> list[Row]:
    return [msgspec.to_builtins(c) for c in comparisons if c.weight]


def _event(event: Event) -> Row:
    def spans(role: str) -> list[Row]:
        return [{"start": r.start, "end": r.end} for r in event.roles if r.role == role]

    killed, injured = total(event.tolls, "killed"), total(event.tolls, "injured")
    return {
        "start": event.start,
        "end": event.end,
        "type": event.sub_type or event.type,
        "perpetrators": spans("perpetrator"),
        "targets": spans("target"),
        "victims": spans("victim"),
        "weapons": spans("weapon"),
        "date": _when(event),
        "place": _where(event),
        "killed": {"low": killed[0], "high": killed[1]} if killed != (None, None) else None,
        "injured": {"low": injured[0], "high": injured[1]} if injured != (None, None) else None,
        "tolls": [_whole(toll) for toll in event.tolls],
        "modality": event.modality,
    }


def _when(event: Event) -> Row | None:
    if event.date_from is None and event.date_to is None:
        return None
    first, last = event.date_from, event.date_to
    days = {"start": first.isoformat() if first else None, "end": last.isoformat() if last else None}
    return days | {"date_prec": event.date_prec, "rule": event.date_rule}


def _where(event: Event) -> Row | None:
    """A country that only the report as a whole speaks for is no name told: `name` is null."""
    if not event.place:
        return None
    name = event.place if event.place_start is not None else None
    place = {"name": name, "country": event.country, "where_prec": event.where_prec, "rule": event.place_rule}
    return place | {"start": event.place_start, "end": event.place_end}
