"""Where the time of reading goes: each stage's share of it, on one process.

    python -m benchmarks.stages [--reports N]

The pile is that of benchmarks/reading.py without copies. Claims may take a third of reading after the encoder (with the
decoder of attributions, which runs in the engine, counted to them). Processor time, so that other work matters less.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from benchmarks.reading import make_pile
from dateline.claims.attribution import find_claims
from dateline.events.extract import find_events
from dateline.grounding.actors.find import find_actors
from dateline.grounding.places.find import find_places
from dateline.grounding.quantities.find import find_quantities
from dateline.grounding.times.find import find_times
from dateline.grounding.types import Grounding
from dateline.pipeline import Reader
from dateline.reports.structure import build_report
from dateline.reports.types import Document, Report, Stated

T = TypeVar("T")


class Clock:
    """Processor seconds by stage."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def __call__(self, stage: str, step: Callable[[], T]) -> T:
        began = time.process_time()
        result = step()
        self.spent[stage] += time.process_time() - began
        return result


def read(texts: list[tuple[str, str]]) -> Clock:
    """Read each (file, text) as the pipeline does, and time its steps."""
    reader = Reader.load()
    clock = Clock()
    for file, text in texts:
        report = clock("reports", lambda file=file, text=text: build_report(Document(file, text, Stated())))
        if not isinstance(report, Report):
            continue
        analysis = clock("language", lambda report=report: reader.engine.analyse(report.text, report.content()))
        times = clock("times", lambda r=report, a=analysis: find_times(r.text, a, r.published))
        quantities = clock("quantities", lambda r=report, a=analysis: find_quantities(r.text, a))
        places = clock("places", lambda r=report, a=analysis: find_places(r, a, reader.gazetteer))
        actors = clock("actors", lambda r=report, a=analysis, p=places: find_actors(r, a, p))
        grounding = Grounding(times, quantities, places, actors)
        claims = clock("claims", lambda r=report, a=analysis, g=grounding: find_claims(r, a, g))
        clock("events", lambda r=report, a=analysis, g=grounding, c=claims: find_events(r, a, g, c))
    decoder = reader.engine.stats.telling_seconds
    clock.spent["language"] -= decoder
    clock.spent["claims: decoder of attributions"] = decoder
    return clock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=100)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        make_pile(Path(temporary), options.reports, 0.0)
        texts = [(path.name, path.read_text("utf-8")) for path in sorted(Path(temporary).glob("*.txt"))]
    spent = read(texts).spent
    whole = sum(spent.values())
    for stage, seconds in sorted(spent.items(), key=lambda item: -item[1]):
        print(f"{stage:32s} {seconds:7.2f} s {100 * seconds / whole:5.1f} %")
    print(f"{'all':32s} {whole:7.2f} s        {len(texts) / whole:.1f} reports/s")
    claims = spent["claims"] + spent["claims: decoder of attributions"]
    print(f"claims with their decoder: {100 * claims / whole:.1f} % of reading")


if __name__ == "__main__":
    main()
