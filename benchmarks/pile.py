"""What a large pile costs: seconds of each part of `read`, memory, size of the record, and how they grow.

    python -m benchmarks.pile [--reports 1000,3000,10000] [--copies 0.6] [--processes 2]

The pile is made by benchmarks/pilemaking.py (60 reports a day, 300 to 600 words, 60% copies: verbatim under another
headline, trimmed, with a paragraph more). Each size is read with `Record.read` into SQLite in a process of its own, so
that its peak of memory is its own. The exponent is that between the two largest sizes; the figure for 100,000 is an
extrapolation with it, and is printed as one.
"""

from __future__ import annotations

import argparse
import json
import math
import multiprocessing
import resource
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.pilemaking import write_pile

LARGE = 100_000
CORES = 2
#: Functions of the main process whose seconds are told apart: module, name, and what they are called in the table.
PARTS = (
    ("dateline.record.record", "Record._add", "writing readings"),
    ("dateline.record.record", "Record._date_the_undated", "dates of the undated"),
    ("dateline.record.loading", "load_pile", "loading the pile"),
    ("dateline.pipeline", "link_actors", "actors"),
    ("dateline.pipeline", "settle", "settling actors"),
    ("dateline.pipeline", "find_origins", "origins"),
    ("dateline.pipeline", "link_incidents", "incidents"),
    ("dateline.pipeline", "build_ledger", "ledger"),
    ("dateline.record.writing", "replace_ledger", "writing the ledger"),
)


class Clock:
    """Processor seconds of each part in the main process, so that other work matters less, and the peak of memory then."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.peak: dict[str, float] = {}

    def around(self, owner: Any, name: str, part: str) -> None:
        """Have a function of a module or class timed as `part` from now on."""
        step: Callable[..., Any] = getattr(owner, name)

        def timed(*given: Any, **named: Any) -> Any:
            with self.of(part):
                return step(*given, **named)

        setattr(owner, name, timed)

    @contextmanager
    def of(self, part: str) -> Any:
        began = time.process_time()
        yield
        self.spent[part] += time.process_time() - began
        self.peak[part] = peak(resource.RUSAGE_SELF)


def peak(who: int) -> float:
    """The largest resident memory so far, in MB."""
    return resource.getrusage(who).ru_maxrss / 1024


def measure(folder: str, target: str, processes: int) -> dict[str, Any]:
    """Read a folder into a record; seconds and memory by part."""
    from importlib import import_module

    import dateline

    clock = Clock()
    for module, name, part in PARTS:
        *inside, last = name.split(".")
        owner: Any = import_module(module)
        for step in inside:
            owner = getattr(owner, step)
        clock.around(owner, last, part)
    began = time.perf_counter()
    with dateline.open(target) as record:
        with clock.of("main process, all"):
            result = record.read(folder, processes=processes)
        seconds = time.perf_counter() - began
        # The processes that read have ended: what they used is known.
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock.spent["processes that read, all"] = used.ru_utime + used.ru_stime
        clock.peak["processes that read, all"] = peak(resource.RUSAGE_CHILDREN)
        rows = {name: record.count(name) for name in ("claims", "events", "mentions", "incidents", "links")}
    size = sum(f.stat().st_size for f in Path(target).parent.glob(Path(target).name + "*"))
    return {
        "added": result.added, "seconds": seconds, "parts": dict(clock.spent), "peaks": clock.peak,
        "main": peak(resource.RUSAGE_SELF), "worker": peak(resource.RUSAGE_CHILDREN), "size": size, "rows": rows,
    }  # fmt: skip


def _alone(folder: str, target: str, processes: int, out: Any) -> None:
    out.send(json.dumps(measure(folder, target, processes)))


def measured(reports: int, copies: float, processes: int) -> dict[str, Any]:
    """One size, in a process of its own."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "pile"
        write_pile(folder, reports, copies)
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        child = context.Process(
            target=_alone,
            args=(str(folder), str(Path(temporary) / "r.db"), processes, there),
        )
        child.start()
        there.close()
        found: dict[str, Any] = json.loads(here.recv())
        child.join()
        return found


def show(found: dict[str, Any]) -> None:
    parts, added = found["parts"], found["added"]
    print(
        f"\n{added} reports in {found['seconds']:.0f} s ({added / found['seconds']:.1f} reports/s); processor seconds:"
    )
    for part, seconds in parts.items():
        print(f"  {part:30s} {seconds:8.1f} s  {added / seconds:8.1f} reports/s  peak {found['peaks'][part]:6.0f} MB")
    busy = parts["main process, all"] + parts["processes that read, all"]
    print(f"  {'all processes':30s} {busy:8.1f} s  on {CORES} cores no less than {busy / CORES:.0f} s")
    print(f"  peak of memory: main process {found['main']:.0f} MB, a process that reads {found['worker']:.0f} MB")
    print(f"  record: {found['size'] / 2**20:.0f} MB; " + ", ".join(f"{n} {name}" for name, n in found["rows"].items()))


def grown(small: float, large: float, ratio: float, beyond: float) -> tuple[float, float]:
    """The exponent of growth between two piles, and what it gives for one `beyond` times as large as the larger."""
    exponent = math.log(large / small) / math.log(ratio)
    return exponent, large * beyond**exponent


def extrapolate(small: dict[str, Any], large: dict[str, Any]) -> None:
    ratio, beyond = large["added"] / small["added"], LARGE / large["added"]
    print(f"\nFrom {small['added']} to {large['added']} reports, and at {LARGE} if it goes on so (extrapolated):")
    for part, seconds in large["parts"].items():
        exponent, then = grown(small["parts"][part], seconds, ratio, beyond)
        print(f"  {part:30s} exponent {exponent:5.2f}  {then:9.0f} s  {LARGE / then:8.1f} reports/s")
    for name, kind, unit in (
        ("memory of the main process", "main", 1),
        ("record", "size", 2**20),
    ):
        # What starting takes is not told twice: memory is extrapolated on the straight line through both.
        each = (large[kind] - small[kind]) / (large["added"] - small["added"])
        value = large[kind] + each * (LARGE - large["added"])
        print(f"  {name:30s} {each * 1024 / unit:8.1f} KB a report  {value / unit:9.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", default="1000,3000,10000", help="sizes, with commas")
    parser.add_argument("--copies", type=float, default=0.6)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    found = []
    for size in sorted(int(part) for part in options.reports.split(",")):
        found.append(measured(size, options.copies, options.processes))
        show(found[-1])
    if len(found) > 1:
        extrapolate(found[-2], found[-1])


if __name__ == "__main__":
    main()
