"""Cases of tests/events/told_ceasefires/*.toml held against the events of their texts, field by field.

A telling is met by an event of its stage in the sentence of its words (or, failing that, in the text: a stage told twice is one
entry). What a case leaves out is not asked. Names are met by the same state or group under any of its names.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from dateline.claims.types import Claim
from dateline.events.types import Event
from dateline.grounding.countries import country_of_code, country_of_demonym, find_country, find_entity
from dateline.grounding.gazetteer.names import fold
from dateline.pipeline import Reading

Entry = dict[str, Any]

TOLD = Path(__file__).resolve().parent / "told_ceasefires"
HELD = ("actual", "alleged", "promised", "demanded")


def cases(folder: Path = TOLD) -> Iterator[Entry]:
    paths = [folder] if folder.is_file() else sorted(folder.glob("*.toml"))
    for path in paths:
        yield from tomllib.loads(path.read_text(encoding="utf-8")).get("case", [])


@dataclass
class Judged:
    """What is wrong with a case: of each telling and violation the fields that differ; what is told of none; the groups."""

    tellings: list[list[str]] = field(default_factory=list)
    violations: list[list[str]] = field(default_factory=list)
    pairs: list[bool] = field(default_factory=list)
    beyond: list[str] = field(default_factory=list)
    found: int = 0
    matched: int = 0

    @property
    def wrong(self) -> list[str]:
        apart = [] if all(self.pairs) else ["which: two ceasefires are taken for one, or one for two"]
        return [w for told in (*self.tellings, *self.violations) for w in told] + apart + self.beyond


def judge(case: Entry, reading: Reading) -> Judged:
    judged = Judged()
    claims = {c.claim_id: c for c in reading.claims}
    events = [e for e in reading.events if e.type == "Ceasefire" and e.modality in HELD]
    judged.found = len(events)
    if case.get("none"):
        judged.beyond = [f"{e.sub_type}: {e.text[:60]}" for e in events]
        return judged
    taken: dict[str, str] = {}
    for entry in case.get("ceasefire", []):
        best = _best(entry, [e for e in events if e.sub_type == entry["stage"]], reading, claims, taken)
        judged.tellings.append(best[0])
        _take(best[1], entry, taken, judged)
    for entry in case.get("violation", []):
        best = _best(entry, [e for e in events if e.sub_type == "violated"], reading, claims, taken)
        judged.violations.append(best[0])
        _take(best[1], entry, taken, judged)
    _pair(judged, events, taken)
    return judged


def _take(event: Event | None, entry: Entry, taken: dict[str, str], judged: Judged) -> None:
    if event is not None:
        taken[event.event_id] = entry.get("which", "")
        judged.matched += 1


def _pair(judged: Judged, events: Sequence[Event], taken: dict[str, str]) -> None:
    told = [(e, taken[e.event_id]) for e in events if taken.get(e.event_id)]
    for n, (one, mine) in enumerate(told):
        for other, theirs in told[:n]:
            same = one.terms is not None and other.terms is not None and one.terms.number == other.terms.number
            judged.pairs.append(same == (mine == theirs))


def _best(
    entry: Entry, events: Sequence[Event], reading: Reading, claims: dict[str, Claim], taken: dict[str, str]
) -> tuple[list[str], Event | None]:
    text = reading.report.text
    at = text.index(entry["words"])
    label = f"{entry.get('stage', 'violated')} '{entry['words']}'"
    free = [e for e in events if e.event_id not in taken]
    beside = [e for e in free if _sentence(text, e, at)]
    if not (beside or free):
        return [f"{label}: none"], None
    judged = [([f"{label}: {w}" for w in _differing(entry, e, reading, claims)], e) for e in beside or free]
    return min(judged, key=lambda j: (len(j[0]), abs(j[1].start - at)))


def _sentence(text: str, event: Event, at: int) -> bool:
    start = text.find(event.text)
    return start <= at < start + len(event.text)


def _differing(entry: Entry, event: Event, reading: Reading, claims: dict[str, Claim]) -> Iterator[str]:
    terms = event.terms
    if "stage" not in entry:
        yield from _breach(entry, event, reading, claims)
        return
    for key, role in (("parties", "party"), ("mediators", "mediator")):
        said = [r for r in event.roles if r.role == role]
        if key in entry and not _same_set(entry[key], [_names(r.actor, r.name, r.text) for r in said]):
            yield f"{key} are {[r.name for r in said]}"
    if "by" in entry:
        by = [_names(r.actor, r.name, r.text) for r in event.roles if r.role == "participant"]
        by = by or [
            _names(r.actor, r.name, r.text) for r in event.roles if r.role == "party" and event.sub_type == "declared"
        ]
        by = by or [_names(claims[event.claim_id].claimant, claims[event.claim_id].claimant.name, "")]
        if not any(_is(entry["by"], names) for names in by):
            yield f"by {by}"
    if entry.get("kind") and entry["kind"] != (terms.kind if terms else ""):
        yield f"kind {terms.kind if terms else None}"
    if "unilateral" in entry and entry["unilateral"] != bool(terms and terms.unilateral):
        yield "not unilateral"
    starts = (terms.starts_on, terms.starts_at) if terms else (None, None)
    ends = (terms.ends_on, terms.ends_at) if terms else (None, None)
    for key, said_at in (("from", starts), ("to", ends)):
        if entry.get(key) and not _when(entry[key], *said_at):
            yield f"{key} {said_at[0]} {said_at[1]}"
    if "on" in entry and not _day(entry["on"], event):
        yield f"on {event.date_from} to {event.date_to}"


def _breach(entry: Entry, event: Event, reading: Reading, claims: dict[str, Claim]) -> Iterator[str]:
    claim = claims[event.claim_id]
    accusers = [_names(r.actor, r.name, r.text) for r in event.roles if r.role == "accuser"]
    accusers = accusers or [_names(claim.claimant, claim.claimant.name, claim.claimant_text)]
    if "accuser" in entry and not any(_is(entry["accuser"], names) for names in accusers):
        yield f"accuser {accusers}"
    accused = [_names(r.actor, r.name, r.text) for r in event.roles if r.role == "perpetrator"]
    if "accused" in entry and not any(_is(entry["accused"], names) for names in accused):
        yield f"accused {accused}"
    if "count" in entry and entry["count"] != event.count:
        yield f"count {event.count}"
    act = fold(event.terms.act if event.terms else "")
    if "act" in entry and not any(_stem(w) in act for w in fold(entry["act"]).split()):
        yield f"act '{act}'"
    if "place" in entry and not {fold(p) for p in entry["place"]} & _places(event, reading):
        yield f"place {event.place}"
    for key, said in (("from", event.date_from), ("to", event.date_to)):
        if key in entry and entry[key][:10] != str(said):
            yield f"{key} {said}"
    if entry.get("denied") and not (event.terms and event.terms.denied):
        yield "not denied"
    if entry.get("narrative") and claim.source_spans:
        yield "not narrative"


def _stem(word: str) -> str:
    return re.sub(r"(ing|ed|s)$", "", word)


def _places(event: Event, reading: Reading) -> set[str]:
    if event.place is None:
        return set()
    known = {fold(event.place)}
    if event.place_start is not None:
        told = fold(reading.report.text[event.place_start : event.place_end])
        known |= {told, told.rpartition(" ")[0]}  # "X harbour"
    for mention in reading.grounding.places:
        if mention.place is not None and mention.place.place_id == event.place_id:
            known.update(fold(name) for name in mention.place.aliases)
    return known


def _when(wanted: str, day: date | None, clock: str | None) -> bool:
    if day is None or not day.isoformat().startswith(wanted[:10]):
        return False
    return len(wanted) <= 10 or wanted[11:16] == clock  # a month may be all that is told


def _day(wanted: str, event: Event) -> bool:
    said = (str(event.date_from or ""), str(event.date_to or ""))
    return all(s.startswith(wanted) for s in said)


def _names(actor: Any, *names: str) -> frozenset[str]:
    """All by which an actor may be called, folded: a state's name for all that is its own."""
    found = {fold(n) for n in names if n}
    if actor is not None:
        found.add(fold(actor.name))
        if actor.country and (country := country_of_code(actor.country)) is not None:
            found.add(fold(country.name))
    return frozenset(found)


