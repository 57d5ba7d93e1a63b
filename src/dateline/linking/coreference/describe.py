"""Within linking/: a telling is read into the record that is compared; once for each telling, so that a pair costs little.

The weight of a word is the logarithm of how few reports of the pile have it (inverse document frequency, Spärck Jones 1972).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log

from dateline.linking.coreference.kin import kin_of
from dateline.linking.coreference.stems import is_number, root_of, stem_of
from dateline.linking.coreference.stories import stories_of
from dateline.linking.coreference.types import NOTHING, Bag, Worded
from dateline.linking.words import words

_WORD = re.compile(r"\d[\d.,]*\d|[^\W_]+(?:['’.-][^\W_]+)*")
#: Words to either side of the trigger that are near it.
NEAR = 5
#: Names and numbers of a report count for this many of its other words: they tell one story from another.
_TELLING = 2.0


class Describer:
    """Reads tellings; made for one pile, whose reports say which words are rare."""

    def __init__(self, reports: Mapping[str, Sequence[str]]) -> None:
        """`reports`: the words of each report by its id."""
        counted = {key: _counted(text) for key, text in reports.items()}
        self._count = len(counted)
        self._having = Counter(stem for own in counted.values() for stem in own)
        self._reports = {key: self._weighed(own) for key, own in counted.items()}
        self._stories = stories_of(self._reports)

    @classmethod
    def of_texts(cls, texts: Mapping[str, str]) -> Describer:
        return cls({key: _WORD.findall(text) for key, text in texts.items()})

    def report(self, report_id: str) -> Bag:
        return self._reports[report_id]

    def rarity(self, stem: str) -> float:
        """About 0 for a word of every report, more the fewer have it."""
        return max(0.0, log((self._count + 1) / (self._having[stem] + 0.5)))

    def text(
        self,
        report_id: str,
        sentence: str,
        start: int,
        end: int,
        *,
        at: int = 0,
        doing: str = "",
        undergoing: str = "",
        around: str = "",
    ) -> Worded:
        """A telling of which only the text is known: its trigger is `sentence[start:end]`, `at` is where the sentence starts;
        `doing`, `undergoing` and `around` are phrases ("army forces", "two civilians", "in the market with a drone")."""
        spans = [match.span() for match in _WORD.finditer(sentence)] or [(0, 0)]
        inside = [n for n, (first, last) in enumerate(spans) if first < end and start < last] or [0]
        return self.words(
            report_id,
            [sentence[first:last] for first, last in spans],
            inside[0],
            inside[-1],
            head=inside[-1],
            at=at,
            doing=_WORD.findall(doing),
            undergoing=_WORD.findall(undergoing),
            around=_WORD.findall(around),
        )

    def words(
        self,
        report_id: str,
        sentence: Sequence[str],
        first: int,
        last: int,
        *,
        head: int,
        lemma: str = "",
        at: int = 0,
        doing: Iterable[str] = (),
        undergoing: Iterable[str] = (),
        around: Iterable[str] = (),
    ) -> Worded:
        """A telling whose trigger is `sentence[first]` to `sentence[last]` and whose head is `sentence[head]`; `doing`,
        `undergoing` and `around` are words of those who take part. `lemma` is the head's, where it is known."""
        trigger = sentence[first : last + 1]
        stems = [stem_of(word) for word in sentence]
        around_it = [n for n in range(head - NEAR, head + NEAR + 1) if not first <= n <= last and 0 <= n < len(stems)]
        own = frozenset(stem for stem in stems[first : last + 1] if stem)
        root = root_of("".join(words(lemma or sentence[head])[:1]))
        parts = [[stem_of(word) for word in part] for part in (doing, undergoing, around)]
        return Worded(
            report_id=report_id,
            sentence=at,
            form=trigger[-1].lower(),
            stem=root,
            stems=own or frozenset({root}),
            kin=kin_of(_telling(trigger) or _telling([sentence[head]])),
            near=self._bag(stems[n] for n in around_it),
            report=self._reports[report_id],
            story=self._stories[report_id],
            doing=self._bag(parts[0]),
            undergoing=self._bag(parts[1]),
            around=self._bag(parts[2]),
            parts=self._bag(stem for part in parts for stem in part),
        )

    def _bag(self, stems: Iterable[str]) -> Bag:
        found = {stem: self.rarity(stem) for stem in sorted(set(stems) - {""})}
        return Bag.of(found) if found else NOTHING

    def _weighed(self, counts: Mapping[str, float]) -> Bag:
        # What only one report has can tell nothing of two: left out, so that a report's record stays small.
        shared = {stem: n for stem, n in sorted(counts.items()) if self._having[stem] > 1}
        return Bag.of({stem: (1 + log(n)) * self.rarity(stem) for stem, n in shared.items()})


def _counted(text: Sequence[str]) -> dict[str, float]:
    """How often a report has each word, and each two words on end."""
    counts: defaultdict[str, float] = defaultdict(float)
    before = ""
    for n, word in enumerate(text):
        stem = stem_of(word)
        if stem:
            counts[stem] += _TELLING if is_number(word) or (n and word[:1].isupper()) else 1.0
            if before:
                counts[f"{before} {stem}"] += 1.0
            before = stem
    return counts


def _telling(trigger: Sequence[str]) -> list[str]:
    """The folded words of a trigger that tell something."""
    return [folded for word in trigger if stem_of(word) for folded in words(word)[:1]]
