"""PolNeAR becomes examples: passages of words, and for each act of saying the words of its cue, its source and its content.

Passages and words are those of the engine at run time. Spans are trimmed of punctuation, as every scorer of attribution
does; fragments that only punctuation parts are one.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.language.network import MAX_PIECES
from dateline.language.split import Word, sentences

MOST_UNITS = 3  # of a passage: what the decoder sees around a cue at run time
_SPAN = re.compile(r"(T\d+)\t(\S+) ([\d; ]+)")
_EVENT = re.compile(r"E\d+\t(.*)")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
Span = tuple[int, int]
Pieces = Callable[[str], list[int]]  # wordpiece ids of a word


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
