"""The figures gate: annotate the development sets as shipped, score them, and fail where a figure is under its floor.

    python -m benchmarks.quality --shared DIR [--sets entities-dev ...] [--keep DIR]

DIR holds score.py and bench/. Without it only the example piles are scored. Floors are in floors.toml: lowering one is an
explicit act, seen in a diff.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
import tomllib
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PILES = ("tests/test_example_pile.py", "tests/test_other_wars.py")
#: The pile that was written after the program: it has a floor of its own, which rises.
UNSEEN = "khartoum-2023"


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure in percent that may not fall: of which set, under which names in the scorer's answer."""

    set: str
    figure: str
    measure: str
    floor: float


def floors() -> list[Floor]:
    return [Floor(**entry) for entry in tomllib.loads((HERE / "floors.toml").read_text("utf-8"))["floor"]]


def annotate(shared: Path, name: str, out: Path) -> None:
    """Run `dateline annotate` on a set, in the form that the set asks for."""
    base = [sys.executable, "-m", "dateline.cli.main", "annotate"]
    if name.startswith("syntax"):
        command = [*base, "--conllu", str(shared / "bench" / name / "input.conllu"), "--out", str(out)]
    else:
        command = [*base, str(shared / "bench" / name / "input.jsonl"), "--out", str(out)]
    subprocess.run(command, check=True)


def score(shared: Path, name: str, answer: Path) -> dict[str, dict[str, float]]:
    suffix = "conllu" if name.startswith("syntax") else "jsonl"
    gold = shared / "bench" / name / f"gold.{suffix}"
    kind = name.split("-")[0]
    command = [sys.executable, str(shared / "score.py"), kind, str(gold), str(answer), "--json"]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    scored: dict[str, dict[str, float]] = json.loads(found)[kind]
    return scored


def piles(which: str) -> float:
    """Share of the hand-written expectations on the example piles that are met, in percent; `which` is pytest's -k."""
    quiet = ("-o", "addopts=", "--tb=no", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", *quiet, "-k", which, *PILES]
    tail = subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip().splitlines()[-1]
    counts = {kind: int(n) for n, kind in re.findall(r"(\d+) (passed|failed|xfailed|xpassed|error)", tail)}
    met = counts.get("passed", 0) + counts.get("xpassed", 0)
    return 100 * met / max(1, sum(counts.values()))


def worldwide(shared: Path) -> dict[str, float]:
    """Names F1 on the fixed sample of worldwide newswire (benchmarks/names_worldwide.py)."""
    from benchmarks.names_worldwide import measure
    from dateline.language.engine import Engine

    return measure(shared / "data", Engine.load())


def cameo(shared: Path) -> dict[str, dict[str, float]]:
    """Root codes of gold sentences that are right, by set (benchmarks/cameo.py)."""
    from benchmarks.cameo import answer, report_of, tasks
    from dateline.pipeline import Reader

    reader = Reader.load()
    found: dict[str, dict[str, float]] = {}
    for task in tasks(shared / "data" / "events"):
        reports = [report_of(gold.text) for gold in task.gold]
        analyses = reader.engine.analyse_many([(r.text, r.content()) for r in reports])
        answers = [answer(reader, r, a, task.code) for r, a in zip(reports, analyses, strict=True)]
        right = sum(gold.root == told for gold, told in zip(task.gold, answers, strict=True))
        found[task.name] = {"right": 100 * right / len(answers)}
    return found


def told() -> dict[str, dict[str, float]]:
    """Shares of what hand-made texts tell (benchmarks/told.py)."""
    from benchmarks.told import measure

    return measure()


def ecbplus(shared: Path) -> dict[str, dict[str, float]]:
    """CoNLL F1 of event mentions linked by wording, by way of linking (benchmarks/ecbplus.py)."""
    from benchmarks.ecbplus import measure
    from dateline.language.engine import Engine

    found = measure(shared / "data" / "linking" / "ecbplus", "dev", Engine.load())
    return {name: {"CoNLL F1": scores.conll} for name, scores in found.items()}


def copies() -> dict[str, dict[str, float]]:
    """Copies found on the committed texts, the half that nothing was tuned on (benchmarks/copies.py)."""
    from benchmarks.copies import quality

    return quality()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path)
    parser.add_argument("--sets", nargs="*", help="only these sets")
    parser.add_argument("--keep", type=Path, help="a folder to keep the annotations in")
    options = parser.parse_args()
    wanted = [f for f in floors() if not options.sets or f.set in options.sets]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        fallen = 0
        scored: dict[str, dict[str, dict[str, float]]] = {}
        for floor in wanted:
            value = figure(floor, options.shared, folder, scored)
            if value is None:
                print(f"  not measured  {floor.set:18s} {floor.figure} {floor.measure}: the set is not at hand")
                continue
            fallen += value < floor.floor
            verdict = "FALLEN" if value < floor.floor else "holds"
            print(f"  {verdict:12s}  {floor.set:18s} {floor.figure} {floor.measure}: {value:.2f} (floor {floor.floor})")
    return 1 if fallen else 0


def figure(
    floor: Floor, shared: Path | None, folder: Path, scored: dict[str, dict[str, dict[str, float]]]
) -> float | None:
    """One figure, None where its set is not at hand. Each set is annotated once."""
    if floor.set == "piles":
        return piles(f"not {UNSEEN}")
    if floor.set == "second-pile":
        return piles(UNSEEN)
    if floor.set == "told":
        if "told" not in scored:
            scored["told"] = told()
        return scored["told"][floor.figure][floor.measure]
    if floor.set == "copies":
        if "copies" not in scored:
            scored["copies"] = copies()
        return scored["copies"][floor.figure][floor.measure]
    if shared is None or not shared.is_dir():
        return None
    if floor.set == "cameo":
        if "cameo" not in scored:
            scored["cameo"] = cameo(shared)
        return scored["cameo"][floor.figure][floor.measure]
    if floor.set == "ecbplus":
        if "ecbplus" not in scored:
            scored["ecbplus"] = ecbplus(shared)
        return scored["ecbplus"][floor.figure][floor.measure]
    if floor.set == "worldwide":
        return worldwide(shared)[floor.measure]
    if floor.set not in scored:
        answer = folder / f"{floor.set}.{'conllu' if floor.set.startswith('syntax') else 'jsonl'}"
        annotate(shared, floor.set, answer)
        scored[floor.set] = score(shared, floor.set, answer)
    return scored[floor.set][floor.figure][floor.measure]


if __name__ == "__main__":
    raise SystemExit(main())
