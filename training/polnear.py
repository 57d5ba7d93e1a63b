"""PolNeAR becomes examples: passages of words, and for each act of saying the words of its cue, its source and its content.

Passages and words are those of the engine at run time. Spans are trimmed of punctuation, as every scorer of attribution
does; fragments that only punctuation parts are one.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from dateline.language.features import quoted, shape, spelling
from dateline.language.network import MAX_PIECES
from dateline.language.question import distance, relation
from dateline.language.split import Word, sentences
from training.examples import IGNORED, Pieces

TAGS = ("O", "B", "I", "L", "U")
MOST_UNITS = 3  # of a passage: what the decoder sees around a cue at run time
_SPAN = re.compile(r"(T\d+)\t(\S+) ([\d; ]+)")
_EVENT = re.compile(r"E\d+\t(.*)")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
Span = tuple[int, int]


@dataclass(slots=True)
class Telling:
    """One attribution: indices of words of its passage, punctuation at the edges of fragments left out."""

    cue: list[int]
    source: list[int]
    content: list[int]


@dataclass(slots=True)
class Passage:
    """Units of sentences of words, as the encoder sees them. `tellings` holds those of each annotator."""

    units: list[list[list[str]]]
    tellings: list[list[Telling]]
    length: int  # wordpieces
    longest: int  # wordpieces of its longest unit


def _annotations(path: Path) -> Iterator[dict[str, list[Span]]]:
    """Cue, Source and Content of each event of a brat file."""
    spans: dict[str, list[Span]] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        if found := _SPAN.match(line):
            parts = [part.split() for part in found[3].split(";")]
            spans[found[1]] = [(int(part[0]), int(part[1])) for part in parts if len(part) == 2]
        elif found := _EVENT.match(line):
            roles: dict[str, list[Span]] = defaultdict(list)
            for argument in found[1].split():
                role, _, target = argument.partition(":")
                roles[role.rstrip("0123456789")].extend(spans.get(target, []))
            if roles["Cue"] and roles["Content"]:
                yield roles


def _indices(words: list[Word], spans: list[Span]) -> list[int]:
    """The words that lie mostly in a span; punctuation only between words of one run."""
    inside = [any(min(w.end, e) - max(w.start, s) > (w.end - w.start) / 2 for s, e in spans) for w in words]
    result: list[int] = []
    gap: list[int] = []
    for index, word in enumerate(words):
        if any(c.isalnum() for c in word.text):
            if inside[index]:
                result.extend([*gap, index] if result and result[-1] == index - 1 - len(gap) else [index])
            gap = []
        else:
            gap.append(index)
    return result


def read(data: Path, pieces: Pieces, *, part: str = "train") -> list[Passage]:
    folder = data / "attribution/polnear" / part
    annotated: dict[str, list[Path]] = defaultdict(list)
    for path in sorted((folder / "attributions").glob("*.ann")):
        annotated[path.name.rsplit("_", 1)[0]].append(path)
    passages: list[Passage] = []
    for name, paths in sorted(annotated.items()):
        text = (folder / "text" / f"{name}.txt").read_text(encoding="utf-8")
        read_all = [list(_annotations(path)) for path in paths]
        for line in _LINE.finditer(text):
            passages.extend(_passages(text[line.start() : line.end()], line.start(), read_all, pieces))
    return passages


def _passages(
    text: str, shift: int, annotators: list[list[dict[str, list[Span]]]], pieces: Pieces
) -> Iterator[Passage]:
    """One passage, or several where it is longer than the decoder's window."""
    units: list[list[list[Word]]] = []
    sizes: list[int] = []
    for sentence in sentences(text):
        size = sum(len(pieces(word.text)) for word in sentence)
        if units and sizes[-1] + size <= MAX_PIECES:
            units[-1].append(sentence)
            sizes[-1] += size
        else:
            units.append([sentence])
            sizes.append(size)
    for start in range(0, len(units), MOST_UNITS):
        chunk, chunk_sizes = units[start : start + MOST_UNITS], sizes[start : start + MOST_UNITS]
        words = [word for unit in chunk for sentence in unit for word in sentence]
        low, high = words[0].start, words[-1].end
        tellings: list[list[Telling]] = []
        for annotator in annotators:
            found: list[Telling] = []
            for roles in annotator:
                own = {
                    role: [(s - shift, e - shift) for s, e in roles[role] if low <= s - shift < high]
                    for role in ("Cue", "Source", "Content")
                }
                cue = _indices(words, own["Cue"])
                if own["Cue"] and not cue:  # a colon, a comma
                    s, e = own["Cue"][0]
                    cue = [i for i, w in enumerate(words) if min(w.end, e) > max(w.start, s)]
                content = _indices(words, own["Content"])
                if cue and content:
                    found.append(Telling(cue, _indices(words, own["Source"]), content))
            tellings.append(found)
        yield Passage(
            [[[word.text for word in sentence] for sentence in unit] for unit in chunk],
            tellings,
            sum(chunk_sizes),
            max(chunk_sizes),
        )


