"""How well places are found and told from their namesakes, corpus by corpus, beside the most populous namesake.

    python -m benchmarks.places --shared DIR [--analyses FILE]

DIR/bench/places-dev has the corpora. FILE keeps the language engine's work from one run to the next. Reports a second are
of one core, after the language engine.
"""

from __future__ import annotations

import argparse
import json
import pickle
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.grounding.gazetteer.lookup import Candidate, Gazetteer
from dateline.grounding.places.evidence import distance_km
from dateline.grounding.places.find import find_places
from dateline.grounding.places.look import Toponym
from dateline.grounding.places.spans import find_toponyms
from dateline.grounding.types import PlaceMention
from dateline.language.engine import Engine
from dateline.language.types import Analysis
from dateline.reports.structure import build_report
from dateline.reports.types import Document, Report

RIGHT_KM = 161.0  # 100 miles: the field's measure of a right place


@dataclass(frozen=True, slots=True)
class Gold:
    """A toponym of a corpus: `lat`, `lon` None where it has no point; `soft`: a word for a people, which counts neither way."""

    start: int
    end: int
    lat: float | None
    lon: float | None
    soft: bool
    geonames_id: str


@dataclass(frozen=True, slots=True)
class Read:
    """A report of a corpus with the language engine's work and what is right."""

    corpus: str
    identity: str
    report: Report
    analysis: Analysis
    gold: tuple[Gold, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """A stretch that is said to be a place, and where."""

    start: int
    end: int
    lat: float
    lon: float


def corpora(shared: Path, analyses: Path | None) -> list[Read]:
    """The reports of LGL and GeoVirus that can be read, in the order of the file."""
    folder = shared / "bench" / "places-dev"
    gold = {str(row["id"]): row["places"] for row in _rows(folder / "gold.jsonl")}
    return [
        Read(identity.split("/")[0], identity, report, analysis, tuple(_gold(row) for row in gold[identity]))
        for identity, report, analysis in _analysed(folder / "input.jsonl", analyses)
    ]


def _rows(path: Path) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip())


def _gold(row: Mapping[str, Any]) -> Gold:
    return Gold(
        row["start"],
        row["end"],
        row["lat"],
        row["lon"],
        bool(row.get("soft")),
        str(row.get("geonames_id") or ""),
    )


def _analysed(path: Path, analyses: Path | None) -> list[tuple[str, Report, Analysis]]:
    if analyses is not None and analyses.exists():
        kept: list[tuple[str, Report, Analysis]] = pickle.loads(analyses.read_bytes())
        return kept
    engine = Engine.load()
    found = []
    for row in _rows(path):
        report = build_report(Document(str(row["id"]), str(row["text"])))
        if isinstance(report, Report):
            spans = [(p.start, p.end) for p in report.passages]
            found.append((str(row["id"]), report, engine.analyse(report.text, spans)))
    if analyses is not None:
        analyses.write_bytes(pickle.dumps(found))
    return found


def answers(mentions: Iterable[PlaceMention]) -> list[Answer]:
    """The places with a point; parts of names are none."""
    return [
        Answer(m.start, m.end, m.place.lat, m.place.lon)
        for m in mentions
        if m.role != "part_of_name" and m.place is not None and m.place.lat is not None and m.place.lon is not None
    ]


def most_populous(toponyms: Iterable[Toponym]) -> list[Answer]:
    """What a tool without any context answers: of each name's candidates the one where most people live."""

    def people(candidate: Candidate) -> tuple[int, str]:
        return candidate.population, candidate.place_id

    found = []
    for toponym in toponyms:
        points = [c for c in toponym.candidates if c.lat is not None and c.lon is not None]
        if points and toponym.by != "part":
            best = max(points, key=people)
            found.append(Answer(toponym.start, toponym.end, best.lat or 0.0, best.lon or 0.0))
    return found


@dataclass(frozen=True, slots=True)
class Tally:
    """Toponyms that have a point, answers that count, answers on a toponym, and those of them within 161 km."""

    gold: int = 0
    given: int = 0
    found: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.gold + other.gold, self.given + other.given, self.found + other.found, self.right + other.right
        )

    def __str__(self) -> str:
        found = f1(self.found, self.given, self.gold)
        near = 100 * self.right / max(1, self.found)
        return f"found F1 {found:5.1f}   within 161 km {near:5.1f}   end to end F1 {f1(self.right, self.given, self.gold):5.1f}"


def f1(right: int, given: int, gold: int) -> float:
    """In percent."""
    return 200 * right / max(1, given + gold)


def tally(gold: Sequence[Gold], given: Sequence[Answer]) -> Tally:
    """Each answer corresponds to the first free toponym that it overlaps; on one that does not count it does not either."""
    live = [g.lat is not None and not g.soft for g in gold]
    counted = found = right = 0
    taken: set[int] = set()
    for answer in given:
        over = [n for n, g in enumerate(gold) if g.start < answer.end and answer.start < g.end]
        free = [n for n in over if n not in taken]
        if any(not live[n] for n in over) and not any(live[n] for n in free):
            continue
        counted += 1
        one = next((n for n in free if live[n]), None)
        if one is None:
            continue
        taken.add(one)
        found += 1
        lat, lon = gold[one].lat, gold[one].lon
        right += lat is not None and lon is not None and distance_km(lat, lon, answer.lat, answer.lon) <= RIGHT_KM
    return Tally(sum(live), counted, found, right)


def measured(reads: Sequence[Read], find: Callable[[Read], Sequence[Answer]]) -> Tally:
    return sum((tally(read.gold, find(read)) for read in reads), Tally())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--analyses", type=Path)
    arguments = parser.parse_args()
    gazetteer = Gazetteer.load()
    reads = corpora(arguments.shared, arguments.analyses)
    find_places(reads[0].report, reads[0].analysis, gazetteer)
    start = time.process_time()
    found = {read.identity: find_places(read.report, read.analysis, gazetteer) for read in reads}
    took = time.process_time() - start
    write = sys.stdout.write
    for corpus in sorted({read.corpus for read in reads}):
        some = [read for read in reads if read.corpus == corpus]
        write(f"{corpus} ({len(some)} reports)\n")
        write(f"  dateline       {measured(some, lambda read: answers(found[read.identity]))}\n")
        plain = measured(some, lambda read: most_populous(find_toponyms(read.report, read.analysis, gazetteer)))
        write(f"  most populous  {plain}\n")
        rules = Counter(m.rule for read in some for m in found[read.identity] if m.place is not None)
        shares = ", ".join(
            f"{rule} {100 * n / rules.total():.1f}" for rule, n in sorted(rules.items(), key=lambda i: (-i[1], i[0]))
        )
        write(f"  decided by (%) {shares}\n")
    write(f"{len(reads) / took:.0f} reports/s\n")


if __name__ == "__main__":
    main()