def _is(wanted: str, names: frozenset[str]) -> bool:
    every = {fold(wanted)}
    country = find_country(wanted) or country_of_demonym(wanted)
    entity = find_entity(wanted)
    every |= {fold(country.name)} if country else set()
    every |= {fold(entity.name)} if entity else set()
    for name in sorted(names):
        initials = "".join(w[0] for w in name.split() if w not in ("of", "the", "and", "for"))
        if (
            name in every
            or initials in every
            or any(len(w) > 2 and re.search(rf"\b{re.escape(w)}\b", name) for w in every)
        ):
            return True
        if any(fold(a) == name for w in (wanted,) for a in _aliases(w)):
            return True
        if any(len(name) > 3 and re.search(rf"\b{re.escape(name)}\b", w) for w in every):
            return True
    return False


def _aliases(name: str) -> tuple[str, ...]:
    for row in ALIASES:
        if fold(name) in {fold(n) for n in row}:
            return row
    return ()


#: Names of one group, for those that a gazetteer of groups may not have.
ALIASES = (
    ("LTTE", "Tamil Tigers", "Tigers", "Liberation Tigers of Tamil Eelam"),
    ("FARC", "Revolutionary Armed Forces of Colombia"),
    ("ELN", "National Liberation Army"),
    ("RSF", "Rapid Support Forces"),
    ("PKK", "Kurdistan Workers' Party"),
)


def _same_set(wanted: Sequence[str], said: Sequence[frozenset[str]]) -> bool:
    return all(any(_is(w, names) for names in said) for w in wanted) and all(
        any(_is(w, names) for w in wanted) for names in said
    )
