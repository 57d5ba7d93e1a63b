"""How long `read` takes over the time its encoder takes, and what copies cost: ratios within one run.

    python -m benchmarks.reading [--reports N]

The pile is made from the example pile's sentences, shuffled into new reports with a fixed seed. Aims: read over
encoder at most 1.3; a pile of 60% copies is read at least twice as fast as one without.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from pathlib import Path

from dateline.pipeline import Reader
from dateline.record.record import Record

EXAMPLES = Path(__file__).parent.parent / "examples" / "autumn-2020"


def paragraphs() -> list[str]:
    found = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        found += [p.strip() for p in path.read_text("utf-8").split("\n\n") if len(p.split()) > 15]
    return found


def make_pile(folder: Path, reports: int, copies: float, seed: int = 11) -> None:
    """`reports` files, `copies` of them (a share) repeating an earlier text under a new headline."""
    chosen = random.Random(seed)
    source = paragraphs()
    originals: list[list[str]] = []
    for number in range(reports):
        if originals and chosen.random() < copies:
            body = list(chosen.choice(originals))
        else:
            # A word of its own in each paragraph, so that no text is met twice unless it is a copy.
            body = [f"{p} That was report {number}-{i}." for i, p in enumerate(chosen.sample(source, 6))]
            body = [" ".join(f"{w}" if chosen.random() > 0.03 else f"{w}x{number}" for w in p.split()) for p in body]
            originals.append(body)
        (folder / f"{number:05d}.txt").write_text("\n\n".join([f"Headline of report number {number}", *body]), "utf-8")


def read(folder: Path, target: Path) -> tuple[float, float]:
    """Seconds of the whole read, and of its encoder, on one process."""
    record = Record(target)
    reader = Reader.load()
    record.__dict__["_reader"] = reader
    before = time.perf_counter()
    record.read(folder, processes=1)
    return time.perf_counter() - before, reader.engine.stats.seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        times = {}
        for name, copies in (("no copies", 0.0), ("60% copies", 0.6)):
            folder = Path(temporary) / name.replace(" ", "-")
            folder.mkdir()
            make_pile(folder, options.reports, copies)
            whole, encoder = read(folder, Path(temporary) / f"{name}.db")
            times[name] = whole
            speed = f"{whole:6.1f} s, {options.reports / whole:5.1f} reports/s"
            print(f"{name:11s} {speed}; encoder {encoder:6.1f} s; read / encoder {whole / encoder:.2f}")
        print(f"a pile of 60% copies is read {times['no copies'] / times['60% copies']:.2f} times as fast")


if __name__ == "__main__":
    main()
