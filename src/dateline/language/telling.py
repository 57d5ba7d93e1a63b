"""The tellings of a passage: cues out of the encoder's scores, then the source and the content of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import numpy as np

from dateline.language.decode import NameDecoder
from dateline.language.network import Network, Scores, Unit
from dateline.language.split import Word
from dateline.language.types import Span, Telling

LEAST = 0.2  # a cue that is less probable is not given
_EAGER = np.array([0.0, 2.5, 2.5, 2.5, 2.5], dtype=np.float32)  # added to the scores of tags: improbable cues too
Cue = tuple[int, int, float]  # first and last word, probability
_DECODER = NameDecoder(("O", "B-cue", "I-cue", "L-cue", "U-cue"))
_MOST = 3  # units of a passage that the decoder sees together, as in training


def find_tellings(network: Network, words: Sequence[Sequence[Word]], units: Sequence[Unit]) -> list[Telling]:
    """Tellings of one passage, in order of their cues. `words` are those of each unit; spans are offsets as theirs."""
    found: list[Telling] = []
    candidates = [_cues(unit.cues) for unit in units]
    for first, last, asked in _windows(candidates):
        window = [word for unit in words[first : last + 1] for word in unit]
        cues: list[list[int]] = []
        odds: list[float] = []
        for number in asked:
            shift = sum(map(len, words[first:number]))
            for low, high, probability in candidates[number]:
                cues.append([*range(low + shift, high + shift + 1)])
                odds.append(probability)
        seen = np.concatenate([unit.seen for unit in units[first : last + 1]])
        roles = network.roles(seen, cues, _lines(units[first : last + 1]))
        for number, cue in enumerate(cues):
            source = _runs(roles.source[number], cue, single=True)
            content = _runs(roles.content[number], cue, single=False)
            if content:
                found.append(
                    Telling(
                        cue=_spans(window, [(cue[0], cue[-1])]),
                        source=_spans(window, source),
                        content=_spans(window, content),
                        score=odds[number],
                    )
                )
    return found


def _spans(window: Sequence[Word], runs: Sequence[Span]) -> tuple[Span, ...]:
    """Runs of words as offsets."""
    return tuple((window[low].start, window[high].end) for low, high in runs)


def _cues(scores: Scores) -> list[Cue]:
    """The cues of a unit: the likely ones, and those between them that are possible."""
    if 1 - np.exp(scores[:, 0].min()) < LEAST:
        return []
    sure = [(first, last) for first, last, _, _ in _DECODER.spans(scores)]
    taken = {index for first, last in sure for index in range(first, last + 1)}
    eager = [(first, last) for first, last, _, _ in _DECODER.spans(scores + _EAGER)]
    spans = sorted([*sure, *(span for span in eager if taken.isdisjoint(range(span[0], span[1] + 1)))])
    cues = [(first, last, _probability(scores[first : last + 1])) for first, last in spans]
    return [cue for cue in cues if cue[2] >= LEAST]


def _probability(scores: Scores) -> float:
    """That a cue is one: of its surest word."""
    return round(float(1 - np.exp(scores[:, 0].min())), 4)


def _windows(candidates: Sequence[Sequence[Cue]]) -> Iterator[tuple[int, int, list[int]]]:
    """(first unit, last unit, units asked about): the whole of a short passage, else the neighbours of each unit."""
    asked = [number for number, cues in enumerate(candidates) if cues]
    if len(candidates) <= _MOST:
        if asked:
            yield 0, len(candidates) - 1, asked
        return
    for number in asked:
        yield max(0, number - 1), min(len(candidates) - 1, number + 1), [number]


def _lines(units: Sequence[Unit]) -> list[int]:
    """The number of each word's sentence."""
    lengths = [len(sentence.upos) for unit in units for sentence in unit.sentences]
    return [number for number, length in enumerate(lengths) for _ in range(length)]


def _runs(scores: Scores, cue: Sequence[int], *, single: bool) -> list[Span]:
    """First and last word of each run of a role; the likeliest where it has but one. No word of the cue is in it."""
    found = _DECODER.spans(scores)
    if single and len(found) > 1:
        found = [max(found, key=lambda run: (run[3], -run[0]))]
    inside = set(cue)
    kept = [index for first, last, _, _ in found for index in range(first, last + 1) if index not in inside]
    runs = [[index for _, index in run] for _, run in groupby(enumerate(kept), key=lambda pair: pair[1] - pair[0])]
    return [(run[0], run[-1]) for run in runs]
