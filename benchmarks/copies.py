"""How well copies are found: verbatim, trimmed, reordered, with other numbers or names, reworded by rule and by hand.

    python -m benchmarks.copies [--texts DIR] [--half 0|1] [--missed] [--speed N]

Texts: benchmarks/texts/rewordings.toml (hand-made: wire, rewording, and what another reporter wrote of the same) and the example
piles, or the .txt and .xml files of DIR (a corpus; none of its text is kept). Thresholds were tuned on half 0; half 1 is what is
reported. A copy is found where its sentence is said to be first seen in the very passage that it was made of. Precision is over
all that is said to be copied in the copies and in the other reporters' texts, stock phrases among it. With --speed, copies
among N sentences are found by the index of linking/copies/, by datasketch and by rensa (where installed), at the same shingles.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.copymaking import KINDS, Copied, PileMaker, Story, found_stories, hand_stories
from dateline.linking.copies import find_origins
from dateline.linking.types import PassageOrigin
from dateline.reports.types import Report

EXAMPLES = Path(__file__).parents[1] / "examples"


@dataclass(slots=True)
class Figures:
    """Counts by kind: copied passages, and those found; over all, what is said to be copied and how much of it truly is."""

    copied: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    said: int = 0
    true: int = 0
    missed: list[tuple[Copied, str]] = field(default_factory=list)
    false: list[tuple[str, str]] = field(default_factory=list)

    def recall(self, *kinds: str) -> float:
        return 100 * sum(self.found[k] for k in kinds) / max(1, sum(self.copied[k] for k in kinds))

    @property
    def precision(self) -> float:
        return 100 * self.true / max(1, self.said)


def measure(stories: Sequence[Story], *, alone: bool = False) -> Figures:
    """Find the copies in a pile made of the stories, and count."""
    maker = PileMaker.of(stories, alone=alone)
    origins = find_origins(maker.pile())
    reports = {report.report_id: report for report in maker.reports}
    said: dict[tuple[str, int], list[PassageOrigin]] = defaultdict(list)
    for sentence in origins.sentences:
        if sentence.report_id != sentence.first_seen_report_id:
            said[sentence.report_id, _passage(reports[sentence.report_id], sentence.start)].append(sentence)
    figures = Figures()
    known = {(c.report_id, c.passage): c for c in maker.copied}
    # What the texts copy from one another of themselves is not known, so it is counted neither way.
    kin = _kin(said, reports)
    for key, sentences in sorted(said.items()):
        report_id, passage = key
        if reports[report_id].published.day == min(r.published.day for r in reports.values()):  # type: ignore[type-var]
            continue
        for sentence in sentences:
            first = (
                sentence.first_seen_report_id,
                _passage(reports[sentence.first_seen_report_id], sentence.first_start or 0),
            )
            copy = known.get(key)
            right = copy is not None and first in {
                (copy.first_id, copy.first_passage),
                *kin[copy.first_id, copy.first_passage],
            }
            figures.said, figures.true = figures.said + 1, figures.true + right
            if not right:
                figures.false.append((_text(reports[report_id], passage), _text(reports[first[0]], first[1])))
    for copy in maker.copied:
        figures.copied[copy.kind] += 1
        firsts = {
            (s.first_seen_report_id, _passage(reports[s.first_seen_report_id], s.first_start or 0))
            for s in said[copy.report_id, copy.passage]
        }
        if firsts & {(copy.first_id, copy.first_passage), *kin[copy.first_id, copy.first_passage]}:
            figures.found[copy.kind] += 1
        else:
            figures.missed.append((copy, _text(reports[copy.report_id], copy.passage)))
    return figures


def _kin(
    said: dict[tuple[str, int], list[PassageOrigin]], reports: dict[str, Report]
) -> dict[tuple[str, int], set[tuple[str, int]]]:
    """Where a passage of a text at hand is itself said to be seen first: its copies may be said to come from there."""
    found: dict[tuple[str, int], set[tuple[str, int]]] = defaultdict(set)
    for key, sentences in said.items():
        for s in sentences:
            found[key].add((s.first_seen_report_id, _passage(reports[s.first_seen_report_id], s.first_start or 0)))
    return found


def _passage(report: Report, start: int) -> int:
    return next(n for n, p in enumerate(report.passages) if p.start <= start < p.end)


def _text(report: Report, passage: int) -> str:
    return report.text[report.passages[passage].start : report.passages[passage].end]


def quality() -> dict[str, dict[str, float]]:
    """For benchmarks/quality.py: the half that nothing was tuned on, of the committed texts."""
    found = measure([*hand_stories(1), *found_stories(EXAMPLES, 1)])
    return {
        "found": {
            "precision": found.precision,
            "verbatim and trimmed": found.recall("verbatim", "trimmed"),
            "reworded by hand": found.recall("hand"),
            "reworded by rule": found.recall("rules"),
        }
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, default=EXAMPLES)
    parser.add_argument("--half", type=int, choices=(0, 1))
    parser.add_argument("--missed", action="store_true", help="print what was missed and what was said wrongly")
    parser.add_argument("--speed", type=int, default=0, metavar="N")
    options = parser.parse_args()
    if options.speed:
        from benchmarks.copyspeed import compare

        return compare(options.texts, options.speed)
    _print(
        "hand-made, one passage to a report", 0, measure(hand_stories(options.half), alone=True), every=options.missed
    )
    for name, stories in (
        ("hand-made", hand_stories(options.half)),
        (options.texts.name, found_stories(options.texts, options.half)),
    ):
        if stories:
            _print(name, len(stories), measure(stories), every=options.missed)
    return 0


def _print(name: str, stories: int, found: Figures, *, every: bool) -> None:
    print(f"{name}: {stories} texts" if stories else name)
    for kind in KINDS:
        if found.copied[kind]:
            print(f"  {kind:10s} {found.found[kind]:5d} of {found.copied[kind]:5d}  recall {found.recall(kind):5.1f}")
    print(f"  precision {found.precision:5.1f} ({found.true} of {found.said})")
    if every:
        for copy, text in found.missed:
            print(f"  MISSED {copy.kind}: {text}", file=sys.stderr)
        for text, first in found.false:
            print(f"  WRONG {text}\n     <- {first}", file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
