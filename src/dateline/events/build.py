"""Inside events/: the parts that the rules have found become an Event with its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.claims.types import Claim
from dateline.events.modality.standing import of_type
from dateline.events.scene import Scene
from dateline.events.setting.surroundings import Where
from dateline.events.setting.when import When, anchor
from dateline.events.syntax import Tree
from dateline.events.types import VIOLENT, Event, Modality, Role, Toll
from dateline.ids import content_id


def _by(when: When, day: date) -> When:
    """ "This year", told in June: what has happened has happened by the day of the report."""
    if when.date_from is None or when.date_to is None or when.prec <= 1 or not when.date_from <= day < when.date_to:
        return when
    return replace(when, date_to=day)


def make_event(
    scene: Scene,
    tree: Tree,
    claim: Claim,
    *,
    start: int,
    end: int,
    type_: str,
    sub_type: str,
    modality: Modality,
    roles: Sequence[Role] = (),
    tolls: Sequence[Toll] = (),
    place: Where | None = None,
    time: When | None = None,
    count: int | None = None,
    aggregate: bool = False,
    channel: str | None = None,
    object_: str | None = None,
    ended: bool = False,
) -> Event:
    """An Event of a sentence: its `text` is the sentence, its id the hash of claim, trigger and type."""
    mention = place.mention if place is not None else None
    entry = mention.place if mention is not None else None
    when = time if time is not None else When()
    day = anchor(scene)
    if modality == "actual" and day is not None and when.date_from is not None and when.date_from > day:
        modality = "hypothetical" if type_ in VIOLENT else "promised"  # told as a fact, of a day still to come
    if modality == "actual" and day is not None:
        when = _by(when, day)
    modality = of_type(modality, type_, sub_type)
    if not claim.stands and any(s < end and start < e for s, e in (*claim.content_spans, *claim.cue_spans)):
        modality = "hypothetical"  # what was denied to be said, kept back or may yet be said, nobody claims
    return Event(
        event_id=content_id("e", claim.claim_id, start, end, type_, sub_type),
        claim_id=claim.claim_id,
        report_id=scene.report.report_id,
        start=start,
        end=end,
        text=scene.report.text[tree.sentence.start : tree.sentence.end],
        type=type_,
        sub_type=sub_type,
        modality=modality,
        background=when.background,
        roles=tuple(roles),
        tolls=tuple(tolls),
        place_id=entry.place_id if entry is not None else None,
        place=entry.name if entry is not None else mention.text if mention is not None else None,
        place_start=mention.start if mention is not None else None,
        place_end=mention.end if mention is not None else None,
        where_prec=mention.where_prec if mention is not None else 0,
        date_from=when.date_from,
        date_to=when.date_to,
        date_prec=when.prec,
        date_rule=when.rule,
        clock_from=when.clock,
        date_start=when.start,
        date_end=when.end,
        count=count,
        aggregate=aggregate,
        channel=channel,
        object=object_,
        ended=ended,
        place_rule=place.rule if place is not None else "",
        country=entry.country if entry is not None else None,
    )
