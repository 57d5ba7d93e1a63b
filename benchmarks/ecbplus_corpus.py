"""Reads ECB+ (Cybulska and Vossen 2014): the words of each report, and the event mentions of its validated sentences.

DIR holds `train/` and `dev/`, a folder of CAT XML for each topic, and ECBplus_coreference_sentences.csv. As papers do (Barhom and
others 2019), only mentions within the validated sentences count, and a mention in no chain is a chain of its own.
"""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

SENTENCES = "ECBplus_coreference_sentences.csv"
_EVENTS = ("ACTION", "NEG")
_CHAINS = ("CROSS_DOC_COREF", "INTRA_DOC_COREF")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` to `last` of sentence `sentence` (an index into the report's sentences), and the chain it is of."""

    sentence: int
    first: int
    last: int
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """`name` as in "12_10ecb"; `topic` as in "12"; `subtopic` as in "12ecb"."""

    name: str
    topic: str
    subtopic: str
    sentences: tuple[tuple[str, ...], ...]
    mentions: tuple[Mention, ...]


def read(folder: Path, part: str) -> list[Document]:
    """The reports of one part in order of topic and name."""
    validated = _validated(folder / SENTENCES)
    files = sorted((folder / part).glob("*/*.xml"), key=lambda file: (int(file.parent.name), file.stem))
    return [_document(file, validated[file.stem]) for file in files]


def _validated(file: Path) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    with file.open(encoding="utf-8", newline="") as lines:
        for topic, name, sentence in list(csv.reader(lines))[1:]:
            found[f"{topic}_{name}"].add(int(sentence))
    return found


def _document(file: Path, validated: set[int]) -> Document:
    root = ElementTree.parse(file).getroot()  # a corpus on this machine, not a document from outside
    place: dict[str, tuple[int, int]] = {}
    by_number: dict[int, list[str]] = defaultdict(list)
    numbers = sorted({int(token.attrib["sentence"]) for token in root.iter("token")})
    for token in root.iter("token"):
        number = int(token.attrib["sentence"])
        place[token.attrib["t_id"]] = (numbers.index(number), len(by_number[number]))
        by_number[number].append(token.text or "")
    chains = _chains(root, file.stem)
    mentions: list[Mention] = []
    for mark in (mark for part in root.iter("Markables") for mark in part):
        spots = sorted(place[anchor.attrib["t_id"]] for anchor in mark.iter("token_anchor"))
        if not spots or not mark.tag.startswith(_EVENTS) or numbers[spots[0][0]] not in validated:
            continue
        key = mark.attrib["m_id"]
        line = spots[0][0]
        last = max(word for sentence, word in spots if sentence == line)
        mentions.append(Mention(line, spots[0][1], last, chains.get(key, f"{file.stem} alone {key}")))
    number_of, name = file.stem.split("_")
    kind = "ecbplus" if name.endswith("ecbplus") else "ecb"
    sentences = tuple(tuple(by_number[number]) for number in numbers)
    ordered = tuple(sorted(mentions, key=lambda m: (m.sentence, m.first, m.last, m.chain)))
    return Document(file.stem, number_of, number_of + kind, sentences, ordered)


def _chains(root: ElementTree.Element, name: str) -> dict[str, str]:
    """The chain of each mention that is in one: across reports by the instance's id, within one by the report's name too."""
    instances = {
        mark.attrib["m_id"]: mark.attrib.get("instance_id", "") for part in root.iter("Markables") for mark in part
    }
    found: dict[str, str] = {}
    for relation in (r for part in root.iter("Relations") for r in part if r.tag in _CHAINS):
        target = relation.find("target")
        assert target is not None
        goal = target.attrib["m_id"]
        chain = relation.get("note") or instances.get(goal, "")
        if relation.tag == "INTRA_DOC_COREF":
            chain = f"{name} within {goal}"
        for source in relation.findall("source"):
            found[source.attrib["m_id"]] = chain
    return found
