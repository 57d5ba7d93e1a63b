"""The record's tables. Column names are the export's field names (docs/record.md); migrations/ builds the same tables.

Three kinds of table. What reading gives (files, reports, passages, times, quantities, mentions, claims, events,
skipped) is written once per report and never edited. What the pile adds up to (incidents, ceasefires, violations, positions,
contacts, actors, actor_links, places, links) is a function of the former and is replaced as a whole. What people judge
(judgements) is only ever added to. `data`, where a table has it, holds the typed record as JSON, so that the stages get back
exactly what they gave.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, Boolean, Column, Float, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

_ID = String(40)
_DAY = String(10)


def _data() -> Column[str]:
    return Column("data", Text, nullable=False)


def _touched() -> Column[Any]:
    """Which fields of a row people have touched (docs/judgements.md)."""
    return Column("touched", JSON, nullable=False, server_default="[]")


def _judged() -> Column[str]:
    return Column("judged", String(10), nullable=False, server_default="none")


state = Table("state", metadata, Column("key", String(40), primary_key=True), Column("value", Text, nullable=False))

files = Table(
    "files",
    metadata,
    Column("file", Text, primary_key=True),
    Column("report_id", _ID, nullable=False, index=True),
)

skipped = Table(
    "skipped",
    metadata,
    Column("file", Text, primary_key=True),
    Column("stage", String(40), primary_key=True),
    Column("reason", String(80), primary_key=True),
    Column("detail", Text, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("report_id", _ID, primary_key=True),
    Column("file", Text, nullable=False),
    Column("source", Text),
    Column("agency", Text),
    Column("url", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("dateline_place", Text),
    Column("published_from", _DAY),
    Column("published_to", _DAY),
    Column("published_basis", String(10), nullable=False),
    Column("published_evidence", JSON, nullable=False),
    Column("language", String(10), nullable=False),
    Column("repairs", JSON, nullable=False),
    Column("origin_id", _ID),
    Column("origin_reason", Text),
    Column("text", Text, nullable=False),
    _data(),
    # What the report says of its own date, before the pile was asked: linking/dating/settle.py starts from here each time.
    Column("evidence", Text, nullable=False),
    Column("conflict", Float),
    Column("conflict_reason", Text, nullable=False, server_default=""),
)

passages = Table(
    "passages",
    metadata,
    Column("report_id", _ID, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("kind", String(12), nullable=False),
    Column("reason", Text, nullable=False),
    Column("origin_id", _ID),
    Column("first_seen_report_id", _ID),
)

mentions = Table(
    "mentions",
    metadata,
    Column("report_id", _ID, primary_key=True),
    Column("kind", String(8), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("refers_to", _ID, index=True),
    Column("role", String(16), nullable=False, server_default=""),
    Column("where_prec", Integer),
    Column("score", Float),
    Column("rule", Text, nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("comparisons", JSON, nullable=False, server_default="[]"),
    _data(),
)

quantities = Table(
    "quantities",
    metadata,
    Column("report_id", _ID, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("low", BigInteger),
    Column("high", BigInteger),
    Column("approximate", Boolean, nullable=False),
    Column("word", Text, nullable=False),
    Column("noun", Text, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
)

times = Table(
    "times",
    metadata,
    Column("report_id", _ID, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("text", Text, nullable=False),
    Column("type", String(8), nullable=False),
    Column("value", Text, nullable=False),
    Column("date_from", _DAY),
    Column("date_to", _DAY),
    Column("date_prec", Integer, nullable=False),
    Column("rule", Text, nullable=False),
    Column("anchor", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("zone", Text, nullable=False, server_default=""),
)

claims = Table(
    "claims",
    metadata,
    Column("claim_id", _ID, primary_key=True),
    Column("report_id", _ID, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("claimant_id", _ID, nullable=False, index=True),
    Column("claimant", Text, nullable=False),
    Column("claimant_text", Text, nullable=False),
    Column("chain", JSON, nullable=False),
    Column("cue", Text, nullable=False),
    Column("form", String(10), nullable=False),
    Column("act", String(20), nullable=False),
    Column("addressee", Text),
    Column("occasion", Text),
    Column("said_from", _DAY),
    Column("said_to", _DAY),
    Column("parent_id", _ID),
    Column("duplicate_of", _ID),
    Column("saying", String(10), nullable=False, server_default="spoken"),
    _data(),
    _touched(),
)

events = Table(
    "events",
    metadata,
    Column("event_id", _ID, primary_key=True),
    Column("claim_id", _ID, nullable=False, index=True),
    Column("report_id", _ID, nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("retold", JSON, nullable=False, server_default="[]"),
    Column("type", String(40), nullable=False),
    Column("sub_type", String(60), nullable=False),
    Column("modality", String(20), nullable=False),
    Column("background", Boolean, nullable=False),
    Column("perpetrator", Text),
    Column("target", Text),
    Column("weapon", Text),
    Column("place_id", _ID),
    Column("place", Text),
    Column("country", String(2)),
    Column("date_from", _DAY),
    Column("date_to", _DAY),
    Column("date_prec", Integer, nullable=False),
    Column("date_rule", Text, nullable=False),
    Column("date_start", Integer),
    Column("date_end", Integer),
    Column("where_prec", Integer, nullable=False),
    Column("place_start", Integer),
    Column("place_end", Integer),
    Column("place_rule", Text, nullable=False, server_default=""),
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("injured_low", Integer),
    Column("injured_high", Integer),
    Column("toll", JSON, nullable=False),
    Column("roles", JSON, nullable=False),
    Column("channel", Text),
    Column("object", Text),
    Column("count", Integer),
    Column("incident_id", _ID),
    _data(),
    _touched(),
)

incidents = Table(
    "incidents",
    metadata,
    Column("incident_id", _ID, primary_key=True),
    Column("type", String(40), nullable=False),
    Column("sub_type", String(60), nullable=False),
    Column("title", Text, nullable=False),
    Column("date_from", _DAY),
    Column("date_to", _DAY),
    Column("date_prec", Integer, nullable=False),
    Column("place_id", _ID),
    Column("place", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("where_prec", Integer, nullable=False),
    Column("perpetrators", JSON, nullable=False),
    Column("targets", JSON, nullable=False),
    Column("weapons", JSON, nullable=False),
    Column("killed_low", Integer),
    Column("killed_high", Integer),
    Column("injured_low", Integer),
    Column("injured_high", Integer),
    Column("grade", String(16), nullable=False),
    Column("grade_reason", Text, nullable=False),
    Column("contested", Boolean, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("origins", JSON, nullable=False),
    Column("sides", JSON, nullable=False),
    Column("claimants", JSON, nullable=False),
    Column("event_ids", JSON, nullable=False),
    Column("aggregate_of", JSON, nullable=False),
    _judged(),
    _touched(),
)

ceasefires = Table(
    "ceasefires",
    metadata,
    Column("ceasefire_id", _ID, primary_key=True),
    Column("title", Text, nullable=False),
    Column("parties", JSON, nullable=False),
    Column("unilateral", Boolean, nullable=False),
    Column("rejected_by", JSON, nullable=False),
    Column("kind", Text, nullable=False),
    Column("declared_on", _DAY),
    Column("effective_from", _DAY),
    Column("effective_clock", String(8)),
    Column("effective_to", _DAY),
    Column("ended_on", _DAY),
    Column("date_prec", Integer, nullable=False),
    Column("mediators", JSON, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("event_ids", JSON, nullable=False),
    Column("violations", JSON, nullable=False),
    Column("first_allegation", JSON, nullable=False, server_default="[]"),
    Column("denials", JSON, nullable=False, server_default="[]"),
    Column("findings", JSON, nullable=False, server_default="[]"),
    Column("extensions", JSON, nullable=False, server_default="[]"),
    Column("incidents_during", JSON, nullable=False, server_default="[]"),
    _judged(),
    _touched(),
)

violations = Table(
    "violations",
    metadata,
    Column("violation_id", _ID, primary_key=True),
    Column("ceasefire_id", _ID, primary_key=True, index=True),
    Column("accuser", Text, nullable=False),
    Column("accuser_side", Text),
    Column("accused", Text),
    Column("called", Boolean, nullable=False),
    Column("act", Text, nullable=False),
    Column("place", Text),
    Column("count", BigInteger),
    Column("date_from", _DAY),
    Column("date_to", _DAY),
    Column("clock_from", String(8)),
    Column("clock_to", String(8)),
    Column("minutes_from", BigInteger),
    Column("minutes_to", BigInteger),
    Column("denied_by", JSON, nullable=False),
    Column("found_by", JSON, nullable=False),
    Column("incident_id", _ID, index=True),
    Column("claim_id", _ID, nullable=False),
    Column("claim_ids", JSON, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("origins", JSON, nullable=False),
    Column("text", Text, nullable=False),
)

positions = Table(
    "positions",
    metadata,
    Column("position_id", _ID, primary_key=True),
    Column("actor", Text, nullable=False),
    Column("speaker", Text),
    Column("act", String(20), nullable=False),
    Column("object", Text, nullable=False),
    Column("of", Text),
    Column("said_from", _DAY),
    Column("said_to", _DAY),
    Column("claim_ids", JSON, nullable=False),
    Column("reports", JSON, nullable=False),
)

contacts = Table(
    "contacts",
    metadata,
    Column("contact_id", _ID, primary_key=True),
    Column("participants", JSON, nullable=False),
    Column("channel", Text, nullable=False),
    Column("place", Text),
    Column("date_from", _DAY),
    Column("date_to", _DAY),
    Column("report_ids", JSON, nullable=False),
    Column("event_ids", JSON, nullable=False),
)

actors = Table(
    "actors",
    metadata,
    Column("actor_id", _ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("country", String(2)),
    Column("side", Text),
    Column("aliases", JSON, nullable=False),
    Column("offices", JSON, nullable=False),
    Column("represents", Text),
    Column("reports", JSON, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("side_reason", Text, nullable=False, server_default=""),
    Column("side_claims", JSON, nullable=False, server_default="[]"),
    _touched(),
)

actor_links = Table(
    "actor_links",
    metadata,
    Column("actor_id", _ID, primary_key=True),
    Column("report_a", _ID, primary_key=True),
    Column("name_a", Text, primary_key=True),
    Column("report_b", _ID, primary_key=True),
    Column("name_b", Text, primary_key=True),
    Column("rule", String(40), primary_key=True),
    Column("score", Float, nullable=False),
    Column("judged_by", Text, nullable=False),
    Column("comparisons", JSON, nullable=False),
)

places = Table(
    "places",
    metadata,
    Column("place_id", _ID, primary_key=True),
    Column("name", Text, nullable=False),
    Column("aliases", JSON, nullable=False),
    Column("country", String(2)),
    Column("admin1", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("feature", Text, nullable=False),
    Column("geonames_id", Integer),
    _data(),
)

links = Table(
    "links",
    metadata,
    Column("event_a", _ID, primary_key=True),
    Column("event_b", _ID, primary_key=True),
    Column("score", Float, nullable=False),
    Column("judged_by", Text, nullable=False),
    Column("comparisons", JSON, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("judgement_id", _ID, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("subject", String(10), nullable=False),
    Column("subject_id", _ID, nullable=False),
    Column("field", String(40), nullable=False),
    Column("value", JSON, nullable=False),
    Column("judged_by", Text, nullable=False),
    Column("judged_at", String(27), nullable=False),
    Column("why", Text, nullable=False),
    Column("about", JSON, nullable=False),
    Column("other", JSON, nullable=False),
    Column("undoes", _ID, nullable=False),
    # From here on what became of it: computed anew with the ledger. All before is written once.
    Column("state", String(10), nullable=False, server_default="in force"),
    Column("undone_by", _ID, nullable=False, server_default=""),
    Column("overruled_by", JSON, nullable=False, server_default="[]"),
    Column("applies_to", JSON, nullable=False, server_default="[]"),
)

copies = Table(
    "copies",
    metadata,
    Column("report_id", _ID, primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, nullable=False),
    Column("kind", String(8), nullable=False),
    Column("origin_id", _ID, nullable=False),
    Column("first_seen_report_id", _ID, nullable=False),
    Column("first_start", Integer, nullable=False),
    Column("first_end", Integer, nullable=False),
    Column("changes", JSON, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("outlet", Text, primary_key=True),
    Column("origin_id", _ID, nullable=False),
    Column("reports", JSON, nullable=False),
    Column("words", Integer, nullable=False),
    Column("own_share", Float, nullable=False),
    Column("copied_from", JSON, nullable=False),
    Column("quoted", JSON, nullable=False),
    Column("claims", Integer, nullable=False),
    Column("claims_of_others", Integer, nullable=False),
)

Index("events_by_place_and_day", events.c.place_id, events.c.date_from)

#: Tables that a user can show and export, in the order of the way of the data.
EXPORTED: tuple[Table, ...] = (
    reports, passages, copies, sources, times, quantities, mentions, claims, events, incidents, ceasefires, violations,
    positions, contacts, actors, actor_links, places, links, judgements, skipped,
)  # fmt: skip
#: Columns that are the program's own and leave the record only inside it.
INTERNAL: frozenset[str] = frozenset({"data", "evidence"})