def batches(passages: list[Passage], *, budget: int, rng: random.Random) -> list[list[Passage]]:
    """Batches of passages of like length, at most `budget` wordpieces with padding, in random order."""
    order = sorted(passages, key=lambda passage: passage.length + rng.random() * 8)
    result: list[list[Passage]] = [[]]
    for passage in order:
        if result[-1] and (len(result[-1]) + 1) * (passage.length + 2) > budget:
            result.append([])
        result[-1].append(passage)
    pairs = [result[index : index + 2] for index in range(0, len(result) - 1, 2)]
    rng.shuffle(pairs)
    return [batch for pair in pairs for batch in pair]


def tags(indices: list[int], size: int) -> list[int]:
    """Begin-inside-last-unit tags of the runs of word indices."""
    result = [0] * size
    chosen = set(indices)
    for index in indices:
        before, after = index - 1 in chosen, index + 1 in chosen
        result[index] = (2 if after else 3) if before else (1 if after else 4)
    return result


def recased(words: list[str], rng: random.Random) -> list[str]:
    """A small share in capitals, or with other quotation marks and dashes."""
    draw = rng.random()
    if draw < 0.02:
        return [word.upper() for word in words]
    if draw < 0.15:
        swap = {"“": '"', "”": '"', "’s": "'s", "n’t": "n't", "’": "'", "—": rng.choice("-–—")}
        return [swap.get(word, word) for word in words]
    return words


def tensors(
    passages: list[Passage], pieces: Pieces, corpus: int, epoch: int, rng: random.Random
) -> tuple[dict[str, Tensor], dict[str, Tensor], list[list[Telling]]]:
    """The encoder's batch (units), the decoder's (passages) and the tellings of each passage."""
    rows: list[dict[str, list[int]]] = []
    places: list[list[tuple[int, int]]] = []
    quotes: list[list[int]] = []
    lines: list[list[int]] = []
    tellings: list[list[Telling]] = []
    for passage in passages:
        place: list[tuple[int, int]] = []
        line: list[int] = []
        every: list[str] = []
        recase = rng.random()
        for unit in passage.units:
            row: dict[str, list[int]] = defaultdict(list)
            row["pieces"].append(101)
            row["piece_shapes"].append(0)
            row["piece_starts"].append(0)
            for number, sentence in enumerate(unit):
                local = random.Random(recase)  # one way of writing for the whole passage
                for index, word in enumerate(recased(sentence, local)):
                    ids = [103] if rng.random() < 0.02 else pieces(word)
                    ids = ids[: max(1, 511 - len(row["pieces"]))]
                    kind = shape(word)
                    suffix, form = spelling(word)
                    place.append((len(rows), len(row["first"])))
                    row["first"].append(len(row["pieces"]))
                    row["pieces"].extend(ids)
                    row["last"].append(len(row["pieces"]) - 1)
                    row["piece_shapes"].extend([kind] * len(ids))
                    row["piece_starts"].extend([int(index == 0)] * len(ids))
                    row["word_shapes"].append(kind)
                    row["suffix"].append(suffix)
                    row["form"].append(form)
                    row["sentence"].append(number)
                    every.append(word)
                line.extend([line[-1] + 1 if line else 0] * len(sentence))
            row["pieces"].append(102)
            row["piece_shapes"].append(0)
            row["piece_starts"].append(0)
            rows.append(row)
        places.append(place)
        lines.append(line)
        quotes.append(quoted(every))
        tellings.append(passage.tellings[epoch % len(passage.tellings)])
    batch: dict[str, Tensor] = {"corpus": torch.full((len(rows),), corpus)}
    for key in rows[0]:
        width = max(len(row[key]) for row in rows)
        fill = -1 if key == "sentence" else 0
        batch[key] = torch.tensor([row[key] + [fill] * (width - len(row[key])) for row in rows])
    width = batch["pieces"].shape[1]
    batch["piece_mask"] = torch.tensor([[index < len(row["pieces"]) for index in range(width)] for row in rows])
    stride = batch["first"].shape[1]
    size = max(map(len, places))
    decoder = {
        "at": torch.tensor([[u * stride + w for u, w in place] + [0] * (size - len(place)) for place in places]),
        "mask": torch.tensor([[index < len(place) for index in range(size)] for place in places]),
        "quoted": torch.tensor([row + [0] * (size - len(row)) for row in quotes]),
        "line": torch.tensor([row + [-1] * (size - len(row)) for row in lines]),
    }
    gold = []
    for place, found in zip(places, tellings, strict=True):
        cues = tags(sorted({index for telling in found for index in telling.cue}), len(place))
        gold.append(cues + [IGNORED] * (size - len(place)))
    decoder["gold_cue"] = torch.tensor(gold)
    return batch, decoder, tellings


def questions(cues: list[tuple[int, list[int]]], lines: list[list[int]], size: int) -> dict[str, Tensor]:
    """What the decoder is asked of each cue (passage, indices): distances and sentence relations of every word."""
    asked: dict[str, list[list[float]]] = {"distance": [], "relation": [], "share": []}
    for passage, cue in cues:
        line = lines[passage]
        asked["distance"].append(distance(cue, size))
        asked["relation"].append(relation(cue, line, size))
        share = [0.0] * size
        for index in cue:
            share[index] = 1 / len(cue)
        asked["share"].append(share)
    return {
        "passage": torch.tensor([passage for passage, _ in cues]),
        "distance": torch.tensor(asked["distance"], dtype=torch.long),
        "relation": torch.tensor(asked["relation"], dtype=torch.long),
        "share": torch.tensor(asked["share"]),
    }
