"""Gold-tokenised sentences are annotated again: CoNLL-U in, CoNLL-U out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dateline.errors import InputError
from dateline.language.engine import Engine
from dateline.language.network import Tagged
from dateline.language.split import MAX_WORDS

COLUMNS = 10


def annotate_conllu(in_path: Path, out_path: Path, engine: Engine) -> None:
    """Fill LEMMA, UPOS, XPOS, HEAD and DEPREL of every sentence; everything else stays as it is.

    Each sentence is a unit of its own. Raises InputError where a line is no CoNLL-U.
    """
    with out_path.open("w", encoding="utf-8", newline="\n") as out:
        for lines in _sentences(in_path):
            out.writelines(line + "\n" for line in _annotated(lines, engine, in_path))
            out.write("\n")


def _sentences(path: Path) -> Iterator[list[str]]:
    current: list[str] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\r\n")
            if line.strip():
                current.append(line)
            elif current:
                yield current
                current = []
    if current:
        yield current


def _annotated(lines: list[str], engine: Engine, path: Path) -> Iterator[str]:
    rows = [line.split("\t") for line in lines]
    at = [index for index, row in enumerate(rows) if row[0].isdigit()]
    for index, row in enumerate(rows):
        if not lines[index].startswith("#") and len(row) != COLUMNS:
            raise InputError("E120", f"{path}: not CoNLL-U (ten columns expected): {lines[index][:80]!r}")
    if at:
        tagged = tag([rows[index][1] for index in at], engine)
        for number, index in enumerate(at):
            row = rows[index]
            row[2] = tagged.lemmas[number]
            row[3] = tagged.upos[number]
            row[4] = tagged.xpos[number]
            row[6] = str(tagged.heads[number] + 1)
            row[7] = tagged.deprels[number]
    return iter("\t".join(row) for row in rows)


def tag(words: list[str], engine: Engine) -> Tagged:
    """One sentence of any length: past MAX_WORDS words it is analysed in parts, whose roots hang on the first one's."""
    limit = 2 * MAX_WORDS
    parts = [engine.analyse_words([words[at : at + limit]])[0] for at in range(0, len(words), limit)]
    whole = parts[0]
    for number, part in enumerate(parts[1:], start=1):
        shift = number * limit
        root = whole.heads.index(-1)
        whole.heads.extend(root if head < 0 else head + shift for head in part.heads)
        whole.deprels.extend("parataxis" if label == "root" else label for label in part.deprels)
        for own, more in ((whole.upos, part.upos), (whole.xpos, part.xpos), (whole.lemmas, part.lemmas)):
            own.extend(more)
        whole.names.extend((first + shift, last + shift, kind, score) for first, last, kind, score in part.names)
    return whole
