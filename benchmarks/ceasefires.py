"""Ceasefires and breaches in hand-written cases: the share of tellings, of violations, of pairs and of whole cases right.

    python -m benchmarks.ceasefires [FOLDER]

FOLDER holds files as tests/events/told_ceasefires has them (the default). A case is right where every telling and violation in
it is, field by field, where no two ceasefires are taken for one nor one for two, and where a text of none gives none.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.events.ceasefires_told import TOLD, Judged, cases, judge

from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated


def figures(judged: list[Judged]) -> dict[str, tuple[int, int]]:
    """Right and all, by what is counted; `told` is how many of the tellings found are told of in a case."""
    whole = [not one.wrong for one in judged]
    tellings = [not wrong for one in judged for wrong in one.tellings]
    violations = [not wrong for one in judged for wrong in one.violations]
    pairs = [right for one in judged for right in one.pairs]
    return {
        "cases": (sum(whole), len(whole)),
        "tellings": (sum(tellings), len(tellings)),
        "violations": (sum(violations), len(violations)),
        "pairs": (sum(pairs), len(pairs)),
        "told": (sum(one.matched for one in judged), sum(one.found for one in judged)),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=TOLD)
    parser.add_argument("--wrong", action="store_true", help="also say what is wrong in each case")
    options = parser.parse_args()
    written = list(cases(options.folder))
    documents = [Document(c["name"], c["text"], Stated(published_on=c.get("published"))) for c in written]
    judged: list[Judged] = []
    for case, reading in zip(written, Reader.load().read(documents), strict=True):
        assert isinstance(reading, Reading)
        judged.append(judge(case, reading))
        if options.wrong and judged[-1].wrong:
            print(case["name"], *judged[-1].wrong, sep="\n    ")
    for name, (right, all_of_them) in figures(judged).items():
        print(f"{name:12s} {right} of {all_of_them}: {100 * right / max(1, all_of_them):.1f} %")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
