"""Whether people of several reports are rightly taken for one: ECB+'s coreference across documents against the pile's actors.

    python -m benchmarks.actors --data DIR [--topics 2 5 12] [--errors]

DIR is a folder of ECB+ topics (CAT XML, a folder for each topic). Only the texts are read, each topic as one pile. A gold mention
of a person (HUMAN_PART_PER) counts where its words begin with a capital and where reading found a person of its own there. Two
such mentions in two documents of one topic are a pair: right where the pile has one actor for both, and gold one person.
Recall counts what reading missed within a document too ("the coach, X" taken for two).
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from lxml import etree

from dateline.linking.actors.link import link_actors
from dateline.linking.actors.told import told_in
from dateline.linking.types import Pile
from dateline.pipeline import Reader, Reading
from dateline.reports.types import Document

_PERSON = "HUMAN_PART_PER"


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention of a person in a text; `person` is the same in all documents of a topic."""

    start: int
    end: int
    person: str


@dataclass(frozen=True, slots=True)
class Found:
    """A gold mention that reading found too, with the actor of the pile and the words of both."""

    document: str
    person: str
    actor_id: str
    text: str


def read_document(path: Path) -> tuple[str, list[Gold]]:
    """The text, a paragraph for each sentence, and the people in it."""
    root = etree.parse(path).getroot()
    text, places, last = "", {}, None
    for token in root.iter("token"):
        text += "" if last is None else " " if token.get("sentence") == last else "\n\n"
        last = token.get("sentence")
        places[token.get("t_id")] = (len(text), len(text) + len(token.text))
        text += token.text
    marked = {mark.get("m_id"): mark for mark in root.find("Markables")}
    gold = []
    for relation in root.find("Relations"):
        target = relation.find("target").get("m_id")
        person = relation.get("note") or marked[target].get("instance_id") or f"{path.stem} {target}"
        for source in relation.findall("source"):
            mark = marked[source.get("m_id")]
            anchors = [anchor.get("t_id") for anchor in mark.findall("token_anchor")]
            if mark.tag == _PERSON and anchors:
                gold.append(Gold(places[anchors[0]][0], places[anchors[-1]][1], person))
    return text, gold


def read_topic(reader: Reader, folder: Path) -> list[Found]:
    """The people of one topic whom both gold and reading have, once for each document, person and actor."""
    gold: dict[str, list[Gold]] = {}
    documents = []
    for path in sorted(folder.glob("*.xml")):
        text, gold[path.stem] = read_document(path)
        documents.append(Document(path.stem, text))
    readings = [r for r in reader.read(documents) if isinstance(r, Reading)]
    told = [t for r in readings for t in told_in(r.report, r.grounding.actors)]
    claims, events = (c for r in readings for c in r.claims), (e for r in readings for e in r.events)
    pile = Pile(tuple(r.report for r in readings), tuple(claims), tuple(events), {}, tuple(told))
    who = link_actors(pile)
    found: dict[tuple[str, str, str], Found] = {}
    for reading in readings:
        file, text = reading.report.file, reading.report.text
        for mark in gold[file]:
            for mention in reading.grounding.actors:
                names = mention.actor.kind == "person" and mention.text[:1].isupper() and len(mention.text) > 3
                if names and mention.start < mark.end and mark.start < mention.end and text[mark.start].isupper():
                    actor = who.actor(reading.report.report_id, mention.actor)
                    found.setdefault(
                        (file, mark.person, actor.actor_id), Found(file, mark.person, actor.actor_id, mention.text)
                    )
                    break
    return list(found.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--topics", nargs="*", help="folders of DIR; all where none is given")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    reader = Reader.load()
    counts: Counter[str] = Counter()
    names: Counter[tuple[str, str, str]] = Counter()
    for topic in options.topics or sorted(p.name for p in options.data.iterdir() if p.is_dir()):
        for a, b in combinations(read_topic(reader, options.data / topic), 2):
            joined, one = a.actor_id == b.actor_id, a.person == b.person
            if a.document != b.document and (joined or one):
                verdict = "right" if joined and one else "wrongly joined" if joined else "missed"
                counts[verdict] += 1
                names[verdict, *sorted((a.text, b.text))] += 1
    right, wrong, missed = (counts[verdict] for verdict in ("right", "wrongly joined", "missed"))
    print(f"pairs joined {right + wrong}, wrongly {wrong}; of one person {right + missed}, missed {missed}")
    print(f"precision {right / max(1, right + wrong):.3f}  recall {right / max(1, right + missed):.3f}")
    if options.errors:
        for (verdict, one, other), count in sorted(names.items(), key=lambda item: (-item[1], item[0])):
            if verdict != "right":
                print(f"{count:4} {verdict}: {one} | {other}")


if __name__ == "__main__":
    main()
