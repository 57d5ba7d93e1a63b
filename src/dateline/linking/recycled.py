"""linking/ groups the sentences of a pile that are the same or nearly the same words. Near-linear: an index of shingles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rapidfuzz.distance import LCSseq

from dateline.linking.settings import CopySettings, copy_settings
from dateline.linking.types import Pile
from dateline.linking.words import names, sentences, words
from dateline.reports.types import CONTENT_KINDS, Report


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a content passage. `passage` is the index of the passage in its report; `telling` its names and numbers."""

    report_id: str
    passage: int
    start: int
    end: int
    words: tuple[str, ...]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Recycled:
    """Sentences in the order in which the pile saw them; `group[i]` is the first sentence with the words of sentence i.

    `changed[i]` is true where the words are the group's but a number or a name is another: it is a copy, but tells news.
    """

    sentences: tuple[Sentence, ...]
    group: tuple[int, ...]
    changed: tuple[bool, ...]


def seen_on(report: Report) -> tuple[date, str]:
    """What "seen first" is decided by: the latest day of publication that the evidence allows, then the id."""
    return report.published.latest or report.published.earliest or date.max, report.report_id


def find_recycled(pile: Pile) -> Recycled:
    """Group the sentences of the whole pile by their words, each group named by its first-seen sentence.

    A sentence joins the earliest group whose first sentence it aligns with, so that groups never chain.
    """
    found = _sentences(pile.reports)
    settings = copy_settings()
    index = _Index(settings)
    first: dict[tuple[str, ...], int] = {}
    near: dict[int, int] = {}
    for i, sentence in enumerate(found):
        if len(sentence.words) < settings.least_words:
            continue
        same = first.setdefault(sentence.words, i)
        if same == i:
            near[i] = index.match(i, sentence.words)
    group = [near.get(first.get(s.words, i), i) for i, s in enumerate(found)]
    changed = (_changed(found[first_seen], s) for first_seen, s in zip(group, found, strict=True))
    return Recycled(found, tuple(group), tuple(changed))


def _sentences(reports: Sequence[Report]) -> tuple[Sentence, ...]:
    return tuple(
        _sentence(report, number, start, end)
        for report in sorted(reports, key=seen_on)
        for number, passage in enumerate(report.passages)
        if passage.kind in CONTENT_KINDS
        for start, end in sentences(report.text, passage.start, passage.end)
    )


def _sentence(report: Report, passage: int, start: int, end: int) -> Sentence:
    text = report.text[start:end]
    found = words(text)
    numbers = frozenset(word for word in found if word in copy_settings().numbers or word[0].isdigit())
    return Sentence(report.report_id, passage, start, end, found, numbers | names(text))


def _changed(a: Sentence, b: Sentence) -> bool:
    """Whether each has a number or a name that the other lacks; what is only left out changes nothing."""
    return bool(a.telling - b.telling and b.telling - a.telling)


class _Index:
    """First sentences by their shingles. `match` gives the first sentence that aligns, or enters this one as a first."""

    def __init__(self, settings: CopySettings) -> None:
        self._settings = settings
        self._postings: dict[tuple[str, ...], list[int]] = {}
        self._words: dict[int, tuple[str, ...]] = {}

    def match(self, i: int, found: tuple[str, ...]) -> int:
        settings = self._settings
        size = settings.shingle
        shingles = sorted({found[k : k + size] for k in range(len(found) - size + 1)})
        shared = Counter(j for shingle in shingles for j in self._postings.get(shingle, ()))
        best = sorted(shared, key=lambda j: (-shared[j], j))[: settings.candidates]
        aligned = [j for j in best if self._aligned(found, self._words[j], shared[j], len(shingles))]
        if aligned:
            return min(aligned)
        self._words[i] = found
        for shingle in shingles:
            postings = self._postings.setdefault(shingle, [])
            if len(postings) < settings.postings:
                postings.append(i)
        return i

    def _aligned(self, a: tuple[str, ...], b: tuple[str, ...], shared: int, shingles: int) -> bool:
        settings = self._settings
        short, long = sorted((len(a), len(b)))
        if long > settings.align_words:
            return shared >= settings.aligned_short * shingles
        least = max(settings.aligned_short * short, settings.aligned_long * long)
        return LCSseq.similarity(a, b) >= least
