"""How fast times are found: sentences a second of the grammar and of the whole step, beside dateparser's search in the same run.

    python -m benchmarks.times [FILE]     FILE: JSON Lines with a "text" in each; the example pile where none is given

One core, processor time. dateparser is there because a reader of web pages brings it; where it is not, its line is left out.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from dateline.grounding.times.find import expressions, find_times
from dateline.language.types import Analysis, Sentence
from dateline.reports.types import Published

EXAMPLES = Path(__file__).resolve().parent.parent / "examples" / "autumn-2020"
BREAK = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
PUBLISHED = Published(date(2020, 10, 20), date(2020, 10, 20), "stated")
LEAST_SENTENCES, SAMPLE, RUNS = 20_000, 60, 3


def texts(arguments: Sequence[str]) -> list[str]:
    if arguments:
        return [json.loads(line)["text"] for line in Path(arguments[0]).read_text("utf-8").splitlines() if line.strip()]
    return [path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]


def split(text: str) -> Analysis:
    """Sentences by their full stops: what is measured starts after the language engine."""
    spans, start = [], 0
    for mark in BREAK.finditer(text):
        spans.append(Sentence(start, mark.start(), (), 0))
        start = mark.end()
    return Analysis((*spans, Sentence(start, len(text), (), 0)), ())


def best(run: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds of processor time."""
    took = []
    for _ in range(RUNS):
        start = time.process_time()
        run()
        took.append(time.process_time() - start)
    return min(took)


def main(arguments: Sequence[str]) -> None:
    pile = [(text, split(text)) for text in texts(arguments)]
    sentences = sum(len(analysis.sentences) for _, analysis in pile)
    again = -(-LEAST_SENTENCES // sentences)
    pile, sentences = pile * again, sentences * again
    find_times(*pile[0], PUBLISHED)
    grammar = best(lambda: [expressions(text, analysis) for text, analysis in pile])
    whole = best(lambda: [find_times(text, analysis, PUBLISHED) for text, analysis in pile])
    write = sys.stdout.write
    write(f"{sentences} sentences\n")
    write(f"grammar            {sentences / grammar:10,.0f} sentences/s\n")
    write(f"times with values  {sentences / whole:10,.0f} sentences/s\n")
    if importlib.util.find_spec("dateparser") is not None:
        search_dates = importlib.import_module("dateparser.search").search_dates
        sample = [text[s.start : s.end] for text, analysis in pile for s in analysis.sentences][:SAMPLE]
        took = best(lambda: [search_dates(sentence, languages=["en"]) for sentence in sample])
        write(f"dateparser         {len(sample) / took:10,.0f} sentences/s (on {len(sample)})\n")


if __name__ == "__main__":
    main(sys.argv[1:])
