"""The actors table: every mention of one actor id across reports, with the names and offices that reports give it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, select

from dateline.grounding.types import Actor, ActorMention
from dateline.record import schema
from dateline.record.rows import Row, decode

#: Forms of mention that name the actor, so that their words are aliases of it.
NAMING = frozenset({"name", "short", "capital"})


def actor_rows(connection: Connection, sides: Mapping[str, str]) -> list[Row]:
    """Rows in order of actor_id. The name is the one that most mentions resolve to; ties go to the longest, then by letter."""
    table = schema.mentions
    found = connection.execute(select(table.c.data).where(table.c.kind == "actor")).scalars()
    mentions: dict[str, list[ActorMention]] = defaultdict(list)
    for data in found:
        mention = decode(ActorMention, data)
        mentions[mention.actor.actor_id].append(mention)
    for actor in _claimants(connection):
        mentions.setdefault(actor.actor_id, []).append(ActorMention(0, 0, "", actor, "name"))
    return [_row(actor_id, mentions[actor_id], sides.get(actor_id)) for actor_id in sorted(mentions)]


def _claimants(connection: Connection) -> Iterable[Actor]:
    """Actors that only claims know: outlets and agencies, which no mention in the text names."""
    from dateline.claims.types import Claim

    seen: dict[str, Actor] = {}
    for data in connection.execute(select(schema.claims.c.data).order_by(schema.claims.c.claim_id)).scalars():
        claim = decode(Claim, data)
        for actor in (claim.claimant, *claim.chain):
            seen.setdefault(actor.actor_id, actor)
    return seen.values()


def _row(actor_id: str, mentions: list[ActorMention], side: str | None) -> Row:
    names = Counter(m.actor.name for m in mentions)
    kinds = Counter(m.actor.kind for m in mentions)
    countries = Counter(m.actor.country for m in mentions if m.actor.country)
    name = min(names, key=lambda n: (-names[n], -len(n), n))
    aliases = {m.text for m in mentions if m.form in NAMING and m.text} | set(names)
    return {
        "actor_id": actor_id,
        "name": name,
        "kind": min(kinds, key=lambda k: (-kinds[k], k)),
        "country": min(countries, key=lambda c: (-countries[c], c)) if countries else None,
        "side": side,
        "aliases": sorted(aliases - {name}),
        "offices": sorted({m.actor.office for m in mentions if m.actor.office}),
    }
