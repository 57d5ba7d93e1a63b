"""Sentence and word splitting against gold: `python -m benchmarks.language_split FILE.conllu...`.

The raw text of each document is put together from its gold sentences, a passage per paragraph (`# newpar`), and split
again. F1 of spans in characters; a multiword token whose parts do not add up to it counts as one word.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from dateline.language.split import sentences

Span = tuple[int, int]


def passages(path: Path) -> Iterator[tuple[str, set[Span], set[Span]]]:
    """(text, sentence spans, word spans) of each paragraph."""
    passage = _Passage()
    rows: list[list[str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), "", "# newpar"]:
        if line.startswith(("# newdoc", "# newpar")):
            if passage.text:
                yield passage.text, passage.sentences, passage.words
            passage = _Passage()
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif rows and not line:
            passage.add(rows)
            rows = []


class _Passage:
    def __init__(self) -> None:
        self.text = ""
        self.sentences: set[Span] = set()
        self.words: set[Span] = set()

    def add(self, rows: list[list[str]]) -> None:
        """One more gold sentence."""
        first = len(self.text)
        covered = 0  # words up to this number are parts of a multiword token
        for row in rows:
            number = row[0]
            if "-" in number:
                low, covered = map(int, number.split("-"))
                parts = [part[1] for part in rows if part[0].isdigit() and low <= int(part[0]) <= covered]
                self._write(row, parts if "".join(parts) == row[1] else [row[1]])
            elif number.isdigit() and int(number) > covered:
                self._write(row, [row[1]])
        self.sentences.add((first, len(self.text.rstrip())))

    def _write(self, row: list[str], parts: list[str]) -> None:
        for part in parts:
            self.words.add((len(self.text), len(self.text) + len(part)))
            self.text += part
        self.text += "" if "SpaceAfter=No" in row[9] else " "


def f1(found: set[tuple[int, int, int]], gold: set[tuple[int, int, int]]) -> float:
    return 200 * len(found & gold) / (len(found) + len(gold))


def measure(paths: list[Path]) -> tuple[float, float]:
    """F1 of sentences and of words, in percent."""
    found: tuple[set[tuple[int, int, int]], set[tuple[int, int, int]]] = (set(), set())
    gold: tuple[set[tuple[int, int, int]], set[tuple[int, int, int]]] = (set(), set())
    number = 0
    for path in paths:
        for text, own_sentences, own_words in passages(path):
            number += 1
            split = sentences(text)
            found[0].update((number, words[0].start, words[-1].end) for words in split)
            found[1].update((number, word.start, word.end) for words in split for word in words)
            gold[0].update((number, *span) for span in own_sentences)
            gold[1].update((number, *span) for span in own_words)
    return f1(found[0], gold[0]), f1(found[1], gold[1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    sentence, word = measure(parser.parse_args().files)
    print(f"sentences F1 {sentence:.2f}  words F1 {word:.2f}")


if __name__ == "__main__":
    main()
