"""Makes the examples of training/retold.py from messages whose incidents are known as MUC-4 templates.

    python -m training.retold_examples MESSAGES TEMPLATES > EXAMPLES

MESSAGES has lines `{"id", "text", "published_on"}`, TEMPLATES lines `{"id", "templates"}` with the slots of MUC-4: `PerpInd`,
`PerpOrg`, `Target`, `Victim`, `VictimAll`, `Weapon` (lists of entities, each a list of its names), `date` (list of [from, to]),
`location` (list of paths), `killed` ({low, high} or null). A mention belongs to the template that it agrees with most, in whom
it harmed, how many, the day and the place, if with that one alone.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

from dateline.exchange.telling import one_each
from dateline.linking.retold import compare, specific
from dateline.linking.retold.group import group
from dateline.linking.retold.mention import Told, find_told
from dateline.linking.types import Pile
from dateline.linking.words import words
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated

Template = dict[str, Any]
LEAST, LEAD = 2.0, 1.0  # a mention must agree so much with its template, and so much more than with any other
UNTOLD = 0.5  # what a pair counts of which the one mention belongs to no template


@dataclass(frozen=True, slots=True)
class Labelled:
    """The mentions of one message, each with the number of its template, None where it belongs to none."""

    reading: Reading
    told: tuple[Told, ...]
    of: tuple[int | None, ...]


def labelled(reading: Reading, templates: Sequence[Template]) -> Labelled:
    places = {m.place.place_id: m.place for m in reading.grounding.places if m.place is not None}
    told = find_told(Pile((reading.report,), reading.claims, reading.events, places))
    return Labelled(reading, told, tuple(_belongs(t, templates) for t in told))


def _belongs(told: Told, templates: Sequence[Template]) -> int | None:
    found = sorted(((_agreement(told, t), n) for n, t in enumerate(templates)), reverse=True)
    if not found or found[0][0] < LEAST or (len(found) > 1 and found[0][0] - found[1][0] < LEAD):
        return None
    return found[0][1]


def _agreement(told: Told, template: Template) -> float:
    """Points for whom, how many, by whom, when and where; none where only one of when and where agrees."""
    harmed = _named(told, ("victim", "target"), template, ("Target", "Victim", "VictimAll"))
    doing = _named(told, ("perpetrator", "weapon"), template, ("PerpInd", "PerpOrg", "Weapon"))
    counts, killed = template["killed"], told.mention.killed
    many = bool(
        counts and killed and killed[0] and killed[0] > 1 and counts["low"] <= killed[0] <= (counts["high"] or 10**9)
    )
    when = _same_day(told, template)
    where = told.placed and any(
        words(told.event.place or "") == words(p) for path in template["location"] for p in path[1:]
    )
    if not (harmed or many or (when and where) or (doing and (when or where))):
        return 0.0
    points = 2 * harmed + 2 * many + 0.6 * doing + (when is True) + 1.2 * where - 2 * (when is False)
    return points + 0.8 * _same_type(told, template)


def _named(told: Told, roles: Sequence[str], template: Template, slots: Sequence[str]) -> int:
    known = {words(name) for slot in slots for entity in template[slot] for name in entity} - {()}
    texts = {words(r.text) for r in told.event.roles if r.role in roles} - {()}
    return sum(
        any(text[-1] == name[-1] and (set(text) <= set(name) or set(name) <= set(text)) for name in known)
        for text in texts
    )


def _same_day(told: Told, template: Template) -> bool | None:
    """None where the sentence tells no day of its own, or the template none."""
    if not told.dated or told.event.date_from is None or told.event.date_to is None or not template["date"]:
        return None
    days = [(date.fromisoformat(low or high), date.fromisoformat(high or low)) for low, high in template["date"]]
    return any(low <= told.event.date_to and told.event.date_from <= high for low, high in days)


def _same_type(told: Told, template: Template) -> bool:
    kind = "kidnapping" if told.event.sub_type.startswith("Abduction") else "bombing"
    if told.event.type in ("Battles", "Violence against civilians") and kind == "bombing":
        kind = "attack"
    return kind in template["incident_type"]


def examples(message: Labelled) -> Iterator[dict[str, Any]]:
    """Lines of both kinds. Fighting and air strikes teach nothing of what an incident is: MUC-4 leaves them out."""
    told, of = message.told, message.of
    for a, b in combinations(range(len(told)), 2):
        right = of[a] is not None and of[a] == of[b]
        weight = _weight(told, of, a, b)
        if weight:
            traits = {c.field: c.weight for c in compare.traits(told[a], told[b])}
            yield _line("same", message, traits, right=right, weight=weight)
    by_id = {t.event.event_id: t for t in told}
    merged = {t.spans: t.event for t in one_each(message.reading)}
    published = message.reading.report.published
    for incident in group(told):
        event = merged.get(tuple(sorted((t.event.start, t.event.end) for t in incident.members)))
        if event is None or event.type == "Battles" or event.sub_type == "Air/drone strike":
            continue
        traits = {c.field: c.weight for c in specific.traits(incident.members, event, published=published.latest)}
        right = any(of[by_id[t.event.event_id].order] is not None for t in incident.members)
        yield _line("incident", message, traits, right=right, weight=1.0 if any(n is not None for n in of) else 0.5)


def _weight(told: Sequence[Told], of: Sequence[int | None], a: int, b: int) -> float:
    if of[a] is not None and of[b] is not None:
        return 1.0
    if (of[a] is None) == (of[b] is None):
        return 0.0
    other, number = (told[a], of[b]) if of[a] is None else (told[b], of[a])
    mates = [t for t, n in zip(told, of, strict=True) if n == number]
    sure = (
        other.persons
        or ((other.mention.killed or (0, 0))[0] or 0) > 1
        or (other.placed and other.dated and other.mention.exact)
    )
    alike = any(
        other.harmed & m.harmed or (other.mention.killed and other.mention.killed == m.mention.killed) for m in mates
    )
    return UNTOLD if sure and not alike else 0.0


def _line(kind: str, message: Labelled, traits: dict[str, float], *, right: bool, weight: float) -> dict[str, Any]:
    group_name = message.reading.report.report_id
    return {"kind": kind, "group": group_name, "right": right, "weight": weight, "traits": traits}


def main(messages: Path, templates: Path) -> None:
    known = {row["id"]: row["templates"] for row in map(json.loads, templates.read_text("utf-8").splitlines())}
    reader = Reader.load()
    for row in map(json.loads, messages.read_text("utf-8").splitlines()):
        day = row.get("published_on")
        stated = Stated(published_on=date.fromisoformat(day) if day else None)
        for reading in reader.read([Document(str(row["id"]), row["text"], stated)]):
            if isinstance(reading, Reading):
                for line in examples(labelled(reading, known.get(row["id"], []))):
                    sys.stdout.write(json.dumps(line) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
