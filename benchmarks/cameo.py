"""How often the main event of a sentence has the right root code: PETRARCH's (CAMEO) and PLOVER's gold sentences.

    python -m benchmarks.cameo --data DIR     DIR with petrarch-gold/, plover-gsr/ and, where there is one, plv/

Only sentences with exactly one gold event count. Beside each share stands that of the most common code, and both are given
for the half of the sentences that the words of politics were looked at with ("open") and the half that was not ("kept"),
parted by a hash of the sentence. PETRARCH's sentences that a made-up dictionary codes, to test a parser, stand apart, and
those of codes that CAMEO has not (21 to 99) are left out.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.events.politics.codes import Code, code_of, main_event
from dateline.language.types import Analysis
from dateline.pipeline import Reader
from dateline.reports.types import Passage, Published, Report

SENTENCE = re.compile(r"<Sentence [^>]*?/?>(.*?)(?=<Sentence |</Sentences>|\Z)", re.DOTALL)
CODING = re.compile(r"<EventCoding [^>]*?eventcode\s*=\s*\"(\w*)\"")
TEXT = re.compile(r"<Text>(.*?)</Text>", re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
#: The dictionaries by which PETRARCH's files say that they are coded.
OWN, MADE_UP = "CAMEO.2.0.txt", "PETR.Validate.verbs.txt"
#: PLOVER's names of 2016 to those of 2024.
NOW = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
#: The scheme of the larger set: CONCEDE and RETREAT are one, sanctions coerce, who is found guilty is accused.
YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
BY_CAMEO = {"163": "COERCE", "116": "ACCUSE", "057": "SUPPORT"}


@dataclass(frozen=True, slots=True)
class Gold:
    """A sentence with the root code of its one event."""

    text: str
    root: str

    @property
    def kept(self) -> bool:
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 1


def petrarch(folder: Path, *, made_up: bool) -> Iterator[Gold]:
    """Sentences of the validation files, each once; those that two files code otherwise are left out.

    Most are coded by a dictionary made up to test a parser (`made_up`: to "criticize" is to reject, to restore ties is to
    cooperate materially), the rest by CAMEO's own.
    """
    codes: dict[str, set[tuple[str, ...]]] = {}
    for path in sorted(folder.rglob("*.xml")):
        whole = path.read_text("utf-8", errors="replace")
        if f"<Verbfile>{MADE_UP if made_up else OWN}" not in whole:
            continue
        for sentence in SENTENCE.finditer(COMMENT.sub("", whole)):
            if text := TEXT.search(sentence[1]):
                codes.setdefault(" ".join(text[1].split()), set()).add(tuple(CODING.findall(sentence[1])))
    for text, told in codes.items():
        if len(told) == 1 and len(only := next(iter(told))) == 1 and "01" <= only[0][:2] <= "20":
            yield Gold(text, only[0][:2])


def plover(folder: Path) -> Iterator[Gold]:
    records = json.loads((folder / "PLOVER_GSR_CAMEO.txt").read_text("utf-8"), strict=False)
    yield from _once((r["text"], NOW.get(r["event"], r["event"])) for r in records if r.get("text"))


def plv(folder: Path) -> Iterator[Gold]:
    with (folder / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        yield from _once((row["sentence"], row["gold_root"]) for row in csv.DictReader(file, delimiter="\t"))


def _once(pairs: Iterator[tuple[str, str]]) -> Iterator[Gold]:
    found: dict[str, list[str]] = {}
    for text, root in pairs:
        found.setdefault(" ".join(text.split()), []).append(root)
    return (Gold(text, roots[0]) for text, roots in found.items() if len(roots) == 1)


@dataclass(frozen=True, slots=True)
class Task:
    """A set of sentences, and how the code asked for is had from an event."""

    name: str
    gold: tuple[Gold, ...]
    code: Callable[[Code], str]


def tasks(data: Path) -> list[Task]:
    folders = {name: next((p for p in (data / name / "all", data / name / "train", data / name) if p.is_dir()), None)
               for name in ("petrarch-gold", "plover-gsr", "plv")}  # fmt: skip
    found = []
    if (folder := folders["petrarch-gold"]) is not None:
        for name, made_up in (("petrarch", False), ("made-up", True)):
            found.append(Task(name, tuple(petrarch(folder, made_up=made_up)), lambda code: code.root))
    if (folder := folders["plover-gsr"]) is not None:
        found.append(Task("plover", tuple(plover(folder)), _of_plover))
    if (folder := folders["plv"]) is not None:
        found.append(Task("plv", tuple(plv(folder)), _of_larger_set))
    return found


def _of_plover(code: Code) -> str:
    return BY_CAMEO["057"] if code.cameo == "057" else code.plover


def _of_larger_set(code: Code) -> str:
    return BY_CAMEO.get(code.cameo, YIELD.get(code.plover, code.plover))


def report_of(text: str) -> Report:
    """The sentence as a report of a day that nobody knows."""
    day = Published(None, None, "unknown")
    passages = (Passage(0, len(text), "body"),)
    return Report("r", "f", text, "Gold", None, None, None, None, None, day, "en", passages)


def answer(reader: Reader, report: Report, analysis: Analysis, code: Callable[[Code], str]) -> str:
    """The code of the sentence's main event; empty where none is heard."""
    event = main_event(reader.interpret(report, analysis).events, analysis)
    if event is None:
        return ""
    word = report.text[event.start : event.end]
    return code(code_of(event.type, event.sub_type, event.modality, word=word))


def table(task: Task, answers: Sequence[str]) -> str:
    """One line for each part of the set: how many, how many right, and the share of the most common code."""
    lines = []
    for name, parts in (("all", (False, True)), ("open", (False,)), ("kept", (True,))):
        pairs = [(g.root, a) for g, a in zip(task.gold, answers, strict=True) if g.kept in parts]
        right = sum(gold == told for gold, told in pairs)
        heard = sum(told != "" for _, told in pairs)
        (most, count), *_ = Counter(gold for gold, _ in pairs).most_common(1)
        lines.append(
            f"{task.name:9s} {name:5s} {len(pairs):5d} sentences  right {100 * right / len(pairs):5.1f} %"
            f"  heard {100 * heard / len(pairs):5.1f} %  floor {100 * count / len(pairs):5.1f} % ({most})"
        )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    options = parser.parse_args()
    reader = Reader.load()
    for task in tasks(options.data):
        reports = [report_of(gold.text) for gold in task.gold]
        analyses = reader.engine.analyse_many([(r.text, r.content()) for r in reports])
        answers = [answer(reader, r, a, task.code) for r, a in zip(reports, analyses, strict=True)]
        sys.stdout.write(table(task, answers) + "\n")


if __name__ == "__main__":
    main()
