"""Makes pairs of mentions whose incidents are known, for training/incidents.py: from MAVERICK, ECB+ and piles with a ledger.

A pair has the levels of its comparisons (linking/incidents/) and whether both tell of one incident. Pairs that the codebook's
rules keep apart (another town, another week) are not made: they are no question for a weight.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks import ecbplus_corpus

from dateline.events.types import Event
from dateline.linking.actors.link import link_actors, settle
from dateline.linking.actors.told import told_in
from dateline.linking.copies import find_origins
from dateline.linking.incidents.compare import Levels, levels
from dateline.linking.incidents.mentions import Mention, find_mentions
from dateline.linking.retold.reports import told_again
from dateline.linking.types import Pile
from dateline.linking.words import words
from dateline.pipeline import Reader, Reading
from dateline.reports.readers import read_documents
from dateline.reports.types import Document
from training.maverick import Coded


@dataclass(frozen=True, slots=True)
class Pair:
    """`source` is the corpus, `groups` those of the two mentions, which cross-validation does not part."""

    source: str
    groups: tuple[str, str]
    levels: Levels
    same: bool


def maverick_pairs(coded: Sequence[Coded]) -> list[Pair]:
    """Pairs of one country whose days meet or are next to one another."""
    by_country: dict[str, list[Coded]] = defaultdict(list)
    for row in coded:
        by_country[row.group.split()[0]].append(row)
    pairs = []
    for rows in by_country.values():
        rows.sort(key=lambda row: (_days(row)[0], row.mention.event_id))
        for n, a in enumerate(rows):
            for b in rows[n + 1 :]:
                if _days(b)[0] > _days(a)[1] + timedelta(days=1):
                    break
                if (found := levels(a.mention, b.mention)) is not None:
                    pairs.append(Pair("maverick", (a.group, b.group), found, a.event_id == b.event_id))
    return pairs


def _days(row: Coded) -> tuple[date, date]:
    assert row.mention.days is not None
    return row.mention.days


def told_pile(reader: Reader, files: Iterable[Document]) -> tuple[Pile, tuple[Mention, ...]]:
    """The pile of these documents, with the mentions of violence in it as linking sees them."""
    readings = [r for r in reader.read(list(files)) if isinstance(r, Reading)]
    pile = Pile(
        tuple(r.report for r in readings),
        tuple(c for r in readings for c in r.claims),
        tuple(e for r in readings for e in r.events),
        {m.place.place_id: m.place for r in readings for m in r.grounding.places if m.place},
        tuple(t for r in readings for t in told_in(r.report, r.grounding.actors)),
    )
    pile = settle(pile, link_actors(pile))
    again = told_again(pile)
    found = find_mentions(pile, find_origins(pile))
    return pile, tuple(replace(m, again=again.get(m.event_id, "")) for m in found)


def ecbplus_pairs(reader: Reader, folder: Path, part: str) -> Iterator[Pair]:
    """Pairs of one topic where reading found both triggers among the gold event mentions."""
    topics: dict[str, list[ecbplus_corpus.Document]] = defaultdict(list)
    for document in ecbplus_corpus.read(folder, part):
        topics[document.topic].append(document)
    for topic, found in topics.items():
        texts = {d.name: _text(d) for d in found}
        pile, mentions = told_pile(reader, [Document(name, text) for name, (text, _) in texts.items()])
        files, events = {r.report_id: r.file for r in pile.reports}, {e.event_id: e for e in pile.events}
        gold = {m.event_id: _chain(events[m.event_id], texts[files[m.report_id]][1]) for m in mentions}
        yield from _pairs("ecbplus", topic, mentions, gold)


def _text(document: ecbplus_corpus.Document) -> tuple[str, list[tuple[int, int, str]]]:
    """The words with a paragraph for each sentence, and the gold mentions: first and last character, and chain."""
    text, spans = "", {}
    for number, sentence in enumerate(document.sentences):
        text += "\n\n" if text else ""
        for position, word in enumerate(sentence):
            text += " " if position else ""
            spans[number, position] = (len(text), len(text) + len(word))
            text += word
    return text, [(spans[m.sentence, m.first][0], spans[m.sentence, m.last][1], m.chain) for m in document.mentions]


def _chain(event: Event, gold: Iterable[tuple[int, int, str]]) -> str | None:
    return next((chain for start, end, chain in gold if start < event.end and event.start < end), None)


def ledger_pairs(reader: Reader, pile: Path, ledger: Path) -> Iterator[Pair]:
    """Pairs of a pile of which both mentions are of an incident in its hand-written ledger."""
    read, mentions = told_pile(reader, (d for d in read_documents([pile]) if isinstance(d, Document)))
    expected = tomllib.loads(ledger.read_text("utf-8"))["incident"]
    files = {r.report_id: Path(r.file).name for r in read.reports}
    gold = {m.event_id: _incident(m, files[m.report_id], expected) for m in mentions if not m.aggregate}
    yield from _pairs(pile.name, pile.name, [m for m in mentions if not m.aggregate], gold)


def _incident(m: Mention, file: str, expected: Sequence[dict[str, Any]]) -> str | None:
    """The one incident of the ledger that the mention agrees with in its place, day or toll; None where there is no one."""
    fits = sorted(((_agreement(m, entry), entry["name"]) for entry in expected if _is_among(file, entry)), reverse=True)
    if not fits or fits[0][0] < 2 or (len(fits) > 1 and fits[0][0] == fits[1][0]):
        return None
    return str(fits[0][1])


def _is_among(file: str, entry: dict[str, Any]) -> bool:
    return any(name.split(":")[0] == file for name in entry.get("among", ()))


def _agreement(m: Mention, entry: dict[str, Any]) -> float:
    """Points for the place, the day and the number of people; below 0 where the day or the town is another."""
    first, last = entry.get("date") or entry.get("about") or (date.min, date.max)
    points = 0.0
    if m.days is not None:
        if m.days[1] < first or last < m.days[0]:
            return -1.0
        points += 1.0 if m.exact else 0.5
    if m.place is not None and not m.wide and "place" in entry:
        known = {words(name) for name in entry["place"]}
        if not known & {words(name) for name in (m.place.name, *m.place.aliases)}:
            return -1.0
        points += 2.0
    for kind, toll in (("killed", m.killed), ("injured", m.injured)):
        told = [entry.get(kind, ())] + [t.get(kind, ()) for t in entry.get("tolls", ())]
        if toll is not None and any(toll[0] in figures for figures in told):
            points += 2.0 if (toll[0] or 0) > 1 else 1.0
    return points


def _pairs(source: str, group: str, mentions: Iterable[Mention], gold: dict[str, str | None]) -> Iterator[Pair]:
    known = [m for m in mentions if gold[m.event_id] is not None]
    for a, b in combinations(sorted(known, key=lambda m: m.event_id), 2):
        found = levels(a, b)
        if found is not None and a.aggregate == b.aggregate:
            yield Pair(source, (group, group), found, gold[a.event_id] == gold[b.event_id])
