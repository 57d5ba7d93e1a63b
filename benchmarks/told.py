"""What hand-made texts tell of violence, modality, ceasefires and politics, and how much of it is read right.

    python -m benchmarks.told

The cases (tests/events/told_*/) were written down by readers who had not seen the code, before it was run on them; rules have
been worked on with them since, so that a text of another hand will be read less well. All figures in percent.
"""

from __future__ import annotations

from tests.events import ceasefires_told, events_told, modality_told, test_told_politics

from benchmarks.ceasefires import figures as of_ceasefires
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document, Stated


def violence(reader: Reader) -> dict[str, float]:
    """Events found, how many of those heard are told, and recall and precision over all roles."""
    cases = events_told.cases()
    found = events_told.figures(cases, events_told.read_all(reader, cases))
    ours, theirs, both = (sum(counts[n] for counts in found.roles.values()) for n in range(3))
    return {
        "found": 100 * found.found / found.told,
        "true": 100 * found.found / (found.found + found.false),
        "type": 100 * found.type_right / found.found,
        "roles recall": 100 * both / theirs,
        "roles precision": 100 * both / ours,
        "quiet": 100 * found.quiet_met / found.quiet,
    }


def modality(reader: Reader) -> dict[str, float]:
    """Mean F1 over nine labels, and F1 of background."""
    marks = modality_told.marks()
    found = modality_told.figures(marks, modality_told.read_all(reader, marks))
    return {"macro F1": found.macro, "background F1": found.background}


def ceasefires(reader: Reader) -> dict[str, float]:
    """Shares of whole cases, tellings, violations and pairs that are right."""
    cases = list(ceasefires_told.cases())
    documents = [Document(c["name"], c["text"], Stated(published_on=c.get("published"))) for c in cases]
    readings = zip(cases, reader.read(documents), strict=True)
    judged = [ceasefires_told.judge(case, reading) for case, reading in readings if isinstance(reading, Reading)]
    return {name: 100 * right / every for name, (right, every) in of_ceasefires(judged).items()}


def politics(reader: Reader) -> dict[str, float]:
    """Shares of what is told that is heard, and of what is heard that is told."""
    cases = test_told_politics.load()
    documents = [Document(name, c["text"], Stated(published_on=c.get("published"))) for name, c in cases.items()]
    told = heard = right = every = 0
    for case, reading in zip(cases.values(), reader.read(documents), strict=True):
        if isinstance(reading, Reading):
            things = test_told_politics.things(case)
            acts = [
                e
                for e in test_told_politics.political(reading.events)
                if e.modality in ("actual", "alleged") or e.type in (*test_told_politics.POSITIONS, "CONSULT")
            ]  # what is only demanded or feared is told by the demand, which is what the cases list
            told += len(things)
            heard += sum(any(test_told_politics.meets(thing, e) for e in reading.events) for thing in things)
            every += len(acts)
            right += sum(any(test_told_politics.meets(thing, e) for thing in things) for e in acts)
    return {"heard": 100 * heard / told, "true": 100 * right / every}


def measure() -> dict[str, dict[str, float]]:
    reader = Reader.load()
    steps = {"violence": violence, "modality": modality, "ceasefires": ceasefires, "politics": politics}
    return {name: step(reader) for name, step in steps.items()}


def main() -> int:
    for name, found in measure().items():
        for what, value in found.items():
            print(f"{name:12s} {what:16s} {value:5.1f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
