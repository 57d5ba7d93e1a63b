"""Typed records to table rows and back. The columns are the export's; `data` carries the record whole."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Table

from dateline.claims.types import Claim
from dateline.events.feed import Feed
from dateline.events.types import Event, Toll
from dateline.grounding.types import ActorMention, Place, PlaceMention, Quantity, Time
from dateline.ledger.types import ActorView, Ceasefire, Contact, Incident, Position
from dateline.linking.types import ActorLink, Link
from dateline.record import schema
from dateline.reports.types import Passage, Report

Row = dict[str, Any]
T = TypeVar("T")

_decoders: dict[type, msgspec.json.Decoder[Any]] = {}


def encode(value: object) -> str:
    """JSON text of a typed record; the same record always gives the same text."""
    return msgspec.json.encode(value).decode("utf-8")


def decode(kind: type[T], text: str) -> T:
    """The typed record that `encode` was given."""
    decoder: msgspec.json.Decoder[T] | None = _decoders.get(kind)
    if decoder is None:
        decoder = _decoders[kind] = msgspec.json.Decoder(kind)
    return decoder.decode(text)


def _plain(value: object) -> Any:
    return msgspec.to_builtins(value)


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _row(record: object, table: Table) -> Row:
    """The fields of a record that its table has a column for; the rest of it is in `data`."""
    return {name: value for name, value in _plain(record).items() if name in table.c}


def report_row(report: Report, evidence: str, feed: Feed) -> Row:
    row = _row(report, schema.reports)
    published = report.published
    return row | {
        "published_from": _day(published.earliest),
        "published_to": _day(published.latest),
        "published_basis": published.basis,
        "published_evidence": list(published.evidence),
        "origin_id": None,
        "origin_reason": None,
        "data": encode(report),
        "evidence": evidence,
        "conflict": feed.probability,
        "conflict_reason": feed.reason,
    }


def passage_row(report_id: str, passage: Passage) -> Row:
    return {"report_id": report_id, "origin_id": None, "first_seen_report_id": None} | _row(passage, schema.passages)


def time_row(report_id: str, time: Time) -> Row:
    return {"report_id": report_id} | _row(time, schema.times)


def quantity_row(report_id: str, quantity: Quantity) -> Row:
    return {"report_id": report_id} | _row(quantity, schema.quantities)


def mention_row(report_id: str, mention: ActorMention | PlaceMention) -> Row:
    # The same keys for both kinds: rows of one insert must have them all.
    row: Row = {"report_id": report_id, "where_prec": None, "score": None, "rule": "", "reason": "", "comparisons": []}
    row |= _row(mention, schema.mentions) | {"data": encode(mention)}
    if isinstance(mention, ActorMention):
        return row | {"kind": "actor", "role": mention.form, "refers_to": mention.actor.actor_id}
    return row | {"kind": "place", "refers_to": mention.place.place_id if mention.place else None}


def claim_row(claim: Claim) -> Row:
    return _row(claim, schema.claims) | claim_names(claim) | {"data": encode(claim)}


def claim_names(claim: Claim) -> Row:
    """What a claim's row calls its actors."""
    return {
        "claimant_id": claim.claimant.actor_id,
        "claimant": claim.claimant.name,
        "chain": [actor.name for actor in claim.chain],
        "addressee": claim.addressee,
    }


def total(tolls: Iterable[Toll], kind: str) -> tuple[int | None, int | None]:
    """Low and high of the whole toll of one kind: the parts of a larger toll ("including 3 children") are in it already."""
    whole = [toll for toll in tolls if toll.kind == kind and not (toll.part_of or toll.since)]
    lows = [toll.low for toll in whole if toll.low is not None]
    highs = [toll.high for toll in whole]
    low = sum(lows) if lows else None
    return low, sum(high for high in highs if high is not None) if highs and None not in highs else None


def event_row(event: Event) -> Row:
    killed, injured = total(event.tolls, "killed"), total(event.tolls, "injured")
    row = _row(event, schema.events) | event_names(event)
    return row | {
        "weapon": _first(event, "weapon"),
        "killed_low": killed[0],
        "killed_high": killed[1],
        "injured_low": injured[0],
        "injured_high": injured[1],
        "toll": [_plain(toll) for toll in event.tolls],
        "incident_id": None,
        "data": encode(event),
    }


def event_names(event: Event) -> Row:
    """What an event's row calls those who take part in it."""
    return {
        "perpetrator": _first(event, "perpetrator"),
        "target": _first(event, "target"),
        "roles": [
            {"role": r.role, "start": r.start, "end": r.end, "text": r.text, "name": r.name} for r in event.roles
        ],
        "object": event.object,
    }


def _first(event: Event, role: str) -> str | None:
    return next((r.name for r in event.roles if r.role == role), None)


def place_row(place: Place) -> Row:
    return _row(place, schema.places) | {"data": encode(place)}


def incident_row(incident: Incident) -> Row:
    return _row(incident, schema.incidents)


def ceasefire_row(ceasefire: Ceasefire) -> Row:
    return _row(ceasefire, schema.ceasefires)


def violation_rows(ceasefire: Ceasefire) -> Iterable[Row]:
    """One row for each allegation: what the ceasefire's row has in its list."""
    for violation in ceasefire.violations:
        yield {"ceasefire_id": ceasefire.ceasefire_id} | _row(violation, schema.violations)


def position_row(position: Position, position_id: str) -> Row:
    return {"position_id": position_id} | _row(position, schema.positions)


def contact_row(contact: Contact) -> Row:
    return _row(contact, schema.contacts)


def actor_row(actor: ActorView) -> Row:
    return _row(actor, schema.actors)


def actor_link_row(link: ActorLink) -> Row:
    return _row(link, schema.actor_links)


def link_row(link: Link) -> Row:
    return _row(link, schema.links)
