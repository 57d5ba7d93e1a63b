"""Names in newswire from outside the West: `python -m benchmarks.names_worldwide DATA`.

DATA is the folder that has names/worldwide-newswire (Stanford's en-worldwide-newswire, non-commercial: it measures and
never trains). The sample is fixed: the 200 reports whose names have the smallest sha256. Person, Organization and
Location with Facility stand for PER, ORG and LOC; a name is right when its span and kind are. Each line of the corpus's
sentences is one passage, its words joined by single blanks, and is split again by the engine.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

from dateline.language.engine import Engine

REPORTS = 200
KINDS = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}

Span = tuple[int, int, str]


def sample(data: Path, *, count: int = REPORTS) -> list[Path]:
    """The fixed sample of files."""
    folder = data / "names" / "worldwide-newswire" / "all" / "processed_annotated"
    return sorted(folder.glob("*.tsv"), key=lambda path: hashlib.sha256(path.name.encode()).hexdigest())[:count]


def read(path: Path) -> tuple[str, list[tuple[int, int]], set[Span], set[tuple[int, int]]]:
    """Text, passages, names as (start, end, kind), and spans of the types that are no names of ours."""
    lines = path.read_text(encoding="utf-8").split("\n")[1:]  # the first line is the address
    parts: list[str] = []
    blocks: list[tuple[int, int]] = []
    names: set[Span] = set()
    others: set[tuple[int, int]] = set()
    at = 0
    begin: int | None = None
    open_name: list[int | str] = []

    def close() -> None:
        if open_name:
            start, end, kind = int(open_name[0]), int(open_name[1]), str(open_name[2])
            if kind in KINDS:
                names.add((start, end, KINDS[kind]))
            else:
                others.add((start, end))
            open_name.clear()

    for line in [*lines, ""]:
        columns = line.split("\t")
        word = columns[0].strip()
        if not word:
            close()
            if begin is not None:
                blocks.append((begin, at - 1))
                parts[-1] = "\n"
                begin = None
            continue
        tag = columns[1].strip() if len(columns) > 1 else "O"
        if begin is None:
            begin = at
        if tag.startswith("I-") and open_name and open_name[2] == tag[2:]:
            open_name[1] = at + len(word)
        else:
            close()
            if tag not in ("O", ""):
                open_name[:] = [at, at + len(word), tag[2:]]
        parts += [word, " "]
        at += len(word) + 1
    return "".join(parts), blocks, names, others


def measure(data: Path, engine: Engine) -> dict[str, float]:
    """F1, precision and recall in percent, by kind, and with answers that touch other types left out of account."""
    right = answered = expected = beside = 0
    by_kind = {kind: [0, 0, 0] for kind in ("PER", "ORG", "LOC")}
    for path in sample(data):
        text, blocks, names, others = read(path)
        found = {(name.start, name.end, str(name.kind)) for name in engine.analyse(text, blocks).names}
        right += len(found & names)
        answered += len(found)
        expected += len(names)
        beside += sum(any(start < end2 and start2 < end for start2, end2 in others) for start, end, _ in found - names)
        for kind, counts in by_kind.items():
            for index, spans in enumerate((found & names, found, names)):
                counts[index] += sum(span[2] == kind for span in spans)
    result = {
        "F1": 200 * right / (answered + expected),
        "P": 100 * right / answered,
        "R": 100 * right / expected,
        "F1 without other types": 200 * right / (answered - beside + expected),
    }
    for kind, (hit, given, gold) in by_kind.items():
        result[f"F1 {kind}"] = 200 * hit / (given + gold)
    return {name: round(value, 2) for name, value in result.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--model", type=Path, help="other weights than the package's")
    options = parser.parse_args()
    engine = Engine.load(options.model, digest=None) if options.model else Engine.load()
    for name, value in measure(options.data, engine).items():
        print(f"{name:24} {value:6.2f}")


if __name__ == "__main__":
    main()
