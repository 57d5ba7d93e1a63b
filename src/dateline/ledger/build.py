"""ledger/ on one page: from a pile, its origins and its clusters to everything that they add up to. Nothing here is edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.ledger.actors import find_actors
from dateline.ledger.ceasefires import build_ceasefires
from dateline.ledger.contacts import find_contacts
from dateline.ledger.incidents import build_incidents
from dateline.ledger.positions import find_positions, find_stances
from dateline.ledger.sides import all_actors, find_sides, state_names
from dateline.ledger.sources import find_sources
from dateline.ledger.types import Alignment, Ledger
from dateline.linking.types import Cluster, Link, Origins, Pile


def build_ledger(
    pile: Pile,
    origins: Origins,
    clusters: Sequence[Cluster],
    links: Sequence[Link],
    *,
    sides_given: Mapping[str, str] | None = None,
    sides_judged: Mapping[str, Alignment | None] | None = None,
) -> Ledger:
    """What a pile adds up to: a pure function of its arguments, whatever the order of reading was.

    `sides_given` maps names (ledger/parties.py), party keys ("state:XX", "group:name in lower case") or actor ids to the names of
    sides, where a user knows the parties better than the record shows; else they are inferred from who is said to fight whom.
    `sides_judged` are the sides of single actors that people have judged, None for no side.
    """
    pile = _whole(pile)
    actors = all_actors(pile)
    names = state_names(actors)
    stances = find_stances(pile, state_names=names)
    sides = find_sides(pile, actors, stances, names=names, overrides=sides_given, judged=sides_judged)
    incidents = build_incidents(pile, origins, clusters, sides)
    return Ledger(
        incidents=incidents,
        ceasefires=build_ceasefires(pile, sides, incidents, origins),
        positions=find_positions(pile, stances),
        contacts=find_contacts(pile),
        parties=sides.parties,
        sides=dict(sorted(sides.of_actor.items())),
        alignments=sides.alignments,
        sources=find_sources(pile, origins, sides),
        actors=find_actors(pile, {a.actor_id: a for a in sides.alignments}),
    )


def _whole(pile: Pile) -> Pile:
    """The pile without events whose claim or report is not in it: nobody is there to have told of them."""
    claims, reports = {c.claim_id for c in pile.claims}, {r.report_id for r in pile.reports}
    told = tuple(e for e in pile.events if e.claim_id in claims and e.report_id in reports)
    spoken = tuple(c for c in pile.claims if c.report_id in reports)
    return replace(pile, events=told, claims=spoken)
